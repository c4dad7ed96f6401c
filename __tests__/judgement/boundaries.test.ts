// The boundaries of the verdicts, from what SCM answers to the row of the report: one certificate and one requirement each.
import { describe, expect, it } from '@jest/globals';
import { detailBody, historyBody } from '../../simulator/certificate-bodies.ts';
import {
  aCertificate,
  aPush,
  aScenario,
  scmId,
  scmTime,
  type SimulatedCertificate,
  type SimulatedPush
} from '../../simulator/scenario.ts';
import { ActionError } from '../../src/errors.ts';
import { assess } from '../../src/judgement/assess.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import { parseDetail, parseHistory } from '../../src/scm/schema.ts';
import { failed, known, valueOr } from '../../src/source.ts';
import { parseDuration, parseInstant, parseOffset } from '../../src/time.ts';
import { anEvidence, aPolicy, aRequirement, DAY, HOUR, MINUTE, NOW } from '../builders.ts';

type EntryField = 'status' | 'renewedAt' | 'renewedAtSource' | 'historyRecords' | 'historyFull';

interface BoundaryCase {
  certificate: Partial<SimulatedCertificate>;
  inputs?: { 'required-services'?: string; 'renewed-at'?: string; 'time-zone'?: string; 'grace-period'?: string };
  verdict: string;
  /** Further facts of the certificate. */
  entry?: Partial<Pick<Judged, EntryField>>;
  /** Further facts of the row. */
  row?: Partial<Omit<Judged, 'verdict' | EntryField>>;
}

/** What is compared: facts of the report, without its words. */
interface Judged {
  verdict: string;
  status: string | null;
  renewedAt: number | null;
  renewedAtSource: string;
  historyRecords: number;
  historyFull: boolean;
  requirement: string;
  pushedAt: number | null;
  pushedService: string | null;
  pushedProject: string | null;
  lagSeconds: number | null;
}

/** The one place that knows how evidence is read and judged. */
function judgeAnswers(certificate: SimulatedCertificate, inputs: BoundaryCase['inputs'] = {}): Judged {
  const requirement = aRequirement(inputs['required-services'] ?? 'CDN');
  const evidence = readAnswers(certificate);
  const renewedAt = inputs['renewed-at'];
  const assessment = assess(
    evidence,
    aPolicy({
      requirements: [requirement],
      renewedAtMs: renewedAt === undefined ? null : (parseInstant(renewedAt) ?? null),
      offsetMinutes: parseOffset(inputs['time-zone'] ?? '+08:00') ?? 0,
      graceMs: parseDuration(inputs['grace-period'] ?? '0') ?? 0
    })
  );
  const [row] = assessment.rows;
  if (row === undefined) throw new Error('nothing was judged');
  const records = valueOr(evidence.pushes, []).flat().length;
  return {
    verdict: row.verdict,
    status: evidence.detail.state === 'known' ? evidence.detail.value.status : null,
    renewedAt: assessment.renewal?.atMs ?? null,
    renewedAtSource: assessment.renewal?.source ?? 'none',
    historyRecords: records,
    historyFull: records >= 10,
    requirement: row.requirement.text,
    pushedAt: row.newest?.atMs ?? null,
    pushedService: row.newest?.service ?? null,
    pushedProject: row.newest?.project ?? null,
    lagSeconds: row.reason.code === 'outdated-push' ? Math.floor(row.reason.lagMs / 1000) : null
  };
}

/** Both answers as the schema reads them; a history that it refuses is a failed source. */
function readAnswers(certificate: SimulatedCertificate): CertificateEvidence {
  const detail = known(parseDetail(detailBody(certificate, aScenario()), certificate.id));
  const evidence = { ...anEvidence(), requestedId: certificate.id, certId: certificate.id, detail };
  try {
    return { ...evidence, pushes: known([parseHistory(historyBody(certificate, 'newest-first'))]) };
  } catch (cause) {
    return { ...evidence, pushes: failed(new ActionError('UNEXPECTED_RESPONSE', 'cannot be read', '', cause)) };
  }
}

const RENEWED = NOW - 30 * DAY;
const BEFORE = RENEWED - DAY;
const AFTER = RENEWED + DAY;
const NO_TIMES = { issueTime: null, notBefore: null };
const GRACE = { 'grace-period': '31d' };
const OVER = { notAfter: scmTime(NOW - MINUTE) };
const BAD_HISTORY = { rawHistory: { push_history_list: [{}] } };
const zoned = { issueTime: scmTime(RENEWED), notBefore: null };

function cdn(pushTime: unknown): SimulatedPush {
  return aPush({ service: 'CDN', pushTime });
}

function waf(pushTime: unknown, project: string | null = 'cn-north-4'): SimulatedPush {
  return aPush({ service: 'WAF', project, pushTime });
}

