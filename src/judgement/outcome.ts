import type { Settings } from '../config/inputs.ts';
import type { UncoveredHost } from '../evidence/hosts.ts';
import type { Assessment } from './assess.ts';
import { perCertificate } from './per-certificate.ts';
import { unlistedVerdict, type Unlisted } from './unlisted.ts';
import { worst, type Verdict } from './verdict.ts';

export type Tolerance = Pick<Settings, 'allowUnknown' | 'warnOnly'>;

/** What a run has come to, before anybody is told. */
export interface Outcome {
  readonly result: Verdict;
  /** One per certificate that was asked for, by ID or domain, in the order of the input. */
  readonly assessments: readonly Assessment[];
  /** One per judged certificate, for counts, tables and annotations. */
  readonly certificates: readonly Assessment[];
  /** The judged certificates that do not pass. */
  readonly failing: readonly Assessment[];
  /** Required hosts that no certificate covers: with one the run is in error. */
  readonly uncovered: readonly UncoveredHost[];
  /** Whether the step fails. */
  readonly fails: boolean;
  readonly tolerance: Tolerance;
  /** Null where nobody asked what else is in the account. */
  readonly unlisted: Unlisted | null;
  readonly checkedAtMs: number;
}

/** Whether a verdict lets the step pass. */
export function isPassing(verdict: Verdict, allowUnknown: boolean): boolean {
  return verdict === 'fresh' || verdict === 'pending' || (verdict === 'unknown' && allowUnknown);
}

/** Draws the run's conclusion from its assessments, and from what stands beside them. Pure. */
export function conclude(
  assessments: readonly Assessment[],
  tolerance: Tolerance,
  checkedAtMs: number,
  unlisted: Unlisted | null = null,
  uncovered: readonly UncoveredHost[] = []
): Outcome {
  const { allowUnknown, warnOnly } = tolerance;
  const certificates = perCertificate(assessments);
  const verdicts = certificates.map((assessment) => assessment.result);
  const beside = verdicts.length === 0 || unlisted === null ? null : unlistedVerdict(unlisted);
  const others: Verdict[] = [...(beside === null ? [] : [beside]), ...uncovered.map(() => 'error' as const)];
  const result = worst([...verdicts, ...others]);
  return {
    result,
    assessments,
    certificates,
    failing: certificates.filter((assessment) => !isPassing(assessment.result, allowUnknown)),
    uncovered,
    fails: !isPassing(result, allowUnknown) && !warnOnly,
    tolerance: { allowUnknown, warnOnly },
    unlisted,
    checkedAtMs
  };
}
