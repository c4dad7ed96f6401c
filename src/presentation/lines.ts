import type { UncoveredHost } from '../evidence/hosts.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { unlistedVerdict } from '../judgement/unlisted.ts';
import type { Verdict } from '../judgement/verdict.ts';
import { failureIn } from '../source.ts';
import { VERDICT_LABELS } from './sentences.ts';
import { CUT_STEP } from './unlisted.ts';

/** A line of the table of a run, as plain text. */
export interface TableLine {
  /** `❌ stale`, or `🕒 stale, waived`. */
  readonly verdict: string;
  /** The same without its sign. */
  readonly state: string;
  /** What it counts as. */
  readonly counted: Verdict;
  /** The heading in docs/troubleshooting.md; null where the line passes. */
  readonly anchor: string | null;
  /** `scs…B (www.example.com), replacing scs…A`. */
  readonly certificate: string;
  readonly requirement: string;
  /** What there is of evidence, in a few words. */
  readonly evidence: string;
  readonly renewed: string;
  readonly expires: string;
  /** What to do, and until when and why that may wait. */
  readonly remedy: string;
}

/** What to do about a certificate of which nothing is required that concerns it. */
export const NO_ROW_REMEDY = 'Require a service, or a host that it covers; or leave the certificate out.';

/** Why such a certificate has no verdict. */
export const NO_ROW_REASON = 'none of the required hosts is to serve it, so nothing was judged.';

/** The line of a required host that no certificate covers. */
export function uncoveredLine({ requirement, error }: UncoveredHost): TableLine {
  return {
    verdict: VERDICT_LABELS.error,
    state: 'error',
    counted: 'error',
    anchor: error.code.toLowerCase(),
    certificate: 'none covers it',
    requirement: requirement.text,
    evidence: 'not asked',
    renewed: 'not known',
    expires: 'not known',
    remedy: `${error.code}: ${error.hint}`
  };
}

/** The line of the table where unlisted certificates make the run fail though none of them is known. */
export function unlistedLine({ unlisted }: Outcome): TableLine[] {
  const verdict = unlisted && unlistedVerdict(unlisted);
  if (unlisted === null || (verdict !== 'error' && verdict !== 'unknown')) return [];
  const error = failureIn([unlisted.findings]);
  const line = { verdict: VERDICT_LABELS[verdict], state: verdict, counted: verdict, certificate: 'unlisted ones' };
  const unknown = { requirement: '', evidence: 'not known', renewed: 'not known', expires: 'not known' };
  const told = error === null ? CUT_STEP : `${error.code}: ${error.hint}`;
  return [{ ...line, ...unknown, anchor: error === null ? verdict : error.code.toLowerCase(), remedy: told }];
}
