// Hosts as a client meets them: TLS servers with real certificates, and the ways in which one fails to be that.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext, type SecureVersion } from 'node:tls';
import type { ServerCertificate } from './tls-authority.ts';

/** What a host does with a connection. */
export type HostBehaviour =
  | ServingHost
  /** Accepts the connection and says nothing. */
  | { readonly kind: 'stalls' }
  /** Begins a server hello after the client's, and never goes on. */
  | { readonly kind: 'stalls-mid-handshake' }
  /** Resets the connection as soon as the client says hello. */
  | { readonly kind: 'resets' }
  /** Closes it in good order instead. */
  | { readonly kind: 'hangs-up' }
  /** Answers as a web server without TLS does. */
  | { readonly kind: 'plain-http' }
  /** Answers with bytes that mean nothing. */
  | { readonly kind: 'junk' }
  /** Begins a server hello of 16 MiB, and sends for as long as the client reads. */
  | { readonly kind: 'floods' };

export interface ServingHost {
  readonly kind: 'serves';
  /**
   * One per key family, intermediates appended to `cert`. TLS 1.3 prefers the ECDSA one where the client takes both,
   * TLS 1.2 the RSA one.
   */
  readonly certificates: readonly ServerCertificate[];
  /** Other certificates by server name. A name that is not among them gets `certificates`. */
  readonly byServerName?: Readonly<Record<string, readonly ServerCertificate[]>>;
  /** The only version of TLS spoken. */
  readonly version?: SecureVersion;
  /** Wants a client certificate, and ends the connection of a client without. */
  readonly wantsClientCertificate?: boolean;
  /** How long it takes before it reads the client's hello, in milliseconds. */
  readonly delayMs?: number;
}

export interface TlsHost extends AsyncDisposable {
  readonly port: number;
  /** `127.0.0.1:PORT`. */
  readonly endpoint: string;
  /** How many connections there have been. */
  readonly connections: number;
  /** How many of them are open. */
  readonly openConnections: number;
  /** The server name of each client hello that had one. */
  readonly serverNames: readonly string[];
  /** How many bytes of application data came in. */
  readonly applicationBytes: number;
  /** Does something else from the next connection on: a deployment. */
  become(behaviour: HostBehaviour): void;
  close(): Promise<void>;
}

interface Observed {
  connections: number;
  applicationBytes: number;
  readonly serverNames: string[];
  readonly open: Set<Socket>;
}

/** Starts a host on a free port of 127.0.0.1. */
export async function startTlsHost(first: HostBehaviour): Promise<TlsHost> {
  let behaviour = first;
  const record: Observed = { connections: 0, applicationBytes: 0, serverNames: [], open: new Set() };
  const server = createServer((socket) => {
    record.connections += 1;
    record.open.add(socket);
    socket.once('close', () => record.open.delete(socket));
    // What a client does to its end is the client's business.
    socket.on('error', () => undefined);
    behave(socket, behaviour, record);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => closeAll(server, record.open);
  return {
    port,
    endpoint: `127.0.0.1:${port}`,
    get connections() {
      return record.connections;
    },
    get openConnections() {
      return record.open.size;
    },
    get applicationBytes() {
      return record.applicationBytes;
    },
    serverNames: record.serverNames,
    become: (next) => {
      behaviour = next;
    },
    close,
    [Symbol.asyncDispose]: close
  };
}

function behave(socket: Socket, behaviour: HostBehaviour, record: Observed): void {
  switch (behaviour.kind) {
    case 'serves':
      setTimeout(() => {
        serve(socket, behaviour, record);
      }, behaviour.delayMs ?? 0);
      return;
    case 'stalls':
      socket.resume();
      return;
    case 'stalls-mid-handshake':
      // The header of a handshake record of 122 bytes, and the first of them.
      onHello(socket, () => socket.write(Buffer.from('160303007a02000076', 'hex')));
      return;
    case 'resets':
      onHello(socket, () => socket.resetAndDestroy());
      return;
    case 'hangs-up':
      onHello(socket, () => socket.end());
      return;
    case 'plain-http':
      onHello(socket, () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'));
      return;
    case 'junk':
      onHello(socket, () => socket.end(Buffer.alloc(64, 0xa5)));
      return;
    case 'floods':
      onHello(socket, () => {
        flood(socket);
      });
  }
}

/** Records of a handshake message that never ends. */
function flood(socket: Socket): void {
  const record = Buffer.concat([Buffer.from('1603034000', 'hex'), Buffer.alloc(0x4000)]);
  record.write('02ffffff', 5, 'hex');
  const write = (): void => {
    while (socket.writable && socket.write(record));
    if (socket.writable) socket.once('drain', write);
  };
  write();
}

function onHello(socket: Socket, answer: () => void): void {
  socket.once('data', answer);
}

function serve(socket: Socket, host: ServingHost, record: Observed): void {
  const { version, wantsClientCertificate = false } = host;
  const contextOf = (certificates: readonly ServerCertificate[]): SecureContext =>
    createSecureContext({
      key: certificates.map(({ key }) => key),
      cert: certificates.map(({ cert }) => cert),
      ...(version === undefined ? {} : { minVersion: version, maxVersion: version })
    });
  const secured = new TLSSocket(socket, {
    isServer: true,
    secureContext: contextOf(host.certificates),
    requestCert: wantsClientCertificate,
    rejectUnauthorized: wantsClientCertificate,
    SNICallback: (serverName, done) => {
      record.serverNames.push(serverName);
      const others = host.byServerName?.[serverName];
      // Only where names differ: of a context that is handed over here, Node's server shows one certificate alone.
      done(null, others === undefined ? undefined : contextOf(others));
    }
  });
  secured.on('data', (data: Buffer) => (record.applicationBytes += data.length));
  secured.on('error', () => socket.destroy());
}

async function closeAll(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  if (!server.listening) return;
  server.close();
  for (const socket of open) socket.destroy();
  await once(server, 'close');
}
