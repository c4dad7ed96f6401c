import { DAY_MS } from '../time.ts';
import type { Verdict } from './verdict.ts';

/** A waiver as far as time goes. */
export interface WaiverTerm {
  /** The end of its last day in UTC, in milliseconds since the epoch: the first moment without it. */
  readonly untilMs: number;
}

/** A waiver of one requirement, with what is told of it. */
export interface Waiver extends WaiverTerm {
  /** Its last day, `YYYY-MM-DD`. */
  readonly untilText: string;
  readonly reason: string;
}

/** Where a waiver stands: in force, in force but soon over, or over. `leftMs` is above 0 until `untilMs`. */
export type WaiverState =
  | { readonly code: 'in-force'; readonly leftMs: number }
  | { readonly code: 'ending'; readonly leftMs: number }
  | { readonly code: 'over'; readonly overMs: number };

const ENDING_MS = 14 * DAY_MS;

/** What a waiver excuses. Never `error`: what could not be looked at may be anything. */
const COVERED: readonly Verdict[] = ['unknown', 'stale', 'missing', 'expired'];

/** Where a waiver stands at `nowMs`. */
export function waiverState({ untilMs }: WaiverTerm, nowMs: number): WaiverState {
  const leftMs = untilMs - nowMs;
  if (!(leftMs > 0)) return { code: 'over', overMs: nowMs - untilMs };
  return { code: leftMs <= ENDING_MS ? 'ending' : 'in-force', leftMs };
}

/** Whether a waiver may excuse this verdict. */
export function isWaivable(verdict: Verdict): boolean {
  return COVERED.includes(verdict);
}

/** Whether the waiver, if there is one, excuses the verdict at `nowMs`, so that the row counts as pending. */
export function isWaived(verdict: Verdict, waiver: WaiverTerm | null, nowMs: number): boolean {
  return waiver !== null && isWaivable(verdict) && waiverState(waiver, nowMs).code !== 'over';
}

/** What a row counts as in results, counts, outputs and the exit. */
export function countedVerdict(verdict: Verdict, waiver: WaiverTerm | null, nowMs: number): Verdict {
  return isWaived(verdict, waiver, nowMs) ? 'pending' : verdict;
}
