// Runs the bundle against a simulator of its own and keeps all that a person or a workflow could see of it.
import { PERMANENT_KEY, PROJECT_ID, type ScenarioOverrides, type Route } from '../../simulator/scenario.ts';
import { startSimulator, type SimulatedRequest } from '../../simulator/scm-simulator.ts';
import { runAction, type ActionRun, type RunOptions } from './run-action.ts';
import type { Annotation } from './workflow-commands.ts';

export interface ReportedService {
  requirement: string;
  verdict: string;
  pushedAt: string | null;
  pushedService: string | null;
  pushedProject: string | null;
  lagSeconds: number | null;
  reason: string;
  evidence: string;
  live?: readonly object[] | null;
}

export interface ReportedCertificate {
  certId: string;
  requestedCertId: string;
  requestedDomain: string | null;
  name: string;
  domain: string;
  status: string;
  renewedAt: string | null;
  renewedAtSource: string;
  expiresAt: string | null;
  result: string;
  historyRecords: number | null;
  historyFull: boolean | null;
  error: { code: string; message: string; hint: string } | null;
  services: ReportedService[];
}

/** The `report` output, as the contract has it. */
export interface Report {
  schemaVersion: number;
  result: string;
  checkedAt: string;
  truncated?: boolean;
  certificates: ReportedCertificate[];
  uncoveredHosts?: string[];
  unlisted: unknown[];
}

/** One run to be made. */
export interface Trial extends Omit<RunOptions, 'inputs'> {
  scenario?: ScenarioOverrides;
  /** Override the inputs of a step that asks for the scenario's certificates at the CDN, with the permanent key. */
  inputs?: Record<string, string>;
}

/** What one run left behind. */
export interface Observed extends Omit<ActionRun, 'report'> {
  /** Empty where there was none. */
  report: Report;
  requests: readonly SimulatedRequest[];
  peakInFlight: number;
  connections: number;
  url: string;
}

const NO_REPORT: Report = { schemaVersion: 0, result: '', checkedAt: '', certificates: [], unlisted: [] };

/** Makes one run. */
export async function observe({ scenario = {}, inputs = {}, ...options }: Trial): Promise<Observed> {
  await using simulator = await startSimulator(scenario);
  const run = await runAction({
    ...options,
    inputs: {
      'cert-id': simulator.scenario.certificates.map(({ id }) => id).join('\n'),
      'project-id': PROJECT_ID,
      'required-services': 'CDN',
      'access-key-id': PERMANENT_KEY.accessKeyId,
      'secret-access-key': PERMANENT_KEY.secretAccessKey,
      endpoint: simulator.url + simulator.scenario.pathPrefix,
      timeout: '60s',
      ...inputs
    }
  });
  const { requests, peakInFlight, connections, url } = simulator;
  return { ...run, report: (run.report as Report | null) ?? NO_REPORT, requests, peakInFlight, connections, url };
}

/** Makes many independent runs, a few at a time, and gives back each under its name. */
export async function observeAll<Name extends string>(
  trials: Readonly<Record<Name, Trial>>,
  lanes = 4
): Promise<Record<Name, Observed>> {
  const waiting = Object.entries<Trial>(trials);
  const done: Partial<Record<string, Observed>> = {};
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done[next[0]] = await observe(next[1]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done as Record<Name, Observed>;
}

/** The annotations of one level, as `title: message`. */
export function told(run: Observed, level: Annotation['level']): string[] {
  return run.annotations.filter((one) => one.level === level).map(({ title, message }) => `${title}: ${message}`);
}

/** The requests of one route, in the order of arrival. */
export function asked(run: Observed, route: Route): SimulatedRequest[] {
  return run.requests.filter((request) => request.route === route);
}

/** The IDs that one route was asked for, sorted. */
export function askedIds(run: Observed, route: Route): string[] {
  return asked(run, route)
    .map(({ certId }) => certId ?? '')
    .toSorted();
}

/** The report's entry of one requested ID. */
export function entry(run: Observed, requestedCertId: string): ReportedCertificate {
  const found = run.report.certificates.find((one) => one.requestedCertId === requestedCertId);
  if (found === undefined)
    throw new Error(`the report has no entry of ${requestedCertId}:\n${run.stdout}${run.stderr}`);
  return found;
}

/** The first entry of the report. */
export function only(run: Observed): ReportedCertificate {
  const [first] = run.report.certificates;
  if (first === undefined) throw new Error(`there is no report:\n${run.stdout}${run.stderr}`);
  return first;
}

/** The verdicts of one entry, in the order of the requirements. */
export function verdicts({ services }: ReportedCertificate): string[] {
  return services.map(({ verdict }) => verdict);
}

/** RFC 3339 in UTC with seconds: how the contract writes an instant. */
export function instant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A second without fraction, so that what is sent and what is reported can be compared. */
export const NOW = Math.trunc(Date.now() / 1000) * 1000;
