import { describe, expect, it, test } from '@jest/globals';
import {
  annotationsOf,
  capped,
  MAX_ERRORS,
  MAX_NOTICES,
  MAX_WARNINGS,
  type AnnotationPolicy,
  type Annotations
} from '../../src/presentation/annotations.ts';
import type { Annotation } from '../../src/presentation/warnings.ts';
import type { Assessment } from '../../src/judgement/assess.ts';
import type { Tolerance } from '../../src/judgement/outcome.ts';
import type { Policy } from '../../src/judgement/standing.ts';
import {
  aCertificate,
  aHistory,
  anAssessment,
  anError,
  aWordedOutcome,
  aPush,
  aRequirement,
  CERT_ID,
  certIdOf,
  CHINA_MINUTES,
  DAY,
  HOUR,
  instant,
  MINUTE,
  NOW,
  OTHER_CERT_ID,
  RENEWED,
  wallClock
} from '../builders.ts';

const WAF = { service: 'WAF', project: 'cn-north-4' };
/** Healthy, and so long after the renewal that the zone does not matter. */
const HEALTHY = { histories: [[aPush({ atMs: RENEWED + DAY })]] };

function annotate(assessments: readonly Assessment[], over: Partial<AnnotationPolicy & Tolerance> = {}): Annotations {
  const defaults = {
    warnOnly: false,
    offsetMinutes: CHINA_MINUTES,
    expiresWithinMs: 14 * DAY,
    requirements: [],
    policy: null
  };
  const policy = { ...defaults, ...over };
  return annotationsOf(aWordedOutcome(assessments, policy, policy.expiresWithinMs), policy);
}

function messages(annotations: readonly Annotation[]): string[] {
  return annotations.map(({ message }) => message);
}

/** The one annotation of a level, where the other levels have none. */
function only(annotations: Annotations, level: keyof Annotations): string {
  const counts = { errors: 0, warnings: 0, notices: 0, [level]: 1 };
  expect({
    errors: annotations.errors.length,
    warnings: annotations.warnings.length,
    notices: annotations.notices.length
  }).toEqual(counts);
  return `${annotations[level][0]?.title ?? ''}: ${annotations[level][0]?.message ?? ''}`;
}

describe('capped', () => {
  const some = (count: number): Annotation[] =>
    Array.from({ length: count }, (_, index) => ({ title: 't', message: String(index) }));

  it.each([0, 1, 7, 8])('%d of at most 8 are all told', (count) => {
    expect(capped(some(count), 8)).toEqual(some(count));
  });

  it.each([
    [9, 'and 1'],
    [500, 'and 492']
  ])('of %d the first 8 are told, then %s', (count, more) => {
    const shown = capped(some(count), 8);
    expect(shown.slice(0, 8)).toEqual(some(8));
    expect(shown).toHaveLength(9);
    expect(shown[8]).toEqual({ title: 'More', message: `${more} more; the log has all.` });
  });

  test('with "and N more" and the failure message no level exceeds the ten that GitHub shows', () => {
    expect(MAX_ERRORS + 2).toBeLessThanOrEqual(10);
    expect([MAX_ERRORS, MAX_WARNINGS, MAX_NOTICES]).toEqual([8, 9, 9]);
  });
});

describe('the requirements themselves', () => {
  test('a remote project that looks like none is told, with what one looks like and where it is found', () => {
    const requirements = ['WAF@华北-北京四', 'WAF@cn-north-4', 'CDN'].map(aRequirement);
    const text = only(annotate([anAssessment(HEALTHY)], { requirements }), 'warnings');
    for (const phrase of ['WAF@华北-北京四', 'cn-north-4', 'cn-north-7_test', 'My Credentials > API Credentials']) {
      expect(text).toContain(phrase);
    }
  });

  test('a service that is not documented is told', () => {
    const text = only(
      annotate([anAssessment(HEALTHY)], { requirements: ['Live', 'WAF'].map(aRequirement) }),
      'warnings'
    );
    expect(text).toContain('Live is none of the services that Huawei documents (WAF, CDN, ELB and Enhance_ELB)');
  });
});

test('a healthy certificate has no annotation', () => {
  expect(annotate([anAssessment(HEALTHY)])).toEqual({ errors: [], warnings: [], notices: [] });
});

