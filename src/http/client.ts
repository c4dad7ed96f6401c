import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { answerError, apiError, isErrorBody, type Asked } from '../scm/errors.ts';
import { ActionError, reasonOf } from '../errors.ts';
import type { Settings } from '../config/inputs.ts';
import { backoffMs, isRetryable, MAX_ATTEMPTS, retryAfterMs } from './retry.ts';
import { ShapeError } from '../scm/schema.ts';
import { authorization, sdkDate } from '../auth/signature.ts';
import { plain } from '../text.ts';
import { formatDuration } from '../time.ts';
import { BodyError, createTransport, CutBodyError, type HttpAnswer } from './transport.ts';

type Parse<Value> = (json: unknown) => Value;

/** Reads JSON from SCM: all requests of a run in one pool, under one deadline, retried by one policy. */
export interface Api {
  /**
   * What `parse` makes of the JSON at `path`, query included; it throws ShapeError where that is not what is documented. Rejects with an
   * ActionError, whatever the network or the server does.
   */
  get: <Value>(path: string, asked: Asked, parse: Parse<Value>) => Promise<Value>;
  /** Ends the deadline's timer and the connections. */
  close: () => void;
}

/** Where the API tells of its attempts: shown always, or in debug runs. */
interface Log {
  readonly logLine: (text: string) => void;
  readonly debugLine: (text: string) => void;
}

/** A failed attempt, and the wait before the next: what the answer asked for, else a backoff. */
interface Failure {
  readonly error: ActionError;
  readonly waitMs: number;
}

