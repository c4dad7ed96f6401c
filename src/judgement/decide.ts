import type { Requirement } from '../certificate/requirement.ts';
import { findBinding, type BindingFinding, type BindingTerms } from './binding-verdict.ts';
import { classifyPushes, type PushEvidence } from './push-verdict.ts';
import {
  verdictOf,
  type BindingReason,
  type CertificateReason,
  type DueReason,
  type PushReason,
  type ServiceReason
} from './reason.ts';

export interface Clock {
  readonly nowMs: number;
  /** How long after a renewal a push may still be due; 0 is none. */
  readonly graceMs: number;
}

/** What holds of a certificate whatever is required of it: a reason for every row, or the renewal to measure by. */
export type Standing =
  | { readonly state: 'settled'; readonly reason: CertificateReason }
  | { readonly state: 'renewed'; readonly renewedAtMs: number };

/** What a row is decided on. */
export interface RowEvidence {
  readonly pushes: PushEvidence;
  /** Null where nobody asked what uses the certificate. */
  readonly bindings: BindingTerms | null;
}

/** Why a row has its verdict, and what the bindings made of it; null where they were not asked for or do not count. */
export interface Decision {
  readonly reason: ServiceReason;
  readonly finding: BindingFinding | null;
}

/** A reason that fails, as due until grace ends; any other as it is. */
export function applyGrace(
  reason: PushReason | BindingReason,
  renewedAtMs: number,
  clock: Clock
): PushReason | BindingReason | DueReason {
  const dueMs = renewedAtMs + clock.graceMs;
  if (reason.code === 'pushed' || reason.code === 'in-use' || clock.graceMs === 0 || clock.nowMs >= dueMs)
    return reason;
  return { code: 'due', renewedAtMs, dueMs, otherwise: reason };
}

/** What the bindings say in place of the pushes; the pushes' reason where they say nothing. */
function withBinding(push: PushReason, finding: BindingFinding): PushReason | BindingReason {
  switch (finding.code) {
    case 'replaced-in-use':
    case 'in-use':
      return { code: finding.code, resources: finding.resources, push };
    case 'replaced-unknown':
      return { code: finding.code, gaps: finding.gaps, push };
    case 'as-pushed':
      return push;
  }
}

/** The one finding that needs neither push record nor renewal: resources still use a replaced certificate. */
function decideSettled(requirement: Requirement, reason: CertificateReason, bindings: BindingTerms | null): Decision {
  if (bindings === null || verdictOf(reason) !== 'unknown') return { reason, finding: null };
  const finding = findBinding(requirement, { verdict: 'unknown', isWindowLost: false }, bindings);
  if (finding.code !== 'replaced-in-use') return { reason, finding };
  return { reason: { code: finding.code, resources: finding.resources, push: null }, finding };
}

/**
 * Decides one requirement, the first reason that applies in the order of the specification: what holds of the
 * certificate, what the pushes say, what the bindings make of that, and grace. Pure.
 */
export function decide(requirement: Requirement, standing: Standing, evidence: RowEvidence, clock: Clock): Decision {
  const { pushes, bindings } = evidence;
  if (standing.state === 'settled') return decideSettled(requirement, standing.reason, bindings);
  const { renewedAtMs } = standing;
  const push = classifyPushes(requirement, renewedAtMs, pushes);
  if (bindings === null) return { reason: applyGrace(push, renewedAtMs, clock), finding: null };
  const isWindowLost = push.code === 'window-lost';
  const finding = findBinding(requirement, { verdict: verdictOf(push), isWindowLost }, bindings);
  return { reason: applyGrace(withBinding(push, finding), renewedAtMs, clock), finding };
}
