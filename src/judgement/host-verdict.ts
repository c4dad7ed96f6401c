import type { HostRequirement } from '../certificate/host.ts';
import type { CertificateEvidence } from '../evidence/evidence.ts';
import { valueOr } from '../source.ts';
import type { Clock, Standing } from './decide.ts';
import { judgeLive, type LiveFinding } from './live.ts';
import type { HostReason } from './reason.ts';

/** What is known of a host and why its row has its verdict; null where the host is none of the certificate's. */
export interface HostDecision {
  readonly finding: LiveFinding;
  readonly reason: HostReason;
}

function staleReason(
  finding: Extract<LiveFinding, { verdict: 'stale' }>,
  renewedAtMs: number | null,
  { graceMs, nowMs }: Clock
): HostReason {
  if (renewedAtMs === null || graceMs === 0 || nowMs >= renewedAtMs + graceMs) return { code: 'live-stale', finding };
  return { code: 'live-due', renewedAtMs, dueMs: renewedAtMs + graceMs, finding };
}

/**
 * Decides one host, the first reason that applies in the order of the specification: what holds of the certificate,
 * then what the host serves, and grace for what is stale. Without a renewal time there is no grace. Pure.
 */
export function decideHost(
  { text }: HostRequirement,
  evidence: CertificateEvidence,
  standing: Standing,
  renewedAtMs: number | null,
  clock: Clock
): HostDecision | null {
  const host = evidence.hosts.find(({ requirement }) => requirement.text === text);
  if (host === undefined) return null;
  const { live, fingerprints, certIds } = host;
  const keyFamily = valueOr(evidence.detail, null)?.keyFamily ?? null;
  const finding = judgeLive(live, { keyFamily, fingerprints, certIds });
  const settled = standing.state === 'settled' && standing.reason.code !== 'no-renewal-time' ? standing.reason : null;
  if (settled !== null && settled.code !== 'renewals-unknown') return { finding, reason: settled };
  if (finding.verdict === 'stale') {
    const reason = staleReason(finding, renewedAtMs, clock);
    // If it is not known which certificate is in service, grace would let pass what may never be served.
    if (settled !== null && reason.code === 'live-due') return { finding, reason: settled };
    return { finding, reason };
  }
  if (settled !== null) return { finding, reason: settled };
  return finding.verdict === 'fresh'
    ? { finding, reason: { code: 'live-fresh', finding } }
    : { finding, reason: { code: 'live-unknown', finding } };
}
