// Renewals followed over a whole account: nothing hidden, nothing random.
import { describe, expect, it, test } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import {
  anError,
  at,
  bareRow,
  certificate,
  collect,
  DAY,
  fillers,
  findingFor,
  findings,
  Gate,
  handMade,
  aRequest,
  HOUR,
  NOW,
  rowOf,
  sortedRows,
  type Account
} from './account.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';

const one = (name: string): Partial<Certificate> => ({ names: [name] });
const LATE = fillers(60, 900);

/** A list of which only the first page of 50 others can be read. */
function cut(certificates: readonly Certificate[], over: Partial<Account> = {}): Account {
  return { certificates: [...LATE, ...certificates], offsetLimit: 30, ...over };
}

describe('a row without sans hides no renewal', () => {
  const old = certificate(-180, 20, one('a.com'));
  const next = certificate(-5, 195, { domain: 'www.a.com', names: ['www.a.com', 'a.com'] });

  it('of which only the detail shows that it covers the old one', async () => {
    const rows = [bareRow(next), rowOf(old)];
    expect(await findingFor({ certificates: [old, next], rows }, old.id)).toMatchObject({
      certId: next.id,
      replaced: [old.id]
    });
  });

  it('and no duplicate', async () => {
    const again = { ...old, id: `scs${NOW - DAY}` };
    const rows = [rowOf(old), bareRow(again, { domain: 'www.a.com', names: ['www.a.com'] })];
    expect(await findingFor({ certificates: [old, again], rows }, old.id)).toMatchObject({
      certId: old.id,
      duplicates: [again.id]
    });
  });

  it('that lies deep among 500 others', async () => {
    const others = fillers(499, 300);
    const rows = [...others, next].map((each) => bareRow(each));
    const account = { certificates: [old, next, ...others], rows: [...rows, rowOf(old)] };
    expect(await findingFor(account, old.id)).toMatchObject({ certId: next.id, doubt: null });
  });

  it('but its detail is asked for only where its expiry fits or is blank', async () => {
    const early = certificate(-200, 10, one('b.com'));
    const order = certificate(-1, null, { ...one('c.com'), status: 'PAID' });
    const blank = certificate(-1, null, one('d.com'));
    const rows = [blank, order, next, old, early].map((each) => bareRow(each));
    const { scm, asked } = handMade({ certificates: [old, next, early, order, blank], rows });
    await collectEvidence(aRequest({ certIds: [old.id] }), scm);
    const details = asked.filter((request) => request.startsWith('detail')).toSorted();
    expect(details).toEqual([old, blank, next].map(({ id }) => `detail ${id}`).toSorted());
  });
});

describe('of more rows without sans than can be looked at', () => {
  const old = certificate(-180, 20, one('www.a.com'));
  const next = certificate(-5, 195, one('*.a.com'));
  const others = fillers(500, 300);

  it('those are looked at that the keyword finds', async () => {
    const rows = [...others, next, old].map((each) => bareRow(each));
    expect(await findingFor({ certificates: [old, next, ...others], rows }, old.id)).toMatchObject({
      certId: next.id,
      doubt: null
    });
  });

  it('some may hide the renewal, where the keyword finds too many as well', async () => {
    const same = fillers(501, 300, 'a.com');
    const rows = [...same, old].map((each) => bareRow(each));
    expect(await findingFor({ certificates: [old, ...same], rows }, old.id)).toMatchObject({
      certId: old.id,
      doubt: 'list-cut'
    });
  });
});

describe('in a cut list nothing depends on which answer comes first', () => {
  const a = certificate(-150, 50, one('api.a.com'));
  const b = certificate(-100, 200, { domain: 'x.b.com', names: ['x.b.com', 'api.a.com'] });
  const c = certificate(-3, 350, { domain: 'c.com', names: ['c.com', 'api.a.com'] });
  const e = certificate(-160, 40, one('c.com'));
  const pins = [a, b, e].map(({ id }) => id);
  const account = cut([a, b, c, e]);

  it.each(['nothing', 'list 0 a.com', 'list 0 x.b.com', 'list 0 c.com'])('late: %s', async (late) => {
    const gate = new Gate();
    const { scm, asked } = handMade({ ...account, wait: gate.wait });
    const run = collectEvidence(aRequest({ certIds: pins }), scm);
    await gate.drive(run, (requests) => {
      const others = requests.flatMap((request, index) => (request === late ? [] : [index]));
      return others.length > 0 ? others : [0];
    });
    expect(asked).toContain(late === 'nothing' ? 'list 0 a.com' : late);
    expect((await run).certificates.map(({ certId }) => certId)).toEqual([c.id, b.id, c.id]);
  });
});

