// The successor rule as a pure function: what replaced a certificate, and what only looks like it.
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { expiryOf, type Certificate } from '../../src/certificate/certificate.ts';
import { parseDetail, parseList, type ListedCertificate } from '../../src/scm/schema.ts';
import {
  contentsOf,
  findSuccession,
  isDuplicate,
  isOnItsWay,
  laterId,
  mayBeDuplicate,
  mayHaveNames,
  mayReplace,
  type DatedCertificate
} from '../../src/renewal/rules.ts';
import { followChain } from '../../src/renewal/chain.ts';
import { Inventory } from '../../src/renewal/inventory.ts';
import type { NearMiss } from '../../src/renewal/findings.ts';
import type { ScmTime } from '../../src/time.ts';
import { aCertificate, certIdOf, CHINA_MINUTES, DAY, HOUR, NOW, SECOND } from '../builders.ts';

const OLD_ISSUED = NOW - 180 * DAY;
const OLD_EXPIRES = NOW + 20 * DAY;
const NEXT_ISSUED = NOW - 5 * DAY;
const NEXT_EXPIRES = NOW + 195 * DAY;

function at(ms: number): ScmTime {
  return { ms, zoned: true };
}

function idAt(ms: number): string {
  return `scs${ms}`;
}

function anOld(over: Partial<Certificate> = {}): Certificate {
  return aCertificate({
    id: idAt(OLD_ISSUED - HOUR),
    names: ['shop.example.com', 'www.shop.example.com'],
    fingerprint: 'a'.repeat(40),
    issueTime: at(OLD_ISSUED),
    notBefore: null,
    notAfter: at(OLD_EXPIRES),
    ...over
  });
}

function aNext(over: Partial<Certificate> = {}): Certificate {
  return anOld({
    id: idAt(NEXT_ISSUED - HOUR),
    fingerprint: 'b'.repeat(40),
    issueTime: at(NEXT_ISSUED),
    notAfter: at(NEXT_EXPIRES),
    ...over
  });
}

interface Succession {
  successors: Certificate[];
  nearMisses: readonly NearMiss[];
}

function dated(certificate: Certificate, offsetMinutes: number): DatedCertificate {
  return { ...certificate, expiresAtMs: expiryOf(certificate, offsetMinutes) };
}

/** What replaced `old` among certificates whose details are known. */
function successionAt(offsetMinutes: number, old: Certificate, candidates: readonly Certificate[]): Succession {
  const [own, ...others] = contentsOf(
    [old, ...candidates].map((one) => dated(one, offsetMinutes)),
    offsetMinutes
  );
  if (own === undefined) throw new Error('no content');
  const asked = dated(old, offsetMinutes);
  const { successors, nearMisses } = findSuccession(
    { ...own, certificate: asked, expiresAtMs: asked.expiresAtMs },
    others
  );
  const found = successors.flatMap(({ certificate: { id } }) => candidates.find((one) => one.id === id) ?? []);
  return { successors: found, nearMisses };
}

function succession(old: Certificate, ...candidates: Certificate[]): Succession {
  return successionAt(CHINA_MINUTES, old, candidates);
}

/** The IDs whose details are wanted before it can be said what replaced `old`, in an account of these rows. */
async function nominated(old: Certificate, rows: readonly ListedCertificate[]): Promise<string[]> {
  const unused = (): never => {
    throw new Error('not asked by the inventory');
  };
  const listPage = (): Promise<{ rows: readonly ListedCertificate[]; totalCount: number }> =>
    Promise.resolve({ rows, totalCount: 0 });
  const inventory = new Inventory({ detail: unused, history: unused, listPage }, CHINA_MINUTES);
  await inventory.readFirst();
  const step = followChain(old, { inventory, details: new Map(), offsetMinutes: CHINA_MINUTES });
  return step.state === 'missing' ? [...step.ids] : [];
}

function successorIds(old: Certificate, ...candidates: Certificate[]): string[] {
  return succession(old, ...candidates)
    .successors.map(({ id }) => id)
    .toSorted();
}

function rowOf({ id, domain, names, status, keyFamily, notAfter }: Certificate): ListedCertificate {
  return { id, domain, names, hasAllNames: true, status, keyFamily, expiresAt: notAfter };
}

