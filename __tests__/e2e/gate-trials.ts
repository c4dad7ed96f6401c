// What the verdicts of the contract's §5 are made of: one certificate, its history, and what must come of it.
import { expect } from '@jest/globals';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  MINUTE,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate,
  type SimulatedPush
} from '../../simulator/scenario.ts';
import { NOW, type Trial } from './observe.ts';

/** When the certificates here were renewed, unless told otherwise. */
export const RENEWED = NOW - 30 * DAY;
export const EXPIRES = NOW + 170 * DAY;
/** A day before the renewal, and a day after. */
export const BEFORE = RENEWED - DAY;
export const AFTER = RENEWED + DAY;

/** Judges the certificates that are named. */
export const OFF = { 'follow-renewals': 'false' };

/** A push to the CDN. */
export function cdn(pushTime: unknown): SimulatedPush {
  return aPush({ service: 'CDN', pushTime });
}

/** A push to WAF in cn-north-4, or in another project. */
export function waf(pushTime: unknown, project: string | null = 'cn-north-4'): SimulatedPush {
  return aPush({ service: 'WAF', project, pushTime });
}

/** As many pushes to WAF, an hour apart, the oldest at that time. */
export function wafPushes(count: number, oldest: number): SimulatedPush[] {
  return Array.from({ length: count }, (_, index) => waf(oldest + index * HOUR));
}

