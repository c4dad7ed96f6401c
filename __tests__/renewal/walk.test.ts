// The walk over an account: who replaced whom, what is in service for a domain, and what a cut list leaves in doubt.
import { describe, expect, it, test } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { ActionError } from '../../src/errors.ts';
import { walkAccount, type WalkedCertificate, type WalkRequest } from '../../src/renewal/walk.ts';
import { CHINA_MINUTES, DAY, NOW } from '../builders.ts';
import { certificate, handMade, rowOf, type HandMadeAccount, type HandMadeScm } from './account.ts';

interface Walked {
  /** Requested ID or domain → latest ID, `?` and the doubt, or `!` and the error. */
  result: string[];
  entries: readonly WalkedCertificate[];
  asked: string[];
}

function resultOf({ requestedId, requestedDomain, detail, chain, doubt }: WalkedCertificate): string {
  const from = requestedDomain ?? requestedId ?? '';
  if (doubt !== null) return `${from} ?${doubt.code}`;
  if (detail.state === 'failed') return `${from} !${detail.error.code}`;
  if (chain.state === 'failed') return `${from} !${chain.error.code}`;
  return `${from} → ${chain.state === 'known' ? chain.value.latest.id : (requestedId ?? '')}`;
}

async function walkWith({ scm, asked }: HandMadeScm, request: Partial<WalkRequest>): Promise<Walked> {
  const { entries } = await walkAccount(
    {
      certIds: [],
      domains: [],
      followRenewals: true,
      offsetMinutes: CHINA_MINUTES,
      nowMs: NOW,
      onLikelyJudged: (id) => void scm.history(id).catch(() => undefined),
      ...request
    },
    scm
  );
  return { result: entries.map(resultOf), entries, asked };
}

function walk(account: HandMadeAccount, request: Partial<WalkRequest>): Promise<Walked> {
  return walkWith(handMade(account), request);
}

const follows = (one: Certificate, other: Certificate): string => `${one.id} → ${other.id}`;
const fillers = (count: number, expiresDays: number): Certificate[] =>
  Array.from({ length: count }, (_, index) =>
    certificate(-10 - index / 1000, expiresDays + index, [`filler${index}.example.net`])
  );

