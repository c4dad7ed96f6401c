import { destination, WINDOW_SIZE } from '../certificate/push-history.ts';
import type { Row } from '../judgement/assess.ts';
import { shortfallOf } from '../judgement/reason.ts';
import { formatDuration, formatTableTime } from '../time.ts';

/** What a verdict rests on. */
export type EvidenceKind = 'push' | 'none';

/** What the verdict of a row rests on. */
export function evidenceKind({ newest }: Row): EvidenceKind {
  return newest === null ? 'none' : 'push';
}

/** What there is of evidence for a row, in the few words of a table. `isFailed`: it could not be read. */
export function evidenceWords({ newest, requirement, reason }: Row, isFailed: boolean): string {
  const shortfall = shortfallOf(reason);
  if (newest === null) {
    if (isFailed) return 'not known';
    const isFull = shortfall?.code === 'window-lost' || shortfall?.code === 'outdated-window';
    return isFull ? `no push among the last ${WINDOW_SIZE}` : 'no push recorded';
  }
  // The place of the push, where the requirement does not name it.
  const place = destination(newest);
  const push = `push ${place === requirement.text ? '' : `to ${place} `}${formatTableTime(newest.atMs)}`;
  if (shortfall?.code !== 'outdated-push') return push;
  return `${push}, ${formatDuration(shortfall.lagMs).replaceAll(' ', '\u00a0')} too old`;
}
