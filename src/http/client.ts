import pLimit from 'p-limit';
import { ActionError, reasonOf } from '../errors.ts';
import { plain } from '../text.ts';
import { formatDuration } from '../time.ts';
import { readAnswer, requestIdOf, type Reading, type Redaction } from './answer.ts';
import { backoffMs, endsRun, isRepeatable, isRetryable, MAX_ATTEMPTS, retryAfterMs } from './retry.ts';
import { startRun, type Fail, type Run } from './run.ts';
import type { StartTimer } from './timer.ts';
import { BodyError, CutBodyError, type HttpAnswer, type HttpRequest, type Transport } from './transport.ts';

/** Where the client tells of its attempts: shown always, or in debug runs. */
export interface Log {
  readonly logLine: (text: string) => void;
  readonly debugLine: (text: string) => void;
}

/** What the client works with. */
export interface Collaborators {
  /** The time in epoch milliseconds. */
  readonly now: () => number;
  readonly startTimer: StartTimer;
  /** In [0, 1). */
  readonly random: () => number;
  readonly transport: Transport;
  readonly log: Log;
  readonly redaction: Redaction;
  readonly limits: {
    /** Requests in flight at most. */
    readonly concurrency: number;
    /** One attempt. */
    readonly requestTimeoutMs: number;
    /** All requests of the run, from its start. */
    readonly timeoutMs: number;
  };
}

/** Makes all headers of one attempt, at the moment it is sent. */
export type HeadersOf = (request: Omit<HttpRequest, 'headers'>, nowMs: number) => HttpRequest['headers'];

/** One request to a service, and how its answer is read. */
export interface ServiceRequest<Value> extends Omit<HttpRequest, 'headers'>, Reading<Value> {
  /** Whether a POST is a question, which may be asked again. A GET always is. */
  readonly isQuestion?: boolean;
  /**
   * Asked before every attempt, outside the pool: it may wait for credentials that are had by requests of their own.
   * Where it rejects, the request fails with that error and is not sent.
   */
  readonly authenticate: () => Promise<HeadersOf>;
}

/** Sends the requests of a run: in one pool, under one deadline, tried again by one policy. Knows no service. */
export interface Client {
  /** What `parse` makes of the answer. Rejects with an ActionError, whatever the network or the server does. */
  readonly request: <Value>(request: ServiceRequest<Value>) => Promise<Value>;
  /** The pool, for what is asked without HTTP: starts `work` when there is room for it. */
  readonly limit: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** Aborts when the run's time is over, or when it was ended. */
  readonly signal: AbortSignal;
  /** Ends the deadline's timer and the connections. */
  readonly close: () => void;
}

/** What came of an attempt: a value, or a failure and the wait before the next one. */
type Outcome<Value> = { readonly value: Value } | { readonly error: ActionError; readonly waitMs: number };

/** The error of an attempt that no answer came of, but for the end of its time or of the run. */
function transportError(fail: Fail, thrown: unknown, redaction: Redaction): ActionError {
  const reason = thrown instanceof CutBodyError ? thrown.cause : thrown;
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : '';
  // HPE_…: not HTTP. Z_DATA_ERROR: not in the encoding that it claims. Neither gets better by asking again.
  const isForeign = reason instanceof BodyError || code.startsWith('HPE_') || code === 'Z_DATA_ERROR';
  return fail(isForeign ? 'UNEXPECTED_RESPONSE' : 'NETWORK', plain(redaction.message(reasonOf(thrown))), thrown);
}

class RunClient implements Client {
  readonly limit: Client['limit'] = (work) => this.#pool(work);
  readonly #using: Collaborators;
  readonly #pool: ReturnType<typeof pLimit>;
  readonly #run: Run;

  constructor(using: Collaborators) {
    this.#using = using;
    this.#pool = pLimit(using.limits.concurrency);
    this.#run = startRun(using.limits.timeoutMs, using.now, using.startTimer);
  }

  get signal(): AbortSignal {
    return this.#run.signal;
  }

