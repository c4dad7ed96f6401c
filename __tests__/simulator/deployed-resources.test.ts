// `POST /v3/scm/deployed-resources` as documented, and the lies that can be scripted about it.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { serviceFault } from '../../simulator/faults.ts';
import { callSigned, send, type Body, type Reply } from '../../simulator/official-client.ts';
import { aCertificate, aResource, PERMANENT_KEY, PROJECT_ID, scmId } from '../../simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/scm-simulator.ts';
import { officiallySignedHeaders } from '../../simulator/sdk-signer.ts';

const PATH = '/v3/scm/deployed-resources';
const UNKNOWN = scmId(1_500_000_000_000);
const cdn = aResource();
const waf = aResource({ service: 'WAF' });
const elb = aResource({ service: 'ELB', region: 'cn-east-3', name: null });
const used = aCertificate({ id: scmId(1_700_000_000_000), resources: [cdn, waf, elb] });
const idle = aCertificate({ id: scmId(1_700_000_000_001) });

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ certificates: [used, idle] });
});

afterEach(() => simulator.close());

const ask = (certificate_ids: unknown, service_names: unknown = ['ALL']): Promise<Reply> =>
  callSigned(simulator, PATH, { json: { certificate_ids, service_names } });

const region = (region_id: string, resources: unknown[], is_error = false): unknown => ({
  region_id,
  is_error,
  resources
});

const ids = (body: Body): (string | undefined)[] | undefined => body.results?.map((one) => one.certificate_id);

describe('what is true', () => {
  test('resources by service and region, and a certificate without any', async () => {
    const { status, body } = await ask([used.id, idle.id]);
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        {
          certificate_id: used.id,
          total_num: 3,
          deployed_resources: [
            {
              service: 'WAF',
              resource_num: 1,
              resource_location: 'region',
              region_resources: [region('cn-north-4', [{ resource_id: waf.id, resource_name: 'shop.example.com' }])]
            },
            {
              service: 'CDN',
              resource_num: 1,
              resource_location: 'global',
              region_resources: [region('global', [{ resource_id: cdn.id, resource_name: 'shop.example.com' }])]
            },
            {
              service: 'ELB',
              resource_num: 1,
              resource_location: 'region',
              region_resources: [region('cn-east-3', [{ resource_id: elb.id }])]
            }
          ]
        },
        { certificate_id: idle.id, total_num: 0, deployed_resources: [] }
      ]
    });
  });

  test('only the services that are asked for', async () => {
    const { body } = await ask([used.id], ['CDN', 'ELB']);
    expect(body.results?.[0]?.deployed_resources.map(({ service }) => service)).toEqual(['CDN', 'ELB']);
  });

  test('the request is recorded with its body and its certificates', async () => {
    await ask([used.id, idle.id]);
    expect(simulator.requests).toMatchObject([
      {
        route: 'deployed',
        certId: null,
        certIds: [used.id, idle.id],
        body: JSON.stringify({ certificate_ids: [used.id, idle.id], service_names: ['ALL'] })
      }
    ]);
  });
});

