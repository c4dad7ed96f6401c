import { beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PERSONAL_DATA } from '../../simulator/certificate-bodies.ts';
import type { SimulatedRequest } from '../../simulator/scm-simulator.ts';
import { ALL_CASES, KEY_CASES, REDIRECT_CASES, STATUS_CASES } from './fault-cases.ts';
import { leaks, waysOut, type Told } from './leaks.ts';
import { Batch, CERTIFICATE, inputsFor, runCase, type FaultCase, type FaultRun } from './fault-run.ts';
import { JOB_TOKEN, runAction, type RunOptions } from './run-action.ts';

// Of the alphabet that Huawei uses, and nothing that another text could hold by chance.
const ACCESS_KEY = 'QZSECRETACCESSKEY0X1';
const SECRET_KEY = 'qzSecretKeyOfFortyCharactersNeverSeen0X2';
const SECURITY_TOKEN = 'ggqZSecurityTokenNeverSeen/+0X3-_.eyJhY2Nlc3Mi==';
const AUTH_TOKEN = 'MIIqZIamTokenNeverSeen/+0X4-_.MIIRSwYJKoZIhvcNAQcC==';

const KINDS = [
  ['a permanent key', { 'access-key-id': ACCESS_KEY, 'secret-access-key': SECRET_KEY }],
  [
    'a temporary key',
    { 'access-key-id': ACCESS_KEY, 'secret-access-key': SECRET_KEY, 'security-token': SECURITY_TOKEN }
  ],
  ['a token', { 'access-key-id': '', 'secret-access-key': '', 'auth-token': AUTH_TOKEN }]
] as [string, Record<string, string>][];

/** Retries at once: what is told of them is the same. */
const AT_ONCE = ['--import', 'data:text/javascript,Math.random=()=>0;'];
const DEBUG = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' };

const batch = new Batch();

beforeAll(() => batch.run(), 240_000);

/** The credentials of a run, and what was made of them on the wire. */
function secretsOf(inputs: Record<string, string>, requests: readonly Pick<SimulatedRequest, 'headers'>[]): string[] {
  const given = ['access-key-id', 'secret-access-key', 'security-token', 'auth-token'].map(
    (name) => inputs[name] ?? ''
  );
  const signatures = requests.flatMap(({ headers }) => {
    const { authorization = '' } = headers;
    return [authorization, /Signature=(\w+)/.exec(authorization)?.[1] ?? ''];
  });
  return [...new Set([...given, ...signatures])].filter((secret) => secret !== '');
}

function expectMaskedFirst({ run, secrets }: Told): void {
  const lines = run.stdout.split('\n');
  const masks = lines.filter((line) => line.startsWith('::add-mask::'));
  // Before the settings are printed, which is before the first request.
  expect(lines.slice(0, masks.length)).toEqual(masks);
  const own = secrets.filter((secret) => !/^[0-9a-f]{64}$|^SDK-HMAC/.test(secret));
  expect(run.masks.toSorted()).toEqual([...own, JOB_TOKEN].toSorted());
}

function expectNothingPersonal({ run }: Told): void {
  const everything = Object.values(waysOut(run)).join('\n').toLowerCase();
  const told = Object.values(PERSONAL_DATA).filter((value) => everything.includes(value.toLowerCase()));
  expect(told).toEqual([]);
  for (const field of ['contact', 'applicant', 'authentification', 'record_value', 'company']) {
    expect(everything).not.toContain(field);
  }
}

// ---- Every fault ----

