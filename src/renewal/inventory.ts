import type { Certificate } from '../certificate/certificate.ts';
import { wildcardOver } from '../certificate/names.ts';
import type { Scm } from '../scm/client.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import { sourceOf, type Source } from '../source.ts';
import { Listing } from './listing.ts';
import { isOrder } from './rules.ts';

/** A list that shows too few names of more certificates than this counts as cut: each would need its detail. */
const MAX_NAMELESS = 500;

/**
 * The certificates of the account, as far as the list shows them: the list itself and, where that was cut, what it
 * finds for keywords. It only grows, and what is found in it does not depend on the order in which answers came.
 */
export class Inventory {
  readonly #scm: Scm;
  readonly #offsetMinutes: number;
  readonly #list: Listing;
  readonly #answers = new Map<string, Source<Listing>>();
  readonly #rows = new Map<string, ListedCertificate[]>();
  /** IDs by the names that their rows show. */
  readonly #idsByName = new Map<string, Set<string>>();
  /** IDs of which a row is an order: few, and looked through for every certificate. */
  readonly #ordered = new Set<string>();
  /** IDs that may have more names than their rows show. */
  readonly #nameless = new Set<string>();
  /** Keywords that find more than `MAX_NAMELESS` certificates with too few names. */
  readonly #crowded = new Set<string>();
  #isCut = false;

  constructor(scm: Scm, offsetMinutes: number) {
    this.#scm = scm;
    this.#offsetMinutes = offsetMinutes;
    this.#list = new Listing(scm, '', offsetMinutes);
  }

  /** Reads the first page of the list. Rejects with an ActionError. */
  async readFirst(): Promise<void> {
    await this.#list.readFirst();
    this.#join(this.#list);
  }

  /** Reads the list on, as `Listing.readUntil` says. Rejects with an ActionError. */
  async readUntil(untilMs: number, wantedIds: Iterable<string>): Promise<void> {
    await this.#list.readUntil(untilMs, wantedIds);
    this.#join(this.#list);
  }

  /** Takes in a certificate that was had by its ID, because the list may not show it. */
  learn({ id, domain, names, status, keyFamily, notAfter }: Certificate): void {
    this.#joinRows(id, [{ id, domain, names, hasAllNames: true, status, keyFamily, expiresAt: notAfter }]);
  }

  /** Asks for each keyword that was not asked for yet, and reads every answer to its end. */
  async ask(keywords: Iterable<string>): Promise<void> {
    const fresh = [...new Set(keywords)].filter((keyword) => !this.#answers.has(keyword));
    const answers = await Promise.all(
      fresh.map(async (keyword) => {
        const listing = new Listing(this.#scm, keyword, this.#offsetMinutes);
        return sourceOf(listing.readUntil(-Infinity, []).then(() => listing));
      })
    );
    fresh.forEach((keyword, index) => {
      const answer = answers[index];
      if (answer === undefined) return;
      this.#answers.set(keyword, answer);
      if (answer.state === 'known') this.#join(answer.value);
    });
  }

  /** What was found for a keyword; not asked, if nobody asked for it. */
  answer(keyword: string): Source<Listing> {
    return this.#answers.get(keyword) ?? { state: 'not-asked' };
  }

  /** Whether all that a keyword finds was read and can be looked at, so that what is not among it is not there. */
  isWhole(keyword: string): boolean {
    const answer = this.answer(keyword);
    return answer.state === 'known' && !answer.value.isCut && !this.#crowded.has(keyword);
  }

  /** Whether the answer to a keyword has the certificate. */
  hasFound(keyword: string, id: string): boolean {
    const answer = this.answer(keyword);
    return answer.state === 'known' && answer.value.rows.has(id);
  }

  /** Whether certificates may be missing, so that every one in question has to be asked for. */
  get isCut(): boolean {
    return this.#list.isCut || this.#isCut;
  }

  /** Whether the list cannot be read on. */
  get isEnded(): boolean {
    return this.#list.isEnded;
  }

  /** Whether the list was read to its end and nothing is missing. */
  get isComplete(): boolean {
    return this.#list.isEnded && !this.isCut;
  }

  /** Whether the whole list, not just an answer to a keyword, has the certificate. */
  hasListed(id: string): boolean {
    return this.#list.rows.has(id);
  }

  /** All that the list and the answers say about one ID; empty where they do not have it. */
  rows(id: string): readonly ListedCertificate[] {
    return this.#rows.get(id) ?? [];
  }

  /** Every ID with its rows. */
  entries(): Iterable<readonly [string, readonly ListedCertificate[]]> {
    return this.#rows.entries();
  }

  /** IDs of which a row is an order that may still be issued. */
  orderedIds(): Iterable<string> {
    return this.#ordered.values();
  }

  /** IDs that have the very name in a row. */
  idsWith(name: string): ReadonlySet<string> {
    return this.#idsByName.get(name) ?? new Set();
  }

  /** IDs of which a row shows the name or a wildcard over it. */
  idsCovering(name: string): Set<string> {
    const wildcard = wildcardOver(name);
    return this.idsWith(name).union(wildcard === null ? new Set() : this.idsWith(wildcard));
  }

  /**
   * IDs that may have any name, because a row of theirs does not show all, and that fit otherwise. If there are too
   * many to look at each, the list counts as cut, and only those that the keyword finds are looked at.
   */
  namelessLike(isFitting: (row: ListedCertificate) => boolean, keyword: string): string[] {
    const ids = [...this.#nameless].filter((id) => this.rows(id).some(isFitting));
    if (ids.length <= MAX_NAMELESS) return ids;
    this.#isCut = true;
    const answer = this.answer(keyword);
    if (answer.state !== 'known') return [];
    const found = ids.filter((id) => answer.value.rows.has(id));
    if (found.length > MAX_NAMELESS) this.#crowded.add(keyword);
    return found.slice(0, MAX_NAMELESS);
  }

  /** Every name that a row shows. */
  names(): Iterable<string> {
    return this.#idsByName.keys();
  }

  #join(listing: Listing): void {
    for (const [id, rows] of listing.rows) this.#joinRows(id, rows);
  }

  #joinRows(id: string, rows: readonly ListedCertificate[]): void {
    this.#rows.set(id, [...new Set([...this.rows(id), ...rows])]);
    if (rows.some(({ hasAllNames }) => !hasAllNames)) this.#nameless.add(id);
    if (rows.some(isOrder)) this.#ordered.add(id);
    for (const name of rows.flatMap(({ names }) => names)) {
      const ids = this.#idsByName.get(name);
      if (ids === undefined) this.#idsByName.set(name, new Set([id]));
      else ids.add(id);
    }
  }
}
