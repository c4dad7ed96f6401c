import { ActionError, firstToMend } from './errors.ts';

/** An answer; why there is none; or that nobody asked. */
export type Source<Value> =
  | { readonly state: 'known'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: ActionError }
  | { readonly state: 'not-asked' };

export const NOT_ASKED = { state: 'not-asked' } as const;

export function known<Value>(value: Value): Source<Value> {
  return { state: 'known', value };
}

export function failed(error: ActionError): Source<never> {
  return { state: 'failed', error };
}

/** An answer or the ActionError instead of it. Anything else that is thrown is a defect of this program and rejects. */
export async function sourceOf<Value>(answer: Promise<Value>): Promise<Source<Value>> {
  try {
    return known(await answer);
  } catch (thrown) {
    if (thrown instanceof ActionError) return failed(thrown);
    throw thrown;
  }
}

/** All answers in their order, or the failure among them, whichever came in first. */
export async function sourceOfAll<Value>(answers: readonly Promise<Value>[]): Promise<Source<readonly Value[]>> {
  const sources = await Promise.all(answers.map(sourceOf));
  const error = failureIn(sources);
  return error === null
    ? known(sources.flatMap((source) => (source.state === 'known' ? [source.value] : [])))
    : failed(error);
}

/** The error of the sources that failed, of several the one to mend; null where none did. */
export function failureIn(sources: readonly Source<unknown>[]): ActionError | null {
  return firstToMend(sources.flatMap((source) => (source.state === 'failed' ? [source.error] : [])));
}

/** The answer, or `otherwise` where there is none. */
export function valueOr<Value, Other>(source: Source<Value>, otherwise: Other): Value | Other {
  return source.state === 'known' ? source.value : otherwise;
}