describe.each(KINDS)('with %s', (kind, credentials) => {
  const { 'access-key-id': accessKeyId = '', 'secret-access-key': secretAccessKey = '' } = credentials;
  const securityToken = credentials['security-token'];
  const known = {
    credentials:
      accessKeyId === ''
        ? null
        : { accessKeyId, secretAccessKey, ...(securityToken === undefined ? {} : { securityToken }) },
    authToken: AUTH_TOKEN
  };
  // A temporary key has most to hide and goes through everything; the others differ from it by a header.
  const all = kind === 'a temporary key' ? ALL_CASES : [...KEY_CASES, ...REDIRECT_CASES, ...STATUS_CASES];
  // Of a key only: the token has no clock.
  const isOfKey = ({ inputs = {}, scenario }: FaultCase): boolean =>
    'access-key-id' in inputs || 'secret-access-key' in inputs || scenario?.clockOffsetMs !== undefined;
  const cases = all.filter((each) => kind !== 'a token' || !isOfKey(each));
  const wrongToken: FaultCase = {
    name: 'a wrong token',
    faults: () => [],
    inputs: { 'auth-token': 'MIIqZAnotherTokenNeverSeen0X5' },
    code: 'AUTH_REJECTED',
    requests: [0, 1]
  };
  const runs = [...cases, ...(kind === 'a token' ? [wrongToken] : [])].map(
    (each) =>
      [
        each.name,
        each,
        batch.add(async (): Promise<Told & { requests: FaultRun['requests'] }> => {
          const inputs = { ...credentials, ...each.inputs };
          const run = await runCase(each, { env: DEBUG, nodeArgs: AT_ONCE, inputs, scenario: known });
          return { run, requests: run.requests, secrets: secretsOf(inputs, run.requests) };
        })
      ] as const
  );

  test.each(runs)('%s: no secret and nothing personal gets out', (_, each, get) => {
    const told = get();
    expect(leaks(told)).toEqual([]);
    expectMaskedFirst(told);
    expectNothingPersonal(told);
    // The run has met what the case is about.
    expect(told.run.exitCode).toBe(each.exitCode ?? (each.code === null ? 0 : 1));
    // The secrets were in use, and no secret was sent that is not needed.
    for (const { headers } of told.requests) {
      const sent = JSON.stringify(headers);
      expect(sent).not.toContain(SECRET_KEY);
      expect(headers['x-auth-token'] === undefined).toBe(kind !== 'a token');
      expect(headers['x-security-token'] === undefined).toBe(kind !== 'a temporary key');
    }
    expect(told.run.debug.length).toBeGreaterThan(0);
  });
});

// ---- A server that gives back what it was given ----

