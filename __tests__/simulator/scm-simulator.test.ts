import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { callSigned, send, type Call, type Reply } from '../../simulator/official-client.ts';
import {
  aCertificate,
  DOMAIN_ID,
  MINUTE,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime
} from '../../simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/scm-simulator.ts';
import { officialSignature, officiallySignedHeaders, sdkDate } from '../../simulator/sdk-signer.ts';

const certificate = aCertificate();
const DETAIL = `/v3/scm/certificates/${certificate.id}`;
const HISTORY = `/v2/${PROJECT_ID}/scm/cert/${certificate.id}/push-history`;

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ certificates: [certificate] });
});

afterEach(() => simulator.close());

const call = (path: string, options?: Call): Promise<Reply> => callSigned(simulator, path, options);

function asToken(headers: Record<string, string> = {}): Record<string, string> {
  return { 'X-Auth-Token': simulator.scenario.authToken ?? '', 'X-Language': 'en-us', ...headers };
}

describe('authentication', () => {
  test('a request signed by the official SDK is accepted, whatever is in the query', async () => {
    expect(await call(DETAIL)).toMatchObject({ status: 200, body: { id: certificate.id } });
    expect((await call('/v3/scm/certificates?limit=50&content=a%20b%2F*~%E4%B8%80&offset=0')).status).toBe(200);
    expect(simulator.requests.every(({ authenticated }) => authenticated)).toBe(true);
  });

  test('a signature without the host is accepted: only X-Sdk-Date must be signed', async () => {
    const url = new URL(DETAIL, simulator.url);
    const headers = { 'X-Sdk-Date': sdkDate(Date.now()) };
    const { authorization } = await officialSignature({ method: 'GET', url, headers }, PERMANENT_KEY);
    expect(authorization).toContain('SignedHeaders=x-sdk-date,');
    const { status } = await send(url, { ...headers, 'X-Project-Id': PROJECT_ID, Authorization: authorization });
    expect(status).toBe(200);
  });

  test('a published test vector comes out of the oracle', async () => {
    const signed = await officialSignature(
      {
        method: 'GET',
        url: new URL('https://example.huaweicloud.com/path?limit=1'),
        headers: { 'X-Sdk-Date': '20060102T150405Z' }
      },
      { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' }
    );
    expect(signed.authorization).toContain('5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624');
  });

  test('a wrong secret key is refused with the canonical request in the message', async () => {
    const { status, body, headers } = await call(DETAIL, {
      credentials: { ...PERMANENT_KEY, secretAccessKey: 'another' }
    });
    expect(status).toBe(401);
    expect(body.error_code).toBe('APIGW.0301');
    expect(body.error_msg).toContain(`canonicalRequest:GET|${DETAIL}/||host:127.0.0.1:${simulator.port}|`);
    expect(body.request_id).toBe(headers.get('x-request-id'));
  });

  test('a header changed after signing is refused', async () => {
    const url = new URL(DETAIL, simulator.url);
    const signed = await officiallySignedHeaders(url, PERMANENT_KEY, { 'X-Project-Id': PROJECT_ID });
    expect((await send(url, { ...signed, 'X-Project-Id': 'another' })).status).toBe(401);
  });

  test('an unknown access key is named', async () => {
    const { status, body } = await call(DETAIL, { credentials: { ...PERMANENT_KEY, accessKeyId: 'UNKNOWNAK' } });
    expect(status).toBe(401);
    expect(body.error_msg).toBe('Incorrect IAM authentication information: ak UNKNOWNAK not exist');
  });

  test('no credential at all is refused', async () => {
    const { status, body } = await send(new URL(DETAIL, simulator.url), {});
    expect([status, body.error_code]).toEqual([401, 'APIGW.0301']);
  });

  test.each([
    [14 * MINUTE, 200],
    [-14 * MINUTE, 200],
    [16 * MINUTE, 401],
    [-16 * MINUTE, 401]
  ])('a clock %i ms off is answered with %i, and the Date header shows it', async (clockOffsetMs, expected) => {
    simulator.setScenario({ clockOffsetMs });
    const { status, headers } = await call(DETAIL);
    expect(status).toBe(expected);
    const shown = Date.parse(headers.get('date') ?? '') - Date.now();
    expect(Math.abs(shown - clockOffsetMs)).toBeLessThan(5000);
  });

  test('a temporary key needs its security token', async () => {
    const temporary = { ...PERMANENT_KEY, securityToken: 'the-token' };
    simulator.setScenario({ credentials: temporary });
    expect((await call(DETAIL)).status).toBe(401);
    expect((await call(DETAIL, { credentials: { ...temporary, securityToken: 'another' } })).status).toBe(401);
    expect((await call(DETAIL, { credentials: temporary })).status).toBe(200);
  });

  test('a token is accepted, another one is SCM.1000', async () => {
    const url = new URL(HISTORY, simulator.url);
    expect((await send(url, asToken())).status).toBe(200);
    expect(await send(url, asToken({ 'X-Auth-Token': 'another' }))).toMatchObject({
      status: 401,
      body: { error_code: 'SCM.1000' }
    });
  });

  test.each([
    ['another project in the header', DETAIL, { 'X-Project-Id': 'another' }],
    ['another project in the path', HISTORY.replace(PROJECT_ID, 'another'), {}]
  ])('%s is SCM.0002', async (_, path, headers) => {
    expect(await call(path, { headers })).toMatchObject({ status: 403, body: { error_code: 'SCM.0002' } });
  });

  test.each([
    ['neither project nor account', DETAIL, {}, 403],
    ['the account alone on v3', DETAIL, { 'X-Domain-Id': DOMAIN_ID }, 200],
    ['another account on v3', DETAIL, { 'X-Domain-Id': 'another' }, 403],
    ['the project and another account on v3', DETAIL, { 'X-Project-Id': PROJECT_ID, 'X-Domain-Id': 'another' }, 403],
    ['the account alone on v2', HISTORY, { 'X-Domain-Id': DOMAIN_ID }, 403]
  ])('a signed request that states %s', async (_, path, headers: Record<string, string>, expected) => {
    const url = new URL(path, simulator.url);
    const { status, body } = await send(url, await officiallySignedHeaders(url, PERMANENT_KEY, headers));
    expect(status).toBe(expected);
    expect(body.error_code).toBe(expected === 403 ? 'SCM.0002' : undefined);
  });
});

describe('certificates', () => {
  test.each([
    ['an unknown ID', scmId(1_500_000_000_000), 400, 'SCM.0020'],
    ["another tenant's ID", scmId(1_600_000_000_000), 400, 'SCM.0003'],
    ['an ID of another shape', 'short', 400, 'SCM.0008']
  ])('%s is refused', async (_, id, status, code) => {
    simulator.setScenario({ otherTenants: [scmId(1_600_000_000_000)] });
    expect(await call(`/v3/scm/certificates/${id}`)).toMatchObject({ status, body: { error_code: code } });
  });

  test('a message is Chinese unless English is asked for', async () => {
    const path = `/v3/scm/certificates/${scmId(1_500_000_000_000)}`;
    expect((await call(path, { headers: { 'X-Language': 'zh-cn' } })).body.error_msg).toBe('证书ID错误');
    expect((await call(path)).body.error_msg).toBe('Incorrect certificate ID.');
  });

  test.each([
    ['scm:cert:get', DETAIL],
    ['scm:pushHistory:list', HISTORY],
    ['scm:cert:list', '/v3/scm/certificates']
  ])('without %s the answer is 401 SCM.4002, and the others still answer', async (action, path) => {
    simulator.setScenario({ deny: [action] });
    for (const each of [DETAIL, HISTORY, '/v3/scm/certificates']) {
      expect((await call(each)).status).toBe(each === path ? 401 : 200);
    }
  });

  test.each([
    ['another path', '/v3/scm/certificate', 'GET'],
    ['another method', DETAIL, 'POST']
  ])('%s is not published, and recorded', async (_, path, method) => {
    expect(await call(path, { method })).toMatchObject({ status: 404, body: { error_code: 'APIGW.0101' } });
    expect(simulator.requests).toMatchObject([{ method, path, route: null, status: 404 }]);
  });

  test('with a path prefix only prefixed paths are published', async () => {
    simulator.setScenario({ pathPrefix: '/proxy/scm' });
    expect((await call(`/proxy/scm${DETAIL}`)).status).toBe(200);
    expect((await call(DETAIL)).status).toBe(404);
  });

  test('a time is written on the clock at +08:00 unless another is asked for', () => {
    expect(scmTime(Date.UTC(2026, 2, 31, 23, 59, 59))).toBe('2026-04-01 07:59:59.0');
    expect(scmTime(Date.UTC(2026, 2, 31, 23, 59, 59), 0)).toBe('2026-03-31 23:59:59.0');
  });

  test('fields of the detail can be replaced and dropped, and the whole be another value', async () => {
    simulator.setScenario({ certificates: [{ ...certificate, detailFields: { id: 'other', status: undefined } }] });
    const { body } = await call(DETAIL);
    expect(body).toMatchObject({ id: 'other' });
    expect(body).not.toHaveProperty('status');
    simulator.setScenario({ certificates: [{ ...certificate, rawDetail: null }] });
    expect((await call(DETAIL)).body).toBeNull();
  });
});

test.each([
  ['signature_algorithm', ['signature_algorithm']],
  ['signature_algrithm', ['signature_algrithm']],
  ['both', ['signature_algorithm', 'signature_algrithm']]
] as const)('the algorithm is spelled as scripted: %s', async (signatureAlgorithmField, names) => {
  simulator.setScenario({ signatureAlgorithmField });
  const row = (await call('/v3/scm/certificates')).body.certificates?.[0] ?? {};
  for (const fields of [{ ...(await call(DETAIL)).body }, row]) {
    expect(Object.keys(fields).filter((name) => name.startsWith('signature_'))).toEqual(names);
  }
});

test('the log counts what was open at one time, and starts anew when told to', async () => {
  simulator.setScenario({ latencyMs: { detail: 150 } });
  await Promise.all(Array.from({ length: 5 }, () => call(DETAIL)));
  expect(simulator.peakInFlight).toBe(5);
  expect(simulator.connections).toBe(5);
  simulator.resetLog();
  await call(HISTORY);
  expect(simulator).toMatchObject({ peakInFlight: 1, requests: [{ route: 'history', status: 200 }] });
});

test('requests on one connection count as one connection', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = asToken();
  const get = async (): Promise<void> => {
    const request = httpGet(new URL(DETAIL, simulator.url), { agent, headers });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response.resume(), 'end');
  };
  await Promise.all([get(), get(), get()]);
  agent.destroy();
  expect(simulator.requests.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  expect(simulator).toMatchObject({ connections: 1, peakInFlight: 1 });
});
