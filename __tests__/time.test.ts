import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DAY_MS,
  formatDuration,
  formatInstant,
  formatOffset,
  formatTableTime,
  hasPassed,
  HOUR_MS,
  instantOf,
  MINUTE_MS,
  parseDuration,
  parseEpoch,
  parseInstant,
  parseOffset,
  parseScmTime,
  SECOND_MS
} from '../src/time.ts';

const AT = Date.parse('2021-05-27T16:46:25Z');

test('units', () => {
  expect([SECOND_MS, MINUTE_MS, HOUR_MS, DAY_MS]).toEqual([1_000, 60_000, 3_600_000, 86_400_000]);
});

describe('parseEpoch', () => {
  it.each([
    ['1556257820000', 1556257820000],
    ['1556257820001', 1556257820001],
    ['1556257820', 1556257820000],
    [1556257820000, 1556257820000],
    [1556257820, 1556257820000],
    ['0000000000', 0],
    ['9999999999999', 9999999999999]
  ])('%j is an epoch', (value, expected) => {
    expect(parseEpoch(value)).toBe(expected);
  });

  it.each([
    ['', '155625782000', '15562578200', '15562578200000', '155625782'],
    [' 1556257820000', '1556257820000 ', '1556257820000\n', '+155625782000', '-155625782000', '1556257820.00'],
    ['0x15562578200', '1.556257820e9', '１５５６２５７８２０', 'NaN', 'yesterday'],
    [1556257820000.5, -1556257820, 0, NaN, Infinity, 1e21, 155625782000],
    [null, undefined, true, {}, [], ['1556257820'], 1556257820000n, '15051501510501']
  ])('everything else is none: %j, …', (...values) => {
    expect(values.map(parseEpoch)).toEqual(values.map(() => undefined));
  });
});

describe('parseScmTime', () => {
  it.each([
    ['as SCM sends it', '2021-05-27 16:46:25.0', AT],
    ['without a fraction', '2021-05-27 16:46:25', AT],
    ['with T', '2021-05-27T16:46:25', AT],
    ['with milliseconds', '2021-05-27 16:46:25.123', AT + 123],
    ['with tenths', '2021-05-27 16:46:25.5', AT + 500],
    ['with hundredths', '2021-05-27 16:46:25.05', AT + 50],
    ['with nanoseconds, cut', '2021-05-27 16:46:25.123999999', AT + 123],
    ['with space around', '  2021-05-27 16:46:25.0\n', AT],
    ['on a leap day', '2024-02-29 00:00:00.0', Date.UTC(2024, 1, 29)],
    ['at the last second of a day', '2021-05-27 23:59:59', Date.UTC(2021, 4, 27, 23, 59, 59)]
  ])('a time %s carries no zone', (_, text, ms) => {
    expect(parseScmTime(text)).toEqual({ ms, zoned: false });
  });

  it.each([
    ['Z', '2021-05-27T16:46:25Z', AT],
    ['z', '2021-05-27t16:46:25z', AT],
    ['Z after a space and a fraction', '2021-05-27 16:46:25.250Z', AT + 250],
    ['an offset east', '2021-05-28T00:46:25+08:00', AT],
    ['an offset east without colon', '2021-05-28T00:46:25+0800', AT],
    ['an offset west', '2021-05-27T11:16:25.0-05:30', AT],
    ['no offset from UTC', '2021-05-27T16:46:25-00:00', AT],
    ['the widest offset', '2021-05-28T16:45:25+23:59', AT],
    ['13 digits', '1622133985000', AT],
    ['10 digits', '1622133985', AT],
    ['an integer of 13 digits', 1622133985000, AT],
    ['an integer of 10 digits', 1622133985, AT],
    ['digits with space around', ' 1622133985000 ', AT]
  ])('with %s a time is an instant', (_, value, ms) => {
    expect(parseScmTime(value)).toEqual({ ms, zoned: true });
  });

  it.each([null, undefined, '', ' ', '\n'])('%j is no time', (value) => {
    expect(parseScmTime(value)).toBeNull();
  });

  it.each([
    ['a date alone', '2021-05-27'],
    ['a date and hours', '2021-05-27 16'],
    ['no seconds', '2021-05-27 16:46'],
    ['31 February', '2021-02-31 00:00:00'],
    ['29 February of a common year', '2023-02-29 00:00:00'],
    ['31 April with an offset', '2021-04-31T00:00:00+08:00'],
    ['month 0', '2021-00-10 00:00:00'],
    ['month 13', '2021-13-10 00:00:00'],
    ['day 0', '2021-01-00 00:00:00'],
    ['hour 24', '2021-05-27 24:00:00'],
    ['hour 25', '2021-05-27 25:00:00'],
    ['minute 60', '2021-05-27 16:60:00'],
    ['second 61', '2021-05-27 16:46:61'],
    ['an empty fraction', '2021-05-27 16:46:25.'],
    ['ten digits of fraction', '2021-05-27 16:46:25.0123456789'],
    ['two spaces', '2021-05-27  16:46:25'],
    ['an offset of 24 hours', '2021-05-27T16:46:25+24:00'],
    ['an offset of 60 minutes', '2021-05-27T16:46:25+08:60'],
    ['an offset of hours only', '2021-05-27T16:46:25+08'],
    ['a zone by name', '2021-05-27 16:46:25 GMT'],
    ['something behind', '2021-05-27 16:46:25.0 x'],
    ['something before', 'x 2021-05-27 16:46:25.0'],
    ['one digit', '2021-5-27 16:46:25'],
    ['five digits of year', '12021-05-27 16:46:25'],
    ['other words', 'null'],
    ['14 digits', '15051501510501'],
    ['12 digits', 162213398500],
    ['a fraction of a millisecond', 1622133985000.5],
    ['false', false],
    ['a list', ['2021-05-27 16:46:25.0']],
    ['an object', {}]
  ])('%s cannot be read', (_, value) => {
    expect(parseScmTime(value)).toBeUndefined();
  });

  test('any instant that is written in any offset reads as that instant', () => {
    const offset = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9998, 0) }), offset, (ms, minutes) => {
        const local = new Date(ms + minutes * MINUTE_MS).toISOString().slice(0, -1);
        const zone = minutes === 0 ? '+00:00' : formatOffset(minutes);
        expect(parseScmTime(`${local}${zone}`)).toEqual({ ms, zoned: true });
        expect(parseScmTime(`${local.replace('T', ' ')}${zone.replace(':', '')}`)).toEqual({ ms, zoned: true });
      })
    );
  });

  test('any zone-less time is the instant that shows it in the zone in which it is read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: DAY_MS, max: Date.UTC(9998, 0) }),
        fc.integer({ min: -840, max: 840 }),
        (ms, minutes) => {
          const local = new Date(ms + minutes * MINUTE_MS).toISOString().slice(0, -1).replace('T', ' ');
          const time = parseScmTime(local);
          expect(time).toMatchObject({ zoned: false });
          expect(time && instantOf(time, minutes)).toBe(ms);
        }
      )
    );
  });
});

