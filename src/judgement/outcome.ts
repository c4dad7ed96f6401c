import { perCertificate, type Assessment } from './assess.ts';
import type { Settings } from '../config/inputs.ts';
import { counted, listed } from '../text.ts';
import { VERDICTS, worst, type Verdict } from './verdict.ts';

/** What a run has come to, before anybody is told. */
export interface Outcome {
  readonly result: Verdict;
  /** One per ID of `cert-id`, in its order. */
  readonly assessments: readonly Assessment[];
  /** One per judged certificate, for counts, tables and annotations. */
  readonly certificates: readonly Assessment[];
  /** The judged certificates that do not pass. */
  readonly failing: readonly Assessment[];
  /** Whether the step fails. */
  readonly fails: boolean;
  /** The verdict in words with counts. */
  readonly sentence: string;
  readonly checkedAtMs: number;
}

export type Tolerance = Pick<Settings, 'allowUnknown' | 'warnOnly'>;

/** What the worst verdict of a run says, in words. */
const MEANINGS: Readonly<Record<Verdict, string>> = {
  fresh: 'every required service has a push since the renewal',
  pending: 'a push is still due within grace-period',
  unknown: 'it cannot be told whether every required service has the renewed certificate',
  stale: 'a required service has no push since the renewal',
  missing: 'no push to a required service is recorded',
  expired: 'a certificate has expired or was revoked, and no replacement is known',
  error: 'a certificate could not be judged'
};

function isPassing(verdict: Verdict, allowUnknown: boolean): boolean {
  return verdict === 'fresh' || verdict === 'pending' || (verdict === 'unknown' && allowUnknown);
}

function sentenceOf(
  result: Verdict,
  all: readonly Assessment[],
  failing: readonly Assessment[],
  tolerance: Tolerance
): string {
  const counts = VERDICTS.toReversed().flatMap((verdict) => {
    const count = all.filter((assessment) => assessment.result === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  const whole = counted(all.length, 'certificate');
  const verb = failing.length === 0 ? `${whole} passed` : `${failing.length} of ${whole} did not pass`;
  const named = failing.length === 0 ? '' : `: ${listed(failing.map(({ dossier }) => dossier.certId))}`;
  const lenient = failing.length > 0 && tolerance.warnOnly ? ' Because of warn-only the step does not fail.' : '';
  const isAllowed = result === 'unknown' && tolerance.allowUnknown;
  const allowed = isAllowed ? ' Because of allow-unknown an unknown verdict passes.' : '';
  return `${result}: ${MEANINGS[result]}; ${verb} (${counts.join(', ')})${named}.${lenient}${allowed}`;
}

/** Draws the run's conclusion from its assessments. Pure. */
export function conclude(assessments: readonly Assessment[], tolerance: Tolerance, checkedAtMs: number): Outcome {
  const certificates = perCertificate(assessments);
  const result = worst(certificates.map((assessment) => assessment.result));
  const failing = certificates.filter((assessment) => !isPassing(assessment.result, tolerance.allowUnknown));
  return {
    result,
    assessments,
    certificates,
    failing,
    fails: !isPassing(result, tolerance.allowUnknown) && !tolerance.warnOnly,
    sentence: sentenceOf(result, certificates, failing, tolerance),
    checkedAtMs
  };
}
