import { isIP, isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import { plain, quoted } from '../text.ts';
import { wildcardOver } from './names.ts';

const HTTPS_PORT = 443;
const MAX_HOST_LENGTH = 253;
const MAX_PORT = 65_535;

/** A label of a host name, without hyphen at either end (RFC 1123 §2.1). */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** An IP address (IPv6 without brackets, in its shortest form) and a TCP port. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** A host that must serve a certificate: at all of its addresses, or at the one that `via` names. */
export interface HostRequirement {
  readonly kind: 'host';
  /**
   * As normalised: `https://HOST[:PORT][ via ADDRESS[:PORT]]`, each port only where it is not the one that goes
   * without saying.
   */
  readonly text: string;
  /** Lower-case A-labels, no final dot. */
  readonly host: string;
  readonly port: number;
  readonly via: Endpoint | null;
}

/** What is looked at to find the certificate that a host must serve. */
export interface HostCandidate {
  readonly certId: string;
  /** Lower-case A-labels, wildcards as `*.example.com`. */
  readonly names: readonly string[];
  readonly keyFamily: string | null;
  /** Milliseconds since the epoch; null where it is not known. */
  readonly renewedAtMs: number | null;
}

/** Whether an item of `required-services` is meant as a host: it has a scheme, right or wrong. */
export function isHostText(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** `IP:PORT`, or `[IP]:PORT` for IPv6. */
export function endpointText({ address, port }: Endpoint): string {
  return `${bracketed(address)}:${port}`;
}

function bracketed(address: string): string {
  return isIPv6(address) ? `[${address}]` : address;
}

/** A decimal port, or the default where there is none; null for anything else. */
function parsePort(digits: string | undefined, otherwise: number): number | null {
  if (digits === undefined) return otherwise;
  const port = Number(digits);
  return /^[1-9]\d{0,4}$/.test(digits) && port <= MAX_PORT ? port : null;
}

/** What is wrong with the part between `https://` and ` via `; null where it may be `HOST[:PORT]`. */
function foreignPart(authority: string): string | null {
  if (authority.includes('|')) return 'a host has no alternatives with "|"; write one requirement for each host';
  if (authority.includes('@')) return 'a host requirement carries no user name or password';
  if (authority.includes('?')) return 'a host requirement has no query';
  if (authority.includes('#')) return 'a host requirement has no fragment';
  if (/[/\\]/.test(authority)) return 'a host requirement has no path';
  if (authority.includes('*')) return 'a wildcard is no host; name one that it covers';
  return null;
}

/** The host as lower-case A-labels without a final dot, or what is wrong with it. */
function parseHost(text: string): { host: string } | string {
  // An invisible character vanishes in the conversion, and the host asked would be another than the one that is read.
  const isWritten = /^[a-z0-9.\-\u0080-\u{10ffff}]+$/iu.test(text) && plain(text, text.length) === text;
  const host = isWritten ? domainToASCII(text).replace(/\.$/, '') : '';
  if (isIP(host) !== 0) {
    return `${quoted(text)} is an IP address; write the name, and the address after it: "https://NAME via ${host}"`;
  }
  const labels = host.split('.');
  const isName = host.length <= MAX_HOST_LENGTH && labels.every((label) => LABEL.test(label));
  return isName ? { host } : `${quoted(text)} is not a host name`;
}

/** Reads `ADDRESS[:PORT]`, the port of the host where none is given; a string says what is wrong. */
function parseVia(text: string, hostPort: number): Endpoint | string {
  const [, bracketedV6, plainV4 = '', digits] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/su.exec(text) ?? [];
  const isAddress = bracketedV6 === undefined ? isIPv4(plainV4) : isPlainV6(bracketedV6);
  if (!isAddress) return `what follows "via" is not an IP address (IPv6 in brackets)`;
  const port = parsePort(digits, hostPort);
  if (port === null) return `${quoted(digits ?? '')} is not a port from 1 to ${MAX_PORT}`;
  if (bracketedV6 === undefined) return { address: plainV4, port };
  // The URL parser knows the shortest form (RFC 5952); it keeps the brackets.
  return { address: new URL(`https://[${bracketedV6}]`).hostname.slice(1, -1), port };
}

/** A zone (`fe80::1%eth0`) means something on one machine alone. */
function isPlainV6(text: string): boolean {
  return isIPv6(text) && !text.includes('%');
}

function requirementOf(host: string, port: number, via: Endpoint | null): HostRequirement {
  const own = `https://${host}${port === HTTPS_PORT ? '' : `:${port}`}`;
  if (via === null) return { kind: 'host', text: own, host, port, via };
  const suffix = via.port === port ? bracketed(via.address) : endpointText(via);
  return { kind: 'host', text: `${own} via ${suffix}`, host, port, via };
}

/** Reads `https://HOST[:PORT][ via ADDRESS[:PORT]]`; a string says what is wrong with it. */
export function parseHostRequirement(text: string): HostRequirement | string {
  const wrong = (what: string): string => `${quoted(text)}: ${what}`;
  const [, rest] = /^https:\/\/(.*)$/isu.exec(text) ?? [];
  if (rest === undefined) return wrong('a host begins with "https://"');
  const [, left = rest, right] = /^(\S*)\s+via\s+(.*)$/isu.exec(rest) ?? [];
  const authority = left.replace(/\/$/, '');
  const foreign = foreignPart(authority);
  if (foreign !== null) return wrong(foreign);
  if (authority.startsWith('[')) return wrong('an IP address is no host; write the name, and the address after "via"');
  const [, name = '', digits] = /^([^:]*)(?::(.*))?$/su.exec(authority) ?? [];
  const parsed = parseHost(name);
  if (typeof parsed === 'string') return wrong(parsed);
  const port = parsePort(digits, HTTPS_PORT);
  if (port === null) return wrong(`${quoted(digits ?? '')} is not a port from 1 to ${MAX_PORT}`);
  if (right === undefined) return requirementOf(parsed.host, port, null);
  const via = parseVia(right, port);
  return typeof via === 'string' ? wrong(via) : requirementOf(parsed.host, port, via);
}

/**
 * How these names cover a host: by the name itself, by a wildcard for its first label (RFC 6125 §6.4.3), or not at
 * all.
 */
export function coverageOf(names: readonly string[], host: string): 'exact' | 'wildcard' | null {
  if (names.includes(host)) return 'exact';
  const wildcard = wildcardOver(host);
  return wildcard !== null && names.includes(wildcard) ? 'wildcard' : null;
}

/** Sorts the one renewed last first, then the one with the later ID; an unknown renewal counts as the earliest. */
function latestFirst(one: HostCandidate, other: HostCandidate): number {
  const [oneMs, otherMs] = [one.renewedAtMs ?? -Infinity, other.renewedAtMs ?? -Infinity];
  if (oneMs !== otherMs) return oneMs > otherMs ? -1 : 1;
  if (one.certId === other.certId) return 0;
  return one.certId > other.certId ? -1 : 1;
}

/**
 * The certificates that a host must serve, in the order given: those with the exact name, else those with a wildcard;
 * of one key family the one renewed last, then the later ID. An unknown family counts as one of its own.
 */
export function certificatesFor<Candidate extends HostCandidate>(
  host: string,
  candidates: readonly Candidate[]
): Candidate[] {
  const exact = candidates.filter(({ names }) => coverageOf(names, host) === 'exact');
  const covering = exact.length > 0 ? exact : candidates.filter(({ names }) => coverageOf(names, host) !== null);
  const chosen = new Map<string | null, Candidate>();
  for (const candidate of covering.toSorted(latestFirst)) {
    if (!chosen.has(candidate.keyFamily)) chosen.set(candidate.keyFamily, candidate);
  }
  return covering.filter((candidate) => chosen.get(candidate.keyFamily) === candidate);
}
