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
  if (line.length <= maxLength) return line;
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

/** `one, two and three`; past `max` items `one, two and 5 more`. */
export function listed(items: readonly string[], max = 3): string {
  if (items.length > max) return `${items.slice(0, max).join(', ')} and ${items.length - max} more`;
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.slice(-1).join('')}`;
}

/** `1 certificate`, `2 certificates`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
