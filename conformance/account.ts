// The account that the official clients are asked about, and what each of its certificates means.
import { PERSONAL_DATA } from '../simulator/certificate-bodies.ts';
import {
  aCertificate,
  aPush,
  aResource,
  DAY,
  DOMAIN_ID,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../simulator/scenario.ts';

const NOW = Math.trunc(Date.now() / 1000) * 1000;
const TEAM_PROJECT = '5fb0c4a2-1d2e-4f3a-8b9c-0a1b2c3d4e5f';
const DESCRIPTION = '由网站团队导入';

/** In the order of their last update, newest first: that of the list unless another is asked for. */
export const IDS = {
  shop: scmId(NOW - 31 * DAY),
  api: scmId(NOW - 32 * DAY),
  expiredLately: scmId(NOW - 200 * DAY),
  expiredLongAgo: scmId(NOW - 800 * DAY),
  shared: scmId(NOW - 33 * DAY),
  /** In no account. */
  unknown: scmId(NOW - 34 * DAY),
  /** In somebody else's. */
  foreign: scmId(NOW - 35 * DAY)
} as const;

export const EXPIRES = {
  shop: scmTime(NOW + 100 * DAY),
  api: scmTime(NOW + 300 * DAY)
} as const;

const SHOP_TIMES = { issueTime: scmTime(NOW - 31 * DAY), notBefore: scmTime(NOW - 31 * DAY - 3_600_000) };
const FINGERPRINT = '4c1a2f2f9c1e0f6f0e9d3b6a7c8d9e0f1a2b3c4d';

export const DOMAINS = [
  aResource({ service: 'CDN', name: 'shop.example.com', id: 'cdn-1' }),
  aResource({ service: 'WAF', region: 'cn-north-4', name: 'shop.example.com', id: 'waf-1' }),
  aResource({ service: 'WAF', region: 'cn-east-3', name: 'www.shop.example.com', id: 'waf-2' })
] as const;

const CERTIFICATES: SimulatedCertificate[] = [
  aCertificate({
    id: IDS.shop,
    name: '商店-2026',
    domain: 'shop.example.com',
    sans: 'shop.example.com;*.shop.example.com',
    ...SHOP_TIMES,
    notAfter: EXPIRES.shop,
    fingerprint: FINGERPRINT,
    updatedAt: NOW - 1 * DAY,
    resources: [...DOMAINS],
    rowFields: { description: DESCRIPTION },
    // Null in most certificates; here every field has a value, so that none can be lost unseen.
    detailFields: { description: DESCRIPTION, revoke_reason: 'superseded', multi_domain_type: 'primary_single' }
  }),
  aCertificate({
    id: IDS.api,
    name: 'api-upload',
    domain: '*.api.example.com',
    sans: '*.api.example.com',
    status: 'UPLOAD',
    issueTime: null,
    notAfter: EXPIRES.api,
    signatureAlgorithm: 'SHA384WITHECDSA',
    enterpriseProjectId: TEAM_PROJECT,
    deploySupport: false,
    updatedAt: NOW - 2 * DAY,
    pushes: [aPush({ service: 'WAF' })],
    resourceNums: { ELB: 2 }
  }),
  aCertificate({
    id: IDS.expiredLately,
    status: 'EXPIRED',
    notAfter: scmTime(NOW - 20 * DAY),
    updatedAt: NOW - 3 * DAY
  }),
  aCertificate({
    id: IDS.expiredLongAgo,
    status: 'EXPIRED',
    notAfter: scmTime(NOW - 400 * DAY),
    updatedAt: NOW - 4 * DAY
  }),
  aCertificate({ id: IDS.shared, shared: true, notAfter: scmTime(NOW + 50 * DAY), updatedAt: NOW - 5 * DAY })
];

/** An account that has one certificate of every kind that a filter of the list tells apart. */
export const ACCOUNT: ScenarioOverrides = {
  certificates: CERTIFICATES,
  otherTenants: [IDS.foreign],
  deployed: { errorRegions: [{ service: 'ELB', region: 'cn-south-1', certId: IDS.api }] }
};

/** The enterprise project that holds the uploaded certificate alone. */
export const TEAM = TEAM_PROJECT;

/** Every field of the row of `shop` in the list. */
export const SHOP_ROW = {
  id: IDS.shop,
  name: '商店-2026',
  domain: 'shop.example.com',
  sans: 'shop.example.com;*.shop.example.com',
  signature_algorithm: 'SHA256WITHRSA',
  deploy_support: true,
  type: 'OV_SSL_CERT',
  brand: 'GEOTRUST',
  expire_time: EXPIRES.shop,
  domain_type: 'MULTI_DOMAIN',
  validity_period: 12,
  status: 'ISSUED',
  domain_count: 2,
  wildcard_count: 1,
  description: DESCRIPTION,
  domain_id: DOMAIN_ID,
  enterprise_project_id: '0'
};

const { record_value, ...contact } = PERSONAL_DATA;

/** All 26 fields of the detail of `shop`. */
export const SHOP_DETAIL = {
  id: IDS.shop,
  status: 'ISSUED',
  order_id: 'CS20052117270N7V9',
  name: '商店-2026',
  type: 'OV_SSL_CERT',
  brand: 'GEOTRUST',
  push_support: 'ON',
  revoke_reason: 'superseded',
  signature_algorithm: 'SHA256WITHRSA',
  issue_time: SHOP_TIMES.issueTime,
  not_before: SHOP_TIMES.notBefore,
  not_after: EXPIRES.shop,
  validity_period: 12,
  validation_method: 'DNS',
  domain_type: 'MULTI_DOMAIN',
  multi_domain_type: 'primary_single',
  domain: 'shop.example.com',
  sans: 'shop.example.com;*.shop.example.com',
  domain_count: 2,
  wildcard_count: 1,
  fingerprint: FINGERPRINT,
  shared: false,
  application_info: { country: 'CN', ...contact },
  description: DESCRIPTION,
  enterprise_project_id: '0',
  authentification: [
    { record_name: '_dnsauth.shop.example.com', record_type: 'TXT', record_value, domain: 'shop.example.com' }
  ]
};

/** What uses `shop`, by service, as the answer has it for all services. */
export const SHOP_RESOURCES = {
  certificate_id: IDS.shop,
  total_num: 3,
  deployed_resources: [
    {
      service: 'WAF',
      resource_num: 2,
      resource_location: 'region',
      region_resources: [
        {
          region_id: 'cn-north-4',
          is_error: false,
          resources: [{ resource_id: 'waf-1', resource_name: 'shop.example.com' }]
        },
        {
          region_id: 'cn-east-3',
          is_error: false,
          resources: [{ resource_id: 'waf-2', resource_name: 'www.shop.example.com' }]
        }
      ]
    },
    {
      service: 'CDN',
      resource_num: 1,
      resource_location: 'global',
      region_resources: [
        {
          region_id: 'global',
          is_error: false,
          resources: [{ resource_id: 'cdn-1', resource_name: 'shop.example.com' }]
        }
      ]
    }
  ]
};

/** The uploaded certificate: a region that cannot be read, and a number that its list does not reach. */
export const API_RESOURCES = {
  certificate_id: IDS.api,
  total_num: 2,
  deployed_resources: [
    {
      service: 'ELB',
      resource_num: 2,
      resource_location: 'region',
      region_resources: [{ region_id: 'cn-south-1', is_error: true, resources: [] }]
    }
  ]
};
