// Files of the largest size. Slow, so apart: mutation testing does without them.
import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../src/config/policy-file.ts';
import { NOW } from '../builders.ts';

const ENTRY = 'version: 1\ncertificates:\n  - domain: a.com\n    services: [CDN]\n';

/** As many units as fit into a file between a head and a tail. */
function filled(head: string, unit: (index: number) => string, tail = ''): string {
  const units: string[] = [];
  let left = 128 * 1024 - head.length - tail.length;
  for (let index = 0; ; index += 1) {
    const next = unit(index);
    left -= next.length;
    if (left < 0) return head + units.join('') + tail;
    units.push(next);
  }
}

describe('a file of the largest size', () => {
  const repeated = (fields: (index: number) => string): string =>
    Array.from({ length: 50 }, (_, index) => `  - {domain: d${index}.com, ${fields(index)}}\n`).join('');

  test.each([
    ['of flat keys', filled('', (index) => `k${index}: 1\n`)],
    ['of the shortest keys', filled('', (index) => `${index.toString(36)}:\n`)],
    ['of one key', filled('', () => 'a: 1\n')],
    ['of syntax errors', filled('', () => ']\n')],
    ['of tabs', filled('a:\n', () => '\t- a\n')],
    [
      'of empty waivers that fifty aliases repeat',
      filled(`${ENTRY}    waivers: &w [{}`, () => ',{}', `]\n${repeated(() => 'services: [CDN], waivers: *w')}`)
    ],
    [
      'of waivers that fifty entries do not require, each for a reason of its own',
      filled(
        `${ENTRY}    waivers: &w [{service: CDN}`,
        () => ',{service: B}',
        `]\n${repeated((index) => `services: [X${index}], waivers: *w`)}`
      )
    ]
  ])('%s has 200 problems and a count of the others', async (_, text) => {
    const result = await parsePolicy(text, NOW);
    const problems = 'problems' in result ? result.problems : [];
    expect(problems).toHaveLength(201);
    const more = Number(/^and (\d+) more problems/.exec(problems.at(-1)?.message ?? '')?.[1]);
    expect(more).toBeGreaterThan(0);
    // What aliases repeat is no more than this; syntax errors are the parser's, at most one for each two bytes.
    expect(more).toBeLessThan(text.startsWith('version') ? 20_000 : 65_536);
  });

  test('of services that fifty aliases repeat is read as one list', async () => {
    const head = ENTRY.replace('[CDN]\n', '&s [CDN');
    const result = await parsePolicy(
      filled(head, (index) => `,S${index}`, `]\n${repeated(() => 'services: *s')}`),
      NOW
    );
    const entries = 'policy' in result ? result.policy.entries : [];
    const [first, ...others] = entries.map(({ requirements }) => requirements);
    expect(first?.length).toBeGreaterThan(10_000);
    expect(others.every((requirements) => requirements === first)).toBe(true);
  });
});
