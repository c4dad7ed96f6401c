import { authenticatedHeaders, type CredentialProvider } from '../auth/provider.ts';
import type { Secrets } from '../auth/secrets.ts';
import { signatureIn } from '../auth/signature.ts';
import type { Client, HeadersOf } from '../http/client.ts';
import type { Bindings } from '../certificate/binding.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import { isErrorBody } from '../http/told.ts';
import { listed } from '../text.ts';
import { parseDeployed } from './deployed-schema.ts';
import { answerError, apiError, type RequestContext } from './errors.ts';
import { parseDetail, parseHistory, parseList, type ListPage } from './schema.ts';

/** The largest page that the list gives. */
export const LIST_PAGE_SIZE = 50;

/**
 * The questions asked of SCM. Detail and history are asked at most once a run for a certificate, however often they
 * are needed.
 */
export interface Scm {
  /** `GET /v3/scm/certificates/{id}`; needs `scm:cert:get`. Rejects with an ActionError. */
  detail: (id: string) => Promise<Certificate>;
  /** `GET /v2/{project_id}/scm/cert/{id}/push-history`; needs `scm:pushHistory:list`. Rejects with an ActionError. */
  history: (id: string) => Promise<PushHistory>;
  /**
   * `GET /v3/scm/certificates`, latest expiry first, shared certificates included, where `content` is not empty only
   * those with it in their name or domain; needs `scm:cert:list`. Rejects with an ActionError.
   */
  listPage: (offset: number, content: string) => Promise<ListPage>;
  /**
   * `POST /v3/scm/deployed-resources` about 1 to 50 IDs, each with its own answer, if there is one; needs
   * `scm:cert:deployed`, in identity policies `scm:cert:listDeployedResources`. Rejects with an ActionError.
   */
  deployedResources: (certIds: readonly string[]) => Promise<ReadonlyMap<string, Bindings>>;
}

/** The same question with the same answer, asked only once. */
export function once<Value>(ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

/** How SCM is reached, and by whom. */
export interface ScmAccess {
  readonly client: Client;
  /** Of the site, or the input `endpoint`; paths are appended to it. */
  readonly baseUrl: string;
  readonly projectId: string;
  readonly credentials: CredentialProvider;
  readonly secrets: Secrets;
}

/** One question to SCM: a GET of `path`, query included, or with a `body` a POST of it as JSON. */
interface Question<Value> {
  readonly path: string;
  readonly body?: unknown;
  readonly context: RequestContext;
  readonly parse: (json: unknown) => Value;
}

/** Makes the headers of requests to SCM: whom they are from, and what every one of them carries. */
export function scmAuthentication({
  projectId,
  credentials,
  secrets
}: Pick<ScmAccess, 'projectId' | 'credentials' | 'secrets'>): () => Promise<HeadersOf> {
  return async () => {
    const known = await credentials();
    return (request, nowMs) => {
      const content = request.body === '' ? {} : { 'Content-Type': 'application/json' };
      const signed = { 'X-Project-Id': projectId, Host: request.url.host, ...content };
      const headers = authenticatedHeaders(request, signed, known, nowMs);
      // The gateway can echo it, in whatever field.
      const signature = signatureIn(headers['Authorization']);
      if (signature !== null) secrets.addSignature(signature);
      return { ...headers, Accept: 'application/json', 'X-Language': 'en-us', 'User-Agent': 'huawei-cert-push-check' };
    };
  };
}

/** Asks SCM: whom the request is from, and which answer is an error. */
function createAsk(access: ScmAccess) {
  const { client, baseUrl, secrets } = access;
  const authenticate = scmAuthentication(access);
  return <Value>({ path, body, context, parse }: Question<Value>): Promise<Value> =>
    client.request({
      method: body === undefined ? 'GET' : 'POST',
      url: new URL(baseUrl + path),
      body: body === undefined ? '' : JSON.stringify(body),
      isQuestion: true,
      authenticate,
      classify: (answer) =>
        answer.status === 200 && !isErrorBody(answer.json) ? null : answerError(context, answer, secrets),
      parse,
      fail: (code, outcome, cause) => apiError(code, context, outcome, cause)
    });
}

/** The path of a page of the list, query included; see `listPage`. */
export function listPath(offset: number, content: string): string {
  const query = new URLSearchParams({
    limit: String(LIST_PAGE_SIZE),
    offset: String(offset),
    sort_key: 'certExpiredTime',
    sort_dir: 'DESC',
    owned_by_self: 'false',
    ...(content === '' ? {} : { content })
  });
  return `/v3/scm/certificates?${query.toString()}`;
}

/** A client of SCM's read-only questions: no policy, no retry, only paths and shapes. */
export function createScm(access: ScmAccess): Scm {
  const ask = createAsk(access);
  return {
    detail: once((id) =>
      ask({
        path: `/v3/scm/certificates/${id}`,
        context: { what: `the details of ${id}`, action: 'scm:cert:get' },
        parse: (json) => parseDetail(json, id)
      })
    ),
    history: once((id) =>
      ask({
        path: `/v2/${access.projectId}/scm/cert/${id}/push-history`,
        context: { what: `the push history of ${id}`, action: 'scm:pushHistory:list' },
        parse: parseHistory
      })
    ),
    listPage: (offset, content) => {
      const what = `the list of certificates${content === '' ? '' : ` for ${content}`}`;
      return ask({
        path: listPath(offset, content),
        context: { what, action: 'scm:cert:list' },
        parse: parseList
      });
    },
    deployedResources: (certIds) =>
      ask({
        path: '/v3/scm/deployed-resources',
        body: { certificate_ids: certIds, service_names: ['ALL'] },
        context: { what: `which resources use ${listed(certIds)}`, action: 'scm:cert:deployed' },
        parse: (json) => parseDeployed(json, certIds)
      })
  };
}
