// Real TLS servers with real certificates. Only the network between is simulated: names, and which address leads
// to which server.
import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { LiveCollaborators } from '../../src/evidence/live-tls.ts';
import { startTlsHost, type HostBehaviour } from '../../simulator/tls-hosts.ts';
import {
  EDGE,
  HOST,
  SHORT_MS,
  ask,
  at,
  cleanups,
  ecdsa,
  edge,
  edges,
  network,
  oldRsa,
  outcomes,
  question,
  rsa,
  served,
  serving,
  sha256Of
} from './live-network.ts';

describe('what a host serves', () => {
  test('is told by fingerprints, issuer, validity and the reason for a refusal', async () => {
    await edge(serving(rsa));
    const leaf = new X509Certificate(rsa.cert);
    expect(await ask(question(rsa))).toEqual({
      kind: 'observed',
      addresses: [
        {
          address: `${EDGE}:443`,
          isCounted: true,
          outcome: {
            kind: 'served',
            certificates: [
              {
                sha1: leaf.fingerprint.replaceAll(':', '').toLowerCase(),
                sha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
                keyType: 'rsa',
                issuer: 'Example Issuing CA',
                notBeforeMs: Date.parse(leaf.validFrom),
                notAfterMs: Date.parse(leaf.validTo),
                refusedBecause: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
              }
            ]
          }
        }
      ],
      uncheckedAddresses: 0,
      missingRecords: null
    });
  });

  test('is asked with its name, and nothing else is sent', async () => {
    const host = await edge(serving(rsa));
    await ask(question(rsa));
    expect(host.serverNames).toEqual([HOST]);
    expect(host.applicationBytes).toBe(0);
    expect(host.connections).toBe(1);
  });

  test('depends on the server name', async () => {
    await edge({ kind: 'serves', certificates: [oldRsa], byServerName: { [HOST]: [rsa] } });
    expect(await served(question(rsa))).toEqual([[sha256Of(rsa)]]);
  });

  test('is asked of every address, at the port in question', async () => {
    const hosts = await edges(serving(rsa), serving(oldRsa));
    network({ routes: { [`${EDGE}:8443`]: hosts[0]?.endpoint ?? '', '192.0.2.2:8443': hosts[1]?.endpoint ?? '' } });
    const evidence = await ask(question(rsa, { requirement: at({ port: 8443 }) }));
    expect(evidence).toMatchObject({ addresses: [{ address: `${EDGE}:8443` }, { address: '192.0.2.2:8443' }] });
    expect(await served(question(rsa))).toEqual([[sha256Of(rsa)], [sha256Of(oldRsa)]]);
  });

  test('is asked of the one address given, without asking for the name', async () => {
    const host = await startTlsHost(serving(rsa));
    cleanups.push(() => host.close());
    const requirement = at({ via: { address: '127.0.0.1', port: host.port } });
    expect(await served(question(rsa, { requirement }))).toEqual([[sha256Of(rsa)]]);
    expect(host.serverNames).toEqual([HOST]);
  });
});

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('with %s', (version) => {
  const both = (): HostBehaviour => ({ kind: 'serves', certificates: [ecdsa, rsa], version });

  test.each(['RSA', 'ECDSA'])(
    'a host with two certificates shows the %s one where that is asked for',
    async (family) => {
      const host = await edge(both());
      const wanted = family === 'RSA' ? rsa : ecdsa;
      expect(await served(question(wanted, { keyFamily: family }))).toEqual([[sha256Of(wanted)]]);
      expect(host.connections).toBe(1);
    }
  );

  test('a host without a certificate of the family is asked again, with all', async () => {
    const host = await edge({ kind: 'serves', certificates: [ecdsa], version });
    expect(await served(question(ecdsa, { keyFamily: 'RSA' }))).toEqual([[sha256Of(ecdsa)]]);
    expect(host.connections).toBe(2);
  });

  test.each(['RSA', 'ECDSA', null])(
    'the %s family of SCM may be wrong: either certificate is found',
    async (family) => {
      await edge(both());
      const [ofRsa] = await served(question(rsa, { keyFamily: family }));
      const [ofEcdsa] = await served(question(ecdsa, { keyFamily: family }));
      expect(ofRsa).toContain(sha256Of(rsa));
      expect(ofEcdsa).toContain(sha256Of(ecdsa));
    }
  );

  test('where the content in question is not shown, both others are kept', async () => {
    await edge(both());
    const [shown] = await served(question(oldRsa));
    expect(shown?.toSorted()).toEqual([sha256Of(rsa), sha256Of(ecdsa)].toSorted());
  });

  test('a family that is refused does not hide what else is served', async () => {
    await edge({ kind: 'serves', certificates: [oldRsa], version });
    expect(await served(question(ecdsa, { keyFamily: 'ECDSA' }))).toEqual([[sha256Of(oldRsa)]]);
  });
});

