// Who is asking: the checks of the API gateway, before the service sees a request.
import type { IncomingHttpHeaders } from 'node:http';
import { gatewayError, scmRefusal, type Answer } from './answers.ts';
import type { Credentials, Scenario } from './scenario.ts';
import { officialSignature } from './sdk-signer.ts';

/** The parts of a request that the gateway and the service look at. */
export interface ReceivedRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  /** As it came, byte for byte; empty where there is none. */
  body: Buffer;
}

interface Authorization {
  accessKeyId: string;
  signedHeaders: string[];
  signature: string;
}

const ALLOWED_SKEW_MS = 15 * 60_000;

/** The gateway's refusal, or null where the caller is who they say they are. */
export async function refuseCaller(scenario: Scenario, request: ReceivedRequest): Promise<Answer | null> {
  const token = header(request, 'x-auth-token');
  const language = header(request, 'x-language');
  if (token !== undefined) {
    return token === scenario.authToken ? refuseProject(scenario, request, false) : scmRefusal('SCM.1000', language);
  }
  return (await refuseSignature(scenario, request)) ?? refuseProject(scenario, request, true);
}

// A token carries its project, so the header may be left out; with a key a header says it: on v3 the account's as well,
// which is what global credentials send.
function refuseProject(scenario: Scenario, request: ReceivedRequest, required: boolean): Answer | null {
  const project = header(request, 'x-project-id');
  const inPath = /\/v2\/([^/]+)\/scm\//.exec(request.url.pathname)?.[1];
  const domain = inPath === undefined ? header(request, 'x-domain-id') : undefined;
  const isStated = project !== undefined || domain !== undefined;
  const matches =
    (isStated || !required) &&
    (project ?? scenario.projectId) === scenario.projectId &&
    (domain ?? scenario.domainId) === scenario.domainId &&
    (inPath ?? scenario.projectId) === scenario.projectId;
  return matches ? null : scmRefusal('SCM.0002', header(request, 'x-language'));
}

async function refuseSignature(scenario: Scenario, request: ReceivedRequest): Promise<Answer | null> {
  const authorization = parseAuthorization(header(request, 'authorization'));
  if (authorization === null) return unauthenticated('Unauthorized');
  const known = scenario.credentials;
  if (known?.accessKeyId !== authorization.accessKeyId) {
    return unauthenticated(`ak ${authorization.accessKeyId} not exist`);
  }
  return (
    refuseDate(scenario, request, authorization) ??
    refuseSecurityToken(known, request) ??
    (await refuseMismatch(known, request, authorization))
  );
}

function refuseDate(scenario: Scenario, request: ReceivedRequest, { signedHeaders }: Authorization): Answer | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(header(request, 'x-sdk-date') ?? '');
  if (parts === null || !signedHeaders.includes('x-sdk-date')) {
    return unauthenticated('verify aksk signature fail, x-sdk-date is missing or not signed');
  }
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  const signedAt = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const skew = Math.abs(Date.now() + scenario.clockOffsetMs - signedAt);
  return skew > ALLOWED_SKEW_MS ? unauthenticated('verify aksk signature fail, x-sdk-date has expired') : null;
}

function refuseSecurityToken(known: Credentials, request: ReceivedRequest): Answer | null {
  // A permanent key with somebody else's security token is refused too: it shows a client that mixed two families.
  return header(request, 'x-security-token') === known.securityToken
    ? null
    : unauthenticated('security token is missing or does not belong to the ak');
}

async function refuseMismatch(
  known: Credentials,
  { method, url, headers, body }: ReceivedRequest,
  { signedHeaders, signature }: Authorization
): Promise<Answer | null> {
  const signed = Object.fromEntries(signedHeaders.map((name) => [name, String(headers[name] ?? '')]));
  const expected = await officialSignature({ method, url, headers: signed, body }, known);
  if (expected.authorization.endsWith(`Signature=${signature}`)) return null;
  // Lines are joined by bars in the recorded message, the blank line after the headers included.
  const echoed = expected.canonicalRequest.replaceAll('\n', '|');
  return unauthenticated(`verify aksk signature fail, canonicalRequest:${echoed}`);
}

function parseAuthorization(value: string | undefined): Authorization | null {
  const parts = /^SDK-HMAC-SHA256 Access=([^,\s]+), SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(
    value ?? ''
  );
  const [, accessKeyId, signedHeaders, signature] = parts ?? [];
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) return null;
  return { accessKeyId, signedHeaders: signedHeaders.split(';'), signature };
}

function unauthenticated(reason: string): Answer {
  return gatewayError(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`);
}

function header(request: ReceivedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
