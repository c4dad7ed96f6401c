import type { Certificate } from '../certificate/certificate.ts';
import { dated, keywordOf, type Knowledge } from '../renewal/knowledge.ts';
import type { ReplacedQuestion } from '../renewal/replaced.ts';
import { valueOr } from '../source.ts';
import type { CertificateEvidence } from './evidence.ts';

/** The question what the judged certificate replaced, out of the evidence about it. */
export function replacedQuestion(
  { duplicates, renewals }: CertificateEvidence,
  judged: Certificate,
  knowledge: Knowledge
): ReplacedQuestion {
  return {
    judged,
    // If its rows contradict each other, the latest expiry hides nothing that it replaced.
    expiresAtMs: dated(judged, Math.max, knowledge).expiresAtMs,
    duplicateIds: duplicates.map(({ id }) => id),
    formerIds: valueOr(renewals, null)?.formerIds ?? [],
    keyword: keywordOf(judged)
  };
}
