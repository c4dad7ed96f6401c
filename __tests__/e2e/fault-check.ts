// What must hold of a run whatever has failed, and what a case says on top of it.
import { expect } from '@jest/globals';
import { DEFAULT_TIMEOUT, durationMs, START_MS, type FaultCase, type FaultRun } from './fault-run.ts';

/** Four attempts, of which the first is sent again where its kept-alive connection was gone. */
const MAX_SENT = 5;

function countOf({ requests }: FaultRun, route: string): number {
  return requests.filter((request) => request.route === route).length;
}

/** Asserts everything that a case says, and that the run ended properly. */
export function expectAsTold(each: FaultCase, run: FaultRun): void {
  const { code, route = 'history', requests } = each;
  const [least, most] = typeof requests === 'number' ? [requests, requests] : requests;
  const error = run.parsed?.certificates[0]?.error ?? null;
  expect({
    exitCode: run.exitCode,
    signal: run.signal,
    result: run.outputs['result'],
    code: error?.code ?? null
  }).toEqual({
    exitCode: each.exitCode ?? (code === null ? 0 : 1),
    signal: null,
    result: each.result ?? (code === null ? 'fresh' : 'error'),
    code
  });
  expect(countOf(run, route)).toBeGreaterThanOrEqual(least);
  expect(countOf(run, route)).toBeLessThanOrEqual(most);
  expectProper(run);
  const limit = each.withinMs ?? durationMs(each.inputs?.['timeout'] ?? DEFAULT_TIMEOUT);
  expect(run.durationMs).toBeLessThan(limit + START_MS);
  if (each.message !== undefined) expect(error?.message).toMatch(each.message);
  if (each.hint !== undefined) expect(error?.hint).toMatch(each.hint);
  if (each.noHint !== undefined) expect(error?.hint).not.toMatch(each.noHint);
  if (each.gapMs !== undefined) {
    const [first, second] = run.requests.filter((request) => request.route === route);
    expect((second?.startedAt ?? NaN) - (first?.endedAt ?? NaN)).toBeGreaterThanOrEqual(each.gapMs);
  }
  if (code !== null) {
    expect(error?.message).toMatch(/^reading .+ failed: .+/);
    expect(error?.hint).not.toBe('');
    expect(run.annotations.filter(({ level }) => level === 'error').map(({ title }) => title)).toContain(code);
    expect(run.outputs['error-services']).toBe('CDN,WAF@cn-north-4');
    expect(run.parsed?.certificates[0]?.services.map(({ verdict }) => verdict)).toEqual(['error', 'error']);
  }
}

/** Asserts what holds of every run that came to a verdict. */
export function expectProper(run: FaultRun): void {
  expect(run.timedOut).toBe(false);
  // Nothing but the action's own log: no warning of Node, no stack.
  expect(run.stderr).toBe('');
  expect(run.stdout).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  expect(run.outputs['result']).not.toBe('');
  expect(run.parsed?.result).toBe(run.outputs['result']);
  expect(JSON.parse(run.reportFile ?? 'null')).toEqual(run.report);
  expect(run.summary).toContain(run.outputs['result']);
  for (const { method, route } of run.requests) {
    // The one question that is a POST.
    expect([method, route]).toEqual([route === 'deployed' ? 'POST' : 'GET', expect.any(String)]);
  }
  const perRequest = new Map<string, number>();
  for (const { path, query } of run.requests) {
    const key = `${path} ${JSON.stringify(query)}`;
    perRequest.set(key, (perRequest.get(key) ?? 0) + 1);
  }
  expect(Math.max(0, ...perRequest.values())).toBeLessThanOrEqual(MAX_SENT);
  for (const level of ['error', 'warning', 'notice']) {
    expect(run.annotations.filter((annotation) => annotation.level === level).length).toBeLessThanOrEqual(10);
  }
}
