import type { Certificate } from '../certificate/certificate.ts';
import { possibleReplacements } from '../renewal/findings.ts';
import type { Inventory } from '../renewal/inventory.ts';
import { dated, type Knowledge } from '../renewal/knowledge.ts';
import { findUnlisted, type ListedSubjects, type UnlistedCertificate } from '../renewal/unlisted.ts';
import type { Scm } from '../scm/client.ts';
import { withListWayOut } from '../scm/errors.ts';
import { failed, known, sourceOf, valueOr, type Source } from '../source.ts';
import { doubtIn, type CertificateEvidence } from './evidence.ts';
import { replacedQuestion } from './replaced.ts';

/** Where to look, and what was seen of the account. */
export interface UnlistedSearch {
  readonly scm: Pick<Scm, 'detail'>;
  readonly inventory: Inventory;
  readonly offsetMinutes: number;
  readonly nowMs: number;
}

/** What was found in the account beside what is judged. */
export interface UnlistedFindings {
  readonly certificates: readonly UnlistedCertificate[];
  /** Whether the list was cut, so that there may be more. */
  readonly isListCut: boolean;
}

/** Between these the run could not decide: each may be what an entry is about. */
function candidateIds(evidence: CertificateEvidence): readonly string[] {
  const doubt = doubtIn(evidence);
  return doubt?.code === 'domain-tie' ? doubt.candidateIds : possibleReplacements(doubt);
}

function idsOf(evidence: CertificateEvidence): string[] {
  const { requestedId, certId, duplicates, renewals } = evidence;
  return [
    ...[requestedId, certId].flatMap((id) => id ?? []),
    ...duplicates.map(({ id }) => id),
    ...(valueOr(renewals, null)?.formerIds ?? []),
    ...candidateIds(evidence)
  ];
}

/** If nothing was chosen for a domain, the entry may be about each certificate that has it. */
function idsNamed({ certId, requestedDomain }: CertificateEvidence, { inventory }: Knowledge): Iterable<string> {
  return certId === null && requestedDomain !== null ? inventory.idsCovering(requestedDomain) : [];
}

function subjectsOf(certificates: readonly CertificateEvidence[], knowledge: Knowledge): ListedSubjects {
  const judged = certificates.flatMap((evidence) => {
    const certificate = valueOr(evidence.detail, null);
    return certificate === null ? [] : [{ evidence, certificate }];
  });
  const contents = judged.flatMap(({ evidence, certificate }) => [certificate, ...evidence.duplicates]);
  return {
    ids: new Set(certificates.flatMap((evidence) => [...idsOf(evidence), ...idsNamed(evidence, knowledge)])),
    judged: judged.map(({ evidence, certificate }) => replacedQuestion(evidence, certificate, knowledge)),
    outlines: contents.map((one) => dated(one, Math.max, knowledge)),
    fingerprints: new Set(contents.flatMap(({ fingerprint }) => fingerprint ?? []))
  };
}

/** Not what helps a certificate that is followed: the list is read whatever follow-renewals says. */
const WAY_OUT = 'set unlisted: ignore in the policy';

/**
 * Finds the certificates in service that no entry is about, reading the list until its rows have expired. Asks for
 * details only where a row leaves open whether it is one of theirs. Fails only where the list cannot be had.
 */
export async function collectUnlisted(
  certificates: readonly CertificateEvidence[],
  { scm, inventory, offsetMinutes, nowMs }: UnlistedSearch
): Promise<Source<UnlistedFindings>> {
  const list = await sourceOf(inventory.readUntil(nowMs, []));
  if (list.state === 'failed') return failed(withListWayOut(list.error, WAY_OUT));
  const details = new Map<string, Source<Certificate>>();
  const knowledge = { inventory, details, offsetMinutes, nowMs };
  const subjects = subjectsOf(certificates, knowledge);
  for (;;) {
    const step = findUnlisted(subjects, knowledge);
    if (step.state === 'known') return known({ certificates: step.unlisted, isListCut: inventory.isCut });
    await Promise.all([...step.ids].map(async (id) => details.set(id, await sourceOf(scm.detail(id)))));
  }
}
