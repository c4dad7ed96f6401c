import { ActionError, type ErrorCode } from '../errors.ts';
import { codeOfStatus, type Redaction, type ServiceAnswer } from '../http/answer.ts';
import { errorCodeIn, toldBy } from '../http/told.ts';
import { formatDuration, MINUTE_MS } from '../time.ts';

/** The IAM actions that the requests need. */
export type IamAction = 'scm:cert:get' | 'scm:pushHistory:list' | 'scm:cert:list' | 'scm:cert:deployed';

/** What a request asks for, in words, and the IAM action that it needs. */
export interface RequestContext {
  /** As in `the push history of scs1554192131150`. */
  readonly what: string;
  readonly action: IamAction;
}

/** Signatures are refused beyond 15 minutes; from here on the clock is worth a word. */
const SUSPECT_CLOCK_MS = 10 * MINUTE_MS;

/** Codes of a permission that no IAM policy can give: open beta not applied for, account restricted, account frozen. */
const ACCOUNT_CODES = ['SCM.1004', 'SCM.1009', 'SCM.1010'];

/** SCM sends some of these with surprising statuses (a missing permission with 401), so the code is asked first. */
const BY_ERROR_CODE: readonly [ApiErrorCode, readonly string[]][] = [
  ['CERTIFICATE_NOT_FOUND', ['SCM.0003', 'SCM.0008', 'SCM.0020']],
  ['PERMISSION_DENIED', [...ACCOUNT_CODES, 'SCM.4002']],
  ['PERMISSION_DENIED', ['APIG.0302', 'APIG.0306', 'APIG.0310', 'APIG.0402', 'APIG.0802']],
  ['PROJECT_MISMATCH', ['SCM.0002', 'SCM.0069']],
  ['AUTH_REJECTED', ['SCM.1000', 'APIG.0301', 'APIG.0303', 'APIG.0305', 'APIG.0307']],
  ['API_UNAVAILABLE', ['APIG.0101']],
  ['THROTTLED', ['APIG.0308']]
];

function byErrorCode(errorCode: string): ApiErrorCode | undefined {
  // Huawei writes the gateway's codes as `APIGW.` and as `APIG.`.
  const code = errorCode.replace(/^APIGW\./, 'APIG.');
  return BY_ERROR_CODE.find(([, codes]) => codes.includes(code))?.[0];
}

/**
 * SCM answers 404 with codes of its own that are documented nowhere: it was reached, and does not have what was asked
 * for.
 */
function isUnknownToScm(errorCode: string, status: number): boolean {
  return status === 404 && errorCode.startsWith('SCM.');
}

/** The codes that a request can end with. */
export type ApiErrorCode = Exclude<
  ErrorCode,
  | 'INPUT_INVALID'
  | 'CREDENTIALS_MISSING'
  | 'POLICY_INVALID'
  | 'HOST_NOT_COVERED'
  | 'OIDC_UNAVAILABLE'
  | 'TOKEN_EXCHANGE_FAILED'
>;

/** What to do, by code. ACTION stands for the IAM action that the request needs. */
export const API_HINTS: Readonly<Record<ApiErrorCode, string>> = {
  CERTIFICATE_NOT_FOUND: 'Check cert-id and that the credentials belong to the account that holds the certificate.',
  PERMISSION_DENIED: 'Grant the IAM action ACTION to the user or agency behind the credentials.',
  PROJECT_MISMATCH:
    'Set project-id to the project that the credentials are for (My Credentials > API Credentials in the console).',
  AUTH_REJECTED:
    'Check that the access key or token is active, complete and not expired. No further request was made, because repeated rejections lock an access key.',
  API_UNAVAILABLE: 'Check region and endpoint. The push history is a historical API that Huawei may retire.',
  THROTTLED: 'Lower concurrency, raise timeout, or run at another time.',
  SERVICE_UNAVAILABLE: 'SCM has a fault of its own: run again later. This says nothing about the certificate.',
  NETWORK:
    'Check DNS, firewall and proxy of the runner (HTTPS_PROXY, NO_PROXY), and NODE_EXTRA_CA_CERTS for a private CA.',
  TIMEOUT: 'Check that the runner reaches the endpoint; else raise request-timeout or timeout.',
  UNEXPECTED_RESPONSE:
    'Check that endpoint and the proxy lead to SCM. If they do, its answers have changed: open an issue with the request ID.'
};

/** What does without a request, where there is such a thing. */
const WAYS_OUT: Readonly<Partial<Record<IamAction, string>>> = {
  'scm:cert:list': 'Or set follow-renewals: false, and renewals under a new ID go unnoticed.',
  'scm:cert:deployed':
    'The question needs the IAM action scm:cert:deployed (scm:cert:listDeployedResources in identity policies); ' +
    'with bindings: off it is not asked.'
};

/** An error of the given code about what was asked. `outcome` says what came back. */
export function apiError(code: ApiErrorCode, context: RequestContext, outcome: string, cause?: unknown): ActionError {
  const { action } = context;
  const wayOut = WAYS_OUT[action];
  const isAlways = action === 'scm:cert:deployed';
  const remark = wayOut !== undefined && (isAlways || code === 'PERMISSION_DENIED') ? ` ${wayOut}` : '';
  const hint = API_HINTS[code].replace('ACTION', action) + remark;
  return new ActionError(code, `reading ${context.what} failed: ${outcome}`, hint, cause);
}

/** What is said before the hint where the answer gives reason to. */
function remarksOn(code: ApiErrorCode, errorCode: string, clockAheadMs: number | null): string[] {
  const aheadMs = clockAheadMs ?? 0;
  const isClockSuspect = code === 'AUTH_REJECTED' && Math.abs(aheadMs) >= SUSPECT_CLOCK_MS;
  const skew = `The clock of this machine is ${formatDuration(aheadMs)} ${aheadMs > 0 ? 'behind' : 'ahead of'} the server's, and signatures more than 15 minutes off are refused: set the clock.`;
  const closed =
    'SCM is closed to the account itself: an open beta was not applied for, or it is restricted or frozen.';
  return [...(isClockSuspect ? [skew] : []), ...(ACCOUNT_CODES.includes(errorCode) ? [closed] : [])];
}

/**
 * The error of an answer: by `error_code` first, then by status. The gateway's message about a rejected signature is
 * left out: it echoes the access key and the canonical request.
 */
export function answerError(context: RequestContext, answer: ServiceAnswer, redaction: Redaction): ActionError {
  const { status } = answer;
  const errorCode = errorCodeIn(answer.json);
  const fallback = isUnknownToScm(errorCode, status) ? 'CERTIFICATE_NOT_FOUND' : codeOfStatus(status);
  const code = byErrorCode(errorCode) ?? fallback;
  const outcome = toldBy(answer, redaction, code !== 'AUTH_REJECTED');
  const { message, hint } = apiError(code, context, outcome);
  const remarks = remarksOn(code, errorCode, answer.clockAheadMs);
  return new ActionError(code, message, [...remarks, hint].join(' '), undefined, status);
}

/** The error of a list that may not be read, with another way out than to grant the action; any other as it is. */
export function withListWayOut(error: ActionError, wayOut: string): ActionError {
  if (error.code !== 'PERMISSION_DENIED') return error;
  return new ActionError(
    error.code,
    error.message,
    `Grant the IAM action scm:cert:list, or ${wayOut}.`,
    error,
    error.status
  );
}
