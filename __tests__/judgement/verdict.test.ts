// The verdict of one requirement, from the evidence about its certificate to the reason.
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { newestFirst, type PushHistory, type PushRecord } from '../../src/certificate/push-history.ts';
import type { Requirement } from '../../src/certificate/requirement.ts';
import { assess, type ServiceRow } from '../../src/judgement/assess.ts';
import type { Clock } from '../../src/judgement/decide.ts';
import { shortfallOf, type ReasonCode } from '../../src/judgement/reason.ts';
import { VERDICTS, worse, worst, type Verdict } from '../../src/judgement/verdict.ts';
import { failed } from '../../src/source.ts';
import {
  aCertificate,
  aClock,
  aHistory,
  anError,
  anEvidence,
  aPolicy,
  aPush,
  aRequirement,
  CERT_ID,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  RENEWED,
  SECOND
} from '../builders.ts';

/** What a case says of a renewed certificate with one push to the CDN since. */
interface Facts {
  readonly failed?: boolean;
  readonly expired?: boolean;
  /** Whether another certificate replaced it could not be found out. */
  readonly inDoubt?: boolean;
  readonly renewal?: null;
  readonly histories?: readonly PushHistory[];
  readonly replacedHistories?: readonly PushHistory[];
}

/** A row, with the data of its reason beside. */
interface Judged extends ServiceRow {
  readonly code: ReasonCode;
  readonly lagMs: number | null;
  readonly dueMs: number | null;
  readonly siblingProposal: string | null;
  readonly leftBehind: readonly PushRecord[];
}

function judge(requirement: Requirement, facts: Facts, clock: Clock): Judged {
  const { histories = [[aPush()]], replacedHistories = [] } = facts;
  const evidence = anEvidence({
    certificate: aCertificate({
      ...(facts.expired === true ? { status: 'REVOKED' } : {}),
      ...(facts.renewal === null ? { issueTime: null, notBefore: null } : {})
    }),
    histories,
    replacedHistories,
    doubt: facts.inDoubt === true ? { code: 'not-listed', certId: CERT_ID, isReplaced: false } : null,
    ...(facts.failed === true ? { renewals: failed(anError()) } : {})
  });
  const [row] = assess(evidence, aPolicy({ ...clock, requirements: [requirement] })).rows;
  if (row?.kind !== 'service') throw new Error('nothing was required');
  const { reason } = row;
  return {
    ...row,
    code: reason.code,
    lagMs: reason.code === 'outdated-push' ? reason.lagMs : null,
    dueMs: reason.code === 'due' ? reason.dueMs : null,
    siblingProposal: shortfallOf(reason)?.siblingProposal ?? null,
    leftBehind: reason.code === 'pushed' ? reason.leftBehind : []
  };
}

const BEFORE = RENEWED - 1;
const FULL_SINCE = aHistory(10, RENEWED);
const FULL_FROM_BEFORE = aHistory(10, BEFORE);
const WITHIN_GRACE = aClock({ graceMs: NOW - RENEWED + 1 });
const NO_RENEWAL = { renewal: null } as const;

