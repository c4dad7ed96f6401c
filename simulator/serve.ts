// Serves a scenario: `--help` says how, docs/simulator.md what may stand in one.
//
// A parent process may ask for the log and change the scenario by messages, see `Order`.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readScenario } from './scenario-file.ts';
import type { ScenarioOverrides } from './scenario.ts';
import { startSimulator, type Simulator } from './scm-simulator.ts';
import { officiallySignedHeaders } from './sdk-signer.ts';

/** What a parent process may send. */
export interface Order {
  /** Replaces these parts of the scenario and clears the log; answered with `{"ready": true}`. */
  scenario?: ScenarioOverrides;
  /** Answered with `{"requests", "peakInFlight", "connections"}`. */
  log?: boolean;
}

const HELP = `Serves a simulated Huawei Cloud account until it is killed. Prints its URL, then its certificates.

  node scripts/with-node24.mjs simulator/serve.ts [SCENARIO.json] [--port N]

  SCENARIO.json  the account; what is left out has a default (docs/simulator.md)
  --port N       the port on 127.0.0.1; without it, a free one
  --help         this text`;

/** A wrong use of the command: its message is for the person at the keyboard. */
class UsageError extends Error {}

interface Options {
  help: boolean;
  file: string | undefined;
  port: number;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } }
  });
  const [file, ...others] = positionals;
  const port = values.port ?? '0';
  if (others.length > 0) throw new UsageError(`one scenario is served, not ${positionals.length}`);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new UsageError('--port must be a number up to 65535');
  return { help: values.help ?? false, file, port: Number(port) };
}

function readFile(file: string): ScenarioOverrides {
  try {
    return readScenario(readFileSync(file, 'utf8'), Date.now());
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n') : ['cannot be read'];
    throw new UsageError(lines.map((line) => `${file}: ${line}`).join('\n'), { cause: error });
  }
}

function obey(simulator: Simulator, order: Order): void {
  if (order.scenario !== undefined) {
    simulator.setScenario(order.scenario);
    simulator.resetLog();
    process.send?.({ ready: true });
  }
  if (order.log === true) {
    const { requests, peakInFlight, connections } = simulator;
    process.send?.({ requests, peakInFlight, connections });
  }
}

async function main(args: string[]): Promise<void> {
  const { help, file, port } = readOptions(args);
  if (help) {
    console.log(HELP);
    return;
  }
  const simulator = await startSimulator(file === undefined ? {} : readFile(file), { port });
  // The first signature loads the SDK: done here, it does not slow the first request.
  await officiallySignedHeaders(new URL(simulator.url), { accessKeyId: 'warm-up', secretAccessKey: 'warm-up' });
  process.on('message', (order: Order) => {
    obey(simulator, order);
  });
  process.on('disconnect', () => process.exit(0));
  console.log(simulator.url);
  for (const { id, domain } of simulator.scenario.certificates) console.log(`${id}  ${domain}`);
  process.send?.({ url: simulator.url });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  // What parseArgs throws is a person's mistake as well; it has a code.
  if (!(error instanceof UsageError) && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(error.message);
  console.error('--help says more.');
  process.exitCode = 2;
}
