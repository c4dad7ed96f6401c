// How far the account's list is read, and what it then proves.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Account, isShown } from '../../src/renewal/inventory.ts';
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
    namesComplete: true,
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
    throw new Error('not asked for by the account');
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

async function read(scm: Scm, untilDays = -1000): Promise<Account> {
  return Account.read(scm, CHINA_MINUTES, NOW + untilDays * DAY, []);
}

/** Whether all that expires after this many days was listed. */
function reaches(account: Account, days: number): boolean {
  return account.listing.reachMs < NOW + days * DAY;
}

describe('reading the list', () => {
  it.each([
    ['nothing', 0, ['0']],
    ['a short page', 49, ['0']],
    ['a full page', 50, ['0', '50']],
    ['a full page and one', 51, ['0', '50']],
    ['four full pages', 200, ['0', '50', '100', '150', '200']]
  ])('%s is read to a short or empty page, and is complete', async (_name, count, offsets) => {
    const scm = scmWith(rows(count));
    const account = await read(scm);
    expect(scm.asked).toEqual(offsets);
    expect(account.rows()).toHaveLength(count);
    expect(reaches(account, -100_000)).toBe(true);
  });

  it('ends where the rows expire before what is in question', async () => {
    const scm = scmWith(rows(300));
    const account = await read(scm, 360);
    expect(scm.asked).toEqual(['0']);
    expect(reaches(account, 352)).toBe(true);
    expect(reaches(account, 351)).toBe(false);
  });

  it('does not end on a row that expires at that very time', async () => {
    // The last row of the first page expires in 351 days.
    const scm = scmWith(rows(300));
    await read(scm, 351);
    expect(scm.asked).toEqual(['0', '50']);
  });

  it('reads on where the order did not hold', async () => {
    const scm = scmWith([row(999, 1), ...rows(120)]);
    const account = await read(scm, 390);
    expect(scm.asked).toEqual(['0', '50', '100']);
    expect(reaches(account, -100_000)).toBe(true);
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
    const account = await read(scm, 352);
    expect(scm.asked).toEqual(['0']);
    expect(reaches(account, 351.5)).toBe(true);
  });
});

describe('a cut list', () => {
  const limit =
    (max: number) =>
    (offset: number): undefined => {
      if (offset > max) throw failure(400);
    };

  it.each([
    ['30', 30, ['0', '50'], 351],
    ['100', 100, ['0', '50', '100', '150'], 251]
  ])('an offset limit of %s: it reaches as far as its last row', async (_name, max, offsets, last) => {
    const scm = scmWith(rows(400), 400, limit(max));
    const account = await read(scm);
    expect(scm.asked).toEqual(offsets);
    expect(reaches(account, last + 1)).toBe(true);
    expect(reaches(account, last)).toBe(false);
  });

  it('an offset limit after rows out of order: it reaches nothing', async () => {
    const account = await read(scmWith([row(999, 1), ...rows(120)], 121, limit(30)));
    expect(reaches(account, 100_000)).toBe(false);
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
    const account = await read(scm);
    expect(scm.asked).toEqual(['0', '50']);
    expect(account.rows()).toHaveLength(50);
    expect(reaches(account, 352)).toBe(true);
    expect(reaches(account, 351)).toBe(false);
  });

  it('pages that repeat in part go on', async () => {
    const scm = scmWith(rows(120), 120, (offset) => ({
      rows: rows(120).slice(offset * 0.8, offset * 0.8 + 50),
      totalCount: 120
    }));
    const account = await read(scm);
    expect(account.rows()).toHaveLength(120);
    expect(reaches(account, -100_000)).toBe(true);
  });

  it.each<[string, (offset: number) => ListPage]>([
    [
      'repeats a row, so that another may have slipped through',
      (offset) => ({ rows: rows(300).slice(Math.max(offset - 1, 0), offset + 50 - Math.sign(offset)), totalCount: 299 })
    ],
    ['counts another total', (offset) => ({ rows: rows(300).slice(offset, offset + 50), totalCount: 300 - offset })]
  ])('a page that %s: nothing ends early', async (_name, page) => {
    const scm = scmWith([], 0, (offset) => page(offset));
    const account = await read(scm, 340);
    expect(scm.asked.length).toBeGreaterThan(6);
    expect(account.rows().length).toBeGreaterThan(290);
  });

  it('an offset limit after a page that repeats a row: it reaches nothing', async () => {
    const scm = scmWith([], 0, (offset) => {
      if (offset > 50) throw failure(400);
      return { rows: rows(300).slice(offset * 0.9, offset * 0.9 + 50), totalCount: 300 };
    });
    expect(reaches(await read(scm), 100_000)).toBe(false);
  });

  it('fewer distinct IDs at the end than total_count: it reaches nothing', async () => {
    expect(reaches(await read(scmWith(rows(3), 4)), 100_000)).toBe(false);
    expect(reaches(await read(scmWith([...rows(3), row(0, 400)], 4)), 100_000)).toBe(false);
    expect(reaches(await read(scmWith([], 1)), 100_000)).toBe(false);
  });

  it('a total_count that falls while the list is read: the largest counts', async () => {
    const scm = scmWith(rows(60), 60, (offset) => ({
      rows: rows(60).slice(offset, offset + 50),
      totalCount: offset === 0 ? 70 : 60
    }));
    expect(reaches(await read(scm), 100_000)).toBe(false);
  });

  it('as many or more than total_count: it is complete', async () => {
    for (const total of [0, 2, 3]) expect(reaches(await read(scmWith(rows(3), total)), -100_000)).toBe(true);
  });

  it('two entries with one ID are one, the first', async () => {
    const account = await read(scmWith([row(1, 400), row(1, 300, { status: 'EXPIRED' })], 1));
    expect(account.rows()).toEqual([row(1, 400)]);
    expect(reaches(account, 0)).toBe(true);
  });
});

