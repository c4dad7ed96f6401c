import type { Api } from './api.ts';
import type { Certificate } from './certificate.ts';
import type { PushHistory } from './push-history.ts';
import { parseDetail, parseHistory, parseList, type ListPage } from './scm-schema.ts';

/** The largest page that the list gives. */
export const LIST_PAGE_SIZE = 50;

/** The questions asked of SCM. Detail and history are asked at most once a run for a certificate, however often they are needed. */
export interface Scm {
  /** `GET /v3/scm/certificates/{id}`; needs `scm:cert:get`. Rejects with an ActionError. */
  readonly detail: (id: string) => Promise<Certificate>;
  /** `GET /v2/{project_id}/scm/cert/{id}/push-history`; needs `scm:pushHistory:list`. Rejects with an ActionError. */
  readonly history: (id: string) => Promise<PushHistory>;
  /**
   * `GET /v3/scm/certificates`, latest expiry first, shared certificates included, where `content` is not empty only those with it in
   * their name or domain; needs `scm:cert:list`. Rejects with an ActionError.
   */
  readonly listPage: (offset: number, content: string) => Promise<ListPage>;
}

/** The same answer for the same ID, asked for once. */
function once<Value>(ask: (id: string) => Promise<Value>): (id: string) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (id) => {
    const answer = answers.get(id) ?? ask(id);
    answers.set(id, answer);
    return answer;
  };
}

/** A client of SCM's read-only calls: no policy, no retry, only paths and shapes. */
export function createScm(api: Api, projectId: string): Scm {
  return {
    detail: once((id) =>
      api.get(
        { what: `the details of ${id}`, action: 'scm:cert:get' },
        { path: `/v3/scm/certificates/${id}` },
        (json) => parseDetail(json, id)
      )
    ),
    history: once((id) =>
      api.get(
        { what: `the push history of ${id}`, action: 'scm:pushHistory:list' },
        { path: `/v2/${projectId}/scm/cert/${id}/push-history` },
        parseHistory
      )
    ),
    listPage: (offset, content) =>
      api.get(
        { what: `the list of certificates${content === '' ? '' : ` for ${content}`}`, action: 'scm:cert:list' },
        {
          path: '/v3/scm/certificates',
          query: {
            limit: String(LIST_PAGE_SIZE),
            offset: String(offset),
            sort_key: 'certExpiredTime',
            sort_dir: 'DESC',
            owned_by_self: 'false',
            ...(content === '' ? {} : { content })
          }
        },
        parseList
      )
  };
}
