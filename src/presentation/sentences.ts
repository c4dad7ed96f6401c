import type { Assessment, Row } from '../judgement/assess.ts';
import {
  destination,
  isFull,
  newestFirst,
  oldestMs,
  WINDOW_SIZE,
  type PushRecord
} from '../certificate/push-history.ts';
import { isMatch } from '../certificate/requirement.ts';
import { counted, listed } from '../text.ts';
import { formatDuration, formatInstant } from '../time.ts';
import { NEEDS_PUSH, type Verdict } from '../judgement/verdict.ts';

/** The pushes that filled a window: `10 pushes (8 to WAF@cn-north-4, 2 to CDN) from … to …`. */
function batchOf(records: readonly PushRecord[]): string {
  const groups = [...Map.groupBy(records, destination)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([place, { length }]) => `${length} to ${place}`);
  const newest = newestFirst(records)[0]?.atMs ?? NaN;
  const span = `from ${formatInstant(oldestMs(records))} to ${formatInstant(newest)}`;
  return `${records.length} pushes (${listed(groups)}) ${span}`;
}

function lostWindow({ dossier, renewal }: Assessment): readonly PushRecord[] {
  const renewalMs = renewal?.atMs ?? Infinity;
  return dossier.histories.find((history) => isFull(history) && oldestMs(history) >= renewalMs) ?? [];
}

function groundsSentence({ dossier, renewal, expiresAtMs, error }: Assessment, row: Row): string {
  const status = dossier.certificate?.status ?? '';
  const renewed = renewal === null ? '' : formatInstant(renewal.atMs);
  const pushed = row.newest === null ? '' : `${destination(row.newest)} at ${formatInstant(row.newest.atMs)}`;
  switch (row.grounds) {
    case 'error':
      return error?.message ?? '';
    case 'expired':
      return expiresAtMs === null
        ? `SCM gives its status as ${status}`
        : `The certificate is ${status} in SCM, and its validity ends at ${formatInstant(expiresAtMs)}`;
    case 'untraceable':
      return dossier.untraceable?.reason ?? '';
    case 'no-renewal-time':
      return `SCM gives no renewal time (status ${status})`;
    case 'pushed':
      return `The newest push, to ${pushed}, is not older than the renewal at ${renewed}`;
    case 'due':
      return `Renewed at ${renewed}, and a push is due by ${formatInstant(row.dueMs ?? NaN)}; ${pushed === '' ? 'no push is recorded yet' : `the newest push is older, to ${pushed}`}`;
    case 'outdated-push':
      return `The newest push, to ${pushed}, is ${formatDuration((row.lagSeconds ?? 0) * 1000)} older than the renewal at ${renewed}`;
    case 'outdated-window':
      return `No push to it is among the last ${WINDOW_SIZE}, which reach back to before the renewal at ${renewed}: any push is older still`;
    case 'window-lost':
      return row.newest !== null
        ? `The newest push known, to ${pushed}, is older than the renewal at ${renewed}, but a full history reaches back only to after it, so a newer push may have dropped out`
        : `No push to it is among the last ${WINDOW_SIZE}, but these reach back only to after the renewal at ${renewed}, so an earlier push may have dropped out`;
    case 'not-recorded':
      return `No push is recorded, and ${dossier.histories.length > 1 ? 'none of the histories is' : 'the history is not'} full (${counted(dossier.histories.flat().length, 'record')})`;
  }
}

/** `scs…A was replaced by scs…B`. */
export function replacement(replacedIds: readonly string[], certId: string): string {
  return `${listed(replacedIds)} ${replacedIds.length === 1 ? 'was' : 'were'} replaced by ${certId}`;
}

/** Where a requirement with a project found no push: the places that the service was pushed to, latest first. The project may be mistyped. */
function elsewhere({ dossier }: Assessment, { requirement, newest, grounds }: Row): string[] {
  if (requirement.project === null || newest !== null || !NEEDS_PUSH.includes(grounds)) return [];
  const anywhere = { ...requirement, project: null };
  const pushes = dossier.histories.flat().filter((push) => isMatch(anywhere, push));
  return [...new Set(newestFirst(pushes).map(destination))];
}

