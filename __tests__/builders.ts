// Complete things to judge. A test overrides the one field that it is about.
import { readFileSync } from 'node:fs';
import type { Certificate } from '../src/certificate/certificate.ts';
import type { PushHistory, PushRecord } from '../src/certificate/push-history.ts';
import { parseRequirements, type Requirement } from '../src/certificate/requirement.ts';
import { ActionError } from '../src/errors.ts';
import type { CertificateEvidence } from '../src/evidence/evidence.ts';
import { assess, type Assessment } from '../src/judgement/assess.ts';
import type { Clock } from '../src/judgement/decide.ts';
import { conclude, type Outcome, type Tolerance } from '../src/judgement/outcome.ts';
import type { Policy } from '../src/judgement/standing.ts';
import { wordOutcome, type WordedOutcome } from '../src/presentation/rows.ts';
import type { RenewalFindings } from '../src/renewal/findings.ts';
import { failed, known, NOT_ASKED } from '../src/source.ts';
import type { ScmTime } from '../src/time.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When the run takes place. */
export const NOW = Date.parse('2026-11-24T03:00:00Z');
/** When the certificate was renewed: half past five in the afternoon in China. */
export const RENEWED = Date.parse('2026-11-20T09:27:38Z');
export const CHINA_MINUTES = 480;

export const CERT_ID = 'scs1554192131150';
export const OTHER_CERT_ID = 'scs1590053258704';

/** What a clock on the wall of an unnamed zone shows. */
export function wallClock(text: string): ScmTime {
  return { ms: Date.parse(`${text.replace(' ', 'T')}Z`), zoned: false };
}

export function instant(text: string): ScmTime {
  return { ms: Date.parse(text), zoned: true };
}

export function aCertificate(over: Partial<Certificate> = {}): Certificate {
  return {
    id: CERT_ID,
    name: 'shop',
    domain: 'www.example.com',
    names: ['www.example.com'],
    status: 'ISSUED',
    keyFamily: 'RSA',
    fingerprint: '185d687de3f44f2249d0e0f084efccb56b7c2cbe',
    issueTime: wallClock('2026-11-20 17:27:38'),
    notBefore: wallClock('2026-11-20 16:27:38'),
    notAfter: wallClock('2027-06-08 16:27:38'),
    ...over
  };
}

/** A push to the CDN an hour after the renewal. */
export function aPush(over: Partial<PushRecord> = {}): PushRecord {
  return { atMs: RENEWED + HOUR, service: 'CDN', project: null, ...over };
}

/** A history of `count` pushes to a service that nobody requires, a minute apart, the oldest at `oldestMs`. */
export function aHistory(count: number, oldestMs: number, over: Partial<PushRecord> = {}): PushRecord[] {
  return Array.from({ length: count }, (_, index) =>
    aPush({ service: 'OTHER', project: 'cn-south-1', atMs: oldestMs + index * MINUTE, ...over })
  );
}

export function aRequirement(text = 'CDN'): Requirement {
  const { requirements, problems } = parseRequirements([text]);
  const [requirement] = requirements;
  if (requirement === undefined) throw new Error(problems.join());
  return requirement;
}

/** The parts of an evidence that tests are about, side by side. */
export interface EvidenceParts extends Partial<CertificateEvidence>, Partial<RenewalFindings> {
  /** Null where its detail could not be had. */
  readonly certificate?: Certificate | null;
  readonly histories?: readonly PushHistory[];
  /** The error of the detail where `certificate` is null, else of the histories. */
  readonly error?: ActionError;
  /** Replaced certificates whose expiry does not matter. */
  readonly replacedIds?: readonly string[];
  readonly replacedHistories?: readonly PushHistory[];
  readonly replacedHistoryError?: ActionError;
}

/** What following a certificate that nothing replaced finds out. */
export function someFindings(parts: EvidenceParts = {}): RenewalFindings {
  const { replacedIds = [], replacedHistories = [], replacedHistoryError } = parts;
  return {
    replaced: parts.replaced ?? replacedIds.map((id) => ({ id, notAfter: null })),
    formerIds: parts.formerIds ?? replacedIds,
    replacedPushes:
      parts.replacedPushes ?? (replacedHistoryError ? failed(replacedHistoryError) : known(replacedHistories)),
    doubt: parts.doubt ?? null,
    nearMisses: parts.nearMisses ?? [],
    orderedIds: parts.orderedIds ?? []
  };
}

/** A renewed certificate with one push to the CDN since, which nothing replaced. */
export function anEvidence(parts: EvidenceParts = {}): CertificateEvidence {
  const certId = parts.certId ?? CERT_ID;
  const { certificate = aCertificate({ id: certId }), histories = [[aPush()]], error } = parts;
  const isHistoryLost = error !== undefined && certificate !== null;
  return {
    requestedId: parts.requestedId ?? certId,
    requestedDomain: parts.requestedDomain ?? null,
    certId,
    detail: parts.detail ?? (certificate === null ? failed(error ?? anError()) : known(certificate)),
    duplicates: parts.duplicates ?? [],
    pushes: parts.pushes ?? (isHistoryLost ? failed(error) : known(histories)),
    renewals: parts.renewals ?? known(someFindings(parts)),
    bindings: parts.bindings ?? NOT_ASKED,
    hosts: parts.hosts ?? []
  };
}

export function aClock(over: Partial<Clock> = {}): Clock {
  return { nowMs: NOW, graceMs: 0, ...over };
}

export function aPolicy(over: Partial<Policy> = {}): Policy {
  return {
    requirements: [aRequirement()],
    renewedAtMs: null,
    offsetMinutes: CHINA_MINUTES,
    bindings: 'off',
    nowMs: NOW,
    graceMs: 0,
    waivers: [],
    ...over
  };
}

export function anAssessment(parts: EvidenceParts = {}, policy: Partial<Policy> = {}): Assessment {
  return assess(anEvidence(parts), aPolicy(policy));
}

/** A distinct certificate ID per index. */
export function certIdOf(index: number): string {
  return `scs${String(1_700_000_000_000 + index)}`;
}

export function anOutcome(assessments: readonly Assessment[], tolerance: Partial<Tolerance> = {}): Outcome {
  return conclude(assessments, { allowUnknown: false, warnOnly: false, ...tolerance }, NOW);
}

export function aWordedOutcome(
  assessments: readonly Assessment[],
  tolerance: Partial<Tolerance> = {},
  expiresWithinMs = 14 * DAY
): WordedOutcome {
  return wordOutcome(anOutcome(assessments, tolerance), expiresWithinMs);
}

export function anError(over: { code?: ActionError['code']; message?: string; hint?: string } = {}): ActionError {
  return new ActionError(
    over.code ?? 'PERMISSION_DENIED',
    over.message ?? `reading the push history of ${CERT_ID} failed: HTTP 401, SCM.4002`,
    over.hint ?? 'Grant the IAM action scm:pushHistory:list to the user or agency behind the credentials.'
  );
}

/** The parsed JSON of a file of `__tests__/fixtures`. */
export function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as unknown;
}

/** Takes nothing out: for tests that are not about secrets. */
export const AS_IT_IS = { field: (text: string): string => text, message: (text: string): string => text };
