import { describe, expect, test } from '@jest/globals';
import { conclude, type Tolerance } from '../../src/judgement/outcome.ts';
import type { Unlisted } from '../../src/judgement/unlisted.ts';
import { annotationsOf } from '../../src/presentation/annotations.ts';
import { buildReport, outputsOf, reportJson } from '../../src/presentation/report.ts';
import { wordOutcome, type WordedOutcome, type WordedRow } from '../../src/presentation/rows.ts';
import { logTable, summaryWriter } from '../../src/presentation/summary.ts';
import type { UnlistedCertificate } from '../../src/renewal/unlisted.ts';
import { failed, known, NOT_ASKED } from '../../src/source.ts';
import { formatTableTime } from '../../src/time.ts';
import { anAssessment, anError, aPush, certIdOf, DAY, NOW, RENEWED } from '../builders.ts';

const HOSTILE: UnlistedCertificate = { id: certIdOf(7), domain: '@team|<b>.example.com', expiresAtMs: NOW + DAY };
const NONE = known({ certificates: [], isListCut: false });
const CUT = known({ certificates: [], isListCut: true });
const LOST = failed(anError({ code: 'PERMISSION_DENIED' }));
const FRESH = anAssessment({ histories: [[aPush({ atMs: RENEWED + DAY })]] });
const POLICY = { warnOnly: false, offsetMinutes: 480, expiresWithinMs: 0, requirements: [], policy: null };
const CONTEXT = { title: null, asked: 'asked', warnings: [], healthy: new Set<WordedRow>(), troubleshooting: null };

function some(count: number, isListCut = false): Unlisted['findings'] {
  const certificates = Array.from({ length: count }, (_, index) => ({ ...HOSTILE, id: certIdOf(100 + index) }));
  return known({ certificates, isListCut });
}

function worded(unlisted: Unlisted | null, tolerance: Partial<Tolerance> = {}, assessments = [FRESH]): WordedOutcome {
  return wordOutcome(conclude(assessments, { allowUnknown: false, warnOnly: false, ...tolerance }, NOW, unlisted), 0);
}

describe('what the run is', () => {
  test.each<[string, Unlisted['findings'], string, string]>([
    ['nothing is unlisted', NONE, 'fresh', 'fresh'],
    ['one is unlisted', some(1), 'fresh', 'missing'],
    ['the list was cut', CUT, 'fresh', 'unknown'],
    ['one is unlisted in a list that was cut', some(1, true), 'fresh', 'missing'],
    ['the list cannot be had', LOST, 'fresh', 'error'],
    ['nobody asked', NOT_ASKED, 'fresh', 'fresh']
  ])('where %s: %s with warn or ignore, with fail', (_, findings, warned, failing) => {
    expect(worded({ mode: 'warn', findings }).outcome).toMatchObject({ result: warned, fails: false });
    expect(worded({ mode: 'fail', findings }).outcome).toMatchObject({
      result: failing,
      fails: failing !== 'fresh'
    });
  });

  test('never better than without, and an error without certificates', () => {
    const stale = anAssessment({ certificate: null, error: anError(), histories: [] });
    expect(worded({ mode: 'fail', findings: some(1) }, {}, [stale]).outcome.result).toBe('error');
    expect(conclude([], { allowUnknown: true, warnOnly: false }, NOW, { mode: 'fail', findings: NONE }).fails).toBe(
      true
    );
  });

  test('warn-only lets it pass, and allow-unknown lets a list that was cut', () => {
    expect(worded({ mode: 'fail', findings: some(1) }, { warnOnly: true }).outcome.fails).toBe(false);
    expect(worded({ mode: 'fail', findings: CUT }, { allowUnknown: true }).outcome.fails).toBe(false);
    expect(worded({ mode: 'fail', findings: some(1) }, { allowUnknown: true }).outcome.fails).toBe(true);
  });
});

