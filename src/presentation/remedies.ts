import { destination, newestMs, oldestMs, type PushHistory } from '../certificate/push-history.ts';
import type { Requirement } from '../certificate/requirement.ts';
import type { Assessment, Row } from '../judgement/assess.ts';
import type { ShortfallReason } from '../judgement/reason.ts';
import type { RenewalDoubt } from '../renewal/findings.ts';
import { listed } from '../text.ts';
import { formatInstant } from '../time.ts';

// What to do about a verdict. Careful, because the history proves little.

/** The pushes that filled a window: `10 pushes (8 to WAF@cn-north-4, 2 to CDN) from … to …`. */
function batchWords(records: PushHistory): string {
  const groups = [...Map.groupBy(records, destination)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([place, { length }]) => `${length} to ${place}`);
  const span = `from ${formatInstant(oldestMs(records))} to ${formatInstant(newestMs(records))}`;
  return `${records.length} pushes (${listed(groups)}) ${span}`;
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

/** Another requirement that may be the one that is meant. */
function insteadWords({ siblingProposal, elsewhere }: ShortfallReason): string {
  const [place] = elsewhere;
  return [
    ...(siblingProposal === null ? [] : [`, or require ${siblingProposal}: only its sibling has a fresh push`]),
    ...(place === undefined ? [] : [`, or require ${place} if that is meant`])
  ].join('');
}

function pushWords({ text, services }: Requirement, reason: ShortfallReason): string {
  return `Push it to ${text}${insteadWords(reason)}; ${afterPush(services)}`;
}

function doubtRemedy(doubt: RenewalDoubt): string {
  switch (doubt.code) {
    case 'tie':
      return `Put ${doubt.candidateIds.join(' or ')}, whichever is in use, into cert-id.`;
    case 'list-cut':
      return (
        'The list was cut: put this ID into a step of its own with follow-renewals: false, ' +
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

/** What to do about a row: one remedy per reason and service. */
export function remedySentence({ evidence, replaced }: Assessment, { requirement, reason }: Row): string {
  switch (reason.code) {
    case 'pushed':
      return 'Nothing.';
    case 'due':
      return `${pushWords(requirement, reason.otherwise)} Due by ${formatInstant(reason.dueMs)}.`;
    case 'outdated-push':
    case 'outdated-window':
      return pushWords(requirement, reason);
    case 'not-recorded':
      return (
        `${pushWords(requirement, reason)} ` +
        'Whether a deployment or an automatic replacement is recorded is undocumented.'
      );
    case 'window-lost': {
      const again = `push it there again${insteadWords(reason)}`;
      const look = `Look in the console whether ${requirement.text} uses it, or ${again}.`;
      return `${look} The history was filled by ${batchWords(reason.window)}.`;
    }
    case 'no-renewal-time':
      // For what replaced a certificate the input only counts where it is later than a known renewal.
      return replaced.length > 0
        ? `Put ${evidence.certId} into cert-id and set renewed-at.`
        : 'Set renewed-at, or wait until the certificate is issued.';
    case 'renewals-unknown':
      return doubtRemedy(reason.doubt);
    case 'expired':
      return 'Renew the certificate, push the new one, and put its ID in cert-id.';
    case 'failed':
      return `${reason.error.code}: ${reason.error.hint}`;
  }
}