const names = (...list: string[]): Partial<Certificate> => ({ names: list });
const UNTIMED = { issueTime: null, notBefore: null };

describe('one candidate', () => {
  type Row = [
    condition: string,
    is: 'successor' | 'near miss' | 'nothing',
    next?: Partial<Certificate>,
    old?: Partial<Certificate>
  ];
  const rows: Row[] = [
    ['of the same names, issued later, expiring later', 'successor'],
    ['that is an upload', 'successor', { status: 'UPLOAD' }],
    ['to which a name is being added', 'successor', { status: 'SUPPLEMENTCHECKING' }],
    ['whose addition of a name is being withdrawn', 'successor', { status: 'CANCELSUPPLEMENTING' }],
    ...['PAID', 'CHECKING', 'CHECKING_ORG', 'ISSUING', 'CANCELCHECKING', 'UNPASSED', 'EXPIRED'].map((status): Row => [
      `of status ${status}`,
      'nothing',
      { status }
    ]),
    ...['REVOKING', 'REVOKED', 'CANCLEREVOKING', 'SOMETHING_NEW', ''].map((status): Row => [
      `of status ${status}`,
      'nothing',
      { status }
    ]),
    ['expiring 24 hours later', 'successor', { notAfter: at(OLD_EXPIRES + DAY) }],
    ['expiring a millisecond less than 24 hours later', 'nothing', { notAfter: at(OLD_EXPIRES + DAY - 1) }],
    ['expiring at the same time', 'nothing', { notAfter: at(OLD_EXPIRES) }],
    ['expiring earlier', 'nothing', { notAfter: at(OLD_EXPIRES - DAY) }],
    ['without expiry', 'nothing', { notAfter: null }],
    ['after one without expiry', 'nothing', {}, { notAfter: null }],
    ['renewed a millisecond later', 'successor', { issueTime: at(OLD_ISSUED + 1) }],
    ['renewed at the same time', 'nothing', { issueTime: at(OLD_ISSUED) }],
    ['renewed a millisecond earlier', 'nothing', { issueTime: at(OLD_ISSUED - 1) }],
    ['renewed later, under an earlier ID', 'successor', { id: idAt(OLD_ISSUED - 9 * DAY) }],
    ['renewed earlier, under a later ID', 'nothing', { issueTime: at(OLD_ISSUED - 1), id: idAt(NOW) }],
    ['uploaded later, though issued earlier', 'successor', { issueTime: at(OLD_ISSUED - DAY), status: 'UPLOAD' }],
    [
      'that is an older wildcard and lasts longer',
      'nothing',
      {
        names: ['*.example.com', '*.shop.example.com'],
        issueTime: at(OLD_ISSUED - 20 * DAY),
        id: idAt(OLD_ISSUED - 20 * DAY)
      }
    ],
    ['of unknown renewal with a later ID', 'successor', UNTIMED],
    ['of unknown renewal with an earlier ID', 'nothing', { ...UNTIMED, id: idAt(OLD_ISSUED - 2 * HOUR) }],
    ['with a later ID than one of unknown renewal', 'successor', {}, UNTIMED],
    ['with an earlier ID than one of unknown renewal', 'nothing', {}, { ...UNTIMED, id: idAt(NOW) }],
    ['with a later ID, both renewals unknown', 'successor', UNTIMED, UNTIMED],
    ['of unknown renewal and the same moment', 'nothing', { ...UNTIMED, id: idAt(OLD_ISSUED - HOUR) }],
    ['of unknown renewal whose ID has no epoch', 'nothing', { ...UNTIMED, id: 'import2026abcdef' }],
    ['after one of unknown renewal whose ID has no epoch', 'nothing', {}, { ...UNTIMED, id: 'import2026abcdef' }],
    ['of more names', 'successor', names('new.example.com', 'www.shop.example.com', 'shop.example.com')],
    ['with a wildcard for one label', 'successor', names('*.example.com'), names('a.example.com', 'b.example.com')],
    ['with a wildcard for two labels', 'nothing', names('*.example.com'), names('a.b.example.com')],
    ['with a wildcard for the domain itself', 'nothing', names('*.example.com'), names('example.com')],
    [
      'with the wildcard and the domain',
      'successor',
      names('*.a.example', 'a.example'),
      names('a.example', 'x.a.example')
    ],
    ['with the same wildcard', 'successor', names('*.example.com'), names('*.example.com')],
    ['with a wildcard above a wildcard', 'nothing', names('*.example.com'), names('*.a.example.com')],
    ['with a wildcard of the top level', 'nothing', names('*.com'), names('a.example.com')],
    ['with a name where the old one has the wildcard', 'nothing', names('a.example.com'), names('*.example.com')],
    ['with names that only end alike', 'nothing', names('xshop.example.com'), names('shop.example.com')],
    ['of a single label under a wildcard without parent', 'nothing', names('*.localhost'), names('localhost')],
    ['that drops a name', 'near miss', names('shop.example.com')],
    ['that shares no name', 'nothing', names('other.example.com')],
    ['of another key family', 'near miss', { keyFamily: 'ECDSA' }],
    ['of unknown key family', 'successor', { keyFamily: null }],
    ['after one of unknown key family', 'successor', { keyFamily: 'SM2' }, { keyFamily: null }],
    ['that drops a name and is older', 'nothing', { ...names('shop.example.com'), issueTime: at(OLD_ISSUED - 1) }],
    ['that drops a name and expires earlier', 'nothing', { ...names('shop.example.com'), notAfter: at(OLD_EXPIRES) }],
    ['that drops a name and is not issued', 'nothing', { ...names('shop.example.com'), status: 'CHECKING' }],
    ['of another key family that is older', 'nothing', { keyFamily: 'ECDSA', issueTime: at(OLD_ISSUED - 1) }]
  ];

  // As objects: of a shorter row jest would take the last parameter for a callback.
  const cases = rows.map(([condition, is, next, old]) => ({ condition, is, next, old }));

  test.each(cases)('$condition: $is', ({ is, next, old }) => {
    const [before, after] = [anOld(old), aNext(next)];
    const { successors, nearMisses } = succession(before, after);
    expect({ successors: successors.map(({ id }) => id), nearMisses: nearMisses.map(({ id }) => id) }).toEqual({
      successors: is === 'successor' ? [after.id] : [],
      nearMisses: is === 'near miss' ? [after.id] : []
    });
  });

  test('a near miss tells how many of the old names it covers, by name or by wildcard', () => {
    const old = anOld(names('a.example.com', 'b.example.com', 'c.example.org', 'd.example.org'));
    const next = aNext(names('*.example.com', 'c.example.org', 'e.example.org'));
    expect(succession(old, next).nearMisses).toEqual([{ id: next.id, shared: 3, total: 4 }]);
    expect(succession(anOld(), aNext({ keyFamily: 'SM2' })).nearMisses).toEqual([{ id: next.id, shared: 2, total: 2 }]);
  });
});

