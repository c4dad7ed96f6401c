// A small CONNECT proxy: it writes down where it was asked to go and leads every tunnel to one loopback port.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** One CONNECT request. */
export interface Tunnel {
  /** `host:port`, as asked for. */
  target: string;
  headers: IncomingHttpHeaders;
}

export interface ProxyOptions {
  /** Where every tunnel really ends, on 127.0.0.1. */
  targetPort: number;
  /** Refuses every tunnel with this status, 407 for instance. */
  refuseWith?: number;
}

export interface ConnectProxy extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly tunnels: readonly Tunnel[];
  /** Method and URL of requests that came as such instead of a CONNECT: what goes through here is to be tunnelled. */
  readonly plainRequests: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy on a free loopback port. */
export async function startConnectProxy({ targetPort, refuseWith }: ProxyOptions): Promise<ConnectProxy> {
  const tunnels: Tunnel[] = [];
  const plainRequests: string[] = [];
  const sockets = new Set<Socket>();

  const server = createServer((request, response) => {
    plainRequests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(405).end();
  });
  server.on('connection', (socket: Socket) => {
    keep(socket);
  });
  server.on('connect', (request, client: Socket, head: Buffer) => {
    tunnels.push({ target: request.url ?? '', headers: request.headers });
    if (refuseWith !== undefined) {
      client.end(`HTTP/1.1 ${refuseWith} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    keep(upstream);
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    // Where one side is gone, the other has nobody to talk to.
    upstream.once('close', () => client.destroy());
    client.once('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  }

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  return { url: `http://127.0.0.1:${port}`, port, tunnels, plainRequests, close, [Symbol.asyncDispose]: close };
}
