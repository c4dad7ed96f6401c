import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { readSecrets } from '../../src/config/credentials.ts';
import {
  INPUT_DECLARATIONS,
  readSettings,
  settingsLines,
  type Settings,
  type SettingsSource
} from '../../src/config/inputs.ts';
import { SITES } from '../../src/config/sites.ts';
import { KEYLESS_INPUTS } from '../../src/config/keyless.ts';
import { quoted } from '../../src/text.ts';
import type { ActionError } from '../../src/errors.ts';
import { aRequirement, CERT_ID, DAY, HOUR, MINUTE, NOW, OTHER_CERT_ID, SECOND } from '../builders.ts';

type Values = Record<string, string>;

const [CHINA, INTERNATIONAL, MALAYSIA, EU] = SITES;
const PROJECT = '0123456789abcdef0123456789abcdef';
const GIVEN: Values = {
  'cert-id': CERT_ID,
  'project-id': PROJECT,
  'required-services': 'CDN',
  'access-key-id': 'AKVALUE',
  'secret-access-key': 'SKVALUE'
};

const INPUT_NAMES = INPUT_DECLARATIONS.map(({ name }) => name);
const REQUIRED = INPUT_DECLARATIONS.flatMap(({ name, required }) => (required ? [name] : []));

/** Inputs arrive trimmed, as `getInput` of @actions/core gives them. */
function sourceOf(over: Values, variables: Values = {}): SettingsSource {
  const inputs = { ...GIVEN, ...over };
  const input = (name: string): string => (inputs[name] ?? '').trim();
  const variable = (name: string): string => variables[name] ?? '';
  const secrets = readSecrets(input, variable);
  return { input, variable, secrets, nowMs: NOW, policy: null, likelyCause: () => 'This is the likely cause.' };
}

function read(over: Values = {}, variables: Values = {}): Settings {
  const settings = readSettings(sourceOf(over, variables));
  if (Array.isArray(settings)) throw new AggregateError(settings, 'the inputs cannot be used');
  return settings;
}

function errorsOf(over: Values, variables: Values = {}): readonly ActionError[] {
  const settings = readSettings(sourceOf(over, variables));
  return Array.isArray(settings) ? settings : [];
}

describe('defaults', () => {
  test('where only what is required is given', () => {
    expect(read()).toEqual({
      certIds: [CERT_ID],
      domains: [],
      projectId: PROJECT,
      requirements: [aRequirement('CDN')],
      policyFile: null,
      policy: null,
      entries: [{ certId: CERT_ID, domain: null, requirements: [aRequirement('CDN')], graceMs: 0, waivers: [] }],
      credentials: {
        kind: 'access-key',
        accessKeyId: 'AKVALUE',
        secretAccessKey: 'SKVALUE',
        securityToken: null,
        source: 'input'
      },
      region: CHINA,
      endpoint: 'https://scm.cn-north-4.myhuaweicloud.com',
      renewedAtMs: null,
      offsetMinutes: 480,
      graceMs: 0,
      expiresWithinMs: 14 * DAY,
      followRenewals: true,
      bindings: 'off',
      title: null,
      oidcProviderUrn: null,
      agencyUrn: null,
      trackingIssue: false,
      pullRequestComment: 'never',
      githubToken: '',
      oidcAudience: null,
      stsEndpoint: null,
      allowUnknown: false,
      warnOnly: false,
      concurrency: 8,
      requestTimeoutMs: 15 * SECOND,
      timeoutMs: 5 * MINUTE
    });
  });

  test('an optional input that arrives empty or blank counts as not given', () => {
    const names = INPUT_NAMES.filter((name) => !(name in GIVEN));
    for (const value of ['', '  ', '\n']) {
      expect(read(Object.fromEntries(names.map((name) => [name, value])))).toEqual(read());
    }
  });

  test('only the project has to be given in every case', () => {
    expect(REQUIRED).toEqual(['project-id']);
  });
});

