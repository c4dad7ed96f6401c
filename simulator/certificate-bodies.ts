// The documented JSON of one certificate: detail, push history and list row.
import { aScenario, type Scenario, type SimulatedCertificate, type SimulatedPush } from './scenario.ts';

/** Personal and secret data that the detail carries; none of it may reach a log, an output or a report. */
export const PERSONAL_DATA = {
  company_name: 'Example Trading Ltd (confidential)',
  company_province: 'Guizhou',
  company_city: 'Guiyang',
  applicant_name: 'Wang Xiaoming',
  applicant_phone: '13800138000',
  applicant_email: 'wang.xiaoming@applicant.example',
  contact_name: 'Li Xiaohong',
  contact_phone: '13900139000',
  contact_email: 'li.xiaohong@contact.example',
  record_value: '201801040000001ytm4qconfidentialcd8p7eg9ktlwfsord'
};

const HISTORY_CAP = 10;

/** The body of `GET /v3/scm/certificates/{certificate_id}`: every documented field. */
export function detailBody(
  certificate: SimulatedCertificate,
  { signatureAlgorithmField }: Pick<Scenario, 'signatureAlgorithmField'>
): unknown {
  if (certificate.rawDetail !== undefined) return certificate.rawDetail;
  const { record_value, ...contact } = PERSONAL_DATA;
  return {
    id: certificate.id,
    status: certificate.status,
    order_id: 'CS20052117270N7V9',
    name: certificate.name,
    type: 'OV_SSL_CERT',
    brand: 'GEOTRUST',
    push_support: 'ON',
    revoke_reason: null,
    ...algorithmFields(certificate, signatureAlgorithmField),
    issue_time: certificate.issueTime,
    not_before: certificate.notBefore,
    not_after: certificate.notAfter,
    validity_period: 12,
    validation_method: 'DNS',
    ...nameFields(certificate),
    multi_domain_type: null,
    fingerprint: certificate.fingerprint,
    shared: certificate.shared,
    application_info: { country: 'CN', ...contact },
    description: 'Imported by the web team',
    enterprise_project_id: certificate.enterpriseProjectId,
    authentification: [
      { record_name: `_dnsauth.${certificate.domain}`, record_type: 'TXT', record_value, domain: certificate.domain }
    ],
    ...certificate.detailFields
  };
}

/** The body of the push history: at most the last ten records. */
export function historyBody(certificate: SimulatedCertificate, order: Scenario['historyOrder']): unknown {
  if (certificate.rawHistory !== undefined) return certificate.rawHistory;
  const newestFirst = certificate.pushes.toSorted((a, b) => sortKey(b) - sortKey(a)).slice(0, HISTORY_CAP);
  const window = new Set(newestFirst);
  const ordered = {
    'newest-first': newestFirst,
    'oldest-first': newestFirst.toReversed(),
    'as-given': certificate.pushes.filter((push) => window.has(push))
  }[order];
  return { push_history_list: ordered.map(record) };
}

/** A row of `GET /v3/scm/certificates`: neither issue time nor fingerprint, as documented. */
export function listRow(certificate: SimulatedCertificate): Record<string, unknown> {
  return listRowIn(certificate, aScenario());
}

/** The same in an account that is not the default one. */
export function listRowIn(
  certificate: SimulatedCertificate,
  account: Pick<Scenario, 'domainId' | 'signatureAlgorithmField'>
): Record<string, unknown> {
  return {
    id: certificate.id,
    name: certificate.name,
    ...nameFields(certificate),
    ...algorithmFields(certificate, account.signatureAlgorithmField),
    deploy_support: certificate.deploySupport,
    type: 'OV_SSL_CERT',
    brand: 'GEOTRUST',
    expire_time: certificate.notAfter,
    validity_period: 12,
    status: certificate.status,
    description: null,
    domain_id: account.domainId,
    enterprise_project_id: certificate.enterpriseProjectId,
    ...certificate.rowFields
  };
}

function algorithmFields(
  { signatureAlgorithm }: SimulatedCertificate,
  field: Scenario['signatureAlgorithmField']
): Record<string, unknown> {
  const fields = field === 'both' ? ['signature_algorithm', 'signature_algrithm'] : [field];
  return Object.fromEntries(fields.map((name) => [name, signatureAlgorithm]));
}

function nameFields({ domain, sans }: SimulatedCertificate): Record<string, unknown> {
  const names = (sans ?? domain).split(';').filter((name) => name !== '');
  const wildcards = names.filter((name) => name.startsWith('*.')).length;
  const single = wildcards > 0 ? 'WILDCARD' : 'SINGLE_DOMAIN';
  return {
    domain_type: names.length > 1 ? 'MULTI_DOMAIN' : single,
    domain,
    sans,
    domain_count: names.length,
    wildcard_count: wildcards
  };
}

function record(push: SimulatedPush): unknown {
  if (push.raw !== undefined) return push.raw;
  return {
    push_time: typeof push.pushTime === 'number' ? String(push.pushTime) : push.pushTime,
    push_remote_project: push.project,
    push_service: push.service
  };
}

// A record with a scripted, unreadable time stays in the window: it was put there to be seen.
function sortKey({ pushTime, raw }: SimulatedPush): number {
  const time = raw === undefined ? Number(pushTime) : NaN;
  return Number.isFinite(time) ? time : Number.MAX_SAFE_INTEGER;
}
