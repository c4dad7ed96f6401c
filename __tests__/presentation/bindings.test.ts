// What uses a certificate, as people and programs are told.
import { describe, expect, test } from '@jest/globals';
import { NO_BINDINGS, type Bindings, type BoundResource } from '../../src/certificate/binding.ts';
import type { BindingEvidence } from '../../src/evidence/evidence.ts';
import type { Assessment } from '../../src/judgement/assess.ts';
import type { Policy } from '../../src/judgement/standing.ts';
import { buildReport, MAX_REPORT_BYTES, reportJson, type Report } from '../../src/presentation/report.ts';
import { healthyRows, warningsOf } from '../../src/presentation/warnings.ts';
import { known } from '../../src/source.ts';
import {
  aCertificate,
  anAssessment,
  aPush,
  aRequirement,
  aWordedOutcome,
  certIdOf,
  CHINA_MINUTES,
  DAY,
  instant,
  OTHER_CERT_ID,
  RENEWED,
  type EvidenceParts
} from '../builders.ts';

const NEW_ID = `scs${RENEWED - DAY}`;
const NEW = aCertificate({ id: NEW_ID });
const PUSHED = { histories: [[aPush({ atMs: RENEWED + DAY })]] };
const NOTHING = { histories: [[]] };

function aResource(
  certId: string,
  name: string | null = 'shop.example.com',
  over: Partial<BoundResource> = {}
): BoundResource {
  return { certId, service: 'CDN', region: 'global', id: 'r1', name, ...over };
}

function all(...resources: BoundResource[]): Bindings {
  return { resources, gaps: [] };
}

const USED = { current: all(aResource(NEW_ID)) };
const LEFT = { replaced: all(aResource(OTHER_CERT_ID, 'old.example.com')) };
const HIDDEN = { gaps: [{ code: 'no-answer', certId: OTHER_CERT_ID }], resources: [] } as const;

function assessed(parts: EvidenceParts, bindings: Partial<BindingEvidence>, policy: Partial<Policy> = {}): Assessment {
  const evidence = { current: NO_BINDINGS, replaced: NO_BINDINGS, isListCut: false, ...bindings };
  const mode = { bindings: 'accept', ...policy } as const;
  return anAssessment({ certificate: NEW, certId: NEW_ID, ...parts, bindings: known(evidence) }, mode);
}

function worded(...assessed_: Parameters<typeof assessed>): { evidence: string; reason: string; remedy: string } {
  const [row] = aWordedOutcome([assessed(...assessed_)]).certificates.flatMap(({ rows }) => rows);
  if (row === undefined) throw new Error('nothing was required');
  return row;
}

describe('the evidence of a row', () => {
  const two = all(aResource(NEW_ID), aResource(NEW_ID, 'www.example.com', { id: 'r2' }));
  test.each<[string, EvidenceParts, Partial<BindingEvidence>, RegExp]>([
    [
      'some still use the old one',
      PUSHED,
      { current: two, ...LEFT },
      /^in use by 2 resources, 1 still on scs1590053258704$/
    ],
    ['none uses the new one', PUSHED, LEFT, /^1 resource still on scs1590053258704$/],
    ['pushed and in use', PUSHED, USED, /^push .+; in use by 1 resource$/],
    ['in use alone', NOTHING, USED, /^in use by 1 resource$/],
    [
      'not all is told',
      NOTHING,
      { current: { ...two, gaps: [{ code: 'no-answer', certId: NEW_ID }] } },
      /^in use by at least 2 resources$/
    ],
    ['pushed and not in use', PUSHED, {}, /^push [^;]+$/],
    ['neither', NOTHING, {}, /^no push recorded$/]
  ])('%s', (_, parts, bindings, expected) => {
    expect(worded(parts, bindings).evidence).toMatch(expected);
  });
});

