import type { PushHistory } from '../certificate/push-history.ts';
import type { Source } from '../source.ts';
import type { ScmTime } from '../time.ts';

/** A newer certificate that is no replacement, though it might be meant as one. */
export interface NearMiss {
  readonly id: string;
  /** How many of the old one's names it covers. */
  readonly shared: number;
  readonly total: number;
}

/** A certificate that another one replaced. */
export interface ReplacedCertificate {
  readonly id: string;
  readonly notAfter: ScmTime | null;
}

/**
 * Why it is not known which certificate is in service. Coded: its sentence stands in presentation/reasons.ts, its
 * remedy in presentation/remedies.ts. `isReplaced`: something replaced the requested certificate, so that one is not
 * expired.
 */
export type RenewalDoubt =
  | {
      readonly code: 'tie';
      readonly certId: string;
      readonly candidateIds: readonly string[];
      readonly isReplaced: true;
    }
  | { readonly code: 'list-cut'; readonly certId: string; readonly keyword: string; readonly isReplaced: boolean }
  | { readonly code: 'not-listed'; readonly certId: string; readonly isReplaced: false }
  /** Several certificates are in service for a domain, and nothing decides between them. */
  | {
      readonly code: 'domain-tie';
      readonly domain: string;
      readonly candidateIds: readonly string[];
      readonly isReplaced: false;
    }
  /** No certificate for a domain was found in a list that was cut, so there may be one. */
  | { readonly code: 'domain-list-cut'; readonly domain: string; readonly keyword: string; readonly isReplaced: false };

/**
 * The IDs of which one may be in service in place of the requested certificate, which something replaced; empty
 * without such a doubt.
 */
export function possibleReplacements(doubt: RenewalDoubt | null): readonly string[] {
  if (doubt?.isReplaced !== true) return [];
  return doubt.code === 'tie' ? doubt.candidateIds : [doubt.certId];
}

/** What following the renewals of a certificate found out. */
export interface RenewalFindings {
  /** The certificates followed through, the requested one first, with their expiry. */
  readonly replaced: readonly ReplacedCertificate[];
  /** The IDs of these and of their duplicates. */
  readonly formerIds: readonly string[];
  /** The histories of these and of their duplicates. */
  readonly replacedPushes: Source<readonly PushHistory[]>;
  /** Null where it is known which certificate is in service. */
  readonly doubt: RenewalDoubt | null;
  readonly nearMisses: readonly NearMiss[];
  /** IDs of younger orders for the same names that are not issued yet. */
  readonly orderedIds: readonly string[];
}
