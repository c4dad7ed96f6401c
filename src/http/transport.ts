import type { Agent, ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { httpModule, type Agents } from './agents.ts';

/** Largest body read, after decompression. A list page of 50 certificates is about 30 kB. */
const MAX_BODY_BYTES = 1024 * 1024;

/** How a request ends on a connection that the other side had closed while it was idle. */
const CLOSED_CODES: readonly unknown[] = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'];

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as UTF-8, byte for byte; empty where there is none. */
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Null for a redirect, which is never read nor followed, and for an error whose body could not be read. */
  readonly body: string | null;
}

export interface Transport {
  /**
   * Sends a request and reads the whole answer. A kept-alive connection that is gone before the first byte of an
   * answer is replaced by a new one, once; with `newConnection` none is reused. Rejects with what Node threw, with
   * CutBodyError, or when `signal` aborts.
   */
  readonly send: (request: HttpRequest, signal: AbortSignal, newConnection: boolean) => Promise<HttpAnswer>;
  /** Closes all connections. */
  readonly dispose: () => void;
}

/** A body that will not be read: too large, or in an unknown encoding. */
export class BodyError extends Error {}

/** A body beyond MAX_BODY_BYTES: a smaller question may have a smaller answer. */
export class TooLargeError extends BodyError {}

/** Whether an answer was too large, going by the causes of what was thrown. */
export function isTooLarge(thrown: unknown): boolean {
  return thrown instanceof TooLargeError || (thrown instanceof Error && isTooLarge(thrown.cause));
}

function bodyFault(cause: unknown): string {
  if (cause instanceof BodyError) return cause.message;
  const { code } = Object(cause) as NodeJS.ErrnoException;
  return code === 'Z_DATA_ERROR' ? 'the body is not in the encoding that it claims' : 'the body was cut short';
}

/** The answer's status was received, its body was not. */
export class CutBodyError extends Error {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;

  constructor(status: number, headers: IncomingHttpHeaders, cause: unknown) {
    super(bodyFault(cause), { cause });
    this.status = status;
    this.headers = headers;
  }
}

/** A kept-alive connection was gone before the first byte of an answer. */
class GoneConnectionError extends Error {}

function decoded(message: IncomingMessage): Readable {
  // An empty value names no encoding.
  const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return message;
  const { createBrotliDecompress, createGunzip, createInflate } = process.getBuiltinModule('node:zlib');
  const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };
  if (!Object.hasOwn(decoders, encoding)) throw new BodyError('the body has an unknown content encoding');
  // pipeline() makes the message's failure the decoder's own.
  return pipeline(message, decoders[encoding as keyof typeof decoders](), () => undefined);
}

function readBody(message: IncomingMessage): Promise<string> {
  const tooLarge = new TooLargeError(`the body is larger than ${MAX_BODY_BYTES} bytes`);
  if (Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return Promise.reject(tooLarge);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const body = decoded(message);
  const chunks: Buffer[] = [];
  let size = 0;
  body.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) body.destroy(tooLarge);
    else chunks.push(chunk);
  });
  body.on('end', () => {
    resolve(Buffer.concat(chunks).toString('utf8'));
  });
  body.on('error', reject);
  // Without an end before it, the body was cut short; readBody() of http-client 4 would never settle.
  body.on('close', () => {
    reject(new Error('the connection was closed within the body'));
  });
  return promise;
}

/**
 * The beginning of the answer. Rejects with GoneConnectionError where a reused connection was closed before a byte of
 * it came.
 */
function responseTo(request: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  let socket: Socket | undefined;
  let bytesBefore = 0;
  request.on('socket', (assigned) => {
    socket = assigned;
    bytesBefore = assigned.bytesRead;
  });
  request.on('response', resolve);
  // It stays: a request that was given up may fail once more.
  request.on('error', (thrown: NodeJS.ErrnoException) => {
    const isClosed = CLOSED_CODES.includes(thrown.code);
    const isBeforeFirstByte = request.reusedSocket && socket?.bytesRead === bytesBefore;
    reject(
      isClosed && isBeforeFirstByte ? new GoneConnectionError('the connection was closed', { cause: thrown }) : thrown
    );
  });
  return promise;
}

/** The whole answer, read no longer than until `givenUp` rejects. */
async function answerOf(message: IncomingMessage, givenUp: Promise<never>): Promise<HttpAnswer> {
  const { headers, statusCode: status = 0 } = message;
  if (status >= 300 && status < 400) {
    message.destroy();
    return { status, headers, body: null };
  }
  try {
    return { status, headers, body: await Promise.race([readBody(message), givenUp]) };
  } catch (cause) {
    message.destroy();
    throw new CutBodyError(status, headers, cause);
  }
}

async function exchange(
  { method, url, headers, body }: HttpRequest,
  signal: AbortSignal,
  agent: Agent
): Promise<HttpAnswer> {
  const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  const request = httpModule(url).request(url, { method, headers: { ...headers, ...length }, agent });
  // An upgrade, or a proxy that never answers, leaves Node's request unsettled, so this settles without it.
  const givenUp = Promise.withResolvers<never>();
  const giveUp = (): void => {
    const reason = new Error('the request was given up');
    givenUp.reject(reason);
    request.destroy(reason);
  };
  signal.addEventListener('abort', giveUp);
  try {
    const answered = responseTo(request);
    request.end(body);
    if (signal.aborted) giveUp();
    const message = await Promise.race([answered, givenUp.promise]);
    return await answerOf(message, givenUp.promise);
  } finally {
    // A signal that is still listened to keeps all it closes over for the rest of the run.
    signal.removeEventListener('abort', giveUp);
  }
}

/**
 * A transport over these connections. It opens as many as there are requests: the caller's pool is the limit, and the
 * proxy agent would lose requests that wait for one. That agent never reuses a tunnel. Call `dispose` when done.
 */
export function createTransport({ agentFor, dispose }: Agents): Transport {
  return {
    send: async (request, signal, newConnection) => {
      const { url } = request;
      if (newConnection) return await exchange(request, signal, agentFor(url, false));
      try {
        return await exchange(request, signal, agentFor(url, true));
      } catch (thrown) {
        if (!(thrown instanceof GoneConnectionError) || signal.aborted) throw thrown;
        return await exchange(request, signal, agentFor(url, false));
      }
    },
    dispose
  };
}
