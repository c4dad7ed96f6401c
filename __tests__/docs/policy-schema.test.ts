// schema/policy.json takes what the code takes, except for what a schema cannot say, which is listed here and in docs/policy.md.
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { parsePolicy } from '../../src/config/policy-file.ts';
import { NOW } from '../builders.ts';
import { read } from './documents.ts';

const isValid = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false, strictTypes: false }).compile(
  JSON.parse(read('schema/policy.json')) as object
);

/** Problems that a schema cannot express, by how their messages read. */
const BEYOND_A_SCHEMA = [
  /is listed twice/,
  /has two waivers/,
  /is not required of this certificate/,
  /carry no remote project/,
  /^until: "\d{4}-\d\d-\d\d" cannot be used/,
  /^grace-period: "\d+[smhd]" cannot be used/
];

async function messagesOf(text: string): Promise<string[]> {
  const result = await parsePolicy(text, NOW);
  return 'problems' in result ? result.problems.map(({ message }) => message) : [];
}

/** What the code has against the shape of a document. */
async function shapeProblemsOf(text: string): Promise<string[]> {
  return (await messagesOf(text)).filter((message) => !BEYOND_A_SCHEMA.some((pattern) => pattern.test(message)));
}

function entry(fields: string): string {
  return `version: 1\ncertificates: [{${fields}}]\n`;
}

function needing(...services: string[]): string {
  return entry(`domain: a.com, services: [${services.join()}]`);
}

function waiving(fields: string): string {
  return entry(`domain: a.com, services: [CDN], waivers: [{${fields}}]`);
}

describe('both take', () => {
  test.each([
    needing('CDN'),
    needing(
      'WAF@cn-north-4',
      'elb|Enhance_ELB@x_y',
      '"https://a.com"',
      'HTTPS://a.com:8443/',
      'https://a.com via 10.0.0.1'
    ),
    needing('true'),
    'version: "1"\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    'version: 1\nunlisted: fail\ndefaults: {services: [CDN], grace-period: 0}\ncertificates: [{domain: a.com}]\n',
    'version: 1\ndefaults: {}\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    entry('cert-id: scs1600313391074, services: [CDN], grace-period: 48h'),
    entry('cert-id: 1600313391074123, services: [CDN], grace-period: 0'),
    ...['"*.a.com"', 'bücher.example', 'a.com.', 'xn--bcher-kva.example', '_x.a.com'].map((domain) =>
      entry(`domain: ${domain}, services: [CDN]`)
    ),
    waiving('service: CDN, until: 2026-12-01, reason: moves'),
    waiving('service: CDN, until: "2026-12-01", reason: 42'),
    waiving('service: CDN, until: 2020-02-29, reason: true')
  ])('%j', async (text) => {
    expect([await messagesOf(text), isValid(parse(text))]).toEqual([[], true]);
  });
});

describe('both refuse', () => {
  test.each([
    '[]\n',
    'a\n',
    'version: 1\n',
    'certificates: [{domain: a.com, services: [CDN]}]\n',
    'version: 2\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    'version: 1\ncertificates: []\n',
    'version: 1\ncertificates: {}\n',
    'version: 1\ncertificates: [a]\n',
    'version: 1\ncertificates: [{domain: a.com}]\n',
    'version: 1\ndefaults: {grace-period: 1d}\ncertificates: [{domain: a.com}]\n',
    'version: 1\ndefaults: {waivers: []}\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    'version: 1\ndefaults:\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    'version: 1\nunlisted: maybe\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    'version: 1\nunlistd: warn\ncertificates: [{domain: a.com, services: [CDN]}]\n',
    entry('services: [CDN]'),
    entry('domain: a.com, cert-id: scs1600313391074, services: [CDN]'),
    entry('domain: null, services: [CDN]'),
    ...['com', '127.0.0.1', 'a..com', '"*.*.com"', 'a.com/x', '" a.com"'].map((domain) =>
      entry(`domain: ${domain}, services: [CDN]`)
    ),
    ...['x', 'scs160031339107', 'scs16003133910745', 'true', '5', '[]'].map((id) =>
      entry(`cert-id: ${id}, services: [CDN]`)
    ),
    entry('domain: a.com, services: []'),
    entry('domain: a.com, services: CDN'),
    ...[
      '1A',
      'A B',
      '"A|"',
      '"|A"',
      '"A@"',
      '"A@b@c"',
      '~',
      '5',
      '{}',
      'http://a.com',
      'https://',
      '"https://a.com/x"'
    ].map((service) => needing(service)),
    ...['1w', '5', '-1d', '1.5d', 'true', '~', '"1 d"'].map((grace) =>
      entry(`domain: a.com, services: [CDN], grace-period: ${grace}`)
    ),
    entry('domain: a.com, services: [CDN], waivers: []'),
    waiving(''),
    waiving('service: CDN, until: 2026-12-01'),
    waiving('service: CDN, until: tomorrow, reason: x'),
    waiving('service: CDN, until: 2026-12-1, reason: x'),
    waiving('service: CDN, until: 2026-12-01, reason: " "'),
    waiving('service: CDN, until: 2026-12-01, reason: ~'),
    waiving('service: CDN, until: 2026-12-01, reason: [x]'),
    waiving('service: CDN, until: 2026-12-01, reason: x, by: y')
  ])('%j', async (text) => {
    expect((await shapeProblemsOf(text)).length).toBeGreaterThan(0);
    expect(isValid(parse(text))).toBe(false);
  });
});

