// Inputs and credentials that cannot be used end a run before its first request, all of them together.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cdn, numbered, RENEWED } from './gate-trials.ts';
import { instant, NOW, observeAll, only, told, type Observed, type Trial } from './observe.ts';
import { MINUTE, PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

const FRESH = numbered(1, { pushes: [cdn(RENEWED + MINUTE)] });
const SCENARIO = { certificates: [FRESH] };
const TOKEN = 'simulated-iam-token-that-must-never-be-seen';
const SECRET = 'Pa55-that-must-never-be-seen';
const REGIONS = ['cn-north-4', 'ap-southeast-1', 'my-kualalumpur-1', 'eu-west-101'];
const NO_KEY = { 'access-key-id': '', 'secret-access-key': '' };
const STACK = /\n\s+at .*:\d+|\.js:\d+|TypeError|ReferenceError/;

const LONG = 'x'.repeat(10_000);

/** Values of each input that cannot be used, the plainest first. */
const BAD: Readonly<Record<string, readonly string[]>> = {
  'cert-id': [
    'scs155419213115',
    'scs15541921311500',
    'scs155419213115-',
    'scs1554192131150 scs1554192131151',
    '../../v3/scm/cert',
    `${FRESH.id}, ::error::no`,
    ', \n ,',
    '１２３４５６７８９０１２３４５６',
    LONG,
    ''
  ],
  'project-id': [
    'cn-north-4',
    '../0123456789abcdef',
    'a'.repeat(65),
    'two words',
    '%2e%2e',
    `${PROJECT_ID}\n::error::no`,
    'ä',
    '0/1',
    LONG,
    ''
  ],
  'required-services': [
    '1CDN',
    'CDN@cn-north-4',
    'WAF|CDN@cn-north-4',
    'WAF@',
    'WAF||ELB',
    '@cn-north-4',
    'WAF@a@b',
    `W${'x'.repeat(64)}`,
    `WAF@${'x'.repeat(256)}`,
    ''
  ],
  region: ['cn-north-1', 'CN-NORTH-4', 'cn-east-3', 'scm.cn-north-4', 'x y', '::error::no', 'undefined', LONG],
  endpoint: [
    'scm.cn-north-4.myhuaweicloud.com',
    'http://scm.cn-north-4.myhuaweicloud.com',
    `https://user:${SECRET}@scm.example`,
    `https://${SECRET}@scm.example`,
    `https://scm.example/?key=${SECRET}`,
    `https://scm.example/#${SECRET}`,
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
  'renewed-at': [
    '2026-11-20',
    '2026-11-20T09:27:38',
    '2026-13-20T09:27:38Z',
    '2026-02-30T09:27:38Z',
    'yesterday',
    String(RENEWED),
    instant(NOW + 30 * MINUTE),
    '9999-12-31T23:59:59Z',
    '2026-11-20T09:27:38+25:00',
    '2026-11-20T24:00:01Z'
  ],
  'time-zone': ['8', '+8:00', '+14:01', '-15:00', 'Asia/Shanghai', '+0800', 'UTC', '+08:60', '08:00', 'z+1'],
  'grace-period': ['24', '-1h', '1.5h', '1h30m', '3651d', '1w', 'h', '24 h', '٣h', '99999999999999999999s'],
  'expires-within': ['14', '-1d', '0.5d', '3651d', '2weeks', 'off', '14D', '1e3s', 'd14'],
  'follow-renewals': ['yes', '1', 'tRUE', 'on', 'true false', 'null', 'truе'],
  'allow-unknown': ['no', '0', 'y', 'off', 'FALSE!', 'null'],
  'warn-only': ['yes', '1', 'n', 'enabled', '"true"', 'null'],
  concurrency: ['0', '33', '-1', '1.5', '08', '1e1', '0x8', 'many', '999999999999'],
  'request-timeout': ['0', '0s', '301s', '6m', '500ms', '-1s', '15', '∞', '1d'],
  timeout: ['0', '0s', '7h', '21601s', '5', '300', 'PT5M', '3650d']
};
const COLUMNS = Math.max(...Object.values(BAD).map(({ length }) => length));

/** A line of the log, however it got there, that rejects an input. */
function rejections(run: Observed): string[] {
  return run.stdout.split('\n').filter((line) => /INPUT_INVALID|CREDENTIALS_MISSING/.test(line));
}

/** All that a run shows, masks aside. */
function everything(run: Observed): string {
  return [run.stdout.replace(/^::add-mask::.*$/gm, ''), run.stderr, run.rawOutputs, run.summary].join('\n');
}

function expectEarlyEnd(run: Observed): void {
  expect({ exit: run.exitCode, requests: run.requests.length, stderr: run.stderr }).toEqual({
    exit: 1,
    requests: 0,
    stderr: ''
  });
  expect(run.stdout).not.toMatch(STACK);
  expect(everything(run)).not.toContain(SECRET);
  expect(everything(run)).not.toContain(PERMANENT_KEY.secretAccessKey);
  expect(everything(run)).not.toContain(PERMANENT_KEY.accessKeyId);
  expect(told(run, 'error').length).toBeLessThanOrEqual(10);
  expect(told(run, 'warning')).toEqual([]);
  expect(run.outputs).toEqual({});
}

describe('one input that cannot be used', () => {
  const cases = Object.entries(BAD).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(
      Object.fromEntries(
        cases.map(({ name, value }) => [`${name} ${value}`, { scenario: SCENARIO, inputs: { [name]: value } }])
      )
    );
  });

  it.each(cases.map(({ name, value }) => ({ name, value, shown: JSON.stringify(value.slice(0, 60)) })))(
    '$name: $shown',
    ({ name, value }) => {
      const run = runs[`${name} ${value}`];
      if (run === undefined) throw new Error('no run');
      expectEarlyEnd(run);
      // The input, and the failure message: not one more.
      expect(told(run, 'error')).toEqual([
        expect.stringMatching(new RegExp(`^INPUT_INVALID: INPUT_INVALID: ${name}: .*allowed: `, 's')),
        expect.stringMatching(/^: 1 problem with the inputs/)
      ]);
      expect(Buffer.byteLength(run.stdout)).toBeLessThan(8_000);
    }
  );

  it('names the value', () => {
    for (const [name, value] of [
      ['cert-id', 'scs155419213115'],
      ['project-id', 'cn-north-4'],
      ['required-services', '1CDN'],
      ['region', 'cn-north-1'],
      ['endpoint', 'ftp://scm.example'],
      ['renewed-at', 'yesterday'],
      ['time-zone', '+14:01'],
      ['grace-period', '3651d'],
      ['expires-within', '0.5d'],
      ['follow-renewals', 'tRUE'],
      ['allow-unknown', 'no'],
      ['warn-only', '1'],
      ['concurrency', '33'],
      ['request-timeout', '301s'],
      ['timeout', '21601s']
    ] as const) {
      expect(told(runs[`${name} ${value}`] as unknown as Observed, 'error')[0]).toContain(`"${value}"`);
    }
  });

  it('a region says that SCM is a global service and names the four sites', () => {
    const message = told(runs['region cn-east-3'] as unknown as Observed, 'error')[0] ?? '';
    for (const part of ['cn-east-3', 'global service', ...REGIONS]) expect(message).toContain(part);
  });

  it('CDN with a remote project says that it could never match', () => {
    for (const value of ['CDN@cn-north-4', 'WAF|CDN@cn-north-4']) {
      expect(told(runs[`required-services ${value}`] as unknown as Observed, 'error')[0]).toMatch(/never match/);
    }
  });

  it('an endpoint that would send credentials in the clear says so', () => {
    const message = told(runs['endpoint http://127.0.0.1.example'] as unknown as Observed, 'error')[0];
    expect(message).toMatch(/unencrypted/);
  });
});