/** Starts the clock of the run's `timeout` and returns the API. `redact` takes secrets out of what came back. */
export function createApi(settings: Settings, redact: (text: string) => string, log: Log): Api {
  const { credentials, projectId, requestTimeoutMs, timeoutMs } = settings;
  const limit = pLimit(settings.concurrency);
  const transport = createTransport(requestTimeoutMs);
  const run = new AbortController();
  const deadlineMs = Date.now() + timeoutMs;
  const timer = setTimeout(() => {
    run.abort();
  }, timeoutMs);
  // Every waiting request listens for the end of the run; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, run.signal);
  let pausedUntilMs = 0;

  /** The error of a run that was ended: the rejected credential that ended it, else its last failure, else that there was no answer. */
  const ended = (asked: Asked, last?: ActionError): ActionError => {
    if (run.signal.reason instanceof ActionError) return run.signal.reason;
    const late = `no answer before the run's time of ${formatDuration(timeoutMs)} was over`;
    return last ?? apiError('TIMEOUT', asked, late);
  };

  // The one way to fail is the end of the run, which the caller looks for.
  const wait = (ms: number): Promise<void> =>
    sleep(Math.max(ms, 0), undefined, { signal: run.signal }).catch(() => undefined);

  /** Waits while a throttled request has paused all. */
  const waitForPause = async (asked: Asked, last: ActionError | undefined): Promise<void> => {
    while (Date.now() < pausedUntilMs && !run.signal.aborted) {
      if (pausedUntilMs >= deadlineMs) {
        throw last ?? apiError('THROTTLED', asked, 'SCM asked all requests to wait for longer than this run may take');
      }
      await wait(pausedUntilMs - Date.now());
    }
    if (run.signal.aborted) throw ended(asked, last);
  };

  function headersOf(url: URL): Record<string, string> {
    const common = { 'X-Project-Id': projectId, Host: url.host };
    const unsigned = { Accept: 'application/json', 'X-Language': 'en-us', 'User-Agent': 'huawei-cert-push-check' };
    if (credentials.kind === 'auth-token') return { ...common, ...unsigned, 'X-Auth-Token': credentials.authToken };
    const token = credentials.securityToken === null ? {} : { 'X-Security-Token': credentials.securityToken };
    const signed = { ...common, 'X-Sdk-Date': sdkDate(Date.now()), ...token };
    return { ...signed, ...unsigned, Authorization: authorization(url, signed, credentials) };
  }

  const requestIdOf = (headers: HttpAnswer['headers']): string =>
    plain(redact(String(headers['x-request-id'] ?? '')), 64);

  function parseJson(body: string | null): unknown {
    try {
      // Every string passes here before anything else sees it: the gateway's messages can echo keys and tokens. But a fingerprint can look
      // like a signature and is compared, never shown: as `***` all certificates would be one.
      return JSON.parse(body ?? '', (key, value: unknown) =>
        typeof value === 'string' && key !== 'fingerprint' ? redact(value) : value
      );
    } catch {
      return undefined;
    }
  }

  function readAnswer<Value>(asked: Asked, { status, headers, body }: HttpAnswer, parse: Parse<Value>): Value {
    const requestId = requestIdOf(headers);
    const suffix = requestId === '' ? '' : `, request ID ${requestId}`;
    const unexpected = (outcome: string): ActionError =>
      apiError('UNEXPECTED_RESPONSE', asked, `HTTP ${status}, ${outcome}${suffix}`);
    if (status >= 300 && status < 400) throw unexpected(redirectOutcome(headers.location, redact));
    const json = parseJson(body);
    if (status !== 200 || isErrorBody(json)) {
      const serverMs = Date.parse(headers.date ?? '');
      const clockAheadMs = Number.isNaN(serverMs) ? null : serverMs - Date.now();
      throw answerError(asked, { status, json, requestId, clockAheadMs });
    }
    if (json === undefined) throw unexpected('the body is not JSON');
    try {
      return parse(json);
    } catch (thrown) {
      if (!(thrown instanceof ShapeError)) throw thrown;
      throw unexpected(thrown.message);
    }
  }

  function transportError(asked: Asked, thrown: unknown, attemptSignal: AbortSignal): ActionError {
    if (run.signal.aborted) return ended(asked);
    if (attemptSignal.aborted) {
      return apiError('TIMEOUT', asked, `no complete answer within ${formatDuration(requestTimeoutMs)}`, thrown);
    }
    const reason = thrown instanceof CutBodyError ? thrown.cause : thrown;
    const code = typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : '';
    // HPE_…: not HTTP. Z_DATA_ERROR: not in the encoding that it claims. Neither gets better by asking again.
    const isForeign = reason instanceof BodyError || code.startsWith('HPE_') || code === 'Z_DATA_ERROR';
    return apiError(isForeign ? 'UNEXPECTED_RESPONSE' : 'NETWORK', asked, plain(redact(reasonOf(thrown))), thrown);
  }

  async function attempt<Value>(
    asked: Asked,
    url: URL,
    number: number,
    parse: Parse<Value>
  ): Promise<{ value: Value } | Failure> {
    const startMs = Date.now();
    const timeout = AbortSignal.timeout(requestTimeoutMs);
    let outcome = 'no answer';
    let waitMs = backoffMs(number, Math.random());
    try {
      const signal = AbortSignal.any([run.signal, timeout]);
      const answer = await transport.send(url, headersOf(url), signal).catch((thrown: unknown) => {
        // An error's status says enough; that its body cannot be read, or does not end, changes nothing.
        const isError = thrown instanceof CutBodyError && thrown.status !== 200 && !run.signal.aborted;
        if (!isError) throw transportError(asked, thrown, timeout);
        return { status: thrown.status, headers: thrown.headers, body: null };
      });
      outcome = `${answer.status}, request ID ${requestIdOf(answer.headers) || 'none'}`;
      waitMs = retryAfterMs(answer.headers['retry-after'], Date.now()) ?? waitMs;
      return { value: readAnswer(asked, answer, parse) };
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      // What it means for all requests, before the pool starts the next: a rejected key ends them, throttling pauses them.
      if (error.code === 'AUTH_REJECTED' || error.code === 'PROJECT_MISMATCH') run.abort(error);
      if (error.code === 'THROTTLED') pausedUntilMs = Math.max(pausedUntilMs, Date.now() + waitMs);
      return { error, waitMs };
    } finally {
      const took = `attempt ${number} of ${MAX_ATTEMPTS}, ${Date.now() - startMs} ms`;
      log.debugLine(`GET ${url.pathname}${url.search}: ${outcome}, ${took}`);
    }
  }

  async function get<Value>(path: string, asked: Asked, parse: Parse<Value>): Promise<Value> {
    const url = new URL(settings.endpoint + path);
    let last: ActionError | undefined;
    for (let number = 1; ; number += 1) {
      const outcome = await limit(async () => {
        await waitForPause(asked, last);
        return await attempt(asked, url, number, parse);
      });
      if ('value' in outcome) return outcome.value;
      const { error, waitMs } = outcome;
      // A run that is over has no answer of its own to tell; an earlier attempt may have had one.
      if (run.signal.aborted) throw run.signal.reason instanceof ActionError ? error : (last ?? error);
      const isFinal = number === MAX_ATTEMPTS || !isRetryable(error.code, error.status);
      if (isFinal || Date.now() + waitMs >= deadlineMs) throw error;
      log.logLine(`${error.message}; attempt ${number + 1} of ${MAX_ATTEMPTS} in ${(waitMs / 1000).toFixed(1)} s`);
      last = error;
      await wait(waitMs);
    }
  }

  return {
    get,
    close: () => {
      clearTimeout(timer);
      transport.dispose();
    }
  };
}

/** A followed redirect would carry X-Auth-Token to another host; only the target's host is named, since its path may hold anything. */
function redirectOutcome(location: string | undefined, redact: (text: string) => string): string {
  // Before it is parsed, which would put a key in the host into lower case.
  const target = redact(location ?? '');
  const host = URL.canParse(target) ? ` to ${plain(new URL(target).host)}` : '';
  return `a redirect${host}, which is not followed`;
}
