import {
  bindingsFor,
  isProofOfArrival,
  isTold,
  namesSubProject,
  type BindingGap,
  type BoundResource
} from '../certificate/binding.ts';
import { idEpochMs, renewalOf } from '../certificate/certificate.ts';
import type { Requirement } from '../certificate/requirement.ts';
import type { BindingEvidence, CertificateEvidence } from '../evidence/evidence.ts';
import { valueOr } from '../source.ts';
import { DAY_MS } from '../time.ts';
import type { Verdict } from './verdict.ts';

/** An issued certificate that was renewed longer than this after its ID was given had another content before. */
const MAX_ISSUE_MS = 30 * DAY_MS;

/** Why the content under an ID may be another than that which a resource was bound to. */
export type ContentChange = 'older-record' | 'renewed-at' | 'late-renewal';

/** Why a resource that uses the certificate does not make the row fresh. */
export type BindingHindrance = ContentChange | 'check' | 'sub-project' | 'not-proof' | 'replaced-unknown';

/** What the bindings make of a row. */
export type BindingFinding =
  /** A replaced certificate is still in use: stale, whatever the pushes say. */
  | { readonly code: 'replaced-in-use'; readonly resources: readonly BoundResource[] }
  /** The pushes are fresh, and what could still use a replaced certificate was not seen: unknown. */
  | { readonly code: 'replaced-unknown'; readonly gaps: readonly BindingGap[] }
  /** It is in use, and nothing speaks against it: fresh. */
  | { readonly code: 'in-use'; readonly resources: readonly BoundResource[] }
  /** As the pushes say. */
  | {
      readonly code: 'as-pushed';
      /** What uses the certificate all the same, and why that does not count; null where nothing does, or need not. */
      readonly hindrance: BindingHindrance | null;
      readonly resources: readonly BoundResource[];
      /** Pushed, but SCM knows nothing that uses it. */
      readonly isUnused: boolean;
      /** What is not known and could change the verdict. */
      readonly doubts: readonly BindingGap[];
    };

/** Evidence about bindings and how it counts. */
export interface BindingTerms {
  readonly mode: 'check' | 'accept';
  readonly evidence: BindingEvidence;
  readonly change: ContentChange | null;
}

/** What the pushes say before grace: a verdict, and for `unknown` whether that is for a full window. */
export interface PushFinding {
  readonly verdict: Verdict;
  readonly isWindowLost: boolean;
}

/** Why the content may have changed under an ID since it was bound; null where it cannot have. */
export function contentChange(
  { detail, duplicates, pushes }: CertificateEvidence,
  renewedAtInputMs: number | null,
  renewedAtMs: number,
  offsetMinutes: number
): ContentChange | null {
  if (valueOr(pushes, []).some((history) => history.some(({ atMs }) => atMs < renewedAtMs))) return 'older-record';
  if (renewedAtInputMs !== null) return 'renewed-at';
  const contents = detail.state === 'known' ? [detail.value, ...duplicates] : [];
  // An upload gets a new ID each time, so that nothing changes under it.
  const isLate = contents
    .filter(({ status }) => status !== 'UPLOAD')
    .some((one) => {
      const atMs = renewalOf(one, offsetMinutes)?.atMs ?? Infinity;
      return atMs - (idEpochMs(one.id) ?? -Infinity) > MAX_ISSUE_MS;
    });
  return isLate ? 'late-renewal' : null;
}

/** Why what uses the certificate cannot stand in for a push; null where it can. */
function hindranceTo(
  requirement: Requirement,
  { mode, change }: BindingTerms,
  resources: readonly BoundResource[],
  replacedGaps: readonly BindingGap[]
): BindingHindrance | null {
  if (change !== null) return change;
  if (namesSubProject(requirement)) return 'sub-project';
  if (!resources.some((resource) => isProofOfArrival(requirement, resource))) return 'not-proof';
  if (replacedGaps.length > 0) return 'replaced-unknown';
  // Last, since only what nothing else hinders is worth a proposal to accept it.
  return mode === 'check' ? 'check' : null;
}

/** Whether a binding could make the row fresh, if one were seen. */
function canBeAccepted(requirement: Requirement, { mode, change }: BindingTerms): boolean {
  const isProvable = requirement.services.some((service) => service !== 'Enhance_ELB');
  return mode === 'accept' && change === null && !namesSubProject(requirement) && isProvable;
}

/**
 * What the bindings make of a requirement on top of what the pushes say, the first that applies in the order of the
 * specification. Grace comes after. `error` and `expired` stay as they are and are not asked about here. Pure.
 */
export function findBinding(requirement: Requirement, push: PushFinding, terms: BindingTerms): BindingFinding {
  const current = bindingsFor(requirement, terms.evidence.current);
  const replaced = bindingsFor(requirement, terms.evidence.replaced);
  if (replaced.resources.length > 0) return { code: 'replaced-in-use', resources: replaced.resources };
  const asPushed = { code: 'as-pushed', hindrance: null, resources: [], isUnused: false, doubts: [] } as const;
  if (push.verdict === 'fresh') {
    if (replaced.gaps.length > 0) return { code: 'replaced-unknown', gaps: replaced.gaps };
    return {
      ...asPushed,
      isUnused: isTold(requirement) && current.resources.length === 0 && current.gaps.length === 0
    };
  }
  if (push.verdict === 'stale') return asPushed;
  const isReplaceable = push.verdict === 'missing' || push.isWindowLost;
  const { resources } = current;
  const doubts = [
    ...replaced.gaps,
    ...(isReplaceable && resources.length === 0 && canBeAccepted(requirement, terms) ? current.gaps : [])
  ];
  if (!isReplaceable || resources.length === 0) return { ...asPushed, doubts };
  const hindrance = hindranceTo(requirement, terms, resources, replaced.gaps);
  return hindrance === null ? { code: 'in-use', resources } : { ...asPushed, hindrance, resources, doubts };
}
