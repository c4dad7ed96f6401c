import { describe, expect, it, test } from '@jest/globals';
import { ActionError, ShapeError, type ErrorCode } from '../../src/errors.ts';
import { codeOfStatus } from '../../src/http/answer.ts';
import { createClient, type Client, type Collaborators, type ServiceRequest } from '../../src/http/client.ts';
import { BodyError, CutBodyError, type HttpAnswer, type Transport } from '../../src/http/transport.ts';
import { AS_IT_IS, MINUTE, SECOND } from '../builders.ts';

const NOW = Date.parse('2026-11-24T03:00:00Z');

/** Time that passes only when everybody waits for it. */
class FakeClock {
  nowMs = NOW;
  readonly #sleepers = new Set<{ atMs: number; wake: () => void }>();

  readonly startTimer: Collaborators['startTimer'] = (ms, onEnd) => {
    const sleeper = { atMs: this.nowMs + ms, wake: onEnd };
    this.#sleepers.add(sleeper);
    return () => {
      this.#sleepers.delete(sleeper);
    };
  };

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = this.startTimer(ms, resolve);
      const giveUp = (): void => {
        stop();
        reject(new Error('aborted'));
      };
      if (signal.aborted) giveUp();
      else signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Lets time pass until the work is done, or nobody waits any more. */
  async until<Value>(work: Promise<Value>): Promise<Value> {
    const settled = new AbortController();
    const settle = (): void => {
      settled.abort();
    };
    work.then(settle, settle);
    for (;;) {
      await new Promise(setImmediate);
      if (settled.signal.aborted) return await work;
      const [next] = [...this.#sleepers].toSorted((one, other) => one.atMs - other.atMs);
      if (next === undefined) throw new Error('nobody waits for the clock, and the work is not done');
      this.#sleepers.delete(next);
      this.nowMs = next.atMs;
      next.wake();
    }
  }
}

type Reply = HttpAnswer | Error | 'silence';

function answer(status: number, body: unknown = {}, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function failure(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

interface Sent {
  path: string;
  method: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  atMs: number;
  newConnection: boolean;
}

interface World {
  clock: FakeClock;
  client: Client;
  sent: Sent[];
  lines: string[];
  debug: string[];
  disposed: () => boolean;
}

/** A client whose transport gives the replies in turn, the last one for ever; each takes `latencyMs`. */
function world(
  replies: (path: string, nth: number) => Reply,
  over: Partial<Collaborators['limits']> &
    Partial<Pick<Collaborators, 'random' | 'redaction'>> & { latencyMs?: number } = {}
): World {
  const { random = () => 1, redaction = AS_IT_IS, latencyMs = 0, ...limits } = over;
  const clock = new FakeClock();
  const sent: Sent[] = [];
  const lines: string[] = [];
  const debug: string[] = [];
  let disposed = false;
  const transport: Transport = {
    send: async ({ url, method, body, headers }, signal, newConnection) => {
      const path = url.pathname;
      sent.push({ path, method, body, headers, atMs: clock.nowMs - NOW, newConnection });
      const reply = replies(path, sent.filter((one) => one.path === path).length);
      await clock.sleep(reply === 'silence' ? 365 * 24 * 60 * MINUTE : latencyMs, signal);
      if (reply instanceof Error) throw reply;
      if (reply === 'silence') throw new Error('nobody waits for so long');
      return reply;
    },
    dispose: () => {
      disposed = true;
    }
  };
  const client = createClient({
    now: () => clock.nowMs,
    startTimer: clock.startTimer,
    random,
    transport,
    log: { logLine: (text) => lines.push(text), debugLine: (text) => debug.push(text) },
    redaction,
    limits: { concurrency: 8, requestTimeoutMs: 15 * SECOND, timeoutMs: 5 * MINUTE, ...limits }
  });
  return { clock, client, sent, lines, debug, disposed: () => disposed };
}

function fail(code: ErrorCode, outcome: string, cause?: unknown): ActionError {
  return new ActionError(code, outcome, 'hint', cause);
}

function question(path = '/a', over: Partial<ServiceRequest<unknown>> = {}): ServiceRequest<unknown> {
  return {
    method: 'GET',
    url: new URL(`https://service.example${path}`),
    body: '',
    authenticate: () => Promise.resolve(() => ({ Authorization: 'me' })),
    classify: ({ status, clockAheadMs }) =>
      status === 200
        ? null
        : new ActionError(codeOfStatus(status), `HTTP ${status}, ${String(clockAheadMs)}`, '', undefined, status),
    parse: (json) => json,
    fail,
    ...over
  };
}

async function failureOf(work: Promise<unknown>): Promise<ActionError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown
  );
  if (!(error instanceof ActionError)) throw new Error(`no ActionError: ${String(error)}`);
  return error;
}

describe('one request', () => {
  test('is sent with the headers that say who asks, and gives what the answer holds', async () => {
    const { clock, client, sent, debug } = world(() => answer(200, { a: 1 }, { 'x-request-id': 'id' }), {
      latencyMs: 7
    });
    const parse = (json: unknown): unknown => [json];
    const asked = question('/a', { method: 'POST', body: '{"x":1}', isQuestion: true, parse });
    expect(await clock.until(client.request(asked))).toEqual([{ a: 1 }]);
    const headers = { Authorization: 'me' };
    expect(sent).toEqual([{ path: '/a', method: 'POST', body: '{"x":1}', headers, atMs: 0, newConnection: false }]);
    expect(debug).toEqual(['POST /a: 200, request ID id, attempt 1 of 4, 7 ms']);
  });

  test('shows no more of a request ID than one has, and looks at little more', async () => {
    const looked: number[] = [];
    const redaction = { ...AS_IT_IS, field: (text: string): string => (looked.push(text.length), text) };
    const { clock, client, debug } = world(() => answer(200, {}, { 'x-request-id': 'i'.repeat(100_000) }), {
      redaction
    });
    await clock.until(client.request(question()));
    expect(debug).toEqual([`GET /a: 200, request ID ${'i'.repeat(63)}…, attempt 1 of 4, 0 ms`]);
    expect(Math.max(...looked)).toBeLessThanOrEqual(1_000);
  });

  test('tells a service how far its clock is ahead', async () => {
    const date = new Date(NOW + 20 * MINUTE).toUTCString();
    const { clock, client } = world(() => answer(401, {}, { date }));
    expect((await clock.until(failureOf(client.request(question())))).message).toBe(`HTTP 401, ${20 * MINUTE}`);
  });

  it.each<[string, Reply, RegExp]>([
    ['HTML', answer(200, '<html>'), /^HTTP 200, the body is not JSON$/],
    ['an empty body', answer(200, ''), /^HTTP 200, the body is not JSON$/],
    ['no body', { status: 200, headers: { 'x-request-id': 'id' }, body: null }, /not JSON, request ID id$/],
    [
      'a redirect',
      answer(302, '', { location: 'https://u:p@other.example:8/path?q' }),
      /^HTTP 302, a redirect to other\.example:8, which is not followed$/
    ],
    ['a redirect to a path', answer(307, '', { location: '/path' }), /^HTTP 307, a redirect, which is not followed$/],
    ['a redirect to nowhere', answer(300), /^HTTP 300, a redirect, which is not followed$/],
    ['another shape', answer(200, { bad: true }), /^HTTP 200, the answer: bad$/],
    ['what is not HTTP', failure('HPE_INVALID_CONSTANT'), /HPE_INVALID_CONSTANT/],
    ['a body of another encoding', new CutBodyError(200, {}, failure('Z_DATA_ERROR')), /not in the encoding/],
    ['a body that is too large', new CutBodyError(200, {}, new BodyError('too large')), /too large/]
  ])('answered by %s is unexpected, and not tried again', async (_, reply, message) => {
    const { clock, client, sent } = world(() => reply);
    const parse = (json: unknown): unknown => {
      if (JSON.stringify(json) === '{"bad":true}') throw new ShapeError('the answer: bad');
      return json;
    };
    const error = await clock.until(failureOf(client.request(question('/a', { parse }))));
    expect([error.code, sent.length]).toEqual(['UNEXPECTED_RESPONSE', 1]);
    expect(error.message).toMatch(message);
  });

  it.each([401, 403, 404, 429, 503])('of which the body of a %d cannot be read fails by its status', async (status) => {
    const { clock, client } = world(() => new CutBodyError(status, {}, failure('ECONNRESET')));
    const error = await clock.until(failureOf(client.request(question())));
    expect(error).toMatchObject({ code: codeOfStatus(status), status });
  });

  test('whose parser is broken is a defect, and told as such', async () => {
    const { clock, client } = world(() => answer(200));
    const parse = (): never => {
      throw new TypeError('defect');
    };
    await expect(clock.until(client.request(question('/a', { parse })))).rejects.toThrow(TypeError);
  });

  test('shows texts from outside redacted', async () => {
    const redaction = { field: () => 'FIELD', message: () => 'MESSAGE' };
    for (const [reply, message] of [
      [failure('EPROTO', 'secret'), 'MESSAGE'],
      [
        answer(302, '', { location: 'https://secret.example/', 'x-request-id': 'secret' }),
        'HTTP 302, a redirect to MESSAGE, which is not followed, request ID FIELD'
      ]
    ] as const) {
      const { clock, client, debug } = world(() => reply, { redaction });
      expect((await clock.until(failureOf(client.request(question())))).message).toBe(message);
      expect(debug.join()).not.toContain('secret');
    }
  });
});

describe('trying again', () => {
  const passing: [string, Reply, ErrorCode][] = [
    ['500', answer(500), 'SERVICE_UNAVAILABLE'],
    ['502', answer(502), 'SERVICE_UNAVAILABLE'],
    ['503', answer(503), 'SERVICE_UNAVAILABLE'],
    ['504', answer(504), 'SERVICE_UNAVAILABLE'],
    ['429', answer(429), 'THROTTLED'],
    ['a reset', failure('ECONNRESET'), 'NETWORK'],
    ['a refused connection', failure('ECONNREFUSED'), 'NETWORK'],
    ['a name that is not found', failure('ENOTFOUND'), 'NETWORK'],
    ['a body cut short', new CutBodyError(200, {}, failure('ECONNRESET')), 'NETWORK'],
    ['silence', 'silence', 'TIMEOUT']
  ];

  it.each(passing)('%s for ever is tried four times, after waits that double', async (_, reply, code) => {
    const { clock, client, sent, lines, debug } = world(() => reply);
    const error = await clock.until(failureOf(client.request(question())));
    const attemptMs = reply === 'silence' ? 15 * SECOND : 0;
    expect(error.code).toBe(code);
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 500, 1_500, 3_500].map((ms, nth) => ms + nth * attemptMs));
    expect(sent.map(({ newConnection }) => newConnection)).toEqual([false, true, true, true]);
    expect(lines).toEqual(
      [2, 3, 4].map((nth) => `${error.message}; attempt ${nth} of 4 in ${['0.5', '1.0', '2.0'][nth - 2] ?? ''} s`)
    );
    expect(debug).toHaveLength(4);
  });

