import * as v from 'valibot';
import type { Redaction } from '../http/answer.ts';
import { listed, plain } from '../text.ts';

/** Longest token that STS takes, in characters. */
export const MAX_TOKEN_LENGTH = 20_000;

/** Longest claim that is shown. GitHub's `sub` names repository and branch, environment or event. */
const MAX_CLAIM_LENGTH = 300;

const MAX_AUDIENCES_SHOWN = 3;

/**
 * The claims that a trust policy compares, as they are shown: cleaned, bounded, `none` if the token has no such text.
 */
export interface ShownClaims {
  readonly sub: string;
  readonly aud: string;
  readonly iss: string;
}

/** A part of another type counts as absent: nothing is decided by it. */
const optionalText = v.fallback(v.optional(v.string()), undefined);
const CLAIMS = v.object({
  sub: optionalText,
  iss: optionalText,
  aud: v.fallback(v.optional(v.union([v.string(), v.array(v.string())])), undefined)
});

/** Whether a text has the form of a signed JWT (RFC 7515, compact serialization) that STS takes. */
export function isJwt(text: string): boolean {
  return text.length <= MAX_TOKEN_LENGTH && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

/**
 * What must not be shown of a token. Its signature is one by itself, because the rest can be put together again from
 * claims that are no secret.
 */
export function secretsOfJwt(token: string): string[] {
  const signature = token.split('.')[2] ?? '';
  return [token, ...(signature === '' ? [] : [signature])];
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** The claims of a token, for display alone: nobody has verified its signature. */
export function shownClaims(token: string, redaction: Redaction): ShownClaims {
  const parsed = v.safeParse(CLAIMS, payloadOf(token));
  const { sub = '', aud = '', iss = '' } = parsed.success ? parsed.output : {};
  const shown = (claim: string): string =>
    plain(redaction.field(claim.slice(0, 2 * MAX_CLAIM_LENGTH)), MAX_CLAIM_LENGTH) || 'none';
  const audiences = typeof aud === 'string' ? [aud] : aud;
  return { sub: shown(sub), aud: listed(audiences.map(shown), MAX_AUDIENCES_SHOWN) || 'none', iss: shown(iss) };
}
