import { expiryOf, type Certificate } from '../certificate/certificate.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import type { Scm } from '../scm/client.ts';
import type { ScmTime } from '../time.ts';
import type { RenewalDoubt, RenewalFindings, ReplacedCertificate } from './findings.ts';
import { isShown, type Account } from './inventory.ts';
import { findSuccession, isNominee, isOnItsWay, isTwin, isTwinNominee, laterId } from './rules.ts';

/** A certificate that can have a successor: it has names and an expiry. */
export type FollowableCertificate = Certificate & { readonly notAfter: ScmTime };

/** Where the renewals of a certificate lead. Where that is in doubt, to itself. */
export interface RenewalChain extends Omit<RenewalFindings, 'replacedPushes'> {
  /** The last of them, which is judged. */
  readonly latest: Certificate;
  /** Certificates with its content under other IDs. */
  readonly duplicates: readonly Certificate[];
  /** The IDs of the replaced certificates and of their duplicates. */
  readonly formerIds: readonly string[];
}

/** What a run follows renewals with: one reading of the account's list for all certificates. */
export interface Search {
  readonly scm: Scm;
  readonly account: Account;
  readonly offsetMinutes: number;
  readonly requestedIds: readonly string[];
}

export function isFollowable(certificate: Certificate): certificate is FollowableCertificate {
  return certificate.names.length > 0 && certificate.notAfter !== null;
}

/** Of one content under several IDs: the requested one, else another of the input, else the latest. */
function judgedId(ids: readonly string[], requestedId: string, requestedIds: readonly string[]): string {
  if (ids.includes(requestedId)) return requestedId;
  const inInput = ids.filter((id) => requestedIds.includes(id));
  return (inInput.length > 0 ? inInput : ids).reduce(laterId);
}

function details({ scm, account }: Search, isWanted: (row: ListedCertificate) => boolean): Promise<Certificate[]> {
  const rows = account.rows().filter(isWanted);
  return Promise.all(rows.map(({ id }) => scm.detail(id)));
}

async function duplicatesOf(certificate: Certificate, search: Search): Promise<Certificate[]> {
  if (certificate.fingerprint === null) return [];
  const candidates = await details(search, (row) => isTwinNominee(row, certificate, search.offsetMinutes));
  return candidates.filter((one) => isTwin(one, certificate));
}

/** A walk's end: `latest` is the last certificate that was reached, however much in doubt. */
type Walk = Omit<RenewalChain, 'orderedIds'>;

/** Walks from renewal to renewal. Every step expires a day later than the one before, so it ends. */
async function walk(pinned: Certificate, search: Search): Promise<Walk> {
  const { account, offsetMinutes } = search;
  const replaced: ReplacedCertificate[] = [];
  const formerIds: string[] = [];
  const asked = new Set<string>();
  let latest = pinned;
  for (;;) {
    const old = latest;
    const [duplicates, candidates] = await Promise.all([
      duplicatesOf(old, search),
      details(search, (row) => isNominee(row, old, offsetMinutes))
    ]);
    const { successors, nearMisses } = findSuccession(old, candidates, offsetMinutes, duplicates);
    const [successor, ...others] = successors;
    const found = { latest, duplicates, replaced, formerIds, nearMisses };
    if (others.length > 0) {
      const candidateIds = successors.map(({ id }) => id);
      return { ...found, doubt: { code: 'tie', certId: latest.id, candidateIds, isReplaced: true } };
    }
    if (successor !== undefined) {
      replaced.push({ id: latest.id, notAfter: latest.notAfter });
      formerIds.push(latest.id, ...duplicates.map(({ id }) => id));
      latest = successor;
      continue;
    }
    const expiresAtMs = expiryOf(latest, offsetMinutes) ?? -Infinity;
    if (isShown(account.listing, latest.id, expiresAtMs)) return { ...found, doubt: null };
    const keyword = latest.domain === '' ? (latest.names[0] ?? '') : latest.domain;
    if (!asked.has(keyword)) {
      asked.add(keyword);
      await account.ask(keyword);
      continue;
    }
    // If the keyword brought a successor up, that is judged, unless its answer was cut as well, as where SCM does not
    // know `content`. If it brought up the pinned certificate alone, that says nothing.
    const isReplaced = latest !== pinned;
    if (isReplaced && isShown(await account.ask(keyword), latest.id, expiresAtMs)) return { ...found, doubt: null };
    return { ...found, doubt: { code: 'list-cut', certId: latest.id, keyword, isReplaced } };
  }
}

/** The certificate itself, since it is in doubt what replaced it. */
function unfollowed(latest: Certificate, doubt: RenewalDoubt): Omit<RenewalChain, 'orderedIds' | 'nearMisses'> {
  return { latest, duplicates: [], replaced: [], formerIds: [], doubt };
}

/** Follows a certificate to the last one that replaced it. Rejects with an ActionError. */
export async function followChain(pinned: FollowableCertificate, search: Search): Promise<RenewalChain> {
  const { account, requestedIds } = search;
  if (account.isComplete && !account.listing.rows.has(pinned.id)) {
    const doubt = { code: 'not-listed', certId: pinned.id, isReplaced: false } as const;
    return { ...unfollowed(pinned, doubt), nearMisses: [], orderedIds: [] };
  }
  const end = await walk(pinned, search);
  const judged = end.doubt === null ? end.latest : pinned;
  const told = {
    nearMisses: judged === end.latest ? end.nearMisses.filter(({ id }) => !requestedIds.includes(id)) : [],
    orderedIds: account.rows().flatMap((row) => (isOnItsWay(row, judged) ? [row.id] : []))
  };
  if (end.doubt !== null) return { ...unfollowed(pinned, end.doubt), ...told };
  const contents = [end.latest, ...end.duplicates];
  const ids = contents.map(({ id }) => id);
  const latestId = judgedId(ids, pinned.id, requestedIds);
  return {
    ...end,
    ...told,
    latest: contents.find(({ id }) => id === latestId) ?? end.latest,
    duplicates: contents.filter(({ id }) => id !== latestId)
  };
}
