import type { HostRow } from '../judgement/assess.ts';
import type { LiveFacts, LiveFinding, ServedAddress, SilentAddress } from '../judgement/live.ts';
import type { LiveReason } from '../judgement/reason.ts';
import type { ResolutionFailure } from '../evidence/host-addresses.ts';
import type { HandshakeFailure } from '../evidence/tls-handshake.ts';
import { listed, plain } from '../text.ts';
import { formatInstant, formatTableTime } from '../time.ts';

// What hosts serve, in words.

/** Addresses that one sentence names: all that are asked. */
const MAX_ADDRESSES_TOLD = 8;

/** Longest name of an issuer that is told, in code points: a server may show eight of them. */
const MAX_ISSUER_LENGTH = 64;

/** Digits of a fingerprint that are told where no ID is known. */
const FINGERPRINT_DIGITS = 16;

/** Said once below the rows: what a handshake proves, whatever the verdict. */
export const HOST_CAVEAT =
  'A host is judged by what the addresses serve that its name has for this runner; elsewhere it may have others.';

/** `1 address`, `3 addresses`. */
export function addressCount(count: number): string {
  return `${count} address${count === 1 ? '' : 'es'}`;
}

/** What is known of the addresses; null where there are none, or nothing was asked. */
export function factsOf(finding: LiveFinding): LiveFacts | null {
  return finding.reason === 'unresolved' ? null : finding.facts;
}

function othersOf({ served }: LiveFacts): ServedAddress[] {
  return served.filter(({ isJudged }) => !isJudged);
}

/** Those that count and gave no certificate. */
export function unanswered({ silent }: LiveFacts): SilentAddress[] {
  return silent.filter(({ isCounted }) => isCounted);
}

/** Whether an address of the host serves the certificate with this ID. */
export function serves({ finding }: HostRow, certId: string): boolean {
  return factsOf(finding)?.served.some((one) => one.certId === certId) === true;
}

/** `1 still on scs…A`, for each certificate that is served in place of the judged one. */
function otherCounts(facts: LiveFacts): string[] {
  const groups = Map.groupBy(othersOf(facts), ({ certId }) => certId);
  return [...groups].map(([certId, { length }]) =>
    certId === null ? `${length} on another certificate` : `${length} still on ${certId}`
  );
}

/** `1 without an answer (no complete handshake in time)`. */
function lostCount(facts: LiveFacts): string[] {
  const lost = unanswered(facts);
  const [first, ...others] = new Set(lost.map(({ failure }) => handshakeWords(failure)));
  if (first === undefined) return [];
  return [`${lost.length} without an answer (${first}${others.length === 0 ? '' : ', …'})`];
}

/** What a host serves, in the few words of a table. */
export function hostEvidence({ finding }: HostRow): string {
  if (finding.reason === 'unresolved') return `no address known: ${resolutionWords(finding.failure)}`;
  const facts = factsOf(finding);
  if (facts === null) return 'nothing to compare';
  const served = facts.served.filter(({ isJudged }) => isJudged).length;
  return [
    `served by ${served} of ${addressCount(facts.countedAddresses)}`,
    ...otherCounts(facts),
    ...lostCount(facts)
  ].join(', ');
}

/** Why an address gave no certificate. */
export function handshakeWords({ code, reason }: HandshakeFailure): string {
  switch (code) {
    case 'timeout':
      return 'no complete handshake in time';
    case 'ended':
      return "the run's time was over";
    case 'connection':
      return `no connection: ${reason}`;
    case 'no-route':
      return `no route from this runner: ${reason}`;
    case 'handshake':
      return `no handshake: ${reason}`;
  }
}

/** Why addresses could not be looked up. */
export function resolutionWords({ code, reason }: ResolutionFailure): string {
  switch (code) {
    case 'not-found':
      return 'there is no A or AAAA record';
    case 'timeout':
      return 'its name servers did not answer in time';
    case 'ended':
      return "the run's time was over";
    case 'failed':
      return reason;
  }
}

function validityWords({ notBeforeMs, notAfterMs }: ServedAddress['certificate']): string {
  const [from, to] = [notBeforeMs, notAfterMs].map((ms) => (ms === null ? 'an unknown time' : formatInstant(ms)));
  return `valid from ${from} to ${to}`;
}

