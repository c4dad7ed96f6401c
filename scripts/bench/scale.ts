// Many certificates: whether all lanes of the pool are full, and no more than these.
import { runAction } from '../../__tests__/e2e/run-action.ts';
import { certificates, inputs, NOT_FOLLOWING, passed } from './account.ts';
import { atMost, median, type Row, type Section } from './row.ts';

const RUNS = 3;
const LATENCY_MS = 100;
const MOST = 1.15;
const SIZES = [1, 10, 50, 200];
const CONCURRENCIES = [8, 32];

export const measureScale: Section = async ({ simulator, startMs }) => {
  const rows: Row[] = [];
  for (const size of SIZES) {
    const pinned = certificates(size);
    await simulator.serve({ certificates: pinned, latencyMs: LATENCY_MS });
    for (const concurrency of CONCURRENCIES) {
      const more = { ...NOT_FOLLOWING, concurrency: String(concurrency) };
      const ms: number[] = [];
      let [peak, opened, requests] = [0, 0, 0];
      for (let run = 0; run < RUNS; run += 1) {
        await simulator.serve({});
        ms.push(passed(await runAction({ inputs: inputs(simulator.url, pinned, more) })).durationMs);
        const log = await simulator.log();
        peak = Math.max(peak, log.peakInFlight);
        opened = Math.max(opened, log.connections);
        requests = log.requests.length;
      }
      const name = `${size} certificate${size === 1 ? '' : 's'}, concurrency ${concurrency}`;
      const fullLanesMs = Math.ceil(requests / concurrency) * LATENCY_MS + startMs;
      const told = `${requests} requests, ${median(ms).toFixed(0)} ms`;
      rows.push(atMost(`${name}: wall time against full lanes (${told})`, median(ms) / fullLanesMs, MOST), {
        name: `${name}: peak in flight / connections opened`,
        measured: `${peak} / ${opened}`,
        target: `≤ ${concurrency}`,
        ok: peak <= concurrency && opened <= concurrency
      });
    }
  }
  return rows;
};
