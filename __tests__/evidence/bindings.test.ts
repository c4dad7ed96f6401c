// What is asked about beside the judged certificates: what they replaced, as far as the account's list tells.
import { describe, expect, test } from '@jest/globals';
import type { BoundResource } from '../../src/certificate/binding.ts';
import type { CollectRequest } from '../../src/evidence/collect.ts';
import type { BindingEvidence } from '../../src/evidence/evidence.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import type { Source } from '../../src/source.ts';
import {
  anError,
  aRequest,
  bareRow,
  certificate,
  fillers,
  handMade,
  NOW,
  rowOf,
  type Account
} from '../renewal/account.ts';

/** Expired long ago, about to expire, and in service. */
const GONE = certificate(-400, -35);
const OLD = certificate(-180, 20);
const NEW = certificate(-5, 195);

const using = (certId: string): BoundResource => ({ certId, service: 'CDN', region: 'global', id: 'r1', name: null });

interface Seen {
  /** The bindings of the first certificate. */
  bindings: Source<BindingEvidence> | undefined;
  /** The IDs of each question for bindings. */
  batches: string[];
  asked: string[];
}

async function see(account: Account, request: Partial<CollectRequest>): Promise<Seen> {
  const { scm, asked } = handMade(account);
  const { certificates } = await collectEvidence(aRequest({ bindings: 'check', ...request }), scm);
  const batches = asked.flatMap((one) => (one.startsWith('deployed ') ? [one.slice('deployed '.length)] : []));
  return { bindings: certificates[0]?.bindings, batches, asked };
}

