import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer as createHttpServer, get as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startConnectProxy, type ProxyOptions, type Tunnel } from '../../simulator/connect-proxy.ts';
import type { ScenarioOverrides } from '../../simulator/scenario.ts';
import { startSimulator, type SimulatorOptions } from '../../simulator/scm-simulator.ts';
import { makeTlsMaterial, type TlsMaterial } from '../../simulator/tls.ts';
import { expectProper } from './fault-check.ts';
import { Batch, CERTIFICATE, certificates, inputsFor, START_MS, type FaultRun, type Report } from './fault-run.ts';
import { runAction, type RunOptions } from './run-action.ts';

const HOST = 'scm.cn-north-4.myhuaweicloud.com';
const TIMEOUT_MS = 10_000;

/** Preloaded: every name leads to this machine, as an entry of a private DNS would. */
const RESOLVES_TO_LOOPBACK = [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    `import dns from 'node:dns';
     dns.lookup = (name, options, done) => {
       const found = { address: '127.0.0.1', family: 4 };
       process.nextTick(() => options.all ? done(null, [found]) : done(null, found.address, found.family));
     };`
  )}`
];

const folder = mkdtempSync(join(tmpdir(), 'trust-'));

function trusted(name: string, material: TlsMaterial): { tls: TlsMaterial; env: Record<string, string> } {
  const file = join(folder, `${name}.pem`);
  writeFileSync(file, material.ca);
  return { tls: material, env: { NODE_EXTRA_CA_CERTS: file } };
}

const good = trusted('good', makeTlsMaterial([HOST, '127.0.0.1']));
const batch = new Batch();

beforeAll(() => batch.run(), 240_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(url: string, options: RunOptions, ids?: string[]): Promise<FaultRun> {
  const inputs = { ...inputsFor(url, ids), timeout: '10s', ...options.inputs };
  const ended = await runAction({ timeoutMs: TIMEOUT_MS + START_MS, ...options, inputs });
  return { ...ended, requests: [], parsed: ended.report as Report | null };
}

/** A run against a simulator; `url` changes the endpoint that it is told. */
function direct(
  options: RunOptions = {},
  simulatorOptions: SimulatorOptions = {},
  url = (own: string): string => own,
  scenario: ScenarioOverrides = {}
): () => FaultRun {
  return batch.add(async () => {
    await using simulator = await startSimulator({ certificates: [CERTIFICATE], ...scenario }, simulatorOptions);
    return { ...(await run(url(simulator.url), options)), requests: simulator.requests };
  });
}

interface ProxiedRun extends FaultRun {
  tunnels: readonly Tunnel[];
  plainRequests: readonly string[];
  peakInFlight: number;
}

interface Proxied {
  /** The environment, told the proxy's URL. */
  env?: (proxy: string) => Record<string, string>;
  options?: RunOptions;
  proxy?: Partial<ProxyOptions>;
  /** Asks the simulator's port by its name instead of the default endpoint. */
  named?: boolean;
  count?: number;
}

function proxied({ env, options = {}, proxy = {}, named = false, count = 20 }: Proxied): () => ProxiedRun {
  return batch.add(async () => {
    await using simulator = await startSimulator({ certificates: certificates(count) }, { tls: good.tls });
    await using connectProxy = await startConnectProxy({ targetPort: simulator.port, ...proxy });
    const ids = simulator.scenario.certificates.map(({ id }) => id);
    const variables = { ...good.env, HTTPS_PROXY: connectProxy.url, ...env?.(connectProxy.url) };
    const endpoint = named ? `https://${HOST}:${simulator.port}` : '';
    const ended = await run(endpoint, { ...options, env: variables }, ids);
    const { requests, peakInFlight } = simulator;
    return {
      ...ended,
      requests,
      peakInFlight,
      tunnels: connectProxy.tunnels,
      plainRequests: connectProxy.plainRequests
    };
  });
}

function expectFailure(ended: FaultRun, code: string, message: RegExp): void {
  expect({ exitCode: ended.exitCode, result: ended.outputs['result'] }).toEqual({ exitCode: 1, result: 'error' });
  expectProper(ended);
  for (const { error } of ended.parsed?.certificates ?? []) {
    expect(error?.code).toBe(code);
    expect(error?.message).toMatch(message);
  }
  expect(ended.durationMs).toBeLessThan(TIMEOUT_MS + START_MS);
}

