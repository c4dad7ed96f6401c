import type { Api } from '../http/client.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import { parseDetail, parseHistory, parseList, type ListPage } from './schema.ts';

/** The largest page that the list gives. */
export const LIST_PAGE_SIZE = 50;

/** The questions asked of SCM. Detail and history are asked at most once a run for a certificate, however often they are needed. */
export interface Scm {
  /** `GET /v3/scm/certificates/{id}`; needs `scm:cert:get`. Rejects with an ActionError. */
  detail: (id: string) => Promise<Certificate>;
  /** `GET /v2/{project_id}/scm/cert/{id}/push-history`; needs `scm:pushHistory:list`. Rejects with an ActionError. */
  history: (id: string) => Promise<PushHistory>;
  /**
   * `GET /v3/scm/certificates`, latest expiry first, shared certificates included, where `content` is not empty only those with it in
   * their name or domain; needs `scm:cert:list`. Rejects with an ActionError.
   */
  listPage: (offset: number, content: string) => Promise<ListPage>;
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

/** A client of SCM's read-only calls: no policy, no retry, only paths and shapes. */
export function createScm(api: Api, projectId: string): Scm {
  return {
    detail: once((id) =>
      api.get(`/v3/scm/certificates/${id}`, { what: `the details of ${id}`, action: 'scm:cert:get' }, (json) =>
        parseDetail(json, id)
      )
    ),
    history: once((id) =>
      api.get(
        `/v2/${projectId}/scm/cert/${id}/push-history`,
        { what: `the push history of ${id}`, action: 'scm:pushHistory:list' },
        parseHistory
      )
    ),
    listPage: (offset, content) => {
      const query = new URLSearchParams({
        limit: String(LIST_PAGE_SIZE),
        offset: String(offset),
        sort_key: 'certExpiredTime',
        sort_dir: 'DESC',
        owned_by_self: 'false',
        ...(content === '' ? {} : { content })
      });
      const what = `the list of certificates${content === '' ? '' : ` for ${content}`}`;
      return api.get(`/v3/scm/certificates?${query.toString()}`, { what, action: 'scm:cert:list' }, parseList);
    }
  };
}
