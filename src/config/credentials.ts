import { ActionError } from '../errors.ts';
import { listed } from '../text.ts';

/** What a request is authenticated with. */
export type Credentials = (
  | { kind: 'access-key'; accessKeyId: string; secretAccessKey: string; securityToken: string | null }
  | { kind: 'auth-token'; authToken: string }
) & {
  /** Where they came from, for the log. */
  source: string;
};

export const CREDENTIAL_INPUTS = ['access-key-id', 'secret-access-key', 'security-token', 'auth-token'] as const;

/** The names that the parts of an access key are read by. */
interface KeyNames {
  accessKeyId: string;
  secretAccessKey: string;
  securityToken: string | null;
}

/** The variables of Huawei's auth action, of its SDKs and of the Terraform provider, in the order they are tried. */
const VARIABLE_FAMILIES: readonly KeyNames[] = [
  { accessKeyId: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretAccessKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY', securityToken: null },
  {
    accessKeyId: 'HUAWEICLOUD_SDK_AK',
    secretAccessKey: 'HUAWEICLOUD_SDK_SK',
    securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN'
  },
  { accessKeyId: 'HW_ACCESS_KEY', secretAccessKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' }
];

function namesIn({ accessKeyId, secretAccessKey, securityToken }: KeyNames): string[] {
  return [accessKeyId, secretAccessKey, ...(securityToken === null ? [] : [securityToken])];
}

/** Reads a value by name: an input, or a variable of the environment. Empty where it is not set. */
export type Read = (name: string) => string;

/** The runner's own token, with which a job asks GitHub for an OIDC token. */
export const REQUEST_TOKEN_VARIABLE = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';

/** The input with the token for GitHub's own API; the runner fills in that of the job. */
export const GITHUB_TOKEN_INPUT = 'github-token';

/** Every credential value within reach, used or not: all of them are masked before anything is printed. */
export function readSecrets(input: Read, variable: Read): string[] {
  const names = [...VARIABLE_FAMILIES.flatMap(namesIn), REQUEST_TOKEN_VARIABLE];
  const values = [...CREDENTIAL_INPUTS.map(input), input(GITHUB_TOKEN_INPUT), ...names.map(variable)];
  return [...new Set(values)].filter((value) => value !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a text holds a secret, however short, in any case, also encoded for a URL. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  const spellings = [text, decoded(text)].map((each) => each.toLowerCase());
  return secrets.some((secret) => secret !== '' && spellings.some((each) => each.includes(secret.toLowerCase())));
}

function invalid(message: string, hint: string): ActionError {
  return new ActionError('INPUT_INVALID', message, hint);
}

/** If a value is not printable ASCII, refuse it, because no header takes it: it would fail as a network error. */
function unsendable(source: string, names: readonly string[], read: Read): ActionError | null {
  const bad = names.filter((name) => !/^[\x21-\x7e]*$/.test(read(name)));
  if (bad.length === 0) return null;
  return invalid(
    `${listed(bad)} (${source}): the value, which is not shown, holds a space, a line break or a ` +
      'character outside ASCII; allowed: printable ASCII',
    'Store the secret again without quotes, spaces or line breaks.'
  );
}

function accessKey(source: string, names: KeyNames, read: Read): Credentials | ActionError {
  const accessKeyId = read(names.accessKeyId);
  const secretAccessKey = read(names.secretAccessKey);
  const securityToken = names.securityToken === null ? '' : read(names.securityToken);
  const key = { accessKeyId, secretAccessKey, securityToken: securityToken || null };
  return unsendable(source, namesIn(names), read) ?? { kind: 'access-key', ...key, source };
}

function fromVariables(variable: Read, likelyCause: () => string): Credentials | ActionError {
  const family = VARIABLE_FAMILIES.find((names) => variable(names.accessKeyId) && variable(names.secretAccessKey));
  if (family !== undefined) return accessKey(`environment: ${family.accessKeyId}`, family, variable);
  const halves = VARIABLE_FAMILIES.flatMap(({ accessKeyId, secretAccessKey }) => {
    if (variable(accessKeyId)) return [`${accessKeyId} is set without ${secretAccessKey}`];
    return variable(secretAccessKey) ? [`${secretAccessKey} is set without ${accessKeyId}`] : [];
  });
  return new ActionError(
    'CREDENTIALS_MISSING',
    'no credentials were found: oidc-provider-urn, access-key-id, secret-access-key and auth-token are empty ' +
      `and no variables of the environment hold a key${halves.length === 0 ? '' : ` (${halves.join('; ')})`}`,
    `${likelyCause()} Nothing was checked.`
  );
}

/**
 * The credentials to use, or why there are none. An explicit input always beats the environment; inputs that contradict
 * each other are an error. `likelyCause` is asked only if some are missing, and says why that may be.
 */
export function resolveCredentials(input: Read, variable: Read, likelyCause: () => string): Credentials | ActionError {
  const given = CREDENTIAL_INPUTS.filter((name) => input(name) !== '');
  if (given.length === 0) return fromVariables(variable, likelyCause);
  const empty = ['access-key-id', 'secret-access-key'].filter((name) => input(name) === '');
  if (given.includes('auth-token')) {
    if (given.length > 1) {
      const arrivedEmpty = empty.length > 0 ? ` while ${listed(empty)} arrived empty` : '';
      return invalid(
        `${listed(given, 4)} were given together${arrivedEmpty}; ` +
          'allowed: access-key-id with secret-access-key (and security-token), or auth-token',
        'Remove either the access key or the token from the with block.'
      );
    }
    const problem = unsendable('input', ['auth-token'], input);
    return problem ?? { kind: 'auth-token', authToken: input('auth-token'), source: 'input' };
  }
  if (empty.length > 0) {
    return invalid(
      `${listed(empty)} arrived empty while ${listed(given)} was given; ` +
        'allowed: access-key-id and secret-access-key together, security-token only with both',
      `${likelyCause()} Check the name of the secret behind ${listed(empty)}.`
    );
  }
  const names = { accessKeyId: 'access-key-id', secretAccessKey: 'secret-access-key', securityToken: 'security-token' };
  return accessKey('input', names, input);
}
