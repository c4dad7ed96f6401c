// What bindings make of a verdict by push: the table of the contract, and what holds whatever the evidence.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { BindingGap, BoundResource } from '../../src/certificate/binding.ts';
import {
  contentChange,
  findBinding,
  type BindingFinding,
  type BindingTerms,
  type ContentChange,
  type PushFinding
} from '../../src/judgement/binding-verdict.ts';
import { verdictOf } from '../../src/judgement/reason.ts';
import { aCertificate, anEvidence, aPush, aRequirement, CHINA_MINUTES, DAY, RENEWED } from '../builders.ts';

const NEW_ID = `scs${RENEWED - DAY}`;
const OLD_ID = 'scs1554192131150';

const FRESH: PushFinding = { verdict: 'fresh', isWindowLost: false };
const MISSING: PushFinding = { verdict: 'missing', isWindowLost: false };
const STALE: PushFinding = { verdict: 'stale', isWindowLost: false };
const LOST: PushFinding = { verdict: 'unknown', isWindowLost: true };
const NO_TIME: PushFinding = { verdict: 'unknown', isWindowLost: false };

/** The verdict that a finding leads to, grace aside. */
function verdictWithBinding(push: PushFinding, { code }: BindingFinding): string {
  return code === 'as-pushed' ? push.verdict : verdictOf({ code });
}

function resource(certId: string, service = 'CDN', region = 'global'): BoundResource {
  return { certId, service, region, id: 'r1', name: 'www.example.com' };
}

const noAnswer = (certId: string): BindingGap => ({ code: 'no-answer', certId });

interface Parts {
  mode?: BindingTerms['mode'];
  change?: ContentChange | null;
  current?: BoundResource[];
  replaced?: BoundResource[];
  currentGaps?: BindingGap[];
  replacedGaps?: BindingGap[];
}

function terms(parts: Parts): BindingTerms {
  const { mode = 'accept', change = null, current = [], replaced = [], currentGaps = [], replacedGaps = [] } = parts;
  return {
    mode,
    change,
    evidence: {
      current: { resources: current, gaps: currentGaps },
      replaced: { resources: replaced, gaps: replacedGaps },
      isListCut: false
    }
  };
}

const USED = { current: [resource(NEW_ID)] };
const ELB = { current: [resource(NEW_ID, 'ELB', 'cn-north-4')] };

