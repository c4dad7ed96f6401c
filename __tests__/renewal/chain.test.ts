// Following with an SCM made by hand: what becomes of each dossier, and of what goes wrong.
import { describe, expect, it } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import type { Dossier } from '../../src/evidence/collect.ts';
import { ActionError } from '../../src/errors.ts';
import { followRenewals } from '../../src/renewal/chain.ts';
import type { PushHistory } from '../../src/certificate/push-history.ts';
import type { ListedCertificate, ListPage } from '../../src/scm/schema.ts';
import type { Scm } from '../../src/scm/client.ts';
import { aCertificate, aDossier, anError, aPush, CHINA_MINUTES, DAY, HOUR, NOW } from '../builders.ts';

function certificate(issuedDays: number, expiresDays: number, over: Partial<Certificate> = {}): Certificate {
  const issued = NOW + issuedDays * DAY;
  return aCertificate({
    id: `scs${issued}`,
    domain: 'shop.example.com',
    names: ['shop.example.com', 'www.shop.example.com'],
    fingerprint: `of ${issued}`,
    issueTime: { ms: issued + HOUR, zoned: true },
    notBefore: null,
    notAfter: { ms: NOW + expiresDays * DAY, zoned: true },
    ...over
  });
}

function rowOf({ id, domain, names, status, keyFamily, notAfter }: Certificate): ListedCertificate {
  return { id, domain, names, namesComplete: true, status, keyFamily, expiresAt: notAfter };
}

const A = certificate(-180, 20);
const B = certificate(-60, 100);
const C = certificate(-5, 195);
const HISTORIES: Record<string, PushHistory> = {
  [A.id]: [aPush({ service: 'WAF', project: 'of A' })],
  [B.id]: [aPush({ service: 'WAF', project: 'of B' })],
  [C.id]: [aPush({ service: 'WAF', project: 'of C' })]
};

interface Account {
  certificates: readonly Certificate[];
  /** More rows than certificates make. */
  rows?: readonly ListedCertificate[];
  totalCount?: number;
  /** Throws what it wants, before anything is answered. */
  fail?: (route: string, id: string) => void;
  /** What is found by domain alone. */
  hidden?: readonly Certificate[];
}

interface HandMade {
  scm: Scm;
  /** Route and ID, offset or keyword of everything that was asked. */
  asked: string[];
}

function handMade({ certificates, rows = [], totalCount, fail, hidden = [] }: Account): HandMade {
  const asked: string[] = [];
  const note = async (route: string, id: string): Promise<void> => {
    asked.push(`${route} ${id}`);
    await Promise.resolve();
    fail?.(route, id);
  };
  const known = [...certificates, ...hidden];
  return {
    asked,
    scm: {
      detail: async (id) => {
        await note('detail', id);
        const found = known.find((one) => one.id === id);
        if (found === undefined) throw anError({ code: 'CERTIFICATE_NOT_FOUND', message: `no ${id}` });
        return found;
      },
      history: async (id) => {
        await note('history', id);
        return HISTORIES[id] ?? [];
      },
      listPage: async (offset, content): Promise<ListPage> => {
        await note('list', content === '' ? String(offset) : content);
        const shown = content === '' ? certificates : known.filter(({ domain }) => domain.includes(content));
        const all = [...shown.map(rowOf), ...rows];
        return {
          rows: all.slice(offset, offset + 50),
          totalCount: content === '' ? (totalCount ?? all.length) : all.length
        };
      }
    }
  };
}

function dossierOf(one: Certificate, over: Partial<Dossier> = {}): Dossier {
  return aDossier({
    requestedId: one.id,
    certId: one.id,
    certificate: one,
    histories: [HISTORIES[one.id] ?? []],
    ...over
  });
}

async function follow(account: Account, ...dossiers: Dossier[]): Promise<Dossier[]> {
  return followRenewals(dossiers, handMade(account).scm, CHINA_MINUTES);
}

async function followOne(account: Account, pinned = A, over: Partial<Dossier> = {}): Promise<Dossier> {
  const [dossier] = await follow(account, dossierOf(pinned, over));
  if (dossier === undefined) throw new Error('no dossier');
  return dossier;
}