describe('hasPassed', () => {
  const end = { ms: AT, zoned: true };
  it.each([
    ['before it', end, -1, false],
    ['at it, the last instant that counts', end, 0, false],
    ['after it', end, 1, true],
    ['after it, without a zone, at an offset of an hour', { ...end, zoned: false }, 1 - HOUR_MS, true],
    ['before it, without a zone, at an offset of an hour', { ...end, zoned: false }, -1 - HOUR_MS, false],
    ['where it is not known', null, 1, false]
  ])('is asked %s', (_, time, sinceMs, expected) => {
    expect(hasPassed(time, 60, AT + sinceMs)).toBe(expected);
  });
});

describe('instantOf', () => {
  it.each([
    ['at +08:00, eight hours earlier than in UTC', { ms: AT, zoned: false }, 480, AT - 8 * HOUR_MS],
    ['at -05:30, later than in UTC', { ms: AT, zoned: false }, -330, AT + 5.5 * HOUR_MS],
    ['in UTC, as it reads', { ms: AT, zoned: false }, 0, AT],
    ['where it carries its zone, wherever it is read', { ms: AT, zoned: true }, 480, AT]
  ])('a time is read %s', (_, time, offsetMinutes, expected) => {
    expect(instantOf(time, offsetMinutes)).toBe(expected);
  });
});

describe('parseInstant', () => {
  it.each([
    ['2026-11-20T09:27:38Z', '2026-11-20T09:27:38.000Z'],
    ['2026-11-20t09:27:38z', '2026-11-20T09:27:38.000Z'],
    ['2026-11-20 09:27:38Z', '2026-11-20T09:27:38.000Z'],
    ['2026-11-20T09:27:38.25+08:00', '2026-11-20T01:27:38.250Z'],
    ['2026-11-20T09:27:38-03:30', '2026-11-20T12:57:38.000Z']
  ])('%s is an instant', (text, expected) => {
    expect(parseInstant(text)).toBe(Date.parse(expected));
  });

  it.each([
    ['2026-11-20T09:27:38', '2026-11-20 09:27:38.0', '2026-11-20', '2026-11-20Z', 'Z'],
    [
      '2026-11-20T09:27:38+0800',
      '2026-11-20T09:27:38+08',
      '2026-11-20T09:27:38 +08:00',
      '2026-11-20T09:27Z',
      'Z2026-11-20T09:27:38',
      '2026-11-20T09:27:38Z+0800'
    ],
    ['1795166858000', '1795166858', '2026-02-30T00:00:00Z', '2026-11-20T24:00:00Z', 'now', '2026-11-20T09:27:38+25:00']
  ])('everything else is none: %s, …', (...texts) => {
    expect(texts.map(parseInstant)).toEqual(texts.map(() => undefined));
  });

  test('what formatInstant writes reads as the same second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(9999, 0) }), (ms) => {
        const text = formatInstant(ms);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(parseInstant(text)).toBe(Math.floor(ms / SECOND_MS) * SECOND_MS);
        expect(parseScmTime(text)).toEqual({ ms: parseInstant(text), zoned: true });
      })
    );
  });
});