describe('the words for a resource', () => {
  const said = (...resources: BoundResource[]): string =>
    worded(NOTHING, { replaced: all(...resources) }, { requirements: [aRequirement('CDN|WAF')] }).reason;

  test.each([
    [aResource(OTHER_CERT_ID), 'CDN shop.example.com still uses'],
    [aResource(OTHER_CERT_ID, 'shop', { service: 'WAF', region: 'cn-north-4' }), 'WAF@cn-north-4 shop still uses'],
    [aResource(OTHER_CERT_ID, null), 'CDN r1 still uses'],
    [aResource(OTHER_CERT_ID, null, { id: '' }), 'CDN (a resource without a name) still uses']
  ])('%j', (resource, expected) => {
    expect(said(resource)).toContain(`SCM says that ${expected} ${OTHER_CERT_ID}, which ${NEW_ID} replaced;`);
  });

  test('name three at most, and every certificate', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name, index) =>
      aResource(index === 0 ? certIdOf(1) : OTHER_CERT_ID, name)
    );
    expect(said(...many)).toContain(
      `CDN a, CDN b, CDN c and 2 more still use ${certIdOf(1)} and ${OTHER_CERT_ID}, which`
    );
  });
});

describe('what is in use and does not count', () => {
  test.each<[string, string, Partial<Policy>, EvidenceParts, RegExp]>([
    ['check', 'CDN', { bindings: 'check' }, NOTHING, /uses it, with bindings: check a push record is needed/],
    ['renewed-at', 'CDN', { renewedAtMs: RENEWED }, NOTHING, /uses it, but renewed-at was given/],
    [
      'a late renewal',
      'CDN',
      {},
      { ...NOTHING, certificate: aCertificate({ id: OTHER_CERT_ID }) },
      /more than 30 days after/
    ],
    [
      'an old record',
      'CDN',
      {},
      { histories: [[aPush({ service: 'WAF', atMs: RENEWED - DAY })]] },
      /but it was pushed before its renewal/
    ],
    ['a sub-project', 'WAF@cn-north-4_a', {}, NOTHING, /but not in which sub-project/],
    ['another load balancer', 'Enhance_ELB', {}, NOTHING, /no proof for Enhance_ELB/]
  ])('because of %s', (_, requirement, policy, parts, expected) => {
    const [service = '', region = 'global'] = requirement.replace('Enhance_', '').split(/[@_]/);
    const current = all(aResource(NEW_ID, 'x', { service, region }));
    const { reason } = worded(parts, { current }, { requirements: [aRequirement(requirement)], ...policy });
    expect(reason).toMatch(expected);
  });

  test('because a replaced one is not known', () => {
    const { reason } = worded(NOTHING, { ...USED, replaced: HIDDEN });
    expect(reason).toContain(`uses it, but it does not tell what uses ${OTHER_CERT_ID}, which it replaced`);
  });

  test('is proposed to be accepted, where it is only checked', () => {
    expect(worded(NOTHING, USED, { bindings: 'check' }).remedy).toMatch(/set bindings: accept\.$/);
    expect(worded(NOTHING, {}, { bindings: 'check' }).remedy).not.toContain('accept');
  });

  test.each<[string, EvidenceParts, Partial<BindingEvidence>, Partial<Policy>]>([
    ['renewed-at was given', NOTHING, USED, { renewedAtMs: RENEWED }],
    ['it was pushed before', { histories: [[aPush({ service: 'WAF', atMs: RENEWED - DAY })]] }, USED, {}],
    ['a replaced one is not known', NOTHING, { ...USED, replaced: HIDDEN }, {}]
  ])('is not proposed to be accepted where that would not help: %s', (_, parts, bindings, policy) => {
    const { reason, remedy } = worded(parts, bindings, { bindings: 'check', ...policy });
    expect(reason).toContain('uses it, but');
    expect(remedy).not.toContain('accept');
  });
});

