// An account that can answer every question, and a host that serves one of its certificates.
import { X509Certificate } from 'node:crypto';
import type { Finding } from '../../live-check/finding.ts';
import { openAccess } from '../../live-check/asking.ts';
import { readOptions, type Options } from '../../live-check/options.ts';
import { askEverything } from '../../live-check/questions.ts';
import {
  aCertificate,
  aPush,
  aResource,
  DAY,
  HOUR,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/scm-simulator.ts';
import { makeTlsMaterial } from '../../simulator/tls.ts';

const NOW = Math.trunc(Date.now() / 1000) * 1000;
const VALIDITY = { notBefore: NOW - 31 * DAY, notAfter: NOW + 100 * DAY };
const MATERIAL = makeTlsMaterial(['localhost'], VALIDITY);

/** SHA-1 of what the host serves, as SCM writes it. */
const FINGERPRINT = new X509Certificate(MATERIAL.cert).fingerprint.replaceAll(':', '').toLowerCase();

/** How SCM's documentation, or a reading of it, leaves things open. */
export interface Behaviour {
  /** Minutes east of UTC that SCM's times are shown at. */
  zone?: number;
  /** Replaces fields of all certificates. */
  every?: Partial<SimulatedCertificate>;
  /** Replaces fields of the certificate that the host serves. */
  served?: Partial<SimulatedCertificate>;
  /** Replaces fields of the certificate that nobody pushed, an uploaded one. */
  upload?: Partial<SimulatedCertificate>;
  scenario?: ScenarioOverrides;
}

/** Times of every kind that questions are about, shown at one zone. */
export function certificatesOf({ zone = 480, every, served, upload }: Behaviour): SimulatedCertificate[] {
  return [
    aCertificate({
      id: scmId(NOW - 31 * DAY - HOUR),
      name: 'private-name-1',
      domain: 'localhost',
      sans: 'localhost;private-name-2.example.com',
      fingerprint: FINGERPRINT,
      issueTime: scmTime(VALIDITY.notBefore + HOUR, zone),
      notBefore: scmTime(VALIDITY.notBefore, zone),
      notAfter: scmTime(VALIDITY.notAfter, zone),
      pushes: Array.from({ length: 12 }, (_, index) => aPush({ pushTime: NOW - index * HOUR })),
      resources: [aResource({ name: 'private-name-3.example.com' })],
      ...every,
      ...served
    }),
    aCertificate({
      id: scmId(NOW - 40 * DAY),
      name: 'private-name-4',
      status: 'UPLOAD',
      issueTime: null,
      notBefore: scmTime(NOW - 50 * DAY, zone),
      notAfter: scmTime(NOW + 50 * DAY, zone),
      pushes: [],
      ...every,
      ...upload
    })
  ];
}

/** What the command line would make of these. */
function optionsFor(url: string, hosts: string[]): Options {
  const args = ['--project-id', PROJECT_ID, '--endpoint', url];
  const all = hosts.length === 0 ? args : [...args, '--host', hosts.join(',')];
  const environment: Record<string, string> = {
    HUAWEICLOUD_SDK_AK: PERMANENT_KEY.accessKeyId,
    HUAWEICLOUD_SDK_SK: PERMANENT_KEY.secretAccessKey
  };
  const options = readOptions(all, (name) => environment[name] ?? '', Date.now());
  if (options === null || typeof options === 'string') throw new Error(options ?? 'help');
  return options;
}

/** Everything that is asked of a running simulator. */
export async function findingsAt({ url }: Pick<Simulator, 'url'>, hosts: string[]): Promise<Finding[]> {
  const options = optionsFor(url, hosts);
  await using access = openAccess(options, () => '');
  return await askEverything(access.ask, options);
}

/** A host that serves the first certificate. */
export async function startHost(): Promise<Simulator> {
  return startSimulator({}, { tls: MATERIAL, host: 'localhost' });
}

/** What an account of that behaviour says. */
export async function findingsOf(behaviour: Behaviour): Promise<Finding[]> {
  await using scm = await startSimulator({ certificates: certificatesOf(behaviour), ...behaviour.scenario });
  await using host = await startHost();
  return await findingsAt(scm, [`localhost:${host.port}`]);
}