describe('a certificate', () => {
  it('that nothing replaced keeps its dossier', async () => {
    expect(await followOne({ certificates: [A] })).toEqual(dossierOf(A));
  });

  it('that was replaced hands its place to its successor, and keeps its own history beside', async () => {
    expect(await followOne({ certificates: [C, A] })).toEqual({
      ...dossierOf(C),
      requestedId: A.id,
      replacedIds: [A.id],
      replacedExpiries: [{ id: A.id, notAfter: A.notAfter }],
      replacedHistories: [HISTORIES[A.id]]
    });
  });

  it('of a long chain is followed to the one that expires last', async () => {
    expect(await followOne({ certificates: [A, B, C] })).toMatchObject({ certId: C.id, replacedIds: [A.id] });
  });

  it('is followed link by link where only each link fits the next', async () => {
    const link = { ...B, keyFamily: null };
    const end = { ...C, keyFamily: 'ECDSA' };
    expect(await followOne({ certificates: [A, link, end] })).toMatchObject({
      certId: C.id,
      replacedIds: [A.id, B.id],
      replacedHistories: [HISTORIES[A.id], HISTORIES[B.id]]
    });
  });

  it('whose chain forks stays in its place, replaced by nobody knows which', async () => {
    const other = certificate(-5, 195, { id: `scs${NOW - DAY}`, fingerprint: 'other' });
    const dossier = await followOne({ certificates: [A, C, other] });
    expect(dossier).toMatchObject({ certId: A.id, certificate: A, replacedIds: [] });
    expect(dossier.untraceable?.isReplaced).toBe(true);
    expect(dossier.untraceable?.reason).toMatch(new RegExp(`${C.id}.*${other.id}|${other.id}.*${C.id}`));
  });

  it.each([
    ['names', { names: [] }],
    ['expiry', { notAfter: null }]
  ])('without %s is left alone, and the list is not read for it', async (_name, over) => {
    const pinned = dossierOf({ ...A, ...over });
    const { scm, asked } = handMade({ certificates: [A, C] });
    expect(await followRenewals([pinned], scm, CHINA_MINUTES)).toEqual([pinned]);
    expect(asked).toEqual([]);
  });

  it('whose detail could not be had is left alone', async () => {
    const pinned = dossierOf(A, { certificate: null, error: anError() });
    expect(await follow({ certificates: [A, C] }, pinned)).toEqual([pinned]);
  });

  it('whose own history could not be had is an error', async () => {
    const error = anError();
    const fail = (route: string): void => {
      if (route === 'history') throw error;
    };
    const dossier = await followOne({ certificates: [A], fail }, A, { histories: [], error });
    expect(dossier).toMatchObject({ certId: A.id, error, replacedHistoryError: null });
  });

  it('whose old history could not be had is judged all the same', async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'history' && id === A.id) throw error;
    };
    const dossier = await followOne({ certificates: [A, C], fail }, A, { histories: [], error });
    expect(dossier).toMatchObject({ certId: C.id, error: null, replacedHistories: [], replacedHistoryError: error });
  });

  it('with an unlisted ID is untraceable, however many others are listed', async () => {
    for (const certificates of [[], [C], [B, C]]) {
      const dossier = await followOne({ certificates, hidden: [A] });
      expect(dossier).toMatchObject({ certId: A.id, replacedIds: [], error: null });
      expect(dossier.untraceable).toMatchObject({ isReplaced: false });
      expect(dossier.untraceable?.reason).toContain('only part of the account');
    }
  });
});

describe('a cut list', () => {
  it('is asked by domain, and a hit is followed', async () => {
    const { scm, asked } = handMade({ certificates: [A], totalCount: 9, hidden: [C] });
    const [dossier] = await followRenewals([dossierOf(A)], scm, CHINA_MINUTES);
    expect(dossier).toMatchObject({ certId: C.id, replacedIds: [A.id], untraceable: null });
    expect(asked.filter((one) => one.startsWith('list'))).toEqual(['list 0', 'list shop.example.com']);
  });

  it('a hit that the list had shown already is followed too', async () => {
    expect(await followOne({ certificates: [A, C], totalCount: 9 })).toMatchObject({ certId: C.id, untraceable: null });
  });

  it('without a hit the dossier says why, also where the pinned one itself came up', async () => {
    for (const account of [{ certificates: [A] }, { certificates: [], hidden: [A] }]) {
      const dossier = await followOne({ ...account, totalCount: 9 });
      expect(dossier).toMatchObject({ certId: A.id, replacedIds: [] });
      expect(dossier.untraceable).toMatchObject({ isReplaced: false });
      expect(dossier.untraceable?.reason).toContain('the list was cut');
    }
  });

  it('a near miss that came up is kept, and so is an order', async () => {
    const miss = { ...C, names: ['shop.example.com'] };
    const order = { ...certificate(-1, 300), status: 'PAID', notAfter: null };
    const dossier = await followOne({ certificates: [A, miss], rows: [rowOf(order)], totalCount: 9 });
    expect(dossier.untraceable).not.toBeNull();
    expect(dossier.nearMisses).toEqual([{ id: C.id, shared: 1, total: 2 }]);
    expect(dossier.orderedIds).toEqual([order.id]);
  });
});

