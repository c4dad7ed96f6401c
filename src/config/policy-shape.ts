import { listed, quoted } from '../text.ts';
import type { PolicyNode, PolicyProblem, Position } from './policy-tree.ts';

/** Longest key that a nearest one is looked for, so that the search is bounded. */
const MAX_KEY_LENGTH = 40;

/** Problems that are kept, so that aliases cannot multiply the work; a file without aliases may have as many. */
const MAX_KEPT = 20_000;

/** Collects what is wrong. A node that an alias repeats is told once. */
export class Problems {
  private readonly byPlace = new Map<string, PolicyProblem>();

  get isFull(): boolean {
    return this.byPlace.size >= MAX_KEPT;
  }

  add(message: string, { line, col }: Position): void {
    if (this.isFull) return;
    this.byPlace.set(`${line}:${col} ${message}`, { message, line, col });
  }

  /** In the order of the text. */
  list(): PolicyProblem[] {
    return [...this.byPlace.values()].toSorted((one, other) => one.line - other.line || one.col - other.col);
  }
}

/** How many characters have to be put in, taken out or changed to make one text of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (one[index] === other[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The word that was probably meant: at most two characters away, case aside. */
export function nearest(text: string, words: readonly string[]): string | null {
  if (text.length > MAX_KEY_LENGTH) return null;
  const typed = text.toLowerCase().replaceAll('_', '-');
  const ranked = words
    .map((word) => ({ word, away: distance(typed, word.toLowerCase()) }))
    .filter(({ word, away }) => away <= Math.min(2, word.length - 1))
    .toSorted((one, other) => one.away - other.away);
  return ranked[0]?.word ?? null;
}

/**
 * The values of a mapping by key. Keys that are unknown, double or no text are problems. Null where it is no mapping.
 */
export function readMapping(
  node: PolicyNode,
  what: string,
  keys: readonly string[],
  problems: Problems
): ReadonlyMap<string, PolicyNode> | null {
  if (node.kind !== 'mapping') {
    problems.add(`${what} must be keys with values; allowed: ${listed(keys, keys.length)}`, node);
    return null;
  }
  const values = new Map<string, PolicyNode>();
  const seen = new Map<string, Position>();
  for (const { key, value } of node.pairs) {
    const name = key.kind === 'text' ? key.text : '';
    const first = seen.get(name);
    seen.set(name, first ?? key);
    if (key.kind !== 'text') problems.add('a key must be a text', key);
    else if (first !== undefined) problems.add(`${quoted(name)} is given twice, first in line ${first.line}`, key);
    else if (name === '<<') problems.add('merge keys (<<) cannot be used; write the keys out', key);
    else if (!keys.includes(name)) problems.add(unknownKey(name, what, keys), key);
    else values.set(name, value);
  }
  return values;
}

function unknownKey(name: string, what: string, keys: readonly string[]): string {
  const meant = nearest(name, keys);
  const proposal = meant === null ? '' : `did you mean ${meant}? `;
  return `${quoted(name)} is not a key of ${what}; ${proposal}allowed: ${listed(keys, keys.length)}`;
}

/** The items of a list that has some; none where it is a problem. */
export function readList(node: PolicyNode, key: string, problems: Problems): readonly PolicyNode[] {
  if (node.kind === 'list' && node.items.length > 0) return node.items;
  if (node.kind === 'list') problems.add(`${key} is an empty list`, node);
  else problems.add(node.kind === 'none' ? `${key} has no value` : `${key} must be a list`, node);
  return [];
}

/** What `parse` makes of a scalar as it is written; undefined where it is a problem. */
export function readValue<Value>(
  node: PolicyNode,
  key: string,
  allowed: string,
  parse: (text: string) => Value | undefined,
  problems: Problems
): Value | undefined {
  if (node.kind === 'none') {
    problems.add(`${key} has no value; allowed: ${allowed}`, node);
    return undefined;
  }
  if (node.kind !== 'text') {
    problems.add(`${key} must be one value; allowed: ${allowed}`, node);
    return undefined;
  }
  const value = parse(node.text);
  if (value === undefined) problems.add(`${key}: ${quoted(node.text)} cannot be used; allowed: ${allowed}`, node);
  return value;
}
