import { describe, expect, it, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULTS, INPUT_NAMES, readSettings, type Settings } from '../../src/config/inputs.ts';
import type { ActionError } from '../../src/errors.ts';
import { aRequirement, CERT_ID, DAY, HOUR, MINUTE, NOW, OTHER_CERT_ID, SECOND } from '../builders.ts';

type Values = Record<string, string>;

const PROJECT = '0123456789abcdef0123456789abcdef';
const GIVEN: Values = {
  'cert-id': CERT_ID,
  'project-id': PROJECT,
  'required-services': 'CDN',
  'access-key-id': 'AKVALUE',
  'secret-access-key': 'SKVALUE'
};

/** Inputs arrive trimmed, as `getInput` of @actions/core gives them. */
async function attempt(over: Values, variables: Values): Promise<Settings | ActionError[]> {
  const inputs = { ...GIVEN, ...over };
  return readSettings(
    (name) => (inputs[name] ?? '').trim(),
    (name) => variables[name] ?? '',
    NOW,
    () => Promise.resolve('This is the likely cause.')
  );
}

async function read(over: Values = {}, variables: Values = {}): Promise<Settings> {
  const settings = await attempt(over, variables);
  if (Array.isArray(settings)) throw new AggregateError(settings, 'the inputs cannot be used');
  return settings;
}

async function errorsOf(over: Values): Promise<readonly ActionError[]> {
  const settings = await attempt(over, {});
  return Array.isArray(settings) ? settings : [];
}

describe('defaults', () => {
  test('where only what is required is given', async () => {
    expect(await read()).toEqual({
      certIds: [CERT_ID],
      projectId: PROJECT,
      requirements: [aRequirement('CDN')],
      credentials: {
        kind: 'access-key',
        accessKeyId: 'AKVALUE',
        secretAccessKey: 'SKVALUE',
        securityToken: null,
        source: 'input'
      },
      site: { region: 'cn-north-4', baseUrl: 'https://scm.cn-north-4.myhuaweicloud.com' },
      renewedAtMs: null,
      offsetMinutes: 480,
      graceMs: 0,
      expiresWithinMs: 14 * DAY,
      followRenewals: true,
      allowUnknown: false,
      warnOnly: false,
      concurrency: 8,
      requestTimeoutMs: 15 * SECOND,
      timeoutMs: 5 * MINUTE
    });
  });

  test('an optional input that arrives empty or blank counts as not given', async () => {
    const names = [...Object.keys(DEFAULTS), 'endpoint', 'renewed-at', 'security-token', 'auth-token'];
    for (const value of ['', '  ', '\n']) {
      expect(await read(Object.fromEntries(names.map((name) => [name, value])))).toEqual(await read());
    }
  });

  test('names and defaults are those of action.yml', () => {
    const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as {
      inputs: Record<string, { default?: string; required: boolean }>;
    };
    const entries = Object.entries(action.inputs);
    expect(entries.map(([name]) => name).toSorted()).toEqual([...INPUT_NAMES].toSorted());
    expect(
      Object.fromEntries(
        entries.flatMap(([name, input]) => (input.default === undefined ? [] : [[name, input.default]]))
      )
    ).toEqual(DEFAULTS);
    expect(entries.filter(([, { required }]) => required).map(([name]) => name)).toEqual([
      'cert-id',
      'project-id',
      'required-services'
    ]);
  });
});

describe('lists', () => {
  it.each([
    [`${CERT_ID}\n${OTHER_CERT_ID}`, [CERT_ID, OTHER_CERT_ID]],
    [`${OTHER_CERT_ID},${CERT_ID}`, [OTHER_CERT_ID, CERT_ID]],
    [` ${CERT_ID} ,\r\n\t${OTHER_CERT_ID}\r\n,,\n`, [CERT_ID, OTHER_CERT_ID]],
    [`${CERT_ID},${OTHER_CERT_ID},${CERT_ID}`, [CERT_ID, OTHER_CERT_ID]],
    ['abcdefgh12345678', ['abcdefgh12345678']]
  ])('cert-id %j', async (value, certIds) => {
    expect((await read({ 'cert-id': value })).certIds).toEqual(certIds);
  });

  it.each([
    ['CDN\nWAF@cn-north-4', ['CDN', 'WAF@cn-north-4']],
    ['waf , elb|enhance_elb@x,\n,WAF', ['WAF', 'ELB|Enhance_ELB@x']],
    ['live', ['live']]
  ])('required-services %j', async (value, texts) => {
    expect((await read({ 'required-services': value })).requirements.map(({ text }) => text)).toEqual(texts);
  });
});

