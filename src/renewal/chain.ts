import { idEpochMs, type Certificate } from '../certificate/certificate.ts';
import { countCovered } from '../certificate/names.ts';
import type { ActionError } from '../errors.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import { failureIn, type Source } from '../source.ts';
import type { NearMiss, ReplacedCertificate } from './findings.ts';
import { dated, keywordOf, outlinesOf, pinned, type Knowledge, type Missing } from './knowledge.ts';
import { contentsOf, findSuccession, isInService, mayRepeat, mayReplace, type DatedCertificate } from './rules.ts';

/** Where the renewals of a certificate lead. */
export interface Chain {
  /** The last that replaced another; the certificate itself where nothing replaced it. */
  readonly latest: DatedCertificate;
  /** The same content under other IDs. */
  readonly duplicates: readonly DatedCertificate[];
  /** The certificates followed through, in order. */
  readonly replaced: readonly ReplacedCertificate[];
  /** These and their duplicates. */
  readonly formerIds: readonly string[];
  readonly nearMisses: readonly NearMiss[];
  /** IDs between which nothing decides which of them replaced the latest; empty where there is no doubt. */
  readonly tiedIds: readonly string[];
}

interface Failed {
  readonly state: 'failed';
  readonly error: ActionError;
}

export type ChainStep = Missing | Failed | { readonly state: 'known'; readonly value: Chain };

function isKnown(source: Source<Certificate> | undefined): source is { state: 'known'; value: Certificate } {
  return source?.state === 'known';
}

/**
 * IDs whose details decide what replaced `old`: what may have, and what may be the same content as that or as `old`.
 */
function nominate(old: DatedCertificate, expiresAtMs: number, knowledge: Knowledge): Set<string> {
  const { inventory, details, offsetMinutes } = knowledge;
  const keyword = keywordOf(old);
  const mayFollow = (row: ListedCertificate): boolean => mayReplace(row, expiresAtMs, offsetMinutes);
  const isOwn = mayRepeat([old], offsetMinutes);
  const shown = new Set<string>();
  for (const name of old.names) inventory.idsCovering(name).forEach((id) => shown.add(id));
  const isFitting = (row: ListedCertificate): boolean => mayFollow(row) || isOwn(row);
  const ids = [...shown, ...inventory.namelessLike(isFitting, keyword)].filter((id) =>
    inventory.rows(id).some(isFitting)
  );
  // Of candidates that turn out to share no name with `old` nothing more has to be known.
  const candidates = ids.filter((id) => {
    const detail = details.get(id);
    return isKnown(detail) ? countCovered(old.names, detail.value.names) > 0 : shown.has(id);
  });
  const isRepeated = mayRepeat(outlinesOf(candidates, knowledge), offsetMinutes);
  const repeats = [...shown].filter((id) => inventory.rows(id).some(isRepeated));
  const all = new Set([...ids, ...repeats, ...inventory.namelessLike(isRepeated, keyword)]);
  all.delete(old.id);
  return all;
}

/** The nominee that its row makes the successor, if its detail agrees: worth asking for its push history at once. */
function likelySuccessor(old: DatedCertificate, ids: ReadonlySet<string>, { inventory }: Knowledge): string[] {
  const rows = [...ids]
    .filter((id) => (idEpochMs(id) ?? 0) > (idEpochMs(old.id) ?? Infinity))
    .flatMap((id) => inventory.rows(id))
    .filter((row) => isInService(row) && row.expiresAt !== null)
    .filter(({ keyFamily }) => keyFamily === null || old.keyFamily === null || keyFamily === old.keyFamily)
    .filter(({ names }) => countCovered(old.names, names) === old.names.length)
    .toSorted((one, other) => (other.expiresAt?.ms ?? 0) - (one.expiresAt?.ms ?? 0));
  return rows.slice(0, 1).map(({ id }) => id);
}

/** One step: what is known of `old` and of what replaced it. */
interface Link {
  readonly state: 'known';
  readonly duplicates: readonly DatedCertificate[];
  readonly successors: readonly DatedCertificate[];
  readonly nearMisses: readonly NearMiss[];
}

function linkFrom(old: DatedCertificate, knowledge: Knowledge): Link | Missing | Failed {
  const { details, offsetMinutes } = knowledge;
  const { expiresAtMs } = old;
  if (expiresAtMs === null || old.names.length === 0) {
    return { state: 'known', duplicates: [], successors: [], nearMisses: [] };
  }
  const ids = nominate(old, expiresAtMs, knowledge);
  const missing = ids.difference(details);
  if (missing.size > 0) return { state: 'missing', ids: missing, likelyIds: likelySuccessor(old, missing, knowledge) };
  const sources = [...ids].sort().flatMap((id) => details.get(id) ?? []);
  const error = failureIn(sources);
  if (error !== null) return { state: 'failed', error };
  const certificates = sources.filter(isKnown).map(({ value }) => dated(value, Math.max, knowledge));
  const [own, ...others] = contentsOf([old, ...certificates], offsetMinutes);
  if (own === undefined) throw new Error('the content of a certificate has that certificate');
  const { successors, nearMisses } = findSuccession({ ...own, certificate: old, expiresAtMs }, others);
  return {
    state: 'known',
    duplicates: certificates.filter(({ id }) => own.ids.includes(id)),
    // A content may have an expiry under another of its IDs alone.
    successors: successors.map((content) => ({ ...content.certificate, expiresAtMs: content.expiresAtMs })),
    nearMisses
  };
}

/**
 * Follows a certificate from renewal to renewal over what is known, or says what is missing for that. A certificate
 * without names or expiry has no successor. Every step expires a day later than the one before, so it ends. Pure.
 */
export function followChain(requested: Certificate, knowledge: Knowledge): ChainStep {
  const replaced: ReplacedCertificate[] = [];
  const formerIds: string[] = [];
  let latest = pinned(requested, knowledge);
  for (;;) {
    const link = linkFrom(latest, knowledge);
    if (link.state !== 'known') return link;
    const { duplicates, successors, nearMisses } = link;
    const [successor, ...tied] = successors;
    if (successor === undefined || tied.length > 0) {
      const tiedIds = tied.length > 0 ? successors.map(({ id }) => id).sort() : [];
      return { state: 'known', value: { latest, duplicates, replaced, formerIds, nearMisses, tiedIds } };
    }
    replaced.push({ id: latest.id, notAfter: latest.notAfter });
    formerIds.push(latest.id, ...duplicates.map(({ id }) => id));
    latest = successor;
  }
}
