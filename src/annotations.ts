import type { Assessment, Row } from './assessment.ts';
import { dayBoundaryOffset } from './certificate.ts';
import type { Outcome } from './outcome.ts';
import { newestFirst } from './push-history.ts';
import { counted, listed } from './text.ts';
import { formatDuration, formatInstant, formatOffset, MINUTE_MS } from './time.ts';
import { VERDICTS } from './verdict.ts';
import { certificateLabel, destination, reason, remedy, replacement } from './wording.ts';

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
export interface AnnotationPolicy {
  readonly warnOnly: boolean;
  readonly offsetMinutes: number;
  /** 0 is off. */
  readonly expiresWithinMs: number;
}

/** The first annotations of a level, and how many more there would have been. */
export function capped(annotations: readonly Annotation[], max: number): Annotation[] {
  const more = annotations.length - max;
  if (more <= 0) return [...annotations];
  return [...annotations.slice(0, max), { title: 'More', message: `and ${more} more; the log has all.` }];
}

function requirementList(rows: readonly Row[]): string {
  return listed(rows.map(({ requirement }) => requirement.text));
}

function verdictAnnotation(assessment: Assessment, rows: readonly Row[]): Annotation {
  const told = rows
    .slice(0, MAX_ROWS_TOLD)
    .map((row) => `${row.requirement.text} is ${row.verdict}: ${reason(assessment, row)} ${remedy(assessment, row)}`);
  const more = rows.length > MAX_ROWS_TOLD ? [`and ${counted(rows.length - MAX_ROWS_TOLD, 'more service')}.`] : [];
  const label = certificateLabel(assessment);
  return { title: `Certificate ${assessment.result}: ${label}`, message: [`${label}:`, ...told, ...more].join('\n') };
}

/** Certificates that fail with the same code and hint share one annotation: a missing permission is one thing to mend, not two hundred. */
function failureAnnotations(failing: readonly Assessment[], rowsTold: (row: Row) => boolean): Annotation[] {
  const groups = Map.groupBy(failing, (assessment) => {
    const { error, dossier } = assessment;
    return error === null ? dossier.certId : `${error.code} ${error.hint}`;
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { error, rows } = first;
    if (error === null) return [verdictAnnotation(first, rows.filter(rowsTold))];
    const affected = `${listed(group.map(certificateLabel))} could not be judged for ${requirementList(rows)}`;
    return [{ title: error.code, message: `${affected}: ${error.message}. ${error.hint}` }];
  });
}

function neglectWarnings(certificates: readonly Assessment[]): Annotation[] {
  return certificates.flatMap((assessment) =>
    assessment.rows.flatMap((row) =>
      row.neglected.length === 0
        ? []
        : {
            title: 'Another project has an older push',
            message: `${certificateLabel(assessment)}: ${row.requirement.text} is fresh, but the newest push to ${listed(row.neglected.map((push) => `${destination(push)} (${formatInstant(push.atMs)})`))} is older than the renewal. If it is in use, push there too and require ${listed(row.neglected.map(destination))}.`
          }
    )
  );
}

function nearMissWarnings(certificates: readonly Assessment[]): Annotation[] {
  return certificates.flatMap(({ dossier, rows }) =>
    dossier.nearMisses.map(({ id, shared, total }) => ({
      title: 'A newer certificate was not followed',
      message: `${id} shares ${shared} of ${counted(total, 'name')} with ${dossier.certId}${shared === total ? ', but has a key of another family' : ''}; if it is the replacement, put it in cert-id. ${dossier.certId} was judged for ${requirementList(rows)}.`
    }))
  );
}

function replacedHistoryWarnings(certificates: readonly Assessment[]): Annotation[] {
  return certificates.flatMap(({ dossier, rows }) => {
    const { replacedHistoryError: error } = dossier;
    if (error === null) return [];
    return {
      title: 'The history of a replaced certificate is not known',
      message: `${error.code}: ${error.message}. Remote projects that had ${listed(dossier.replacedIds)} and did not get ${dossier.certId} for ${requirementList(rows)} cannot be named. ${error.hint}`
    };
  });
}

function successionNotices(certificates: readonly Assessment[]): Annotation[] {
  return certificates.flatMap(({ dossier, rows }) => [
    ...dossier.replacedIds.slice(0, 1).map((requestedId) => ({
      title: 'Certificate was replaced',
      message: `${replacement(dossier.replacedIds, dossier.certId)}, which was judged for ${requirementList(rows)} instead. Put ${dossier.certId} into cert-id in place of ${requestedId}.`
    })),
    ...(dossier.orderedIds.length === 0
      ? []
      : [
          {
            title: 'A renewal is on its way',
            message: `${listed(dossier.orderedIds)} is ordered for the names of ${dossier.certId} and not issued yet. Once it is, push it to ${requirementList(rows)}.`
          }
        ])
  ]);
}

