import { destination, WINDOW_SIZE } from '../certificate/push-history.ts';
import type { Row, ServiceRow } from '../judgement/assess.ts';
import { isLive, lastingReason, pushReasonOf, verdictOf } from '../judgement/reason.ts';
import { formatDuration, formatTableTime } from '../time.ts';
import { bindingEvidence } from './bindings.ts';
import { hostEvidence } from './hosts.ts';

/** What a verdict rests on. */
export type EvidenceKind = 'push' | 'binding' | 'live' | 'none';

/** What the verdict of a row rests on. */
export function evidenceKind(row: Row): EvidenceKind {
  if (row.kind === 'host') return isLive(row.reason) && verdictOf(row.reason) !== 'unknown' ? 'live' : 'none';
  const { code } = lastingReason(row.reason);
  if (code === 'replaced-in-use' || code === 'in-use') return 'binding';
  return row.newest === null ? 'none' : 'push';
}

function pushEvidence({ newest, requirement, reason }: ServiceRow, isFailed: boolean): string {
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
  if (row.kind === 'host') return hostEvidence(row);
  const binding = row.binding === null ? null : bindingEvidence(row.binding);
  if (binding !== null && evidenceKind(row) === 'binding') return binding;
  return [pushEvidence(row, isFailed), ...(binding === null ? [] : [binding])].join('; ');
}