describe('accepted values', () => {
  it.each([
    ['project-id', 'P', { projectId: 'P' }],
    ['project-id', 'x'.repeat(64), { projectId: 'x'.repeat(64) }],
    [
      'region',
      'ap-southeast-1',
      { site: { region: 'ap-southeast-1', baseUrl: 'https://scm.ap-southeast-1.myhuaweicloud.com' } }
    ],
    [
      'region',
      'my-kualalumpur-1',
      { site: { region: 'my-kualalumpur-1', baseUrl: 'https://scm.my-kualalumpur-1.myhuaweicloud.com' } }
    ],
    ['region', 'eu-west-101', { site: { region: 'eu-west-101', baseUrl: 'https://scm.eu-west-101.myhuaweicloud.eu' } }],
    [
      'endpoint',
      'https://proxy.example:8443/scm/',
      { site: { region: 'cn-north-4', baseUrl: 'https://proxy.example:8443/scm' } }
    ],
    ['endpoint', 'http://127.0.0.1:8080', { site: { region: 'cn-north-4', baseUrl: 'http://127.0.0.1:8080' } }],
    ['renewed-at', '2026-11-20T09:27:38Z', { renewedAtMs: Date.parse('2026-11-20T09:27:38Z') }],
    ['renewed-at', '2026-11-20T17:27:38+08:00', { renewedAtMs: Date.parse('2026-11-20T09:27:38Z') }],
    ['renewed-at', '2026-11-24T03:05:00Z', { renewedAtMs: NOW + 5 * MINUTE }],
    ['renewed-at', '1970-01-01T00:00:00Z', { renewedAtMs: 0 }],
    ['time-zone', 'Z', { offsetMinutes: 0 }],
    ['time-zone', '-14:00', { offsetMinutes: -840 }],
    ['grace-period', '0', { graceMs: 0 }],
    ['grace-period', '24h', { graceMs: DAY }],
    ['grace-period', '3650d', { graceMs: 3650 * DAY }],
    ['expires-within', '0', { expiresWithinMs: 0 }],
    ['expires-within', '90s', { expiresWithinMs: 90 * SECOND }],
    ['follow-renewals', 'false', { followRenewals: false }],
    ['follow-renewals', 'FALSE', { followRenewals: false }],
    ['follow-renewals', 'True', { followRenewals: true }],
    ['allow-unknown', 'true', { allowUnknown: true }],
    ['allow-unknown', 'False', { allowUnknown: false }],
    ['warn-only', 'TRUE', { warnOnly: true }],
    ['concurrency', '1', { concurrency: 1 }],
    ['concurrency', '9', { concurrency: 9 }],
    ['concurrency', '10', { concurrency: 10 }],
    ['concurrency', '29', { concurrency: 29 }],
    ['concurrency', '30', { concurrency: 30 }],
    ['concurrency', '32', { concurrency: 32 }],
    ['request-timeout', '1s', { requestTimeoutMs: SECOND }],
    ['request-timeout', '300s', { requestTimeoutMs: 5 * MINUTE }],
    ['timeout', '1s', { timeoutMs: SECOND }],
    ['timeout', '6h', { timeoutMs: 6 * HOUR }]
  ])('%s: %s', async (name, value, expected) => {
    expect(await read({ [name]: value })).toEqual({ ...(await read()), ...expected });
  });

  test('an endpoint goes with the region beside it', async () => {
    const { site } = await read({ region: 'eu-west-101', endpoint: 'https://proxy.example' });
    expect(site).toEqual({ region: 'eu-west-101', baseUrl: 'https://proxy.example' });
  });

  test('credentials may come from the environment', async () => {
    const variables = { HW_ACCESS_KEY: 'TFAK', HW_SECRET_KEY: 'tf-sk' };
    const { credentials } = await read({ 'access-key-id': '', 'secret-access-key': '' }, variables);
    expect(credentials).toMatchObject({ accessKeyId: 'TFAK' });
  });
});

