import { describe, expect, it, test } from '@jest/globals';
import type { PushRecord } from '../../src/certificate/push-history.ts';
import type { Row } from '../../src/judgement/assess.ts';
import { perCertificate } from '../../src/judgement/per-certificate.ts';
import { failed, NOT_ASKED } from '../../src/source.ts';
import {
  aCertificate,
  aHistory,
  anAssessment,
  anError,
  aPush,
  aRequirement,
  CERT_ID,
  DAY,
  HOUR,
  instant,
  NOW,
  OTHER_CERT_ID,
  RENEWED,
  wallClock
} from '../builders.ts';

const INPUT_MS = RENEWED + 2 * HOUR;

function leftBehindIn(row: Row | undefined): readonly PushRecord[] {
  return row?.reason.code === 'pushed' ? row.reason.leftBehind : [];
}

describe('the renewal time', () => {
  test('is that of the certificate, read in the zone of the settings', () => {
    expect(anAssessment().renewal).toEqual({ atMs: RENEWED, source: 'issue_time' });
    expect(anAssessment({}, { offsetMinutes: 0 }).renewal).toEqual({ atMs: RENEWED + 8 * HOUR, source: 'issue_time' });
  });

  it.each([
    ['later', INPUT_MS],
    ['earlier', RENEWED - DAY]
  ])('is the input for a certificate in cert-id, where that is %s', (_, renewedAtMs) => {
    expect(anAssessment({}, { renewedAtMs }).renewal).toEqual({ atMs: renewedAtMs, source: 'input' });
  });

  test('is the input where the certificate tells none', () => {
    const certificate = aCertificate({ issueTime: null, notBefore: null });
    expect(anAssessment({ certificate }).renewal).toBeNull();
    expect(anAssessment({ certificate }, { renewedAtMs: RENEWED }).renewal?.source).toBe('input');
  });

  it.each([
    ['the input, where that is later', INPUT_MS, INPUT_MS, 'input'],
    ['its own, where that is later', RENEWED - 1, RENEWED, 'issue_time'],
    ['its own, where both are the same', RENEWED, RENEWED, 'issue_time']
  ])('of a successor is %s', (_, renewedAtMs, atMs, source) => {
    expect(anAssessment({ replacedIds: [OTHER_CERT_ID] }, { renewedAtMs }).renewal).toEqual({ atMs, source });
  });

  test('of a successor without a time of its own is not known, since the input speaks of what it replaced', () => {
    const certificate = aCertificate({ issueTime: null, notBefore: null });
    const parts = { certificate, replacedIds: [OTHER_CERT_ID] };
    expect(anAssessment(parts, { renewedAtMs: RENEWED - DAY }).renewal).toBeNull();
  });

  test.each([0, 1])('of one content under several IDs is the earliest, wherever it stands (%d)', (position) => {
    const early = aCertificate({ id: OTHER_CERT_ID, issueTime: instant('2026-11-20T08:00:00Z'), notBefore: null });
    const late = aCertificate({ issueTime: instant('2026-11-20T09:00:00Z'), notBefore: null });
    const [certificate, duplicate] = position === 0 ? ([early, late] as const) : ([late, early] as const);
    expect(anAssessment({ certificate, duplicates: [duplicate] }).renewal?.atMs).toBe(
      Date.parse('2026-11-20T08:00:00Z')
    );
  });

  test('of one content under several IDs is the one that is known', () => {
    const unknown = aCertificate({ issueTime: null, notBefore: null });
    const known = aCertificate({ id: OTHER_CERT_ID });
    expect(anAssessment({ certificate: unknown, duplicates: [known] }).renewal?.atMs).toBe(RENEWED);
    expect(anAssessment({ certificate: known, duplicates: [unknown] }).renewal?.atMs).toBe(RENEWED);
  });

  test('is the input, though the detail could not be had', () => {
    const assessment = anAssessment({ certificate: null, error: anError() }, { renewedAtMs: RENEWED });
    expect(assessment).toMatchObject({ result: 'error', renewal: { source: 'input' } });
    expect(anAssessment({ certificate: null, error: anError() }).renewal).toBeNull();
  });
});

