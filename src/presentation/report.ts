import type { RenewalSource } from '../certificate/certificate.ts';
import { isFull } from '../certificate/push-history.ts';
import type { AnyRequirement } from '../certificate/required.ts';
import type { Row } from '../judgement/assess.ts';
import { isPlausible } from '../judgement/standing.ts';
import { VERDICTS, worstFirst, type Verdict } from '../judgement/verdict.ts';
import { valueOr } from '../source.ts';
import { plain } from '../text.ts';
import { formatInstant, SECOND_MS } from '../time.ts';
import { reportedBindings, type ReportedBindings } from './binding-report.ts';
import { evidenceKind, type EvidenceKind } from './evidence.ts';
import { reportedLive, type ReportedAddress } from './live-report.ts';
import type { WordedCertificate, WordedOutcome, WordedRow } from './rows.ts';
import { reportedUnlisted, unlistedIn, type ReportedUnlisted } from './unlisted.ts';
import { excuseOf } from './waivers.ts';

/** Largest `report` output in bytes. */
export const MAX_REPORT_BYTES = 900_000;

/** Unlisted certificates that a report keeps which is too large. */
const MAX_UNLISTED_KEPT = 1_000;

/** Longest reason of a waiver in the report, in code points. */
const MAX_WAIVER_REASON = 1_000;

interface ReportedService {
  requirement: string;
  verdict: Verdict;
  pushedAt: string | null;
  pushedService: string | null;
  pushedProject: string | null;
  lagSeconds: number | null;
  /** Undefined, so not in the JSON, where the report would be too large. */
  reason: string | undefined;
  evidence: EvidenceKind;
  /** What uses it, and what the addresses of a host served. Undefined, so not in the JSON, where that is too large. */
  bindings: ReportedBindings | null | undefined;
  live: ReportedAddress[] | null | undefined;
  /** The waiver that excuses the verdict, so that it counts as pending. */
  waiver: { until: string; reason: string } | null;
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
  /** Null where the history was not asked for. */
  historyRecords: number | null;
  historyFull: boolean | null;
  error: { code: string; message: string; hint: string } | null;
  services: ReportedService[];
}

/** The `report` output. Its shape is a contract; docs/report.md describes it. */
export interface Report {
  schemaVersion: 1;
  result: Verdict;
  checkedAt: string;
  /** Present where something was left out for size. */
  truncated?: true;
  certificates: ReportedCertificate[];
  /** Required hosts that no certificate covers. */
  uncoveredHosts: string[];
  unlisted: ReportedUnlisted[];
}

function instantOrNull(ms: number | null = null): string | null {
  return ms === null ? null : formatInstant(ms);
}

/** Renewal minus newest push in whole seconds, where a row is stale and that push is older. */
function lagSeconds({ reason }: Row): number | null {
  const push = reason.code === 'replaced-in-use' ? reason.push : reason;
  return push?.code === 'outdated-push' ? Math.floor(push.lagMs / SECOND_MS) : null;
}

function reportedService({ row, requirement, reason }: WordedRow): ReportedService {
  const waiver = excuseOf(row);
  return {
    requirement,
    verdict: row.verdict,
    pushedAt: instantOrNull(row.newest?.atMs),
    pushedService: row.newest?.service ?? null,
    pushedProject: row.newest?.project ?? null,
    lagSeconds: lagSeconds(row),
    reason,
    evidence: evidenceKind(row),
    bindings: reportedBindings(row),
    live: reportedLive(row),
    waiver: waiver && { until: waiver.untilText, reason: plain(waiver.reason, MAX_WAIVER_REASON) }
  };
}

function reportedCertificate({ assessment, rows }: WordedCertificate): ReportedCertificate {
  const { evidence, renewal, error } = assessment;
  const certificate = valueOr(evidence.detail, null);
  const histories = valueOr(evidence.pushes, []);
  const isAsked = evidence.pushes.state !== 'not-asked';
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
    historyRecords: isAsked ? histories.flat().length : null,
    historyFull: isAsked ? histories.some(isFull) : null,
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
    certificates: entries.map(reportedCertificate),
    uncoveredHosts: outcome.uncovered.map(({ requirement }) => requirement.text),
    unlisted: reportedUnlisted(outcome)
  };
}

function isPassing({ verdict }: ReportedService): boolean {
  return verdict === 'fresh' || verdict === 'pending';
}

