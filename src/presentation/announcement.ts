import type { FailingRow, Failures } from '../judgement/failures.ts';
import { codeSpan, counted } from '../text.ts';

/** What a run has come to, as far as it is told on GitHub; no text in it holds a secret. */
export interface Announcement extends Failures {
  /** The input `title`; empty where it was left out. */
  readonly title: string;
  /** The summary, cut at a row to so many characters. */
  readonly markdown: (maxChars: number) => string;
}

/** What was done about the tracking issue or the comment on a pull request. */
export interface AnnouncementDone {
  readonly kind: 'nothing' | 'create' | 'update' | 'update-and-comment' | 'close';
  /** Of the issue or the pull request; null where nothing was done. */
  readonly number: number | null;
}

/**
 * How the set of failing rows differs from the one before; null where the one before was too large to be kept by
 * name.
 */
export interface RowChange {
  readonly came: readonly FailingRow[];
  readonly went: readonly FailingRow[];
}

/** The name of a tracking issue without `title`. */
export const DEFAULT_TITLE = 'Huawei Cloud certificates';

export const ISSUE_LABEL = {
  name: 'certificate-check',
  color: 'd93f0b',
  description: 'Kept by the check of Huawei Cloud certificates'
};

/** Rows named under one heading; a comment is read by people. */
const MAX_NAMED = 50;

function nameOf({ requested, requirement }: FailingRow): string {
  if (requested === '' && requirement !== '') return `${codeSpan(requirement)}, which no certificate covers`;
  if (requested === '') return 'the list of certificates, which may have some that no entry of the policy is about';
  if (requirement === '') return `${codeSpan(requested)}, which no entry of the policy is about`;
  return `${codeSpan(requested)} for ${codeSpan(requirement)}`;
}

function list(heading: string, rows: readonly FailingRow[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MAX_NAMED;
  const named = rows.slice(0, MAX_NAMED).map((row) => `- ${nameOf(row)}`);
  return [heading, '', ...named, ...(more > 0 ? [`- and ${counted(more, 'other')}`] : []), ''];
}

/** The link to the run, the only one in a text for GitHub. */
export function runLink(runUrl: string): string {
  return `[The run](${runUrl}) has the report.`;
}

/** What came and what went, for the comment on a tracking issue. */
export function changeComment(change: RowChange | null, failingRows: readonly FailingRow[], runUrl: string): string {
  const lines =
    change === null
      ? [`What fails has changed: now it is ${counted(failingRows.length, 'row')}.`, '']
      : [...list('Fails now:', change.came), ...list('No longer fails:', change.went)];
  return [...lines, runLink(runUrl), ''].join('\n');
}

/** The last word on a tracking issue. */
export function closingComment(runUrl: string): string {
  return `Nothing fails any more: every row is fresh or waived. ${runLink(runUrl)}\n`;
}

const DONE = {
  create: 'was opened',
  update: 'was brought up to date',
  'update-and-comment': 'was brought up to date, with a comment on what changed',
  close: 'was closed'
};

/** The line for the log about the tracking issue. */
export function issueLine({ kind, number }: AnnouncementDone): string {
  return kind === 'nothing' ? 'Tracking issue: nothing to tell.' : `Tracking issue #${number ?? ''} ${DONE[kind]}.`;
}

/** The line for the log about the comment on a pull request. */
export function commentLine({ kind, number }: AnnouncementDone): string {
  if (kind === 'nothing') return 'Comment on the pull request: nothing to tell.';
  return `The comment on pull request #${number ?? ''} was ${kind === 'create' ? 'written' : 'brought up to date'}.`;
}
