// How far a list is read, and whether it may lack something.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActionError } from '../../src/errors.ts';
import { Listing } from '../../src/renewal/listing.ts';
import type { ListedCertificate, ListPage } from '../../src/scm/schema.ts';
import { anError, at, certificate, DAY, handMade, HOUR, NOW, rowOf } from './account.ts';

const ZONE_MINUTES = 480;

function row(index: number, days: number | null, over: Partial<ListedCertificate> = {}): ListedCertificate {
  const id = `scs${String(1_700_000_000_000 + index)}`;
  return { ...rowOf(certificate(0, days, { id, names: [`n${index}.example.com`] })), ...over };
}

/** So many rows, a day apart, the latest expiry first. */
function rows(count: number, first = 400): ListedCertificate[] {
  return Array.from({ length: count }, (_, index) => row(index, first - index));
}

interface ScriptedList {
  rows: readonly ListedCertificate[];
  totalCount?: number;
  offsetLimit?: number;
  page?: (offset: number) => ListPage;
  fail?: (offset: number) => void;
  keyword?: string;
}

interface Read {
  listing: Listing;
  /** Offsets that were asked for. */
  offsets: number[];
}

async function read(list: ScriptedList, untilDays = -1000, wantedIds: string[] = []): Promise<Read> {
  const { scm, asked } = handMade({
    certificates: [],
    rows: list.rows,
    totalCount: list.totalCount ?? list.rows.length,
    offsetLimit: list.offsetLimit ?? Infinity,
    ...(list.page === undefined ? {} : { page: list.page }),
    fail: (_route, of) => list.fail?.(Number(of.split(' ')[0]))
  });
  const listing = new Listing(scm, list.keyword ?? '', ZONE_MINUTES);
  await listing.readUntil(NOW + untilDays * DAY, wantedIds);
  return { listing, offsets: asked.map((request) => Number(request.split(' ')[1])) };
}

