// Names, and what a run asks of hosts as a whole.
import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { createDnsResolver, createLiveObserver, type LiveCollaborators } from '../../src/evidence/live-tls.ts';
import {
  EDGE,
  HOST,
  SHORT_MS,
  ask,
  at,
  cleanups,
  collaborators,
  edge,
  edges,
  network,
  oldRsa,
  question,
  rsa,
  served,
  serving,
  until
} from './live-network.ts';

describe('names', () => {
  const EIGHT = Array.from({ length: 8 }, (_, index) => `198.51.100.${index + 1}`);
  const refused = Object.fromEntries(
    [...EIGHT, '198.51.100.10', '[2001:db8::1]'].map((address) => [`${address}:443`, 'ECONNREFUSED'])
  );

  test('eight addresses are asked, in the same order in every run, and the rest is counted', async () => {
    network({ names: { [HOST]: ['2001:db8::1', '198.51.100.10', ...EIGHT.toReversed()] }, routes: refused });
    const evidence = await ask(question(rsa));
    expect(evidence).toMatchObject({ uncheckedAddresses: 2, missingRecords: null });
    expect(evidence).toMatchObject({ addresses: EIGHT.map((address) => ({ address: `${address}:443` })) });
  });

  test.each([
    ['unknown.example', { code: 'not-found', reason: '' }],
    ['broken.example', { code: 'failed', reason: 'query broken.example ESERVFAIL' }],
    ['hang.example', { code: 'timeout', reason: '' }]
  ])('%s cannot be resolved', async (host, failure) => {
    network({ names: { 'broken.example': 'ESERVFAIL', 'hang.example': 'hang' } });
    const evidence = await ask(question(rsa, { requirement: at({ host }) }), { requestTimeoutMs: SHORT_MS });
    expect(evidence).toEqual({ kind: 'unresolved', ...failure });
  });

  test('a type of record that cannot be had is told, and the other is used', async () => {
    await edge(serving(rsa));
    const createResolver: LiveCollaborators['createResolver'] = () => {
      const resolver = createDnsResolver();
      const fail = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ESERVFAIL' }));
      return { resolve4: (host) => resolver.resolve4(host), resolve6: fail, cancel: () => undefined };
    };
    expect(await ask(question(rsa), { createResolver })).toMatchObject({
      addresses: [{ outcome: { kind: 'served' } }],
      missingRecords: { type: 'AAAA', code: 'failed', reason: 'no' }
    });
  });

  test('a resolver that hangs is cancelled', async () => {
    network({ names: { [HOST]: 'hang' } });
    let cancelled = 0;
    const createResolver: LiveCollaborators['createResolver'] = () => {
      const resolver = createDnsResolver();
      return {
        resolve4: (host) => resolver.resolve4(host),
        resolve6: (host) => resolver.resolve6(host),
        cancel: () => {
          cancelled += 1;
          resolver.cancel();
        }
      };
    };
    await ask(question(rsa), { createResolver, requestTimeoutMs: SHORT_MS });
    // Two types of record, two attempts each.
    expect(cancelled).toBe(4);
  });

  test('a name server that does not answer is given up, the real resolver included', async () => {
    const { createSocket } = await import('node:dgram');
    const { Resolver } = await import('node:dns/promises');
    const silent = createSocket('udp4').bind(0, '127.0.0.1');
    await new Promise<void>((resolve) => silent.once('listening', resolve));
    cleanups.push(() => {
      silent.close();
    });
    const createResolver = (): InstanceType<typeof Resolver> => {
      const resolver = new Resolver();
      resolver.setServers([`127.0.0.1:${silent.address().port}`]);
      return resolver;
    };
    const evidence = await ask(question(rsa), { createResolver, requestTimeoutMs: SHORT_MS });
    expect(evidence).toEqual({ kind: 'unresolved', code: 'timeout', reason: '' });
  });
});

describe('the end of the run', () => {
  test('ends handshakes under way, and their connections', async () => {
    const run = new AbortController();
    const host = await edge({ kind: 'stalls' });
    const answer = served(question(rsa), { signal: run.signal });
    await until(() => host.openConnections > 0);
    run.abort();
    expect(await answer).toEqual([['ended']]);
    await until(() => host.openConnections === 0);
    expect(host.connections).toBe(1);
  });

  test('ends a resolution under way', async () => {
    network({ names: { [HOST]: 'hang' } });
    const run = new AbortController();
    const answer = ask(question(rsa), { signal: run.signal });
    run.abort();
    expect(await answer).toEqual({ kind: 'unresolved', code: 'ended', reason: '' });
  });

  test('starts nothing more', async () => {
    const host = await edge(serving(rsa));
    await ask(question(rsa), { signal: AbortSignal.abort() });
    const requirement = at({ via: { address: EDGE, port: 443 } });
    expect(await served(question(rsa, { requirement }), { signal: AbortSignal.abort() })).toEqual([['ended']]);
    expect(host.connections).toBe(0);
  });
});

describe('one run', () => {
  test('asks each name and each address once, whatever it is judged for', async () => {
    const host = await edge(serving(rsa));
    const { observe } = createLiveObserver(collaborators());
    const [first, second] = await Promise.all([observe(question(rsa)), observe(question(rsa))]);
    expect(first).toEqual(second);
    expect(host.connections).toBe(1);
    // RSA is known; with all it is asked once, for whichever comes first. The host has no ECDSA.
    await Promise.all([observe(question(oldRsa)), observe(question(oldRsa))]);
    expect(host.connections).toBe(3);
  });

  test('has never more under way than the pool lets in', async () => {
    await edges(serving(rsa), serving(rsa), serving(rsa), serving(rsa));
    const pool = pLimit(2);
    let most = 0;
    const limit: LiveCollaborators['limit'] = (work) =>
      pool(() => {
        most = Math.max(most, pool.activeCount);
        return work();
      });
    await ask(question(rsa), { limit });
    expect(most).toBe(2);
  });

  test('leaves no connection open', async () => {
    const hosts = await edges(serving(rsa), serving(oldRsa), { kind: 'stalls' });
    await ask(question(rsa), { requestTimeoutMs: 500 });
    await until(() => hosts.every(({ openConnections }) => openConnections === 0));
    expect(hosts.map(({ openConnections }) => openConnections)).toEqual([0, 0, 0]);
  });
});
