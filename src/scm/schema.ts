import * as v from 'valibot';
import type { Certificate } from '../certificate/certificate.ts';
import { certificateNames, MAX_NAMES } from '../certificate/names.ts';
import { MAX_RECORDS, type PushHistory } from '../certificate/push-history.ts';
import { canonicalService } from '../certificate/requirement.ts';
import { ShapeError } from '../errors.ts';
import { plain, plainName } from '../text.ts';
import { parseEpoch, parseScmTime, type ScmTime } from '../time.ts';

// The border: what SCM answers is unknown here and typed behind it. Only the fields that are used are read. The
// certificate detail carries contact data, which therefore never enters the program.

const text = v.pipe(v.nullish(v.string(), ''), v.trim());

const time = v.optional(
  v.pipe(
    v.unknown(),
    v.transform(parseScmTime),
    v.custom<ScmTime | null>((value) => value !== undefined, 'is a time that cannot be read')
  ),
  null
);

/** An older spelling of the documentation, `signature_algrithm`, is read too. */
const algorithm = { signature_algorithm: text, signature_algrithm: text };

const detailSchema = v.object({
  id: v.string(),
  name: text,
  domain: text,
  sans: text,
  status: text,
  fingerprint: text,
  ...algorithm,
  issue_time: time,
  not_before: time,
  not_after: time
});

const historySchema = v.object({
  // Documented as a list. What an empty history looks like is documented nowhere, so null is read as empty.
  push_history_list: v.nullable(
    v.pipe(
      v.array(v.unknown()),
      v.maxLength(MAX_RECORDS, `more than ${MAX_RECORDS} records cannot be trusted`),
      v.array(
        v.object({
          push_time: v.pipe(v.unknown(), v.transform(parseEpoch), v.number('is not a timestamp of 13 or 10 digits')),
          push_service: v.pipe(v.string(), v.trim(), v.nonEmpty('is empty')),
          push_remote_project: v.nullable(v.string())
        })
      )
    )
  )
});

const listSchema = v.object({
  certificates: v.nullable(
    v.array(
      v.object({
        // Asked for by ID later on, so it must be one.
        id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not a certificate ID')),
        domain: text,
        sans: v.nullish(v.string()),
        domain_count: v.nullish(v.number()),
        status: text,
        ...algorithm,
        expire_time: v.optional(v.unknown())
      })
    )
  ),
  total_count: v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is negative'))
});

/** A row of the account's list. It tells neither the renewal nor the content, so it can only nominate. */
export interface ListedCertificate extends Pick<Certificate, 'id' | 'domain' | 'names' | 'status' | 'keyFamily'> {
  /**
   * False where there may be more names than the row shows: it has no `sans`, as in older documentation, counts more
   * names than it has, or has more than can be trusted.
   */
  readonly hasAllNames: boolean;
  /** Null where blank or unreadable. */
  readonly expiresAt: ScmTime | null;
}

export interface ListPage {
  readonly rows: readonly ListedCertificate[];
  /** How many certificates the whole list has, as SCM says. */
  readonly totalCount: number;
}

/** What is wrong with a field, and never its value, which may hold anything. */
function problemOf(issue: v.BaseIssue<unknown>): string {
  return issue.kind === 'schema' && issue.expected !== null ? `expected ${issue.expected}` : issue.message;
}

/** Throws ShapeError that names the field. */
export function parse<Output>(schema: v.GenericSchema<unknown, Output>, json: unknown): Output {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (v.getDotPath(issue) ?? '').replace(/\.(\d+)/g, '[$1]');
  throw new ShapeError(plain(`${path === '' ? 'the answer' : path}: ${problemOf(issue)}`));
}

/** RSA, ECDSA or SM2 of a signature algorithm such as `SHA256WITHRSA`; null where it names none of them. */
export function keyFamilyOf(signatureAlgorithm: string): string | null {
  if (/SM[23]/i.test(signatureAlgorithm)) return 'SM2';
  if (/RSA/i.test(signatureAlgorithm)) return 'RSA';
  return /EC/i.test(signatureAlgorithm) ? 'ECDSA' : null;
}

/**
 * A SHA-1 (documented) or SHA-256 in lower-case hex; null for anything else, since two certificates with one
 * fingerprint count as one.
 */
function fingerprintOf(field: string): string | null {
  const hex = field.replaceAll(':', '').toLowerCase();
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(hex) ? hex : null;
}

/** `GET /v3/scm/certificates/{id}`. Throws ShapeError, also where the answer is about another certificate. */
export function parseDetail(json: unknown, id: string): Certificate {
  const detail = parse(detailSchema, json);
  if (detail.id !== id) throw new ShapeError(`id: the answer is about another certificate (${plain(detail.id, 64)})`);
  const names = certificateNames(detail.domain, detail.sans);
  if (names.length > MAX_NAMES) throw new ShapeError(`sans: more than ${MAX_NAMES} names cannot be trusted`);
  return {
    id,
    name: plain(detail.name),
    domain: plain(detail.domain, 253),
    names,
    status: plain(detail.status, 64).toUpperCase(),
    keyFamily: keyFamilyOf(detail.signature_algorithm || detail.signature_algrithm),
    fingerprint: fingerprintOf(detail.fingerprint),
    issueTime: detail.issue_time,
    notBefore: detail.not_before,
    notAfter: detail.not_after
  };
}

/** `GET /v2/{project_id}/scm/cert/{id}/push-history`. Throws ShapeError on any record that cannot be used. */
export function parseHistory(json: unknown): PushHistory {
  return (parse(historySchema, json).push_history_list ?? []).map((record) => ({
    atMs: record.push_time,
    service: canonicalService(plainName(record.push_service, 64)),
    project: record.push_remote_project ? plainName(record.push_remote_project, 255) : null
  }));
}

/** One page of `GET /v3/scm/certificates`. Throws ShapeError. */
export function parseList(json: unknown): ListPage {
  const list = parse(listSchema, json);
  const rows = (list.certificates ?? []).map((row) => {
    const sans = row.sans?.trim() ?? '';
    const names = certificateNames(row.domain, sans);
    // The count proves nothing for a row without `sans`: a real sample counts two names where there are three.
    const hasAllNames = sans !== '' && names.length >= (row.domain_count ?? 0) && names.length <= MAX_NAMES;
    return {
      id: row.id,
      domain: plain(row.domain, 253),
      names: names.slice(0, MAX_NAMES),
      hasAllNames,
      status: plain(row.status, 64).toUpperCase(),
      keyFamily: keyFamilyOf(row.signature_algorithm || row.signature_algrithm),
      expiresAt: parseScmTime(row.expire_time) ?? null
    };
  });
  return { rows, totalCount: list.total_count };
}
