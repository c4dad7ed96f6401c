// Collecting from an SCM made by hand: what becomes of each evidence when its renewals are followed, and of what goes wrong.
import { describe, expect, it } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { collectEvidence, type CollectRequest } from '../../src/evidence/collect.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import type { RenewalFindings } from '../../src/renewal/findings.ts';
import type { ActionError } from '../../src/errors.ts';
import { failed, failureIn, known, NOT_ASKED, type Source } from '../../src/source.ts';
import type { PushHistory } from '../../src/certificate/push-history.ts';
import type { ListedCertificate, ListPage } from '../../src/scm/schema.ts';
import type { Scm } from '../../src/scm/client.ts';
import { aCertificate, anError, anEvidence, aPush, CHINA_MINUTES, DAY, HOUR, NOW } from '../builders.ts';

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
  return { id, domain, names, hasAllNames: true, status, keyFamily, expiresAt: notAfter };
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

/** What is known of a certificate before its renewals are followed. */
function evidenceOf(one: Certificate, over: Partial<CertificateEvidence> = {}): CertificateEvidence {
  const id = one.id;
  const pushes = known([HISTORIES[id] ?? []]);
  return anEvidence({ requestedId: id, certId: id, certificate: one, pushes, renewals: NOT_ASKED, ...over });
}

function someFindings(over: Partial<RenewalFindings> = {}): Source<RenewalFindings> {
  return known({ replaced: [], replacedPushes: NOT_ASKED, doubt: null, nearMisses: [], orderedIds: [], ...over });
}

/** Where the renewals of a certificate led, told flat. */
interface Followed {
  evidence: CertificateEvidence;
  certId: string | null;
  replacedIds: string[] | null;
  findings: RenewalFindings | null;
  error: ActionError | null;
}

function followedOf(evidence: CertificateEvidence): Followed {
  const { certId, detail, pushes, renewals } = evidence;
  const findings = renewals.state === 'known' ? renewals.value : null;
  const replacedIds = findings?.replaced.map(({ id }) => id) ?? null;
  return { evidence, certId, replacedIds, findings, error: failureIn([detail, pushes, renewals]) };
}

async function collect(
  scm: Scm,
  certIds: readonly string[],
  over: Partial<CollectRequest> = {}
): Promise<CertificateEvidence[]> {
  const request = { certIds, domains: [], followRenewals: true, offsetMinutes: CHINA_MINUTES, nowMs: NOW };
  const { certificates } = await collectEvidence({ ...request, onRead: () => undefined, ...over }, scm);
  return [...certificates];
}

async function follow(account: Account, ...pinned: Certificate[]): Promise<Followed[]> {
  const ids = pinned.map(({ id }) => id);
  return (await collect(handMade(account).scm, ids)).map(followedOf);
}

async function followOne(account: Account, pinned = A): Promise<Followed> {
  const [followed] = await follow(account, pinned);
  if (followed === undefined) throw new Error('no evidence');
  return followed;
}

