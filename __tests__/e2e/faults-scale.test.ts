import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  bodyFault,
  gatewayFault,
  serviceFault,
  throttledFault,
  type Fault,
  type FaultRule
} from '../../simulator/faults.ts';
import type { ScenarioOverrides } from '../../simulator/scenario.ts';
import { expectProper } from './fault-check.ts';
import { Batch, CERTIFICATE, certificates, runCase, START_MS, type FaultRun } from './fault-run.ts';
import type { RunOptions } from './run-action.ts';

const batch = new Batch();

beforeAll(() => batch.run(), 240_000);

const FIFTY = certificates(50);
const [, , , , , , , BROKEN] = FIFTY;
const BROKEN_ID = BROKEN?.id ?? '';

function add(
  count: number,
  faults: FaultRule[],
  options: RunOptions & { scenario?: ScenarioOverrides } = {}
): () => FaultRun {
  const { scenario = {}, inputs = {}, ...rest } = options;
  const all = count === FIFTY.length ? FIFTY : certificates(count);
  return batch.add(() => runCase({ faults: () => faults, scenario: { certificates: all, ...scenario }, inputs }, rest));
}

describe('one certificate of fifty', () => {
  const ways: [string, Fault, string][] = [
    ['is reset', { kind: 'reset', when: 'before-headers' }, 'NETWORK'],
    ['is reset in its body', { kind: 'reset', when: 'in-body' }, 'NETWORK'],
    ['is cut short', { kind: 'cut', framing: 'chunked' }, 'NETWORK'],
    ['never answers', { kind: 'hang', when: 'before-headers' }, 'TIMEOUT'],
    ['stops between chunks', { kind: 'hang', when: 'between-chunks' }, 'TIMEOUT'],
    ['answers byte by byte', { kind: 'drip', where: 'body' }, 'TIMEOUT'],
    ['answers too much', { kind: 'oversize', by: 'gzip' }, 'UNEXPECTED_RESPONSE'],
    ['answers HTML', bodyFault('<html>'), 'UNEXPECTED_RESPONSE'],
    ['answers null', bodyFault('null'), 'UNEXPECTED_RESPONSE'],
    ['answers 204', { kind: 'answer', status: 204, body: '' }, 'UNEXPECTED_RESPONSE'],
    ['is redirected', { kind: 'redirect', location: 'https://other.example/' }, 'UNEXPECTED_RESPONSE'],
    ['is throttled', throttledFault(), 'THROTTLED'],
    ['fails with 500', serviceFault(500, 'SCM.4001'), 'SERVICE_UNAVAILABLE'],
    ['does not exist', serviceFault(400, 'SCM.0020'), 'CERTIFICATE_NOT_FOUND'],
    ['is forbidden with 401', serviceFault(401, 'SCM.4002'), 'PERMISSION_DENIED'],
    ['is forbidden by the gateway', gatewayFault(403, 'APIGW.0302'), 'PERMISSION_DENIED'],
    ['is unknown to the gateway', gatewayFault(404, 'APIGW.0101'), 'API_UNAVAILABLE']
  ];
  const cases = ways.flatMap(([name, fault, code]) =>
    (['detail', 'history'] as const).map(
      (route) =>
        [
          route,
          name,
          code,
          add(50, [{ match: { route, certId: BROKEN_ID }, fault }], {
            inputs: code === 'TIMEOUT' ? { 'request-timeout': '3s' } : {}
          })
        ] as const
    )
  );

  test.each(cases)('whose %s %s fails alone', (route, _, code, get) => {
    const run = get();
    expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode: 1, result: 'error' });
    expectProper(run);
    const entries = run.parsed?.certificates ?? [];
    expect(entries.map(({ certId }) => certId)).toEqual(FIFTY.map(({ id }) => id));
    expect(entries.filter(({ result }) => result === 'fresh')).toHaveLength(49);
    const failed = entries.find(({ certId }) => certId === BROKEN_ID);
    expect(failed).toMatchObject({ result: 'error', error: { code } });
    expect(run.outputs['fresh-services']).toBe('CDN,WAF@cn-north-4');
    expect(run.requests.filter((request) => request.route === route && request.certId !== BROKEN_ID)).toHaveLength(49);
  });
});

