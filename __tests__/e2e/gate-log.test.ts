// Annotations and log of the bundle are those of the contract's §8.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serviceFault } from '../../simulator/faults.ts';
import { DAY, PROJECT_ID, scmTime, type SimulatedCertificate } from '../../simulator/scenario.ts';
import { AFTER, BEFORE, cdn, gate, numbered } from './gate-trials.ts';
import { NOW, observeAll, told, type Observed } from './observe.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

describe('annotations', () => {
  const twenty = (overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate[] =>
    Array.from({ length: 20 }, (_, index) => numbered(index, overrides));
  const soon = { notAfter: scmTime(NOW + 5 * DAY) };
  let runs: Record<
    'failing' | 'expiring' | 'pending' | 'sameCause' | 'twoCauses' | 'warnOnly' | 'quiet' | 'off',
    Observed
  >;

  beforeAll(async () => {
    runs = await observeAll({
      failing: gate(twenty()),
      expiring: gate(twenty({ ...soon, pushes: [cdn(AFTER)] })),
      pending: gate(twenty(), { 'grace-period': '3650d' }),
      sameCause: gate(twenty(), {}, { deny: ['scm:pushHistory:list'] }),
      twoCauses: gate(
        twenty(),
        {},
        {
          faults: twenty().map(({ id }, index) => ({
            match: { route: 'history', certId: id },
            fault: index % 2 === 0 ? serviceFault(400, 'SCM.0003') : serviceFault(403, 'SCM.9999')
          }))
        }
      ),
      warnOnly: gate(twenty(), { 'warn-only': 'true' }),
      quiet: gate([numbered(1, { pushes: [cdn(AFTER)] })]),
      off: gate([numbered(1, { ...soon, pushes: [cdn(AFTER)] })], { 'expires-within': '0' })
    });
  });

  it('20 failing certificates make eight errors, how many more, and the failure message', () => {
    const errors = told(runs.failing, 'error');
    expect(errors).toHaveLength(10);
    for (const error of errors.slice(0, 8)) expect(error).toMatch(/scs\d{13}.*CDN.*Push/s);
    expect(errors[8]).toMatch(/and 12 more/);
    expect(errors[9]).toMatch(/20 of 20 certificates.*20 missing/);
    expect(runs.failing.exitCode).toBe(1);
  });

  it('the log tells those that the limit leaves out', () => {
    for (const { certId } of runs.failing.report.certificates) expect(runs.failing.stdout).toContain(certId);
  });

  it('20 warnings make nine, and how many more', () => {
    const warnings = told(runs.expiring, 'warning');
    expect(warnings).toHaveLength(10);
    for (const warning of warnings.slice(0, 9)) expect(warning).toMatch(/scs\d{13}.*CDN.*expires in/s);
    expect(warnings[9]).toMatch(/and 11 more/);
    expect(runs.expiring.exitCode).toBe(0);
  });

  it('20 notices make nine, and how many more', () => {
    const notices = told(runs.pending, 'notice');
    expect(notices).toHaveLength(10);
    expect(notices[0]).toMatch(/scs\d{13}.*CDN.*pending/s);
    expect(notices[9]).toMatch(/and 11 more/);
    expect(runs.pending.exitCode).toBe(0);
  });

  it('certificates that fail for one cause share one error', () => {
    const errors = told(runs.sameCause, 'error');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/PERMISSION_DENIED.*17 more.*scm:pushHistory:list/s);
    expect(errors[1]).toMatch(/20 error/);
    expect(told(runs.twoCauses, 'error')).toHaveLength(3);
  });

  it('warn-only makes warnings of errors, under the limit of warnings', () => {
    expect(told(runs.warnOnly, 'error')).toEqual([]);
    expect(told(runs.warnOnly, 'warning')).toHaveLength(10);
    expect(runs.warnOnly.exitCode).toBe(0);
  });

  it('nothing is told where all is well, and no warning of an expiry where that is off', () => {
    expect(runs.quiet.annotations).toEqual([]);
    expect(runs.off.annotations).toEqual([]);
  });
});

describe('log', () => {
  const stale = numbered(1, { pushes: [cdn(BEFORE)] });
  let runs: Record<'plain' | 'set', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      plain: gate([stale], { 'cert-id': `${stale.id}\nscs1554192131150` }),
      set: gate([stale], {
        'renewed-at': '2026-11-20T09:27:38+08:00',
        'time-zone': '-03:30',
        'grace-period': '90m',
        'expires-within': '0',
        'allow-unknown': 'True',
        'warn-only': 'TRUE',
        concurrency: '32',
        'request-timeout': '5m',
        timeout: '6h'
      })
    });
  });

  it('prints the settings in force', () => {
    const defaults = [
      'project-id: ' + PROJECT_ID,
      'time-zone: +08:00',
      'grace-period: off',
      'expires-within: 14 d',
      'follow-renewals: false',
      'allow-unknown: false',
      'warn-only: false',
      'concurrency: 8',
      'request-timeout: 15 s',
      'timeout: 1 min'
    ];
    for (const line of defaults) expect(runs.plain.stdout).toContain(line);
    const set = [
      'renewed-at: 2026-11-20T01:27:38Z',
      'time-zone: -03:30',
      'grace-period: 1 h 30 min',
      'expires-within: off',
      'allow-unknown: true',
      'warn-only: true',
      'concurrency: 32',
      'request-timeout: 5 min',
      'timeout: 6 h'
    ];
    for (const line of set) expect(runs.set.stdout).toContain(line);
    expect(runs.plain.stdout).toContain(runs.plain.url);
  });

  it('has a line per certificate and the table at the end', () => {
    const lines = runs.plain.stdout.split('\n').filter((line) => !line.startsWith('::'));
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${stale.id}: .*1 push record`)));
    expect(lines).toContainEqual(expect.stringMatching(/^scs1554192131150: .*SCM\.0020/));
    const head = lines.findIndex((line) => line.startsWith('verdict'));
    expect(lines.slice(head + 1, head + 3).map((line) => line.split(/ {2,}/)[0])).toEqual(['error', 'stale']);
  });

  it('debug lines tell method, path, status, attempt, duration and request ID', () => {
    const paths = runs.plain.requests.map(({ path }) => path);
    for (const [index, path] of paths.entries()) {
      const line = runs.plain.debug.find((one) => one.includes(`${path}:`)) ?? '';
      expect(line).toMatch(/^GET .*attempt 1 of 4.* \d+ ms/);
      expect(line).toContain(String(runs.plain.requests[index]?.status));
      expect(line).toContain(runs.plain.requests[index]?.requestId);
    }
  });

  it('names no contact data and no body', () => {
    const everything =
      runs.plain.stdout + runs.plain.stderr + (runs.plain.summary ?? '') + (runs.plain.reportFile ?? '');
    for (const word of ['Wang Xiaoming', 'confidential', '13800138000', 'contact.example', '_dnsauth', 'CS200521']) {
      expect(everything).not.toContain(word);
    }
  });
});