/** The certificate with that number: every number has an ID and a domain of its own. Never pushed. */
export function numbered(number: number, overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate {
  const domain = `shop${number}.example.com`;
  return aCertificate({
    id: scmId(RENEWED - 2 * HOUR - number * MINUTE),
    name: `shop-${number}`,
    domain,
    sans: domain,
    issueTime: scmTime(RENEWED),
    notBefore: scmTime(RENEWED - HOUR),
    notAfter: scmTime(EXPIRES),
    pushes: [],
    ...overrides
  });
}

/** A run for these certificates that does not follow renewals. */
export function gate(certificates: SimulatedCertificate[], inputs = {}, scenario: ScenarioOverrides = {}): Trial {
  return { scenario: { certificates, ...scenario }, inputs: { ...OFF, ...inputs } };
}

/** A certificate, what it is asked for, and the verdict that this must come to. */
export interface VerdictCase {
  certificate: Partial<SimulatedCertificate>;
  inputs?: Record<string, string>;
  verdict: string;
  /** 1 unless told otherwise. */
  exit?: 0;
  /** Further fields of the entry in the report. */
  entry?: Record<string, unknown>;
  /** Further fields of the requirement's row in the report. */
  row?: Record<string, unknown>;
  /** The code of the error. */
  code?: string;
  /** Patterns that must each be told in some warning. */
  warnings?: readonly RegExp[];
}

const NO_TIMES = { issueTime: null, notBefore: null };
const GRACE = { 'grace-period': '31d' };
const NEW_WINDOW = wafPushes(10, AFTER);
const OVER = { notAfter: scmTime(NOW - MINUTE) };
const BAD_HISTORY = { rawHistory: { push_history_list: [{}] } };
const zoned = { issueTime: scmTime(RENEWED), notBefore: null };

/** A handful that shows each verdict and each input at work; the boundaries stand in judgement/boundaries.test.ts. */
export const VERDICT_CASES: Readonly<Record<string, VerdictCase>> = {
  'a push after the renewal is fresh': {
    certificate: { pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'issue_time', historyRecords: 1, historyFull: false },
    row: { pushedService: 'CDN', pushedProject: null, lagSeconds: null }
  },
  'a push a millisecond before the renewal is stale, by zero whole seconds': {
    certificate: { pushes: [cdn(RENEWED - 1)] },
    verdict: 'stale',
    row: { lagSeconds: 0 }
  },
  'no push of ten since the renewal is unknown': { certificate: { pushes: NEW_WINDOW }, verdict: 'unknown' },
  'no push of nine is missing': {
    certificate: { pushes: wafPushes(9, BEFORE) },
    verdict: 'missing',
    entry: { historyRecords: 9, historyFull: false }
  },
  'an absent history cannot be trusted': {
    certificate: { rawHistory: {} },
    verdict: 'error',
    code: 'UNEXPECTED_RESPONSE'
  },
  'allow-unknown passes an unknown renewal time': {
    certificate: NO_TIMES,
    inputs: { 'allow-unknown': 'true' },
    verdict: 'unknown',
    exit: 0,
    warnings: [/unknown/]
  },
  'allow-unknown passes nothing else': {
    certificate: { pushes: [cdn(BEFORE)] },
    inputs: { 'allow-unknown': 'true' },
    verdict: 'stale'
  },
  'a certificate whose time is over is expired': {
    certificate: { ...OVER, pushes: [cdn(AFTER)] },
    verdict: 'expired'
  },
  'status REVOKING keeps its verdict and is told': {
    certificate: { status: 'REVOKING', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    warnings: [/REVOKING/]
  },
  'grace makes a missing push pending': { certificate: {}, inputs: GRACE, verdict: 'pending', exit: 0 },
  'warn-only passes stale with a warning': {
    certificate: { pushes: [cdn(BEFORE)] },
    inputs: { 'warn-only': 'true' },
    verdict: 'stale',
    exit: 0,
    warnings: [/stale/]
  },
  'warn-only passes an error with a warning': {
    certificate: BAD_HISTORY,
    inputs: { 'warn-only': 'true' },
    verdict: 'error',
    exit: 0,
    warnings: [/UNEXPECTED_RESPONSE/]
  },
  'renewed-at before the push makes it fresh': {
    certificate: { pushes: [cdn(BEFORE)] },
    inputs: { 'renewed-at': new Date(BEFORE).toISOString() },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'input' },
    warnings: [/^renewed-at is before a renewal: .*no push for CDN since; renewed-at overrides that\./]
  },
  'times without a zone are read in time-zone': {
    certificate: { ...zoned, pushes: [cdn(RENEWED + 4 * HOUR)] },
    inputs: { 'time-zone': 'Z' },
    verdict: 'stale',
    row: { lagSeconds: 4 * 3600 }
  },
  'an upload is renewed when it was imported': {
    certificate: { id: scmId(RENEWED + 17 * HOUR), status: 'UPLOAD', pushes: [cdn(RENEWED + 16 * HOUR)] },
    verdict: 'stale',
    entry: { renewedAtSource: 'cert-id' },
    row: { lagSeconds: 3600 }
  },
  'a push ten minutes ahead of the clock keeps its verdict and is told': {
    certificate: { pushes: [cdn(NOW + 10 * MINUTE)] },
    verdict: 'fresh',
    exit: 0,
    warnings: [/ahead of/]
  },
  'a service that Huawei does not document is matched, and told': {
    certificate: { pushes: [aPush({ service: 'obs', project: 'cn-east-3', pushTime: AFTER })] },
    inputs: { 'required-services': 'OBS' },
    verdict: 'fresh',
    exit: 0,
    row: { requirement: 'OBS' },
    warnings: [/OBS.*WAF, CDN, ELB and Enhance_ELB/]
  },
  'a fresh push to the sibling of ELB is named, with the requirement that takes both': {
    certificate: { pushes: [aPush({ service: 'Enhance_ELB', project: 'cn-east-3', pushTime: AFTER })] },
    inputs: { 'required-services': 'ELB@cn-east-3' },
    verdict: 'missing',
    row: { reason: expect.stringContaining('ELB|Enhance_ELB@cn-east-3') }
  },
  'a fresh push to the sibling of Enhance_ELB is named too': {
    certificate: {
      pushes: [
        aPush({ service: 'ELB', project: 'cn-east-3', pushTime: AFTER }),
        aPush({ service: 'Enhance_ELB', project: 'cn-east-3', pushTime: BEFORE })
      ]
    },
    inputs: { 'required-services': 'Enhance_ELB' },
    verdict: 'stale',
    row: { reason: expect.stringContaining('ELB|Enhance_ELB') }
  },
  'another project of a fresh service that was last pushed before the renewal is named': {
    certificate: { pushes: [waf(AFTER, 'cn-north-4'), waf(BEFORE, 'cn-east-3')] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
    exit: 0,
    warnings: [/cn-east-3/]
  }
};
