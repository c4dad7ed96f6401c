import { expect, test } from '@jest/globals';
import { renderMarkdown } from '../../scripts/terminal-markdown.ts';

test('columns are aligned, by what is seen and not by characters', () => {
  const markdown = '| A | B |\n| --- | --- |\n| ✅ 证书 | x |\n| long word | y |';
  expect(renderMarkdown(markdown).split('\n')).toEqual([
    'A          B',
    '─────────  ─',
    '✅ 证书    x',
    'long word  y'
  ]);
});

test('a table wider than the terminal wraps the column with the sentences', () => {
  const rendered = renderMarkdown(`| A | B |\n|---|---|\n| short | ${'word '.repeat(20)}|`, 40);
  expect(Math.max(...rendered.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
  expect(rendered.match(/word/g)).toHaveLength(20);
});

test('marks, tags and references become plain text, in this order', () => {
  expect(renderMarkdown('**2 of 3** `code` [docs](https://x.example) cn-north-7_test_a')).toBe(
    '2 of 3 code docs (https://x.example) cn-north-7_test_a'
  );
  expect(renderMarkdown('&lt;b&gt; &#42;&#x2a;not bold&#42;&#42; a&#124;b &amp;amp; \\*')).toBe(
    '<b> **not bold** a|b &amp; *'
  );
});

test('details are unfolded', () => {
  const markdown = '<details><summary>3 healthy rows</summary>\n\n| A |\n|---|\n| x |\n\n</details>\n\nend';
  expect(renderMarkdown(markdown)).toBe('▾ 3 healthy rows\n\nA\n─\nx\n\nend');
});
