import { subjectOf } from '../evidence/evidence.ts';
import { dayBoundaryOffset } from '../certificate/certificate.ts';
import { destination, newestFirst, newestOf } from '../certificate/push-history.ts';
import type { Settings } from '../config/inputs.ts';
import type { RenewalFindings } from '../renewal/findings.ts';
import { shortfallOf } from '../judgement/reason.ts';
import { worstFirst, type Verdict } from '../judgement/verdict.ts';
import { valueOr } from '../source.ts';
import { counted, listed } from '../text.ts';
import { formatDuration, formatInstant, formatOffset, instantOf, MINUTE_MS } from '../time.ts';
import type { WordedCertificate, WordedOutcome, WordedRow } from './rows.ts';
import { replacementSentence } from './sentences.ts';

/** A message that GitHub shows on the run's page. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
}

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

/** Rows told in one annotation, because the runner cuts it at 4096 characters. */
const MAX_ROWS_TOLD = 5;

/** If a push is stamped no further ahead of the clock than this, nothing is said. */
const MAX_PUSH_AHEAD_MS = 5 * MINUTE_MS;

/** What the annotations depend on beside the outcome. */
export type AnnotationPolicy = Pick<Settings, 'warnOnly' | 'offsetMinutes' | 'expiresWithinMs'>;

/** What there is to say about one certificate, if anything. */
type Remark = (certificate: WordedCertificate) => string | string[];

type RowFilter = (row: WordedRow) => boolean;

/** The first annotations of a level, and how many more there would have been. */
export function capped(annotations: readonly Annotation[], max: number): Annotation[] {
  const more = annotations.length - max;
  if (more <= 0) return [...annotations];
  return [...annotations.slice(0, max), { title: 'More', message: `and ${more} more; the log has all.` }];
}

function requirementList(rows: readonly WordedRow[]): string {
  return listed(rows.map(({ requirement }) => requirement));
}

function findingsOf({ assessment }: WordedCertificate): RenewalFindings | null {
  return valueOr(assessment.evidence.renewals, null);
}

function verdictAnnotation({ assessment, label, rows: all }: WordedCertificate, isTold: RowFilter): Annotation {
  const rows = all.filter(isTold).toSorted((one, other) => worstFirst(one.row.verdict, other.row.verdict));
  const told = rows
    .slice(0, MAX_ROWS_TOLD)
    .map(({ row, requirement, reason, remedy }) => `${requirement} is ${row.verdict}: ${reason} ${remedy}`);
  const more = rows.length > MAX_ROWS_TOLD ? [`and ${counted(rows.length - MAX_ROWS_TOLD, 'more service')}.`] : [];
  return { title: `Certificate ${assessment.result}: ${label}`, message: [`${label}:`, ...told, ...more].join('\n') };
}

/** If certificates fail with one code and hint, they share an annotation: a missing permission is one thing to mend. */
function failureAnnotations(failing: readonly WordedCertificate[], isTold: RowFilter): Annotation[] {
  const groups = Map.groupBy(failing, ({ assessment: { error, evidence } }) =>
    error === null ? evidence.certId : `${error.code} ${error.hint}`
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { error } = first.assessment;
    if (error === null) return [verdictAnnotation(first, isTold)];
    const labels = listed(group.map(({ label }) => label));
    const affected = `${labels} could not be judged for ${requirementList(first.rows)}`;
    return [{ title: error.code, message: `${affected}: ${error.message}. ${error.hint}` }];
  });
}

const leftBehind: Remark = ({ label, rows: all }) => {
  const rows = all.flatMap((worded) => {
    const { reason } = worded.row;
    return reason.code === 'pushed' && reason.leftBehind.length > 0 ? [{ worded, pushes: reason.leftBehind }] : [];
  });
  if (rows.length === 0) return [];
  const pushes = newestFirst(rows.flatMap((row) => row.pushes));
  const places = [...new Map(pushes.map((push) => [destination(push), push])).entries()];
  const times = listed(places.map(([place, push]) => `${place} (newest push ${formatInstant(push.atMs)})`));
  const fresh = requirementList(rows.map(({ worded }) => worded));
  const step = `If it is in use, push there too and require ${listed(places.map(([place]) => place))}.`;
  return `${label}: ${fresh} is fresh, but ${times} did not get this certificate since its renewal. ${step}`;
};

