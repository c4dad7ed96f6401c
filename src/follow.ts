import { Account } from './account.ts';
import { expiryOf, type Certificate } from './certificate.ts';
import { failureOf, type Dossier } from './dossier.ts';
import { ActionError } from './errors.ts';
import type { Scm } from './scm.ts';
import { findSuccession, isNominee, isOnItsWay, isTwin, isTwinNominee, laterId, type Succession } from './successor.ts';
import { listed } from './text.ts';

/** A dossier whose certificate can have a successor: it has names and an expiry. */
interface Traceable extends Dossier {
  readonly certificate: Certificate;
}

/** Where a chain of renewals ends. */
interface Trace {
  readonly head: Certificate;
  readonly replacedIds: readonly string[];
  readonly nearMisses: Succession['nearMisses'];
  readonly untraceable: Dossier['untraceable'];
}

/** Follows the certificates of a run to what replaced them, with one reading of the account's list. */
class Follower {
  readonly #scm: Scm;
  readonly #account: Account;
  readonly #offsetMinutes: number;
  readonly #requestedIds: readonly string[];

  constructor(scm: Scm, account: Account, offsetMinutes: number, requestedIds: readonly string[]) {
    this.#scm = scm;
    this.#account = account;
    this.#offsetMinutes = offsetMinutes;
    this.#requestedIds = requestedIds;
  }

  /** The dossier of what replaced the certificate, or its own with what the list told. Rejects with an ActionError. */
  async follow(dossier: Traceable): Promise<Dossier> {
    const expiresAtMs = expiryOf(dossier.certificate, this.#offsetMinutes) ?? -Infinity;
    if (this.#account.reaches(expiresAtMs) && !this.#account.has(dossier.certId)) {
      const reason = `${dossier.certId} is not in the account's list: these credentials see only part of the account, so a replacement may be hidden`;
      return {
        ...dossier,
        untraceable: {
          reason,
          isReplaced: false,
          remedy: 'Use credentials that see the whole account, or set follow-renewals to false.'
        }
      };
    }
    const { head, replacedIds, nearMisses, untraceable } = await this.#trace(dossier.certificate);
    if (untraceable !== null) return { ...dossier, untraceable };
    const group = [head, ...(await this.#twinsOf(head))];
    const ids = group.map(({ id }) => id);
    const [histories, replaced] = await Promise.all([
      Promise.allSettled(ids.map(this.#scm.history)),
      Promise.allSettled(replacedIds.map(this.#scm.history))
    ]);
    const certId = this.#judgedId(ids, dossier.requestedId);
    return {
      ...dossier,
      certId,
      certificate: group.find(({ id }) => id === certId) ?? head,
      twins: group.filter(({ id }) => id !== certId),
      histories: histories.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
      replacedIds,
      replacedHistories: replaced.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
      replacedHistoryError: failureOf(replaced),
      nearMisses: nearMisses.filter(({ id }) => !this.#requestedIds.includes(id)),
      orderedIds: this.#account
        .rows()
        .filter((row) => isOnItsWay(row, head))
        .map(({ id }) => id),
      error: failureOf(histories)
    };
  }

  /** Of one content under several IDs: the requested one, else another of the input, else the latest. */
  #judgedId(ids: readonly string[], requestedId: string): string {
    if (ids.includes(requestedId)) return requestedId;
    const inInput = ids.filter((id) => this.#requestedIds.includes(id));
    return (inInput.length > 0 ? inInput : ids).reduce(laterId);
  }

  #succession(old: Certificate): Promise<Succession> {
    return this.#details((row) => isNominee(row, old, this.#offsetMinutes)).then((candidates) =>
      findSuccession(old, candidates, this.#offsetMinutes)
    );
  }

  async #twinsOf(certificate: Certificate): Promise<Certificate[]> {
    if (certificate.fingerprint === null) return [];
    const candidates = await this.#details((row) => isTwinNominee(row, certificate, this.#offsetMinutes));
    return candidates.filter((one) => isTwin(one, certificate));
  }

  #details(isWanted: Parameters<ReturnType<Account['rows']>['filter']>[0]): Promise<Certificate[]> {
    return Promise.all(
      this.#account
        .rows()
        .filter(isWanted)
        .map(({ id }) => this.#scm.detail(id))
    );
  }

  /** Walks from renewal to renewal. Every step expires a day later than the one before, so it ends. */
  async #trace(pinned: Certificate): Promise<Trace> {
    const replacedIds: string[] = [];
    const asked = new Set<string>();
    let head = pinned;
    for (;;) {
      const { successors, nearMisses } = await this.#succession(head);
      const [successor] = successors;
      if (successors.length > 1) {
        const ids = listed(successors.map(({ id }) => id));
        const untraceable = {
          reason: `${head.id} was replaced, but nothing decides between ${ids}, which expire and were renewed at the same times`,
          isReplaced: true,
          remedy: 'Put the ID of the one in use into cert-id.'
        };
        return { head, replacedIds, nearMisses, untraceable };
      }
      if (successor !== undefined) {
        replacedIds.push(head.id);
        head = successor;
        continue;
      }
      const done = { head, replacedIds, nearMisses, untraceable: null };
      if (this.#account.reaches(expiryOf(head, this.#offsetMinutes) ?? -Infinity)) return done;
      const domain = head.domain === '' ? (head.names[0] ?? '') : head.domain;
      if (!asked.has(domain)) {
        asked.add(domain);
        await this.#account.ask(domain);
        continue;
      }
      // A successor that only its domain brought up is followed; that the pinned certificate itself came up says nothing.
      if (head !== pinned && this.#account.isFoundByDomain(head.id)) return done;
      const untraceable = {
        reason: `the list was cut before it had shown all certificates, and asking for ${domain} found no replacement of ${head.id}`,
        isReplaced: false,
        remedy:
          'Put the ID of the newest certificate into cert-id and set follow-renewals to false, or remove old certificates from the account.'
      };
      return { ...done, untraceable };
    }
  }
}

function isTraceable(dossier: Dossier): dossier is Traceable {
  const { certificate } = dossier;
  return certificate !== null && certificate.names.length > 0 && certificate.notAfter !== null;
}

async function guarded(dossier: Dossier, work: () => Promise<Dossier>): Promise<Dossier> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    return { ...dossier, error: dossier.error ?? thrown };
  }
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
  const untilMs = Math.min(...traceable.map(({ certificate }) => expiryOf(certificate, offsetMinutes) ?? Infinity));
  const requestedIds = dossiers.map(({ requestedId }) => requestedId);
  const follower = Account.read(scm, offsetMinutes, untilMs).then(
    (account) => new Follower(scm, account, offsetMinutes, requestedIds)
  );
  return Promise.all(
    dossiers.map((dossier) =>
      isTraceable(dossier) ? guarded(dossier, async () => (await follower).follow(dossier)) : Promise.resolve(dossier)
    )
  );
}
