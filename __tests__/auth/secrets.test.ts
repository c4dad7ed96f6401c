import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { redactionOf } from '../../src/auth/secrets.ts';

const ACCESS_KEY = 'HPUAEXAMPLEKEY012345';
const TOKEN = 'MIIFexample/token+with/signs==0123456789abcdefghij';
const redact = redactionOf([ACCESS_KEY, TOKEN]);

describe('a secret', () => {
  it.each([
    ['whole', TOKEN],
    ['cut at its end', TOKEN.slice(0, 30)],
    ['cut where it is told apart', TOKEN.slice(0, 12)],
    ['cut and marked', `${TOKEN.slice(0, 30)}...`],
    ['in capitals', TOKEN.toUpperCase()],
    ['in small letters', ACCESS_KEY.toLowerCase()],
    ['encoded for a URL', encodeURIComponent(TOKEN)],
    ['encoded and cut', encodeURIComponent(TOKEN).slice(0, 25)],
    ['with its slashes escaped', TOKEN.replaceAll('/', '\\/')]
  ])('%s is taken out of a message, and the rest stays', (_, echo) => {
    expect(redact(`key "${echo}", signed ${echo} is rejected`)).toBe('key "***", signed *** is rejected');
  });

  it('that begins with another one is taken out whole', () => {
    const longer = redactionOf(['abcd', 'abcdefgh']);
    expect(longer('abcdefgh abcd')).toBe('*** ***');
  });

  it.each(['abc', ''])('of less than four characters is none: %j', (short) => {
    expect(redactionOf([short])(`x${short}y`)).toBe(`x${short}y`);
  });

  it('of less than twelve is found as it is only', () => {
    expect(redactionOf(['pass.word'])('pass.word passXword PASS.WORD pass.')).toBe('*** passXword PASS.WORD pass.');
  });
});

test('a signature is taken out, a request ID stays', () => {
  const hex = '0123456789abcdef0123456789ABCDEF';
  expect(redact(`Signature=${hex}${hex}, request ID ${hex}`)).toBe(`Signature=***, request ID ${hex}`);
});

test('what holds neither stays as it is', () => {
  expect(redact('shop.example.com 证书 😀 HPUAEXAMPLE')).toBe('shop.example.com 证书 😀 HPUAEXAMPLE');
});

test('whatever the secrets and the text around them, none is left, and a second pass changes nothing', () => {
  const secret = fc.stringMatching(/^[!-~]{4,60}$/).filter((one) => !'***'.includes(one) && !/^\*+$/.test(one));
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.string(), (secrets, around) => {
      const clean = redactionOf(secrets)(secrets.map((one) => `${around} ${one} ${around}`).join(' '));
      for (const one of secrets) expect(clean).not.toContain(one);
      expect(redactionOf(secrets)(clean)).toBe(clean);
    })
  );
});
