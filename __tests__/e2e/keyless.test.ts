// Signing in without a key, and every way in which that can fail: what is told, what is asked, and that nothing secret gets out.
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  bodyFault,
  gatewayFault,
  serviceFault,
  throttledFault,
  type Fault,
  type FaultRule
} from '../../simulator/faults.ts';
import { AGENCY_URN, PROVIDER_URN, temporaryCredentials } from '../../simulator/sts-service.ts';
import { Batch } from './fault-run.ts';
import { runKeyless, type KeylessCase, type KeylessRun } from './keyless-run.ts';
import { leaks } from './leaks.ts';

const SUB = 'repo:example/shop:ref:refs/heads/main';
const AUDIENCE = 'https://github.com/example';

/** Faults of the wire, and how many attempts each is worth. */
const FAULTS: [name: string, fault: Fault, attempts: number][] = [
  ['hangs', { kind: 'hang', when: 'before-headers' }, 4],
  ['hangs in the body', { kind: 'hang', when: 'between-chunks' }, 4],
  ['redirects', { kind: 'redirect', location: 'https://other.example/login?next=/idtoken' }, 1],
  ['cuts the body', { kind: 'cut', framing: 'content-length' }, 4],
  ['resets', { kind: 'reset', when: 'before-headers' }, 4],
  ['answers with HTML', bodyFault('<html>Sign in to the proxy</html>', { 'Content-Type': 'text/html' }), 1],
  ['answers with null', bodyFault('null'), 1],
  ['answers with an empty object', bodyFault('{}'), 1],
  ['answers hugely', { kind: 'oversize', by: 'gzip' }, 1],
  ['throttles', throttledFault(), 4],
  ['fails with 500 and the true body', { kind: 'answer', status: 500 }, 4],
  ['fails with 503', serviceFault(503, 'STS.0503'), 4],
  ['refuses with 400 and the true body', { kind: 'answer', status: 400 }, 1],
  ['refuses with 401', gatewayFault(401, 'APIGW.0301'), 1],
  ['is not there', gatewayFault(404, 'APIGW.0101'), 1],
  ['is no HTTP', { kind: 'wire', bytes: 'SSH-2.0-OpenSSH_9.9\r\n', then: 'end' }, 1]
];

function always(fault: Fault): FaultRule[] {
  return [{ fault }];
}

/** What hangs is waited for in vain four times, within the run's 20 s. */
function patience({ kind }: Fault): Record<string, string> {
  return kind === 'hang' ? { 'request-timeout': '3s' } : {};
}

interface Failing extends KeylessCase {
  message?: RegExp;
  hint?: RegExp;
  /** Requests to the service that fails; 1 unless told otherwise. */
  attempts?: number;
}

const FORK = {
  pull_request: { head: { repo: { full_name: 'someone/shop' } }, base: { repo: { full_name: 'example/shop' } } }
};
const NO_REQUEST = { ACTIONS_ID_TOKEN_REQUEST_URL: undefined, ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined };

const AT_GITHUB: Failing[] = [
  { name: 'id-token: write is missing', env: NO_REQUEST, hint: /id-token: write/, attempts: 0 },
  { name: 'a fork', env: NO_REQUEST, event: FORK, hint: /from a fork/, attempts: 0 },
  {
    name: 'the token for asking is missing',
    env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined },
    message: /ACTIONS_ID_TOKEN_REQUEST_TOKEN is not set/,
    attempts: 0
  },
  {
    name: 'a URL in the clear',
    env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://github.example/idtoken?api-version=2.0' },
    message: /no https:\/\/ URL/,
    attempts: 0
  },
  {
    name: 'a refusal that says the token back',
    env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: `${'bm90VGhl'.repeat(4)}.QWNjZXB0ZWQ.qzShortSigntr` }
  },
  {
    name: 'a token with a line break',
    github: { faults: always(bodyFault('{"value":"a.b\\nc.d"}')) },
    message: /no JWT/
  },
  { name: 'an empty token', github: { faults: always(bodyFault('{"value":""}')) }, message: /no JWT/ },
  {
    name: 'a token that is too long',
    github: { faults: always(bodyFault(JSON.stringify({ value: `a.${'b'.repeat(30_000)}.c` }))) },
    message: /longer than 20000/
  },
  ...FAULTS.map(([name, fault, attempts]) => ({
    name,
    github: { faults: always(fault) },
    attempts,
    inputs: patience(fault)
  }))
];

