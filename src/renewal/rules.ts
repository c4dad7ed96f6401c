import { earliestRenewal, idEpochMs, type Certificate } from '../certificate/certificate.ts';
import { countCovered } from '../certificate/names.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import { DAY_MS, instantOf, type ScmTime } from '../time.ts';
import type { NearMiss } from './findings.ts';

// Which certificate replaced another. SCM keeps no link between the two: a renewal, an auto-renewal and a new upload
// get a new ID. The list only nominates, since its rows may lack names, expiry or status; the details decide.

/** A replacement expires at least this much later. */
const MIN_LATER_MS = DAY_MS;

/** In service. While a name is being added, the old content is still served. */
const IN_SERVICE: readonly string[] = ['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING'];

/** Ordered, and not issued yet. */
const ORDERED: readonly string[] = ['PAID', 'CHECKING', 'CHECKING_DOMAIN', 'CHECKING_ORG', 'ISSUING'];

/** Ordered, and never to be issued. */
const ABANDONED: readonly string[] = ['UNPASSED', 'CANCELCHECKING'];

const OVER: readonly string[] = ['EXPIRED', 'REVOKED'];
const ENDING: readonly string[] = ['REVOKING', 'CANCLEREVOKING'];
const DOCUMENTED = new Set([...IN_SERVICE, ...ORDERED, ...ABANDONED, ...OVER, ...ENDING]);

/** Whether the certificate is in service, going by its own status. */
export function isInService({ status }: Pick<Certificate, 'status'>): boolean {
  return IN_SERVICE.includes(status);
}

/** Whether it may be: the status of a row may be blank or one that is not documented, and the detail knows better. */
export function mayBeInService(row: ListedCertificate): boolean {
  return isInService(row) || !DOCUMENTED.has(row.status);
}

/** Whether it is no more than an order: there is no content that anything could serve. */
export function isMereOrder({ status }: Pick<Certificate, 'status'>): boolean {
  return isOrder({ status }) || ABANDONED.includes(status);
}

/** A certificate with the expiry that is known of it: the detail's, else a row's. */
export interface DatedCertificate extends Certificate {
  readonly expiresAtMs: number | null;
}

/** How much later than `expiresAtMs` a row expires, in milliseconds; null where the row does not say. */
function laterByMs(expiresAt: ScmTime | null, expiresAtMs: number, offsetMinutes: number): number | null {
  return expiresAt === null ? null : instantOf(expiresAt, offsetMinutes) - expiresAtMs;
}

/** Whether a row may be what replaced `old`, names aside, so that its detail is worth a request. */
export function mayReplace(row: ListedCertificate, expiresAtMs: number, offsetMinutes: number): boolean {
  return mayBeInService(row) && (laterByMs(row.expiresAt, expiresAtMs, offsetMinutes) ?? Infinity) >= MIN_LATER_MS;
}

/** What tells one content from others before its fingerprint is known. */
export interface Outline {
  readonly names: readonly string[];
  /** Null where no expiry is known. */
  readonly expiresAtMs: number | null;
}

/**
 * Whether a row may be one of these contents under another ID: the same names, as far as it shows them, and about the
 * same expiry, as far as it has one. Only the fingerprint of its detail proves it. Looks up, so that long lists stay
 * quick.
 */
export function mayRepeat(contents: readonly Outline[], offsetMinutes: number): (row: ListedCertificate) => boolean {
  const keyOf = (names: readonly string[]): string => names.toSorted().join(' ');
  const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);
  const [days, keys] = [new Set<number>(), new Set<string>()];
  for (const { names, expiresAtMs } of contents) {
    const key = keyOf(names);
    keys.add(key);
    if (expiresAtMs === null) {
      keys.add(`${key} ever`);
      continue;
    }
    for (const day of [-1, 0, 1].map((shift) => dayOf(expiresAtMs) + shift)) {
      days.add(day);
      keys.add(`${key} ${day}`);
    }
  }
  return (row) => {
    if (row.expiresAt === null) return !isMereOrder(row) && (!row.hasAllNames || keys.has(keyOf(row.names)));
    const day = dayOf(instantOf(row.expiresAt, offsetMinutes));
    if (!row.hasAllNames) return days.has(day);
    const key = keyOf(row.names);
    return keys.has(`${key} ${day}`) || keys.has(`${key} ever`);
  };
}

/** Whether it is ordered and may still be issued. */
export function isOrder({ status }: Pick<Certificate, 'status'>): boolean {
  return ORDERED.includes(status);
}

/** Whether an order is for the certificate's names and younger than it: a renewal on its way. */
export function isOnItsWay(order: ListedCertificate, { id, names }: Certificate): boolean {
  if (!isOrder(order) || (idEpochMs(order.id) ?? -Infinity) <= (idEpochMs(id) ?? -Infinity)) return false;
  const shared = countCovered(names, order.names);
  return shared === names.length || (!order.hasAllNames && shared > 0);
}

