/** From best to worst; a certificate and a run have the worst of theirs. */
export const VERDICTS = ['fresh', 'pending', 'unknown', 'stale', 'missing', 'expired', 'error'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Compares for sorting, the worst first. */
export function worstFirst(one: Verdict, other: Verdict): number {
  return VERDICTS.indexOf(other) - VERDICTS.indexOf(one);
}

/** The worse of two verdicts. */
export function worse(one: Verdict, other: Verdict): Verdict {
  return worstFirst(one, other) <= 0 ? one : other;
}

/** The worst of some verdicts; of none, `error`: nothing was judged. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.length === 0 ? 'error' : verdicts.reduce(worse);
}
