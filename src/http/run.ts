import { setMaxListeners } from 'node:events';
import { ActionError } from '../errors.ts';
import { formatDuration } from '../time.ts';
import type { StartTimer } from './timer.ts';

/** Makes a service's error of what went wrong short of an answer of its own. */
export type Fail = (code: FailureCode, outcome: string, cause?: unknown) => ActionError;

/** What can go wrong whatever the service is. */
export type FailureCode = 'NETWORK' | 'TIMEOUT' | 'THROTTLED' | 'UNEXPECTED_RESPONSE';

/** What all requests of a run share: one deadline, one pause, one end. */
export interface Run {
  /** Aborts when the run's time is over, or when it was ended. */
  readonly signal: AbortSignal;
  /** Whether a wait of so many milliseconds ends before the run does. */
  readonly hasTimeFor: (ms: number) => boolean;
  /** Ends all requests with this error. */
  readonly end: (error: ActionError) => void;
  /** Has all requests wait for so many milliseconds before they start. */
  readonly pause: (ms: number) => void;
  /**
   * Waits while requests are paused. Throws where the run is over, or will be before the pause is: `last`, else an
   * error of its own.
   */
  readonly waitForPause: (fail: Fail, last: ActionError | undefined) => Promise<void>;
  /** Waits, or until the run is over. */
  readonly wait: (ms: number) => Promise<void>;
  /** The error of a run that is over: what ended it, else its last failure, else that there was no answer. */
  readonly ended: (fail: Fail, last?: ActionError) => ActionError;
  /** Ends the deadline's timer. */
  readonly close: () => void;
}

/** Starts the clock of the run's `timeout`. */
export function startRun(timeoutMs: number, now: () => number, startTimer: StartTimer): Run {
  const over = new AbortController();
  const deadlineMs = now() + timeoutMs;
  let pausedUntilMs = 0;
  // Every waiting request listens for the end of the run; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, over.signal);
  const stopDeadline = startTimer(timeoutMs, () => {
    over.abort();
  });
  const ended: Run['ended'] = (fail, last) => {
    if (over.signal.reason instanceof ActionError) return over.signal.reason;
    return last ?? fail('TIMEOUT', `no answer before the run's time of ${formatDuration(timeoutMs)} was over`);
  };
  const wait: Run['wait'] = async (ms) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const end = (): void => {
      resolve(undefined);
    };
    const stop = startTimer(Math.max(ms, 0), end);
    over.signal.addEventListener('abort', end);
    if (over.signal.aborted) end();
    await promise;
    stop();
    over.signal.removeEventListener('abort', end);
  };
  return {
    signal: over.signal,
    hasTimeFor: (ms) => now() + ms < deadlineMs,
    end: (error) => {
      over.abort(error);
    },
    pause: (ms) => {
      pausedUntilMs = Math.max(pausedUntilMs, now() + ms);
    },
    waitForPause: async (fail, last) => {
      while (now() < pausedUntilMs && !over.signal.aborted) {
        if (pausedUntilMs >= deadlineMs) {
          throw last ?? fail('THROTTLED', 'all requests were asked to wait for longer than this run may take');
        }
        await wait(pausedUntilMs - now());
      }
      if (over.signal.aborted) throw ended(fail, last);
    },
    wait,
    ended,
    close: stopDeadline
  };
}