describe('times without a zone', () => {
  const wall = (ms: number): ScmTime => ({ ms, zoned: false });

  it('are compared with instants in the zone that is given', () => {
    // At +08:00 the wall clock that reads 24 h + 8 h later stands for an instant 24 h later.
    const next = aNext({ notAfter: wall(OLD_EXPIRES + DAY + 8 * HOUR) });
    expect(successionAt(CHINA_MINUTES, anOld(), [next]).successors).toEqual([next]);
    expect(successionAt(CHINA_MINUTES + 1, anOld(), [next]).successors).toEqual([]);
    expect(successionAt(0, anOld(), [next]).successors).toEqual([next]);
  });
});

describe('several candidates', () => {
  const next = aNext();
  const later = aNext({ id: idAt(NOW), fingerprint: 'c'.repeat(40), issueTime: at(NEXT_ISSUED + SECOND) });
  const equal = aNext({ id: idAt(NOW), fingerprint: 'c'.repeat(40) });
  const longer = aNext({
    id: idAt(NOW - DAY),
    fingerprint: 'd'.repeat(40),
    notAfter: at(NEXT_EXPIRES + 1),
    issueTime: at(OLD_ISSUED + 1)
  });

  it('the one that expires last is the successor, however early it was renewed', () => {
    expect(successorIds(anOld(), next, longer, later)).toEqual([longer.id]);
  });

  it('of those that expire together, the one renewed last', () => {
    expect(successorIds(anOld(), next, later)).toEqual([later.id]);
  });

  it('a known renewal comes after an unknown one', () => {
    expect(successorIds(anOld(), next, { ...equal, ...UNTIMED })).toEqual([next.id]);
  });

  it('still equal: all of them, so that nobody decides by chance', () => {
    expect(successorIds(anOld(), next, equal)).toEqual([next.id, equal.id].toSorted());
    expect(successorIds(anOld(), { ...next, ...UNTIMED }, { ...equal, ...UNTIMED })).toHaveLength(2);
  });

  it('without fingerprints, equal ones stay two', () => {
    expect(successorIds(anOld(), { ...next, fingerprint: null }, { ...equal, fingerprint: null })).toHaveLength(2);
  });

  it('of one content under several IDs, the later ID stands for all', () => {
    expect(successorIds(anOld(), next, { ...equal, fingerprint: next.fingerprint })).toEqual([equal.id]);
  });

  it('a near miss takes nothing from a successor, and is told beside it', () => {
    const miss = { ...longer, names: ['shop.example.com'] };
    const found = succession(anOld(), miss, next);
    expect(found.successors).toEqual([next]);
    expect(found.nearMisses.map(({ id }) => id)).toEqual([miss.id]);
  });

  it('one candidate can swallow several old ones', () => {
    const large = aNext(names('*.example.com', 'a.example.org', 'b.example.org'));
    const small = ['x.example.com', 'a.example.org', 'b.example.org'].map((name, index) =>
      anOld({ id: certIdOf(index), names: [name] })
    );
    for (const old of small) expect(succession(old, large, ...small).successors).toEqual([large]);
  });

  it('none: neither successor nor near miss', () => {
    expect(succession(anOld())).toEqual({ successors: [], nearMisses: [] });
  });
});