describe('a rejected key', () => {
  const ways: [string, Fault][] = [
    ['APIGW.0301', gatewayFault(401, 'APIGW.0301')],
    ['SCM.1000', serviceFault(401, 'SCM.1000')],
    ['SCM.0002', serviceFault(403, 'SCM.0002')]
  ];
  const cases = ways.flatMap(([name, fault]) =>
    [1, 8, 32].map(
      (concurrency) =>
        [
          name,
          concurrency,
          add(200, [{ fault }], { inputs: { concurrency: String(concurrency) }, scenario: { latencyMs: 50 } })
        ] as const
    )
  );

  test.each(cases)(
    'of two hundred certificates (%s) is asked no more often than concurrency %d',
    (name, concurrency, get) => {
      const run = get();
      expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode: 1, result: 'error' });
      expectProper(run);
      expect(run.requests.length).toBeLessThanOrEqual(concurrency);
      const errors = run.parsed?.certificates.map(({ error }) => error?.code) ?? [];
      expect(errors).toHaveLength(200);
      expect([...new Set(errors)]).toEqual([name === 'SCM.0002' ? 'PROJECT_MISMATCH' : 'AUTH_REJECTED']);
      // One cause, one annotation; the other is the failure message.
      expect(run.annotations.filter(({ level }) => level === 'error')).toHaveLength(2);
    }
  );
});

describe('throttling', () => {
  const paused = add(10, [{ match: { nth: [1] }, fault: throttledFault('3') }], { inputs: { concurrency: '4' } });
  const endless = add(50, [{ fault: throttledFault() }], { inputs: { timeout: '10s' } });
  const honoured = add(1, [{ fault: throttledFault('31536000') }], {
    inputs: { timeout: '2m' },
    signalAfterMs: 4_000
  });

  test('pauses all requests of the run', () => {
    const run = paused();
    expect(run.exitCode).toBe(0);
    expectProper(run);
    const refusedAt = run.requests.find(({ status }) => status === 429)?.endedAt ?? NaN;
    // What was on its way when the refusal came is on its way, and a busy machine takes a moment to read it.
    const within = (from: number, to: number): number =>
      run.requests.filter(({ startedAt }) => startedAt >= refusedAt + from && startedAt < refusedAt + to).length;
    expect(within(1_000, 2_900)).toBe(0);
    expect(within(2_900, 20_000)).toBeGreaterThan(0);
    expect(run.requests).toHaveLength(21);
  });

  test('of everything for ever ends within the run, with its own code', () => {
    const run = endless();
    expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode: 1, result: 'error' });
    expectProper(run);
    expect(run.durationMs).toBeLessThan(10_000 + START_MS);
    expect([...new Set(run.parsed?.certificates.map(({ error }) => error?.code))]).toEqual(['THROTTLED']);
  });

  test('for a year is waited for a minute', () => {
    const run = honoured();
    expect(run.stdout).toContain('attempt 2 of 4 in 60.0 s');
    expect(run.exitCode).not.toBe(0);
  });
});