  it.each(passing)('%s once does no harm', async (_, reply) => {
    const { clock, client, sent } = world((_path, nth) => (nth === 1 ? reply : answer(200, 'null')));
    expect(await clock.until(client.request(question()))).toBeNull();
    expect(sent).toHaveLength(2);
  });

  it.each([201, 204, 400, 402, 403, 404, 405, 418, 501, 505, 599, 999])('%d is not tried again', async (status) => {
    const { clock, client, sent } = world(() => answer(status));
    expect((await clock.until(failureOf(client.request(question())))).status).toBe(status);
    expect(sent).toHaveLength(1);
  });

  test('is full jitter', async () => {
    const shares = [0.5, 0, 0.25, 0.9];
    let drawn = 0;
    const { clock, client, sent } = world(() => answer(500), { random: () => shares[drawn++] ?? NaN });
    await clock.until(failureOf(client.request(question())));
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 250, 250, 750]);
  });

  it.each([
    ['7', 7 * SECOND],
    [new Date(NOW + 9 * SECOND).toUTCString(), 9 * SECOND],
    ['31536000', MINUTE],
    ['soon', 500]
  ])('waits as Retry-After says: %s', async (value, waitMs) => {
    for (const status of [429, 503]) {
      const { clock, client, sent } = world((_, nth) =>
        nth === 1 ? answer(status, {}, { 'retry-after': value }) : answer(200)
      );
      await clock.until(client.request(question()));
      expect(sent[1]?.atMs).toBe(waitMs);
    }
  });

  it.each([429, 503])('of a %d gives up at once where the wait does not fit into the run', async (status) => {
    const { clock, client, sent } = world(() => answer(status, {}, { 'retry-after': '20' }), {
      timeoutMs: 20 * SECOND
    });
    expect((await clock.until(failureOf(client.request(question())))).status).toBe(status);
    expect([sent.length, clock.nowMs]).toEqual([1, NOW]);
  });

  test('is not for a POST that is no question, which also takes a connection of its own', async () => {
    const { clock, client, sent } = world(() => answer(500));
    await clock.until(failureOf(client.request(question('/a', { method: 'POST', body: '{}' }))));
    expect(sent.map(({ newConnection }) => newConnection)).toEqual([true]);
  });

  test('is for a POST that is a question', async () => {
    const { clock, client, sent } = world(() => answer(500));
    await clock.until(failureOf(client.request(question('/a', { method: 'POST', body: '{}', isQuestion: true }))));
    expect(sent.map(({ body }) => body)).toEqual(['{}', '{}', '{}', '{}']);
  });

  test('ends with the last failure', async () => {
    const { clock, client } = world((_, nth) => (nth < 4 ? answer(503) : failure('ECONNRESET')));
    expect((await clock.until(failureOf(client.request(question())))).code).toBe('NETWORK');
  });
});

