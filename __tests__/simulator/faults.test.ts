import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { connect as tlsConnect, type TLSSocket } from 'node:tls';
import { startConnectProxy } from '../../simulator/connect-proxy.ts';
import { bodyFault, gatewayFault, iamFault, serviceFault, throttledFault, type Fault } from '../../simulator/faults.ts';
import { aCertificate, PROJECT_ID } from '../../simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/scm-simulator.ts';
import { makeTlsMaterial } from '../../simulator/tls.ts';
import { readWire, type Transcript } from '../../simulator/wire-client.ts';

const certificate = aCertificate();
const DETAIL = `/v3/scm/certificates/${certificate.id}`;
const HISTORY = `/v2/${PROJECT_ID}/scm/cert/${certificate.id}/push-history`;
const TOKEN = { 'X-Auth-Token': 'the-token' };
const BLANK_LINE = '\r\n\r\n';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ certificates: [certificate], authToken: 'the-token' });
});

afterEach(() => simulator.close());

async function wire(fault: Fault, patienceMs?: number): Promise<Transcript> {
  simulator.setScenario({ faults: [{ fault }] });
  return readWire(new URL(DETAIL, simulator.url), TOKEN, patienceMs);
}

function bodyOf({ text }: Transcript): string {
  return text.slice(text.indexOf(BLANK_LINE) + BLANK_LINE.length);
}

async function get(path = DETAIL): Promise<Response> {
  return fetch(new URL(path, simulator.url), { headers: TOKEN, redirect: 'manual' });
}

describe('on the wire', () => {
  test.each([
    ['before-headers', /^$/, null],
    ['in-headers', /^HTTP\/1\.1 200 Scripted\r\n(?!.*\r\n\r\n)/s, null],
    ['after-headers', /\r\n\r\n$/, 200],
    ['in-body', /\r\n\r\n\{"id"/, 200]
  ] as const)('a reset %s comes there', async (when, received, status) => {
    const transcript = await wire({ kind: 'reset', when });
    expect(transcript.ending).toBe('reset');
    expect(transcript.text).toMatch(received);
    expect(simulator.requests).toMatchObject([{ status, fault: 'reset', authenticated: true }]);
  });

  test('a body cut with Content-Length is shorter than announced', async () => {
    const transcript = await wire({ kind: 'cut', framing: 'content-length', keep: 20 });
    expect(transcript.ending).toBe('fin');
    expect(Number(/Content-Length: (\d+)/.exec(transcript.text)?.[1])).toBeGreaterThan(500);
    expect(bodyOf(transcript)).toHaveLength(20);
  });

  test('a body cut in chunks lacks the last one', async () => {
    const transcript = await wire({ kind: 'cut', framing: 'chunked', keep: 20 });
    expect(transcript.ending).toBe('fin');
    expect(bodyOf(transcript)).toMatch(/^14\r\n.{20}\r\n$/);
  });

  test.each([
    ['before-headers', /^$/],
    ['after-headers', /\r\n\r\n$/],
    ['between-chunks', /\r\n\r\n[0-9a-f]+\r\n\{"id".*\r\n$/s]
  ] as const)('a hang %s leaves the connection open', async (when, received) => {
    const transcript = await wire({ kind: 'hang', when });
    expect(transcript.ending).toBe('open');
    expect(transcript.text).toMatch(received);
    expect(simulator.requests[0]?.endedAt).toBeNull();
  });

  test.each([
    ['headers', /X-Drip: x{3,}$/],
    ['body', /\r\n\r\n {3,}$/]
  ] as const)('a drip in the %s goes on', async (where, received) => {
    const transcript = await wire({ kind: 'drip', where, everyMs: 20 });
    expect(transcript.ending).toBe('open');
    expect(transcript.text).toMatch(received);
  });

  test('scripted bytes are all that is sent', async () => {
    const transcript = await wire({ kind: 'wire', bytes: 'SSH-2.0-OpenSSH\r\n', then: 'end' });
    expect(transcript).toEqual({ text: 'SSH-2.0-OpenSSH\r\n', ending: 'fin' });
  });

  test('bytes that are no text arrive as they are, from base64 too', async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x00]);
    const first = await wire(bodyFault(bytes));
    const second = await wire(bodyFault({ base64: Buffer.from(bytes).toString('base64') }));
    for (const each of [first, second]) expect(bodyOf(each)).toBe('3\r\n\xff\xfe\x00\r\n0\r\n\r\n');
  });
});

