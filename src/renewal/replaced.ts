import { idEpochMs, type Certificate } from '../certificate/certificate.ts';
import type { ActionError } from '../errors.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import { failureIn, type Source } from '../source.ts';
import { DAY_MS, hasPassed, instantOf, type ScmTime } from '../time.ts';
import type { Inventory } from './inventory.ts';
import { isMereOrder } from './rules.ts';

// What a certificate replaced, as far as the list tells: also what was replaced long before this run, so that what was
// left behind is still seen after the new ID has been put into the inputs.

/** What was replaced expires at least this much earlier. */
const MIN_EARLIER_MS = DAY_MS;

/** The account's list, as far as it was read. */
export type ReplacedList = Pick<Inventory, 'idsWith' | 'rows' | 'namelessLike'>;

/** All that is known, and when. */
export interface ReplacedKnowledge {
  readonly list: ReplacedList;
  /** Known or failed; an ID that nobody asked for is not in it. */
  readonly details: ReadonlyMap<string, Source<Certificate>>;
  readonly offsetMinutes: number;
  readonly nowMs: number;
}

/** What is asked: what the certificate that is judged replaced. */
export interface ReplacedQuestion {
  readonly judged: Certificate;
  /** The expiry of its detail, else of its row; null where neither is known. */
  readonly expiresAtMs: number | null;
  /** Its content under other IDs: never replaced by it. */
  readonly duplicateIds: readonly string[];
  /** What its renewals were followed through, with their duplicates. */
  readonly formerIds: readonly string[];
  /** What a cut list is searched for. */
  readonly keyword: string;
}

export interface ReplacedId {
  readonly id: string;
  readonly isExpired: boolean;
}

/** What was replaced; or the IDs whose details are missing to say so; or why one could not be had. */
export type ReplacedStep =
  | { readonly state: 'known'; readonly replaced: readonly ReplacedId[] }
  | { readonly state: 'missing'; readonly ids: ReadonlySet<string> }
  | { readonly state: 'failed'; readonly error: ActionError };

/** What a row, or a detail in its place, says that decides. */
interface Claim extends Pick<Certificate, 'names' | 'status' | 'keyFamily'> {
  readonly expiresAt: ScmTime | null;
}

/** Whether a claim may be of what was replaced: what it does not say speaks for it. */
function isFitting(claim: Claim, { judged, expiresAtMs }: ReplacedQuestion, offsetMinutes: number): boolean {
  const names = new Set(judged.names);
  const isEarlier =
    claim.expiresAt === null ||
    (expiresAtMs !== null && instantOf(claim.expiresAt, offsetMinutes) + MIN_EARLIER_MS <= expiresAtMs);
  const isSameFamily = claim.keyFamily === null || judged.keyFamily === null || claim.keyFamily === judged.keyFamily;
  return isEarlier && isSameFamily && !isMereOrder(claim) && claim.names.every((name) => names.has(name));
}

/** Whether a row says all that is needed, so that its detail is not worth a request. */
function isDecisive({ hasAllNames, expiresAt, keyFamily }: ListedCertificate): boolean {
  return hasAllNames && expiresAt !== null && keyFamily !== null;
}

function isOlderId(id: string, judgedId: string): boolean {
  return (idEpochMs(id) ?? Infinity) < (idEpochMs(judgedId) ?? -Infinity);
}

function candidatesFor(question: ReplacedQuestion, { list, offsetMinutes }: ReplacedKnowledge): string[] {
  const { judged, expiresAtMs, duplicateIds, formerIds, keyword } = question;
  if (expiresAtMs === null || judged.names.length === 0) return [];
  const fits = (row: ListedCertificate): boolean => isFitting(row, question, offsetMinutes);
  const shown = judged.names.flatMap((name) => [...list.idsWith(name)]);
  const others = new Set([judged.id, ...duplicateIds, ...formerIds]);
  return [...new Set([...shown, ...list.namelessLike((row) => !row.hasAllNames && fits(row), keyword)])]
    .filter((id) => !others.has(id) && isOlderId(id, judged.id))
    .filter((id) => list.rows(id).some(fits));
}

/** The expiry of a detail, else the earliest of its rows. */
function expiryIn(detail: Certificate, rows: readonly ListedCertificate[]): ScmTime | null {
  const times = rows.flatMap(({ expiresAt }) => expiresAt ?? []);
  return detail.notAfter ?? times.toSorted((one, other) => one.ms - other.ms)[0] ?? null;
}

function isOver({ status, expiresAt }: Pick<Claim, 'status' | 'expiresAt'>, knowledge: ReplacedKnowledge): boolean {
  const { offsetMinutes, nowMs } = knowledge;
  return status === 'EXPIRED' || hasPassed(expiresAt, offsetMinutes, nowMs);
}

function detailOf(id: string, { details }: ReplacedKnowledge): Certificate | null {
  const detail = details.get(id);
  return detail?.state === 'known' ? detail.value : null;
}

function replacedId(id: string, knowledge: ReplacedKnowledge): ReplacedId {
  const rows = knowledge.list.rows(id);
  const detail = detailOf(id, knowledge);
  const claims = detail === null ? rows : [{ ...detail, expiresAt: expiryIn(detail, rows) }];
  return { id, isExpired: claims.length > 0 && claims.every((claim) => isOver(claim, knowledge)) };
}

/**
 * What a certificate replaced: what was followed through, and whatever of the list has no name that the certificate
 * lacks, expires 24 hours earlier, has an older ID and is of the same key family and no mere order. A row that does not
 * say all that, or that another row of the same ID contradicts, is decided by its detail. Pure.
 */
export function findReplaced(question: ReplacedQuestion, knowledge: ReplacedKnowledge): ReplacedStep {
  const { list, details, offsetMinutes } = knowledge;
  const candidates = candidatesFor(question, knowledge);
  const isSettled = (id: string): boolean =>
    list.rows(id).every((row) => isDecisive(row) && isFitting(row, question, offsetMinutes));
  const doubtful = candidates.filter((id) => !isSettled(id));
  const missing = new Set(doubtful.filter((id) => !details.has(id)));
  if (missing.size > 0) return { state: 'missing', ids: missing };
  const error = failureIn(doubtful.flatMap((id) => details.get(id) ?? []));
  if (error !== null) return { state: 'failed', error };
  const isReplaced = (id: string): boolean => {
    const detail = detailOf(id, knowledge);
    if (detail === null) return true;
    const expiresAt = expiryIn(detail, list.rows(id));
    return (
      expiresAt !== null && detail.names.length > 0 && isFitting({ ...detail, expiresAt }, question, offsetMinutes)
    );
  };
  const ids = [...candidates.filter((id) => isSettled(id) || isReplaced(id))].sort();
  const all = [...new Set([...question.formerIds, ...ids])];
  return { state: 'known', replaced: all.map((id) => replacedId(id, knowledge)) };
}
