import { Problem, type Kind } from './input-table.ts';
import { parseDomain } from '../certificate/names.ts';
import { parseAnyRequirements, type AnyRequirement } from '../certificate/required.ts';
import { parseEndpoint, SITES, type Site } from './sites.ts';
import { listed, plain, quoted } from '../text.ts';
import {
  formatDuration,
  formatInstant,
  formatOffset,
  MINUTE_MS,
  parseDuration,
  parseInstant,
  parseOffset
} from '../time.ts';

/** Items of a list that one message or line tells: the runner cuts an annotation at 4096 characters. */
const MAX_ITEMS_TOLD = 12;
const MAX_ITEMS_LOGGED = 20;

const MAX_RENEWED_AT_AHEAD_MS = 5 * MINUTE_MS;

const DURATION = 'one integer and one of s, m, h, d, as in 90s or 14d';

/** A kind whose values are found one by one: `find` gives undefined for a text that is none. */
function simple<Value>(
  allowed: string,
  find: (text: string, nowMs: number) => Value | undefined,
  show: (value: Value) => string
): Kind<Value> {
  const parse: Kind<Value>['parse'] = (text, nowMs) =>
    find(text, nowMs) ?? new Problem(`${quoted(text)} cannot be used`);
  return { allowed, parse, show };
}

/** Text of one pattern, shown as it is: the pattern lets nothing through that a log would mind. */
export function matching(pattern: RegExp, allowed: string): Kind<string> {
  const find = (text: string): string | undefined => (pattern.test(text) ? text : undefined);
  return simple(allowed, find, (value) => value);
}

const MAX_LINE_LENGTH = 100;

/** One line for people, cleaned; its length counts code points. */
export const ONE_LINE: Kind<string> = simple(
  `one line of at most ${MAX_LINE_LENGTH} characters`,
  (text) => {
    const line = plain(text, Infinity);
    const isOneLine = !/[\n\r\u2028\u2029]/.test(text) && Array.from(line).length <= MAX_LINE_LENGTH;
    return isOneLine && line !== '' ? line : undefined;
  },
  (value) => value
);

/** Visible text in one piece, such as a URN. */
export const WORD: Kind<string> = matching(
  /^[^\s\p{Cc}\p{Cf}\p{Cs}\p{Z}]{1,1500}$/u,
  'text without white space, at most 1,500 characters'
);
/** The path of a file; what stands there is looked at by who reads it. */
export function pathOf(allowed: string): Kind<string> {
  return { allowed, parse: (text) => text, show: (path) => plain(path) };
}

/** The booleans of YAML 1.2, as `getBooleanInput` of the toolkit takes them. */
export const BOOLEAN: Kind<boolean> = simple(
  'true or false',
  (text) => {
    if (/^(?:true|True|TRUE)$/.test(text)) return true;
    return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
  },
  String
);

/** One of some words, compared exactly. */
export function oneOf<Word extends string>(words: readonly Word[]): Kind<Word> {
  const allowed = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
  return simple(
    allowed,
    (text) => words.find((word) => word === text),
    (word) => word
  );
}

/** When the comment on a pull request is made; one that is there is kept up to date by all but `never`. */
export const COMMENT_MODES = ['never', 'on-failure', 'always'] as const;
export type CommentMode = (typeof COMMENT_MODES)[number];

/** A whole number without sign or leading zero. */
export function count(min: number, max: number): Kind<number> {
  const find = (text: string): number | undefined => {
    const value = /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : -1;
    return value >= min && value <= max ? value : undefined;
  };
  return simple(`a whole number from ${min} to ${max}`, find, String);
}

function limitMs(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new RangeError(`${text} is not a duration`);
  return ms;
}

/** A duration in milliseconds between two limits, which are written as durations. */
export function durationWithin(shortest: string, longest: string): Kind<number> {
  const minMs = limitMs(shortest);
  const maxMs = limitMs(longest);
  const find = (text: string): number | undefined => {
    const ms = parseDuration(text);
    return ms !== undefined && ms >= minMs && ms <= maxMs ? ms : undefined;
  };
  return simple(`${DURATION}, from ${shortest} to ${longest}`, find, formatDuration);
}

