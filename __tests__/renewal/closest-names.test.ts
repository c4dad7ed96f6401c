import { describe, expect, it, test } from '@jest/globals';
import { closestNames } from '../../src/renewal/closest-names.ts';

describe('the closest names', () => {
  it.each<[string, string, string[], string[]]>([
    ['a letter too much', 'wwww.example.com', ['www.example.com', 'x.example.org'], ['www.example.com']],
    ['a letter missing', 'ww.example.com', ['www.example.com'], ['www.example.com']],
    ['a letter exchanged', 'wvw.example.com', ['www.example.com'], ['www.example.com']],
    ['three letters off, under another domain', 'abc.example', ['xyz.example'], ['xyz.example']],
    ['nothing in common', 'www.example.com', ['shop.other.org'], []],
    ['two labels in common', 'long-name.example.com', ['x.example.com', '*.example.org'], ['x.example.com']],
    ['one label in common alone', 'a-long-name.com', ['something-else.com'], []],
    ['no names', 'www.example.com', [], []]
  ])('where the domain has %s', (_name, domain, names, expected) => {
    expect(closestNames(domain, names)).toEqual(expected);
  });

  test('come nearest first, then by what they share, and there are three at most', () => {
    const names = ['z.example.com', 'wwx.example.com', 'www.example.con', 'www.example.com.', 'far.example.com'];
    expect(closestNames('www.example.com', names)).toEqual(['wwx.example.com', 'www.example.com.', 'www.example.con']);
  });

  test('do not depend on the order of the list', () => {
    const names = ['a.example.com', 'b.example.com', 'c.example.com', 'd.example.com'];
    expect(closestNames('x.example.com', names.toReversed())).toEqual(closestNames('x.example.com', names));
  });
});
