import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayFault, serviceFault, type FaultRule } from '../../simulator/faults.ts';
import { PERMANENT_KEY, type ScenarioOverrides } from '../../simulator/scenario.ts';
import { Batch, CERTIFICATE, runCase, START_MS, type FaultRun } from './fault-run.ts';
import { JOB_TOKEN, type RunOptions } from './run-action.ts';

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
const batch = new Batch();

beforeAll(() => batch.run(), 240_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Options = RunOptions & { scenario?: ScenarioOverrides };

function add(options: Options, faults: FaultRule[] = []): () => FaultRun {
  const { scenario = {}, inputs = {}, ...rest } = options;
  return batch.add(() => runCase({ faults: () => faults, scenario, inputs }, rest));
}

function levels(run: FaultRun, level: string): string[] {
  return run.annotations.filter((each) => each.level === level).map(({ title, message }) => `${title} ${message}`);
}

/** Runs this source before the bundle. */
function preload(source: string): string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}

/** Runs this source in the middle of a run: when the first request is made. */
function inTheMiddle(source: string, answer = 'return request.apply(this, given);'): string[] {
  return preload(
    `import http from 'node:http';
     import { EventEmitter } from 'node:events';
     const request = http.request;
     let done = false;
     http.request = function (...given) {
       if (!done) { done = true; ${source} }
       ${answer}
     };`
  );
}

// ---- Files that the runner lends ----

const isRoot = process.getuid?.() === 0;

/** Files that cannot be written, by name. */
function unwritable(): [string, string | undefined][] {
  const readOnly = join(folder, 'read-only');
  const directory = join(folder, 'directory');
  writeFileSync(readOnly, '', { mode: 0o444 });
  mkdirSync(directory);
  return [
    ['is not set', undefined],
    ['is empty', ''],
    ['does not exist', join(folder, 'no', 'such', 'file')],
    ['is a directory', directory],
    // Root may write what is read-only.
    ...(isRoot ? [] : [['is read-only', readOnly] as [string, string]]),
    ...(process.platform === 'linux' ? [['is on a full disk', '/dev/full'] as [string, string]] : [])
  ];
}

const FILES = unwritable();
const MISSING = { 'required-services': 'CDN\nWAF@cn-north-4\nELB' };

describe('a file of the runner', () => {
  const outputs = FILES.flatMap(([state, file]) =>
    ([0, 1] as const).map(
      (exitCode) =>
        [state, exitCode, add({ env: { GITHUB_OUTPUT: file }, inputs: exitCode === 0 ? {} : MISSING })] as const
    )
  );
  // Even root cannot write this one. As an output file it would be read back.
  const kernels = process.platform === 'linux' ? [['is read-only for all', '/proc/version'] as const] : [];
  const summaries = [...FILES, ...kernels].flatMap(([state, file]) =>
    ([0, 1] as const).map(
      (exitCode) =>
        [state, exitCode, add({ env: { GITHUB_STEP_SUMMARY: file }, inputs: exitCode === 0 ? {} : MISSING })] as const
    )
  );
  const temps = [...FILES, ['is a file', CERTIFICATE.id] as const]
    .filter(([state]) => state !== 'is a directory')
    .flatMap(([state, file]) =>
      ([0, 1] as const).map(
        (exitCode) =>
          [state, exitCode, add({ env: { RUNNER_TEMP: file }, inputs: exitCode === 0 ? {} : MISSING })] as const
      )
    );
  const none = { GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: undefined, RUNNER_TEMP: undefined };
  const bare = ([0, 1] as const).map(
    (exitCode) => [exitCode, add({ env: none, inputs: exitCode === 0 ? {} : MISSING })] as const
  );

  test.each(outputs)('GITHUB_OUTPUT %s: a warning, and exit %d as judged', (_, exitCode, get) => {
    const run = get();
    expect([run.exitCode, run.signal, run.stderr]).toEqual([exitCode, null, '']);
    expect(levels(run, 'warning').filter((text) => text.includes('output'))).toHaveLength(1);
    expect(run.stdout).not.toContain('set-output');
    // Nothing in its place: neither the report nor the summary is printed.
    expect(run.stdout).not.toContain('"schemaVersion"');
    expect(run.stdout).not.toContain('| --- |');
    expect(run.summary).toContain(exitCode === 0 ? 'fresh' : 'missing');
  });

  test.each(summaries)('GITHUB_STEP_SUMMARY %s: exit %d as judged', (state, exitCode, get) => {
    const run = get();
    expect([run.exitCode, run.signal, run.stderr]).toEqual([exitCode, null, '']);
    expect(run.outputs['result']).toBe(exitCode === 0 ? 'fresh' : 'missing');
    expect(run.outputs['summary']).toContain('| --- |');
    expect(JSON.parse(run.reportFile ?? 'null')).toEqual(run.report);
    const warnings = levels(run, 'warning').filter((text) => text.includes('summary'));
    expect(warnings).toHaveLength(state === 'is not set' || state === 'is empty' ? 0 : 1);
  });

  test.each(temps)('RUNNER_TEMP %s: a warning, and exit %d as judged', (_, exitCode, get) => {
    const run = get();
    expect([run.exitCode, run.signal, run.stderr]).toEqual([exitCode, null, '']);
    expect(run.outputs['result']).toBe(exitCode === 0 ? 'fresh' : 'missing');
    expect(run.outputs['report-file']).toBe('');
    expect(run.parsed?.result).toBe(run.outputs['result']);
    expect(levels(run, 'warning').filter((text) => text.includes('report file'))).toHaveLength(1);
  });

  test.each(bare)('none at all: exit %d as judged', (exitCode, get) => {
    const run = get();
    expect([run.exitCode, run.signal, run.stderr]).toEqual([exitCode, null, '']);
    expect(levels(run, 'error').join()).toContain(exitCode === 0 ? '' : 'missing');
  });
});

