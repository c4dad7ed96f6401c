import { bindingsFor, type Bindings } from '../certificate/binding.ts';
import { expiryOf, type Renewal } from '../certificate/certificate.ts';
import type { PushRecord } from '../certificate/push-history.ts';
import type { HostRequirement } from '../certificate/host.ts';
import { servicesIn, type AnyRequirement } from '../certificate/required.ts';
import type { Requirement } from '../certificate/requirement.ts';
import type { ActionError } from '../errors.ts';
import { subjectOf, type CertificateEvidence } from '../evidence/evidence.ts';
import type { ReplacedCertificate } from '../renewal/findings.ts';
import { failureIn, valueOr } from '../source.ts';
import { contentChange, type BindingFinding, type BindingTerms } from './binding-verdict.ts';
import { decide, type Decision, type Standing } from './decide.ts';
import { decideHost } from './host-verdict.ts';
import type { LiveFinding } from './live.ts';
import { newestPush, type PushEvidence } from './push-verdict.ts';
import { verdictOf, type HostReason, type Reason, type ServiceReason } from './reason.ts';
import { renewalIn, standingOf, type Policy } from './standing.ts';
import { worst, type Verdict } from './verdict.ts';
import { countedVerdict, type Waiver } from './waiver.ts';

const UTC_OFFSET_MINUTES = 0;
const CHINA_OFFSET_MINUTES = 480;

/** Which resources a requirement is about, as far as SCM tells, and what they made of the verdict. */
export interface RowBinding {
  /** Those that use the judged certificate. */
  readonly current: Bindings;
  /** Those that still use one that it replaced. */
  readonly replaced: Bindings;
  readonly finding: BindingFinding;
}

/** What every judged requirement has. */
interface JudgedRow {
  readonly requirement: AnyRequirement;
  readonly verdict: Verdict;
  /** What the row counts as in results, counts, outputs and the exit: `pending` where a waiver excuses the verdict. */
  readonly counted: Verdict;
  /** The waiver of the requirement, whether it is in force or over. */
  readonly waiver: Waiver | null;
  readonly reason: Reason;
}

/** A service that must have received a certificate, judged. */
export interface ServiceRow extends JudgedRow {
  readonly kind: 'service';
  readonly requirement: Requirement;
  readonly reason: ServiceReason;
  /** The newest push that answers the requirement, whatever the verdict rests on. */
  readonly newest: PushRecord | null;
  /** Null where nobody asked what uses the certificate, or where that does not count. */
  readonly binding: RowBinding | null;
  /** The verdicts that the two likely zones would give, where they differ. */
  readonly zoneVerdicts: { readonly utc: Verdict; readonly china: Verdict } | null;
}

/** A host that must serve a certificate, judged. */
export interface HostRow extends JudgedRow {
  readonly kind: 'host';
  readonly requirement: HostRequirement;
  readonly reason: HostReason;
  /** What the host says, whatever the verdict rests on. */
  readonly finding: LiveFinding;
  readonly newest: null;
  readonly binding: null;
  readonly zoneVerdicts: null;
}

/** One requirement of a certificate, judged. */
export type Row = ServiceRow | HostRow;

/** What the run says about one certificate that was asked for; of several that lead to one, what it says about that. */
export interface Assessment {
  readonly evidence: CertificateEvidence;
  readonly renewal: Renewal | null;
  readonly expiresAtMs: number | null;
  readonly error: ActionError | null;
  /** The certificates that the judged one replaced. */
  readonly replaced: readonly ReplacedCertificate[];
  /** Why their histories are not known; null where they are, or where there are none. */
  readonly replacedPushesError: ActionError | null;
  readonly result: Verdict;
  /**
   * One per requirement, a host only where the certificate is the one that it must serve; in the order of the input
   * or, of several entries, in which they are first required.
   */
  readonly rows: readonly Row[];
}

function pushEvidenceIn(evidence: CertificateEvidence, isNeeded: boolean): PushEvidence {
  const { pushes, renewals } = evidence;
  if (pushes.state === 'not-asked' && isNeeded)
    throw new Error(`${subjectOf(evidence)} is judged without its push history`);
  const replacedPushes = renewals.state === 'known' ? valueOr(renewals.value.replacedPushes, []) : [];
  return { histories: valueOr(pushes, []), replacedHistories: replacedPushes };
}