describe('what bindings make of a verdict by push', () => {
  test.each<[string, string, PushFinding, Parts, string, string]>([
    [
      'a replaced one is in use after a fresh push',
      'CDN',
      FRESH,
      { replaced: [resource(OLD_ID)] },
      'replaced-in-use',
      'stale'
    ],
    [
      'a replaced one is in use without a push',
      'CDN',
      MISSING,
      { ...USED, replaced: [resource(OLD_ID)] },
      'replaced-in-use',
      'stale'
    ],
    [
      'a replaced one is in use and no renewal is known',
      'CDN',
      NO_TIME,
      { replaced: [resource(OLD_ID)] },
      'replaced-in-use',
      'stale'
    ],
    [
      'a replaced one is on a load balancer',
      'Enhance_ELB',
      FRESH,
      { replaced: [resource(OLD_ID, 'ELB', 'cn-north-4')] },
      'replaced-in-use',
      'stale'
    ],
    [
      'a replaced one is in the region of the sub-project',
      'WAF@cn-north-7_test',
      FRESH,
      { replaced: [resource(OLD_ID, 'WAF', 'cn-north-7')] },
      'replaced-in-use',
      'stale'
    ],
    [
      'a replaced one is in use elsewhere',
      'WAF@cn-north-4',
      FRESH,
      { replaced: [resource(OLD_ID, 'WAF', 'cn-east-3')] },
      'as-pushed',
      'fresh'
    ],
    [
      'a replaced one is in use by another service',
      'WAF',
      FRESH,
      { replaced: [resource(OLD_ID)] },
      'as-pushed',
      'fresh'
    ],
    [
      'nothing is known of a replaced one',
      'CDN',
      FRESH,
      { ...USED, replacedGaps: [noAnswer(OLD_ID)] },
      'replaced-unknown',
      'unknown'
    ],
    [
      'the region of a replaced one is in error',
      'WAF@cn-north-4',
      FRESH,
      { replacedGaps: [{ code: 'region-error', certId: OLD_ID, service: 'WAF', region: 'cn-north-4' }] },
      'replaced-unknown',
      'unknown'
    ],
    [
      'another region is in error',
      'WAF@cn-north-4',
      FRESH,
      { replacedGaps: [{ code: 'region-error', certId: OLD_ID, service: 'WAF', region: 'cn-east-3' }] },
      'as-pushed',
      'fresh'
    ],
    [
      'the list of a replaced one is short',
      'WAF@cn-north-4',
      FRESH,
      { replacedGaps: [{ code: 'not-listed', certId: OLD_ID, service: 'WAF', count: 1 }] },
      'replaced-unknown',
      'unknown'
    ],
    [
      'the list of another service is short',
      'CDN',
      FRESH,
      { replacedGaps: [{ code: 'not-listed', certId: OLD_ID, service: 'WAF', count: 1 }] },
      'as-pushed',
      'fresh'
    ],
    [
      'the list of no service is short',
      'CDN',
      FRESH,
      { replacedGaps: [{ code: 'not-listed', certId: OLD_ID, service: null, count: 1 }] },
      'replaced-unknown',
      'unknown'
    ],
    ['nothing uses a pushed one', 'CDN', FRESH, {}, 'as-pushed', 'fresh'],
    ['an unpushed one is in use', 'CDN', MISSING, USED, 'in-use', 'fresh'],
    ['it is in use and the window is full', 'CDN', LOST, USED, 'in-use', 'fresh'],
    ['it is in use and bindings are only checked', 'CDN', MISSING, { ...USED, mode: 'check' }, 'as-pushed', 'missing'],
    [
      'it is in use and a replaced one is not known',
      'CDN',
      MISSING,
      { ...USED, replacedGaps: [noAnswer(OLD_ID)] },
      'as-pushed',
      'missing'
    ],
    [
      'it is in use and the content may have changed',
      'CDN',
      MISSING,
      { ...USED, change: 'older-record' },
      'as-pushed',
      'missing'
    ],
    [
      'it is in use and a sub-project is required',
      'WAF@cn-north-7_test',
      MISSING,
      { current: [resource(NEW_ID, 'WAF', 'cn-north-7')] },
      'as-pushed',
      'missing'
    ],
    ['it is in use by a classic load balancer', 'ELB', MISSING, ELB, 'in-use', 'fresh'],
    ['it is in use by a classic one and another is required', 'Enhance_ELB', MISSING, ELB, 'as-pushed', 'missing'],
    ['it is in use by one of two alternatives', 'ELB|Enhance_ELB', MISSING, ELB, 'in-use', 'fresh'],
    ['it is in use and an old push is recorded', 'CDN', STALE, USED, 'as-pushed', 'stale'],
    ['it is in use and no renewal is known', 'CDN', NO_TIME, USED, 'as-pushed', 'unknown'],
    ['nothing uses it', 'CDN', MISSING, {}, 'as-pushed', 'missing']
  ])('%s (%s)', (_, requirement, push, parts, code, verdict) => {
    const finding = findBinding(aRequirement(requirement), push, terms(parts));
    expect(finding.code).toBe(code);
    expect(verdictWithBinding(push, finding)).toBe(verdict);
  });

  test.each<[string, PushFinding, Parts, object]>([
    ['nothing that was seen uses a pushed one', FRESH, {}, { isUnused: true }],
    ['a pushed one is in use', FRESH, USED, { isUnused: false }],
    [
      'it is not known what uses a pushed one',
      FRESH,
      { currentGaps: [noAnswer(NEW_ID)] },
      { isUnused: false, doubts: [] }
    ],
    [
      'what is not known could be accepted',
      MISSING,
      { currentGaps: [noAnswer(NEW_ID)] },
      { doubts: [noAnswer(NEW_ID)] }
    ],
    [
      'what is not known would not be accepted',
      MISSING,
      { mode: 'check', currentGaps: [noAnswer(NEW_ID)] },
      { doubts: [] }
    ],
    [
      'a replaced one is not known',
      MISSING,
      { mode: 'check', replacedGaps: [noAnswer(OLD_ID)] },
      { doubts: [noAnswer(OLD_ID)] }
    ],
    ['a stale row cannot get better or worse', STALE, { replacedGaps: [noAnswer(OLD_ID)] }, { doubts: [] }]
  ])('what is told where %s', (_, push, parts, expected) => {
    expect(findBinding(aRequirement(), push, terms(parts))).toMatchObject({ code: 'as-pushed', ...expected });
  });
});

