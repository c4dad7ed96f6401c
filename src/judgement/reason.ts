import type { BindingGap, BoundResource } from '../certificate/binding.ts';
import type { PushHistory, PushRecord } from '../certificate/push-history.ts';
import type { ActionError } from '../errors.ts';
import type { RenewalDoubt } from '../renewal/findings.ts';
import type { LiveFinding } from './live.ts';
import type { Verdict } from './verdict.ts';

// Why a verdict is what it is. A reason carries the data that its sentence and remedy in presentation/ need.

/** A reason that concerns the certificate as a whole, whatever is required of it. */
export type CertificateReason =
  | { readonly code: 'failed'; readonly error: ActionError }
  | { readonly code: 'expired'; readonly status: string; readonly expiresAtMs: number | null }
  | { readonly code: 'renewals-unknown'; readonly doubt: RenewalDoubt }
  | { readonly code: 'no-renewal-time'; readonly status: string };

/** A push at or after the renewal. */
export interface PushedReason {
  readonly code: 'pushed';
  readonly push: PushRecord;
  readonly renewedAtMs: number;
  /** The newest push to each other remote project of the service that has had none since the renewal. */
  readonly leftBehind: readonly PushRecord[];
}

/** What every reason knows that a push would mend. */
interface ShortfallFacts {
  readonly renewedAtMs: number;
  /** The requirement that also takes the sibling of ELB or Enhance_ELB, where only that has a fresh push. */
  readonly siblingProposal: string | null;
  /** Where a requirement with a project has no push: the destinations that its service was pushed to, latest first. */
  readonly elsewhere: readonly string[];
}

/** A reason that a push would mend. */
export type ShortfallReason = ShortfallFacts &
  (
    | { readonly code: 'outdated-push'; readonly push: PushRecord; readonly lagMs: number }
    | { readonly code: 'outdated-window' }
    /** `window` is the full history that reaches back no further than the renewal, latest first. */
    | { readonly code: 'window-lost'; readonly newest: PushRecord | null; readonly window: PushHistory }
    | { readonly code: 'not-recorded'; readonly recordCount: number; readonly historyCount: number }
  );

/** What the push history says, grace aside. */
export type PushReason = PushedReason | ShortfallReason;

/** Against what the pushes say: resources still use a replaced certificate. */
export interface ReplacedInUseReason {
  readonly code: 'replaced-in-use';
  readonly resources: readonly BoundResource[];
  /** What the pushes say; null where there is no renewal to measure them by. */
  readonly push: PushReason | null;
}

/** Pushed since the renewal, but a replaced certificate may still be in use where SCM does not tell. */
export interface ReplacedUnknownReason {
  readonly code: 'replaced-unknown';
  readonly gaps: readonly BindingGap[];
  readonly push: PushReason;
}

/** In place of a push record: resources use the certificate. */
export interface InUseReason {
  readonly code: 'in-use';
  readonly resources: readonly BoundResource[];
  /** Why the pushes alone would not do. */
  readonly push: PushReason;
}

export type BindingReason = ReplacedInUseReason | ReplacedUnknownReason | InUseReason;

/** Within grace: `otherwise` is what holds after `dueMs`. */
export interface DueReason {
  readonly code: 'due';
  readonly renewedAtMs: number;
  readonly dueMs: number;
  readonly otherwise: ShortfallReason | ReplacedInUseReason | ReplacedUnknownReason;
}

/** Why a service has its verdict. */
export type ServiceReason = CertificateReason | PushReason | BindingReason | DueReason;

type Finding<Kind extends Verdict> = Extract<LiveFinding, { readonly verdict: Kind }>;

/** What the host says. `live-due`: within grace, stale after `dueMs`. */
export type LiveReason =
  | { readonly code: 'live-fresh'; readonly finding: Finding<'fresh'> }
  | { readonly code: 'live-stale'; readonly finding: Finding<'stale'> }
  | { readonly code: 'live-unknown'; readonly finding: Finding<'unknown'> }
  | {
      readonly code: 'live-due';
      readonly renewedAtMs: number;
      readonly dueMs: number;
      readonly finding: Finding<'stale'>;
    };

/** Why a host has its verdict. */
export type HostReason = CertificateReason | LiveReason;

export type Reason = ServiceReason | HostReason;

export type ReasonCode = Reason['code'];

const VERDICT_OF: Readonly<Record<ReasonCode, Verdict>> = {
  failed: 'error',
  expired: 'expired',
  'renewals-unknown': 'unknown',
  'no-renewal-time': 'unknown',
  pushed: 'fresh',
  due: 'pending',
  'outdated-push': 'stale',
  'outdated-window': 'stale',
  'window-lost': 'unknown',
  'not-recorded': 'missing',
  'live-fresh': 'fresh',
  'live-stale': 'stale',
  'live-unknown': 'unknown',
  'live-due': 'pending',
  'replaced-in-use': 'stale',
  'replaced-unknown': 'unknown',
  'in-use': 'fresh'
};

/** The verdict that a reason leads to. */
export function verdictOf({ code }: Pick<Reason, 'code'>): Verdict {
  return VERDICT_OF[code];
}

/** What holds once grace is over. */
export function lastingReason(reason: Reason): Exclude<Reason, DueReason> {
  return reason.code === 'due' ? reason.otherwise : reason;
}

/** What a push would mend, within grace or after it; null where it would mend nothing. */
export function shortfallOf(reason: Reason): ShortfallReason | null {
  const lasting = lastingReason(reason);
  switch (lasting.code) {
    case 'outdated-push':
    case 'outdated-window':
    case 'window-lost':
    case 'not-recorded':
      return lasting;
    case 'failed':
    case 'expired':
    case 'renewals-unknown':
    case 'no-renewal-time':
    case 'pushed':
    case 'live-fresh':
    case 'live-stale':
    case 'live-unknown':
    case 'live-due':
    case 'replaced-in-use':
    case 'replaced-unknown':
    case 'in-use':
      return null;
  }
}

/** What the pushes say, whatever the verdict rests on; null where they were not looked at. */
export function pushReasonOf(reason: Reason): PushReason | null {
  const lasting = lastingReason(reason);
  switch (lasting.code) {
    case 'failed':
    case 'expired':
    case 'renewals-unknown':
    case 'no-renewal-time':
    case 'live-fresh':
    case 'live-stale':
    case 'live-unknown':
    case 'live-due':
      return null;
    case 'replaced-in-use':
    case 'replaced-unknown':
    case 'in-use':
      return lasting.push;
    case 'pushed':
    case 'outdated-push':
    case 'outdated-window':
    case 'window-lost':
    case 'not-recorded':
      return lasting;
  }
}

/** Whether a reason is what a host says, and none that concerns the certificate as a whole. */
export function isLive(reason: HostReason): reason is LiveReason {
  switch (reason.code) {
    case 'live-fresh':
    case 'live-stale':
    case 'live-unknown':
    case 'live-due':
      return true;
    case 'failed':
    case 'expired':
    case 'renewals-unknown':
    case 'no-renewal-time':
      return false;
  }
}
