import type { Outcome } from '../judgement/outcome.ts';
import { worstFirst } from '../judgement/verdict.ts';
import { unlistedTable } from './unlisted.ts';
import { codeSpan, counted, markdownProse } from '../text.ts';
import { COLUMNS, type Column } from './columns.ts';
import { PUSH_CAVEAT } from './remedies.ts';
import { HOST_CAVEAT } from './hosts.ts';
import type { TableLine } from './lines.ts';
import type { WordedOutcome } from './rows.ts';
import { VERDICT_LABELS } from './sentences.ts';
import type { Annotation } from './warnings.ts';

/** GitHub refuses a job summary of more than 1 MiB. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;

/** Largest `summary` output in bytes: what chat services and issues take. */
export const MAX_SUMMARY_OUTPUT_BYTES = 60_000;

/** With more rows than this, the healthy ones are folded. */
const MAX_OPEN_ROWS = 20;

/** The part of a summary that warnings may take from the rows. */
const WARNINGS_SHARE = 0.25;

const HEAD = [`| ${COLUMNS.map(({ heading }) => heading).join(' | ')} |`, `|${' --- |'.repeat(COLUMNS.length)}`];

/** The part of a summary that unlisted certificates may take from the rows. */
const UNLISTED_SHARE = 0.25;

/** Kept free for the lines that say how much is missing, and for the end of the fold. */
const TAIL_BYTES = 300;

/** What a summary tells beside the rows. */
export interface SummaryContext {
  /** The heading; null for none. */
  readonly title: string | null;
  /** What was asked of which endpoint, when, and how much was read. */
  readonly asked: string;
  readonly warnings: readonly Annotation[];
  /** The rows that may be folded. */
  readonly healthy: ReadonlySet<TableLine>;
  /** Where docs/troubleshooting.md is read; null where that is not known. */
  readonly troubleshooting: string | null;
}

/** All lines of a run, worst first, otherwise in the order of the input. */
export function tableRows({ certificates, lines }: WordedOutcome): TableLine[] {
  return [...lines, ...certificates.flatMap(({ rows }) => rows)].toSorted((one, other) =>
    worstFirst(one.counted, other.counted)
  );
}

function verdictCell({ anchor }: TableLine, text: string, troubleshooting: string | null): string {
  // The column is narrow, so the sign would stand above its word.
  const label = text.replace(' ', '\u00a0');
  return anchor === null || troubleshooting === null ? label : `[${label}](${troubleshooting}#${anchor})`;
}

function markdownCell(row: TableLine, { cell, style }: Column, troubleshooting: string | null): string {
  const text = cell(row);
  switch (style) {
    case 'verdict':
      return verdictCell(row, text, troubleshooting);
    case 'name':
      return codeSpan(text, true);
    case 'prose':
      return markdownProse(text, true);
  }
}

/** As many of the lines as fit into `bytes`, with their line breaks. */
function fitting(lines: Iterable<string>, bytes: number): string[] {
  const shown: string[] = [];
  let left = bytes;
  for (const line of lines) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    shown.push(line);
  }
  return shown;
}

function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}

function leftOut(count: number, noun: string, where: string): string[] {
  return count === 0 ? [] : [`${counted(count, `more ${noun}`)} left out for size; ${where} has all.`, ''];
}

/** The warnings as a list within `bytes`; none without warnings. */
function warningLines(warnings: readonly Annotation[], bytes: number): string[] {
  if (warnings.length === 0) return [];
  const lines = warnings.map(({ message }) => `- ${markdownProse(message)}`);
  const shown = fitting(lines, bytes);
  const list = shown.length === 0 ? [] : [...shown, ''];
  return ['**Warnings**', '', ...list, ...leftOut(lines.length - shown.length, 'warning', 'the log')];
}

/** The certificates that nobody listed within `bytes`; none where there are none. */
function unlistedLines(outcome: Outcome, bytes: number): string[] {
  const table = unlistedTable(outcome);
  if (table === null) return [];
  const shown = fitting(table.rows, bytes - bytesOf(table.head));
  return [
    ...table.head,
    ...shown,
    '',
    ...leftOut(table.rows.length - shown.length, 'certificate', 'the report-file output')
  ];
}

