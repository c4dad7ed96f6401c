// What is in dist: every file is needed and told of, every package of every chunk is in licenses.txt, and a chunk that
// is missing makes a run red.
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, jest, test } from '@jest/globals';
import { root } from '../../scripts/node24.mjs';
import { MINUTE } from '../../simulator/scenario.ts';
import { cdn, numbered, RENEWED } from './gate-trials.ts';
import { observe } from './observe.ts';

jest.setTimeout(60_000);

const DIST = join(root, 'dist');
const files = readdirSync(DIST);
const scripts = files.filter((file) => file.endsWith('.js'));
/** What every run needs to be there. */
const ALWAYS = ['index.js', 'package.json', 'toolkit-on-demand.js', 'toolkit.js'];
const read = (file: string): string => readFileSync(join(DIST, file), 'utf8');
const licenses = read('licenses.txt');

interface LockFile {
  packages: Record<string, { version?: string; dev?: boolean; devOptional?: boolean }>;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;

/** Long lines are a package's own; short ones are anybody's. */
function longLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 24);
}

/** The lines of each source file of the packages that are not for development alone, by the package's name. */
function sources(): { name: string; lines: string[] }[] {
  const folders = Object.entries(lock.packages).flatMap(([folder, { dev = false, devOptional = false }]) =>
    folder === '' || dev || devOptional || folder.includes('node_modules/node-') ? [] : [folder]
  );
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
      .filter(({ parentPath }) => !parentPath.slice(join(root, folder).length).includes('node_modules'))
      .map(({ parentPath, name }) => longLines(readFileSync(join(parentPath, name), 'utf8')))
      .filter((lines) => lines.length >= 4)
      .map((lines) => ({ name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length), lines }))
  );
}

/** The packages of which a file is in the chunk, most of its lines, found without what the build says of itself. */
function packagesIn(chunk: string, all: ReturnType<typeof sources>): string[] {
  const held = new Set(longLines(read(chunk)));
  const isIn = (lines: string[]): boolean => lines.filter((line) => held.has(line)).length > 0.7 * lines.length;
  return [...new Set(all.filter(({ lines }) => isIn(lines)).map(({ name }) => name))];
}

/** What licenses.txt says is in a chunk: `name version`, each. */
function namedIn(chunk: string): string[] {
  const line = licenses.split('\n').find((each) => each.startsWith(`${chunk} (`)) ?? '';
  return line
    .slice(line.indexOf(': ') + 2)
    .split(', ')
    .filter((each) => each !== 'no package');
}

test('no file is stale: each is the entry, says what it is for, or is loaded by one that is', () => {
  const loaded = new Set(
    scripts.flatMap((chunk) => [...read(chunk).matchAll(/\.e\((?:\/\*.*?\*\/ )?(\d+)\)/g)].map(([, id]) => id))
  );
  const expected = [...ALWAYS, 'licenses.txt', ...[...loaded].map((id) => `${id ?? ''}.index.js`)];
  expect(files.toSorted()).toEqual(expected.toSorted());
});

describe('licenses.txt', () => {
  const all = sources();

  it.each(scripts)('names every package in %s', (chunk) => {
    const names = namedIn(chunk).map((each) => each.slice(0, each.lastIndexOf(' ')));
    expect(names.toSorted()).toEqual(packagesIn(chunk, all).toSorted());
  });

  it.each(scripts)('has version and licence of every package that it names in %s', (chunk) => {
    for (const each of namedIn(chunk)) {
      const [name = '', version] = each.split(' ');
      const installed = Object.entries(lock.packages).filter(([folder]) => folder.endsWith(`node_modules/${name}`));
      expect(installed.map(([, { version: locked }]) => locked)).toContain(version);
      expect(licenses).toContain(`---- ${each}, `);
    }
  });

  it('has the packages that a run is known to need', () => {
    for (const name of ['valibot', 'p-limit', 'undici', 'yaml', '@actions/core', '@actions/http-client', 'tunnel']) {
      expect(licenses).toMatch(new RegExp(`^---- ${name} \\d`, 'm'));
    }
  });
});

/** A folder with these files of dist. */
function folderWith(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  folders.push(folder);
  for (const file of names) copyFileSync(join(DIST, file), join(folder, file));
  return folder;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const scenario = { certificates: [numbered(1, { pushes: [cdn(RENEWED + MINUTE)] })] };

const ELSEWHERE = 'https://scm.example.com';

describe('the stand-in for what the toolkit imports', () => {
  it('has every export that is used, of those of toolkit.js', async () => {
    const used = scripts.flatMap((file) =>
      [...read(file).matchAll(/external_toolkit_on_demand_js_\w*\.(\w+)/g)].map(([, name]) => name)
    );
    const exportsOf = async (file: string): Promise<string[]> =>
      Object.keys((await import(pathToFileURL(join(DIST, file)).href)) as object);
    expect(await exportsOf('toolkit-on-demand.js')).toEqual([...new Set(used)].toSorted());
    expect(await exportsOf('toolkit.js')).toEqual([...new Set(used)].toSorted());
  });

  it.each([
    ['loads nothing without a proxy', {}, {}, ''],
    // None is used for a loopback address.
    ['loads toolkit.js behind a proxy', { HTTPS_PROXY: 'http://127.0.0.1:9' }, { endpoint: ELSEWHERE }, 'loaded']
  ])('%s', async (_, env, inputs, told) => {
    const folder = folderWith(ALWAYS);
    const note = join(folder, 'note.txt');
    writeFileSync(note, '');
    const telling = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(note)}, 'loaded');`;
    appendFileSync(join(folder, 'toolkit.js'), telling);
    await observe({ scenario, script: join(folder, 'index.js'), env, inputs: { ...inputs, timeout: '1s' } });
    expect(readFileSync(note, 'utf8')).toBe(told);
  });

  it.each(['toolkit.js', 'toolkit-on-demand.js'])('without %s every run is red', async (missing) => {
    const folder = folderWith(ALWAYS.filter((file) => file !== missing));
    const script = join(folder, 'index.js');
    const run = await observe({ scenario, script, inputs: { 'warn-only': 'true' } });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(missing);
  });
});

describe('without the chunks', () => {
  const script = join(folderWith(ALWAYS), 'index.js');
  const keyless = {
    'oidc-provider-urn': 'iam::0123456789abcdef0123456789abcdef:oidcProvider:github',
    'agency-urn': 'iam::0123456789abcdef0123456789abcdef:agency:push-check'
  };

  it('a run with a key and without a policy is green: nothing else is loaded', async () => {
    expect((await observe({ scenario, script })).exitCode).toBe(0);
  });

  it.each([
    [
      'a policy',
      { inputs: { 'policy-file': 'policy.yml', 'cert-id': '', 'required-services': '' }, files: { 'policy.yml': '' } }
    ],
    ['a host', { inputs: { 'required-services': 'https://shop1.example.com' } }],
    ['an announcement', { inputs: { 'tracking-issue': 'true', 'github-token': 'ghs_0123456789abcdef' } }],
    ['an exchange', { inputs: { ...keyless, 'access-key-id': '', 'secret-access-key': '' } }]
  ])('a run that needs %s is red, also with warn-only', async (_, options) => {
    const inputs = { 'warn-only': 'true', ...('inputs' in options ? options.inputs : {}) };
    const run = await observe({ scenario, script, ...options, inputs });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('error');
    expect(run.stdout).toContain('before it reached a verdict');
  });
});
