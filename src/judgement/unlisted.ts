import type { Policy } from '../config/policy.ts';
import type { UnlistedFindings } from '../evidence/unlisted.ts';
import type { Source } from '../source.ts';
import type { Verdict } from './verdict.ts';

/** What was found in the account that no entry of the policy is about, and whether that fails. */
export interface Unlisted {
  readonly mode: Exclude<Policy['unlisted'], 'ignore'>;
  /** Not asked where nothing was to be read, because the policy ignores it or there is none. */
  readonly findings: Source<UnlistedFindings>;
}

type UnlistedVerdict = Extract<Verdict, 'error' | 'missing' | 'unknown'>;

/** What the run is at least, going by certificates that nobody listed; null where they do not matter. Pure. */
export function unlistedVerdict({ mode, findings }: Unlisted): UnlistedVerdict | null {
  if (mode === 'warn' || findings.state === 'not-asked') return null;
  if (findings.state === 'failed') return 'error';
  if (findings.value.certificates.length > 0) return 'missing';
  return findings.value.isListCut ? 'unknown' : null;
}
