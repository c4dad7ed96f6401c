import type { Certificate } from '../../src/certificate/certificate.ts';
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { keyFamilyOf, parseDetail, parseHistory, parseList } from '../../src/scm/schema.ts';
import { ShapeError } from '../../src/errors.ts';
import { CERT_ID, fixture, OTHER_CERT_ID } from '../builders.ts';

const DETAIL = {
  id: CERT_ID,
  name: 'shop',
  domain: 'www.example.com',
  sans: 'example.com;*.shop.example.com',
  status: 'ISSUED',
  fingerprint: '185d687de3f44f2249d0e0f084efccb56b7c2cbe',
  signature_algorithm: 'SHA256WITHRSA',
  issue_time: '2026-11-20 17:27:38.0',
  not_before: '2026-11-20 00:00:00.0',
  not_after: '2027-06-08 23:59:59.0'
};
const RECORD = { push_time: '1556257820000', push_remote_project: null, push_service: 'CDN' };
const ROW = {
  id: CERT_ID,
  domain: 'www.example.com',
  sans: 'example.com',
  status: 'ISSUED',
  signature_algorithm: 'SHA256WITHRSA',
  expire_time: '2021-05-27 16:46:25.0',
  domain_count: 2
};

function historyOf(...records: unknown[]): unknown {
  return { push_history_list: records };
}

function listOf(...rows: unknown[]): unknown {
  return { certificates: rows, total_count: rows.length };
}

function without(body: object, ...names: string[]): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

const NO_BODIES: unknown[] = [null, undefined, 'text', 7, true, [], {}];