describe('errors', () => {
  const requirements = ['CDN', 'WAF@cn-north-4', 'ELB'].map(aRequirement);

  test('a failing certificate has one, with certificate, services, verdicts and remedies', () => {
    const histories = [[aPush({ atMs: RENEWED + DAY }), aPush({ ...WAF, atMs: RENEWED - DAY })]];
    const text = only(annotate([anAssessment({ histories }, { requirements })]), 'errors');
    expect(text).toContain(CERT_ID);
    expect(text).toContain('WAF@cn-north-4 is stale: ');
    expect(text).toContain('ELB is missing: ');
    expect(text).toMatch(/push .*to ELB/i);
    expect(text).not.toContain('CDN is fresh');
  });

  test('rows within grace are not told in an error', () => {
    const grace = anAssessment(HEALTHY, { requirements, graceMs: 365 * DAY });
    const [fresh, pending] = grace.rows;
    const [stale] = anAssessment({ histories: [[aPush({ atMs: RENEWED - DAY })]] }).rows;
    const rows = [fresh, pending, stale].flatMap((row) => row ?? []);
    const text = only(annotate([{ ...grace, result: 'stale', rows }]), 'errors');
    expect(text).toContain('CDN is stale');
    expect(text).not.toMatch(/is (?:pending|fresh)/);
  });

  test('has the verdict in its title and a line for each row, the worst first', () => {
    const histories = [[aPush({ ...WAF, atMs: RENEWED - DAY })]];
    const worstLast = ['WAF', 'CDN', 'ELB'].map(aRequirement);
    const { errors } = annotate([anAssessment({ histories }, { requirements: worstLast })]);
    expect(errors[0]?.title).toBe(`Certificate missing: ${CERT_ID} (www.example.com)`);
    expect(errors[0]?.message.split('\n').map((line) => line.split(': ')[0])).toEqual([
      `${CERT_ID} (www.example.com):`,
      'CDN is missing',
      'ELB is missing',
      'WAF is stale'
    ]);
  });

  test('of many services the first five are told and the others counted', () => {
    const many = Array.from({ length: 7 }, (_, index) => aRequirement(`WAF@p${String(index)}`));
    const text = only(annotate([anAssessment({ histories: [[]] }, { requirements: many })]), 'errors');
    expect(text).toContain('WAF@p4 is missing');
    expect(text).not.toContain('WAF@p5 is missing');
    expect(text).toContain('and 2 more services');
    const five = only(annotate([anAssessment({ histories: [[]] }, { requirements: many.slice(0, 5) })]), 'errors');
    expect(five).not.toContain('more service');
  });

  test('the worst certificates stand first', () => {
    const { errors } = annotate([
      anAssessment({ certId: certIdOf(1), histories: [aHistory(10, RENEWED + DAY)] }),
      anAssessment({ certId: certIdOf(2), histories: [[]] }),
      anAssessment({ certId: certIdOf(3), certificate: null, error: anError() }),
      anAssessment({ certId: certIdOf(4), histories: [[aPush({ atMs: RENEWED - DAY })]] })
    ]);
    expect(messages(errors).map((message) => /scs17\d+/.exec(message)?.[0])).toEqual([3, 2, 4, 1].map(certIdOf));
  });

  test('certificates that fail with the same code and hint share one', () => {
    const failing = [1, 2, 3, 4, 5].map((index) =>
      anAssessment(
        {
          certId: certIdOf(index),
          certificate: null,
          error: anError({ message: `reading ${certIdOf(index)} failed` })
        },
        { requirements }
      )
    );
    const text = only(annotate(failing), 'errors');
    expect(text).toContain('PERMISSION_DENIED');
    for (const phrase of [
      certIdOf(1),
      certIdOf(2),
      certIdOf(3),
      'and 2 more',
      anError().hint,
      'CDN',
      'WAF@cn-north-4'
    ]) {
      expect(text).toContain(phrase);
    }
    expect(text).not.toContain(certIdOf(4));
  });

  test('another code or another hint is another annotation', () => {
    const failing = [anError(), anError({ hint: 'Other.' }), anError({ code: 'NETWORK' }), anError()].map(
      (error, index) => anAssessment({ certId: certIdOf(index), certificate: null, error })
    );
    expect(annotate(failing).errors).toHaveLength(3);
  });

  test('verdicts without an error of their own are never merged', () => {
    const failing = [1, 2, 3].map((index) => anAssessment({ certId: certIdOf(index), histories: [[]] }));
    expect(annotate(failing).errors).toHaveLength(3);
  });

  test('a certificate that two IDs lead to has one', () => {
    const entries = [CERT_ID, OTHER_CERT_ID].map((requestedId) => anAssessment({ requestedId, histories: [[]] }));
    expect(annotate(entries).errors).toHaveLength(1);
  });

  test('with warn-only they are warnings, before all others', () => {
    const expiring = { certificate: aCertificate({ notAfter: instant('2026-11-30T00:00:00Z') }), ...HEALTHY };
    const all = annotate([anAssessment({ ...expiring, certId: certIdOf(1) }), anAssessment({ histories: [[]] })], {
      warnOnly: true
    });
    expect(all.errors).toEqual([]);
    expect(messages(all.warnings)[0]).toContain('CDN is missing');
    expect(all.warnings).toHaveLength(2);
  });
});

