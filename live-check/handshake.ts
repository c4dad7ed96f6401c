// The certificate that a host serves.
import { isIP } from 'node:net';
import { connect } from 'node:tls';

export interface Served {
  /** Lower-case hexadecimal digits, as SCM writes fingerprints. */
  readonly sha1: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;

/** Shakes hands with `HOST[:PORT]`, port 443 unless given; null where no certificate came. Sends no request. */
export function servedBy(endpoint: string): Promise<Served | null> {
  const [host = '', port = '443'] = endpoint.split(':');
  const given = Promise.withResolvers<Served | null>();
  // What is served is looked at, not trusted: a chain that this machine does not know tells the times as well.
  const server = {
    host,
    port: Number(port),
    rejectUnauthorized: false,
    ...(isIP(host) === 0 ? { servername: host } : {})
  };
  const socket = connect(server, () => {
    const leaf = socket.getPeerX509Certificate();
    given.resolve(
      leaf === undefined
        ? null
        : {
            sha1: leaf.fingerprint.replaceAll(':', '').toLowerCase(),
            notBeforeMs: leaf.validFromDate.getTime(),
            notAfterMs: leaf.validToDate.getTime()
          }
    );
    socket.destroy();
  });
  socket.setTimeout(HANDSHAKE_TIMEOUT_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    given.resolve(null);
  });
  return given.promise;
}