describe('a certificate', () => {
  it('that nothing replaced keeps its evidence', async () => {
    expect((await followOne({ certificates: [A] })).evidence).toMatchObject(
      evidenceOf(A, { renewals: someFindings() })
    );
  });

  it('that was replaced hands its place to its successor, and keeps its own history beside', async () => {
    const replacedPushes = known([HISTORIES[A.id] ?? []]);
    const renewals = someFindings({ replaced: [{ id: A.id, notAfter: A.notAfter }], replacedPushes });
    const { evidence } = await followOne({ certificates: [C, A] });
    expect(evidence).toMatchObject(evidenceOf(C, { requestedId: A.id, renewals }));
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
      findings: {
        replaced: [A, B].map(({ id, notAfter }) => ({ id, notAfter })),
        replacedPushes: known([HISTORIES[A.id], HISTORIES[B.id]])
      }
    });
  });

  it('whose chain forks stays in its place, replaced by nobody knows which', async () => {
    const other = certificate(-5, 195, { id: `scs${NOW - DAY}`, fingerprint: 'other' });
    const followed = await followOne({ certificates: [A, C, other] });
    expect(followed).toMatchObject({ certId: A.id, evidence: { detail: known(A) }, replacedIds: [] });
    const { doubt } = followed.findings ?? {};
    expect(doubt).toMatchObject({ code: 'tie', certId: A.id, isReplaced: true });
    expect(doubt?.code === 'tie' && new Set(doubt.candidateIds)).toEqual(new Set([C.id, other.id]));
  });

  it.each([
    ['names', { names: [] }],
    ['expiry', { notAfter: null }]
  ])('without %s is left alone', async (_name, over) => {
    const pinned = { ...A, ...over };
    const { scm } = handMade({ certificates: [pinned, C] });
    expect(await collect(scm, [A.id])).toEqual([evidenceOf(pinned)]);
  });

  it('without an expiry but for that in its row is followed', async () => {
    const pinned = { ...A, notAfter: null };
    const rows = [{ ...rowOf(A) }];
    expect(await followOne({ certificates: [C], hidden: [pinned], rows })).toMatchObject({ certId: C.id });
  });

  it('whose detail could not be had is an error, and keeps its history', async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'detail' && id === A.id) throw error;
    };
    expect(await followOne({ certificates: [A, C], fail })).toMatchObject({ certId: A.id, error, findings: null });
  });

  it('whose own history could not be had is an error', async () => {
    const error = anError();
    const fail = (route: string): void => {
      if (route === 'history') throw error;
    };
    const followed = await followOne({ certificates: [A], fail });
    expect(followed).toMatchObject({ certId: A.id, error, findings: { replacedPushes: NOT_ASKED } });
  });

  it('whose old history could not be had is judged all the same', async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'history' && id === A.id) throw error;
    };
    const followed = await followOne({ certificates: [A, C], fail });
    expect(followed).toMatchObject({ certId: C.id, error: null, findings: { replacedPushes: failed(error) } });
  });

  it('with an unlisted ID is in doubt, however many others are listed', async () => {
    for (const certificates of [[], [C], [B, C]]) {
      const followed = await followOne({ certificates, hidden: [A] });
      expect(followed).toMatchObject({ certId: A.id, replacedIds: [], error: null });
      expect(followed.findings?.doubt).toEqual({ code: 'not-listed', certId: A.id, isReplaced: false });
    }
  });
});

describe('a cut list', () => {
  it('is asked by domain, and a hit is followed', async () => {
    const { scm, asked } = handMade({ certificates: [A], totalCount: 9, hidden: [C] });
    const [followed] = (await collect(scm, [A.id])).map(followedOf);
    expect(followed).toMatchObject({ certId: C.id, replacedIds: [A.id], findings: { doubt: null } });
    expect(asked.filter((one) => one.startsWith('list'))).toEqual(['list 0', 'list example.com']);
  });

  it('a hit that the list had shown already is followed too', async () => {
    expect(await followOne({ certificates: [A, C], totalCount: 9 })).toMatchObject({
      certId: C.id,
      findings: { doubt: null }
    });
  });

  it('without a hit is enough where the answer was read to its end and has the pinned one itself', async () => {
    for (const account of [{ certificates: [A] }, { certificates: [], hidden: [A] }]) {
      const followed = await followOne({ ...account, totalCount: 9 });
      expect(followed).toMatchObject({ certId: A.id, replacedIds: [], findings: { doubt: null } });
    }
  });

  it('without the pinned one among the hits the evidence says why', async () => {
    const strange = { ...A, domain: 'of.another.name' };
    const followed = await followOne({ certificates: [strange], totalCount: 9 }, strange);
    const keyword = 'example.com';
    expect(followed.findings?.doubt).toEqual({ code: 'list-cut', certId: A.id, keyword, isReplaced: false });
  });

  it('a near miss that came up is kept, and so is an order', async () => {
    const miss = { ...C, names: ['shop.example.com'] };
    const order = { ...certificate(-1, 300), status: 'PAID', notAfter: null };
    const { findings } = await followOne({ certificates: [A, miss], rows: [rowOf(order)], totalCount: 9 });
    expect(findings?.doubt).toBeNull();
    expect(findings?.nearMisses).toEqual([{ id: C.id, shared: 1, total: 2 }]);
    expect(findings?.orderedIds).toEqual([order.id]);
  });
});

