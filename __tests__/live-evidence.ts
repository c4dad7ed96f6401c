// What hosts serve, as evidence: complete things, of which a test overrides what it is about.
import { parseHostRequirement, type HostRequirement } from '../src/certificate/host.ts';
import type { ServedCertificate } from '../src/certificate/served.ts';
import type { HostEvidence } from '../src/evidence/evidence.ts';
import { comparedWith } from '../src/evidence/hosts.ts';
import type { AddressObservation, LiveEvidence } from '../src/evidence/live-tls.ts';
import type { HandshakeCode } from '../src/evidence/tls-handshake.ts';
import type { Assessment } from '../src/judgement/assess.ts';
import type { JudgedContent } from '../src/judgement/live.ts';
import type { Policy } from '../src/judgement/standing.ts';
import { known } from '../src/source.ts';
import {
  aCertificate,
  anAssessment,
  anEvidence,
  CERT_ID,
  OTHER_CERT_ID,
  RENEWED,
  type EvidenceParts
} from './builders.ts';

export const HOST_TEXT = 'https://www.example.com';

export const JUDGED = aServed('1');
export const OLD = aServed('2');
/** With a key of the other family. */
export const FOREIGN = aServed('3', { keyType: 'ec' });

export function aServed(digit: string, over: Partial<ServedCertificate> = {}): ServedCertificate {
  return {
    sha1: digit.repeat(40),
    sha256: digit.repeat(64),
    keyType: 'rsa',
    issuer: 'R11, Example CA',
    notBeforeMs: RENEWED,
    notAfterMs: RENEWED + 1,
    refusedBecause: null,
    ...over
  };
}

export function serves(...certificates: [ServedCertificate, ...ServedCertificate[]]): AddressObservation['outcome'] {
  return { kind: 'served', certificates };
}

export function fails(code: HandshakeCode = 'timeout', reason = ''): AddressObservation['outcome'] {
  return { kind: 'failed', code, reason };
}

/** What 192.0.2.1:443 and the next addresses do. */
export function observed(outcomes: readonly AddressObservation['outcome'][], over: object = {}): LiveEvidence {
  const addresses = outcomes.map((outcome, index) => ({
    address: `192.0.2.${index + 1}:443`,
    outcome,
    isCounted: outcome.kind === 'served' || outcome.code !== 'no-route'
  }));
  return { kind: 'observed', addresses, uncheckedAddresses: 0, missingRecords: null, ...over };
}

/** IDs of what is served: the judged one, and the one that it replaced. */
export const CERT_IDS: ReadonlyMap<string, string> = new Map([
  [JUDGED.sha1, CERT_ID],
  [OLD.sha1, OTHER_CERT_ID]
]);

export function content(over: Partial<JudgedContent> = {}): JudgedContent {
  return { keyFamily: 'RSA', fingerprints: new Set([JUDGED.sha1]), certIds: CERT_IDS, ...over };
}

export function aHost(text = HOST_TEXT): HostRequirement {
  const requirement = parseHostRequirement(text);
  if (typeof requirement === 'string') throw new Error(requirement);
  return requirement;
}

export function aHostEvidence(live: LiveEvidence | null, text = HOST_TEXT): HostEvidence {
  return { requirement: aHost(text), live, fingerprints: new Set([JUDGED.sha1]), certIds: CERT_IDS };
}

/** A certificate of which nothing is required but that a host serves it, judged by what that does. */
export function aHostAssessment(
  live: LiveEvidence | null,
  parts: EvidenceParts = {},
  policy: Partial<Policy> = {}
): Assessment {
  const certificate = parts.certificate === undefined ? aCertificate({ fingerprint: JUDGED.sha1 }) : parts.certificate;
  const other = aCertificate({ id: OTHER_CERT_ID, fingerprint: OLD.sha1 });
  const details = new Map([certificate ?? aCertificate(), other].map((one) => [one.id, known(one)]));
  const pushes = { state: 'not-asked' } as const;
  const compared = comparedWith(anEvidence({ pushes, ...parts, certificate }), details);
  const hosts = [{ ...aHostEvidence(live), ...compared }];
  return anAssessment({ hosts, pushes, ...parts, certificate }, { requirements: [aHost()], ...policy });
}
