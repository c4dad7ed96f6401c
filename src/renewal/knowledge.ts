import { expiryOf, type Certificate } from '../certificate/certificate.ts';
import { sharedSuffix } from '../certificate/names.ts';
import type { Source } from '../source.ts';
import { instantOf } from '../time.ts';
import type { Inventory } from './inventory.ts';
import type { DatedCertificate, Outline } from './rules.ts';

/**
 * All that is known of the account so far. It only grows; what it lacks is asked for, and the question is put again.
 */
export interface Knowledge {
  readonly inventory: Inventory;
  /** Known or failed; an ID that nobody asked for is not in it. */
  readonly details: ReadonlyMap<string, Source<Certificate>>;
  /** The zone that zone-less times are read in, east of UTC. */
  readonly offsetMinutes: number;
}

/** Details that are missing before a question can be answered, and the one whose push history is likely wanted next. */
export interface Missing {
  readonly state: 'missing';
  readonly ids: ReadonlySet<string>;
  readonly likelyIds: readonly string[];
}

/** Which of several expiries in the rows of one ID counts, where the detail has none. */
type Choose = (...times: number[]) => number;

/** The certificate with its expiry: its detail's, else its rows'. */
export function dated(
  certificate: Certificate,
  choose: Choose,
  { inventory, offsetMinutes }: Knowledge
): DatedCertificate {
  const own = expiryOf(certificate, offsetMinutes);
  const listed = inventory
    .rows(certificate.id)
    .flatMap(({ expiresAt }) => (expiresAt === null ? [] : [instantOf(expiresAt, offsetMinutes)]));
  return { ...certificate, expiresAtMs: own ?? (listed.length === 0 ? null : choose(...listed)) };
}

/** The certificate that was asked for. If its rows contradict each other, the earliest expiry hides no replacement. */
export function pinned(certificate: Certificate, knowledge: Knowledge): DatedCertificate {
  return dated(certificate, Math.min, knowledge);
}

/** What the rows of the IDs and, where they are known, the details show that may be found under another ID as well. */
export function outlinesOf(ids: Iterable<string>, knowledge: Knowledge): Outline[] {
  const { inventory, details, offsetMinutes } = knowledge;
  return [...ids].flatMap((id) => {
    // A row without expiry tells too little: its detail is asked for, and knows.
    const shown = inventory
      .rows(id)
      .flatMap(({ names, hasAllNames, expiresAt }) =>
        hasAllNames && expiresAt !== null ? [{ names, expiresAtMs: instantOf(expiresAt, offsetMinutes) }] : []
      );
    const detail = details.get(id);
    return detail?.state === 'known' ? [...shown, dated(detail.value, Math.max, knowledge)] : shown;
  });
}

/**
 * What a cut list is searched for to find what covers the names of a certificate: what they have in common, else the
 * domain.
 */
export function keywordOf({ names }: Pick<Certificate, 'names'>): string {
  return sharedSuffix(names) ?? names[0] ?? '';
}
