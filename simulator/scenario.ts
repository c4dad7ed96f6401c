// What the simulator serves, as plain data: a scenario can be written to JSON and served by a process of its own.
import { createHash } from 'node:crypto';
import type { FaultRule } from './faults.ts';

/** The documented requests that the simulator answers. */
export const ROUTES = ['detail', 'history', 'list', 'deployed'] as const;
export type Route = (typeof ROUTES)[number];

/** A push record. `raw` replaces the whole record by any JSON value. */
export interface SimulatedPush {
  /** Milliseconds, sent as a string as documented; any other value is sent as it is. */
  pushTime: unknown;
  project: string | null;
  service: string;
  raw?: unknown;
}

/** What uses a certificate: a WAF or CDN domain, or a listener of a load balancer. */
export interface SimulatedResource {
  /** `WAF`, `CDN` or `ELB`. */
  service: string;
  /** `global` for the CDN. */
  region: string;
  id: string;
  /** Null leaves the field out. */
  name: string | null;
}

/** A certificate of the account. Times are the strings (or null) that go on the wire. */
export interface SimulatedCertificate {
  id: string;
  name: string;
  domain: string;
  sans: string | null;
  status: string;
  issueTime: string | null;
  notBefore: string | null;
  notAfter: string | null;
  fingerprint: string | null;
  signatureAlgorithm: string | null;
  /** Shared by another account: hidden from the list unless `owned_by_self=false`. */
  shared: boolean;
  /** What `sort_key=certUpdateTime` sorts by; not returned, as documented. */
  updatedAt: number;
  pushes: SimulatedPush[];
  /** `0` is the default project. */
  enterpriseProjectId: string;
  /** Whether the list has it where `deploy_support=true` is asked for. */
  deploySupport: boolean;
  resources: SimulatedResource[];
  /** Sent as `resource_num` of a service instead of the true one: a list may be shorter than its number. */
  resourceNums?: Record<string, number>;
  /** Sent among the results of deployed resources instead of this certificate's: any JSON value, null included. */
  rawResources?: unknown;
  /** Replaces fields of the detail; `undefined` drops the field. */
  detailFields?: Record<string, unknown>;
  /** Replaces fields of the list row; `undefined` drops the field. */
  rowFields?: Record<string, unknown>;
  /** Sent as the detail's body instead of a certificate: any JSON value, null included. */
  rawDetail?: unknown;
  /** Sent as the history's body instead of the records: any JSON value, null included. */
  rawHistory?: unknown;
  /** Kept out of the account's list, while its detail is still served. */
  unlisted?: boolean;
}

/** How the list behaves, lies included. */
export interface ListBehaviour {
  /** The largest offset that is accepted: the documentation of three sites says 30, 100 and none. */
  maxOffset: number | null;
  /** Sent as `total_count` instead of the true one. */
  totalCount: number | null;
  /** Every offset is answered with the first page. */
  repeatPages: boolean;
  /** Served verbatim instead of the account's certificates: paged, neither filtered nor sorted. */
  rows: unknown[] | null;
  /** Served verbatim after the account's own rows. */
  extraRows: unknown[];
}

/** How the question for deployed resources is answered, lies included. */
export interface DeployedBehaviour {
  /**
   * What an ID that is not in the account does to its batch, which is undocumented: 400, 404, or it is not in the
   * results.
   */
  unknownId: 'refused' | 'not-found' | 'left-out';
  /** Regions with `is_error`, which list nothing; of every certificate, or of one. */
  errorRegions: { service: string; region: string; certId?: string }[];
  /** IDs that are left out of the results although they are in the account. */
  absentIds: string[];
  /** Served verbatim after the true results: results for IDs that nobody asked for, for instance. */
  extraResults: unknown[];
  /** How many resources a region lists at most. */
  listAtMost: number;
}

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  /** Makes the pair a temporary one. */
  securityToken?: string;
}

export interface Scenario {
  /** The key that the gateway knows; null refuses every signature. */
  credentials: Credentials | null;
  authToken: string | null;
  projectId: string;
  /** The account, as global credentials state it in `X-Domain-Id`. */
  domainId: string;
  /** `signature_algrithm` is the spelling of older pages, and the only one that Terraform's client reads. */
  signatureAlgorithmField: 'signature_algorithm' | 'signature_algrithm' | 'both';
  certificates: SimulatedCertificate[];
  /** IDs that exist in another account. */
  otherTenants: string[];
  /** IAM actions that the caller lacks, such as `scm:pushHistory:list`. */
  deny: string[];
  /** A path in front of the API's own, without a slash at the end. */
  pathPrefix: string;
  latencyMs: number | Partial<Record<Route, number>>;
  /** Added to the clock that signatures are checked against and that the Date header shows. */
  clockOffsetMs: number;
  historyOrder: 'newest-first' | 'oldest-first' | 'as-given';
  list: ListBehaviour;
  deployed: DeployedBehaviour;
  faults: FaultRule[];
}

