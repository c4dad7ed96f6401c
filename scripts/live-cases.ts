// What the host serves: pushed everywhere, and the old certificate is still what clients get.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type SimulatedCertificate
} from '../simulator/scenario.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';
import { issueCertificate, makeAuthority, type ServerCertificate } from '../simulator/tls-authority.ts';
import { startTlsHost } from '../simulator/tls-hosts.ts';
import type { Case, Servers } from './cases.ts';
import { root } from './node24.mjs';

export const HOST = 'example.com';
const PRELOAD = pathToFileURL(join(root, 'simulator', 'dns-preload.ts')).href;

const now = Math.trunc(Date.now() / 1000) * 1000;
const renewedAt = now - 2 * DAY;

/** The three edges of a host, one after the other. */
type Edges = readonly [ServerCertificate, ServerCertificate, ServerCertificate];

function contents(): { ca: string; old: ServerCertificate; renewed: ServerCertificate } {
  const authority = makeAuthority('Example Issuing CA');
  const issue = (fromMs: number): ServerCertificate =>
    issueCertificate(authority, [HOST], { keyFamily: 'RSA', notBefore: fromMs, notAfter: fromMs + 200 * DAY });
  return { old: issue(now - 190 * DAY), renewed: issue(renewedAt), ca: authority.cert };
}

const { ca, old, renewed } = contents();

/** Of three edges the first has the renewed certificate. */
export const MIXED: Edges = [renewed, old, old];

function inScm(served: ServerCertificate, at: number): ReturnType<typeof aCertificate> {
  return aCertificate({
    id: scmId(at - HOUR),
    name: 'live',
    domain: HOST,
    sans: HOST,
    fingerprint: createHash('sha1').update(new X509Certificate(served.cert).raw).digest('hex'),
    issueTime: scmTime(at),
    notBefore: scmTime(at - HOUR),
    notAfter: scmTime(at + 200 * DAY),
    updatedAt: at,
    pushes: [aPush({ service: 'CDN', pushTime: at + DAY })]
  });
}

/** The certificate of the host before its renewal, as SCM has it. */
export const before = inScm(old, now - 190 * DAY);
export const after = inScm(renewed, renewedAt);

/** An account at SCM with these beside the host's, a host with three edges, and a name server that knows it. */
export function withEdges(edges: Edges, others: readonly SimulatedCertificate[] = []): () => Promise<Servers> {
  return async () => {
    await using starting = new AsyncDisposableStack();
    const folder = mkdtempSync(join(tmpdir(), 'live-case-'));
    starting.defer(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const trusted = join(folder, 'ca.pem');
    writeFileSync(trusted, ca);
    const simulator = await startSimulator({ certificates: [before, after, ...others] });
    starting.defer(() => simulator.close());
    const routes: Record<string, string> = {};
    for (const [index, certificate] of edges.entries()) {
      const host = starting.use(await startTlsHost({ kind: 'serves', certificates: [certificate] }));
      routes[`192.0.2.${index + 1}:443`] = host.endpoint;
    }
    const names = { [HOST]: edges.map((_, index) => `192.0.2.${index + 1}`) };
    const running = starting.move();
    return {
      inputs: {
        endpoint: simulator.url,
        'project-id': PROJECT_ID,
        'access-key-id': PERMANENT_KEY.accessKeyId,
        'secret-access-key': PERMANENT_KEY.secretAccessKey
      },
      env: { SIMULATED_NETWORK: JSON.stringify({ names, routes }), NODE_EXTRA_CA_CERTS: trusted },
      nodeArgs: ['--disable-warning=ExperimentalWarning', '--import', PRELOAD],
      [Symbol.asyncDispose]: () => running.disposeAsync()
    };
  };
}

const inputs = { 'cert-id': before.id, 'required-services': `CDN\nhttps://${HOST}` };

/** The demo of what hosts serve, red before the roll-out is through and green after it. */
export const LIVE_CASES: readonly Case[] = [
  {
    title: 'Pushed, not served',
    story:
      'The renewed certificate was pushed to the CDN, but two of three edges still serve the one that it replaced.',
    done: 'pushed everywhere, old one still served',
    start: withEdges(MIXED),
    inputs,
    expected: { exitCode: 1, result: 'stale' }
  },
  {
    title: 'Served',
    story: 'The same account and host, once the roll-out is through.',
    done: 'pushed everywhere, served everywhere',
    start: withEdges([renewed, renewed, renewed]),
    inputs,
    expected: { exitCode: 0, result: 'fresh' }
  }
];