describe('a successor is asked for by its own keyword', () => {
  const a = certificate(-180, 20, one('www.a.com'));
  const b = certificate(-90, 110, { domain: 'b.org', names: ['b.org', 'www.a.com'] });
  const c = certificate(-5, 195, { domain: 'b.org', names: ['b.org', '*.a.com'] });

  it('where another name is the domain of what replaced that', async () => {
    // Only b.org finds C, and A's own keyword finds neither: B stands on the first page.
    const account = { certificates: [...LATE, a, b, c], rows: [rowOf(b), ...sortedRows(LATE), rowOf(a), rowOf(c)] };
    expect(await findingFor({ ...account, offsetLimit: 30 }, a.id)).toMatchObject({
      certId: c.id,
      replaced: [a.id],
      doubt: null
    });
  });

  it('also in a list that ended short of its count', async () => {
    const rows = [rowOf(b), rowOf(a)];
    const page = (_offset: number, content: string): { rows: typeof rows; totalCount: number } | undefined =>
      content === 'b.org' ? { rows: [rowOf(c), rowOf(b)], totalCount: 3 } : undefined;
    expect(await findingFor({ certificates: [a, b, c], rows, totalCount: 3, page }, a.id)).toMatchObject({
      certId: c.id,
      doubt: null
    });
  });

  it('and is in doubt where that does not show it', async () => {
    const rows = [rowOf(b), rowOf(a)];
    const page = (_offset: number, content: string): { rows: typeof rows; totalCount: number } | undefined =>
      content === 'b.org' ? { rows: [], totalCount: 3 } : undefined;
    expect(await findingFor({ certificates: [a, b], rows, totalCount: 3, page }, a.id)).toMatchObject({
      certId: a.id,
      doubt: 'list-cut'
    });
  });

  it('and is an error where that fails, or where the question for the old one did', async () => {
    for (const keyword of ['b.org', 'a.com']) {
      const fail = (_route: string, of: string): void => {
        if (of.endsWith(` ${keyword}`)) throw anError();
      };
      const account = { certificates: [a, b], totalCount: 3, fail };
      expect(await findingFor(account, a.id)).toMatchObject({ error: 'SERVICE_UNAVAILABLE' });
    }
  });
});

describe('an expiry', () => {
  const old = certificate(-180, 20);
  const next = certificate(-5, 195);

  it.each([
    ['of the new one', [old, { ...next, notAfter: null }]],
    ['of the old one', [{ ...old, notAfter: null }, next]],
    [
      'of both',
      [
        { ...old, notAfter: null },
        { ...next, notAfter: null }
      ]
    ]
  ])('%s is that of the row where the detail has none', async (_name, certificates) => {
    const rows = sortedRows([old, next]);
    expect(await findingFor({ certificates, rows }, old.id)).toMatchObject({ certId: next.id, replaced: [old.id] });
  });

  it('that is only in a row of a cut list is found by keyword', async () => {
    const certificates = [...LATE, { ...old, notAfter: null }, next];
    const account = { certificates, rows: sortedRows([...LATE, old, next]), offsetLimit: 30 };
    expect(await findingFor(account, old.id)).toMatchObject({ certId: next.id });
  });

  it('that is not known because the row was not found leaves a doubt', async () => {
    const account = { certificates: [...LATE, { ...old, notAfter: null }], rows: sortedRows(LATE) };
    expect(await findingFor({ ...account, offsetLimit: 30 }, old.id)).toMatchObject({ doubt: 'list-cut' });
    expect(await findingFor(account, old.id)).toMatchObject({ doubt: 'not-listed' });
  });

  it('that nobody knows ends the matter: no successor, no candidate', async () => {
    const bare = { ...old, notAfter: null };
    expect(await findingFor({ certificates: [bare, next] }, old.id)).toMatchObject({ certId: old.id, doubt: null });
    const blank = { ...next, notAfter: null };
    expect(await findingFor({ certificates: [old, blank] }, old.id)).toMatchObject({ certId: old.id, doubt: null });
  });

  it('of the old one is the earliest of rows that contradict each other', async () => {
    const bare = { ...old, notAfter: null };
    const rows = [rowOf(old, { expiresAt: at(NOW + 300 * DAY) }), rowOf(next), rowOf(old)];
    expect(await findingFor({ certificates: [bare, next], rows, totalCount: 2 }, old.id)).toMatchObject({
      certId: next.id
    });
  });

  it('is known of a content though it is not under its latest ID', async () => {
    const b = certificate(-90, 110);
    const again = { ...b, id: `scs${NOW - 80 * DAY}`, notAfter: null };
    const account = { certificates: [old, b, again], rows: [rowOf(again), rowOf(b), rowOf(old)] };
    expect(await findingFor(account, old.id)).toMatchObject({ certId: again.id, duplicates: [b.id] });
    const c = certificate(-5, 300);
    const longer = { certificates: [...account.certificates, c], rows: [rowOf(c), ...account.rows] };
    expect(await findingFor(longer, old.id)).toMatchObject({ certId: c.id });
  });
});

