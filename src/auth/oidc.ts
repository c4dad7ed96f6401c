import * as v from 'valibot';
import { REQUEST_TOKEN_VARIABLE, type Credentials, type Read } from '../config/credentials.ts';
import type { Keyless } from '../config/keyless.ts';
import { parseEndpoint } from '../config/sites.ts';
import { ActionError, ShapeError } from '../errors.ts';
import { codeOfStatus, type ServiceAnswer } from '../http/answer.ts';
import type { Client, ServiceRequest } from '../http/client.ts';
import type { Fail } from '../http/run.ts';
import { isErrorBody, toldBy } from '../http/told.ts';
import { parseInstant } from '../time.ts';
import { isJwt, MAX_TOKEN_LENGTH, secretsOfJwt, shownClaims } from './jwt.ts';
import { exchangeError, noRequestError, oidcError } from './oidc-errors.ts';
import { askedOnce, type CredentialProvider } from './provider.ts';
import type { Secrets } from './secrets.ts';

/** The runner sets both where the job has `id-token: write`, and neither where it has not. */
const REQUEST_URL_VARIABLE = 'ACTIONS_ID_TOKEN_REQUEST_URL';

const MIN_SESSION_NAME_LENGTH = 2;
const MAX_SESSION_NAME_LENGTH = 128;

/** What the exchange works with. */
export interface KeylessAccess {
  readonly keyless: Keyless;
  readonly client: Client;
  readonly secrets: Secrets;
  /** Reads the environment. */
  readonly variable: Read;
  /** The time in epoch milliseconds. */
  readonly now: () => number;
  /** Whether the run is about a pull request from a fork; asked only if GitHub offers no token. */
  readonly isFromFork: () => boolean;
}

/** `OWNER-REPO-RUN_ID`, of the characters that STS takes; of a long name the end of the repository is cut. */
export function sessionName(repository: string, runId: string): string {
  const clean = (text: string): string => text.replace(/[^A-Za-z0-9_+=,.@-]/g, '-');
  const end = `-${clean(runId).slice(0, 64)}`;
  const name = clean(repository || 'github').slice(0, MAX_SESSION_NAME_LENGTH - end.length) + end;
  return name.padEnd(MIN_SESSION_NAME_LENGTH, '-');
}

/**
 * How both services are asked: any status but 200, or a body that is an error, fails with a code by which the client
 * retries.
 */
function reading(what: string, secrets: Secrets): Pick<ServiceRequest<never>, 'classify' | 'fail'> {
  const fail: Fail = (code, outcome, cause) => new ActionError(code, `${what} failed: ${outcome}`, '', cause);
  const classify = (answer: ServiceAnswer): ActionError | null => {
    const { status, json } = answer;
    if (status === 200 && !isErrorBody(json)) return null;
    const code = codeOfStatus(status);
    return new ActionError(code, `${what} failed: ${toldBy(answer, secrets)}`, '', undefined, status);
  };
  return { classify, fail };
}

function requestUrl({ variable, keyless, isFromFork }: KeylessAccess): URL {
  const absent = [REQUEST_URL_VARIABLE, REQUEST_TOKEN_VARIABLE].filter((name) => variable(name) === '');
  if (absent.length > 0) throw noRequestError(absent, isFromFork());
  const text = variable(REQUEST_URL_VARIABLE);
  // The rules of `endpoint`, but for the query that GitHub's URL has: the token is sent to nobody in the clear.
  if (!URL.canParse(text) || typeof parseEndpoint(text.replace(/\?.*$/s, '')) === 'string') {
    const outcome = `${REQUEST_URL_VARIABLE} is no https:// URL`;
    throw oidcError(new ActionError('UNEXPECTED_RESPONSE', `reading GitHub's OIDC token failed: ${outcome}`, ''));
  }
  const url = new URL(text);
  if (keyless.audience !== null) url.searchParams.append('audience', keyless.audience);
  return url;
}

/**
 * A token is hidden before anything is said about it, also one that cannot be used. What is too long is shown
 * nowhere.
 */
function parseToken(json: unknown, secrets: Secrets): string {
  const { value } = Object(json) as { value?: unknown };
  if (typeof value !== 'string') throw new ShapeError('value: is no text');
  if (value.length > MAX_TOKEN_LENGTH) throw new ShapeError(`value: is longer than ${MAX_TOKEN_LENGTH} characters`);
  secrets.add(secretsOfJwt(value));
  if (!isJwt(value)) throw new ShapeError('value: is no JWT');
  return value;
}