describe('what uses a certificate', () => {
  test('is not asked with bindings off', async () => {
    const { bindings, batches } = await see({ certificates: [NEW] }, { certIds: [NEW.id], bindings: 'off' });
    expect([bindings, batches]).toEqual([{ state: 'not-asked' }, []]);
  });

  test('is asked of what it was followed through, and what has expired of that in a batch of its own', async () => {
    const used = { [NEW.id]: [using(NEW.id)], [GONE.id]: [using(GONE.id)] };
    const { bindings, batches } = await see({ certificates: [NEW, OLD, GONE], used }, { certIds: [GONE.id] });
    expect(batches).toEqual([`${NEW.id},${OLD.id}`, GONE.id]);
    expect(bindings).toMatchObject({
      value: { current: { resources: [using(NEW.id)] }, replaced: { resources: [using(GONE.id)] }, isListCut: false }
    });
  });

  test('is asked of what it replaced before cert-id was updated, though the list went on for pages', async () => {
    const filled = [NEW, ...fillers(60, 150), OLD, ...fillers(60, 10)];
    const { batches, asked } = await see({ certificates: filled }, { certIds: [NEW.id] });
    expect(batches).toEqual([`${NEW.id},${OLD.id}`]);
    expect(asked.filter((one) => one.startsWith('list'))).toEqual(['list 0', 'list 50', 'list 100']);
  });

  // Followed by those of another kind of key only because its own is not known.
  const between = certificate(-100, 100, { keyFamily: null });
  test.each([
    ['what one of them replaced', [OLD]],
    ['all that was followed to it', [OLD, between]]
  ])('in doubt between two is asked of both and of %s', async (_, former) => {
    const tied = [1, 2].map((index) =>
      certificate(-5, 195, {
        id: `scs${NOW - index}`,
        fingerprint: `${index}`,
        keyFamily: former.length === 1 ? 'RSA' : 'ECDSA'
      })
    );
    const all = [...tied, ...former];
    const used = Object.fromEntries(all.map(({ id }) => [id, [using(id)]]));
    const { bindings, batches } = await see({ certificates: all, used }, { certIds: [OLD.id] });
    expect(batches.flatMap((batch) => batch.split(',')).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    const usingAll = (ofAll: typeof all): object => ({ resources: ofAll.map(({ id }) => using(id)) });
    expect(bindings).toMatchObject({
      value: { current: usingAll(tied.toReversed()), replaced: usingAll(former) }
    });
  });

  test('in doubt whether anything replaced it is asked of itself', async () => {
    const { bindings } = await see(
      { certificates: [OLD], rows: [], used: { [OLD.id]: [using(OLD.id)] } },
      { certIds: [OLD.id] }
    );
    expect(bindings).toMatchObject({
      value: { current: { resources: [using(OLD.id)] }, replaced: { resources: [] } }
    });
  });

  test('is asked by domain too, with the list alone', async () => {
    const request = { domains: ['shop.example.com'], followRenewals: false };
    expect((await see({ certificates: [NEW, OLD] }, request)).batches).toEqual([`${NEW.id},${OLD.id}`]);
  });

  test('is asked of the judged one alone where nobody looked at the list', async () => {
    const request = { certIds: [NEW.id], followRenewals: false };
    const { batches, asked } = await see({ certificates: [NEW, OLD] }, request);
    expect([batches, asked.filter((one) => one.startsWith('list'))]).toEqual([[NEW.id], []]);
  });

  test('is asked of what it replaced where the list is read for what nobody listed', async () => {
    const request = { certIds: [NEW.id], followRenewals: false, findsUnlisted: true };
    expect((await see({ certificates: [NEW, OLD] }, request)).batches).toEqual([`${NEW.id},${OLD.id}`]);
  });

  test('of what another ID of the input is judged for was not replaced, unless renewals are followed', async () => {
    const used = { [OLD.id]: [using(OLD.id)] };
    const request = { certIds: [NEW.id, OLD.id], findsUnlisted: true };
    const pinned = await see({ certificates: [NEW, OLD], used }, { ...request, followRenewals: false });
    expect(pinned.bindings).toMatchObject({ value: { current: { resources: [] }, replaced: { resources: [] } } });
    const followed = await see({ certificates: [NEW, OLD], used }, request);
    expect(followed.bindings).toMatchObject({ value: { replaced: { resources: [using(OLD.id)] } } });
  });

  test('is asked of a row without names only after its detail, once', async () => {
    const rows = [
      rowOf(NEW),
      bareRow(OLD),
      bareRow(certificate(-170, 30, { names: ['shop.example.com', 'other.example'] }))
    ];
    const certificates = [NEW, OLD, certificate(-170, 30, { names: ['shop.example.com', 'other.example'] })];
    const { batches, asked } = await see({ certificates, rows }, { certIds: [NEW.id] });
    expect(batches).toEqual([`${NEW.id},${OLD.id}`]);
    expect(asked.filter((one) => one === `detail ${OLD.id}`)).toHaveLength(1);
  });

  test('of a cut list is asked by keyword, and that it was cut is known', async () => {
    const filled = [NEW, ...fillers(60, 150), OLD];
    const { bindings, batches, asked } = await see(
      { certificates: filled, offsetLimit: 0 },
      { certIds: [NEW.id], followRenewals: true }
    );
    expect(asked).toContain('list 0 example.com');
    expect(batches).toEqual([`${NEW.id},${OLD.id}`]);
    expect(bindings).toMatchObject({ value: { isListCut: true } });
  });

  test('fails with the rest of the list', async () => {
    const fail = (route: string, of: string): void => {
      if (route === 'list' && of === '50') throw anError();
    };
    const account = { certificates: [NEW, ...fillers(60, 150)], fail };
    const { bindings, batches } = await see(account, { certIds: [NEW.id] });
    expect([bindings?.state, batches]).toEqual(['failed', []]);
  });

  test('fails with the detail of what may have been replaced', async () => {
    const fail = (route: string, of: string): void => {
      if (route === 'detail' && of === OLD.id) throw anError();
    };
    const account = { certificates: [NEW, OLD], rows: [rowOf(NEW), bareRow(OLD)], fail };
    expect((await see(account, { certIds: [NEW.id] })).bindings?.state).toBe('failed');
  });

  test('fails alone for the batch that fails', async () => {
    const fail = (route: string, of: string): void => {
      if (route === 'deployed' && of.includes(NEW.id)) throw anError();
    };
    expect((await see({ certificates: [NEW], fail }, { certIds: [NEW.id] })).bindings?.state).toBe('failed');
  });
});
