// npm run bench: what a run costs, as ratios that were measured side by side on this machine.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAction, type ActionRun } from '../__tests__/e2e/run-action.ts';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type SimulatedCertificate
} from '../simulator/scenario.ts';
import { hostRows } from './bench-hosts.ts';
import { bindingRequests } from './bench-bindings.ts';
import { root } from './node24.mjs';
import { SeparateSimulator } from './separate-simulator.ts';

const COLD_START = { runs: 21, target: 1.3 };
const SCALE = { runs: 3, target: 1.15, latencyMs: 100, sizes: [1, 10, 50, 200], concurrencies: [8, 32] };
const MEMORY = { runs: 5, target: 1.5, size: 200 };
const ACCOUNT = { pinned: 200, size: 400 };
/** What a run takes beside its trips: work between them, and the noise of the machine. */
const TRIPS = { runs: 3, latencyMs: 100, slack: 0.4 };

interface Row {
  what: string;
  measured: string;
  target: string;
  ok: boolean;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

const now = Math.trunc(Date.now() / 1000) * 1000;

/** Certificates of different names and IDs, pushed to both services after their renewal. */
function certificates(count: number, prefix = 'shop', issuedDaysAgo = 30, validDays = 200): SimulatedCertificate[] {
  return Array.from({ length: count }, (_, index) => {
    const issued = now - issuedDaysAgo * DAY + index * 1000;
    const domain = `${prefix}${index}.example.com`;
    return aCertificate({
      id: scmId(issued - HOUR),
      name: `${prefix}-${index}`,
      domain,
      sans: `${domain};www.${domain}`,
      issueTime: scmTime(issued),
      notBefore: scmTime(issued - HOUR),
      notAfter: scmTime(issued + validDays * DAY),
      updatedAt: issued,
      pushes: [aPush({ pushTime: issued + DAY }), aPush({ service: 'WAF', pushTime: issued + DAY })]
    });
  });
}

function inputs(
  url: string,
  pinned: SimulatedCertificate[],
  more: Record<string, string> = {}
): Record<string, string> {
  return {
    'cert-id': pinned.map(({ id }) => id).join('\n'),
    'project-id': PROJECT_ID,
    'required-services': 'CDN\nWAF@cn-north-4',
    'access-key-id': PERMANENT_KEY.accessKeyId,
    'secret-access-key': PERMANENT_KEY.secretAccessKey,
    endpoint: url,
    'follow-renewals': 'false',
    ...more
  };
}

// A run that failed would be quick and worthless.
function checked(run: ActionRun, expectedExit = 0): ActionRun {
  if (run.exitCode !== expectedExit) {
    throw new Error(
      `the run ended with ${run.exitCode ?? 'no status'}:\n${run.stdout.slice(-2000)}${run.stderr.slice(-2000)}`
    );
  }
  return run;
}

async function coldStart(simulator: SeparateSimulator): Promise<{ row: Row; coldMs: number }> {
  const one = certificates(1);
  await simulator.serve({ certificates: one, latencyMs: 0 });
  const options = { inputs: inputs(simulator.url, one) };
  const floorScript = join(root, 'scripts', 'bench-floor.mjs');
  const action: number[] = [];
  const floor: number[] = [];
  // The first pair fills the file cache and is not counted.
  for (let run = 0; run <= COLD_START.runs; run += 1) {
    const a = checked(await runAction(options)).durationMs;
    const b = checked(await runAction({ ...options, script: floorScript })).durationMs;
    if (run === 0) continue;
    action.push(a);
    floor.push(b);
  }
  const coldMs = median(action);
  const floorMs = median(floor);
  const ratio = coldMs / floorMs;
  return {
    coldMs,
    row: {
      what: `cold start, 1 certificate, against two bare requests (${coldMs.toFixed(0)} ms / ${floorMs.toFixed(0)} ms)`,
      measured: ratio.toFixed(2),
      target: `≤ ${COLD_START.target}`,
      ok: ratio <= COLD_START.target
    }
  };
}

async function scale(simulator: SeparateSimulator, coldMs: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of SCALE.sizes) {
    const pinned = certificates(size);
    await simulator.serve({ certificates: pinned, latencyMs: SCALE.latencyMs });
    const measured = new Map(
      SCALE.concurrencies.map((each) => [each, { ms: [] as number[], peak: 0, opened: 0, requests: 0 }])
    );
    for (let run = 0; run < SCALE.runs; run += 1) {
      for (const [concurrency, sums] of measured) {
        await simulator.serve({});
        const options = { inputs: inputs(simulator.url, pinned, { concurrency: String(concurrency) }) };
        sums.ms.push(checked(await runAction(options)).durationMs);
        const log = await simulator.log();
        sums.peak = Math.max(sums.peak, log.peakInFlight);
        sums.opened = Math.max(sums.opened, log.connections);
        sums.requests = log.requests.length;
      }
    }
    for (const [concurrency, { ms, peak, opened, requests }] of measured) {
      const ratio = median(ms) / (Math.ceil(requests / concurrency) * SCALE.latencyMs + coldMs);
      const name = `${size} certificate${size === 1 ? '' : 's'}, concurrency ${concurrency}`;
      rows.push(
        {
          what: `${name}: wall time against full lanes (${requests} requests, ${median(ms).toFixed(0)} ms)`,
          measured: ratio.toFixed(2),
          target: `≤ ${SCALE.target}`,
          ok: ratio <= SCALE.target
        },
        {
          what: `${name}: peak in flight / connections opened`,
          measured: `${peak} / ${opened}`,
          target: `≤ ${concurrency}`,
          ok: peak <= concurrency && opened <= concurrency
        }
      );
    }
  }
  return rows;
}