describe('names as SCM writes them', () => {
  const detail = (id: string, domain: string, sans: string | null, notAfter: number, issued: number): Certificate =>
    parseDetail(
      {
        id,
        domain,
        sans,
        status: 'issued',
        signature_algorithm: 'SHA256WITHRSA',
        issue_time: String(issued),
        not_before: null,
        not_after: String(notAfter)
      },
      id
    );
  const rows: [condition: string, old: [string, string | null], next: [string, string | null]][] = [
    ['in another order', ['a.example', 'a.example;b.example'], ['b.example', 'b.example;a.example']],
    ['in another case', ['a.example', 'a.example;B.example'], ['A.EXAMPLE', 'A.Example;b.EXAMPLE']],
    [
      'with blanks and final semicolons',
      ['a.example', ' a.example ; b.example ; '],
      ['a.example', 'a.example;;b.example;']
    ],
    ['with a final dot', ['a.example.', null], ['a.example', '']],
    ['in domain alone', ['a.example', null], ['a.example', null]],
    ['in sans alone', ['', 'a.example'], ['a.example', '  ']],
    ['in domain with semicolons', ['a.example;b.example', null], ['a.example', 'b.example']],
    ['international and in A-label form', ['bücher.example', null], ['xn--bcher-kva.example', null]],
    ['international, composed and decomposed, in capitals', ['BÜCHER.example', null], ['bu\u0308cher.example', null]],
    ['under an international wildcard', ['a.bücher.example', null], ['*.xn--bcher-kva.example', null]]
  ];

  test.each(rows)('%s, they are the same', (_condition, [oldDomain, oldSans], [domain, sans]) => {
    const old = detail(idAt(OLD_ISSUED), oldDomain, oldSans, OLD_EXPIRES, OLD_ISSUED);
    const next = detail(idAt(NEXT_ISSUED), domain, sans, NEXT_EXPIRES, NEXT_ISSUED);
    expect(succession(old, next).successors).toEqual([next]);
  });
});

