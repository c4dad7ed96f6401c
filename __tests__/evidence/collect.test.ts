// What is handed on about each certificate, and who is told when.
import { describe, expect, it } from '@jest/globals';
import type { PushHistory } from '../../src/certificate/push-history.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import {
  anError,
  aRequest,
  bareRow,
  certificate,
  collect,
  DAY,
  handMade,
  HOUR,
  NOW,
  rowOf,
  sortedRows,
  type Account
} from '../renewal/account.ts';

const A = certificate(-180, 20);
const B = certificate(-60, 100, { keyFamily: null });
const C = certificate(-5, 195, { keyFamily: 'ECDSA' });
const AGAIN = { ...C, id: `scs${NOW - DAY}` };

function pushOf(project: string): PushHistory {
  return [{ atMs: NOW - HOUR, service: 'WAF', project }];
}

const HISTORIES = { [A.id]: pushOf('of A'), [B.id]: pushOf('of B'), [C.id]: pushOf('of C') };

function failing(route: string, ...ids: string[]): (route: string, of: string) => void {
  return (asked, of) => {
    if (asked === route && ids.includes(of)) throw anError();
  };
}

function account(certificates: Account['certificates'], over: Partial<Account> = {}): Account {
  return { certificates, histories: HISTORIES, ...over };
}

describe('the evidence of a certificate', () => {
  it('that nothing replaced is its own', async () => {
    const { certificates } = await collect(account([A]), { certIds: [A.id] });
    expect(certificates).toMatchObject([
      {
        requestedId: A.id,
        requestedDomain: null,
        certId: A.id,
        detail: { state: 'known', value: A },
        duplicates: [],
        pushes: { state: 'known', value: [HISTORIES[A.id]] },
        renewals: { state: 'known', value: { replaced: [], replacedPushes: { state: 'not-asked' }, doubt: null } }
      }
    ]);
  });

  it('that is not followed is its own, and of renewals nothing is known', async () => {
    const { certificates } = await collect(account([A, B]), { certIds: [A.id], followRenewals: false });
    expect(certificates).toMatchObject([{ certId: A.id, renewals: { state: 'not-asked' } }]);
  });

  it('that was replaced is that of the last one, with the histories of all that were followed through', async () => {
    const { certificates } = await collect(account([A, B, C]), { certIds: [A.id] });
    expect(certificates).toMatchObject([
      {
        requestedId: A.id,
        certId: C.id,
        detail: { value: C },
        pushes: { value: [HISTORIES[C.id]] },
        renewals: {
          value: {
            replaced: [
              { id: A.id, notAfter: A.notAfter },
              { id: B.id, notAfter: B.notAfter }
            ],
            replacedPushes: { value: [HISTORIES[A.id], HISTORIES[B.id]] }
          }
        }
      }
    ]);
  });

  it('of one content under several IDs has the histories of all', async () => {
    const { certificates } = await collect(account([C, AGAIN]), { certIds: [C.id] });
    expect(certificates).toMatchObject([{ certId: C.id, detail: { value: C }, duplicates: [AGAIN] }]);
    expect(certificates).toMatchObject([{ pushes: { value: [HISTORIES[C.id], []] } }]);
  });

  it('found by a domain has all IDs of its content, also where it is not followed', async () => {
    const world = account([C, AGAIN]);
    const { certificates } = await collect(world, { domains: ['shop.example.com'], followRenewals: false });
    expect(certificates).toMatchObject([{ certId: AGAIN.id, duplicates: [C] }]);
    expect(certificates).toMatchObject([{ pushes: { value: [[], HISTORIES[C.id]] } }]);
  });

  it('in doubt has all IDs of its content too', async () => {
    const world = account([C, AGAIN], { rows: [rowOf(A)] });
    const { certificates } = await collect(world, { certIds: [C.id, AGAIN.id] });
    const doubted = { renewals: { value: { doubt: { code: 'not-listed' } } } };
    expect(certificates).toMatchObject([
      { certId: C.id, duplicates: [AGAIN], pushes: { value: [HISTORIES[C.id], []] }, ...doubted },
      { certId: AGAIN.id, duplicates: [C], pushes: { value: [[], HISTORIES[C.id]] }, ...doubted }
    ]);
  });

  it('without an expiry has that of its rows, the latest', async () => {
    const timeless = { ...C, notAfter: null };
    const [early, late] = [DAY, 2 * DAY].map((ms) => ({ ms: NOW + ms, zoned: true }));
    const rows = [early, late].map((expiresAt) => rowOf(timeless, { expiresAt: expiresAt ?? null }));
    const { certificates } = await collect(account([timeless], { rows }), { certIds: [C.id] });
    expect(certificates).toMatchObject([{ detail: { value: { notAfter: late } } }]);
    const { certificates: own } = await collect(account([C], { rows: [rowOf(C, { expiresAt: late ?? null })] }), {
      certIds: [C.id]
    });
    expect(own).toMatchObject([{ detail: { value: { notAfter: C.notAfter } } }]);
  });

  it('is that of the pinned ID, else one of the input, else the later ID', async () => {
    const world = account([B, C, AGAIN]);
    const judged = async (...certIds: string[]): Promise<(string | null)[]> =>
      (await collect(world, { certIds })).certificates.map(({ certId }) => certId);
    expect(await judged(AGAIN.id)).toEqual([AGAIN.id]);
    expect(await judged(B.id)).toEqual([AGAIN.id]);
    expect(await judged(B.id, C.id)).toEqual([C.id, C.id]);
    expect(await judged(C.id, AGAIN.id)).toEqual([C.id, AGAIN.id]);
  });

  it('keeps the order of the request', async () => {
    const { certificates } = await collect(account([A, B, C]), { certIds: [C.id, A.id, B.id] });
    expect(certificates.map(({ requestedId }) => requestedId)).toEqual([C.id, A.id, B.id]);
  });

  it('in doubt is its own, with the doubt', async () => {
    const { certificates } = await collect(account([A, B], { rows: [rowOf(B)] }), { certIds: [A.id] });
    expect(certificates).toMatchObject([
      { certId: A.id, pushes: { value: [HISTORIES[A.id]] }, renewals: { value: { doubt: { code: 'not-listed' } } } }
    ]);
  });
});

