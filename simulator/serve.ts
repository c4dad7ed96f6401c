// node serve.ts [SCENARIO.json] [--port N] : serves a scenario, prints the URL and runs until it is killed.
//
// Any part of a scenario may be left out, and any field of a certificate or push: the defaults are relative to now, so a
// file does not grow old. A parent process may ask for the log and change the scenario by messages, see `Order`.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { aCertificate, aPush, type ScenarioOverrides, type SimulatedCertificate } from './scenario.ts';
import { startSimulator } from './scm-simulator.ts';
import { officiallySignedHeaders } from './sdk-signer.ts';

/** What a parent process may send. */
export interface Order {
  /** Replaces these parts of the scenario and clears the log; answered with `{"ready": true}`. */
  scenario?: ScenarioOverrides;
  /** Answered with `{"requests", "peakInFlight", "connections"}`. */
  log?: boolean;
}

type ScenarioFile = Omit<ScenarioOverrides, 'certificates'> & { certificates?: Partial<SimulatedCertificate>[] };

function readScenario(file: string): ScenarioOverrides {
  const { certificates = [], ...rest } = JSON.parse(readFileSync(file, 'utf8')) as ScenarioFile;
  return {
    ...rest,
    certificates: certificates.map(({ pushes, ...fields }) =>
      aCertificate(pushes === undefined ? fields : { ...fields, pushes: pushes.map(aPush) })
    )
  };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
const [file] = positionals;
const simulator = await startSimulator(file === undefined ? {} : readScenario(file), {
  port: Number(values.port ?? 0)
});

// The first signature loads the SDK: done here, it does not slow the first request.
await officiallySignedHeaders(new URL(simulator.url), { accessKeyId: 'warm-up', secretAccessKey: 'warm-up' });

process.on('message', (order: Order) => {
  if (order.scenario !== undefined) {
    simulator.setScenario(order.scenario);
    simulator.resetLog();
    process.send?.({ ready: true });
  }
  if (order.log === true) {
    const { requests, peakInFlight, connections } = simulator;
    process.send?.({ requests, peakInFlight, connections });
  }
});
process.on('disconnect', () => process.exit(0));
console.log(simulator.url);
process.send?.({ url: simulator.url });
