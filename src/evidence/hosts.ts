import { earliestRenewal, type Certificate } from '../certificate/certificate.ts';
import { certificatesFor, type HostCandidate, type HostRequirement } from '../certificate/host.ts';
import { hostsIn } from '../certificate/required.ts';
import { incomparableReason } from '../certificate/served.ts';
import { entryFinder, type Entry } from '../config/entries.ts';
import type { Settings } from '../config/inputs.ts';
import { ActionError } from '../errors.ts';
import { closestNames } from '../renewal/closest-names.ts';
import { possibleReplacements } from '../renewal/findings.ts';
import { valueOr } from '../source.ts';
import { counted, listed, quoted } from '../text.ts';
import type { Bounds } from './attempt.ts';
import type { Collected } from './collect.ts';
import { doubtIn, subjectOf, type CertificateEvidence, type HostEvidence } from './evidence.ts';
import type { LiveObserver } from './live-tls.ts';

/** Certificates, and hosts that one of them must serve. */
export interface HostGroup {
  readonly hosts: readonly HostRequirement[];
  readonly members: readonly CertificateEvidence[];
}

/** A required host that no certificate covers. */
export interface UncoveredHost {
  readonly requirement: HostRequirement;
  /** HOST_NOT_COVERED. */
  readonly error: ActionError;
}

type HostSettings = Pick<Settings, 'entries' | 'policy' | 'offsetMinutes' | 'requestTimeoutMs'>;

/** Which certificates must be served by which hosts. */
export interface Assignment {
  readonly hostsOf: ReadonlyMap<CertificateEvidence, readonly HostRequirement[]>;
  readonly uncovered: readonly UncoveredHost[];
}

/** What hosts are judged on, beside the evidence of the certificates. */
interface HostSearch extends Pick<Collected, 'details'> {
  readonly observer: LiveObserver;
}

/** The certificates with what the hosts serve, and the hosts that none of them covers. */
export interface HostsAdded extends Pick<Collected, 'certificates'>, Pick<Assignment, 'uncovered'> {}

/** The hosts of the inputs concern all certificates of the run, those of a policy the certificates of their entry. */
export function hostGroups(
  certificates: readonly CertificateEvidence[],
  entries: readonly Entry[],
  hasPolicy: boolean
): HostGroup[] {
  const [first] = entries;
  if (!hasPolicy) return first === undefined ? [] : [{ hosts: hostsIn(first.requirements), members: certificates }];
  const entryFor = entryFinder(entries);
  const membersOf = Map.groupBy(certificates, entryFor);
  return entries.map((entry) => ({ hosts: hostsIn(entry.requirements), members: membersOf.get(entry) ?? [] }));
}

/** What a certificate offers to a host, by SCM's own times; nothing where its detail is not known. */
function candidateOf({ certId, detail, duplicates }: CertificateEvidence, offsetMinutes: number): HostCandidate[] {
  if (certId === null || detail.state !== 'known') return [];
  const { names, keyFamily } = detail.value;
  const renewedAtMs = earliestRenewal([detail.value, ...duplicates], offsetMinutes)?.atMs ?? null;
  return [{ certId, names, keyFamily, renewedAtMs }];
}

function uncoveredHost(requirement: HostRequirement, members: readonly CertificateEvidence[]): UncoveredHost {
  const names = members.flatMap(({ detail }) => valueOr(detail, null)?.names ?? []);
  const near = closestNames(requirement.host, new Set(names));
  const meant = near.length === 0 ? '' : `; did you mean ${listed(near.map(quoted))}?`;
  const subjects = [...new Set(members.map(subjectOf))];
  const asked = `${counted(subjects.length, 'certificate')} that it is required of (${listed(subjects)})`;
  return {
    requirement,
    error: new ActionError(
      'HOST_NOT_COVERED',
      `${requirement.text} is covered by none of the names of the ${asked}${meant}`,
      'Correct the host, leave it out, or name its certificate in cert-id or domains, or in the entry of the policy file.'
    )
  };
}

/**
 * Whether a host may be a certificate's that is not known: nothing decided which one is in service for its domain. Of
 * a group about that domain alone any host may be, else those that none of the known certificates covers.
 */
function mayBeHostOf({ detail, requestedDomain }: CertificateEvidence, isChosen: boolean, group: HostGroup): boolean {
  if (detail.state !== 'not-asked') return false;
  return !isChosen || group.members.every((one) => one.requestedDomain === requestedDomain);
}

/**
 * Which certificates each host is judged for. A host is not uncovered while a detail that could cover it is missing;
 * where it is not known which certificate that would be, the host is in the same doubt, so that no waiver of another
 * requirement lets it pass unseen.
 */
