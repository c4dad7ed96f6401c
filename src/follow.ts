import { Account } from './account.ts';
import { expiryOf, type Certificate } from './certificate.ts';
import { failureOf, type Dossier } from './dossier.ts';
import { ActionError } from './errors.ts';
import type { ListedCertificate } from './scm-schema.ts';
import type { Scm } from './scm.ts';
import { findSuccession, isNominee, isOnItsWay, isTwin, isTwinNominee, laterId, type NearMiss } from './successor.ts';
import { listed } from './text.ts';

/** A dossier whose certificate can have a successor: it has names and an expiry. */
interface Traceable extends Dossier {
  readonly certificate: Certificate;
}

/** Where the renewals of a certificate lead. */
interface Trace {
  readonly head: Certificate;
  /** The head's content under other IDs. */
  readonly twins: readonly Certificate[];
  /** The certificates on the way, oldest first; empty where nothing replaced it. */
  readonly replacedIds: readonly string[];
  readonly nearMisses: readonly NearMiss[];
  readonly untraceable: Dossier['untraceable'];
}

function isTraceable(dossier: Dossier): dossier is Traceable {
  const { certificate } = dossier;
  return certificate !== null && certificate.names.length > 0 && certificate.notAfter !== null;
}

function fulfilled<Value>(outcomes: readonly PromiseSettledResult<Value>[]): Value[] {
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

/** Follows the certificates of a run to what replaced them, by one reading of the account's list. */
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
    const { certificate, requestedId } = dossier;
    if (this.#account.reaches(this.#expiry(certificate)) && !this.#account.has(requestedId)) {
      const reason = `${requestedId} is not in the account's list: these credentials see only part of the account, so a replacement may be hidden`;
      const remedy = 'Use credentials that see the whole account, or set follow-renewals to false.';
      return { ...dossier, untraceable: { reason, remedy, isReplaced: false } };
    }
    const { head, twins, replacedIds, nearMisses, untraceable } = await this.#trace(certificate);
    const judged = untraceable === null ? head : certificate;
    const told = {
      nearMisses: judged === head ? nearMisses.filter(({ id }) => !this.#requestedIds.includes(id)) : [],
      orderedIds: this.#account.rows().flatMap((row) => (isOnItsWay(row, judged) ? [row.id] : []))
    };
    if (untraceable !== null) return { ...dossier, ...told, untraceable };
    const group = [head, ...twins];
    const certId = this.#judgedId(
      group.map(({ id }) => id),
      requestedId
    );
    const [histories, replaced] = await Promise.all([
      Promise.allSettled(group.map(({ id }) => this.#scm.history(id))),
      Promise.allSettled(replacedIds.map(this.#scm.history))
    ]);
    return {
      ...dossier,
      ...told,
      certId,
      certificate: group.find(({ id }) => id === certId) ?? head,
      twins: group.filter(({ id }) => id !== certId),
      histories: fulfilled(histories),
      replacedIds,
      replacedHistories: fulfilled(replaced),
      replacedHistoryError: failureOf(replaced),
      error: failureOf(histories)
    };
  }

  #expiry(certificate: Certificate): number {
    return expiryOf(certificate, this.#offsetMinutes) ?? -Infinity;
  }

  /** Of one content under several IDs: the requested one, else another of the input, else the latest. */
  #judgedId(ids: readonly string[], requestedId: string): string {
    if (ids.includes(requestedId)) return requestedId;
    const inInput = ids.filter((id) => this.#requestedIds.includes(id));
    return (inInput.length > 0 ? inInput : ids).reduce(laterId);
  }

  #details(isWanted: (row: ListedCertificate) => boolean): Promise<Certificate[]> {
    const rows = this.#account.rows().filter(isWanted);
    return Promise.all(rows.map(({ id }) => this.#scm.detail(id)));
  }

  async #twinsOf(certificate: Certificate): Promise<Certificate[]> {
    if (certificate.fingerprint === null) return [];
    const candidates = await this.#details((row) => isTwinNominee(row, certificate, this.#offsetMinutes));
    return candidates.filter((one) => isTwin(one, certificate));
  }

  /** Walks from renewal to renewal. Every step expires a day later than the one before, so it ends. */
  async #trace(pinned: Certificate): Promise<Trace> {
    const replacedIds: string[] = [];
    const asked = new Set<string>();
    let head = pinned;
    for (;;) {
      const old = head;
      const [twins, candidates] = await Promise.all([
        this.#twinsOf(old),
        this.#details((row) => isNominee(row, old, this.#offsetMinutes))
      ]);
      const { successors, nearMisses } = findSuccession(old, candidates, this.#offsetMinutes, twins);
      const [successor, ...others] = successors;
      const trace = { head, twins, replacedIds, nearMisses, untraceable: null };
      if (others.length > 0) {
        const reason = `${head.id} was replaced, but nothing decides between ${listed(successors.map(({ id }) => id))}, which expire and were renewed at the same times`;
        const remedy = 'Put the ID of the one in use into cert-id.';
        return { ...trace, untraceable: { reason, remedy, isReplaced: true } };
      }
      if (successor !== undefined) {
        replacedIds.push(head.id);
        head = successor;
        continue;
      }
      if (this.#account.reaches(this.#expiry(head))) return trace;
      const domain = head.domain === '' ? (head.names[0] ?? '') : head.domain;
      if (!asked.has(domain)) {
        asked.add(domain);
        await this.#account.ask(domain);
        continue;
      }
      // A successor that its domain brought up is followed; that the pinned certificate itself came up says nothing.
      if (head !== pinned && this.#account.isFoundByDomain(head.id)) return trace;
      const reason = `the list was cut before it had shown all certificates, and asking for ${domain} found no replacement of ${head.id}`;
      const remedy =
        'Put the ID of the newest certificate into cert-id and set follow-renewals to false, or remove old certificates from the account.';
      return { ...trace, untraceable: { reason, remedy, isReplaced: head !== pinned } };
    }
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
  const expiries = dossiers.flatMap((one) =>
    isTraceable(one) ? (expiryOf(one.certificate, offsetMinutes) ?? []) : []
  );
  if (expiries.length === 0) return [...dossiers];
  const requestedIds = dossiers.map(({ requestedId }) => requestedId);
  const follower = Account.read(scm, offsetMinutes, Math.min(...expiries)).then(
    (account) => new Follower(scm, account, offsetMinutes, requestedIds)
  );
  return Promise.all(
    dossiers.map(async (dossier) => {
      if (!isTraceable(dossier)) return dossier;
      try {
        return await (await follower).follow(dossier);
      } catch (thrown) {
        if (!(thrown instanceof ActionError)) throw thrown;
        return { ...dossier, error: dossier.error ?? thrown };
      }
    })
  );
}