/** The result where nothing is required of a certificate but hosts that are to serve others. */
function rowlessResult(requirements: readonly AnyRequirement[], error: ActionError | null): Verdict {
  return error === null && requirements.length > 0 ? 'unknown' : 'error';
}

function judged<Why extends Reason>(
  requirement: AnyRequirement,
  reason: Why,
  { waivers, nowMs }: Policy
): Pick<Row, 'verdict' | 'counted' | 'waiver'> & { readonly reason: Why } {
  const verdict = verdictOf(reason);
  const waiver = waivers.find((one) => one.requirement === requirement.text) ?? null;
  return { reason, verdict, counted: countedVerdict(verdict, waiver, nowMs), waiver };
}

/** How the bindings count, where they were asked for. */
function bindingTermsIn(evidence: CertificateEvidence, standing: Standing, policy: Policy): BindingTerms | null {
  const bindings = valueOr(evidence.bindings, null);
  if (bindings === null || policy.bindings === 'off') return null;
  const { renewedAtMs: inputMs, offsetMinutes, bindings: mode } = policy;
  const renewedAtMs = standing.state === 'renewed' ? standing.renewedAtMs : Infinity;
  return { mode, evidence: bindings, change: contentChange(evidence, inputMs, renewedAtMs, offsetMinutes) };
}

interface Decider {
  readonly standing: Standing;
  readonly decide: (requirement: Requirement) => Decision;
}

/** Decides on what is known about a certificate, its times read in the zone of the policy. */
function decider(evidence: CertificateEvidence, pushes: PushEvidence, policy: Policy): Decider {
  const standing = standingOf(evidence, policy);
  const bindings = bindingTermsIn(evidence, standing, policy);
  return { standing, decide: (requirement) => decide(requirement, standing, { pushes, bindings }, policy) };
}

function rowBinding(requirement: Requirement, evidence: CertificateEvidence, { finding }: Decision): RowBinding | null {
  const bindings = valueOr(evidence.bindings, null);
  if (bindings === null || finding === null) return null;
  const of = (all: Bindings): Bindings => bindingsFor(requirement, all);
  return { current: of(bindings.current), replaced: of(bindings.replaced), finding };
}

/** Judges every requirement on what is known about one certificate. Pure. */
export function assess(evidence: CertificateEvidence, policy: Policy): Assessment {
  const pushes = pushEvidenceIn(evidence, servicesIn(policy.requirements).length > 0);
  const { standing, decide: decideRow } = decider(evidence, pushes, policy);
  const inUtc = decider(evidence, pushes, { ...policy, offsetMinutes: UTC_OFFSET_MINUTES });
  const inChina = decider(evidence, pushes, { ...policy, offsetMinutes: CHINA_OFFSET_MINUTES });
  const renewal = renewalIn(evidence, policy);
  const serviceRow = (requirement: Requirement): ServiceRow => {
    const decision = decideRow(requirement);
    const [utc, china] = [verdictOf(inUtc.decide(requirement).reason), verdictOf(inChina.decide(requirement).reason)];
    return {
      kind: 'service',
      requirement,
      ...judged(requirement, decision.reason, policy),
      newest: newestPush(requirement, pushes),
      binding: rowBinding(requirement, evidence, decision),
      zoneVerdicts: utc === china ? null : { utc, china }
    };
  };
  const hostRow = (requirement: HostRequirement): HostRow[] => {
    const decision = decideHost(requirement, evidence, standing, renewal?.atMs ?? null, policy);
    if (decision === null) return [];
    const { reason, finding } = decision;
    const shared = { kind: 'host', requirement, newest: null, binding: null, zoneVerdicts: null } as const;
    return [{ ...shared, ...judged(requirement, reason, policy), finding }];
  };
  const rows = policy.requirements.flatMap((one): Row[] => (one.kind === 'host' ? hostRow(one) : [serviceRow(one)]));
  const error = standing.state === 'settled' && standing.reason.code === 'failed' ? standing.reason.error : null;
  const findings = valueOr(evidence.renewals, null);
  return {
    evidence,
    renewal,
    expiresAtMs: evidence.detail.state === 'known' ? expiryOf(evidence.detail.value, policy.offsetMinutes) : null,
    error,
    replaced: findings?.replaced ?? [],
    replacedPushesError: findings && failureIn([findings.replacedPushes]),
    result: rows.length === 0 ? rowlessResult(policy.requirements, error) : worst(rows.map(({ counted }) => counted)),
    rows
  };
}