/** `still scs…A`; by issuer, validity and fingerprint where no ID is known. */
function servedWords({ certId, certificate, fingerprint }: ServedAddress): string {
  if (certId !== null) return `still ${certId}`;
  const issuer = plain(certificate.issuer, MAX_ISSUER_LENGTH) || 'an unnamed issuer';
  const start = `${fingerprint.slice(0, FINGERPRINT_DIGITS)}…`;
  return `a certificate of ${issuer}, ${validityWords(certificate)}, fingerprint ${start}`;
}

/** `192.0.2.1:443 and 192.0.2.2:443 (words)`, addresses of which the same is told together. */
function groupedWords<One extends { readonly address: string }>(
  all: readonly One[],
  wordsOf: (one: One) => string
): string {
  const told = [...Map.groupBy(all, wordsOf)].map(([words, group]) => {
    const addresses = group.map(({ address }) => address);
    return `${listed(addresses, MAX_ADDRESSES_TOLD)} (${words})`;
  });
  return told.join('; ');
}

/** What is served in place of the judged certificate, and where: addresses with one answer together. */
function othersWords(facts: LiveFacts): string {
  const others = othersOf(facts);
  const verb = others.length === 1 ? 'serves' : 'serve';
  const all = addressCount(facts.countedAddresses);
  return `${others.length} of ${all} ${verb} another certificate: ${groupedWords(others, servedWords)}`;
}

/** The addresses that gave no certificate, and why. */
export function silentWords(addresses: readonly SilentAddress[]): string {
  return groupedWords(addresses, ({ failure }) => handshakeWords(failure));
}

function unknownWords(finding: Extract<LiveFinding, { verdict: 'unknown' }>): string {
  switch (finding.reason) {
    case 'unresolved':
      return `No address of the host is known: ${resolutionWords(finding.failure)}`;
    case 'sm2':
      return 'The certificate has an SM2 key, which the handshakes of this action cannot ask for';
    case 'no-fingerprint':
      return 'SCM gives no fingerprint of the certificate, so nothing can be compared with it';
    case 'unseen-addresses':
      return 'Its A records could not be had, so it is not known which addresses it has';
    case 'too-few-answers': {
      const { served, countedAddresses, silent } = finding.facts;
      if (silent.length === 0) return 'No address of the host is known';
      const told = silentWords(silent);
      if (served.length === 0) return `No address gave a certificate: ${told}`;
      return `Only ${served.length} of ${addressCount(countedAddresses)} gave a certificate, too few to tell: ${told}`;
    }
  }
}

/** Why the verdict on a host is what it is. */
export function liveReasonWords(reason: LiveReason): string {
  switch (reason.code) {
    case 'live-fresh': {
      const { served, countedAddresses } = reason.finding.facts;
      const addresses = served.map(({ address }) => address);
      const all = addressCount(countedAddresses);
      return `The certificate is served by ${served.length} of ${all}: ${listed(addresses, MAX_ADDRESSES_TOLD)}`;
    }
    case 'live-stale':
      return othersWords(reason.finding.facts);
    case 'live-unknown':
      return unknownWords(reason.finding);
    case 'live-due': {
      const times = `Renewed at ${formatInstant(reason.renewedAtMs)}, and due by ${formatInstant(reason.dueMs)}`;
      return `${times}; ${othersWords(reason.finding.facts)}`;
    }
  }
}

function deployWords(facts: LiveFacts, what: string): string {
  const addresses = listed(
    othersOf(facts).map(({ address }) => address),
    MAX_ADDRESSES_TOLD
  );
  return `Deploy ${what} to what answers at ${addresses}; while it rolls out, check again later.`;
}

function unknownRemedy(finding: Extract<LiveFinding, { verdict: 'unknown' }>): string {
  switch (finding.reason) {
    case 'unresolved':
      return 'Check the host, and whether this runner can resolve it; an address can be given with "via".';
    case 'sm2':
    case 'no-fingerprint':
      return 'Require the service that serves it in place of the host.';
    case 'unseen-addresses':
      return 'Check the name servers of this runner and of the host; an address can be given with "via".';
    case 'too-few-answers':
      return 'Check that this runner reaches these addresses; one that it does reach can be given with "via".';
  }
}

/** What to do about a host that must serve `what`. */
export function liveRemedy(reason: LiveReason, what: string): string {
  switch (reason.code) {
    case 'live-fresh':
      return 'Nothing.';
    case 'live-stale':
      return deployWords(reason.finding.facts, what);
    case 'live-due':
      return `${deployWords(reason.finding.facts, what)} Due by ${formatTableTime(reason.dueMs)} UTC.`;
    case 'live-unknown':
      return unknownRemedy(reason.finding);
  }
}
