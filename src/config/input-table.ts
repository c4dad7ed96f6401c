import { ActionError } from '../errors.ts';
import { holdsSecret, type Read } from './credentials.ts';

/** What the log shows in place of a value that holds a secret. */
const HIDDEN = '*** (not shown, because it contains a credential)';

/** Why a value cannot be used: a clause that follows the input's name, cleaned for display. */
export class Problem {
  readonly clause: string;

  constructor(clause: string) {
    this.clause = clause;
  }
}

/** How text becomes a value, and a value text again. A kind knows no input: several inputs, or a file, can share it. */
export interface Kind<Value> {
  /** `text` is trimmed and not empty; `nowMs` is the run's clock, milliseconds since the epoch. */
  readonly parse: (text: string, nowMs: number) => Value | Problem;
  /** What the error says is allowed. */
  readonly allowed: string;
  /** The value as the log shows it. */
  readonly show: (value: Value) => string;
}

/** One input of action.yml, as all code knows it. */
export interface Input<Value> extends Kind<Value> {
  readonly name: string;
  /** What action.yml says of it. */
  readonly required: boolean;
  /** The default in action.yml; null where it has none. */
  readonly default: string | null;
  /** Like that of a kind, except that an empty text stands for an input that was not given. */
  readonly parse: (text: string, nowMs: number) => Value | Problem;
}

/** One input for each key of `Values`: the type of the values follows from the table. */
export type InputTable<Values> = { readonly [Key in keyof Values]: Input<Values[Key]> };

/** The values that a table gives. */
export type ValuesOf<Table> = Table extends InputTable<infer Values> ? Values : never;

/** Checks that every entry is an input, and infers the values. */
export function inputTable<Values>(table: InputTable<Values>): InputTable<Values> {
  return table;
}

/** An input without which there is no run. */
export function required<Value>(name: string, kind: Kind<Value>): Input<Value> {
  const parse: Kind<Value>['parse'] = (text, nowMs) =>
    text === '' ? new Problem('no value was given') : kind.parse(text, nowMs);
  return { ...kind, name, required: true, default: null, parse };
}

/**
 * An input with a default. If the input arrives empty, the default holds too, because the runner applies none where an
 * expression yields nothing.
 */
export function defaulted<Value>(name: string, text: string, kind: Kind<Value>): Input<Value> {
  return { ...kind, name, required: false, default: text, parse: (given, nowMs) => kind.parse(given || text, nowMs) };
}

/** An input that is null if it was not given; the log then shows `unset`. */
export function optional<Value>(name: string, kind: Kind<Value>, unset: string): Input<Value | null> {
  return {
    name,
    required: false,
    default: null,
    allowed: kind.allowed,
    parse: (text, nowMs) => (text === '' ? null : kind.parse(text, nowMs)),
    show: (value) => (value === null ? unset : kind.show(value))
  };
}

/** A list that is empty if it was not given. */
export function optionalList<Item>(name: string, kind: Kind<readonly Item[]>): Input<readonly Item[]> {
  return {
    name,
    required: false,
    default: null,
    allowed: kind.allowed,
    parse: (text, nowMs) => (text === '' ? [] : kind.parse(text, nowMs)),
    show: (items) => (items.length === 0 ? 'none' : kind.show(items))
  };
}

/** Where inputs are read from. */
export interface InputSource {
  /** The trimmed value of an input, empty if it was not given. */
  readonly input: Read;
  /** Values that are never shown, nor an input that holds one. */
  readonly secrets: readonly string[];
  readonly nowMs: number;
}

function keysOf<Values>(table: InputTable<Values>): (keyof Values & string)[] {
  return Object.keys(table).filter((key): key is keyof Values & string => Object.hasOwn(table, key));
}

/** The names and what action.yml says of each input, in the order of the table. */
export function declarations<Values>(
  table: InputTable<Values>
): { name: string; required: boolean; default: string | null }[] {
  return keysOf(table).map((key) => {
    const { name, required, default: text } = table[key];
    return { name, required, default: text };
  });
}

/** The error of an input that cannot be used; if it holds a secret, nothing of it is quoted. */
export function inputError(
  { name, allowed }: Pick<Input<never>, 'name' | 'allowed'>,
  { clause }: Problem,
  { input, secrets }: InputSource
): ActionError {
  const isSecret = holdsSecret(input(name), secrets);
  const problem = isSecret ? 'the value is not shown, because it contains a credential' : clause;
  return new ActionError(
    'INPUT_INVALID',
    `${name}: ${problem}; allowed: ${allowed}`,
    `Correct ${name} in the with block of the step.`
  );
}

/** Reads every input of the table: the values that can be used, and one error for each input that cannot. */
export function readTable<Values>(
  table: InputTable<Values>,
  source: InputSource
): { values: Partial<Values>; errors: ActionError[] } {
  const values: Partial<Values> = {};
  const errors: ActionError[] = [];
  for (const key of keysOf(table)) {
    const entry = table[key];
    const value = entry.parse(source.input(entry.name), source.nowMs);
    if (value instanceof Problem) errors.push(inputError(entry, value, source));
    else values[key] = value;
  }
  return { values, errors };
}

/** Whether every input of the table has its value, null included. */
export function isComplete<Values>(table: InputTable<Values>, values: Partial<Values>): values is Values {
  return keysOf(table).every((key) => Object.hasOwn(values, key));
}

/** `name: value` for every input, in the order of the table; of an input that holds a secret, that it does. */
export function tableLines<Values>(
  table: InputTable<Values>,
  values: Values,
  { input, secrets }: InputSource
): string[] {
  return keysOf(table).map((key) => {
    const { name, show } = table[key];
    return `${name}: ${holdsSecret(input(name), secrets) ? HIDDEN : show(values[key])}`;
  });
}