describe('the table, from its first row to its last', () => {
  const rows: [string, Facts, Verdict, string, number?][] = [
    ['what was read cannot be trusted', { failed: true }, 'error', 'failed'],
    ['it cannot be trusted and is over as well', { failed: true, expired: true }, 'error', 'failed'],
    ['it cannot be trusted and no renewal time is known', { failed: true, ...NO_RENEWAL }, 'error', 'failed'],
    ['the certificate is over', { expired: true }, 'expired', 'expired'],
    ['it is over and its replacement is unknown', { expired: true, inDoubt: true }, 'expired', 'expired'],
    ['it is over and no renewal time is known', { expired: true, ...NO_RENEWAL }, 'expired', 'expired'],
    ['its replacement is unknown', { inDoubt: true }, 'unknown', 'renewals-unknown'],
    [
      'its replacement is unknown and its renewal time too',
      { inDoubt: true, ...NO_RENEWAL },
      'unknown',
      'renewals-unknown'
    ],
    ['no renewal time is known', NO_RENEWAL, 'unknown', 'no-renewal-time'],
    ['no renewal time is known and no push either', { ...NO_RENEWAL, histories: [] }, 'unknown', 'no-renewal-time'],
    ['the newest push is after the renewal', { histories: [[aPush({ atMs: RENEWED + 1 })]] }, 'fresh', 'pushed'],
    ['the newest push is at the renewal', { histories: [[aPush({ atMs: RENEWED })]] }, 'fresh', 'pushed'],
    ['an older push stands beside a fresh one', { histories: [[aPush({ atMs: BEFORE }), aPush()]] }, 'fresh', 'pushed'],
    ['a fresh push stands in a full window', { histories: [[...aHistory(9, RENEWED), aPush()]] }, 'fresh', 'pushed'],
    ['only the second of two histories has a fresh push', { histories: [[], [aPush()]] }, 'fresh', 'pushed'],
    [
      'the newest push is a millisecond before the renewal',
      { histories: [[aPush({ atMs: BEFORE })]] },
      'stale',
      'outdated-push',
      1
    ],
    [
      'the newest push is a day before the renewal',
      { histories: [[aPush({ atMs: RENEWED - DAY })]] },
      'stale',
      'outdated-push',
      DAY
    ],
    [
      'the newest push is before the renewal in a full window',
      { histories: [[...aHistory(9, RENEWED), aPush({ atMs: BEFORE })]] },
      'stale',
      'outdated-push',
      1
    ],
    [
      'the window is full and its oldest record is before the renewal',
      { histories: [FULL_FROM_BEFORE] },
      'stale',
      'outdated-window'
    ],
    [
      'the window has more than ten and its oldest record is before the renewal',
      { histories: [aHistory(11, BEFORE)] },
      'stale',
      'outdated-window'
    ],
    [
      'the window is full and its oldest record is at the renewal',
      { histories: [FULL_SINCE] },
      'unknown',
      'window-lost'
    ],
    [
      'the window is full and its oldest record is after the renewal',
      { histories: [aHistory(10, RENEWED + 1)] },
      'unknown',
      'window-lost'
    ],
    ['the window has nine others since the renewal', { histories: [aHistory(9, RENEWED)] }, 'missing', 'not-recorded'],
    [
      'the window has nine others from before the renewal',
      { histories: [aHistory(9, RENEWED - DAY)] },
      'missing',
      'not-recorded'
    ],
    ['the history is empty', { histories: [[]] }, 'missing', 'not-recorded'],
    [
      'one history is empty and the other reaches back to before the renewal',
      { histories: [[], FULL_FROM_BEFORE] },
      'stale',
      'outdated-window'
    ],
    [
      'one history is full since the renewal and the other empty',
      { histories: [[], FULL_SINCE] },
      'unknown',
      'window-lost'
    ],
    [
      'of two full histories one reaches back only to the renewal',
      { histories: [FULL_FROM_BEFORE, FULL_SINCE] },
      'unknown',
      'window-lost'
    ],
    [
      'one history has an old push and the other may have lost one',
      { histories: [[aPush({ atMs: BEFORE })], FULL_SINCE] },
      'unknown',
      'window-lost'
    ],
    [
      'one history has an old push and the other is full from before',
      { histories: [[aPush({ atMs: BEFORE })], FULL_FROM_BEFORE] },
      'stale',
      'outdated-push',
      1
    ],
    [
      'two histories of five since the renewal are no full window',
      { histories: [aHistory(5, RENEWED), aHistory(5, RENEWED)] },
      'missing',
      'not-recorded'
    ],
    [
      'a replaced certificate has a fresh push and this one none',
      { histories: [[]], replacedHistories: [[aPush()]] },
      'missing',
      'not-recorded'
    ]
  ];

  const table = rows.map(([when, evidence, verdict, code, lag = null]) => ({
    when,
    evidence,
    verdict,
    code,
    lag
  }));

  it.each(table)('where $when', ({ evidence, verdict, code, lag }) => {
    const judgement = judge(aRequirement(), evidence, aClock());
    expect(judgement).toMatchObject({ verdict, code, lagMs: lag });
  });

  it.each(table)('with grace, where $when', ({ evidence, verdict, code }) => {
    const isCovered = ['outdated-push', 'outdated-window', 'window-lost', 'not-recorded'].includes(code);
    const expected = isCovered ? { verdict: 'pending', code: 'due', lagMs: null } : { verdict, code };
    expect(judge(aRequirement(), evidence, WITHIN_GRACE)).toMatchObject(expected);
  });

  it.each([
    ['a millisecond of grace is left', { graceMs: NOW - RENEWED + 1 }, 'pending'],
    ['grace ends now', { graceMs: NOW - RENEWED }, 'missing'],
    ['grace is over', { graceMs: NOW - RENEWED - 1 }, 'missing'],
    ['there is no grace', { graceMs: 0 }, 'missing'],
    ['there is no grace and the renewal lies ahead', { graceMs: 0, nowMs: RENEWED - HOUR }, 'missing'],
    ['there is grace and the renewal lies ahead', { graceMs: 1, nowMs: RENEWED - HOUR }, 'pending']
  ] as const)('where nothing is recorded and %s', (_, clock, verdict) => {
    expect(judge(aRequirement(), { histories: [[]] }, aClock(clock)).verdict).toBe(verdict);
  });
});

