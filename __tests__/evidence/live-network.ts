// Hosts on a simulated network, and the questions that the tests of live evidence ask of them.
import { X509Certificate } from 'node:crypto';
import { afterEach } from '@jest/globals';
import pLimit from 'p-limit';
import type { HostRequirement } from '../../src/certificate/host.ts';
import {
  createDnsResolver,
  createLiveObserver,
  type AddressOutcome,
  type LiveCollaborators,
  type LiveEvidence,
  type LiveQuestion
} from '../../src/evidence/live-tls.ts';
import { simulateNetwork, type SimulatedNetwork } from '../../simulator/dns-preload.ts';
import { issueCertificate, makeAuthority, type ServerCertificate } from '../../simulator/tls-authority.ts';
import { startTlsHost, type HostBehaviour, type TlsHost } from '../../simulator/tls-hosts.ts';

export const HOST = 'www.example.com';
export const EDGE = '192.0.2.1';
/** Long enough for a handshake on a busy machine; what stalls is asked with a shorter one. */
const ENOUGH_MS = 20_000;
export const SHORT_MS = 60;

const authority = makeAuthority('Example Issuing CA');
export const ecdsa = issueCertificate(authority, [HOST]);
export const rsa = issueCertificate(authority, [HOST], { keyFamily: 'RSA' });
export const oldRsa = issueCertificate(authority, [HOST], { keyFamily: 'RSA' });

/** Run after the test, the last first. */
export const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Hosts at 192.0.2.1, 192.0.2.2 and so on, all of which HOST resolves to. */
export async function edges(...behaviours: HostBehaviour[]): Promise<TlsHost[]> {
  const hosts = await Promise.all(behaviours.map(startTlsHost));
  const addressOf = (index: number): string => `192.0.2.${index + 1}`;
  network({
    names: { [HOST]: hosts.map((_, index) => addressOf(index)) },
    routes: Object.fromEntries(hosts.map(({ endpoint }, index) => [`${addressOf(index)}:443`, endpoint]))
  });
  cleanups.push(async () => {
    await Promise.all(hosts.map((host) => host.close()));
  });
  return hosts;
}

export async function edge(behaviour: HostBehaviour): Promise<TlsHost> {
  const [host] = await edges(behaviour);
  if (host === undefined) throw new Error('no host was started');
  return host;
}

export function network(simulated: SimulatedNetwork): void {
  cleanups.push(simulateNetwork(simulated));
}

/** Waits for the other end to notice; for so long that a failure is one, and not for ever. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadlineMs = Date.now() + 3_000;
  while (!isSo()) {
    if (Date.now() > deadlineMs) throw new Error('it never came to that');
    await new Promise(setImmediate);
  }
}

export function serving(...certificates: ServerCertificate[]): HostBehaviour {
  return { kind: 'serves', certificates };
}

export function sha256Of({ cert }: ServerCertificate): string {
  return new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
}

export function collaborators(over: Partial<LiveCollaborators> = {}): LiveCollaborators {
  return {
    limit: pLimit(8),
    signal: new AbortController().signal,
    requestTimeoutMs: ENOUGH_MS,
    createResolver: createDnsResolver,
    ...over
  };
}

export function question(certificate: ServerCertificate, over: Partial<LiveQuestion> = {}): LiveQuestion {
  return { requirement: at(), keyFamily: 'RSA', fingerprints: new Set([sha256Of(certificate)]), ...over };
}

export function at(over: Partial<HostRequirement> = {}): LiveQuestion['requirement'] {
  return { host: HOST, port: 443, via: null, ...over };
}

export function ask(asked: LiveQuestion, over: Partial<LiveCollaborators> = {}): Promise<LiveEvidence> {
  return createLiveObserver(collaborators(over)).observe(asked);
}

export async function outcomes(asked: LiveQuestion, over: Partial<LiveCollaborators> = {}): Promise<AddressOutcome[]> {
  const evidence = await ask(asked, over);
  if (evidence.kind !== 'observed') throw new Error(JSON.stringify(evidence));
  return evidence.addresses.map(({ outcome }) => outcome);
}

export async function served(asked: LiveQuestion, over: Partial<LiveCollaborators> = {}): Promise<string[][]> {
  return (await outcomes(asked, over)).map((outcome) =>
    outcome.kind === 'served' ? outcome.certificates.map(({ sha256 }) => sha256) : [outcome.code]
  );
}