describe('what the list does not show', () => {
  const pinned = certificate(-180, 20, ['a.com']);
  const next = certificate(-5, 195, ['www.a.com', 'a.com']);

  it('a row without names hides no renewal: its detail has them', async () => {
    const rows = { [next.id]: [rowOf(next, { names: ['www.a.com'], hasAllNames: false })] };
    expect((await walk({ certificates: [pinned, next], rows }, { certIds: [pinned.id] })).result).toEqual([
      follows(pinned, next)
    ]);
  });

  it('a row without names hides no duplicate', async () => {
    const again = { ...pinned, id: `scs${NOW - 170 * DAY}`, status: 'UPLOAD' };
    const rows = { [again.id]: [rowOf(again, { names: [], hasAllNames: false })] };
    const { entries } = await walk({ certificates: [pinned, again], rows }, { certIds: [pinned.id] });
    expect(entries[0]?.chain).toMatchObject({ value: { latest: { id: pinned.id }, duplicates: [{ id: again.id }] } });
  });

  it.each(['', 'REISSUING'])('a row of status "%s" hides no renewal: its detail knows better', async (status) => {
    const rows = { [next.id]: [rowOf(next, { status })] };
    expect((await walk({ certificates: [pinned, next], rows }, { certIds: [pinned.id] })).result).toEqual([
      follows(pinned, next)
    ]);
  });

  it('a detail without not_after takes the expiry of its row, for the candidate and for the pinned one', async () => {
    const bare = { ...next, notAfter: null };
    const rows = { [next.id]: [rowOf(next)] };
    expect((await walk({ certificates: [pinned, bare], rows }, { certIds: [pinned.id] })).result).toEqual([
      follows(pinned, next)
    ]);
    const old = { ...pinned, notAfter: null };
    const oldRows = { [old.id]: [rowOf(pinned)] };
    expect((await walk({ certificates: [old, next], rows: oldRows }, { certIds: [old.id] })).result).toEqual([
      follows(old, next)
    ]);
  });

  it('a candidate of which neither expiry is known replaces nothing', async () => {
    const bare = { ...next, notAfter: null };
    expect((await walk({ certificates: [pinned, bare] }, { certIds: [pinned.id] })).result).toEqual([
      follows(pinned, pinned)
    ]);
  });

  it('of two rows of one ID either may be right', async () => {
    for (const both of [
      [rowOf(next, { status: 'REVOKED' }), rowOf(next)],
      [rowOf(next), rowOf(next, { names: ['x.example'] })]
    ]) {
      const rows = { [next.id]: both };
      const { result } = await walk({ certificates: [pinned, next], rows, totalCount: 2 }, { certIds: [pinned.id] });
      expect(result).toEqual([follows(pinned, next)]);
    }
  });

  it('a content that was revoked under one ID replaces nothing under another', async () => {
    const revoked = { ...next, id: `scs${NOW - 4 * DAY}`, status: 'REVOKED' };
    expect((await walk({ certificates: [pinned, next, revoked] }, { certIds: [pinned.id] })).result).toEqual([
      follows(pinned, pinned)
    ]);
  });

  it('more rows without names than can be looked at make the list count as cut', async () => {
    const many = fillers(520, 300);
    const rows = Object.fromEntries(many.map((one) => [one.id, [rowOf(one, { names: [], hasAllNames: false })]]));
    const { result, asked } = await walk({ certificates: [pinned, ...many], rows }, { certIds: [pinned.id] });
    expect(result).toEqual([follows(pinned, pinned)]);
    expect(asked.filter((one) => one.startsWith('list a.com'))).toEqual(['list a.com 0']);
    expect(asked.filter((one) => one.startsWith('detail'))).toEqual([`detail ${pinned.id}`]);
  });
});

