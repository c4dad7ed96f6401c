// Huawei Cloud's token service (STS): trades an OIDC token for temporary credentials as far as a trust policy allows.
import { createPublicKey, randomBytes, verify, type JsonWebKey } from 'node:crypto';
import { jsonAnswer, notPublished, serviceError, type Answer } from './answers.ts';
import type { FaultRule } from './faults.ts';
import type { ReceivedRequest } from './gateway-auth.ts';
import type { Credentials } from './scenario.ts';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';

const ACCOUNT = 'd78cbac186b744899480f25bd0224680';

export const PROVIDER_URN = `iam::${ACCOUNT}:oidcProvider:github`;
export const AGENCY_URN = `iam::${ACCOUNT}:agency:certificate-check`;

export interface StsScenario {
  /** The URL of the trusted issuer, whose keys are asked for below it. */
  issuer: string;
  /** The audiences that the provider allows. */
  audiences: string[];
  /** What the agency's trust policy demands of `oidc:sub` and `oidc:aud`: one of these, `*` and `?` as wildcards. */
  trust: { sub: string[]; aud: string[] };
  /** The longest session that the agency allows. */
  maxSessionSeconds: number;
  /** What is issued; every exchange issues the same. */
  credentials: Required<Credentials>;
  /** Replaces fields of `credentials` in the answer; `undefined` drops the field. */
  fields: Record<string, unknown>;
  /** Says the token back in every refusal in this encoding, as a careless service might; null does not. */
  echoes: 'utf8' | 'base64' | 'base64url' | 'hex' | null;
  faults: FaultRule[];
}

export interface Sts extends ScriptedServer {
  /** What it issues: SCM's scenario takes it as its credentials. */
  readonly credentials: Required<Credentials>;
}

interface Exchange {
  provider_urn?: unknown;
  agency_urn?: unknown;
  agency_session_name?: unknown;
  id_token?: unknown;
  duration_seconds?: unknown;
}

interface Claims {
  iss: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
}

// Which codes STS refuses with is documented on no page that we know: these two stand for them.
const INVALID = 'STS.0400';
const REFUSED = 'STS.0401';
// The one that is: no policy allows sts:agencies:assumeWithOIDC.
const UNTRUSTED = 'STS5.1001';

/** New temporary credentials. */
export function temporaryCredentials(): Required<Credentials> {
  return {
    accessKeyId: `HST${randomBytes(9).toString('hex').slice(0, 17).toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64').replaceAll(/[+/]/g, 'x'),
    securityToken: randomBytes(300).toString('base64')
  };
}

function matches(pattern: string, text: string): boolean {
  const expression = Array.from(pattern, (each) => ({ '*': '.*', '?': '.' })[each] ?? RegExp.escape(each)).join('');
  return new RegExp(`^${expression}$`, 's').test(text);
}

function decoded(segment: string): unknown {
  return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
}

/** The claims of a token that the issuer's published keys verify, or why there are none. */
async function verified(token: string, issuer: string): Promise<Claims | string> {
  const [head = '', payload = '', signature = ''] = token.split('.');
  try {
    const { alg, kid } = decoded(head) as { alg: string; kid: string };
    if (alg !== 'RS256') return `the algorithm ${alg} is not allowed`;
    const { keys } = (await (await fetch(`${issuer}/.well-known/jwks`)).json()) as {
      keys: (JsonWebKey & { kid: string })[];
    };
    const key = keys.find((each) => each.kid === kid);
    if (key === undefined) return 'the provider has no such key';
    const publicKey = createPublicKey({ key, format: 'jwk' });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${payload}`),
      publicKey,
      Buffer.from(signature, 'base64url')
    );
    return isSigned ? (decoded(payload) as Claims) : 'the signature does not match';
  } catch {
    return 'the token cannot be read';
  }
}

function isText(value: unknown, shortest: number, longest: number): value is string {
  return typeof value === 'string' && value.length >= shortest && value.length <= longest;
}

