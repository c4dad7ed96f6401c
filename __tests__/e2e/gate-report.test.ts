// Outputs and report of the bundle are those of the contract's §7.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DAY, HOUR, scmTime } from '../../simulator/scenario.ts';
import { AFTER, cdn, EXPIRES, gate, numbered, RENEWED, waf, wafPushes } from './gate-trials.ts';
import { instant, NOW, observeAll, only, told, type Observed, type Trial } from './observe.ts';
import { tableRows } from './runner-eyes.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

describe('outputs and report', () => {
  const stale = numbered(1, {
    issueTime: scmTime(RENEWED + HOUR),
    pushes: [cdn(RENEWED), waf(AFTER)],
    notAfter: scmTime(EXPIRES + DAY)
  });
  const fresh = numbered(2, { pushes: [cdn(AFTER), waf(AFTER)] });
  const gone = numbered(3);
  const services = { 'required-services': 'CDN\nWAF@cn-north-4' };
  /** So many certificates for 60 requirements: a quarter of the rows fresh, the others missing. */
  const bulk = (count: number): Trial =>
    gate(
      Array.from({ length: count }, (_, index) =>
        numbered(index, { pushes: index % 2 === 0 ? [] : wafPushes(9, AFTER) })
      ),
      {
        'required-services': Array.from({ length: 60 }, (_, index) =>
          index % 2 === 0 ? `WAF|Service${index}` : `Service${index}@project-${index}`
        ).join()
      }
    );
  let runs: Record<
    'mixed' | 'green' | 'nothingKnown' | 'noOutput' | 'noSummary' | 'noTemp' | 'large' | 'larger' | 'huge' | 'twice',
    Observed
  >;

  beforeAll(async () => {
    runs = await observeAll({
      mixed: gate([stale, fresh], { ...services, 'cert-id': [stale.id, gone.id, fresh.id].join(', ') }),
      green: gate([fresh], services),
      nothingKnown: gate([numbered(4, { issueTime: null, notBefore: null, notAfter: null })]),
      noOutput: { ...gate([stale]), env: { GITHUB_OUTPUT: undefined } },
      noSummary: { ...gate([fresh]), env: { GITHUB_STEP_SUMMARY: undefined } },
      noTemp: { ...gate([fresh]), env: { RUNNER_TEMP: undefined } },
      large: bulk(58),
      larger: bulk(72),
      huge: bulk(78),
      twice: gate([stale, fresh], { 'cert-id': `${fresh.id},${fresh.id}\n${stale.id}\n ${fresh.id} ` })
    });
  });

  it('every output is set, in the exact format', () => {
    const { report, summary, 'report-file': file, ...rest } = runs.mixed.outputs;
    expect(rest).toEqual({
      result: 'error',
      'fresh-services': 'CDN,WAF@cn-north-4',
      'pending-services': '',
      'unknown-services': '',
      'stale-services': 'CDN',
      'missing-services': '',
      'expired-services': '',
      'error-services': 'CDN,WAF@cn-north-4',
      unlisted: '',
      expiring: '',
      'renewed-at': instant(RENEWED + HOUR),
      'expires-at': instant(EXPIRES)
    });
    expect(report).not.toBe('');
    expect(summary).toBe(runs.mixed.summary);
    expect(file).toMatch(/\/temp\/[^/]+\.json$/);
  });

  it('the report has exactly the keys of the contract', () => {
    const { report } = runs.mixed;
    expect(Date.parse(report.checkedAt)).toBeGreaterThanOrEqual(NOW);
    expect(report.checkedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const common = { historyFull: false, renewedAtSource: 'issue_time', status: 'ISSUED', error: null };
    const reason = expect.stringMatching(/^[^\n]+\.$/);
    const beside = { bindings: null, live: null, waiver: null };
    const row = { pushedProject: null, lagSeconds: null, reason, evidence: 'push', ...beside };
    const unknown = {
      verdict: 'error',
      pushedAt: null,
      pushedService: null,
      pushedProject: null,
      lagSeconds: null,
      reason,
      evidence: 'none',
      bindings: null,
      live: null,
      waiver: null
    };
    const wafRow = {
      requirement: 'WAF@cn-north-4',
      verdict: 'fresh',
      pushedAt: instant(AFTER),
      pushedService: 'WAF',
      pushedProject: 'cn-north-4',
      lagSeconds: null,
      reason,
      evidence: 'push',
      bindings: null,
      live: null,
      waiver: null
    };
    expect(report).toEqual({
      schemaVersion: 1,
      result: 'error',
      checkedAt: report.checkedAt,
      uncoveredHosts: [],
      unlisted: [],
      certificates: [
        {
          ...common,
          certId: stale.id,
          requestedCertId: stale.id,
          requestedDomain: null,
          name: stale.name,
          domain: stale.domain,
          renewedAt: instant(RENEWED + HOUR),
          expiresAt: instant(EXPIRES + DAY),
          result: 'stale',
          historyRecords: 2,
          services: [
            {
              ...row,
              requirement: 'CDN',
              verdict: 'stale',
              pushedAt: instant(RENEWED),
              pushedService: 'CDN',
              lagSeconds: 3600
            },
            wafRow
          ]
        },
        {
          ...common,
          certId: gone.id,
          requestedCertId: gone.id,
          requestedDomain: null,
          name: null,
          domain: null,
          status: null,
          renewedAt: null,
          renewedAtSource: 'none',
          expiresAt: null,
          result: 'error',
          historyRecords: 0,
          error: {
            code: 'CERTIFICATE_NOT_FOUND',
            message: expect.stringMatching(/SCM\.0020/),
            hint: expect.stringMatching(/./)
          },
          services: [
            { ...unknown, requirement: 'CDN' },
            { ...unknown, requirement: 'WAF@cn-north-4' }
          ]
        },
        {
          ...common,
          certId: fresh.id,
          requestedCertId: fresh.id,
          requestedDomain: null,
          name: fresh.name,
          domain: fresh.domain,
          renewedAt: instant(RENEWED),
          expiresAt: instant(EXPIRES),
          result: 'fresh',
          historyRecords: 2,
          services: [
            { ...row, requirement: 'CDN', verdict: 'fresh', pushedAt: instant(AFTER), pushedService: 'CDN' },
            wafRow
          ]
        }
      ]
    });
  });

  it('the report file holds the same JSON', () => {
    for (const run of [runs.mixed, runs.green]) expect(run.reportFile).toBe(run.outputs['report']);
  });

  it('times that are not known are empty', () => {
    expect(runs.nothingKnown.outputs).toMatchObject({ result: 'unknown', 'renewed-at': '', 'expires-at': '' });
    expect(only(runs.nothingKnown)).toMatchObject({ renewedAt: null, expiresAt: null });
  });

  it('without an output file there is a warning, nothing in its place, and the exit as judged', () => {
    const { noOutput } = runs;
    expect(noOutput.exitCode).toBe(1);
    expect(told(noOutput, 'warning')).toContainEqual(expect.stringMatching(/GITHUB_OUTPUT/));
    expect(noOutput.stdout).not.toMatch(/set-output|schemaVersion/);
    expect(noOutput.summary).toContain('stale');
  });

  it('without a summary file it carries on', () => {
    expect(runs.noSummary).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(runs.noSummary.outputs['summary']).toContain('fresh');
  });

  it('without a folder for it the report file is told to be missing', () => {
    expect(runs.noTemp).toMatchObject({ exitCode: 0, outputs: { result: 'fresh', 'report-file': '' } });
    expect(told(runs.noTemp, 'warning')).toContainEqual(expect.stringMatching(/RUNNER_TEMP/));
    expect(runs.noTemp.report.result).toBe('fresh');
  });

  it.each([
    ['large', 58, 'missing'],
    ['larger', 72, 'none']
  ] as const)('a %s report loses reasons, says so, and its file has all', (name, count, keeping) => {
    const { outputs, report, reportFile } = runs[name];
    expect(Buffer.byteLength(reportFile ?? '')).toBeGreaterThan(900_000);
    expect(Buffer.byteLength(outputs['report'] ?? '')).toBeLessThanOrEqual(900_000);
    const whole = JSON.parse(reportFile ?? '') as Observed['report'];
    const wholeRows = whole.certificates.flatMap((one) => one.services);
    expect(wholeRows).toHaveLength(count * 60);
    expect(wholeRows.filter(({ verdict }) => verdict === 'fresh')).toHaveLength(count * 15);
    expect(wholeRows.every(({ reason }) => reason !== '')).toBe(true);
    expect(report).toEqual({
      ...whole,
      truncated: true,
      certificates: whole.certificates.map((one) => ({
        ...one,
        services: one.services.map(({ reason, ...row }) => (row.verdict === keeping ? { ...row, reason } : row))
      }))
    });
  });

  it('a large summary is cut at a row, and says how many rows are left out', () => {
    const rows = 78 * 60;
    const { summary, outputs } = runs.huge;
    for (const [text, limit] of [
      [summary ?? '', 1024 * 1024],
      [outputs['summary'] ?? '', 60_000]
    ] as const) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
      const shown = tableRows(text);
      expect(shown.every((cells) => cells.length === 7)).toBe(true);
      expect(shown.length + Number(/^(\d+) more rows/m.exec(text)?.[1])).toBe(rows);
      expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Asked /);
    }
  });

  it('an ID that is given again counts once', () => {
    expect(runs.twice.report.certificates.map(({ requestedCertId }) => requestedCertId)).toEqual([fresh.id, stale.id]);
    expect(runs.twice.requests).toHaveLength(4);
  });
});