const AT_STS: Failing[] = [
  {
    name: 'another audience',
    inputs: { 'oidc-audience': 'https://other.example' },
    message: /audience is not allowed/,
    hint: /aud https:\/\/other\.example,.*oidc-audience asks for https:\/\/other\.example/
  },
  {
    name: 'a sub that does not match the trust policy',
    github: { sub: 'repo:example/shop:pull_request' },
    sts: { trust: { sub: [SUB], aud: ['*'] } },
    message: /trust policy/,
    hint: /sub repo:example\/shop:pull_request, .*oidc:sub/
  },
  {
    name: 'a sub of the immutable form',
    github: { sub: 'repo:example@123/shop@456:ref:refs/heads/main' },
    hint: /sub repo:example@123\/shop@456:ref:refs\/heads\/main,/
  },
  { name: 'a key that is not the issuer’s', github: { foreignKey: true }, message: /signature does not match/ },
  { name: 'a token that has expired', github: { validSeconds: -10 }, message: /expired/ },
  { name: 'another issuer', github: { claims: { iss: 'https://ghes.example' } }, hint: /iss https:\/\/ghes\.example/ },
  {
    name: 'another provider',
    inputs: { 'oidc-provider-urn': `${PROVIDER_URN}-2` },
    message: /provider does not exist/
  },
  { name: 'another agency', inputs: { 'agency-urn': `${AGENCY_URN}-2` }, message: /agency does not exist/ },
  {
    name: 'an agency that allows less time',
    inputs: { timeout: '2h' },
    sts: { maxSessionSeconds: 3600 },
    message: /longer than the session/,
    hint: /sessions of 7260 s/
  },
  ...(['utf8', 'base64', 'base64url', 'hex'] as const).map((echoes) => ({
    name: `a refusal that says the token back as ${echoes}`,
    sts: { echoes, trust: { sub: [], aud: [] } }
  })),
  { name: 'a warn-only run', inputs: { 'warn-only': 'true' }, sts: { trust: { sub: [], aud: [] } } },
  {
    name: 'claims that are commands',
    github: { sub: '::error::x\n##[error]y <b>\u202e', claims: { aud: ['a', 'b'] } }
  },
  {
    name: 'claims that are no text',
    github: { claims: { sub: 1, aud: {}, iss: null } },
    hint: /sub none, aud none, iss none/
  },
  { name: 'a long sub', github: { sub: 'x'.repeat(5_000) }, hint: /sub x{299}…,/ },
  { name: 'no key in the answer', sts: { fields: { access_key_id: undefined } }, message: /access_key_id/ },
  { name: 'an empty secret key', sts: { fields: { secret_access_key: '' } }, message: /secret_access_key/ },
  { name: 'no security token', sts: { fields: { security_token: null } }, message: /security_token/ },
  {
    name: 'a line break in the secret key',
    sts: { fields: { secret_access_key: 'twoLinesOf\naSecretKey' } },
    message: /secret_access_key/
  },
  {
    name: 'credentials that have expired',
    sts: { fields: { expiration: '2026-01-01T00:00:00Z' } },
    message: /in the past/
  },
  { name: 'an expiry that cannot be read', sts: { fields: { expiration: 'soon' } }, message: /no instant/ },
  ...FAULTS.map(([name, fault, attempts]) => ({
    name,
    sts: { faults: always(fault) },
    attempts,
    inputs: patience(fault)
  }))
];

const GREEN: KeylessCase[] = [
  { name: 'with the default audience' },
  {
    name: 'with an audience of its own',
    inputs: { 'oidc-audience': 'huawei' },
    sts: { audiences: ['huawei'], trust: { sub: [SUB], aud: ['huawei'] } }
  },
  {
    name: 'with the immutable form of sub',
    github: { sub: 'repo:example@123/shop@456:environment:production' },
    sts: { trust: { sub: ['repo:example@123/shop@456:*'], aud: [AUDIENCE] } }
  },
  {
    name: 'beside keys of the environment',
    env: { HW_ACCESS_KEY: 'ENVIRONMENTKEY000001', HW_SECRET_KEY: 'environmentSecret000001' }
  },
  {
    name: 'after GitHub has failed once',
    github: { faults: [{ match: { nth: [1] }, fault: serviceFault(503, 'X') }] }
  },
  { name: 'after STS has failed once', sts: { faults: [{ match: { nth: [1] }, fault: serviceFault(503, 'X') }] } }
];

