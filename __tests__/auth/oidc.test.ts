import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { exchanged, sessionName, type KeylessAccess } from '../../src/auth/oidc.ts';
import { createSecrets } from '../../src/auth/secrets.ts';
import { ActionError, ShapeError, type ErrorCode } from '../../src/errors.ts';
import type { Client, ServiceRequest } from '../../src/http/client.ts';
import { NOW, SECOND } from '../builders.ts';

const CLAIMS = { sub: 'repo:o/r:ref:refs/heads/main', aud: 'https://github.com/o', iss: 'https://issuer.example' };
const TOKEN = `head.${Buffer.from(JSON.stringify(CLAIMS)).toString('base64url')}.signatureOfTheToken`;
const REQUEST_TOKEN = 'request.token.forTheRunner';
const CREDENTIALS = {
  access_key_id: 'TEMPORARYKEY',
  secret_access_key: 'temporarySecret',
  security_token: 'temporaryToken',
  expiration: new Date(NOW + SECOND).toISOString()
};

type Body = string | object | null;

interface Sent {
  method: string;
  url: string;
  body: string;
  headers: Readonly<Record<string, string>>;
  isQuestion: boolean;
  masked: readonly string[];
}

/** What a service does: a body with 200, a status with a body, or a failure of the network. */
type Reply =
  | { body: Body }
  | { status: number; body: Body }
  | { code: 'NETWORK' | 'TIMEOUT' | 'THROTTLED' | 'UNEXPECTED_RESPONSE' };

interface World {
  access: KeylessAccess;
  sent: Sent[];
  masked: string[];
}

/** A client that answers as told, GitHub first, and tries nothing again. */
function world(
  replies: Reply[],
  over: Partial<KeylessAccess['keyless']> = {},
  variables: Record<string, string> = {}
): World {
  const masked: string[] = [];
  const sent: Sent[] = [];
  const secrets = createSecrets((values) => masked.push(...values));
  const request = async <Value>(asked: ServiceRequest<Value>): Promise<Value> => {
    const { method, url, body, isQuestion = false } = asked;
    const headers = (await asked.authenticate())(asked, NOW);
    sent.push({ method, url: url.href, body, headers, isQuestion, masked: [...masked] });
    const reply = replies[sent.length - 1] ?? { body: null };
    if ('code' in reply) throw asked.fail(reply.code, 'it went wrong');
    const status = 'status' in reply ? reply.status : 200;
    const error = asked.classify({ status, json: reply.body, requestId: '', clockAheadMs: null });
    if (error !== null) throw error;
    try {
      return asked.parse(reply.body);
    } catch (thrown) {
      if (!(thrown instanceof ShapeError)) throw thrown;
      throw asked.fail('UNEXPECTED_RESPONSE', thrown.message);
    }
  };
  const client: Client = {
    request,
    limit: (work) => work(),
    signal: new AbortController().signal,
    close: () => undefined
  };
  const environment: Record<string, string> = {
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.example/idtoken?api-version=2.0',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_RUN_ID: '42',
    ...variables
  };
  const keyless = {
    kind: 'keyless' as const,
    providerUrn: 'iam::1:oidcProvider:p',
    agencyUrn: 'iam::1:agency:a',
    audience: null,
    stsBaseUrl: 'https://sts.example/prefix',
    durationSeconds: 900,
    source: 'SOURCE',
    ...over
  };
  const variable = (name: string): string => environment[name] ?? '';
  return { access: { keyless, client, secrets, variable, now: () => NOW, isFromFork: () => false }, sent, masked };
}

const GOOD: Reply[] = [{ body: { value: TOKEN } }, { body: { credentials: CREDENTIALS } }];

async function failureOf({ access }: World): Promise<ActionError> {
  const thrown = await exchanged(access)().then(
    () => null,
    (error: unknown) => error
  );
  if (!(thrown instanceof ActionError)) throw new Error(`no ActionError: ${String(thrown)}`);
  return thrown;
}

