import type { Assessment, Row } from '../judgement/assess.ts';
import { dayBoundaryOffset } from '../certificate/certificate.ts';
import type { Settings } from '../config/inputs.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { destination, newestFirst, newestOf } from '../certificate/push-history.ts';
import { counted, listed } from '../text.ts';
import { formatDuration, formatInstant, formatOffset, instantOf, MINUTE_MS } from '../time.ts';
import { NEEDS_PUSH, worstFirst } from '../judgement/verdict.ts';
import { certificateLabel, reason, remedy, replacement } from './sentences.ts';

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

/** GitHub shows ten of each level per step. Two errors are kept for "and N more" and the failure message, one of the others for the first. */
export const MAX_ERRORS = 8;
export const MAX_WARNINGS = 9;
export const MAX_NOTICES = 9;

/** Rows told in one annotation, which the runner cuts at 4096 characters. */
const MAX_ROWS_TOLD = 5;

/** A push may be stamped this far ahead of the clock before it is worth a word. */
const MAX_PUSH_AHEAD_MS = 5 * MINUTE_MS;

/** What the annotations depend on beside the outcome. */
export type AnnotationPolicy = Pick<Settings, 'warnOnly' | 'offsetMinutes' | 'expiresWithinMs'>;

/** What there is to say about one certificate, if anything. */
type Remark = (assessment: Assessment) => string | string[];

type RowFilter = (row: Row) => boolean;

/** The first annotations of a level, and how many more there would have been. */
export function capped(annotations: readonly Annotation[], max: number): Annotation[] {
  const more = annotations.length - max;
  if (more <= 0) return [...annotations];
  return [...annotations.slice(0, max), { title: 'More', message: `and ${more} more; the log has all.` }];
}

function requirementList(rows: readonly Row[]): string {
  return listed(rows.map(({ requirement }) => requirement.text));
}

function verdictAnnotation(assessment: Assessment, isTold: RowFilter): Annotation {
  const rows = assessment.rows.filter(isTold).toSorted((one, other) => worstFirst(one.verdict, other.verdict));
  const told = rows
    .slice(0, MAX_ROWS_TOLD)
    .map((row) => `${row.requirement.text} is ${row.verdict}: ${reason(assessment, row)} ${remedy(assessment, row)}`);
  const more = rows.length > MAX_ROWS_TOLD ? [`and ${counted(rows.length - MAX_ROWS_TOLD, 'more service')}.`] : [];
  const label = certificateLabel(assessment);
  return { title: `Certificate ${assessment.result}: ${label}`, message: [`${label}:`, ...told, ...more].join('\n') };
}

/** Certificates that fail with the same code and hint share one annotation: a missing permission is one thing to mend, not two hundred. */
function failureAnnotations(failing: readonly Assessment[], isTold: RowFilter): Annotation[] {
  const groups = Map.groupBy(failing, ({ error, dossier }) =>
    error === null ? dossier.certId : `${error.code} ${error.hint}`
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { error, rows } = first;
    if (error === null) return [verdictAnnotation(first, isTold)];
    const affected = `${listed(group.map(certificateLabel))} could not be judged for ${requirementList(rows)}`;
    return [{ title: error.code, message: `${affected}: ${error.message}. ${error.hint}` }];
  });
}

const neglect: Remark = (assessment) => {
  const rows = assessment.rows.filter(({ neglected }) => neglected.length > 0);
  if (rows.length === 0) return [];
  const pushes = newestFirst(rows.flatMap(({ neglected }) => neglected));
  const places = [...new Map(pushes.map((push) => [destination(push), push])).entries()];
  const times = places.map(([place, push]) => `${place} (newest push ${formatInstant(push.atMs)})`);
  return `${certificateLabel(assessment)}: ${requirementList(rows)} is fresh, but ${listed(times)} did not get this certificate since its renewal. If it is in use, push there too and require ${listed(places.map(([place]) => place))}.`;
};

const replacedHistoryLost: Remark = ({ dossier, rows }) => {
  const { replacedHistoryError: error, replacedIds, certId } = dossier;
  if (error === null) return [];
  return `${error.code}: ${error.message}. Remote projects that had ${listed(replacedIds)} and did not get ${certId} for ${requirementList(rows)} cannot be named. ${error.hint}`;
};

const revocation: Remark = (assessment) =>
  assessment.dossier.certificate?.status === 'REVOKING'
    ? `${certificateLabel(assessment)} has status REVOKING: ${requirementList(assessment.rows)} will need another certificate.`
    : [];

function replaced(requestedIds: readonly string[]): Remark {
  return ({ dossier: { replacedIds, certId }, rows }) => {
    const [outdated] = replacedIds;
    if (outdated === undefined) return [];
    const step = requestedIds.includes(certId)
      ? `Remove ${outdated} from cert-id`
      : `Put ${certId} into cert-id in its place`;
    return `${replacement(replacedIds, certId)}, which was judged for ${requirementList(rows)} instead. ${step}.`;
  };
}

/** A replacement may still be due, while the certificate in service runs out. */
function replacedExpiry(policy: AnnotationPolicy, nowMs: number): Remark {
  return ({ dossier: { replacedExpiries, certId }, rows }) => {
    const behind = rows.filter(({ grounds }) => NEEDS_PUSH.includes(grounds));
    return replacedExpiries.flatMap(({ id, notAfter }) => {
      const leftMs = notAfter === null ? Infinity : instantOf(notAfter, policy.offsetMinutes) - nowMs;
      if (behind.length === 0 || leftMs > policy.expiresWithinMs) return [];
      const end = leftMs < 0 ? `expired ${formatDuration(leftMs)} ago` : `expires in ${formatDuration(leftMs)}`;
      return `${id} ${end}, and ${requirementList(behind)} may still use it: no push of ${certId}, which replaced it, is known. Push ${certId} now.`;
    });
  };
}

