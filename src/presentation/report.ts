import type { RenewalSource } from '../certificate/certificate.ts';
import { isFull } from '../certificate/push-history.ts';
import type { Requirement } from '../certificate/requirement.ts';
import type { Row } from '../judgement/assess.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { VERDICTS, type Verdict } from '../judgement/verdict.ts';
import { valueOr } from '../source.ts';
import { formatInstant, SECOND_MS } from '../time.ts';
import type { WordedCertificate, WordedOutcome, WordedRow } from './rows.ts';

/** Largest `report` output in bytes. */
export const MAX_REPORT_BYTES = 900_000;

interface ReportedService {
  requirement: string;
  verdict: Verdict;
  pushedAt: string | null;
  pushedService: string | null;
  pushedProject: string | null;
  lagSeconds: number | null;
  /** Undefined, so not in the JSON, where the report would be too large. */
  reason: string | undefined;
}

interface ReportedCertificate {
  certId: string | null;
  requestedCertId: string | null;
  requestedDomain: string | null;
  name: string | null;
  domain: string | null;
  status: string | null;
  renewedAt: string | null;
  renewedAtSource: RenewalSource | 'none';
  expiresAt: string | null;
  result: Verdict;
  historyRecords: number;
  historyFull: boolean;
  error: { code: string; message: string; hint: string } | null;
  services: ReportedService[];
}

/** The `report` output. Its shape is a contract; docs/report.md describes it. */
export interface Report {
  schemaVersion: 1;
  result: Verdict;
  checkedAt: string;
  /** Present where reasons were left out. */
  truncated?: true;
  certificates: ReportedCertificate[];
}

function instantOrNull(ms: number | null = null): string | null {
  return ms === null ? null : formatInstant(ms);
}

/** Renewal minus newest push in whole seconds, where that is why the verdict is what it is. */
function lagSeconds({ reason }: Row): number | null {
  return reason.code === 'outdated-push' ? Math.floor(reason.lagMs / SECOND_MS) : null;
}

function reportedService({ row, requirement, reason }: WordedRow): ReportedService {
  return {
    requirement,
    verdict: row.verdict,
    pushedAt: instantOrNull(row.newest?.atMs),
    pushedService: row.newest?.service ?? null,
    pushedProject: row.newest?.project ?? null,
    lagSeconds: lagSeconds(row),
    reason
  };
}

function reportedCertificate({ assessment, rows }: WordedCertificate): ReportedCertificate {
  const { evidence, renewal, error } = assessment;
  const certificate = valueOr(evidence.detail, null);
  const histories = valueOr(evidence.pushes, []);
  return {
    certId: evidence.certId,
    requestedCertId: evidence.requestedId,
    requestedDomain: evidence.requestedDomain,
    name: certificate?.name ?? null,
    domain: certificate?.domain ?? null,
    status: certificate?.status ?? null,
    renewedAt: instantOrNull(renewal?.atMs),
    renewedAtSource: renewal?.source ?? 'none',
    expiresAt: instantOrNull(assessment.expiresAtMs),
    result: assessment.result,
    historyRecords: histories.flat().length,
    historyFull: histories.some(isFull),
    error: error && { code: error.code, message: error.message, hint: error.hint },
    services: rows.map(reportedService)
  };
}

/** The whole report of a run. */
export function buildReport({ outcome, entries }: WordedOutcome): Report {
  return {
    schemaVersion: 1,
    result: outcome.result,
    checkedAt: formatInstant(outcome.checkedAtMs),
    certificates: entries.map(reportedCertificate)
  };
}

function withoutReasons(report: Report, isDropped: (verdict: Verdict) => boolean): Report {
  const certificates = report.certificates.map((certificate) => ({
    ...certificate,
    services: certificate.services.map((service) =>
      isDropped(service.verdict) ? { ...service, reason: undefined } : service
    )
  }));
  return { ...report, truncated: true, certificates };
}

/** The report as JSON of at most `maxBytes` if leaving out reasons can do it, those of healthy rows first. */
export function reportJson(report: Report, maxBytes: number): string {
  const json = JSON.stringify(report);
  if (Buffer.byteLength(json) <= maxBytes) return json;
  const shorter = JSON.stringify(withoutReasons(report, (verdict) => verdict === 'fresh' || verdict === 'pending'));
  return Buffer.byteLength(shorter) <= maxBytes ? shorter : JSON.stringify(withoutReasons(report, () => true));
}

/** The outputs that are read off the assessments, by name; action.yml describes them. */
export function outputsOf(outcome: Outcome, requirements: readonly Requirement[]): Record<string, string> {
  const outputs: Record<string, string> = { result: outcome.result };
  const required = requirements.map(({ text }) => text);
  const rows = outcome.certificates.flatMap((assessment) => assessment.rows);
  for (const verdict of VERDICTS) {
    const held = new Set(rows.filter((row) => row.verdict === verdict).map(({ requirement }) => requirement.text));
    outputs[`${verdict}-services`] = required.filter((text) => held.has(text)).join(',');
  }
  const renewals = outcome.certificates.flatMap(({ renewal }) => renewal?.atMs ?? []);
  const expiries = outcome.certificates.flatMap(({ expiresAtMs }) => expiresAtMs ?? []);
  outputs['renewed-at'] = renewals.length === 0 ? '' : formatInstant(Math.max(...renewals));
  outputs['expires-at'] = expiries.length === 0 ? '' : formatInstant(Math.min(...expiries));
  return outputs;
}