describe('lists', () => {
  it.each([
    [`${CERT_ID}\n${OTHER_CERT_ID}`, [CERT_ID, OTHER_CERT_ID]],
    [`${OTHER_CERT_ID},${CERT_ID}`, [OTHER_CERT_ID, CERT_ID]],
    [` ${CERT_ID} ,\r\n\t${OTHER_CERT_ID}\r\n,,\n`, [CERT_ID, OTHER_CERT_ID]],
    [`${CERT_ID},${OTHER_CERT_ID},${CERT_ID}`, [CERT_ID, OTHER_CERT_ID]],
    ['abcdefgh12345678', ['abcdefgh12345678']]
  ])('cert-id %j', (value, certIds) => {
    expect(read({ 'cert-id': value }).certIds).toEqual(certIds);
  });

  it.each([
    ['CDN\nWAF@cn-north-4', ['CDN', 'WAF@cn-north-4']],
    ['waf , elb|enhance_elb@x,\n,WAF', ['WAF', 'ELB|Enhance_ELB@x']],
    ['live', ['live']]
  ])('required-services %j', (value, texts) => {
    expect(read({ 'required-services': value }).requirements.map(({ text }) => text)).toEqual(texts);
  });
});

describe('accepted values', () => {
  it.each([
    ['project-id', 'P', { projectId: 'P' }],
    ['project-id', 'x'.repeat(64), { projectId: 'x'.repeat(64) }],
    [
      'region',
      'ap-southeast-1',
      {
        region: INTERNATIONAL,
        endpoint: 'https://scm.ap-southeast-1.myhuaweicloud.com'
      }
    ],
    [
      'region',
      'my-kualalumpur-1',
      {
        region: MALAYSIA,
        endpoint: 'https://scm.my-kualalumpur-1.myhuaweicloud.com'
      }
    ],
    [
      'region',
      'eu-west-101',
      {
        region: EU,
        endpoint: 'https://scm.eu-west-101.myhuaweicloud.eu'
      }
    ],
    ['endpoint', 'https://proxy.example:8443/scm/', { endpoint: 'https://proxy.example:8443/scm' }],
    ['endpoint', 'http://127.0.0.1:8080', { endpoint: 'http://127.0.0.1:8080' }],
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
    ['title', ' Production: 证书 | @all ', { title: 'Production: 证书 | @all' }],
    ['title', '😀'.repeat(100), { title: '😀'.repeat(100) }],
    ['title', 'a\u202eb', { title: 'a b' }],
    ['follow-renewals', 'false', { followRenewals: false }],
    ['follow-renewals', 'FALSE', { followRenewals: false }],
    ['follow-renewals', 'True', { followRenewals: true }],
    ['tracking-issue', 'true', { trackingIssue: true }],
    ['pull-request-comment', 'on-failure', { pullRequestComment: 'on-failure' }],
    ['pull-request-comment', 'always', { pullRequestComment: 'always' }],
    ['github-token', 'ghs_VALUE', { githubToken: 'ghs_VALUE' }],
    ['github-token', 'a value\nthat no header takes', { githubToken: 'a value\nthat no header takes' }],
    ['bindings', 'check', { bindings: 'check' }],
    ['bindings', 'accept', { bindings: 'accept' }],
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
    ['timeout', '6h', { timeoutMs: 6 * HOUR }],
    ['project-id', 'A1'.repeat(32), { projectId: 'A1'.repeat(32) }],
    ['renewed-at', '2026-11-24T03:04:00Z', { renewedAtMs: NOW + 4 * MINUTE }],
    ['renewed-at', '2026-10-01T00:00:00.123456+05:45', { renewedAtMs: Date.parse('2026-10-01T00:00:00.123+05:45') }],
    ['time-zone', '+14:00', { offsetMinutes: 840 }],
    ['grace-period', '0s', { graceMs: 0 }],
    ['expires-within', '1s', { expiresWithinMs: SECOND }],
    ['request-timeout', '5m', { requestTimeoutMs: 5 * MINUTE }],
    ['allow-unknown', 'TRUE', { allowUnknown: true }],
    ['warn-only', 'False', { warnOnly: false }]
  ])('%s: %s', (name, value, expected) => {
    const { entries, ...settings } = read({ [name]: value });
    expect({ ...settings, entries: [] }).toEqual({ ...read(), entries: [], ...expected });
    expect(entries.map(({ graceMs }) => graceMs)).toEqual([settings.graceMs]);
  });

  test('an endpoint goes with the region beside it', () => {
    expect(read({ region: 'eu-west-101', endpoint: 'https://proxy.example' })).toMatchObject({
      region: { region: 'eu-west-101' },
      endpoint: 'https://proxy.example'
    });
  });

  test('credentials may come from the environment', () => {
    const variables = { HW_ACCESS_KEY: 'TFAK', HW_SECRET_KEY: 'tf-sk' };
    const { credentials } = read({ 'access-key-id': '', 'secret-access-key': '' }, variables);
    expect(credentials).toMatchObject({ accessKeyId: 'TFAK' });
  });
});

