// How far the account's list is read, and what it then proves.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Listing } from '../../src/renewal/listing.ts';
import { ActionError } from '../../src/errors.ts';
import type { ListedCertificate, ListPage } from '../../src/scm/schema.ts';
import type { Scm } from '../../src/scm/client.ts';
import { certIdOf, CHINA_MINUTES, DAY, NOW } from '../builders.ts';

/** A row that expires so many days from now. */
function row(index: number, days: number | null, over: Partial<ListedCertificate> = {}): ListedCertificate {
  return {
    id: certIdOf(index),
    domain: `n${index}.example.com`,
    names: [`n${index}.example.com`],
    hasAllNames: true,
    status: 'ISSUED',
    keyFamily: null,
    expiresAt: days === null ? null : { ms: NOW + days * DAY, zoned: true },
    ...over
  };
}

/** So many rows, a day apart, the latest expiry first. */
function rows(count: number, first = 400): ListedCertificate[] {
  return Array.from({ length: count }, (_, index) => row(index, first - index));
}

interface ListScm extends Scm {
  /** Offset and keyword of every page that was asked for. */
  readonly asked: string[];
}

function failure(status: number | null): ActionError {
  return new ActionError('UNEXPECTED_RESPONSE', 'no page', '', undefined, status);
}

/** An SCM with a list. `page` may answer in place of it, or throw. */
function scmWith(
  all: readonly ListedCertificate[],
  totalCount = all.length,
  page: (offset: number, content: string) => ListPage | undefined = () => undefined
): ListScm {
  const asked: string[] = [];
  const unused = (): never => {
    throw new Error('not asked for by the list');
  };
  return {
    asked,
    detail: unused,
    history: unused,
    listPage: async (offset, content) => {
      asked.push(`${offset} ${content}`.trim());
      await Promise.resolve();
      return page(offset, content) ?? { rows: all.slice(offset, offset + 50), totalCount };
    }
  };
}

async function read(scm: Scm, untilDays = -1000, keyword = ''): Promise<Listing> {
  const listing = new Listing(scm, keyword, CHINA_MINUTES);
  await listing.readUntil(NOW + untilDays * DAY, []);
  return listing;
}

/** How the reading ended. */
function stateOf({ isEnded, isCut, rows: found }: Listing): { isEnded: boolean; isCut: boolean; rows: number } {
  return { isEnded, isCut, rows: found.size };
}

const complete = (count: number): object => ({ isEnded: true, isCut: false, rows: count });
const cutAfter = (count: number): object => ({ isEnded: true, isCut: true, rows: count });
const stoppedAfter = (count: number): object => ({ isEnded: false, isCut: false, rows: count });