function expiryWarnings(certificates: readonly Assessment[], withinMs: number, nowMs: number): Annotation[] {
  return certificates.flatMap((assessment) => {
    const leftMs = (assessment.expiresAtMs ?? Infinity) - nowMs;
    if (withinMs === 0 || leftMs < 0 || leftMs > withinMs || assessment.result === 'expired') return [];
    return {
      title: 'Certificate expires soon',
      message: `${certificateLabel(assessment)}, required for ${requirementList(assessment.rows)}, expires in ${formatDuration(leftMs)}, at ${formatInstant(nowMs + leftMs)}. Renew it, push the new certificate and put its ID in cert-id.`
    };
  });
}

function futurePushWarnings(certificates: readonly Assessment[], nowMs: number): Annotation[] {
  return certificates.flatMap((assessment) => {
    const ahead = newestFirst(assessment.dossier.histories.flat()).filter(
      (push) => push.atMs > nowMs + MAX_PUSH_AHEAD_MS
    );
    const [newest] = ahead;
    if (newest === undefined || assessment.error !== null) return [];
    return {
      title: 'A push is ahead of the clock',
      message: `${certificateLabel(assessment)}: the push to ${destination(newest)} is stamped ${formatDuration(newest.atMs - nowMs)} ahead of this machine's clock. The verdict stands; check the clock.`
    };
  });
}

function revocationWarnings(certificates: readonly Assessment[]): Annotation[] {
  return certificates
    .filter(({ dossier }) => dossier.certificate?.status === 'REVOKING')
    .map((assessment) => ({
      title: 'Certificate is being revoked',
      message: `${certificateLabel(assessment)} has status REVOKING: ${requirementList(assessment.rows)} will need another certificate.`
    }));
}

/** Some CAs issue on day boundaries, which give the zone of SCM's times away. */
function zoneWarnings(certificates: readonly Assessment[], offsetMinutes: number): Annotation[] {
  const hints = certificates.flatMap((assessment) => {
    const offset = assessment.dossier.certificate && dayBoundaryOffset(assessment.dossier.certificate);
    return offset === null || offset === offsetMinutes ? [] : [{ assessment, offset }];
  });
  return [0, 480].flatMap((offset) => {
    const group = hints.filter((hint) => hint.offset === offset).map(({ assessment }) => certificateLabel(assessment));
    if (group.length === 0) return [];
    return {
      title: 'time-zone looks wrong',
      message: `The validity of ${listed(group)} reads as whole days at ${formatOffset(offset)}, but time-zone is ${formatOffset(offsetMinutes)}. Set time-zone to ${formatOffset(offset)} if SCM's times are in that zone.`
    };
  });
}

function zoneNotices(certificates: readonly Assessment[]): Annotation[] {
  const doubtful = certificates.flatMap((assessment) =>
    assessment.rows
      .filter(({ zoneVerdicts }) => zoneVerdicts !== null)
      .map(({ requirement }) => `${certificateLabel(assessment)} ${requirement.text}`)
  );
  if (doubtful.length === 0) return [];
  return [
    {
      title: 'Verdicts depend on the time zone',
      message: `${counted(doubtful.length, 'verdict')} would differ between UTC and +08:00 (${listed(doubtful)}). SCM's times carry no zone; set time-zone to the right one, or renewed-at.`
    }
  ];
}

function pendingNotices(certificates: readonly Assessment[]): Annotation[] {
  return certificates
    .filter(({ result }) => result === 'pending')
    .map((assessment) =>
      verdictAnnotation(
        assessment,
        assessment.rows.filter(({ verdict }) => verdict === 'pending')
      )
    );
}

/** All annotations of a run, most important first, not yet capped. Pure. */
export function annotationsOf(outcome: Outcome, policy: AnnotationPolicy): Annotations {
  const { certificates, failing, checkedAtMs } = outcome;
  const worstFirst = failing.toSorted((one, other) => VERDICTS.indexOf(other.result) - VERDICTS.indexOf(one.result));
  const failures = failureAnnotations(worstFirst, ({ verdict }) => verdict !== 'fresh' && verdict !== 'pending');
  const tolerated = certificates.filter((one) => one.result === 'unknown' && !failing.includes(one));
  return {
    errors: policy.warnOnly ? [] : failures,
    warnings: [
      ...(policy.warnOnly ? failures : []),
      ...failureAnnotations(tolerated, ({ verdict }) => verdict === 'unknown'),
      ...neglectWarnings(certificates),
      ...nearMissWarnings(certificates),
      ...replacedHistoryWarnings(certificates),
      ...expiryWarnings(certificates, policy.expiresWithinMs, checkedAtMs),
      ...revocationWarnings(certificates),
      ...futurePushWarnings(certificates, checkedAtMs),
      ...zoneWarnings(certificates, policy.offsetMinutes)
    ],
    notices: [...successionNotices(certificates), ...pendingNotices(certificates), ...zoneNotices(certificates)]
  };
}
