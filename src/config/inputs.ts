import { CREDENTIAL_INPUTS, resolveCredentials, type Credentials, type Read } from './credentials.ts';
import { ActionError } from '../errors.ts';
import { parseRequirements, type Requirement } from '../certificate/requirement.ts';
import { parseEndpoint, SITES, type Site } from './sites.ts';
import { listed, quoted } from '../text.ts';
import { HOUR_MS, MINUTE_MS, parseDuration, parseInstant, parseOffset, SECOND_MS } from '../time.ts';

/** What a run was asked to do. */
export interface Settings {
  readonly certIds: readonly string[];
  readonly projectId: string;
  readonly requirements: readonly Requirement[];
  readonly credentials: Credentials;
  readonly site: Site;
  readonly renewedAtMs: number | null;
  /** The zone that zone-less times are read in, east of UTC. */
  readonly offsetMinutes: number;
  readonly graceMs: number;
  /** 0 is off. */
  readonly expiresWithinMs: number;
  readonly followRenewals: boolean;
  readonly allowUnknown: boolean;
  readonly warnOnly: boolean;
  readonly concurrency: number;
  readonly requestTimeoutMs: number;
  readonly timeoutMs: number;
}

/** The same as in action.yml, for an input that arrives empty: the runner applies no default where an expression yields nothing. */
export const DEFAULTS = {
  region: 'cn-north-4',
  'time-zone': '+08:00',
  'grace-period': '0',
  'expires-within': '14d',
  'follow-renewals': 'true',
  'allow-unknown': 'false',
  'warn-only': 'false',
  concurrency: '8',
  'request-timeout': '15s',
  timeout: '5m'
} as const;

const DURATION = 'one integer and one of s, m, h, d, as in 90s or 14d';
const REGIONS = listed(
  SITES.map(({ region }) => region),
  SITES.length
);

/** What an input may be, as its error says. */
const ALLOWED = {
  'cert-id': 'SCM certificate IDs of 16 letters and digits, such as scs1554192131150, separated by new lines or commas',
  'project-id': 'the ID of an IAM project, 1 to 64 letters and digits (My Credentials > Projects)',
  'required-services':
    'SERVICE[|SERVICE…][@REMOTE_PROJECT], separated by new lines or commas, as in CDN or WAF@cn-north-4',
  region: `${REGIONS} (SCM is a global service with one endpoint per site; services in other regions are named in required-services)`,
  endpoint: 'https://HOST[:PORT][/PREFIX], or http:// to a loopback address, without user, query or fragment',
  'renewed-at': 'an RFC 3339 instant with offset, as in 2026-11-20T09:27:38Z, at most 5 minutes in the future',
  'time-zone': 'Z or an offset from UTC as in +08:00, up to 14 hours',
  'grace-period': `${DURATION}, up to 3650d, or 0`,
  'expires-within': `${DURATION}, up to 3650d, or 0 to turn it off`,
  'follow-renewals': 'true or false',
  'allow-unknown': 'true or false',
  'warn-only': 'true or false',
  concurrency: 'a whole number from 1 to 32',
  'request-timeout': `${DURATION}, from 1s to 5m`,
  timeout: `${DURATION}, from 1s to 6h`
};

/** Every input of action.yml. */
export const INPUT_NAMES = [...Object.keys(ALLOWED), ...CREDENTIAL_INPUTS];

/** Items of a list that one message tells: the runner cuts an annotation at 4096 characters. */
const MAX_ITEMS_SHOWN = 12;

const MAX_RENEWED_AT_AHEAD_MS = 5 * MINUTE_MS;

/** A value, or undefined where the text is none. */
type Parse<Value> = (text: string) => Value | undefined;

function items(text: string): string[] {
  const trimmed = text.split(/[\n,]/).map((item) => item.trim());
  return [...new Set(trimmed)].filter((item) => item !== '');
}

/** The booleans of YAML 1.2, as `getBooleanInput` of @actions/core takes them. */
function parseBoolean(text: string): boolean | undefined {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
}

