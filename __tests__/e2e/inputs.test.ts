// Inputs and credentials that cannot be used end a run before its first request, all of them together. What each input takes and refuses
// is tested in __tests__/config.
import { beforeAll, describe, expect, it, jest, test } from '@jest/globals';
import { cdn, numbered, RENEWED } from './gate-trials.ts';
import { observeAll, only, told, type Observed, type Trial } from './observe.ts';
import { MINUTE, PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

const FRESH = numbered(1, { pushes: [cdn(RENEWED + MINUTE)] });
const SCENARIO = { certificates: [FRESH] };
const TOKEN = 'simulated-iam-token-that-must-never-be-seen';
const SECRET = 'Pa55-that-must-never-be-seen';
const NO_KEY = { 'access-key-id': '', 'secret-access-key': '' };
const STACK = /\n\s+at .*:\d+|\.js:\d+|TypeError|ReferenceError/;

/** For each input a value that cannot be used. */
const BAD: Readonly<Record<string, string>> = {
  'cert-id': `${FRESH.id}, ::error::no`,
  'project-id': `${PROJECT_ID}\n::error::no`,
  'required-services': 'CDN@cn-north-4',
  region: 'cn-east-3',
  endpoint: `https://user:${SECRET}@scm.example`,
  'renewed-at': 'yesterday',
  'time-zone': '+14:01',
  'grace-period': '3651d',
  'expires-within': 'x'.repeat(10_000),
  'follow-renewals': 'tRUE',
  'allow-unknown': 'no',
  'warn-only': '1',
  concurrency: '33',
  'request-timeout': '301s',
  timeout: '21601s'
};

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

describe('inputs that cannot be used', () => {
  let runs: Record<'one' | 'all' | 'none' | 'empty' | 'many' | 'hostile' | 'secret', Observed>;

  beforeAll(async () => {
    const trial = (inputs: Record<string, string>): Trial => ({ scenario: SCENARIO, inputs });
    const all = { ...BAD, 'secret-access-key': '' };
    runs = await observeAll({
      one: trial({ region: 'cn-east-3' }),
      all: trial(all),
      none: trial({ ...NO_KEY, 'time-zone': '8', 'cert-id': '' }),
      empty: { inputs: { 'cert-id': '', 'project-id': ' ', 'required-services': ',\n' } },
      many: trial({ 'required-services': 'CDN\n1A\nCDN@x\nWAF', 'cert-id': `${FRESH.id},short,${'b'.repeat(17)}` }),
      hostile: trial({ 'project-id': `x\n::error::\u202e\u001b[31m${'y'.repeat(50_000)}` }),
      secret: trial({ 'security-token': SECRET, region: `cn-${SECRET}`, 'time-zone': encodeURIComponent(` ${SECRET}`) })
    });
  });

  it('end the run before any request, with no output and no stack', () => {
    for (const run of Object.values(runs)) {
      expectEarlyEnd(run);
      expect(Buffer.byteLength(run.stdout)).toBeLessThan(8_000);
    }
  });

  it('make one error each and the failure message, not one more', () => {
    expect(told(runs.one, 'error')).toEqual([
      expect.stringMatching(/^INPUT_INVALID: INPUT_INVALID: region: "cn-east-3" cannot be used; allowed: /),
      expect.stringMatching(/^: 1 problem with the inputs/)
    ]);
  });

  it('come all at once, credentials included', () => {
    const names = rejections(runs.all).map((line) => /INPUT_INVALID: ([a-z-]+)(?::| arrived| \()/.exec(line)?.[1]);
    expect(names.toSorted()).toEqual([...Object.keys(BAD), 'secret-access-key'].toSorted());
    expect(told(runs.none, 'error').map((error) => error.split(':')[0])).toEqual([
      'INPUT_INVALID',
      'INPUT_INVALID',
      'CREDENTIALS_MISSING',
      ''
    ]);
  });

  it('keep to the limit of annotations: eight, how many more, and the failure message', () => {
    const errors = told(runs.all, 'error');
    expect(errors).toHaveLength(10);
    expect(errors[8]).toMatch(/and 8 more/);
    expect(errors[9]).toMatch(/16 problems/);
  });

  it('of one list are told in one error', () => {
    const errors = told(runs.many, 'error');
    expect(errors).toHaveLength(3);
    expect(errors.find((error) => error.includes('required-services:'))).toMatch(/1A.*CDN@x/);
    expect(errors.find((error) => error.includes('cert-id:'))).toMatch(/short.*bbb/);
  });

  it('say that no value was given where a required one arrives empty', () => {
    const errors = told(runs.empty, 'error');
    expect(errors).toHaveLength(4);
    for (const name of ['cert-id', 'project-id', 'required-services']) {
      expect(errors).toContainEqual(expect.stringMatching(new RegExp(`${name}: no value was given`)));
    }
  });

  it('are shown on one bounded line, whatever they hold', () => {
    const errors = told(runs.hostile, 'error');
    expect(errors).toHaveLength(2);
    expect(errors[0]).not.toMatch(/\p{Cc}|\p{Cf}/u);
    expect(errors[0]?.length).toBeLessThan(1_000);
  });

  it('are not quoted where they hold a credential', () => {
    const errors = told(runs.secret, 'error');
    expect(errors).toHaveLength(3);
    for (const [index, name] of ['region', 'time-zone'].entries()) {
      expect(errors[index]).toContain(`${name}: the value is not shown, because it contains a credential`);
    }
  });
});

describe('inputs that arrive empty or hold a credential', () => {
  const optional = Object.keys(BAD).filter((name) => !['cert-id', 'project-id', 'required-services'].includes(name));
  let runs: Record<'empty' | 'blank' | 'declared' | 'secret', Observed>;

  beforeAll(async () => {
    // Without the endpoint, which the run needs to reach the simulator.
    const all = (value: string): Record<string, string> =>
      Object.fromEntries(optional.filter((name) => name !== 'endpoint').map((name) => [name, value]));
    const trial = (inputs: Record<string, string>): Trial => ({ scenario: SCENARIO, inputs });
    runs = await observeAll({
      empty: trial({ ...all(''), 'auth-token': '', 'security-token': '' }),
      blank: trial({ ...all(' \n '), 'auth-token': ' ', 'security-token': '\n' }),
      declared: trial({ timeout: '5m' }),
      secret: { ...trial({}), env: { HW_ACCESS_KEY: PROJECT_ID } }
    });
  });

  it.each(['empty', 'blank', 'declared'] as const)('%s: the defaults are in force', (name) => {
    const run = runs[name];
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    for (const line of [
      'region: cn-north-4',
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

  it('the log of the settings leaves out an input that holds a credential', () => {
    expect(runs.secret).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(runs.secret.stdout).toContain('project-id: *** (not shown, because it contains a credential)');
    const settings = runs.secret.stdout.split('\n').filter((line) => /^ {2}[a-z-]+: /.test(line));
    expect(settings.length).toBeGreaterThan(10);
    expect(settings.join('\n')).not.toContain(PROJECT_ID);
  });
});

test('inputs at their limits are accepted', async () => {
  const services = `CDN,${'S'.repeat(64)}|CDN,WAF@${'x'.repeat(255)}`;
  const { longest, shortest } = await observeAll({
    longest: {
      scenario: { ...SCENARIO, projectId: 'A1'.repeat(32) },
      inputs: {
        ...{ 'cert-id': `\r\n ${FRESH.id} ,,\r\n`, 'project-id': 'A1'.repeat(32), 'required-services': services },
        ...{ 'grace-period': '3650d', 'expires-within': '0', 'request-timeout': '5m', timeout: '6h' },
        ...{ concurrency: '32', 'warn-only': 'TRUE' }
      }
    },
    // Green also where a slow machine does not make it in a second.
    shortest: {
      scenario: SCENARIO,
      inputs: {
        ...{ 'grace-period': '0s', 'expires-within': '1s', 'request-timeout': '1s', timeout: '1s' },
        ...{ concurrency: '1', 'warn-only': 'true' }
      }
    }
  });
  for (const run of [longest, shortest]) {
    expect(told(run, 'error')).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.requests.length).toBeGreaterThanOrEqual(2);
  }
});

describe('credentials that cannot be used', () => {
  const onPull = {
    inputs: NO_KEY,
    env: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { pull_request: { head: { repo: null }, base: { repo: { full_name: 'example/shop' } } } }
  };
  const cases: Readonly<Record<string, Omit<Trial, 'scenario'> & { code: string; pattern: RegExp }>> = {
    'none at all': { inputs: NO_KEY, code: 'CREDENTIALS_MISSING', pattern: /secret is not defined/ },
    'none in a pull request from a fork': { ...onPull, code: 'CREDENTIALS_MISSING', pattern: /fork/ },
    'none in a run of Dependabot': {
      ...onPull,
      env: { ...onPull.env, GITHUB_ACTOR: 'dependabot[bot]' },
      code: 'CREDENTIALS_MISSING',
      pattern: /Dependabot started/
    },
    'none, and no event file': {
      inputs: NO_KEY,
      env: { GITHUB_EVENT_PATH: undefined },
      code: 'CREDENTIALS_MISSING',
      pattern: /secret is not defined/
    },
    'half a pair, which does not turn to the environment': {
      inputs: { 'secret-access-key': '' },
      env: { HW_ACCESS_KEY: PERMANENT_KEY.accessKeyId, HW_SECRET_KEY: PERMANENT_KEY.secretAccessKey },
      code: 'INPUT_INVALID',
      pattern: /secret-access-key arrived empty/
    },
    'both kinds': {
      inputs: { 'auth-token': TOKEN },
      code: 'INPUT_INVALID',
      pattern: /access-key-id, secret-access-key and auth-token/
    },
    'a secret with a line break': {
      inputs: { 'secret-access-key': `${SECRET}\n::error::${SECRET}` },
      code: 'INPUT_INVALID',
      pattern: /secret-access-key/
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

  it.each(Object.entries(cases))('%s', (name, { code, pattern }) => {
    for (const run of [runs[name], runs[`${name}, warn-only`]]) {
      if (run === undefined) throw new Error('no run');
      expectEarlyEnd(run);
      expect(everything(run)).not.toContain(TOKEN);
      const errors = told(run, 'error');
      expect(errors).toHaveLength(2);
      expect(errors[0]).toMatch(new RegExp(`^${code}: `));
      expect(errors[0]).toMatch(pattern);
    }
  });
});
