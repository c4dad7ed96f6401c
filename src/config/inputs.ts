import { CERT_ID } from '../certificate/certificate.ts';
import {
  CREDENTIAL_INPUTS,
  GITHUB_TOKEN_INPUT,
  holdsSecret,
  resolveCredentials,
  type Credentials,
  type Read
} from './credentials.ts';
import {
  BASE_URL,
  BOOLEAN,
  COMMENT_MODES,
  count,
  DOMAINS,
  durationOrZero,
  durationWithin,
  listMatching,
  matching,
  OFFSET,
  ONE_LINE,
  oneOf,
  pathOf,
  PAST_INSTANT,
  REQUIREMENTS,
  SITE,
  WORD
} from './input-kinds.ts';
import { inputEntries, policyEntries, type Entry } from './entries.ts';
import {
  declarations,
  defaulted,
  inputError,
  inputTable,
  isComplete,
  optional,
  optionalList,
  Problem,
  readTable,
  required,
  tableLines,
  type InputSource,
  type ValuesOf
} from './input-table.ts';
import { isKeyless, resolveKeyless, type Keyless } from './keyless.ts';
import { BINDING_MODES } from '../certificate/binding.ts';
import { ALLOWED_PATH } from './policy.ts';
import type { LoadedPolicy } from './policy-load.ts';
import { ActionError } from '../errors.ts';
import { counted, listed, plain } from '../text.ts';
import { formatDuration } from '../time.ts';

/**
 * The inputs, in the order of errors and log. What an input is called, whether it may be left out, what is allowed, how
 * it is read and shown stands here and nowhere else; the key is its name in `Settings`. The credentials have a table
 * of their own in credentials.ts, because variables of the environment can give them too.
 */
const INPUTS = inputTable({
  certIds: optionalList(
    'cert-id',
    listMatching(CERT_ID, 'SCM certificate IDs of 16 letters and digits, such as scs1554192131150')
  ),
  /** Lower case, international names as A-labels. */
  domains: optionalList('domains', DOMAINS),
  policyFile: optional('policy-file', pathOf(ALLOWED_PATH), 'none'),
  projectId: required(
    'project-id',
    matching(
      /^[A-Za-z0-9]{1,64}$/,
      'the ID of an IAM project, 1 to 64 letters and digits (My Credentials > API Credentials)'
    )
  ),
  requirements: optionalList('required-services', REQUIREMENTS),
  region: defaulted('region', 'cn-north-4', SITE),
  endpoint: optional('endpoint', BASE_URL, "the region's"),
  renewedAtMs: optional('renewed-at', PAST_INSTANT, 'as SCM says'),
  /** The zone that zone-less times are read in, east of UTC. */
  offsetMinutes: defaulted('time-zone', '+08:00', OFFSET),
  graceMs: defaulted('grace-period', '0', durationOrZero('0')),
  /** 0 is off. */
  expiresWithinMs: defaulted('expires-within', '14d', durationOrZero('0 to turn it off')),
  followRenewals: defaulted('follow-renewals', 'true', BOOLEAN),
  /** Whether SCM is asked which resources use the certificates. */
  bindings: defaulted('bindings', 'off', oneOf(BINDING_MODES)),
  title: optional('title', ONE_LINE, 'none'),
  oidcProviderUrn: optional('oidc-provider-urn', WORD, 'not given'),
  agencyUrn: optional('agency-urn', WORD, 'not given'),
  oidcAudience: optional('oidc-audience', WORD, "GitHub's default"),
  stsEndpoint: optional('sts-endpoint', BASE_URL, "the region's"),
  trackingIssue: defaulted('tracking-issue', 'false', BOOLEAN),
  pullRequestComment: defaulted('pull-request-comment', 'never', oneOf(COMMENT_MODES)),
  allowUnknown: defaulted('allow-unknown', 'false', BOOLEAN),
  warnOnly: defaulted('warn-only', 'false', BOOLEAN),
  concurrency: defaulted('concurrency', '8', count(1, 32)),
  requestTimeoutMs: defaulted('request-timeout', '15s', durationWithin('1s', '5m')),
  timeoutMs: defaulted('timeout', '5m', durationWithin('1s', '6h'))
});

/** Requirements of an entry that one line of the log tells. */
const MAX_NEEDS_LOGGED = 20;

type Values = ValuesOf<typeof INPUTS>;

/** What a run was asked to do. */
export type Settings = Omit<Values, 'endpoint'> & {
  /** The base URL to ask, without final slash: that of the region where no other was given. */
  readonly endpoint: string;
  /** Given, or what to exchange for them. */
  readonly credentials: Credentials | Keyless;
  /** For the tracking issue and the comment alone; empty where there is none. */
  readonly githubToken: string;
  /** What is checked, each with its own needs: one per ID and domain in the inputs, or what the policy file says. */
  readonly entries: readonly Entry[];
  /** Null where the run has no policy file. */
  readonly policy: LoadedPolicy | null;
};

/** Inputs in whose place a policy file stands. */
const REPLACED_BY_POLICY: readonly string[] = [INPUTS.certIds, INPUTS.domains, INPUTS.requirements].map(
  ({ name }) => name
);

