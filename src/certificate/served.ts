/** The leaf that a server showed. */
export interface ServedCertificate {
  /** Lower-case hex. */
  readonly sha1: string;
  /** Lower-case hex. */
  readonly sha256: string;
  /** Of its public key, such as `rsa` or `ec`. */
  readonly keyType: string;
  /** Common name and organisation of the issuer, one clean line. */
  readonly issuer: string;
  /** Milliseconds since the epoch; null where it is no date. */
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  /**
   * Why a client with the usual CAs would refuse it: a code of Node such as `CERT_HAS_EXPIRED`; null where it would
   * not.
   */
  readonly refusedBecause: string | null;
}

/** Whether a certificate has one of these fingerprints, SHA-1 or SHA-256 in lower-case hex. */
export function isOneOf(
  { sha1, sha256 }: Pick<ServedCertificate, 'sha1' | 'sha256'>,
  fingerprints: ReadonlySet<string>
): boolean {
  return fingerprints.has(sha1) || fingerprints.has(sha256);
}

/** Why nothing that a host serves can be compared with a certificate. */
export type IncomparableReason = 'sm2' | 'no-fingerprint';

/** Why it is no use to ask a host about content with these fingerprints; null where it is. No TLS of Node speaks SM2. */
export function incomparableReason(
  keyFamily: string | null,
  fingerprints: ReadonlySet<string>
): IncomparableReason | null {
  if (keyFamily === 'SM2') return 'sm2';
  return fingerprints.size === 0 ? 'no-fingerprint' : null;
}
