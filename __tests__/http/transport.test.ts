// Real sockets: what is reused, and what becomes of a connection that the other side has closed.
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, test } from '@jest/globals';
import { reasonOf } from '../../src/errors.ts';
import { createAgents } from '../../src/http/agents.ts';
import {
  createTransport,
  CutBodyError,
  isTooLarge,
  type HttpRequest,
  type Transport
} from '../../src/http/transport.ts';

const servers: Server[] = [];
const transports: Transport[] = [];
const agents = createAgents();

afterEach(() => {
  for (const transport of transports.splice(0)) transport.dispose();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Exchange {
  response: ServerResponse;
  socket: Socket;
  /** On its connection, counted from 1. */
  nth: number;
  body: string;
}

/** A server, and the connections that its requests came on, in order of arrival. */
async function serve(answer: (exchange: Exchange) => void): Promise<{ url: URL; connections: number[] }> {
  const connections: number[] = [];
  const known = new Map<Socket, { number: number; count: number }>();
  const server = createServer((request, response) => {
    const { socket } = request;
    const entry = known.get(socket) ?? { number: known.size + 1, count: 0 };
    known.set(socket, entry);
    entry.count += 1;
    connections.push(entry.number);
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      answer({ response, socket, nth: entry.count, body });
    });
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/`), connections };
}

function transport(): Transport {
  const made = createTransport(agents);
  transports.push(made);
  return made;
}

function get(url: URL): HttpRequest {
  return { method: 'GET', url, headers: {}, body: '' };
}

const never = new AbortController().signal;

test('a body is sent as it is, with its length in bytes', async () => {
  const { url } = await serve(({ response, body }) => response.end(body));
  const answer = await transport().send({ method: 'POST', url, headers: {}, body: '{"证书":1}' }, never, false);
  expect(answer).toMatchObject({ status: 200, body: '{"证书":1}' });
});

describe('a content encoding', () => {
  it.each(['', ' ', 'identity', 'IDENTITY'])('of %j is none', async (encoding) => {
    const { url } = await serve(({ response }) => response.setHeader('Content-Encoding', encoding).end('plain'));
    expect((await transport().send(get(url), never, false)).body).toBe('plain');
  });

  test('of gzip is undone', async () => {
    const { url } = await serve(({ response }) =>
      response.setHeader('Content-Encoding', 'GZIP').end(gzipSync('plain'))
    );
    expect((await transport().send(get(url), never, false)).body).toBe('plain');
  });
});

describe('a body that', () => {
  // In one packet with the headers, so that all of it is over before the answer is looked at.
  test.each([
    ['breaks off in rubbish', 'Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\nzz\r\n'],
    ['is rubbish', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['is cut short', 'Content-Length: 100\r\n\r\n{'],
    ['does not come', 'Content-Length: 100\r\n\r\n'],
    ['is cut short in its encoding', 'Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\u001f'],
    ['is in another encoding than it says', 'Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nzzz']
  ])('%s rejects at once', async (_, answer) => {
    const { url } = await serve(({ socket }) => socket.end(`HTTP/1.1 200 OK\r\n${answer}`));
    await expect(transport().send(get(url), never, false)).rejects.toThrow(CutBodyError);
  });

  test('is too large as it is, or only when it is unpacked, rejects as such', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1);
    const { url } = await serve(({ response, nth }) => {
      if (nth === 1) response.setHeader('Content-Encoding', 'gzip').end(gzipSync(large));
      else response.write(large);
    });
    const sending = transport();
    for (const packed of [true, false]) {
      const thrown = await sending.send(get(url), never, false).catch((reason: unknown) => reason);
      expect({ packed, isTooLarge: isTooLarge(thrown) }).toEqual({ packed, isTooLarge: true });
    }
  });

  test.each([
    ['Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nzzz', /^the body is not in the encoding that it claims/],
    ['Content-Encoding: zip\r\nContent-Length: 3\r\n\r\nzzz', /^the body has an unknown content encoding$/],
    ['Content-Length: 10\r\n\r\nzzz', /^the body was cut short/]
  ])('cannot be read says why, once (%j)', async (answer, message) => {
    const { url } = await serve(({ socket }) => socket.end(`HTTP/1.1 200 OK\r\n${answer}`));
    const thrown = await transport().send(get(url), never, false).catch(reasonOf);
    expect(thrown).toMatch(message);
  });

  test('does not end is given up with the signal', async () => {
    const { url } = await serve(({ response }) => response.write('begin'));
    const over = new AbortController();
    const answered = transport().send(get(url), over.signal, false);
    setTimeout(() => {
      over.abort();
    }, 50);
    await expect(answered).rejects.toMatchObject({ status: 200, cause: { message: 'the request was given up' } });
  });
});

test('a request whose time is over before it began is not sent', async () => {
  const { url, connections } = await serve(({ response }) => response.end());
  await expect(transport().send(get(url), AbortSignal.abort(), false)).rejects.toThrow('the request was given up');
  expect(connections).toEqual([]);
});

describe('a kept-alive connection', () => {
  test('is reused, but not where a new one is asked for', async () => {
    const { url, connections } = await serve(({ response }) => response.end());
    const sending = transport();
    for (const newConnection of [false, false, true, false]) await sending.send(get(url), never, newConnection);
    expect(connections).toEqual([1, 1, 2, 1]);
  });

  test('that is gone before the first byte of an answer costs no attempt: the request is sent again on a new one', async () => {
    const { url, connections } = await serve(({ response, socket, nth }) => {
      if (nth === 1) response.end('good');
      else socket.destroy();
    });
    const sending = transport();
    expect((await sending.send(get(url), never, false)).body).toBe('good');
    expect((await sending.send(get(url), never, false)).body).toBe('good');
    expect(connections).toEqual([1, 1, 2]);
  });

  test('is replaced once only', async () => {
    let count = 0;
    const { url, connections } = await serve(({ response, socket }) => {
      count += 1;
      if (count === 1) response.end();
      else socket.destroy();
    });
    const sending = transport();
    await sending.send(get(url), never, false);
    await expect(sending.send(get(url), never, false)).rejects.toThrow('socket hang up');
    expect(connections).toEqual([1, 1, 2]);
  });

  test('that is gone after the first byte is a failure', async () => {
    const { url, connections } = await serve(({ response, socket, nth }) => {
      if (nth === 1) response.end();
      else socket.end('HTTP/1.1 2');
    });
    const sending = transport();
    await sending.send(get(url), never, false);
    await expect(sending.send(get(url), never, false)).rejects.toThrow();
    expect(connections).toEqual([1, 1]);
  });

  test('is not waited for beyond the signal', async () => {
    const { url } = await serve(() => undefined);
    const giveUp = new AbortController();
    const sent = transport().send(get(url), giveUp.signal, false);
    giveUp.abort();
    await expect(sent).rejects.toThrow();
  });
});

test('a new connection that is closed at once is a failure, and nothing is sent again', async () => {
  const { url, connections } = await serve(({ socket }) => socket.destroy());
  await expect(transport().send(get(url), never, false)).rejects.toThrow('socket hang up');
  expect(connections).toEqual([1]);
});

test('one transport speaks HTTP with one host and TLS with another', async () => {
  const { url } = await serve(({ response }) => response.end('plain'));
  const tls = createTlsServer();
  servers.push(tls);
  tls.listen(0, '127.0.0.1');
  await once(tls, 'listening');
  const { port } = tls.address() as AddressInfo;
  const sending = transport();
  expect((await sending.send(get(url), never, false)).body).toBe('plain');
  // It has no certificate, so the handshake fails: it was one, and not a request in plain text.
  await expect(sending.send(get(new URL(`https://127.0.0.1:${port}/`)), never, false)).rejects.toThrow(/SSL|TLS/i);
});
