// What required hosts cost: their handshakes share the pool with the requests, so they take no longer than it allows.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAction } from '../../__tests__/e2e/run-action.ts';
import { aCertificate, type SimulatedCertificate } from '../../simulator/scenario.ts';
import { issueCertificate, makeAuthority } from '../../simulator/tls-authority.ts';
import { startTlsHost } from '../../simulator/tls-hosts.ts';
import { root } from '../node24.mjs';
import { inputs, NOT_FOLLOWING, passed } from './account.ts';
import { atMost, median, type Bench, type Section } from './row.ts';

const COUNT = 40;
const HANDSHAKE_MS = 100;
const CONCURRENCY = 8;
const RUNS = 5;
const MOST = 1.3;
const PRELOAD = pathToFileURL(join(root, 'simulator', 'dns-preload.ts')).href;

interface Estate extends AsyncDisposable {
  /** How long a run takes that requires so many hosts, in milliseconds. */
  run(count: number): Promise<number>;
}

function hostName(index: number): string {
  return `edge${index}.example.com`;
}

/** Every host has an address of its own, which all lead to one server that takes its time before it shakes hands. */
async function startEstate({ simulator }: Bench): Promise<Estate> {
  await using starting = new AsyncDisposableStack();
  const authority = makeAuthority('Example Issuing CA');
  const served = issueCertificate(authority, ['*.example.com']);
  const certificate: SimulatedCertificate = aCertificate({
    domain: '*.example.com',
    sans: '*.example.com',
    signatureAlgorithm: 'SHA256WITHECDSA',
    fingerprint: createHash('sha1').update(new X509Certificate(served.cert).raw).digest('hex')
  });
  await simulator.serve({ certificates: [certificate], latencyMs: 0 });
  const host = starting.use(await startTlsHost({ kind: 'serves', certificates: [served], delayMs: HANDSHAKE_MS }));
  const folder = mkdtempSync(join(tmpdir(), 'bench-hosts-'));
  starting.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const trusted = join(folder, 'ca.pem');
  writeFileSync(trusted, authority.cert);
  const indexes = Array.from({ length: COUNT }, (_, index) => index);
  const network = {
    names: Object.fromEntries(indexes.map((index) => [hostName(index), [`192.0.2.${index}`]])),
    routes: Object.fromEntries(indexes.map((index) => [`192.0.2.${index}:443`, host.endpoint]))
  };
  const running = starting.move();
  const run = async (count: number): Promise<number> => {
    const required = indexes.slice(0, count).map((index) => `https://${hostName(index)}`);
    const more = { 'required-services': required.join('\n'), concurrency: String(CONCURRENCY), ...NOT_FOLLOWING };
    const ran = await runAction({
      inputs: inputs(simulator.url, [certificate], more),
      env: { SIMULATED_NETWORK: JSON.stringify(network), NODE_EXTRA_CA_CERTS: trusted },
      nodeArgs: ['--disable-warning=ExperimentalWarning', '--import', PRELOAD]
    });
    return passed(ran).durationMs;
  };
  return { run, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** What hosts add to a run with one, against what the pool would need for nothing but the waiting. */
export const measureHosts: Section = async (bench) => {
  await using estate = await startEstate(bench);
  const many: number[] = [];
  const one: number[] = [];
  // The first pair fills the file cache and is not counted.
  for (let nth = 0; nth <= RUNS; nth += 1) {
    const [manyMs, oneMs] = [await estate.run(COUNT), await estate.run(1)];
    if (nth === 0) continue;
    many.push(manyMs);
    one.push(oneMs);
  }
  const idealMs = Math.ceil(COUNT / CONCURRENCY) * HANDSHAKE_MS;
  const measuredMs = median(many) - median(one) + HANDSHAKE_MS;
  const what = `${COUNT} hosts with handshakes of ${HANDSHAKE_MS} ms at concurrency ${CONCURRENCY}`;
  const told = `${measuredMs.toFixed(0)} ms / ${idealMs} ms`;
  return [atMost(`${what}, against the pool's ideal (${told})`, measuredMs / idealMs, MOST)];
};
