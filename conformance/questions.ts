// What the official clients are asked, and what they have to parse.
import { DOMAIN_ID, PERMANENT_KEY, PROJECT_ID } from '../simulator/scenario.ts';
import { AGENCY_URN, PROVIDER_URN } from '../simulator/sts-service.ts';
import { API_RESOURCES, IDS, SHOP_DETAIL, SHOP_RESOURCES, SHOP_ROW, TEAM } from './account.ts';
import { isRefused, issues, lists, parses, type Check } from './answers.ts';
import type { Exchange, Services } from './services.ts';

/** Whom a client says it speaks for: the account (`X-Domain-Id`) or a project (`X-Project-Id`). */
export type Identity = 'global' | 'basic';

export interface ClientCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  securityToken?: string;
  domainId?: string;
  projectId?: string;
}

/** One call of an SDK; what goes to the clients but for `name` and `check`. */
export interface Question {
  name: string;
  call: 'list' | 'detail' | 'deployed' | 'assume-with-oidc';
  endpoint: string;
  credentials: ClientCredentials;
  /** By the names of the wire. */
  arguments: Record<string, unknown>;
  check: Check;
}

const { shop, api, expiredLately, expiredLongAgo, shared } = IDS;
const OWN = [shop, api, expiredLately, expiredLongAgo];

/** Every filter of the list, alone. */
const FILTERS: [name: string, query: Record<string, unknown>, Check][] = [
  ['without a filter', {}, lists(OWN)],
  ['limit', { limit: 10 }, lists(OWN)],
  ['offset', { offset: 2 }, lists([expiredLately, expiredLongAgo], 4)],
  ['an offset past the end', { limit: 50, offset: 100 }, lists([], 4)],
  ['sort_key by expiry', { sort_key: 'certExpiredTime' }, lists([api, shop, expiredLately, expiredLongAgo])],
  [
    'sort_key by status',
    { sort_key: 'certStatus', sort_dir: 'ASC' },
    lists([expiredLately, expiredLongAgo, shop, api])
  ],
  ['sort_key by update', { sort_key: 'certUpdateTime' }, lists(OWN)],
  ['sort_dir', { sort_dir: 'ASC' }, lists(OWN.toReversed())],
  ['status', { status: 'EXPIRED' }, lists([expiredLately, expiredLongAgo])],
  ['status ALL', { status: 'ALL' }, lists(OWN)],
  ['enterprise_project_id', { enterprise_project_id: TEAM }, lists([api])],
  ['enterprise_project_id of the default project', { enterprise_project_id: '0', status: 'ISSUED' }, lists([shop])],
  ['deploy_support', { deploy_support: true }, lists([shop, expiredLately, expiredLongAgo])],
  ['owned_by_self', { owned_by_self: false }, lists([...OWN, shared])],
  ['expired_days_since', { expired_days_since: 30 }, lists([shop, api, expiredLately])],
  ['content in a domain', { content: 'API.example' }, lists([api])],
  ['content in a name, beyond ASCII', { content: '商店' }, lists([shop])],
  ['content that nothing has', { content: 'nowhere' }, lists([])],
  ['every field of a row', { content: '商店' }, parses({ certificates: [SHOP_ROW], total_count: 1 })],
  ['a limit that is not documented', { limit: 7 }, isRefused({ status: 400, code: 'SCM.0005', message: '参数错误' })],
  [
    'expired_days_since beyond the largest',
    { expired_days_since: 1096 },
    isRefused({ status: 400, code: 'SCM.0005', message: '参数错误' })
  ]
];

const NO_SUCH_ID = isRefused({ status: 400, code: 'SCM.0020', message: '证书ID错误' });

function aboutCertificates({ scm, notFound, leftOut }: Services, credentials: ClientCredentials): Question[] {
  const detail = (name: string, certificate_id: string, check: Check): Question => ({
    ...{ name, call: 'detail', endpoint: scm, credentials, arguments: { certificate_id }, check }
  });
  const deployed = (name: string, ids: string[], check: Check, services = ['ALL'], endpoint = scm): Question => ({
    ...{ name, call: 'deployed', endpoint, credentials, check },
    arguments: { certificate_ids: ids, service_names: services }
  });
  const wafAlone = {
    ...SHOP_RESOURCES,
    total_num: 2,
    deployed_resources: SHOP_RESOURCES.deployed_resources.slice(0, 1)
  };
  return [
    detail('detail: all fields', shop, parses(SHOP_DETAIL)),
    detail('detail: an unknown ID', IDS.unknown, NO_SUCH_ID),
    detail('detail: an ID that is none', 'short', isRefused({ status: 400, code: 'SCM.0008', message: '证书ID异常' })),
    detail(
      "detail: another account's",
      IDS.foreign,
      isRefused({ status: 400, code: 'SCM.0003', message: '证书不属于该租户' })
    ),
    deployed('deployed: two certificates', [shop, api], parses({ results: [SHOP_RESOURCES, API_RESOURCES] })),
    deployed('deployed: one service', [shop], parses({ results: [wafAlone] }), ['WAF']),
    deployed('deployed: an unknown ID, refused', [shop, IDS.unknown], NO_SUCH_ID),
    deployed(
      'deployed: an unknown ID, not found',
      [shop, IDS.unknown],
      isRefused({ status: 404, code: 'SCM.0020', message: 'Incorrect certificate ID.' }),
      ['ALL'],
      notFound
    ),
    deployed(
      'deployed: an unknown ID, left out',
      [shop, IDS.unknown],
      parses({ results: [SHOP_RESOURCES] }),
      ['ALL'],
      leftOut
    )
  ];
}

