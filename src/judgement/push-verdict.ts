import {
  destination,
  isFull,
  newestFirst,
  newestOf,
  oldestMs,
  type PushHistory,
  type PushRecord
} from '../certificate/push-history.ts';
import { isMatch, serviceFamily, siblingOf, type Requirement } from '../certificate/requirement.ts';
import type { PushReason, ShortfallReason } from './reason.ts';

/** The histories that a requirement is judged on. */
export interface PushEvidence {
  /** One per certificate of the judged content. */
  readonly histories: readonly PushHistory[];
  /** Those of the certificates that it replaced. */
  readonly replacedHistories: readonly PushHistory[];
}

function matchingPushes(requirement: Requirement, histories: readonly PushHistory[]): PushRecord[] {
  return histories.flat().filter((push) => isMatch(requirement, push));
}

/** The newest push that answers the requirement; null where none is known. */
export function newestPush(requirement: Requirement, { histories }: PushEvidence): PushRecord | null {
  return newestOf(matchingPushes(requirement, histories));
}

/** The newest push to each project that got no new content though its service did: WAF in the other of two regions. */
function leftBehindBy(requirement: Requirement, renewedAtMs: number, evidence: PushEvidence): PushRecord[] {
  const pushes = matchingPushes(requirement, evidence.histories);
  const former = matchingPushes(requirement, evidence.replacedHistories);
  const older = [...pushes.filter(({ atMs }) => atMs < renewedAtMs), ...former].filter((push) => push.project !== null);
  if (older.length === 0) return [];
  const fresh = pushes.filter(({ atMs }) => atMs >= renewedAtMs);
  const served = new Set(fresh.map(({ service }) => serviceFamily(service)));
  const placeOf = ({ service, project }: PushRecord): string => `${serviceFamily(service)}@${project ?? ''}`;
  const reached = new Set(fresh.map(placeOf));
  const behind = newestFirst(older).filter(
    (push) => served.has(serviceFamily(push.service)) && !reached.has(placeOf(push))
  );
  return [...Map.groupBy(behind, placeOf).values()].flatMap(([newest]) => newest ?? []);
}

/** The requirement that also takes the sibling of ELB or Enhance_ELB, where that has a fresh push; else null. */
function siblingProposal(requirement: Requirement, renewedAtMs: number, pushes: PushHistory): string | null {
  const pair = siblingOf(requirement);
  const isFresh = (push: PushRecord): boolean => push.atMs >= renewedAtMs;
  if (pair === null || !pushes.some((push) => isFresh(push) && isMatch(pair.sibling, push))) return null;
  return pair.both;
}

/** If a requirement with a project has no push, it may be mistyped: where its service was pushed to, latest first. */
function destinationsElsewhere(requirement: Requirement, histories: readonly PushHistory[]): string[] {
  if (requirement.project === null) return [];
  const anywhere = { ...requirement, project: null };
  return [...new Set(newestFirst(matchingPushes(anywhere, histories)).map(destination))];
}

/** The full history that reaches back no further than the renewal. Of several, the order of answers decides nothing. */
function lostWindow(renewedAtMs: number, histories: readonly PushHistory[]): PushHistory | null {
  const textOf = (window: PushHistory): string => window.map((push) => `${push.atMs} ${destination(push)}`).join();
  const lost = histories
    .filter((history) => isFull(history) && oldestMs(history) >= renewedAtMs)
    .map(newestFirst)
    .toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
  return lost[0] ?? null;
}

function shortfall(requirement: Requirement, renewedAtMs: number, histories: readonly PushHistory[]): ShortfallReason {
  const records = histories.flat();
  const newest = newestOf(matchingPushes(requirement, histories));
  const facts = {
    renewedAtMs,
    siblingProposal: siblingProposal(requirement, renewedAtMs, records),
    elsewhere: newest === null ? destinationsElsewhere(requirement, histories) : []
  };
  const window = lostWindow(renewedAtMs, histories);
  if (window !== null) return { code: 'window-lost', newest, window, ...facts };
  if (newest !== null) return { code: 'outdated-push', push: newest, lagMs: renewedAtMs - newest.atMs, ...facts };
  if (histories.some(isFull)) return { code: 'outdated-window', ...facts };
  return { code: 'not-recorded', recordCount: records.length, historyCount: histories.length, ...facts };
}

/**
 * What the push history says about a requirement, grace aside. If any full history reaches back no further than the
 * renewal, a push may have dropped out. Pure: the order of records and histories does not matter, and a newer push
 * never makes it worse.
 */
export function classifyPushes(requirement: Requirement, renewedAtMs: number, evidence: PushEvidence): PushReason {
  const push = newestPush(requirement, evidence);
  if (push === null || push.atMs < renewedAtMs) return shortfall(requirement, renewedAtMs, evidence.histories);
  return { code: 'pushed', push, renewedAtMs, leftBehind: leftBehindBy(requirement, renewedAtMs, evidence) };
}
