// How bindings, pushes and grace come to one verdict: the composition, and what holds of it whatever the evidence.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NO_BINDINGS, type BindingGap, type BoundResource } from '../../src/certificate/binding.ts';
import type { PushRecord } from '../../src/certificate/push-history.ts';
import type { BindingEvidence } from '../../src/evidence/evidence.ts';
import type { Row } from '../../src/judgement/assess.ts';
import type { Policy } from '../../src/judgement/standing.ts';
import { failed, known, NOT_ASKED } from '../../src/source.ts';
import {
  aCertificate,
  aHistory,
  anAssessment,
  anError,
  aPush,
  aRequirement,
  DAY,
  HOUR,
  OTHER_CERT_ID,
  RENEWED,
  type EvidenceParts
} from '../builders.ts';

/** Ordered a day before it was issued, so that nothing can have changed under its ID. */
const NEW_ID = `scs${RENEWED - DAY}`;
const NEW = aCertificate({ id: NEW_ID });

function onCdn(certId: string): BoundResource {
  return { certId, service: 'CDN', region: 'global', id: 'r1', name: 'shop.example.com' };
}

const USED = { current: { resources: [onCdn(NEW_ID)], gaps: [] } };
const LEFT = { replaced: { resources: [onCdn(OTHER_CERT_ID)], gaps: [] } };
const HIDDEN = { replaced: { resources: [], gaps: [{ code: 'no-answer', certId: OTHER_CERT_ID }] } } as const;

function row(parts: EvidenceParts, bindings: Partial<BindingEvidence> | null, policy: Partial<Policy> = {}): Row {
  const evidence = { current: NO_BINDINGS, replaced: NO_BINDINGS, isListCut: false, ...bindings };
  const source = bindings === null ? NOT_ASKED : known(evidence);
  const assessment = anAssessment({ certificate: NEW, ...parts, bindings: source }, { bindings: 'accept', ...policy });
  const [only] = assessment.rows;
  if (only === undefined) throw new Error('nothing was required');
  return only;
}

const NOTHING = { histories: [[]] };
const PUSHED = { histories: [[aPush({ atMs: RENEWED + DAY })]] };
const OLD_PUSH = { histories: [[aPush({ atMs: RENEWED - DAY })]] };
const LOST = { histories: [aHistory(10, RENEWED + DAY)] };
const UNDATED = { certificate: aCertificate({ id: NEW_ID, issueTime: null, notBefore: null }), ...NOTHING };
const DOUBT = { doubt: { code: 'not-listed', certId: NEW_ID, isReplaced: false } } as const;
const GRACE = { graceMs: 365 * DAY };

describe('the verdict of a row', () => {
  test.each<[string, EvidenceParts, Partial<BindingEvidence> | null, Partial<Policy>, string, string]>([
    ['pushed, and nothing left behind', PUSHED, USED, {}, 'pushed', 'fresh'],
    ['pushed, and one left behind', PUSHED, { ...USED, ...LEFT }, {}, 'replaced-in-use', 'stale'],
    ['the same in grace', PUSHED, { ...USED, ...LEFT }, GRACE, 'due', 'pending'],
    ['the same with check', PUSHED, LEFT, { bindings: 'check' }, 'replaced-in-use', 'stale'],
    ['pushed, and one perhaps left behind', PUSHED, HIDDEN, {}, 'replaced-unknown', 'unknown'],
    ['the same in grace', PUSHED, HIDDEN, GRACE, 'due', 'pending'],
    ['not pushed, and in use', NOTHING, USED, {}, 'in-use', 'fresh'],
    ['the same in grace', NOTHING, USED, GRACE, 'in-use', 'fresh'],
    ['the same with check', NOTHING, USED, { bindings: 'check' }, 'not-recorded', 'missing'],
    ['the same with check in grace', NOTHING, USED, { bindings: 'check', ...GRACE }, 'due', 'pending'],
    ['a full window, and in use', LOST, USED, {}, 'in-use', 'fresh'],
    ['pushed before the renewal, and in use', OLD_PUSH, USED, {}, 'outdated-push', 'stale'],
    [
      'pushed elsewhere before the renewal, and in use',
      { histories: [[aPush({ service: 'WAF', atMs: RENEWED - 1 })]] },
      USED,
      {},
      'not-recorded',
      'missing'
    ],
    ['not pushed, in use, and renewed-at given', NOTHING, USED, { renewedAtMs: RENEWED }, 'not-recorded', 'missing'],
    ['not pushed, and not in use', NOTHING, {}, {}, 'not-recorded', 'missing'],
    ['no renewal time, and in use', UNDATED, USED, {}, 'no-renewal-time', 'unknown'],
    ['no renewal time, and one left behind', UNDATED, LEFT, {}, 'replaced-in-use', 'stale'],
    ['in doubt, and in use', { ...PUSHED, ...DOUBT }, USED, {}, 'renewals-unknown', 'unknown'],
    ['in doubt, and one left behind', { ...PUSHED, ...DOUBT }, LEFT, {}, 'replaced-in-use', 'stale'],
    [
      'expired, and one left behind',
      { certificate: aCertificate({ id: NEW_ID, status: 'EXPIRED' }) },
      LEFT,
      {},
      'expired',
      'expired'
    ],
    ['pushed, and one left behind that nobody asked about', PUSHED, null, {}, 'pushed', 'fresh']
  ])('%s', (_, parts, bindings, policy, code, verdict) => {
    const { reason, verdict: judged } = row(parts, bindings, policy);
    expect([reason.code, judged]).toEqual([code, verdict]);
  });

  test('is error where it could not be asked what uses the certificate, though it was pushed', () => {
    const assessment = anAssessment({ ...PUSHED, bindings: failed(anError()) }, { bindings: 'check' });
    expect(assessment.result).toBe('error');
  });

  test('counts only what its own requirement is about', () => {
    const requirements = ['CDN', 'WAF@cn-north-4'].map(aRequirement);
    const histories = [
      [aPush({ atMs: RENEWED + DAY }), aPush({ service: 'WAF', project: 'cn-north-4', atMs: RENEWED + DAY })]
    ];
    const bindings = known({ current: NO_BINDINGS, replaced: LEFT.replaced, isListCut: false });
    const { rows } = anAssessment({ certificate: NEW, histories, bindings }, { requirements, bindings: 'check' });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['stale', 'fresh']);
  });

  test('tells which zone it depends on where a record precedes the renewal in one alone', () => {
    // Issued at 17:27:38 of an unnamed clock: a push to another service 2 hours later is younger only at +08:00.
    const histories = [[aPush({ service: 'WAF', project: 'x', atMs: RENEWED + 2 * HOUR })]];
    expect(row({ histories }, USED)).toMatchObject({
      verdict: 'fresh',
      zoneVerdicts: { utc: 'missing', china: 'fresh' }
    });
  });
});

