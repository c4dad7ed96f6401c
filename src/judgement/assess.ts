import { expiryOf, type Renewal } from '../certificate/certificate.ts';
import { destination, newestOf, type PushRecord } from '../certificate/push-history.ts';
import type { Requirement } from '../certificate/requirement.ts';
import type { ActionError } from '../errors.ts';
import { subjectOf, type CertificateEvidence } from '../evidence/evidence.ts';
import type { ReplacedCertificate } from '../renewal/findings.ts';
import { failureIn, valueOr } from '../source.ts';
import { decide, type Standing } from './decide.ts';
import { newestPush, type PushEvidence } from './push-verdict.ts';
import { verdictOf, type Reason } from './reason.ts';
import { renewalIn, standingOf, type Policy } from './standing.ts';
import { worse, worst, type Verdict } from './verdict.ts';

const UTC_OFFSET_MINUTES = 0;
const CHINA_OFFSET_MINUTES = 480;

/** One requirement of a certificate, judged. */
export interface Row {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** The newest push that answers the requirement, whatever the verdict rests on. */
  readonly newest: PushRecord | null;
  /** The verdicts that the two likely zones would give, where they differ. */
  readonly zoneVerdicts: { readonly utc: Verdict; readonly china: Verdict } | null;
}

/** What the run says about one ID of `cert-id`; of several that lead to one certificate, what it says about that. */
export interface Assessment {
  readonly evidence: CertificateEvidence;
  readonly renewal: Renewal | null;
  readonly expiresAtMs: number | null;
  readonly error: ActionError | null;
  /** The certificates that the judged one replaced. */
  readonly replaced: readonly ReplacedCertificate[];
  /** Why their histories are not known; null where they are, or where there are none. */
  readonly replacedPushesError: ActionError | null;
  readonly result: Verdict;
  /** One per requirement, in the order of the input. */
  readonly rows: readonly Row[];
}

function pushEvidenceIn(evidence: CertificateEvidence): PushEvidence {
  const { pushes, renewals } = evidence;
  if (pushes.state === 'not-asked') throw new Error(`${subjectOf(evidence)} is judged without its push history`);
  const replacedPushes = renewals.state === 'known' ? valueOr(renewals.value.replacedPushes, []) : [];
  return { histories: valueOr(pushes, []), replacedHistories: replacedPushes };
}

/** Judges every requirement on what is known about one certificate. Pure. */
export function assess(evidence: CertificateEvidence, policy: Policy): Assessment {
  const standing = standingOf(evidence, policy);
  const inUtc = standingOf(evidence, { ...policy, offsetMinutes: UTC_OFFSET_MINUTES });
  const inChina = standingOf(evidence, { ...policy, offsetMinutes: CHINA_OFFSET_MINUTES });
  const pushes = pushEvidenceIn(evidence);
  const rows = policy.requirements.map((requirement): Row => {
    const reasonBy = (one: Standing): Reason => decide(requirement, one, pushes, policy);
    const [reason, utc, china] = [reasonBy(standing), verdictOf(reasonBy(inUtc)), verdictOf(reasonBy(inChina))];
    const zoneVerdicts = utc === china ? null : { utc, china };
    return { requirement, verdict: verdictOf(reason), reason, newest: newestPush(requirement, pushes), zoneVerdicts };
  });
  const findings = valueOr(evidence.renewals, null);
  return {
    evidence,
    renewal: renewalIn(evidence, policy),
    expiresAtMs: evidence.detail.state === 'known' ? expiryOf(evidence.detail.value, policy.offsetMinutes) : null,
    error: standing.state === 'settled' && standing.reason.code === 'failed' ? standing.reason.error : null,
    replaced: findings?.replaced ?? [],
    replacedPushesError: findings && failureIn([findings.replacedPushes]),
    result: worst(rows.map(({ verdict }) => verdict)),
    rows
  };
}

/** A row that names all that was left behind by any of the rows, each destination once with its newest push. */
function withAllLeftBehind(row: Row, rows: readonly Row[]): Row {
  // Only of a fresh row it can be said that another project was left behind.
  if (row.reason.code !== 'pushed') return row;
  const all = rows.flatMap(({ reason }) => (reason.code === 'pushed' ? reason.leftBehind : []));
  const leftBehind = [...Map.groupBy(all, destination).values()].flatMap((pushes) => newestOf(pushes) ?? []);
  return { ...row, reason: { ...row.reason, leftBehind } };
}

/**
 * The one whose verdict is worse; of equals the one with the later renewal, so that the order of the input decides
 * nothing.
 */
function worseOf<One extends { readonly verdict: Verdict }>(one: One, other: One, isOneLater: boolean): One {
  if (one.verdict === other.verdict) return isOneLater ? one : other;
  return worse(one.verdict, other.verdict) === one.verdict ? one : other;
}

/**
 * Two assessments of one certificate as one: row by row the worse, with what both say of the certificates that it
 * replaced.
 */
function merge(one: Assessment, other: Assessment): Assessment {
  const isOneLater = (one.renewal?.atMs ?? -Infinity) >= (other.renewal?.atMs ?? -Infinity);
  const later = isOneLater ? one : other;
  const replaced = new Map([...one.replaced, ...other.replaced].map((certificate) => [certificate.id, certificate]));
  const rows = one.rows.map((row, index) => {
    const twin = other.rows[index] ?? row;
    return withAllLeftBehind(worseOf(row, twin, isOneLater), [row, twin]);
  });
  return {
    ...later,
    error: one.error ?? other.error,
    replaced: [...replaced.values()],
    replacedPushesError: one.replacedPushesError ?? other.replacedPushesError,
    result: worst(rows.map(({ verdict }) => verdict)),
    rows
  };
}

/** One assessment per judged certificate, in the order of the input: several IDs may lead to one, which counts once. */
export function perCertificate(assessments: readonly Assessment[]): Assessment[] {
  return [...Map.groupBy(assessments, ({ evidence }) => subjectOf(evidence)).values()].map((group) =>
    group.reduce(merge)
  );
}