describe('the time of the run', () => {
  test('ends an attempt that has no answer', async () => {
    const { clock, client, sent } = world(() => 'silence', { timeoutMs: 2 * SECOND });
    const error = await clock.until(failureOf(client.request(question())));
    expect([error.code, error.message]).toEqual(['TIMEOUT', "no answer before the run's time of 2 s was over"]);
    expect([sent.length, clock.nowMs - NOW]).toEqual([1, 2 * SECOND]);
  });

  test('lets an earlier failure tell more than the silence after it', async () => {
    const { clock, client } = world((_, nth) => (nth === 1 ? answer(503) : 'silence'), { timeoutMs: 3 * SECOND });
    expect((await clock.until(failureOf(client.request(question())))).code).toBe('SERVICE_UNAVAILABLE');
  });

  test('ends those that wait for their turn, which are never sent', async () => {
    const { clock, client, sent } = world(() => 'silence', { timeoutMs: 2 * SECOND, concurrency: 1 });
    const errors = ['/a', '/b', '/c'].map((path) => failureOf(client.request(question(path))));
    expect((await clock.until(Promise.all(errors))).map(({ code }) => code)).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT']);
    expect(sent).toHaveLength(1);
  });
});

describe('the pool', () => {
  test('sends no more at a time than it may', async () => {
    const { clock, client, sent } = world(() => answer(200), { concurrency: 2, latencyMs: 10 });
    await clock.until(Promise.all(['/a', '/b', '/c', '/d', '/e'].map((path) => client.request(question(path)))));
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 0, 10, 10, 20]);
  });

  test('is not held by a request that waits for credentials had by a request of its own', async () => {
    const { clock, client, sent } = world(() => answer(200), { concurrency: 1 });
    const exchanged = (): Promise<() => Record<string, string>> =>
      client.request(question('/exchange', { parse: () => () => ({}) })) as Promise<() => Record<string, string>>;
    await clock.until(client.request(question('/a', { authenticate: exchanged })));
    expect(sent.map(({ path }) => path)).toEqual(['/exchange', '/a']);
  });
});