describe('whatever the evidence', () => {
  const records = fc.array(
    fc.record({
      service: fc.constantFrom('CDN', 'WAF'),
      project: fc.constant(null),
      atMs: fc.integer({ min: RENEWED - 3 * DAY, max: RENEWED + 3 * DAY })
    }),
    { maxLength: 10 }
  );
  const resources = (id: string): fc.Arbitrary<BoundResource[]> =>
    fc.array(
      fc.constantFrom('CDN', 'WAF', 'ELB').map((service) => ({ ...onCdn(id), service })),
      { maxLength: 2 }
    );
  const gaps = (certId: string): fc.Arbitrary<BindingGap[]> =>
    fc.subarray<BindingGap>([
      { code: 'no-answer', certId },
      { code: 'not-listed', certId, service: 'CDN', count: 1 },
      { code: 'region-error', certId, service: 'CDN', region: 'global' }
    ]);
  const side = (id: string): fc.Arbitrary<BindingEvidence['current']> =>
    fc.record({ resources: resources(id), gaps: gaps(id) });
  const bindings = fc.record({ current: side(NEW_ID), replaced: side(OTHER_CERT_ID) });
  const mode = fc.constantFrom<Policy['bindings']>('check', 'accept');

  const judged = (
    histories: readonly PushRecord[],
    evidence: Partial<BindingEvidence> | null,
    policy: Partial<Policy>
  ): Row['verdict'] => row({ histories: [histories] }, evidence, policy).verdict;

  test('a binding never turns a row green that has a push record older than the renewal', () => {
    fc.assert(
      fc.property(records, bindings, mode, (history, evidence, bindingMode) => {
        fc.pre(history.some(({ atMs }) => atMs < RENEWED));
        const without = judged(history, null, {});
        if (judged(history, evidence, { bindings: bindingMode }) === 'fresh') expect(without).toBe('fresh');
      })
    );
  });

  test('nothing is green while a replaced certificate is known, or may be, in use there', () => {
    fc.assert(
      fc.property(records, bindings, mode, (history, evidence, bindingMode) => {
        const { resources: left, gaps: hidden } = evidence.replaced;
        fc.pre(left.some(({ service }) => service === 'CDN') || hidden.length > 0);
        expect(judged(history, evidence, { bindings: bindingMode })).not.toBe('fresh');
      })
    );
  });

  test('with check no row is greener than by its pushes', () => {
    fc.assert(
      fc.property(records, bindings, (history, evidence) => {
        const checked = judged(history, evidence, { bindings: 'check' });
        if (checked === 'fresh') expect(judged(history, null, {})).toBe('fresh');
      })
    );
  });

  test('grace makes pending of what fails, and of nothing else', () => {
    fc.assert(
      fc.property(records, bindings, mode, (history, evidence, bindingMode) => {
        const plain = judged(history, evidence, { bindings: bindingMode });
        const graced = judged(history, evidence, { bindings: bindingMode, ...GRACE });
        expect(graced).toBe(plain === 'fresh' ? 'fresh' : 'pending');
      })
    );
  });
});
