import { ShapeError, type ActionError, type ErrorCode } from '../errors.ts';
import { plain } from '../text.ts';
import type { Fail } from './run.ts';
import type { HttpAnswer } from './transport.ts';

/** What takes secrets, and pieces of them, out of a text from outside before it is shown. Uncleaned otherwise. */
export interface Redaction {
  /** A field of its own, such as a request ID. */
  readonly field: (text: string) => string;
  /** A message: every long run of letters and digits is left out too, since it could be any secret. */
  readonly message: (text: string) => string;
}

/** What a service answered, as far as it tells an error. */
export interface ServiceAnswer {
  readonly status: number;
  /** The parsed body, as it came; undefined where there was none or it was no JSON. */
  readonly json: unknown;
  /** As it is shown; empty where there was none. */
  readonly requestId: string;
  /** The server's clock minus this machine's in milliseconds, from the `Date` header; null where it sent none. */
  readonly clockAheadMs: number | null;
}

/** How a service's answers are read. */
export interface Reading<Value> {
  /** The error that an answer is, of the service's own codes and statuses; null for one to parse. */
  readonly classify: (answer: ServiceAnswer) => ActionError | null;
  /** The value of a good answer. Throws ShapeError where that is not what is documented. */
  readonly parse: (json: unknown) => Value;
  readonly fail: Fail;
}

/** What a status means where no code of the service's own says more. */
export function codeOfStatus(
  status: number
): Extract<
  ErrorCode,
  | 'AUTH_REJECTED'
  | 'PERMISSION_DENIED'
  | 'API_UNAVAILABLE'
  | 'THROTTLED'
  | 'SERVICE_UNAVAILABLE'
  | 'UNEXPECTED_RESPONSE'
> {
  if (status === 401) return 'AUTH_REJECTED';
  if (status === 403) return 'PERMISSION_DENIED';
  if (status === 404) return 'API_UNAVAILABLE';
  if (status === 429) return 'THROTTLED';
  return status >= 500 && status < 600 ? 'SERVICE_UNAVAILABLE' : 'UNEXPECTED_RESPONSE';
}

/** Of a text that claims to be a request ID, this much is looked at: to look for secrets in more takes seconds. */
const MAX_ID_READ = 1_000;

/** A request ID as it is shown: from the header, or from a body's field. */
export function requestIdOf(value: unknown, redaction: Redaction): string {
  return typeof value === 'string' ? plain(redaction.field(value.slice(0, MAX_ID_READ)), 64) : '';
}

function parseJson(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/**
 * A followed redirect would carry credentials to another host. Only the target's host is named, since its path may
 * hold anything.
 */
function redirectOutcome(location: string | undefined, redaction: Redaction): string {
  const host = URL.canParse(location ?? '') ? ` to ${plain(redaction.message(new URL(location ?? '').host))}` : '';
  return `a redirect${host}, which is not followed`;
}

/** The value of an answer that came at `nowMs`. Throws an ActionError: the service's own, or UNEXPECTED_RESPONSE. */
export function readAnswer<Value>(
  { status, headers, body }: HttpAnswer,
  { classify, parse, fail }: Reading<Value>,
  redaction: Redaction,
  nowMs: number
): Value {
  const requestId = requestIdOf(headers['x-request-id'], redaction);
  const suffix = requestId === '' ? '' : `, request ID ${requestId}`;
  const unexpected = (outcome: string): ActionError =>
    fail('UNEXPECTED_RESPONSE', `HTTP ${status}, ${outcome}${suffix}`);
  if (status >= 300 && status < 400) throw unexpected(redirectOutcome(headers.location, redaction));
  const json = parseJson(body);
  const serverMs = Date.parse(headers.date ?? '');
  const error = classify({
    status,
    json,
    requestId,
    clockAheadMs: Number.isNaN(serverMs) ? null : serverMs - nowMs
  });
  if (error !== null) throw error;
  if (json === undefined) throw unexpected('the body is not JSON');
  try {
    return parse(json);
  } catch (thrown) {
    if (!(thrown instanceof ShapeError)) throw thrown;
    throw unexpected(plain(redaction.message(thrown.message)));
  }
}
