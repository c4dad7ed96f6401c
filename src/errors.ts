/** Every way a run can fail short of a verdict. One heading each in docs/troubleshooting.md. */
export const ERROR_CODES = [
  'INPUT_INVALID',
  'CREDENTIALS_MISSING',
  'POLICY_INVALID',
  'HOST_NOT_COVERED',
  'OIDC_UNAVAILABLE',
  'TOKEN_EXCHANGE_FAILED',
  'CERTIFICATE_NOT_FOUND',
  'PERMISSION_DENIED',
  'PROJECT_MISMATCH',
  'AUTH_REJECTED',
  'API_UNAVAILABLE',
  'THROTTLED',
  'SERVICE_UNAVAILABLE',
  'NETWORK',
  'TIMEOUT',
  'UNEXPECTED_RESPONSE'
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const OUTAGE_CODES: readonly ErrorCode[] = ['THROTTLED', 'SERVICE_UNAVAILABLE', 'NETWORK', 'TIMEOUT'];

/** Whether a failure with this code may pass by itself; any other is somebody's to mend. */
export function isOutage(code: ErrorCode): boolean {
  return OUTAGE_CODES.includes(code);
}

/** A failure that a user can act on: `message` says what was asked and what came back, `hint` what to do next. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  readonly code: ErrorCode;
  readonly hint: string;
  /** The HTTP status, where an answer was had. */
  readonly status: number | null;

  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown, status: number | null = null) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
    this.status = status;
  }
}

/** Of several failures the first that is no outage, so that none hides what is to be mended, else the first. */
export function firstToMend(errors: readonly ActionError[]): ActionError | null {
  return errors.find(({ code }) => !isOutage(code)) ?? errors[0] ?? null;
}

/**
 * The text of anything that was thrown, the innermost reason included: Node hides DNS and TLS reasons in `cause`.
 * Never throws.
 */
export function reasonOf(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    const own = thrown instanceof AggregateError ? thrown.errors.map(reasonOf).join('; ') : thrown.message;
    const text = own === '' ? thrown.name : own;
    const cause = thrown.cause instanceof Error ? reasonOf(thrown.cause) : text;
    return cause === text ? text : `${text} (${cause})`;
  } catch {
    return 'something without a text was thrown';
  }
}

/**
 * Thrown where an answer has another shape than documented; the message names the field and what is allowed, never
 * the value.
 */
export class ShapeError extends Error {}