describe('one content under several IDs', () => {
  const again = { ...C, id: `scs${NOW - DAY}` };

  it('is one evidence: the pinned ID, else one of the input, else the later ID', async () => {
    const own = await followOne({ certificates: [C, again] }, C);
    expect(own.evidence).toMatchObject({ certId: C.id, detail: known(C), duplicates: [again] });
    expect(own.replacedIds).toEqual([]);
    const later = await followOne({ certificates: [A, C, again] });
    expect(later.evidence).toMatchObject({ certId: again.id, detail: known(again), duplicates: [C] });
    expect(later.replacedIds).toEqual([A.id]);
    const [first, second] = await follow({ certificates: [A, C, again] }, A, C);
    expect([first?.certId, second?.certId]).toEqual([C.id, C.id]);
  });

  it('has the histories of all', async () => {
    const { evidence } = await followOne({ certificates: [C, again] }, C);
    expect(evidence.pushes).toEqual(known([HISTORIES[C.id], []]));
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
      findings: { nearMisses: [{ id: miss.id, shared: 1, total: 2 }], orderedIds: [order.id] }
    });
    expect(await followOne({ certificates: [A, C, miss], rows: [rowOf(order)] })).toMatchObject({
      certId: C.id,
      findings: { nearMisses: [{ id: miss.id, shared: 1, total: 2 }], orderedIds: [order.id] }
    });
  });

  it('are not told where they are older than that', async () => {
    const early = certificate(-100, 200, { names: ['shop.example.com'] });
    const before = { ...order, id: `scs${NOW - 101 * DAY}` };
    expect(await followOne({ certificates: [A, C, early], rows: [rowOf(before)] })).toMatchObject({
      certId: C.id,
      findings: { nearMisses: [], orderedIds: [] }
    });
  });
});

describe('several certificates', () => {
  const lone = certificate(-50, 90, { names: ['lone.example.org'], domain: 'lone.example.org' });

  it('keep their order, whatever becomes of each, and the list is read once', async () => {
    const fail = (route: string, id: string): void => {
      if (route === 'detail' && id === 'scs0000000000000') throw anError();
    };
    const { scm, asked } = handMade({ certificates: [lone, A, C], fail });
    const all = await collect(scm, [C.id, 'scs0000000000000', A.id, lone.id]);
    expect(all.map(({ requestedId, certId }) => [requestedId, certId])).toEqual([
      [C.id, C.id],
      ['scs0000000000000', 'scs0000000000000'],
      [A.id, C.id],
      [lone.id, lone.id]
    ]);
    expect(asked.filter((one) => one.startsWith('list'))).toEqual(['list 0']);
  });

  it('a list that fails is the error of all that it was read for', async () => {
    const error = anError();
    const fail = (route: string): void => {
      if (route === 'list') throw error;
    };
    const bare = { ...lone, names: [] };
    const all = await follow({ certificates: [A, C, bare], fail }, A, C, bare);
    expect(all.map((one) => one.error)).toEqual([error, error, null]);
    expect(all.map(({ certId }) => certId)).toEqual([A.id, C.id, lone.id]);
  });

  it("a candidate's detail that fails is the error of those that it is a candidate for", async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'detail' && id === C.id) throw error;
    };
    const all = await follow({ certificates: [lone, A, C], fail }, A, lone);
    expect(all.map((one) => one.error)).toEqual([error, null]);
  });

  it('the history of the new one that fails is an error', async () => {
    const error = anError();
    const fail = (route: string, id: string): void => {
      if (route === 'history' && id === C.id) throw error;
    };
    expect(await followOne({ certificates: [A, C], fail })).toMatchObject({ certId: C.id, error });
  });

  it.each(['list', 'detail', 'history'])('what is no ActionError (%s) is a defect, and is thrown', async (wanted) => {
    const fail = (route: string): void => {
      if (route === wanted) throw new TypeError('a defect');
    };
    await expect(followOne({ certificates: [A, C], fail })).rejects.toThrow(TypeError);
  });
});

describe('without following', () => {
  it('an ID is read by its detail and its history, both at once, and the list is not', async () => {
    const { scm, asked } = handMade({ certificates: [A] });
    expect(await collect(scm, [A.id], { followRenewals: false })).toEqual([evidenceOf(A)]);
    expect(new Set(asked)).toEqual(new Set([`detail ${A.id}`, `history ${A.id}`]));
  });

  it.each(['detail', 'pushes'] as const)('an ID whose %s fails keeps the other answer', async (source) => {
    const error = anError();
    const fail = (route: string): void => {
      if (route === (source === 'detail' ? 'detail' : 'history')) throw error;
    };
    const { scm } = handMade({ certificates: [A], fail });
    expect(await collect(scm, [A.id], { followRenewals: false })).toEqual([evidenceOf(A, { [source]: failed(error) })]);
  });
});

describe('while it reads', () => {
  it('each certificate is told of once, as soon as it was read', async () => {
    const told: string[] = [];
    const { scm } = handMade({ certificates: [A, C] });
    await collect(scm, [A.id], {
      onRead: (certId, detail, pushes) => {
        told.push(`${certId} ${detail.state} ${pushes.state}`);
      }
    });
    expect(told).toEqual([`${A.id} known known`, `${C.id} known known`]);
  });
});
