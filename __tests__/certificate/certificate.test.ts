import { describe, expect, it, test } from '@jest/globals';
import { dayBoundaryOffset, expiryOf, idEpochMs, isExpired, renewalOf } from '../../src/certificate/certificate.ts';
import { aCertificate, CHINA_MINUTES, HOUR, instant, NOW, wallClock } from '../builders.ts';

const ID_EPOCH = 1554192131150;

describe('idEpochMs', () => {
  test('an ID of scs and 13 digits holds its epoch', () => {
    expect(idEpochMs('scs1590053258704')).toBe(Date.parse('2020-05-21T09:27:38.704Z'));
  });

  it.each(['SCS1590053258704', 'scs159005325870', 'scs15900532587040', 'xscs1590053258704', 'scs159005325870a', ''])(
    '%j holds none',
    (id) => {
      expect(idEpochMs(id)).toBeNull();
    }
  );
});

describe('renewalOf', () => {
  const early = wallClock('2026-11-20 16:00:00');
  const late = wallClock('2026-11-20 17:00:00');
  const earlyMs = Date.parse('2026-11-20T08:00:00Z');
  const lateMs = Date.parse('2026-11-20T09:00:00Z');

  it.each([
    ['issue_time is later', { issueTime: late, notBefore: early }, lateMs, 'issue_time'],
    ['not_before is later', { issueTime: early, notBefore: late }, lateMs, 'not_before'],
    ['both are the same', { issueTime: late, notBefore: late }, lateMs, 'issue_time'],
    ['only issue_time is known', { issueTime: early, notBefore: null }, earlyMs, 'issue_time'],
    ['only not_before is known', { issueTime: null, notBefore: early }, earlyMs, 'not_before'],
    [
      'an explicit zone wins',
      { issueTime: instant('2026-11-20T16:00:00Z'), notBefore: late },
      Date.parse('2026-11-20T16:00:00Z'),
      'issue_time'
    ]
  ] as const)('where %s', (_, times, atMs, source) => {
    expect(renewalOf(aCertificate(times), CHINA_MINUTES)).toEqual({ atMs, source });
  });

  test('a zone-less time moves with the zone it is read in', () => {
    const certificate = aCertificate({ issueTime: early, notBefore: null });
    expect(renewalOf(certificate, 0)?.atMs).toBe(earlyMs + 8 * HOUR);
    expect(renewalOf(certificate, -60)?.atMs).toBe(earlyMs + 9 * HOUR);
  });

  test('the zone decides which of a zoned and a zone-less time is the later', () => {
    const certificate = aCertificate({
      issueTime: wallClock('2026-11-20 12:00:00'),
      notBefore: instant('2026-11-20T10:00:00Z')
    });
    expect(renewalOf(certificate, 0)?.source).toBe('issue_time');
    expect(renewalOf(certificate, CHINA_MINUTES)?.source).toBe('not_before');
  });

  const old = instant('2019-04-02T08:02:11.149Z');
  const tie = instant('2019-04-02T08:02:11.150Z');
  const young = instant('2019-04-02T08:02:11.151Z');

  it.each([
    ['an upload that was issued before its import', 'UPLOAD', { issueTime: old, notBefore: old }, ID_EPOCH, 'cert-id'],
    ['an upload without times', 'UPLOAD', { issueTime: null, notBefore: null }, ID_EPOCH, 'cert-id'],
    ['an upload issued after its import', 'UPLOAD', { issueTime: null, notBefore: young }, ID_EPOCH + 1, 'not_before'],
    ['an upload issued at its import', 'UPLOAD', { issueTime: tie, notBefore: old }, ID_EPOCH, 'issue_time'],
    ['an upload valid from its import', 'UPLOAD', { issueTime: null, notBefore: tie }, ID_EPOCH, 'not_before'],
    [
      'an issued certificate, whose ID counts for nothing',
      'ISSUED',
      { issueTime: old, notBefore: null },
      ID_EPOCH - 1,
      'issue_time'
    ]
  ] as const)('%s', (_, status, times, atMs, source) => {
    expect(renewalOf(aCertificate({ status, ...times }), CHINA_MINUTES)).toEqual({ atMs, source });
  });

  it.each([
    ['an issued certificate without times', aCertificate({ issueTime: null, notBefore: null })],
    ['a pending one', aCertificate({ status: 'CHECKING_DOMAIN', issueTime: null, notBefore: null, notAfter: null })],
    [
      'an upload with an ID of another form',
      aCertificate({ id: 'abcdefgh12345678', status: 'UPLOAD', issueTime: null, notBefore: null })
    ]
  ])('%s has none', (_, certificate) => {
    expect(renewalOf(certificate, CHINA_MINUTES)).toBeNull();
  });
});

