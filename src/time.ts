export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const MAX_OFFSET_MINUTES = 14 * 60;
const MAX_DURATION_DAYS = 3650;
const UNIT_MS: Readonly<Record<string, number>> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };

/** A time as SCM sends it. Its zone is documented nowhere. */
export interface ScmTime {
  /** Milliseconds since the epoch, of a time without a zone as if it were UTC. */
  readonly ms: number;
  /** Whether it came with a zone or as an epoch. */
  readonly zoned: boolean;
}

/** The years 0000 to 9999 in UTC: what RFC 3339 can write. */
const MIN_MS = Date.parse('0000-01-01T00:00:00Z');
const MAX_MS = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * The instant in milliseconds since the epoch, zone-less times read at `offsetMinutes` east of UTC. Where the offset
 * would lead out of the years 0000 to 9999, their end is taken: "9999-12-31 23:59:59" stands for no end at all.
 */
export function instantOf(time: ScmTime, offsetMinutes: number): number {
  return time.zoned ? time.ms : Math.min(MAX_MS, Math.max(MIN_MS, time.ms - offsetMinutes * MINUTE_MS));
}

/** Whether an end of validity has passed: it is the last instant that counts. One that is not known has not. */
export function hasPassed(end: ScmTime | null, offsetMinutes: number, nowMs: number): boolean {
  return end !== null && instantOf(end, offsetMinutes) < nowMs;
}

/**
 * An epoch of 13 (milliseconds) or 10 (seconds) decimal digits, as string or integer, in milliseconds; else
 * undefined.
 */
export function parseEpoch(value: unknown): number | undefined {
  const digits = typeof value === 'number' ? String(value) : value;
  if (typeof digits !== 'string' || !/^(?:\d{10}|\d{13})$/.test(digits)) return undefined;
  return digits.length === 13 ? Number(digits) : Number(digits) * SECOND_MS;
}

const DATE_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d\d):?([0-5]\d))?$/i;

function parseDateTime(text: string): ScmTime | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, date = '', clock = '', fraction = '', utc, sign, hours, minutes] = match;
  // Date.parse takes 31 February for 3 March; a time that does not survive the round trip was never one.
  const seconds = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(seconds) || !new Date(seconds).toISOString().startsWith(`${date}T${clock}`)) return undefined;
  const ms = seconds + Number(fraction.slice(0, 3).padEnd(3, '0'));
  if (utc !== undefined) return { ms, zoned: true };
  if (sign === undefined) return { ms, zoned: false };
  if (Number(hours) > 23) return undefined;
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  const utcMs = sign === '-' ? ms + offsetMs : ms - offsetMs;
  return utcMs < MIN_MS || utcMs > MAX_MS ? undefined : { ms: utcMs, zoned: true };
}

/**
 * Reads a time of the certificate detail or list: `YYYY-MM-DD HH:MM:SS.f`, also with `T`, without fraction, with `Z`
 * or an offset, or an epoch of 10 or 13 digits. Null and blank are null; what is there and cannot be read is
 * undefined.
 */
export function parseScmTime(value: unknown): ScmTime | null | undefined {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value.trim() : value;
  if (text === '') return null;
  const epochMs = parseEpoch(text);
  if (epochMs !== undefined) return { ms: epochMs, zoned: true };
  return typeof text === 'string' ? parseDateTime(text) : undefined;
}

/** An RFC 3339 instant, offset included, in milliseconds since the epoch; else undefined. */
export function parseInstant(text: string): number | undefined {
  if (!/(?:Z|[+-]\d\d:\d\d)$/i.test(text)) return undefined;
  return parseDateTime(text)?.ms;
}

/** `Z` or `±hh:mm` up to 14 hours, in minutes east of UTC; else undefined. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  if (sign === undefined || offset > MAX_OFFSET_MINUTES) return undefined;
  return sign === '-' && offset !== 0 ? -offset : offset;
}

/** One integer and one of `s`, `m`, `h`, `d`, up to `3650d`, or a bare `0`, in milliseconds; else undefined. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? NaN);
  return ms <= MAX_DURATION_DAYS * DAY_MS ? ms : undefined;
}

/** RFC 3339 in UTC with seconds, as in `2026-11-20T09:27:38Z`. */
export function formatInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -5)}Z`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The same for people, as in `22 Nov 2026 09:17:01`, in UTC. U+00A0 keeps the date together in a narrow column; the
 * clock may stand below it, because two unbroken times would push what is to be done off the page.
 */
export function formatTableTime(ms: number): string {
  const [date = '', clock = ''] = formatInstant(ms).slice(0, -1).split('T');
  const [year = '', month, day] = date.split('-');
  return `${[Number(day), MONTHS[Number(month) - 1], year].join('\u00a0')} ${clock}`;
}

/** The two largest units of a duration, rounded down: `3 d 4 h`, `12 min 5 s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const parts = [
    `${Math.floor(seconds / 86_400)} d`,
    `${Math.floor(seconds / 3_600) % 24} h`,
    `${Math.floor(seconds / 60) % 60} min`,
    `${seconds % 60} s`
  ];
  const isCounted = (part: string): boolean => !part.startsWith('0 ');
  const first = parts.findIndex(isCounted);
  if (first === -1) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(isCounted)
    .join(' ');
}

/** `Z` or `±hh:mm` of an offset in minutes. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const two = (count: number): string => String(count).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
