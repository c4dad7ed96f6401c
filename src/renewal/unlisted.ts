import type { ListedCertificate } from '../scm/schema.ts';
import { hasPassed, instantOf, type ScmTime } from '../time.ts';
import type { Knowledge } from './knowledge.ts';
import { findReplaced, type ReplacedList, type ReplacedQuestion } from './replaced.ts';
import { isInService, mayBeInService, mayRepeat, type Outline } from './rules.ts';

// Which certificates of the account nobody listed.

/** Beyond so many certificates whose rows do not say enough, details are not asked for: the rest counts as unlisted. */
const MAX_DOUBTFUL = 500;

/** A certificate in service that nobody listed. */
export interface UnlistedCertificate {
  readonly id: string;
  readonly domain: string;
  /** Null where its row does not say it. */
  readonly expiresAtMs: number | null;
}

/** What the entries are about. */
export interface ListedSubjects {
  /** What they name, what is judged for them, and what was followed through, under every ID. */
  readonly ids: ReadonlySet<string>;
  /** The certificates that are judged: what they replaced is theirs too. */
  readonly judged: readonly ReplacedQuestion[];
  /** Their contents, which may stand under other IDs as well. */
  readonly outlines: readonly Outline[];
  readonly fingerprints: ReadonlySet<string>;
}

interface Clocked extends Knowledge {
  readonly nowMs: number;
}

/** The certificates that nobody listed, or the IDs whose details are missing to tell. */
export type UnlistedStep =
  | { readonly state: 'known'; readonly unlisted: readonly UnlistedCertificate[] }
  | { readonly state: 'missing'; readonly ids: ReadonlySet<string> };

function unlistedFrom(id: string, { inventory, offsetMinutes }: Knowledge): UnlistedCertificate {
  const rows = inventory.rows(id);
  const times = rows.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [instantOf(expiresAt, offsetMinutes)]));
  return { id, domain: rows[0]?.domain ?? '', expiresAtMs: times.length === 0 ? null : Math.max(...times) };
}

/** The list as if it had these certificates alone. */
function listOf(ids: ReadonlySet<string>, { inventory }: Knowledge): ReplacedList {
  const nameless = [...ids].filter((id) => inventory.rows(id).some(({ hasAllNames }) => !hasAllNames));
  return {
    idsWith: (name) => inventory.idsWith(name).intersection(ids),
    rows: (id) => inventory.rows(id),
    namelessLike: (isFitting) => nameless.filter((id) => inventory.rows(id).some(isFitting))
  };
}

/** IDs that may be in service, and that no entry names, judges or was followed through. */
function candidates({ ids }: ListedSubjects, knowledge: Clocked): Set<string> {
  const { inventory, details, offsetMinutes, nowMs } = knowledge;
  const isAhead = (expiresAt: ScmTime | null): boolean => !hasPassed(expiresAt, offsetMinutes, nowMs);
  const isCurrent = (id: string, rows: readonly ListedCertificate[]): boolean => {
    const detail = details.get(id);
    if (detail?.state === 'known') return isInService(detail.value) && isAhead(detail.value.notAfter);
    return rows.some((row) => mayBeInService(row) && isAhead(row.expiresAt));
  };
  return new Set([...inventory.entries()].flatMap(([id, rows]) => (!ids.has(id) && isCurrent(id, rows) ? [id] : [])));
}

/** Whether no row tells whether the certificate is in service. */
function isUndecided(rows: readonly ListedCertificate[]): boolean {
  return !rows.some((row) => isInService(row) && row.expiresAt !== null);
}

/**
 * The certificates in service that no entry is about. One that an entry's certificate replaced, or that is the same
 * content under another ID, is that entry's. If a detail that would tell cannot be had, the certificate counts as
 * unlisted. Pure.
 */
export function findUnlisted(subjects: ListedSubjects, knowledge: Clocked): UnlistedStep {
  const { inventory, details, offsetMinutes } = knowledge;
  const unnamed = candidates(subjects, knowledge);
  const isLost = (id: string): boolean => details.get(id)?.state === 'failed';
  const list = listOf(new Set([...unnamed].filter((id) => !isLost(id))), knowledge);
  const steps = subjects.judged.map((question) => findReplaced(question, { ...knowledge, list }));
  const isRepeated = mayRepeat(subjects.outlines, offsetMinutes);
  const repeats = [...unnamed].filter((id) => inventory.rows(id).some(isRepeated));
  const undecided = [...unnamed].filter((id) => isUndecided(inventory.rows(id)));
  const doubtful = new Set([
    ...repeats,
    ...undecided,
    ...steps.flatMap((step) => (step.state === 'missing' ? [...step.ids] : []))
  ]);
  const missing = [...doubtful].filter((id) => !details.has(id)).slice(0, Math.max(0, MAX_DOUBTFUL - details.size));
  if (missing.length > 0) return { state: 'missing', ids: new Set(missing) };
  const replaced = new Set(steps.flatMap((step) => (step.state === 'known' ? step.replaced.map(({ id }) => id) : [])));
  const isSameContent = (id: string): boolean => {
    const detail = details.get(id);
    const fingerprint = detail?.state === 'known' ? detail.value.fingerprint : null;
    return fingerprint !== null && subjects.fingerprints.has(fingerprint);
  };
  const left = [...unnamed].filter((id) => !replaced.has(id) && !isSameContent(id)).sort();
  return { state: 'known', unlisted: left.map((id) => unlistedFrom(id, knowledge)) };
}