async function memory(simulator: SeparateSimulator): Promise<Row> {
  const many = certificates(MEMORY.size);
  await simulator.serve({ certificates: many, latencyMs: 0 });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'max-rss');
  // Only the process itself can tell its peak on every system.
  const preload =
    "import{writeFileSync}from'node:fs';" +
    "process.on('exit',()=>writeFileSync(process.env.MAX_RSS_FILE,String(process.resourceUsage().maxRSS)));";
  const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const peak = async (pinned: SimulatedCertificate[]): Promise<number> => {
    checked(await runAction({ inputs: inputs(simulator.url, pinned), nodeArgs, env: { MAX_RSS_FILE: file } }));
    return Number(readFileSync(file, 'utf8')) / 1024;
  };
  const one: number[] = [];
  const all: number[] = [];
  try {
    for (let run = 0; run < MEMORY.runs; run += 1) {
      one.push(await peak(many.slice(0, 1)));
      all.push(await peak(many));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const ratio = median(all) / median(one);
  return {
    what: `peak memory, ${MEMORY.size} certificates against 1 (${median(all).toFixed(0)} MB / ${median(one).toFixed(0)} MB)`,
    measured: ratio.toFixed(2),
    target: `≤ ${MEMORY.target}`,
    ok: ratio <= MEMORY.target
  };
}

async function requestCounts(simulator: SeparateSimulator): Promise<Row[]> {
  const { pinned: count, size } = ACCOUNT;
  const pinned = certificates(count, 'shop', 150, 200);
  const others = certificates(size - count, 'other', 20, 200);
  const successors = certificates(size - count, 'shop', 20, 200);
  // Two requests a judged certificate; the list; and for a followed one, two more for its predecessor.
  const pages = Math.ceil(size / 50) + 1;
  const cases = [
    { name: 'not following', account: others, follow: 'false', most: 2 * count },
    { name: 'following, nothing replaced', account: others, follow: 'true', most: 2 * count + pages },
    { name: 'following, everything replaced', account: successors, follow: 'true', most: 4 * count + pages }
  ];
  const rows: Row[] = [];
  for (const { name, account, follow, most } of cases) {
    await simulator.serve({ certificates: [...pinned, ...account], latencyMs: 0 });
    checked(
      await runAction({ inputs: inputs(simulator.url, pinned, { 'follow-renewals': follow, concurrency: '32' }) })
    );
    const { requests } = await simulator.log();
    const pagesRead = requests.filter(({ route }) => route === 'list').length;
    const isFollowing = follow === 'true';
    rows.push({
      what: `requests for ${count} certificates in an account of ${size}, ${name}`,
      measured: `${requests.length} (${pagesRead} of the list)`,
      target: `≤ ${most}`,
      // A run that never looked for successors asks little, and is no result.
      ok: requests.length <= most && isFollowing === pagesRead > 0
    });
  }
  return rows;
}

/** How many answers one certificate waits for one after the other. */
async function roundTrips(simulator: SeparateSimulator, coldMs: number): Promise<Row[]> {
  const [old, next] = [certificates(1, 'shop', 150, 200), certificates(1, 'shop', 20, 200)];
  const byDomain = { 'cert-id': '', domains: 'shop0.example.com', 'follow-renewals': 'true' };
  const cases = [
    { name: 'without following', account: old, more: {}, trips: 1 },
    { name: 'following, nothing replaced', account: old, more: { 'follow-renewals': 'true' }, trips: 1 },
    { name: 'following, replaced', account: [...old, ...next], more: { 'follow-renewals': 'true' }, trips: 2 },
    { name: 'by domain', account: next, more: byDomain, trips: 2 }
  ];
  const rows: Row[] = [];
  for (const { name, account, more, trips } of cases) {
    await simulator.serve({ certificates: account, latencyMs: TRIPS.latencyMs });
    const ms: number[] = [];
    for (let run = 0; run < TRIPS.runs; run += 1) {
      ms.push(checked(await runAction({ inputs: inputs(simulator.url, old, more) })).durationMs);
    }
    const measured = (median(ms) - coldMs) / TRIPS.latencyMs;
    rows.push({
      what: `round trips of 1 certificate, ${name} (${median(ms).toFixed(0)} ms)`,
      measured: measured.toFixed(2),
      target: `≤ ${trips} + ${TRIPS.slack}`,
      ok: measured <= trips + TRIPS.slack
    });
  }
  return rows;
}

function print(rows: Row[]): void {
  const width = (key: 'what' | 'measured' | 'target'): number => Math.max(...rows.map((row) => row[key].length));
  for (const row of rows) {
    const cells = [
      row.what.padEnd(width('what')),
      row.measured.padStart(width('measured')),
      row.target.padEnd(width('target'))
    ];
    console.log([...cells, row.ok ? 'ok' : 'OVER'].join('  '));
  }
}

await using simulator = await SeparateSimulator.start();
console.log('Measuring; this takes about a minute …\n');
const { row, coldMs } = await coldStart(simulator);
const trips = await roundTrips(simulator, coldMs);
const rows = [row, ...trips, ...(await scale(simulator, coldMs)), await memory(simulator), ...(await hostRows())];
rows.push(...(await requestCounts(simulator)), ...(await bindingRequests(simulator, { certificates, inputs })));
print(rows);
process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
