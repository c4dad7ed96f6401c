import { worstFirst } from '../judgement/verdict.ts';
import { counted, markdownText } from '../text.ts';
import { COLUMNS } from './columns.ts';
import type { WordedOutcome, WordedRow } from './rows.ts';
import { VERDICT_LABELS } from './sentences.ts';

/** GitHub refuses a job summary of more than 1 MiB. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

/** Largest `summary` output in bytes: what chat services and issues take. */
export const MAX_SUMMARY_OUTPUT_BYTES = 60_000;

/** With more rows than this, the healthy ones are folded. */
const MAX_OPEN_ROWS = 20;

const HEAD = [`| ${COLUMNS.map(({ heading }) => heading).join(' | ')} |`, `|${' --- |'.repeat(COLUMNS.length)}`];

/** Kept free for the line that says how many rows are missing, and for the end of the fold. */
const TAIL_BYTES = 200;

/** All rows of a run, worst first, otherwise in the order of the input. */
export function tableRows({ certificates }: WordedOutcome): WordedRow[] {
  return certificates
    .flatMap(({ rows }) => rows)
    .toSorted((one, other) => worstFirst(one.row.verdict, other.row.verdict));
}

function markdownRow(row: WordedRow): string {
  const cells = COLUMNS.map(({ cell, isUnbroken }) => {
    const text = cell(row);
    return markdownText(isUnbroken === true ? text.replaceAll(' ', '\u00a0') : text);
  });
  return `| ${cells.join(' | ')} |`;
}

/** As many of the lines as fit into `bytes`, with their line breaks. */
function fitting(lines: readonly string[], bytes: number): string[] {
  let left = bytes;
  const cut = lines.findIndex((line) => (left -= Buffer.byteLength(line) + 1) < 0);
  return cut === -1 ? [...lines] : lines.slice(0, cut);
}

/**
 * The job summary in Markdown, at most `maxBytes`: the verdict, one table worst first, healthy rows folded where there
 * are many, and what was asked. Rows that do not fit are counted. `asked` says what was asked of which endpoint.
 */
export function summaryMarkdown(worded: WordedOutcome, asked: string, maxBytes: number): string {
  const rows = tableRows(worded);
  const isFolded = ({ row }: WordedRow): boolean => rows.length > MAX_OPEN_ROWS && row.verdict === 'fresh';
  const open = rows.filter((row) => !isFolded(row)).map(markdownRow);
  const folded = rows.filter(isFolded).map(markdownRow);
  const sign = VERDICT_LABELS[worded.outcome.result].split(' ')[0] ?? '';
  const top = [`**${sign} ${markdownText(worded.sentence)}**`, ''];
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
export function logTable(worded: WordedOutcome): string[] {
  const logged = COLUMNS.flatMap(({ heading, cell, logCell = cell }) =>
    logCell === null ? [] : [{ heading: heading.replace(/^./, (first) => first.toLowerCase()), cell: logCell }]
  );
  const cells = [
    logged.map(({ heading }) => heading),
    ...tableRows(worded).map((row) => logged.map(({ cell }) => cell(row)))
  ];
  const widths = logged.map((_, column) =>
    cells.reduce((width, line) => Math.max(width, (line[column] ?? '').length), 0)
  );
  return cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  );
}
