// How others read what a run leaves: the runner its log, GitHub the summary's Markdown.
import { marked } from 'marked';

/** A command that the runner would obey. */
export interface Command {
  name: string;
  /** The rest of the line. */
  rest: string;
}

// What .NET's TrimStart takes off, which is more than JavaScript's \s without U+FEFF.
const NET_BLANK = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+/;

/** The lines of a log as StreamReader.ReadLine splits them. */
export function logLines(log: string): string[] {
  return log.split(/\r\n|\r|\n/);
}

/**
 * The commands in a log, in both of the runner's spellings (actions/runner, ActionCommand.cs): `::name …` at the start of a line after
 * blanks, and `##[name …]` anywhere in it. Whether the name is one that the runner knows does not matter here.
 */
export function commandsIn(log: string): Command[] {
  return logLines(log).flatMap((line) => {
    const trimmed = line.replace(NET_BLANK, '');
    const end = trimmed.indexOf('::', 2);
    if (trimmed.startsWith('::') && end !== -1) {
      return [{ name: trimmed.slice(2, end).split(' ')[0] ?? '', rest: trimmed.slice(end + 2) }];
    }
    const start = line.indexOf('##[');
    return start === -1 ? [] : [{ name: `##${line.slice(start + 3)}`, rest: line }];
  });
}

/** Everything but line feeds that moves the cursor, turns the text around or cannot be seen. */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** The first invisible character of a text beside its line feeds, as U+hex. */
export function invisibleIn(text: string): string | null {
  const found = INVISIBLE.exec(text.replaceAll('\n', ''));
  return found === null ? null : `U+${(found[0].codePointAt(0) ?? 0).toString(16)}`;
}

export interface Rendered {
  /** The names of all elements, each once. */
  elements: string[];
  /** Start tags that carry an attribute. */
  attributed: string[];
  /** The cells of each row of each table. */
  rows: string[][];
  /** What a reader sees. */
  text: string;
}

/** Renders GitHub Flavored Markdown and tells what became of it. */
export function render(markdown: string): Rendered {
  const html = marked.parse(markdown, { gfm: true, async: false });
  const tags = [...html.matchAll(/<(\/?)([a-z][a-z0-9-]*)([^>]*)>/gi)];
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t([dh])>(.*?)<\/t\1>/gs)].map(([, , cell = '']) => visible(cell))
  );
  return {
    elements: [...new Set(tags.map(([, , name = '']) => name.toLowerCase()))].sort(),
    attributed: tags.filter(([, , , attributes = '']) => /[^\s/]/.test(attributes)).map(([tag]) => tag),
    rows,
    text: visible(html)
  };
}

function visible(html: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code: string | undefined, name: string) =>
      code === undefined ? (names[name] ?? whole) : String.fromCodePoint(Number(code))
    );
}

/**
 * What GitHub would make links, mentions, references or pictures of in an issue or a comment: the targets of links, and
 * every piece of text outside of code that it would take for one.
 */
export function referencesIn(markdown: string): { targets: string[]; references: string[] } {
  const html = marked.parse(markdown, { gfm: true, async: false });
  const outside = html.replace(/<!--.*?-->/gs, '').replace(/<code>.*?<\/code>/gs, '');
  const targets = [...outside.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, target = '']) => target);
  const shown = visible(outside);
  const patterns = [
    /(?<!\w)@[\w-]+/g, // a person or a team
    /(?<![\w&])#\d+|\bGH-\d+/gi, // an issue
    /(?<![\w-])[0-9a-f]{7,40}(?![\w-])/gi, // a commit
    /:(?!\d\d:)[a-z0-9_+-]+:/gi, // an emoji, no time
    /\bhttps?:|\bwww\./gi,
    /\$\S+/g // mathematics
  ];
  return { targets, references: patterns.flatMap((pattern) => shown.match(pattern) ?? []) };
}

/** A time as the summary shows it, blanks aside. */
export function shownTime(ms: number): string {
  const [, , day = '', month = '', year = ''] = /^(\w+), (\d+) (\w+) (\d+)/.exec(new Date(ms).toUTCString()) ?? [];
  return `${Number(day)} ${month} ${year} ${new Date(ms).toISOString().slice(11, 19)}`;
}

/** The lines of a summary's tables, cell by cell, without the heads. */
export function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Verdict|---)/.test(line))
    .map((line) =>
      line
        .replaceAll('\u00a0', ' ')
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim())
    );
}
