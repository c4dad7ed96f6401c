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
  type SimulatedCertificate,
  type SimulatedPush
} from '../../simulator/scenario.ts';
import { NOW } from './observe.ts';

/** When the certificates here were renewed, unless told otherwise. */
export const RENEWED = NOW - 30 * DAY;
export const EXPIRES = NOW + 170 * DAY;

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

const BEFORE = RENEWED - DAY;
const AFTER = RENEWED + DAY;
const NO_TIMES = { issueTime: null, notBefore: null };
const GRACE = { 'grace-period': '31d' };
const OLD_WINDOW = wafPushes(10, BEFORE);
const NEW_WINDOW = wafPushes(10, AFTER);
const OVER = { notAfter: scmTime(NOW - MINUTE) };
const BAD_HISTORY = { rawHistory: { push_history_list: [{}] } };
const zoned = { issueTime: scmTime(RENEWED), notBefore: null };

/** Every verdict, alone. */
export const VERDICT_CASES: Readonly<Record<string, VerdictCase>> = {
  'a push after the renewal is fresh': {
    certificate: { pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'issue_time', historyRecords: 1, historyFull: false },
    row: { pushedService: 'CDN', pushedProject: null, lagSeconds: null }
  },
  'a push at the moment of the renewal is fresh': {
    certificate: { pushes: [cdn(RENEWED)] },
    verdict: 'fresh',
    exit: 0
  },
  'a push a millisecond before the renewal is stale, by zero whole seconds': {
    certificate: { pushes: [cdn(RENEWED - 1)] },
    verdict: 'stale',
    row: { lagSeconds: 0 }
  },
  'the lag is rounded down from the milliseconds': {
    certificate: { pushes: [cdn(RENEWED - 86_400_999)] },
    verdict: 'stale',
    row: { lagSeconds: 86_400 }
  },
  'the newest push counts, wherever it stands': {
    certificate: { pushes: [cdn(BEFORE), cdn(AFTER), cdn(BEFORE - DAY)] },
    verdict: 'fresh',
    exit: 0
  },
  'no push of ten that reach back to before the renewal is stale': {
    certificate: { pushes: OLD_WINDOW },
    verdict: 'stale',
    entry: { historyRecords: 10, historyFull: true },
    row: { pushedAt: null, pushedService: null, pushedProject: null, lagSeconds: null }
  },
  'no push of ten, the oldest a millisecond before the renewal, is stale': {
    certificate: { pushes: [waf(RENEWED - 1), ...wafPushes(9, AFTER)] },
    verdict: 'stale'
  },
  'no push of ten since the renewal is unknown': { certificate: { pushes: NEW_WINDOW }, verdict: 'unknown' },
  'no push of ten, the oldest at the moment of the renewal, is unknown': {
    certificate: { pushes: [waf(RENEWED), ...wafPushes(9, AFTER)] },
    verdict: 'unknown'
  },
  'an old push of ten is stale': {
    certificate: { pushes: [cdn(BEFORE), ...wafPushes(9, AFTER)] },
    verdict: 'stale',
    row: { lagSeconds: 86_400 }
  },
  'no push of nine is missing': {
    certificate: { pushes: wafPushes(9, BEFORE) },
    verdict: 'missing',
    entry: { historyRecords: 9, historyFull: false }
  },
  'no push of nine since the renewal is missing': { certificate: { pushes: wafPushes(9, AFTER) }, verdict: 'missing' },
  'an empty history is missing': { certificate: {}, verdict: 'missing', entry: { historyRecords: 0 } },
  'a history of null is read as empty': {
    certificate: { rawHistory: { push_history_list: null } },
    verdict: 'missing',
    entry: { historyRecords: 0 }
  },
  'an absent history cannot be trusted': {
    certificate: { rawHistory: {} },
    verdict: 'error',
    code: 'UNEXPECTED_RESPONSE'
  },
  'no renewal time is unknown': {
    certificate: { ...NO_TIMES, pushes: [cdn(AFTER)] },
    verdict: 'unknown',
    entry: { renewedAt: null, renewedAtSource: 'none' }
  },
  'blank renewal times are none': {
    certificate: { issueTime: '', notBefore: ' ', pushes: [cdn(AFTER)] },
    verdict: 'unknown',
    entry: { renewedAt: null, renewedAtSource: 'none' }
  },
  'allow-unknown passes an unknown renewal time': {
    certificate: NO_TIMES,
    inputs: { 'allow-unknown': 'true' },
    verdict: 'unknown',
    exit: 0,
    warnings: [/unknown/]
  },
  'allow-unknown passes a lost window': {
    certificate: { pushes: NEW_WINDOW },
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
  'status EXPIRED is expired': { certificate: { status: 'EXPIRED', pushes: [cdn(AFTER)] }, verdict: 'expired' },
  'status REVOKED is expired': { certificate: { status: 'REVOKED', pushes: [cdn(AFTER)] }, verdict: 'expired' },
  'status REVOKING keeps its verdict and is told': {
    certificate: { status: 'REVOKING', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    warnings: [/REVOKING/]
  },
  'an undocumented status breaks nothing': {
    certificate: { status: 'CHECKING_REISSUE', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    entry: { status: 'CHECKING_REISSUE' }
  },
  'grace makes a stale push pending': {
    certificate: { pushes: [cdn(BEFORE)] },
    inputs: GRACE,
    verdict: 'pending',
    exit: 0,
    row: { lagSeconds: null }
  },
  'grace makes a missing push pending': { certificate: {}, inputs: GRACE, verdict: 'pending', exit: 0 },
  'grace makes an old window pending': {
    certificate: { pushes: OLD_WINDOW },
    inputs: GRACE,
    verdict: 'pending',
    exit: 0
  },
  'grace makes a lost window pending': {
    certificate: { pushes: NEW_WINDOW },
    inputs: GRACE,
    verdict: 'pending',
    exit: 0
  },
  'grace leaves fresh alone': { certificate: { pushes: [cdn(AFTER)] }, inputs: GRACE, verdict: 'fresh', exit: 0 },
  'grace that is over covers nothing': { certificate: {}, inputs: { 'grace-period': '29d' }, verdict: 'missing' },
  'grace covers no expired certificate': { certificate: OVER, inputs: GRACE, verdict: 'expired' },
  'grace covers no unknown renewal time': { certificate: NO_TIMES, inputs: GRACE, verdict: 'unknown' },
  'grace covers no error': { certificate: BAD_HISTORY, inputs: GRACE, verdict: 'error', code: 'UNEXPECTED_RESPONSE' },
  'error comes before expired': { certificate: { ...OVER, ...BAD_HISTORY }, verdict: 'error' },
  'error comes before unknown': { certificate: { ...NO_TIMES, ...BAD_HISTORY }, verdict: 'error' },
  'expired comes before unknown': { certificate: { ...NO_TIMES, ...OVER }, verdict: 'expired' },
  'allow-unknown passes no expired certificate': {
    certificate: { ...NO_TIMES, ...OVER },
    inputs: { 'allow-unknown': 'true' },
    verdict: 'expired'
  },
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
  'renewed-at after the push makes it stale': {
    certificate: { pushes: [cdn(AFTER)] },
    inputs: { 'renewed-at': new Date(AFTER + HOUR).toISOString() },
    verdict: 'stale',
    entry: { renewedAtSource: 'input' },
    row: { lagSeconds: 3600 }
  },
  'renewed-at before the push makes it fresh': {
    certificate: { pushes: [cdn(BEFORE)] },
    inputs: { 'renewed-at': new Date(BEFORE).toISOString() },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'input' }
  },
  'renewed-at stands in for a renewal time that SCM does not give': {
    certificate: { ...NO_TIMES, pushes: [cdn(AFTER)] },
    inputs: { 'renewed-at': new Date(RENEWED).toISOString().replace('Z', '+00:00') },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'input' }
  },
  'renewed-at changes nothing about the expiry': {
    certificate: { ...OVER, pushes: [cdn(AFTER)] },
    inputs: { 'renewed-at': new Date(RENEWED).toISOString() },
    verdict: 'expired'
  },
  'renewed-at starts the grace': {
    certificate: {},
    inputs: { 'renewed-at': new Date(NOW - HOUR).toISOString(), 'grace-period': '2h' },
    verdict: 'pending',
    exit: 0
  },
  'times without a zone are read at +08:00': {
    certificate: { ...zoned, pushes: [cdn(RENEWED + 4 * HOUR)] },
    verdict: 'fresh',
    exit: 0
  },
  'times without a zone are read in time-zone': {
    certificate: { ...zoned, pushes: [cdn(RENEWED + 4 * HOUR)] },
    inputs: { 'time-zone': 'Z' },
    verdict: 'stale',
    row: { lagSeconds: 4 * 3600 }
  },
  'a time with its own zone is not read in time-zone': {
    certificate: { ...zoned, issueTime: new Date(RENEWED).toISOString(), pushes: [cdn(RENEWED)] },
    inputs: { 'time-zone': '-11:30' },
    verdict: 'fresh',
    exit: 0
  },
  'the later of issue_time and not_before counts': {
    certificate: { notBefore: scmTime(AFTER), pushes: [cdn(AFTER - 1)] },
    verdict: 'stale',
    entry: { renewedAtSource: 'not_before' }
  },
  'issue_time wins a tie with not_before': {
    certificate: { notBefore: scmTime(RENEWED), pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'issue_time' }
  },
  'not_before counts where issue_time is blank': {
    certificate: { issueTime: '', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'not_before' }
  },
  'an upload is renewed when it was imported': {
    certificate: { id: scmId(RENEWED + 17 * HOUR), status: 'UPLOAD', pushes: [cdn(RENEWED + 16 * HOUR)] },
    verdict: 'stale',
    entry: { renewedAtSource: 'cert-id' },
    row: { lagSeconds: 3600 }
  },
  'an upload without any time is renewed when it was imported': {
    certificate: { ...NO_TIMES, id: scmId(RENEWED), status: 'UPLOAD', pushes: [cdn(RENEWED)] },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'cert-id' }
  },
  'an upload that was issued after its import counts from the issue': {
    certificate: { status: 'UPLOAD', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0,
    entry: { renewedAtSource: 'issue_time' }
  },
  'the epoch in the ID of a purchase says nothing': {
    certificate: { id: scmId(RENEWED + 2 * DAY), pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    exit: 0
  },
  'an upload whose ID has no epoch and no times is unknown': {
    certificate: { ...NO_TIMES, id: 'upload2026abcdef', status: 'UPLOAD', pushes: [cdn(AFTER)] },
    verdict: 'unknown',
    entry: { renewedAtSource: 'none' }
  },
  'a push three minutes ahead of the clock is not worth a word': {
    certificate: { pushes: [cdn(NOW + 3 * MINUTE)] },
    verdict: 'fresh',
    exit: 0
  },
  'a push ten minutes ahead of the clock keeps its verdict and is told': {
    certificate: { pushes: [cdn(NOW + 10 * MINUTE)] },
    verdict: 'fresh',
    exit: 0,
    warnings: [/ahead of/]
  },
  'a push 23 hours ahead of the clock keeps its verdict and is told': {
    certificate: { pushes: [cdn(NOW + 23 * HOUR)] },
    verdict: 'fresh',
    exit: 0,
    warnings: [/ahead of/]
  },
  'a push 25 hours ahead of the clock cannot be trusted': {
    certificate: { pushes: [cdn(NOW + 25 * HOUR)] },
    verdict: 'error',
    code: 'UNEXPECTED_RESPONSE'
  },
  'a push 25 hours ahead to another service cannot be trusted either': {
    certificate: { pushes: [cdn(AFTER), waf(NOW + 25 * HOUR)] },
    verdict: 'error',
    code: 'UNEXPECTED_RESPONSE'
  },
  'a renewal 25 hours ahead of the clock cannot be trusted': {
    certificate: { issueTime: scmTime(NOW + 25 * HOUR), pushes: [cdn(AFTER)] },
    verdict: 'error',
    code: 'UNEXPECTED_RESPONSE'
  },
  'a renewal 23 hours ahead of the clock stands': {
    certificate: { issueTime: scmTime(NOW + 23 * HOUR), pushes: [cdn(AFTER)] },
    verdict: 'stale'
  },
  'the service is matched in any case': {
    certificate: { pushes: [aPush({ service: 'cDn', project: null, pushTime: AFTER })] },
    inputs: { 'required-services': 'cdn' },
    verdict: 'fresh',
    exit: 0,
    row: { requirement: 'CDN', pushedService: 'CDN' }
  },
  'without a project any remote project counts': {
    certificate: { pushes: [waf(AFTER, 'cn-north-7_test')] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
    exit: 0,
    row: { requirement: 'WAF', pushedService: 'WAF', pushedProject: 'cn-north-7_test' }
  },
  'without a project a record without one counts': {
    certificate: { pushes: [waf(AFTER, null)] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
    exit: 0,
    row: { pushedProject: null }
  },
  'an empty project in a record is the same as null': {
    certificate: { pushes: [waf(AFTER, '')] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
    exit: 0,
    row: { pushedProject: null }
  },
  'a remote project is matched exactly': {
    certificate: { pushes: [waf(AFTER, 'CN-NORTH-4'), waf(AFTER, 'cn-north-4_test'), waf(AFTER, null)] },
    inputs: { 'required-services': 'WAF@cn-north-4' },
    verdict: 'missing'
  },
  'a sub-project can be required': {
    certificate: { pushes: [waf(AFTER, 'cn-north-7_test')] },
    inputs: { 'required-services': 'WAF@cn-north-7_test' },
    verdict: 'fresh',
    exit: 0
  },
  'a push to either alternative satisfies the requirement': {
    certificate: { pushes: [aPush({ service: 'Enhance_ELB', project: 'cn-east-3', pushTime: AFTER })] },
    inputs: { 'required-services': 'elb|enhance_elb@cn-east-3' },
    verdict: 'fresh',
    exit: 0,
    row: { requirement: 'ELB|Enhance_ELB@cn-east-3', pushedService: 'Enhance_ELB' }
  },
  '@ binds to all alternatives': {
    certificate: { pushes: [aPush({ service: 'ELB', project: 'cn-north-4', pushTime: AFTER })] },
    inputs: { 'required-services': 'ELB|Enhance_ELB@cn-east-3' },
    verdict: 'missing'
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
