/** Calls `onEnd` after `ms`, unless what it returns is called before. */
export type StartTimer = (ms: number, onEnd: () => void) => () => void;

export const startTimer: StartTimer = (ms, onEnd) => {
  const timer = setTimeout(onEnd, ms);
  return () => {
    clearTimeout(timer);
  };
};
