// What the service answers once the gateway has let a request through.
import { jsonAnswer, notPublished, scmRefusal, type Answer } from './answers.ts';
import { detailBody, historyBody } from './certificate-bodies.ts';
import { listAnswer } from './certificate-list.ts';
import { askedIds, deployedAnswer } from './deployed-resources.ts';
import { refuseCaller, type ReceivedRequest } from './gateway-auth.ts';
import type { Route, Scenario } from './scenario.ts';

/** Which documented request this is, and about which certificate; null where it is about none, or several. */
export interface Target {
  route: Route | null;
  certId: string | null;
}

const ACTIONS: Record<Route, string> = {
  detail: 'scm:cert:get',
  history: 'scm:pushHistory:list',
  list: 'scm:cert:list',
  deployed: 'scm:cert:deployed'
};

/** Reads method and path; `route` is null for anything that is not published. */
export function targetOf(method: string, path: string, pathPrefix: string): Target {
  const nothing = { route: null, certId: null };
  if (!path.startsWith(`${pathPrefix}/`)) return nothing;
  const own = path.slice(pathPrefix.length);
  if (method === 'POST' && own === '/v3/scm/deployed-resources') return { route: 'deployed', certId: null };
  if (method !== 'GET') return nothing;
  if (own === '/v3/scm/certificates') return { route: 'list', certId: null };
  const detail = /^\/v3\/scm\/certificates\/([^/]+)$/.exec(own);
  if (detail !== null) return { route: 'detail', certId: detail[1] ?? null };
  const history = /^\/v2\/[^/]+\/scm\/cert\/([^/]+)\/push-history$/.exec(own);
  return history === null ? nothing : { route: 'history', certId: history[1] ?? null };
}

/** The certificates that a request is about. */
export function certIdsOf({ route, certId }: Target, body: Buffer): string[] {
  if (route === 'deployed') return askedIds(body);
  return certId === null ? [] : [certId];
}

/** The documented answer to a request, and whether the gateway knew the caller. */
export async function answer(
  scenario: Scenario,
  request: ReceivedRequest,
  target: Target
): Promise<{ answer: Answer; authenticated: boolean }> {
  const refusal = await refuseCaller(scenario, request);
  const authenticated = refusal === null;
  if (target.route === null) return { answer: notPublished(), authenticated };
  return { answer: refusal ?? serve(scenario, request, target.route, target.certId), authenticated };
}

function serve(scenario: Scenario, request: ReceivedRequest, route: Route, certId: string | null): Answer {
  const language = request.headers['x-language']?.toString();
  if (scenario.deny.includes(ACTIONS[route])) return scmRefusal('SCM.4002', language);
  if (route === 'list') return listAnswer(scenario, request.url.searchParams, language);
  if (route === 'deployed') return deployedAnswer(scenario, request.body, language);
  if (!/^[A-Za-z0-9]{16}$/.test(certId ?? '')) return scmRefusal('SCM.0008', language);
  const certificate = scenario.certificates.find(({ id }) => id === certId);
  if (certificate === undefined) {
    return scmRefusal(scenario.otherTenants.includes(certId ?? '') ? 'SCM.0003' : 'SCM.0020', language);
  }
  return jsonAnswer(
    route === 'detail' ? detailBody(certificate, scenario) : historyBody(certificate, scenario.historyOrder)
  );
}
