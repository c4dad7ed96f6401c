import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  certificateNames,
  countCovered,
  isCoveredBy,
  MAX_NAMES,
  normaliseName,
  sharedSuffix,
  wildcardOver
} from '../../src/certificate/names.ts';

describe('certificateNames', () => {
  it.each([
    ['a domain', 'www.example.com', '', ['www.example.com']],
    ['a domain and its sans', 'a.example', 'b.example;c.example', ['a.example', 'b.example', 'c.example']],
    [
      'other separators',
      'a.example',
      'b.example, c.example\nd.example',
      ['a.example', 'b.example', 'c.example', 'd.example']
    ],
    ['several domains', 'a.example;b.example', '', ['a.example', 'b.example']],
    ['repetitions', 'a.example', 'A.EXAMPLE;a.example.;a.example', ['a.example']],
    ['capitals and a final dot', 'WWW.Example.COM.', '', ['www.example.com']],
    ['a wildcard', '*.Example.com', '*.shop.example.com.', ['*.example.com', '*.shop.example.com']],
    ['an international name', '例子.example', 'bücher.example', ['xn--fsqu00a.example', 'xn--bcher-kva.example']],
    ['an international wildcard', '*.例子.example', '', ['*.xn--fsqu00a.example']],
    ['a name and its A-label', '例子.example', 'xn--fsqu00a.example', ['xn--fsqu00a.example']],
    ['a name that is none', 'A\u202eB.Example', '', ['a b.example\ufffd']],
    ['an underscore', '_dmarc.example', '', ['_dmarc.example']],
    ['a masked name', 'hosting-******.test.cn', '', ['hosting-******.test.cn']],
    ['nothing', '', '', []],
    ['separators alone', ' ; ', ';;,', []],
    ['a dot and a wildcard of nothing', '.', '*.', []]
  ])('%s', (_, domain, sans, expected) => {
    expect(certificateNames(domain, sans)).toEqual(expected);
  });

  test('a second pass changes nothing', () => {
    const label = fc.stringMatching(/^[A-Za-z0-9\u4e00-\u4eff]{1,8}$/);
    const name = fc
      .tuple(fc.constantFrom('', '*.'), fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '.'))
      .map(([wildcard, labels, dot]) => `${wildcard}${labels.join('.')}.example${dot}`);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (all) => {
        const names = certificateNames('', all.join(';'));
        expect(certificateNames('', names.join(';'))).toEqual(names);
      })
    );
  });

  // A name without a domain is asked for and shown, so it passes the same door as other foreign text.
  test('a name carries no control or bidi characters and is bounded', () => {
    const names = certificateNames('', `a\u202eb.example;c\u0007d.example;${'x'.repeat(9_999)}`);
    expect(names.some((name) => /[\p{Cc}\p{Cf}]/u.test(name))).toBe(false);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(300);
  });
});

describe('normaliseName', () => {
  it.each([
    ['WWW.Example.COM.', 'www.example.com'],
    ['*.Bücher.example', '*.xn--bcher-kva.example'],
    ['*.', ''],
    ['', '']
  ])('%j is %j', (name, expected) => {
    expect(normaliseName(name)).toBe(expected);
  });
});

test('of more names than can be trusted, one more is kept, which tells that there are too many', () => {
  const sans = Array.from({ length: 45_000 }, (_, index) => `n${index}.example`).join(';');
  expect(certificateNames('', sans)).toHaveLength(MAX_NAMES + 1);
});

describe('coverage', () => {
  it.each([
    ['www.a.example', '*.a.example'],
    ['a.example', '*.example'],
    ['*.a.example', '*.a.example'],
    ['example', null]
  ])('the wildcard over %s is %s', (name, wildcard) => {
    expect(wildcardOver(name)).toBe(wildcard);
  });

  it.each<[string, string[], boolean]>([
    ['www.a.example', ['www.a.example'], true],
    ['www.a.example', ['*.a.example'], true],
    ['x.www.a.example', ['*.a.example'], false],
    ['a.example', ['*.a.example'], false],
    ['*.a.example', ['*.example'], false],
    ['localhost', ['*.localhost'], false]
  ])('%s by %j: %p', (name, names, expected) => {
    expect(isCoveredBy(name, new Set(names))).toBe(expected);
  });

  test('is counted', () => {
    expect(countCovered(['a.example', 'x.a.example', 'b.example'], ['*.a.example', 'a.example'])).toBe(2);
  });
});

describe('what names have in common', () => {
  it.each<[string[], string | null]>([
    [['www.a.com'], 'a.com'],
    [['a.com'], 'a.com'],
    [['*.a.com'], 'a.com'],
    [['a.com', 'www.a.com', 'api.a.com'], 'a.com'],
    [['www.shop.a.com', 'api.shop.a.com'], 'shop.a.com'],
    [['www.shop.a.com', 'www.a.com'], 'a.com'],
    [['www.xa.com', 'www.a.com'], null],
    [['a.com', 'b.com'], null],
    [['x.co.uk', 'y.co.uk'], 'co.uk'],
    [['localhost'], null],
    [[], null]
  ])('of %j it is %j', (names, expected) => {
    expect(sharedSuffix(names)).toBe(expected);
    expect(sharedSuffix(names.toReversed())).toBe(expected);
  });

  test('is part of every name, whatever the names', () => {
    const name = fc
      .array(fc.constantFrom('a', 'b', 'com', '*'), { minLength: 1, maxLength: 4 })
      .map((all) => all.join('.'));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const suffix = sharedSuffix(names);
        for (const each of names) expect(suffix === null || `.${each}`.endsWith(`.${suffix}`)).toBe(true);
      })
    );
  });
});