const onItsWay: Remark = ({ dossier, rows }) => {
  const { orderedIds, certId } = dossier;
  if (orderedIds.length === 0) return [];
  return `${listed(orderedIds)} is ordered for the names of ${certId} and not issued yet. Once it is, push it to ${requirementList(rows)}.`;
};

function expiry(withinMs: number, nowMs: number): Remark {
  return (assessment) => {
    const leftMs = (assessment.expiresAtMs ?? Infinity) - nowMs;
    if (withinMs === 0 || leftMs < 0 || leftMs > withinMs || assessment.result === 'expired') return [];
    return `${certificateLabel(assessment)}, required for ${requirementList(assessment.rows)}, expires in ${formatDuration(leftMs)}, at ${formatInstant(nowMs + leftMs)}. Renew it, push the new certificate and put its ID in cert-id.`;
  };
}

function pushAhead(nowMs: number): Remark {
  return (assessment) => {
    const newest = newestOf(assessment.dossier.histories.flat());
    if (newest === null || newest.atMs <= nowMs + MAX_PUSH_AHEAD_MS || assessment.error !== null) return [];
    return `${certificateLabel(assessment)}: the push to ${destination(newest)} is stamped ${formatDuration(newest.atMs - nowMs)} ahead of this machine's clock. The verdict stands; check the clock.`;
  };
}

const nearMiss: Remark = ({ dossier: { certId, nearMisses }, rows }) =>
  nearMisses.map(({ id, shared, total }) => {
    const family = shared === total ? ', but has a key of another family' : '';
    return `${id} shares ${shared} of ${counted(total, 'name')} with ${certId}${family}; if it is the replacement, put it in cert-id. ${certId} was judged for ${requirementList(rows)}.`;
  });

/** Some CAs issue on day boundaries, which give the zone of SCM's times away. */
function zoneWarnings(certificates: readonly Assessment[], offsetMinutes: number): Annotation[] {
  return [0, 480].flatMap((offset) => {
    const group = certificates.filter(
      ({ dossier: { certificate } }) => certificate && dayBoundaryOffset(certificate) === offset
    );
    if (group.length === 0 || offset === offsetMinutes) return [];
    const message = `The validity of ${listed(group.map(certificateLabel))} reads as whole days at ${formatOffset(offset)}, but time-zone is ${formatOffset(offsetMinutes)}. Set time-zone to ${formatOffset(offset)} if SCM's times are in that zone.`;
    return { title: 'time-zone looks wrong', message };
  });
}

function zoneNotices(certificates: readonly Assessment[]): Annotation[] {
  const doubtful = certificates.flatMap((assessment) =>
    assessment.rows
      .filter(({ zoneVerdicts }) => zoneVerdicts !== null)
      .map(({ requirement }) => `${certificateLabel(assessment)} ${requirement.text}`)
  );
  if (doubtful.length === 0) return [];
  const message = `${counted(doubtful.length, 'verdict')} would differ between UTC and +08:00 (${listed(doubtful)}). SCM's times carry no zone; set time-zone to the right one, or renewed-at.`;
  return [{ title: 'Verdicts depend on the time zone', message }];
}

/** All annotations of a run, most important first, not yet capped. Pure. */
export function annotationsOf(outcome: Outcome, policy: AnnotationPolicy): Annotations {
  const { certificates, checkedAtMs } = outcome;
  const failing = outcome.failing.toSorted((one, other) => worstFirst(one.result, other.result));
  const failures = failureAnnotations(failing, ({ verdict }) => verdict !== 'fresh' && verdict !== 'pending');
  const tolerated = certificates.filter((one) => one.result === 'unknown' && !outcome.failing.includes(one));
  const pending = certificates.filter(({ result }) => result === 'pending');
  const remarks = (title: string, remark: Remark): Annotation[] =>
    certificates.flatMap(remark).map((message) => ({ title, message }));
  return {
    errors: policy.warnOnly ? [] : failures,
    warnings: [
      ...(policy.warnOnly ? failures : []),
      ...failureAnnotations(tolerated, ({ verdict }) => verdict === 'unknown'),
      ...remarks('A replaced certificate runs out', replacedExpiry(policy, checkedAtMs)),
      ...remarks('Another project has an older push', neglect),
      ...remarks('A newer certificate was not followed', nearMiss),
      ...remarks('The history of a replaced certificate is not known', replacedHistoryLost),
      ...remarks('Certificate expires soon', expiry(policy.expiresWithinMs, checkedAtMs)),
      ...remarks('Certificate is being revoked', revocation),
      ...remarks('A push is ahead of the clock', pushAhead(checkedAtMs)),
      ...zoneWarnings(certificates, policy.offsetMinutes)
    ],
    notices: [
      ...remarks('Certificate was replaced', replaced(outcome.assessments.map(({ dossier }) => dossier.requestedId))),
      ...remarks('A renewal is on its way', onItsWay),
      ...pending.map((one) => verdictAnnotation(one, ({ verdict }) => verdict === 'pending')),
      ...zoneNotices(certificates)
    ]
  };
}
