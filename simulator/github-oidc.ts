// GitHub's OIDC issuer: hands real signed tokens to a job, and publishes the key to verify them.
import { generateKeyPairSync, randomUUID, sign, type KeyPairKeyObjectResult } from 'node:crypto';
import { jsonAnswer, type Answer } from './answers.ts';
import type { FaultRule } from './faults.ts';
import type { ReceivedRequest } from './gateway-auth.ts';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';

export interface GithubOidcScenario {
  /** What the token is about: a branch of a repository, an environment or a pull request. */
  sub: string;
  /** What is put into `aud` if the job asks for none: the URL of the repository's owner. */
  defaultAudience: string;
  /** The runner's own token, with which a job asks. */
  requestToken: string;
  /** How long a token is valid, in seconds; negative for one that has expired. */
  validSeconds: number;
  /** Replaces claims of the token. */
  claims: Record<string, unknown>;
  /** Signs with a key that is not published. */
  foreignKey: boolean;
  faults: FaultRule[];
}

export interface GithubOidc extends ScriptedServer {
  /** The issuer, as `iss` has it: the keys are found below it. */
  readonly issuer: string;
  /** The variables that the runner sets in a job with `id-token: write`. */
  readonly variables: Record<'ACTIONS_ID_TOKEN_REQUEST_URL' | 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', string>;
  /** Every token handed out, in order. */
  readonly tokens: readonly string[];
}

const KEYS = new Map<string, KeyPairKeyObjectResult>();

/** The key of this use, the same for all issuers of the process: making one takes a tenth of a second. */
function keyPair(use: 'published' | 'foreign'): KeyPairKeyObjectResult {
  const pair = KEYS.get(use) ?? generateKeyPairSync('rsa', { modulusLength: 2048 });
  KEYS.set(use, pair);
  return pair;
}

const REQUEST_PATH = '/runner/idtoken';

function aScenario(overrides: Partial<GithubOidcScenario>): GithubOidcScenario {
  return {
    sub: 'repo:example/shop:ref:refs/heads/main',
    defaultAudience: 'https://github.com/example',
    // A JWT too, as the runner's is; the service compares it and does not look inside.
    requestToken: `${part({ alg: 'RS256' })}.${part({ ac: 'simulated', jti: randomUUID() })}.${randomUUID().replaceAll('-', '')}`,
    validSeconds: 300,
    claims: {},
    foreignKey: false,
    faults: [],
    ...overrides
  };
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function claimsOf(
  { sub, validSeconds, claims }: GithubOidcScenario,
  iss: string,
  aud: string
): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, nbf: now - 5, exp: now + validSeconds };
  return { jti: randomUUID(), sub, aud, iss, repository: 'example/shop', ...times, ...claims };
}

/** Starts an issuer. */
export async function startGithubOidc(overrides: Partial<GithubOidcScenario> = {}): Promise<GithubOidc> {
  const scenario = aScenario(overrides);
  const published = keyPair('published');
  const signing = scenario.foreignKey ? keyPair('foreign') : published;
  const kid = randomUUID();
  const tokens: string[] = [];

  const tokenFor = (audience: string): string => {
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claimsOf(scenario, server.url, audience))}`;
    const token = `${signed}.${sign('sha256', Buffer.from(signed), signing.privateKey).toString('base64url')}`;
    tokens.push(token);
    return token;
  };

  const answer = ({ method, url, headers }: ReceivedRequest): Answer => {
    if (method !== 'GET') return jsonAnswer({ message: 'Not found' }, 404);
    if (url.pathname === '/.well-known/openid-configuration') {
      return jsonAnswer({ issuer: server.url, jwks_uri: `${server.url}/.well-known/jwks` });
    }
    if (url.pathname === '/.well-known/jwks') {
      const key = published.publicKey.export({ format: 'jwk' });
      return jsonAnswer({ keys: [{ ...key, kid, use: 'sig', alg: 'RS256' }] });
    }
    if (url.pathname !== REQUEST_PATH) return jsonAnswer({ message: 'Not found' }, 404);
    if (headers.authorization !== `Bearer ${scenario.requestToken}`) {
      return jsonAnswer({ message: `Not authorized: ${headers.authorization ?? 'no token'}` }, 401);
    }
    const value = tokenFor(url.searchParams.get('audience') ?? scenario.defaultAudience);
    return jsonAnswer({ count: value.length, value });
  };

  const server = await startScriptedServer({
    answer,
    // The keys are no part of what a scenario breaks: STS would otherwise fail at GitHub's hands.
    faults: ({ url }) => (url.pathname === REQUEST_PATH ? scenario.faults : [])
  });
  return {
    url: server.url,
    get requests() {
      return server.requests.filter(({ path }) => path === REQUEST_PATH);
    },
    issuer: server.url,
    variables: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}${REQUEST_PATH}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: scenario.requestToken
    },
    tokens,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]()
  };
}