describe('rows that tell less than the detail, or something else', () => {
  const old = certificate(-180, 20);
  const next = certificate(-5, 195);

  it.each(['', 'SOMETHING_NEW'])('a status of %j hides nothing', async (status) => {
    const rows = [rowOf(next, { status }), rowOf(old)];
    expect(await findingFor({ certificates: [old, next], rows }, old.id)).toMatchObject({ certId: next.id });
  });

  it('a blank expiry hides nothing', async () => {
    const rows = [rowOf(next, { expiresAt: null }), rowOf(old)];
    expect(await findingFor({ certificates: [old, next], rows }, old.id)).toMatchObject({ certId: next.id });
  });

  it.each([0, 1])('of two rows of one ID either may be right (%i first)', async (first) => {
    const both = [rowOf(next), rowOf(next, { status: 'EXPIRED', expiresAt: at(NOW - DAY), names: ['x.example'] })];
    const rows = [...(first === 0 ? both : both.toReversed()), rowOf(old)];
    expect(await findingFor({ certificates: [old, next], rows }, old.id)).toMatchObject({ certId: next.id });
  });

  it('the detail decides: what is not in service, or covers less, replaces nothing', async () => {
    for (const real of [
      { ...next, status: 'CHECKING' },
      { ...next, names: ['x.example'] }
    ]) {
      const rows = [rowOf(next), rowOf(old)];
      expect(await findingFor({ certificates: [old, real], rows }, old.id)).toMatchObject({
        certId: old.id,
        doubt: null
      });
    }
  });
});

describe('one content under several IDs', () => {
  const old = certificate(-180, 20);
  const next = certificate(-5, 195);

  it.each(['REVOKED', 'EXPIRED'])('of which one is %s replaces nothing', async (status) => {
    const gone = { ...next, id: `scs${NOW - 3 * DAY}`, status };
    for (const rows of [
      sortedRows([old, next, gone]),
      [rowOf(next), rowOf(gone, { expiresAt: null }), rowOf(old)],
      [bareRow(next), bareRow(gone), rowOf(old)]
    ]) {
      expect(await findingFor({ certificates: [old, next, gone], rows }, old.id)).toMatchObject({
        certId: old.id,
        doubt: null
      });
    }
  });

  it('of which one is replaced is replaced', async () => {
    const late = { ...old, id: `scs${NOW - DAY}`, status: 'UPLOAD' };
    expect(await findingFor({ certificates: [old, next, late] }, late.id)).toMatchObject({ certId: next.id });
  });

  it('is not counted twice as candidates that tie', async () => {
    const again = { ...next, id: `scs${NOW - DAY}` };
    expect(await findingFor({ certificates: [old, next, again] }, old.id)).toMatchObject({
      certId: again.id,
      duplicates: [next.id],
      doubt: null
    });
  });
});

