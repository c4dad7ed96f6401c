import { destination, WINDOW_SIZE } from '../certificate/push-history.ts';
import type { Row } from '../judgement/assess.ts';
import { lastingReason, pushReasonOf } from '../judgement/reason.ts';
import { formatDuration, formatTableTime } from '../time.ts';
import { bindingEvidence } from './bindings.ts';

/** What a verdict rests on. */
export type EvidenceKind = 'push' | 'binding' | 'none';

/** What the verdict of a row rests on. */
export function evidenceKind({ newest, reason }: Row): EvidenceKind {
  const { code } = lastingReason(reason);
  if (code === 'replaced-in-use' || code === 'in-use') return 'binding';
  return newest === null ? 'none' : 'push';
}

function pushEvidence({ newest, requirement, reason }: Row, isFailed: boolean): string {
  const push = pushReasonOf(reason);
  if (newest === null) {
    if (isFailed) return 'not known';
    const isFull = push?.code === 'window-lost' || push?.code === 'outdated-window';
    return isFull ? `no push among the last ${WINDOW_SIZE}` : 'no push recorded';
  }
  // The place of the push, where the requirement does not name it.
  const place = destination(newest);
  const words = `push ${place === requirement.text ? '' : `to ${place} `}${formatTableTime(newest.atMs)}`;
  if (push?.code !== 'outdated-push') return words;
  return `${words}, ${formatDuration(push.lagMs).replaceAll(' ', '\u00a0')} too old`;
}

/** What there is of evidence for a row, in the few words of a table. `isFailed`: it could not be read. */
export function evidenceWords(row: Row, isFailed: boolean): string {
  const binding = row.binding === null ? null : bindingEvidence(row.binding);
  if (binding !== null && evidenceKind(row) === 'binding') return binding;
  return [pushEvidence(row, isFailed), ...(binding === null ? [] : [binding])].join('; ');
}
