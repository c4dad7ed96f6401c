import { subjectOf } from '../evidence/evidence.ts';
import type { Settings } from '../config/inputs.ts';
import type { ActionError } from '../errors.ts';
import type { RenewalFindings } from '../renewal/findings.ts';
import { worstFirst, type Verdict } from '../judgement/verdict.ts';
import { stateWords, waiverNotice } from './waivers.ts';
import { valueOr } from '../source.ts';
import { counted, listed } from '../text.ts';
import { NO_ROW_REASON, NO_ROW_REMEDY } from './lines.ts';
import type { WordedCertificate, WordedOutcome, WordedRow } from './rows.ts';
import { unlistedAnnotations } from './unlisted.ts';
import { replacementSentence, requirementList } from './sentences.ts';
import { warningsOf, type Annotation, type Remark, type WarningPolicy } from './warnings.ts';

export interface Annotations {
  readonly errors: readonly Annotation[];
  readonly warnings: readonly Annotation[];
  readonly notices: readonly Annotation[];
}

/**
 * GitHub shows ten of each level per step. Two errors are kept for "and N more" and the failure message, one warning
 * and one notice for "and N more".
 */
export const MAX_ERRORS = 8;
export const MAX_WARNINGS = 9;
export const MAX_NOTICES = 9;

/** The tracking issue and the comment on a pull request can each add a warning, when all others are known. */
export const MAX_LAST_WARNINGS = 2;

/** Rows told in one annotation, because the runner cuts it at 4096 characters. */
const MAX_ROWS_TOLD = 5;

/** What the annotations depend on beside the outcome. */
export type AnnotationPolicy = WarningPolicy & Pick<Settings, 'warnOnly'>;

type RowFilter = (row: WordedRow) => boolean;

/** The first annotations of a level, and how many more there would have been. */
export function capped(annotations: readonly Annotation[], max: number): Annotation[] {
  const more = annotations.length - max;
  if (more <= 0) return [...annotations];
  return [...annotations.slice(0, max), { title: 'More', message: `and ${more} more; the log has all.` }];
}

function findingsOf({ assessment }: WordedCertificate): RenewalFindings | null {
  return valueOr(assessment.evidence.renewals, null);
}

function verdictAnnotation({ assessment, label, rows: all }: WordedCertificate, isTold: RowFilter): Annotation {
  const rows = all.filter(isTold).toSorted((one, other) => worstFirst(one.row.counted, other.row.counted));
  const told = rows
    .slice(0, MAX_ROWS_TOLD)
    .map(({ row, requirement, reason, remedy }) => `${requirement} is ${stateWords(row)}: ${reason} ${remedy}`);
  const nothing = all.length === 0 ? [`${assessment.result}: ${NO_ROW_REASON} ${NO_ROW_REMEDY}`] : [];
  const more = rows.length > MAX_ROWS_TOLD ? [`and ${counted(rows.length - MAX_ROWS_TOLD, 'more service')}.`] : [];
  return {
    title: `Certificate ${rows[0]?.row.counted ?? assessment.result}: ${label}`,
    message: [`${label}:`, ...nothing, ...told, ...more].join('\n')
  };
}

/** What failed with one error, as one annotation for all certificates that it concerns. */
function errorAnnotation(error: ActionError, group: readonly WordedCertificate[]): Annotation {
  const labels = listed(group.map(({ label }) => label));
  const affected = group.flatMap(({ rows }) => rows.filter(({ row }) => row.reason.code === 'failed'));
  const requirements = [...new Map(affected.map((worded) => [worded.requirement, worded])).values()];
  const message = `${labels} could not be judged for ${requirementList(requirements)}: ${error.message}. ${error.hint}`;
  return { title: error.code, message };
}

/**
 * If certificates fail with one code and hint, they share an annotation: a missing permission is one thing to mend.
 * What else fails of them, by an entry that did not need what was lost, is told beside it.
 */
function failureAnnotations(failing: readonly WordedCertificate[], isTold: RowFilter): Annotation[] {
  const groups = Map.groupBy(failing, ({ assessment: { error, evidence } }) =>
    error === null ? subjectOf(evidence) : `${error.code} ${error.hint}`
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { error } = first.assessment;
    if (error === null) return [verdictAnnotation(first, isTold)];
    const isElse: RowFilter = (row) => isTold(row) && row.row.reason.code !== 'failed';
    const others = group.filter(({ rows }) => rows.some(isElse));
    return [errorAnnotation(error, group), ...others.map((one) => verdictAnnotation(one, isElse))];
  });
}

