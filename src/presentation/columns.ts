import type { TableLine } from './lines.ts';

/** A column of the table of a run. */
export interface Column {
  readonly heading: string;
  /** The cell as plain text. */
  readonly cell: (line: TableLine) => string;
  /** How the summary writes the cell: a sentence with foreign words in it, a name, or the verdict with its link. */
  readonly style: 'prose' | 'name' | 'verdict';
  /** The cell in the log where that differs; null where the log does without the column. */
  readonly logCell?: ((line: TableLine) => string) | null;
}

/** The columns of summary and log, from left to right. Times are in UTC. */
export const COLUMNS: readonly Column[] = [
  { heading: 'Verdict', cell: ({ verdict }) => verdict, style: 'verdict', logCell: ({ state }) => state },
  { heading: 'Certificate', cell: ({ certificate }) => certificate, style: 'prose' },
  { heading: 'Service', cell: ({ requirement }) => requirement, style: 'name' },
  { heading: 'Evidence', cell: ({ evidence }) => evidence, style: 'prose' },
  { heading: 'Renewed (UTC)', cell: ({ renewed }) => renewed, style: 'prose' },
  { heading: 'Expires (UTC)', cell: ({ expires }) => expires, style: 'prose' },
  { heading: 'What to do', cell: ({ remedy }) => remedy, style: 'prose', logCell: null }
];
