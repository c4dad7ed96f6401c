import type { Assessment, Row } from '../judgement/assess.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { VERDICTS } from '../judgement/verdict.ts';
import { formatTableTime } from '../time.ts';
import { evidenceWords } from './evidence.ts';
import { expiringInMs } from './expiry.ts';
import { reasonSentence } from './reasons.ts';
import { remedySentence } from './remedies.ts';
import { NO_ROW_REMEDY, uncoveredLine, unlistedLine, type TableLine } from './lines.ts';
import { certificateLabel, outcomeSentence, VERDICT_LABELS } from './sentences.ts';
import { excuseOf, excuseWords, stateWords } from './waivers.ts';

/** A judged row and all that is said about it, as plain text, for report, summary, log and annotations. */
export interface WordedRow extends TableLine {
  readonly row: Row;
  /** One sentence: why the verdict is what it is. */
  readonly reason: string;
}

export interface WordedCertificate {
  readonly assessment: Assessment;
  readonly label: string;
  /** How long it is still valid, where it expires within `expires-within`; else null. */
  readonly expiringMs: number | null;
  readonly rows: readonly WordedRow[];
}

/** What a run has come to, worded once for all who are told. */
export interface WordedOutcome {
  readonly outcome: Outcome;
  /** The run's verdict in words, with counts. */
  readonly sentence: string;
  /** One per certificate that was asked for, in the order of the input. */
  readonly entries: readonly WordedCertificate[];
  /** One per judged certificate. */
  readonly certificates: readonly WordedCertificate[];
  /** What stands in the table beside the rows: uncovered hosts, unlisted certificates, certificates without a row. */
  readonly lines: readonly TableLine[];
}

function timeOrUnknown(ms: number | null): string {
  return ms === null ? 'not known' : formatTableTime(ms);
}

function verdictLabel(row: Row): string {
  const [icon = ''] = VERDICT_LABELS[row.counted].split(' ');
  return excuseOf(row) === null ? VERDICT_LABELS[row.verdict] : `${icon} ${stateWords(row)}`;
}

/** The heading in docs/troubleshooting.md about a failing row; null where the row passes. */
export function troubleshootingAnchor({ row: { reason, verdict } }: Pick<WordedRow, 'row'>): string | null {
  if (reason.code === 'failed') return reason.error.code.toLowerCase();
  return VERDICTS.indexOf(verdict) < VERDICTS.indexOf('unknown') ? null : verdict;
}

/** The line of a certificate of which nothing is required that concerns it: what failed still has to be seen. */
function rowlessLine({ assessment, label, rows }: WordedCertificate): TableLine[] {
  if (rows.length > 0) return [];
  const { result, error, renewal, expiresAtMs } = assessment;
  return [
    {
      verdict: VERDICT_LABELS[result],
      state: result,
      counted: result,
      anchor: error === null ? result : error.code.toLowerCase(),
      certificate: label,
      requirement: '',
      evidence: error === null ? 'nothing required' : 'not known',
      renewed: timeOrUnknown(renewal?.atMs ?? null),
      expires: timeOrUnknown(expiresAtMs),
      remedy: error === null ? NO_ROW_REMEDY : `${error.code}: ${error.hint}`
    }
  ];
}

/** Words one certificate and its rows. Pure. */
export function wordCertificate(assessment: Assessment, expiresWithinMs: number, nowMs: number): WordedCertificate {
  const { renewal, error, expiresAtMs } = assessment;
  const label = certificateLabel(assessment);
  const expiringMs = expiringInMs(assessment, expiresWithinMs, nowMs);
  const renewed = timeOrUnknown(renewal?.atMs ?? null);
  const expires = timeOrUnknown(expiresAtMs);
  const rows = assessment.rows.map((row) => ({
    row,
    verdict: verdictLabel(row),
    state: stateWords(row),
    counted: row.counted,
    anchor: troubleshootingAnchor({ row }),
    certificate: label,
    requirement: row.requirement.text,
    evidence: evidenceWords(row, error !== null),
    renewed,
    expires,
    reason: reasonSentence(assessment, row),
    remedy: [remedySentence(assessment, row, expiringMs), ...excuseWords(row)].filter((words) => words !== '').join(' ')
  }));
  return { assessment, label, expiringMs, rows };
}

/** Words a whole run. A certificate that expires within `expiresWithinMs` is to be renewed; 0 is off. Pure. */
export function wordOutcome(outcome: Outcome, expiresWithinMs: number): WordedOutcome {
  const word = (assessment: Assessment): WordedCertificate =>
    wordCertificate(assessment, expiresWithinMs, outcome.checkedAtMs);
  const entries = outcome.assessments.map(word);
  const wordingOf = new Map(entries.map((entry) => [entry.assessment, entry]));
  const certificates = outcome.certificates.map((one) => wordingOf.get(one) ?? word(one));
  return {
    outcome,
    sentence: outcomeSentence(outcome),
    entries,
    certificates,
    lines: [...outcome.uncovered.map(uncoveredLine), ...unlistedLine(outcome), ...certificates.flatMap(rowlessLine)]
  };
}