/** What the code says of every input of action.yml. */
export const INPUT_DECLARATIONS = [
  ...declarations(INPUTS),
  ...CREDENTIAL_INPUTS.map((name) => ({ name, required: false, default: null })),
  { name: GITHUB_TOKEN_INPUT, required: false, default: '${{ github.token }}' }
];

/** Where the settings are read from. */
export interface SettingsSource extends InputSource {
  /** The trimmed value of a variable of the environment, empty if it is not set. */
  readonly variable: Read;
  /** Why this run may have no credentials, in one sentence; asked only if some are missing. */
  readonly likelyCause: () => string;
  /** What `loadPolicy` has found. */
  readonly policy: LoadedPolicy | readonly ActionError[] | null;
}

/** What is wrong about which inputs stand beside each other. */
function combinationErrors(source: SettingsSource): ActionError[] {
  const isEmpty = (name: string): boolean => source.input(name) === '';
  if (isEmpty(INPUTS.policyFile.name)) {
    const needed: readonly (readonly [{ name: string; allowed: string }, string])[] = [
      ...(isEmpty(INPUTS.domains.name) ? [[INPUTS.certIds, 'no value was given, and none in domains'] as const] : []),
      [INPUTS.requirements, 'no value was given']
    ];
    return needed.flatMap(([{ name, allowed }, clause]) => {
      if (!isEmpty(name)) return [];
      return inputError({ name, allowed: `${allowed}, or a policy-file in its place` }, new Problem(clause), source);
    });
  }
  const useless = [...REPLACED_BY_POLICY, INPUTS.renewedAtMs.name].filter((name) => !isEmpty(name));
  return useless.map(
    (name) =>
      new ActionError(
        'INPUT_INVALID',
        `${name}: it was given together with policy-file; allowed: policy-file without ${name}`,
        `Remove ${name} or policy-file from the with block of the step.`
      )
  );
}

function entriesIn(values: Values, policy: LoadedPolicy | null): Entry[] {
  return policy === null ? inputEntries(values) : policyEntries(policy.policy, values.graceMs);
}

/** Reads and checks every input; the only place that does. Returns all that is wrong at once, before any request. */
export function readSettings(source: SettingsSource): Settings | ActionError[] {
  const { policy } = source;
  const { values, errors } = readTable(INPUTS, source);
  const { input, variable, likelyCause } = source;
  const resolved = isKeyless(input) ? resolveKeyless(input, values) : resolveCredentials(input, variable, likelyCause);
  const credentials = resolved instanceof ActionError ? [resolved] : resolved;
  const all = [
    ...combinationErrors(source),
    ...errors,
    ...(isErrors(credentials) ? credentials : []),
    ...(isErrors(policy) ? policy : [])
  ];
  // What is checked across several inputs belongs here: `values` has all those that can be used.
  if (all.length > 0 || isErrors(credentials) || isErrors(policy) || !isComplete(INPUTS, values)) return all;
  const endpoint = values.endpoint ?? values.region.baseUrl;
  const githubToken = input(GITHUB_TOKEN_INPUT);
  return { ...values, endpoint, credentials, githubToken, policy, entries: entriesIn(values, policy) };
}

function isErrors(value: unknown): value is readonly ActionError[] {
  return Array.isArray(value);
}

/** `scs…: CDN and WAF, grace 1 d, 1 waiver` for every entry of a policy. */
function entryLines({ policy, entries }: Settings): string[] {
  if (policy === null) return [];
  return entries.map(({ certId, domain, requirements, graceMs, waivers }) => {
    const needs = requirements.map(({ text }) => plain(text));
    const grace = graceMs === 0 ? [] : [`grace ${formatDuration(graceMs)}`];
    const waived = waivers.length === 0 ? [] : [counted(waivers.length, 'waiver')];
    return `  ${[`${domain ?? certId ?? ''}: ${listed(needs, MAX_NEEDS_LOGGED)}`, ...grace, ...waived].join(', ')}`;
  });
}

/** The settings in force, one line each, for the log. Nothing in them holds a secret. */
export function settingsLines(settings: Settings, source: InputSource): string[] {
  const { entries, requirements, policy, credentials } = settings;
  const { input, secrets } = source;
  const services = holdsSecret(input(INPUTS.requirements.name), secrets)
    ? counted(requirements.length, 'requirement')
    : INPUTS.requirements.show(requirements);
  const byDomain = entries.filter(({ domain }) => domain !== null).length;
  const subjects = [
    ...(byDomain < entries.length ? [counted(entries.length - byDomain, 'certificate')] : []),
    ...(byDomain > 0 ? [counted(byDomain, 'domain')] : [])
  ];
  const needs = policy === null ? services : `what ${plain(policy.file)} says`;
  return [
    `Checking ${subjects.join(' and ')} for ${needs}`,
    ...entryLines(settings),
    ...tableLines(INPUTS, settings, source).map((line) => `  ${line}`),
    `  credentials: ${credentials.kind} (${credentials.source})`
  ];
}

/** Whether GitHub is to be told anything, as far as the inputs say. */
export function isAskedToTell({
  trackingIssue,
  pullRequestComment
}: Pick<Settings, 'trackingIssue' | 'pullRequestComment'>): boolean {
  return trackingIssue || pullRequestComment !== 'never';
}
