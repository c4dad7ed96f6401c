import { Account, isShown } from './inventory.ts';
import { expiryOf, type Certificate } from '../certificate/certificate.ts';
import { failureOf, type Dossier } from '../evidence/collect.ts';
import { ActionError } from '../errors.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import type { Scm } from '../scm/client.ts';
import { findSuccession, isNominee, isOnItsWay, isTwin, isTwinNominee, laterId } from './rules.ts';
import { listed } from '../text.ts';
import { instantOf, type ScmTime } from '../time.ts';

/** A dossier whose certificate can have a successor: it has names and an expiry. */
interface Traceable extends Dossier {
  readonly certificate: Certificate & { readonly notAfter: ScmTime };
}

/** Where the renewals of a certificate lead: `head` is the last of them, the others are told as in a dossier. */
interface Trace extends Pick<Dossier, 'twins' | 'replacedIds' | 'nearMisses' | 'untraceable'> {
  readonly head: Certificate;
  /** The replaced IDs and their twins. */
  readonly formerIds: readonly string[];
}

function isTraceable(dossier: Dossier): dossier is Traceable {
  const { certificate } = dossier;
  return certificate !== null && certificate.names.length > 0 && certificate.notAfter !== null;
}

function fulfilled<Value>(outcomes: readonly PromiseSettledResult<Value>[]): Value[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

/** What a run follows renewals with: one reading of the account's list for all certificates. */
interface Search {
  readonly scm: Scm;
  readonly account: Account;
  readonly offsetMinutes: number;
  readonly requestedIds: readonly string[];
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

async function twinsOf(certificate: Certificate, search: Search): Promise<Certificate[]> {
  if (certificate.fingerprint === null) return [];
  const candidates = await details(search, (row) => isTwinNominee(row, certificate, search.offsetMinutes));
  return candidates.filter((one) => isTwin(one, certificate));
}

/** Walks from renewal to renewal. Every step expires a day later than the one before, so it ends. */
async function trace(pinned: Certificate, search: Search): Promise<Trace> {
  const { account, offsetMinutes } = search;
  const replacedIds: string[] = [];
  const formerIds: string[] = [];
  const asked = new Set<string>();
  let head = pinned;
  for (;;) {
    const old = head;
    const [twins, candidates] = await Promise.all([
      twinsOf(old, search),
      details(search, (row) => isNominee(row, old, offsetMinutes))
    ]);
    const { successors, nearMisses } = findSuccession(old, candidates, offsetMinutes, twins);
    const [successor, ...others] = successors;
    const found = { head, twins, replacedIds, formerIds, nearMisses, untraceable: null };
    if (others.length > 0) {
      const reason = `${head.id} was replaced, but nothing decides between ${listed(successors.map(({ id }) => id))}, which expire and were renewed at the same times`;
      const remedy = `Put ${successors.map(({ id }) => id).join(' or ')}, whichever is in use, into cert-id.`;
      return { ...found, untraceable: { reason, remedy, isReplaced: true } };
    }
    if (successor !== undefined) {
      replacedIds.push(head.id);
      formerIds.push(head.id, ...twins.map(({ id }) => id));
      head = successor;
      continue;
    }
    const expiresAtMs = expiryOf(head, offsetMinutes) ?? -Infinity;
    if (isShown(account.listing, head.id, expiresAtMs)) return found;
    const domain = head.domain === '' ? (head.names[0] ?? '') : head.domain;
    if (!asked.has(domain)) {
      asked.add(domain);
      await account.ask(domain);
      continue;
    }
    // A successor that its domain brought up is followed, unless that answer was cut as well, as where SCM does not know `content`; that
    // the pinned certificate itself came up says nothing.
    if (head !== pinned && isShown(await account.ask(domain), head.id, expiresAtMs)) return found;
    const reason = `the list was cut before it had shown all certificates, and asking for ${domain} found no replacement of ${head.id}`;
    const remedy =
      'The list was cut: put this ID into a step of its own with follow-renewals: false, and put the new ID there after a renewal.';
    return { ...found, untraceable: { reason, remedy, isReplaced: head !== pinned } };
  }
}

/** The dossier of what replaced the certificate, or its own with what the list told. Rejects with an ActionError. */
async function follow(dossier: Traceable, search: Search): Promise<Dossier> {
  const { certificate, requestedId } = dossier;
  const { account, requestedIds, scm } = search;
  if (account.isComplete && !account.listing.rows.has(requestedId)) {
    const reason = `${requestedId} is not in the account's list: these credentials see only part of the account, so a replacement may be hidden`;
    const remedy =
      'These credentials see only part of the account: use ones that see the whole, or set follow-renewals to false.';
    return { ...dossier, untraceable: { reason, remedy, isReplaced: false } };
  }
  const { head, twins, replacedIds, formerIds, nearMisses, untraceable } = await trace(certificate, search);
  const judged = untraceable === null ? head : certificate;
  const told = {
    untraceable,
    nearMisses: judged === head ? nearMisses.filter(({ id }) => !requestedIds.includes(id)) : [],
    orderedIds: account.rows().flatMap((row) => (isOnItsWay(row, judged) ? [row.id] : []))
  };
  if (untraceable !== null) return { ...dossier, ...told };
  const group = [head, ...twins];
  const ids = group.map(({ id }) => id);
  const certId = judgedId(ids, requestedId, requestedIds);
  const [histories, replaced] = await Promise.all([
    Promise.allSettled(ids.map(scm.history)),
    Promise.allSettled(formerIds.map(scm.history))
  ]);
  return {
    ...dossier,
    ...told,
    certId,
    certificate: group.find(({ id }) => id === certId) ?? head,
    twins: group.filter(({ id }) => id !== certId),
    histories: fulfilled(histories),
    replacedIds,
    replacedExpiries: replacedIds.length > 0 ? [{ id: requestedId, notAfter: certificate.notAfter }] : [],
    replacedHistories: fulfilled(replaced),
    replacedHistoryError: failureOf(replaced),
    error: failureOf(histories)
  };
}

/**
 * Replaces the dossiers of replaced certificates by those of their successors, in the same order. A certificate without names or expiry
 * has none. What fails becomes the dossier's error, so that one certificate never hides the others.
 */
export async function followRenewals(
  dossiers: readonly Dossier[],
  scm: Scm,
  offsetMinutes: number
): Promise<Dossier[]> {
  const traceable = dossiers.filter(isTraceable);
  if (traceable.length === 0) return [...dossiers];
  const requestedIds = dossiers.map(({ requestedId }) => requestedId);
  const firstExpiryMs = Math.min(...traceable.map(({ certificate }) => instantOf(certificate.notAfter, offsetMinutes)));
  const wantedIds = traceable.map(({ requestedId }) => requestedId);
  const account = Account.read(scm, offsetMinutes, firstExpiryMs, wantedIds);
  return Promise.all(
    dossiers.map(async (dossier) => {
      if (!isTraceable(dossier)) return dossier;
      try {
        return await follow(dossier, { scm, account: await account, offsetMinutes, requestedIds });
      } catch (thrown) {
        if (!(thrown instanceof ActionError)) throw thrown;
        return { ...dossier, error: dossier.error ?? thrown };
      }
    })
  );
}
