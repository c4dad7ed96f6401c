import { idEpochMs, renewalOf, type Certificate } from '../certificate/certificate.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import type { NearMiss } from './findings.ts';
import { DAY_MS, instantOf, type ScmTime } from '../time.ts';

// Which certificate replaced another. SCM keeps no link between the two: a renewal, an auto-renewal and a new upload get a new ID.

/** A replacement expires at least this much later. */
const MIN_LATER_MS = DAY_MS;

/** In service. While a name is being added, the old content is still served. */
const LIVE_STATUSES = ['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING'];

/** Ordered, and not issued yet. */
const ORDERED_STATUSES = ['PAID', 'CHECKING', 'CHECKING_DOMAIN', 'CHECKING_ORG', 'ISSUING'];

function isCovering(candidate: string, name: string): boolean {
  // A wildcard stands for exactly one label (RFC 6125 §6.4.3).
  const parent = name.slice(name.indexOf('.') + 1);
  return candidate === name || (candidate === `*.${parent}` && name.includes('.'));
}

/** How many of `names` the candidate's names cover. */
function sharedNames(candidate: readonly string[], names: readonly string[]): number {
  return names.filter((name) => candidate.some((one) => isCovering(one, name))).length;
}

function isSameKeyFamily(one: Certificate, other: Certificate): boolean {
  return one.keyFamily === null || other.keyFamily === null || one.keyFamily === other.keyFamily;
}

/** How much later than `old` something expires, in milliseconds; NaN, which no comparison holds for, where either time is unknown. */
function laterByMs(expiresAt: ScmTime | null, old: Certificate, offsetMinutes: number): number {
  if (expiresAt === null || old.notAfter === null) return NaN;
  return instantOf(expiresAt, offsetMinutes) - instantOf(old.notAfter, offsetMinutes);
}

/** Whether a row of the list may be a successor or near miss, so that its detail is worth a request. */
export function isNominee(row: ListedCertificate, old: Certificate, offsetMinutes: number): boolean {
  return (
    row.id !== old.id &&
    LIVE_STATUSES.includes(row.status) &&
    laterByMs(row.expiresAt, old, offsetMinutes) >= MIN_LATER_MS &&
    (!row.namesComplete || sharedNames(row.names, old.names) > 0)
  );
}

/** Whether a row may be the same content under another ID: an upload made twice. Only the detail's fingerprint proves it. */
export function isTwinNominee(row: ListedCertificate, certificate: Certificate, offsetMinutes: number): boolean {
  const { id, names } = certificate;
  return (
    row.id !== id &&
    Math.abs(laterByMs(row.expiresAt, certificate, offsetMinutes)) < MIN_LATER_MS &&
    (!row.namesComplete || (row.names.length === names.length && row.names.every((name) => names.includes(name))))
  );
}

/** Whether two certificates are the same content. */
export function isTwin(one: Certificate, other: Certificate): boolean {
  return one.fingerprint !== null && one.fingerprint === other.fingerprint;
}

function isMeantFor({ names, namesComplete }: ListedCertificate, certificate: Certificate): boolean {
  const shared = sharedNames(names, certificate.names);
  return shared === certificate.names.length || (!namesComplete && shared > 0);
}

/** Whether a row is an order for the certificate's names that is younger than it: a renewal on its way. */
export function isOnItsWay(row: ListedCertificate, certificate: Certificate): boolean {
  return (
    ORDERED_STATUSES.includes(row.status) &&
    isMeantFor(row, certificate) &&
    (idEpochMs(row.id) ?? -Infinity) > (idEpochMs(certificate.id) ?? -Infinity)
  );
}

/** The later of two IDs, by their epochs where they have one. */
export function laterId(one: string, other: string): string {
  const [oneMs, otherMs] = [idEpochMs(one) ?? 0, idEpochMs(other) ?? 0];
  if (oneMs !== otherMs) return oneMs > otherMs ? one : other;
  return one > other ? one : other;
}

export interface Succession {
  /** None, the one that replaced the certificate, or several between which nothing decides. */
  readonly successors: readonly Certificate[];
  readonly nearMisses: readonly NearMiss[];
}

/**
 * What replaced `old` among the candidates: in service, later to expire by 24 hours, newer, covering all its names, of the same key family.
 * Of several the one that expires last, then the one renewed last. One content under several IDs (`twins` are those of `old`) is one, and its
 * earliest renewal counts: a second upload makes nothing newer. Pure.
 */
export function findSuccession(
  old: Certificate,
  candidates: readonly Certificate[],
  offsetMinutes: number,
  twins: readonly Certificate[]
): Succession {
  const lead = (one: Certificate): number => laterByMs(one.notAfter, old, offsetMinutes);
  const earliest = (one: Certificate, timeOf: (content: Certificate) => number | null | undefined): number | null => {
    const contents = [old, ...twins, ...candidates].filter((other) => other === one || isTwin(one, other));
    const times = contents.flatMap((content) => timeOf(content) ?? []);
    return times.length === 0 ? null : Math.min(...times);
  };
  const renewal = (one: Certificate): number | null =>
    earliest(one, (content) => renewalOf(content, offsetMinutes)?.atMs);
  const ordered = (one: Certificate): number | null => earliest(one, ({ id }) => idEpochMs(id));
  // Renewed later, or ordered later where either renewal is unknown: an older wildcard that lasts longer replaces nothing.
  const [oldRenewal, oldOrdered] = [renewal(old), ordered(old)];
  const isNewer = (one: Certificate): boolean => {
    const own = renewal(one);
    if (own !== null && oldRenewal !== null) return own > oldRenewal;
    return (ordered(one) ?? -Infinity) > (oldOrdered ?? Infinity);
  };
  const newer = candidates
    .filter(({ status }) => LIVE_STATUSES.includes(status))
    .filter((one) => lead(one) >= MIN_LATER_MS && isNewer(one));
  const isReplacement = (one: Certificate): boolean =>
    sharedNames(one.names, old.names) === old.names.length && isSameKeyFamily(one, old);
  const full = newer.filter(isReplacement);
  const longestLead = Math.max(...full.map(lead));
  const lasting = full.filter((one) => lead(one) === longestLead);
  const lastRenewal = Math.max(...lasting.map((one) => renewal(one) ?? -Infinity));
  const best = lasting.filter((one) => (renewal(one) ?? -Infinity) === lastRenewal);
  // Of one content under several IDs the later ID stands for all.
  const isRepeated = (one: Certificate, among: readonly Certificate[]): boolean =>
    among.some((other) => isTwin(one, other) && laterId(one.id, other.id) !== one.id);
  const successors = best.filter((one) => !isRepeated(one, best));
  const nearMisses = newer
    .filter((one) => !isReplacement(one) && !isRepeated(one, newer))
    .map(({ id, names }) => ({ id, shared: sharedNames(names, old.names), total: old.names.length }))
    .filter(({ shared }) => shared > 0);
  return { successors, nearMisses };
}