test.each([
  ['CDN', true],
  ['WAF@cn-north-4', true],
  ['ELB', true],
  // Of these SCM does not tell what uses a certificate, so none that it tells means nothing.
  ['Enhance_ELB', false],
  ['ELB|Enhance_ELB', false],
  ['CDN|Live', false],
  ['Live', false]
])('a pushed one of %s that nothing uses is warned of: %s', (requirement, isUnused) => {
  expect(findBinding(aRequirement(requirement), FRESH, terms({}))).toMatchObject({ code: 'as-pushed', isUnused });
});

describe('what holds whatever the evidence', () => {
  const service = fc.constantFrom('CDN', 'WAF', 'ELB');
  const region = fc.constantFrom('global', 'cn-north-4', 'cn-east-3');
  const resources = (id: string): fc.Arbitrary<BoundResource[]> =>
    fc.array(
      fc.tuple(service, region).map(([one, place]) => resource(id, one, place)),
      { maxLength: 3 }
    );
  const gaps = (id: string): fc.Arbitrary<BindingGap[]> =>
    fc.array(
      fc.oneof(
        fc.constant(noAnswer(id)),
        fc.record({ code: fc.constant('region-error' as const), certId: fc.constant(id), service, region })
      ),
      { maxLength: 2 }
    );
  const parts = fc.record({
    mode: fc.constantFrom('check' as const, 'accept' as const),
    change: fc.constantFrom<ContentChange | null>(null, 'older-record', 'renewed-at', 'late-renewal'),
    current: resources(NEW_ID),
    replaced: resources(OLD_ID),
    currentGaps: gaps(NEW_ID),
    replacedGaps: gaps(OLD_ID)
  });
  const requirement = fc.constantFrom('CDN', 'WAF', 'WAF@cn-north-4', 'ELB', 'Enhance_ELB', 'WAF@cn-north-4_a');
  const push = fc.constantFrom(FRESH, MISSING, STALE, LOST, NO_TIME);
  const verdict = (text: string, by: PushFinding, evidence: Parts): string =>
    verdictWithBinding(by, findBinding(aRequirement(text), by, terms(evidence)));

  test('nothing turns green that was not seen, nor where the content may have changed', () => {
    fc.assert(
      fc.property(requirement, push, parts, (text, by, evidence) => {
        if (by.verdict === 'fresh' || verdict(text, by, evidence) !== 'fresh') return;
        expect(evidence.mode).toBe('accept');
        expect(evidence.change).toBeNull();
        expect(evidence.current.length).toBeGreaterThan(0);
      })
    );
  });

  test('knowing less of what was replaced never makes a row green', () => {
    fc.assert(
      fc.property(requirement, push, parts, gaps(OLD_ID), (text, by, evidence, more) => {
        const after = verdict(text, by, { ...evidence, replacedGaps: [...evidence.replacedGaps, ...more] });
        expect(after === 'fresh' && verdict(text, by, evidence) !== 'fresh').toBe(false);
      })
    );
  });

  test('one more resource on a replaced certificate never makes a row green', () => {
    fc.assert(
      fc.property(requirement, push, parts, resources(OLD_ID), (text, by, evidence, more) => {
        const after = verdict(text, by, { ...evidence, replaced: [...evidence.replaced, ...more] });
        expect(after === 'fresh' && verdict(text, by, evidence) !== 'fresh').toBe(false);
      })
    );
  });
});

describe('whether the content may have changed under an ID', () => {
  const issued = aCertificate({ id: NEW_ID });
  test.each([
    ['nothing speaks for it', { certificate: issued, histories: [[aPush()]] }, null, null],
    [
      'a record is older than the renewal',
      { certificate: issued, histories: [[], [aPush({ atMs: RENEWED - 1 })]] },
      null,
      'older-record'
    ],
    ['a record is as old as the renewal', { certificate: issued, histories: [[aPush({ atMs: RENEWED })]] }, null, null],
    ['renewed-at is given', { certificate: issued }, RENEWED, 'renewed-at'],
    [
      'it was issued 30 days after its order',
      { certificate: aCertificate({ id: `scs${RENEWED - 30 * DAY}` }) },
      null,
      null
    ],
    [
      'it was issued later than that',
      { certificate: aCertificate({ id: `scs${RENEWED - 30 * DAY - 1}` }) },
      null,
      'late-renewal'
    ],
    ['its ID has no epoch', { certificate: aCertificate({ id: 'abcdefghijklmnop' }) }, null, 'late-renewal'],
    ['an old upload cannot change', { certificate: aCertificate({ id: OLD_ID, status: 'UPLOAD' }) }, null, null]
  ])('%s', (_, evidence, input, expected) => {
    expect(contentChange(anEvidence({ histories: [[]], ...evidence }), input, RENEWED, CHINA_MINUTES)).toBe(expected);
  });
});