/** A scenario in part: what is left out is the default. */
export type ScenarioOverrides = Partial<Omit<Scenario, 'list' | 'deployed'>> & {
  list?: Partial<ListBehaviour>;
  deployed?: Partial<DeployedBehaviour>;
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const PROJECT_ID = '0123456789abcdef0123456789abcdef';
export const DOMAIN_ID = 'd0123456789abcdef0123456789abcde';
export const PERMANENT_KEY: Credentials = {
  accessKeyId: 'SIMULATEDACCESSKEY01',
  secretAccessKey: 'simulatedSecretKeyThatMustNeverBeSeen0001'
};

const HONEST_LIST: ListBehaviour = {
  maxOffset: null,
  totalCount: null,
  repeatPages: false,
  rows: null,
  extraRows: []
};

const HONEST_DEPLOYED: DeployedBehaviour = {
  unknownId: 'refused',
  errorRegions: [],
  absentIds: [],
  extraResults: [],
  listAtMost: 100
};

/** A complete scenario: an account with a permanent key, a token and no certificate, unless overridden. */
export function aScenario(overrides: ScenarioOverrides = {}): Scenario {
  return {
    credentials: PERMANENT_KEY,
    authToken: 'simulated-iam-token-that-must-never-be-seen',
    projectId: PROJECT_ID,
    domainId: DOMAIN_ID,
    signatureAlgorithmField: 'signature_algorithm',
    certificates: [],
    otherTenants: [],
    deny: [],
    pathPrefix: '',
    latencyMs: 0,
    clockOffsetMs: 0,
    historyOrder: 'newest-first',
    faults: [],
    ...overrides,
    list: { ...HONEST_LIST, ...overrides.list },
    deployed: { ...HONEST_DEPLOYED, ...overrides.deployed }
  };
}

/** `YYYY-MM-DD HH:MM:SS.0`: how SCM writes a time, without the zone, by default read on a clock at +08:00. */
export function scmTime(epochMs: number, offsetMinutes = 480): string {
  return `${new Date(epochMs + offsetMinutes * MINUTE).toISOString().slice(0, 19).replace('T', ' ')}.0`;
}

/** The ID that SCM gives to a certificate that is ordered or imported at that instant. */
export function scmId(epochMs: number): string {
  return `scs${String(Math.trunc(epochMs)).padStart(13, '0')}`;
}

/** A push record; now, to the CDN, unless overridden. */
export function aPush(overrides: Partial<SimulatedPush> = {}): SimulatedPush {
  const service = overrides.service ?? 'CDN';
  // The CDN is global: its records carry no project. Everything else is pushed to a region's project.
  return { pushTime: Date.now(), service, project: service === 'CDN' ? null : 'cn-north-4', ...overrides };
}

/** A resource that uses a certificate; a CDN domain, unless overridden. */
export function aResource(overrides: Partial<SimulatedResource> = {}): SimulatedResource {
  const service = overrides.service ?? 'CDN';
  const region = overrides.region ?? (service === 'CDN' ? 'global' : 'cn-north-4');
  const name = overrides.name === undefined ? 'shop.example.com' : overrides.name;
  const id = createHash('md5')
    .update(`${service} ${region} ${name ?? ''}`)
    .digest('hex');
  return { service, region, id, name, ...overrides };
}

/**
 * A certificate ordered and issued 30 days ago, of 200 days' validity, pushed a day later to the CDN and to WAF in
 * cn-north-4; any field can be overridden.
 */
export function aCertificate(overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate {
  const issued = Math.trunc(Date.now() / 1000) * 1000 - 30 * DAY;
  const id = overrides.id ?? scmId(issued - HOUR);
  return {
    id,
    name: 'shop-2026',
    domain: 'shop.example.com',
    sans: 'shop.example.com;www.shop.example.com',
    status: 'ISSUED',
    issueTime: scmTime(issued),
    notBefore: scmTime(issued - HOUR),
    notAfter: scmTime(issued + 200 * DAY),
    fingerprint: createHash('sha1').update(id).digest('hex'),
    signatureAlgorithm: 'SHA256WITHRSA',
    shared: false,
    enterpriseProjectId: '0',
    deploySupport: true,
    resources: [],
    updatedAt: issued,
    pushes: [
      aPush({ service: 'CDN', pushTime: issued + DAY + MINUTE }),
      aPush({ service: 'WAF', pushTime: issued + DAY })
    ],
    ...overrides
  };
}
