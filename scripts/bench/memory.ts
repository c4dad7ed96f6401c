// The peak of a run's memory, and whether it grows with the number of certificates.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction } from '../../__tests__/e2e/run-action.ts';
import type { SimulatedCertificate } from '../../simulator/scenario.ts';
import { certificates, inputs, passed } from './account.ts';
import { atMost, median, type Section } from './row.ts';

const RUNS = 7;
const SIZE = 200;
const MOST = 1.3;

/** Only the process itself can tell its peak on every system. */
const PRELOAD = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.MAX_RSS_FILE, String(process.resourceUsage().maxRSS)));`;

export const measureMemory: Section = async ({ simulator }) => {
  const many = certificates(SIZE);
  await simulator.serve({ certificates: many, latencyMs: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'max-rss');
  const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(PRELOAD)}`];
  const peakMb = async (pinned: SimulatedCertificate[]): Promise<number> => {
    passed(await runAction({ inputs: inputs(simulator.url, pinned), nodeArgs, env: { MAX_RSS_FILE: file } }));
    return Number(readFileSync(file, 'utf8')) / 1024;
  };
  const one: number[] = [];
  const all: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      one.push(await peakMb(many.slice(0, 1)));
      all.push(await peakMb(many));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const told = `${median(all).toFixed(0)} MB / ${median(one).toFixed(0)} MB`;
  return [atMost(`peak memory, ${SIZE} certificates against 1 (${told})`, median(all) / median(one), MOST)];
};
