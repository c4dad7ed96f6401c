import type { SeparateSimulator } from '../separate-simulator.ts';

/** One line of the bench. Without a target it is for information. */
export interface Row {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  /** Whether the target is met; null where there is none. */
  readonly ok: boolean | null;
}

/** What a section measures with. */
export interface Bench {
  /** In a process of its own: its work is not the action's. */
  readonly simulator: SeparateSimulator;
  /** A whole run for one certificate, without latency or following: what every run takes beside its requests. */
  readonly startMs: number;
}

/** A part of the bench: measures, and returns its rows. */
export type Section = (bench: Bench) => Promise<Row[]>;

/** The middle of the values, at least one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const pair = sorted.length % 2 === 1 ? sorted.slice(middle, middle + 1) : sorted.slice(middle - 1, middle + 1);
  return pair.reduce((sum, value) => sum + value, 0) / pair.length;
}

/** A measure that must not be above `most`. */
export function atMost(name: string, measured: number, most: number): Row {
  return { name, measured: measured.toFixed(2), target: `≤ ${most}`, ok: measured <= most };
}

/** A measure that is told and not judged. */
export function forInformation(name: string, measured: string): Row {
  return { name, measured, target: '', ok: null };
}
