import { hasPassed, instantOf, type ScmTime } from '../time.ts';

/** The fields of a certificate's detail that are used; the rest (contacts, validation records) is never read. */
export interface Certificate {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** All names it is valid for, normalised by `certificateNames`. */
  readonly names: readonly string[];
  /** Upper case. Values that are not documented occur. */
  readonly status: string;
  readonly keyFamily: string | null;
  /** Lower-case hex: the identity of the content. */
  readonly fingerprint: string | null;
  readonly issueTime: ScmTime | null;
  readonly notBefore: ScmTime | null;
  readonly notAfter: ScmTime | null;
}

export type RenewalSource = 'input' | 'issue_time' | 'not_before' | 'cert-id';

/** When a certificate got the content it has now, and where that is known from. */
export interface Renewal {
  readonly atMs: number;
  readonly source: RenewalSource;
}

/** The ID of a certificate in SCM: 16 letters and digits. */
export const CERT_ID = /^[A-Za-z0-9]{16}$/;

/** The millisecond epoch in `scs` and 13 digits: the moment of order or import. Undocumented; all samples agree. */
export function idEpochMs(id: string): number | null {
  const match = /^scs(\d{13})$/.exec(id);
  return match === null ? null : Number(match[1]);
}

/**
 * The later of issue_time and not_before, because CAs backdate the latter; for an upload the later of that and the
 * moment of import, because no push can have carried it before. Null where none of them is known.
 */
export function renewalOf(certificate: Certificate, offsetMinutes: number): Renewal | null {
  const { id, issueTime, notBefore, status } = certificate;
  const importedMs = status === 'UPLOAD' ? idEpochMs(id) : null;
  const candidates: Renewal[] = [];
  if (issueTime !== null) candidates.push({ atMs: instantOf(issueTime, offsetMinutes), source: 'issue_time' });
  if (notBefore !== null) candidates.push({ atMs: instantOf(notBefore, offsetMinutes), source: 'not_before' });
  if (importedMs !== null) candidates.push({ atMs: importedMs, source: 'cert-id' });
  // Of equal times the first source counts.
  return candidates.reduce<Renewal | null>(
    (latest, one) => (latest === null || one.atMs > latest.atMs ? one : latest),
    null
  );
}

/** The earliest of the renewals that are known of one content under several IDs; null where none is. */
export function earliestRenewal(content: readonly Certificate[], offsetMinutes: number): Renewal | null {
  return content
    .flatMap((one) => renewalOf(one, offsetMinutes) ?? [])
    .reduce<Renewal | null>((earliest, one) => (earliest === null || one.atMs < earliest.atMs ? one : earliest), null);
}

/** The instant of not_after in milliseconds; null where it is not known. */
export function expiryOf(certificate: Certificate, offsetMinutes: number): number | null {
  return certificate.notAfter && instantOf(certificate.notAfter, offsetMinutes);
}

/** Whether the certificate is over: its time has passed, or SCM says that it expired or was revoked. */
export function isExpired(certificate: Certificate, offsetMinutes: number, nowMs: number): boolean {
  return hasPassed(certificate.notAfter, offsetMinutes, nowMs) || ['EXPIRED', 'REVOKED'].includes(certificate.status);
}

/**
 * The zone in which the day boundaries of some CAs make sense: 00:00:00 to 23:59:59 is a day in UTC (0), 08:00:00 to
 * 07:59:59 the same day at +08:00 (480). Null where neither shape appears, which proves nothing.
 */
export function dayBoundaryOffset({ notBefore, notAfter }: Certificate): number | null {
  if (notBefore === null || notAfter === null || notBefore.zoned || notAfter.zoned) return null;
  const clocks = [notBefore, notAfter].map(({ ms }) => new Date(ms).toISOString().slice(11, 19)).join(' ');
  if (clocks === '00:00:00 23:59:59') return 0;
  return clocks === '08:00:00 07:59:59' ? 480 : null;
}