describe('a certificate', () => {
  const a = certificate(-180, 20);
  const b = certificate(-60, 100);
  const c = certificate(-5, 195);

  it('of a long chain is followed to the one that expires last', async () => {
    expect(await findingFor({ certificates: [a, b, c] }, a.id)).toMatchObject({ certId: c.id, replaced: [a.id] });
  });

  it('is followed link by link where only each link fits the next', async () => {
    const [link, end] = [
      { ...b, keyFamily: null },
      { ...c, keyFamily: 'ECDSA' }
    ];
    expect(await findingFor({ certificates: [a, link, end] }, a.id)).toMatchObject({
      certId: c.id,
      replaced: [a.id, b.id]
    });
  });

  it('whose chain forks stays in its place, and those between which nothing decides are named', async () => {
    const other = { ...c, id: `scs${NOW - DAY}`, fingerprint: 'other' };
    expect(await findingFor({ certificates: [a, c, other] }, a.id)).toMatchObject({
      certId: a.id,
      doubt: 'tie',
      tiedIds: [c.id, other.id].toSorted(),
      replaced: []
    });
  });

  it('without names is left alone, and the list is read no further for it', async () => {
    const bare = { ...a, names: [] };
    const { scm, asked } = handMade({ certificates: [...LATE, bare], rows: sortedRows(LATE) });
    const { certificates } = await collectEvidence(aRequest({ certIds: [a.id] }), scm);
    expect(certificates).toMatchObject([{ certId: a.id, renewals: { state: 'not-asked' } }]);
    expect(asked.filter((request) => request.startsWith('list'))).toEqual(['list 0']);
  });

  it('that a complete list does not have is in doubt, however many others it has', async () => {
    for (const rows of [[], sortedRows([c]), sortedRows([b, c])]) {
      expect(await findingFor({ certificates: [a, b, c], rows }, a.id)).toMatchObject({
        certId: a.id,
        doubt: 'not-listed',
        replaced: []
      });
    }
  });

  it('is replaced by another one of the request, though no list shows that', async () => {
    const account = { certificates: [a, c, ...LATE], rows: sortedRows([...LATE, a]), offsetLimit: 30 };
    expect(await findings(account, { certIds: [a.id, c.id] })).toMatchObject([
      { requested: a.id, certId: a.id, doubt: 'list-cut' },
      { requested: c.id, certId: c.id, doubt: 'list-cut' }
    ]);
    const listed = { certificates: [a, b, c], rows: sortedRows([a, b]) };
    expect(await findings(listed, { certIds: [a.id, c.id] })).toMatchObject([
      { requested: a.id, certId: c.id, doubt: null },
      { requested: c.id, certId: c.id, doubt: 'not-listed' }
    ]);
  });

  it('has near misses that are newer than what is judged, those of the request aside', async () => {
    const miss = certificate(-3, 200, one('shop.example.com'));
    const early = certificate(-100, 200, one('shop.example.com'));
    const certificates = [a, c, miss, early];
    expect(await findings({ certificates: [a, miss] }, { certIds: [a.id] })).toMatchObject([{ nearMisses: [miss.id] }]);
    expect(await findings({ certificates }, { certIds: [a.id] })).toMatchObject([
      { certId: c.id, nearMisses: [miss.id] }
    ]);
    expect(await findings({ certificates }, { certIds: [a.id, miss.id] })).toMatchObject([{ nearMisses: [] }, {}]);
  });
});

describe('a cut list', () => {
  const a = certificate(-180, 20);
  const c = certificate(-5, 195);

  it('is searched by keyword, and what comes up is followed', async () => {
    const { scm, asked } = handMade(cut([a, c]));
    const { certificates } = await collectEvidence(aRequest({ certIds: [a.id] }), scm);
    expect(certificates).toMatchObject([{ certId: c.id, renewals: { value: { doubt: null } } }]);
    expect(asked.filter((request) => request.startsWith('list'))).toEqual(['list 0', 'list 50', 'list 0 example.com']);
  });

  it('leaves no doubt where the whole answer has the certificate and nothing newer', async () => {
    expect(await findingFor(cut([a]), a.id)).toMatchObject({ certId: a.id, doubt: null });
  });

  it('leaves a doubt where the certificate itself does not come up', async () => {
    const elsewhere = { ...a, domain: 'other.example' };
    expect(await findingFor(cut([elsewhere]), a.id)).toMatchObject({ doubt: 'list-cut' });
    expect(await findingFor(cut([elsewhere], { keywordIn: 'names' }), a.id)).toMatchObject({ doubt: null });
  });

  it('leaves a doubt where the answer is cut too', async () => {
    const account = cut([...fillers(60, 15, 'example.com'), a]);
    expect(await findingFor(account, a.id)).toMatchObject({ certId: a.id, doubt: 'list-cut' });
  });

  it('is an error where the keyword cannot be asked', async () => {
    const fail = (_route: string, of: string): void => {
      if (of.endsWith('example.com')) throw anError();
    };
    expect(await findingFor(cut([a], { fail }), a.id)).toMatchObject({ error: 'SERVICE_UNAVAILABLE' });
  });
});