/** The later of two IDs, by their epochs where they have one. */
export function laterId(one: string, other: string): string {
  const [oneMs, otherMs] = [idEpochMs(one) ?? 0, idEpochMs(other) ?? 0];
  if (oneMs !== otherMs) return oneMs > otherMs ? one : other;
  return one > other ? one : other;
}

/**
 * One content, under one ID or several: an upload made twice is one certificate. Its renewal and its order are the
 * earliest that are known.
 */
export interface Content {
  /** The one with the latest ID stands for all. */
  readonly certificate: DatedCertificate;
  readonly ids: readonly string[];
  readonly isInService: boolean;
  readonly expiresAtMs: number | null;
  readonly renewedAtMs: number | null;
  readonly orderedAtMs: number | null;
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((ms) => ms !== null);
  return known.length === 0 ? null : known.reduce((one, other) => Math.min(one, other));
}

function contentOf(group: readonly DatedCertificate[], first: DatedCertificate, offsetMinutes: number): Content {
  const latest = group.reduce((one, other) => (laterId(one.id, other.id) === one.id ? one : other), first);
  return {
    certificate: latest,
    ids: group.map(({ id }) => id),
    // If one of them was revoked, the others have the same key and serial number, and are over as well.
    isInService: group.some(isInService) && !group.some(({ status }) => OVER.includes(status)),
    expiresAtMs: latest.expiresAtMs ?? earliest(group.map(({ expiresAtMs }) => expiresAtMs)),
    renewedAtMs: earliestRenewal(group, offsetMinutes)?.atMs ?? null,
    orderedAtMs: earliest(group.map(({ id }) => idEpochMs(id)))
  };
}

/** Certificates by content. Without a fingerprint each is one of its own. */
export function contentsOf(certificates: readonly DatedCertificate[], offsetMinutes: number): Content[] {
  const groups = Map.groupBy(certificates, ({ fingerprint, id }) => fingerprint ?? `ID ${id}`);
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined ? [] : [contentOf(group, group[0], offsetMinutes)]
  );
}

function isSameKeyFamily(one: Certificate, other: Certificate): boolean {
  return one.keyFamily === null || other.keyFamily === null || one.keyFamily === other.keyFamily;
}

/**
 * Renewed later, or ordered later where either renewal is unknown: an older wildcard that lasts longer replaces
 * nothing.
 */
function isNewer(one: Content, old: Content): boolean {
  if (one.renewedAtMs !== null && old.renewedAtMs !== null) return one.renewedAtMs > old.renewedAtMs;
  return (one.orderedAtMs ?? -Infinity) > (old.orderedAtMs ?? Infinity);
}

/** Those that expire last, and of these the ones renewed last: one, unless nothing decides. */
export function lastOf(contents: readonly Content[]): Content[] {
  const last = (among: readonly Content[], timeOf: (content: Content) => number | null): Content[] => {
    const latestMs = among.reduce((ms, content) => Math.max(ms, timeOf(content) ?? -Infinity), -Infinity);
    return among.filter((content) => (timeOf(content) ?? -Infinity) === latestMs);
  };
  return last(
    last(contents, ({ expiresAtMs }) => expiresAtMs),
    ({ renewedAtMs }) => renewedAtMs
  );
}

/** What replaced a certificate. */
export interface Succession {
  /** None, the one that replaced it, or several between which nothing decides. */
  readonly successors: readonly Content[];
  readonly nearMisses: readonly NearMiss[];
}

/**
 * What replaced `old` among other contents: in service, later to expire by 24 hours, newer, covering all its names,
 * and of the same key family where both are known. Of several the one that expires last, then the one renewed last.
 * Pure.
 */
export function findSuccession(old: Content, others: readonly Content[]): Succession {
  const { names } = old.certificate;
  const { expiresAtMs } = old;
  if (expiresAtMs === null || names.length === 0) return { successors: [], nearMisses: [] };
  const newer = others
    .filter((one) => one.isInService && one.expiresAtMs !== null && one.expiresAtMs - expiresAtMs >= MIN_LATER_MS)
    .filter((one) => isNewer(one, old))
    .map((one) => ({ one, shared: countCovered(names, one.certificate.names) }));
  const isReplacement = ({ one, shared }: (typeof newer)[number]): boolean =>
    shared === names.length && isSameKeyFamily(one.certificate, old.certificate);
  return {
    successors: lastOf(newer.filter(isReplacement).map(({ one }) => one)),
    nearMisses: newer
      .filter((each) => !isReplacement(each) && each.shared > 0)
      .map(({ one, shared }) => ({ id: one.certificate.id, shared, total: names.length }))
  };
}
