import { earliestRenewal, expiryOf, isExpired, type Certificate, type Renewal } from '../certificate/certificate.ts';
import type { Entry } from '../config/entries.ts';
import type { Settings } from '../config/inputs.ts';
import { ActionError } from '../errors.ts';
import { doubtIn, subjectOf, type CertificateEvidence } from '../evidence/evidence.ts';
import { failureIn, valueOr } from '../source.ts';
import { DAY_MS, formatInstant } from '../time.ts';
import type { Clock, Standing } from './decide.ts';

/** If a time is further ahead of the clock than this, the answer cannot be trusted. */
const MAX_AHEAD_MS = DAY_MS;

/** The part of the settings, and of the entry, that decides. */
export type Policy = Clock &
  Pick<Settings, 'renewedAtMs' | 'offsetMinutes' | 'bindings'> &
  Pick<Entry, 'requirements' | 'waivers'>;

/** `renewed-at`, else the earliest known renewal among the certificates with this content. */
export function renewalIn(
  evidence: CertificateEvidence,
  { renewedAtMs, offsetMinutes }: Pick<Policy, 'renewedAtMs' | 'offsetMinutes'>
): Renewal | null {
  const { detail, duplicates, renewals } = evidence;
  const input: Renewal | null = renewedAtMs === null ? null : { atMs: renewedAtMs, source: 'input' };
  const contents = detail.state === 'known' ? [detail.value, ...duplicates] : [];
  const own = earliestRenewal(contents, offsetMinutes);
  const isSuccessor = renewals.state === 'known' && renewals.value.replaced.length > 0;
  // The input speaks of what was asked for: it can delay the renewal of a successor, not advance it.
  if (isSuccessor) return own !== null && input !== null && input.atMs > own.atMs ? input : own;
  return input ?? own;
}

/** Whether an instant is not so far ahead of the clock that it cannot be trusted. */
export function isPlausible(ms: number, nowMs: number): boolean {
  return ms <= nowMs + MAX_AHEAD_MS;
}

/** An error where a time lies so far ahead that the answer, or this machine's clock, cannot be trusted; else null. */
function checkPlausible(evidence: CertificateEvidence, renewal: Renewal | null, nowMs: number): ActionError | null {
  const isAhead = (ms: number): boolean => !isPlausible(ms, nowMs);
  const push = valueOr(evidence.pushes, [])
    .flat()
    .find(({ atMs }) => isAhead(atMs));
  const claims = [
    ...(push === undefined ? [] : [`a push to ${push.service} at ${formatInstant(push.atMs)}`]),
    ...(renewal !== null && isAhead(renewal.atMs) ? [`a renewal at ${formatInstant(renewal.atMs)}`] : [])
  ];
  if (claims.length === 0) return null;
  const what = `the answers about ${subjectOf(evidence)} cannot be trusted`;
  return new ActionError(
    'UNEXPECTED_RESPONSE',
    `${what}: ${claims.join(' and ')} is more than 24 hours ahead of the clock`,
    'Check the clock of this machine and time-zone; if both are right, SCM has a wrong time for this certificate.'
  );
}

/**
 * The certificate that is judged, under every ID. If there is neither one nor an error, nobody asked: a defect of
 * this program.
 */
function judgedContent(evidence: CertificateEvidence): readonly [Certificate, ...Certificate[]] {
  const { detail, duplicates } = evidence;
  if (detail.state === 'known') return [detail.value, ...duplicates];
  throw new Error(`${subjectOf(evidence)} is judged without its detail`);
}

/** What holds of a certificate, in the order of the specification: error, expired, unknown, else its renewal. Pure. */
export function standingOf(evidence: CertificateEvidence, policy: Policy): Standing {
  const { detail, pushes, renewals, bindings } = evidence;
  const renewal = renewalIn(evidence, policy);
  const error = failureIn([detail, pushes, renewals, bindings]) ?? checkPlausible(evidence, renewal, policy.nowMs);
  if (error !== null) return { state: 'settled', reason: { code: 'failed', error } };
  const doubt = doubtIn(evidence);
  // If nothing was found for a domain, there is no certificate that could have expired.
  if (doubt !== null && detail.state !== 'known')
    return { state: 'settled', reason: { code: 'renewals-unknown', doubt } };
  const content = judgedContent(evidence);
  const [{ status }] = content;
  // If one of several IDs of a content was revoked or has expired, the others are over as well.
  const over = content.find((one) => isExpired(one, policy.offsetMinutes, policy.nowMs));
  if (over !== undefined && doubt?.isReplaced !== true) {
    const expiresAtMs = expiryOf(over, policy.offsetMinutes);
    return { state: 'settled', reason: { code: 'expired', status: over.status, expiresAtMs } };
  }
  if (doubt !== null) return { state: 'settled', reason: { code: 'renewals-unknown', doubt } };
  if (renewal === null) return { state: 'settled', reason: { code: 'no-renewal-time', status } };
  return { state: 'renewed', renewedAtMs: renewal.atMs };
}
