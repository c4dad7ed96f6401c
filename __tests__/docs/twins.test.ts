// READMEs and recipes say the same in both languages; what is in Chinese alone translates the words of log and summary.
import { globSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from '../../scripts/node24.mjs';
import { VERDICTS } from '../../src/judgement/verdict.ts';
import { COLUMNS } from '../../src/presentation/columns.ts';
import { codeBlocks, codeSpans, onlyTable, read, section, sections, tables, targets, unquoted } from './documents.ts';
import { twins } from './editions.ts';

/** The words of log and summary in Chinese, which the English edition does without. */
const GLOSSARY = '英文用语对照';

describe('the glossary', () => {
  const [table] = tables(section('README.zh-CN.md', GLOSSARY));
  const terms = (table?.rows ?? []).flatMap((row) => row.filter((_, index) => index % 2 === 0).map(unquoted));

  test('is announced on the first screen', () => {
    expect(targets(sections(read('README.zh-CN.md'))[0]?.tokens ?? [])).toContain(`#${GLOSSARY}`);
  });

  test('has every column of the summary', () => {
    expect(terms).toEqual(expect.arrayContaining(COLUMNS.map(({ heading }) => heading)));
  });

  test('has a translation for each term, and no term that nobody reads', () => {
    const words = globSync('src/presentation/*.ts', { cwd: root }).map(read).join('\n');
    expect(terms.length).toBeGreaterThan(COLUMNS.length);
    expect(terms.filter((term) => !words.includes(term))).toEqual([]);
    expect((table?.rows ?? []).flat()).not.toContain('');
  });

  test('leaves the verdicts to their own table, which translates each', () => {
    const { header, rows } = onlyTable(section('README.zh-CN.md', '结论'));
    expect(header[1]).toBe('中文');
    expect(new Set(rows.map((row) => row[1])).size).toBe(VERDICTS.length);
  });
});

/** What must not depend on the language: structure, names, examples and where links lead. */
function skeleton(name: string): unknown[] {
  const all = sections(read(name)).filter(({ heading }) => heading !== GLOSSARY);
  return all.map((each) => ({
    depth: each.depth,
    code: codeBlocks(each).map(({ lang, text }) => [lang, text.replaceAll(/(?:^|(?<=\s))# .*$/gm, '').trim()]),
    // The first column, where it holds names.
    tables: tables(each).map((table) => table.rows.map(([first = '']) => (first.startsWith('`') ? first : '…'))),
    spans: [...new Set(codeSpans(each))].sort(),
    links: targets(each.tokens)
      .filter((target) => !/^[a-z]+:/.test(target) && target !== `#${GLOSSARY}`)
      .filter((target) => !twins.some((pair) => pair.some((twin) => target === twin.replace(/.*\//, ''))))
      .map((target) => placeOf(name, target))
  }));
}

/** Where a link leads, whatever the language: the number of the section, in which document. */
function placeOf(name: string, target: string): string {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? name : normalize(join(dirname(name), path)).replaceAll('\\', '/');
  const document = file.replace('.zh-CN.md', '.md');
  if (anchor === undefined) return document;
  const all = sections(read(file)).filter(({ heading }) => heading !== GLOSSARY);
  return `${document}, section ${all.findIndex(({ slug }) => slug === decodeURIComponent(anchor))}`;
}

describe.each(twins)('%s and %s', (english, chinese) => {
  test('have the same sections, names, examples and links', () => {
    const headings = sections(read(english)).map(({ heading }) => heading);
    expect(headings.length).toBeGreaterThan(10);
    const others = skeleton(chinese);
    skeleton(english).forEach((each, index) => {
      expect({ heading: headings[index], is: others[index] }).toEqual({ heading: headings[index], is: each });
    });
    expect(others).toHaveLength(headings.length);
  });

  test('lead to each other', () => {
    const first = (name: string): string[] => targets(sections(read(name))[0]?.tokens ?? []);
    expect(first(english)).toContain(basename(chinese));
    expect(first(chinese)).toContain(basename(english));
  });
});