describe('unknown verdicts', () => {
  const unknown = anAssessment({ histories: [aHistory(10, RENEWED + DAY)] });

  test('are errors where they fail, and warnings where they are allowed', () => {
    expect(only(annotate([unknown]), 'errors')).toContain('CDN is unknown');
    expect(only(annotate([unknown], { allowUnknown: true }), 'warnings')).toContain('CDN is unknown');
    expect(only(annotate([unknown], { warnOnly: true }), 'warnings')).toContain('CDN is unknown');
    expect(only(annotate([unknown], { warnOnly: true, allowUnknown: true }), 'warnings')).toContain('CDN is unknown');
  });

  test('that are allowed tell their rows only', () => {
    const requirements = ['CDN', 'Live'].map(aRequirement);
    const histories = [[...aHistory(9, RENEWED + DAY), aPush({ atMs: RENEWED + DAY })]];
    const text = only(annotate([anAssessment({ histories }, { requirements })], { allowUnknown: true }), 'warnings');
    expect(text).toContain('Live is unknown');
    expect(text).not.toContain('CDN is');
  });
});

test('a pending certificate has a notice with its rows', () => {
  const requirements = ['CDN', 'WAF'].map(aRequirement);
  const text = only(annotate([anAssessment(HEALTHY, { requirements, graceMs: 365 * DAY })]), 'notices');
  expect(text).toContain(CERT_ID);
  expect(text).toContain('WAF is pending');
  expect(text).not.toContain('CDN is');
});

