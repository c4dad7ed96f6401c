import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { pipeline, type Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { HttpClient } from '@actions/http-client';
import { SECOND_MS } from '../time.ts';

/** Largest body read, after decompression. A list page of 50 certificates is about 30 kB. */
const MAX_BODY_BYTES = 1024 * 1024;

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Null for a redirect, which is never read nor followed, and for an error whose body could not be read. */
  readonly body: string | null;
}

export interface Transport {
  /** Sends one GET request and reads the whole answer. Rejects with what Node threw, with CutBodyError, or when `signal` aborts. */
  send: (url: URL, headers: Record<string, string>, signal: AbortSignal) => Promise<HttpAnswer>;
  dispose: () => void;
}

/** A body that will not be read: too large, or in an unknown encoding. */
export class BodyError extends Error {}

/** The answer's status was received, its body was not. */
export class CutBodyError extends Error {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;

  constructor({ statusCode, headers }: IncomingMessage, cause: unknown) {
    super(cause instanceof BodyError ? cause.message : 'the body was cut short', { cause });
    this.status = statusCode ?? 0;
    this.headers = headers;
  }
}

function decoded(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding']?.toLowerCase() ?? 'identity';
  if (encoding === 'identity') return message;
  const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };
  if (!Object.hasOwn(decoders, encoding)) throw new BodyError('the body has an unknown content encoding');
  // pipeline() hands the message's error to the decoder, whose reader throws it.
  return pipeline(message, decoders[encoding as keyof typeof decoders](), () => undefined);
}

async function readBody(message: IncomingMessage): Promise<string> {
  const tooLarge = new BodyError(`the body is larger than ${MAX_BODY_BYTES} bytes`);
  if (Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  // Reading as a stream rejects where the body is cut short; HttpClientResponse.readBody() of http-client 4 would never settle.
  for await (const chunk of decoded(message) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Settles with `work`, but no later than `signal` aborts: an upgrade, or a proxy that never answers, leaves Node's request unsettled. */
async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  const giveUp = (): void => {
    aborted.reject(new Error('the request was given up'));
  };
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    // A signal that is still listened to keeps all it closes over for the rest of the run.
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * A transport over `@actions/http-client`, which honours HTTPS_PROXY and NO_PROXY. Its raw request neither retries nor follows redirects. It
 * opens as many connections as there are requests: the caller's pool is the limit, and the proxy agent would lose requests that wait for one.
 * An attempt takes `timeoutMs` at most, by `signal`. Call `dispose` when done.
 */
export function createTransport(timeoutMs: number): Transport {
  const client = new HttpClient(undefined, [], {
    keepAlive: true,
    // Its own limit of three idle minutes would cut a longer `request-timeout` short; the caller's signal comes first.
    socketTimeout: timeoutMs + SECOND_MS
  });
  const send: Transport['send'] = async (url, headers, signal) => {
    const options = { ...urlToHttpOptions(url), method: 'GET', headers, signal, agent: client.getAgent(url.href) };
    const httpModule = url.protocol === 'https:' ? https : http;
    // http-client's own type of the options is older than Node's.
    const info = { options, parsedUrl: url, httpModule } as Parameters<typeof client.requestRaw>[0];
    const { message } = await untilAborted(client.requestRaw(info, null), signal);
    const status = message.statusCode ?? 0;
    if (status >= 300 && status < 400) {
      message.destroy();
      return { status, headers: message.headers, body: null };
    }
    try {
      return { status, headers: message.headers, body: await untilAborted(readBody(message), signal) };
    } catch (cause) {
      message.destroy();
      throw new CutBodyError(message, cause);
    }
  };
  return {
    send,
    dispose: () => {
      client.dispose();
    }
  };
}
