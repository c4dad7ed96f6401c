import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePolicy } from '../../src/config/policy-file.ts';
import type { Policy } from '../../src/config/policy.ts';
import type { PolicyProblem } from '../../src/config/policy-tree.ts';
import { DAY, HOUR, NOW } from '../builders.ts';

const EXAMPLE = `version: 1
defaults:
  services: [CDN]
  grace-period: 24h
unlisted: fail
certificates:
  - domain: WWW.Example.com.
    services: [cdn, WAF@cn-north-4, https://www.example.com]
  - cert-id: 1600313391074123
    services: [Enhance_ELB@cn-north-4]
    grace-period: 0
    waivers:
      - service: enhance_elb@cn-north-4
        until: 2026-12-31
        reason: moves to cn-east-3
  - domain: '*.bücher.example'
`;

async function policyOf(text: string): Promise<Policy> {
  const result = await parsePolicy(text, NOW);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.policy;
}

async function problemsOf(text: string): Promise<readonly PolicyProblem[]> {
  const result = await parsePolicy(text, NOW);
  return 'problems' in result ? result.problems : [];
}

const ENTRY = 'version: 1\ncertificates:\n  - domain: a.com\n    services: [CDN]\n';
const WAIVERS = `${ENTRY}    waivers:\n`;

test('a whole policy, scalars as they are written, defaults where an entry is silent', async () => {
  const service = (text: string, services: string[], project: string | null): object => ({
    kind: 'service',
    text,
    services,
    project
  });
  expect(await policyOf(EXAMPLE)).toEqual({
    unlisted: 'fail',
    entries: [
      {
        certId: null,
        domain: 'www.example.com',
        requirements: [
          service('CDN', ['CDN'], null),
          service('WAF@cn-north-4', ['WAF'], 'cn-north-4'),
          { kind: 'host', text: 'https://www.example.com', host: 'www.example.com', port: 443, via: null }
        ],
        graceMs: 24 * HOUR,
        waivers: [],
        line: 7,
        col: 5
      },
      {
        certId: '1600313391074123',
        domain: null,
        requirements: [service('Enhance_ELB@cn-north-4', ['Enhance_ELB'], 'cn-north-4')],
        graceMs: 0,
        waivers: [
          {
            requirement: 'Enhance_ELB@cn-north-4',
            untilMs: Date.parse('2027-01-01T00:00:00Z'),
            untilText: '2026-12-31',
            reason: 'moves to cn-east-3'
          }
        ],
        line: 9,
        col: 5
      },
      {
        certId: null,
        domain: '*.xn--bcher-kva.example',
        requirements: [service('CDN', ['CDN'], null)],
        graceMs: 24 * HOUR,
        waivers: [],
        line: 16,
        col: 5
      }
    ]
  });
});

test.each([
  ['unlisted is left out', ENTRY, { unlisted: 'warn' }],
  ['line ends are those of Windows', ENTRY.replaceAll('\n', '\r\n'), { unlisted: 'warn' }],
  [
    'it is written as JSON',
    '{"version": 1, "unlisted": "ignore", "certificates": [{"domain": "a.com", "services": ["CDN"]}]}',
    { unlisted: 'ignore' }
  ]
])('accepted where %s', async (_, text, part) => {
  expect(await policyOf(text)).toMatchObject(part);
});

test('an alias stands for its anchor', async () => {
  const { entries } = await policyOf(`${ENTRY.replace('[CDN]', '&s [CDN]')}  - domain: b.com\n    services: *s\n`);
  expect(entries[1]?.requirements).toEqual(entries[0]?.requirements);
});

test('a waiver that is over is no problem', async () => {
  const { entries } = await policyOf(`${WAIVERS}      - {service: CDN, until: 2020-02-29, reason: x}\n`);
  expect(entries[0]?.waivers).toHaveLength(1);
});

test('a service that Huawei does not document is a warning at its place', async () => {
  expect(await parsePolicy(ENTRY.replace('CDN', 'CND'), NOW)).toMatchObject({
    warnings: [{ line: 4, col: 16, message: expect.stringMatching(/^"CND" is none of .*; did you mean CDN\?$/) }]
  });
});

