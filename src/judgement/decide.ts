import type { Requirement } from '../certificate/requirement.ts';
import { classifyPushes, type PushEvidence } from './push-verdict.ts';
import type { CertificateReason, DueReason, PushReason, Reason } from './reason.ts';

export interface Clock {
  readonly nowMs: number;
  /** How long after a renewal a push may still be due; 0 is none. */
  readonly graceMs: number;
}

/** What holds of a certificate whatever is required of it: a reason for every row, or the renewal to measure by. */
export type Standing =
  | { readonly state: 'settled'; readonly reason: CertificateReason }
  | { readonly state: 'renewed'; readonly renewedAtMs: number };

/** A reason that fails, as due until grace ends; any other as it is. */
export function applyGrace(reason: PushReason, renewedAtMs: number, clock: Clock): PushReason | DueReason {
  const dueMs = renewedAtMs + clock.graceMs;
  if (reason.code === 'pushed' || clock.graceMs === 0 || clock.nowMs >= dueMs) return reason;
  return { code: 'due', dueMs, otherwise: reason };
}

/** The reason for the verdict of one requirement, the first that applies in the order of the specification. Pure. */
export function decide(requirement: Requirement, standing: Standing, pushes: PushEvidence, clock: Clock): Reason {
  if (standing.state === 'settled') return standing.reason;
  const { renewedAtMs } = standing;
  return applyGrace(classifyPushes(requirement, renewedAtMs, pushes), renewedAtMs, clock);
}
