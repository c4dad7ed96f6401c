import { ActionError } from '../errors.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import { LIST_PAGE_SIZE, once, type Scm } from '../scm/client.ts';
import { instantOf } from '../time.ts';

export interface Listing {
  readonly rows: ReadonlyMap<string, ListedCertificate>;
  /** Every certificate that expires after this instant (ms) is among the rows: -Infinity where the list is complete, Infinity where nothing is sure. */
  readonly reachMs: number;
}

/**
 * Reads the list from the latest expiry downwards, until it ends or, as long as order and count hold, its rows expire before `untilMs` and all
 * `wantedIds` were seen. The limit of offsets is documented in three ways, so a later page that answers 400 cuts the list. So does a full page without a new ID, or an end
 * with fewer certificates than `total_count`.
 */
async function readListing(
  scm: Scm,
  content: string,
  offsetMinutes: number,
  untilMs: number,
  wantedIds: readonly string[]
): Promise<Listing> {
  const rows = new Map<string, ListedCertificate>();
  let lastExpiryMs = Infinity;
  let isSteady = true;
  let totalCount = 0;
  const cut = (): Listing => ({ rows, reachMs: isSteady ? lastExpiryMs : Infinity });
  for (let offset = 0; ; offset += LIST_PAGE_SIZE) {
    const page = await scm.listPage(offset, content).catch((thrown: unknown) => {
      if (offset > 0 && thrown instanceof ActionError && thrown.status === 400) return null;
      throw thrown;
    });
    if (page === null) return cut();
    const isSameCount = offset === 0 || page.totalCount === totalCount;
    totalCount = Math.max(totalCount, page.totalCount);
    const knownBefore = rows.size;
    for (const row of page.rows) {
      if (rows.has(row.id)) continue;
      rows.set(row.id, row);
      if (row.expiresAt === null) continue;
      const expiresAtMs = instantOf(row.expiresAt, offsetMinutes);
      isSteady &&= expiresAtMs <= lastExpiryMs;
      lastExpiryMs = expiresAtMs;
    }
    const newCount = rows.size - knownBefore;
    // Pages that overlap in part, or count differently, were cut from a list that changed between them: rows may have slipped through.
    isSteady &&= isSameCount && (newCount === 0 || newCount === page.rows.length);
    if (page.rows.length < LIST_PAGE_SIZE) {
      // What a keyword finds may be counted with all that it does not find.
      return { rows, reachMs: content === '' && rows.size < totalCount ? Infinity : -Infinity };
    }
    const isEnough = isSteady && lastExpiryMs < untilMs && wantedIds.every((id) => rows.has(id));
    if (newCount === 0 || isEnough) return cut();
  }
}

/** Whether a listing goes far enough down to show the certificate and all that expire later. */
export function isShown({ rows, reachMs }: Listing, id: string, expiresAtMs: number): boolean {
  return rows.has(id) && expiresAtMs > reachMs;
}

/** The certificates of the account, as far as the list shows them. */
export class Account {
  readonly listing: Listing;
  readonly #found = new Map<string, ListedCertificate>();
  /** Asks for a domain beyond where the list was cut, once a run. Rejects with an ActionError. */
  readonly ask: (domain: string) => Promise<Listing>;

  private constructor(scm: Scm, offsetMinutes: number, listing: Listing) {
    this.listing = listing;
    this.ask = once(async (domain) => {
      const answer = await readListing(scm, domain, offsetMinutes, -Infinity, []);
      for (const [id, row] of answer.rows) this.#found.set(id, row);
      return answer;
    });
  }

  /** Reads the list once, down to the wanted certificates, of which the first expires at `untilMs`. Rejects with an ActionError. */
  static async read(scm: Scm, offsetMinutes: number, untilMs: number, wantedIds: readonly string[]): Promise<Account> {
    return new Account(scm, offsetMinutes, await readListing(scm, '', offsetMinutes, untilMs, wantedIds));
  }

  /** Whether the list was read to its end and nothing is missing. */
  get isComplete(): boolean {
    return this.listing.reachMs === -Infinity;
  }

  /** Everything seen so far, each ID once. */
  rows(): ListedCertificate[] {
    return [...new Map([...this.#found, ...this.listing.rows]).values()];
  }
}
