import { expiryOf, isExpired, renewalOf, type Renewal } from '../certificate/certificate.ts';
import type { Dossier } from '../evidence/collect.ts';
import { ActionError } from '../errors.ts';
import type { Settings } from '../config/inputs.ts';
import { destination, newestOf } from '../certificate/push-history.ts';
import { DAY_MS, formatInstant } from '../time.ts';
import { judge, worse, worst, type Clock, type Evidence, type Judgement, type Verdict } from './verdict.ts';

/** A time further ahead of the clock than this is not believed. */
const MAX_AHEAD_MS = DAY_MS;

const UTC_OFFSET_MINUTES = 0;
const CHINA_OFFSET_MINUTES = 480;

/** The part of the settings that decides. */
export type Policy = Clock & Pick<Settings, 'requirements' | 'renewedAtMs' | 'offsetMinutes'>;

/** A judgement, and the verdicts that the two likely zones would give where they differ. */
export interface Row extends Judgement {
  readonly zoneVerdicts: { readonly utc: Verdict; readonly china: Verdict } | null;
}

/** What the run says about one ID of `cert-id`. */
export interface Assessment {
  readonly dossier: Dossier;
  readonly renewal: Renewal | null;
  readonly expiresAtMs: number | null;
  readonly error: ActionError | null;
  readonly result: Verdict;
  /** One per requirement, in the order of the input. */
  readonly rows: readonly Row[];
}

/** `renewed-at`, else the earliest known renewal among the certificates with this content. */
function renewalIn(dossier: Dossier, { renewedAtMs, offsetMinutes }: Policy): Renewal | null {
  const { certificate, twins, replacedIds } = dossier;
  const input: Renewal | null = renewedAtMs === null ? null : { atMs: renewedAtMs, source: 'input' };
  const contents = certificate === null ? [] : [certificate, ...twins];
  const renewals = contents.flatMap((one) => renewalOf(one, offsetMinutes) ?? []);
  const own = renewals.toSorted((one, other) => one.atMs - other.atMs)[0] ?? null;
  // The input speaks of the certificates in `cert-id`: it can delay the renewal of what replaced one of them, not advance it.
  if (replacedIds.length > 0) return own !== null && input !== null && input.atMs > own.atMs ? input : own;
  return input ?? own;
}

/** An error where a time lies so far ahead that the answer, or this machine's clock, cannot be trusted. */
function distrust(dossier: Dossier, renewal: Renewal | null, nowMs: number): ActionError | null {
  const isAhead = (ms: number): boolean => ms > nowMs + MAX_AHEAD_MS;
  const push = dossier.histories.flat().find(({ atMs }) => isAhead(atMs));
  const claims = [
    ...(push === undefined ? [] : [`a push to ${push.service} at ${formatInstant(push.atMs)}`]),
    ...(renewal !== null && isAhead(renewal.atMs) ? [`a renewal at ${formatInstant(renewal.atMs)}`] : [])
  ];
  if (claims.length === 0) return null;
  return new ActionError(
    'UNEXPECTED_RESPONSE',
    `the answers about ${dossier.certId} cannot be trusted: ${claims.join(' and ')} is more than 24 hours ahead of the clock`,
    'Check the clock of this machine and time-zone; if both are right, SCM has a wrong time for this certificate.'
  );
}

type Examination = Pick<Assessment, 'renewal' | 'error'> & { evidence: Evidence };

function examine(dossier: Dossier, policy: Policy): Examination {
  const { certificate, untraceable, histories, replacedHistories } = dossier;
  const renewal = renewalIn(dossier, policy);
  const error = dossier.error ?? distrust(dossier, renewal, policy.nowMs);
  const isOver = certificate !== null && isExpired(certificate, policy.offsetMinutes, policy.nowMs);
  const evidence: Evidence = {
    failed: error !== null,
    expired: isOver && untraceable?.isReplaced !== true,
    untraceable: untraceable !== null,
    renewal,
    histories,
    replacedHistories
  };
  return { renewal, error, evidence };
}

/** Judges every requirement on what was read about one certificate. Pure. */
export function assess(dossier: Dossier, policy: Policy): Assessment {
  const { renewal, error, evidence } = examine(dossier, policy);
  const inUtc = examine(dossier, { ...policy, offsetMinutes: UTC_OFFSET_MINUTES }).evidence;
  const inChina = examine(dossier, { ...policy, offsetMinutes: CHINA_OFFSET_MINUTES }).evidence;
  const rows = policy.requirements.map((requirement): Row => {
    const utc = judge(requirement, inUtc, policy).verdict;
    const china = judge(requirement, inChina, policy).verdict;
    return { ...judge(requirement, evidence, policy), zoneVerdicts: utc === china ? null : { utc, china } };
  });
  return {
    dossier,
    renewal,
    expiresAtMs: dossier.certificate && expiryOf(dossier.certificate, policy.offsetMinutes),
    error,
    result: worst(rows.map(({ verdict }) => verdict)),
    rows
  };
}

/** Two assessments of one certificate as one: the worse, with what both say of the certificates that it replaced. */
function merge(one: Assessment, other: Assessment): Assessment {
  const base = worse(one.result, other.result) === one.result ? one : other;
  const replacedIds = [...new Set([...one.dossier.replacedIds, ...other.dossier.replacedIds])];
  const replacedExpiries = [...one.dossier.replacedExpiries, ...other.dossier.replacedExpiries];
  const replacedHistoryError = one.dossier.replacedHistoryError ?? other.dossier.replacedHistoryError;
  const rows = base.rows.map((row, index) => {
    // Only of a fresh row it can be said that another project was left behind.
    const both = row.verdict === 'fresh' ? [one, other].flatMap(({ rows: all }) => all[index]?.neglected ?? []) : [];
    const places = Map.groupBy(both, destination);
    return { ...row, neglected: [...places.values()].flatMap((pushes) => newestOf(pushes) ?? []) };
  });
  return { ...base, dossier: { ...base.dossier, replacedIds, replacedExpiries, replacedHistoryError }, rows };
}

/** One assessment per judged certificate, in the order of the input: several IDs may lead to one certificate, which counts once. */
export function perCertificate(assessments: readonly Assessment[]): Assessment[] {
  return [...Map.groupBy(assessments, ({ dossier }) => dossier.certId).values()].map((group) => group.reduce(merge));
}
