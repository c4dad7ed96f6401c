// A certificate authority of one's own and a server certificate from it, made when a test starts.
import { issueCertificate, makeAuthority, type Validity } from './tls-authority.ts';

/** PEM texts: `ca` for the client's trust, `key` and `cert` for the server. */
export interface TlsMaterial {
  ca: string;
  key: string;
  cert: string;
}

/** Makes an authority and a certificate for these host names and IPv4 addresses; valid now unless told otherwise. */
export function makeTlsMaterial(hosts = ['127.0.0.1', 'localhost'], validity: Validity = {}): TlsMaterial {
  const authority = makeAuthority('Simulator test authority');
  return { ca: authority.cert, ...issueCertificate(authority, hosts, validity) };
}
