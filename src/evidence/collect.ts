import type { BindingMode } from '../certificate/binding.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import type { Chain } from '../renewal/chain.ts';
import { formerIdsIn } from '../renewal/doubt.ts';
import type { NearMiss, RenewalDoubt } from '../renewal/findings.ts';
import type { Inventory } from '../renewal/inventory.ts';
import { isOnItsWay, laterId } from '../renewal/rules.ts';
import { walkAccount, type WalkRequest } from '../renewal/walk.ts';
import type { WalkedCertificate } from '../renewal/walked.ts';
import type { Scm } from '../scm/client.ts';
import { known, NOT_ASKED, sourceOf, sourceOfAll, valueOr, type Source } from '../source.ts';
import { addBindings } from './bindings.ts';
import type { CertificateEvidence } from './evidence.ts';

/** What to collect, and whom to tell of each certificate that was read. */
export interface CollectRequest extends Omit<WalkRequest, 'onLikelyJudged'> {
  /** The IDs and domains of the request of which a service is required, so that the push history is needed. */
  readonly pushSubjects: ReadonlySet<string>;
  readonly bindings: BindingMode;
  /** Whether the list is read in any case, to find what nobody listed. */
  readonly findsUnlisted: boolean;
  /** Told once for each certificate that is judged, or was likely to be. */
  readonly onRead: (certId: string, detail: Source<Certificate>, pushes: Source<PushHistory>) => void;
}

/** The evidence of a run, one per entry of the request, and what was seen of the account. */
export interface Collected {
  readonly certificates: readonly CertificateEvidence[];
  readonly inventory: Inventory;
  /** All details that were read, by ID. */
  readonly details: ReadonlyMap<string, Source<Certificate>>;
}

interface Context {
  readonly request: CollectRequest;
  readonly inventory: Inventory;
  readonly scm: Scm;
  /** Reads what is judged and tells of it, unless that was done. */
  readonly read: (certId: string, needsPushes: boolean) => void;
}

/** Of one content under several IDs: the one that was asked for, else another of the input, else the later. */
function judgedId(ids: readonly string[], requestedId: string | null, certIds: readonly string[]): string {
  const inInput = ids.filter((id) => certIds.includes(id));
  // The ID that was found for a domain is nobody's wish, so that of the input goes before it.
  if (requestedId !== null && inInput.includes(requestedId)) return requestedId;
  return (inInput.length > 0 ? inInput : ids).reduce(laterId);
}

function onItsWay(judged: Certificate, inventory: Inventory): string[] {
  return [...inventory.orderedIds()].filter((id) => inventory.rows(id).some((row) => isOnItsWay(row, judged)));
}

function needsPushes({ requestedId, requestedDomain }: WalkedCertificate, { pushSubjects }: CollectRequest): boolean {
  return pushSubjects.has(requestedDomain ?? requestedId ?? '');
}

/** What was found for an entry whose own certificate is judged: nothing replaced it, or it is not known what did. */
async function unfollowed(
  entry: WalkedCertificate,
  renewals: CertificateEvidence['renewals'],
  { request, scm }: Context
): Promise<CertificateEvidence> {
  const { requestedId, requestedDomain, detail, duplicates } = entry;
  const ids = requestedId === null ? [] : [requestedId, ...duplicates.map(({ id }) => id)];
  const pushes = needsPushes(entry, request) ? await sourceOfAll(ids.map(scm.history)) : NOT_ASKED;
  const shared = { requestedId, requestedDomain, certId: requestedId, detail, pushes, renewals };
  return { ...shared, duplicates, bindings: NOT_ASKED, hosts: [] };
}

/** A certificate that was asked for as well needs no mention as one that might be meant. */
function nearMissesOf({ nearMisses }: Chain, { certIds }: CollectRequest): NearMiss[] {
  return nearMisses.filter(({ id }) => !certIds.includes(id));
}

/**
 * What was found out, though not enough: near misses are told only of a certificate whose own renewals were looked
 * for.
 */
function doubtful(doubt: RenewalDoubt, entry: WalkedCertificate, context: Context): CertificateEvidence['renewals'] {
  const certificate = valueOr(entry.detail, null);
  const chain = valueOr(entry.chain, null);
  const isJudged = doubt.code === 'list-cut' && !doubt.isReplaced;
  const formerIds = chain === null ? [] : formerIdsIn(chain, doubt);
  const nearMisses = chain !== null && isJudged ? nearMissesOf(chain, context.request) : [];
  const orderedIds = certificate === null ? [] : onItsWay(certificate, context.inventory);
  return known({ replaced: [], formerIds, replacedPushes: NOT_ASKED, doubt, nearMisses, orderedIds });
}

