// The TCP connections of a server, under TLS or not.
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface Transport {
  /** Counted from 1. */
  number: number;
  /** The TCP socket itself, also where TLS lies over it. */
  socket: Socket;
}

export class Connections {
  /** How many were opened. */
  opened = 0;
  readonly #open = new Map<string, Transport>();
  readonly #sockets = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#add(socket);
    });
  }

  /** The connection that a request came on. */
  of(stream: Socket): Transport {
    return this.#open.get(peer(stream)) ?? { number: 0, socket: stream };
  }

  /** Ends all of them at once. */
  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #add(socket: Socket): void {
    this.opened += 1;
    const key = peer(socket);
    this.#open.set(key, { number: this.opened, socket });
    this.#sockets.add(socket);
    // The client's resets and time-outs end here.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      if (this.#open.get(key)?.socket === socket) this.#open.delete(key);
    });
  }
}

function peer(socket: Socket): string {
  return `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
}