describe('refused values', () => {
  const LONG = 'x'.repeat(10_000);
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
        'scs 554192131150',
        'scs155419213115-',
        '../../v3/scm/cert',
        `${CERT_ID}, ::error::no`,
        '１２３４５６７８９０１２３４５６',
        LONG
      ],
      /16 letters and digits/
    ],
    [
      'project-id',
      [
        'x'.repeat(65),
        'a-b',
        'a/b',
        'a b',
        'ä',
        `${PROJECT},${PROJECT}`,
        '../v3',
        'cn-north-4',
        '../0123456789abcdef',
        'two words',
        '%2e%2e',
        `${PROJECT}\n::error::no`,
        '0/1',
        LONG
      ],
      /64 letters and digits/
    ],
    [
      'required-services',
      [
        '1',
        'WAF@',
        'CDN@x',
        'WAF@a@b',
        'WAF CDN',
        '|',
        '1CDN',
        'CDN@cn-north-4',
        'WAF|CDN@cn-north-4',
        'WAF||ELB',
        '@cn-north-4',
        `W${'x'.repeat(64)}`,
        `WAF@${'x'.repeat(256)}`
      ],
      /SERVICE\[\|SERVICE…\]\[@REMOTE_PROJECT\]/
    ],
    [
      'region',
      [
        'cn-north-1',
        'CN-NORTH-4',
        'cn-north-4 ,',
        'global',
        'constructor',
        'cn-east-3',
        'scm.cn-north-4',
        'x y',
        '::error::no',
        'undefined',
        LONG
      ],
      /global service/
    ],
    [
      'endpoint',
      [
        'scm.example.com',
        'http://scm.example.com',
        'ftp://x',
        'https://x?y',
        'https://x#y',
        'https://u@x',
        'scm.cn-north-4.myhuaweicloud.com',
        'http://scm.cn-north-4.myhuaweicloud.com',
        'ftp://scm.example',
        'http://127.0.0.1.example',
        'https://',
        'https://scm.example/%zz',
        'https://scm.example\\@127.0.0.1',
        'http://localhost.example',
        'file:///etc/passwd',
        '//scm.example',
        'https://scm.example:99999'
      ],
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
        '2026-02-30T00:00:00Z',
        '2026-13-20T09:27:38Z',
        '2026-02-30T09:27:38Z',
        '2026-11-24T03:30:00Z',
        '9999-12-31T23:59:59Z',
        '2026-11-20T09:27:38+25:00',
        '2026-11-20T24:00:01Z'
      ],
      /RFC 3339.*offset.*5 minutes in the future/
    ],
    [
      'time-zone',
      ['+8', '08:00', '+14:01', 'UTC', 'Asia/Shanghai', '+08:60', '8', '+8:00', '-15:00', '+0800', 'z+1'],
      /offset.*14 hours/
    ],
    [
      'grace-period',
      [
        '1',
        '-1d',
        '1.5h',
        '3651d',
        '1w',
        '1h30m',
        'one day',
        '00',
        '24',
        '-1h',
        'h',
        '24 h',
        '٣h',
        '99999999999999999999s'
      ],
      /3650d, or 0/
    ],
    [
      'expires-within',
      ['14', '3651d', '14 d', 'never', '-1d', '0.5d', '2weeks', 'off', '14D', '1e3s', 'd14'],
      /3650d, or 0/
    ],
    [
      'title',
      ['one\ntwo', 'one\rtwo', 'one\u2028two', 'x'.repeat(101), '\u202e'],
      /one line of at most 100 characters/
    ],
    ['bindings', ['Check', 'true', 'on', 'off,', 'check accept', 'none', 'оff'], /off, check or accept/],
    ['follow-renewals', ['yes', '1', 'on', 'tRUE', 'true,', 'true false', 'null', 'truе'], /true or false/],
    ['tracking-issue', ['yes', '1', 'open'], /true or false/],
    ['pull-request-comment', ['true', 'off', 'Always', 'on failure'], /never, on-failure or always/],
    ['allow-unknown', ['yes', '0', 'fALSE', 'y', 'no', 'off', 'FALSE!', 'null'], /true or false/],
    ['warn-only', ['yes', 'off', 'n', 'true false', '1', 'enabled', '"true"', 'null'], /true or false/],
    ['concurrency', ['0', '33', '-1', '1.5', '08', '1e1', '100', 'many', '８', '0x8', '999999999999'], /1 to 32/],
    ['request-timeout', ['0', '0s', '301s', '6m', '15', '1ms', '500ms', '-1s', '∞', '1d'], /1s to 5m/],
    ['timeout', ['0', '0s', '7h', '361m', '5', 'PT5M', '21601s', '300', '3650d'], /1s to 6h/]
  ];

  it.each(
    refused.flatMap(([name, values, allowed]) =>
      values.map((value) => ({ name, value, allowed, shown: JSON.stringify(value.slice(0, 60)) }))
    )
  )('$name: $shown', ({ name, value, allowed }) => {
    const errors = errorsOf({ [name]: value });
    expect(errors).toHaveLength(1);
    const [error] = errors;
    expect(error?.code).toBe('INPUT_INVALID');
    expect(error?.message).toMatch(new RegExp(`^${name}: .*; allowed: `));
    expect(error?.message.slice(error.message.indexOf('; allowed: '))).toMatch(allowed);
    expect(error?.hint).toContain(name);
    // Of a list the bad item alone is shown.
    const shown = name === 'cert-id' ? (value.split(',').at(-1) ?? value).trim() : value;
    if (name !== 'endpoint') expect(error?.message).toContain(quoted(shown).slice(1, 20));
    expect(error?.message.length).toBeLessThan(1_000);
  });

  it.each(['cert-id', 'project-id', 'required-services'])('%s empty', (name) => {
    for (const value of ['', ' ', '\n', ...(name === 'project-id' ? [] : [',', ' , \n,'])]) {
      const errors = errorsOf({ [name]: value });
      expect(errors.map(({ code, message }) => [code, message.split(';')[0]])).toEqual([
        [
          'INPUT_INVALID',
          `${name}: no value was given${value.trim() === '' && name === 'cert-id' ? ', and none in domains' : ''}`
        ]
      ]);
    }
  });

  test('another region is told that SCM is global, and the four that there are', () => {
    const [error] = errorsOf({ region: 'cn-east-3' });
    expect(error?.message).toContain('"cn-east-3"');
    expect(error?.message).toContain('global service');
    for (const region of ['cn-north-4', 'ap-southeast-1', 'my-kualalumpur-1', 'eu-west-101']) {
      expect(error?.message).toContain(region);
    }
  });

  test.each(['CDN@cn-north-4', 'WAF|CDN@cn-north-4'])('%s is told that it could never match', (services) => {
    expect(errorsOf({ 'required-services': services })[0]?.message).toMatch(/never match/);
  });

  test('an endpoint that would send credentials in the clear is told so', () => {
    expect(errorsOf({ endpoint: 'http://127.0.0.1.example' })[0]?.message).toMatch(/unencrypted/);
  });

  test('of several bad items in a list the good ones are not named', () => {
    const [error] = errorsOf({ 'cert-id': `bad-one,${CERT_ID},bad-two` });
    expect(error?.message).toContain('"bad-one" and "bad-two" cannot be used');
    const [other] = errorsOf({ 'required-services': '1\nWAF\nCDN@x' });
    expect(other?.message).toMatch(/"1": .*; "CDN@x": /);
  });

  // Whether the token can be used is said where it is used: it never fails a run.
  it.each(INPUT_NAMES.filter((name) => name !== 'github-token'))(
    'a hostile %s is shown on one bounded line or not at all',
    (name) => {
      const value = `x\n::error::\u202e\u001b[31m${'y'.repeat(50_000)}`;
      const errors = errorsOf({ [name]: value });
      expect(errors.length).toBeGreaterThan(0);
      for (const { message, hint } of errors) {
        expect(`${message} ${hint}`).not.toMatch(/\p{Cc}|\p{Cf}/u);
        expect(`${message} ${hint}`.length).toBeLessThan(1_000);
      }
    }
  );

  test('two hundred bad items make one bounded message', () => {
    const many = Array.from({ length: 200 }, (_, index) => `${String(index)}!`).join('\n');
    for (const name of ['cert-id', 'required-services']) {
      const errors = errorsOf({ [name]: many });
      expect(errors).toHaveLength(1);
      // The runner cuts an annotation here, and what is allowed stands at the end.
      expect(errors[0]?.message.length).toBeLessThan(4_096);
    }
  });
});

