import { expect, test } from '@jest/globals';
import { countedVerdict, isWaivable, isWaived, waiverState } from '../../src/judgement/waiver.ts';
import { VERDICTS } from '../../src/judgement/verdict.ts';
import { DAY } from '../builders.ts';

/** The end of 31 December 2026. */
const untilMs = Date.parse('2027-01-01T00:00:00Z');

test.each([
  ['long before its end', untilMs - 100 * DAY, { code: 'in-force', leftMs: 100 * DAY }],
  ['a moment before its last 14 days', untilMs - 14 * DAY - 1, { code: 'in-force', leftMs: 14 * DAY + 1 }],
  ['14 days before its end', untilMs - 14 * DAY, { code: 'ending', leftMs: 14 * DAY }],
  ['in the last millisecond of its last day', untilMs - 1, { code: 'ending', leftMs: 1 }],
  ['when its last day is over', untilMs, { code: 'over', overMs: 0 }],
  ['a day later', untilMs + DAY, { code: 'over', overMs: DAY }]
])('%s', (_, nowMs, state) => {
  expect(waiverState({ untilMs }, nowMs)).toEqual(state);
});

test('a time that is no number ends a waiver', () => {
  expect(waiverState({ untilMs: NaN }, untilMs).code).toBe('over');
});

test('a waiver covers what fails short of an error', () => {
  expect(VERDICTS.filter(isWaivable)).toEqual(['unknown', 'stale', 'missing', 'expired']);
});

test.each(VERDICTS)('%s counts as pending only where it is waived', (verdict) => {
  const covered = isWaivable(verdict);
  expect(countedVerdict(verdict, { untilMs }, untilMs - 1)).toBe(covered ? 'pending' : verdict);
  expect(isWaived(verdict, { untilMs }, untilMs - 1)).toBe(covered);
  expect(countedVerdict(verdict, { untilMs }, untilMs)).toBe(verdict);
  expect(countedVerdict(verdict, null, untilMs - 1)).toBe(verdict);
});
