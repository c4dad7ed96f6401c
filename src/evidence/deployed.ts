import { NO_BINDINGS, type Bindings } from '../certificate/binding.ts';
import type { ActionError } from '../errors.ts';
import { isTooLarge } from '../http/transport.ts';
import type { Scm } from '../scm/client.ts';
import { failed, known, sourceOf, valueOr, type Source } from '../source.ts';

// Asking which resources use some certificates, whatever one of them does to its batch.

/** The most IDs that one request may ask about. */
const BATCH_SIZE = 50;

/** What is known about the use of one ID, or why it could not be asked. */
export type Answers = Map<string, Source<Bindings>>;

export type BindingScm = Pick<Scm, 'deployedResources'>;

/**
 * An answer that refuses the IDs, and not the caller: one of them is not known, or of a kind that SCM does not take
 * here.
 */
function isRefusal({ code, status }: ActionError): boolean {
  return (status === 400 || status === 404) && (code === 'CERTIFICATE_NOT_FOUND' || code === 'UNEXPECTED_RESPONSE');
}

/** Nothing is known about the use of an ID. */
export function noAnswer(certId: string): Source<Bindings> {
  return known({ ...NO_BINDINGS, gaps: [{ code: 'no-answer', certId }] });
}

/** What an error says of an ID that was asked about alone. */
function bindingsAfter(error: ActionError, certId: string): Source<Bindings> {
  if (isRefusal(error)) return noAnswer(certId);
  // So much is told that something uses it.
  if (isTooLarge(error))
    return known({ ...NO_BINDINGS, gaps: [{ code: 'not-listed', certId, service: null, count: 1 }] });
  return failed(error);
}

/** What to ask about in place of a batch that failed; null where there is nothing smaller to ask. */
function partsAfter(error: ActionError, certIds: readonly string[]): (readonly string[])[] | null {
  if (certIds.length === 1) return null;
  if (isRefusal(error)) return certIds.map((id) => [id]);
  const middle = Math.ceil(certIds.length / 2);
  return isTooLarge(error) ? [certIds.slice(0, middle), certIds.slice(middle)] : null;
}

/** Asks about up to 50 IDs; if that is refused about each alone, if the answer is too large about each half. */
async function askBatch(certIds: readonly string[], scm: BindingScm, answers: Answers): Promise<void> {
  const answer = await sourceOf(scm.deployedResources(certIds));
  if (answer.state === 'failed') {
    const parts = partsAfter(answer.error, certIds);
    if (parts !== null) await Promise.all(parts.map((part) => askBatch(part, scm, answers)));
    else {
      const only = certIds.length === 1;
      for (const id of certIds) answers.set(id, only ? bindingsAfter(answer.error, id) : failed(answer.error));
    }
    return;
  }
  for (const id of certIds) {
    const bindings = valueOr(answer, null)?.get(id);
    answers.set(id, bindings === undefined ? noAnswer(id) : known(bindings));
  }
}

/** Asks about any number of IDs, in batches of 50, and adds what is known of each to the answers. */
export async function askAll(certIds: ReadonlySet<string>, scm: BindingScm, answers: Answers): Promise<void> {
  const ids = [...certIds];
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH_SIZE) }, (_, index) =>
    ids.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE)
  );
  await Promise.all(batches.map((batch) => askBatch(batch, scm, answers)));
}