describe('keyless', () => {
  const KEYLESS = {
    ...{ 'access-key-id': '', 'secret-access-key': '' },
    ...{ 'oidc-provider-urn': 'iam::1:oidcProvider:github', 'agency-urn': 'iam::1:agency:检查' }
  };

  test('two URNs are enough', () => {
    expect(read(KEYLESS).credentials).toEqual({
      kind: 'keyless',
      providerUrn: 'iam::1:oidcProvider:github',
      agencyUrn: 'iam::1:agency:检查',
      audience: null,
      stsBaseUrl: 'https://sts.cn-north-4.myhuaweicloud.com',
      durationSeconds: 900,
      source: "GitHub's OIDC token, exchanged at https://sts.cn-north-4.myhuaweicloud.com"
    });
  });

  test('they beat the environment', () => {
    const variables = { HW_ACCESS_KEY: 'TFAK', HW_SECRET_KEY: 'tf-sk' };
    expect(read(KEYLESS, variables).credentials).toMatchObject({ kind: 'keyless' });
  });

  it.each([
    ['1s', 900],
    ['14m', 900],
    ['841s', 901],
    ['1h', 3_660],
    ['6h', 21_660]
  ])('a timeout of %s asks for %d s', (timeout, durationSeconds) => {
    expect(read({ ...KEYLESS, timeout }).credentials).toMatchObject({ durationSeconds });
  });

  it.each([
    [{ 'oidc-audience': 'https://a.example/x' }, { audience: 'https://a.example/x' }],
    [{ 'sts-endpoint': 'https://sts.example/p/' }, { stsBaseUrl: 'https://sts.example/p' }],
    [{ region: 'ap-southeast-1' }, { stsBaseUrl: 'https://sts.ap-southeast-1.myhuaweicloud.com' }],
    [{ region: 'eu-west-101', 'sts-endpoint': 'http://127.0.0.1:1' }, { stsBaseUrl: 'http://127.0.0.1:1' }],
    [{ 'agency-urn': 'x'.repeat(1_500) }, { agencyUrn: 'x'.repeat(1_500) }]
  ])('with %j', (over, expected) => {
    expect(read({ ...KEYLESS, ...over }).credentials).toMatchObject(expected);
  });

  it.each([
    [{ 'agency-urn': '' }, ['agency-urn arrived empty while oidc-provider-urn was given; allowed: ']],
    [{ 'oidc-provider-urn': '' }, ['oidc-provider-urn arrived empty while agency-urn was given; allowed: ']],
    [
      { 'oidc-provider-urn': '', 'agency-urn': '', 'oidc-audience': 'a' },
      ['oidc-provider-urn and agency-urn arrived empty while oidc-audience was given; allowed: ']
    ],
    [
      { 'oidc-provider-urn': '', 'agency-urn': '', 'sts-endpoint': 'https://sts.example' },
      ['oidc-provider-urn and agency-urn arrived empty while sts-endpoint was given; allowed: ']
    ],
    [
      { 'auth-token': 'TOKENVALUE' },
      ['auth-token, oidc-provider-urn and agency-urn were given together; allowed: one kind of credentials']
    ],
    [
      { 'access-key-id': 'A', 'agency-urn': '' },
      ['access-key-id and oidc-provider-urn were given together while agency-urn arrived empty; allowed: one kind']
    ],
    [{ region: 'eu-west-101' }, ['sts-endpoint: no value was given, and eu-west-101 has no token service']],
    [{ region: 'my-kualalumpur-1' }, ['sts-endpoint: no value was given, and my-kualalumpur-1 has no token service']],
    [
      { region: 'eu-west-101', 'agency-urn': '', timeout: '0' },
      ['timeout: ', 'agency-urn arrived empty while', 'sts-endpoint: no value was given']
    ],
    [{ 'agency-urn': 'x'.repeat(1_501) }, ['agency-urn: ']],
    [{ 'oidc-provider-urn': 'two words' }, ['oidc-provider-urn: "two words" cannot be used; allowed: text without']],
    [{ 'oidc-audience': 'a\u202eb' }, ['oidc-audience: ']],
    [{ 'sts-endpoint': 'http://sts.example' }, ['sts-endpoint: "http://sts.example" would send']],
    [{ region: 'nowhere' }, ['region: "nowhere" cannot be used']]
  ])('%j is refused, all at once', (over, expected) => {
    const errors = errorsOf({ ...KEYLESS, ...over });
    expect(errors.map(({ code, message }) => [code, message])).toEqual(
      expected.map((start) => ['INPUT_INVALID', expect.stringMatching(new RegExp(`^${RegExp.escape(start)}`))])
    );
    for (const { message, hint } of errors) expect(`${message} ${hint}`).not.toContain('TOKENVALUE');
  });
});