describe('offsets', () => {
  it.each([
    ['Z', 0],
    ['+00:00', 0],
    ['-00:00', 0],
    ['+08:00', 480],
    ['-05:30', -330],
    ['+14:00', 840],
    ['-14:00', -840],
    ['+13:59', 839]
  ])('%s', (text, minutes) => {
    expect(parseOffset(text)).toBe(minutes);
  });

  it.each([
    '',
    '+14:01',
    '-14:01',
    '+15:00',
    '08:00',
    'x+08:00',
    'GMT+08:00',
    '+8:00',
    '+0800',
    '+08',
    '+08:60',
    'UTC',
    'z',
    'Z ',
    '+08:00x',
    '±08:00',
    'Asia/Shanghai'
  ])('%j is none', (text) => {
    expect(parseOffset(text)).toBeUndefined();
  });

  it.each([
    [0, 'Z'],
    [480, '+08:00'],
    [-330, '-05:30'],
    [5, '+00:05'],
    [840, '+14:00']
  ])('%d minutes are written %s', (minutes, text) => {
    expect(formatOffset(minutes)).toBe(text);
  });

  test('every offset up to 14 hours is read as it was written', () => {
    for (let minutes = -840; minutes <= 840; minutes += 1) expect(parseOffset(formatOffset(minutes))).toBe(minutes);
  });
});

describe('parseDuration', () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['0d', 0],
    ['1s', 1_000],
    ['90s', 90_000],
    ['015s', 15_000],
    ['5m', 300_000],
    ['6h', 21_600_000],
    ['14d', 1_209_600_000],
    ['3650d', 3650 * DAY_MS],
    ['87600h', 3650 * DAY_MS],
    ['5256000m', 3650 * DAY_MS],
    ['315360000s', 3650 * DAY_MS]
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    ['', '1', '00', '14', 'd', 's', '1.5h', '1,5h', '-1d', '+1d'],
    ['3651d', '87601h', '5256001m', '315360001s', `${'9'.repeat(400)}d`, '1e3s', '0x1s'],
    ['1D', '1H', '1w', '1y', '1ms', '1 d', ' 1d', '1d ', '1h30m', '1d\n', 'P1D', 'one day', '１d']
  ])('everything else is none: %j, …', (...texts) => {
    expect(texts.map(parseDuration)).toEqual(texts.map(() => undefined));
  });
});

describe('formatting', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [1_000, '1 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [725_000, '12 min 5 s'],
    [HOUR_MS, '1 h'],
    [HOUR_MS + 59_000, '1 h'],
    [HOUR_MS + 2 * MINUTE_MS + 5_000, '1 h 2 min'],
    [DAY_MS - 1, '23 h 59 min'],
    [DAY_MS, '1 d'],
    [DAY_MS + 5 * MINUTE_MS, '1 d'],
    [3 * DAY_MS + 4 * HOUR_MS + 59 * MINUTE_MS, '3 d 4 h'],
    [400 * DAY_MS + 23 * HOUR_MS, '400 d 23 h'],
    [-90_000, '1 min 30 s']
  ])('a duration of %d ms is %j', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });

  test('an instant is cut to its second, before 1970 too', () => {
    expect(formatInstant(Date.parse('2026-11-20T09:27:38.999Z'))).toBe('2026-11-20T09:27:38Z');
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59Z');
  });

  test('a table shows the same without letters', () => {
    expect(formatTableTime(Date.parse('2026-11-20T09:27:38Z'))).toBe('20\u00a0Nov\u00a02026 09:27:38');
  });

  test('a table names every month', () => {
    const days = Array.from({ length: 12 }, (_, month) => formatTableTime(Date.UTC(2026, month, 1)));
    expect(days.map((day) => day.slice(2, 5)).join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
  });
});

describe('the years that can be written', () => {
  test('an instant whose offset leads out of them cannot be read', () => {
    expect(parseScmTime('9999-12-31T23:59:59-00:01')).toBeUndefined();
    expect(parseScmTime('0000-01-01T00:00:00+00:01')).toBeUndefined();
    expect(parseScmTime('9999-12-31T23:59:59Z')?.zoned).toBe(true);
  });

  test.each([
    ['9999-12-31 23:59:59', -300, '9999-12-31T23:59:59Z'],
    ['9999-12-31 23:59:59', 480, '9999-12-31T15:59:59Z'],
    ['0000-01-01 00:00:00', 480, '0000-01-01T00:00:00Z']
  ])('%s read at %d minutes is %s', (text, offset, expected) => {
    const time = parseScmTime(text);
    expect(time && formatInstant(instantOf(time, offset))).toBe(expected);
  });
});