function replacement(pinnedIds: readonly (string | null)[], hasPolicy: boolean): Remark {
  // An entry of a policy has requirements of its own, which would go with it.
  const removal = (id: string, certId: string): string =>
    hasPolicy ? `Move what the entry of ${id} requires to that of ${certId}` : `Remove ${id} from cert-id`;
  return ({ assessment: { replaced, evidence }, rows }) => {
    const [outdated] = replaced;
    if (outdated === undefined) return [];
    const certId = subjectOf(evidence);
    const step = pinnedIds.includes(certId) ? removal(outdated.id, certId) : `Put ${certId} into cert-id in its place`;
    const ids = replaced.map(({ id }) => id);
    const judged = `which was judged for ${requirementList(rows)} instead`;
    // What a domain led to is found anew each time.
    const steps = pinnedIds.includes(outdated.id) ? ` ${step}.` : '';
    return `${replacementSentence(ids, certId)}, ${judged}.${steps}`;
  };
}

const onItsWay: Remark = (certificate) => {
  const orderedIds = findingsOf(certificate)?.orderedIds ?? [];
  if (orderedIds.length === 0) return [];
  const order = `${listed(orderedIds)} is ordered for the names of ${certificate.assessment.evidence.certId}`;
  return `${order} and not issued yet. Once it is, push or deploy it to ${requirementList(certificate.rows)}.`;
};

function zoneNotices(certificates: readonly WordedCertificate[]): Annotation[] {
  const doubtful = certificates.flatMap(({ label, rows }) =>
    rows.filter(({ row }) => row.zoneVerdicts !== null).map(({ requirement }) => `${label} ${requirement}`)
  );
  if (doubtful.length === 0) return [];
  const verdicts = `${counted(doubtful.length, 'verdict')} would differ between UTC and +08:00 (${listed(doubtful)})`;
  const message = `${verdicts}. SCM's times carry no zone; set time-zone to the right one.`;
  return [{ title: 'Verdicts depend on the time zone', message }];
}

function isOf(...verdicts: readonly Verdict[]): RowFilter {
  return ({ row }) => verdicts.includes(row.counted);
}

/** One for each required host that no certificate covers. */
function uncoveredAnnotations({ outcome }: WordedOutcome): Annotation[] {
  return outcome.uncovered.map(({ error: { code, message, hint } }) => ({
    title: code,
    message: `${message}. ${hint}`
  }));
}

/** All annotations of a run, most important first, not yet capped. Pure. */
export function annotationsOf(worded: WordedOutcome, policy: AnnotationPolicy): Annotations {
  const { outcome, certificates, entries } = worded;
  const failingAssessments = new Set(outcome.failing);
  const isFailing = ({ assessment }: WordedCertificate): boolean => failingAssessments.has(assessment);
  const failing = certificates
    .filter(isFailing)
    .toSorted((one, other) => worstFirst(one.assessment.result, other.assessment.result));
  const failures = [
    ...uncoveredAnnotations(worded),
    ...failureAnnotations(failing, isOf('unknown', 'stale', 'missing', 'expired', 'error'))
  ];
  const tolerated = certificates.filter((one) => one.assessment.result === 'unknown' && !isFailing(one));
  const pending = certificates.filter(({ assessment }) => assessment.result === 'pending');
  const remarks = (title: string, remark: Remark, all = certificates): Annotation[] =>
    all.flatMap(remark).map((message) => ({ title, message }));
  const beside = unlistedAnnotations(outcome);
  const pinnedIds = entries.flatMap(({ assessment: { evidence } }) =>
    evidence.requestedDomain === null ? [evidence.requestedId] : []
  );
  return {
    errors: [...(policy.warnOnly ? [] : failures), ...beside.errors],
    warnings: [
      ...(policy.warnOnly ? failures : []),
      ...failureAnnotations(tolerated, isOf('unknown')),
      ...warningsOf(worded, policy)
    ],
    notices: [
      ...remarks('A waiver ends soon', waiverNotice(outcome.checkedAtMs), entries),
      ...remarks('Certificate was replaced', replacement(pinnedIds, policy.policy !== null)),
      ...remarks('A renewal is on its way', onItsWay),
      ...pending.map((one) => verdictAnnotation(one, isOf('pending'))),
      ...zoneNotices(certificates)
    ]
  };
}
