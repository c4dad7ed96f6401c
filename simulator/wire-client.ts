// A client that takes note of bytes instead of understanding them.
import { connect } from 'node:net';

export interface Transcript {
  /** Every byte that came, as latin1. */
  text: string;
  /** How it ended: an orderly FIN, a reset, or still open when the patience ran out. */
  ending: 'fin' | 'reset' | 'open';
}

/** Sends one GET by hand and records what comes back, for at most `patienceMs`. */
export async function readWire(url: URL, headers: Record<string, string>, patienceMs = 300): Promise<Transcript> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), url.hostname);
    let text = '';
    const finish = (ending: Transcript['ending']): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, ending });
    };
    const timer = setTimeout(() => {
      finish('open');
    }, patienceMs);
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => {
      finish('fin');
    });
    socket.on('error', () => {
      finish('reset');
    });
    const lines = Object.entries({ Host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`);
  });
}