function expectFresh(ended: FaultRun): void {
  expect({ exitCode: ended.exitCode, result: ended.outputs['result'] }).toEqual({ exitCode: 0, result: 'fresh' });
  expectProper(ended);
}

function everything({ stdout, stderr, rawOutputs, summary, reportFile }: FaultRun): string {
  return JSON.stringify([stdout, stderr, rawOutputs, summary, reportFile]);
}

/** Without the warning about the HTTP client's old code, which has a test of its own. */
function quiet(ended: ProxiedRun): ProxiedRun {
  return { ...ended, stderr: ended.stderr.replace(/^\(node:\d+\) \[DEP0005\].*\n\(Use .*\n/m, '') };
}

describe('no connection', () => {
  const refused = batch.add(async () => {
    const simulator = await startSimulator();
    await simulator.close();
    return run(simulator.url, {});
  });
  const unresolved = batch.add(() => run('https://scm.does-not-exist.invalid', {}));
  const noTls = direct({}, {}, (url) => url.replace('http:', 'https:'));

  test('a connection refused is tried four times', () => {
    const ended = refused();
    expectFailure(ended, 'NETWORK', /ECONNREFUSED/);
    for (const attempt of [2, 3, 4]) expect(ended.stdout).toContain(`attempt ${attempt} of 4`);
    expect(ended.stdout).not.toContain('attempt 5');
  });

  test('a host name that does not exist', () => {
    const ended = unresolved();
    expectFailure(ended, 'NETWORK', /scm\.does-not-exist\.invalid/);
    expect(ended.parsed?.certificates[0]?.error?.hint).toContain('DNS');
  });

  test('an endpoint that speaks no TLS', () => {
    const ended = noTls();
    expectFailure(ended, 'NETWORK', /SSL|TLS|packet|EPROTO/i);
    expect(ended.requests).toEqual([]);
  });
});

describe('a slow answer', () => {
  // Preloaded: the HTTP client's own time-out of an idle socket, three minutes, passes fifty times as fast.
  const hurried = `import http from 'node:http';
     const { setTimeout } = http.ClientRequest.prototype;
     http.ClientRequest.prototype.setTimeout = function (ms, ...rest) { return setTimeout.call(this, ms / 50, ...rest); };`;
  const slow = direct(
    {
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(hurried)}`],
      inputs: { 'request-timeout': '5m', timeout: '10m' }
    },
    {},
    (url) => url,
    { latencyMs: 4_200 }
  );

  test('within request-timeout is waited for, past the three minutes of the HTTP client too', () => {
    expectFresh(slow());
    expect(slow().requests).toHaveLength(2);
  });
});

describe('TLS', () => {
  const unknown = direct({}, { tls: good.tls });
  const known = direct({ env: good.env }, { tls: good.tls });
  const unverified = ['0', 'false', 'no'].map(
    (value) => [value, direct({ env: { NODE_TLS_REJECT_UNAUTHORIZED: value } }, { tls: good.tls })] as const
  );
  const wrong = [
    ['for another host', makeTlsMaterial(['other.example']), /altnames/],
    ['that has expired', makeTlsMaterial(['127.0.0.1'], { notAfter: Date.now() - 60_000 }), /expired/],
    ['that is not valid yet', makeTlsMaterial(['127.0.0.1'], { notBefore: Date.now() + 3_600_000 }), /not yet valid/]
  ] as const;
  const refused = wrong.map(([name, material, message], index) => {
    const { tls, env } = trusted(`wrong-${index}`, material);
    return [name, message, direct({ env }, { tls })] as const;
  });

  test('a certificate of an unknown authority is refused before a request', () => {
    const ended = unknown();
    expectFailure(ended, 'NETWORK', /certificate/);
    expect(ended.parsed?.certificates[0]?.error?.hint).toContain('NODE_EXTRA_CA_CERTS');
    expect(ended.requests).toEqual([]);
  });

  test('a certificate of an authority in NODE_EXTRA_CA_CERTS is accepted', () => {
    expectFresh(known());
    expect(known().requests).toHaveLength(2);
  });

  test.each(unverified)('NODE_TLS_REJECT_UNAUTHORIZED=%s changes nothing', (_, ended) => {
    expectFailure(ended(), 'NETWORK', /certificate/);
    expect(ended().requests).toEqual([]);
  });

  test.each(refused)('a trusted certificate %s is refused before a request', (_, message, ended) => {
    expectFailure(ended(), 'NETWORK', message);
    expect(ended().requests).toEqual([]);
  });
});

describe('a proxy', () => {
  const bySpelling = ['HTTPS_PROXY', 'https_proxy'].map(
    (name) => [name, proxied({ env: (url) => ({ HTTPS_PROXY: '', [name]: url }) })] as const
  );
  const past = [HOST, HOST.toUpperCase(), '.myhuaweicloud.com', 'myhuaweicloud.com', `other.example, ${HOST}`, '*'].map(
    (bypass) =>
      [
        bypass,
        proxied({ env: () => ({ NO_PROXY: bypass }), named: true, options: { nodeArgs: RESOLVES_TO_LOOPBACK } })
      ] as const
  );
  const notPast = proxied({ env: () => ({ NO_PROXY: 'notmyhuaweicloud.com,example.com' }) });
  const withUser = proxied({
    env: (url) => ({ HTTPS_PROXY: url.replace('//', '//proxy-user:proxy-secret@'), RUNNER_DEBUG: '1' })
  });
  const unknownAuthority = [{}, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }].flatMap((variables) =>
    [1, 20].map(
      (count) => [count, variables, proxied({ env: () => ({ ...variables, NODE_EXTRA_CA_CERTS: '' }), count })] as const
    )
  );
  const refusing = [407, 403, 502].map(
    (status) =>
      [
        status,
        proxied({
          env: (url) => ({ HTTPS_PROXY: url.replace('//', '//proxy-user:proxy-secret@') }),
          proxy: { refuseWith: status }
        })
      ] as const
  );
  const gone = batch.add(async () => {
    const proxy = await startConnectProxy({ targetPort: 1 });
    await proxy.close();
    return run(
      '',
      { env: { HTTPS_PROXY: proxy.url } },
      certificates(20).map(({ id }) => id)
    );
  });
  const mute = [1, 20].map(
    (count) =>
      [
        count,
        batch.add(async () => {
          const server = createServer((socket) => socket.on('error', () => undefined));
          server.listen(0, '127.0.0.1');
          await once(server, 'listening');
          const { port } = server.address() as AddressInfo;
          try {
            return await run(
              '',
              {
                env: { HTTPS_PROXY: `http://127.0.0.1:${port}` },
                inputs: { 'request-timeout': '1s', timeout: '3s' }
              },
              certificates(count).map(({ id }) => id)
            );
          } finally {
            server.close();
          }
        })
      ] as const
  );
  const garbled = ['://', 'http://[', 'no such proxy'].map(
    (value) => [value, proxied({ env: () => ({ HTTPS_PROXY: value }) })] as const
  );
  const loopback = batch.add(async () => {
    await using simulator = await startSimulator({ certificates: [CERTIFICATE] });
    await using proxy = await startConnectProxy({ targetPort: simulator.port });
    const ended = await run(simulator.url, { env: { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url } });
    return { ...ended, seen: [...proxy.tunnels, ...proxy.plainRequests] };
  });

  test.each(bySpelling)('%s carries all requests in tunnels, and sees no credential', (_, get) => {
    const ended = get();
    expectFresh(ended);
    expect(ended.requests).toHaveLength(40);
    expect(ended.peakInFlight).toBeLessThanOrEqual(8);
    expect(ended.tunnels.length).toBeGreaterThan(0);
    expect(ended.plainRequests).toEqual([]);
    for (const { target, headers } of ended.tunnels) {
      expect(target).toBe(`${HOST}:443`);
      expect(Object.keys(headers).filter((name) => name.startsWith('x-') || name.includes('auth'))).toEqual([]);
    }
    for (const { headers } of ended.requests) expect(headers['host']).toBe(HOST);
  });

  test.each(past)('NO_PROXY=%s goes past it', (_, get) => {
    const ended = get();
    expectFresh(ended);
    expect([ended.requests.length, ended.tunnels.length]).toEqual([40, 0]);
  });

  test('NO_PROXY with other hosts does not go past it', () => {
    expectFresh(notPast());
    expect(notPast().tunnels.length).toBeGreaterThan(0);
  });

  test('a loopback endpoint goes past it', () => {
    expectFresh(loopback());
    expect(loopback().seen).toEqual([]);
  });

  test('user and password of a proxy go to the proxy and nowhere else', () => {
    const ended = quiet(withUser());
    expectFresh(ended);
    const expected = `Basic ${Buffer.from('proxy-user:proxy-secret').toString('base64')}`;
    for (const { headers } of ended.tunnels) expect(headers['proxy-authorization']).toBe(expected);
    for (const { headers } of ended.requests) expect(headers['proxy-authorization']).toBeUndefined();
    expect(everything(ended)).not.toContain('proxy-secret');
  });

  test.each(unknownAuthority)(
    '%d certificates, and a server of an unknown authority behind it, is refused with %j',
    (_count, _variables, get) => {
      expectFailure(get(), 'NETWORK', /certificate/);
      expect(get().requests).toEqual([]);
    }
  );

  test('user and password of a proxy bring no warning of Node into the log', () => {
    expect(withUser().stderr).toBe('');
  });

  test.each(refusing)('a proxy that answers %d is a failure of the network', (status, get) => {
    expectFailure(quiet(get()), 'NETWORK', new RegExp(String(status)));
    expect(get().requests).toEqual([]);
    expect(everything(get())).not.toContain('proxy-secret');
  });

  test('a proxy that is not there', () => {
    expectFailure(gone(), 'NETWORK', /ECONNREFUSED/);
  });

  test.each(mute)('%d certificates, and a proxy that never answers', (_, get) => {
    expectFailure(get(), 'TIMEOUT', /no (?:complete )?answer/);
    expect(get().durationMs).toBeLessThan(3_000 + START_MS);
  });

  test.each(garbled)('a variable that is no URL (%s) is a failure of the network, and no crash', (_, get) => {
    expectFailure(get(), 'NETWORK', /./);
    expect(get().requests).toEqual([]);
  });
});

