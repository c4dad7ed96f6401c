import type { Certificate } from './certificate.ts';
import { ActionError } from './errors.ts';
import type { PushHistory } from './push-history.ts';
import type { Scm } from './scm.ts';

/** All that was found out about one ID of `cert-id`, before anything is judged. */
export interface Dossier {
  readonly requestedId: string;
  /** The ID that is judged. */
  readonly certId: string;
  /** Null where its detail could not be had. */
  readonly certificate: Certificate | null;
  readonly histories: readonly PushHistory[];
  /** What went wrong with the detail or the history. */
  readonly error: ActionError | null;
}

function errorOf(outcomes: readonly PromiseSettledResult<unknown>[]): ActionError | null {
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    // Anything but an ActionError is a defect of this program, which must not pass for an answer of the API.
    if (!(outcome.reason instanceof ActionError)) throw outcome.reason;
    return outcome.reason;
  }
  return null;
}

/** Reads a certificate's detail and push history, both at once. */
export async function readDossier(certId: string, scm: Scm): Promise<Dossier> {
  const outcomes = await Promise.allSettled([scm.detail(certId), scm.history(certId)]);
  const [detail, history] = outcomes;
  return {
    requestedId: certId,
    certId,
    certificate: detail.status === 'fulfilled' ? detail.value : null,
    histories: history.status === 'fulfilled' ? [history.value] : [],
    error: errorOf(outcomes)
  };
}
