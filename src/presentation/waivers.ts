import type { Row } from '../judgement/assess.ts';
import { isWaivable, waiverState } from '../judgement/waiver.ts';
import { plain } from '../text.ts';
import { formatDuration } from '../time.ts';
import type { WordedCertificate } from './rows.ts';

// Waivers in words.

/** Longest reason of a waiver that is shown, in code points. */
const MAX_REASON_LENGTH = 200;

/** The waiver that excuses the row, so that it counts as pending; null where none does. */
export function excuseOf({ verdict, counted, waiver }: Row): Row['waiver'] {
  return verdict === counted ? null : waiver;
}

/** The verdict of a row, and that it is waived. */
export function stateWords(row: Row): string {
  return row.verdict + (excuseOf(row) === null ? '' : ', waived');
}

/** Until when and why a row is waived, as a sentence; nothing where it is not. */
export function excuseWords(row: Row): string[] {
  const waiver = excuseOf(row);
  return waiver === null ? [] : [`Waived until ${waiver.untilText}: ${reasonText(waiver)}.`];
}

function reasonText({ reason }: { readonly reason: string }): string {
  return plain(reason, MAX_REASON_LENGTH);
}

/** Says of each waiver that is over that it has no effect. */
export function waiverWarning(nowMs: number): (certificate: WordedCertificate) => string[] {
  return ({ label, rows }) =>
    rows.flatMap(({ row, requirement }) => {
      const { waiver } = row;
      if (waiver === null || waiverState(waiver, nowMs).code !== 'over') return [];
      const over = `the waiver of ${requirement} was over at the end of ${waiver.untilText} and has no effect`;
      const step = isWaivable(row.verdict) ? `It is ${row.verdict} now: push, or renew the waiver.` : 'Remove it.';
      return `${label}: ${over} (${reasonText(waiver)}). ${step}`;
    });
}

/** Says of each waiver that ends within two weeks when it does. */
export function waiverNotice(nowMs: number): (certificate: WordedCertificate) => string[] {
  return ({ label, rows }) =>
    rows.flatMap(({ row, requirement }) => {
      const { waiver } = row;
      const state = waiver === null ? null : waiverState(waiver, nowMs);
      if (waiver === null || state?.code !== 'ending') return [];
      const end = `ends with ${waiver.untilText}, in ${formatDuration(state.leftMs)}`;
      return `${label}: the waiver of ${requirement} ${end} (${reasonText(waiver)}); it is ${row.verdict} now.`;
    });
}