function aboutTheCaller(services: Services, credentials: ClientCredentials): Question[] {
  const list = (name: string, endpoint: string, check: Check, by: Partial<ClientCredentials> = {}): Question => ({
    ...{ name, call: 'list', endpoint, arguments: {}, check },
    credentials: { ...credentials, ...by }
  });
  const unauthenticated = (message: string): Check => isRefused({ status: 401, code: 'APIGW.0301', message });
  const wrongScope = credentials.projectId === undefined ? { domainId: 'd'.repeat(32) } : { projectId: 'f'.repeat(32) };
  const { scm, scmOfIssued } = services;
  return [
    list('a key that does not exist', scm, unauthenticated('ak NOSUCHKEY not exist'), { accessKeyId: 'NOSUCHKEY' }),
    list('a wrong secret', scm, unauthenticated('verify aksk signature fail'), { secretAccessKey: 'wrong' }),
    list(
      'a wrong account or project',
      scm,
      isRefused({ status: 403, code: 'SCM.0002', message: '租户或项目ID与token不匹配' }),
      wrongScope
    ),
    list('a clock that is 20 min behind', services.clockAhead, unauthenticated('x-sdk-date has expired')),
    list('a clock that is 20 min ahead', services.clockBehind, unauthenticated('x-sdk-date has expired')),
    list('a clock that is 10 min behind', services.clockNearlyRight, lists(OWN)),
    list(
      'a denial',
      services.denying,
      isRefused({ status: 401, code: 'SCM.4002', message: '权限不足', isDenial: true })
    ),
    list('temporary credentials from the exchange', scmOfIssued, lists(OWN), services.issued),
    list('temporary credentials without their token', scmOfIssued, unauthenticated(''), {
      accessKeyId: services.issued.accessKeyId,
      secretAccessKey: services.issued.secretAccessKey
    })
  ];
}

function aboutTheExchange(services: Services): Question[] {
  const { exchanges, issued } = services;
  const assume = (
    name: string,
    { sts, token }: Exchange,
    check: Check,
    others: Record<string, unknown> = {}
  ): Question => ({
    ...{ name: `assume-with-oidc: ${name}`, call: 'assume-with-oidc', endpoint: sts, check },
    // The exchange needs no credentials, yet neither SDK builds a client without: the service looks at the token alone.
    credentials: { accessKeyId: 'unused', secretAccessKey: 'unused', projectId: 'unused' },
    arguments: {
      provider_urn: PROVIDER_URN,
      agency_urn: AGENCY_URN,
      agency_session_name: 'conformance',
      id_token: token,
      duration_seconds: 900,
      ...others
    }
  });
  const account = AGENCY_URN.split(':')[2] ?? '';
  const expected = {
    credentials: {
      access_key_id: issued.accessKeyId,
      secret_access_key: issued.secretAccessKey,
      security_token: issued.securityToken
    },
    assumed_agency: {
      urn: `sts::${account}:assumed-agency:certificate-check/conformance`,
      id: 'simulated:conformance'
    },
    audience: 'https://github.com/example',
    provider: PROVIDER_URN,
    source_identity: '',
    subject_from_id_token: 'repo:example/shop:ref:refs/heads/main'
  };
  return [
    assume('a token that is trusted', exchanges.trusted, issues(expected, 900)),
    assume(
      'a token that has expired',
      exchanges.expired,
      isRefused({ status: 401, code: 'STS.0401', message: 'expired' })
    ),
    assume('a repository that is not trusted', exchanges.foreign, isRefused(UNTRUSTED)),
    assume(
      'a session longer than the agency allows',
      exchanges.trusted,
      isRefused({ status: 400, code: 'STS.0400', message: 'duration_seconds' }),
      { duration_seconds: 7200 }
    )
  ];
}

const UNTRUSTED = { status: 403, code: 'STS5.1001', message: 'sts:agencies:assumeWithOIDC' };

/** All questions of a client that speaks for the account or for a project. */
export function questionsOf(identity: Identity, services: Services): Question[] {
  const scope = identity === 'global' ? { domainId: DOMAIN_ID } : { projectId: PROJECT_ID };
  const credentials = { ...PERMANENT_KEY, ...scope };
  const filters = FILTERS.map(([name, query, check]): Question => ({
    ...{ name: `list: ${name}`, call: 'list', endpoint: services.scm, credentials, arguments: query, check }
  }));
  return [
    ...filters,
    ...aboutCertificates(services, credentials),
    ...aboutTheCaller(services, credentials),
    ...aboutTheExchange(services)
  ];
}
