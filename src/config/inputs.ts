import { CREDENTIAL_INPUTS, holdsSecret, resolveCredentials, type Credentials, type Read } from './credentials.ts';
import {
  BASE_URL,
  BOOLEAN,
  count,
  DOMAINS,
  durationOrZero,
  durationWithin,
  listMatching,
  matching,
  OFFSET,
  ONE_LINE,
  PAST_INSTANT,
  REQUIREMENTS,
  SITE,
  WORD
} from './input-kinds.ts';
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
import { ActionError } from '../errors.ts';
import { counted } from '../text.ts';

/**
 * The inputs, in the order of errors and log. What an input is called, whether it may be left out, what is allowed, how
 * it is read and shown stands here and nowhere else; the key is its name in `Settings`. The credentials have a table
 * of their own in credentials.ts, because variables of the environment can give them too.
 */
const INPUTS = inputTable({
  certIds: optionalList(
    'cert-id',
    listMatching(/^[A-Za-z0-9]{16}$/, 'SCM certificate IDs of 16 letters and digits, such as scs1554192131150')
  ),
  /** Lower case, international names as A-labels. */
  domains: optionalList('domains', DOMAINS),
  projectId: required(
    'project-id',
    matching(/^[A-Za-z0-9]{1,64}$/, 'the ID of an IAM project, 1 to 64 letters and digits (My Credentials > Projects)')
  ),
  requirements: required('required-services', REQUIREMENTS),
  region: defaulted('region', 'cn-north-4', SITE),
  endpoint: optional('endpoint', BASE_URL, "the region's"),
  renewedAtMs: optional('renewed-at', PAST_INSTANT, 'as SCM says'),
  /** The zone that zone-less times are read in, east of UTC. */
  offsetMinutes: defaulted('time-zone', '+08:00', OFFSET),
  graceMs: defaulted('grace-period', '0', durationOrZero('0')),
  /** 0 is off. */
  expiresWithinMs: defaulted('expires-within', '14d', durationOrZero('0 to turn it off')),
  followRenewals: defaulted('follow-renewals', 'true', BOOLEAN),
  title: optional('title', ONE_LINE, 'none'),
  oidcProviderUrn: optional('oidc-provider-urn', WORD, 'not given'),
  agencyUrn: optional('agency-urn', WORD, 'not given'),
  oidcAudience: optional('oidc-audience', WORD, "GitHub's default"),
  stsEndpoint: optional('sts-endpoint', BASE_URL, "the region's"),
  allowUnknown: defaulted('allow-unknown', 'false', BOOLEAN),
  warnOnly: defaulted('warn-only', 'false', BOOLEAN),
  concurrency: defaulted('concurrency', '8', count(1, 32)),
  requestTimeoutMs: defaulted('request-timeout', '15s', durationWithin('1s', '5m')),
  timeoutMs: defaulted('timeout', '5m', durationWithin('1s', '6h'))
});

type Values = ValuesOf<typeof INPUTS>;

/** What a run was asked to do. */
export type Settings = Omit<Values, 'endpoint'> & {
  /** The base URL to ask, without final slash: that of the region where no other was given. */
  readonly endpoint: string;
  /** Given, or what to exchange for them. */
  readonly credentials: Credentials | Keyless;
};

/** What the code says of every input of action.yml. */
export const INPUT_DECLARATIONS = [
  ...declarations(INPUTS),
  ...CREDENTIAL_INPUTS.map((name) => ({ name, required: false, default: null }))
];

/** Where the settings are read from. */
export interface SettingsSource extends InputSource {
  /** The trimmed value of a variable of the environment, empty if it is not set. */
  readonly variable: Read;
  /** Why this run may have no credentials, in one sentence; asked only if some are missing. */
  readonly likelyCause: () => string;
}

/** Reads and checks every input; the only place that does. Returns all that is wrong at once, before any request. */
export function readSettings(source: SettingsSource): Settings | ActionError[] {
  const { values, errors } = readTable(INPUTS, source);
  const { input, variable, likelyCause } = source;
  // What is checked across several inputs belongs here: `values` has all those that can be used.
  if (values.certIds?.length === 0 && values.domains?.length === 0) {
    errors.unshift(inputError(INPUTS.certIds, new Problem('no value was given, and none in domains'), source));
  }
  const credentials = isKeyless(input)
    ? resolveKeyless(input, values)
    : resolveCredentials(input, variable, likelyCause);
  if (credentials instanceof ActionError) return [...errors, credentials];
  if (Array.isArray(credentials)) return [...errors, ...credentials];
  if (errors.length > 0 || !isComplete(INPUTS, values)) return errors;
  return { ...values, endpoint: values.endpoint ?? values.region.baseUrl, credentials };
}

/** The settings in force, one line each, for the log. Nothing in them holds a secret. */
export function settingsLines(settings: Settings, source: InputSource): string[] {
  const { certIds, domains, requirements, credentials } = settings;
  const { input, secrets } = source;
  const services = holdsSecret(input(INPUTS.requirements.name), secrets)
    ? counted(requirements.length, 'requirement')
    : INPUTS.requirements.show(requirements);
  const subjects = [
    ...(certIds.length > 0 ? [counted(certIds.length, 'certificate')] : []),
    ...(domains.length > 0 ? [counted(domains.length, 'domain')] : [])
  ];
  return [
    `Checking ${subjects.join(' and ')} for ${services}`,
    ...tableLines(INPUTS, settings, source).map((line) => `  ${line}`),
    `  credentials: ${credentials.kind} (${credentials.source})`
  ];
}
