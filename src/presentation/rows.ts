import { destination } from '../certificate/push-history.ts';
import type { Assessment, Row } from '../judgement/assess.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { formatDuration, formatTableTime } from '../time.ts';
import { reasonSentence } from './reasons.ts';
import { remedySentence } from './remedies.ts';
import { certificateLabel, outcomeSentence, VERDICT_LABELS } from './sentences.ts';

/** A judged row and all that is said about it, as plain text, for report, summary, log and annotations. */
export interface WordedRow {
  readonly row: Row;
  /** `❌ stale`. */
  readonly verdict: string;
  /** `scs…B (www.example.com), replacing scs…A`. */
  readonly certificate: string;
  readonly requirement: string;
  /** What there is of evidence, in a few words. */
  readonly evidence: string;
  readonly renewed: string;
  /** How far the newest push lies before the renewal; empty where it does not, or where there is none. */
  readonly lag: string;
  /** One sentence: why the verdict is what it is. */
  readonly reason: string;
  /** What to do. */
  readonly remedy: string;
}

export interface WordedCertificate {
  readonly assessment: Assessment;
  readonly label: string;
  readonly rows: readonly WordedRow[];
}

/** What a run has come to, worded once for all who are told. */
export interface WordedOutcome {
  readonly outcome: Outcome;
  /** The run's verdict in words, with counts. */
  readonly sentence: string;
  /** One per ID of `cert-id`, in its order. */
  readonly entries: readonly WordedCertificate[];
  /** One per judged certificate. */
  readonly certificates: readonly WordedCertificate[];
}

function evidenceWords({ newest, requirement }: Row, isFailed: boolean): string {
  if (newest === null) return isFailed ? 'not known' : 'none recorded';
  // The place of the push, where the requirement does not name it.
  const place = destination(newest);
  return formatTableTime(newest.atMs) + (place === requirement.text ? '' : ` (${place})`);
}

function wordRow(assessment: Assessment, certificate: string, row: Row): WordedRow {
  const { renewal, error } = assessment;
  return {
    row,
    verdict: VERDICT_LABELS[row.verdict],
    certificate,
    requirement: row.requirement.text,
    evidence: evidenceWords(row, error !== null),
    renewed: renewal === null ? 'not known' : formatTableTime(renewal.atMs),
    lag: row.reason.code === 'outdated-push' ? formatDuration(row.reason.lagMs) : '',
    reason: reasonSentence(assessment, row),
    remedy: remedySentence(assessment, row)
  };
}

/** Words one certificate and its rows. Pure. */
export function wordCertificate(assessment: Assessment): WordedCertificate {
  const label = certificateLabel(assessment);
  return { assessment, label, rows: assessment.rows.map((row) => wordRow(assessment, label, row)) };
}

/** Words a whole run. Pure. */
export function wordOutcome(outcome: Outcome): WordedOutcome {
  const entries = outcome.assessments.map(wordCertificate);
  const wordingOf = new Map(entries.map((entry) => [entry.assessment, entry]));
  return {
    outcome,
    sentence: outcomeSentence(outcome),
    entries,
    certificates: outcome.certificates.map((one) => wordingOf.get(one) ?? wordCertificate(one))
  };
}