describe('the rows', () => {
  const requirements = ['WAF', 'CDN', 'ELB@x'].map(aRequirement);

  test('there is one per requirement in the order of the input, and the worst is the result', () => {
    const { rows, result } = anAssessment({}, { requirements });
    expect(rows.map(({ requirement, verdict }) => [requirement.text, verdict])).toEqual([
      ['WAF', 'missing'],
      ['CDN', 'fresh'],
      ['ELB@x', 'missing']
    ]);
    expect(result).toBe('missing');
  });

  test('where the certificate is in error, every requirement is, with the error', () => {
    const error = anError();
    const assessment = anAssessment({ error, histories: [] }, { requirements });
    expect(assessment.rows.map(({ verdict }) => verdict)).toEqual(['error', 'error', 'error']);
    expect(assessment).toMatchObject({ error, result: 'error' });
  });

  test('a fresh push beside a detail that could not be had is an error all the same', () => {
    expect(anAssessment({ certificate: null, error: anError() }).result).toBe('error');
  });

  test('grace reaches the rows', () => {
    expect(anAssessment({ histories: [[]] }, { graceMs: NOW - RENEWED + 1 }).result).toBe('pending');
    expect(anAssessment({ histories: [[]] }, { graceMs: NOW - RENEWED }).result).toBe('missing');
  });

  test('projects of replaced certificates reach the rows', () => {
    const waf = { service: 'WAF', project: 'cn-north-4' };
    const { rows } = anAssessment(
      {
        replacedIds: [OTHER_CERT_ID],
        histories: [[aPush(waf)]],
        replacedHistories: [[aPush({ ...waf, project: 'cn-east-3', atMs: RENEWED - DAY })]]
      },
      { requirements: [aRequirement('WAF')] }
    );
    expect(leftBehindIn(rows[0]).map(({ project }) => project)).toEqual(['cn-east-3']);
  });

  test('where nothing was required nothing was judged, which is an error', () => {
    expect(anAssessment({}, { requirements: [] }).result).toBe('error');
  });
});

describe('expiry', () => {
  const over = aCertificate({ notAfter: instant('2026-11-24T02:59:59Z') });

  test('is told, read in the zone of the settings', () => {
    expect(anAssessment().expiresAtMs).toBe(Date.parse('2027-06-08T08:27:38Z'));
    expect(anAssessment({}, { offsetMinutes: 0 }).expiresAtMs).toBe(Date.parse('2027-06-08T16:27:38Z'));
    expect(anAssessment({ certificate: aCertificate({ notAfter: null }) }).expiresAtMs).toBeNull();
    expect(anAssessment({ certificate: null, error: anError() }).expiresAtMs).toBeNull();
  });

  test('a certificate that is over is expired for every requirement, fresh pushes or not', () => {
    const requirements = ['CDN', 'WAF'].map(aRequirement);
    const { rows, result } = anAssessment({ certificate: over }, { requirements, renewedAtMs: RENEWED });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['expired', 'expired']);
    expect(result).toBe('expired');
  });

  it.each([
    [true, 'unknown'],
    [false, 'expired']
  ])('where it cannot be known what replaced it (replaced: %p), it is %s', (isReplaced, result) => {
    const doubt = { code: 'list-cut', certId: CERT_ID, keyword: 'www.example.com', isReplaced } as const;
    expect(anAssessment({ certificate: over, doubt }).result).toBe(result);
  });

  test('where it cannot be known what replaced it, grace and a fresh push change nothing', () => {
    const doubt = { code: 'not-listed', certId: CERT_ID, isReplaced: false } as const;
    expect(anAssessment({ doubt }, { graceMs: 365 * DAY }).result).toBe('unknown');
  });
});