const batch = new Batch();
beforeAll(() => batch.run(), 300_000);

function added<Case extends KeylessCase>(cases: readonly Case[]): [string, Case, () => KeylessRun][] {
  return cases.map((each) => [each.name, each, batch.add(() => runKeyless(each))]);
}

/** Whether what must be hidden was hidden in the log before the line of the request that brought it. */
function expectMaskedAtOnce({ run, requests, tokens, credentials }: KeylessRun): void {
  const lines = run.stdout.split('\n');
  const firstLine = lines.findIndex((line) => !line.startsWith('::add-mask::'));
  const maskOf = (value: string): number => lines.indexOf(`::add-mask::${value}`);
  const lineOf = (path: string): number => lines.findIndex((line) => line.includes(path) && line.includes(': 200, '));
  const sent = requests.github.map(({ headers }) => (headers['authorization'] ?? '').replace('Bearer ', ''));
  for (const token of sent) expect(maskOf(token)).toBeLessThan(firstLine);
  for (const token of sent) expect(maskOf(token)).not.toBe(-1);
  if (requests.sts.length === 0) return;
  const [used = ''] = tokens.slice(-1);
  expect(maskOf(used)).not.toBe(-1);
  expect(maskOf(used)).toBeLessThan(lineOf('/runner/idtoken'));
  if (requests.scm.length === 0) return;
  for (const value of Object.values(credentials)) {
    expect(maskOf(value)).not.toBe(-1);
    expect(maskOf(value)).toBeLessThan(lineOf('/v5/agencies/assume-with-oidc'));
  }
}

function expectNotChecked(code: string, each: Failing, told: KeylessRun): void {
  const { run, requests } = told;
  expect([run.exitCode, run.signal, run.timedOut, run.stderr]).toEqual([1, null, false, '']);
  expect(requests.scm).toEqual([]);
  expect(run.outputs).toEqual({ result: 'error' });
  expect([run.summary, run.report]).toEqual(['', null]);
  const errors = run.annotations.filter(({ level }) => level === 'error');
  expect(errors.map(({ title }) => title)).toEqual([code, '']);
  const message = errors[0]?.message ?? '';
  expect(message).toMatch(new RegExp(`^${code}: `));
  expect(message).not.toMatch(/\n|\u202e/);
  expect(message.length).toBeLessThan(4_096);
  if (each.message !== undefined) expect(message).toMatch(each.message);
  if (each.hint !== undefined) expect(message).toMatch(each.hint);
  expect(leaks(told)).toEqual([]);
  expectMaskedAtOnce(told);
}

