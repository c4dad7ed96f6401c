import { domainToASCII } from 'node:url';
import { plainName } from '../text.ts';

/** More names than any certificate authority puts into one certificate: an answer with more cannot be trusted. */
export const MAX_NAMES = 1_000;

/** Longest DNS name, in characters. */
const MAX_NAME_LENGTH = 253;

/** One name: lower case, no final dot, international names as A-labels; empty where nothing is left. */
export function normaliseName(name: string): string {
  const [, wildcard = '', host = ''] = /^(\*\.)?(.*?)\.?$/s.exec(name) ?? [];
  const clean = plainName(host, MAX_NAME_LENGTH);
  return host === '' ? '' : wildcard + (domainToASCII(clean) || clean.toLowerCase());
}

/** The distinct names of `domain` and the `;`-separated `sans`, normalised: at most one more than `MAX_NAMES`. */
export function certificateNames(domain: string, sans: string): string[] {
  const written = new Set(`${domain};${sans}`.split(/[;,\s]+/));
  // If there are too many, they are not worth the time of reading them all.
  const names = [...written].slice(0, MAX_NAMES + 2).map(normaliseName);
  return [...new Set(names)].filter((name) => name !== '').slice(0, MAX_NAMES + 1);
}

/** The wildcard that covers the name, which stands for exactly one label (RFC 6125 §6.4.3); null for a single label. */
export function wildcardOver(name: string): string | null {
  const dot = name.indexOf('.');
  return dot === -1 ? null : `*${name.slice(dot)}`;
}

/** Whether one of the names is the given one or a wildcard over it. */
export function isCoveredBy(name: string, names: ReadonlySet<string>): boolean {
  const wildcard = wildcardOver(name);
  return names.has(name) || (wildcard !== null && names.has(wildcard));
}

/** How many of `names` are covered by `covering`. */
export function countCovered(names: readonly string[], covering: readonly string[]): number {
  const set = new Set(covering);
  return names.filter((name) => isCoveredBy(name, set)).length;
}

/** The name without its first label, where it has three or more: what `www.a.com` and `*.a.com` have in common. */
function withoutFirstLabel(name: string): string {
  const labels = name.split('.');
  return labels.length >= 3 ? labels.slice(1).join('.') : name;
}

/**
 * What to search the list for to find the certificates that cover these names: the longest suffix of two or more labels
 * that all of them share once the first label of names with three or more is dropped; null where they share none.
 */
export function sharedSuffix(names: readonly string[]): string | null {
  const [first, ...others] = names.map((name) => withoutFirstLabel(name).split('.').reverse());
  if (first === undefined) return null;
  const shared = others.reduce((length, labels) => {
    const differs = first.slice(0, length).findIndex((label, index) => labels[index] !== label);
    return differs === -1 ? length : differs;
  }, first.length);
  return shared < 2 ? null : first.slice(0, shared).reverse().join('.');
}

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const DOMAIN = new RegExp(`^(?:\\*\\.)?(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`);

/**
 * A domain or a wildcard over one as it is compared, of two labels or more; undefined for any other text, such as an
 * address.
 */
export function parseDomain(text: string): string | undefined {
  if (!/^[^\s/:@]+$/.test(text)) return undefined;
  const name = normaliseName(text);
  return name.length <= MAX_NAME_LENGTH && DOMAIN.test(name) ? name : undefined;
}