describe('what counts as a push', () => {
  const pushes = [
    aPush({ service: 'WAF', project: 'cn-north-4', atMs: RENEWED + HOUR }),
    aPush({ service: 'WAF', project: 'cn-north-7_test', atMs: RENEWED - HOUR }),
    aPush({ service: 'Enhance_ELB', project: 'cn-north-4', atMs: RENEWED + 2 * HOUR })
  ];

  it.each([
    ['WAF', 'fresh', 'cn-north-4'],
    ['WAF@cn-north-4', 'fresh', 'cn-north-4'],
    ['WAF@cn-north-7_test', 'stale', 'cn-north-7_test'],
    ['WAF@cn-north-7', 'missing', undefined],
    ['ELB|Enhance_ELB', 'fresh', 'cn-north-4'],
    ['ELB|Enhance_ELB@cn-east-3', 'missing', undefined],
    ['CDN', 'missing', undefined],
    ['CDN|WAF', 'fresh', 'cn-north-4']
  ])('for %s it is %s', (requirement, verdict, project) => {
    const judgement = judge(aRequirement(requirement), { histories: [pushes] }, aClock());
    expect([judgement.verdict, judgement.newest?.project]).toEqual([verdict, project]);
  });

  test('the newest matching push of all histories is told, with every verdict', () => {
    const histories = [[aPush({ atMs: 1 })], [aPush({ atMs: 3 }), aPush({ atMs: 2 })]];
    for (const over of [{}, { failed: true }, { expired: true }, { inDoubt: true }, NO_RENEWAL]) {
      expect(judge(aRequirement(), { histories, ...over }, aClock()).newest).toEqual(aPush({ atMs: 3 }));
    }
  });
});

describe('dueMs', () => {
  it.each([
    ['a pending verdict', { histories: [[]] }, HOUR, RENEWED + HOUR],
    ['a missing one', { histories: [[]] }, 0, null],
    ['a fresh one', {}, HOUR, null],
    ['an expired one', { expired: true }, HOUR, null]
  ])('of %s', (_, evidence, graceMs, dueMs) => {
    const clock = aClock({ nowMs: RENEWED, graceMs });
    expect(judge(aRequirement(), evidence, clock).dueMs).toBe(dueMs);
  });
});

