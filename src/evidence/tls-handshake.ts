import type { X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { ServedCertificate } from '../certificate/served.ts';
import { plain } from '../text.ts';
import { cleanReason, codeOf, withAttempts, type Attempt, type Bounds, type Task } from './attempt.ts';

/**
 * `connection`: there was none. `no-route`: this machine has no way to an IPv6 address. `handshake`: it ended before
 * a certificate was
 * judged, by an alert, a reset or something that is no TLS. `timeout`: no complete handshake in time. `ended`: the
 * run was over.
 */
export type HandshakeCode = 'connection' | 'no-route' | 'handshake' | 'timeout' | 'ended';

export interface HandshakeFailure {
  readonly kind: 'failed';
  readonly code: HandshakeCode;
  /** The system's or OpenSSL's own words, one clean line; empty for `timeout` and `ended`. */
  readonly reason: string;
}

export type Handshake = { readonly kind: 'served'; readonly certificate: ServedCertificate } | HandshakeFailure;

/** The signature algorithms that a client offers: those of one key family, or all. */
export type Offer = 'RSA' | 'ECDSA' | 'all';

export interface Target {
  readonly host: string;
  readonly address: string;
  readonly port: number;
}

/**
 * `signature_algorithms` of the client's hello (RFC 8446 §4.2.3), in OpenSSL's names. It chooses the key in TLS 1.2
 * and 1.3 alike.
 */
const SIGNATURE_ALGORITHMS: Readonly<Record<Exclude<Offer, 'all'>, string>> = {
  RSA: [
    ...['256', '384', '512'].map((size) => `rsa_pss_rsae_sha${size}`),
    ...['256', '384', '512'].map((size) => `rsa_pss_pss_sha${size}`),
    ...['256', '384', '512'].map((size) => `rsa_pkcs1_sha${size}`)
  ].join(':'),
  ECDSA: 'ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512'
};

const NO_ROUTE_CODES = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'];

/** What was thrown, and whether the connection stood by then. */
class HandshakeError extends Error {
  readonly isConnected: boolean;

  constructor(isConnected: boolean, cause: unknown) {
    super('the handshake failed', { cause });
    this.isConnected = isConnected;
  }
}

/** Common name and organisation out of `KEY=value` lines. */
function issuerOf({ issuer }: X509Certificate): string {
  const valueOf = (key: string): string =>
    issuer
      .split('\n')
      .find((line) => line.startsWith(`${key}=`))
      ?.slice(key.length + 1) ?? '';
  const parts = [...new Set([valueOf('CN'), valueOf('O')])].filter((part) => part !== '');
  return plain(parts.length > 0 ? parts.join(', ') : issuer);
}

function hexOf(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}

function msOf(date: Date): number | null {
  const ms = date.getTime();
  return Number.isNaN(ms) ? null : ms;
}

/**
 * Why Node's own check refuses the chain or the name. Its type says Error; it is a code, and only without one an
 * error.
 */
function refusalOf(socket: TLSSocket): string | null {
  if (socket.authorized) return null;
  const reason: unknown = socket.authorizationError;
  return plain(typeof reason === 'string' ? reason : cleanReason(reason), 80);
}

function servedBy(socket: TLSSocket): ServedCertificate | null {
  // Read once: after getPeerX509Certificate(), getPeerCertificate() returns `{}`, and the other way round a copy
  // costs another parse.
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return null;
  return {
    sha1: hexOf(leaf.fingerprint),
    sha256: hexOf(leaf.fingerprint256),
    keyType: leaf.publicKey.asymmetricKeyType ?? '',
    issuer: issuerOf(leaf),
    notBeforeMs: msOf(leaf.validFromDate),
    notAfterMs: msOf(leaf.validToDate),
    refusedBecause: refusalOf(socket)
  };
}

/**
 * One handshake: no application data, no client certificate, no proxy; closed as soon as the certificate has been
 * read.
 */
function handshakeTask({ host, address, port }: Target, offer: Offer): Task<ServedCertificate> {
  const given = Promise.withResolvers<ServedCertificate>();
  let isConnected = false;
  const socket = connect({
    host: address,
    port,
    servername: host,
    rejectUnauthorized: false,
    ...(offer === 'all' ? {} : { sigalgs: SIGNATURE_ALGORITHMS[offer] })
  });
  socket.once('connect', () => {
    isConnected = true;
  });
  socket.once('secureConnect', () => {
    const certificate = servedBy(socket);
    if (certificate === null) given.reject(new HandshakeError(true, new Error('no certificate was shown')));
    else given.resolve(certificate);
  });
  // Stays for good: a server that wants a client certificate sends its alert after the handshake of TLS 1.3 is
  // complete for the client.
  socket.on('error', (error) => {
    given.reject(new HandshakeError(isConnected, error));
  });
  socket.once('close', () => {
    given.reject(
      new HandshakeError(isConnected, new Error('the connection was closed before the handshake was complete'))
    );
  });
  return { answer: given.promise, cancel: () => socket.destroy() };
}

function handshakeOf(outcome: Attempt<ServedCertificate>, { address }: Target): Handshake {
  if (outcome.kind === 'answered') return { kind: 'served', certificate: outcome.value };
  if (outcome.kind !== 'thrown') return { kind: 'failed', code: outcome.kind, reason: '' };
  const isConnected = outcome.thrown instanceof HandshakeError && outcome.thrown.isConnected;
  const cause = outcome.thrown instanceof HandshakeError ? outcome.thrown.cause : outcome.thrown;
  const isNoRoute = !isConnected && isIPv6(address) && NO_ROUTE_CODES.includes(codeOf(cause));
  const broken = isConnected ? 'handshake' : 'connection';
  return { kind: 'failed', code: isNoRoute ? 'no-route' : broken, reason: cleanReason(cause) };
}

/** A server that answered with an alert, or with something that is no TLS, does so again. */
function isTransient(outcome: Attempt<ServedCertificate>): boolean {
  if (outcome.kind !== 'thrown') return outcome.kind === 'timeout';
  const cause = outcome.thrown instanceof HandshakeError ? outcome.thrown.cause : outcome.thrown;
  return !codeOf(cause).startsWith('ERR_SSL_');
}

/** Shakes hands with one address, twice where the first attempt got no answer. Never rejects. */
export async function shakeHands(target: Target, offer: Offer, bounds: Bounds): Promise<Handshake> {
  return handshakeOf(await withAttempts(() => handshakeTask(target, offer), isTransient, bounds), target);
}