describe('a cut list', () => {
  // A is covered by B and C; nothing but C's own domain finds C, and B's keyword finds only B.
  const a = certificate(-150, 50, ['api.a.com']);
  const b = certificate(-30, 200, ['x.b.com', 'api.a.com'], { domain: 'x.b.com' });
  const c = certificate(-5, 350, ['c.com', 'api.a.com'], { domain: 'c.com' });
  const e = certificate(-160, 40, ['c.com']);
  const certificates = [a, b, c, e, ...fillers(60, 400)];
  const certIds = [a.id, b.id, e.id];

  it('gives one result whichever answer comes late', async () => {
    const results = new Set<string>();
    const keys = ['list a.com 0', 'list c.com 0', 'list x.b.com 0', `detail ${c.id}`, `detail ${b.id}`, 'none'];
    for (const late of keys) {
      const before = async (route: string, key: string): Promise<void> => {
        for (let turn = 0; turn < (`${route} ${key}` === late ? 200 : 1); turn += 1) await Promise.resolve();
      };
      const { result } = await walk({ certificates, maxOffset: 30, before }, { certIds });
      results.add(result.join());
    }
    expect([...results]).toHaveLength(1);
    // What one keyword brings is known to all: C, found for E, covers api.a.com too.
    expect([...results][0]).toContain(follows(a, c));
  });

  it('asks a successor by its own names too, and follows what that finds', async () => {
    const old = certificate(-300, 10, ['www.a.com']);
    const middle = certificate(-100, 100, ['www.a.com', 'www.b.org'], { domain: 'www.a.com' });
    const last = certificate(-5, 360, ['www.a.com', 'www.b.org'], { domain: 'www.b.org' });
    const finds = (keyword: string, { domain }: Certificate): boolean => domain.endsWith(keyword);
    const account = { certificates: [old, middle, last, ...fillers(60, 400)], maxOffset: 0, finds };
    // Middle's names share no suffix, so it is asked for by its domain: the last one stays hidden, and that is all there is to know.
    expect((await walk(account, { certIds: [old.id] })).result).toEqual([follows(old, middle)]);
    const shared = { ...middle, names: ['www.a.com', 'api.a.com'] };
    const wide = { ...last, names: ['www.a.com', 'api.a.com', 'x.b.org'], domain: 'x.b.org' };
    const bySuffix = { ...account, certificates: [old, shared, wide, ...fillers(60, 400)] };
    const found = await walk(
      { ...bySuffix, finds: (keyword, { names }) => names.some((name) => name.endsWith(keyword)) },
      {
        certIds: [old.id]
      }
    );
    expect(found.result).toEqual([follows(old, wide)]);
  });

  it('asks by what all names share, with their first labels dropped', async () => {
    const many = certificate(-150, 50, ['www.shop.a.com', 'api.shop.a.com', '*.shop.a.com']);
    const { asked } = await walk({ certificates: [many, ...fillers(60, 400)], maxOffset: 0 }, { certIds: [many.id] });
    expect(asked.filter((one) => /^list \D/.test(one))).toEqual(['list shop.a.com 0']);
  });

  it.each<[string, Partial<HandMadeAccount>]>([
    ['was cut as well', { finds: () => true }],
    ['does not have the certificate itself', { finds: () => false }]
  ])('whose own answer %s leaves a doubt', async (_name, over) => {
    const account = { certificates: [a, ...fillers(60, 400)], maxOffset: 0, ...over };
    expect((await walk(account, { certIds: [a.id] })).result).toEqual([`${a.id} ?list-cut`]);
  });

  it('whose keyword fails is an error of those that it was asked for', async () => {
    const before = (_route: string, key: string): Promise<void> => {
      if (key.startsWith('a.com')) throw new ActionError('SERVICE_UNAVAILABLE', 'no', '');
      return Promise.resolve();
    };
    const { result } = await walk({ certificates, maxOffset: 30, before }, { certIds: [a.id, e.id] });
    expect(result[0]).toBe(`${a.id} !SERVICE_UNAVAILABLE`);
    expect(result[1]).toMatch(/→/);
  });
});

