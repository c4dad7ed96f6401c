// What a certificate replaced, going by the account's list, on plain objects.
import { describe, expect, test } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { findReplaced, type ReplacedList } from '../../src/renewal/replaced.ts';
import type { ListedCertificate } from '../../src/scm/schema.ts';
import { failed, known, type Source } from '../../src/source.ts';
import { aCertificate, anError, CHINA_MINUTES, DAY, instant, NOW, RENEWED } from '../builders.ts';

const END = Date.parse('2027-06-08T00:00:00Z');
const at = (ms: number): ReturnType<typeof instant> => instant(new Date(ms).toISOString());
const OLD_ID = `scs${RENEWED - 100 * DAY}`;
const JUDGED = aCertificate({
  id: `scs${RENEWED}`,
  names: ['www.example.com', 'example.com'],
  notAfter: at(END)
});

function aRow(over: Partial<ListedCertificate> = {}): ListedCertificate {
  return {
    id: OLD_ID,
    domain: 'www.example.com',
    names: ['www.example.com'],
    hasAllNames: true,
    status: 'ISSUED',
    keyFamily: 'RSA',
    expiresAt: at(END - DAY),
    ...over
  };
}

function aList(rows: readonly ListedCertificate[]): ReplacedList {
  const ids = (some: readonly ListedCertificate[]): Set<string> => new Set(some.map(({ id }) => id));
  return {
    idsWith: (name) => ids(rows.filter(({ names }) => names.includes(name))),
    rows: (id) => rows.filter((row) => row.id === id),
    namelessLike: (isFitting) => [...ids(rows.filter((row) => !row.hasAllNames && isFitting(row)))]
  };
}

function find(
  rows: readonly ListedCertificate[],
  details: readonly (readonly [string, Source<Certificate>])[] = [],
  formerIds: readonly string[] = []
): unknown {
  const knowledge = { list: aList(rows), details: new Map(details), offsetMinutes: CHINA_MINUTES, nowMs: NOW };
  const question = { judged: JUDGED, expiresAtMs: END, duplicateIds: [], formerIds, keyword: 'example.com' };
  return findReplaced(question, knowledge);
}

const replaced = (id = OLD_ID, isExpired = false): object => ({ state: 'known', replaced: [{ id, isExpired }] });
const NOTHING = { state: 'known', replaced: [] };
const MISSING = { state: 'missing', ids: new Set([OLD_ID]) };

describe('what a certificate replaced', () => {
  test.each<[string, Partial<ListedCertificate>, unknown]>([
    ['a row fits and expires 24 hours earlier', {}, replaced()],
    ['it expires a millisecond less than 24 hours earlier', { expiresAt: at(END - DAY + 1) }, NOTHING],
    ['it has expired', { expiresAt: at(NOW - DAY) }, replaced(OLD_ID, true)],
    ['its status is EXPIRED', { status: 'EXPIRED' }, replaced(OLD_ID, true)],
    ['it was revoked', { status: 'REVOKED' }, replaced()],
    ['its status is not documented', { status: 'NEW_STATE' }, replaced()],
    ['it is only ordered', { status: 'PAID' }, NOTHING],
    ['its order was abandoned', { status: 'UNPASSED' }, NOTHING],
    ['it has a name more', { names: ['www.example.com', 'api.example.com'] }, NOTHING],
    ['it has a wildcard over a name', { names: ['www.example.com', '*.example.com'] }, NOTHING],
    ['its ID is younger', { id: `scs${RENEWED + 1}` }, NOTHING],
    ['its ID has no epoch', { id: 'abcdefghijklmnop' }, NOTHING],
    ['it has a key of another family', { keyFamily: 'ECDSA' }, NOTHING],
    ['its key family is not shown', { keyFamily: null }, MISSING],
    ['not all its names are shown', { hasAllNames: false }, MISSING],
    ['none of its names is shown', { names: [], hasAllNames: false }, MISSING],
    ['its expiry is not shown', { expiresAt: null }, MISSING]
  ])('%s', (_, row, expected) => {
    expect(find([aRow(row)])).toEqual(expected);
  });

  test.each<[string, Partial<Certificate>, unknown]>([
    ['fits', {}, replaced()],
    ['has a name more', { names: ['www.example.com', 'api.example.com'] }, NOTHING],
    ['has a key of another family', { keyFamily: 'ECDSA' }, NOTHING],
    ['expires later', { notAfter: at(END) }, NOTHING],
    ['is of no name', { names: [] }, NOTHING]
  ])('a row without all names whose detail %s', (_, over, expected) => {
    const detail = aCertificate({ id: OLD_ID, notAfter: at(END - 2 * DAY), ...over });
    expect(find([aRow({ hasAllNames: false })], [[OLD_ID, known(detail)]])).toEqual(expected);
  });

  test('a detail that cannot be had fails', () => {
    const error = anError();
    expect(find([aRow({ hasAllNames: false })], [[OLD_ID, failed(error)]])).toEqual({ state: 'failed', error });
  });

  test('rows of one ID that contradict each other are decided by its detail', () => {
    expect(find([aRow(), aRow({ names: ['other.example.org'] })])).toEqual(MISSING);
  });

  test('what was followed through counts whatever the list says, once', () => {
    expect(find([aRow({ keyFamily: 'ECDSA' })], [], [OLD_ID])).toEqual(replaced());
  });
});
