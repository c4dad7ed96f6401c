import { domainToASCII } from 'node:url';
import { DAY_MS } from '../time.ts';

// The scalars of a policy file. The patterns are those of schema/policy.json, word for word.

export const CERT_ID_PATTERN = /^[A-Za-z0-9]{16}$/;
/** Two labels or more, the last one not of digits alone, international letters allowed. */
export const DOMAIN_PATTERN =
  /^(?:\*\.)?(?:[\p{L}\p{M}\p{N}_-]+\.)+[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}_-][\p{L}\p{M}\p{N}_-]*\.?$/u;
export const UNTIL_PATTERN = /^\d{4}-\d\d-\d\d$/;

const MAX_DOMAIN_LENGTH = 253;

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
