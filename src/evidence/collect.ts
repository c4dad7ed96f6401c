import type { Certificate } from '../certificate/certificate.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import { followChain, isFollowable, type FollowableCertificate } from '../renewal/chain.ts';
import { Account } from '../renewal/inventory.ts';
import type { Scm } from '../scm/client.ts';
import { known, NOT_ASKED, sourceOf, sourceOfAll, valueOr, type Source } from '../source.ts';
import { instantOf } from '../time.ts';
import type { CertificateEvidence } from './evidence.ts';

/** Reads the detail of the certificate that is judged, and the history of each that has its content, all at once. */
async function readContent(
  certId: string,
  duplicates: readonly Certificate[],
  scm: Scm
): Promise<Pick<CertificateEvidence, 'certId' | 'detail' | 'duplicates' | 'pushes'>> {
  const [detail, pushes] = await Promise.all([
    sourceOf(scm.detail(certId)),
    readPushes([certId, ...duplicates.map(({ id }) => id)], scm)
  ]);
  return { certId, detail, duplicates, pushes };
}

function readPushes(certIds: readonly string[], scm: Scm): Promise<Source<readonly PushHistory[]>> {
  return sourceOfAll(certIds.map(scm.history));
}

/** Reads the evidence about one ID of `cert-id`, before its renewals are followed. */
export async function collectEvidence(certId: string, scm: Scm): Promise<CertificateEvidence> {
  return { requestedId: certId, ...(await readContent(certId, [], scm)), renewals: NOT_ASKED };
}

/** The certificate of an evidence, where its renewals can be followed. */
function followableIn({ detail }: CertificateEvidence): FollowableCertificate | null {
  const certificate = valueOr(detail, null);
  return certificate !== null && isFollowable(certificate) ? certificate : null;
}

/** A run's search for renewals; the account's list is read once for all. */
interface RunSearch {
  readonly scm: Scm;
  readonly account: Promise<Account>;
  readonly offsetMinutes: number;
  readonly requestedIds: readonly string[];
}

async function followOne(evidence: CertificateEvidence, search: RunSearch): Promise<CertificateEvidence> {
  const pinned = followableIn(evidence);
  if (pinned === null) return evidence;
  const followed = await sourceOf(search.account.then((account) => followChain(pinned, { ...search, account })));
  // If following fails, the pinned certificate becomes an error and never hides the others.
  if (followed.state !== 'known') return { ...evidence, renewals: followed };
  const { latest, duplicates, formerIds, ...findings } = followed.value;
  const [content, replacedPushes] = await Promise.all([
    readContent(latest.id, duplicates, search.scm),
    formerIds.length === 0 ? NOT_ASKED : readPushes(formerIds, search.scm)
  ]);
  return { ...evidence, ...content, renewals: known({ ...findings, replacedPushes }) };
}

/**
 * Replaces the evidence about replaced certificates by that about their successors, in the same order. If a certificate
 * has no names or no expiry, it has no successor.
 */
export async function followRenewals(
  pinned: readonly CertificateEvidence[],
  scm: Scm,
  offsetMinutes: number
): Promise<CertificateEvidence[]> {
  const followable = pinned.flatMap((evidence) => followableIn(evidence) ?? []);
  if (followable.length === 0) return [...pinned];
  const firstExpiryMs = Math.min(...followable.map(({ notAfter }) => instantOf(notAfter, offsetMinutes)));
  const wantedIds = followable.map(({ id }) => id);
  const account = Account.read(scm, offsetMinutes, firstExpiryMs, wantedIds);
  const requestedIds = pinned.map(({ requestedId }) => requestedId);
  return Promise.all(pinned.map((evidence) => followOne(evidence, { scm, account, offsetMinutes, requestedIds })));
}
