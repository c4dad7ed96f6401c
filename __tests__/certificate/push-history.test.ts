import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  destination,
  isFull,
  newestFirst,
  newestOf,
  oldestMs,
  WINDOW_SIZE
} from '../../src/certificate/push-history.ts';
import { aHistory, aPush, RENEWED } from '../builders.ts';

test('the window is the ten records that SCM documents', () => {
  expect(WINDOW_SIZE).toBe(10);
});

describe('isFull', () => {
  it.each([
    [0, false],
    [9, false],
    [10, true],
    [11, true]
  ])('a history of %d records: %p', (count, expected) => {
    expect(isFull(aHistory(count, RENEWED))).toBe(expected);
  });
});

describe('oldestMs', () => {
  test('the least of the times, wherever it stands', () => {
    expect(oldestMs([3, 1, 2].map((atMs) => aPush({ atMs })))).toBe(1);
  });

  test('of no records, after everything', () => {
    expect(oldestMs([])).toBe(Infinity);
  });
});

describe('newestFirst', () => {
  test('the latest stands first and the given list stays', () => {
    const records = [2, 3, 1].map((atMs) => aPush({ atMs }));
    expect(newestFirst(records).map(({ atMs }) => atMs)).toEqual([3, 2, 1]);
    expect(records.map(({ atMs }) => atMs)).toEqual([2, 3, 1]);
  });

  test('within one millisecond the service decides, then the project', () => {
    const at = { atMs: RENEWED };
    const records = [
      aPush({ ...at, service: 'WAF', project: 'b' }),
      aPush({ ...at, service: 'WAF', project: 'a' }),
      aPush({ ...at, service: 'CDN', project: null })
    ];
    expect(newestFirst(records).map(({ service, project }) => [service, project])).toEqual([
      ['CDN', null],
      ['WAF', 'a'],
      ['WAF', 'b']
    ]);
  });

  test('the order of the answer never matters', () => {
    const record = fc.record({
      atMs: fc.integer({ min: 1, max: 4 }),
      service: fc.constantFrom('WAF', 'CDN'),
      project: fc.constantFrom('a', 'b', null)
    });
    fc.assert(
      fc.property(
        fc
          .array(record, { maxLength: 8 })
          .chain((records) =>
            fc.tuple(
              fc.constant(records),
              fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length })
            )
          ),
        ([records, shuffled]) => {
          expect(newestFirst(shuffled)).toEqual(newestFirst(records));
        }
      )
    );
  });
});

describe('newestOf', () => {
  test('the newest record', () => {
    expect(newestOf([1, 3, 2].map((atMs) => aPush({ atMs })))).toEqual(aPush({ atMs: 3 }));
  });

  test('of none, null', () => {
    expect(newestOf([])).toBeNull();
  });
});

describe('a destination', () => {
  it.each([
    [{ service: 'WAF', project: 'cn-north-4' }, 'WAF@cn-north-4'],
    [{ service: 'CDN', project: null }, 'CDN']
  ])('%j is %s', (push, expected) => {
    expect(destination(push)).toBe(expected);
  });
});
