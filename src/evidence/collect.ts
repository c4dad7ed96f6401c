import type { Certificate } from '../certificate/certificate.ts';
import { ActionError } from '../errors.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import type { Scm } from '../scm/client.ts';
import type { NearMiss } from '../renewal/rules.ts';
import type { ScmTime } from '../time.ts';

/** All that was found out about one ID of `cert-id`, before anything is judged. */
export interface Dossier {
  readonly requestedId: string;
  /** The ID that is judged. */
  readonly certId: string;
  /** Null where its detail could not be had. */
  readonly certificate: Certificate | null;
  /** Certificates with the same content under other IDs. */
  readonly twins: readonly Certificate[];
  /** One per certificate with this content. */
  readonly histories: readonly PushHistory[];
  /** The IDs that the judged certificate replaced, the requested one first. */
  readonly replacedIds: readonly string[];
  /** When the requested certificate expires, where it was replaced; several where several of `cert-id` lead to one. */
  readonly replacedExpiries: readonly { readonly id: string; readonly notAfter: ScmTime | null }[];
  /** The histories of the replaced certificates and their twins. */
  readonly replacedHistories: readonly PushHistory[];
  /** Why the history of a replaced certificate is not known. */
  readonly replacedHistoryError: ActionError | null;
  /** Why it cannot be known what replaced this certificate, or whether anything did. */
  readonly untraceable: { readonly reason: string; readonly remedy: string; readonly isReplaced: boolean } | null;
  readonly nearMisses: readonly NearMiss[];
  /** IDs of younger orders for the same names that are not issued yet. */
  readonly orderedIds: readonly string[];
  /** What went wrong with the detail, the history or the following. */
  readonly error: ActionError | null;
}

/** The first failure among outcomes; null where there is none. Anything but an ActionError is a defect of this program and is thrown. */
export function failureOf(outcomes: readonly PromiseSettledResult<unknown>[]): ActionError | null {
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    if (!(outcome.reason instanceof ActionError)) throw outcome.reason;
    return outcome.reason;
  }
  return null;
}

/** Reads a certificate's detail and push history, both at once. */
export async function readDossier(certId: string, scm: Scm): Promise<Dossier> {
  const [detail, history] = await Promise.allSettled([scm.detail(certId), scm.history(certId)]);
  return {
    requestedId: certId,
    certId,
    certificate: detail.status === 'fulfilled' ? detail.value : null,
    twins: [],
    histories: history.status === 'fulfilled' ? [history.value] : [],
    replacedIds: [],
    replacedExpiries: [],
    replacedHistories: [],
    replacedHistoryError: null,
    untraceable: null,
    nearMisses: [],
    orderedIds: [],
    error: failureOf([detail, history])
  };
}
