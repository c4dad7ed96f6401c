import { domainToASCII } from 'node:url';
import { isHostText, parseHostRequirement, type HostRequirement } from '../certificate/host.ts';
import { parseRequirements, requirementKey, type Requirement } from '../certificate/requirement.ts';
import { DAY_MS } from '../time.ts';

// The scalars of a policy file. The patterns are those of schema/policy.json, word for word.

export const CERT_ID_PATTERN = /^[A-Za-z0-9]{16}$/;
/** Two labels or more, the last one not of digits alone, international letters allowed. */
export const DOMAIN_PATTERN =
  /^(?:\*\.)?(?:[\p{L}\p{M}\p{N}_-]+\.)+[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}_-][\p{L}\p{M}\p{N}_-]*\.?$/u;
export const UNTIL_PATTERN = /^\d{4}-\d\d-\d\d$/;

const MAX_DOMAIN_LENGTH = 253;

/** A requirement of a policy: a service, or a host that serves the certificate. */
export type PolicyRequirement =
  ({ readonly kind: 'service' } & Requirement) | ({ readonly kind: 'host' } & HostRequirement);

/** Reads one item of `services`; a string says what is wrong with it. */
export function parseService(text: string): PolicyRequirement | string {
  if (isHostText(text)) {
    const host = parseHostRequirement(text);
    return typeof host === 'string' ? host : { kind: 'host', ...host };
  }
  const { requirements, problems } = parseRequirements([text]);
  const [requirement] = requirements;
  return requirement === undefined ? (problems[0] ?? 'is no requirement') : { kind: 'service', ...requirement };
}

/** Equal for requirements that are equal: services as sets, case aside, hosts by their normalised text. */
export function serviceKey(requirement: PolicyRequirement): string {
  return requirement.kind === 'host' ? requirement.text : requirementKey(requirement);
}

/** A certificate ID as it is written. */
export function parseCertId(text: string): string | undefined {
  return CERT_ID_PATTERN.test(text) ? text : undefined;
}

/** A domain as certificate names are compared: lower case, A-labels, no final dot, a wildcard as its first label. */
export function parseDomain(text: string): string | undefined {
  if (text.length > MAX_DOMAIN_LENGTH + 1 || !DOMAIN_PATTERN.test(text)) return undefined;
  const wildcard = text.startsWith('*.') ? '*.' : '';
  const host = domainToASCII(text.slice(wildcard.length).replace(/\.$/, ''));
  const isName = host.split('.').every((label) => label.length > 0 && label.length <= 63);
  return isName && wildcard.length + host.length <= MAX_DOMAIN_LENGTH ? wildcard + host : undefined;
}

/** The end of a day in UTC, in milliseconds since the epoch, of `YYYY-MM-DD`. */
export function parseUntil(text: string): number | undefined {
  if (!UNTIL_PATTERN.test(text)) return undefined;
  const startMs = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(startMs) || !new Date(startMs).toISOString().startsWith(text)) return undefined;
  return startMs + DAY_MS;
}