describe('times ahead of the clock', () => {
  it.each([
    ['a push 24 hours ahead', { histories: [[aPush({ atMs: NOW + DAY })]] }, 'fresh'],
    ['a push more than 24 hours ahead', { histories: [[aPush({ atMs: NOW + DAY + 1 })]] }, 'error'],
    [
      'a push to another service far ahead',
      { histories: [[aPush()], [aPush({ service: 'WAF', atMs: NOW + 2 * DAY })]] },
      'error'
    ],
    [
      'a renewal 24 hours ahead',
      { certificate: aCertificate({ issueTime: instant('2026-11-25T03:00:00Z') }) },
      'stale'
    ],
    [
      'a renewal more than 24 hours ahead',
      { certificate: aCertificate({ issueTime: instant('2026-11-25T03:00:01Z') }) },
      'error'
    ]
  ])('%s', (_, parts, result) => {
    expect(anAssessment(parts).result).toBe(result);
  });

  test('the error says which time it was and what to do', () => {
    const { error } = anAssessment({
      histories: [[aPush({ atMs: Date.parse('2026-12-01T00:00:00Z') })]],
      certificate: aCertificate({ issueTime: instant('2026-12-02T00:00:00Z') })
    });
    expect(error).toMatchObject({ code: 'UNEXPECTED_RESPONSE' });
    expect(error?.message).toContain(CERT_ID);
    expect(error?.message).toContain('a push to CDN at 2026-12-01T00:00:00Z');
    expect(error?.message).toContain('a renewal at 2026-12-02T00:00:00Z');
    expect(error?.hint).toContain('clock');
  });

  test('an earlier error is not overwritten', () => {
    const error = anError();
    const histories = [[aPush({ atMs: NOW + 2 * DAY })]];
    expect(anAssessment({ renewals: failed(error), histories }).error).toBe(error);
  });

  test('the zone may put a renewal too far ahead', () => {
    const certificate = aCertificate({ issueTime: wallClock('2026-11-25 08:00:00'), notBefore: null });
    expect(anAssessment({ certificate }).error).toBeNull();
    expect(anAssessment({ certificate }, { offsetMinutes: 0 }).error).not.toBeNull();
  });
});

describe('zone doubts', () => {
  test('where the verdict is the same in UTC and at +08:00, there is none', () => {
    const histories = [[aPush({ atMs: RENEWED + 8 * HOUR })]];
    expect(anAssessment({ histories }).rows[0]?.zoneVerdicts).toBeNull();
  });

  test.each([480, 0, -300])('where a push lies between both readings, both verdicts are told (offset %d)', (offset) => {
    const histories = [[aPush({ atMs: RENEWED + 8 * HOUR - 1 })]];
    const { rows } = anAssessment({ histories }, { offsetMinutes: offset });
    expect(rows[0]?.zoneVerdicts).toEqual({ utc: 'stale', china: 'fresh' });
  });

  test('a time that carries its zone raises none', () => {
    const certificate = aCertificate({ issueTime: instant('2026-11-20T09:27:38Z'), notBefore: null });
    const histories = [[aPush({ atMs: RENEWED + 1 })]];
    expect(anAssessment({ certificate, histories }).rows[0]?.zoneVerdicts).toBeNull();
  });

  test('an expiry between both readings raises one, though renewed-at was given', () => {
    const certificate = aCertificate({ notAfter: wallClock('2026-11-24 05:00:00') });
    const { rows } = anAssessment({ certificate }, { renewedAtMs: RENEWED });
    expect(rows[0]?.zoneVerdicts).toEqual({ utc: 'fresh', china: 'expired' });
  });
});

