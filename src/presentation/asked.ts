import { requirementsOf } from '../config/entries.ts';
import type { Settings } from '../config/inputs.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { valueOr } from '../source.ts';
import { counted, plain } from '../text.ts';
import { formatTableTime } from '../time.ts';
import { askedAddresses } from './host-outcome.ts';

/** What the sentence depends on beside the outcome. */
type AskedSettings = Pick<Settings, 'endpoint' | 'entries' | 'bindings'>;

/** What was asked, when, and how much was read: the last line of the summary. */
export function askedSentence(outcome: Outcome, settings: AskedSettings): string {
  const { assessments, certificates, checkedAtMs } = outcome;
  const { endpoint } = settings;
  const requirements = requirementsOf(settings.entries);
  const records = certificates.flatMap(({ evidence }) => valueOr(evidence.pushes, []).flat()).length;
  const subject = `${counted(assessments.length, 'certificate')} and ${counted(requirements.length, 'requirement')}`;
  const when = `${formatTableTime(checkedAtMs)} UTC`;
  // Whoever reads that a row is fresh has to know what was taken for it.
  const bindings = settings.bindings === 'off' ? '' : `, bindings ${settings.bindings}ed`;
  const read = `${counted(records, 'push record')} read${askedAddresses(outcome)}${bindings}`;
  return `Asked ${plain(endpoint)} at ${when} about ${subject}; ${read}.`;
}