describe('the push history', () => {
  it.each([
    ['push-history.v2.zh', 'cn-north-7_test'],
    ['push-history.v2.intl', 'ap-southeast-1']
  ])('the sample %s', (name, project) => {
    expect(parseHistory(fixture(name))).toEqual([
      { atMs: 1556257820000, service: 'CDN', project: null },
      { atMs: 1556257447000, service: 'WAF', project }
    ]);
  });

  it.each([
    ['an empty list', { push_history_list: [] }],
    ['null, as empty', { push_history_list: null }]
  ])('%s', (_, body) => {
    expect(parseHistory(body)).toEqual([]);
  });

  it.each([
    ['seconds', { push_time: '1556257820' }, { atMs: 1556257820000 }],
    ['an integer', { push_time: 1556257820000 }, { atMs: 1556257820000 }],
    ['an integer of seconds', { push_time: 1556257820 }, { atMs: 1556257820000 }],
    ['an empty project', { push_remote_project: '' }, { project: null }],
    ['a sub-project', { push_remote_project: 'cn-north-7_test' }, { project: 'cn-north-7_test' }],
    ['a documented service in another case', { push_service: 'enhance_elb' }, { service: 'Enhance_ELB' }],
    ['a service that is not documented', { push_service: 'Live' }, { service: 'Live' }],
    ['a field that nobody asked for', { operator: 'x' }, {}]
  ])('a record with %s', (_, over, expected) => {
    expect(parseHistory(historyOf({ ...RECORD, ...over }))).toEqual([
      { atMs: 1556257820000, service: 'CDN', project: null, ...expected }
    ]);
  });

  it.each([
    ['the time is text', { push_time: 'yesterday' }, 'push_time'],
    ['the time has 12 digits', { push_time: '155625782000' }, 'push_time'],
    ['the time has 14 digits', { push_time: '15562578200000' }, 'push_time'],
    ['the time is empty', { push_time: '' }, 'push_time'],
    ['the time is null', { push_time: null }, 'push_time'],
    ['the time is negative', { push_time: -1556257820 }, 'push_time'],
    ['the time is a fraction', { push_time: 1556257820.5 }, 'push_time'],
    ['the time is a date', { push_time: '2019-04-26 13:50:20.0' }, 'push_time'],
    ['the service is null', { push_service: null }, 'push_service'],
    ['the service is empty', { push_service: '' }, 'push_service'],
    ['the service is blank', { push_service: ' \n' }, 'push_service'],
    ['the service is a number', { push_service: 1 }, 'push_service'],
    ['the project is a number', { push_remote_project: 1 }, 'push_remote_project'],
    ['the project is an object', { push_remote_project: {} }, 'push_remote_project']
  ])('where %s, nothing of it can be trusted, and the field is named', (_, over, field) => {
    const body = historyOf(RECORD, { ...RECORD, ...over });
    expect(() => parseHistory(body)).toThrow(ShapeError);
    expect(() => parseHistory(body)).toThrow(`push_history_list[1].${field}: `);
  });

  it.each(['push_time', 'push_service', 'push_remote_project'])(
    'where %s is absent, nothing of it can be trusted',
    (field) => {
      expect(() => parseHistory(historyOf(without(RECORD, field)))).toThrow(`push_history_list[0].${field}: `);
    }
  );

  it.each([
    ['the list is absent', {}],
    ['the list is undefined', { push_history_list: undefined }],
    ['the list is an object', { push_history_list: {} }],
    ['the list is text', { push_history_list: '[]' }],
    ['a record is null', historyOf(null)],
    ['a record is text', historyOf('CDN')],
    ['a record is a list', historyOf([])]
  ])('where %s, it cannot be trusted', (_, body) => {
    expect(() => parseHistory(body)).toThrow(ShapeError);
  });

  it.each(NO_BODIES)('%j is none', (body) => {
    expect(() => parseHistory(body)).toThrow(ShapeError);
  });

  test('a name with hidden characters never equals the clean one', () => {
    const [record] = parseHistory(
      historyOf({ ...RECORD, push_service: 'W\u200bAF', push_remote_project: 'cn-north-4\u202e' })
    );
    expect(record?.service).not.toBe('WAF');
    expect(record?.project).not.toBe('cn-north-4');
    expect(`${record?.service ?? ''}${record?.project ?? ''}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('a blank project is none that anybody can require', () => {
    const [record] = parseHistory(historyOf({ ...RECORD, push_remote_project: ' ' }));
    expect([null, '']).not.toContain(record?.project);
  });
});

describe('the detail', () => {
  it.each(['show-certificate.v3.pending-2022', 'show-certificate.v3.pending-2024'])('the sample %s', (name) => {
    expect(parseDetail(fixture(name), OTHER_CERT_ID)).toMatchObject({
      id: OTHER_CERT_ID,
      name: 'scm-testing',
      status: 'CHECKING_DOMAIN',
      keyFamily: null,
      fingerprint: name.endsWith('2024') ? '185d687de3f44f2249d0e0f084efccb56b7c2cbe' : null,
      issueTime: null,
      notBefore: null,
      notAfter: null
    });
  });

  test('every field that is used, and no other', () => {
    const contacts = { application_info: { contact_phone: '123' }, authentification: [], order_id: 'CS1' };
    expect(parseDetail({ ...DETAIL, ...contacts }, CERT_ID)).toEqual({
      id: CERT_ID,
      name: 'shop',
      domain: 'www.example.com',
      names: ['www.example.com', 'example.com', '*.shop.example.com'],
      status: 'ISSUED',
      keyFamily: 'RSA',
      fingerprint: '185d687de3f44f2249d0e0f084efccb56b7c2cbe',
      issueTime: { ms: Date.parse('2026-11-20T17:27:38Z'), zoned: false },
      notBefore: { ms: Date.parse('2026-11-20T00:00:00Z'), zoned: false },
      notAfter: { ms: Date.parse('2027-06-08T23:59:59Z'), zoned: false }
    });
  });

  test('an ID and times that are null are enough', () => {
    const times = { issue_time: null, not_before: null, not_after: null };
    expect(parseDetail({ id: CERT_ID, ...times }, CERT_ID)).toEqual({
      id: CERT_ID,
      name: '',
      domain: '',
      names: [],
      status: '',
      keyFamily: null,
      fingerprint: null,
      issueTime: null,
      notBefore: null,
      notAfter: null
    });
  });

  it.each([
    [
      'the older spelling of the algorithm',
      { signature_algorithm: undefined, signature_algrithm: 'ECDSA' },
      { keyFamily: 'ECDSA' }
    ],
    ['a fingerprint with colons in capitals', { fingerprint: '1A:'.repeat(20) }, { fingerprint: '1a'.repeat(20) }],
    ['a SHA-256 as fingerprint', { fingerprint: 'f0'.repeat(32) }, { fingerprint: 'f0'.repeat(32) }],
    ['a fingerprint that was taken out', { fingerprint: '***' }, { fingerprint: null }],
    ['a fingerprint of another length', { fingerprint: 'f0'.repeat(24) }, { fingerprint: null }],
    ['a fingerprint that is no hex', { fingerprint: 'g'.repeat(40) }, { fingerprint: null }],
    ['an empty fingerprint', { fingerprint: '' }, { fingerprint: null }],
    ['a status in small letters', { status: ' upload ' }, { status: 'UPLOAD' }],
    ['an undocumented status', { status: 'REISSUING' }, { status: 'REISSUING' }],
    ['an empty time', { issue_time: '' }, { issueTime: null }],
    ['a blank time', { not_before: ' ' }, { notBefore: null }],
    [
      'a time with its zone',
      { not_after: '2027-06-08T23:59:59Z' },
      { notAfter: { ms: Date.parse('2027-06-08T23:59:59Z'), zoned: true } }
    ],
    ['an epoch', { issue_time: 1795166858000 }, { issueTime: { ms: 1795166858000, zoned: true } }],
    ['a null name', { name: null }, { name: '' }],
    ['a hostile name', { name: 'a\n::error::\u202eb' }, { name: 'a ::error:: b' }],
    ['a hostile domain', { domain: 'a\nb' }, { domain: 'a b' }]
  ])('%s', (_, over, expected) => {
    expect(parseDetail({ ...DETAIL, ...over }, CERT_ID)).toMatchObject(expected);
  });

  test('foreign text is bounded', () => {
    const { name, domain, status } = parseDetail(
      { ...DETAIL, name: 'x'.repeat(9_999), domain: 'y'.repeat(9_999), status: 'z'.repeat(9_999) },
      CERT_ID
    );
    expect([name.length, domain.length, status.length]).toEqual([200, 253, 64]);
  });

  it.each([
    ['issue_time', '2026-11-20'],
    ['issue_time', 'yesterday'],
    ['not_before', '2026-02-31 00:00:00.0'],
    ['not_before', 12],
    ['not_after', '15051501510501'],
    ['not_after', false],
    ['not_after', {}],
    ['name', 1],
    ['domain', []],
    ['sans', {}],
    ['status', 1],
    ['fingerprint', 1],
    ['signature_algorithm', true],
    ['id', null],
    ['id', 1]
  ])('a %s of %j cannot be used, and the field is named', (field, value) => {
    const body = { ...DETAIL, [field]: value };
    expect(() => parseDetail(body, CERT_ID)).toThrow(ShapeError);
    expect(() => parseDetail(body, CERT_ID)).toThrow(`${field}: `);
  });

  it.each([OTHER_CERT_ID, CERT_ID.toUpperCase(), ` ${CERT_ID}`, '', `x\n\u202e${'x'.repeat(999)}`])(
    'an answer about another certificate is not taken: %j',
    (id) => {
      expect(() => parseDetail({ ...DETAIL, id }, CERT_ID)).toThrow(
        /^id: the answer is about another certificate \([^\n\u202e]{0,64}\)$/
      );
    }
  );

  it.each(NO_BODIES)('%j is none', (body) => {
    expect(() => parseDetail(body, CERT_ID)).toThrow(ShapeError);
  });

  test('whatever came, what cannot be used says so on one bounded line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(DETAIL)), (value, field) => {
        try {
          expect(parseDetail({ ...DETAIL, [field]: value }, CERT_ID).id).toBe(CERT_ID);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(ShapeError);
          expect((thrown as ShapeError).message).toMatch(/^[^\p{Cc}]{1,200}$/u);
        }
      })
    );
  });
});

test('of a certificate a thousand names are trusted, and no more', () => {
  const namesOf = (count: number): string => Array.from({ length: count }, (_, index) => `n${index}.example`).join(';');
  const parsed = (count: number): Certificate =>
    parseDetail({ ...DETAIL, domain: 'n0.example', sans: namesOf(count) }, CERT_ID);
  expect(parsed(1_000).names).toHaveLength(1_000);
  expect(() => parsed(1_001)).toThrow('sans: more than 1000 names cannot be trusted');
});

describe('the list', () => {
  it.each([
    ['list-certificates.v3.docs', ['www.zx.com'], false, null],
    ['list-certificates.v3.custodian', ['www.zx.com', 'a.zx.com', 'b.zx.com'], true, 'RSA']
  ])('the sample %s', (name, names, hasAllNames, keyFamily) => {
    expect(parseList(fixture(name))).toEqual({
      rows: [
        {
          id: CERT_ID,
          domain: 'www.zx.com',
          names,
          hasAllNames,
          status: 'ISSUED',
          keyFamily,
          expiresAt: { ms: Date.parse('2021-05-27T16:46:25Z'), zoned: false }
        }
      ],
      totalCount: 1
    });
  });

  it.each([
    ['an empty list', { certificates: [], total_count: 0 }, []],
    ['null, as empty', { certificates: null, total_count: 7 }, []]
  ])('%s', (_, body, rows) => {
    expect(parseList(body).rows).toEqual(rows);
  });

  it.each(['', ' ', null, undefined, 'soon', '2021-05-27', 12, {}])('an expire_time of %j is none', (value) => {
    expect(parseList(listOf({ ...ROW, expire_time: value })).rows[0]?.expiresAt).toBeNull();
  });

  it.each([
    ['as many names are there as are counted', { sans: 'a.example', domain_count: 2 }, true],
    ['fewer names are there than are counted', { sans: 'a.example', domain_count: 3 }, false],
    ['sans are there and nothing is counted', { sans: 'a.example', domain_count: null }, true],
    ['sans are empty and nothing is counted', { sans: '', domain_count: null }, false],
    ['there is no name at all', { domain: '', sans: '', domain_count: null }, false],
    ['sans are absent, whatever is counted', { sans: undefined, domain_count: 1 }, false],
    ['sans are null, whatever is counted', { sans: null, domain_count: 1 }, false],
    [
      'there are more names than can be trusted',
      { sans: Array.from({ length: 1_001 }, (_, i) => `n${i}.example`).join(';') },
      false
    ],
    ['sans are null and there are two names', { sans: null, domain_count: 2 }, false],
    ['sans are absent and nothing is counted', { sans: undefined, domain_count: null }, false]
  ])('where %s, the names are complete: %p', (_, over, expected) => {
    expect(parseList(listOf({ ...ROW, ...over })).rows[0]?.hasAllNames).toBe(expected);
  });

  it.each([
    ['an ID is absent', listOf(without(ROW, 'id'))],
    ['an ID is empty', listOf({ ...ROW, id: '' })],
    ['an ID leads elsewhere', listOf({ ...ROW, id: '../../v2' })],
    ['an ID is too long', listOf({ ...ROW, id: 'a'.repeat(65) })],
    ['an ID is a number', listOf({ ...ROW, id: 1 })],
    ['a domain is a number', listOf({ ...ROW, domain: 1 })],
    ['sans are a list', listOf({ ...ROW, sans: ['a'] })],
    ['a count of names is text', listOf({ ...ROW, domain_count: '2' })],
    ['a row is null', listOf(null)],
    ['the list is absent', { total_count: 0 }],
    ['the list is an object', { certificates: {}, total_count: 0 }],
    ['the total is absent', { certificates: [] }],
    ['the total is null', { certificates: [], total_count: null }],
    ['the total is text', { certificates: [], total_count: '1' }],
    ['the total is negative', { certificates: [], total_count: -1 }],
    ['the total is a fraction', { certificates: [], total_count: 0.5 }]
  ])('where %s, it cannot be used', (_, body) => {
    expect(() => parseList(body)).toThrow(ShapeError);
  });

  it.each<[string, unknown, string]>([
    ['an ID that is none', listOf({ ...ROW, id: '../x' }), 'certificates[0].id: is not a certificate ID'],
    ['a negative total', { certificates: [], total_count: -1 }, 'total_count: is negative'],
    ['a fraction', { certificates: [], total_count: 0.5 }, 'total_count: is not a whole number'],
    [
      'something in the eleventh row',
      listOf(...Array.from({ length: 10 }, () => ROW), { ...ROW, id: '' }),
      'certificates[10].id: is not a certificate ID'
    ]
  ])('%s is named with its place', (_, body, message) => {
    expect(() => parseList(body)).toThrow(new ShapeError(message));
  });

  test('what is no object at all is called the answer', () => {
    expect(() => parseList(7)).toThrow(/^the answer: /);
  });

  it.each(NO_BODIES)('%j is none', (body) => {
    expect(() => parseList(body)).toThrow(ShapeError);
  });
});

describe('keyFamilyOf', () => {
  it.each([
    ['SHA256WITHRSA', 'RSA'],
    ['SHA256withRSA2048', 'RSA'],
    ['rsa', 'RSA'],
    ['SHA256WITHECDSA', 'ECDSA'],
    ['EC_P256', 'ECDSA'],
    ['ecdsa', 'ECDSA'],
    ['SM3WITHSM2', 'SM2'],
    ['SM2', 'SM2'],
    ['sm3', 'SM2'],
    ['', null],
    ['ED25519', null],
    ['unknown', null]
  ])('%j is %p', (algorithm, expected) => {
    expect(keyFamilyOf(algorithm)).toBe(expected);
  });
});
