// `GET /v3/scm/certificates`: filter, order and pages.
import { jsonAnswer, scmRefusal, type Answer } from './answers.ts';
import { listRow } from './certificate-bodies.ts';
import type { Scenario, SimulatedCertificate } from './scenario.ts';

const LIMITS = ['10', '20', '50'];
const STATUSES = [
  'ALL',
  'PAID',
  'ISSUED',
  'CHECKING',
  'CANCELCHECKING',
  'UNPASSED',
  'EXPIRED',
  'REVOKING',
  'REVOKED',
  'UPLOAD',
  'SUPPLEMENTCHECKING',
  'CANCELSUPPLEMENTING',
  'CHECKING_ORG',
  'ISSUING',
  'CANCLEREVOKING'
];

const SORT_KEYS: Record<string, (certificate: SimulatedCertificate) => string> = {
  certExpiredTime: (certificate) => certificate.notAfter ?? '',
  certStatus: (certificate) => certificate.status,
  certUpdateTime: (certificate) => String(certificate.updatedAt).padStart(16, '0')
};

/** Answers one page of the list. */
export function listAnswer(scenario: Scenario, query: URLSearchParams, language: string | undefined): Answer {
  const limit = query.get('limit') ?? '10';
  const offsetText = query.get('offset') ?? '0';
  const offset = Number(offsetText);
  const sortKey = SORT_KEYS[query.get('sort_key') ?? 'certUpdateTime'];
  const direction = query.get('sort_dir') ?? 'DESC';
  const status = query.get('status') ?? 'ALL';
  const { maxOffset, totalCount, repeatPages, rows, extraRows } = scenario.list;
  if (
    !LIMITS.includes(limit) ||
    !/^\d+$/.test(offsetText) ||
    (maxOffset !== null && offset > maxOffset) ||
    sortKey === undefined ||
    !['ASC', 'DESC'].includes(direction) ||
    !STATUSES.includes(status)
  ) {
    return scmRefusal('SCM.0005', language);
  }

  const sign = direction === 'ASC' ? 1 : -1;
  const honest = scenario.certificates
    .filter((certificate) => isListed(certificate, query, status))
    .toSorted((a, b) => sign * compare(sortKey(a), sortKey(b)))
    .map(listRow);
  const all = rows ?? [...honest, ...extraRows];
  const start = repeatPages ? 0 : offset;
  return jsonAnswer({
    certificates: all.slice(start, start + Number(limit)),
    total_count: totalCount ?? all.length
  });
}

function isListed(certificate: SimulatedCertificate, query: URLSearchParams, status: string): boolean {
  const keyword = query.get('content')?.toLowerCase() ?? '';
  return (
    certificate.unlisted !== true &&
    (status === 'ALL' || certificate.status === status) &&
    (!certificate.shared || query.get('owned_by_self') === 'false') &&
    [certificate.name, certificate.domain].some((text) => text.toLowerCase().includes(keyword))
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