describe('what is said', () => {
  test('the first line counts them where they fail, and says why', () => {
    expect(worded({ mode: 'fail', findings: some(2) }).sentence).toBe(
      'missing: a certificate in service is in no entry of the policy; 1 certificate passed (1 fresh). ' +
        '2 certificates in service are unlisted.'
    );
    expect(worded({ mode: 'warn', findings: some(2) }).sentence).not.toContain('unlisted');
    expect(worded({ mode: 'fail', findings: CUT }).sentence).toContain('unknown: the list of certificates was cut');
    expect(worded({ mode: 'fail', findings: LOST }).sentence).toContain('error: the list of certificates could not be');
  });

  test('one warning names the first twenty, with fail one error', () => {
    const warn = annotationsOf(worded({ mode: 'warn', findings: some(23) }), POLICY);
    expect(warn.errors).toEqual([]);
    expect(warn.warnings).toHaveLength(1);
    expect(warn.warnings[0]?.message).toMatch(/^23 certificates in service are in no entry of the policy: .* 3 more\./);
    const fail = annotationsOf(worded({ mode: 'fail', findings: some(23) }), POLICY);
    expect([fail.errors.length, fail.warnings.length]).toEqual([1, 0]);
    const lenient = annotationsOf(worded({ mode: 'fail', findings: some(1) }, { warnOnly: true }), {
      ...POLICY,
      warnOnly: true
    });
    expect([lenient.errors.length, lenient.warnings.length]).toEqual([0, 1]);
  });

  test.each(['warn', 'fail'] as const)('a list that was cut, or cannot be had, is told with %s', (mode) => {
    for (const findings of [CUT, LOST]) {
      const { errors, warnings } = annotationsOf(worded({ mode, findings }), POLICY);
      expect([errors.length, warnings.length]).toEqual(mode === 'fail' ? [1, 0] : [0, 1]);
    }
  });

  test('the table says why the run fails though no certificate does', () => {
    const line = (findings: Unlisted['findings']): string =>
      logTable(worded({ mode: 'fail', findings })).find((row) => row.includes('unlisted ones')) ?? '';
    expect(line(LOST)).toMatch(/^error +unlisted ones/);
    expect(line(CUT)).toMatch(/^unknown +unlisted ones/);
    for (const findings of [NONE, some(1), some(1, true), NOT_ASKED]) expect(line(findings)).toBe('');
    const summary = summaryWriter(worded({ mode: 'fail', findings: LOST }), CONTEXT)(10_000);
    expect(summary).toContain('`PERMISSION_DENIED`: Grant the IAM action');
    expect(summaryWriter(worded({ mode: 'fail', findings: CUT }), CONTEXT)(10_000)).toContain('see in the console of');
    expect(worded({ mode: 'warn', findings: LOST }).lines).toEqual([]);
  });

  test('the summary has a table of its own, in which a domain is a code span', () => {
    const findings = known({ certificates: [HOSTILE], isListCut: false });
    const summary = summaryWriter(worded({ mode: 'warn', findings }), CONTEXT)(10_000);
    expect(summary).toContain('**Unlisted: in service, and in no entry of the policy**');
    const expires = formatTableTime(NOW + DAY);
    expect(summary).toContain(`| \`${HOSTILE.id}\` | \`@team\\|<b>.example.com\` | ${expires} |`);
  });

  test('a table that does not fit is cut at a row, and says so', () => {
    const summary = summaryWriter(worded({ mode: 'warn', findings: some(2_000) }), CONTEXT)(60_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(60_000);
    expect(summary).toMatch(/\d+ more certificates left out for size; the report-file output has all\./);
  });

  test('report and output have all of them', () => {
    const one = worded({ mode: 'warn', findings: known({ certificates: [HOSTILE], isListCut: false }) });
    expect(buildReport(one).unlisted).toEqual([
      { certId: HOSTILE.id, domain: HOSTILE.domain, expiresAt: '2026-11-25T03:00:00Z' }
    ]);
    expect(outputsOf(one, [])).toMatchObject({ result: 'fresh', unlisted: HOSTILE.id });
    expect(outputsOf(worded(null), [])).toMatchObject({ unlisted: '' });
    expect(buildReport(worded(null)).unlisted).toEqual([]);
  });

  test('a report of 10,000 of them fits', () => {
    const json = reportJson(buildReport(worded({ mode: 'warn', findings: some(10_000) })), 900_000, JSON.stringify);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(900_000);
    expect(JSON.parse(json)).toMatchObject({ truncated: true, certificates: [{ result: 'fresh' }] });
  });
});