describe('all inputs that cannot be used at once', () => {
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(
      Object.fromEntries(
        Array.from({ length: COLUMNS }, (_, column): [string, Trial] => [
          String(column),
          {
            scenario: SCENARIO,
            inputs: {
              ...Object.fromEntries(
                Object.entries(BAD).map(([name, values]) => [name, values[column % values.length] ?? ''])
              ),
              'secret-access-key': ''
            }
          }
        ])
      )
    );
  });

  it.each(Array.from({ length: COLUMNS }, (_, column) => column))('set %i: one error each, none missing', (column) => {
    const run = runs[column];
    if (run === undefined) throw new Error('no run');
    expectEarlyEnd(run);
    const lines = rejections(run);
    const names = lines.map((line) => /INPUT_INVALID: ([a-z-]+)(?::| arrived| \()/.exec(line)?.[1]);
    expect(names.toSorted()).toEqual([...Object.keys(BAD), 'secret-access-key'].toSorted());
  });

  it('keeps to the limit of annotations: eight, how many more, and the failure message', () => {
    for (const run of Object.values(runs)) {
      const errors = told(run, 'error');
      expect(errors).toHaveLength(10);
      expect(errors[8]).toMatch(/and 8 more/);
      expect(errors[9]).toMatch(/16 problems/);
    }
  });

  it('tells several bad items of one list in one error', async () => {
    const { many } = await observeAll({
      many: {
        scenario: SCENARIO,
        inputs: { 'required-services': 'CDN\n1A\nCDN@x\nWAF', 'cert-id': `${FRESH.id},short,${'b'.repeat(17)}` }
      }
    });
    const errors = told(many, 'error');
    expect(errors).toHaveLength(3);
    expect(errors.find((error) => error.includes('required-services:'))).toMatch(/1A.*CDN@x/);
    expect(errors.find((error) => error.includes('cert-id:'))).toMatch(/short.*bbb/);
    expectEarlyEnd(many);
  });
});

