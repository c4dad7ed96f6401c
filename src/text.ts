// The door that every foreign string (certificate names, projects, messages, request IDs) passes before any sink.

/** Longest foreign text shown, in code points. */
const MAX_TEXT_LENGTH = 200;

/**
 * One line of harmless plain text: control characters (Cc), format characters (Cf: bidi controls, zero-width marks, tags) and line or
 * paragraph separators become single spaces, lone surrogates U+FFFD; cut to `maxLength` code points. Idempotent.
 */
export function plain(text: string, maxLength = MAX_TEXT_LENGTH): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ')
    .trim();
  const points = Array.from(line);
  return points.length <= maxLength ? line : `${points.slice(0, maxLength - 1).join('')}…`;
}

/**
 * Plain text that is also compared (a project, a service): where cleaning changed it, it is marked with U+FFFD, so that it never equals a
 * clean name that it only resembles.
 */
export function plainName(text: string, maxLength: number): string {
  const clean = plain(text, maxLength);
  return clean === text ? clean : `${clean}\uFFFD`;
}

/**
 * Text for the log and for annotations. The runner obeys `::command::` at the start of a line and `##[command]` anywhere in one
 * (actions/runner, ActionCommand.cs), so both openings are broken with a space.
 */
export function logText(text: string): string {
  return text.replace(/:(?=:)/g, ': ').replace(/##(?=\[)/g, '## ');
}

/**
 * Text for Markdown and HTML: what could open markup, a link, a mention, an emoji code, mathematics or a table cell becomes a character
 * reference. Underscores and `@` inside a name stay, because GitHub gives them no meaning there and people copy such names.
 */
export function markdownText(text: string): string {
  return text.replace(
    /[&<>"'`*~|\\[\]#!$]|:(?!\s|$|\d\d(?!\d))|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])@|@(?=\S*\.)|(?<=www)\./giu,
    (character) => `&#${character.charCodeAt(0)};`
  );
}

/** The text within quotes, cleaned and cut: how an input's value is shown back. */
export function quoted(text: string): string {
  return `"${plain(text, 80)}"`;
}

const ENUMERATION = new Intl.ListFormat('en-GB');

/** `one, two and three`; past `max` items `one, two and 5 more`. */
export function listed(items: readonly string[], max = 3): string {
  const more = items.length - max;
  return ENUMERATION.format(more > 0 ? [...items.slice(0, max), `${more} more`] : items);
}

/** `1 certificate`, `2 certificates`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