describe('the sibling of a load balancer', () => {
  const sibling = (atMs: number): Facts => ({
    histories: [[aPush({ service: 'Enhance_ELB', project: 'cn-north-4', atMs })]]
  });

  it.each([
    ['has a fresh push', 'ELB', sibling(RENEWED), 'ELB|Enhance_ELB'],
    ['has a fresh push in the project', 'ELB@cn-north-4', sibling(RENEWED), 'ELB|Enhance_ELB@cn-north-4'],
    ['has a fresh push in another project', 'ELB@cn-east-3', sibling(RENEWED), null],
    ['has an old push', 'ELB', sibling(BEFORE), null],
    ['is required', 'ELB|Enhance_ELB', sibling(RENEWED), null],
    ['is of no matter to another service', 'WAF', sibling(RENEWED), null]
  ])('where it %s (%s)', (_, requirement, evidence, expected) => {
    expect(judge(aRequirement(requirement), evidence, aClock()).siblingProposal).toBe(expected);
  });

  test('classic and dedicated are siblings of each other', () => {
    const evidence = { histories: [[aPush({ service: 'ELB', project: 'cn-north-4' })]] };
    expect(judge(aRequirement('Enhance_ELB'), evidence, aClock()).siblingProposal).toBe('ELB|Enhance_ELB');
  });

  test('where both have a fresh push, nothing is proposed', () => {
    const pushes = ['ELB', 'Enhance_ELB'].map((service) => aPush({ service, project: 'cn-north-4' }));
    expect(judge(aRequirement('ELB'), { histories: [pushes] }, aClock()).siblingProposal).toBeNull();
  });

  test('it is proposed beside an old push, within grace and in another history as well', () => {
    const old = aPush({ service: 'ELB', project: 'cn-north-4', atMs: BEFORE });
    const fresh = aPush({ service: 'Enhance_ELB', project: 'cn-north-4' });
    const evidence = { histories: [[old], [fresh]] };
    expect(judge(aRequirement('ELB'), evidence, aClock())).toMatchObject({
      verdict: 'stale',
      siblingProposal: 'ELB|Enhance_ELB'
    });
    expect(judge(aRequirement('ELB'), evidence, WITHIN_GRACE)).toMatchObject({
      verdict: 'pending',
      siblingProposal: 'ELB|Enhance_ELB'
    });
  });

  it.each([
    ['outdated-window', RENEWED - DAY],
    ['window-lost', RENEWED]
  ])('it is proposed where older records may be lost (%s)', (code, oldest) => {
    const evidence = {
      histories: [aHistory(10, oldest), [aPush({ service: 'Enhance_ELB', project: 'cn-north-4' })]]
    };
    expect(judge(aRequirement('ELB'), evidence, aClock())).toMatchObject({
      code,
      siblingProposal: 'ELB|Enhance_ELB'
    });
  });

  it.each([{ failed: true }, { expired: true }, { inDoubt: true }])('where %j, a push would not help', (over) => {
    expect(judge(aRequirement('ELB'), { ...sibling(RENEWED), ...over }, aClock()).siblingProposal).toBeNull();
  });

  test('without a renewal time no push is fresh', () => {
    const evidence = { ...sibling(RENEWED), renewal: null };
    expect(judge(aRequirement('ELB'), evidence, aClock()).siblingProposal).toBeNull();
  });
});

