import { ActionError } from '../errors.ts';
import { listed } from '../text.ts';
import { MINUTE_MS, SECOND_MS } from '../time.ts';
import { CREDENTIAL_INPUTS, type Read } from './credentials.ts';
import type { Site } from './sites.ts';

/** What the exchange of GitHub's OIDC token for temporary credentials is about. Nothing in it is secret. */
export interface Keyless {
  readonly kind: 'keyless';
  readonly providerUrn: string;
  readonly agencyUrn: string;
  /** Null asks for none: GitHub's own default applies. */
  readonly audience: string | null;
  /** Of the token service (STS), without final slash. */
  readonly stsBaseUrl: string;
  /** How long the credentials are asked to be valid. */
  readonly durationSeconds: number;
  /** For the log. */
  readonly source: string;
}

const URN_INPUTS = ['oidc-provider-urn', 'agency-urn'] as const;

export const KEYLESS_INPUTS = [...URN_INPUTS, 'oidc-audience', 'sts-endpoint'] as const;

/** STS issues no credentials for less. */
const MIN_DURATION_SECONDS = 900;

/** The values of the inputs that matter here, those that could be read. */
interface KeylessValues {
  readonly oidcProviderUrn: string | null;
  readonly agencyUrn: string | null;
  readonly oidcAudience: string | null;
  readonly stsEndpoint: string | null;
  readonly region: Site;
  readonly timeoutMs: number;
}

/** Whether any of the keyless inputs was given. */
export function isKeyless(input: Read): boolean {
  return KEYLESS_INPUTS.some((name) => input(name) !== '');
}

function pairError(input: Read): ActionError | null {
  const given = [...CREDENTIAL_INPUTS, ...KEYLESS_INPUTS].filter((name) => input(name) !== '');
  const empty = URN_INPUTS.filter((name) => input(name) === '');
  const arrivedEmpty = empty.length > 0 ? ` while ${listed(empty)} arrived empty` : '';
  if (CREDENTIAL_INPUTS.some((name) => input(name) !== '')) {
    return new ActionError(
      'INPUT_INVALID',
      `${listed(given, 8)} were given together${arrivedEmpty}; allowed: one kind of credentials, which is ` +
        'oidc-provider-urn with agency-urn, access-key-id with secret-access-key (and security-token), or auth-token',
      'Keep one kind of credentials in the with block and remove the others.'
    );
  }
  if (empty.length === 0) return null;
  return new ActionError(
    'INPUT_INVALID',
    `${listed(empty)} arrived empty while ${listed(given)} ${given.length > 1 ? 'were' : 'was'} given; ` +
      'allowed: oidc-provider-urn and agency-urn together, oidc-audience and sts-endpoint only with both',
    `Check the name of the variable or secret behind ${listed(empty)}: one that does not exist reads as empty.`
  );
}

function siteError(input: Read, site: Site | undefined): ActionError | null {
  if (input('sts-endpoint') !== '' || site?.stsBaseUrl !== null) return null;
  return new ActionError(
    'INPUT_INVALID',
    `sts-endpoint: no value was given, and ${site.region} has no token service of its own; ` +
      'allowed: the base URL of the STS of a region that has one',
    'Set sts-endpoint to the STS of your account, or use an access key.'
  );
}

/**
 * What to exchange, or all that is wrong with these inputs taken together. Of an input that is undefined in `values`,
 * because it could not be read, the table has its error.
 */
export function resolveKeyless(input: Read, values: Partial<KeylessValues>): Keyless | ActionError[] {
  const { oidcProviderUrn, agencyUrn, oidcAudience = null, stsEndpoint, region, timeoutMs = 0 } = values;
  const errors = [pairError(input), siteError(input, region)].filter((error) => error !== null);
  const stsBaseUrl = stsEndpoint ?? region?.stsBaseUrl;
  if (errors.length > 0 || !oidcProviderUrn || !agencyUrn || !stsBaseUrl) return errors;
  return {
    kind: 'keyless',
    providerUrn: oidcProviderUrn,
    agencyUrn,
    audience: oidcAudience,
    stsBaseUrl,
    // The credentials outlive the run, with a minute for clocks that differ.
    durationSeconds: Math.max(MIN_DURATION_SECONDS, Math.ceil((timeoutMs + MINUTE_MS) / SECOND_MS)),
    source: `GitHub's OIDC token, exchanged at ${stsBaseUrl}`
  };
}