describe('as a client sees it', () => {
  test.each(['content-length', 'chunked', 'gzip'] as const)(
    'a body is over the cap by %s and valid JSON',
    async (by) => {
      simulator.setScenario({ faults: [{ fault: { kind: 'oversize', by } }] });
      const response = await get();
      const text = await response.text();
      expect(text).toHaveLength(2 * 1024 * 1024);
      expect(JSON.parse(text)).toMatchObject({ id: certificate.id });
      if (by === 'gzip') expect(Number(response.headers.get('content-length'))).toBeLessThan(10_000);
    }
  );

  test('a redirect goes where it is told to', async () => {
    simulator.setScenario({
      faults: [{ fault: { kind: 'redirect', location: 'https://elsewhere.example/x', status: 307 } }]
    });
    const response = await get();
    expect([response.status, response.headers.get('location')]).toEqual([307, 'https://elsewhere.example/x']);
  });

  test('a delay comes before the answer, or before another fault', async () => {
    simulator.setScenario({
      faults: [
        { match: { nth: [1] }, fault: { kind: 'delay', ms: 80 } },
        { match: { nth: [2] }, fault: { kind: 'delay', ms: 80, then: serviceFault(500, 'SCM.4001') } }
      ]
    });
    for (const expected of [200, 500]) {
      const started = performance.now();
      expect((await get()).status).toBe(expected);
      expect(performance.now() - started).toBeGreaterThan(70);
    }
  });

  test.each([
    ['the service', serviceFault(500, 'SCM.4001'), 500, { error_code: 'SCM.4001' }],
    ['the gateway', gatewayFault(403, 'APIG.0302'), 403, { error_code: 'APIG.0302', request_id: expect.any(String) }],
    ['IAM', iamFault(401), 401, { error: { code: 401, title: 'Unauthorized' } }],
    ['throttling', throttledFault('7'), 429, { error_code: 'APIG.0308' }]
  ])('a refusal has the shape of %s', async (_, fault, status, body) => {
    simulator.setScenario({ faults: [{ fault }] });
    const response = await get();
    expect(response.status).toBe(status);
    const received = (await response.json()) as { request_id?: string };
    expect(received).toMatchObject(body);
    if ('request_id' in received) expect(received.request_id).toBe(response.headers.get('x-request-id'));
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
  });

  test('a rule befalls the route, certificate and turn that it names', async () => {
    simulator.setScenario({
      faults: [
        { match: { route: 'history', nth: [1, 3] }, fault: serviceFault(503, 'APIGW.0613') },
        { match: { certId: certificate.id, from: 4 }, fault: serviceFault(500, 'SCM.4001') }
      ]
    });
    const statuses: number[] = [];
    for (const path of [HISTORY, DETAIL, HISTORY, HISTORY, HISTORY]) statuses.push((await get(path)).status);
    expect(statuses).toEqual([503, 200, 200, 503, 500]);
  });
});

describe('over TLS', () => {
  const material = makeTlsMaterial();

  async function statusOver(url: string, ca?: string, socket?: TLSSocket): Promise<number | string> {
    return new Promise((resolve) => {
      const request = httpsRequest(
        `${url}${DETAIL}`,
        {
          headers: TOKEN,
          ...(ca === undefined ? {} : { ca }),
          // A connection of one's own is used only where no agent is named.
          ...(socket === undefined ? { agent: false } : { createConnection: () => socket })
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        }
      );
      request.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code ?? error.message);
      });
      request.end();
    });
  }

  test('a client that trusts the authority is answered, another one turns away', async () => {
    await using secure = await startSimulator(
      { certificates: [certificate], authToken: 'the-token' },
      { tls: material }
    );
    expect(await statusOver(secure.url, material.ca)).toBe(200);
    expect(await statusOver(secure.url)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  test.each([
    ['another host', makeTlsMaterial(['scm.example.com']), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['a past time', makeTlsMaterial(undefined, { notAfter: Date.now() - 1000 }), 'CERT_HAS_EXPIRED']
  ])('a certificate for %s is refused', async (_, other, code) => {
    await using secure = await startSimulator({ authToken: 'the-token' }, { tls: other });
    expect(await statusOver(secure.url, other.ca)).toBe(code);
  });

  test('a reset reaches the client', async () => {
    await using secure = await startSimulator(
      { authToken: 'the-token', faults: [{ fault: { kind: 'reset', when: 'before-headers' } }] },
      { tls: material }
    );
    expect(await statusOver(secure.url, material.ca)).toBe('ECONNRESET');
  });

  test('the proxy records the target and leads the tunnel to the simulator', async () => {
    const named = makeTlsMaterial(['scm.example.com']);
    await using secure = await startSimulator({ certificates: [certificate], authToken: 'the-token' }, { tls: named });
    await using proxy = await startConnectProxy({ targetPort: secure.port });
    const tunnel = connect(proxy.port, '127.0.0.1');
    tunnel.write('CONNECT scm.example.com:443 HTTP/1.1\r\nHost: scm.example.com:443\r\n\r\n');
    await new Promise((resolve) => tunnel.once('data', resolve));
    const socket = tlsConnect({ socket: tunnel, servername: 'scm.example.com', ca: named.ca });
    expect(await statusOver('https://scm.example.com', named.ca, socket)).toBe(200);
    expect(proxy.tunnels.map(({ target }) => target)).toEqual(['scm.example.com:443']);
    expect(secure.requests).toHaveLength(1);
  });
});