describe('perCertificate', () => {
  test('two entries of one certificate count once, in the place of the first', () => {
    const all = perCertificate([
      anAssessment({ requestedId: 'scs1500000000001', replacedIds: ['scs1500000000001'], certId: OTHER_CERT_ID }),
      anAssessment(),
      anAssessment({ certId: OTHER_CERT_ID })
    ]);
    expect(all.map(({ evidence }) => evidence.certId)).toEqual([OTHER_CERT_ID, CERT_ID]);
  });

  test.each([true, false])('where they differ, the worse counts (worse first: %p)', (isWorseFirst) => {
    const fresh = anAssessment();
    const stale = anAssessment({ replacedIds: [OTHER_CERT_ID] }, { renewedAtMs: INPUT_MS });
    expect([fresh.result, stale.result]).toEqual(['fresh', 'stale']);
    const [merged, ...more] = perCertificate(isWorseFirst ? [stale, fresh] : [fresh, stale]);
    expect(more).toEqual([]);
    expect(merged).toMatchObject({ result: 'stale', renewal: { atMs: INPUT_MS } });
    expect(merged?.rows[0]?.reason).toMatchObject({ code: 'outdated-push', lagMs: HOUR });
  });

  test('all that they replaced is named, once', () => {
    const ids = ['scs1500000000001', 'scs1500000000002', 'scs1500000000003'] as const;
    const [merged] = perCertificate([
      anAssessment({ replacedIds: [ids[0], ids[1]] }),
      anAssessment({ replacedIds: [ids[1], ids[2]] }),
      anAssessment()
    ]);
    expect(merged?.replaced.map(({ id }) => id)).toEqual(ids);
  });

  test.each([0, 1])('the lost history of one of them is told (%d)', (position) => {
    const replacedHistoryError = anError();
    const entries = [0, 1].map((index) => anAssessment(index === position ? { replacedHistoryError } : {}));
    expect(perCertificate(entries)[0]?.replacedPushesError).toBe(replacedHistoryError);
  });

  test.each([
    ['the only one', [null, anError({ code: 'TIMEOUT' })], 'TIMEOUT'],
    ['the one to mend', [anError({ code: 'TIMEOUT' }), anError({ code: 'PERMISSION_DENIED' })], 'PERMISSION_DENIED'],
    ['none', [null, null], undefined]
  ])('of their errors is told %s', (_, errors, code) => {
    const entries = errors.map((error) => anAssessment(error === null ? {} : { error }));
    expect(perCertificate(entries)[0]?.error?.code).toBe(code);
    expect(perCertificate(entries.toReversed())[0]?.error?.code).toBe(code);
  });

  const waf = { service: 'WAF', project: 'cn-north-4' };
  const policy = { requirements: [aRequirement('WAF')] };

  test('all projects that they left behind are named, each once with its newest push', () => {
    const entry = (...pushes: [string, number][]): ReturnType<typeof anAssessment> =>
      anAssessment(
        {
          histories: [[aPush(waf)]],
          replacedIds: [OTHER_CERT_ID],
          replacedHistories: [pushes.map(([project, atMs]) => aPush({ ...waf, project, atMs }))]
        },
        policy
      );
    const [merged] = perCertificate([entry(['a', 1], ['b', 2]), entry(['b', 3], ['c', 4])]);
    expect(leftBehindIn(merged?.rows[0]).map(({ project, atMs }) => [project, atMs])).toEqual([
      ['b', 3],
      ['a', 1],
      ['c', 4]
    ]);
  });

  test('where the worse of them is not fresh, no project is left behind', () => {
    const histories = [[aPush(waf), aPush({ ...waf, project: 'cn-east-3', atMs: RENEWED - DAY })]];
    const fresh = anAssessment({ histories }, policy);
    const stale = anAssessment({ histories, replacedIds: [OTHER_CERT_ID] }, { ...policy, renewedAtMs: INPUT_MS });
    expect([leftBehindIn(fresh.rows[0]).length, stale.result]).toEqual([1, 'stale']);
    const [merged] = perCertificate([fresh, stale]);
    expect(merged?.rows[0]).toMatchObject({ verdict: 'stale', reason: { code: 'outdated-push' } });
  });
});