/** The report with every service changed, which it says. */
function truncated(report: Report, change: (service: ReportedService) => ReportedService): Report {
  const certificates = report.certificates.map((certificate) => ({
    ...certificate,
    services: certificate.services.map(change)
  }));
  return { ...report, truncated: true, certificates };
}

function withoutReason(service: ReportedService): ReportedService {
  return { ...service, reason: undefined };
}

/** Without what there is of evidence beside the pushes. */
function withoutOtherEvidence(service: ReportedService): ReportedService {
  return { ...service, bindings: undefined, live: undefined };
}

function bytesOf(json: string): number {
  return Buffer.byteLength(json);
}

/** Makes the JSON of a report or of a part of it. */
type ToJson = (value: unknown) => string;

/** Without the best rows; a certificate of which no row is left goes with its last one. */
function withoutBestRows(report: Report, maxBytes: number, toJson: ToJson): Report {
  let excess = bytesOf(toJson(report)) - maxBytes;
  const rows = report.certificates
    .flatMap((certificate) => certificate.services.map((service) => ({ certificate, service })))
    .toSorted((one, other) => worstFirst(other.service.verdict, one.service.verdict));
  const leftOf = new Map(report.certificates.map((certificate) => [certificate, new Set(certificate.services)]));
  for (const { certificate, service } of rows) {
    if (excess <= 0) break;
    const left = leftOf.get(certificate);
    left?.delete(service);
    // With each item goes the comma beside it, except with the last of its list.
    excess -= bytesOf(toJson(service)) + (left?.size === 0 ? 0 : 1);
    if (left?.size === 0) excess -= bytesOf(toJson({ ...certificate, services: [] })) + 1;
  }
  const certificates = report.certificates.flatMap((certificate) => {
    const services = [...(leftOf.get(certificate) ?? [])];
    const isGone = services.length === 0 && certificate.services.length > 0;
    return isGone ? [] : [{ ...certificate, services }];
  });
  return { ...report, certificates };
}

/**
 * The report as JSON of at most `maxBytes`: above that, the reasons of rows that pass are left out, then those of the
 * others, then what uses the certificates and what hosts serve, then most of what is unlisted, then whole rows, the
 * best first, and the report says so.
 */
export function reportJson(report: Report, maxBytes: number, toJson: ToJson): string {
  const steps: ((one: Report) => Report)[] = [
    (one) => one,
    (one) => truncated(one, (service) => (isPassing(service) ? withoutReason(service) : service)),
    (one) => truncated(one, withoutReason),
    (one) => truncated(one, withoutOtherEvidence),
    (one) => ({ ...one, unlisted: one.unlisted.slice(0, MAX_UNLISTED_KEPT) })
  ];
  let shorter = report;
  for (const step of steps) {
    shorter = step(shorter);
    const json = toJson(shorter);
    if (bytesOf(json) <= maxBytes) return json;
  }
  return toJson(withoutBestRows(shorter, maxBytes, toJson));
}

/** The outputs that are read off the assessments, by name; action.yml describes them. */
export function outputsOf(
  { outcome, certificates }: WordedOutcome,
  requirements: readonly AnyRequirement[]
): Record<string, string> {
  const outputs: Record<string, string> = { result: outcome.result };
  const required = requirements.map(({ text }) => text);
  const rows = outcome.certificates.flatMap((assessment) => assessment.rows);
  for (const verdict of VERDICTS) {
    const ofRows = rows.filter((row) => row.counted === verdict).map(({ requirement }) => requirement.text);
    const uncovered = verdict === 'error' ? outcome.uncovered.map(({ requirement }) => requirement.text) : [];
    const held = new Set([...ofRows, ...uncovered]);
    outputs[`${verdict}-services`] = required.filter((text) => held.has(text)).join(',');
  }
  const expiring = certificates.filter(({ expiringMs }) => expiringMs !== null);
  const renewals = outcome.certificates
    .flatMap(({ renewal }) => renewal?.atMs ?? [])
    .filter((atMs) => isPlausible(atMs, outcome.checkedAtMs));
  const expiries = outcome.certificates.flatMap(({ expiresAtMs }) => expiresAtMs ?? []);
  outputs['unlisted'] = unlistedIn(outcome)
    .map(({ id }) => id)
    .join(',');
  outputs['expiring'] = expiring.map(({ assessment }) => assessment.evidence.certId).join(',');
  outputs['renewed-at'] = renewals.length === 0 ? '' : formatInstant(Math.max(...renewals));
  outputs['expires-at'] = expiries.length === 0 ? '' : formatInstant(Math.min(...expiries));
  return outputs;
}
