import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import type { WorkflowContext } from '../config/workflow-context.ts';
import type { FailingRow } from '../judgement/failures.ts';
import type { RowChange } from '../presentation/announcement.ts';

/** GitHub refuses a longer body. It counts code points; a string's length is never less. */
export const MAX_BODY_CHARS = 65_536;

/** The largest list of rows kept by name; a larger set is kept as a hash alone. */
const MAX_ROWS_CHARS = 12_000;

/** The largest list that is unpacked: anybody who may edit the issue may put anything here. */
const MAX_LIST_BYTES = 1024 * 1024;

const HASH_LENGTH = 32;

/** The failing rows of a run: a hash that tells sets apart, and the rows by name where they are known. */
export interface RowSet {
  readonly hash: string;
  readonly rows: readonly FailingRow[] | null;
}

/** What the hidden first line of a body says. */
export interface Marker {
  readonly key: string;
  readonly set: RowSet;
}

const Rows = v.array(v.strictTuple([v.string(), v.string()]));

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, HASH_LENGTH);
}

/** Tells one checking step from another in the same repository: the workflow's file, the job and `title`. */
export function markerKey({ workflowPath, job }: WorkflowContext, title: string): string {
  return hashOf([workflowPath, job, title]);
}

/** A row as text that no other row has. */
function identity({ requested, requirement }: FailingRow): string {
  return JSON.stringify([requested, requirement]);
}

/** The set of these rows, whatever their order and however often each is there. */
export function rowSet(rows: readonly FailingRow[]): RowSet {
  const distinct = new Map(rows.map((row) => [identity(row), row]));
  const sorted = [...distinct.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  return { hash: hashOf(sorted.map(identity)), rows: sorted };
}

/** What came and what went; null where the rows of either are not known by name. */
export function changeOf(before: RowSet, now: RowSet): RowChange | null {
  if (before.rows === null || now.rows === null) return null;
  const [old, current] = [before.rows, now.rows].map((rows) => new Set(rows.map(identity)));
  return {
    came: now.rows.filter((row) => old?.has(identity(row)) === false),
    went: before.rows.filter((row) => current?.has(identity(row)) === false)
  };
}

function packed({ rows }: RowSet): string {
  if (rows === null) return '-';
  const list = JSON.stringify(rows.map(({ requested, requirement }) => [requested, requirement]));
  const text = deflateRawSync(list).toString('base64url');
  return text.length > MAX_ROWS_CHARS ? '-' : text;
}

function unpacked(text: string, hash: string): readonly FailingRow[] | null {
  try {
    const json = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: MAX_LIST_BYTES }).toString('utf8');
    const set = rowSet(v.parse(Rows, JSON.parse(json)).map(([requested, requirement]) => ({ requested, requirement })));
    // A list that is not what was hashed was tampered with.
    return set.hash === hash ? set.rows : null;
  } catch {
    return null;
  }
}

/** The marker as a comment that Markdown does not show. Base64 keeps every name from ending it. */
export function formatMarker({ key, set }: Marker): string {
  return `<!-- huawei-cert-push-check key=${key} set=${set.hash} rows=${packed(set)} -->`;
}

const MARKER = /^<!-- huawei-cert-push-check key=([0-9a-f]{32}) set=([0-9a-f]{32}) rows=([\w-]+) -->(?:\r?\n|$)/;

/**
 * The marker of a body; null without one. It must be the first thing in it: no certificate's name ever stands there.
 */
export function parseMarker(body: string): Marker | null {
  const [, key, hash, rows] = MARKER.exec(body) ?? [];
  if (key === undefined || hash === undefined || rows === undefined) return null;
  return { key, set: { hash, rows: unpacked(rows, hash) } };
}

/** The text of an issue or a comment: marker, summary, and the link to the run, within what GitHub takes. */
export function markedBody(marker: Marker, markdown: (maxChars: number) => string, link: string): string {
  const top = `${formatMarker(marker)}\n`;
  const end = `\n${link}\n`;
  return `${top}${markdown(MAX_BODY_CHARS - top.length - end.length)}${end}`;
}