describe('refused values', () => {
  const refused: [string, string[], RegExp][] = [
    [
      'cert-id',
      [
        'scs155419213115',
        'scs15541921311500',
        'scs1554192131-50',
        '证书证书证书证书证书证书证书证书',
        '../../../../etc/',
        'scs1554192131150 scs1554192131151',
        'scs 554192131150'
      ],
      /16 letters and digits/
    ],
    [
      'project-id',
      ['x'.repeat(65), 'a-b', 'a/b', 'a b', 'ä', `${PROJECT},${PROJECT}`, '../v3'],
      /64 letters and digits/
    ],
    [
      'required-services',
      ['1', 'WAF@', 'CDN@x', 'WAF@a@b', 'WAF CDN', '|'],
      /SERVICE\[\|SERVICE…\]\[@REMOTE_PROJECT\]/
    ],
    ['region', ['cn-north-1', 'CN-NORTH-4', 'cn-north-4 ,', 'global', 'constructor'], /global service/],
    [
      'endpoint',
      ['scm.example.com', 'http://scm.example.com', 'ftp://x', 'https://x?y', 'https://x#y', 'https://u@x'],
      /https:\/\/.*loopback/
    ],
    [
      'renewed-at',
      [
        '2026-11-20',
        '2026-11-20T09:27:38',
        '2026-11-24T03:05:01Z',
        '2027-01-01T00:00:00Z',
        '1795166858',
        'yesterday',
        '2026-02-30T00:00:00Z'
      ],
      /RFC 3339.*offset.*5 minutes in the future/
    ],
    ['time-zone', ['+8', '08:00', '+14:01', 'UTC', 'Asia/Shanghai', '+08:60'], /offset.*14 hours/],
    ['grace-period', ['1', '-1d', '1.5h', '3651d', '1w', '1h30m', 'one day', '00'], /3650d, or 0/],
    ['expires-within', ['14', '3651d', '14 d', 'never'], /3650d, or 0/],
    ['follow-renewals', ['yes', '1', 'on', 'tRUE', 'true,'], /true or false/],
    ['allow-unknown', ['yes', '0', 'fALSE', 'y', 'no'], /true or false/],
    ['warn-only', ['yes', 'off', 'n', 'true false'], /true or false/],
    ['concurrency', ['0', '33', '-1', '1.5', '08', '1e1', '100', 'many', '８'], /1 to 32/],
    ['request-timeout', ['0', '0s', '301s', '6m', '15', '1ms'], /1s to 5m/],
    ['timeout', ['0', '0s', '7h', '361m', '5', 'PT5M'], /1s to 6h/]
  ];

  it.each(refused.flatMap(([name, values, allowed]) => values.map((value) => ({ name, value, allowed }))))(
    '$name: $value',
    async ({ name, value, allowed }) => {
      const errors = await errorsOf({ [name]: value });
      expect(errors).toHaveLength(1);
      const [error] = errors;
      expect(error?.code).toBe('INPUT_INVALID');
      expect(error?.message).toMatch(new RegExp(`^${name}: .*; allowed: `));
      expect(error?.message.slice(error.message.indexOf('; allowed: '))).toMatch(allowed);
      expect(error?.hint).toContain(name);
      if (name !== 'endpoint') expect(error?.message).toContain(value.slice(0, 20));
    }
  );

  it.each(['cert-id', 'project-id', 'required-services'])('%s empty', async (name) => {
    for (const value of ['', ' ', '\n', ...(name === 'project-id' ? [] : [',', ' , \n,'])]) {
      const errors = await errorsOf({ [name]: value });
      expect(errors.map(({ code, message }) => [code, message.split(';')[0]])).toEqual([
        ['INPUT_INVALID', `${name}: no value was given`]
      ]);
    }
  });

  test('another region is told that SCM is global, and the four that there are', async () => {
    const [error] = await errorsOf({ region: 'cn-east-3' });
    expect(error?.message).toContain('"cn-east-3"');
    expect(error?.message).toContain('global service');
    for (const region of ['cn-north-4', 'ap-southeast-1', 'my-kualalumpur-1', 'eu-west-101']) {
      expect(error?.message).toContain(region);
    }
  });

  test('of several bad items in a list the good ones are not named', async () => {
    const [error] = await errorsOf({ 'cert-id': `bad-one,${CERT_ID},bad-two` });
    expect(error?.message).toContain('"bad-one" and "bad-two" cannot be used');
    const [other] = await errorsOf({ 'required-services': '1\nWAF\nCDN@x' });
    expect(other?.message).toMatch(/"1": .*; "CDN@x": /);
  });

  it.each([...INPUT_NAMES])('a hostile %s is shown on one bounded line or not at all', async (name) => {
    const value = `x\n::error::\u202e\u001b[31m${'y'.repeat(50_000)}`;
    const errors = await errorsOf({ [name]: value });
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, hint } of errors) {
      expect(`${message} ${hint}`).not.toMatch(/\p{Cc}|\p{Cf}/u);
      expect(`${message} ${hint}`.length).toBeLessThan(1_000);
    }
  });

  test('two hundred bad items make one bounded message', async () => {
    const many = Array.from({ length: 200 }, (_, index) => `${String(index)}!`).join('\n');
    for (const name of ['cert-id', 'required-services']) {
      const errors = await errorsOf({ [name]: many });
      expect(errors).toHaveLength(1);
      // The runner cuts an annotation here, and what is allowed stands at the end.
      expect(errors[0]?.message.length).toBeLessThan(4_096);
    }
  });
});

