import { reasonOf } from '../errors.ts';
import { plain } from '../text.ts';

/** The first attempt included. */
const MAX_ATTEMPTS = 2;

/** What bounds every question that is asked of a host. */
export interface Bounds {
  /** The pool of the run: starts `work` when there is room for it. */
  readonly limit: <Value>(work: () => Promise<Value>) => Promise<Value>;
  /** The end of the run. */
  readonly signal: AbortSignal;
  /** The longest that one attempt takes, in milliseconds. */
  readonly requestTimeoutMs: number;
}

/** Something under way: its answer, and how to give it up. `cancel` frees all that it holds, also after the answer. */
export interface Task<Value> {
  readonly answer: Promise<Value>;
  readonly cancel: () => void;
}

/** Why an attempt brought no answer: the time for it was over, the run was, or it failed by itself. */
export type Attempt<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'thrown'; readonly thrown: unknown };

/** A text that Node or OpenSSL put on an error; empty where there is none. */
function textOn(thrown: unknown, key: 'code' | 'reason'): string {
  if (typeof thrown !== 'object' || thrown === null || !(key in thrown)) return '';
  const text: unknown = Reflect.get(thrown, key);
  return typeof text === 'string' ? text : '';
}

/** The reason of a failure as one clean line. OpenSSL's own words are in `reason`; its message names source files. */
export function cleanReason(thrown: unknown): string {
  return plain(textOn(thrown, 'reason') || reasonOf(thrown));
}

/** The code that Node gave an error, `ECONNREFUSED` for instance; empty where it has none. */
export function codeOf(thrown: unknown): string {
  return textOn(thrown, 'code');
}

/** Runs one task until it settles, its time is over or the run ends, whichever comes first. Never rejects. */
async function attempt<Value>(start: () => Task<Value>, bounds: Bounds): Promise<Attempt<Value>> {
  const { signal, requestTimeoutMs } = bounds;
  if (signal.aborted) return { kind: 'ended' };
  const task = start();
  const given = Promise.withResolvers<Attempt<Value>>();
  const end = (): void => {
    given.resolve({ kind: 'ended' });
  };
  // A timer of one's own keeps the process alive; that of AbortSignal.timeout does not.
  const timer = setTimeout(() => {
    given.resolve({ kind: 'timeout' });
  }, requestTimeoutMs);
  signal.addEventListener('abort', end, { once: true });
  const answered = task.answer.then(
    (value): Attempt<Value> => ({ kind: 'answered', value }),
    (thrown: unknown): Attempt<Value> => ({ kind: 'thrown', thrown })
  );
  try {
    return await Promise.race([answered, given.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    task.cancel();
  }
}

/** Runs a task in the pool, and once more where `isWorthRepeating` says so of what came of it. Never rejects. */
export async function withAttempts<Value>(
  start: () => Task<Value>,
  isWorthRepeating: (outcome: Attempt<Value>) => boolean,
  bounds: Bounds
): Promise<Attempt<Value>> {
  for (let number = 1; ; number += 1) {
    const outcome = await bounds.limit(() => attempt(start, bounds));
    if (number === MAX_ATTEMPTS || !isWorthRepeating(outcome)) return outcome;
  }
}