type Echo = (request: IncomingMessage, response: ServerResponse) => void;

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function said({ rawHeaders, url = '' }: IncomingMessage): string {
  const lines = rawHeaders.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\n`));
  return `GET ${url}\n${lines.join('')}`;
}

/** What of the credentials is on the wire. */
function credentialsIn({ headers }: IncomingMessage): string[] {
  return ['authorization', 'x-security-token', 'x-auth-token'].flatMap((name) => headers[name] ?? []);
}

/** What the server knows beside: the key and the secret that are on file. */
const ON_FILE = `${ACCESS_KEY} ${SECRET_KEY} ${SECURITY_TOKEN} ${AUTH_TOKEN}`;

const STATUSES = [200, 400, 401, 429, 500];

const ECHOES: [string, Echo][] = [
  ...STATUSES.flatMap((status): [string, Echo][] => [
    [
      `the request in error_msg with ${status}`,
      (request, response) => {
        json(response, status, { error_code: 'SCM.0005', error_msg: said(request), request_id: said(request) });
      }
    ],
    [
      `only the credentials in error_msg with ${status}`,
      (request, response) => {
        json(response, status, { error_code: 'APIGW.0106', error_msg: credentialsIn(request).join(' ') });
      }
    ],
    [
      `the signature alone in error_msg with ${status}`,
      (request, response) => {
        json(response, status, { error_code: 'APIGW.0106', error_msg: signatureOf(request) });
      }
    ],
    [
      `what is on file in error_msg with ${status}`,
      (_, response) => {
        json(response, status, { error_code: 'SCM.0005', error_msg: `${'x'.repeat(150)} ${ON_FILE}` });
      }
    ]
  ]),
  [
    'the request in IAM form',
    (request, response) => {
      json(response, 400, { error: { code: credentialsIn(request)[0], message: said(request), title: said(request) } });
    }
  ],
  [
    'the credentials in error_code',
    (request, response) => {
      json(response, 400, { error_code: credentialsIn(request).at(-1), error_msg: '' });
    }
  ],
  [
    'the access key in error_code',
    (_, response) => {
      json(response, 400, { error_code: ACCESS_KEY, error_msg: '' });
    }
  ],
  [
    'the credentials in the header of the request ID',
    (request, response) => {
      json(
        response,
        400,
        { error_code: 'SCM.0005', error_msg: '' },
        { 'X-Request-Id': credentialsIn(request).join(' ') }
      );
    }
  ],
  [
    'the signature in the header of the request ID of a good answer',
    (request, response) => {
      json(response, 200, {}, { 'X-Request-Id': signatureOf(request) || credentialsIn(request).join(' ') });
    }
  ],
  [
    'the credentials in the target of a redirect',
    (request, response) => {
      const query = encodeURIComponent(credentialsIn(request).join(' '));
      response.writeHead(302, { Location: `https://other.example/${query}?${query}#${query}` }).end();
    }
  ],
  [
    'the access key in the host of a redirect',
    (_, response) => {
      response.writeHead(302, { Location: `https://${ACCESS_KEY}.other.example/` }).end();
    }
  ],
  [
    'the secret key as user of a redirect',
    (_, response) => {
      response.writeHead(302, { Location: `https://${SECRET_KEY}:${ACCESS_KEY}@other.example/` }).end();
    }
  ],
  [
    'the credentials in Retry-After, Date and Content-Encoding',
    (request, response) => {
      const value = credentialsIn(request).join(' ');
      response.writeHead(429, { 'Retry-After': value, Date: value, 'Content-Encoding': value }).end();
    }
  ],
  [
    'the credentials in the status line',
    (request, response) => {
      response.writeHead(418, credentialsIn(request).join(' ')).end();
    }
  ],
  [
    'the credentials in every field of a good answer',
    (request, response) => {
      const text = `${credentialsIn(request).join(' ')} ${ON_FILE}`;
      const isDetail = request.url?.startsWith('/v3/') === true;
      const detail = {
        ...{ id: CERTIFICATE.id, name: text, domain: text, sans: text, status: text, fingerprint: text },
        ...{ issue_time: CERTIFICATE.issueTime, not_before: null, not_after: CERTIFICATE.notAfter }
      };
      const record = { push_time: '1556257820000', push_service: text, push_remote_project: text };
      json(response, 200, isDetail ? detail : { push_history_list: Array.from({ length: 10 }, () => record) });
    }
  ],
  [
    'each credential as a field of a good answer',
    (request, response) => {
      const isDetail = request.url?.startsWith('/v3/') === true;
      const detail = {
        ...{ id: CERTIFICATE.id, name: SECRET_KEY, domain: '', sans: ACCESS_KEY, status: SECURITY_TOKEN },
        ...{ issue_time: null, not_before: null, not_after: null }
      };
      const signature = signatureOf(request) || AUTH_TOKEN;
      const record = { push_time: '1556257820000', push_service: signature, push_remote_project: AUTH_TOKEN };
      json(response, 200, isDetail ? detail : { push_history_list: Array.from({ length: 10 }, () => record) });
    }
  ],
  [
    'the credentials in a time that cannot be read',
    (request, response) => {
      const text = credentialsIn(request).join(' ');
      json(response, 200, { id: text, issue_time: text, not_before: text, not_after: text, push_history_list: [text] });
    }
  ],
  [
    'the request as HTML',
    (request, response) => {
      response.writeHead(502, { 'Content-Type': 'text/html' }).end(`<pre>${said(request)}</pre>`);
    }
  ],
  [
    'the request in place of HTTP',
    (request, response) => {
      response.socket?.end(said(request));
    }
  ]
];

function signatureOf({ headers }: IncomingMessage): string {
  return /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1] ?? '';
}