describe('several errors', () => {
  test('all come at once, those of the credentials included', async () => {
    const wrong = Object.fromEntries(INPUT_NAMES.map((name) => [name, '! !']));
    const errors = await errorsOf({ ...wrong, 'auth-token': '' });
    const names = errors.map(({ message }) => /^[a-z-]+/.exec(message)?.[0]);
    expect(names).toEqual([
      ...[
        'cert-id',
        'project-id',
        'required-services',
        'region',
        'endpoint',
        'renewed-at',
        'time-zone',
        'grace-period'
      ],
      ...[
        'expires-within',
        'follow-renewals',
        'allow-unknown',
        'warn-only',
        'concurrency',
        'request-timeout',
        'timeout'
      ],
      'access-key-id'
    ]);
  });

  test('missing credentials come with the input errors', async () => {
    const errors = await errorsOf({ 'project-id': '', 'access-key-id': '', 'secret-access-key': '' });
    expect(errors.map(({ code }) => code)).toEqual(['INPUT_INVALID', 'CREDENTIALS_MISSING']);
    expect(errors[1]?.hint).toContain('This is the likely cause.');
  });

  test('contradicting credentials come with the input errors', async () => {
    const errors = await errorsOf({ timeout: '0', 'auth-token': 'TOKENVALUE' });
    expect(errors).toHaveLength(2);
    expect(errors[1]?.message).toContain('access-key-id, secret-access-key and auth-token');
  });

  test('the thrown error says how many', async () => {
    await expect(read({ timeout: '0', concurrency: '0' })).rejects.toThrow('the inputs cannot be used');
  });
});

describe('secrets', () => {
  it.each([
    { 'access-key-id': 'SECRET VALUE' },
    { 'secret-access-key': 'SECRET\nVALUE' },
    { 'secret-access-key': '', 'access-key-id': 'SECRETVALUE' },
    { 'access-key-id': '', 'secret-access-key': 'SECRETVALUE' },
    { 'security-token': 'SECRET VALUE' },
    { 'access-key-id': '', 'secret-access-key': '', 'security-token': 'SECRETVALUE' },
    { 'auth-token': 'SECRETVALUE' },
    { endpoint: 'https://SECRET:VALUE@scm.example.com' },
    { endpoint: 'https://SECRET@scm.example.com/x?VALUE' }
  ])('the value of a credential is in no error: %j', async (over) => {
    const errors = await errorsOf(over);
    expect(errors).toHaveLength(1);
    for (const { message, hint } of errors) expect(`${message} ${hint}`).not.toMatch(/SECRET|VALUE/);
  });
});