describe('several errors', () => {
  test('all come at once, those of the credentials included', () => {
    const names = INPUT_NAMES.filter((name) => name !== 'policy-file');
    const wrong = Object.fromEntries(names.map((name) => [name, '! !']));
    const errors = errorsOf({ ...wrong, 'auth-token': '' });
    expect(errors.map(({ message }) => /^[a-z-]+/.exec(message)?.[0])).toEqual([
      ...[
        'cert-id',
        'domains',
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
        'bindings',
        ...KEYLESS_INPUTS,
        'tracking-issue',
        'pull-request-comment',
        'allow-unknown',
        'warn-only',
        'concurrency',
        'request-timeout',
        'timeout'
      ],
      'access-key-id'
    ]);
  });

  test('missing credentials come with the input errors', () => {
    const errors = errorsOf({ 'project-id': '', 'access-key-id': '', 'secret-access-key': '' });
    expect(errors.map(({ code }) => code)).toEqual(['INPUT_INVALID', 'CREDENTIALS_MISSING']);
    expect(errors[1]?.hint).toContain('This is the likely cause.');
  });

  test('contradicting credentials come with the input errors', () => {
    const errors = errorsOf({ timeout: '0', 'auth-token': 'TOKENVALUE' });
    expect(errors).toHaveLength(2);
    expect(errors[1]?.message).toContain('access-key-id, secret-access-key and auth-token');
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
  ])('the value of a credential is in no error: %j', (over) => {
    const errors = errorsOf(over);
    expect(errors).toHaveLength(1);
    for (const { message, hint } of errors) expect(`${message} ${hint}`).not.toMatch(/SECRET|VALUE/);
  });
});

