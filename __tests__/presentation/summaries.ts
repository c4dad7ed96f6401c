// Summaries of many certificates, for the tests of their limits.
import type { Assessment } from '../../src/judgement/assess.ts';
import type { WordedOutcome } from '../../src/presentation/rows.ts';
import { MAX_SUMMARY_BYTES, summaryWriter, type SummaryContext } from '../../src/presentation/summary.ts';
import { healthyRows } from '../../src/presentation/warnings.ts';
import { anAssessment, certIdOf, CHINA_MINUTES, DAY } from '../builders.ts';

export const ASKED = 'Asked https://scm.example.com at 24 Nov 2026 03:00:00 UTC about 1 certificate.';

export function many(count: number, over: Parameters<typeof anAssessment>[0] = {}): Assessment[] {
  return Array.from({ length: count }, (_, index) => anAssessment({ ...over, certId: certIdOf(index) }));
}

export function tableLines(markdown: string): string[] {
  return markdown.split('\n').filter((line) => /^\| [✅🕒❔❌💥]/u.test(line));
}

export const POLICY = { offsetMinutes: CHINA_MINUTES, expiresWithinMs: 14 * DAY, requirements: [], policy: null };

export function aContext(worded: WordedOutcome, over: Partial<SummaryContext> = {}): SummaryContext {
  return {
    title: null,
    asked: ASKED,
    warnings: [],
    healthy: healthyRows(worded, POLICY),
    troubleshooting: null,
    ...over
  };
}

export function summaryOf(outcome: WordedOutcome, maxBytes = MAX_SUMMARY_BYTES): string {
  return summaryWriter(outcome, aContext(outcome))(maxBytes);
}