function durationUpTo(maxMs: number): Parse<number> {
  return (text) => {
    const ms = parseDuration(text);
    return ms !== undefined && ms >= SECOND_MS && ms <= maxMs ? ms : undefined;
  };
}

function matching(pattern: RegExp): Parse<string> {
  return (text) => (pattern.test(text) ? text : undefined);
}

/**
 * Reads and checks every input; the only place that does. `input` and `variable` give the value of an input and of a variable of the
 * environment, empty where not set. Returns all that is wrong at once, one error per input, before any request.
 */
export async function readSettings(
  input: Read,
  variable: Read,
  nowMs: number,
  likelyCause: () => Promise<string>
): Promise<Settings | ActionError[]> {
  const errors: ActionError[] = [];
  const reject = (name: keyof typeof ALLOWED, problem: string): void => {
    const hint = `Correct ${name} in the with block of the step.`;
    errors.push(new ActionError('INPUT_INVALID', `${name}: ${problem}; allowed: ${ALLOWED[name]}`, hint));
  };
  const one = <Value>(name: keyof typeof ALLOWED, text: string, parse: Parse<Value>): Value | undefined => {
    const value = text === '' ? undefined : parse(text);
    if (value === undefined) reject(name, text === '' ? 'no value was given' : `${quoted(text)} cannot be used`);
    return value;
  };
  const optional = <Value>(name: keyof typeof DEFAULTS, parse: Parse<Value>): Value | undefined =>
    one(name, input(name) || DEFAULTS[name], parse);

  const certIds = items(input('cert-id'));
  const badIds = certIds.filter((id) => !/^[A-Za-z0-9]{16}$/.test(id));
  if (certIds.length === 0) reject('cert-id', 'no value was given');
  if (badIds.length > 0) reject('cert-id', `${listed(badIds.map(quoted), MAX_ITEMS_SHOWN)} cannot be used`);

  const projectId = one('project-id', input('project-id'), matching(/^[A-Za-z0-9]{1,64}$/));

  const services = items(input('required-services'));
  const { requirements, problems } = parseRequirements(services);
  if (services.length === 0) reject('required-services', 'no value was given');
  if (problems.length > 0) {
    const more = problems.length > MAX_ITEMS_SHOWN ? [`and ${problems.length - MAX_ITEMS_SHOWN} more`] : [];
    reject('required-services', [...problems.slice(0, MAX_ITEMS_SHOWN), ...more].join('; '));
  }

  const region = optional('region', (text) => SITES.find((site) => site.region === text));
  const endpoint = input('endpoint') === '' ? null : parseEndpoint(input('endpoint'));
  if (typeof endpoint === 'string') reject('endpoint', endpoint);

  const renewedAt = input('renewed-at');
  const parseRenewedAt: Parse<number> = (text) => {
    const ms = parseInstant(text);
    return ms !== undefined && ms <= nowMs + MAX_RENEWED_AT_AHEAD_MS ? ms : undefined;
  };

  const settings = {
    certIds,
    projectId,
    requirements,
    site: region && typeof endpoint === 'object' ? { ...region, ...endpoint } : region,
    renewedAtMs: renewedAt === '' ? null : one('renewed-at', renewedAt, parseRenewedAt),
    offsetMinutes: optional('time-zone', parseOffset),
    graceMs: optional('grace-period', parseDuration),
    expiresWithinMs: optional('expires-within', parseDuration),
    followRenewals: optional('follow-renewals', parseBoolean),
    allowUnknown: optional('allow-unknown', parseBoolean),
    warnOnly: optional('warn-only', parseBoolean),
    concurrency: Number(optional('concurrency', matching(/^(?:[1-9]|[12]\d|3[0-2])$/))),
    requestTimeoutMs: optional('request-timeout', durationUpTo(5 * MINUTE_MS)),
    timeoutMs: optional('timeout', durationUpTo(6 * HOUR_MS))
  };

  const credentials = await resolveCredentials(input, variable, likelyCause);
  if (credentials instanceof ActionError) errors.push(credentials);
  // Where no error was found, no value is undefined.
  return errors.length > 0 ? errors : ({ ...settings, credentials } as Settings);
}