const PLAIN = {
  ...{ 'cert-id': 'HIDDENVALUE12345', 'project-id': 'HIDDENVALUE' },
  ...{ 'required-services': 'CDN,WAF@HIDDENVALUE', endpoint: 'https://hiddenvalue.example' }
};

describe('an input that holds the value of a credential', () => {
  const key = { 'access-key-id': 'HIDDENVALUE' };

  it.each(
    INPUT_NAMES.filter(
      (name) =>
        !(name in key) &&
        !/^(?:secret|security|auth|github|policy)-/.test(name) &&
        !KEYLESS_INPUTS.some((each) => each === name)
    )
  )('%s is not quoted by its error', (name) => {
    for (const value of ['! HIDDENVALUE !', '! hiddenvalue', '! %48IDDENVALUE', `ok\nHIDDENVALUE!`]) {
      // Any text is a title, unless it is too long.
      const errors = errorsOf({ ...key, [name]: name === 'title' ? value + 'x'.repeat(100) : value });
      expect(errors).toHaveLength(1);
      const { message = '', hint = '' } = errors[0] ?? {};
      expect(message).toMatch(
        new RegExp(`^${name}: the value is not shown, because it contains a credential; allowed: `)
      );
      expect(`${message} ${hint}`).not.toMatch(/HIDDENVALUE|48IDDEN/i);
    }
  });

  it.each(KEYLESS_INPUTS)('%s is not quoted by its errors', (name) => {
    const errors = errorsOf({ ...key, [name]: '! HIDDENVALUE !' });
    expect(errors.length).toBeGreaterThan(1);
    for (const { message, hint } of errors) expect(`${message} ${hint}`).not.toMatch(/HIDDENVALUE/i);
  });

  test('an unused variable of the environment counts too', () => {
    const [error] = errorsOf({ region: 'eu-HIDDENVALUE' }, { HW_ACCESS_KEY: 'HIDDENVALUE' });
    expect(error?.message).toContain('not shown');
    expect(error?.message).not.toContain('HIDDENVALUE');
  });

  test('other inputs are quoted as ever', () => {
    const errors = errorsOf({ ...key, region: 'HIDDENVALUE', 'time-zone': '+99:00' });
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^region: the value is not shown/),
      expect.stringMatching(/^time-zone: "\+99:00" cannot be used/)
    ]);
  });

  test('is not shown in the log of the settings', () => {
    const over = { ...key, ...PLAIN };
    const lines = settingsLines(read(over), sourceOf(over));
    expect(lines.join('\n')).not.toMatch(/HIDDENVALUE/i);
    expect(lines[0]).toBe('Checking 1 certificate for 2 requirements');
    for (const name of Object.keys(PLAIN)) {
      expect(lines).toContain(`  ${name}: *** (not shown, because it contains a credential)`);
    }
    expect(lines).toContain('  region: cn-north-4');
  });
});