function malformed({
  provider_urn,
  agency_urn,
  agency_session_name,
  id_token,
  duration_seconds = 3600
}: Exchange): string | null {
  if (!isText(provider_urn, 1, 1500)) return 'provider_urn';
  if (!isText(agency_urn, 1, 1500)) return 'agency_urn';
  if (!isText(agency_session_name, 2, 128) || !/^[A-Za-z0-9_+=,.@-]+$/.test(agency_session_name))
    return 'agency_session_name';
  if (!isText(id_token, 4, 20_000)) return 'id_token';
  const isDuration =
    Number.isInteger(duration_seconds) && Number(duration_seconds) >= 900 && Number(duration_seconds) <= 43_200;
  return isDuration ? null : 'duration_seconds';
}

async function refusal(exchange: Exchange, scenario: StsScenario): Promise<Answer | Claims> {
  const field = malformed(exchange);
  if (field !== null) return serviceError(400, INVALID, `Invalid parameter: ${field}`);
  const token = String(exchange.id_token);
  const refuse = (status: number, code: string, reason: string): Answer =>
    serviceError(
      status,
      code,
      scenario.echoes === null ? reason : `${reason}: ${Buffer.from(token).toString(scenario.echoes)}`
    );
  if (exchange.provider_urn !== PROVIDER_URN) return refuse(404, REFUSED, 'The OIDC provider does not exist');
  if (exchange.agency_urn !== AGENCY_URN) return refuse(404, REFUSED, 'The agency does not exist');
  const claims = await verified(token, scenario.issuer);
  if (typeof claims === 'string') return refuse(401, REFUSED, `The id token is invalid: ${claims}`);
  const now = Date.now() / 1000;
  if (claims.iss !== scenario.issuer) return refuse(401, REFUSED, 'The issuer is not the one of the provider');
  if (claims.exp <= now || claims.nbf > now)
    return refuse(401, REFUSED, 'The id token has expired or is not valid yet');
  if (!scenario.audiences.includes(claims.aud))
    return refuse(401, REFUSED, 'The audience is not allowed by the provider');
  const isTrusted =
    scenario.trust.sub.some((each) => matches(each, claims.sub)) &&
    scenario.trust.aud.some((each) => matches(each, claims.aud));
  if (!isTrusted) return refuse(403, UNTRUSTED, 'The trust policy does not allow sts:agencies:assumeWithOIDC');
  if (Number(exchange.duration_seconds ?? 3600) > scenario.maxSessionSeconds) {
    return refuse(400, INVALID, 'duration_seconds is longer than the session that the agency allows');
  }
  return claims;
}

async function answer({ method, url, body }: ReceivedRequest, scenario: StsScenario): Promise<Answer> {
  if (method !== 'POST' || url.pathname !== '/v5/agencies/assume-with-oidc') return notPublished();
  let exchange: Exchange;
  try {
    exchange = Object(JSON.parse(body.toString('utf8'))) as Exchange;
  } catch {
    return serviceError(400, INVALID, 'The body is not JSON');
  }
  const claims = await refusal(exchange, scenario);
  if ('status' in claims) return claims;
  const { accessKeyId, secretAccessKey, securityToken } = scenario.credentials;
  const expiresAt = Date.now() + Number(exchange.duration_seconds ?? 3600) * 1000;
  const session = String(exchange.agency_session_name);
  return jsonAnswer({
    credentials: {
      access_key_id: accessKeyId,
      secret_access_key: secretAccessKey,
      security_token: securityToken,
      expiration: new Date(expiresAt).toISOString(),
      ...scenario.fields
    },
    assumed_agency: { urn: `sts::${ACCOUNT}:assumed-agency:certificate-check/${session}`, id: `simulated:${session}` },
    audience: claims.aud,
    provider: PROVIDER_URN,
    source_identity: '',
    subject_from_id_token: claims.sub
  });
}

/** Starts a token service that trusts the issuer for the default repository's branch main, unless overridden. */
export async function startSts(overrides: Partial<StsScenario> & Pick<StsScenario, 'issuer'>): Promise<Sts> {
  const scenario: StsScenario = {
    audiences: ['https://github.com/example'],
    trust: { sub: ['repo:example/shop:*'], aud: ['https://github.com/example'] },
    maxSessionSeconds: 3600,
    credentials: temporaryCredentials(),
    fields: {},
    echoes: null,
    faults: [],
    ...overrides
  };
  const server = await startScriptedServer({
    answer: (request) => answer(request, scenario),
    faults: () => scenario.faults
  });
  return {
    url: server.url,
    get requests() {
      return server.requests;
    },
    credentials: scenario.credentials,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  };
}
