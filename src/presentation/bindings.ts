import type { BindingGap, Bindings, BoundResource } from '../certificate/binding.ts';
import { doubtIn, subjectOf } from '../evidence/evidence.ts';
import type { Assessment, Row } from '../judgement/assess.ts';
import type { BindingHindrance } from '../judgement/binding-verdict.ts';
import {
  lastingReason,
  type BindingReason,
  type ReplacedInUseReason,
  type ReplacedUnknownReason
} from '../judgement/reason.ts';
import type { Verdict } from '../judgement/verdict.ts';
import { counted, listed } from '../text.ts';

// What uses a certificate, in words.

/** A resource where it is: `CDN shop.example.com`, or `WAF@cn-north-4 shop.example.com`. */
function resourceName({ service, region, id, name }: BoundResource): string {
  const place = region === '' || region === 'global' ? service : `${service}@${region}`;
  return `${place} ${name ?? (id === '' ? '(a resource without a name)' : id)}`;
}

/** The IDs of certificates, each once. */
function certIdsOf(items: readonly { readonly certId: string }[]): string[] {
  return [...new Set(items.map(({ certId }) => certId))];
}

/** `uses` after one, `use` after several. */
function use(resources: readonly BoundResource[]): string {
  return resources.length === 1 ? 'uses' : 'use';
}

function resourceList(resources: readonly BoundResource[]): string {
  return listed(resources.map(resourceName));
}

function gapName(gap: BindingGap): string {
  switch (gap.code) {
    case 'no-answer':
      return `what uses ${gap.certId}`;
    case 'region-error':
      return `all that uses ${gap.certId} in ${gap.service}${gap.region === '' ? '' : `@${gap.region}`}`;
    case 'not-listed': {
      const what = counted(gap.count, `${gap.service === null ? '' : `${gap.service} `}resource`);
      return `${what} of ${gap.certId}`;
    }
  }
}

/** What SCM does not tell: `what uses scs…A and 2 CDN resources of scs…B`. */
export function gapList(gaps: readonly BindingGap[]): string {
  return listed([...new Set(gaps.map(gapName))]);
}

/** What there is of evidence by bindings, in the few words of a table; null where there is nothing to say. */
export function bindingEvidence({ current, replaced }: { current: Bindings; replaced: Bindings }): string | null {
  const [used, left] = [current.resources.length, replaced.resources.length];
  const old = listed(certIdsOf(replaced.resources), 1);
  if (used === 0) return left === 0 ? null : `${counted(left, 'resource')} still on ${old}`;
  const inUse = `in use by ${current.gaps.length > 0 ? 'at least ' : ''}${counted(used, 'resource')}`;
  return left === 0 ? inUse : `${inUse}, ${left} still on ${old}`;
}

/** `CDN shop.example.com still uses scs…A, which scs…B replaced`. */
function stillInUse({ evidence, replaced }: Assessment, { resources }: ReplacedInUseReason): string {
  const oldIds = certIdsOf(resources);
  // That one was replaced is said of those that were followed through, and of what is in doubt.
  const isFollowed = oldIds.every((id) => replaced.some((one) => one.id === id));
  const isToldElsewhere = isFollowed || doubtIn(evidence) !== null;
  const why = isToldElsewhere ? '' : `, which ${subjectOf(evidence)} replaced`;
  return `${resourceList(resources)} still ${use(resources)} ${listed(oldIds)}${why}`;
}

function findingWords(assessment: Assessment, reason: BindingReason): string {
  switch (reason.code) {
    case 'replaced-in-use':
      return `SCM says that ${stillInUse(assessment, reason)}`;
    case 'replaced-unknown':
      return `A replaced certificate may still be in use: SCM does not tell ${gapList(reason.gaps)}`;
    case 'in-use':
      return `SCM says that ${resourceList(reason.resources)} ${use(reason.resources)} it`;
  }
}

/** Why the verdict is what it is, where bindings decided it; `pushWords` is what the pushes say, if anything. */
export function bindingWords(assessment: Assessment, reason: BindingReason, pushWords: string | null): string {
  const finding = findingWords(assessment, reason);
  // What was a sentence of its own goes on with the first one.
  return pushWords === null ? finding : `${finding}; ${pushWords.charAt(0).toLowerCase()}${pushWords.slice(1)}`;
}

function hindranceWords(hindrance: BindingHindrance, replaced: Bindings): string {
  switch (hindrance) {
    case 'check':
      return 'with bindings: check a push record is needed all the same';
    case 'older-record':
      return 'but it was pushed before its renewal under the same ID, so what they have may be the old content';
    case 'renewed-at':
      return 'but renewed-at was given, so what they have may be older content under the same ID';
    case 'late-renewal':
      return 'but it was renewed more than 30 days after its ID was given, so what they have may be the old content';
    case 'sub-project':
      return 'but not in which sub-project';
    case 'not-proof':
      return "but SCM's ELB is documented as the classic one, which is no proof for Enhance_ELB";
    case 'replaced-unknown':
      return `but it does not tell ${gapList(replaced.gaps)}, which it replaced`;
  }
}

/** What the bindings say beside a verdict that rests on the pushes; empty where they say nothing. */
export function besideBindings({ binding }: Row): string[] {
  if (binding?.finding.code !== 'as-pushed') return [];
  const { resources, hindrance, isUnused } = binding.finding;
  if (isUnused) return ['SCM knows no resource that uses it'];
  if (hindrance === null || resources.length === 0) return [];
  return [
    `SCM says that ${resourceList(resources)} ${use(resources)} it, ${hindranceWords(hindrance, binding.replaced)}`
  ];
}

/** What to do about a replaced certificate that is, or may be, still in use. */
export function replacedRemedy(reason: ReplacedInUseReason | ReplacedUnknownReason, what: string): string {
  if (reason.code === 'replaced-in-use') {
    return `Deploy ${what} to ${resourceList(reason.resources)} in SCM, or select it there, in place of the old one.`;
  }
  return `Look at the service whether ${listed(certIdsOf(reason.gaps))} is still in use; with bindings: off this is not asked.`;
}

/** What a push verdict's remedy may add: what SCM says may be enough. */
export function acceptRemedy({ binding }: Row): string {
  const isChecked = binding?.finding.code === 'as-pushed' && binding.finding.hindrance === 'check';
  return isChecked ? ' If it is enough that SCM says it is in use, set bindings: accept.' : '';
}

/** What the worst verdict of a run says where its rows rest on bindings; null where bindings say nothing of it. */
export function bindingMeaning(result: Verdict, rows: readonly Row[]): string | null {
  const codes = rows.map(({ reason }) => lastingReason(reason).code);
  if (result === 'fresh' && codes.includes('in-use')) {
    return 'every required service has a push since the renewal, or uses the certificate by what SCM says';
  }
  if (!codes.includes('replaced-in-use') || (result !== 'stale' && result !== 'pending')) return null;
  const isAll = codes.every((code) => code === 'replaced-in-use');
  const use = 'a required service still uses a certificate that was replaced';
  if (result === 'pending')
    return isAll ? `${use}, within grace-period` : `a push is still due, or ${use}, within grace-period`;
  return isAll
    ? use
    : `a required service has no push since the renewal, or still uses a certificate that was replaced`;
}
