// Every relative link and anchor of the documentation leads somewhere, and every file that it names exists.
import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { marked } from 'marked';
import { root } from '../../scripts/node24.mjs';
import { codeSpans, documents, read, sections, targets } from './documents.ts';

const names = documents();

/** The targets in a text, as if it stood in the file `name`, that lead nowhere. */
function deadTargets(name: string, text: string): string[] {
  return targets(marked.lexer(text)).filter((target) => {
    if (/^[a-z]+:/i.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? name : normalize(join(dirname(name), decodeURI(path))).replaceAll('\\', '/');
    if (!existsSync(join(root, file))) return true;
    if (anchor === undefined) return false;
    const markdown = path === '' ? text : read(file);
    return !sections(markdown).some(({ slug }) => slug === decodeURIComponent(anchor));
  });
}

/** Files that a text names in backticks, by the folder that they begin with, and that are not there. */
function absentFiles(text: string): string[] {
  return codeSpans({ tokens: marked.lexer(text) }).filter(
    (span) => /^(?:src|docs|dist|scripts|__tests__)\/[\w./-]+$/.test(span) && !existsSync(join(root, span))
  );
}

test('there are documents', () => {
  expect(names).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'docs/troubleshooting.md']));
});

describe.each(names)('%s', (name) => {
  test('has no dead link', () => {
    expect(deadTargets(name, read(name))).toEqual([]);
  });

  test('names no file that is not there', () => {
    expect(absentFiles(read(name))).toEqual([]);
  });
});

describe('what is wrong is noticed:', () => {
  test.each([
    ['a link to a file that is not there', '[a](docs/none.md)'],
    ['an anchor without heading', '# One\n\n[a](#two)'],
    ['an anchor without heading in another file', '[a](docs/troubleshooting.md#none)'],
    ['a picture that is not there', '![a](docs/none.png)'],
    ['a picture in HTML that is not there', '<picture><img src="docs/none.png"></picture>'],
    ['a link in a table', '| a |\n| - |\n| [a](none.md) |'],
    ['a link in a list in a quote', '> - [a](none.md)']
  ])('%s', (_, text) => {
    expect(deadTargets('README.md', text)).toHaveLength(1);
  });

  test('a file that is not there', () => {
    expect(absentFiles('see `src/none.ts` and `src/main.ts`')).toEqual(['src/none.ts']);
  });
});

test.each([
  ['Two words', 'two-words'],
  ['INPUT_INVALID', 'input_invalid'],
  ['fresh, but the site serves the old certificate', 'fresh-but-the-site-serves-the-old-certificate'],
  ['能证明什么，不能证明什么', '能证明什么不能证明什么'],
  ['通知飞书、钉钉或 Slack', '通知飞书钉钉或-slack']
])('the anchor of "%s" is %s', (heading, slug) => {
  expect(sections(`## ${heading}`).map((each) => each.slug)).toEqual([slug]);
});

test('the pictures are pictures', () => {
  for (const theme of ['light', 'dark']) {
    expect(statSync(join(root, 'docs', `summary-${theme}.png`)).size).toBeGreaterThan(10_000);
  }
});
