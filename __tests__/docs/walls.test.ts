// The lint rule that keeps imports pointing one way, tried on every room with the repository's own configuration.
import { globSync } from 'node:fs';
import { beforeAll, expect, it, jest, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { root } from '../../scripts/node24.mjs';

// Loading the configuration loads the type checker.
jest.setTimeout(60_000);

const WALLS = ['no-restricted-imports', 'no-restricted-syntax'];

/** A file of each room, from the first in the flow of data to the last, and how another file there is imported. */
const ROOMS: readonly { file: string; path: string }[] = [
  { file: 'src/errors.ts', path: 'text.ts' },
  { file: 'src/certificate/new.ts', path: 'certificate/new.ts' },
  { file: 'src/config/new.ts', path: 'config/new.ts' },
  { file: 'src/http/new.ts', path: 'http/new.ts' },
  { file: 'src/auth/new.ts', path: 'auth/new.ts' },
  { file: 'src/scm/new.ts', path: 'scm/new.ts' },
  { file: 'src/renewal/new.ts', path: 'renewal/new.ts' },
  { file: 'src/evidence/new.ts', path: 'evidence/new.ts' },
  { file: 'src/judgement/new.ts', path: 'judgement/new.ts' },
  { file: 'src/presentation/new.ts', path: 'presentation/new.ts' },
  { file: 'src/output/new.ts', path: 'output/new.ts' },
  { file: 'src/main.ts', path: 'index.ts' }
];

let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({
    cwd: root,
    // The walls look at specifiers alone; without types a file need not exist.
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => WALLS.includes(ruleId)
  });
});

/** Which rules a file with this one statement breaks. */
async function broken(file: string, statement: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${statement}\n`, { filePath: file });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

function specifier(file: string, path: string): string {
  return `${file.split('/').length > 2 ? '../' : './'}${path}`;
}

const pairs = ROOMS.flatMap((from, at) => ROOMS.map((to, target) => ({ from, to, isAllowed: target <= at })));
const allowed = pairs.filter(({ isAllowed }) => isAllowed);
const forbidden = pairs.filter(({ isAllowed }) => !isAllowed);

test('every folder of src is a room that is tried here', () => {
  const folders = globSync('src/*/', { cwd: root }).map((folder) => folder.replaceAll('\\', '/').replace(/\/$/, ''));
  const tried = ROOMS.map(({ file }) => file.split('/').slice(0, 2).join('/')).filter((path) => !path.endsWith('.ts'));
  expect(folders.toSorted()).toEqual(tried.toSorted());
});

it.each(forbidden)('$from.file must not import $to.path', async ({ from, to }) => {
  const path = specifier(from.file, to.path);
  expect(await broken(from.file, `import '${path}';`)).toEqual(['no-restricted-imports']);
  expect(await broken(from.file, `export type * from '${path}';`)).toEqual(['no-restricted-imports']);
  expect(await broken(from.file, `await import('${path}');`)).toEqual(['no-restricted-syntax']);
});

it.each(allowed)('$from.file may import $to.path', async ({ from, to }) => {
  const path = specifier(from.file, to.path);
  expect(await broken(from.file, `import '${path}';\nawait import('${path}');`)).toEqual([]);
});

it.each([
  ['src/text.ts', '../simulator/scenario.ts'],
  ['src/main.ts', '../scripts/node24.mjs'],
  ['src/http/new.ts', '../../simulator/scenario.ts'],
  ['src/http/new.ts', '../../__tests__/builders.ts'],
  ['src/http/new.ts', '../../src/config/inputs.ts'],
  ['simulator/new.ts', '../src/time.ts'],
  ['simulator/new.ts', '../__tests__/builders.ts'],
  ['simulator/new.ts', '../scripts/node24.mjs']
])('%s must not import %s', async (file, path) => {
  expect(await broken(file, `import '${path}';`)).toEqual(['no-restricted-imports']);
});

it.each([
  ['src/http/new.ts', 'valibot'],
  ['src/http/new.ts', 'node:http'],
  ['src/http/new.ts', './retry.ts'],
  ['simulator/new.ts', './scenario.ts'],
  ['__tests__/new.test.ts', '../src/main.ts'],
  ['scripts/new.ts', '../simulator/scenario.ts']
])('%s may import %s', async (file, path) => {
  expect(await broken(file, `import '${path}';`)).toEqual([]);
});
