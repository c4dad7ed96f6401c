// What the list and the answers to keywords show together.
import { describe, expect, it } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { Inventory } from '../../src/renewal/inventory.ts';
import { anError, bareRow, certificate, fillers, handMade, rowOf, sortedRows, type Account } from './account.ts';

const A = certificate(-100, 90, { names: ['shop.example.com'] });
const B = certificate(-50, 200, { names: ['*.example.com', 'b.example.org'] });
const HIDDEN = certificate(-10, 10, { names: ['api.example.com'] });

async function inventoryOf(account: Account): Promise<{ inventory: Inventory; asked: string[] }> {
  const { scm, asked } = handMade(account);
  const inventory = new Inventory(scm, 480);
  await inventory.readUntil(-Infinity, []);
  return { inventory, asked };
}

/** The first page is full of others, and the second is refused. */
function cut(hidden: readonly Certificate[]): Account {
  return { certificates: [...fillers(50, 900), ...hidden], offsetLimit: 30 };
}

describe('what is found by name', () => {
  it('is found by the very name, and by a wildcard over it', async () => {
    const { inventory } = await inventoryOf({ certificates: [A, B] });
    expect([...inventory.idsWith('shop.example.com')]).toEqual([A.id]);
    expect([...inventory.idsCovering('shop.example.com')]).toEqual([A.id, B.id]);
    expect([...inventory.idsCovering('b.example.org')]).toEqual([B.id]);
    expect([...inventory.idsCovering('example.com')]).toEqual([]);
    expect([...inventory.idsCovering('localhost')]).toEqual([]);
    expect([...inventory.names()].toSorted()).toEqual(['*.example.com', 'b.example.org', 'shop.example.com']);
  });

  it('has all its rows', async () => {
    const rows = [rowOf(A), rowOf(A, { status: 'EXPIRED' })];
    const { inventory } = await inventoryOf({ certificates: [A], rows });
    expect(inventory.rows(A.id)).toEqual(rows);
    expect(inventory.rows(B.id)).toEqual([]);
    expect([...inventory.entries()]).toEqual([[A.id, rows]]);
  });

  it('may have been had by its ID alone, and is not listed then', async () => {
    const { inventory } = await inventoryOf({ certificates: [A] });
    inventory.learn(B);
    expect([...inventory.idsCovering('shop.example.com')]).toEqual([A.id, B.id]);
    expect(inventory.rows(B.id)).toEqual([rowOf(B)]);
    expect([inventory.hasListed(A.id), inventory.hasListed(B.id)]).toEqual([true, false]);
    expect(inventory.isComplete).toBe(true);
  });
});

describe('keywords', () => {
  it('are asked once each, and what they find joins the rest', async () => {
    const { inventory, asked } = await inventoryOf(cut([HIDDEN]));
    await inventory.ask(['example.com', 'example.com', 'example.org']);
    await inventory.ask(['example.com']);
    expect(asked).toEqual(['list 0', 'list 50', 'list 0 example.com', 'list 0 example.org']);
    expect([...inventory.idsWith('api.example.com')]).toEqual([HIDDEN.id]);
    expect([inventory.isCut, inventory.hasListed(HIDDEN.id)]).toEqual([true, false]);
    expect(['example.com', 'example.org'].map((keyword) => inventory.hasFound(keyword, HIDDEN.id))).toEqual([
      true,
      false
    ]);
    expect(['example.com', 'example.net'].map((keyword) => inventory.isWhole(keyword))).toEqual([true, false]);
  });

  it('whose answer is cut show what they show', async () => {
    const { inventory } = await inventoryOf(cut([...fillers(60, 300, 'example.com'), HIDDEN]));
    await inventory.ask(['example.com']);
    expect([inventory.isWhole('example.com'), inventory.hasFound('example.com', HIDDEN.id)]).toEqual([false, false]);
    expect([...inventory.entries()].length).toBe(100);
  });

  it('that fail are known to have failed, and hide no other', async () => {
    const error = anError();
    const fail = (_route: string, of: string): void => {
      if (of.endsWith('example.org')) throw error;
    };
    const { inventory } = await inventoryOf({ ...cut([HIDDEN]), fail });
    await inventory.ask(['example.org', 'example.com']);
    expect(inventory.answer('example.org')).toEqual({ state: 'failed', error });
    expect(inventory.answer('example.com').state).toBe('known');
    expect(inventory.answer('example.net').state).toBe('not-asked');
    expect(inventory.isWhole('example.org')).toBe(false);
  });
});

describe('rows that do not show all names', () => {
  const all = (): boolean => true;
  const none = (): boolean => false;
  const many = (count: number): Account => {
    const certificates = fillers(count, 100, 'example.com');
    return { certificates, rows: certificates.map((one) => bareRow(one)) };
  };

  it('are told from those that do', async () => {
    const { inventory } = await inventoryOf({ certificates: [A, B], rows: [rowOf(B), bareRow(A)] });
    expect(inventory.namelessLike(all, 'example.com')).toEqual([A.id]);
    expect(inventory.namelessLike(none, 'example.com')).toEqual([]);
  });

  it('beyond 500 that fit, the list counts as cut, and only what the keyword finds is looked at', async () => {
    const account = many(501);
    const { inventory } = await inventoryOf(account);
    expect(inventory.namelessLike(({ id }) => id !== account.certificates[0]?.id, 'example.com')).toHaveLength(500);
    expect([inventory.isCut, inventory.isComplete]).toEqual([false, true]);
    expect(inventory.namelessLike(all, 'f7-100.example.com')).toEqual([]);
    expect([inventory.isCut, inventory.isComplete]).toEqual([true, false]);
    await inventory.ask(['f7-100.example.com']);
    expect(inventory.namelessLike(all, 'f7-100.example.com')).toEqual([account.certificates[7]?.id]);
    expect(inventory.isWhole('f7-100.example.com')).toBe(true);
  });

  it('beyond 500 that the keyword finds, its answer is not whole', async () => {
    const { inventory } = await inventoryOf(many(501));
    await inventory.ask(['example.com']);
    expect(inventory.isWhole('example.com')).toBe(true);
    expect(inventory.namelessLike(all, 'example.com')).toHaveLength(500);
    expect(inventory.isWhole('example.com')).toBe(false);
  });
});

it('the first page may stand alone', async () => {
  const { scm, asked } = handMade({ certificates: [], rows: sortedRows(fillers(60, 100)) });
  const inventory = new Inventory(scm, 480);
  await inventory.readFirst();
  expect([asked, inventory.isEnded, inventory.isComplete, [...inventory.entries()].length]).toEqual([
    ['list 0'],
    false,
    false,
    50
  ]);
});
