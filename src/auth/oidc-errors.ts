import type { Keyless } from '../config/keyless.ts';
import { ActionError, type ErrorCode } from '../errors.ts';
import type { ShownClaims } from './jwt.ts';

const PERMISSION =
  'Give the job `permissions: id-token: write`. A block of the job replaces that of the workflow, and where a reusable workflow is called, the calling job needs the permission too.';
const FORK =
  'This is a pull request from a fork, and GitHub gives those no OIDC token: run the check on a schedule or on push instead.';
const GITHUB_FAULT =
  'GitHub failed to hand out the OIDC token: run again, see githubstatus.com, and check that the runner reaches the host in ACTIONS_ID_TOKEN_REQUEST_URL.';

/** What to do about GitHub's OIDC token. */
export const OIDC_HINTS = { permission: PERMISSION, fork: FORK, fault: GITHUB_FAULT } as const;

/** The job was given nothing to ask GitHub with. */
export function noRequestError(absent: readonly string[], isFromFork: boolean): ActionError {
  const hint = isFromFork ? FORK : PERMISSION;
  return new ActionError(
    'OIDC_UNAVAILABLE',
    `GitHub offers this job no OIDC token: ${absent.join(' and ')} ${absent.length > 1 ? 'are' : 'is'} not set`,
    hint
  );
}

/** GitHub's endpoint gave no token. `failure` says what came back. */
export function oidcError(failure: ActionError): ActionError {
  const mayNot = failure.status === 401 || failure.status === 403;
  const hint = mayNot ? `${PERMISSION} ${GITHUB_FAULT}` : GITHUB_FAULT;
  return new ActionError('OIDC_UNAVAILABLE', failure.message, hint, failure, failure.status);
}

/** What is said first where the exchange failed for a reason that no policy can mend. */
export const EXCHANGE_REMARKS: Readonly<Partial<Record<ErrorCode, string>>> = {
  API_UNAVAILABLE: 'Check region and sts-endpoint.',
  THROTTLED: 'The token service limits requests: run again later.',
  SERVICE_UNAVAILABLE: 'The token service has a fault of its own: run again later.',
  NETWORK:
    'Check that the runner reaches the token service, its proxy (HTTPS_PROXY, NO_PROXY) and NODE_EXTRA_CA_CERTS.',
  TIMEOUT: 'Check that the runner reaches the token service; else raise request-timeout or timeout.',
  UNEXPECTED_RESPONSE: 'Check that sts-endpoint and the proxy lead to the token service.'
};

/** What to compare, whatever STS has said: it need not say which condition failed. */
export function trustHint({ providerUrn, agencyUrn, audience, durationSeconds }: Keyless, claims: ShownClaims): string {
  return (
    `The token says sub ${claims.sub}, aud ${claims.aud}, iss ${claims.iss}. ` +
    `Check that the provider ${providerUrn} has this iss and allows this aud ` +
    `(${audience === null ? "oidc-audience is not set, so it is GitHub's default" : `oidc-audience asks for ${audience}`}), ` +
    `that the trust policy of the agency ${agencyUrn} names this provider and its conditions oidc:sub, oidc:aud and oidc:iss match, ` +
    `and that the agency allows sessions of ${durationSeconds} s, which follows from timeout.`
  );
}

/** STS gave no credentials. `failure` says what came back. */
export function exchangeError(failure: ActionError, keyless: Keyless, claims: ShownClaims): ActionError {
  const remark = EXCHANGE_REMARKS[failure.code];
  const hint = [...(remark === undefined ? [] : [remark]), trustHint(keyless, claims)].join(' ');
  return new ActionError('TOKEN_EXCHANGE_FAILED', failure.message, hint, failure, failure.status);
}
