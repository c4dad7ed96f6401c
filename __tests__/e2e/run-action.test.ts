import { expect, test } from '@jest/globals';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inputVariables, readInputs } from './action-inputs.ts';
import { runAction, type ActionRun, type RunOptions } from './run-action.ts';
import { readCommands, readOutputs } from './workflow-commands.ts';

async function runScript(source: string, options: RunOptions = {}): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'script-'));
  try {
    const script = join(folder, 'script.mjs');
    writeFileSync(script, source);
    return await runAction({ ...options, script });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('defaults are read from action.yml, quoted or not, empty where there are none', () => {
  const yaml = [
    'name: x',
    'inputs:',
    '  cert-id:',
    "    description: 'default: no'",
    '    required: true',
    '  time-zone: # a comment',
    '  region:',
    '    default: cn-north-4 # China',
    '  grace-period:',
    "    default: '0'",
    '  quoted:',
    '    default: "a\\"b"',
    'outputs:',
    '  result:',
    '    default: no'
  ].join('\n');
  expect(readInputs(yaml)).toEqual({
    'cert-id': '',
    'time-zone': '',
    region: 'cn-north-4',
    'grace-period': '0',
    quoted: 'a"b'
  });
});

test('an input variable is in upper case with its hyphens', () => {
  expect(inputVariables({ 'cert-id': 'a', 'two words': 'b' })).toEqual({ 'INPUT_CERT-ID': 'a', INPUT_TWO_WORDS: 'b' });
});

test('outputs are read up to their delimiter, and on one line', () => {
  const text = 'a<<EOF_1\nfirst\n\nname<<x=y\nEOF_1\nb=1=2\nempty<<D\n\nD\n';
  expect(readOutputs(text)).toEqual({ a: 'first\n\nname<<x=y', b: '1=2', empty: '' });
  expect(() => readOutputs('a<<EOF\nnever')).toThrow('delimiter of a');
});

test('commands are read at the start of a line only, and not while they are stopped', () => {
  const log = [
    '::error title=A%3A b%2C c,file=x::50%25%0Anext',
    'text ::error::not this',
    '  ::notice::indented',
    '::stop-commands::token',
    '::warning::not this either',
    '::token::',
    '::add-mask::secret',
    '::debug::detail'
  ].join('\n');
  expect(readCommands(log)).toEqual({
    annotations: [
      { level: 'error', title: 'A: b, c', message: '50%\nnext' },
      { level: 'notice', title: '', message: 'indented' }
    ],
    masks: ['secret'],
    debug: ['detail']
  });
});

test('a run is handed inputs, files and nothing of the surroundings', async () => {
  process.env['SURROUNDING'] = 'x';
  const run = await runScript(
    `import { appendFileSync, writeFileSync } from 'node:fs';
     const { env } = process;
     writeFileSync(env.RUNNER_TEMP + '/report.json', '{}');
     appendFileSync(env.GITHUB_OUTPUT, 'report=' + JSON.stringify([env.SURROUNDING ?? null, env['INPUT_CERT-ID']]) + '\\n');
     appendFileSync(env.GITHUB_OUTPUT, 'report-file=' + env.RUNNER_TEMP + '/report.json\\n');
     appendFileSync(env.GITHUB_STEP_SUMMARY, '# Summary');
     console.log('::error::no');
     process.exitCode = 3;`,
    { inputs: { 'cert-id': 'abc' } }
  );
  expect(run).toMatchObject({
    exitCode: 3,
    report: [null, 'abc'],
    reportFile: '{}',
    summary: '# Summary',
    annotations: [{ level: 'error', message: 'no' }]
  });
});

test('a variable can be taken away', async () => {
  const run = await runScript('console.log(String(process.env.GITHUB_OUTPUT))', {
    env: { GITHUB_OUTPUT: undefined, GITHUB_STEP_SUMMARY: undefined }
  });
  expect(run).toMatchObject({ stdout: 'undefined\n', rawOutputs: null, summary: null, report: null });
});

test('a run that does not end is killed, and one can be signalled', async () => {
  const endless = 'setInterval(() => {}, 1000)';
  expect(await runScript(endless, { timeoutMs: 300 })).toMatchObject({ timedOut: true, signal: 'SIGKILL' });
  expect(await runScript(endless, { signalAfterMs: 300 })).toMatchObject({ timedOut: false, signal: 'SIGTERM' });
});