describe('by domain', () => {
  const rsa = certificate(-100, 100, ['www.a.com', 'a.com']);
  const ecdsa = certificate(-90, 90, ['www.a.com'], { keyFamily: 'ECDSA' });
  const wildcard = certificate(-20, 300, ['*.a.com']);
  const over = certificate(-500, -100, ['www.a.com', 'old.a.com']);

  const cases: [string, HandMadeAccount, string[], string[]][] = [
    [
      'an exact name comes before a wildcard that lasts longer, which may be its successor all the same',
      { certificates: [ecdsa, wildcard] },
      ['www.a.com'],
      [`www.a.com → ${ecdsa.id}`]
    ],
    [
      'one of each key family, RSA first',
      { certificates: [ecdsa, rsa] },
      ['www.a.com'],
      [`www.a.com → ${rsa.id}`, `www.a.com → ${ecdsa.id}`]
    ],
    [
      'a wildcard where nothing has the very name',
      { certificates: [wildcard, ecdsa] },
      ['api.a.com'],
      [`api.a.com → ${wildcard.id}`]
    ],
    [
      'a wildcard as the domain is matched as it is',
      { certificates: [wildcard, rsa] },
      ['*.a.com'],
      [`*.a.com → ${wildcard.id}`]
    ],
    [
      'a wildcard stands for one label',
      { certificates: [wildcard] },
      ['x.y.a.com'],
      ['x.y.a.com !CERTIFICATE_NOT_FOUND']
    ],
    [
      'of several the one that expires last',
      { certificates: [rsa, certificate(-3, 190, ['www.a.com'])] },
      ['www.a.com'],
      [`www.a.com → scs${NOW - 3 * DAY}`]
    ],
    [
      'one that has expired, where nothing else has the name',
      { certificates: [over, wildcard] },
      ['old.b.com', 'www.a.com'],
      ['old.b.com !CERTIFICATE_NOT_FOUND', `www.a.com → ${wildcard.id}`]
    ],
    [
      'only expired ones: the last of them',
      { certificates: [over, certificate(-900, -500, ['old.a.com'])] },
      ['old.a.com'],
      [`old.a.com → ${over.id}`]
    ],
    [
      'a mere order is no certificate',
      { certificates: [certificate(-1, 300, ['www.a.com'], { status: 'PAID' })] },
      ['www.a.com'],
      ['www.a.com !CERTIFICATE_NOT_FOUND']
    ],
    [
      'one content under two IDs is one',
      { certificates: [rsa, { ...rsa, id: `scs${NOW - 50 * DAY}` }] },
      ['www.a.com'],
      [`www.a.com → scs${NOW - 50 * DAY}`]
    ],
    [
      'two of the same times are a tie',
      { certificates: [rsa, { ...rsa, id: `scs${NOW - 50 * DAY}`, fingerprint: 'other' }] },
      ['www.a.com'],
      ['www.a.com ?domain-tie']
    ]
  ];

  test.each(cases)('%s', async (_name, account, domains, expected) => {
    expect((await walk(account, { domains })).result).toEqual(expected);
  });

  it('names the closest names where nothing has it', async () => {
    const { entries } = await walk({ certificates: [rsa, wildcard] }, { domains: ['www.b.com'] });
    const detail = entries[0]?.detail;
    expect(detail?.state === 'failed' && detail.error.message).toBe(
      'no certificate of the account has the domain www.b.com; the closest names are www.a.com'
    );
    expect(entries[0]).toMatchObject({ requestedId: null, requestedDomain: 'www.b.com' });
  });

  it('a row without names may have it, and its detail decides', async () => {
    const rows = { [rsa.id]: [rowOf(rsa, { names: [], hasAllNames: false })] };
    expect((await walk({ certificates: [rsa, wildcard], rows }, { domains: ['www.a.com'] })).result).toEqual([
      `www.a.com → ${rsa.id}`
    ]);
  });

  it('what a cut list does not show is unknown, and never absent', async () => {
    const account = { certificates: [rsa, ...fillers(60, 400)], maxOffset: 0, finds: () => false };
    expect((await walk(account, { domains: ['www.a.com'] })).result).toEqual(['www.a.com ?domain-list-cut']);
  });

  it('an exact one that the keyword finds beats a wildcard that was read before', async () => {
    const account = { certificates: [rsa, certificate(-20, 900, ['*.a.com']), ...fillers(60, 400)], maxOffset: 0 };
    const { entries, asked } = await walk(account, { domains: ['www.a.com'] });
    expect(entries.map(({ requestedId }) => requestedId)).toEqual([rsa.id]);
    expect(asked).toContain('list a.com 0');
  });

  it('reads the list without following too, and its refusal proposes cert-id', async () => {
    expect((await walk({ certificates: [rsa] }, { domains: ['www.a.com'], followRenewals: false })).result).toEqual([
      `www.a.com → ${rsa.id}`
    ]);
    const before = (route: string): Promise<void> => {
      if (route === 'list') throw new ActionError('PERMISSION_DENIED', 'no list', 'Grant it.');
      return Promise.resolve();
    };
    const { entries } = await walk({ certificates: [rsa], before }, { domains: ['www.a.com'] });
    const detail = entries[0]?.detail;
    expect(detail?.state === 'failed' && detail.error.code).toBe('PERMISSION_DENIED');
    expect(detail?.state === 'failed' && detail.error.hint).toContain('cert-id');
  });

  it('comes after the IDs, each in the order of the input', async () => {
    const { result } = await walk(
      { certificates: [rsa, ecdsa, wildcard] },
      { domains: ['x.a.com', 'a.com'], certIds: [ecdsa.id] }
    );
    expect(result.map((one) => one.split(' ')[0])).toEqual([ecdsa.id, 'x.a.com', 'a.com']);
  });
});