/** A duration in milliseconds, or 0 for none; `zero` says what 0 is good for. */
export function durationOrZero(zero: string): Kind<number> {
  const show = (ms: number): string => (ms === 0 ? 'off' : formatDuration(ms));
  return simple(`${DURATION}, up to 3650d, or ${zero}`, parseDuration, show);
}

/** An instant in milliseconds since the epoch, not much later than now. */
export const PAST_INSTANT: Kind<number> = simple(
  'an RFC 3339 instant with offset, as in 2026-11-20T09:27:38Z, at most 5 minutes in the future',
  (text, nowMs) => {
    const ms = parseInstant(text);
    return ms !== undefined && ms <= nowMs + MAX_RENEWED_AT_AHEAD_MS ? ms : undefined;
  },
  formatInstant
);

/** An offset in minutes east of UTC. */
export const OFFSET: Kind<number> = simple(
  'Z or an offset from UTC as in +08:00, up to 14 hours',
  parseOffset,
  formatOffset
);

const REGIONS = listed(
  SITES.map(({ region }) => region),
  SITES.length
);

/** A site of SCM, by its region. */
export const SITE: Kind<Site> = simple(
  `${REGIONS} (SCM is a global service with one endpoint per site; ` +
    'services in other regions are named in required-services)',
  (text) => SITES.find((site) => site.region === text),
  ({ region }) => region
);

/** A base URL without final slash. */
export const BASE_URL: Kind<string> = {
  allowed: 'https://HOST[:PORT][/PREFIX], or http:// to a loopback address, without user, query or fragment',
  parse: (text) => {
    const parsed = parseEndpoint(text);
    return typeof parsed === 'string' ? new Problem(parsed) : parsed.baseUrl;
  },
  show: (baseUrl) => baseUrl
};

function itemsOf(text: string): string[] {
  const trimmed = text.split(/[\n,]/).map((item) => item.trim());
  return [...new Set(trimmed)].filter((item) => item !== '');
}

/** A list on lines or with commas, trimmed, without empty items and repetitions. `parseItems` gets one item or more. */
function listOf<Value>(
  allowed: string,
  parseItems: (items: readonly string[]) => readonly Value[] | Problem,
  showItem: (value: Value) => string
): Kind<readonly Value[]> {
  const parse = (text: string): readonly Value[] | Problem => {
    const items = itemsOf(text);
    return items.length === 0 ? new Problem('no value was given') : parseItems(items);
  };
  return {
    allowed: `${allowed}, separated by new lines or commas`,
    parse,
    show: (values) => listed(values.map(showItem), MAX_ITEMS_LOGGED)
  };
}

/** A list of texts of one pattern. */
export function listMatching(pattern: RegExp, allowed: string): Kind<readonly string[]> {
  const parseItems = (items: readonly string[]): readonly string[] | Problem => {
    const bad = items.filter((item) => !pattern.test(item));
    return bad.length === 0 ? items : new Problem(`${listed(bad.map(quoted), MAX_ITEMS_TOLD)} cannot be used`);
  };
  return listOf(allowed, parseItems, (item) => item);
}

/** Domains as they are compared, without repetition. */
export const DOMAINS: Kind<readonly string[]> = listOf(
  'domains such as www.example.com or *.example.com',
  (items) => {
    const domains = items.map((item) => parseDomain(item));
    const bad = items.filter((_, index) => domains[index] === undefined);
    if (bad.length > 0) return new Problem(`${listed(bad.map(quoted), MAX_ITEMS_TOLD)} cannot be used`);
    return [...new Set(domains.filter((domain) => domain !== undefined))];
  },
  (domain) => domain
);

/** Requirements without repetition. */
export const REQUIREMENTS: Kind<readonly AnyRequirement[]> = listOf(
  'SERVICE[|SERVICE…][@REMOTE_PROJECT], as in CDN or WAF@cn-north-4, or https://HOST[:PORT][ via ADDRESS[:PORT]]',
  (items) => {
    const { requirements, problems } = parseAnyRequirements(items);
    if (problems.length === 0) return requirements;
    const more = problems.length - MAX_ITEMS_TOLD;
    return new Problem([...problems.slice(0, MAX_ITEMS_TOLD), ...(more > 0 ? [`and ${more} more`] : [])].join('; '));
  },
  ({ text }) => text
);