describe('one content under several IDs', () => {
  const again = { ...C, id: `scs${NOW - DAY}` };

  it('is one dossier: the pinned ID, else one of the input, else the later ID', async () => {
    const own = await followOne({ certificates: [C, again] }, C);
    expect(own).toMatchObject({ certId: C.id, certificate: C, twins: [again], replacedIds: [] });
    const later = await followOne({ certificates: [A, C, again] });
    expect(later).toMatchObject({ certId: again.id, certificate: again, twins: [C], replacedIds: [A.id] });
    const [first, second] = await follow({ certificates: [A, C, again] }, dossierOf(A), dossierOf(C));
    expect([first?.certId, second?.certId]).toEqual([C.id, C.id]);
  });

  it('has the histories of all', async () => {
    expect((await followOne({ certificates: [C, again] }, C)).histories).toEqual([HISTORIES[C.id], []]);
  });

  it('of which one is replaced is replaced', async () => {
    // A was uploaded again after C was issued: the content is A's all the same.
    const late = { ...A, id: `scs${NOW - DAY}`, status: 'UPLOAD' };
    expect(await followOne({ certificates: [A, C, late] }, late)).toMatchObject({ certId: C.id });
  });
});

describe('near misses and orders', () => {
  const miss = certificate(-3, 200, { names: ['shop.example.com'] });
  const order = certificate(-1, 300, { status: 'CHECKING', notAfter: null });

  it('are told of the certificate that is judged', async () => {
    expect(await followOne({ certificates: [A, miss], rows: [rowOf(order)] })).toMatchObject({
      certId: A.id,
      nearMisses: [{ id: miss.id, shared: 1, total: 2 }],
      orderedIds: [order.id]
    });
    expect(await followOne({ certificates: [A, C, miss], rows: [rowOf(order)] })).toMatchObject({
      certId: C.id,
      nearMisses: [{ id: miss.id, shared: 1, total: 2 }],
      orderedIds: [order.id]
    });
  });

  it('are not told where they are older than that', async () => {
    const early = certificate(-100, 200, { names: ['shop.example.com'] });
    const before = { ...order, id: `scs${NOW - 101 * DAY}` };
    expect(await followOne({ certificates: [A, C, early], rows: [rowOf(before)] })).toMatchObject({
      certId: C.id,
      nearMisses: [],
      orderedIds: []
    });
  });
});

describe('several certificates', () => {
  const lone = certificate(-50, 90, { names: ['lone.example.org'], domain: 'lone.example.org' });

  it('keep their order, whatever becomes of each, and the list is read once', async () => {
    const { scm, asked } = handMade({ certificates: [lone, A, C] });
    const broken = dossierOf(B, { certificate: null, error: anError() });
    const dossiers = await followRenewals([dossierOf(C), broken, dossierOf(A), dossierOf(lone)], scm, CHINA_MINUTES);
    expect(dossiers.map(({ requestedId, certId }) => [requestedId, certId])).toEqual([
      [C.id, C.id],
      [B.id, B.id],
      [A.id, C.id],
      [lone.id, lone.id]
    ]);
    expect(asked.filter((one) => one.startsWith('list'))).toEqual(['list 0']);
  });

  it('none at all: nothing is asked', async () => {
    const { scm, asked } = handMade({ certificates: [A] });
    expect(await followRenewals([], scm, CHINA_MINUTES)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('a list that fails is the error of all that it was read for', async () => {
    const error = anError();
    const fail = (route: string): void => {
      if (route === 'list') throw error;
    };
    const bare = dossierOf({ ...lone, notAfter: null });
    const dossiers = await follow({ certificates: [A, C], fail }, dossierOf(A), dossierOf(C), bare);
    expect(dossiers.map((one) => one.error)).toEqual([error, error, null]);
    expect(dossiers.map(({ certId }) => certId)).toEqual([A.id, C.id, lone.id]);
  });

  it('an error that a dossier had already stays its error', async () => {
    const own = anError({ message: 'its own' });
    const fail = (route: string): void => {
      if (route === 'list') throw anError({ message: 'of the list' });
    };
    expect((await followOne({ certificates: [A], fail }, A, { error: own })).error).toBe(own);
  });

  it("a candidate's detail that fails is the error of those that it is a candidate for", async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'detail' && id === C.id) throw error;
    };
    const dossiers = await follow({ certificates: [lone, A, C], fail }, dossierOf(A), dossierOf(lone));
    expect(dossiers.map((one) => one.error)).toEqual([error, null]);
  });

  it('the history of the new one that fails is an error', async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'history' && id === C.id) throw error;
    };
    expect(await followOne({ certificates: [A, C], fail })).toMatchObject({ certId: C.id, error, histories: [] });
  });

  it.each(['list', 'detail', 'history'])('what is no ActionError (%s) is a defect, and is thrown', async (wanted) => {
    const fail = (route: string): void => {
      if (route === wanted) throw new TypeError('a defect');
    };
    await expect(followOne({ certificates: [A, C], fail })).rejects.toThrow(TypeError);
  });

  it('an error is an ActionError with its code', async () => {
    const fail = (route: string): void => {
      if (route === 'list') throw anError({ code: 'PERMISSION_DENIED' });
    };
    const { error } = await followOne({ certificates: [A], fail });
    expect(error).toBeInstanceOf(ActionError);
    expect(error?.code).toBe('PERMISSION_DENIED');
  });
});