describe('an exchange', () => {
  test('gives the temporary key, and asks once', async () => {
    const { access, sent } = world(GOOD);
    const provider = exchanged(access);
    expect(sent).toEqual([]);
    const key = { accessKeyId: 'TEMPORARYKEY', secretAccessKey: 'temporarySecret', securityToken: 'temporaryToken' };
    expect(await Promise.all([provider(), provider()])).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'access-key', ...key, source: 'SOURCE' }))
    );
    expect(sent).toHaveLength(2);
  });

  test('is two questions: GitHub with the token of the runner, STS unsigned', async () => {
    const { access, sent } = world(GOOD);
    await exchanged(access)();
    expect(sent).toMatchObject([
      {
        method: 'GET',
        url: 'https://github.example/idtoken?api-version=2.0',
        body: '',
        headers: { Authorization: `Bearer ${REQUEST_TOKEN}` }
      },
      { method: 'POST', url: 'https://sts.example/prefix/v5/agencies/assume-with-oidc', isQuestion: true }
    ]);
    expect(Object.keys(sent[1]?.headers ?? {})).toEqual(['Content-Type', 'Accept', 'User-Agent']);
    expect(JSON.parse(sent[1]?.body ?? '')).toEqual({
      provider_urn: 'iam::1:oidcProvider:p',
      agency_urn: 'iam::1:agency:a',
      agency_session_name: 'o-r-42',
      id_token: TOKEN,
      duration_seconds: 900
    });
  });

  test('asks for an audience where one is given', async () => {
    const { access, sent } = world(GOOD, { audience: 'https://a.example/?x&y' });
    await exchanged(access)();
    expect(new URL(sent[0]?.url ?? '').searchParams.getAll('audience')).toEqual(['https://a.example/?x&y']);
  });

  test('hides each secret before the next request', async () => {
    const { access, sent, masked } = world(GOOD);
    await exchanged(access)();
    expect(sent[0]?.masked).toContain(REQUEST_TOKEN);
    expect(sent[1]?.masked).toEqual(expect.arrayContaining([TOKEN, 'signatureOfTheToken']));
    expect(masked).toEqual(expect.arrayContaining(['TEMPORARYKEY', 'temporarySecret', 'temporaryToken']));
    expect(access.secrets.text(`a ${TOKEN} b temporarySecret`)).toBe('a *** b ***');
  });
});

