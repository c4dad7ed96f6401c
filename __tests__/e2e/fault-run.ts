// Runs the bundle against a simulator that misbehaves, many runs at a time.
import type { Fault, FaultMatch, FaultRule } from '../../simulator/faults.ts';
import {
  aCertificate,
  DAY,
  HOUR,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type Scenario,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';
import { startSimulator, type SimulatedRequest } from '../../simulator/scm-simulator.ts';
import { runAction, type ActionRun, type RunOptions } from './run-action.ts';

/** The `report` output as far as the tests read it. */
export interface Report {
  result: string;
  truncated?: boolean;
  certificates: {
    certId: string;
    name: string | null;
    domain: string | null;
    status: string | null;
    result: string;
    error: { code: string; message: string; hint: string } | null;
    services: { requirement: string; verdict: string; reason?: string; pushedProject: string | null }[];
  }[];
}

/** One way in which the API can fail, and what the action must make of it. */
export interface FaultCase {
  name: string;
  /** Made when the case runs: some faults name a time, and some the simulator's own address. */
  faults: (url: string) => FaultRule[];
  scenario?: ScenarioOverrides;
  inputs?: Record<string, string>;
  /** Default: `error`, or `fresh` where the run recovers. */
  result?: string;
  /** Default: 1, or 0 where the run recovers. */
  exitCode?: number;
  /** The code in the report; null where the run recovers. */
  code: string | null;
  /** How many requests the faulty route must have seen, or the least and the most. */
  requests: number | readonly [number, number];
  /** Which route is counted; `history` unless told otherwise. */
  route?: 'detail' | 'history' | 'list';
  message?: RegExp;
  hint?: RegExp;
  noHint?: RegExp;
  /** The least time between the first attempt's end and the second's start. */
  gapMs?: number;
  /** The run must be over this soon; by default within its `timeout`. */
  withinMs?: number;
}

/** What a run left behind. */
export interface FaultRun extends ActionRun {
  requests: readonly SimulatedRequest[];
  parsed: Report | null;
}

/** Starting Node and reading the bundle on a machine with more runs than processors. */
export const START_MS = 5_000;

/** `timeout` of every case that does not set another. */
export const DEFAULT_TIMEOUT = '20s';

/** The one certificate of most cases: fresh for both requirements when nothing fails. */
export const CERTIFICATE = aCertificate();

/** Inputs of a step that would pass. */
export function inputsFor(url: string, ids: readonly string[] = [CERTIFICATE.id]): Record<string, string> {
  return {
    'cert-id': ids.join('\n'),
    'project-id': PROJECT_ID,
    'required-services': 'CDN\nWAF@cn-north-4',
    'access-key-id': PERMANENT_KEY.accessKeyId,
    'secret-access-key': PERMANENT_KEY.secretAccessKey,
    endpoint: url,
    timeout: DEFAULT_TIMEOUT,
    'follow-renewals': 'false'
  };
}

/** Different certificates of different names, all fresh for both requirements. */
export function certificates(count: number): SimulatedCertificate[] {
  const first = Math.trunc(Date.now() / 1000) * 1000 - 40 * DAY;
  return Array.from({ length: count }, (_, index) => {
    const issued = first + index * 1000;
    const domain = `shop${index}.example.com`;
    return aCertificate({
      id: scmId(issued - HOUR),
      name: `shop-${index}`,
      domain,
      sans: domain,
      issueTime: scmTime(issued),
      notBefore: scmTime(issued - HOUR)
    });
  });
}

/** The fault befalls the push history. */
export function onHistory(fault: Fault, match: FaultMatch = {}): () => FaultRule[] {
  return () => [{ match: { route: 'history', ...match }, fault }];
}

/** Runs a case on the bundle. `more` overrides inputs, variables and the scenario. */
export async function runCase(
  { faults, scenario = {}, inputs = {} }: Pick<FaultCase, 'faults' | 'scenario' | 'inputs'>,
  more: RunOptions & { scenario?: Partial<Scenario> } = {}
): Promise<FaultRun> {
  await using simulator = await startSimulator({ certificates: [CERTIFICATE], ...scenario, ...more.scenario });
  simulator.setScenario({ faults: faults(simulator.url) });
  const ids = simulator.scenario.certificates.map(({ id }) => id);
  const run = await runAction({ ...more, inputs: { ...inputsFor(simulator.url, ids), ...inputs, ...more.inputs } });
  return { ...run, requests: simulator.requests, parsed: run.report as Report | null };
}

/** Like `Promise.all` over a mapped list, but only so many at a time. */
export async function concurrently<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  lanes = 16
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index] as Item;
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Milliseconds of a duration input. */
export function durationMs(text: string): number {
  const unit = { s: 1_000, m: 60_000, h: 3_600_000 }[text.slice(-1)] ?? NaN;
  return Number(text.slice(0, -1)) * unit;
}

/** Work that is done all at once in `beforeAll`, while each test looks at its own part. */
export class Batch {
  readonly #jobs: (() => Promise<void>)[] = [];

  /** Adds work, and returns what gives its result once the batch has run. */
  add<Result>(work: () => Promise<Result>): () => Result {
    let get = (): Result => {
      throw new Error('the batch has not run');
    };
    this.#jobs.push(async () => {
      try {
        const result = await work();
        get = () => result;
      } catch (error) {
        get = () => {
          throw error;
        };
      }
    });
    return () => get();
  }

  async run(): Promise<void> {
    await concurrently(this.#jobs, (job) => job());
  }
}
