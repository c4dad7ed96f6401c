// How many answers one certificate waits for one after the other.
import { runAction } from '../../__tests__/e2e/run-action.ts';
import { certificates, inputs, NOT_FOLLOWING, passed } from './account.ts';
import { median, type Row, type Section } from './row.ts';

const RUNS = 3;
const LATENCY_MS = 100;
/** What a run takes beside its trips: work between them, and the noise of the machine. */
const SLACK = 0.4;

export const measureTrips: Section = async ({ simulator, startMs }) => {
  const [old, next] = [certificates(1, 'shop', 150, 200), certificates(1, 'shop', 20, 200)];
  const byDomain = { 'cert-id': '', domains: 'shop0.example.com' };
  const cases = [
    { name: 'not following', account: old, more: NOT_FOLLOWING, trips: 1 },
    { name: 'following, nothing replaced', account: old, more: {}, trips: 1 },
    { name: 'following, replaced', account: [...old, ...next], more: {}, trips: 2 },
    { name: 'by domain', account: next, more: byDomain, trips: 2 }
  ];
  const rows: Row[] = [];
  for (const { name, account, more, trips } of cases) {
    await simulator.serve({ certificates: account, latencyMs: LATENCY_MS });
    const ms: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      ms.push(passed(await runAction({ inputs: inputs(simulator.url, old, more) })).durationMs);
    }
    const measured = (median(ms) - startMs) / LATENCY_MS;
    rows.push({
      name: `round trips of one certificate, ${name} (${median(ms).toFixed(0)} ms)`,
      measured: measured.toFixed(2),
      target: `≤ ${trips} + ${SLACK}`,
      ok: measured <= trips + SLACK
    });
  }
  return rows;
};
