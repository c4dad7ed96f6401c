// Runs the committed bundle as the runner does: Node 24, inputs as variables, files for outputs and summary.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node24, root } from '../../scripts/node24.mjs';
import { declaredInputs, inputVariables } from './action-inputs.ts';
import { readCommands, readOutputs, type LogCommands } from './workflow-commands.ts';

export interface RunOptions {
  /** Inputs of the step; the defaults of `action.yml` fill in what is not named. An empty one stays empty. */
  inputs?: Record<string, string>;
  /** More variables; undefined takes one away, GITHUB_OUTPUT for instance. */
  env?: Record<string, string | undefined>;
  /** Files of the workspace, as a checkout leaves them. */
  files?: Record<string, string>;
  /** The payload in GITHUB_EVENT_PATH. */
  event?: unknown;
  /** Killed after this time; `timedOut` tells. Default one minute. */
  timeoutMs?: number;
  /** Sends `signal` this long after the start. */
  signalAfterMs?: number;
  signal?: NodeJS.Signals;
  /** Arguments of node, before the script. */
  nodeArgs?: string[];
  /** Another script than the bundle. */
  script?: string;
  /** Another program than Node 24 to run it. */
  command?: string;
}

export interface ActionRun extends LogCommands {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  timedOut: boolean;
  stdout: string;
  stderr: string;
  outputs: Record<string, string>;
  /** The output file as written; null where there is none. */
  rawOutputs: string | null;
  /** The summary file as written; null where there is none. */
  summary: string | null;
  /** The output `report`, parsed; null where it was not set. */
  report: unknown;
  /** The text of the file that `report-file` names; null where there is none. */
  reportFile: string | null;
  /** All that is written in files below the folders that the runner gives to a step, whatever their names. */
  files: string;
  durationMs: number;
}

/** What the runner makes of `${{ github.token }}`. */
export const JOB_TOKEN = 'ghs_simulatedTokenOfTheJob00000000000001';

/** The action's bundle. */
export const BUNDLE = join(root, 'dist', 'index.js');

/** Runs the action in a fresh folder and an environment that holds nothing but what the runner sets. */
export async function runAction(options: RunOptions = {}): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'action-run-'));
  try {
    const env = environment(folder, options);
    const started = performance.now();
    const ended = await spawnNode(options, env, env['GITHUB_WORKSPACE'] ?? folder);
    const durationMs = performance.now() - started;
    const rawOutputs = readIfThere(env['GITHUB_OUTPUT']);
    const outputs = readOutputs(rawOutputs ?? '');
    const report = outputs['report'];
    return {
      ...ended,
      ...readCommands(`${ended.stdout}\n${ended.stderr}`),
      outputs,
      rawOutputs,
      summary: readIfThere(env['GITHUB_STEP_SUMMARY']),
      report: report === undefined || report === '' ? null : JSON.parse(report),
      reportFile: readIfThere(outputs['report-file']),
      files: filesIn(folder),
      durationMs
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function environment(
  folder: string,
  { inputs = {}, env = {}, event = {}, files: checkedOut = {} }: RunOptions
): Record<string, string> {
  const workspace = join(folder, 'workspace');
  const temp = join(folder, 'temp');
  const files = {
    output: join(folder, 'output'),
    summary: join(folder, 'summary.md'),
    event: join(folder, 'event.json')
  };
  mkdirSync(workspace);
  mkdirSync(temp);
  // The runner creates the files, and an action that appends may count on it.
  writeFileSync(files.output, '');
  writeFileSync(files.summary, '');
  for (const [name, text] of Object.entries(checkedOut)) writeFileSync(join(workspace, name), text);
  writeFileSync(files.event, JSON.stringify(event));
  const complete: Record<string, string | undefined> = {
    ...inherited(),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_EVENT_PATH: files.event,
    GITHUB_REPOSITORY: 'example/shop',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'certificates',
    RUNNER_TEMP: temp,
    RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? 'Linux',
    ...inputVariables({ ...declaredInputs(root), 'github-token': JOB_TOKEN, ...inputs }),
    ...env
  };
  return Object.fromEntries(
    Object.entries(complete).filter((entry): entry is [string, string] => entry[1] !== undefined)
  );
}

// Windows cannot open a socket without SystemRoot.
function inherited(): Record<string, string | undefined> {
  const names = ['PATH', 'HOME', ...(process.platform === 'win32' ? ['SystemRoot', 'USERPROFILE', 'TEMP', 'TMP'] : [])];
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

type Ended = Pick<ActionRun, 'exitCode' | 'signal' | 'timedOut' | 'stdout' | 'stderr'>;

function spawnNode(options: RunOptions, env: Record<string, string>, cwd: string): Promise<Ended> {
  const {
    command = node24(),
    nodeArgs = [],
    script = BUNDLE,
    timeoutMs = 60_000,
    signalAfterMs,
    signal = 'SIGTERM'
  } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...nodeArgs, script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    let timedOut = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const killer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    const signaller = signalAfterMs === undefined ? undefined : setTimeout(() => child.kill(signal), signalAfterMs);
    const settle = (): void => {
      clearTimeout(killer);
      clearTimeout(signaller);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (exitCode, endSignal) => {
      settle();
      resolve({ exitCode, signal: endSignal, timedOut, ...output });
    });
  });
}

function filesIn(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ name, parentPath }) => `${name}\n${readFileSync(join(parentPath, name), 'utf8')}`).join('\n');
}

function readIfThere(file: string | undefined): string | null {
  return file !== undefined && file !== '' && existsSync(file) && statSync(file).isFile()
    ? readFileSync(file, 'utf8')
    : null;
}
