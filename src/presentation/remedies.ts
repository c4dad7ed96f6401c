import { destination, newestMs, oldestMs, type PushHistory } from '../certificate/push-history.ts';
import type { Requirement } from '../certificate/requirement.ts';
import { doubtIn, type CertificateEvidence } from '../evidence/evidence.ts';
import type { Assessment, Row, ServiceRow } from '../judgement/assess.ts';
import { isLive, type CertificateReason, type DueReason, type ShortfallReason } from '../judgement/reason.ts';
import type { RenewalDoubt } from '../renewal/findings.ts';
import { valueOr } from '../source.ts';
import { listed } from '../text.ts';
import { formatDuration, formatTableTime } from '../time.ts';
import { liveRemedy } from './hosts.ts';
import { acceptRemedy, replacedRemedy } from './bindings.ts';

// What to do about a verdict. Careful, because the history proves little, and because a service may refuse a push of
// a certificate that it has.

/** Said once below the rows: what a push proves, whatever the verdict. */
export const PUSH_CAVEAT =
  'A push is not a binding: the service decides what it uses. Whether SCM records a deployment or an automatic ' +
  'replacement as a push is undocumented.';

/** The pushes that filled a window: `10 pushes (8 to WAF@cn-north-4, 2 to CDN) from … to …`. */
function batchWords(records: PushHistory): string {
  const groups = [...Map.groupBy(records, destination)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([place, { length }]) => `${length} to ${place}`);
  const span = `from ${formatTableTime(oldestMs(records))} to ${formatTableTime(newestMs(records))} UTC`;
  return `${records.length} pushes (${listed(groups)}) ${span}`;
}

/** What follows a push at the service, since a push only hands the certificate over. */
function afterPush(services: readonly string[]): string {
  const steps = services.map((service) => {
    if (service === 'CDN') return 'see that the domain uses it in the CDN console';
    if (service === 'WAF') return 'select it for the domain in WAF';
    if (service === 'ELB' || service === 'Enhance_ELB') return 'bind it to the listeners';
    return 'see that the service uses it';
  });
  return `after a push, ${[...new Set(steps)].join(' or ')}`;
}

/** Another requirement that may be the one that is meant. */
function insteadWords({ siblingProposal, elsewhere }: ShortfallReason): string {
  const [place] = elsewhere;
  return [
    ...(siblingProposal === null ? [] : [`, or require ${siblingProposal}: only its sibling has a fresh push`]),
    ...(place === undefined ? [] : [`, or require ${place} if that is meant`])
  ].join('');
}

function pushWords({ text, services }: Requirement, reason: ShortfallReason): string {
  const instead = insteadWords(reason);
  if (reason.code === 'outdated-push') {
    return `Deploy it to ${destination(reason.push)} in SCM${instead}; a second push may be refused.`;
  }
  return `Push or deploy it to ${text}${instead}; ${afterPush(services)}.`;
}

function doubtRemedy(doubt: RenewalDoubt): string {
  switch (doubt.code) {
    case 'tie':
      return `Put ${doubt.candidateIds.join(' or ')}, whichever is in use, into cert-id.`;
    case 'list-cut':
      return (
        `The list was cut: put ${doubt.certId} into a step of its own with follow-renewals: false, ` +
        'and put the new ID there after a renewal.'
      );
    case 'not-listed':
      return (
        'These credentials see only part of the account: use ones that see the whole, ' +
        'or set follow-renewals to false.'
      );
    case 'domain-tie':
      return `Put ${doubt.candidateIds.join(' or ')}, whichever is in use, into cert-id instead of ${doubt.domain}.`;
    case 'domain-list-cut':
      return `The list was cut: put the ID of the certificate into cert-id instead of ${doubt.domain}.`;
  }
}

/** What is to be deployed, and where that is in doubt how to settle it. */
function wantedWords({ evidence }: Assessment): { readonly what: string; readonly settling: string } {
  const doubt = doubtIn(evidence);
  if (doubt === null) return { what: 'it', settling: '' };
  return { what: doubt.isReplaced ? 'what replaced it' : 'it', settling: ` ${doubtRemedy(doubt)}` };
}

