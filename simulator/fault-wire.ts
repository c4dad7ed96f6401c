// Faults put on the wire. What node's HTTP server would refuse to send is written to the socket by hand.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Answer } from './answers.ts';
import { toBuffer, type Fault } from './faults.ts';

/** One exchange: the response that node prepared, and the sockets under it. */
export interface Exchange {
  response: ServerResponse;
  /** What bytes are written to: the TLS socket on HTTPS. */
  stream: Socket;
  /** The TCP socket itself: only it can be reset. */
  transport: Socket;
  /** The true answer, headers complete. */
  answer: Answer;
}

const OVERSIZE = 2 * 1024 * 1024;
// Announced for a body that drips: small enough for a client to wait for it.
const DRIPPED = 512 * 1024;
// A reset makes the peer drop what it has not read yet: it gets this long to read what was sent before.
const READING_TIME_MS = 30;

/** Answers with the fault and returns the status that was sent, null where the client saw none. */
export async function sendFault(fault: Fault, exchange: Exchange): Promise<number | null> {
  const { answer, stream } = exchange;
  switch (fault.kind) {
    case 'answer':
      return sendAnswer(exchange.response, {
        status: fault.status ?? answer.status,
        headers: { ...answer.headers, ...fault.headers },
        body: fault.body === undefined ? answer.body : toBuffer(fault.body)
      });
    case 'redirect':
      return sendAnswer(exchange.response, {
        status: fault.status ?? 302,
        headers: { ...answer.headers, Location: fault.location },
        body: ''
      });
    case 'delay':
      await delay(fault.ms);
      return fault.then === undefined ? sendAnswer(exchange.response, answer) : sendFault(fault.then, exchange);
    case 'reset':
      return reset(fault.when, exchange);
    case 'cut': {
      const body = Buffer.from(answer.body);
      const part = body.subarray(0, fault.keep ?? Math.floor(body.length / 2));
      await write(stream, head(answer, framing(fault.framing, body.length)));
      await write(stream, fault.framing === 'chunked' ? chunk(part) : part);
      stream.end();
      return answer.status;
    }
    case 'hang':
      if (fault.when === 'before-headers') return null;
      await write(stream, head(answer, framing('chunked')));
      if (fault.when === 'between-chunks') await write(stream, chunk(firstHalf(answer)));
      return answer.status;
    case 'drip':
      return drip(fault.where, fault.everyMs ?? 1000, exchange);
    case 'oversize':
      return oversize(fault.by, fault.bytes ?? OVERSIZE, exchange);
    case 'wire':
      await write(stream, toBuffer(fault.bytes));
      if (fault.then === 'end') stream.end();
      if (fault.then === 'reset') await resetNow(exchange);
      return null;
  }
}

/** Sends an answer as the real service does, chunked. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): number {
  if (response.destroyed) return status;
  response.sendDate = false;
  // An answer without a body has no length to announce; everything else comes in chunks.
  if (body.length > 0) response.setHeader('Transfer-Encoding', 'chunked');
  response.writeHead(status, headers);
  response.end(body);
  return status;
}

async function reset(when: Extract<Fault, { kind: 'reset' }>['when'], exchange: Exchange): Promise<number | null> {
  const { answer, stream } = exchange;
  const whole = head(answer, framing('content-length', Buffer.from(answer.body).length));
  if (when === 'in-headers') await write(stream, whole.slice(0, Math.floor(whole.length / 2)));
  if (when === 'after-headers') await write(stream, whole);
  if (when === 'in-body') await write(stream, Buffer.concat([Buffer.from(whole), firstHalf(answer)]));
  if (when === 'before-headers') exchange.transport.resetAndDestroy();
  else await resetNow(exchange);
  return when === 'after-headers' || when === 'in-body' ? answer.status : null;
}

async function resetNow({ transport }: Exchange): Promise<void> {
  await delay(READING_TIME_MS);
  if (!transport.destroyed) transport.resetAndDestroy();
}

async function drip(
  where: 'headers' | 'body',
  everyMs: number,
  { answer, stream, response }: Exchange
): Promise<number | null> {
  const start = where === 'body' ? head(answer, framing('content-length', DRIPPED)) : `${statusLine(answer)}X-Drip: `;
  await write(stream, start);
  const timer = setInterval(() => stream.write(where === 'body' ? ' ' : 'x'), everyMs);
  response.once('close', () => {
    clearInterval(timer);
  });
  return where === 'body' ? answer.status : null;
}

async function oversize(
  by: Extract<Fault, { kind: 'oversize' }>['by'],
  bytes: number,
  { answer, stream }: Exchange
): Promise<number> {
  const trueBody = Buffer.from(answer.body);
  const body = Buffer.alloc(Math.max(bytes, trueBody.length), ' ');
  body.set(trueBody);
  // Node's server does not know of what is written by hand: a next request on this connection would wait for ever.
  const last = { Connection: 'close' };
  if (by === 'gzip') {
    const packed = gzipSync(body);
    const headers = { ...last, ...framing('content-length', packed.length), 'Content-Encoding': 'gzip' };
    await write(stream, Buffer.concat([Buffer.from(head(answer, headers)), packed]));
  } else if (by === 'content-length') {
    await write(stream, Buffer.concat([Buffer.from(head(answer, { ...last, ...framing(by, body.length) })), body]));
  } else {
    await write(stream, head(answer, { ...last, ...framing(by) }));
    for (let start = 0; start < body.length && !stream.destroyed; start += 65_536) {
      await write(stream, chunk(body.subarray(start, start + 65_536)));
    }
    await write(stream, '0\r\n\r\n');
  }
  stream.end();
  return answer.status;
}

function firstHalf(answer: Answer): Buffer {
  const body = Buffer.from(answer.body);
  return body.subarray(0, Math.floor(body.length / 2));
}

function framing(by: 'content-length' | 'chunked', length = 0): Record<string, string> {
  return by === 'chunked' ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(length) };
}

function statusLine({ status }: Answer): string {
  return `HTTP/1.1 ${status} Scripted\r\n`;
}

function head(answer: Answer, extra: Record<string, string>): string {
  const lines = Object.entries({ ...answer.headers, ...extra }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${statusLine(answer)}${lines.join('')}\r\n`;
}

function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

// A client that turns away in the middle is the point of most faults, so a failed write is no error here.
function write(stream: Socket, bytes: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed) {
      resolve();
      return;
    }
    stream.once('close', resolve);
    stream.write(bytes, () => {
      stream.off('close', resolve);
      resolve();
    });
  });
}
