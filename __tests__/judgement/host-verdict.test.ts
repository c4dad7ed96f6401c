import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_BINDINGS } from '../../src/certificate/binding.ts';
import type { AddressObservation, LiveEvidence } from '../../src/evidence/live-tls.ts';
import type { Assessment } from '../../src/judgement/assess.ts';
import { perCertificate } from '../../src/judgement/per-certificate.ts';
import { conclude } from '../../src/judgement/outcome.ts';
import type { Policy } from '../../src/judgement/standing.ts';
import type { RenewalDoubt } from '../../src/renewal/findings.ts';
import { known } from '../../src/source.ts';
import {
  aCertificate,
  anAssessment,
  anError,
  aRequirement,
  CERT_ID,
  DAY,
  HOUR,
  instant,
  NOW,
  OTHER_CERT_ID,
  RENEWED
} from '../builders.ts';
import {
  aHost,
  aHostAssessment,
  aHostEvidence,
  fails,
  FOREIGN,
  HOST_TEXT,
  JUDGED,
  observed,
  OLD,
  serves
} from '../live-evidence.ts';

function verdicts({ rows }: Assessment): string[] {
  return rows.map(({ requirement, verdict }) => `${requirement.text} ${verdict}`);
}

function verdictOf(assessment: Assessment): string {
  return assessment.rows.map(({ verdict, reason }) => `${verdict} ${reason.code}`).join();
}

const SERVED = observed([serves(JUDGED), serves(JUDGED)]);
const STALE = observed([serves(JUDGED), serves(OLD)]);
const SILENT = observed([fails(), serves(JUDGED)]);
const GRACE: Partial<Policy> = { graceMs: NOW - RENEWED + 1 };
const EXPIRED = aCertificate({ fingerprint: JUDGED.sha1, notAfter: instant('2026-11-24T02:00:00Z') });
const TIMELESS = aCertificate({ fingerprint: JUDGED.sha1, issueTime: null, notBefore: null });
const DOUBT: RenewalDoubt = { code: 'not-listed', certId: CERT_ID, isReplaced: false };
const TIE: RenewalDoubt = {
  code: 'tie',
  certId: CERT_ID,
  candidateIds: [OTHER_CERT_ID, 'scs1700000000000'],
  isReplaced: true
};

const UNSEEN: RenewalDoubt = { ...TIE, candidateIds: ['scs1700000000000', 'scs1700000000001'] };
const CUT: RenewalDoubt = { code: 'list-cut', certId: OTHER_CERT_ID, keyword: 'example.com', isReplaced: true };
/** All serve what replaced the certificate of the input. */
const NEW = observed([serves(OLD), serves(OLD)]);
const IN_DOUBT = 'unknown renewals-unknown';

describe('a host', () => {
  it.each([
    ['that serves it is fresh', SERVED, {}, {}, 'fresh live-fresh'],
    ['of which an address serves another is stale', STALE, {}, {}, 'stale live-stale'],
    ['that says too little is unknown', SILENT, {}, {}, 'unknown live-unknown'],
    ['that was not asked is unknown', null, {}, {}, 'unknown live-unknown'],
    ['is pending within grace where it is stale', STALE, {}, GRACE, 'pending live-due'],
    ['is stale at the end of grace', STALE, {}, { graceMs: NOW - RENEWED }, 'stale live-stale'],
    ['that says too little is not covered by grace', SILENT, {}, GRACE, 'unknown live-unknown'],
    ['is judged without a renewal time', SERVED, { certificate: TIMELESS }, {}, 'fresh live-fresh'],
    ['has no grace without a renewal time', STALE, { certificate: TIMELESS }, GRACE, 'stale live-stale'],
    ['of an expired certificate is expired', SERVED, { certificate: EXPIRED }, {}, 'expired expired'],
    [
      'of an expired certificate is expired, whatever it serves',
      STALE,
      { certificate: EXPIRED },
      GRACE,
      'expired expired'
    ],
    ['in doubt is unknown though it serves it', SERVED, { doubt: DOUBT }, {}, 'unknown renewals-unknown'],
    ['in doubt is stale where it serves another', STALE, { doubt: DOUBT }, {}, 'stale live-stale'],
    ['in doubt is not covered by grace', STALE, { doubt: DOUBT }, GRACE, 'unknown renewals-unknown'],
    ['in doubt is unknown where it says too little', SILENT, { doubt: DOUBT }, {}, 'unknown renewals-unknown'],
    ['that serves one of those between which nothing decides is unknown', NEW, { doubt: TIE }, {}, IN_DOUBT],
    ['that serves none of these is stale', observed([serves(FOREIGN)]), { doubt: TIE }, {}, 'stale live-stale'],
    ['that still serves what one of them replaced is stale', SERVED, { doubt: TIE }, {}, 'stale live-stale'],
    ['of which an address does is stale', STALE, { doubt: TIE }, {}, 'stale live-stale'],
    ['of which nothing in doubt is known is unknown', SERVED, { doubt: UNSEEN }, {}, IN_DOUBT],
    ['that serves what may have been replaced again is unknown', NEW, { doubt: CUT }, {}, IN_DOUBT],
    ['that serves what was replaced before is stale', SERVED, { doubt: CUT }, {}, 'stale live-stale']
  ] as const)('%s', (_, live, parts, policy, expected) => {
    expect(verdictOf(aHostAssessment(live, parts, policy))).toBe(expected);
  });

  test('is in error where the renewals could not be read, whatever it serves', () => {
    const renewals = { state: 'failed', error: anError() } as const;
    expect(verdictOf(aHostAssessment(SERVED, { renewals }))).toBe('error failed');
    expect(verdictOf(aHostAssessment(STALE, { renewals }))).toBe('error failed');
  });

  test('that serves the same content under another ID is fresh', () => {
    const duplicates = [aCertificate({ id: OTHER_CERT_ID, fingerprint: FOREIGN.sha1 })];
    expect(verdictOf(aHostAssessment(observed([serves(FOREIGN)]), { duplicates }))).toBe('fresh live-fresh');
  });

  test('has no push, and no doubt about zones', () => {
    expect(aHostAssessment(STALE).rows).toMatchObject([{ kind: 'host', newest: null, zoneVerdicts: null }]);
  });

  test('can be waived until the end of the waiver', () => {
    const waiver = { requirement: HOST_TEXT, untilMs: NOW + HOUR, untilText: '2026-11-24', reason: 'moves' };
    const waived = aHostAssessment(STALE, {}, { waivers: [waiver] });
    expect([waived.result, verdictOf(waived)]).toEqual(['pending', 'stale live-stale']);
    expect(aHostAssessment(STALE, {}, { waivers: [{ ...waiver, untilMs: NOW }] }).result).toBe('stale');
  });
});