describe('signed in', () => {
  const runs = added(GREEN);

  test.each(runs)('%s, the check is made with the temporary key', (_, each, get) => {
    const told = get();
    const { run, requests, tokens, credentials } = told;
    expect([run.exitCode, run.outputs['result'], run.stderr]).toEqual([0, 'fresh', '']);
    expect(requests.scm.length).toBeGreaterThan(0);
    for (const { headers, authenticated } of requests.scm) {
      expect([authenticated, headers['x-security-token']]).toEqual([true, credentials.securityToken]);
    }
    const body = JSON.parse(requests.sts.at(-1)?.body ?? '{}') as Record<string, unknown>;
    expect(body).toEqual({
      provider_urn: PROVIDER_URN,
      agency_urn: AGENCY_URN,
      agency_session_name: 'example-shop-1',
      id_token: tokens.at(-1),
      duration_seconds: 900
    });
    // Unsigned: the token says who asks.
    for (const { headers } of requests.sts) expect(headers['authorization']).toBeUndefined();
    expect(requests.github.at(-1)?.query['audience']).toBe(each.inputs?.['oidc-audience']);
    expect(leaks(told)).toEqual([]);
    expectMaskedAtOnce(told);
  });

  test('URNs and where the token goes stand in the log', () => {
    const [first] = runs;
    const run = first?.[2]().run;
    expect(run?.stdout).toContain(`oidc-provider-urn: ${PROVIDER_URN}\n`);
    expect(run?.stdout).toContain(`agency-urn: ${AGENCY_URN}\n`);
    expect(run?.stdout).toMatch(/credentials: keyless \(GitHub's OIDC token, exchanged at http:\/\/127/);
  });
});

describe('GitHub gives no token:', () => {
  test.each(added(AT_GITHUB))('%s', (_, each, get) => {
    const told = get();
    expectNotChecked('OIDC_UNAVAILABLE', each, told);
    expect([told.requests.github.length, told.requests.sts.length]).toEqual([each.attempts ?? 1, 0]);
  });
});

describe('STS gives no credentials:', () => {
  test.each(added(AT_STS))('%s', (_, each, get) => {
    const told = get();
    expectNotChecked('TOKEN_EXCHANGE_FAILED', each, told);
    expect([told.requests.github.length, told.requests.sts.length]).toEqual([1, each.attempts ?? 1]);
    // What to compare is told, whatever STS has said.
    const [message = ''] = told.run.annotations.map((each) => each.message);
    for (const name of ['oidc:sub', 'oidc:aud', each.inputs?.['agency-urn'] ?? AGENCY_URN])
      expect(message).toContain(name);
    expect(message).toContain(each.inputs?.['oidc-provider-urn'] ?? PROVIDER_URN);
    if (each.github?.claims === undefined) expect(message).toContain(`iss ${told.issuer}.`);
  });
});

describe('SCM refuses the temporary key:', () => {
  const unknown = batch.add(() => runKeyless({ name: '', scm: { credentials: temporaryCredentials() } }));
  const halfway = batch.add(() =>
    runKeyless({ name: '', scm: { faults: [{ match: { route: 'history' }, fault: gatewayFault(401, 'APIGW.0301') }] } })
  );

  test.each([
    ['an unknown key', unknown],
    ['the history alone', halfway]
  ])('%s is AUTH_REJECTED', (_, get) => {
    const told = get();
    expect([told.run.exitCode, told.run.outputs['result']]).toEqual([1, 'error']);
    expect(told.run.report).toMatchObject({ certificates: [{ error: { code: 'AUTH_REJECTED' } }] });
    expect(leaks(told)).toEqual([]);
  });

  const echoes = (['utf8', 'base64', 'base64url', 'hex'] as const).map((encoding) => {
    const credentials = temporaryCredentials();
    const said = Object.values(credentials).map((value) => Buffer.from(value).toString(encoding));
    const faults = said.map((text, index) => ({
      match: { route: 'history' as const, nth: [index + 1] },
      fault: serviceFault(503, 'SCM.9999', `who is ${text}`)
    }));
    return [encoding, batch.add(() => runKeyless({ name: '', sts: { credentials }, scm: { faults } }))] as const;
  });

  test.each(echoes)('and where it says the key back as %s, nothing gets out', (_, get) => {
    const told = get();
    expect([told.run.exitCode, told.run.outputs['result']]).toEqual([0, 'fresh']);
    expect(told.run.stdout).toContain('who is');
    expect(leaks(told)).toEqual([]);
  });
});

describe('inputs that do not fit together', () => {
  const CASES: [string, Record<string, string>, RegExp][] = [
    [
      'the provider alone',
      { 'agency-urn': '' },
      /agency-urn arrived empty while oidc-provider-urn and sts-endpoint were given/
    ],
    ['the agency alone', { 'oidc-provider-urn': '' }, /oidc-provider-urn arrived empty/],
    [
      'two kinds',
      { 'access-key-id': 'TWOKINDSOFKEY0000001', 'secret-access-key': 'twoKindsSecret00001' },
      /were given together/
    ],
    ['a token beside', { 'auth-token': 'twoKindsToken000000000001' }, /were given together/],
    ['a region without STS', { region: 'eu-west-101', 'sts-endpoint': '' }, /eu-west-101 has no token service/]
  ];
  const runs = added(CASES.map(([name, inputs, told]) => ({ name, inputs, told })));

  test.each(runs)('%s: nobody is asked', (_, each, get) => {
    const told = get();
    expect(told.run.exitCode).toBe(1);
    expect(Object.values(told.requests).flat()).toEqual([]);
    const given = ['access-key-id', 'secret-access-key', 'auth-token'].flatMap((input) => each.inputs[input] ?? []);
    expect(leaks({ ...told, secrets: [...told.secrets, ...given] })).toEqual([]);
    expect(told.run.annotations.map((annotation) => annotation.message).join('\n')).toMatch(each.told);
  });
});
