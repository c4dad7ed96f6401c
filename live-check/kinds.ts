// What a value is like, in words that never hold the value.
import { ShapeError } from '../src/errors.ts';
import { parseScmTime } from '../src/time.ts';
import type { Reply, Told } from './asking.ts';

/** An object's fields; none where it is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** `HTTP 400, SCM.0005`, or that nothing usable came. */
export function toldKind(told: Told): string {
  if (told.kind === 'none') return `no usable answer (${told.code})`;
  return `HTTP ${told.status}${told.errorCode === '' ? '' : `, ${told.errorCode}`}`;
}

/** Whether an IAM action is missing, which says nothing about the API. */
export function isDenied(told: Told): boolean {
  return told.kind === 'reply' && told.errorCode === 'SCM.4002';
}

/** Whether an answer is a good one; a 200 may carry an error. */
export function isGood(told: Told): told is Reply & { readonly status: 200 } {
  return told.kind === 'reply' && told.status === 200 && told.errorCode === '';
}

/** Such as `text`, `null`, `missing`. */
export function typeKind(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object';
}

/** The form of a time: `YYYY-MM-DD HH:MM:SS.f`, with digits for letters nowhere. */
export function timeKind(value: unknown): string {
  if (typeof value === 'string' && /^\d{10}$|^\d{13}$/.test(value))
    return `an epoch of ${value.length} digits, as text`;
  if (typeof value === 'number') return 'an epoch as number';
  if (typeof value !== 'string' || value === '') return typeKind(value);
  if (parseScmTime(value) === undefined) return 'text that is no time';
  return value
    .replace(/^\d{4}-\d\d-\d\d/, 'YYYY-MM-DD')
    .replace(/\d\d:\d\d:\d\d/, 'HH:MM:SS')
    .replace(/\.\d+/, '.f')
    .replace(/[+-]\d\d:?\d\d$/, '±hh:mm');
}

/** `3 × text, 1 × null`: how often each of these words came, most often first. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const parts = [...counts].toSorted(([, one], [, other]) => other - one).map(([word, n]) => `${n} × ${word}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** What the action makes of an answer; null where it cannot read it. */
export function readBy<Value>(parse: (json: unknown) => Value, json: unknown): Value | null {
  try {
    return parse(json);
  } catch (thrown) {
    if (thrown instanceof ShapeError) return null;
    throw thrown;
  }
}
