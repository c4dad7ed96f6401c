import { describe, expect, test } from '@jest/globals';
import { askedOnce, authenticatedHeaders, given, secretsOf } from '../../src/auth/provider.ts';
import { authorization } from '../../src/auth/signature.ts';
import type { Credentials } from '../../src/config/credentials.ts';
import { ActionError } from '../../src/errors.ts';

const KEY = { kind: 'access-key', accessKeyId: 'AK', secretAccessKey: 'SK', securityToken: 'ST', source: '' } as const;
const TOKEN: Credentials = { kind: 'auth-token', authToken: 'T', source: '' };
const REQUEST = { method: 'POST', url: new URL('https://h.example/a'), body: '{}' };
const NOW_MS = Date.parse('2026-11-24T03:00:00Z');

test('given credentials are there', async () => {
  expect(await given(TOKEN)()).toBe(TOKEN);
});

describe('credentials that are asked for', () => {
  test('are asked for when they are needed, and once', async () => {
    let count = 0;
    const provider = askedOnce(() => {
      count += 1;
      return Promise.resolve(KEY);
    });
    expect(count).toBe(0);
    expect(await Promise.all([provider(), provider()])).toEqual([KEY, KEY]);
    expect(count).toBe(1);
  });

  test('and refused, fail with the one error every time', async () => {
    const error = new ActionError('AUTH_REJECTED', 'no', '');
    const provider = askedOnce(() => Promise.reject(error));
    await expect(provider()).rejects.toBe(error);
    await expect(provider()).rejects.toBe(error);
  });
});

describe('headers', () => {
  test('of a token are not signed', () => {
    expect(authenticatedHeaders(REQUEST, { Host: 'h.example' }, TOKEN, NOW_MS)).toEqual({
      Host: 'h.example',
      'X-Auth-Token': 'T'
    });
  });

  test('of a temporary key are all signed, the security token too', () => {
    const signed = { Host: 'h.example', 'X-Sdk-Date': '20261124T030000Z', 'X-Security-Token': 'ST' };
    expect(authenticatedHeaders(REQUEST, { Host: 'h.example' }, KEY, NOW_MS)).toEqual({
      ...signed,
      Authorization: authorization(REQUEST, signed, KEY)
    });
  });

  test('of a permanent key have no security token', () => {
    const headers = authenticatedHeaders(REQUEST, {}, { ...KEY, securityToken: null }, NOW_MS);
    expect(Object.keys(headers)).toEqual(['X-Sdk-Date', 'Authorization']);
  });
});

test('what must not be shown are all parts', () => {
  expect(secretsOf(KEY)).toEqual(['AK', 'SK', 'ST']);
  expect(secretsOf({ ...KEY, securityToken: null })).toEqual(['AK', 'SK']);
  expect(secretsOf(TOKEN)).toEqual(['T']);
});