describe('whatever goes wrong at GitHub is OIDC_UNAVAILABLE:', () => {
  it.each<[string, Reply]>([
    ['the network', { code: 'NETWORK' }],
    ['time', { code: 'TIMEOUT' }],
    ['throttling', { code: 'THROTTLED' }],
    ['an answer that is none', { code: 'UNEXPECTED_RESPONSE' }],
    ...[400, 401, 403, 404, 429, 500, 503].map((status): [string, Reply] => [String(status), { status, body: {} }]),
    ['null', { body: null }],
    ['no value', { body: {} }],
    ['a number', { body: { value: 1 } }],
    ['no JWT', { body: { value: 'noJwtButASecret' } }],
    ['an error with 200', { body: { error_code: 'X' } }]
  ])('%s', async (_, reply) => {
    const failing = world([reply]);
    const error = await failureOf(failing);
    expect(error.code).toBe('OIDC_UNAVAILABLE');
    expect(error.message).toMatch(/^reading GitHub's OIDC token failed: ./);
    expect(error.hint.length).toBeGreaterThan(20);
    expect(failing.sent).toHaveLength(1);
  });

  test('a token that cannot be used is hidden all the same', async () => {
    const failing = world([{ body: { value: 'noJwtButASecret' } }]);
    const { message, hint } = await failureOf(failing);
    expect(failing.masked).toContain('noJwtButASecret');
    expect(message + hint).not.toContain('noJwtButASecret');
  });

  it.each([
    [{ ACTIONS_ID_TOKEN_REQUEST_URL: '' }, /ACTIONS_ID_TOKEN_REQUEST_URL is not set$/],
    [{ ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }, /ACTIONS_ID_TOKEN_REQUEST_TOKEN is not set$/],
    [
      { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' },
      /_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN are not set$/
    ],
    [{ ACTIONS_ID_TOKEN_REQUEST_URL: 'x' }, /is no https/],
    [{ ACTIONS_ID_TOKEN_REQUEST_URL: 'http://github.example/x?y' }, /is no https/]
  ])('%j sends nothing', async (variables, message) => {
    const failing = world(GOOD, {}, variables);
    const error = await failureOf(failing);
    expect([error.code, failing.sent]).toEqual(['OIDC_UNAVAILABLE', []]);
    expect(error.message).toMatch(message);
  });

  test('a fork is told that it is one, everybody else which permission is missing', async () => {
    const { access } = world([], {}, { ACTIONS_ID_TOKEN_REQUEST_URL: '' });
    expect((await failureOf({ access, sent: [], masked: [] })).hint).toContain('permissions: id-token: write');
    const fork = { ...access, isFromFork: () => true };
    expect((await failureOf({ access: fork, sent: [], masked: [] })).hint).toContain('from a fork');
  });
});

describe('whatever goes wrong at STS is TOKEN_EXCHANGE_FAILED:', () => {
  const without = (field: keyof typeof CREDENTIALS, value?: unknown): Reply => ({
    body: { credentials: { ...CREDENTIALS, [field]: value } }
  });

  it.each<[string, Reply, RegExp]>([
    ['the network', { code: 'NETWORK' }, /it went wrong/],
    ['time', { code: 'TIMEOUT' }, /it went wrong/],
    ...[400, 401, 403, 404, 429, 500, 503].map((status): [string, Reply, RegExp] => [
      String(status),
      { status, body: { error_code: 'A.1', error_msg: 'why' } },
      new RegExp(`HTTP ${status}, A\\.1, "why"$`)
    ]),
    ['null', { body: null }, /./],
    ['no credentials', { body: {} }, /credentials/],
    ['an error with 200', { body: { error_code: 'A.1' } }, /A\.1/],
    ['an empty key', without('access_key_id', ''), /credentials\.access_key_id: is empty/],
    ['no secret key', without('secret_access_key'), /credentials\.secret_access_key/],
    ['a security token of another type', without('security_token', 1), /credentials\.security_token: is no text/],
    ['a line break', without('secret_access_key', 'two\nlines'), /secret_access_key: is empty, or has a character/],
    ['a blank', without('access_key_id', 'two words'), /access_key_id: is empty, or has/],
    ['a token beyond all headers', without('security_token', 'x'.repeat(12_001)), /longer than 12000/],
    ['no expiry', without('expiration'), /expiration/],
    ['an expiry without zone', without('expiration', '2026-11-24T03:00:00'), /no instant with an offset/],
    ['an expiry now', without('expiration', new Date(NOW).toISOString()), /in the past/]
  ])('%s', async (_, reply, message) => {
    const error = await failureOf(world([{ body: { value: TOKEN } }, reply]));
    expect(error.code).toBe('TOKEN_EXCHANGE_FAILED');
    expect(error.message).toMatch(/^exchanging the OIDC token for credentials failed: ./);
    expect(error.message).toMatch(message);
    expect(error.hint).toContain(`The token says sub ${CLAIMS.sub}, aud ${CLAIMS.aud}, iss ${CLAIMS.iss}.`);
    for (const name of ['iam::1:oidcProvider:p', 'iam::1:agency:a', 'oidc:sub', 'oidc:aud', '900 s']) {
      expect(error.hint).toContain(name);
    }
  });

  it.each<[ErrorCode, Reply]>([
    ['AUTH_REJECTED', { status: 401, body: {} }],
    ['SERVICE_UNAVAILABLE', { status: 503, body: {} }],
    ['THROTTLED', { status: 429, body: {} }]
  ])('the client is told %s, by which it retries or ends', async (code, reply) => {
    for (const replies of [[reply], [{ body: { value: TOKEN } }, reply]]) {
      expect((await failureOf(world(replies))).cause).toMatchObject({ code });
    }
  });

  test('what cannot be used is hidden all the same', async () => {
    const failing = world([{ body: { value: TOKEN } }, without('expiration', 'never')]);
    await failureOf(failing);
    expect(failing.masked).toEqual(expect.arrayContaining(['TEMPORARYKEY', 'temporarySecret', 'temporaryToken']));
  });

  test('the hint says which audience was asked for', async () => {
    const refused = (audience: string | null): World =>
      world([{ body: { value: TOKEN } }, { status: 403, body: {} }], { audience });
    expect((await failureOf(refused('huawei'))).hint).toContain('oidc-audience asks for huawei');
    expect((await failureOf(refused(null))).hint).toContain('oidc-audience is not set');
  });
});

describe('the session name', () => {
  it.each([
    ['example/shop', '1234567890', 'example-shop-1234567890'],
    ['e/s_.-', '1', 'e-s_.--1'],
    ['', '', 'github-'],
    ['ü b', '1', '--b-1'],
    [`o/${'r'.repeat(200)}`, '42', `o-${'r'.repeat(123)}-42`]
  ])('of %s and %s is %s', (repository, runId, expected) => {
    expect(sessionName(repository, runId)).toBe(expected);
  });

  test('is always one that STS takes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (repository, runId) => {
          expect(sessionName(repository, runId)).toMatch(/^[A-Za-z0-9_+=,.@-]{2,128}$/);
        }
      )
    );
  });
});
