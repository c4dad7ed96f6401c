// What required hosts cost: their handshakes share the pool with the requests, so they take no longer than it allows.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAction } from '../__tests__/e2e/run-action.ts';
import { aCertificate, PERMANENT_KEY, PROJECT_ID, type SimulatedCertificate } from '../simulator/scenario.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';
import { issueCertificate, makeAuthority } from '../simulator/tls-authority.ts';
import { startTlsHost } from '../simulator/tls-hosts.ts';
import { root } from './node24.mjs';

const HOSTS = { count: 40, handshakeMs: 100, concurrency: 8, runs: 5, target: 1.3 };
const PRELOAD = pathToFileURL(join(root, 'simulator', 'dns-preload.ts')).href;

/** A line of the bench: what was measured, and whether it is good enough. */
export interface HostRow {
  what: string;
  measured: string;
  target: string;
  ok: boolean;
}

interface Estate extends AsyncDisposable {
  /** How long a run takes that requires so many hosts, in milliseconds. */
  run(count: number): Promise<number>;
}

function hostName(index: number): string {
  return `edge${index}.example.com`;
}

/** Every host has an address of its own, which all lead to one server that takes its time before it shakes hands. */
async function startEstate(): Promise<Estate> {
  await using starting = new AsyncDisposableStack();
  const authority = makeAuthority('Example Issuing CA');
  const served = issueCertificate(authority, ['*.example.com']);
  const certificate: SimulatedCertificate = aCertificate({
    domain: '*.example.com',
    sans: '*.example.com',
    signatureAlgorithm: 'SHA256WITHECDSA',
    fingerprint: createHash('sha1').update(new X509Certificate(served.cert).raw).digest('hex')
  });
  const simulator = await startSimulator({ certificates: [certificate] });
  starting.defer(() => simulator.close());
  const { handshakeMs } = HOSTS;
  const host = starting.use(await startTlsHost({ kind: 'serves', certificates: [served], delayMs: handshakeMs }));
  const folder = mkdtempSync(join(tmpdir(), 'bench-hosts-'));
  starting.defer(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const trusted = join(folder, 'ca.pem');
  writeFileSync(trusted, authority.cert);
  const indexes = Array.from({ length: HOSTS.count }, (_, index) => index);
  const network = {
    names: Object.fromEntries(indexes.map((index) => [hostName(index), [`192.0.2.${index}`]])),
    routes: Object.fromEntries(indexes.map((index) => [`192.0.2.${index}:443`, host.endpoint]))
  };
  const running = starting.move();
  const run = async (count: number): Promise<number> => {
    const { exitCode, durationMs, stdout } = await runAction({
      inputs: {
        'cert-id': certificate.id,
        'project-id': PROJECT_ID,
        'required-services': indexes
          .slice(0, count)
          .map((index) => `https://${hostName(index)}`)
          .join('\n'),
        'access-key-id': PERMANENT_KEY.accessKeyId,
        'secret-access-key': PERMANENT_KEY.secretAccessKey,
        'follow-renewals': 'false',
        concurrency: String(HOSTS.concurrency),
        endpoint: simulator.url
      },
      env: { SIMULATED_NETWORK: JSON.stringify(network), NODE_EXTRA_CA_CERTS: trusted },
      nodeArgs: ['--disable-warning=ExperimentalWarning', '--import', PRELOAD]
    });
    // A run that failed would be quick and worthless.
    if (exitCode !== 0) throw new Error(`the run ended with ${exitCode ?? 'no status'}:\n${stdout.slice(-2000)}`);
    return durationMs;
  };
  return { run, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** Measures what hosts add to a run with one, against what the pool would need for nothing but the waiting. */
export async function hostRows(): Promise<HostRow[]> {
  const { count, handshakeMs, concurrency, runs, target } = HOSTS;
  await using estate = await startEstate();
  const many: number[] = [];
  const one: number[] = [];
  // The first pair fills the file cache and is not counted.
  for (let nth = 0; nth <= runs; nth += 1) {
    const [manyMs, oneMs] = [await estate.run(count), await estate.run(1)];
    if (nth === 0) continue;
    many.push(manyMs);
    one.push(oneMs);
  }
  const idealMs = Math.ceil(count / concurrency) * handshakeMs;
  const measuredMs = median(many) - median(one) + handshakeMs;
  const ratio = measuredMs / idealMs;
  const what = `${count} hosts with handshakes of ${handshakeMs} ms at concurrency ${concurrency}`;
  return [
    {
      what: `${what}, against the pool's ideal (${measuredMs.toFixed(0)} ms / ${idealMs} ms)`,
      measured: ratio.toFixed(2),
      target: `≤ ${target}`,
      ok: ratio <= target
    }
  ];
}