describe('a waiver', () => {
  const waiver = { requirement: 'CDN', untilMs: NOW + DAY, untilText: '2026-11-24', reason: 'moves' };
  const stale = { histories: [[aPush({ atMs: RENEWED - DAY })]] };

  test('leaves the verdict and makes the row count as pending', () => {
    const { result, rows } = anAssessment(stale, { waivers: [waiver] });
    expect({ result, rows }).toMatchObject({
      result: 'pending',
      rows: [{ verdict: 'stale', counted: 'pending', waiver }]
    });
  });

  test.each([
    ['that is over', stale, { ...waiver, untilMs: NOW }, 'stale'],
    ['of another requirement', stale, { ...waiver, requirement: 'WAF' }, 'stale'],
    ['for what could not be judged', { error: anError() }, waiver, 'error'],
    ['for what is fresh', {}, waiver, 'fresh']
  ])('%s has no effect', (_, parts, one, verdict) => {
    const { result, rows } = anAssessment(parts, { waivers: [one] });
    expect([result, rows[0]?.verdict, rows[0]?.counted]).toEqual([verdict, verdict, verdict]);
  });

  test('of one entry does not excuse the same requirement of another', () => {
    const both = [anAssessment(stale, { waivers: [waiver] }), anAssessment(stale)];
    for (const order of [both, both.toReversed()]) {
      expect(perCertificate(order)).toMatchObject([{ result: 'stale', rows: [{ counted: 'stale' }] }]);
    }
  });
});

describe('entries with different requirements that lead to one certificate', () => {
  const of = (texts: string[], graceMs = 0): ReturnType<typeof anAssessment> =>
    anAssessment({ histories: [[aPush()]] }, { requirements: texts.map(aRequirement), graceMs });

  test('are joined by requirement, each once, in the order in which they are first required', () => {
    const [merged, ...more] = perCertificate([of(['CDN', 'ELB|WAF']), of(['WAF', 'WAF|ELB', 'CDN'])]);
    expect(more).toEqual([]);
    expect(merged?.rows.map(({ requirement, verdict }) => `${requirement.text} ${verdict}`)).toEqual([
      'CDN fresh',
      'ELB|WAF missing',
      'WAF missing'
    ]);
    expect(merged?.result).toBe('missing');
  });

  test.each([
    ['over for one', 2 * DAY, 'missing', undefined],
    ['to come for both', 20 * DAY, 'pending', RENEWED + 20 * DAY]
  ])('have the shorter grace for what both require, where that is %s', (_, shorterMs, result, dueMs) => {
    const both = [of(['WAF'], 30 * DAY), of(['WAF'], shorterMs)];
    for (const order of [both, both.toReversed()]) {
      const [merged] = perCertificate(order);
      expect(merged?.result).toBe(result);
      const reason = merged?.rows[0]?.reason;
      expect(reason?.code === 'due' ? reason.dueMs : undefined).toBe(dueMs);
    }
  });
});

test('a full window of another service since the renewal is unknown', () => {
  expect(anAssessment({ histories: [aHistory(10, RENEWED, { service: 'WAF' })] }).result).toBe('unknown');
});

test.each(['detail', 'pushes'] as const)(
  'a certificate whose %s nobody asked for is a defect, never a verdict',
  (source) => {
    expect(() => anAssessment({ [source]: NOT_ASKED })).toThrow('is judged without its');
  }
);

test('what following the renewals could not find out is an error of the certificate', () => {
  const error = anError();
  expect(anAssessment({ renewals: failed(error) })).toMatchObject({ result: 'error', error });
});

test('where nobody followed the renewals, nothing is doubted', () => {
  expect(anAssessment({ renewals: NOT_ASKED })).toMatchObject({
    result: 'fresh',
    replaced: [],
    replacedPushesError: null
  });
});