describe('rows of the list', () => {
  const row = (over: Partial<ListedCertificate> = {}): ListedCertificate => ({ ...rowOf(aNext()), ...over });

  it.each<[string, Partial<ListedCertificate>, boolean]>([
    ['the same names', {}, true],
    ['one name of several', { names: ['shop.example.com'] }, true],
    ['no name', { names: ['other.example.com'] }, false],
    ['no name, but more names than it shows', { names: ['other.example.com'], hasAllNames: false }, true],
    ['a blank expiry, which only the detail can tell', { expiresAt: null }, true],
    ['a status that is not documented', { status: 'REISSUING' }, true],
    ['a blank status', { status: '' }, true],
    ['an expiry 24 hours later', { expiresAt: at(OLD_EXPIRES + DAY) }, true],
    ['the expiry of the old one, so that it may be the same content', { expiresAt: at(OLD_EXPIRES) }, true],
    ['an expiry 24 hours earlier', { expiresAt: at(OLD_EXPIRES - DAY) }, false],
    ['a status that is not in service', { status: 'CHECKING' }, false],
    ['the ID of the old one itself', { id: anOld().id }, false]
  ])('with %s', async (_condition, over, is) => {
    expect(await nominated(anOld(), [row(over)])).toEqual(is ? [row(over).id] : []);
  });

  it.each<[string, Partial<ListedCertificate>, boolean]>([
    ['an order for the same names', {}, true],
    ['an order for more names', { names: ['x.example', 'www.shop.example.com', 'shop.example.com'] }, true],
    ['an order for fewer names', { names: ['shop.example.com'] }, false],
    ['an order of which some of the names are shown', { names: ['shop.example.com'], hasAllNames: false }, true],
    ['an order for other names, as far as they are shown', { names: ['x.example'], hasAllNames: false }, false],
    ['an order that is older', { id: idAt(OLD_ISSUED - DAY) }, false],
    ['an order of the same moment', { id: anOld().id }, false],
    ['an order whose ID has no epoch', { id: 'order2026abcdefg' }, false],
    ...['CHECKING', 'CHECKING_ORG', 'CHECKING_DOMAIN', 'ISSUING'].map(
      (status): [string, Partial<ListedCertificate>, boolean] => [`status ${status}`, { status }, true]
    ),
    ...['ISSUED', 'UPLOAD', 'UNPASSED', 'CANCELCHECKING', 'EXPIRED', 'REVOKED'].map(
      (status): [string, Partial<ListedCertificate>, boolean] => [`status ${status}`, { status }, false]
    )
  ])('%s is on its way or not', (_condition, over, is) => {
    expect(isOnItsWay(row({ status: 'PAID', expiresAt: null, ...over }), anOld())).toBe(is);
  });

  it('an order is on its way where the certificate has an ID without epoch', () => {
    expect(isOnItsWay(row({ status: 'PAID' }), anOld({ id: 'import2026abcdef' }))).toBe(true);
  });

  it('may be a second upload where names and expiry are the same', () => {
    const own = aNext();
    const twin = row({ id: idAt(NOW) });
    const mayBe = (over: Partial<ListedCertificate>): boolean =>
      mayBeDuplicate({ ...twin, ...over }, NEXT_EXPIRES, CHINA_MINUTES) &&
      mayHaveNames({ ...twin, ...over }, own.names);
    expect(mayBe({})).toBe(true);
    expect(mayBe({ status: 'REVOKING' })).toBe(true);
    expect(mayBe({ names: twin.names.toReversed() })).toBe(true);
    expect(mayBe({ names: ['shop.example.com'] })).toBe(false);
    expect(mayBe({ names: ['shop.example.com', 'x.example'] })).toBe(false);
    expect(mayBe({ names: [], hasAllNames: false })).toBe(true);
    expect(mayBe({ expiresAt: at(NEXT_EXPIRES + DAY) })).toBe(false);
    expect(mayBe({ expiresAt: null })).toBe(true);
    expect(mayBe({ expiresAt: null, status: 'PAID' })).toBe(false);
  });

  it('may replace one that expires a day earlier, going by expiry and status', () => {
    expect(mayReplace(row(), OLD_EXPIRES, CHINA_MINUTES)).toBe(true);
    expect(mayReplace(row({ status: 'REVOKED' }), OLD_EXPIRES, CHINA_MINUTES)).toBe(false);
    expect(mayReplace(row({ expiresAt: at(OLD_EXPIRES + DAY - 1) }), OLD_EXPIRES, CHINA_MINUTES)).toBe(false);
  });

  it('are read with sans of null, blank, and with semicolons at the end', () => {
    const { rows } = parseList({
      total_count: 3,
      certificates: [
        { id: certIdOf(1), domain: 'a.example', sans: null, domain_count: 1, status: 'issued', expire_time: '' },
        { id: certIdOf(2), domain: 'a.example', sans: null, domain_count: 3, status: 'ISSUED', expire_time: 'soon' },
        { id: certIdOf(3), domain: '', sans: ' a.example ; B.example;', expire_time: '2027-06-08 16:27:38.0' }
      ]
    });
    expect(rows.map((one) => [one.names, one.hasAllNames, one.status, one.expiresAt])).toEqual([
      [['a.example'], false, 'ISSUED', null],
      [['a.example'], false, 'ISSUED', null],
      [['a.example', 'b.example'], true, '', { ms: Date.parse('2027-06-08T16:27:38Z'), zoned: false }]
    ]);
  });
});

