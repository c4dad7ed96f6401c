// Certificate authorities and server certificates of one's own, made when a test starts.
//
// Written with node:crypto alone: an openssl command is not on every machine, and its options differ between versions.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, boolean, der, integer, octets, oid, sequence, tagged, time, utf8 } from './der.ts';
import { DAY } from './scenario.ts';

export type KeyFamily = 'RSA' | 'ECDSA';

/** Milliseconds since the epoch; from yesterday until tomorrow where they are left out. */
export interface Validity {
  notBefore?: number;
  notAfter?: number;
}

/** PEM texts. */
export interface ServerCertificate {
  key: string;
  cert: string;
}

export interface Authority {
  readonly name: string;
  /** Its own certificate as PEM: what a client trusts, or, of an intermediate, what a server sends along. */
  readonly cert: string;
  readonly keys: KeyPair;
}

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

interface ToBeSigned {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
  readonly validity: Validity;
}

/**
 * A signature's algorithm identifier: with SHA-256, by a key of this family. NULL parameters for RSA (RFC 4055), none
 * for ECDSA.
 */
const SIGNATURE_ALGORITHMS = {
  RSA: sequence(oid('1.2.840.113549.1.1.11'), der(0x05)),
  ECDSA: sequence(oid('1.2.840.10045.4.3.2'))
};

/** Makes an authority: a root, or an intermediate below `parent`. */
export function makeAuthority(name: string, keyFamily: KeyFamily = 'ECDSA', parent?: Authority): Authority {
  const keys = makeKeys(keyFamily);
  const extensions = [
    extension('2.5.29.19', true, sequence(boolean(true))),
    // keyCertSign and cRLSign.
    extension('2.5.29.15', true, bits(Buffer.from([0b0000_0110]), 1)),
    extension('2.5.29.14', false, octets(keyId(keys.publicKey))),
    ...(parent === undefined ? [] : [authorityKeyId(parent.keys)])
  ];
  const issuer = parent ?? { name, keys };
  return { name, keys, cert: signed({ subject: name, publicKey: keys.publicKey, extensions, validity: {} }, issuer) };
}

/** Makes a server certificate for these host names (wildcards too) and IPv4 addresses. */
export function issueCertificate(
  authority: Authority,
  hosts: readonly string[],
  { keyFamily = 'ECDSA', ...validity }: Validity & { keyFamily?: KeyFamily } = {}
): ServerCertificate {
  const { publicKey, privateKey } = makeKeys(keyFamily);
  const extensions = [
    extension('2.5.29.17', false, sequence(...hosts.map(subjectAltName))),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
    authorityKeyId(authority.keys)
  ];
  return {
    cert: signed({ subject: hosts[0] ?? 'simulator', publicKey, extensions, validity }, authority),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  };
}

function makeKeys(keyFamily: KeyFamily): KeyPair {
  if (keyFamily === 'ECDSA') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signed(
  { subject, publicKey, extensions, validity }: ToBeSigned,
  issuer: Pick<Authority, 'name' | 'keys'>
): string {
  const { notBefore = Date.now() - DAY, notAfter = Date.now() + DAY } = validity;
  const algorithm = SIGNATURE_ALGORITHMS[issuer.keys.privateKey.asymmetricKeyType === 'rsa' ? 'RSA' : 'ECDSA'];
  const toBeSigned = sequence(
    tagged(0, integer(Buffer.from([2]))),
    // A leading zero bit keeps the number positive, a leading one bit keeps it in its shortest form.
    integer(Buffer.concat([Buffer.from([0x55]), randomBytes(8)])),
    algorithm,
    commonName(issuer.name),
    sequence(time(notBefore), time(notAfter)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions))
  );
  const certificate = sequence(toBeSigned, algorithm, bits(sign('sha256', toBeSigned, issuer.keys.privateKey)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function commonName(text: string): Buffer {
  return sequence(der(0x31, sequence(oid('2.5.4.3'), utf8(text))));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

function authorityKeyId({ publicKey }: KeyPair): Buffer {
  return extension('2.5.29.35', false, sequence(der(0x80, keyId(publicKey))));
}

function subjectAltName(host: string): Buffer {
  return isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}
