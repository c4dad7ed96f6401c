import type { Row } from '../judgement/assess.ts';
import type { ServedAddress } from '../judgement/live.ts';
import { formatInstant } from '../time.ts';
import { factsOf, handshakeWords } from './hosts.ts';

/** What one address of a host served, in the `report` output; docs/report.md describes it. */
export interface ReportedAddress {
  /** `IP:PORT`, or `[IP]:PORT`. */
  address: string;
  /** Lower-case hex. */
  fingerprint: string | null;
  certId: string | null;
  notBefore: string | null;
  notAfter: string | null;
  error: string | null;
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms);
}

function reportedServed({ address, fingerprint, certId, certificate }: ServedAddress): ReportedAddress {
  const { notBeforeMs, notAfterMs } = certificate;
  const validity = { notBefore: instantOrNull(notBeforeMs), notAfter: instantOrNull(notAfterMs) };
  return { address, fingerprint, certId, ...validity, error: null };
}

/** The addresses of a row's host; null for a service, and where none was asked. */
export function reportedLive(row: Row): ReportedAddress[] | null {
  const facts = row.kind === 'host' ? factsOf(row.finding) : null;
  if (facts === null) return null;
  const nothing = { fingerprint: null, certId: null, notBefore: null, notAfter: null };
  return [
    ...facts.served.map(reportedServed),
    ...facts.silent.map(({ address, failure }) => ({ address, ...nothing, error: handshakeWords(failure) }))
  ];
}
