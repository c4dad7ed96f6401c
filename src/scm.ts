import type { Api } from './api.ts';
import type { Certificate } from './certificate.ts';
import type { PushHistory } from './push-history.ts';
import { parseDetail, parseHistory } from './scm-schema.ts';

/** The two questions asked of SCM. Each is asked at most once a run for a certificate, however often it is needed. */
export interface Scm {
  /** `GET /v3/scm/certificates/{id}`; needs `scm:cert:get`. Rejects with an ActionError. */
  readonly detail: (id: string) => Promise<Certificate>;
  /** `GET /v2/{project_id}/scm/cert/{id}/push-history`; needs `scm:pushHistory:list`. Rejects with an ActionError. */
  readonly history: (id: string) => Promise<PushHistory>;
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
    )
  };
}