const replacedHistoryLost: Remark = ({ assessment, rows }) => {
  const { replacedPushesError: error, replaced, evidence } = assessment;
  if (error === null) return [];
  const had = listed(replaced.map(({ id }) => id));
  const projects = `Remote projects that had ${had} and did not get ${subjectOf(evidence)} for ${requirementList(rows)}`;
  return `${error.code}: ${error.message}. ${projects} cannot be named. ${error.hint}`;
};

const revocation: Remark = ({ assessment, label, rows }) =>
  valueOr(assessment.evidence.detail, null)?.status === 'REVOKING'
    ? `${label} has status REVOKING: ${requirementList(rows)} will need another certificate.`
    : [];

function replacement(requestedIds: readonly (string | null)[]): Remark {
  return ({ assessment: { replaced, evidence }, rows }) => {
    const [outdated] = replaced;
    if (outdated === undefined) return [];
    const certId = subjectOf(evidence);
    const step = requestedIds.includes(certId)
      ? `Remove ${outdated.id} from cert-id`
      : `Put ${certId} into cert-id in its place`;
    const ids = replaced.map(({ id }) => id);
    const judged = `which was judged for ${requirementList(rows)} instead`;
    return `${replacementSentence(ids, certId)}, ${judged}. ${step}.`;
  };
}

/** A replacement may still be due, while the certificate in service runs out. */
function replacedExpiry(policy: AnnotationPolicy, nowMs: number): Remark {
  return ({ assessment: { replaced, evidence }, rows }) => {
    const certId = subjectOf(evidence);
    const behind = rows.filter(({ row }) => shortfallOf(row.reason) !== null);
    return replaced.flatMap(({ id, notAfter }) => {
      const leftMs = notAfter === null ? Infinity : instantOf(notAfter, policy.offsetMinutes) - nowMs;
      if (behind.length === 0 || leftMs > policy.expiresWithinMs) return [];
      const end = leftMs < 0 ? `expired ${formatDuration(leftMs)} ago` : `expires in ${formatDuration(leftMs)}`;
      const use = `${requirementList(behind)} may still use it: no push of ${certId}, which replaced it, is known`;
      return `${id} ${end}, and ${use}. Push ${certId} now.`;
    });
  };
}

const onItsWay: Remark = (certificate) => {
  const orderedIds = findingsOf(certificate)?.orderedIds ?? [];
  if (orderedIds.length === 0) return [];
  const order = `${listed(orderedIds)} is ordered for the names of ${certificate.assessment.evidence.certId}`;
  return `${order} and not issued yet. Once it is, push it to ${requirementList(certificate.rows)}.`;
};

function expiry(withinMs: number, nowMs: number): Remark {
  return ({ assessment: { expiresAtMs, result }, label, rows }) => {
    const leftMs = (expiresAtMs ?? Infinity) - nowMs;
    if (withinMs === 0 || leftMs < 0 || leftMs > withinMs || result === 'expired') return [];
    const end = `expires in ${formatDuration(leftMs)}, at ${formatInstant(nowMs + leftMs)}`;
    const step = 'Renew it, push the new certificate and put its ID in cert-id.';
    return `${label}, required for ${requirementList(rows)}, ${end}. ${step}`;
  };
}

function pushAhead(nowMs: number): Remark {
  return ({ assessment: { evidence, error }, label }) => {
    const newest = newestOf(valueOr(evidence.pushes, []).flat());
    if (newest === null || newest.atMs <= nowMs + MAX_PUSH_AHEAD_MS || error !== null) return [];
    const ahead = `${formatDuration(newest.atMs - nowMs)} ahead of this machine's clock`;
    return `${label}: the push to ${destination(newest)} is stamped ${ahead}. The verdict stands; check the clock.`;
  };
}