/** Writes rows of the table: each once, though the summary is wanted in several lengths. */
function rowWriter(troubleshooting: string | null): (row: TableLine) => string {
  const written = new Map<TableLine, string>();
  return (row) => {
    const cells = (): string => COLUMNS.map((column) => markdownCell(row, column, troubleshooting)).join(' | ');
    const line = written.get(row) ?? `| ${cells()} |`;
    written.set(row, line);
    return line;
  };
}

/** The rows of a table, worst first: those that are open, and the healthy ones that are folded. */
interface Rows {
  readonly open: readonly TableLine[];
  readonly folded: readonly TableLine[];
  readonly write: (row: TableLine) => string;
}

function rowsOf(worded: WordedOutcome, { healthy, troubleshooting }: SummaryContext): Rows {
  const rows = tableRows(worded);
  const isFolded = (row: TableLine): boolean => rows.length > MAX_OPEN_ROWS && healthy.has(row);
  return {
    open: rows.filter((row) => !isFolded(row)),
    folded: rows.filter(isFolded),
    write: rowWriter(troubleshooting)
  };
}

/** As many rows as fit into `bytes`. */
function rowLines({ open, folded, write }: Rows, bytes: number): string[] {
  const fold = [`<details><summary>${counted(folded.length, 'healthy row')}</summary>`, ''];
  const left = bytes - bytesOf([...HEAD, ...fold, ...HEAD]);
  // A line is written when it is known that there is room for the one before it.
  const linesWithin = (some: readonly TableLine[], spare: number): string[] => fitting(some.values().map(write), spare);
  const shownOpen = linesWithin(open, left);
  const shownFolded = shownOpen.length < open.length ? [] : linesWithin(folded, left - bytesOf(shownOpen));
  return [
    ...(shownOpen.length > 0 ? [...HEAD, ...shownOpen, ''] : []),
    ...(shownFolded.length > 0 ? [...fold, ...HEAD, ...shownFolded, '', '</details>', ''] : []),
    ...leftOut(open.length + folded.length - shownOpen.length - shownFolded.length, 'row', 'the report-file output')
  ];
}

/** What the evidence in the table does not say, once for each kind of it. */
function caveatLines({ certificates }: WordedOutcome): string[] {
  const kinds = new Set(certificates.flatMap(({ rows }) => rows.map(({ row }) => row.kind)));
  return [...(kinds.has('host') ? [HOST_CAVEAT, ''] : []), ...(kinds.has('service') ? [PUSH_CAVEAT, ''] : [])];
}

/**
 * Writes the job summary in Markdown, at most `maxBytes`: the verdict, one table worst first, healthy rows folded where
 * there are many, the warnings, and what was asked. Rows and warnings that do not fit are counted.
 */
export function summaryWriter(worded: WordedOutcome, context: SummaryContext): (maxBytes: number) => string {
  const { title, asked, warnings } = context;
  const sign = VERDICT_LABELS[worded.outcome.result].split(' ')[0] ?? '';
  const heading = title === null ? [] : [`### ${markdownProse(title)}`, ''];
  const top = [...heading, `**${sign} ${markdownProse(worded.sentence)}**`, ''];
  const caveat = caveatLines(worded);
  const last = [markdownProse(asked), ''];
  const rows = rowsOf(worded, context);
  return (maxBytes) => {
    const told = warningLines(warnings, maxBytes * WARNINGS_SHARE);
    const unlisted = unlistedLines(worded.outcome, maxBytes * UNLISTED_SHARE);
    const spare = maxBytes - TAIL_BYTES - bytesOf([...top, ...caveat, ...unlisted, ...told, ...last]);
    return [...top, ...rowLines(rows, spare), ...caveat, ...unlisted, ...told, ...last].join('\n');
  };
}

/** The same table for the log, its columns aligned. */
export function logTable(worded: WordedOutcome): string[] {
  const logged = COLUMNS.flatMap(({ heading, cell, logCell = cell }) =>
    logCell === null ? [] : [{ heading: heading.replace(/^./, (first) => first.toLowerCase()), cell: logCell }]
  );
  const cells = [
    logged.map(({ heading }) => heading),
    ...tableRows(worded).map((row) => logged.map(({ cell }) => cell(row).replaceAll('\u00a0', ' ')))
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