/** Why the verdict of a row is what it is, in one sentence. */
export function reason(assessment: Assessment, row: Row): string {
  const { siblingProposal: both, zoneVerdicts: zones } = row;
  const { certId, replacedIds } = assessment.dossier;
  const places = elsewhere(assessment, row);
  return `${[
    groundsSentence(assessment, row),
    ...(places.length === 0 ? [] : [`the service was pushed to ${listed(places, 1)}`]),
    ...(both === null ? [] : [`only its sibling has a fresh push: if that is in use, require ${both}`]),
    ...(zones === null ? [] : [`with SCM's times read in UTC the verdict is ${zones.utc}, at +08:00 ${zones.china}`]),
    ...(replacedIds.length === 0 ? [] : [replacement(replacedIds, certId)])
  ].join('; ')}.`;
}

/** What follows a push at the service, since a push only hands the certificate over. */
function afterPush(services: readonly string[]): string {
  const steps = services.map((service) => {
    if (service === 'CDN') return 'check in the CDN console that the domain uses it (CDN may refuse a second push)';
    if (service === 'WAF') return 'select it for the domain in WAF';
    if (service === 'ELB' || service === 'Enhance_ELB') return 'bind it to the listeners';
    return 'check that the service uses it';
  });
  return `then ${[...new Set(steps)].join(' or ')}: a push is not a binding.`;
}

/** What to do about a row: one remedy per verdict and service. Careful, because the history proves little. */
export function remedy(assessment: Assessment, row: Row): string {
  const { requirement, siblingProposal } = row;
  const { certId, replacedIds } = assessment.dossier;
  const [place] = elsewhere(assessment, row);
  const instead = [
    ...(siblingProposal === null ? [] : [`, or require ${siblingProposal}: only its sibling has a fresh push`]),
    ...(place === undefined ? [] : [`, or require ${place} if that is meant`])
  ].join('');
  const push = `Push it to ${requirement.text}${instead}; ${afterPush(requirement.services)}`;
  switch (row.grounds) {
    case 'pushed':
      return 'Nothing.';
    case 'due':
      return `${push} Due by ${formatInstant(row.dueMs ?? NaN)}.`;
    case 'outdated-push':
    case 'outdated-window':
      return push;
    case 'not-recorded':
      return `${push} Whether a deployment or an automatic replacement is recorded is undocumented.`;
    case 'window-lost':
      return `Look in the console whether ${requirement.text} uses it, or push it there again${instead}. The history was filled by ${batchOf(lostWindow(assessment))}.`;
    case 'no-renewal-time':
      // For what replaced a certificate the input only counts where it is later than a known renewal.
      return replacedIds.length > 0
        ? `Put ${certId} into cert-id and set renewed-at.`
        : 'Set renewed-at, or wait until the certificate is issued.';
    case 'untraceable':
      return assessment.dossier.untraceable?.remedy ?? '';
    case 'expired':
      return 'Renew the certificate, push the new one, and put its ID in cert-id.';
    case 'error':
      return assessment.error === null ? '' : `${assessment.error.code}: ${assessment.error.hint}`;
  }
}

/** A verdict's sign and word: the word says all, for logs and screen readers. */
export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  fresh: '✅ fresh',
  pending: '🕒 pending',
  unknown: '❔ unknown',
  stale: '❌ stale',
  missing: '❌ missing',
  expired: '❌ expired',
  error: '💥 error'
};

/** A certificate by ID, domain or name, and the certificates that it replaced: `scs…B (www.example.com), replacing scs…A`. */
export function certificateLabel({ dossier }: Assessment): string {
  const { certId, certificate, replacedIds } = dossier;
  const name = [certificate?.domain, certificate?.name].find((text) => text !== undefined && text !== '');
  const replacing = replacedIds.length === 0 ? '' : `, replacing ${listed(replacedIds)}`;
  return (name === undefined ? certId : `${certId} (${name})`) + replacing;
}