const nearMiss: Remark = (certificate) => {
  const { certId } = certificate.assessment.evidence;
  return (findingsOf(certificate)?.nearMisses ?? []).map(({ id, shared, total }) => {
    const family = shared === total ? ', but has a key of another family' : '';
    const names = `${id} shares ${shared} of ${counted(total, 'name')} with ${certId}${family}`;
    const step = 'if it is the replacement, put it in cert-id';
    return `${names}; ${step}. ${certId} was judged for ${requirementList(certificate.rows)}.`;
  });
};

/** Some CAs issue on day boundaries, which give the zone of SCM's times away. */
function zoneWarnings(certificates: readonly WordedCertificate[], offsetMinutes: number): Annotation[] {
  return [0, 480].flatMap((offset) => {
    const group = certificates.filter(({ assessment: { evidence } }) => {
      const certificate = valueOr(evidence.detail, null);
      return certificate !== null && dayBoundaryOffset(certificate) === offset;
    });
    if (group.length === 0 || offset === offsetMinutes) return [];
    const [likely, set] = [formatOffset(offset), formatOffset(offsetMinutes)];
    const validity = `The validity of ${listed(group.map(({ label }) => label))} reads as whole days at ${likely}`;
    const message = `${validity}, but time-zone is ${set}. Set time-zone to ${likely} if SCM's times are in that zone.`;
    return { title: 'time-zone looks wrong', message };
  });
}

function zoneNotices(certificates: readonly WordedCertificate[]): Annotation[] {
  const doubtful = certificates.flatMap(({ label, rows }) =>
    rows.filter(({ row }) => row.zoneVerdicts !== null).map(({ requirement }) => `${label} ${requirement}`)
  );
  if (doubtful.length === 0) return [];
  const verdicts = `${counted(doubtful.length, 'verdict')} would differ between UTC and +08:00 (${listed(doubtful)})`;
  const message = `${verdicts}. SCM's times carry no zone; set time-zone to the right one, or renewed-at.`;
  return [{ title: 'Verdicts depend on the time zone', message }];
}

function isOf(...verdicts: readonly Verdict[]): RowFilter {
  return ({ row }) => verdicts.includes(row.verdict);
}

/** All annotations of a run, most important first, not yet capped. Pure. */
export function annotationsOf(
  { outcome, certificates, entries }: WordedOutcome,
  policy: AnnotationPolicy
): Annotations {
  const { checkedAtMs } = outcome;
  const failingAssessments = new Set(outcome.failing);
  const isFailing = ({ assessment }: WordedCertificate): boolean => failingAssessments.has(assessment);
  const failing = certificates
    .filter(isFailing)
    .toSorted((one, other) => worstFirst(one.assessment.result, other.assessment.result));
  const failures = failureAnnotations(failing, isOf('unknown', 'stale', 'missing', 'expired', 'error'));
  const tolerated = certificates.filter((one) => one.assessment.result === 'unknown' && !isFailing(one));
  const pending = certificates.filter(({ assessment }) => assessment.result === 'pending');
  const remarks = (title: string, remark: Remark): Annotation[] =>
    certificates.flatMap(remark).map((message) => ({ title, message }));
  const requestedIds = entries.map(({ assessment }) => assessment.evidence.requestedId);
  return {
    errors: policy.warnOnly ? [] : failures,
    warnings: [
      ...(policy.warnOnly ? failures : []),
      ...failureAnnotations(tolerated, isOf('unknown')),
      ...remarks('A replaced certificate runs out', replacedExpiry(policy, checkedAtMs)),
      ...remarks('Another project has an older push', leftBehind),
      ...remarks('A newer certificate was not followed', nearMiss),
      ...remarks('The history of a replaced certificate is not known', replacedHistoryLost),
      ...remarks('Certificate expires soon', expiry(policy.expiresWithinMs, checkedAtMs)),
      ...remarks('Certificate is being revoked', revocation),
      ...remarks('A push is ahead of the clock', pushAhead(checkedAtMs)),
      ...zoneWarnings(certificates, policy.offsetMinutes)
    ],
    notices: [
      ...remarks('Certificate was replaced', replacement(requestedIds)),
      ...remarks('A renewal is on its way', onItsWay),
      ...pending.map((one) => verdictAnnotation(one, isOf('pending'))),
      ...zoneNotices(certificates)
    ]
  };
}