test('a host that wants a client certificate has shown its own by then', async () => {
  await edge({ kind: 'serves', certificates: [rsa], version: 'TLSv1.3', wantsClientCertificate: true });
  expect(await served(question(rsa))).toEqual([[sha256Of(rsa)]]);
});

test('with TLS 1.2 a host that wants a client certificate ends the handshake, and is not judged', async () => {
  await edge({ kind: 'serves', certificates: [rsa], version: 'TLSv1.2', wantsClientCertificate: true });
  expect(await served(question(rsa))).toEqual([['handshake']]);
});

describe('an address that serves nothing', () => {
  test.each([
    ['resets', /ECONNRESET|socket disconnected/],
    ['hangs-up', /disconnected before secure TLS connection/],
    ['plain-http', /packet length too long|wrong version number/],
    ['junk', /wrong version number|packet length/]
  ] as const)('%s: fails in the handshake, with a reason', async (kind, reason) => {
    const host = await edge({ kind });
    const [outcome] = await outcomes(question(rsa));
    expect(outcome).toMatchObject({ kind: 'failed', code: 'handshake', reason: expect.stringMatching(reason) });
    expect(outcome).toMatchObject({ reason: expect.not.stringMatching(/openssl|\n/) });
    expect(host.connections).toBeLessThanOrEqual(4);
  });

  test.each(['stalls', 'stalls-mid-handshake'] as const)('%s: costs its two attempts and no more', async (kind) => {
    const host = await edge({ kind });
    expect(await served(question(rsa), { requestTimeoutMs: SHORT_MS })).toEqual([['timeout']]);
    expect(host.connections).toBe(2);
  });

  test('a closed port is no connection', async () => {
    const host = await edge({ kind: 'stalls' });
    await host.close();
    expect(await outcomes(question(rsa))).toEqual([
      { kind: 'failed', code: 'connection', reason: expect.stringContaining('ECONNREFUSED') }
    ]);
  });

  test.each(['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'])('%s counts for IPv4 and not for IPv6', async (code) => {
    network({
      names: { [HOST]: ['2001:db8::1', EDGE] },
      routes: { [`${EDGE}:443`]: code, '[2001:db8::1]:443': code }
    });
    expect(await ask(question(rsa))).toMatchObject({
      addresses: [
        { address: `${EDGE}:443`, isCounted: true, outcome: { code: 'connection' } },
        { address: '[2001:db8::1]:443', isCounted: false, outcome: { code: 'no-route' } }
      ]
    });
  });

  test('an IPv6 address that refuses counts', async () => {
    network({ names: { [HOST]: ['2001:db8::1'] }, routes: { '[2001:db8::1]:443': 'ECONNREFUSED' } });
    expect(await ask(question(rsa))).toMatchObject({
      addresses: [{ isCounted: true, outcome: { code: 'connection' } }]
    });
  });

  test('a second attempt may succeed', async () => {
    const host = await edge({ kind: 'stalls' });
    let pooled = 0;
    const limit: LiveCollaborators['limit'] = (work) => {
      // A and AAAA, then the handshakes.
      pooled += 1;
      if (pooled === 4) host.become(serving(rsa));
      return work();
    };
    expect(await served(question(rsa), { limit, requestTimeoutMs: 500 })).toEqual([[sha256Of(rsa)]]);
  });
});