describe('expiry', () => {
  const notAfter = wallClock('2026-11-24 11:00:00');

  test('not_after is read in the zone', () => {
    expect(expiryOf(aCertificate({ notAfter }), CHINA_MINUTES)).toBe(NOW);
    expect(expiryOf(aCertificate({ notAfter }), 0)).toBe(NOW + 8 * HOUR);
    expect(expiryOf(aCertificate({ notAfter: null }), 0)).toBeNull();
  });

  it.each([
    ['before not_after', { notAfter }, NOW - 1, false],
    ['at not_after', { notAfter }, NOW, false],
    ['after not_after', { notAfter }, NOW + 1, true],
    ['without not_after', { notAfter: null }, NOW, false],
    ['with status EXPIRED before not_after', { notAfter, status: 'EXPIRED' }, NOW - 1, true],
    ['with status REVOKED and no not_after', { notAfter: null, status: 'REVOKED' }, NOW, true],
    ['with status REVOKING', { notAfter, status: 'REVOKING' }, NOW - 1, false],
    ['with an undocumented status', { notAfter, status: 'SOMETHING' }, NOW - 1, false]
  ])('%s', (_, fields, nowMs, expected) => {
    expect(isExpired(aCertificate(fields), CHINA_MINUTES, nowMs)).toBe(expected);
  });

  test('the zone decides on the day', () => {
    expect(isExpired(aCertificate({ notAfter }), 0, NOW + HOUR)).toBe(false);
    expect(isExpired(aCertificate({ notAfter }), CHINA_MINUTES, NOW + HOUR)).toBe(true);
  });
});

describe('dayBoundaryOffset', () => {
  it.each([
    ['a day in UTC', '2026-11-20 00:00:00', '2027-06-08 23:59:59', 0],
    ['a day in UTC as it reads at +08:00', '2026-11-20 08:00:00', '2027-06-09 07:59:59', 480],
    ['other times', '2026-11-20 16:27:38', '2027-06-08 16:27:38', null],
    ['only the start of a day', '2026-11-20 00:00:00', '2027-06-08 23:59:58', null],
    ['only the end of a day', '2026-11-20 00:00:01', '2027-06-08 23:59:59', null],
    ['only the start of a day at +08:00', '2026-11-20 08:00:00', '2027-06-08 23:59:59', null],
    ['both mixed', '2026-11-20 00:00:00', '2027-06-09 07:59:59', null]
  ])('%s', (_, notBefore, notAfter, expected) => {
    const certificate = aCertificate({ notBefore: wallClock(notBefore), notAfter: wallClock(notAfter) });
    expect(dayBoundaryOffset(certificate)).toBe(expected);
  });

  it.each([
    ['not_before is not known', { notBefore: null }],
    ['not_after is not known', { notAfter: null }],
    ['not_before carries its zone', { notBefore: instant('2026-11-20T00:00:00Z') }],
    ['not_after carries its zone', { notAfter: instant('2027-06-08T23:59:59Z') }]
  ])('where %s nothing is proved', (_, fields) => {
    const day = { notBefore: wallClock('2026-11-20 00:00:00'), notAfter: wallClock('2027-06-08 23:59:59') };
    expect(dayBoundaryOffset(aCertificate({ ...day, ...fields }))).toBeNull();
  });
});
