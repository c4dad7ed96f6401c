// Runs the bundle against hosts of its own: TLS servers with real certificates, and a preload in place of DNS.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aCertificate, DAY, HOUR, scmId, scmTime, type SimulatedCertificate } from '../../simulator/scenario.ts';
import {
  issueCertificate,
  makeAuthority,
  type KeyFamily,
  type ServerCertificate
} from '../../simulator/tls-authority.ts';
import { startTlsHost, type HostBehaviour, type TlsHost } from '../../simulator/tls-hosts.ts';
import type { SimulatedNetwork } from '../../simulator/dns-preload.ts';
import { root } from '../../scripts/node24.mjs';
import { NOW, observe, type Observed, type Trial } from './observe.ts';

export const HOST = 'www.example.com';

const PRELOAD = pathToFileURL(join(root, 'simulator', 'dns-preload.ts')).href;

export const rootAuthority = makeAuthority('Example Root CA');
export const intermediate = makeAuthority('Example Issuing CA', 'ECDSA', rootAuthority);

/** A server certificate with its intermediate, as a server should send it. */
export function issue(
  hosts: readonly string[],
  options: Parameters<typeof issueCertificate>[2] = {}
): ServerCertificate {
  const leaf = issueCertificate(intermediate, hosts, options);
  return { ...leaf, cert: leaf.cert + intermediate.cert };
}

/** The same without the intermediate. */
export function withoutChain({ key, cert }: ServerCertificate): ServerCertificate {
  return { key, cert: new X509Certificate(cert).toString() };
}

/** SHA-1 of the leaf, as SCM gives it. */
export function fingerprintOf({ cert }: ServerCertificate): string {
  return createHash('sha1').update(new X509Certificate(cert).raw).digest('hex');
}

/** The certificate in SCM whose content is served, renewed `daysAgo`. */
export function inScm(
  served: ServerCertificate,
  domain: string,
  daysAgo = 3,
  over: Partial<SimulatedCertificate> & { keyFamily?: KeyFamily } = {}
): SimulatedCertificate {
  const { keyFamily = 'ECDSA', ...fields } = over;
  const at = NOW - daysAgo * DAY;
  return aCertificate({
    id: scmId(at - HOUR),
    name: domain,
    domain,
    sans: domain,
    signatureAlgorithm: keyFamily === 'ECDSA' ? 'SHA256WITHECDSA' : 'SHA256WITHRSA',
    fingerprint: fingerprintOf(served),
    issueTime: scmTime(at),
    notBefore: scmTime(at - HOUR),
    notAfter: scmTime(at + 200 * DAY),
    updatedAt: at,
    pushes: [],
    ...fields
  });
}

export interface LiveTrial extends Omit<Trial, 'nodeArgs'> {
  /** What the addresses of HOST do: 192.0.2.1, 192.0.2.2 and so on. */
  readonly edges?: readonly HostBehaviour[];
  /** Names, or routes, beside those of the edges. */
  readonly network?: SimulatedNetwork;
}

export interface LiveRun extends Observed {
  readonly hosts: readonly TlsHost[];
}

/** Makes one run that requires HOST, whose CA is trusted. */
export async function observeLive({
  edges = [],
  network = {},
  inputs = {},
  env = {},
  ...trial
}: LiveTrial): Promise<LiveRun> {
  const hosts = await Promise.all(edges.map(startTlsHost));
  const folder = mkdtempSync(join(tmpdir(), 'live-run-'));
  try {
    const trusted = join(folder, 'root.pem');
    writeFileSync(trusted, rootAuthority.cert);
    const address = (index: number): string => `192.0.2.${index + 1}`;
    const simulated: SimulatedNetwork = {
      names: { [HOST]: hosts.map((_, index) => address(index)), ...network.names },
      routes: {
        ...Object.fromEntries(hosts.map(({ endpoint }, index) => [`${address(index)}:443`, endpoint])),
        ...network.routes
      }
    };
    const run = await observe({
      ...trial,
      inputs: { 'required-services': `https://${HOST}`, ...inputs },
      nodeArgs: ['--disable-warning=ExperimentalWarning', '--import', PRELOAD],
      env: { SIMULATED_NETWORK: JSON.stringify(simulated), NODE_EXTRA_CA_CERTS: trusted, ...env }
    });
    return { ...run, hosts };
  } finally {
    await Promise.all(hosts.map((host) => host.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}