describe('what is refused', () => {
  it.each([
    ['no ID', [], ['ALL'], 'SCM.0005'],
    ['51 IDs', Array.from({ length: 51 }, (_, index) => scmId(index)), ['ALL'], 'SCM.0005'],
    ['IDs that are no list', 'scs1700000000000', ['ALL'], 'SCM.0005'],
    ['an ID that is no text', [7], ['ALL'], 'SCM.0005'],
    ['an ID of another shape', ['short'], ['ALL'], 'SCM.0008'],
    ['no service', [used.id], [], 'SCM.0005'],
    ['a service that is not documented', [used.id], ['Enhance_ELB'], 'SCM.0005']
  ])('%s', async (_, certificateIds, services, code) => {
    expect(await ask(certificateIds, services)).toMatchObject({ status: 400, body: { error_code: code } });
  });

  test('50 IDs are not', async () => {
    simulator.setScenario({ deployed: { unknownId: 'left-out' } });
    const many = Array.from({ length: 50 }, (_, index) => scmId(1_600_000_000_000 + index));
    expect((await ask(many)).status).toBe(200);
  });

  test('GET, which is not published', async () => {
    expect((await callSigned(simulator, PATH)).status).toBe(404);
  });

  test('a caller without scm:cert:deployed, with the message that IAM decodes', async () => {
    simulator.setScenario({ deny: ['scm:cert:deployed'] });
    const { status, body } = await ask([used.id]);
    expect({ status, code: body.error_code }).toEqual({ status: 401, code: 'SCM.4002' });
    expect(body.encoded_authorization_message).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  test('a body of more than a megabyte', async () => {
    const { status, body } = await callSigned(simulator, PATH, { json: { pad: 'x'.repeat(1024 * 1024) } });
    expect([status, body.error_code]).toEqual([413, 'APIGW.0201']);
    expect(simulator.requests[0]?.body).toBe('');
  });
});

describe('the signature covers the body', () => {
  const url = (): URL => new URL(PATH, simulator.url);
  const signed = (body: Uint8Array): Promise<Record<string, string>> =>
    officiallySignedHeaders(url(), PERMANENT_KEY, { 'X-Project-Id': PROJECT_ID }, 'POST', body);
  const question = JSON.stringify({ certificate_ids: [used.id], service_names: ['ALL'] });

  test('another body than the signed one is refused', async () => {
    const headers = await signed(Buffer.from(question));
    const other = Buffer.from(question.replace(used.id, idle.id));
    expect(await send(url(), headers, 'POST', other)).toMatchObject({
      status: 401,
      body: { error_code: 'APIGW.0301' }
    });
  });

  test('blanks and line ends count as they were sent', async () => {
    const spaced = Buffer.from(`${question.replaceAll(':', ': ')}\n`);
    expect((await send(url(), await signed(spaced), 'POST', spaced)).status).toBe(200);
    expect((await send(url(), await signed(Buffer.from(question)), 'POST', spaced)).status).toBe(401);
  });

  test('a signature for GET does not serve for POST', async () => {
    const headers = await officiallySignedHeaders(url(), PERMANENT_KEY, { 'X-Project-Id': PROJECT_ID });
    expect((await send(url(), headers, 'POST', Buffer.from(question))).status).toBe(401);
  });
});

describe('lies that can be scripted', () => {
  test.each([
    ['refused', 400],
    ['not-found', 404]
  ] as const)('an unknown ID is %s, with its whole batch', async (unknownId, status) => {
    simulator.setScenario({ deployed: { unknownId } });
    expect(await ask([used.id, UNKNOWN])).toMatchObject({ status, body: { error_code: 'SCM.0020' } });
    expect((await ask([used.id])).status).toBe(200);
  });

  test('an unknown ID is left out', async () => {
    simulator.setScenario({ deployed: { unknownId: 'left-out' } });
    expect(ids((await ask([used.id, UNKNOWN])).body)).toEqual([used.id]);
  });

  test('an ID of the account is absent', async () => {
    simulator.setScenario({ deployed: { absentIds: [used.id] } });
    expect(ids((await ask([used.id, idle.id])).body)).toEqual([idle.id]);
  });

  test('there are results for an ID that nobody asked for', async () => {
    simulator.setScenario({
      deployed: { extraResults: [{ certificate_id: UNKNOWN, total_num: 0, deployed_resources: [] }] }
    });
    expect(ids((await ask([used.id])).body)).toEqual([used.id, UNKNOWN]);
  });

  test('a region cannot be looked at, of one certificate', async () => {
    const errorRegions = [{ service: 'WAF', region: 'cn-north-4', certId: used.id }];
    simulator.setScenario({ deployed: { errorRegions } });
    const [first, second] = (await ask([used.id, idle.id], ['WAF'])).body.results ?? [];
    expect(first?.deployed_resources).toMatchObject([
      { resource_num: 0, region_resources: [region('cn-north-4', [], true)] }
    ]);
    expect(second?.deployed_resources).toEqual([]);
  });

  test('a list is shorter than its number', async () => {
    const resources = Array.from({ length: 130 }, (_, index) => aResource({ name: `n${index}.example.com` }));
    simulator.setScenario({ certificates: [{ ...used, resources }] });
    const listed = async (): Promise<unknown> => {
      const [part] = (await ask([used.id])).body.results?.[0]?.deployed_resources ?? [];
      const [first] = part?.['region_resources'] as { resources: unknown[] }[];
      return [part?.['resource_num'], first?.resources.length];
    };
    expect(await listed()).toEqual([130, 100]);
    simulator.setScenario({ deployed: { listAtMost: 3 } });
    expect(await listed()).toEqual([130, 3]);
    simulator.setScenario({ certificates: [{ ...used, resources, resourceNums: { CDN: 7 } }] });
    expect(await listed()).toEqual([7, 3]);
  });

  test('any name, and any value as result', async () => {
    const hostile = '::error::owned\n| `x` | @everyone';
    simulator.setScenario({
      certificates: [
        { ...used, resources: [aResource({ name: hostile })] },
        { ...idle, rawResources: null }
      ]
    });
    const [first, second] = (await ask([used.id, idle.id])).body.results ?? [];
    expect(JSON.stringify(first)).toContain(JSON.stringify(hostile));
    expect(second).toBeNull();
  });

  test('a fault befalls a batch with its certificate, and no other', async () => {
    const match = { route: 'deployed', certId: used.id } as const;
    simulator.setScenario({ faults: [{ match, fault: serviceFault(500, 'SCM.4001') }] });
    expect((await ask([idle.id, used.id])).status).toBe(500);
    expect((await ask([idle.id])).status).toBe(200);
  });
});