/** As many pushes to WAF, an hour apart, the oldest at that time. */
function wafPushes(count: number, oldest: number): SimulatedPush[] {
  return Array.from({ length: count }, (_, index) => waf(oldest + index * HOUR));
}

const OLD_WINDOW = wafPushes(10, BEFORE);
const NEW_WINDOW = wafPushes(10, AFTER);

const CASES: Readonly<Record<string, BoundaryCase>> = {
  'a push at the moment of the renewal is fresh': {
    certificate: { pushes: [cdn(RENEWED)] },
    verdict: 'fresh'
  },
  'the lag is rounded down from the milliseconds': {
    certificate: { pushes: [cdn(RENEWED - 86_400_999)] },
    verdict: 'stale',
    row: { lagSeconds: 86_400 }
  },
  'the newest push counts, wherever it stands': {
    certificate: { pushes: [cdn(BEFORE), cdn(AFTER), cdn(BEFORE - DAY)] },
    verdict: 'fresh'
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
  'no push of ten, the oldest at the moment of the renewal, is unknown': {
    certificate: { pushes: [waf(RENEWED), ...wafPushes(9, AFTER)] },
    verdict: 'unknown'
  },
  'an old push of ten is stale': {
    certificate: { pushes: [cdn(BEFORE), ...wafPushes(9, AFTER)] },
    verdict: 'stale',
    row: { lagSeconds: 86_400 }
  },
  'no push of nine since the renewal is missing': { certificate: { pushes: wafPushes(9, AFTER) }, verdict: 'missing' },
  'an empty history is missing': { certificate: {}, verdict: 'missing', entry: { historyRecords: 0 } },
  'a history of null is read as empty': {
    certificate: { rawHistory: { push_history_list: null } },
    verdict: 'missing',
    entry: { historyRecords: 0 }
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
  'status EXPIRED is expired': { certificate: { status: 'EXPIRED', pushes: [cdn(AFTER)] }, verdict: 'expired' },
  'status REVOKED is expired': { certificate: { status: 'REVOKED', pushes: [cdn(AFTER)] }, verdict: 'expired' },
  'an undocumented status breaks nothing': {
    certificate: { status: 'CHECKING_REISSUE', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    entry: { status: 'CHECKING_REISSUE' }
  },
  'grace makes a stale push pending': {
    certificate: { pushes: [cdn(BEFORE)] },
    inputs: GRACE,
    verdict: 'pending',
    row: { lagSeconds: null }
  },
  'grace makes an old window pending': {
    certificate: { pushes: OLD_WINDOW },
    inputs: GRACE,
    verdict: 'pending'
  },
  'grace makes a lost window pending': {
    certificate: { pushes: NEW_WINDOW },
    inputs: GRACE,
    verdict: 'pending'
  },
  'grace leaves fresh alone': { certificate: { pushes: [cdn(AFTER)] }, inputs: GRACE, verdict: 'fresh' },
  'grace that is over covers nothing': { certificate: {}, inputs: { 'grace-period': '29d' }, verdict: 'missing' },
  'grace covers no expired certificate': { certificate: OVER, inputs: GRACE, verdict: 'expired' },
  'grace covers no unknown renewal time': { certificate: NO_TIMES, inputs: GRACE, verdict: 'unknown' },
  'grace covers no error': { certificate: BAD_HISTORY, inputs: GRACE, verdict: 'error' },
  'error comes before expired': { certificate: { ...OVER, ...BAD_HISTORY }, verdict: 'error' },
  'error comes before unknown': { certificate: { ...NO_TIMES, ...BAD_HISTORY }, verdict: 'error' },
  'expired comes before unknown': { certificate: { ...NO_TIMES, ...OVER }, verdict: 'expired' },
  'renewed-at after the push makes it stale': {
    certificate: { pushes: [cdn(AFTER)] },
    inputs: { 'renewed-at': new Date(AFTER + HOUR).toISOString() },
    verdict: 'stale',
    entry: { renewedAtSource: 'input' },
    row: { lagSeconds: 3600 }
  },
  'renewed-at stands in for a renewal time that SCM does not give': {
    certificate: { ...NO_TIMES, pushes: [cdn(AFTER)] },
    inputs: { 'renewed-at': new Date(RENEWED).toISOString().replace('Z', '+00:00') },
    verdict: 'fresh',
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
    verdict: 'pending'
  },
  'times without a zone are read at +08:00': {
    certificate: { ...zoned, pushes: [cdn(RENEWED + 4 * HOUR)] },
    verdict: 'fresh'
  },
  'a time with its own zone is not read in time-zone': {
    certificate: { ...zoned, issueTime: new Date(RENEWED).toISOString(), pushes: [cdn(RENEWED)] },
    inputs: { 'time-zone': '-11:30' },
    verdict: 'fresh'
  },
  'the later of issue_time and not_before counts': {
    certificate: { notBefore: scmTime(AFTER), pushes: [cdn(AFTER - 1)] },
    verdict: 'stale',
    entry: { renewedAtSource: 'not_before' }
  },
  'issue_time wins a tie with not_before': {
    certificate: { notBefore: scmTime(RENEWED), pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    entry: { renewedAtSource: 'issue_time' }
  },
  'not_before counts where issue_time is blank': {
    certificate: { issueTime: '', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    entry: { renewedAtSource: 'not_before' }
  },
  'an upload without any time is renewed when it was imported': {
    certificate: { ...NO_TIMES, id: scmId(RENEWED), status: 'UPLOAD', pushes: [cdn(RENEWED)] },
    verdict: 'fresh',
    entry: { renewedAtSource: 'cert-id' }
  },
  'an upload that was issued after its import counts from the issue': {
    certificate: { status: 'UPLOAD', pushes: [cdn(AFTER)] },
    verdict: 'fresh',
    entry: { renewedAtSource: 'issue_time' }
  },
  'the epoch in the ID of a purchase says nothing': {
    certificate: { id: scmId(RENEWED + 2 * DAY), pushes: [cdn(AFTER)] },
    verdict: 'fresh'
  },
  'an upload whose ID has no epoch and no times is unknown': {
    certificate: { ...NO_TIMES, id: 'upload2026abcdef', status: 'UPLOAD', pushes: [cdn(AFTER)] },
    verdict: 'unknown',
    entry: { renewedAtSource: 'none' }
  },
  'a push three minutes ahead of the clock is not worth a word': {
    certificate: { pushes: [cdn(NOW + 3 * MINUTE)] },
    verdict: 'fresh'
  },
  'a push 23 hours ahead of the clock keeps its verdict and is told': {
    certificate: { pushes: [cdn(NOW + 23 * HOUR)] },
    verdict: 'fresh'
  },
  'a push 25 hours ahead of the clock cannot be trusted': {
    certificate: { pushes: [cdn(NOW + 25 * HOUR)] },
    verdict: 'error'
  },
  'a push 25 hours ahead to another service cannot be trusted either': {
    certificate: { pushes: [cdn(AFTER), waf(NOW + 25 * HOUR)] },
    verdict: 'error'
  },
  'a renewal 25 hours ahead of the clock cannot be trusted': {
    certificate: { issueTime: scmTime(NOW + 25 * HOUR), pushes: [cdn(AFTER)] },
    verdict: 'error'
  },
  'a renewal 23 hours ahead of the clock stands': {
    certificate: { issueTime: scmTime(NOW + 23 * HOUR), pushes: [cdn(AFTER)] },
    verdict: 'stale'
  },
  'the service is matched in any case': {
    certificate: { pushes: [aPush({ service: 'cDn', project: null, pushTime: AFTER })] },
    inputs: { 'required-services': 'cdn' },
    verdict: 'fresh',
    row: { requirement: 'CDN', pushedService: 'CDN' }
  },
  'without a project any remote project counts': {
    certificate: { pushes: [waf(AFTER, 'cn-north-7_test')] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
    row: { requirement: 'WAF', pushedService: 'WAF', pushedProject: 'cn-north-7_test' }
  },
  'without a project a record without one counts': {
    certificate: { pushes: [waf(AFTER, null)] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
    row: { pushedProject: null }
  },
  'an empty project in a record is the same as null': {
    certificate: { pushes: [waf(AFTER, '')] },
    inputs: { 'required-services': 'WAF' },
    verdict: 'fresh',
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
    verdict: 'fresh'
  },
  'a push to either alternative satisfies the requirement': {
    certificate: { pushes: [aPush({ service: 'Enhance_ELB', project: 'cn-east-3', pushTime: AFTER })] },
    inputs: { 'required-services': 'elb|enhance_elb@cn-east-3' },
    verdict: 'fresh',
    row: { requirement: 'ELB|Enhance_ELB@cn-east-3', pushedService: 'Enhance_ELB' }
  },
  '@ binds to all alternatives': {
    certificate: { pushes: [aPush({ service: 'ELB', project: 'cn-north-4', pushTime: AFTER })] },
    inputs: { 'required-services': 'ELB|Enhance_ELB@cn-east-3' },
    verdict: 'missing'
  }
};

describe('from the answers of SCM to a verdict', () => {
  it.each(Object.entries(CASES))('%s', (_, { certificate, inputs, verdict, entry, row }) => {
    const complete = aCertificate({
      id: scmId(RENEWED - 2 * HOUR),
      issueTime: scmTime(RENEWED),
      notBefore: scmTime(RENEWED - HOUR),
      notAfter: scmTime(NOW + 170 * DAY),
      pushes: [],
      ...certificate
    });
    expect(judgeAnswers(complete, inputs)).toMatchObject({ verdict, ...entry, ...row });
  });
});