describe('inputs that arrive empty', () => {
  const optional = Object.keys(BAD).filter((name) => !['cert-id', 'project-id', 'required-services'].includes(name));
  let runs: Record<'empty' | 'blank' | 'declared', Observed>;

  beforeAll(async () => {
    // Without the endpoint, which the run needs to reach the simulator.
    const all = (value: string): Record<string, string> =>
      Object.fromEntries(optional.filter((name) => name !== 'endpoint').map((name) => [name, value]));
    const trial = (inputs: Record<string, string>): Trial => ({ scenario: SCENARIO, inputs });
    runs = await observeAll({
      empty: trial({ ...all(''), 'auth-token': '', 'security-token': '' }),
      blank: trial({ ...all(' \n '), 'auth-token': ' ', 'security-token': '\n' }),
      declared: { scenario: SCENARIO, inputs: { timeout: '5m' } }
    });
  });

  it.each(['empty', 'blank', 'declared'] as const)('%s: the defaults are in force', (name) => {
    const run = runs[name];
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    for (const line of [
      'region cn-north-4',
      'time-zone: +08:00',
      'grace-period: off',
      'expires-within: 14 d',
      'follow-renewals: true',
      'allow-unknown: false',
      'warn-only: false',
      'concurrency: 8',
      'request-timeout: 15 s',
      'timeout: 5 min',
      'renewed-at: as SCM says'
    ]) {
      expect(run.stdout).toContain(line);
    }
    expect(only(run).renewedAtSource).toBe('issue_time');
  });
});