describe('throttling', () => {
  it.each([1, 4])('of one request pauses all, at concurrency %d', async (concurrency) => {
    const { clock, client, sent } = world(
      (path, nth) => (path === '/0' && nth === 1 ? answer(429, {}, { 'retry-after': '3' }) : answer(200)),
      { concurrency, latencyMs: 10 }
    );
    await clock.until(Promise.all(Array.from({ length: 12 }, (_, index) => client.request(question(`/${index}`)))));
    expect(sent.filter(({ atMs }) => atMs === 0)).toHaveLength(concurrency);
    expect(sent.filter(({ atMs }) => atMs > 0 && atMs < 3_010)).toEqual([]);
    expect(sent).toHaveLength(13);
  });

  test('beyond the end of the run ends the others with an error of their own, or with their last failure', async () => {
    const { clock, client, sent } = world(
      (path) =>
        path === '/throttled' ? answer(429, {}, { 'retry-after': '60' }) : answer(503, {}, { 'retry-after': '1' }),
      { timeoutMs: 20 * SECOND, concurrency: 1 }
    );
    const codes = await clock.until(
      Promise.all(['/failing', '/throttled', '/waiting'].map((path) => failureOf(client.request(question(path)))))
    );
    expect(codes.map(({ code }) => code)).toEqual(['SERVICE_UNAVAILABLE', 'THROTTLED', 'THROTTLED']);
    expect(sent.map(({ path }) => path)).toEqual(['/failing', '/throttled']);
  });
});