describe('what fails', () => {
  const a = certificate(-180, 20);
  const c = certificate(-5, 195);
  const lone = certificate(-50, 90, one('lone.example.org'));
  const failing =
    (wanted: string, id?: string) =>
    (route: string, of: string): void => {
      if (route === wanted && (id === undefined || of === id)) throw anError();
    };

  it('when the list is read is the error of all that have names', async () => {
    const bare = { ...lone, names: [] };
    const account = { certificates: [a, c, bare], fail: failing('list') };
    expect(await findings(account, { certIds: [a.id, c.id, bare.id] })).toMatchObject([
      { certId: a.id, error: 'SERVICE_UNAVAILABLE' },
      { certId: c.id, error: 'SERVICE_UNAVAILABLE' },
      { certId: bare.id, error: null }
    ]);
  });

  it("when a candidate's detail is read is the error of those that it is a candidate for", async () => {
    const account = { certificates: [a, c, lone], fail: failing('detail', c.id) };
    expect(await findings(account, { certIds: [a.id, lone.id] })).toMatchObject([
      { error: 'SERVICE_UNAVAILABLE' },
      { error: null, doubt: null }
    ]);
  });

  it('when the requested detail is read is its own error, and hides no other', async () => {
    const account = { certificates: [a, c, lone], fail: failing('detail', lone.id) };
    expect(await findings(account, { certIds: [lone.id, a.id] })).toMatchObject([
      { certId: lone.id, error: 'SERVICE_UNAVAILABLE' },
      { certId: c.id, error: null }
    ]);
  });

  it('when the rest of the list is read for a domain concerns that domain alone', async () => {
    const early = fillers(60, 10);
    const fail = (_route: string, of: string): void => {
      if (of === '50') throw anError();
    };
    const old = certificate(-180, -20, one('old.example.net'));
    const account = { certificates: [lone, ...early, ...fillers(60, -900), old], fail };
    const request = { certIds: [lone.id], domains: ['old.example.net'] };
    const certificates = [lone, ...fillers(49, 80), ...early];
    expect(await findings({ ...account, certificates }, { certIds: [lone.id] })).toMatchObject([{ error: null }]);
    const past = [lone, ...fillers(48, 80), certificate(-400, -1, one('x.example.net')), ...fillers(10, -900), old];
    expect(await findings({ ...account, certificates: past }, request)).toMatchObject([
      { certId: lone.id, error: null },
      { certId: null, error: 'SERVICE_UNAVAILABLE' }
    ]);
  });

  it.each(['list', 'detail', 'history'])('as no ActionError (%s) is a defect, and is thrown', async (wanted) => {
    const fail = (route: string): void => {
      if (route === wanted) throw new TypeError('a defect');
    };
    await expect(collect({ certificates: [a, c], fail }, { certIds: [a.id] })).rejects.toThrow(TypeError);
  });
});