describe('reading', () => {
  it.each([
    ['nothing', 0, [0]],
    ['a short page', 49, [0]],
    ['a full page', 50, [0, 50]],
    ['a full page and one', 51, [0, 50]],
    ['four full pages', 200, [0, 50, 100, 150, 200]]
  ])('%s ends with a short or empty page, and nothing is cut', async (_name, count, expected) => {
    const { listing, offsets } = await read({ rows: rows(count) });
    expect(offsets).toEqual(expected);
    expect(listing.rows.size).toBe(count);
    expect([listing.isEnded, listing.isCut]).toEqual([true, false]);
  });

  it('ends where the rows expire before what is in question, and can be read on', async () => {
    const { scm, asked } = handMade({ certificates: [], rows: rows(120) });
    const listing = new Listing(scm, '', ZONE_MINUTES);
    await listing.readUntil(NOW + 360 * DAY, []);
    expect([asked.length, listing.isEnded, listing.isCut]).toEqual([1, false, false]);
    await listing.readUntil(NOW + 360 * DAY, []);
    expect(asked).toHaveLength(1);
    await listing.readUntil(-Infinity, []);
    expect([asked.length, listing.isEnded, listing.rows.size]).toEqual([3, true, 120]);
    await listing.readUntil(-Infinity, []);
    expect(asked).toHaveLength(3);
  });

  it('starts with one page, once', async () => {
    const { scm, asked } = handMade({ certificates: [], rows: rows(120) });
    const listing = new Listing(scm, '', ZONE_MINUTES);
    await listing.readFirst();
    await listing.readFirst();
    expect([asked, listing.rows.size]).toEqual([['list 0'], 50]);
  });

  it('goes on until every wanted ID was seen', async () => {
    expect((await read({ rows: rows(300) }, 360, [row(120, 0).id])).offsets).toEqual([0, 50, 100]);
    expect((await read({ rows: rows(120) }, 360, ['scs1999999999999'])).offsets).toEqual([0, 50, 100]);
  });

  it('does not end on a row that expires at that very time', async () => {
    // The last row of the first page expires in 351 days.
    expect((await read({ rows: rows(300) }, 351)).offsets).toEqual([0, 50]);
    expect((await read({ rows: rows(300) }, 351.001)).offsets).toEqual([0]);
  });

  it('goes on to the end where the order did not hold', async () => {
    expect((await read({ rows: [row(999, 1), ...rows(120)] }, 390)).offsets).toEqual([0, 50, 100]);
  });

  it('takes equal expiries for ordered, and skips rows without one', async () => {
    const even = rows(300).map((one, index) => (index % 2 === 0 ? { ...one, expiresAt: null } : one));
    expect((await read({ rows: even.map((one, index) => (index === 3 ? row(3, 399) : one)) }, 370)).offsets).toEqual([
      0
    ]);
  });

  it('never ends early on rows without expiry alone', async () => {
    const blank = Array.from({ length: 120 }, (_, index) => row(index, null));
    expect((await read({ rows: blank }, 0)).offsets).toEqual([0, 50, 100]);
  });

  it('compares times without a zone in the zone that is given', async () => {
    const wall = rows(60).map((one) => ({
      ...one,
      expiresAt: { ms: (one.expiresAt?.ms ?? 0) + 8 * HOUR, zoned: false }
    }));
    expect((await read({ rows: wall }, 351.01)).offsets).toEqual([0]);
    expect((await read({ rows: wall }, 350.99)).offsets).toEqual([0, 50]);
  });

  it.each<[string, (offset: number) => ListPage]>([
    [
      'repeats a row, so that another may have slipped through',
      (offset) => ({ rows: rows(300).slice(Math.max(offset - 1, 0), offset + 50 - Math.sign(offset)), totalCount: 299 })
    ],
    ['counts another total', (offset) => ({ rows: rows(300).slice(offset, offset + 50), totalCount: 300 - offset })]
  ])('a page that %s: nothing ends early', async (_name, page) => {
    const { listing, offsets } = await read({ rows: [], page }, 340);
    expect(offsets.length).toBeGreaterThan(6);
    expect(listing.rows.size).toBeGreaterThan(290);
  });
});

describe('a list is cut', () => {
  it.each([
    [30, [0, 50]],
    [100, [0, 50, 100, 150]]
  ])('by an offset limit of %i', async (offsetLimit, expected) => {
    const { listing, offsets } = await read({ rows: rows(400), offsetLimit });
    expect(offsets).toEqual(expected);
    expect([listing.isEnded, listing.isCut, listing.rows.size]).toEqual([true, true, 50 * (expected.length - 1)]);
  });

  it('by pages that repeat', async () => {
    const { listing, offsets } = await read({ rows: [], page: () => ({ rows: rows(50), totalCount: 120 }) });
    expect(offsets).toEqual([0, 50]);
    expect([listing.isCut, listing.rows.size]).toEqual([true, 50]);
  });

  it('not by pages that overlap in part', async () => {
    const page = (offset: number): ListPage => ({
      rows: rows(120).slice(offset * 0.8, offset * 0.8 + 50),
      totalCount: 120
    });
    const { listing } = await read({ rows: [], page });
    expect([listing.isCut, listing.rows.size]).toEqual([false, 120]);
  });

  it.each<[string, readonly ListedCertificate[], number, boolean]>([
    ['fewer rows than counted', rows(3), 4, true],
    ['as many rows as counted, of fewer IDs', [...rows(3), row(0, 300)], 4, true],
    ['no rows where one is counted', [], 1, true],
    ['as many as counted', rows(3), 3, false],
    ['more than counted', rows(3), 0, false]
  ])('by an end with %s: %#', async (_name, all, totalCount, isCut) => {
    expect((await read({ rows: all, totalCount })).listing.isCut).toBe(isCut);
  });

  it('by a total that falls while the list is read, since the largest counts', async () => {
    const page = (offset: number): ListPage => ({
      rows: rows(60).slice(offset, offset + 50),
      totalCount: offset === 0 ? 70 : 60
    });
    expect((await read({ rows: [], page })).listing.isCut).toBe(true);
  });

  it('after 200 pages, whatever comes', async () => {
    const page = (offset: number): ListPage => ({
      rows: Array.from({ length: 50 }, (_, index) => row(offset + index, 400)),
      totalCount: 7
    });
    const { listing, offsets } = await read({ rows: [], page });
    expect([offsets.length, listing.isCut, listing.rows.size]).toEqual([200, true, 10_000]);
  });

  it('by more names than fit into memory', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `n${index}.example`);
    const page = (offset: number): ListPage => ({
      rows: Array.from({ length: 50 }, (_, index) => row(offset + index, 400, { names })),
      totalCount: 7
    });
    const { listing, offsets } = await read({ rows: [], page });
    expect([offsets.length, listing.isCut]).toEqual([11, true]);
  });

  it('by an ID with rows without end, of which few are kept', async () => {
    const page = (offset: number): ListPage => ({
      rows: Array.from({ length: 50 }, (_, index) => row(1, offset + index)),
      totalCount: 7
    });
    const { listing, offsets } = await read({ rows: [], page });
    expect([offsets, listing.isCut, listing.rows.size]).toEqual([[0], true, 1]);
    expect(listing.rows.get(row(1, 0).id)?.length).toBeLessThan(10);
  });

  it('not by what a keyword finds, which may be counted with all that it does not find', async () => {
    expect((await read({ rows: rows(3), totalCount: 9, keyword: 'example.com' })).listing.isCut).toBe(false);
    const cut = await read({ rows: rows(60), totalCount: 60, keyword: 'example.com', offsetLimit: 30 });
    expect(cut.listing.isCut).toBe(true);
  });
});