describe('the log of the settings', () => {
  test('has a line for every input that is no credential, in order', () => {
    expect(settingsLines(read(), sourceOf({}))).toEqual([
      'Checking 1 certificate for CDN',
      `  cert-id: ${CERT_ID}`,
      '  domains: none',
      '  policy-file: none',
      `  project-id: ${PROJECT}`,
      '  required-services: CDN',
      '  region: cn-north-4',
      '  endpoint: https://scm.cn-north-4.myhuaweicloud.com',
      '  renewed-at: as SCM says',
      '  time-zone: +08:00',
      '  grace-period: off',
      '  expires-within: 14 d',
      '  follow-renewals: true',
      '  bindings: off',
      '  title: none',
      '  oidc-provider-urn: not given',
      '  agency-urn: not given',
      "  oidc-audience: GitHub's default",
      "  sts-endpoint: the region's",
      '  tracking-issue: false',
      '  pull-request-comment: never',
      '  allow-unknown: false',
      '  warn-only: false',
      '  concurrency: 8',
      '  request-timeout: 15 s',
      '  timeout: 5 min',
      '  credentials: access-key (input)'
    ]);
  });

  test('has what was set', () => {
    const over = {
      ...{ 'cert-id': `${CERT_ID},${OTHER_CERT_ID}`, 'required-services': 'waf|cdn\nELB@x', region: 'eu-west-101' },
      ...{ endpoint: 'http://127.0.0.1:8080/', 'renewed-at': '2026-11-20T09:27:38+08:00', 'time-zone': '-03:30' },
      ...{ 'grace-period': '90m', 'expires-within': '0', 'warn-only': 'TRUE', 'auth-token': 'TOKENVALUE' },
      ...{ 'access-key-id': '', 'secret-access-key': '' }
    };
    const lines = settingsLines(read(over), sourceOf(over));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Checking 2 certificates for WAF|CDN and ELB@x',
        `  cert-id: ${CERT_ID} and ${OTHER_CERT_ID}`,
        '  region: eu-west-101',
        '  endpoint: http://127.0.0.1:8080',
        '  renewed-at: 2026-11-20T01:27:38Z',
        '  time-zone: -03:30',
        '  grace-period: 1 h 30 min',
        '  expires-within: off',
        '  warn-only: true',
        '  credentials: auth-token (input)'
      ])
    );
  });

  test('names at most twenty items of a list', () => {
    const over = { 'cert-id': Array.from({ length: 25 }, (_, index) => `scs15541921311${10 + index}`).join() };
    const lines = settingsLines(read(over), sourceOf(over));
    expect(lines[1]).toMatch(/31129 and 5 more$/);
  });
});

