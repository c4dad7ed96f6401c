import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { createSecrets, type Secrets } from '../../src/auth/secrets.ts';

const ACCESS_KEY = 'HPUAEXAMPLEKEY012345';
const TOKEN = 'MIIFexample/token+with/signs==0123456789abcdefghij,second-part-after-a-comma';

function secretsWith(...values: string[]): Secrets {
  const secrets = createSecrets(() => undefined);
  secrets.add(values);
  return secrets;
}

const secrets = secretsWith(ACCESS_KEY, TOKEN);

describe('masking', () => {
  test('hides values at once, each once, and no empty one', () => {
    const masked: string[][] = [];
    const growing = createSecrets((values) => masked.push([...values]));
    growing.mask(['test', '', 'test']);
    growing.add(['test', 'a-later-secret']);
    expect(masked).toEqual([['test'], ['a-later-secret']]);
  });

  test('alone takes nothing out: such a value is not in use', () => {
    const unused = createSecrets(() => undefined);
    unused.mask(['cn-north-7_test']);
    expect(unused.text('WAF@cn-north-7_test')).toBe('WAF@cn-north-7_test');
  });
});

describe('a text of our own', () => {
  it.each([
    ['as it is', TOKEN],
    ['in capitals', TOKEN.toUpperCase()],
    ['for a URL', encodeURIComponent(TOKEN)],
    ['for a URL, twice', encodeURIComponent(encodeURIComponent(TOKEN))],
    ['for JSON', TOKEN.replaceAll('/', '\\/')],
    ['for Markdown', TOKEN.replace(/[=_+]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
    ['in base64', Buffer.from(TOKEN).toString('base64')],
    ['in hexadecimal digits', Buffer.from(TOKEN).toString('hex')],
    ['with a zero-width character in between', `${TOKEN.slice(0, 20)}\u200b${TOKEN.slice(20)}`],
    ['wrapped', `${TOKEN.slice(0, 30)}\r\n${TOKEN.slice(30)}`],
    ['cut where it was too long', `${TOKEN.slice(0, 30)}…`]
  ])('loses a secret %s', (_, form) => {
    expect(secrets.text(`name "${form}", twice "${form}"`).replaceAll('…', '')).toBe('name "***", twice "***"');
  });

  it.each([
    'www-MIIFexample.example.com',
    `${TOKEN.slice(0, 12)}.example.com`,
    'a-very-long-name-of-an-internal-service.example.com',
    'HPUAEXAMPLE…'.slice(0, 7) + '…'
  ])('keeps %s, which holds no secret', (text) => {
    expect(secrets.text(text)).toBe(text);
  });

  test('keeps what is shorter than eight characters', () => {
    expect(secretsWith('1234567', '12345678').text('1234567 12345678')).toBe('1234567 ***');
  });

  test('loses the longer of two secrets of which one begins with the other', () => {
    expect(secretsWith('abcdefgh', 'abcdefghijkl').text('abcdefghijkl abcdefgh')).toBe('*** ***');
  });

  test('loses the signature of a request of this run, and keeps another fingerprint', () => {
    const [signature, fingerprint] = ['ab'.repeat(32), 'cd'.repeat(32)];
    const signing = secretsWith(ACCESS_KEY);
    signing.addSignature(signature);
    expect(signing.text(`${signature.toUpperCase()} ${fingerprint}`)).toBe(`*** ${fingerprint}`);
  });

  test('loses a token of twenty thousand characters', () => {
    const long = 'MIIx/+=_'.repeat(2_500);
    expect(secretsWith(long).text(`a ${long} b`)).toBe('a *** b');
  });
});

/** A character in any case, also by the signs that count as the same letter, after blanks or marks that split it. */
function disguised(character: string, index: number): fc.Arbitrary<string> {
  const same = character.toLowerCase() === 'k' ? ['\u212a'] : character.toLowerCase() === 's' ? ['\u017f'] : [];
  const cased = fc.constantFrom(character.toLowerCase(), character.toUpperCase(), ...same);
  const marks = fc.constantFrom(' ', '\n', '\u200b', '\u00ad', '\ufeff');
  return fc
    .tuple(fc.array(marks, { maxLength: index === 0 ? 0 : 2 }), cased)
    .map(([split, one]) => split.join('') + one);
}

test('a secret is taken out in whatever case, and however it is split', () => {
  const forms = fc
    .stringMatching(/^[A-Za-z0-9/+=_-]{8,40}$/)
    .chain((secret) => fc.tuple(fc.constant(secret), fc.tuple(...Array.from(secret).map(disguised))));
  fc.assert(
    fc.property(forms, ([secret, characters]) => {
      expect(secretsWith(secret).text(`a: ${characters.join('')} .`)).toBe('a: *** .');
    })
  );
});

it.each(['İstanbul-key', '+/=_-%&;', 'ключ-доступа', '\u{1f511}secret-key'])(
  'a secret like %s is taken out',
  (secret) => {
    expect(secretsWith(secret).text(`a ${secret} b`)).toBe('a *** b');
  }
);

describe('a message from outside', () => {
  it.each([
    ['after a comma', TOKEN.split(',')[1] ?? ''],
    ['wrapped at 64 columns', TOKEN.match(/.{1,64}/g)?.join('\n') ?? ''],
    ['in base64', Buffer.from(TOKEN).toString('base64')],
    ['in hexadecimal digits', Buffer.from(TOKEN).toString('hex')],
    ['with a zero-width character after every third', TOKEN.replace(/.{3}/g, '$&\u200b')],
    ['cut at its end', TOKEN.slice(0, 11)],
    ['from its middle', TOKEN.slice(20, 31)]
  ])('loses what there is of a secret %s', (_, form) => {
    const clean = secrets.message(`key ${form} is rejected`);
    expect(clean).toMatch(/^key (?:…|\*\*\*|[\s,])+ is rejected$/);
  });

  it.each([
    ['a'.repeat(23), 'a'.repeat(23)],
    ['a'.repeat(24), '…'],
    [`x ${'/+=_-0Zz'.repeat(3)} y`, 'x … y'],
    ['getaddrinfo ENOTFOUND scm.cn-north-4.myhuaweicloud.com', 'getaddrinfo ENOTFOUND scm.cn-north-4.myhuaweicloud.com']
  ])('%s is shown as %s', (text, shown) => {
    expect(secrets.message(text)).toBe(shown);
  });
});

test('a field of its own keeps its long runs, but for pieces of secrets', () => {
  const requestId = '0123456789abcdef0123456789abcdef';
  expect(secrets.field(requestId)).toBe(requestId);
  expect(secrets.field(`${TOKEN.slice(20, 31)} ${requestId}`)).toBe(`*** ${requestId}`);
});

test.each([
  ['encoded, and cut where nobody expects it', 'ab%2Bcd%2Fef%2Bgh is what came', '*** is what came'],
  ['wrapped, and cut', 'ab+cd/\nef+gh is what came', '*** is what came']
])('the beginning of a secret is taken out of a message: %s', (_, text, expected) => {
  const short = secretsWith('ab+cd/ef+gh/ij+kl');
  expect(short.message(text)).toBe(expected);
  // Of this program's own text only what is whole, or ends in an ellipsis, is a secret.
  expect(short.text(text)).toBe(text);
});

test('a text that is as long as the shortest secret is searched', () => {
  const shortest = secretsWith('12345678');
  expect([shortest.text('12345678'), shortest.text('1234567')]).toEqual(['***', '1234567']);
});

test('whatever the secrets and the text around them, none is left, and a second pass changes nothing', () => {
  const secret = fc.stringMatching(/^[!-~]{8,60}$/).filter((one) => !one.includes('*'));
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 3 }), fc.string(), (values, around) => {
      const known = secretsWith(...values);
      const clean = known.text(values.map((one) => `${around} ${one} ${around}`).join(' '));
      for (const one of values) expect(clean).not.toContain(one);
      expect(known.text(clean)).toBe(clean);
    })
  );
});
