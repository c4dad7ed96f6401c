// What the command line and the environment say.
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readSecrets, resolveCredentials, type Credentials, type Read } from '../src/config/credentials.ts';
import { BASE_URL, durationWithin, listMatching, matching, OFFSET, SITE, WORD } from '../src/config/input-kinds.ts';
import {
  defaulted,
  inputTable,
  isComplete,
  optional,
  optionalList,
  readTable,
  required,
  type ValuesOf
} from '../src/config/input-table.ts';
import { isKeyless, resolveKeyless, type Keyless } from '../src/config/keyless.ts';
import { ActionError } from '../src/errors.ts';

const HOST = /^(?=.{1,253}(?::|$))[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?$/;

/** Named as the inputs of the action, where it has them. Credentials are no option: others could read them. */
const OPTIONS = inputTable({
  projectId: required('project-id', matching(/^[A-Za-z0-9]{1,64}$/, 'the ID of an IAM project')),
  region: defaulted('region', 'cn-north-4', SITE),
  endpoint: optional('endpoint', BASE_URL, "the region's"),
  hosts: optionalList('host', listMatching(HOST, 'HOST[:PORT] that a service of Huawei Cloud serves')),
  /** The zone that the action is told, in minutes east of UTC. */
  offsetMinutes: defaulted('time-zone', '+08:00', OFFSET),
  oidcProviderUrn: optional('oidc-provider-urn', WORD, 'not given'),
  agencyUrn: optional('agency-urn', WORD, 'not given'),
  oidcAudience: optional('oidc-audience', WORD, "GitHub's default"),
  stsEndpoint: optional('sts-endpoint', BASE_URL, "the region's"),
  timeoutMs: defaulted('timeout', '5m', durationWithin('1s', '6h'))
});

const PARSED: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean', short: 'h' } };
for (const { name } of Object.values(OPTIONS)) PARSED[name] = { type: 'string' };

export type Options = Omit<ValuesOf<typeof OPTIONS>, 'endpoint'> & {
  readonly endpoint: string;
  readonly credentials: Credentials | Keyless;
};

export const HELP = `Asks a real account what Huawei's documentation leaves open, and says which assumptions of the
action hold. Reads only. Nothing that it prints names a certificate, a domain, an ID or a secret.

  npm run live-check -- --project-id ID [--region REGION] [--host HOST[:PORT],…] [--time-zone +08:00]

  --project-id   the ID of an IAM project (My Credentials > API Credentials)
  --region       cn-north-4, ap-southeast-1, my-kualalumpur-1 or eu-west-101; --endpoint URL for any other
  --host         hosts that a service of Huawei Cloud serves with certificates of this account
  --time-zone    the zone that the action is told; +08:00 unless given
  --timeout      for all requests together; 5m unless given

Credentials are read from the environment: HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK and, for temporary ones,
HUAWEICLOUD_SDK_SECURITY_TOKEN; or, in a job of GitHub Actions with id-token: write, without a key by
--oidc-provider-urn URN and --agency-urn URN (--oidc-audience, --sts-endpoint).`;

function listOf(errors: readonly ActionError[]): string {
  return errors.map(({ message }) => `--${message}`).join('\n');
}

/** The options; null where help was asked for. A string says what is wrong, one line each. */
export function readOptions(args: string[], variable: Read, nowMs: number): Options | null | string {
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({ args, options: PARSED, strict: true }));
  } catch (error) {
    return error instanceof Error ? error.message : 'the options cannot be read';
  }
  if (values['help'] === true) return null;
  const input: Read = (name) => {
    const value = values[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const table = readTable(OPTIONS, { input, secrets: readSecrets(input, variable), nowMs });
  if (table.errors.length > 0 || !isComplete(OPTIONS, table.values)) return listOf(table.errors);
  const likelyCause = (): string => 'Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.';
  const credentials = isKeyless(input)
    ? resolveKeyless(input, table.values)
    : resolveCredentials(input, variable, likelyCause);
  if (Array.isArray(credentials)) return listOf(credentials);
  if (credentials instanceof ActionError) return `${credentials.message}\n${credentials.hint}`;
  return { ...table.values, endpoint: table.values.endpoint ?? table.values.region.baseUrl, credentials };
}