describe('asking by domain', () => {
  const found = row(500, 10, { domain: 'shop.example.com' });
  const answering =
    (answer: ListPage) =>
    (_offset: number, content: string): ListPage | undefined =>
      content === '' ? undefined : answer;

  it('adds what it finds, once a run for a domain', async () => {
    const scm = scmWith(rows(3), 9, answering({ rows: [found, row(1, 399)], totalCount: 2 }));
    const account = await read(scm);
    await Promise.all([account.ask('shop.example.com'), account.ask('shop.example.com')]);
    await account.ask('shop.example.com');
    await account.ask('www.example.com');
    expect(scm.asked).toEqual(['0', '0 shop.example.com', '0 www.example.com']);
    expect(
      account
        .rows()
        .map(({ id }) => id)
        .toSorted()
    ).toEqual([...rows(3).map(({ id }) => id), found.id].toSorted());
  });

  it('makes nothing complete, and no ID one of the list', async () => {
    const account = await read(scmWith(rows(3), 9, answering({ rows: [found], totalCount: 1 })));
    await account.ask('shop.example.com');
    expect(reaches(account, 100_000)).toBe(false);
    expect([...account.listing.rows.keys()]).toEqual(rows(3).map(({ id }) => id));
  });

  it('tells how far the answer goes', async () => {
    const scm = scmWith(rows(3), 9, (offset, content) => {
      if (content === '') return undefined;
      if (offset > 0) throw failure(400);
      return content === 'few.example' ? { rows: [found], totalCount: 9 } : { rows: rows(50), totalCount: 80 };
    });
    const account = await read(scm);
    const [whole, cut] = [await account.ask('few.example'), await account.ask('many.example')];
    expect(isShown(whole, found.id, NOW - 1000 * DAY)).toBe(true);
    expect(isShown(whole, certIdOf(0), NOW)).toBe(false);
    expect(isShown(cut, certIdOf(0), NOW + 352 * DAY)).toBe(true);
    expect(isShown(cut, certIdOf(0), NOW + 351 * DAY)).toBe(false);
  });

  it('takes what a cut answer shows', async () => {
    const scm = scmWith(rows(3), 9, (offset, content) => {
      if (content === '') return undefined;
      if (offset > 0) throw failure(400);
      return { rows: rows(50), totalCount: 80 };
    });
    const account = await read(scm);
    await account.ask('shop.example.com');
    expect(account.rows()).toHaveLength(50);
  });

  it('rejects where the question fails', async () => {
    const scm = scmWith(rows(3), 9, (_offset, content) => {
      if (content !== '') throw failure(500);
      return undefined;
    });
    const account = await read(scm);
    await expect(account.ask('shop.example.com')).rejects.toThrow('no page');
  });
});

describe('whatever the list does', () => {
  it('what it says to reach it has shown', async () => {
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
          const account = await read(scm, until);
          const shown = new Set(account.rows().map(({ id }) => id));
          // An order that breaks beyond what was read cannot be known of.
          for (const day of isSorted ? [until, 0, 200, 399] : []) {
            const hidden = all.filter(({ id, expiresAt }) => !shown.has(id) && (expiresAt?.ms ?? 0) > NOW + day * DAY);
            if (reaches(account, day)) expect(hidden).toEqual([]);
          }
          if (isSorted && max === Infinity) expect(reaches(account, until)).toBe(true);
          expect(scm.asked.length).toBeLessThanOrEqual(Math.ceil(all.length / 50) + 1);
        }
      ),
      { numRuns: 200 }
    );
  });
});
