// CONTRIBUTING.md, the threat model, the decision records and the changelog keep up with the repository.
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { root } from '../../scripts/node24.mjs';
import { codeBlocks, codeSpans, read, section, sections, tables, targets, unquoted } from './documents.ts';

interface Package {
  version: string;
  scripts: Record<string, string>;
}

const { scripts, version } = JSON.parse(read('package.json')) as Package;

function firstColumn(name: string, heading: string): string[] {
  return tables(section(name, heading)).flatMap(({ rows }) => rows.map(([first = '']) => unquoted(first)));
}

test('the map of the code has every source file', () => {
  const files = globSync('src/**/*.{ts,js}', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  expect(files.length).toBeGreaterThan(0);
  expect(firstColumn('CONTRIBUTING.md', 'Map of the code').sort()).toEqual(files.sort());
});

test('the diagram of the code names only source files', () => {
  const [diagram] = codeBlocks(section('CONTRIBUTING.md', 'Map of the code'));
  const named = [...(diagram?.text ?? '').matchAll(/[\w-]+\.ts/g)].map(([file]) => file);
  const files = globSync('src/**/*.ts', { cwd: root }).map((file) => basename(file));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((file) => !files.includes(file))).toEqual([]);
});

test('the commands of CONTRIBUTING.md exist', () => {
  const commands = firstColumn('CONTRIBUTING.md', 'Set up').map((command) => command.replace(/^npm (?:run )?/, ''));
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.filter((command) => !(command in scripts))).toEqual([]);
});

test('names in the code that CONTRIBUTING.md points to exist', () => {
  const adding = ['Adding an input', 'Adding a verdict or an error code'].map((each) =>
    section('CONTRIBUTING.md', each)
  );
  const names = adding
    .flatMap(codeSpans)
    .filter((span) => /^[A-Za-z]+(?:_[A-Z]+)*$/.test(span) && span !== 'Unreleased');
  const code = globSync('src/**/*.ts', { cwd: root }).map(read).join('\n');
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((each) => !new RegExp(`\\b${each}\\b`).test(code))).toEqual([]);
});

test('every invariant of the threat model names a test', () => {
  const [table] = tables(section('docs/threat-model.md', 'Invariants'));
  expect(table?.rows.map(([number]) => number)).toEqual(table?.rows.map((_, index) => String(index + 1)));
  expect(table?.rows.filter((row) => !/`[\w./-]+test\.(?:ts|mjs)`/.test(row.at(-1) ?? ''))).toEqual([]);
});

test('every decision record is in the list, under its title', () => {
  const files = globSync('docs/adr/0*.md', { cwd: root }).map((file) => basename(file));
  const list = read('docs/adr/README.md');
  expect(targets(sections(list)[0]?.tokens ?? [])).toEqual(files.sort());
  for (const file of files) {
    const [, number, title] = /^# (\d+)\. (.*)$/m.exec(read(`docs/adr/${file}`)) ?? [];
    expect(file.slice(0, 4)).toBe(number?.padStart(4, '0'));
    expect(list).toContain(`[${title ?? ''}](${file})`);
  }
});

test('the changelog speaks of the version of package.json', () => {
  expect(read('CHANGELOG.md')).toContain(version);
});

test('CONTRIBUTING.md says what each file in dist is', () => {
  const files = globSync('dist/*', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  expect(firstColumn('CONTRIBUTING.md', 'What is in dist').sort()).toEqual(files.sort());
});

test('the name of a file in dist is that of its chunk', () => {
  const [table] = tables(section('CONTRIBUTING.md', 'What is in dist'));
  const told = (table?.rows ?? []).flatMap(([file = '', holds = '']) => {
    const name = /^`([\w-]+)`:/.exec(holds)?.[1];
    return name === undefined ? [] : [`${basename(unquoted(file))} (${name})`];
  });
  const built = [...read('dist/licenses.txt').matchAll(/^\d+\.index\.js \([\w-]+\)/gm)].map(([line]) => line);
  expect(told.sort()).toEqual(built.sort());
});