describe('identity', () => {
  it('is the fingerprint, where both have one', () => {
    expect(isDuplicate(aNext(), anOld())).toBe(false);
    expect(isDuplicate(aNext(), aNext({ id: idAt(NOW) }))).toBe(true);
    expect(isDuplicate(aNext({ fingerprint: null }), anOld({ fingerprint: null }))).toBe(false);
  });

  it.each([
    ['scs1554192131150', 'scs1590053258704', 'scs1590053258704'],
    ['scs1590053258704', 'import2026abcdef', 'scs1590053258704'],
    ['scs1590053258704', 'upload2026abcdef', 'scs1590053258704'],
    ['import2026abcdef', 'import2026abcdeg', 'import2026abcdeg']
  ])('of %s and %s the later is %s', (one, other, later) => {
    expect(laterId(one, other)).toBe(later);
    expect(laterId(other, one)).toBe(later);
  });
});

describe('whatever the account holds', () => {
  const NAMES = ['a.example', 'b.example', '*.example', 'x.a.example', '*.a.example', 'y.a.example', 'example'];
  const STATUSES = ['ISSUED', 'ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CHECKING', 'REVOKED'];
  const FEW = [0, 1, DAY - 1, DAY, DAY + 1, 2 * DAY, 3 * DAY];
  const certificate: fc.Arbitrary<Certificate> = fc.record({
    id: fc.constantFrom(...FEW.map((ms) => idAt(OLD_ISSUED + ms)), 'import2026abcdef'),
    name: fc.constant(''),
    domain: fc.constant(''),
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }),
    status: fc.constantFrom(...STATUSES),
    keyFamily: fc.constantFrom('RSA', 'RSA', 'ECDSA', null),
    fingerprint: fc.constantFrom('a', 'b', 'c', null),
    issueTime: fc.constantFrom(...FEW.map((ms) => at(OLD_ISSUED + ms)), null),
    notBefore: fc.constant(null),
    notAfter: fc.constantFrom(...FEW.map((ms) => at(OLD_EXPIRES + ms)), null)
  });
  const accountOf = fc.uniqueArray(certificate, { selector: ({ id }) => id, minLength: 1, maxLength: 7 });

  /** Coverage in other words: every label is the same, but for a first one that a wildcard stands for. */
  function covers(cover: readonly string[], name: string): boolean {
    const [first = '', ...rest] = name.split('.');
    return cover.some((one) => {
      const [coverFirst = '', ...coverRest] = one.split('.');
      const isSameParent = coverRest.join('.') === rest.join('.');
      return isSameParent && (coverFirst === first || (coverFirst === '*' && first !== '*' && rest.length > 0));
    });
  }

  test('a successor is in service, lasts a day longer, covers all names, and has no other key', () => {
    fc.assert(
      fc.property(accountOf, ([old, ...rest]) => {
        if (old === undefined) return;
        for (const one of succession(old, ...rest).successors) {
          expect(['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING']).toContain(one.status);
          expect((one.notAfter?.ms ?? NaN) - (old.notAfter?.ms ?? NaN)).toBeGreaterThanOrEqual(DAY);
          expect(old.names.filter((name) => !covers(one.names, name))).toEqual([]);
          expect(new Set([one.keyFamily, old.keyFamily].filter((family) => family !== null)).size).toBeLessThan(2);
        }
      })
    );
  });

  test('the order of the account decides nothing', () => {
    fc.assert(
      fc.property(accountOf, ([old, ...rest]) => {
        if (old === undefined) return;
        const sorted = ({ successors, nearMisses }: Succession): unknown => ({
          successors: successors.map(({ id }) => id).toSorted(),
          nearMisses: nearMisses.toSorted((one, other) => (one.id < other.id ? -1 : 1))
        });
        expect(sorted(succession(old, ...rest.toReversed()))).toEqual(sorted(succession(old, ...rest)));
      })
    );
  });

  test('nothing replaces itself, and no two certificates replace each other', () => {
    fc.assert(
      fc.property(certificate, certificate, (one, other) => {
        expect(succession(one, one).successors).toEqual([]);
        const there = succession(one, other).successors.length;
        expect(there + succession(other, one).successors.length).toBeLessThan(2);
      })
    );
  });

  test('a near miss shares some names, and is no successor', () => {
    fc.assert(
      fc.property(accountOf, ([old, ...rest]) => {
        if (old === undefined) return;
        const { successors, nearMisses } = succession(old, ...rest);
        for (const { id, shared, total } of nearMisses) {
          expect(total).toBe(old.names.length);
          expect(shared).toBeGreaterThan(0);
          expect(shared).toBeLessThanOrEqual(total);
          expect(successors.map((one) => one.id)).not.toContain(id);
        }
      })
    );
  });

  test('what is a successor or near miss was nominated by its row', async () => {
    await fc.assert(
      fc.asyncProperty(accountOf, async ([old, ...rest]) => {
        fc.pre(old !== undefined);
        // One fingerprint is one content, so its names and its expiry are the same everywhere.
        const contentOf = (one: Certificate): string => `${one.notAfter?.ms ?? ''} ${one.names.join()}`;
        const contents = Map.groupBy([old, ...rest], ({ fingerprint }) => fingerprint);
        fc.pre([...contents.values()].every((same) => new Set(same.map(contentOf)).size === 1));
        fc.pre(old.notAfter !== null && rest.every(({ status }) => status !== 'REVOKED'));
        const ids = await nominated(old, rest.map(rowOf));
        const found = rest.filter(({ id }) => ids.includes(id));
        expect(succession(old, ...found)).toEqual(succession(old, ...rest));
      })
    );
  });

  test('more names, a later expiry or a later renewal never make a successor none', () => {
    fc.assert(
      fc.property(certificate, certificate, fc.constantFrom(...NAMES), (old, next, name) => {
        if (succession(old, next).successors.length === 0) return;
        const better = {
          ...next,
          names: [...new Set([...next.names, name])],
          notAfter: at((next.notAfter?.ms ?? 0) + HOUR),
          issueTime: next.issueTime === null ? null : at(next.issueTime.ms + HOUR)
        };
        expect(succession(old, better).successors).toEqual([better]);
      }),
      { numRuns: 1000 }
    );
  });

  test('to upload a content again under a later ID changes nothing about which content is the successor', () => {
    fc.assert(
      fc.property(accountOf, certificate, fc.constantFrom('d', 'e'), ([old, ...others], one, fingerprint) => {
        fc.pre(old !== undefined && [old, ...others].every(({ id }) => id !== one.id) && one.id.startsWith('scs'));
        const upload = { ...one, status: 'UPLOAD', fingerprint };
        const contents = (candidates: Certificate[]): (string | null)[] =>
          succession(old, ...candidates)
            .successors.map((successor) => successor.fingerprint)
            .toSorted();
        expect(contents([...others, upload, { ...upload, id: idAt(NOW) }])).toEqual(contents([...others, upload]));
      }),
      { numRuns: 1000 }
    );
  });
});
