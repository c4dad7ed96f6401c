import type { ActionError } from '../errors.ts';
import { subjectOf } from '../evidence/evidence.ts';
import type { Assessment } from '../judgement/assess.ts';
import { isPassing, type Outcome } from '../judgement/outcome.ts';
import { VERDICTS, worstFirst, type Verdict } from '../judgement/verdict.ts';
import { valueOr } from '../source.ts';
import { counted, listed } from '../text.ts';
import { hostMeaning, uncoveredSentences } from './host-outcome.ts';
import { bindingMeaning } from './bindings.ts';
import { unlistedCount, unlistedMeaning } from './unlisted.ts';
import { excuseOf } from './waivers.ts';

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

/** What the worst verdict of a run says, in words. */
const MEANINGS: Readonly<Record<Verdict, string>> = {
  fresh: 'every required service has a push since the renewal',
  pending: 'a push is still due within grace-period',
  unknown: 'it cannot be told whether every required service has the renewed certificate',
  stale: 'a required service has no push since the renewal',
  missing: 'no push to a required service is recorded',
  expired: 'a certificate has expired or was revoked, and no replacement is known',
  error: 'a certificate could not be judged'
};

/** What `pending` says where a requirement is waived. */
const WAIVED_MEANING = 'what has no push since the renewal is waived or still due';
const WAIVED_HOST_MEANING = 'what does not pass is waived or still due';

/** What the worst verdict of a run says, in words; for some that depends on what the rows rest on. */
function meaningOf(outcome: Outcome): string {
  const { result, certificates } = outcome;
  const rows = certificates.flatMap((one) => one.rows).filter(({ counted }) => counted === result);
  if (result === 'pending' && rows.some((row) => excuseOf(row) !== null)) {
    return rows.some(({ kind }) => kind === 'host') ? WAIVED_HOST_MEANING : WAIVED_MEANING;
  }
  const services = rows.filter(({ kind }) => kind === 'service');
  const ofServices = bindingMeaning(result, services) ?? MEANINGS[result];
  return unlistedMeaning(outcome) ?? hostMeaning(outcome, ofServices) ?? ofServices;
}

/** The run's verdict in words, with counts and the certificates that fail, worst first. */
export function outcomeSentence(outcome: Outcome): string {
  const { result, certificates, failing, tolerance } = outcome;
  const counts = VERDICTS.toReversed().flatMap((verdict) => {
    const count = certificates.filter((assessment) => assessment.result === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  const whole = counted(certificates.length, 'certificate');
  const verb = failing.length === 0 ? `${whole} passed` : `${failing.length} of ${whole} did not pass`;
  const worst = failing.toSorted((one, other) => worstFirst(one.result, other.result));
  const named = failing.length === 0 ? '' : `: ${listed(worst.map(certificateName))}`;
  const waived = certificates.flatMap(({ rows }) => rows).filter((row) => excuseOf(row) !== null).length;
  const isLenient = tolerance.warnOnly && !isPassing(result, tolerance.allowUnknown);
  const isAllowed = result === 'unknown' && tolerance.allowUnknown;
  const notes = [
    ...uncoveredSentences(outcome),
    ...(waived === 0 ? [] : [`${counted(waived, 'requirement')} waived.`]),
    ...unlistedCount(outcome),
    ...(isLenient ? ['Because of warn-only the step does not fail.'] : []),
    ...(isAllowed ? ['Because of allow-unknown an unknown verdict passes.'] : [])
  ];
  return [`${result}: ${meaningOf(outcome)}; ${verb} (${counts.join(', ')})${named}.`, ...notes].join(' ');
}

/** The requirements of some rows; a certificate without any has none but hosts that are not its own. */
export function requirementList(rows: readonly { readonly requirement: string }[]): string {
  return rows.length === 0 ? 'the required hosts' : listed(rows.map(({ requirement }) => requirement));
}

/** `scs…A was replaced by scs…B`. */
export function replacementSentence(replacedIds: readonly string[], certId: string): string {
  return `${listed(replacedIds)} ${replacedIds.length === 1 ? 'was' : 'were'} replaced by ${certId}`;
}

/** A certificate by ID, and by domain or name: `scs…B (www.example.com)`. */
function certificateName({ evidence }: Assessment): string {
  const certificate = valueOr(evidence.detail, null);
  const name = [certificate?.domain, certificate?.name].find((text) => text !== undefined && text !== '');
  const subject = subjectOf(evidence);
  return name === undefined ? subject : `${subject} (${name})`;
}

/** A certificate by ID, domain or name, and what it replaced: `scs…B (www.example.com), replacing scs…A`. */
export function certificateLabel(assessment: Assessment): string {
  const { replaced } = assessment;
  const replacing = replaced.length === 0 ? '' : `, replacing ${listed(replaced.map(({ id }) => id))}`;
  return certificateName(assessment) + replacing;
}

/** What has the errors: the inputs, the policy file or both. */
export function faultyWords(errors: readonly ActionError[]): string {
  const inPolicy = errors.filter(({ code }) => code === 'POLICY_INVALID').length;
  if (inPolicy === 0) return 'the inputs';
  return inPolicy === errors.length ? 'the policy file' : 'the inputs and the policy file';
}
