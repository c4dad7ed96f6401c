import type { PushHistory, PushRecord } from '../certificate/push-history.ts';
import type { ActionError } from '../errors.ts';
import type { RenewalDoubt } from '../renewal/findings.ts';
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

/** Within grace: `otherwise` is what holds after `dueMs`. */
export interface DueReason {
  readonly code: 'due';
  readonly dueMs: number;
  readonly otherwise: ShortfallReason;
}

export type Reason = CertificateReason | PushReason | DueReason;

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
  'not-recorded': 'missing'
};

/** The verdict that a reason leads to. */
export function verdictOf({ code }: Reason): Verdict {
  return VERDICT_OF[code];
}

/** What a push would mend, within grace or after it; null where it would mend nothing. */
export function shortfallOf(reason: Reason): ShortfallReason | null {
  switch (reason.code) {
    case 'due':
      return reason.otherwise;
    case 'outdated-push':
    case 'outdated-window':
    case 'window-lost':
    case 'not-recorded':
      return reason;
    case 'failed':
    case 'expired':
    case 'renewals-unknown':
    case 'no-renewal-time':
    case 'pushed':
      return null;
  }
}