describe('warnings', () => {
  test('a project that was left behind is named with service and time', () => {
    const histories = [
      [aPush({ ...WAF, atMs: RENEWED + DAY }), aPush({ ...WAF, project: 'cn-east-3', atMs: RENEWED - DAY })]
    ];
    const text = only(annotate([anAssessment({ histories }, { requirements: [aRequirement('WAF')] })]), 'warnings');
    for (const phrase of [CERT_ID, 'WAF@cn-east-3', '2026-11-19T09:27:38Z', 'WAF is fresh', 'require WAF@cn-east-3'])
      expect(text).toContain(phrase);
    expect(text).not.toContain('WAF@cn-north-4');
  });

  test('a project where only the replaced certificate was pushed, after the renewal, is not called older than it', () => {
    const parts = {
      histories: [[aPush({ ...WAF, atMs: RENEWED + DAY })]],
      replacedIds: [OTHER_CERT_ID],
      replacedHistories: [[aPush({ ...WAF, project: 'cn-east-3', atMs: RENEWED + 2 * DAY })]]
    };
    const { warnings } = annotate([anAssessment(parts, { requirements: [aRequirement('WAF')] })]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain('WAF@cn-east-3');
    expect(warnings[0]?.message).not.toMatch(/older than the renewal/);
  });

  describe('renewed-at before a renewal that SCM tells', () => {
    const before = { renewedAtMs: RENEWED - 2 * DAY };
    const said = (atMs: number, policy: Partial<Policy>, replacedIds: string[] = []): string[] =>
      annotate([anAssessment({ histories: [[aPush({ atMs })]], replacedIds }, policy)]).warnings.map(
        ({ message }) => message
      );

    test('is told where a push before that renewal is why the row is fresh', () => {
      expect(said(RENEWED - DAY, before)).toEqual([
        expect.stringMatching(
          /SCM tells a renewal at 2026-11-20T09:27:38Z, and no push for CDN since; renewed-at overrides/
        )
      ]);
    });

    test.each<[string, number, Partial<Policy>, string[]]>([
      ['the push is of the moment of that renewal', RENEWED, before, []],
      ['the row is stale all the same', RENEWED - DAY, { renewedAtMs: RENEWED - HOUR }, []],
      ['it is not given', RENEWED - DAY, {}, []],
      ['it is later than that renewal', RENEWED + 3 * HOUR, { renewedAtMs: RENEWED + 2 * HOUR }, []],
      ['it does not count, since the certificate replaced another', RENEWED + HOUR, before, [OTHER_CERT_ID]]
    ])('is not where %s', (_, atMs, policy, replacedIds) => {
      expect(said(atMs, policy, replacedIds)).toEqual([]);
    });
  });

  it.each([
    [3, 4, 'shares 3 of 4 names with'],
    [1, 1, 'shares 1 of 1 name with']
  ])('a near miss of %d of %d is told', (shared, total, phrase) => {
    const nearMisses = [{ id: OTHER_CERT_ID, shared, total }];
    const text = only(annotate([anAssessment({ ...HEALTHY, nearMisses })]), 'warnings');
    expect(text).toContain(`${OTHER_CERT_ID} ${phrase} ${CERT_ID}`);
    expect(text).toMatch(/if it is the replacement, put it in cert-id/);
    expect(text).toContain('CDN');
    expect(text.includes('key')).toBe(shared === total);
  });

  test('the lost history of a replaced certificate is told with its error', () => {
    const parts = { ...HEALTHY, replacedIds: [OTHER_CERT_ID], replacedHistoryError: anError() };
    const { errors, warnings } = annotate([anAssessment(parts)]);
    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(1);
    for (const phrase of [OTHER_CERT_ID, CERT_ID, 'CDN', 'PERMISSION_DENIED', anError().hint]) {
      expect(warnings[0]?.message).toContain(phrase);
    }
  });

  describe('of expiry', () => {
    const expiring = (notAfter: string): Assessment =>
      anAssessment({ ...HEALTHY, certificate: aCertificate({ notAfter: instant(notAfter) }) });

    it.each([
      ['at the edge', '2026-12-08T03:00:00Z', 1],
      ['within', '2026-11-25T03:00:00Z', 1],
      ['now', '2026-11-24T03:00:00Z', 1],
      ['a second beyond', '2026-12-08T03:00:01Z', 0],
      ['far beyond', '2027-06-08T00:00:00Z', 0]
    ])('%s', (_, notAfter, count) => {
      expect(annotate([expiring(notAfter)]).warnings).toHaveLength(count);
    });

    test('say when and for what', () => {
      const text = only(annotate([expiring('2026-11-27T07:00:00Z')]), 'warnings');
      for (const phrase of [CERT_ID, 'CDN', '3 d 4 h', '2026-11-27T07:00:00Z']) expect(text).toContain(phrase);
    });

    test('can be turned off', () => {
      expect(annotate([expiring('2026-11-25T03:00:00Z')], { expiresWithinMs: 0 }).warnings).toEqual([]);
    });

    test('are not given where the certificate has expired or its expiry is not known', () => {
      expect(annotate([expiring('2026-11-23T03:00:00Z')]).warnings).toEqual([]);
      const revoked = aCertificate({ status: 'REVOKED', notAfter: instant('2026-11-25T03:00:00Z') });
      expect(annotate([anAssessment({ ...HEALTHY, certificate: revoked })]).warnings).toEqual([]);
      expect(annotate([anAssessment({ ...HEALTHY, certificate: aCertificate({ notAfter: null }) })]).warnings).toEqual(
        []
      );
    });

    test('turned off, not even in the moment of expiry', () => {
      expect(annotate([expiring('2026-11-24T03:00:00Z')], { expiresWithinMs: 0 }).warnings).toEqual([]);
    });

    test('are not given where it has passed and what replaced the certificate is unknown', () => {
      const certificate = aCertificate({ notAfter: instant('2026-11-23T03:00:00Z') });
      const candidateIds = [certIdOf(1), certIdOf(2)];
      const doubt = { code: 'tie', certId: CERT_ID, candidateIds, isReplaced: true } as const;
      const passed = anAssessment({ certificate, doubt });
      expect(passed.result).toBe('unknown');
      expect(annotate([passed]).warnings).toEqual([]);
    });

    test('are given beside a failure', () => {
      const certificate = aCertificate({ notAfter: instant('2026-11-25T03:00:00Z') });
      expect(annotate([anAssessment({ certificate, histories: [[]] })]).warnings).toHaveLength(1);
    });
  });

  describe('of a replaced certificate that runs out', () => {
    const replaced = (notAfter: string, over: Partial<Parameters<typeof anAssessment>[0]> = {}): Assessment =>
      anAssessment({
        histories: [[]],
        replacedIds: [OTHER_CERT_ID],
        replaced: [{ id: OTHER_CERT_ID, notAfter: instant(notAfter) }],
        ...over
      });
    const of = (assessment: Assessment, over: Partial<AnnotationPolicy> = {}): string[] =>
      messages(annotate([assessment], over).warnings).filter((message) => message.includes(OTHER_CERT_ID));

    it.each([
      ['expires within the time', '2026-12-08T03:00:00Z', 'expires in 14 d'],
      ['has expired', '2026-11-23T03:00:00Z', 'expired 1 d ago']
    ])('where it %s and its replacement was not pushed, both and the service are named', (_, notAfter, phrase) => {
      const [message, ...more] = of(replaced(notAfter));
      expect(more).toEqual([]);
      for (const part of [OTHER_CERT_ID, CERT_ID, 'CDN', phrase]) expect(message).toContain(part);
    });

    test('none is given where warnings of expiry are off, though it has expired', () => {
      expect(of(replaced('2026-11-23T03:00:00Z'), { expiresWithinMs: 0 })).toEqual([]);
    });

    test('in the moment of its expiry it has not expired', () => {
      expect(of(replaced('2026-11-24T03:00:00Z'))[0]).toMatch(new RegExp(`^${OTHER_CERT_ID} expires in 0 s, and CDN `));
    });

    test('of several entries that lead to one certificate each is told that runs out, in whatever order', () => {
      const entries = ['2026-11-27T03:00:00Z', '2027-01-23T03:00:00Z', '2026-11-25T03:00:00Z'].map(
        (notAfter, index) => ({
          ...replaced(notAfter, { replaced: [{ id: certIdOf(index), notAfter: instant(notAfter) }] })
        })
      );
      for (const order of [entries, entries.toReversed()]) {
        const text = messages(annotate(order).warnings).join('\n');
        expect(text).toContain(`${certIdOf(0)} expires in 3 d`);
        expect(text).toContain(`${certIdOf(2)} expires in 1 d`);
        expect(text).not.toContain(`${certIdOf(1)} expires`);
      }
    });

    test('none is given where it lasts longer or the replacement was pushed', () => {
      expect(of(replaced('2026-12-08T03:00:01Z'))).toEqual([]);
      expect(of(replaced('2026-11-25T03:00:00Z', HEALTHY))).toEqual([]);
      expect(of(replaced('2026-11-25T03:00:00Z', { replaced: [{ id: OTHER_CERT_ID, notAfter: null }] }))).toEqual([]);
    });
  });

  it.each([
    [5 * MINUTE, 0],
    [5 * MINUTE + 1, 1],
    [DAY, 1]
  ])('a push %d ms ahead of the clock keeps its verdict; warnings: %d', (aheadMs, count) => {
    const { errors, warnings } = annotate([anAssessment({ histories: [[aPush({ atMs: NOW + aheadMs })]] })]);
    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(count);
  });

  test('a push ahead of the clock is named', () => {
    const text = only(annotate([anAssessment({ histories: [[aPush({ atMs: NOW + HOUR })]] })]), 'warnings');
    for (const phrase of [CERT_ID, 'CDN', '1 h', 'clock']) expect(text).toContain(phrase);
  });

  test('a push that makes an error is not warned of as well', () => {
    expect(annotate([anAssessment({ histories: [[aPush({ atMs: NOW + 2 * DAY })]] })]).warnings).toEqual([]);
  });

  test('status REVOKING keeps the verdict and is told', () => {
    const text = only(
      annotate([anAssessment({ ...HEALTHY, certificate: aCertificate({ status: 'REVOKING' }) })]),
      'warnings'
    );
    for (const phrase of [CERT_ID, 'REVOKING', 'CDN']) expect(text).toContain(phrase);
  });

  describe('of the zone', () => {
    const utcDay = { notBefore: wallClock('2026-11-18 00:00:00'), notAfter: wallClock('2027-06-08 23:59:59') };
    const chinaDay = { notBefore: wallClock('2026-11-18 08:00:00'), notAfter: wallClock('2027-06-09 07:59:59') };
    const of = (times: typeof utcDay, offsetMinutes: number, count = 1): Annotations =>
      annotate(
        Array.from({ length: count }, (_, index) =>
          anAssessment({ ...HEALTHY, certId: certIdOf(index), certificate: aCertificate(times) }, { offsetMinutes })
        ),
        { offsetMinutes }
      );

    it.each([
      ['a day in UTC read at +08:00', utcDay, 480, /at Z.*time-zone is \+08:00/],
      ['a day at +08:00 read in UTC', chinaDay, 0, /at \+08:00.*time-zone is Z/],
      ['a day in UTC read at -05:30', utcDay, -330, /at Z.*time-zone is -05:30/]
    ])('%s', (_, times, offsetMinutes, phrase) => {
      expect(only(of(times, offsetMinutes), 'warnings')).toMatch(phrase);
    });

    it.each([
      ['a day in UTC read in UTC', utcDay, 0],
      ['a day at +08:00 read at +08:00', chinaDay, 480]
    ])('%s is none', (_, times, offsetMinutes) => {
      expect(of(times, offsetMinutes).warnings).toEqual([]);
    });

    test('certificates with the same contradiction share one', () => {
      expect(only(of(utcDay, 480, 5), 'warnings')).toMatch(/scs17\d+ .*and 2 more/);
    });
  });
});

describe('notices', () => {
  test('a followed certificate is told with both IDs and what to change', () => {
    const parts = { ...HEALTHY, requestedId: OTHER_CERT_ID, replacedIds: [OTHER_CERT_ID] };
    const text = only(annotate([anAssessment(parts)]), 'notices');
    expect(text).toContain(`${OTHER_CERT_ID} was replaced by ${CERT_ID}`);
    expect(text).toContain('CDN');
    expect(text).toContain('cert-id');
  });

  test('for a domain nothing is to be changed, since its certificate is found anew', () => {
    const parts = { ...HEALTHY, requestedDomain: 'www.example.com', replacedIds: [OTHER_CERT_ID] };
    const text = only(annotate([anAssessment({ ...parts, requestedId: OTHER_CERT_ID })]), 'notices');
    expect(text).toMatch(/was replaced by .* was judged for CDN instead\.$/);
    const pinned = anAssessment({ ...HEALTHY, requestedId: CERT_ID });
    expect(only(annotate([anAssessment({ ...parts, requestedId: OTHER_CERT_ID }), pinned]), 'notices')).not.toContain(
      'Remove'
    );
  });

  test('where the replacement is in cert-id too, the outdated ID is to be removed', () => {
    const replacedIds = [OTHER_CERT_ID];
    const entries = [
      anAssessment({ ...HEALTHY, requestedId: OTHER_CERT_ID, replacedIds }),
      anAssessment({ ...HEALTHY, requestedId: CERT_ID })
    ];
    expect(only(annotate(entries), 'notices')).toContain(`Remove ${OTHER_CERT_ID} from cert-id`);
    // An entry of a policy is not removed without what it requires.
    const policy = { file: 'c.yml', policy: { unlisted: 'warn', entries: [] }, warnings: [] } as const;
    expect(only(annotate(entries, { policy }), 'notices')).toContain(
      `Move what the entry of ${OTHER_CERT_ID} requires to that of ${CERT_ID}.`
    );
    expect(only(annotate(entries.slice(0, 1)), 'notices')).toContain(`Put ${CERT_ID} into cert-id`);
  });

  test('a renewal on its way is told', () => {
    const text = only(annotate([anAssessment({ ...HEALTHY, orderedIds: [OTHER_CERT_ID] })]), 'notices');
    for (const phrase of [OTHER_CERT_ID, CERT_ID, 'CDN']) expect(text).toContain(phrase);
  });

  test('zone doubts of a run are one notice with their count', () => {
    const doubtful = [1, 2].map((index) =>
      anAssessment(
        {
          certId: certIdOf(index),
          histories: [[aPush({ atMs: RENEWED + HOUR }), aPush({ ...WAF, atMs: RENEWED + HOUR })]]
        },
        { requirements: ['CDN', 'WAF', 'ELB'].map(aRequirement) }
      )
    );
    const { notices } = annotate([...doubtful, anAssessment(HEALTHY)]);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.message).toMatch(/^4 verdicts would differ between UTC and \+08:00/);
    expect(notices[0]?.message).toContain(certIdOf(1));
  });

  test('a single zone doubt is counted as one', () => {
    expect(only(annotate([anAssessment()]), 'notices')).toContain('1 verdict would differ');
  });
});