async function againstEcho(echo: Echo, credentials: Record<string, string>, more: RunOptions): Promise<Told> {
  const requests: { headers: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    requests.push({ headers: { authorization: request.headers.authorization ?? '' } });
    echo(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const inputs = { ...inputsFor(`http://127.0.0.1:${port}`), ...credentials };
    const run = await runAction({ env: DEBUG, nodeArgs: AT_ONCE, ...more, inputs });
    expect(requests.length).toBeGreaterThan(0);
    return { run, secrets: secretsOf(inputs, requests) };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe.each(KINDS.slice(1))('a server that gives back %s', (_kind, credentials) => {
  const runs = ECHOES.map(([name, echo]) => [name, batch.add(() => againstEcho(echo, credentials, {}))] as const);

  test.each(runs)('as %s: no secret gets out', (_, get) => {
    const told = get();
    expect(leaks(told)).toEqual([]);
    expectMaskedFirst(told);
    expect(told.run.exitCode).toBe(1);
  });
});

// ---- Credentials that are not used ----

describe('credentials that end a run before it begins', () => {
  const both = { 'access-key-id': ACCESS_KEY, 'secret-access-key': SECRET_KEY, 'auth-token': AUTH_TOKEN };
  const contradictions: [string, Record<string, string>][] = [
    ['a key and a token', both],
    ['half a key', { 'access-key-id': '', 'secret-access-key': SECRET_KEY }],
    ['the other half', { 'access-key-id': ACCESS_KEY, 'secret-access-key': '' }],
    ['a security token alone', { 'access-key-id': '', 'secret-access-key': '', 'security-token': SECURITY_TOKEN }],
    ['a line break', { 'access-key-id': ACCESS_KEY, 'secret-access-key': `${SECRET_KEY}\nx` }],
    ['another alphabet', { 'access-key-id': ACCESS_KEY, 'secret-access-key': `${SECRET_KEY}ü` }]
  ];
  const runs = contradictions.map(
    ([name, inputs]) =>
      [
        name,
        batch.add(async (): Promise<Told> => {
          const run = await runCase({ faults: () => [], inputs }, { env: DEBUG });
          return { run, secrets: secretsOf(inputs, []) };
        })
      ] as const
  );
  const environments: [string, Record<string, string>][] = [
    ['Huawei’s action', { HUAWEI_CLOUD_ACCESS_KEY_ID: ACCESS_KEY, HUAWEI_CLOUD_SECRET_ACCESS_KEY: SECRET_KEY }],
    ['the SDK', { HUAWEICLOUD_SDK_AK: ACCESS_KEY, HUAWEICLOUD_SDK_SK: SECRET_KEY }],
    ['Terraform', { HW_ACCESS_KEY: ACCESS_KEY, HW_SECRET_KEY: SECRET_KEY, HW_SECURITY_TOKEN: SECURITY_TOKEN }]
  ];
  const unused = environments.map(
    ([name, env]) =>
      [
        name,
        batch.add(async (): Promise<Told> => {
          // Beaten by the inputs, and still within reach of an error message.
          const run = await runCase({ faults: () => [] }, { env: { ...DEBUG, ...env } });
          return { run, secrets: [...Object.values(env), ...secretsOf(inputsFor(''), run.requests)] };
        })
      ] as const
  );
  const endpoint = batch.add(async (): Promise<Told> => {
    const url = `https://qzUserNameNeverSeen:${SECRET_KEY}@scm.example/?token=${SECURITY_TOKEN}`;
    const run = await runCase({ faults: () => [], inputs: { endpoint: url } }, { env: DEBUG });
    return { run, secrets: [SECRET_KEY, SECURITY_TOKEN, 'qzUserNameNeverSeen'] };
  });

  test.each(runs)('(%s) are masked and not told', (_, get) => {
    const told = get();
    expect(told.run.exitCode).toBe(1);
    expect(leaks(told)).toEqual([]);
  });

  test.each(unused)('of the environment of %s are masked before anything else', (_, get) => {
    const told = get();
    expect(told.run.exitCode).toBe(0);
    expect(leaks(told)).toEqual([]);
    expectMaskedFirst(told);
  });

  test('in an endpoint are not told', () => {
    const told = endpoint();
    expect(told.run.exitCode).toBe(1);
    expect(leaks(told)).toEqual([]);
  });
});