describe('what is wrong has its place:', () => {
  const waiver = (fields: string): string => `${WAIVERS}      - {${fields}}\n`;
  test.each<[string, string, [number, number, RegExp][]]>([
    ['an empty file', '', [[1, 1, /empty/]]],
    ['no mapping', '- a\n', [[1, 1, /a policy must be keys/]]],
    ['nothing but a comment', '# a\n', [[1, 1, /empty/]]],
    [
      'missing keys',
      'unlisted: warn\n',
      [
        [1, 1, /^version is missing/],
        [1, 1, /^certificates is missing/]
      ]
    ],
    ['another version', ENTRY.replace('1', '2'), [[1, 10, /^version: "2" cannot be used; allowed: 1$/]]],
    ['a key with a typo', `${ENTRY}unlistd: warn\n`, [[5, 1, /"unlistd".*did you mean unlisted\?/]]],
    [
      'a key of an object',
      `${ENTRY}__proto__: 1\nconstructor: 1\n`,
      [
        [5, 1, /"__proto__"/],
        [6, 1, /"constructor"/]
      ]
    ],
    ['a key twice', `${ENTRY}version: 1\n`, [[5, 1, /given twice, first in line 1/]]],
    ['a merge key', `${ENTRY}    <<: {}\n`, [[5, 5, /merge keys/]]],
    ['a key that is a list', `${ENTRY}? [a]\n: b\n`, [[5, 3, /must be a text/]]],
    ['unlisted not understood', `${ENTRY}unlisted: maybe\n`, [[5, 11, /allowed: warn, ignore or fail/]]],
    ['null', `${ENTRY}unlisted: null\n`, [[5, 11, /has no value/]]],
    ['~', `${ENTRY}unlisted: ~\n`, [[5, 11, /has no value/]]],
    ['a list for a value', `${ENTRY}unlisted: [warn]\n`, [[5, 11, /must be one value/]]],
    ['no certificates', 'version: 1\ncertificates: []\n', [[2, 15, /empty list/]]],
    ['certificates as a text', 'version: 1\ncertificates: a\n', [[2, 15, /must be a list/]]],
    ['an entry that is a text', 'version: 1\ncertificates: [a]\n', [[2, 16, /a certificate must be keys/]]],
    ['an empty list of services', ENTRY.replace('[CDN]', '[]'), [[4, 15, /services is an empty list/]]],
    ['a service not understood', ENTRY.replace('CDN', 'CDN@x'), [[4, 16, /carry no remote project/]]],
    ['no services at all', 'version: 1\ncertificates:\n  - domain: a.com\n', [[3, 5, /no services/]]],
    [
      'neither domain nor ID',
      'version: 1\ncertificates:\n  - services: [CDN]\n',
      [[3, 5, /either domain or cert-id is missing/]]
    ],
    ['both', `${ENTRY}    cert-id: scs1554192131150\n`, [[3, 5, /both given/]]],
    ['an ID that is none', ENTRY.replace('domain: a.com', 'cert-id: x'), [[3, 14, /16 letters and digits/]]],
    ['a domain of one label', ENTRY.replace('a.com', 'com'), [[3, 13, /^domain: "com"/]]],
    ['an IP address', ENTRY.replace('a.com', '127.0.0.1'), [[3, 13, /^domain: /]]],
    ['a wildcard without quotes', ENTRY.replace('a.com', '*.a.com'), [[3, 13, /put it in quotes: '\*\.a\.com'/]]],
    ['a certificate twice', `${ENTRY}  - {domain: A.com, services: [CDN]}\n`, [[5, 14, /twice, first in line 3/]]],
    ['a duration not understood', `${ENTRY}    grace-period: 1w\n`, [[5, 19, /^grace-period: "1w"/]]],
    ['an empty list of waivers', `${ENTRY}    waivers: []\n`, [[5, 14, /empty list/]]],
    [
      'an empty waiver',
      waiver(''),
      [
        [6, 9, /^service/],
        [6, 9, /^until/],
        [6, 9, /^reason/]
      ]
    ],
    ['a reason of spaces', waiver(`service: CDN, until: 2026-12-31, reason: ' '`), [[6, 51, /^reason/]]],
    ['a day that is none', waiver('service: CDN, until: 2026-11-31, reason: x'), [[6, 31, /^until/]]],
    [
      'a waiver for what is not required',
      waiver('service: WAF, until: 2026-12-31, reason: x'),
      [[6, 19, /not required/]]
    ],
    [
      'two waivers for one service',
      `${waiver('service: CDN, until: 2026-12-31, reason: x')}      - {service: cdn, until: 2026-12-31, reason: x}\n`,
      [[7, 19, /two waivers/]]
    ],
    ['a tag', ENTRY.replace('a.com', '!x a.com'), [[3, 13, /the tag "!x"/]]],
    ['a directive', `%YAML 1.1\n---\n${ENTRY}`, [[1, 1, /the directive/]]],
    ['two documents', `---\n${ENTRY}---\n${ENTRY}`, [[6, 1, /second document/]]],
    ['an alias without anchor', ENTRY.replace('[CDN]', '*s'), [[4, 15, /no anchor/]]],
    ['a byte order mark', `\ufeff${ENTRY}`, [[1, 1, /byte order mark/]]],
    ['a tab as indentation', `${ENTRY}defaults:\n\tgrace-period: 0\n`, [[6, 1, /tab/]]],
    ['a control character', ENTRY.replace('a.com', 'a\u0007.com'), [[3, 14, /control character/]]],
    ['an alias to what it stands in', 'version: 1\ncertificates: &c [*c]\n', [[2, 18, /a certificate must be keys/]]],
    ['a bracket that is not closed', 'version: [\n', [[2, 1, /not YAML/]]]
  ])('%s', async (_, text, expected) => {
    const problems = await problemsOf(text);
    expect(problems).toEqual(
      expected.map(([line, col, message]) => ({ line, col, message: expect.stringMatching(message) }))
    );
  });

  test('a waiver may end 180 days ahead, counted in days of UTC, and no later', async () => {
    const day = (ahead: number): string => new Date(NOW + ahead * DAY).toISOString().slice(0, 10);
    const of = (ahead: number): string => waiver(`service: CDN, until: ${day(ahead)}, reason: x`);
    expect(await problemsOf(of(180))).toEqual([]);
    expect(await problemsOf(of(181))).toHaveLength(1);
  });
});

