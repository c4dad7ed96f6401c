// In a process of its own: trust comes from NODE_EXTRA_CA_CERTS, which Node reads when it starts, and what was held
// must let it end.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { node24, root } from '../../scripts/node24.mjs';
import { issueCertificate, makeAuthority, type ServerCertificate } from '../../simulator/tls-authority.ts';
import { startTlsHost, type TlsHost } from '../../simulator/tls-hosts.ts';
import { DAY } from '../builders.ts';

const urlOf = (path: string): string => pathToFileURL(join(root, path)).href;

/**
 * Asks each host in turn, then one whose name server never answers. Nothing ends the process but that there is
 * nothing left to do.
 */
const SCRIPT = `
  import { createDnsResolver, createLiveObserver } from ${JSON.stringify(urlOf('src/evidence/live-tls.ts'))};
  const run = new AbortController();
  const { observe } = createLiveObserver({
    limit: (work) => work(), signal: run.signal, requestTimeoutMs: 20_000, createResolver: createDnsResolver
  });
  const about = (host) => ({ requirement: { host, port: 443, via: null }, keyFamily: null, fingerprints: new Set() });
  const answers = {};
  for (const host of process.argv.slice(1)) {
    const evidence = await observe(about(host));
    answers[host] = evidence.addresses?.[0].outcome.certificates?.[0].refusedBecause;
  }
  const hanging = observe(about('hang.example'));
  run.abort();
  answers.hang = (await hanging).code;
  console.log(JSON.stringify(answers));
`;

test('what clients with the usual CAs and NODE_EXTRA_CA_CERTS would refuse is told by why', async () => {
  const authority = makeAuthority('Example Root');
  const intermediate = makeAuthority('Example Issuing CA', 'RSA', authority);
  const behind = issueCertificate(intermediate, ['behind.example', 'cut.example'], { keyFamily: 'RSA' });
  const past = { notBefore: Date.now() - 3 * DAY, notAfter: Date.now() - DAY };
  const future = { notBefore: Date.now() + DAY, notAfter: Date.now() + 3 * DAY };
  const cases: Record<string, [ServerCertificate, string | null]> = {
    'good.example': [issueCertificate(authority, ['good.example']), null],
    'any.wild.example': [issueCertificate(authority, ['*.wild.example']), null],
    'behind.example': [{ ...behind, cert: behind.cert + intermediate.cert }, null],
    'cut.example': [behind, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    'expired.example': [issueCertificate(authority, ['expired.example'], past), 'CERT_HAS_EXPIRED'],
    'early.example': [issueCertificate(authority, ['early.example'], future), 'CERT_NOT_YET_VALID'],
    'other.example': [issueCertificate(authority, ['www.example.com']), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    'foreign.example': [
      issueCertificate(makeAuthority('Nobody'), ['foreign.example']),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
    ]
  };
  const hosts: [string, TlsHost][] = [];
  const folder = mkdtempSync(join(tmpdir(), 'live-tls-'));
  try {
    for (const [name, [certificate]] of Object.entries(cases)) {
      hosts.push([name, await startTlsHost({ kind: 'serves', certificates: [certificate] })]);
    }
    const edgeOf = (index: number): string => `192.0.2.${index + 1}`;
    const simulated = {
      names: { ...Object.fromEntries(hosts.map(([name], index) => [name, [edgeOf(index)]])), 'hang.example': 'hang' },
      routes: Object.fromEntries(hosts.map(([, { endpoint }], index) => [`${edgeOf(index)}:443`, endpoint]))
    };
    writeFileSync(join(folder, 'ca.pem'), authority.cert);
    const preload = ['--import', urlOf('simulator/dns-preload.ts'), '--input-type=module', '--eval', SCRIPT];
    const { stdout } = await promisify(execFile)(node24(), [...preload, ...Object.keys(cases)], {
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
        SIMULATED_NETWORK: JSON.stringify(simulated)
      },
      timeout: 60_000
    });
    const expected = Object.entries(cases).map(([name, [, reason]]) => [name, reason]);
    expect(JSON.parse(stdout)).toEqual({ ...Object.fromEntries(expected), hang: 'ended' });
  } finally {
    await Promise.all(hosts.map(([, host]) => host.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
