import { incomparableReason, isOneOf, type IncomparableReason, type ServedCertificate } from '../certificate/served.ts';
import type { ResolutionFailure } from '../evidence/host-addresses.ts';
import type { AddressObservation, LiveEvidence, LiveObservation } from '../evidence/live-tls.ts';
import type { HandshakeFailure } from '../evidence/tls-handshake.ts';

const SHA256_DIGITS = 64;

/** The content that a host must serve. */
export interface JudgedContent {
  readonly keyFamily: string | null;
  /** As SCM has them: lower-case hex, SHA-1 or SHA-256. Empty where SCM gives none. */
  readonly fingerprints: ReadonlySet<string>;
  /** The IDs of the certificates that are known in this run, by fingerprint. */
  readonly certIds: ReadonlyMap<string, string>;
}

/**
 * What one address served, as it is told: the judged content where it is that, else a certificate with a known ID,
 * else what it showed first.
 */
export interface ServedAddress {
  readonly address: string;
  readonly isJudged: boolean;
  /** Lower-case hex, of the kind that SCM gives for the judged content. */
  readonly fingerprint: string;
  /** Null where no certificate of this run has the fingerprint. */
  readonly certId: string | null;
  readonly certificate: ServedCertificate;
}

export interface SilentAddress {
  readonly address: string;
  /** False for an IPv6 address that this machine has no way to. */
  readonly isCounted: boolean;
  readonly failure: HandshakeFailure;
}

/** Which address served what, in the order asked. */
export interface LiveFacts {
  readonly served: readonly ServedAddress[];
  readonly silent: readonly SilentAddress[];
  /** How many addresses count: all that were asked but those without a way to them. */
  readonly countedAddresses: number;
  readonly uncheckedAddresses: number;
  readonly missingRecords: LiveObservation['missingRecords'];
}

/** What the host says about the certificate, before grace and before what §5 puts first. */
export type LiveFinding =
  /** More than half of the addresses answered, and all of these serve it. */
  | { readonly verdict: 'fresh'; readonly reason: 'served'; readonly facts: LiveFacts }
  /** `others` serve another certificate. */
  | {
      readonly verdict: 'stale';
      readonly reason: 'serves-other';
      readonly others: readonly [ServedAddress, ...ServedAddress[]];
      readonly facts: LiveFacts;
    }
  /** `unseen-addresses`: the A records could not be had, so it is not known how many addresses there are. */
  | { readonly verdict: 'unknown'; readonly reason: 'too-few-answers' | 'unseen-addresses'; readonly facts: LiveFacts }
  | { readonly verdict: 'unknown'; readonly reason: 'unresolved'; readonly failure: ResolutionFailure }
  /** `facts` are null where the host was not asked, or has no address. */
  | { readonly verdict: 'unknown'; readonly reason: IncomparableReason; readonly facts: LiveFacts | null };

function certIdOf({ sha1, sha256 }: ServedCertificate, { certIds }: JudgedContent): string | null {
  return certIds.get(sha256) ?? certIds.get(sha1) ?? null;
}

/** The one certificate of an address that tells most. */
function tellingOf(
  certificates: readonly [ServedCertificate, ...ServedCertificate[]],
  content: JudgedContent
): ServedCertificate {
  const judged = certificates.find((certificate) => isOneOf(certificate, content.fingerprints));
  // A server has one certificate of each kind of key: two of one kind are two servers, of which one was left behind.
  const leftBehind = certificates.find((one) => one !== judged && one.keyType === judged?.keyType);
  return (
    leftBehind ??
    judged ??
    certificates.find((certificate) => certIdOf(certificate, content) !== null) ??
    certificates[0]
  );
}

function servedAddresses(addresses: readonly AddressObservation[], content: JudgedContent): ServedAddress[] {
  const isSha256 = [...content.fingerprints].some(({ length }) => length === SHA256_DIGITS);
  return addresses.flatMap(({ address, outcome }) => {
    if (outcome.kind !== 'served') return [];
    const certificate = tellingOf(outcome.certificates, content);
    return {
      address,
      isJudged: isOneOf(certificate, content.fingerprints),
      fingerprint: isSha256 ? certificate.sha256 : certificate.sha1,
      certId: certIdOf(certificate, content),
      certificate
    };
  });
}

function factsOf(observation: LiveObservation, content: JudgedContent): LiveFacts {
  const { addresses, uncheckedAddresses, missingRecords } = observation;
  return {
    served: servedAddresses(addresses, content),
    silent: addresses.flatMap(({ address, isCounted, outcome }) =>
      outcome.kind === 'failed' ? [{ address, isCounted, failure: outcome }] : []
    ),
    countedAddresses: addresses.filter(({ isCounted }) => isCounted).length,
    uncheckedAddresses,
    missingRecords
  };
}

/**
 * The table of live evidence: what a host's addresses say about the content. `evidence` is null where the host was
 * not asked.
 */
export function judgeLive(evidence: LiveEvidence | null, content: JudgedContent): LiveFinding {
  const incomparable = incomparableReason(content.keyFamily, content.fingerprints);
  if (incomparable !== null) {
    const facts = evidence?.kind === 'observed' ? factsOf(evidence, content) : null;
    return { verdict: 'unknown', reason: incomparable, facts };
  }
  if (evidence === null) return { verdict: 'unknown', reason: 'unresolved', failure: { code: 'ended', reason: '' } };
  if (evidence.kind === 'unresolved') {
    return { verdict: 'unknown', reason: 'unresolved', failure: { code: evidence.code, reason: evidence.reason } };
  }
  const facts = factsOf(evidence, content);
  const [first, ...others] = facts.served.filter(({ isJudged }) => !isJudged);
  if (first !== undefined) return { verdict: 'stale', reason: 'serves-other', others: [first, ...others], facts };
  if (facts.served.length * 2 <= facts.countedAddresses)
    return { verdict: 'unknown', reason: 'too-few-answers', facts };
  // Many name servers fail for AAAA alone where there are none, so that is a warning.
  if (facts.missingRecords?.type === 'A') return { verdict: 'unknown', reason: 'unseen-addresses', facts };
  return { verdict: 'fresh', reason: 'served', facts };
}
