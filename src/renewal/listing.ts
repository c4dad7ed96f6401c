import { isDeepStrictEqual } from 'node:util';
import { ActionError } from '../errors.ts';
import { LIST_PAGE_SIZE, type Scm } from '../scm/client.ts';
import type { ListedCertificate, ListPage } from '../scm/schema.ts';
import { instantOf } from '../time.ts';

/** No account is known to be larger; a list that goes on is one that never ends. */
const MAX_PAGES = 200;

/** Rows of one ID that contradict each other; with more, nothing that the list says is worth keeping. */
const MAX_ROWS_PER_ID = 8;

/** More names than this in one list, a hundred for each of 5,000 certificates, do not fit into the memory of a run. */
const MAX_LISTED_NAMES = 500_000;

/**
 * One reading of the account's list, latest expiry first: the whole list, or what it finds for a keyword. It is read
 * page by page, and can be read on later. Every ID has all its rows, because where two contradict each other either
 * may be right.
 */
export class Listing {
  readonly rows = new Map<string, ListedCertificate[]>();
  /** Whether the end was reached: nothing more can be read. */
  isEnded = false;
  /**
   * Whether certificates of the account may be missing for a reason that reading on cannot mend: an offset limit,
   * pages that repeat, an end before the promised count, or a size beyond all bounds.
   */
  isCut = false;
  readonly #scm: Scm;
  readonly #keyword: string;
  readonly #offsetMinutes: number;
  /** Whether rows came in the order asked for, from a list that did not change between its pages. */
  #isSteady = true;
  /** Whether a page repeated a part of those before it. */
  #isOverlapping = false;
  #lastExpiryMs = Infinity;
  #totalCount = 0;
  #pages = 0;
  #names = 0;
  /** What the last request failed with: asking again would only fail again. */
  #failure: ActionError | null = null;

  /**
   * `keyword` is what SCM looks for in names and domains; empty for the whole list. `offsetMinutes` is the zone of
   * its times.
   */
  constructor(scm: Scm, keyword: string, offsetMinutes: number) {
    this.#scm = scm;
    this.#keyword = keyword;
    this.#offsetMinutes = offsetMinutes;
  }

  /** Reads the first page, unless it was read. Rejects with an ActionError. */
  async readFirst(): Promise<void> {
    if (this.#pages === 0) await this.#readPage();
  }

  /**
   * Reads on until the list ends or, as long as order and count held, its rows expire before `untilMs` and all
   * `wantedIds` were seen. Reads one page at least, unless the list has ended. Rejects with an ActionError.
   */
  async readUntil(untilMs: number, wantedIds: Iterable<string>): Promise<void> {
    while (!this.isEnded && !this.#isEnough(untilMs, wantedIds)) await this.#readPage();
  }

  #isEnough(untilMs: number, wantedIds: Iterable<string>): boolean {
    if (this.#pages === 0 || !this.#isSteady || this.#lastExpiryMs >= untilMs) return false;
    return [...wantedIds].every((id) => this.rows.has(id));
  }

  /** Reads the next page. Rejects with an ActionError. */
  async #readPage(): Promise<void> {
    const offset = this.#pages * LIST_PAGE_SIZE;
    if (this.#failure !== null) throw this.#failure;
    const page = await this.#scm.listPage(offset, this.#keyword).catch((thrown: unknown) => {
      // If a later page is refused, that is the limit of offsets, which is documented in three ways.
      if (offset > 0 && thrown instanceof ActionError && thrown.status === 400) return null;
      if (thrown instanceof ActionError) this.#failure = thrown;
      throw thrown;
    });
    this.#pages += 1;
    if (page === null) this.#end(true);
    else this.#add(page);
  }

  #add({ rows, totalCount }: ListPage): void {
    const knownBefore = this.rows.size;
    for (const row of rows) this.#addRow(row);
    const newCount = this.rows.size - knownBefore;
    // Pages that overlap in part, or count differently, were cut from a list that changed between them: rows may have
    // slipped through, so that nothing may be concluded from where a row stands.
    const isSameCount = this.#pages === 1 || totalCount === this.#totalCount;
    this.#isSteady &&= isSameCount && (newCount === 0 || newCount === rows.length);
    const distinct = new Set(rows.map(({ id }) => id)).size;
    this.#isOverlapping ||= newCount > 0 && newCount < distinct;
    this.#totalCount = Math.max(this.#totalCount, totalCount);
    if (this.isEnded) return;
    if (rows.length < LIST_PAGE_SIZE) {
      // What a keyword finds may be counted with all that it does not find, so that its count proves nothing.
      this.#end(this.#keyword === '' ? this.rows.size < this.#totalCount : this.#isOverlapping);
    } else if (newCount === 0 || this.#pages === MAX_PAGES || this.#names > MAX_LISTED_NAMES) {
      this.#end(true);
    }
  }

  #addRow(row: ListedCertificate): void {
    const others = this.rows.get(row.id);
    if (others !== undefined) {
      // The same row again tells nothing new.
      if (others.some((other) => isDeepStrictEqual(other, row))) return;
      if (others.length === MAX_ROWS_PER_ID) this.#end(true);
      else others.push(row);
      return;
    }
    this.rows.set(row.id, [row]);
    this.#names += row.names.length;
    if (row.expiresAt === null) return;
    const expiresAtMs = instantOf(row.expiresAt, this.#offsetMinutes);
    this.#isSteady &&= expiresAtMs <= this.#lastExpiryMs;
    this.#lastExpiryMs = expiresAtMs;
  }

  #end(isCut: boolean): void {
    this.isEnded = true;
    this.isCut = isCut;
  }
}