describe('reading the list', () => {
  it.each([
    ['nothing', 0, ['0']],
    ['a short page', 49, ['0']],
    ['a full page', 50, ['0', '50']],
    ['a full page and one', 51, ['0', '50']],
    ['four full pages', 200, ['0', '50', '100', '150', '200']]
  ])('%s is read to a short or empty page, and is complete', async (_name, count, offsets) => {
    const scm = scmWith(rows(count));
    const listing = await read(scm);
    expect(scm.asked).toEqual(offsets);
    expect(stateOf(listing)).toEqual(complete(count));
  });

  it('ends where the rows expire before what is in question', async () => {
    const scm = scmWith(rows(300));
    const listing = await read(scm, 360);
    expect(scm.asked).toEqual(['0']);
    expect(stateOf(listing)).toEqual(stoppedAfter(50));
    await listing.readUntil(NOW + 360 * DAY, [certIdOf(49)]);
    expect(scm.asked).toEqual(['0']);
    await listing.readUntil(NOW + 360 * DAY, [certIdOf(60)]);
    expect(scm.asked).toEqual(['0', '50']);
  });

  it('does not end on a row that expires at that very time', async () => {
    // The last row of the first page expires in 351 days.
    const scm = scmWith(rows(300));
    await read(scm, 351);
    expect(scm.asked).toEqual(['0', '50']);
  });

  it('reads on where the order did not hold', async () => {
    const scm = scmWith([row(999, 1), ...rows(120)]);
    const listing = await read(scm, 390);
    expect(scm.asked).toEqual(['0', '50', '100']);
    expect(stateOf(listing)).toEqual(complete(121));
  });

  it('takes equal expiries for ordered, and skips rows without one', async () => {
    const even = rows(300).map((one, index) => (index % 2 === 0 ? { ...one, expiresAt: null } : one));
    const scm = scmWith(even.map((one, index) => (index === 3 ? row(3, 399) : one)));
    await read(scm, 370);
    expect(scm.asked).toEqual(['0']);
  });

  it('never ends early on rows without expiry alone', async () => {
    const scm = scmWith(Array.from({ length: 120 }, (_, index) => row(index, null)));
    await read(scm, 0);
    expect(scm.asked).toEqual(['0', '50', '100']);
  });

  it('compares times without a zone in the zone that is given', async () => {
    const wall = rows(60).map((one) => ({
      ...one,
      expiresAt: { ms: (one.expiresAt?.ms ?? 0) + 8 * 3_600_000, zoned: false }
    }));
    const scm = scmWith(wall);
    const listing = await read(scm, 352);
    expect(scm.asked).toEqual(['0']);
    expect(stateOf(listing)).toEqual(stoppedAfter(50));
  });
});

describe('a cut list', () => {
  const limit =
    (max: number) =>
    (offset: number): undefined => {
      if (offset > max) throw failure(400);
    };

  it.each([
    ['30', 30, ['0', '50'], 50],
    ['100', 100, ['0', '50', '100', '150'], 150]
  ])('an offset limit of %s', async (_name, max, offsets, count) => {
    const scm = scmWith(rows(400), 400, limit(max));
    const listing = await read(scm);
    expect(scm.asked).toEqual(offsets);
    expect(stateOf(listing)).toEqual(cutAfter(count));
  });

  it('a first page that answers 400 is no cut', async () => {
    await expect(read(scmWith([], 0, limit(-1)))).rejects.toThrow('no page');
  });

  it.each([500, 403, 404, null])('a later page that answers %s is no cut', async (status) => {
    const scm = scmWith(rows(120), 120, (offset) => {
      if (offset > 0) throw failure(status);
      return undefined;
    });
    await expect(read(scm)).rejects.toThrow('no page');
  });

  it('what is no ActionError is thrown on', async () => {
    const scm = scmWith(rows(120), 120, (offset) => {
      if (offset > 0) throw new TypeError('a defect');
      return undefined;
    });
    await expect(read(scm)).rejects.toThrow(TypeError);
  });

  it('pages that repeat', async () => {
    const scm = scmWith(rows(120), 120, () => ({ rows: rows(50), totalCount: 120 }));
    const listing = await read(scm);
    expect(scm.asked).toEqual(['0', '50']);
    expect(stateOf(listing)).toEqual(cutAfter(50));
  });

  it('pages that repeat in part go on', async () => {
    const scm = scmWith(rows(120), 120, (offset) => ({
      rows: rows(120).slice(offset * 0.8, offset * 0.8 + 50),
      totalCount: 120
    }));
    const listing = await read(scm);
    expect(stateOf(listing)).toEqual(complete(120));
  });

  it.each<[string, (offset: number) => ListPage]>([
    [
      'repeats a row, so that another may have slipped through',
      (offset) => ({ rows: rows(300).slice(Math.max(offset - 1, 0), offset + 50 - Math.sign(offset)), totalCount: 299 })
    ],
    ['counts another total', (offset) => ({ rows: rows(300).slice(offset, offset + 50), totalCount: 300 - offset })]
  ])('a page that %s: nothing ends early', async (_name, page) => {
    const scm = scmWith([], 0, (offset) => page(offset));
    const listing = await read(scm, 340);
    expect(scm.asked.length).toBeGreaterThan(6);
    expect(listing.rows.size).toBeGreaterThan(290);
  });

  it.each([
    ['fewer rows than total_count', rows(3), 4],
    ['as many rows as total_count, of which two have one ID', [...rows(3), row(0, 400)], 4],
    ['no row, though one is counted', [], 1]
  ])('%s at the end', async (_name, all, total) => {
    expect(await read(scmWith(all, total))).toMatchObject({ isEnded: true, isCut: true });
  });

  it('a total_count that falls while the list is read: the largest counts', async () => {
    const scm = scmWith(rows(60), 60, (offset) => ({
      rows: rows(60).slice(offset, offset + 50),
      totalCount: offset === 0 ? 70 : 60
    }));
    expect(stateOf(await read(scm))).toEqual(cutAfter(60));
  });

  it('as many or more than total_count: it is complete', async () => {
    for (const total of [0, 2, 3]) expect(stateOf(await read(scmWith(rows(3), total)))).toEqual(complete(3));
  });

  it('a list that never ends is left after 200 pages', async () => {
    const scm = scmWith([], 0, (offset) => ({
      rows: Array.from({ length: 50 }, (_, index) => row(offset + index, -offset)),
      totalCount: 1e6
    }));
    expect(stateOf(await read(scm, -1e6))).toEqual(cutAfter(10_000));
    expect(scm.asked).toHaveLength(200);
  });

  it('a list with more names than memory should hold is left', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `n${index}.example.com`);
    const scm = scmWith([], 0, (offset) => ({
      rows: Array.from({ length: 50 }, (_, index) => row(offset + index, -offset, { names })),
      totalCount: 1e6
    }));
    expect(await read(scm, -1e6)).toMatchObject({ isEnded: true, isCut: true });
    expect(scm.asked.length).toBeLessThan(15);
  });

  it('of a keyword, total_count proves nothing', async () => {
    expect(stateOf(await read(scmWith(rows(3), 400), -1000, 'example.com'))).toEqual(complete(3));
  });
});