describe('only the code refuses', () => {
  test.each([
    [
      'a certificate twice',
      'version: 1\ndefaults: {services: [CDN]}\ncertificates: [{domain: a.com}, {domain: A.com}]\n'
    ],
    [
      'two waivers',
      waiving('service: CDN, until: 2026-12-01, reason: x}, {service: cdn, until: 2026-12-01, reason: x')
    ],
    ['a waiver for what is not required', waiving('service: WAF, until: 2026-12-01, reason: x')],
    ['CDN with a project', needing('WAF|CDN@x')],
    ['a day that is none', waiving('service: CDN, until: 2026-02-31, reason: x')],
    ['a day too far ahead', waiving('service: CDN, until: 2027-12-31, reason: x')],
    ['more than 3650 days', entry('domain: a.com, services: [CDN], grace-period: 3651d')],
    ['a label of 64 characters', entry(`domain: ${'a'.repeat(64)}.com, services: [CDN]`)],
    ['a label that begins with a hyphen', entry('domain: -a.com, services: [CDN]')],
    ['a host that is none', needing('https://-a.com')],
    ['a port that is none', needing('https://a.com:65536')],
    ['an address that is none', needing('https://a.com via b.com')],
    ['invisible characters', needing('"WAF@x\\u200b"')],
    ['a number in another spelling', needing('CDN').replace('1', '0x1')]
  ])('%s', async (_, text) => {
    expect((await messagesOf(text)).length).toBeGreaterThan(0);
    expect(isValid(parse(text))).toBe(true);
  });
});

describe('only the schema refuses', () => {
  test.each([
    ['an ID that an editor reads as an octal number', entry('cert-id: 0600313391074123, services: [CDN]')],
    ['an ID that it reads with an exponent', entry('cert-id: 1600313391074e12, services: [CDN]')]
  ])('%s, unless it is in quotes', async (_, text) => {
    expect([await messagesOf(text), isValid(parse(text))]).toEqual([[], false]);
    expect(isValid(parse(text.replace(/cert-id: (\w+)/, 'cert-id: "$1"')))).toBe(true);
  });
});

test('of generated documents, both take the same', async () => {
  const odd = fc.constantFrom<unknown>('', 'x', 0, 1, true, null, [], {}, ['x'], { x: 1 });
  const or = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ arbitrary: usual, weight: 30 }, { arbitrary: odd, weight: 1 });
  const service = or(
    fc.constantFrom(
      'CDN',
      'waf',
      'WAF@cn-north-4',
      'ELB|Enhance_ELB@x',
      'Live',
      'https://a.com',
      'https://a.com:8443 via 10.0.0.1'
    )
  );
  const services = or(fc.array(service, { minLength: 1, maxLength: 4 }));
  const grace = or(fc.constantFrom<unknown>('0', 0, '24h', '3650d', '4000d', '90m'));
  const waiver = or(
    fc.record(
      {
        service,
        until: or(fc.constantFrom('2026-12-01', '2020-01-01', '2030-01-01', '2026-02-30')),
        reason: or(fc.string({ unit: 'grapheme-ascii' }))
      },
      { requiredKeys: ['service', 'until'] }
    )
  );
  const some = {
    services,
    'grace-period': grace,
    waivers: or(fc.array(waiver, { minLength: 1, maxLength: 3 }))
  };
  const certificate = or(
    fc.oneof(
      fc.record({ domain: or(fc.domain()), ...some }, { requiredKeys: ['domain'] }),
      fc.record(
        { 'cert-id': or(fc.constantFrom<unknown>('scs1600313391074', 1600313391074123)), ...some },
        { requiredKeys: ['cert-id'] }
      ),
      fc.record({ domain: fc.domain(), 'cert-id': fc.constant('scs1600313391074'), ...some }, { requiredKeys: [] })
    )
  );
  const document = fc.record(
    {
      version: or(fc.constantFrom<unknown>(1, '1')),
      defaults: or(fc.record({ services, 'grace-period': grace }, { requiredKeys: [] })),
      unlisted: or(fc.constantFrom('warn', 'ignore', 'fail')),
      certificates: or(fc.array(certificate, { minLength: 1, maxLength: 3 }))
    },
    { requiredKeys: ['version'] }
  );
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(document, async (value) => {
      // JSON is YAML, and its texts are in quotes.
      const problems = await shapeProblemsOf(JSON.stringify(value));
      if (problems.length === 0) taken += 1;
      expect({ problems, isTaken: isValid(value) }).toEqual({ problems, isTaken: problems.length === 0 });
    }),
    { numRuns: 1_500 }
  );
  expect(taken).toBeGreaterThan(100);
});
