import { describe, expect, it, test } from '@jest/globals';
import { ERROR_CODES } from '../../src/errors.ts';
import { backoffMs, isRetryable, MAX_ATTEMPTS, retryAfterMs } from '../../src/http/retry.ts';
import { HOUR, MINUTE, SECOND } from '../builders.ts';

test('there are four attempts', () => {
  expect(MAX_ATTEMPTS).toBe(4);
});

describe('isRetryable', () => {
  it.each([500, 502, 503, 504])('the service failed with %d: yes', (status) => {
    expect(isRetryable('SERVICE_UNAVAILABLE', status)).toBe(true);
  });

  it.each([501, 505, 507, 599, null])('the service failed with %p: no', (status) => {
    expect(isRetryable('SERVICE_UNAVAILABLE', status)).toBe(false);
  });

  test('throttling, a broken connection and an attempt without answer are, whatever the status', () => {
    for (const status of [429, 200, 400, null]) {
      expect(ERROR_CODES.filter((code) => isRetryable(code, status))).toEqual(['THROTTLED', 'NETWORK', 'TIMEOUT']);
    }
  });
});

describe('backoffMs', () => {
  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000]
  ])('after attempt %d it is a random share of %d ms', (attempt, most) => {
    expect(backoffMs(attempt, 0)).toBe(0);
    expect(backoffMs(attempt, 0.5)).toBe(most / 2);
    expect(backoffMs(attempt, 1)).toBe(most);
  });
});

describe('retryAfterMs', () => {
  const NOW = Date.parse('Sun, 06 Nov 1994 08:49:00 GMT');

  it.each([
    ['0', 0],
    ['1', SECOND],
    [' 7 ', 7 * SECOND],
    ['60', MINUTE],
    ['61', MINUTE],
    ['99999999999999999999', MINUTE],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 37 * SECOND],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 37 * SECOND],
    ['Sun Nov  6 08:49:37 1994', 37 * SECOND],
    ['Sun, 06 Nov 1994 08:49:00 GMT', 0],
    ['Sun, 06 Nov 1994 10:49:37 GMT', MINUTE]
  ])('%j is a wait of %d ms', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });

  it.each([
    '',
    '-5',
    '1.5',
    '1e3',
    '0x10',
    'soon',
    'Sun, 06 Nov 1994 08:48:59 GMT',
    'Sun, 99 Nov 1994',
    'after Sun, 06 Nov 1994 08:49:37 GMT',
    '1994-11-06T08:49:37Z',
    'NaN'
  ])('%j is none', (header) => {
    expect(retryAfterMs(header, NOW)).toBeNull();
  });

  test('an absent header is none', () => {
    expect(retryAfterMs(undefined, NOW)).toBeNull();
  });

  test('the wait counts from now', () => {
    expect(retryAfterMs('Sun, 06 Nov 1994 08:49:37 GMT', NOW + 30 * SECOND)).toBe(7 * SECOND);
    expect(retryAfterMs('Sun, 06 Nov 1994 08:49:37 GMT', NOW + HOUR)).toBeNull();
  });
});
