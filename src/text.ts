// The door that every foreign string (certificate names, projects, messages, request IDs) passes before any sink.

/** Longest foreign text shown, in code points. */
const MAX_TEXT_LENGTH = 200;

/**
 * One line of harmless plain text: control characters (Cc), format characters (Cf: bidi controls, zero-width marks,
 * tags) and line or paragraph separators become single spaces, lone surrogates U+FFFD; cut to `maxLength` code
 * points. Idempotent.
 */
export function plain(text: string, maxLength = MAX_TEXT_LENGTH): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const points = Array.from(line);
  return points.length <= maxLength ? line : `${points.slice(0, maxLength - 1).join('')}…`;
}

/**
 * Plain text that is also compared (a project, a service): where cleaning changed it, it is marked with U+FFFD, so
 * that it never equals a clean name that it only resembles.
 */
export function plainName(text: string, maxLength: number): string {
  const clean = plain(text, maxLength);
  return clean === text ? clean : `${clean}\uFFFD`;
}

/**
 * Text for the log and for annotations. The runner obeys `::command::` where a line begins with it, blanks aside, and
 * `##[command]` anywhere (actions/runner, ActionCommand.cs), so both openings are broken with a space. `::` inside a
 * line stays, so that URNs can be copied.
 */
export function logText(text: string): string {
  return text.replace(/^([\s\u0085]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/g, '## ');
}

/**
 * Foreign text as a Markdown code span, in which GitHub makes no link, mention, reference or markup: cleaned, and
 * fenced with more backticks than it holds. A row of a table needs `inRow`, which keeps `|` from ending the cell.
 * Never inside an HTML block, where it is no code span.
 */
export function codeSpan(text: string, inRow = false): string {
  const clean = plain(text);
  if (clean === '') return '';
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  // The space keeps a backtick at the edge apart from the fence, and Markdown takes it away.
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  // Renderers disagree on a pipe after two backslashes, so one that follows a backslash is set apart.
  const body = inRow ? clean.replace(/(?<=\\)\|/g, ' |').replaceAll('|', '\\|') : clean;
  return `${fence}${pad}${body}${pad}${fence}`;
}

/** A word that Markdown gives no meaning: letters (hex digits alone may be a commit's), a short number, a clock. */
const HARMLESS_WORD = /^(?:(?![a-f]{7,}$)[a-z]+(?:'[a-z]+)?|\d{1,6}|\d\d:\d\d:\d\d)?$/i;

/**
 * A sentence with foreign text in it, for Markdown: every word that is not plainly harmless becomes a code span, so
 * that a sentence need not know which of its words came from outside. Blanks and the punctuation around a word stay.
 */
export function markdownProse(text: string, inRow = false): string {
  return text.replace(/[^ \u00a0]+/g, (word, index) => {
    if (word === '>' && index > 0) return '&gt;';
    if (HARMLESS_WORD.test(word)) return word;
    const [, before = '', core = '', after = ''] = /^(["(]*)(.*?)([),.;:"…]*)$/su.exec(word) ?? [];
    // A number and a point at the start of a line would begin a list.
    const isListMark = index === 0 && /^\d/.test(core) && after !== '';
    const isHarmless = HARMLESS_WORD.test(core) && !isListMark;
    return before + (isHarmless ? core : codeSpan(core, inRow)) + after;
  });
}

/** The text within quotes, cleaned and cut: how an input's value is shown back. */
export function quoted(text: string): string {
  return `"${plain(text, 80)}"`;
}

/** `one, two and three`; past `max` items `one, two and 5 more`. Not Intl.ListFormat, which takes 5 ms to load. */
export function listed(items: readonly string[], max = 3): string {
  const more = items.length - max;
  const shown = more > 0 ? [...items.slice(0, max), `${more} more`] : items;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 certificate`, `2 certificates`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
