import type { Assessment } from '../judgement/assess.ts';

/**
 * How long a certificate is valid if it expires within `withinMs`; null if it does not, has expired or nobody knows.
 */
export function expiringInMs({ expiresAtMs, result }: Assessment, withinMs: number, nowMs: number): number | null {
  if (expiresAtMs === null || withinMs === 0 || result === 'expired') return null;
  const leftMs = expiresAtMs - nowMs;
  return leftMs < 0 || leftMs > withinMs ? null : leftMs;
}