/** `GET ACTIONS_ID_TOKEN_REQUEST_URL`, the protocol of `getIDToken` in @actions/core. Rejects with OIDC_UNAVAILABLE. */
async function askGitHub(access: KeylessAccess): Promise<string> {
  const { client, secrets, variable } = access;
  const url = requestUrl(access);
  const token = variable(REQUEST_TOKEN_VARIABLE);
  secrets.add(secretsOfJwt(token));
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'User-Agent': 'huawei-cert-push-check'
  };
  try {
    return await client.request({
      method: 'GET',
      url,
      body: '',
      authenticate: () => Promise.resolve(() => headers),
      parse: (json) => parseToken(json, secrets),
      ...reading("reading GitHub's OIDC token", secrets)
    });
  } catch (thrown) {
    throw thrown instanceof ActionError ? oidcError(thrown) : thrown;
  }
}

/** Longest field of credentials that is taken: a header of Node's size limit carries no more. */
const MAX_FIELD_LENGTH = 12_000;

/** What no header can carry would fail later, as a network error. */
const header = v.pipe(
  v.string('is no text'),
  v.maxLength(MAX_FIELD_LENGTH, `is longer than ${MAX_FIELD_LENGTH} characters`),
  v.regex(/^[\x21-\x7e]+$/, 'is empty, or has a character that no header can carry')
);
const EXCHANGED = v.object({
  credentials: v.object({
    access_key_id: header,
    secret_access_key: header,
    security_token: header,
    expiration: v.string('is no text')
  })
});

function hideCredentials(json: unknown, secrets: Secrets): void {
  const { credentials } = Object(json) as { credentials?: unknown };
  const fields = Object(credentials) as Record<string, unknown>;
  const values = ['access_key_id', 'secret_access_key', 'security_token'].map((name) => fields[name]);
  secrets.add(values.filter((value) => typeof value === 'string').filter(({ length }) => length <= MAX_FIELD_LENGTH));
}

function parseCredentials(json: unknown, { secrets, keyless, now }: KeylessAccess): Credentials {
  hideCredentials(json, secrets);
  const read = v.safeParse(EXCHANGED, json);
  if (!read.success) {
    const [issue] = read.issues;
    throw new ShapeError(
      `${v.getDotPath(issue) ?? 'the body'}: ${issue.type === 'object' ? 'is missing' : issue.message}`
    );
  }
  const { access_key_id, secret_access_key, security_token, expiration } = read.output.credentials;
  const expiresAtMs = parseInstant(expiration.trim());
  if (expiresAtMs === undefined) throw new ShapeError('credentials.expiration: is no instant with an offset');
  if (expiresAtMs <= now()) throw new ShapeError('credentials.expiration: is in the past');
  return {
    kind: 'access-key',
    accessKeyId: access_key_id,
    secretAccessKey: secret_access_key,
    securityToken: security_token,
    source: keyless.source
  };
}

/** `POST /v5/agencies/assume-with-oidc`, unsigned: the token says who asks. Rejects with TOKEN_EXCHANGE_FAILED. */
async function exchange(access: KeylessAccess, token: string): Promise<Credentials> {
  const { keyless, client, secrets, variable } = access;
  const body = JSON.stringify({
    provider_urn: keyless.providerUrn,
    agency_urn: keyless.agencyUrn,
    agency_session_name: sessionName(variable('GITHUB_REPOSITORY'), variable('GITHUB_RUN_ID')),
    id_token: token,
    duration_seconds: keyless.durationSeconds
  });
  const headers = {
    'Content-Type': 'application/json',
    Accept: 'application/json',
    'User-Agent': 'huawei-cert-push-check'
  };
  try {
    return await client.request({
      method: 'POST',
      url: new URL(`${keyless.stsBaseUrl}/v5/agencies/assume-with-oidc`),
      body,
      // It changes nothing: a second exchange only issues other credentials.
      isQuestion: true,
      authenticate: () => Promise.resolve(() => headers),
      parse: (json) => parseCredentials(json, access),
      ...reading('exchanging the OIDC token for credentials', secrets)
    });
  } catch (thrown) {
    throw thrown instanceof ActionError ? exchangeError(thrown, keyless, shownClaims(token, secrets)) : thrown;
  }
}

/** Temporary credentials for an OIDC token of GitHub, asked for once and kept in memory alone. */
export function exchanged(access: KeylessAccess): CredentialProvider {
  return askedOnce(async () => exchange(access, await askGitHub(access)));
}