describe('inputs at their limits', () => {
  const accepted: Readonly<Record<string, Record<string, string>>> = {
    'a list with blanks, commas, empty items and CRLF': {
      'cert-id': `\r\n ${FRESH.id} ,,\r\n`,
      'required-services': ' CDN\t\r\n,\r\n'
    },
    'a project ID of 64 letters and digits': { 'project-id': 'A1'.repeat(32) },
    'a service of 64 characters and a project of 255': {
      'required-services': `CDN,${'S'.repeat(64)}|CDN,WAF@${'x'.repeat(255)}`,
      'warn-only': 'true'
    },
    'renewed-at four minutes ahead': { 'renewed-at': instant(NOW + 4 * MINUTE), 'grace-period': '3650d' },
    'renewed-at with an offset and a fraction': { 'renewed-at': '2026-10-01T00:00:00.123456+05:45' },
    'time-zone +14:00': { 'time-zone': '+14:00', 'renewed-at': instant(RENEWED) },
    'time-zone -14:00': { 'time-zone': '-14:00', 'renewed-at': instant(RENEWED) },
    'the longest durations': {
      'grace-period': '3650d',
      'expires-within': '0',
      'request-timeout': '5m',
      timeout: '6h',
      concurrency: '32'
    },
    // Green also where a slow machine does not make it in a second.
    'the shortest durations': {
      'grace-period': '0s',
      'expires-within': '1s',
      'request-timeout': '1s',
      timeout: '1s',
      'warn-only': 'true'
    },
    'booleans in capitals': { 'follow-renewals': 'FALSE', 'allow-unknown': 'TRUE', 'warn-only': 'False' }
  };
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(
      Object.fromEntries(
        Object.entries(accepted).map(([name, inputs]) => [
          name,
          { scenario: { ...SCENARIO, projectId: inputs['project-id'] ?? PROJECT_ID }, inputs }
        ])
      )
    );
  });

  it.each(Object.keys(accepted))('%s', (name) => {
    const run = runs[name];
    if (run === undefined) throw new Error('no run');
    expect(told(run, 'error')).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.requests.length).toBeGreaterThanOrEqual(2);
  });
});