describe('what to do', () => {
  test('names the resource, the new certificate and the old one', () => {
    expect(worded(PUSHED, LEFT).remedy).toBe(
      'Deploy it to CDN old.example.com in SCM, or select it there, in place of the old one.'
    );
  });

  test('says until when, within grace', () => {
    const { remedy, reason } = worded(PUSHED, LEFT, { graceMs: 365 * DAY });
    expect(remedy).toMatch(/in place of the old one\. Due by /);
    expect(reason).toMatch(/renewed at 2026-11-20T09:27:38Z, so this is due by 2027-11-20T09:27:38Z\.$/);
  });

  test('is nothing where it is in use', () => {
    expect(worded(NOTHING, USED).remedy).toBe('Nothing.');
  });
});

describe('the warnings', () => {
  const policy = { offsetMinutes: CHINA_MINUTES, expiresWithinMs: 14 * DAY, requirements: [], policy: null };
  const told = (...assessments: Assessment[]): { title: string; message: string }[] =>
    warningsOf(aWordedOutcome(assessments), policy);
  const healthy = (one: Assessment): number => healthyRows(aWordedOutcome([one]), policy).size;

  test('nothing is said of what is in use', () => {
    const assessments = [assessed(PUSHED, USED), assessed(NOTHING, USED)];
    expect(told(...assessments)).toEqual([]);
    expect(assessments.map(healthy)).toEqual([1, 1]);
  });

  test('pushed, but not in use', () => {
    const one = assessed(PUSHED, {});
    expect(told(one)).toEqual([
      {
        title: 'Pushed, but nothing uses it',
        message: expect.stringMatching(/was pushed to CDN, but SCM knows no resource/)
      }
    ]);
    expect(healthy(one)).toBe(0);
  });

  test('what is not known and could change the verdict', () => {
    const gap = { code: 'region-error', certId: NEW_ID, service: 'CDN', region: 'global' } as const;
    expect(told(assessed(NOTHING, { current: { resources: [], gaps: [gap, gap] } }))).toEqual([
      {
        title: 'Not all that uses a certificate is known',
        message: expect.stringMatching(
          /SCM does not tell all that uses scs\d+ in CDN@global, which could change the verdict on CDN\./
        )
      }
    ]);
  });

  test('a list that was cut, once', () => {
    const cut = { ...USED, isListCut: true };
    const messages = told(assessed(PUSHED, cut), assessed({ ...PUSHED, certId: certIdOf(1) }, cut));
    expect(messages.map(({ title }) => title)).toEqual(['The list of certificates was cut']);
    expect(messages[0]?.message).toMatch(
      /not all that scs\d+ \(www\.example\.com\) and scs.* replaced may be known: that CDN /
    );
  });

  test('what still uses a certificate that runs out, also within grace', () => {
    const replaced = [{ id: OTHER_CERT_ID, notAfter: instant('2026-11-26T00:00:00Z') }];
    const [first] = told(assessed({ ...PUSHED, replaced }, LEFT, { graceMs: 365 * DAY }));
    expect(first?.message).toMatch(/expires in .*, and SCM says that CDN still uses it\. Push or deploy/);
  });
});

describe('the first line', () => {
  const sentence = (...assessments: Assessment[]): string => aWordedOutcome(assessments).sentence;
  test.each([
    [
      'fresh',
      assessed(NOTHING, USED),
      /^fresh: every required service has a push since the renewal, or uses the certificate/
    ],
    ['fresh', assessed(PUSHED, USED), /^fresh: every required service has a push since the renewal;/],
    ['stale', assessed(PUSHED, LEFT), /^stale: a required service still uses a certificate that was replaced;/],
    [
      'pending',
      assessed(PUSHED, LEFT, { graceMs: 365 * DAY }),
      /^pending: a required service still uses .*, within grace-period;/
    ]
  ])('%s', (_, assessment, expected) => {
    expect(sentence(assessment)).toMatch(expected);
  });

  test('of two kinds of stale rows names both', () => {
    const old = assessed({ certId: certIdOf(1), histories: [[aPush({ atMs: RENEWED - DAY })]] }, {});
    expect(sentence(assessed(PUSHED, LEFT), old)).toMatch(
      /^stale: a required service has no push since the renewal, or still uses/
    );
  });
});