  close(): void {
    this.#run.close();
    this.#using.transport.dispose();
  }

  async request<Value>(request: ServiceRequest<Value>): Promise<Value> {
    const { log, now } = this.#using;
    let last: ActionError | undefined;
    for (let number = 1; ; number += 1) {
      const headersOf = await request.authenticate();
      const outcome = await this.#pool(async () => {
        await this.#run.waitForPause(request.fail, last);
        return await this.#attempt(request, headersOf(request, now()), number);
      });
      if ('value' in outcome) return outcome.value;
      const { error, waitMs } = outcome;
      // A run that is over has no answer of its own to tell; an earlier attempt may have had one.
      if (this.#run.signal.aborted) throw this.#run.signal.reason instanceof ActionError ? error : (last ?? error);
      const mayRepeat = number < MAX_ATTEMPTS && isRepeatable(request) && isRetryable(error.code, error.status);
      if (!mayRepeat || !this.#run.hasTimeFor(waitMs)) throw error;
      log.logLine(`${error.message}; attempt ${number + 1} of ${MAX_ATTEMPTS} in ${(waitMs / 1000).toFixed(1)} s`);
      last = error;
      await this.#run.wait(waitMs);
    }
  }

  async #attempt<Value>(
    request: ServiceRequest<Value>,
    headers: HttpRequest['headers'],
    number: number
  ): Promise<Outcome<Value>> {
    const { log, now, random, redaction } = this.#using;
    const { method, url, body, fail } = request;
    const startMs = now();
    let outcome = 'no answer';
    let waitMs = backoffMs(number, random());
    try {
      // A retry never reuses a connection, and what may not be sent twice never risks one that is gone.
      const answer = await this.#send({ method, url, body, headers }, fail, number > 1 || !isRepeatable(request));
      outcome = `${answer.status}, request ID ${requestIdOf(answer.headers['x-request-id'], redaction) || 'none'}`;
      waitMs = retryAfterMs(answer.headers['retry-after'], now()) ?? waitMs;
      return { value: readAnswer(answer, request, redaction, now()) };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      // What it means for all requests, before the pool starts the next: a rejected key ends them, throttling pauses
      // them.
      if (endsRun(error.code)) this.#run.end(error);
      if (error.code === 'THROTTLED') this.#run.pause(waitMs);
      return { error, waitMs };
    } finally {
      const took = `attempt ${number} of ${MAX_ATTEMPTS}, ${now() - startMs} ms`;
      log.debugLine(`${method} ${url.pathname}${url.search}: ${outcome}, ${took}`);
    }
  }

  /** Sends once and reads all, within `request-timeout`. Throws an ActionError. */
  async #send(request: HttpRequest, fail: Fail, newConnection: boolean): Promise<HttpAnswer> {
    const { limits, redaction, startTimer, transport } = this.#using;
    const run = this.#run;
    const over = new AbortController();
    const giveUp = (): void => {
      over.abort();
    };
    // Not AbortSignal.any: what it makes stays in memory for many requests more.
    run.signal.addEventListener('abort', giveUp);
    const stopTimer = startTimer(limits.requestTimeoutMs, giveUp);
    if (run.signal.aborted) giveUp();
    try {
      return await transport.send(request, over.signal, newConnection);
    } catch (thrown) {
      if (run.signal.aborted) throw run.ended(fail);
      // An error's status says enough; that its body cannot be read, or does not end, changes nothing.
      if (thrown instanceof CutBodyError && thrown.status !== 200) {
        return { status: thrown.status, headers: thrown.headers, body: null };
      }
      if (!over.signal.aborted) throw transportError(fail, thrown, redaction);
      throw fail('TIMEOUT', `no complete answer within ${formatDuration(limits.requestTimeoutMs)}`, thrown);
    } finally {
      run.signal.removeEventListener('abort', giveUp);
      stopTimer();
    }
  }
}

/** Starts the clock of the run's `timeout` and returns the client. */
export function createClient(using: Collaborators): Client {
  return new RunClient(using);
}