describe('credentials that cannot be used', () => {
  const { accessKeyId: ak, secretAccessKey: sk } = PERMANENT_KEY;
  const fork = (head: unknown): Record<string, unknown> => ({
    pull_request: { head: { repo: head }, base: { repo: { full_name: 'example/shop' } } }
  });
  const onPull = { GITHUB_EVENT_NAME: 'pull_request' };
  const cases: Readonly<Record<string, Omit<Trial, 'scenario'> & { code: string; patterns: readonly RegExp[] }>> = {
    'none at all: a secret that is not defined': {
      inputs: NO_KEY,
      code: 'CREDENTIALS_MISSING',
      patterns: [/secret is not defined/]
    },
    'none in a pull request from a fork': {
      inputs: NO_KEY,
      env: onPull,
      event: fork({ full_name: 'someone/shop' }),
      code: 'CREDENTIALS_MISSING',
      patterns: [/fork/]
    },
    'none in a pull request from a fork that is gone': {
      inputs: NO_KEY,
      env: onPull,
      event: fork(null),
      code: 'CREDENTIALS_MISSING',
      patterns: [/fork/]
    },
    'none in a pull request of the same repository': {
      inputs: NO_KEY,
      env: onPull,
      event: fork({ full_name: 'example/shop' }),
      code: 'CREDENTIALS_MISSING',
      patterns: [/secret is not defined/]
    },
    'none in a run of Dependabot': {
      inputs: NO_KEY,
      env: { ...onPull, GITHUB_ACTOR: 'dependabot[bot]' },
      event: fork({ full_name: 'example/shop' }),
      code: 'CREDENTIALS_MISSING',
      patterns: [/Dependabot/]
    },
    'none, and an event file that is no JSON': {
      inputs: NO_KEY,
      env: { GITHUB_EVENT_PATH: '/dev/null' },
      code: 'CREDENTIALS_MISSING',
      patterns: [/secret is not defined/]
    },
    'none, and no event file': {
      inputs: NO_KEY,
      env: { GITHUB_EVENT_PATH: undefined },
      code: 'CREDENTIALS_MISSING',
      patterns: [/secret is not defined/]
    },
    'half-set families of the environment': {
      inputs: NO_KEY,
      env: { HUAWEICLOUD_SDK_AK: ak, HW_SECRET_KEY: sk },
      code: 'CREDENTIALS_MISSING',
      patterns: [/HUAWEICLOUD_SDK_SK/, /HW_ACCESS_KEY/]
    },
    'a security token of the environment alone': {
      inputs: NO_KEY,
      env: { HW_SECURITY_TOKEN: SECRET },
      code: 'CREDENTIALS_MISSING',
      patterns: []
    },
    'an access key without its secret': {
      inputs: { 'secret-access-key': '' },
      code: 'INPUT_INVALID',
      patterns: [/secret-access-key arrived empty/]
    },
    'a secret without its access key': {
      inputs: { 'access-key-id': '' },
      code: 'INPUT_INVALID',
      patterns: [/access-key-id arrived empty/]
    },
    'half a pair does not turn to the environment': {
      inputs: { 'secret-access-key': '' },
      env: { HW_ACCESS_KEY: ak, HW_SECRET_KEY: sk },
      code: 'INPUT_INVALID',
      patterns: [/secret-access-key arrived empty/]
    },
    'a security token alone': {
      inputs: { ...NO_KEY, 'security-token': SECRET },
      code: 'INPUT_INVALID',
      patterns: [/access-key-id and secret-access-key arrived empty/]
    },
    'a security token with half a pair': {
      inputs: { 'access-key-id': '', 'security-token': SECRET },
      code: 'INPUT_INVALID',
      patterns: [/access-key-id arrived empty/]
    },
    'both kinds': {
      inputs: { 'auth-token': TOKEN },
      code: 'INPUT_INVALID',
      patterns: [/auth-token/, /access-key-id/]
    },
    'an IAM token with half a pair': {
      inputs: { 'secret-access-key': '', 'auth-token': TOKEN },
      code: 'INPUT_INVALID',
      patterns: [/auth-token/]
    },
    'an IAM token with a security token': {
      inputs: { ...NO_KEY, 'security-token': SECRET, 'auth-token': TOKEN },
      code: 'INPUT_INVALID',
      patterns: [/auth-token/, /security-token/]
    },
    'a secret with a line break': {
      inputs: { 'secret-access-key': `${SECRET}\n::error::${SECRET}` },
      code: 'INPUT_INVALID',
      patterns: [/secret-access-key/]
    },
    'an access key with a blank': {
      inputs: { 'access-key-id': `${SECRET} ${SECRET}` },
      code: 'INPUT_INVALID',
      patterns: [/access-key-id/]
    },
    'an IAM token with a character outside ASCII': {
      inputs: { ...NO_KEY, 'auth-token': `${SECRET}ü` },
      code: 'INPUT_INVALID',
      patterns: [/auth-token/]
    },
    'a key of the environment with a line break': {
      inputs: NO_KEY,
      env: { HW_ACCESS_KEY: ak, HW_SECRET_KEY: `${SECRET}\n${SECRET}` },
      code: 'INPUT_INVALID',
      patterns: [/HW_SECRET_KEY/]
    }
  };
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(
      Object.fromEntries(
        Object.entries(cases).flatMap(([name, trial]) => [
          [name, { scenario: SCENARIO, ...trial }],
          // Neither missing credentials nor invalid inputs are verdicts.
          [`${name}, warn-only`, { scenario: SCENARIO, ...trial, inputs: { ...trial.inputs, 'warn-only': 'true' } }]
        ])
      )
    );
  });

  it.each(Object.entries(cases))('%s', (name, { code, patterns }) => {
    for (const run of [runs[name], runs[`${name}, warn-only`]]) {
      if (run === undefined) throw new Error('no run');
      expectEarlyEnd(run);
      expect(everything(run)).not.toContain(TOKEN);
      const errors = told(run, 'error');
      expect(errors).toHaveLength(2);
      expect(errors[0]).toMatch(new RegExp(`^${code}: `));
      for (const pattern of patterns) expect(errors[0]).toMatch(pattern);
    }
  });

  it('come together with the errors of inputs', async () => {
    const { both } = await observeAll({
      both: { scenario: SCENARIO, inputs: { ...NO_KEY, 'time-zone': '8', 'cert-id': '' } }
    });
    expectEarlyEnd(both);
    expect(told(both, 'error').map((error) => error.split(':')[0])).toEqual([
      'INPUT_INVALID',
      'INPUT_INVALID',
      'CREDENTIALS_MISSING',
      ''
    ]);
  });

  it('an empty required input says that no value was given', async () => {
    const { bare } = await observeAll({
      bare: { inputs: { 'cert-id': '', 'project-id': ' ', 'required-services': ',\n' } }
    });
    const errors = told(bare, 'error');
    expect(errors).toHaveLength(4);
    for (const name of ['cert-id', 'project-id', 'required-services']) {
      expect(errors).toContainEqual(expect.stringMatching(new RegExp(`${name}: no value was given`)));
    }
  });
});
