// Runs beyond the limits of GitHub. Slow, so apart: mutation testing does without them.
import { describe, expect, it, test } from '@jest/globals';
import { buildReport, MAX_REPORT_BYTES, reportJson, type Report } from '../../src/presentation/report.ts';
import { logTable, MAX_SUMMARY_BYTES, MAX_SUMMARY_OUTPUT_BYTES } from '../../src/presentation/summary.ts';
import { anAssessment, aWordedOutcome, certIdOf } from '../builders.ts';
import { many, summaryOf, tableLines } from './summaries.ts';

describe('the summary', () => {
  it.each([
    ['failing', { histories: [[]] }, MAX_SUMMARY_BYTES],
    ['failing', { histories: [[]] }, MAX_SUMMARY_OUTPUT_BYTES],
    ['healthy', {}, MAX_SUMMARY_BYTES],
    ['healthy', {}, MAX_SUMMARY_OUTPUT_BYTES]
  ])('20,000 %s rows are cut at a row, and how many is said', (_, over, maxBytes) => {
    const markdown = summaryOf(aWordedOutcome(many(20_000, over)), maxBytes);
    const bytes = Buffer.byteLength(markdown);
    expect(bytes).toBeLessThanOrEqual(maxBytes);
    expect(bytes).toBeGreaterThan(maxBytes - 3_000);
    const shown = tableLines(markdown);
    expect(shown.every((line) => line.endsWith(' |'))).toBe(true);
    expect(markdown).toContain(`\n${String(20_000 - shown.length)} more rows left out for size`);
    expect(markdown.trimEnd().split('\n').at(-1)).toContain('Asked `https');
    expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/<\/details>/g)?.length);
  });
});

describe('the table of the log', () => {
  test('can be made of a run of thousands', () => {
    expect(logTable(aWordedOutcome(many(5_000)))).toHaveLength(5_001);
  });
});

describe('the report', () => {
  test('a run too large for its rows keeps the worst certificates and says so', () => {
    const failing = anAssessment({ certId: certIdOf(9_000), histories: [[]] });
    const json = reportJson(buildReport(aWordedOutcome([...many(4_000), failing])), MAX_REPORT_BYTES, JSON.stringify);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(MAX_REPORT_BYTES);
    const { truncated, certificates } = JSON.parse(json) as Report;
    expect(truncated).toBe(true);
    expect(certificates.at(-1)).toMatchObject({ certId: certIdOf(9_000), services: [{ verdict: 'missing' }] });
  });

  test('a run of 1,500 certificates fits', () => {
    const json = reportJson(buildReport(aWordedOutcome(many(1_500))), MAX_REPORT_BYTES, JSON.stringify);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(MAX_REPORT_BYTES);
    expect((JSON.parse(json) as Report).certificates).toHaveLength(1_500);
  });
});
