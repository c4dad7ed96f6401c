// docs/policy.md: its example is a policy, its tables have every key and every problem.
import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../src/config/policy-file.ts';
import { MAX_POLICY_BYTES } from '../../src/config/policy-source.ts';
import { NOW } from '../builders.ts';
import { codeBlocks, read, section, sections, tables, unquoted } from './documents.ts';

const name = 'docs/policy.md';
const [example = ''] = codeBlocks(section(name, 'A complete example')).map(({ text }) => text);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(read('schema/policy.json')) as Schema;

/** Every key of the schema with its way from the top. */
function keysOf(part: Schema, way: string): string[] {
  const named = part.$ref?.split('/').at(-1);
  const { properties = {}, items } = named === undefined ? part : (schema.definitions?.[named] ?? {});
  const own = Object.entries(properties).flatMap(([key, value]) => [way + key, ...keysOf(value, `${way}${key}.`)]);
  return [...own, ...(items === undefined ? [] : keysOf(items, `${way.slice(0, -1)}[].`))];
}

function firstColumn(heading: string): string[] {
  const [table] = tables(section(name, heading));
  return (table?.rows ?? []).map(([first = '']) => unquoted(first));
}

test('the example is a policy without problems or warnings, until its waiver is over and afterwards', async () => {
  for (const nowMs of [NOW, Date.parse('2027-06-01T00:00:00Z')]) {
    const result = await parsePolicy(example, nowMs);
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    expect(result.warnings).toEqual([]);
    expect(result.policy.entries).toHaveLength(5);
  }
});

test('the example has every key', () => {
  const keys = new Set([...example.matchAll(/^[ -]*([a-z-]+):/gm)].map(([, key]) => key));
  const all = keysOf(schema, '').map((key) => key.split('.').at(-1));
  expect(all.filter((key) => !keys.has(key))).toEqual([]);
});

test('the table of keys is that of the schema', () => {
  expect(firstColumn('Keys').toSorted()).toEqual(keysOf(schema, '').toSorted());
});

test('the example names the schema where it is published', () => {
  expect(example.split('\n')[0]).toBe(
    '# yaml-language-server: $schema=https://raw.githubusercontent.com/OWNER/REPO/v1/schema/policy.json'
  );
});

test('it says what a pull request brings', () => {
  expect(read(name)).toContain('A pull request brings its own policy, and with it its own waivers.');
  expect(read(name)).toContain(`${MAX_POLICY_BYTES / 1024} KiB`);
});

describe('problems', () => {
  const code = ['policy-file', 'policy-shape', 'policy-tree']
    .map((file) => read(`src/config/${file}.ts`))
    .concat(read('src/certificate/requirement.ts'))
    .join('\n')
    .replaceAll('${MAX_ALIASES}', '50');

  test.each(firstColumn('Problems'))('%s', (phrase) => {
    expect(code).toContain(phrase);
  });

  test('each message of the code is in the table', () => {
    const phrases = firstColumn('Problems');
    const messages = [
      ...code.matchAll(/problems\.add\(\s*(?:node\.kind === 'none' \? )?[`']([^`']+)[`']/g),
      ...code.matchAll(/(?:fault|excess|report)\([`']([^`']+)[`']/g)
    ].map(([, message = '']) => message);
    expect(messages.length).toBeGreaterThan(12);
    const untold = messages.filter((message) => !phrases.some((phrase) => message.includes(phrase)));
    expect(untold.toSorted()).toEqual(UNTOLD.toSorted());
  });
});

/** Messages that say all there is to say. */
const UNTOLD = [
  'the line is indented by more than ${MAX_INDENT} spaces',
  'a key must be a text',
  '${key}: ${requirement}; allowed: ${SERVICE}'
];

test('the headings are what other pages link to', () => {
  expect(sections(read(name)).map(({ slug }) => slug)).toContain('problems');
});