/**
 * The evidence about the last certificate of a chain, its content under every ID, and the histories of what it
 * replaced.
 */
async function followed(
  entry: WalkedCertificate,
  chain: Chain,
  { request, inventory, scm, read }: Context
): Promise<CertificateEvidence> {
  const { requestedId, requestedDomain } = entry;
  const isPushed = needsPushes(entry, request);
  const group = [chain.latest, ...chain.duplicates];
  const ids = group.map(({ id }) => id);
  const certId = judgedId(ids, requestedId, request.certIds);
  read(certId, isPushed);
  const judged = group.find(({ id }) => id === certId) ?? chain.latest;
  const [pushes, replacedPushes] = await Promise.all([
    isPushed ? sourceOfAll(ids.map(scm.history)) : NOT_ASKED,
    isPushed && chain.formerIds.length > 0 ? sourceOfAll(chain.formerIds.map(scm.history)) : NOT_ASKED
  ]);
  return {
    requestedId,
    requestedDomain,
    certId,
    detail: known(judged),
    duplicates: group.filter(({ id }) => id !== certId),
    pushes,
    renewals: known({
      replaced: chain.replaced,
      formerIds: chain.formerIds,
      replacedPushes,
      doubt: null,
      nearMisses: nearMissesOf(chain, request),
      orderedIds: onItsWay(judged, inventory)
    }),
    bindings: NOT_ASKED,
    hosts: []
  };
}

/** If a detail has no expiry, a row of the list may: by it the certificate was chosen, so by it it is judged. */
function withListedExpiry(evidence: CertificateEvidence, inventory: Inventory): CertificateEvidence {
  const { detail } = evidence;
  if (detail.state !== 'known' || detail.value.notAfter !== null) return evidence;
  const listed = inventory.rows(detail.value.id).flatMap(({ expiresAt }) => expiresAt ?? []);
  const latest = listed.toSorted((one, other) => other.ms - one.ms)[0] ?? null;
  return { ...evidence, detail: known({ ...detail.value, notAfter: latest }) };
}

function evidenceOf(entry: WalkedCertificate, context: Context): Promise<CertificateEvidence> {
  const { chain, doubt } = entry;
  if (doubt !== null) return unfollowed(entry, doubtful(doubt, entry, context), context);
  return chain.state === 'known' ? followed(entry, chain.value, context) : unfollowed(entry, chain, context);
}

/**
 * Collects what is known about everything in the request: detail and push history of each certificate that is judged,
 * read by one and the same path whether it was asked for or replaced what was. What fails is in the entry that it
 * concerns.
 */
export async function collectEvidence(request: CollectRequest, scm: Scm): Promise<Collected> {
  const seen = new Set<string>();
  const readings: Promise<void>[] = [];
  const tell = async (certId: string, isPushed: boolean): Promise<void> => {
    const history = isPushed ? sourceOf(scm.history(certId)) : NOT_ASKED;
    const [detail, pushes] = await Promise.all([sourceOf(scm.detail(certId)), history]);
    request.onRead(certId, detail, pushes);
  };
  const read: Context['read'] = (certId, isPushed) => {
    if (seen.has(certId)) return;
    seen.add(certId);
    const reading = tell(certId, isPushed);
    // If the walk rejects first, nobody waits for this one any more, and its rejection must not end the process.
    reading.catch(() => undefined);
    readings.push(reading);
  };
  const onLikelyJudged: WalkRequest['onLikelyJudged'] = (certId, requested) => {
    read(
      certId,
      requested.some((subject) => request.pushSubjects.has(subject))
    );
  };
  const { entries, inventory, details } = await walkAccount({ ...request, onLikelyJudged }, scm);
  const context: Context = { request, inventory, scm, read };
  const evidence = await Promise.all(entries.map((entry) => evidenceOf(entry, context)));
  const certificates = evidence.map((one) => withListedExpiry(one, inventory));
  await Promise.all(readings);
  if (request.bindings === 'off') return { certificates, inventory, details };
  const isListed = request.followRenewals || request.domains.length > 0 || request.findsUnlisted;
  const search = { ...request, scm, inventory, isListed };
  return { certificates: await addBindings(certificates, search), inventory, details };
}
