import type { Assessment, Row } from '../judgement/assess.ts';
import type { Outcome } from '../judgement/outcome.ts';
import { destination } from '../certificate/push-history.ts';
import { counted, markdownText } from '../text.ts';
import { formatDuration, formatTableTime } from '../time.ts';
import { worstFirst } from '../judgement/verdict.ts';
import { certificateLabel, remedy, VERDICT_LABELS } from './sentences.ts';

/** GitHub refuses a job summary of more than 1 MiB. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

/** Largest `summary` output in bytes: what chat services and issues take. */
export const MAX_SUMMARY_OUTPUT_BYTES = 60_000;

/** With more rows than this, the healthy ones are folded. */
const MAX_OPEN_ROWS = 20;

const HEAD = [
  '| Verdict | Certificate | Service | Newest push (UTC) | Renewed (UTC) | Lag | What to do |',
  '| --- | --- | --- | --- | --- | --- | --- |'
];

/** Where `tableCells` has the lag. */
const LAG_COLUMN = 5;

/** Kept free for the line that says how many rows are missing and the end of the fold. */
const TAIL_BYTES = 200;

/** A row of a table of the whole run. */
export interface TableRow {
  readonly assessment: Assessment;
  readonly row: Row;
}

/** All rows of a run, worst first, otherwise in the order of the input. */
export function tableRows(outcome: Outcome): TableRow[] {
  return outcome.certificates
    .flatMap((assessment) => assessment.rows.map((row) => ({ assessment, row })))
    .toSorted((one, other) => worstFirst(one.row.verdict, other.row.verdict));
}

/** The cells of a row as plain text. */
export function tableCells({ assessment, row }: TableRow): string[] {
  const { renewal, error } = assessment;
  // The place of the push, where the requirement does not name it.
  const to = row.newest && destination(row.newest);
  const place = to === null || to === row.requirement.text ? '' : ` (${to})`;
  const noPush = error === null ? 'none recorded' : 'not known';
  return [
    VERDICT_LABELS[row.verdict],
    certificateLabel(assessment),
    row.requirement.text,
    row.newest === null ? noPush : formatTableTime(row.newest.atMs) + place,
    renewal === null ? 'not known' : formatTableTime(renewal.atMs),
    row.lagSeconds === null ? '' : formatDuration(row.lagSeconds * 1000),
    remedy(assessment, row)
  ];
}

function markdownRow(row: TableRow): string {
  // Narrow as they are, the verdict and the lag would break after every word.
  const cells = tableCells(row).map((cell, column) =>
    column === 0 || column === LAG_COLUMN ? cell.replaceAll(' ', '\u00a0') : cell
  );
  return `| ${cells.map(markdownText).join(' | ')} |`;
}

/** As many of the lines as fit into `bytes`, with their line breaks. */
function fitting(lines: readonly string[], bytes: number): string[] {
  let left = bytes;
  const cut = lines.findIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0);
  return cut === -1 ? [...lines] : lines.slice(0, cut);
}

/**
 * The job summary in Markdown, at most `maxBytes`: the verdict, one table worst first, healthy rows folded where there are many, and what
 * was asked. Rows that do not fit are counted. `asked` says what was asked of which endpoint.
 */
export function summaryMarkdown(outcome: Outcome, asked: string, maxBytes: number): string {
  const rows = tableRows(outcome);
  const isFolded = ({ row }: TableRow): boolean => rows.length > MAX_OPEN_ROWS && row.verdict === 'fresh';
  const open = rows.filter((row) => !isFolded(row)).map(markdownRow);
  const folded = rows.filter(isFolded).map(markdownRow);
  const sign = VERDICT_LABELS[outcome.result].split(' ')[0] ?? '';
  const top = [`**${sign} ${markdownText(outcome.sentence)}**`, ''];
  const fold = [`<details><summary>${counted(folded.length, 'healthy row')}</summary>`, ''];

  const last = markdownText(asked);
  let bytes = maxBytes - TAIL_BYTES - Buffer.byteLength([...top, ...HEAD, ...fold, ...HEAD, last].join('\n'));
  const shownOpen = fitting(open, bytes);
  bytes -= Buffer.byteLength(shownOpen.join('\n'));
  const shownFolded = shownOpen.length < open.length ? [] : fitting(folded, bytes);
  const missing = rows.length - shownOpen.length - shownFolded.length;
  return [
    ...top,
    ...(shownOpen.length > 0 ? [...HEAD, ...shownOpen, ''] : []),
    ...(shownFolded.length > 0 ? [...fold, ...HEAD, ...shownFolded, '', '</details>', ''] : []),
    ...(missing > 0 ? [`${counted(missing, 'more row')} left out for size; the report-file output has all.`, ''] : []),
    last,
    ''
  ].join('\n');
}

/** The same table for the log, its columns aligned. */
export function logTable(outcome: Outcome): string[] {
  const cells = [
    ['verdict', 'certificate', 'service', 'newest push (UTC)', 'renewed (UTC)', 'lag'],
    ...tableRows(outcome).map((row) => [row.row.verdict, ...tableCells(row).slice(1, -1)])
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    cells.reduce((width, line) => Math.max(width, (line[column] ?? '').length), 0)
  );
  return cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
}