describe('the report', () => {
  const servicesOf = ({ certificates }: Report): unknown[] => certificates.flatMap(({ services }) => services);

  test('lists what uses a certificate, what was left behind first', () => {
    const report = buildReport(aWordedOutcome([assessed(PUSHED, { ...USED, ...LEFT })]));
    expect(servicesOf(report)).toMatchObject([
      {
        verdict: 'stale',
        evidence: 'binding',
        pushedAt: '2026-11-21T09:27:38Z',
        lagSeconds: null,
        bindings: {
          known: true,
          current: 1,
          replaced: 1,
          resources: [
            { service: 'CDN', region: 'global', id: 'r1', name: 'old.example.com', certId: OTHER_CERT_ID },
            { service: 'CDN', region: 'global', id: 'r1', name: 'shop.example.com', certId: NEW_ID }
          ]
        }
      }
    ]);
  });

  test('lists 20 resources at most, and counts all', () => {
    const many = Array.from({ length: 30 }, (_, index) => aResource(NEW_ID, `d${index}`));
    const replaced = { resources: [], gaps: [{ code: 'no-answer', certId: OTHER_CERT_ID }] } as const;
    const report = buildReport(aWordedOutcome([assessed(NOTHING, { current: all(...many), replaced })]));
    expect(servicesOf(report)).toMatchObject([{ bindings: { known: false, current: 30, replaced: 0 } }]);
    expect(JSON.stringify(report)).not.toContain('"d20"');
  });

  test('tells how late a push is where a row is stale by both', () => {
    const histories = [[aPush({ atMs: RENEWED - DAY })]];
    const report = buildReport(aWordedOutcome([assessed({ histories }, LEFT)]));
    expect(servicesOf(report)).toMatchObject([{ evidence: 'binding', lagSeconds: 86_400 }]);
  });

  test('leaves bindings out after the reasons and before whole rows', () => {
    const many = Array.from({ length: 20 }, (_, index) => aResource(NEW_ID, 'd'.repeat(150), { id: `r${index}` }));
    const assessments = Array.from({ length: 400 }, (_, index) =>
      assessed({ ...PUSHED, certId: certIdOf(index) }, { current: all(...many) })
    );
    const json = reportJson(buildReport(aWordedOutcome(assessments)), MAX_REPORT_BYTES, JSON.stringify);
    const report = JSON.parse(json) as Report;
    expect(report.truncated).toBe(true);
    expect(servicesOf(report)).toHaveLength(400);
    expect(json).not.toMatch(/"bindings"|"reason"/);
  });
});

test('a row that is stale by its bindings is not called fresh where another project was left behind', () => {
  const waf = { service: 'WAF', atMs: RENEWED + DAY };
  const histories = [[aPush({ ...waf, project: 'cn-north-4' })]];
  const replacedHistories = [[aPush({ ...waf, project: 'cn-east-3', atMs: RENEWED - DAY })]];
  const parts = { histories, replacedHistories, replacedIds: [OTHER_CERT_ID] };
  const left = all(aResource(OTHER_CERT_ID, 'old.example.com', { service: 'WAF', region: 'cn-east-3' }));
  const messageOf = (bindings: Partial<BindingEvidence>): string | undefined => {
    const run = aWordedOutcome([assessed(parts, bindings, { requirements: [aRequirement('WAF')] })]);
    const policy = { offsetMinutes: CHINA_MINUTES, expiresWithinMs: 0, requirements: [], policy: null };
    return warningsOf(run, policy).find(({ title }) => title === 'Another project has an older push')?.message;
  };
  expect(messageOf({ current: left })).toContain('WAF is fresh, but WAF@cn-east-3');
  expect(messageOf({ replaced: left })).toContain('WAF was pushed to, but WAF@cn-east-3');
});
