// What a run for one certificate costs beside its requests: the whole process, against scripts that ask the same.
import { join } from 'node:path';
import { runAction, type RunOptions } from '../../__tests__/e2e/run-action.ts';
import { DOMAIN_ID } from '../../simulator/scenario.ts';
import { root } from '../node24.mjs';
import type { SeparateSimulator } from '../separate-simulator.ts';
import { certificates, inputs, NOT_FOLLOWING, passed } from './account.ts';
import { atMost, forInformation, median, type Row } from './row.ts';
import { pythonWithSdk } from './sdk.ts';

const RUNS = 21;
const MODES = [
  { name: 'one certificate, not following', more: NOT_FOLLOWING, most: 1.35 },
  { name: 'one certificate, all defaults', more: {}, most: 1.4 }
];
const FLOOR = join(root, 'scripts', 'bench', 'floor.mjs');
const SDK_SCRIPT = join(root, 'scripts', 'bench', 'sdk.py');

interface Peer {
  readonly name: string;
  readonly options: RunOptions;
}

/** Milliseconds of each peer, run in turn so that all see the same weather. */
async function inTurn(peers: readonly Peer[]): Promise<Map<string, number>> {
  const measured = new Map(peers.map(({ name }) => [name, [] as number[]]));
  // The first round fills the file cache and is not counted.
  for (let round = 0; round <= RUNS; round += 1) {
    for (const { name, options } of peers) {
      const { durationMs } = passed(await runAction(options));
      if (round > 0) measured.get(name)?.push(durationMs);
    }
  }
  return new Map([...measured].map(([name, values]) => [name, median(values)]));
}

function peersOf(given: Record<string, string>, python: string | null): Peer[] {
  const floor = (kind: string): RunOptions => ({ inputs: given, script: FLOOR, env: { BENCH_FLOOR: kind } });
  const sdk = { inputs: given, script: SDK_SCRIPT, env: { SDK_DOMAIN_ID: DOMAIN_ID } };
  return [
    { name: 'action', options: { inputs: given } },
    { name: 'node:http', options: floor('http') },
    { name: 'node:http without its namespace', options: floor('lean') },
    { name: 'fetch', options: floor('fetch') },
    ...(python === null ? [] : [{ name: 'the SDK for Python', options: { ...sdk, command: python } }])
  ];
}

/** The rows, and how long a run without following takes in milliseconds. */
export async function measureStart(simulator: SeparateSimulator): Promise<{ rows: Row[]; startMs: number }> {
  const one = certificates(1);
  await simulator.serve({ certificates: one, latencyMs: 0 });
  const python = pythonWithSdk();
  const rows: Row[] = [];
  let startMs = 0;
  for (const { name, more, most } of MODES) {
    const measured = await inTurn(peersOf(inputs(simulator.url, one, more), python));
    const [ours = 0, ...others] = measured.values();
    startMs ||= ours;
    [...measured.keys()].slice(1).forEach((peer, index) => {
      const theirs = others[index] ?? 0;
      const title = `start, ${name}: against ${peer} (${ours.toFixed(0)} ms / ${theirs.toFixed(0)} ms)`;
      const ratio = ours / theirs;
      rows.push(peer === 'node:http' ? atMost(title, ratio, most) : forInformation(title, ratio.toFixed(2)));
    });
    if (python === null) rows.push(forInformation(`start, ${name}: against the SDK for Python`, 'not installable'));
  }
  return { rows, startMs };
}
