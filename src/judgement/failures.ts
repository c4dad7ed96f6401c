import { isOutage, type ErrorCode } from '../errors.ts';
import { subjectOf } from '../evidence/evidence.ts';
import { failureIn, valueOr } from '../source.ts';
import { isPassing, type Outcome } from './outcome.ts';
import { unlistedVerdict } from './unlisted.ts';
import { isWaived } from './waiver.ts';

/**
 * What fails: the certificate or domain as it was asked for, and the requirement. Both are foreign text. A certificate
 * that no entry of the policy is about has no requirement; where it is not known whether there are such, nor a name. A
 * host that no certificate covers has no name.
 */
export interface FailingRow {
  readonly requested: string;
  readonly requirement: string;
}

/** What a run has come to for those who are told elsewhere, whatever `warn-only` makes of it. */
export interface Failures {
  readonly fails: boolean;
  /** Every row is fresh or waived. */
  readonly isClean: boolean;
  /** Every failing row is in error because the API was away. */
  readonly isOutage: boolean;
  readonly failingRows: readonly FailingRow[];
}

/** A row as it is looked at here: what it is called, whether it passes, and the error that it rests on. */
interface LookedAt extends FailingRow {
  readonly fails: boolean;
  readonly isClean: boolean;
  readonly code: ErrorCode | null;
}

function requirementRows({ assessments, tolerance, checkedAtMs }: Outcome): LookedAt[] {
  return assessments.flatMap(({ evidence, rows }) =>
    rows.map(({ requirement, verdict, counted, waiver, reason }) => ({
      requested: evidence.requestedDomain ?? evidence.requestedId ?? '',
      requirement: requirement.text,
      fails: !isPassing(counted, tolerance.allowUnknown),
      isClean: verdict === 'fresh' || isWaived(verdict, waiver, checkedAtMs),
      code: reason.code === 'failed' ? reason.error.code : null
    }))
  );
}

/** Hosts that no certificate covers, and certificates of which nothing is required but hosts of others. */
function rowlessRows({ assessments, certificates, uncovered, tolerance }: Outcome): LookedAt[] {
  // If another entry has rows of the certificate, that was judged by these, here as in the result.
  const judged = new Set(certificates.flatMap(({ evidence, rows }) => (rows.length > 0 ? [subjectOf(evidence)] : [])));
  const rowless = assessments.filter(({ evidence, rows }) => rows.length === 0 && !judged.has(subjectOf(evidence)));
  return [
    ...uncovered.map(({ requirement, error }) => ({
      requested: '',
      requirement: requirement.text,
      fails: true,
      isClean: false,
      code: error.code
    })),
    ...rowless.map(({ evidence, result, error }) => ({
      requested: evidence.requestedDomain ?? evidence.requestedId ?? '',
      requirement: 'the required hosts',
      fails: !isPassing(result, tolerance.allowUnknown),
      isClean: false,
      code: error?.code ?? null
    }))
  ];
}

function unlistedRows({ unlisted, tolerance }: Outcome): LookedAt[] {
  const verdict = unlisted === null ? null : unlistedVerdict(unlisted);
  if (unlisted === null || verdict === null) return [];
  const { findings } = unlisted;
  const certificates = valueOr(findings, null)?.certificates ?? [];
  const names = certificates.length === 0 ? [''] : certificates.map(({ id }) => id);
  const fails = !isPassing(verdict, tolerance.allowUnknown);
  const code = failureIn([findings])?.code ?? null;
  return names.map((requested) => ({ requested, requirement: '', fails, isClean: false, code }));
}

/**
 * Which rows fail, and what may be said of all of them: one failing row for each entry and requirement, for each host
 * that no certificate covers, and for each certificate of no entry where these fail. `redact` takes out of their texts what must not be shown. Pure.
 */
export function failuresOf(outcome: Outcome, redact: (text: string) => string): Failures {
  const rows = [...requirementRows(outcome), ...rowlessRows(outcome), ...unlistedRows(outcome)];
  const failing = rows.filter(({ fails }) => fails);
  return {
    fails: rows.length === 0 || failing.length > 0,
    isClean: rows.length > 0 && rows.every(({ isClean }) => isClean),
    isOutage: failing.length > 0 && failing.every(({ code }) => code !== null && isOutage(code)),
    failingRows: failing.map(({ requested, requirement }) => ({
      requested: redact(requested),
      requirement: redact(requirement)
    }))
  };
}