describe('the rows', () => {
  const requirements = [aHost(), aRequirement('CDN'), aHost('https://api.example.com')];
  const pushes = { state: 'known', value: [[]] } as const;

  test('stand in the order of the input, hosts only where they are the certificate’s own', () => {
    expect(verdicts(aHostAssessment(SERVED, { pushes }, { requirements }))).toEqual([
      `${HOST_TEXT} fresh`,
      'CDN missing'
    ]);
  });

  test('are none where nothing else is required: then it is unknown, or in error', () => {
    const without = { hosts: [] };
    expect(aHostAssessment(null, without)).toMatchObject({ rows: [], result: 'unknown', error: null });
    const lost = aHostAssessment(null, { ...without, certificate: null, error: anError() });
    expect(lost).toMatchObject({ rows: [], result: 'error', error: { code: 'PERMISSION_DENIED' } });
    expect(aHostAssessment(null, { ...without, certificate: EXPIRED }).result).toBe('unknown');
  });

  test('of two entries with one certificate are joined, the worse of each', () => {
    const second = { requestedId: OTHER_CERT_ID };
    const [joined, ...others] = perCertificate([aHostAssessment(SERVED), aHostAssessment(STALE, second)]);
    expect([others.length, joined?.result, joined && verdicts(joined)]).toEqual([0, 'stale', [`${HOST_TEXT} stale`]]);
  });

  test('of two entries keep what was asked for either, whichever comes first', () => {
    const bindings = known({ current: NO_BINDINGS, replaced: NO_BINDINGS, isListCut: true });
    const hostsAlone = aHostAssessment(SERVED);
    const pushed = anAssessment({ requestedId: OTHER_CERT_ID, bindings }, { bindings: 'check' });
    for (const group of [
      [hostsAlone, pushed],
      [pushed, hostsAlone]
    ]) {
      expect(perCertificate(group)).toMatchObject([{ evidence: { pushes: pushed.evidence.pushes, bindings } }]);
    }
  });

  test('of two entries without any are unknown together', () => {
    const none = aHostAssessment(null, { hosts: [] });
    const second = aHostAssessment(null, { hosts: [], requestedId: OTHER_CERT_ID });
    expect(perCertificate([none, second])).toMatchObject([{ rows: [], result: 'unknown' }]);
  });
});

test('a service is never judged without its push history', () => {
  expect(() => aHostAssessment(SERVED, {}, { requirements: [aRequirement()] })).toThrow(/without its push history/);
});

test('a host that no certificate covers is an error of the run, which only warn-only lets pass', () => {
  const uncovered = [{ requirement: aHost('https://a.example'), error: anError({ code: 'HOST_NOT_COVERED' }) }];
  const strict = conclude([aHostAssessment(SERVED)], { allowUnknown: true, warnOnly: false }, NOW, null, uncovered);
  expect([strict.result, strict.fails, strict.failing.length]).toEqual(['error', true, 0]);
  const lenient = conclude([aHostAssessment(SERVED)], { allowUnknown: false, warnOnly: true }, NOW, null, uncovered);
  expect([lenient.result, lenient.fails]).toEqual(['error', false]);
});

describe('whatever the addresses do', () => {
  const outcome = fc.constantFrom(serves(JUDGED), serves(OLD), serves(FOREIGN, JUDGED), fails(), fails('no-route'));
  const live = fc.array(outcome, { maxLength: 10 });
  const policy = fc.record({ graceMs: fc.constantFrom(0, DAY, 365 * DAY) });
  const doubt = fc.constantFrom(null, DOUBT, TIE);

  const isJudged = (one: AddressObservation['outcome']): boolean =>
    one.kind === 'served' && one.certificates.includes(JUDGED);
  const resultFor = (
    some: AddressObservation['outcome'][],
    over: Partial<Policy>,
    doubted: RenewalDoubt | null
  ): string => {
    const evidence: LiveEvidence = observed(some);
    return aHostAssessment(evidence, { doubt: doubted, hosts: [aHostEvidence(evidence)] }, over).result;
  };

  it('passes only where more than half answered and all of these serve it, but for grace', () => {
    fc.assert(
      fc.property(live, policy, doubt, (some, over, doubted) => {
        const result = resultFor(some, over, doubted);
        const counted = some.filter((one) => one.kind === 'served' || one.code !== 'no-route');
        const answered = some.filter(({ kind }) => kind === 'served');
        const isServed = answered.every(isJudged) && answered.length * 2 > counted.length;
        expect(result === 'fresh').toBe(isServed && doubted === null);
        if (result === 'pending')
          expect([over.graceMs > 0, answered.every(isJudged), doubted]).toEqual([true, false, null]);
      })
    );
  });
});
