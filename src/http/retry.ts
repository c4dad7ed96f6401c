import { isOutage, type ErrorCode } from '../errors.ts';
import { MINUTE_MS, SECOND_MS } from '../time.ts';

/** The first attempt included. */
export const MAX_ATTEMPTS = 4;

const FIRST_WAIT_MS = 500;
const MAX_RETRY_AFTER_MS = MINUTE_MS;
const RETRYABLE_STATUSES: readonly (number | null)[] = [500, 502, 503, 504];

/** Whether a request may be sent twice: a question may, what changes something may not. */
export function isRepeatable({ method, isQuestion = false }: { method: string; isQuestion?: boolean }): boolean {
  return method === 'GET' || isQuestion;
}

/**
 * Whether no request of the run can succeed after an error with this code. A rejected key that is sent again gets
 * locked.
 */
export function endsRun(code: ErrorCode): boolean {
  return code === 'AUTH_REJECTED' || code === 'PROJECT_MISMATCH';
}

/** Whether asking again may help after an error with this code and HTTP status. */
export function isRetryable(code: ErrorCode, status: number | null): boolean {
  return isOutage(code) && (code !== 'SERVICE_UNAVAILABLE' || RETRYABLE_STATUSES.includes(status));
}

/**
 * The wait after the given failed attempt in milliseconds: half a second, doubling, with full jitter (`random` in [0,
 * 1)).
 */
export function backoffMs(attempt: number, random: number): number {
  return random * FIRST_WAIT_MS * 2 ** (attempt - 1);
}

/** `Retry-After` in milliseconds, seconds or an HTTP date, at most 60 s; null where absent, in the past or nonsense. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  let ms = NaN;
  if (/^\d+$/.test(text)) ms = Number(text) * SECOND_MS;
  // HTTP dates begin with the name of a day and are in GMT, also where they do not say so (RFC 9110 §5.6.7);
  // Date.parse alone would take `-5` for a year, and the rest for local time.
  if (/^[A-Z][a-z]{2,8},? /.test(text)) ms = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - nowMs;
  return ms >= 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : null;
}
