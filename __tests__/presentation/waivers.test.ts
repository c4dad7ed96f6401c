import { describe, expect, test } from '@jest/globals';
import { annotationsOf } from '../../src/presentation/annotations.ts';
import { buildReport, outputsOf } from '../../src/presentation/report.ts';
import { logTable, summaryWriter } from '../../src/presentation/summary.ts';
import type { WordedRow } from '../../src/presentation/rows.ts';
import type { Policy } from '../../src/judgement/standing.ts';
import type { EvidenceParts } from '../builders.ts';
import { anAssessment, anError, aPush, aRequirement, aWordedOutcome, DAY, NOW, RENEWED } from '../builders.ts';

const REASON = 'moves to cn-east-3 @team \u202e<b>';
const STALE: EvidenceParts = { histories: [[aPush({ atMs: RENEWED - DAY })]] };
const POLICY = { warnOnly: false, offsetMinutes: 480, expiresWithinMs: 0, requirements: [], policy: null };
const CONTEXT = { title: null, asked: 'asked', warnings: [], healthy: new Set<WordedRow>(), troubleshooting: null };

function waived(leftMs: number, parts: EvidenceParts = STALE): ReturnType<typeof aWordedOutcome> {
  const untilMs = NOW + leftMs;
  const waivers = [{ requirement: 'CDN', untilMs, untilText: '2026-12-31', reason: REASON }];
  return aWordedOutcome([anAssessment(parts, { waivers })]);
}

describe('a waived row', () => {
  const worded = waived(30 * DAY);
  const { outcome } = worded;

  test('passes and says that it is waived', () => {
    expect([outcome.result, outcome.fails]).toEqual(['pending', false]);
    expect(worded.sentence).toMatch(
      /^pending: .* waived or still due; 1 certificate passed .* 1 requirement waived\.$/
    );
  });

  test('keeps its verdict and stands with its reason in report, summary and log', () => {
    const [service] = buildReport(worded).certificates[0]?.services ?? [];
    expect(service).toMatchObject({
      verdict: 'stale',
      waiver: { until: '2026-12-31', reason: 'moves to cn-east-3 @team <b>' }
    });
    const summary = summaryWriter(worded, CONTEXT)(10_000);
    expect(summary).toContain('🕒\u00a0stale, waived');
    expect(summary).toContain('Waived until `2026-12-31`: moves to `cn-east-3` `@team` `<b>`.');
    expect(logTable(worded).join('\n')).toContain('stale, waived');
  });

  test('stands in pending-services alone', () => {
    expect(outputsOf(worded, [aRequirement('CDN')])).toMatchObject({
      result: 'pending',
      'pending-services': 'CDN',
      'stale-services': ''
    });
  });

  test('is a notice with the reason', () => {
    const { errors, warnings, notices } = annotationsOf(worded, POLICY);
    expect([errors, warnings]).toEqual([[], []]);
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(/CDN is stale, waived: .* Waived until 2026-12-31: moves to cn-east-3/)
    ]);
  });
});

test('two weeks before its end there is a notice', () => {
  const notices = (leftMs: number): string[] =>
    annotationsOf(waived(leftMs), POLICY).notices.flatMap(({ title, message }) =>
      title === 'A waiver ends soon' ? [message] : []
    );
  expect(notices(14 * DAY + 1)).toEqual([]);
  expect(notices(14 * DAY)).toEqual([
    expect.stringContaining('the waiver of CDN ends with 2026-12-31, in 14 d (moves to cn-east-3 @team <b>)')
  ]);
});

test.each([
  ['has no effect on a stale row', STALE, 'stale', /It is stale now: push, or renew the waiver\.$/],
  ['can go where the row is fresh', {}, 'fresh', /Remove it\.$/]
])('a waiver that is over is a warning and %s', (_, parts, result, step) => {
  const worded = waived(-1, parts);
  expect(worded.outcome.result).toBe(result);
  const { warnings, notices } = annotationsOf(worded, POLICY);
  expect(warnings).toEqual([{ title: 'A waiver is over', message: expect.stringMatching(step) }]);
  expect(notices.filter(({ title }) => title.includes('waiver'))).toEqual([]);
  expect(buildReport(worded).certificates[0]?.services[0]?.waiver).toBeNull();
});

test('a row in error is never waived', () => {
  const worded = waived(30 * DAY, { error: anError() });
  expect(worded.outcome.fails).toBe(true);
  expect(buildReport(worded).certificates[0]?.services[0]).toMatchObject({ verdict: 'error', waiver: null });
});

test('a failing row beside a waived one is told alone as an error', () => {
  const waivers = [{ requirement: 'CDN', untilMs: NOW + 30 * DAY, untilText: '2026-12-31', reason: 'x' }];
  const requirements = [aRequirement('CDN'), aRequirement('WAF')];
  const { errors } = annotationsOf(aWordedOutcome([anAssessment(STALE, { requirements, waivers })]), POLICY);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain('WAF is missing');
  expect(errors[0]?.message).not.toContain('CDN is stale');
});

test('of two entries with one certificate each tells what becomes of its waiver', () => {
  const waiverOf = (untilMs: number): Pick<Policy, 'waivers'> => ({
    waivers: [{ requirement: 'CDN', untilMs, untilText: '2026-12-31', reason: 'x' }]
  });
  const entries = [anAssessment(STALE), anAssessment(STALE, waiverOf(NOW)), anAssessment(STALE, waiverOf(NOW + DAY))];
  const { warnings, notices } = annotationsOf(aWordedOutcome(entries), POLICY);
  expect(warnings.map(({ title }) => title)).toEqual(['A waiver is over']);
  expect(notices.map(({ title }) => title)).toEqual(['A waiver ends soon']);
});
