import type { WordedRow } from './rows.ts';

/** A column of the table of a run. */
export interface Column {
  readonly heading: string;
  /** The cell as plain text. */
  readonly cell: (row: WordedRow) => string;
  /** If the column is narrow, its text would break after every word, so it is kept together. */
  readonly isUnbroken?: true;
  /** The cell in the log where that differs; null where the log does without the column. */
  readonly logCell?: ((row: WordedRow) => string) | null;
}

/** The columns of summary and log, from left to right. */
export const COLUMNS: readonly Column[] = [
  { heading: 'Verdict', cell: ({ verdict }) => verdict, isUnbroken: true, logCell: ({ row }) => row.verdict },
  { heading: 'Certificate', cell: ({ certificate }) => certificate },
  { heading: 'Service', cell: ({ requirement }) => requirement },
  { heading: 'Newest push (UTC)', cell: ({ evidence }) => evidence },
  { heading: 'Renewed (UTC)', cell: ({ renewed }) => renewed },
  { heading: 'Lag', cell: ({ lag }) => lag, isUnbroken: true },
  { heading: 'What to do', cell: ({ remedy }) => remedy, logCell: null }
];
