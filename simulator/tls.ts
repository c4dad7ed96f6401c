// A certificate authority of one's own and a server certificate from it, made when a test starts.
//
// Written with node:crypto alone: an openssl command is not on every machine, and its options differ between versions.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, boolean, der, integer, octets, oid, sequence, tagged, time, utf8 } from './der.ts';
import { DAY } from './scenario.ts';

/** PEM texts: `ca` for the client's trust, `key` and `cert` for the server. */
export interface TlsMaterial {
  ca: string;
  key: string;
  cert: string;
}

export interface Validity {
  notBefore?: number;
  notAfter?: number;
}

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const CA_NAME = 'Simulator test authority';

/** Makes an authority and a certificate for these host names and IPv4 addresses; valid now unless told otherwise. */
export function makeTlsMaterial(hosts = ['127.0.0.1', 'localhost'], validity: Validity = {}): TlsMaterial {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const caExtensions = [
    extension('2.5.29.19', true, sequence(boolean(true))),
    // keyCertSign and cRLSign.
    extension('2.5.29.15', true, bits(Buffer.from([0b0000_0110]), 1)),
    extension('2.5.29.14', false, octets(keyId(authority.publicKey)))
  ];
  const serverExtensions = [
    extension('2.5.29.17', false, sequence(...hosts.map(subjectAltName))),
    extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.35', false, sequence(der(0x80, keyId(authority.publicKey))))
  ];
  return {
    ca: certificate(CA_NAME, authority.publicKey, authority, caExtensions, {}),
    cert: certificate(hosts[0] ?? 'simulator', server.publicKey, authority, serverExtensions, validity),
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  };
}

function certificate(
  subject: string,
  publicKey: KeyObject,
  issuer: KeyPair,
  extensions: Buffer[],
  { notBefore = Date.now() - DAY, notAfter = Date.now() + DAY }: Validity
): string {
  const toBeSigned = sequence(
    tagged(0, integer(Buffer.from([2]))),
    // A leading zero bit keeps the number positive, a leading one bit keeps it in its shortest form.
    integer(Buffer.concat([Buffer.from([0x55]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    commonName(CA_NAME),
    sequence(time(notBefore), time(notAfter)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions))
  );
  const signature = sign('sha256', toBeSigned, issuer.privateKey);
  const base64 = sequence(toBeSigned, ECDSA_WITH_SHA256, bits(signature)).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function commonName(text: string): Buffer {
  return sequence(der(0x31, sequence(oid('2.5.4.3'), utf8(text))));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));
}

function subjectAltName(host: string): Buffer {
  return isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));
}

function keyId(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}