describe('a history', () => {
  it('of the judged one that fails is a failure', async () => {
    const world = account([A, B], { fail: failing('history', B.id) });
    const { certificates } = await collect(world, { certIds: [A.id] });
    expect(certificates).toMatchObject([{ certId: B.id, detail: { state: 'known' }, pushes: { state: 'failed' } }]);
  });

  it('of a duplicate that fails is a failure', async () => {
    const world = account([C, AGAIN], { fail: failing('history', AGAIN.id) });
    const { certificates } = await collect(world, { certIds: [C.id] });
    expect(certificates).toMatchObject([{ pushes: { state: 'failed' } }]);
  });

  it('of a replaced one that fails is told, and no more', async () => {
    const world = account([A, B], { fail: failing('history', A.id) });
    const { certificates } = await collect(world, { certIds: [A.id] });
    expect(certificates).toMatchObject([
      { certId: B.id, pushes: { state: 'known' }, renewals: { value: { replacedPushes: { state: 'failed' } } } }
    ]);
  });
});

describe('orders for the same names', () => {
  const order = (days: number): typeof A => certificate(days, null, { status: 'PAID' });

  it.each<[string, typeof A, string[], boolean]>([
    ['younger than it', order(-1), [A.id], true],
    ['older than it', order(-181), [A.id], false],
    ['older than what replaced it', order(-61), [B.id, A.id], false]
  ])('%s are on their way: %#', async (_name, ordered, ids, isTold) => {
    const certificates = [A, B].filter(({ id }) => ids.includes(id));
    const rows = [...sortedRows(certificates), rowOf(ordered)];
    const found = await collect(account([...certificates, ordered], { rows }), { certIds: [A.id] });
    const orderedIds = isTold ? [ordered.id] : [];
    expect(found.certificates).toMatchObject([{ renewals: { value: { orderedIds } } }]);
  });

  it('are told in doubt as well', async () => {
    const rows = [rowOf(order(-1))];
    const { certificates } = await collect(account([A], { rows, totalCount: 9 }), { certIds: [A.id] });
    expect(certificates).toMatchObject([
      { renewals: { value: { doubt: { code: 'list-cut' }, orderedIds: [order(-1).id] } } }
    ]);
  });
});

describe('who is told of what was read', () => {
  it.each<[string, string[], Account['rows']]>([
    ['that was asked for, though another leads to it', [A.id, B.id], undefined],
    ['that is judged in the end', [A.id], undefined],
    ['whose row does not say that it will be judged', [A.id], [rowOf(A), bareRow(B)]]
  ])('hears once of each certificate %s', async (_name, certIds, rows) => {
    const heard: string[] = [];
    const { scm, asked } = handMade(account([A, B], rows === undefined ? {} : { rows }));
    const onRead = (id: string, detail: { state: string }, pushes: { state: string }): void => {
      heard.push(`${id} ${detail.state} ${pushes.state}`);
    };
    await collectEvidence(aRequest({ certIds, onRead }), scm);
    expect(heard.toSorted()).toEqual([A.id, B.id].map((id) => `${id} known known`));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('hears of what failed', async () => {
    const heard: string[] = [];
    const { scm } = handMade(account([A], { fail: failing('history', A.id) }));
    const onRead = (_id: string, _detail: { state: string }, pushes: { state: string }): void => {
      heard.push(pushes.state);
    };
    await collectEvidence(aRequest({ certIds: [A.id], onRead }), scm);
    expect(heard).toEqual(['failed']);
  });
});

it('what was seen of the account is handed on', async () => {
  const { inventory } = await collect(account([A, B]), { certIds: [A.id] });
  expect([...inventory.entries()].map(([id]) => id)).toEqual([B.id, A.id]);
  expect(inventory.isComplete).toBe(true);
});