describe('refused before it is parsed, so the place is that of the excess:', () => {
  test.each([
    ['[', 1, 9],
    ['{', 1, 9],
    ['- ', 1, 17],
    ['? ', 1, 17],
    ['a: ', 1, 26],
    ['*a ', 1, 151],
    ['- *a\n', 51, 3]
  ])('%j', async (unit, line, col) => {
    const problems = await problemsOf(unit.repeat(Math.floor((128 * 1024) / unit.length)));
    expect(problems).toEqual([{ line, col, message: expect.stringMatching(/deeper than any policy|more than 50/) }]);
  });
});

test('problems beyond 200 are counted', async () => {
  const problems = await problemsOf(`${ENTRY}${Array.from({ length: 300 }, (_, index) => `k${index}: 1\n`).join('')}`);
  expect(problems).toHaveLength(201);
  expect(problems.at(-1)?.message).toBe('and 100 more problems from here on');
});

test('aliases of aliases are no more work than their text', async () => {
  const nine = (name: string): string => Array.from({ length: 9 }, () => name).join();
  const text = `a: &a [${nine('x')}]\nb: &b [${nine('*a')}]\nc: &c [${nine('*b')}]\ncertificates: [${nine('*c')}]\n`;
  expect((await problemsOf(text)).map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^a certificate must be keys/)
  );
});

test.each([
  ['a host with a path', 'https://a.com/x', /no path/],
  ['an IP address as host', 'https://127.0.0.1', /is an IP address/],
  ['another scheme', 'http://a.com', /begins with "https/]
])('%s is a problem of services', async (_, service, message) => {
  expect(await problemsOf(ENTRY.replace('CDN', service))).toEqual([
    { line: 4, col: 16, message: expect.stringMatching(message) }
  ]);
});

test('a waiver for a host is found by its normalised text', async () => {
  const text = ENTRY.replace('CDN', 'https://A.com');
  const { entries } = await policyOf(
    `${text}    waivers: [{service: 'HTTPS://a.com:443/', until: 2026-12-31, reason: x}]\n`
  );
  expect(entries[0]?.waivers).toMatchObject([{ requirement: 'https://a.com' }]);
});

describe('whatever the text,', () => {
  const token = fc.constantFrom(
    '- ',
    '? ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a ',
    '!t ',
    '"',
    "'",
    '|\n',
    '\n',
    '  ',
    '\t',
    '~',
    '<<',
    '\r\n',
    '%',
    '---\n',
    '#'
  );
  const mutated = fc
    .tuple(fc.nat(EXAMPLE.length), fc.nat(12), fc.array(fc.oneof(token, fc.string()), { maxLength: 4 }))
    .map(([at, cut, added]) => EXAMPLE.slice(0, at) + added.join('') + EXAMPLE.slice(at + cut));

  test.each([
    ['any', fc.string({ unit: 'binary' })],
    ['tokens', fc.array(token).map((tokens) => tokens.join(''))],
    ['a mutated policy', mutated]
  ])('there is a policy, or problems with a place in the text: %s', async (_, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const result = await parsePolicy(text, NOW);
        if ('policy' in result) return;
        const lines = text.split('\n');
        expect(result.problems.length).toBeGreaterThan(0);
        for (const { line, col } of result.problems) {
          expect(line).toBeGreaterThan(0);
          expect(col).toBeGreaterThan(0);
          expect(col).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
          expect(line).toBeLessThanOrEqual(lines.length);
        }
      }),
      { numRuns: 400 }
    );
  });
});