describe('projects that were left behind', () => {
  const waf = (project: string | null, atMs: number, service = 'WAF'): PushRecord => aPush({ service, project, atMs });
  const fresh = waf('cn-north-4', RENEWED + HOUR);
  const leftBehindIn = (requirement: string, history: PushHistory, replaced: PushHistory = []): string[] =>
    judge(aRequirement(requirement), { histories: [history], replacedHistories: [replaced] }, aClock()).leftBehind.map(
      ({ service, project, atMs }) => `${service}@${project ?? ''} ${String((atMs - RENEWED) / SECOND)}`
    );

  test('where another project of the service was last pushed before the renewal, it is named with its newest push', () => {
    const history = [waf('cn-east-3', RENEWED - 2 * SECOND), fresh, waf('cn-east-3', RENEWED - SECOND)];
    expect(leftBehindIn('WAF', history)).toEqual(['WAF@cn-east-3 -1']);
  });

  test('several are named, the latest push first', () => {
    const history = [fresh, waf('a', RENEWED - 2 * SECOND), waf('b', RENEWED - SECOND)];
    expect(leftBehindIn('WAF', history)).toEqual(['WAF@b -1', 'WAF@a -2']);
  });

  test('where the other project has a fresh push too, none is named', () => {
    expect(leftBehindIn('WAF', [fresh, waf('a', RENEWED - SECOND), waf('a', RENEWED)])).toEqual([]);
  });

  test('a requirement of one project asks for no other', () => {
    expect(leftBehindIn('WAF@cn-north-4', [fresh, waf('a', RENEWED - SECOND)])).toEqual([]);
  });

  test('pushes to other services are of no matter', () => {
    expect(leftBehindIn('WAF', [fresh, waf('a', RENEWED - SECOND, 'ELB')])).toEqual([]);
  });

  test('of alternatives, only a service with a fresh push leaves a project behind', () => {
    expect(leftBehindIn('WAF|ELB', [fresh, waf('a', RENEWED - SECOND, 'ELB')])).toEqual([]);
    expect(leftBehindIn('WAF|ELB', [fresh, waf('a', RENEWED - SECOND)])).toEqual(['WAF@a -1']);
  });

  test('a fresh push of another service in the project does not make up for it', () => {
    const history = [fresh, waf('a', RENEWED + SECOND, 'ELB'), waf('a', RENEWED - SECOND)];
    expect(leftBehindIn('WAF|ELB', history)).toEqual(['WAF@a -1']);
  });

  test('ELB and Enhance_ELB count as one service', () => {
    const dedicated = waf('a', RENEWED + SECOND, 'Enhance_ELB');
    const both = 'ELB|Enhance_ELB';
    expect(leftBehindIn(both, [dedicated, waf('a', RENEWED - SECOND, 'ELB')])).toEqual([]);
    expect(leftBehindIn(both, [dedicated, waf('b', RENEWED - SECOND, 'ELB')])).toEqual(['ELB@b -1']);
  });

  test('a push without project leaves none behind', () => {
    expect(leftBehindIn('WAF', [fresh, waf(null, RENEWED - SECOND)])).toEqual([]);
  });

  test('a push to the project a millisecond before the renewal leaves it behind, at the renewal not', () => {
    expect(leftBehindIn('WAF', [fresh, waf('a', RENEWED - 1)])).toHaveLength(1);
    expect(leftBehindIn('WAF', [fresh, waf('a', RENEWED)])).toEqual([]);
  });

  test('projects of the replaced certificate count, whenever they were pushed', () => {
    const replaced = [waf('a', RENEWED - SECOND), waf('b', RENEWED + SECOND), waf('cn-north-4', RENEWED - SECOND)];
    expect(leftBehindIn('WAF', [fresh], replaced)).toEqual(['WAF@b 1', 'WAF@a -1']);
  });

  test('a load balancer that is not required leaves none behind', () => {
    const classic = waf('a', RENEWED + SECOND, 'ELB');
    const other = waf('b', RENEWED - SECOND, 'Enhance_ELB');
    expect(leftBehindIn('ELB', [classic, other])).toEqual([]);
    expect(leftBehindIn('ELB', [classic], [other])).toEqual([]);
  });

  it.each([{ failed: true }, { expired: true }, { inDoubt: true }, NO_RENEWAL])(
    'where %j overrules a fresh push, none is named',
    (over) => {
      const histories = [[fresh, waf('a', RENEWED - SECOND)]];
      expect(judge(aRequirement('WAF'), { histories, ...over }, aClock()).leftBehind).toEqual([]);
    }
  );

  test('where the verdict is another than fresh, none is named', () => {
    expect(leftBehindIn('WAF', [waf('a', RENEWED - SECOND)], [waf('b', RENEWED - SECOND)])).toEqual([]);
  });
});

describe('worst', () => {
  test('the order is that of the specification', () => {
    expect(VERDICTS).toEqual(['fresh', 'pending', 'unknown', 'stale', 'missing', 'expired', 'error']);
  });

  test('of two verdicts the later in that order, whichever comes first', () => {
    VERDICTS.forEach((one, index) => {
      VERDICTS.forEach((other, otherIndex) => {
        expect(worse(one, other)).toBe(VERDICTS[Math.max(index, otherIndex)]);
      });
    });
  });

  test('of some verdicts the latest', () => {
    expect(worst(['fresh', 'stale', 'unknown'])).toBe('stale');
    expect(worst(['fresh'])).toBe('fresh');
  });

  test('of none it is error: nothing was judged', () => {
    expect(worst([])).toBe('error');
  });
});

// From here on a history is what is left of all pushes that ever were: the last ten.

const atMs = fc.integer({ min: RENEWED - 6, max: RENEWED + 6 });
const push = fc.record({
  atMs,
  service: fc.constantFrom('WAF', 'CDN', 'ELB'),
  project: fc.constantFrom('a', 'b', null)
});
const requirement = fc.constantFrom('WAF', 'WAF@a', 'ELB|WAF', 'ELB', 'Enhance_ELB@b').map(aRequirement);
const clock = fc.record({
  nowMs: fc.integer({ min: RENEWED - 10, max: RENEWED + 100 }),
  graceMs: fc.constantFrom(0, 50)
});
const everPushed = fc.array(fc.array(push, { maxLength: 14 }), { minLength: 1, maxLength: 3 });

