import { destination, WINDOW_SIZE, type PushRecord } from '../certificate/push-history.ts';
import { doubtIn, subjectOf } from '../evidence/evidence.ts';
import type { Assessment, Row } from '../judgement/assess.ts';
import { shortfallOf, type BindingReason, type DueReason, type PushReason } from '../judgement/reason.ts';
import type { RenewalDoubt } from '../renewal/findings.ts';
import { counted, listed } from '../text.ts';
import { formatDuration, formatInstant } from '../time.ts';
import { liveReasonWords } from './hosts.ts';
import { besideBindings, bindingWords } from './bindings.ts';
import { replacementSentence } from './sentences.ts';

// Why a verdict is what it is, in words.

function placeAndTime(push: PushRecord): string {
  return `${destination(push)} at ${formatInstant(push.atMs)}`;
}

function doubtWords(doubt: RenewalDoubt): string {
  switch (doubt.code) {
    case 'tie': {
      const choice = `nothing decides between ${listed(doubt.candidateIds)}`;
      return `${doubt.certId} was replaced, but ${choice}, which expire and were renewed at the same times`;
    }
    case 'list-cut':
      return (
        'the list was cut before it had shown all certificates, ' +
        `and asking for ${doubt.keyword} found no replacement of ${doubt.certId}`
      );
    case 'not-listed':
      return (
        `${doubt.certId} is not in the account's list: ` +
        'these credentials see only part of the account, so a replacement may be hidden'
      );
    case 'domain-tie': {
      const choice = `nothing decides between ${listed(doubt.candidateIds)}`;
      return `${choice}, which are in service for ${doubt.domain}, expire and were renewed at the same times`;
    }
    case 'domain-list-cut':
      return (
        'the list was cut before it had shown all certificates, ' +
        `and asking for ${doubt.keyword} did not show which one is in service for ${doubt.domain}`
      );
  }
}

function lostWindowWords(newest: PushRecord | null, renewed: string): string {
  return newest === null
    ? `No push to it is among the last ${WINDOW_SIZE}, but these reach back only to after the renewal at ${renewed}, ` +
        'so an earlier push may have dropped out'
    : `The newest push known, to ${placeAndTime(newest)}, is older than the renewal at ${renewed}, ` +
        'but a full history reaches back only to after it, so a newer push may have dropped out';
}

function pushWords(reason: PushReason): string {
  switch (reason.code) {
    case 'pushed': {
      const renewed = formatInstant(reason.renewedAtMs);
      return `The newest push, to ${placeAndTime(reason.push)}, is not older than the renewal at ${renewed}`;
    }
    case 'outdated-push': {
      const age = `${formatDuration(reason.lagMs)} older than the renewal at ${formatInstant(reason.renewedAtMs)}`;
      return `The newest push, to ${placeAndTime(reason.push)}, is ${age}`;
    }
    case 'outdated-window': {
      const reach = `reach back to before the renewal at ${formatInstant(reason.renewedAtMs)}`;
      return `No push to it is among the last ${WINDOW_SIZE}, which ${reach}: any push is older still`;
    }
    case 'window-lost':
      return lostWindowWords(reason.newest, formatInstant(reason.renewedAtMs));
    case 'not-recorded': {
      const histories = reason.historyCount > 1 ? 'none of the histories is' : 'the history is not';
      return `No push is recorded, and ${histories} full (${counted(reason.recordCount, 'record')})`;
    }
  }
}

function bindingReasonWords(assessment: Assessment, reason: BindingReason): string {
  const { push } = reason;
  return bindingWords(assessment, reason, push === null ? null : pushWords(push));
}

function dueWords(assessment: Assessment, { renewedAtMs, dueMs, otherwise }: DueReason, newest: Row['newest']): string {
  const [renewed, due] = [formatInstant(renewedAtMs), formatInstant(dueMs)] as const;
  if (otherwise.code === 'replaced-in-use' || otherwise.code === 'replaced-unknown') {
    const words = bindingReasonWords(assessment, otherwise);
    return `${words}; renewed at ${renewed}, so this is due by ${due}`;
  }
  const push = newest === null ? 'no push is recorded yet' : `the newest push is older, to ${placeAndTime(newest)}`;
  return `Renewed at ${renewed}, and a push is due by ${due}; ${push}`;
}

function reasonWords(assessment: Assessment, { reason, newest }: Row): string {
  switch (reason.code) {
    case 'failed':
      return reason.error.message;
    case 'expired':
      return reason.expiresAtMs === null
        ? `SCM gives its status as ${reason.status}`
        : `The certificate is ${reason.status} in SCM, and its validity ends at ${formatInstant(reason.expiresAtMs)}`;
    case 'renewals-unknown':
      return doubtWords(reason.doubt);
    case 'no-renewal-time':
      return `SCM gives no renewal time (status ${reason.status})`;
    case 'pushed':
    case 'outdated-push':
    case 'outdated-window':
    case 'window-lost':
    case 'not-recorded':
      return pushWords(reason);
    case 'replaced-in-use':
    case 'replaced-unknown':
    case 'in-use':
      return bindingReasonWords(assessment, reason);
    case 'due':
      return dueWords(assessment, reason, newest);
    case 'live-fresh':
    case 'live-stale':
    case 'live-unknown':
    case 'live-due':
      return liveReasonWords(reason);
  }
}

/** Why the verdict of a row is what it is, in one sentence. */
export function reasonSentence(assessment: Assessment, row: Row): string {
  const { evidence, replaced } = assessment;
  const { reason, zoneVerdicts: zones } = row;
  const shortfall = shortfallOf(reason);
  const both = shortfall?.siblingProposal ?? null;
  const places = shortfall?.elsewhere ?? [];
  const replacedIds = replaced.map(({ id }) => id);
  // What was left behind is stale whatever replaced it, and that is not known.
  const doubt = reason.code === 'replaced-in-use' || reason.code === 'live-stale' ? doubtIn(evidence) : null;
  return `${[
    reasonWords(assessment, row),
    ...besideBindings(row),
    ...(doubt === null ? [] : [doubtWords(doubt)]),
    ...(places.length === 0 ? [] : [`the service was pushed to ${listed(places, 1)}`]),
    ...(both === null ? [] : [`only its sibling has a fresh push: if that is in use, require ${both}`]),
    ...(zones === null ? [] : [`with SCM's times read in UTC the verdict is ${zones.utc}, at +08:00 ${zones.china}`]),
    ...(replacedIds.length === 0 ? [] : [replacementSentence(replacedIds, subjectOf(evidence))])
  ].join('; ')}.`;
}
