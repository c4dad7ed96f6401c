// `GET /v3/scm/certificates`: filter, order and pages.
import { jsonAnswer, scmRefusal, type Answer } from './answers.ts';
import { listRowIn } from './certificate-bodies.ts';
import { DAY, MINUTE, type Scenario, type SimulatedCertificate } from './scenario.ts';

const LIMITS = ['10', '20', '50'];
const MOST_DAYS_EXPIRED = 1095;
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
  const offset = Number(query.get('offset') ?? '0');
  const sortKey = SORT_KEYS[query.get('sort_key') ?? 'certUpdateTime'];
  const direction = query.get('sort_dir') ?? 'DESC';
  const { maxOffset, totalCount, repeatPages, rows, extraRows } = scenario.list;
  const isPageKnown = LIMITS.includes(limit) && isOneOf(direction, ['ASC', 'DESC']) && sortKey !== undefined;
  if (!isPageKnown || !areFiltersKnown(query) || (maxOffset !== null && offset > maxOffset)) {
    return scmRefusal('SCM.0005', language);
  }

  const sign = direction === 'ASC' ? 1 : -1;
  const honest = scenario.certificates
    .filter((certificate) => isListed(certificate, query))
    .toSorted((a, b) => sign * compare(sortKey(a), sortKey(b)))
    .map((certificate) => listRowIn(certificate, scenario));
  const all = rows ?? [...honest, ...extraRows];
  const start = repeatPages ? 0 : offset;
  return jsonAnswer({
    certificates: all.slice(start, start + Number(limit)),
    total_count: totalCount ?? all.length
  });
}

function areFiltersKnown(query: URLSearchParams): boolean {
  const days = query.get('expired_days_since') ?? '0';
  return (
    /^\d+$/.test(query.get('offset') ?? '0') &&
    isOneOf(query.get('status') ?? 'ALL', STATUSES) &&
    isOneOf(query.get('deploy_support') ?? 'false', ['true', 'false']) &&
    isOneOf(query.get('owned_by_self') ?? 'true', ['true', 'false']) &&
    /^\d{1,4}$/.test(days) &&
    Number(days) <= MOST_DAYS_EXPIRED
  );
}

function isListed(certificate: SimulatedCertificate, query: URLSearchParams): boolean {
  const keyword = query.get('content')?.toLowerCase() ?? '';
  const status = query.get('status') ?? 'ALL';
  const project = query.get('enterprise_project_id') ?? 'all';
  const days = query.get('expired_days_since');
  return (
    certificate.unlisted !== true &&
    (status === 'ALL' || certificate.status === status) &&
    (project === 'all' || certificate.enterpriseProjectId === project) &&
    (certificate.deploySupport || query.get('deploy_support') !== 'true') &&
    (days === null || !hasExpiredBefore(certificate, Date.now() - Number(days) * DAY)) &&
    (!certificate.shared || query.get('owned_by_self') === 'false') &&
    [certificate.name, certificate.domain].some((text) => text.toLowerCase().includes(keyword))
  );
}

/** Whether it is known to have expired before that instant; times on the wire are read at +08:00. */
function hasExpiredBefore({ notAfter }: SimulatedCertificate, epochMs: number): boolean {
  const expiresAt = Date.parse(`${(notAfter ?? '').replace(' ', 'T')}Z`) - 480 * MINUTE;
  return expiresAt < epochMs;
}

function isOneOf(text: string, allowed: readonly string[]): boolean {
  return allowed.includes(text);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
