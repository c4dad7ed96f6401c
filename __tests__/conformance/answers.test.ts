// The judge of the official clients: every difference between what was parsed and what was meant is seen.
import { describe, expect, it, test } from '@jest/globals';
import { isRefused, issues, lists, parses } from '../../conformance/answers.ts';

const ROW = { id: 'a', sans: 'x;y', shared: false, validity_period: 12 };

describe('a model that is compared', () => {
  it.each([
    ['a field that was lost', { ...ROW, sans: undefined }],
    ['a field that is null', { ...ROW, sans: null }],
    ['a field that was not sent', { ...ROW, revoke_reason: null }],
    ['another value', { ...ROW, shared: true }],
    ['another type', { ...ROW, validity_period: '12' }]
  ])('with %s is not as meant', (_, parsed) => {
    expect(parses(ROW)({ parsed })).toContain('instead of');
  });

  test('with every field is', () => {
    expect(parses(ROW)({ parsed: { ...ROW } })).toBeNull();
  });

  test('that never came is not', () => {
    const error = { status: 400, code: 'SCM.0005', message: '', requestId: '1' };
    expect(parses(ROW)({ error })).toContain('SCM.0005');
    expect(parses(ROW)({})).toContain('was refused');
  });
});

describe('a list', () => {
  const parsed = { certificates: [{ id: 'a' }, { id: 'b' }], total_count: 2 };
  it.each([
    ['in another order', lists(['b', 'a'])],
    ['with one too many', lists(['a'], 2)],
    ['of another count', lists(['a', 'b'], 3)]
  ])('%s is not as meant', (_, check) => {
    expect(check({ parsed })).toContain('instead of');
  });

  test('of these certificates is', () => {
    expect(lists(['a', 'b'])({ parsed })).toBeNull();
  });
});

describe('a refusal', () => {
  const error = {
    status: 401,
    code: 'SCM.4002',
    message: '权限不足',
    requestId: '1',
    encodedAuthorizationMessage: 'x'
  };
  const meant = { status: 401, code: 'SCM.4002', message: '权限', isDenial: true };
  it.each([
    ['status', { ...error, status: 403 }],
    ['code', { ...error, code: 'SCM.1000' }],
    ['message', { ...error, message: 'ÊÈ²»×ã' }],
    ['request ID', { ...error, requestId: '' }],
    ['encoded message', { ...error, encodedAuthorizationMessage: null }]
  ])('without its %s is not as meant', (_, other) => {
    expect(isRefused(meant)({ error: other })).toContain('instead of');
  });

  test('with everything is, and an answer is none', () => {
    expect(isRefused(meant)({ error })).toBeNull();
    expect(isRefused({ ...meant, isDenial: false })({ error })).not.toBeNull();
    expect(isRefused(meant)({ parsed: {} })).toBe('was not refused');
  });
});

describe('credentials', () => {
  const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
  const check = issues({ credentials: { access_key_id: 'k' } }, 900);
  it.each([
    ['that last an hour', { access_key_id: 'k', expiration: inSeconds(3600) }],
    ['that expire at no time', { access_key_id: 'k', expiration: null }],
    ['with another key', { access_key_id: 'l', expiration: inSeconds(900) }]
  ])('%s are not as meant', (_, credentials) => {
    expect(check({ parsed: { credentials } })).not.toBeNull();
  });

  test('for 15 minutes are', () => {
    expect(check({ parsed: { credentials: { access_key_id: 'k', expiration: inSeconds(900) } } })).toBeNull();
  });
});