describe('a server that closes idle connections', () => {
  /** Answers as the simulator does, but closes each connection under its second request, as one does that was idle for too long. */
  const closing = (tls: TlsMaterial | null): (() => FaultRun & { dropped: number }) =>
    batch.add(async () => {
      await using simulator = await startSimulator({ certificates: certificates(60) });
      const seen = new WeakSet<object>();
      let dropped = 0;
      const serve = (request: IncomingMessage, response: ServerResponse): void => {
        if (seen.has(request.socket)) {
          dropped += 1;
          request.socket.destroy();
          return;
        }
        seen.add(request.socket);
        const target = new URL(request.url ?? '', simulator.url);
        const { host = '' } = request.headers;
        const forwarded = forward(target, { headers: { ...request.headers, host } }, (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        });
        forwarded.end();
      };
      const server = tls === null ? createHttpServer(serve) : createHttpsServer(tls, serve);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      try {
        const ids = simulator.scenario.certificates.map(({ id }) => id);
        const scheme = tls === null ? 'http' : 'https';
        return { ...(await run(`${scheme}://127.0.0.1:${port}`, { env: good.env }, ids)), dropped };
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });

  const runs = [
    ['plain', closing(null)],
    ['under TLS', closing(good.tls)]
  ] as const;

  test.each(runs)('costs no attempt, whatever connections were reused, %s', (_, get) => {
    const ended = get();
    expectFresh(ended);
    expect(ended.dropped).toBeGreaterThan(8);
    expect(ended.stdout).not.toContain('attempt 2 of 4');
  });
});

describe('a redirect', () => {
  const redirected = [301, 302, 303, 307, 308].map(
    (status) =>
      [
        status,
        batch.add(async () => {
          await using elsewhere = await startSimulator({ certificates: [CERTIFICATE] });
          const location = `${elsewhere.url}/v3/scm/certificates/${CERTIFICATE.id}?token=private`;
          const faults: ScenarioOverrides['faults'] = [{ fault: { kind: 'redirect', status, location } }];
          await using simulator = await startSimulator({ certificates: [CERTIFICATE], faults });
          const ended = await run(simulator.url, {});
          const { requests, connections, port } = elsewhere;
          return { ...ended, requests: simulator.requests, elsewhere: { requests, connections, port } };
        })
      ] as const
  );

  test.each(redirected)('%d to another host: that host sees no connection', (_, get) => {
    const { elsewhere, ...ended } = get();
    expectFailure(ended, 'UNEXPECTED_RESPONSE', new RegExp(`a redirect to 127\\.0\\.0\\.1:${elsewhere.port},`));
    expect(everything(ended)).not.toContain('private');
    expect([elsewhere.requests, elsewhere.connections]).toEqual([[], 0]);
    expect(ended.requests).toHaveLength(2);
  });
});