function dueRemedy(requirement: Requirement, { otherwise }: DueReason): string {
  const isBound = otherwise.code === 'replaced-in-use' || otherwise.code === 'replaced-unknown';
  return isBound ? replacedRemedy(otherwise, 'it') : pushWords(requirement, otherwise);
}

/** How to renew; what is found by its domain needs no new ID in the inputs. */
export function renewalSteps({ requestedDomain }: CertificateEvidence): string {
  const steps = 'Renew it, push or deploy the new certificate';
  return requestedDomain === null ? `${steps}, and put its ID in cert-id.` : `${steps}.`;
}

function certificateRemedy({ evidence, replaced }: Assessment, reason: CertificateReason): string {
  switch (reason.code) {
    case 'no-renewal-time':
      // For what replaced a certificate the input only counts where it is later than a known renewal.
      return replaced.length > 0
        ? `Check ${evidence.certId} in a step of its own, by cert-id and with renewed-at.`
        : 'Wait until it is issued, or check it in a step of its own with renewed-at.';
    case 'renewals-unknown':
      return doubtRemedy(reason.doubt);
    case 'expired':
      return renewalSteps(evidence);
    case 'failed':
      return `${reason.error.code}: ${reason.error.hint}`;
  }
}

function serviceRemedy(assessment: Assessment, row: ServiceRow): string {
  const { requirement, reason } = row;
  const { what, settling } = wantedWords(assessment);
  switch (reason.code) {
    case 'pushed':
    case 'in-use':
      return 'Nothing.';
    case 'due':
      return `${dueRemedy(requirement, reason)} Due by ${formatTableTime(reason.dueMs)} UTC.`;
    case 'replaced-in-use':
    case 'replaced-unknown':
      return `${replacedRemedy(reason, what)}${settling}`;
    case 'outdated-push':
    case 'outdated-window':
    case 'not-recorded':
      return pushWords(requirement, reason) + acceptRemedy(row);
    case 'window-lost': {
      const place = reason.newest === null ? requirement.text : destination(reason.newest);
      const look = `Look in the console whether ${place} uses it; if not, deploy it there, or push it`;
      return `${look}${insteadWords(reason)}. The history was filled by ${batchWords(reason.window)}.${acceptRemedy(row)}`;
    }
    case 'no-renewal-time':
    case 'renewals-unknown':
    case 'expired':
    case 'failed':
      return certificateRemedy(assessment, reason);
  }
}

function reasonRemedy(assessment: Assessment, row: Row): string {
  if (row.kind === 'service') return serviceRemedy(assessment, row);
  const { reason } = row;
  const { what, settling } = wantedWords(assessment);
  return isLive(reason) ? `${liveRemedy(reason, what)}${settling}` : certificateRemedy(assessment, reason);
}

/** What to do about a certificate that expires in `leftMs`, whatever the verdict on it. */
export function expiryRemedy({ evidence }: Assessment, leftMs: number): string {
  const ordered = valueOr(evidence.renewals, null)?.orderedIds ?? [];
  if (ordered.length === 0) return `Renew it: it expires in ${formatDuration(leftMs)}.`;
  const when = `It expires in ${formatDuration(leftMs)}`;
  return `${when}; once ${listed(ordered)} is issued, push or deploy that.`;
}

/** What to do about a row. `expiringMs`: how long its certificate is valid, where that is not long; else null. */
export function remedySentence(assessment: Assessment, row: Row, expiringMs: number | null): string {
  const remedy = reasonRemedy(assessment, row);
  if (expiringMs === null) return remedy;
  const renewal = expiryRemedy(assessment, expiringMs);
  const { code } = row.reason;
  const isDone = code === 'pushed' || code === 'in-use' || code === 'live-fresh';
  return isDone ? renewal : `${remedy} ${renewal}`;
}
