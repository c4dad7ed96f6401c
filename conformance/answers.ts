// What an official client parsed, compared with what the scenario meant.
import { isDeepStrictEqual } from 'node:util';

/** What a client prints for one question. */
export interface ClientAnswer {
  /** The model of the SDK, field by field. */
  readonly parsed?: unknown;
  readonly error?: {
    readonly status: number;
    readonly code: string;
    readonly message: string;
    readonly requestId: string;
    readonly encodedAuthorizationMessage?: string | null;
  };
}

/** Null where the answer is as meant; else what is not. */
export type Check = (answer: ClientAnswer) => string | null;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
}

function difference(actual: unknown, expected: unknown): string | null {
  return isDeepStrictEqual(actual, expected) ? null : `is ${shown(actual)}\n    instead of ${shown(expected)}`;
}

function withParsed(check: (parsed: Record<string, unknown>) => string | null): Check {
  return ({ parsed, error }) => (isRecord(parsed) ? check(parsed) : `was refused: ${shown(error ?? null)}`);
}

/**
 * Every field has the value that was meant, and there is no other: a field that the SDK knows and that was not sent
 * shows as null.
 */
export function parses(expected: unknown): Check {
  return withParsed((parsed) => difference(parsed, expected));
}

/** A page of the list: these certificates in this order, out of so many. */
export function lists(ids: readonly string[], totalCount = ids.length): Check {
  return withParsed(({ certificates, total_count }) => {
    const rows: unknown[] = Array.isArray(certificates) ? certificates : [];
    const actual = { ids: rows.map((row) => (isRecord(row) ? row['id'] : row)), total_count };
    return difference(actual, { ids, total_count: totalCount });
  });
}

/** Like `parses`, for credentials that expire in `seconds`, give or take a minute. */
export function issues(expected: Record<string, unknown>, seconds: number): Check {
  return withParsed(({ credentials, ...others }) => {
    const { expiration, ...keys } = isRecord(credentials) ? credentials : {};
    const leftMs = Date.parse(String(expiration)) - Date.now();
    if (!(Math.abs(leftMs - seconds * 1000) < 60_000)) return `expires at ${shown(expiration)}`;
    return difference({ ...others, credentials: keys }, expected);
  });
}

export interface Refusal {
  status: number;
  code: string;
  /** What the message has to contain. */
  message: string;
  /** Whether IAM's encoded account of the denial comes along. */
  isDenial?: boolean;
}

/** An error of the service, with everything that a caller may want of it. */
export function isRefused({ status, code, message, isDenial = false }: Refusal): Check {
  return ({ error }) => {
    if (error === undefined) return 'was not refused';
    const { encodedAuthorizationMessage: encoded = null } = error;
    const isAsMeant =
      error.status === status &&
      error.code === code &&
      error.message.includes(message) &&
      error.requestId !== '' &&
      (encoded !== null && encoded !== '') === isDenial;
    return isAsMeant ? null : `is ${shown(error)}\n    instead of ${shown({ status, code, message, isDenial })}`;
  };
}
