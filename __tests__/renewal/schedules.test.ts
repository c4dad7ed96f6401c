// The walk under every order of answers: one result for one world, the one that the contract gives, in as few trips as it says.
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { walkAccount, type WalkedCertificate, type WalkRequest } from '../../src/renewal/walk.ts';
import { CHINA_MINUTES, DAY, NOW } from '../builders.ts';
import { certificate, handMade, rowOf, type HandMadeAccount, type HandMadeScm } from './account.ts';
import { oracle } from './oracle.ts';

function requestOf({ scm }: HandMadeScm, request: Partial<WalkRequest>): WalkRequest {
  return {
    certIds: [],
    domains: [],
    followRenewals: true,
    offsetMinutes: CHINA_MINUTES,
    nowMs: NOW,
    onLikelyJudged: (id) => void scm.history(id).catch(() => undefined),
    ...request
  };
}

function resultOf({ requestedId, chain, doubt }: WalkedCertificate): string {
  const from = requestedId ?? '';
  return doubt === null
    ? `${from} → ${chain.state === 'known' ? chain.value.latest.id : from}`
    : `${from} ?${doubt.code}`;
}

const NAMES = ['a.com', 'www.a.com', 'api.a.com', '*.a.com', 'b.org', 'www.b.org'];

/** A few certificates, some of one content, that overlap in names and times. */
const certificates: fc.Arbitrary<Certificate[]> = fc
  .array(
    fc.record({
      names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
      issuedDays: fc.constantFrom(-200, -150, -100, -50, -5),
      expiresDays: fc.constantFrom(10, 50, 100, 200),
      keyFamily: fc.constantFrom('RSA', 'RSA', 'ECDSA', null),
      status: fc.constantFrom('ISSUED', 'ISSUED', 'ISSUED', 'UPLOAD', 'REVOKED'),
      isRepeated: fc.boolean()
    }),
    { minLength: 1, maxLength: 6 }
  )
  .map((drafts) =>
    drafts.flatMap(({ names, issuedDays, expiresDays, keyFamily, status, isRepeated }, index) => {
      const id = `scs${NOW + issuedDays * DAY + index * 1000}`;
      const one = certificate(issuedDays, expiresDays, names, {
        id,
        keyFamily,
        status,
        fingerprint: `content ${index}`
      });
      const again = { ...one, id: `scs${NOW + issuedDays * DAY + index * 1000 + 500}`, status: 'UPLOAD' };
      return isRepeated ? [one, again] : [one];
    })
  );

const FILLERS = Array.from({ length: 50 }, (_, index) => certificate(-9, 400 + index, [`filler${index}.example.net`]));

const world = fc.record({
  certificates,
  isCut: fc.boolean(),
  hasUnnamedRows: fc.boolean(),
  hasBlankExpiries: fc.boolean(),
  picks: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 4 })
});

test('one world has one result, the one that the contract gives, in whatever order answers come', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.scheduler(), async (drawn, scheduler) => {
      const own = drawn.certificates;
      const pinned = drawn.picks.flatMap((pick) => own[pick] ?? []);
      fc.pre(pinned.length > 0);
      const all = drawn.isCut ? [...own, ...FILLERS] : own;
      const finds = (keyword: string, { domain }: Certificate): boolean => domain.includes(keyword);
      const rows = Object.fromEntries(
        own.map((one, index) => [
          one.id,
          [
            rowOf(one, {
              ...(drawn.hasUnnamedRows && index % 2 === 0 ? { names: one.names.slice(0, 1), hasAllNames: false } : {}),
              ...(drawn.hasBlankExpiries && index % 3 === 0 ? { expiresAt: null } : {})
            })
          ]
        ])
      );
      const account: HandMadeAccount = {
        certificates: all,
        rows,
        finds,
        ...(drawn.isCut ? { maxOffset: 0 } : {}),
        before: (route, key) => scheduler.schedule(Promise.resolve(), `${route} ${key}`)
      };
      const hand = handMade(account);
      const certIds = [...new Set(pinned.map(({ id }) => id))];
      const walking = walkAccount(requestOf(hand, { certIds }), hand.scm);
      await scheduler.waitFor(walking);
      const { entries } = await walking;
      const shownIds = drawn.isCut ? new Set(FILLERS.map(({ id }) => id)) : null;
      expect(entries.map(resultOf)).toEqual(oracle({ certificates: all, shownIds, finds }, certIds));
    }),
    { numRuns: 400 }
  );
});

/** Lets every request of one trip wait for the others, and counts the trips. */
async function tripsOf(
  account: HandMadeAccount,
  request: Partial<WalkRequest>
): Promise<{ trips: number; asked: string[] }> {
  let waiting: (() => void)[] = [];
  const hand = handMade({ ...account, before: () => new Promise<void>((resolve) => void waiting.push(resolve)) });
  let isDone = false;
  const walking = walkAccount(requestOf(hand, request), hand.scm).then(() => {
    isDone = true;
  });
  let trips = 0;
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (waiting.length === 0) break;
    trips += 1;
    const now = waiting;
    waiting = [];
    now.forEach((resolve) => {
      resolve();
    });
  }
  await walking;
  expect(isDone).toBe(true);
  return { trips, asked: hand.asked };
}

describe('round trips', () => {
  const old = certificate(-180, 20, ['a.com', 'www.a.com']);
  const next = certificate(-5, 195, ['a.com', 'www.a.com']);
  const others = Array.from({ length: 30 }, (_, index) => certificate(-60 - index, 60 + index, [`x${index}.org`]));

  it('one where nothing was replaced: list, detail and history at once', async () => {
    const { trips, asked } = await tripsOf({ certificates: [old, ...others] }, { certIds: [old.id] });
    expect([trips, asked.toSorted()]).toEqual([1, [`detail ${old.id}`, `history ${old.id}`, 'list 0']]);
  });

  it('two where a replacement stands on the first page: its detail with its history', async () => {
    const { trips, asked } = await tripsOf({ certificates: [old, next, ...others] }, { certIds: [old.id] });
    expect([trips, asked.length]).toEqual([2, 5]);
  });

  it('one more by domain', async () => {
    expect(await tripsOf({ certificates: [next, ...others] }, { domains: ['www.a.com'] })).toMatchObject({ trips: 2 });
    expect((await tripsOf({ certificates: [old, next, ...others] }, { domains: ['www.a.com'] })).trips).toBeLessThan(4);
  });

  it('one without following', async () => {
    const { trips, asked } = await tripsOf({ certificates: [old, next] }, { certIds: [old.id], followRenewals: false });
    expect([trips, asked.length]).toEqual([1, 2]);
  });

  it('no more for many certificates, and no request twice', async () => {
    const olds = Array.from({ length: 15 }, (_, index) => certificate(-180 - index, 20, [`s${index}.a.com`]));
    const nexts = olds.map(({ names }, index) => certificate(-5 - index, 195, [...names]));
    const { trips, asked } = await tripsOf(
      { certificates: [...olds, ...nexts] },
      { certIds: olds.map(({ id }) => id) }
    );
    expect([trips, asked.length]).toEqual([2, 1 + 4 * 15]);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