describe('several rows of one ID', () => {
  it('are all kept, since each may be right, and the same row only once', async () => {
    const both = [row(1, 400), row(1, 300, { status: 'EXPIRED' }), row(1, 400)];
    const listing = await read(scmWith(both, 1));
    expect(listing.rows.get(certIdOf(1))).toEqual(both.slice(0, 2));
    expect(listing.isCut).toBe(false);
  });

  it('of which there are too many make the list one that counts as cut', async () => {
    const many = Array.from({ length: 40 }, (_, index) => row(1, 400 - index));
    expect(await read(scmWith(many, 1))).toMatchObject({ isEnded: true, isCut: true });
  });
});

describe('whatever the list does', () => {
  it('what it does not show it never needed to show, unless it says that it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 160 }),
        fc.boolean(),
        fc.constantFrom(30, 100, Infinity),
        fc.integer({ min: -10, max: 410 }),
        async (days, isSorted, max, until) => {
          const all = (isSorted ? days.toSorted((one, other) => other - one) : days).map((day, index) =>
            row(index, day)
          );
          const scm = scmWith(all, all.length, (offset) => {
            if (offset > max) throw failure(400);
            return undefined;
          });
          const listing = await read(scm, until);
          const hidden = all.filter(({ id, expiresAt }) => {
            return !listing.rows.has(id) && (expiresAt?.ms ?? 0) > NOW + until * DAY;
          });
          // An order that breaks beyond what was read cannot be known of.
          if (!listing.isCut && isSorted) expect(hidden).toEqual([]);
          if (isSorted && max === Infinity) expect(listing.isCut).toBe(false);
          expect(scm.asked.length).toBeLessThanOrEqual(Math.ceil(all.length / 50) + 1);
        }
      ),
      { numRuns: 200 }
    );
  });
});