describe('for any value', () => {
  test('a list is trimmed, without empty items and repetitions, in order', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9]{16}$/);
    const separator = fc.stringMatching(/^[ \t]{0,2}(?:,|\r?\n)[ \t,\n]{0,3}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, separator), { minLength: 1, maxLength: 8 }), (items) => {
        const { certIds } = read({ 'cert-id': items.flat().join('') });
        expect(certIds).toEqual([...new Set(items.map(([each]) => each))]);
      })
    );
  });

  test('a boolean is one of six spellings', () => {
    const spellings = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
    const word = fc.oneof(fc.mixedCase(fc.constantFrom('true', 'false')), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(word, (text) => {
        fc.pre(text.trim() !== '');
        expect(errorsOf({ 'warn-only': text }).length === 0).toBe(spellings.includes(text.trim()));
      })
    );
  });

  test('a time limit is accepted exactly between its limits', () => {
    const units = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
    fc.assert(
      fc.property(fc.nat(30_000), fc.constantFrom('s', 'm', 'h', 'd'), (size, unit) => {
        const ms = size * units[unit];
        const isAccepted = errorsOf({ timeout: `${size}${unit}` }).length === 0;
        expect(isAccepted).toBe(ms >= SECOND && ms <= 6 * HOUR);
        if (isAccepted) expect(read({ timeout: `${size}${unit}` }).timeoutMs).toBe(ms);
      })
    );
  });

  test('an endpoint is read as an error or as a base URL that reads as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ minLength: 1 })), (text) => {
        const settings = readSettings(sourceOf({ endpoint: text }));
        if (Array.isArray(settings)) return;
        expect(read({ endpoint: settings.endpoint }).endpoint).toBe(settings.endpoint);
      })
    );
  });
});
