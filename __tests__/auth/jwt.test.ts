import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { isJwt, secretsOfJwt, shownClaims } from '../../src/auth/jwt.ts';
import { createSecrets } from '../../src/auth/secrets.ts';
import { AS_IT_IS } from '../builders.ts';

function tokenOf(payload: unknown): string {
  return `head.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sign`;
}

describe('isJwt', () => {
  it.each([['a.b.c'], ['eyJ-_9.x.y'], [`a.${'b'.repeat(19_996)}.c`]])('%s is one', (text) => {
    expect(isJwt(text)).toBe(true);
  });

  it.each([
    [''],
    ['a'],
    ['a.b'],
    ['a.b.'],
    ['a.b.c.d'],
    ['a.b.c\n'],
    ['a b.c.d'],
    [`a.${'b'.repeat(19_997)}.c`],
    ['a=.b.c']
  ])('%j is none', (text) => {
    expect(isJwt(text)).toBe(false);
  });
});

describe('the claims that are shown', () => {
  it.each([
    [
      { sub: 's', aud: 'a', iss: 'i' },
      { sub: 's', aud: 'a', iss: 'i' }
    ],
    [
      { sub: 's', aud: ['a', 'b'], iss: 'i' },
      { sub: 's', aud: 'a and b', iss: 'i' }
    ],
    [{ aud: ['a', 'b', 'c', 'd', 'e'] }, { sub: 'none', aud: 'a, b, c and 2 more', iss: 'none' }],
    [
      { sub: 1, aud: [1], iss: { a: 1 } },
      { sub: 'none', aud: 'none', iss: 'none' }
    ],
    [
      { sub: '', aud: [], iss: '' },
      { sub: 'none', aud: 'none', iss: 'none' }
    ],
    [{ sub: 'a\nb\u202e\u001b[31mc' }, { sub: 'a b [31mc', aud: 'none', iss: 'none' }],
    [null, { sub: 'none', aud: 'none', iss: 'none' }],
    ['text', { sub: 'none', aud: 'none', iss: 'none' }]
  ])('of %j', (payload, expected) => {
    expect(shownClaims(tokenOf(payload), AS_IT_IS)).toEqual(expected);
  });

  test('whatever the token is, they are short lines', () => {
    const token = fc.oneof(
      fc.string(),
      fc.anything().map((value) => tokenOf(value ?? null))
    );
    fc.assert(
      fc.property(token, (text) => {
        for (const claim of Object.values(shownClaims(text, AS_IT_IS))) {
          expect(String(claim)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(String(claim).length).toBeLessThan(2_000);
        }
      })
    );
  });

  test('hold no secret', () => {
    const secrets = createSecrets(() => undefined);
    secrets.add(['topSecretValue1']);
    const { sub, aud, iss } = shownClaims(tokenOf({ sub: 'topSecretValue1', aud: 'x topSecret', iss: 'i' }), secrets);
    expect([sub, aud, iss]).toEqual(['***', 'x ***', 'i']);
  });
});

test('the signature is a secret by itself', () => {
  expect(secretsOfJwt('a.b.c')).toEqual(['a.b.c', 'c']);
  expect(secretsOfJwt('opaque')).toEqual(['opaque']);
});