function windowOf(pushes: PushHistory): PushHistory {
  return newestFirst(pushes).slice(0, 10);
}

function matches(text: string, { service, project }: PushRecord): boolean {
  const [services = '', wanted] = text.split('@');
  return services.split('|').includes(service) && (wanted === undefined || wanted === project);
}

describe('properties', () => {
  test('neither the order of the records nor of the histories matters', () => {
    const shuffledHistories = everPushed.chain((histories) =>
      fc.tuple(
        fc.constant(histories.map(windowOf)),
        fc
          .tuple(
            ...histories.map((history) => {
              const kept = [...windowOf(history)];
              return fc.shuffledSubarray(kept, { minLength: kept.length, maxLength: kept.length });
            })
          )
          .map((shuffled) => shuffled.toReversed())
      )
    );
    fc.assert(
      fc.property(requirement, shuffledHistories, everPushed, clock, (one, [histories, shuffled], replaced, when) => {
        const evidence = { histories, replacedHistories: replaced };
        const mixed = { histories: shuffled, replacedHistories: replaced.map((h) => h.toReversed()) };
        expect(judge(one, mixed, when)).toEqual(judge(one, evidence, when));
      })
    );
  });

  test('the verdict is fresh exactly where the newest matching push is not before the renewal', () => {
    fc.assert(
      fc.property(requirement, everPushed, clock, (one, histories, when) => {
        const windows = histories.map(windowOf);
        const isFresh = windows.flat().some((record) => matches(one.text, record) && record.atMs >= RENEWED);
        expect(judge(one, { histories: windows }, when).verdict === 'fresh').toBe(isFresh);
      })
    );
  });

  test('a newer push of a matching service never makes the verdict worse, though it drives the oldest record out', () => {
    fc.assert(
      fc.property(
        everPushed,
        clock,
        fc.nat(),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom('ELB', 'WAF'),
        (histories, when, which, laterMs, service) => {
          const one = aRequirement('ELB|WAF');
          const index = which % histories.length;
          const before = histories.map(windowOf);
          const latestMs = Math.max(RENEWED - 6, ...(before[index] ?? []).map((record) => record.atMs));
          const newer = aPush({ service, project: 'a', atMs: latestMs + laterMs });
          const after = before.map((history, at) => (at === index ? [newer, ...history].slice(0, 10) : history));
          const [was, is] = [before, after].map((all) => judge(one, { histories: all }, when).verdict);
          expect(VERDICTS.indexOf(is ?? 'error')).toBeLessThanOrEqual(VERDICTS.indexOf(was ?? 'fresh'));
        }
      ),
      { numRuns: 500 }
    );
  });

  test('whatever dropped out of the windows, no verdict but unknown can be wrong', () => {
    fc.assert(
      fc.property(requirement, everPushed, (one, histories) => {
        const all = histories.flat().filter((record) => matches(one.text, record));
        const isFresh = all.some((record) => record.atMs >= RENEWED);
        const { verdict } = judge(one, { histories: histories.map(windowOf) }, aClock());
        if (verdict === 'fresh') expect(isFresh).toBe(true);
        else if (verdict === 'stale') expect(isFresh).toBe(false);
        else if (verdict === 'missing') expect(all).toEqual([]);
        else expect(verdict).toBe('unknown');
      }),
      { numRuns: 500 }
    );
  });

  test('where nothing dropped out, nothing is unknown', () => {
    const few = fc.array(fc.array(push, { maxLength: 9 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(requirement, few, (one, histories) => {
        expect(judge(one, { histories }, aClock()).verdict).not.toBe('unknown');
      })
    );
  });

  test('the lag is told exactly for a stale verdict with a push', () => {
    const old = fc.array(fc.integer({ min: 1, max: 10 * MINUTE }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(old, (ages) => {
        const histories = [ages.map((age) => aPush({ atMs: RENEWED - age }))];
        const least = Math.min(...ages);
        expect(judge(aRequirement(), { histories }, aClock())).toMatchObject({
          verdict: 'stale',
          lagMs: least
        });
      })
    );
  });
});