export function assignHosts(groups: readonly HostGroup[], offsetMinutes: number): Assignment {
  const hostsOf = new Map<CertificateEvidence, HostRequirement[]>();
  const uncovered = new Map<string, { host: HostRequirement; members: readonly CertificateEvidence[] }>();
  for (const group of groups) {
    const { hosts, members } = group;
    const candidates = members.flatMap((one) => candidateOf(one, offsetMinutes));
    const distinct = [...new Map(candidates.map((candidate) => [candidate.certId, candidate])).values()];
    const isComplete = members.every(({ detail }) => detail.state === 'known');
    for (const host of hosts) {
      const chosen = new Set(certificatesFor(host.host, distinct).map(({ certId }) => certId));
      if (chosen.size === 0 && isComplete) {
        const before = uncovered.get(host.text)?.members ?? [];
        uncovered.set(host.text, { host, members: [...before, ...members] });
      }
      for (const member of members) {
        // One content under two IDs is one certificate, whichever of them was chosen.
        const ids = [member.certId, ...member.duplicates.map(({ id }) => id)];
        const isOwn = ids.some((id) => id !== null && chosen.has(id));
        if (!isOwn && !mayBeHostOf(member, chosen.size > 0, group)) continue;
        hostsOf.set(member, [...(hostsOf.get(member) ?? []), host]);
      }
    }
  }
  return { hostsOf, uncovered: [...uncovered.values()].map(({ host, members }) => uncoveredHost(host, members)) };
}

function fingerprintsOf(certificates: readonly Certificate[]): string[] {
  return certificates.flatMap(({ fingerprint }) => fingerprint ?? []);
}

/** The fingerprints of what a host of the certificate must serve, and the IDs by fingerprint, as they are told. */
export function comparedWith(
  evidence: CertificateEvidence,
  details: Collected['details']
): Pick<HostEvidence, 'fingerprints' | 'certIds'> {
  const { detail, duplicates } = evidence;
  const known = [...details.values()].flatMap((one) => valueOr(one, null) ?? []);
  const own = detail.state === 'known' ? [detail.value, ...duplicates] : [];
  const possibleIds = possibleReplacements(doubtIn(evidence));
  const possible = known.filter(({ id }) => possibleIds.includes(id));
  const idOf = ({ id, fingerprint }: Certificate): [string, string][] =>
    fingerprint === null ? [] : [[fingerprint, id]];
  return {
    fingerprints: new Set(fingerprintsOf(possibleIds.length > 0 ? possible : own)),
    // One content may have several IDs: the judged one is told, and those between which nothing decides.
    certIds: new Map([
      ...[...known, ...possible].flatMap(idOf),
      ...fingerprintsOf(own).map((fingerprint) => [fingerprint, subjectOf(evidence)] as const)
    ])
  };
}

async function observed(
  evidence: CertificateEvidence,
  hosts: readonly HostRequirement[],
  search: HostSearch
): Promise<CertificateEvidence> {
  if (hosts.length === 0) return evidence;
  const compared = comparedWith(evidence, search.details);
  const { fingerprints } = compared;
  const keyFamily = valueOr(evidence.detail, null)?.keyFamily ?? null;
  const isComparable = incomparableReason(keyFamily, fingerprints) === null;
  const observe = async (requirement: HostRequirement): Promise<HostEvidence> => {
    const question = { requirement, keyFamily, fingerprints };
    return { requirement, live: isComparable ? await search.observer.observe(question) : null, ...compared };
  };
  return { ...evidence, hosts: await Promise.all(hosts.map(observe)) };
}

/**
 * Adds to the evidence what the required hosts serve, in the same order. Never rejects: what fails is in the evidence.
 * Without hosts nothing that asks them is loaded.
 */
export async function addHosts(
  { certificates, details }: Pick<Collected, 'certificates' | 'details'>,
  { entries, policy, offsetMinutes, requestTimeoutMs }: HostSettings,
  { limit, signal }: Omit<Bounds, 'requestTimeoutMs'>
): Promise<HostsAdded> {
  const { hostsOf, uncovered } = assignHosts(hostGroups(certificates, entries, policy !== null), offsetMinutes);
  if (hostsOf.size === 0) return { certificates, uncovered };
  const { createDnsResolver, createLiveObserver } = await import(/* webpackChunkName: "hosts" */ './live-tls.ts');
  const observer = createLiveObserver({ limit, signal, requestTimeoutMs, createResolver: createDnsResolver });
  const search = { observer, details };
  const added = certificates.map((evidence) => observed(evidence, hostsOf.get(evidence) ?? [], search));
  return { certificates: await Promise.all(added), uncovered };
}