describe('round trips', () => {
  const a = certificate(-180, 20);
  const b = certificate(-5, 195);
  const others = fillers(30, 60);

  /** How many requests had to wait for each other, and what was asked. */
  async function trips(
    account: Account,
    request: Parameters<typeof aRequest>[0]
  ): Promise<{ depth: number; asked: string[] }> {
    const gate = new Gate();
    const { scm, asked } = handMade({ ...account, wait: gate.wait });
    const run = collectEvidence(aRequest(request), scm);
    const depth = await gate.drive(run, (requests) => [...requests.keys()]);
    await run;
    return { depth, asked };
  }

  it.each<[string, number, Account, Parameters<typeof aRequest>[0]]>([
    ['without following', 1, { certificates: [a, b] }, { certIds: [a.id], followRenewals: false }],
    ['nothing replaced', 1, { certificates: [a, ...others] }, { certIds: [a.id] }],
    [
      'nothing replaced, in a list of several pages',
      1,
      { certificates: [...fillers(30, 90), a, ...fillers(150, 10)] },
      { certIds: [a.id] }
    ],
    ['replaced, on the first page', 2, { certificates: [a, b, ...others] }, { certIds: [a.id] }],
    ['replaced by another one of the request', 1, { certificates: [a, b, ...others] }, { certIds: [a.id, b.id] }],
    ['by domain', 2, { certificates: [b, ...others] }, { domains: ['shop.example.com'] }],
    ['by domain, the old one listed too', 2, { certificates: [a, b] }, { domains: ['shop.example.com'] }],
    [
      'by domain, without following',
      2,
      { certificates: [a, b] },
      { domains: ['shop.example.com'], followRenewals: false }
    ]
  ])('%s: %i', async (_name, depth, account, request) => {
    expect((await trips(account, request)).depth).toBe(depth);
  });

  it('nothing is asked twice, and no more than is needed', async () => {
    const { asked } = await trips({ certificates: [a, b, ...others] }, { certIds: [a.id] });
    expect(asked.toSorted()).toEqual(
      ['list 0', `detail ${a.id}`, `history ${a.id}`, `detail ${b.id}`, `history ${b.id}`].toSorted()
    );
  });

  it('of several candidates one history at most is asked for in vain', async () => {
    // Their rows show all names, and their details fewer.
    const lying = [300, 310].map((days) => certificate(-days / 100, days));
    const rows = sortedRows([...lying, b, a]);
    const certificates = [a, b, ...lying.map((each) => ({ ...each, names: ['shop.example.com'] }))];
    const { asked } = await trips({ certificates, rows }, { certIds: [a.id] });
    const histories = asked.filter((request) => request.startsWith('history'));
    expect(histories).toHaveLength(3);
    expect(histories).toEqual(expect.arrayContaining([a, b].map(({ id }) => `history ${id}`)));
  });

  it('a run without certificates asks nothing but the list', async () => {
    expect((await trips({ certificates: [a] }, {})).asked).toEqual(['list 0']);
    expect((await trips({ certificates: [a] }, { followRenewals: false })).asked).toEqual([]);
  });
});

test('an account of 10,000 rows and 200 pins takes steps in proportion to its rows', async () => {
  // Every read of a row's names is counted: a walk that compared all rows with all pins would need millions.
  let reads = 0;
  const certificates = Array.from({ length: 9_999 }, (_, index) =>
    certificate(-100, 300 - (index % 200), {
      id: `scs${String(1_600_000_000_000 + index)}`,
      names: [`n${index}.example.com`, `m${index}.example.org`],
      fingerprint: `content ${index}`
    })
  );
  const rows = sortedRows(certificates).map((row) =>
    Object.defineProperty({ ...row }, 'names', {
      enumerable: true,
      get: () => {
        reads += 1;
        return row.names;
      }
    })
  );
  const certIds = certificates.slice(0, 200).map(({ id }) => id);
  const { certificates: found } = await collect({ certificates, rows }, { certIds });
  expect(found.map(({ certId }) => certId)).toEqual(certIds);
  expect(reads).toBeLessThan(20 * rows.length);
});

test('10,000 rows of one ID end the reading', async () => {
  const a = certificate(-180, 20);
  const rows = Array.from({ length: 10_000 }, (_, index) => rowOf(a, { expiresAt: at(NOW + index * HOUR) }));
  const { scm, asked } = handMade({ certificates: [a], rows, totalCount: 1 });
  const { certificates } = await collectEvidence(aRequest({ certIds: [a.id] }), scm);
  expect(certificates).toMatchObject([{ renewals: { value: { doubt: { code: 'list-cut' } } } }]);
  expect(asked.filter((request) => request.startsWith('list'))).toEqual(['list 0', 'list 0 example.com']);
});