describe('a page that fails', () => {
  it('with 400 as the first is no cut', async () => {
    await expect(read({ rows: [], offsetLimit: -1 })).rejects.toThrow('no answer');
  });

  it.each([500, 403, 404, null])('with %s as a later one is no cut', async (status) => {
    const fail = (offset: number): void => {
      if (offset > 0) throw anError('SERVICE_UNAVAILABLE', status);
    };
    await expect(read({ rows: rows(120), fail })).rejects.toMatchObject({ status } satisfies Partial<ActionError>);
  });

  it('with what is no ActionError is thrown on', async () => {
    const fail = (offset: number): void => {
      if (offset > 0) throw new TypeError('a defect');
    };
    await expect(read({ rows: rows(120), fail })).rejects.toThrow(TypeError);
  });
});

describe('two rows of one ID', () => {
  it('are both kept where they differ, in their order', async () => {
    const [first, second] = [row(1, 400), row(1, 300, { status: 'EXPIRED' })];
    const { listing } = await read({ rows: [first, second], totalCount: 1 });
    expect(listing.rows.get(first.id)).toEqual([first, second]);
    expect(listing.isCut).toBe(false);
  });

  it('are one where they are alike', async () => {
    expect(
      (await read({ rows: [row(1, 400), row(1, 400)], totalCount: 1 })).listing.rows.get(row(1, 0).id)
    ).toHaveLength(1);
  });
});

it('whatever the list does, what expires after the time in question was shown, unless it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 160 }),
      fc.constantFrom(30, 100, Infinity),
      fc.integer({ min: -10, max: 410 }),
      async (days, offsetLimit, until) => {
        const sorted = days.toSorted((one, other) => other - one).map((day, index) => row(index, day));
        const { listing, offsets } = await read({ rows: sorted, offsetLimit }, until);
        const hidden = sorted.filter(({ id }) => !listing.rows.has(id));
        const isPast = hidden.every(({ expiresAt }) => (expiresAt?.ms ?? 0) < at(NOW + until * DAY).ms);
        expect(listing.isCut || isPast).toBe(true);
        expect(offsets.length).toBeLessThanOrEqual(Math.floor(sorted.length / 50) + 1);
      }
    ),
    { numRuns: 200 }
  );
});