test('each has the title of its matter', () => {
  const expiring = wallClock('2026-11-27 23:59:59');
  const leftBehind = [aPush({ ...WAF, atMs: RENEWED + DAY }), aPush({ ...WAF, project: 'x', atMs: RENEWED - DAY })];
  const requirements = [aRequirement('WAF')];
  const { warnings, notices } = annotate([
    anAssessment(
      {
        certificate: aCertificate({
          status: 'REVOKING',
          notBefore: wallClock('2026-11-18 00:00:00'),
          notAfter: expiring
        }),
        histories: [[...leftBehind, aPush({ ...WAF, atMs: NOW + HOUR })]],
        replacedIds: [OTHER_CERT_ID],
        replacedHistoryError: anError(),
        nearMisses: [{ id: OTHER_CERT_ID, shared: 1, total: 2 }],
        orderedIds: [OTHER_CERT_ID]
      },
      { requirements }
    ),
    anAssessment({
      certId: certIdOf(1),
      replacedIds: [OTHER_CERT_ID],
      replaced: [{ id: OTHER_CERT_ID, notAfter: expiring }],
      histories: [[]]
    }),
    anAssessment({ certId: certIdOf(2) })
  ]);
  expect(warnings.map(({ title }) => title)).toEqual([
    'A replaced certificate runs out',
    'Another project has an older push',
    'A newer certificate was not followed',
    'The history of a replaced certificate is not known',
    'Certificate expires soon',
    'Certificate is being revoked',
    'A push is ahead of the clock',
    'time-zone looks wrong'
  ]);
  expect(notices.map(({ title }) => title)).toEqual([
    'Certificate was replaced',
    'Certificate was replaced',
    'A renewal is on its way',
    'Verdicts depend on the time zone'
  ]);
});

test('with names of the greatest length no annotation exceeds what the runner takes', () => {
  // An IAM project has a name of 64 characters at most, a domain 253.
  const long = 'x'.repeat(253);
  const requirements = Array.from({ length: 50 }, (_, index) =>
    aRequirement(`WAF@${String(index)}${long}`.slice(0, 68))
  );
  const parts = {
    certificate: aCertificate({ domain: long, notAfter: instant('2026-11-25T03:00:00Z') }),
    histories: [
      requirements.slice(0, 9).map((one) => aPush({ service: 'WAF', project: one.project, atMs: NOW + HOUR }))
    ],
    nearMisses: [{ id: OTHER_CERT_ID, shared: 3, total: 4 }],
    replacedIds: Array.from({ length: 50 }, (_, index) => certIdOf(index)),
    orderedIds: Array.from({ length: 50 }, (_, index) => certIdOf(index))
  };
  const { errors, warnings, notices } = annotate([anAssessment(parts, { requirements })]);
  const all = [...errors, ...warnings, ...notices];
  expect(all.length).toBeGreaterThan(4);
  expect(Math.max(...messages(all).map((message) => message.length))).toBeLessThanOrEqual(4_096);
});