// ---- Signals ----

describe('a signal in the middle', () => {
  const slow = { scenario: { latencyMs: 30_000 }, signalAfterMs: 4_000, timeoutMs: 20_000, inputs: { timeout: '1m' } };
  const signals = (['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map(
    (signal) => [signal, add({ ...slow, signal })] as const
  );

  test.each(signals)('%s ends the run at once, and not green', (_, get) => {
    const run = get();
    expect(run.requests.length).toBeGreaterThan(0);
    expect(run.timedOut).toBe(false);
    expect(run.exitCode).not.toBe(0);
    expect(run.durationMs).toBeLessThan(4_000 + START_MS);
    expect(run.outputs['result'] ?? 'error').toBe('error');
  });
});

// ---- Defects ----

describe('a defect', () => {
  const throws: [string, string][] = [
    ['a text', `'a thrown text'`],
    ['an error', `new Error('a thrown error')`],
    ['undefined', 'undefined'],
    ['null', 'null'],
    ['zero', '0'],
    ['a symbol', `Symbol('a thrown symbol')`],
    ['an object without a prototype', 'Object.create(null)'],
    ['an object whose text throws', `{ toString() { throw new Error('no text') } }`],
    [
      'an error whose message throws',
      `Object.defineProperty(new Error(), 'message', { get() { throw 'no message' } })`
    ],
    ['a command', `'::error::injected\\n::add-mask::injected\\n##[group]injected'`]
  ];
  const ways: [string, (value: string) => string][] = [
    ['thrown in a timer', (value) => `setTimeout(() => { throw ${value}; });`],
    ['thrown in a tick', (value) => `process.nextTick(() => { throw ${value}; });`],
    ['of a rejected promise', (value) => `Promise.reject(${value});`]
  ];
  const cases = ways.flatMap(([way, source]) =>
    throws.map(
      ([what, value]) =>
        [
          what,
          way,
          add({ nodeArgs: inTheMiddle(source(value)), inputs: { 'warn-only': 'true' }, scenario: { latencyMs: 200 } })
        ] as const
    )
  );
  const deaf = `const deaf = new EventEmitter();
     for (const name of ['setTimeout', 'write', 'end', 'destroy', 'abort']) deaf[name] = () => deaf;
     return deaf;`;
  const impatient = { timeout: '3s', 'request-timeout': '1s' };
  const lost = add({ nodeArgs: inTheMiddle('', deaf), inputs: impatient });
  const lostAlive = add({
    nodeArgs: inTheMiddle('setInterval(() => undefined, 100);', deaf),
    inputs: impatient,
    timeoutMs: 3_000 + START_MS
  });
  const sync = add({ nodeArgs: inTheMiddle(`throw 'a thrown text';`), inputs: impatient });
  const telling = add({
    nodeArgs: inTheMiddle(`JSON.stringify = () => { throw 'a thrown text'; };`),
    inputs: { 'warn-only': 'true' }
  });
  const quiet = add({
    nodeArgs: inTheMiddle(`process.stdout.write = () => { throw new Error('nothing can be written'); };`)
  });
  const crashes = [...cases, ['a text', 'thrown while the report is written', telling] as const];

  test.each(crashes)('%s %s is red, with warn-only too, and says so', (_what, _way, get) => {
    const run = get();
    expect([run.timedOut, run.signal]).toEqual([false, null]);
    expect(run.exitCode).toBeGreaterThan(0);
    const errors = levels(run, 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('failed before it reached a verdict');
    const { accessKeyId, secretAccessKey } = PERMANENT_KEY;
    expect(run.masks.sort()).toEqual([accessKeyId, secretAccessKey, JOB_TOKEN].sort());
    expect(run.stdout).not.toContain('##[');
  });

  // §7: outputs are set on every path that gets past the inputs, before the step fails.
  test.each(crashes)('%s %s sets the result to error', (_what, _way, get) => {
    expect(get().outputs).toEqual({ result: 'error' });
  });

  test('a promise that is lost is red and says so', () => {
    const run = lost();
    expect(run.exitCode).toBe(1);
    expect(levels(run, 'error')).not.toEqual([]);
  });

  test('a promise that is lost sets the result to error', () => {
    expect(lost().outputs['result']).toBe('error');
  });

  test('a promise that is lost while something else keeps the process alive ends with the run', () => {
    const run = lostAlive();
    expect(run.timedOut).toBe(false);
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('error');
  });

  test('a text thrown by the HTTP client is a failure of the network', () => {
    const run = sync();
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain('a thrown text; attempt 2 of 4');
  });

  test('a log that cannot be written is red', () => {
    expect(quiet().exitCode).toBeGreaterThan(0);
  });
});

// ---- warn-only ----

describe('warn-only', () => {
  const on = { 'warn-only': 'true' };
  const always = (fault: FaultRule['fault']): FaultRule[] => [{ fault }];
  const tolerated = [
    ['a missing push', 'missing', add({ inputs: { ...on, ...MISSING } })],
    ['a service that fails', 'error', add({ inputs: on }, always(serviceFault(500, 'SCM.4001')))],
    ['a rejected key', 'error', add({ inputs: on }, always(gatewayFault(401, 'APIGW.0301')))],
    ['a missing permission', 'error', add({ inputs: on }, always(serviceFault(401, 'SCM.4002')))],
    ['a connection that fails', 'error', add({ inputs: on }, always({ kind: 'reset', when: 'in-body' }))],
    ['another project', 'error', add({ inputs: { ...on, 'project-id': 'f'.repeat(32) } })],
    [
      'an answer that never comes',
      'error',
      add({ inputs: { ...on, timeout: '2s' } }, always({ kind: 'hang', when: 'before-headers' }))
    ]
  ] as const;
  const noKey = { 'access-key-id': '', 'secret-access-key': '' };
  const refused = [
    ['no certificate', 'INPUT_INVALID', add({ inputs: { ...on, 'cert-id': '' } })],
    ['a duration that is none', 'INPUT_INVALID', add({ inputs: { ...on, 'grace-period': 'soon' } })],
    ['a service that is none', 'INPUT_INVALID', add({ inputs: { ...on, 'required-services': '-' } })],
    ['half a key', 'INPUT_INVALID', add({ inputs: { ...on, 'secret-access-key': '' } })],
    ['a value of its own that is none', 'INPUT_INVALID', add({ inputs: { 'warn-only': 'yes' } })],
    ['no credentials', 'CREDENTIALS_MISSING', add({ inputs: { ...on, ...noKey } })],
    [
      'no credentials and no event',
      'CREDENTIALS_MISSING',
      add({ inputs: { ...on, ...noKey }, env: { GITHUB_EVENT_PATH: join(folder, 'no-event.json') } })
    ]
  ] as const;

  test.each(tolerated)('makes %s a warning', (_, result, get) => {
    const run = get();
    expect({ exitCode: run.exitCode, result: run.outputs['result'], errors: levels(run, 'error') }).toEqual({
      exitCode: 0,
      result,
      errors: []
    });
    expect(levels(run, 'warning')).not.toEqual([]);
    expect(run.stdout).toContain('warn-only');
  });

  test.each(refused)('leaves %s an error, and nothing is asked', (_, code, get) => {
    const run = get();
    expect(run.exitCode).toBe(1);
    expect(run.requests).toEqual([]);
    expect(levels(run, 'error').join('\n')).toContain(code);
  });
});