describe('a rejected credential', () => {
  it.each(['AUTH_REJECTED', 'PROJECT_MISMATCH'] as const)('%s ends all requests with that one error', async (code) => {
    const { clock, client, sent } = world((path) => (path === '/0' ? answer(400) : 'silence'), { concurrency: 4 });
    const rejected = fail(code, 'rejected');
    const classify = (): ActionError => rejected;
    const errors = Array.from({ length: 20 }, (_, index) =>
      failureOf(client.request(question(`/${index}`, { classify })))
    );
    expect(new Set(await clock.until(Promise.all(errors)))).toEqual(new Set([rejected]));
    expect([sent.length, clock.nowMs]).toEqual([4, NOW]);
  });

  test('after a passing failure is what is told', async () => {
    const { clock, client, sent } = world((_, nth) => answer(nth === 1 ? 503 : 401));
    expect((await clock.until(failureOf(client.request(question())))).code).toBe('AUTH_REJECTED');
    expect(sent).toHaveLength(2);
  });
});

describe('credentials', () => {
  test('that cannot be had fail each request with that one error, and nothing is sent', async () => {
    const { clock, client, sent } = world(() => answer(200));
    const refused = fail('AUTH_REJECTED', 'no credentials');
    const authenticate = (): Promise<never> => Promise.reject(refused);
    const errors = ['/a', '/b'].map((path) => failureOf(client.request(question(path, { authenticate }))));
    expect(await clock.until(Promise.all(errors))).toEqual([refused, refused]);
    expect(sent).toEqual([]);
  });

  test('make headers anew for every attempt, at the moment it is sent', async () => {
    const { clock, client, sent } = world(() => answer(500));
    const authenticate: ServiceRequest<unknown>['authenticate'] = () =>
      Promise.resolve(({ method, url }, nowMs) => ({ now: `${method} ${url.pathname} ${nowMs - NOW}` }));
    await clock.until(failureOf(client.request(question('/a', { authenticate }))));
    expect(sent.map(({ headers }) => headers['now'])).toEqual(['GET /a 0', 'GET /a 500', 'GET /a 1500', 'GET /a 3500']);
  });
});

test('closing ends the connections and the timer of the run', async () => {
  const { clock, client, disposed } = world(() => answer(200));
  client.close();
  expect(disposed()).toBe(true);
  await expect(clock.until(new Promise(() => undefined))).rejects.toThrow('nobody waits');
});