describe('twenty thousand rows', () => {
  const requirements = Array.from({ length: 100 }, (_, index) => `WAF@project-${index}`);
  const many = certificates(200);
  const inputs = { 'required-services': requirements.join('\n'), concurrency: '32' };
  const missing = batch.add(() => runCase({ faults: () => [], scenario: { certificates: many }, inputs }));
  const fresh = batch.add(() =>
    runCase({
      faults: () => [],
      scenario: { certificates: many },
      inputs: {
        ...inputs,
        'required-services': 'CDN|' + requirements.join('\nCDN|').replaceAll(/@[^\n]*-(\d+)/g, '|S$1')
      }
    })
  );
  const failing = batch.add(() =>
    runCase({
      faults: () => [{ match: { route: 'history' }, fault: serviceFault(400, 'SCM.0020', 'm'.repeat(5_000)) }],
      scenario: { certificates: many },
      inputs
    })
  );

  test.each([
    ['missing', 1, missing],
    ['fresh', 0, fresh],
    ['error', 1, failing]
  ] as const)('that are %s stay within the limits of GitHub', (result, exitCode, get) => {
    const run = get();
    expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode, result });
    expect(run.timedOut).toBe(false);
    expect(run.stderr).toBe('');
    const rows = run.parsed?.certificates.flatMap(({ services }) => services) ?? [];
    // Whole rows are left out until it fits, and not more.
    const reportBytes = Buffer.byteLength(run.outputs['report'] ?? '');
    expect(reportBytes).toBeLessThanOrEqual(900_000);
    expect(reportBytes).toBeGreaterThan(895_000);
    expect(rows.length).toBeGreaterThan(4_000);
    expect(run.parsed?.truncated).toBe(true);
    expect(rows.filter(({ reason }) => reason !== undefined)).toEqual([]);
    const whole = JSON.parse(run.reportFile ?? 'null') as NonNullable<typeof run.parsed>;
    expect(whole.truncated).toBeUndefined();
    expect(whole.certificates.flatMap(({ services }) => services).filter(({ reason }) => Boolean(reason))).toHaveLength(
      20_000
    );

    const bytes = Buffer.byteLength(run.summary ?? '');
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
    // Cut because there was no more room, not earlier.
    expect(bytes).toBeGreaterThan(1000 * 1024);
    expect(Buffer.byteLength(run.outputs['summary'] ?? '')).toBeLessThanOrEqual(60_000);
    for (const markdown of [run.summary ?? '', run.outputs['summary'] ?? '']) {
      const told = markdown.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:Verdict|---)/.test(line));
      const left = /^(\d+) more rows left out/m.exec(markdown);
      expect(told.length + Number(left?.[1])).toBe(20_000);
      expect(markdown.trimEnd().split('\n').at(-1)).toContain('Asked ');
    }
    for (const { message } of run.annotations) expect(message.length).toBeLessThan(4_096);
    for (const level of ['error', 'warning', 'notice']) {
      expect(run.annotations.filter((annotation) => annotation.level === level).length).toBeLessThanOrEqual(10);
    }
  });
});

describe('a report of more than 900 kB', () => {
  const requirements = Array.from({ length: 25 }, (_, index) => `CDN|S${index}\nWAF@project-${index}`).join('\n');
  const mixed = add(80, [], { inputs: { 'required-services': requirements, concurrency: '32' } });

  test('loses the reasons of healthy rows first', () => {
    const run = mixed();
    const rows = run.parsed?.certificates.flatMap(({ services }) => services) ?? [];
    expect(rows).toHaveLength(4_000);
    expect(Buffer.byteLength(run.reportFile ?? '')).toBeGreaterThan(900_000);
    expect(run.parsed?.truncated).toBe(true);
    const fresh = rows.filter(({ verdict }) => verdict === 'fresh');
    expect(fresh).toHaveLength(2_000);
    expect(fresh.filter(({ reason }) => reason !== undefined)).toEqual([]);
  });
});

describe('a certificate alone', () => {
  const names = Array.from({ length: 60_000 }, (_, index) => `n${index}.example.com`).join(';');
  const crowded = batch.add(() =>
    runCase({ faults: () => [], scenario: { certificates: [{ ...CERTIFICATE, sans: names.slice(0, 1_000_000) }] } })
  );

  test('with a megabyte of names is told in time that it cannot be trusted', () => {
    const run = crowded();
    expect(run.exitCode).toBe(1);
    expect(run.parsed?.certificates[0]?.error?.message).toContain('more than 1000 names cannot be trusted');
    expectProper(run);
    expect(run.durationMs).toBeLessThan(20_000);
  });
});
