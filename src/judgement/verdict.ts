import type { Renewal } from '../certificate/certificate.ts';
import type { Dossier } from '../evidence/collect.ts';
import {
  isFull,
  newestFirst,
  newestOf,
  oldestMs,
  type PushHistory,
  type PushRecord
} from '../certificate/push-history.ts';
import { isMatch, isSameFamily, siblingOf, type Requirement } from '../certificate/requirement.ts';
import { SECOND_MS } from '../time.ts';

/** From best to worst; a certificate and a run have the worst of theirs. */
export const VERDICTS = ['fresh', 'pending', 'unknown', 'stale', 'missing', 'expired', 'error'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Why a verdict is what it is. Each has its sentence and its remedy in wording.ts. */
export type Grounds =
  | 'error'
  | 'expired'
  | 'untraceable'
  | 'no-renewal-time'
  | 'pushed'
  | 'due'
  | 'outdated-push'
  | 'outdated-window'
  | 'window-lost'
  | 'not-recorded';

/** Grounds that a push would mend. */
export const NEEDS_PUSH: readonly Grounds[] = [
  'due',
  'outdated-push',
  'outdated-window',
  'window-lost',
  'not-recorded'
];

/** What is known of one certificate when its requirements are judged. */
export interface Evidence extends Pick<Dossier, 'histories' | 'replacedHistories'> {
  /** The detail or the history could not be had or cannot be trusted. */
  readonly failed: boolean;
  readonly expired: boolean;
  /** Whether another certificate replaced this one could not be found out. */
  readonly untraceable: boolean;
  readonly renewal: Renewal | null;
}

export interface Clock {
  readonly nowMs: number;
  readonly graceMs: number;
}

export interface Judgement {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  readonly grounds: Grounds;
  readonly newest: PushRecord | null;
  /** Renewal minus newest push in whole seconds, for `stale` with a push. */
  readonly lagSeconds: number | null;
  /** When the grace after the renewal ends, for `pending`. */
  readonly dueMs: number | null;
  /** The requirement that would count the sibling of ELB or Enhance_ELB, where only that has a fresh push. */
  readonly siblingProposal: string | null;
  /** Pushes to other remote projects of a fresh service that are older than the renewal. */
  readonly neglected: readonly PushRecord[];
}

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

/** What the records say, grace aside. A push may be lost if any full history reaches back no further than the renewal. */
function weigh(newest: PushRecord | null, renewalMs: number, histories: readonly PushHistory[]): [Verdict, Grounds] {
  if (newest !== null && newest.atMs >= renewalMs) return ['fresh', 'pushed'];
  const full = histories.filter(isFull);
  if (full.some((history) => oldestMs(history) >= renewalMs)) return ['unknown', 'window-lost'];
  if (newest !== null) return ['stale', 'outdated-push'];
  return full.length > 0 ? ['stale', 'outdated-window'] : ['missing', 'not-recorded'];
}

function settle(evidence: Evidence, newest: PushRecord | null, clock: Clock): [Verdict, Grounds] {
  if (evidence.failed) return ['error', 'error'];
  if (evidence.expired) return ['expired', 'expired'];
  if (evidence.untraceable) return ['unknown', 'untraceable'];
  if (evidence.renewal === null) return ['unknown', 'no-renewal-time'];
  const [verdict, grounds] = weigh(newest, evidence.renewal.atMs, evidence.histories);
  const isDue = verdict !== 'fresh' && clock.graceMs > 0 && clock.nowMs < evidence.renewal.atMs + clock.graceMs;
  return isDue ? ['pending', 'due'] : [verdict, grounds];
}

/** The newest push to each project that a freshly pushed service was left behind in: WAF was in two regions, only one got the new certificate. */
function neglectedProjects(requirement: Requirement, renewalMs: number, evidence: Evidence): PushRecord[] {
  const matching = (histories: readonly PushHistory[]): PushRecord[] =>
    histories.flat().filter((push) => isMatch(requirement, push));
  const pushes = matching(evidence.histories);
  const fresh = pushes.filter(({ atMs }) => atMs >= renewalMs);
  const neglected: PushRecord[] = [];
  for (const push of newestFirst([...pushes, ...matching(evidence.replacedHistories)])) {
    const isReached = [...fresh, ...neglected].some(
      ({ project, service }) => project === push.project && isSameFamily(service, push.service)
    );
    const isServed = fresh.some(({ service }) => isSameFamily(service, push.service));
    if (push.project !== null && isServed && !isReached) neglected.push(push);
  }
  return neglected;
}

/**
 * The verdict of one requirement on one certificate, the first that applies in the order of the specification. Pure: neither the order of
 * the records nor anything but the arguments matters, and a newer push never makes it worse.
 */
export function judge(requirement: Requirement, evidence: Evidence, clock: Clock): Judgement {
  const pushes = evidence.histories.flat();
  const newest = newestOf(pushes.filter((push) => isMatch(requirement, push)));
  const [verdict, grounds] = settle(evidence, newest, clock);
  const renewalMs = evidence.renewal?.atMs ?? Infinity;
  const pair = NEEDS_PUSH.includes(grounds) ? siblingOf(requirement) : null;
  const isSiblingFresh = pair !== null && pushes.some((push) => push.atMs >= renewalMs && isMatch(pair.sibling, push));
  return {
    requirement,
    verdict,
    grounds,
    newest,
    lagSeconds: verdict === 'stale' && newest !== null ? Math.floor((renewalMs - newest.atMs) / SECOND_MS) : null,
    dueMs: verdict === 'pending' ? renewalMs + clock.graceMs : null,
    siblingProposal: isSiblingFresh ? pair.both : null,
    neglected: verdict === 'fresh' ? neglectedProjects(requirement, renewalMs, evidence) : []
  };
}
