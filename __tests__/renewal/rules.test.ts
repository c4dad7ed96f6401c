// The successor rule as a pure function: what replaced a certificate, and what only looks like it.
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { parseDetail, parseList, type ListedCertificate } from '../../src/scm/schema.ts';
import { expiryOf } from '../../src/certificate/certificate.ts';
import {
  contentsOf,
  findSuccession,
  isOnItsWay,
  laterId,
  mayBeInService,
  mayRepeat,
  mayReplace,
  type Content,
  type Outline,
  type Succession
} from '../../src/renewal/rules.ts';
import type { ScmTime } from '../../src/time.ts';
import { certificate as aCertificate, DAY, HOUR, NOW } from './account.ts';

const CHINA_MINUTES = 480;
const SECOND = 1_000;

function certIdOf(index: number): string {
  return `scs${String(1_700_000_000_000 + index)}`;
}

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
  return aCertificate(0, 0, {
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

function contentsIn(certificates: readonly Certificate[], offsetMinutes = CHINA_MINUTES): Content[] {
  const dated = certificates.map((one) => ({ ...one, expiresAtMs: expiryOf(one, offsetMinutes) }));
  return contentsOf(dated, offsetMinutes);
}

function succession(old: Certificate, ...candidates: Certificate[]): Succession {
  return successionAt(CHINA_MINUTES, old, ...candidates);
}

function successionAt(offsetMinutes: number, old: Certificate, ...candidates: Certificate[]): Succession {
  const [own, ...others] = contentsIn([old, ...candidates], offsetMinutes);
  if (own === undefined) throw new Error('nothing to replace');
  const expiresAtMs = expiryOf(old, offsetMinutes);
  return findSuccession({ ...own, certificate: { ...old, expiresAtMs }, expiresAtMs }, others);
}

function idsOf({ successors }: Succession): string[] {
  return successors.map(({ certificate }) => certificate.id).toSorted();
}

function successorIds(old: Certificate, ...candidates: Certificate[]): string[] {
  return idsOf(succession(old, ...candidates));
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
    const found = succession(before, after);
    expect({ successors: idsOf(found), nearMisses: found.nearMisses.map(({ id }) => id) }).toEqual({
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
    expect(idsOf(successionAt(CHINA_MINUTES, anOld(), next))).toEqual([next.id]);
    expect(idsOf(successionAt(CHINA_MINUTES + 1, anOld(), next))).toEqual([]);
    expect(idsOf(successionAt(0, anOld(), next))).toEqual([next.id]);
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
    expect(idsOf(found)).toEqual([next.id]);
    expect(found.nearMisses.map(({ id }) => id)).toEqual([miss.id]);
  });

  it('one candidate can swallow several old ones', () => {
    const large = aNext(names('*.example.com', 'a.example.org', 'b.example.org'));
    const small = ['x.example.com', 'a.example.org', 'b.example.org'].map((name, index) =>
      anOld({ id: certIdOf(index), names: [name] })
    );
    for (const old of small) expect(successorIds(old, large, ...small)).toEqual([large.id]);
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
    expect(successorIds(old, next)).toEqual([next.id]);
  });
});

describe('rows of the list', () => {
  const row = (over: Partial<ListedCertificate> = {}): ListedCertificate => ({ ...rowOf(aNext()), ...over });

  it.each<[string, Partial<ListedCertificate>, boolean]>([
    ['a later expiry', {}, true],
    ['a blank expiry', { expiresAt: null }, true],
    ['an expiry 24 hours later', { expiresAt: at(OLD_EXPIRES + DAY) }, true],
    ['an expiry less than 24 hours later', { expiresAt: at(OLD_EXPIRES + DAY - 1) }, false],
    ['an expiry in wall-clock time', { expiresAt: { ms: OLD_EXPIRES + DAY + 8 * HOUR, zoned: false } }, true],
    ['a blank status', { status: '' }, true],
    ['a status that is not documented', { status: 'SOMETHING_NEW' }, true],
    ...['CHECKING', 'PAID', 'UNPASSED', 'CANCELCHECKING', 'EXPIRED', 'REVOKED', 'REVOKING', 'CANCLEREVOKING'].map(
      (status): [string, Partial<ListedCertificate>, boolean] => [`status ${status}`, { status }, false]
    )
  ])('with %s may be a successor, names aside: %p', (_condition, over, is) => {
    expect(mayReplace(row(over), OLD_EXPIRES, CHINA_MINUTES)).toBe(is);
  });

  it.each(['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING', '', 'SOMETHING_NEW'])(
    'of status %j may be in service',
    (status) => {
      expect(mayBeInService(row({ status }))).toBe(true);
    }
  );

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

  const own: Outline = { names: aNext().names, expiresAtMs: NEXT_EXPIRES };
  const ORDER = { status: 'PAID', expiresAt: null };

  it.each<[string, Partial<ListedCertificate>, boolean]>([
    ['the same names and expiry', {}, true],
    ['any status', { status: 'REVOKED' }, true],
    ['the names in another order', { names: aNext().names.toReversed() }, true],
    ['fewer names', { names: ['shop.example.com'] }, false],
    ['another name', { names: ['shop.example.com', 'x.example'] }, false],
    ['fewer names than it has', { names: [], hasAllNames: false }, true],
    ['fewer names than it has, and another expiry', { names: [], hasAllNames: false, expiresAt: at(NOW) }, false],
    ['an expiry hours later', { expiresAt: at(NEXT_EXPIRES + HOUR) }, true],
    ['an expiry hours earlier', { expiresAt: at(NEXT_EXPIRES - 23 * HOUR) }, true],
    ['an expiry days later', { expiresAt: at(NEXT_EXPIRES + 2 * DAY) }, false],
    ['an expiry days earlier', { expiresAt: at(NEXT_EXPIRES - 2 * DAY) }, false],
    ['a blank expiry', { expiresAt: null }, true],
    ['a blank expiry and other names', { expiresAt: null, names: ['x.example'] }, false],
    ['a blank expiry and fewer names than it has', { expiresAt: null, names: [], hasAllNames: false }, true],
    ['no expiry, because it is a mere order', ORDER, false],
    ['no expiry, because it is a mere order, and fewer names than it has', { ...ORDER, hasAllNames: false }, false]
  ])('with %s may be the same content: %p', (_condition, over, is) => {
    expect(mayRepeat([own], CHINA_MINUTES)(row(over))).toBe(is);
  });

  it('of the same names may be the same content whenever it expires, if the expiry of that is not known', () => {
    const isRepeated = mayRepeat([{ ...own, expiresAtMs: null }], CHINA_MINUTES);
    expect(isRepeated(row())).toBe(true);
    expect(isRepeated(row({ names: ['x.example'] }))).toBe(false);
    expect(isRepeated(row({ hasAllNames: false }))).toBe(false);
  });

  it('may be any of several contents', () => {
    const others = Array.from({ length: 100 }, (_, index) => ({ names: [`n${index}.example`], expiresAtMs: NOW }));
    expect(mayRepeat([...others, own], CHINA_MINUTES)(row())).toBe(true);
    // The names of one and the expiry of another make none.
    expect(mayRepeat([...others, own], CHINA_MINUTES)(row({ expiresAt: at(NOW) }))).toBe(false);
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
  const idsIn = (...certificates: Certificate[]): string[][] => contentsIn(certificates).map(({ ids }) => [...ids]);

  it('is the fingerprint, where both have one', () => {
    const again = aNext({ id: idAt(NOW) });
    expect(idsIn(aNext(), anOld())).toEqual([[aNext().id], [anOld().id]]);
    expect(idsIn(aNext(), again)).toEqual([[aNext().id, again.id]]);
    expect(idsIn(aNext({ fingerprint: null }), anOld({ fingerprint: null }))).toHaveLength(2);
  });

  it.each(['REVOKED', 'EXPIRED'])('where one of a content is %s, all are', (status) => {
    expect(successorIds(anOld(), aNext(), aNext({ id: idAt(NOW), status }))).toEqual([]);
  });

  it.each(['REVOKING', 'CHECKING'])('where one of a content is %s, the others are in service', (status) => {
    expect(successorIds(anOld(), aNext(), aNext({ id: idAt(NOW), status }))).toEqual([idAt(NOW)]);
  });

  it('the earliest renewal and the earliest ID of a content count', () => {
    const late = { ...aNext(), id: idAt(NOW), issueTime: at(NOW) };
    expect(contentsIn([late, aNext()])).toMatchObject([
      { renewedAtMs: NEXT_ISSUED, orderedAtMs: NEXT_ISSUED - HOUR, expiresAtMs: NEXT_EXPIRES, certificate: late }
    ]);
  });

  it('an expiry that only one of a content has is that of all', () => {
    expect(contentsIn([aNext({ id: idAt(NOW), notAfter: null }), aNext()])[0]?.expiresAtMs).toBe(NEXT_EXPIRES);
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
        for (const { certificate: one, ids, expiresAtMs } of succession(old, ...rest).successors) {
          const statuses = rest.flatMap(({ id, status }) => (ids.includes(id) ? [status] : []));
          expect(statuses).not.toContain('REVOKED');
          expect(statuses.some((status) => ['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING'].includes(status))).toBe(true);
          expect((expiresAtMs ?? NaN) - (old.notAfter?.ms ?? NaN)).toBeGreaterThanOrEqual(DAY);
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
          successors: idsOf({ successors, nearMisses }),
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
          expect(idsOf({ successors, nearMisses })).not.toContain(id);
        }
      })
    );
  });

  test('what is a successor was nominated by its row', () => {
    fc.assert(
      fc.property(accountOf, ([old, ...rest]) => {
        const endsMs = old?.notAfter?.ms;
        fc.pre(old !== undefined && endsMs !== undefined);
        // One fingerprint is one content, so its expiry is the same everywhere.
        const contents = Map.groupBy([old, ...rest], ({ fingerprint }) => fingerprint);
        const endsOf = (one: Certificate): number | undefined => one.notAfter?.ms;
        fc.pre(
          [...contents.values()].every((same) => same[0]?.fingerprint === null || new Set(same.map(endsOf)).size === 1)
        );
        for (const { ids } of succession(old, ...rest).successors) {
          const rows = rest.filter(({ id }) => ids.includes(id)).map(rowOf);
          expect(rows.some((one) => mayReplace(one, endsMs, CHINA_MINUTES))).toBe(true);
        }
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
        expect(successorIds(old, better)).toEqual([better.id]);
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
            .successors.map(({ certificate: { fingerprint: print } }) => print)
            .toSorted();
        expect(contents([...others, upload, { ...upload, id: idAt(NOW) }])).toEqual(contents([...others, upload]));
      }),
      { numRuns: 1000 }
    );
  });
});
