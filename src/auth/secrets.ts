import type { Redaction } from '../http/answer.ts';

/** Shorter values are not searched for: taking them out of names and IDs would garble these. */
const MIN_SECRET_LENGTH = 8;

/** As much of a message as is looked at: what is shown of one is far shorter. */
const MAX_MESSAGE_LENGTH = 4_000;

/** What could be a token, a key or a signature, of whatever encoding. */
const OPAQUE_RUN = /[A-Za-z0-9+/=_-]{24,}/g;

/** What could be a piece of a secret that was wrapped or split. */
const SHORT_RUN = /[A-Za-z0-9+/=_-]{8,}/g;

const SIGNATURE = /\b[0-9a-f]{64}\b/gi;
const MARK = '***';

/** The secrets of a run: a set that grows. */
export interface Secrets extends Redaction {
  /**
   * Text of this program, and names, projects and IDs in it: only whole secrets are taken out, also encoded or cut at
   * a `…`.
   */
  readonly text: (text: string) => string;
  /** Has the log hide these values. They are not searched for in texts, since they are not in use. */
  readonly mask: (values: readonly string[]) => void;
  /** Values in use from now on: hidden by the log at once, and taken out of every text that is shown. */
  readonly add: (values: readonly string[]) => void;
  /** A request's signature, of 64 hexadecimal digits: there is one per request, so it is taken out but not masked. */
  readonly addSignature: (signature: string) => void;
}

function escapeOf(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  return `(?:\\\\?${RegExp.escape(character)}|%(?:25)?${hex}|\\\\u00${hex}|&#${code};)`;
}

/**
 * One character of a secret as it is, or encoded for a URL, JSON or Markdown; what splits or wraps a text may stand
 * before it.
 */
function patternOf(character: string): string {
  return `[\\s\\p{Cf}]{0,2}${escapeOf(character)}`;
}

/** A text's letters and digits in lower case; the two signs that a pattern takes for k and s are among them. */
function folded(text: string): string {
  return text
    .replace(/[^A-Za-z0-9\u017f\u212a]+/g, '')
    .toLowerCase()
    .replaceAll('\u017f', 's');
}

/**
 * One secret that is searched for. Of a long one, the beginning is found by a pattern and the rest followed character
 * by character.
 */
class Searched {
  readonly value: string;
  readonly #lower: string;
  /** The longest run of letters and digits in the beginning, in lower case: no encoding changes them. */
  readonly #clue: string;
  readonly #first: readonly string[];
  readonly #rest: readonly string[];
  #pattern: RegExp | undefined;

  constructor(value: string) {
    this.value = value;
    const characters = Array.from(value);
    this.#first = characters.slice(0, MIN_SECRET_LENGTH);
    this.#rest = characters.slice(MIN_SECRET_LENGTH);
    this.#lower = value.toLowerCase();
    const runs = this.#first.join('').match(/[A-Za-z0-9]+/g) ?? [''];
    this.#clue = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '').toLowerCase();
  }

  /** False where a text cannot hold the secret, by its folded form: the pattern takes a millisecond to compile. */
  mayBeIn(foldedText: string): boolean {
    return foldedText.includes(this.#clue);
  }

  /** Whether it holds this piece, in lower case. */
  holds(piece: string): boolean {
    return this.#lower.includes(piece);
  }

  get #beginning(): RegExp {
    const [first = '', ...others] = this.#first;
    return (this.#pattern ??= new RegExp(escapeOf(first) + others.map(patternOf).join(''), 'giu'));
  }

  /** Takes out the whole secret, also one that was cut and ends in `…`; with `pieces` one that ends anywhere. */
  takenOutOf(original: string, pieces: boolean): string {
    // First as it is: a secret that looks like an encoding of itself would be followed astray.
    const text = original.replaceAll(this.value, MARK);
    let clean = '';
    let from = 0;
    for (const match of text.matchAll(this.#beginning)) {
      if (match.index < from) continue;
      const { end, isWhole } = this.#follow(text, match.index + match[0].length);
      if (!isWhole && !pieces && text[end] !== '…') continue;
      clean += text.slice(from, match.index) + MARK;
      from = end;
    }
    return clean + text.slice(from);
  }

  #follow(text: string, start: number): { end: number; isWhole: boolean } {
    let end = start;
    for (const character of this.#rest) {
      const next = stepOf(character);
      next.lastIndex = end;
      if (!next.test(text)) return { end, isWhole: false };
      end = next.lastIndex;
    }
    return { end, isWhole: true };
  }
}

const STEPS = new Map<string, RegExp>();

/** The pattern of one character at a given place; there are few characters, so they are kept. */
function stepOf(character: string): RegExp {
  const step = STEPS.get(character) ?? new RegExp(patternOf(character), 'iuy');
  STEPS.set(character, step);
  return step;
}

/** A value, and what an echo may have made of it: base64 of both alphabets, padded and not, and hexadecimal digits. */
function spellingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const encoded = [
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex')
  ];
  return [value, ...encoded];
}

/** An empty set. `hideInLog` has the runner replace values by `***` wherever they appear in the log. */
export function createSecrets(hideInLog: (values: readonly string[]) => void): Secrets {
  const hidden = new Set<string>();
  const signatures = new Set<string>();
  let searched: readonly Searched[] = [];

  const mask = (values: readonly string[]): void => {
    const unknown = [...new Set(values)].filter((value) => value !== '' && !hidden.has(value));
    for (const value of unknown) hidden.add(value);
    hideInLog(unknown);
  };
  const add = (values: readonly string[]): void => {
    mask(values);
    const long = values.filter(({ length }) => length >= MIN_SECRET_LENGTH).flatMap(spellingsOf);
    const all = new Set([...searched.map(({ value }) => value), ...long]);
    // The longest first: a secret may begin with another.
    searched = [...all].toSorted((one, other) => other.length - one.length).map((value) => new Searched(value));
  };
  const takenOut = (text: string, pieces: boolean): string => {
    // Most texts of a report are words and numbers.
    if (text.length < MIN_SECRET_LENGTH) return text;
    const whole = folded(text);
    return searched
      .filter((secret) => secret.mayBeIn(whole))
      .reduce((rest, secret) => secret.takenOutOf(rest, pieces), text)
      .replace(SIGNATURE, (hex) => (signatures.has(hex.toLowerCase()) ? MARK : hex));
  };
  const isPiece = (run: string): boolean => {
    const piece = run.toLowerCase();
    return searched.some((secret) => secret.holds(piece));
  };
  const withoutPieces = (text: string): string => {
    // What cannot be seen may split a secret; the runs on both sides of it become one.
    const visible = text.replace(/\p{Cf}+/gu, '');
    return takenOut(visible, true).replace(SHORT_RUN, (run) => (isPiece(run) ? MARK : run));
  };
  return {
    mask,
    add,
    addSignature: (signature) => {
      signatures.add(signature.toLowerCase());
    },
    text: (text) => takenOut(text, false),
    field: withoutPieces,
    message: (text) => withoutPieces(text.slice(0, MAX_MESSAGE_LENGTH)).replace(OPAQUE_RUN, '…')
  };
}
