// The little Markdown that the job summary uses, laid out for a terminal: aligned tables, unfolded details, plain text.

const COLUMN_GAP = '  ';
/** Longer words are broken where the width does not suffice. */
const LONGEST_WORD = 24;
/** Columns up to this width are not wrapped. */
const WHOLE = 12;

/** Renders Markdown as plain text of at most `width` columns where the tables allow it. */
export function renderMarkdown(markdown: string, width = 120): string {
  const rendered: string[] = [];
  let table: string[] = [];
  const endTable = (): void => {
    if (table.length > 0) rendered.push(...renderTable(table, width));
    table = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (line.trimStart().startsWith('|')) {
      table.push(line.trim());
    } else {
      endTable();
      rendered.push(...renderLine(line, width));
    }
  }
  endTable();
  return rendered
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function renderLine(line: string, width: number): string[] {
  const summary = /<summary>(.*?)<\/summary>/.exec(line)?.[1];
  if (summary !== undefined) return [`▾ ${plain(summary)}`];
  const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return [plain(heading), '─'.repeat(displayWidth(plain(heading)))];
  return plain(line)
    .split('\n')
    .flatMap((part) => wrap(part, width));
}

function renderTable(lines: string[], width: number): string[] {
  const rows = lines.filter((line) => !/^\|[\s:|-]+\|$/.test(line)).map((line) => splitCells(line).map(plain));
  const columns = Math.max(...rows.map((cells) => cells.length));
  const widths = columnWidths(rows, columns, width - COLUMN_GAP.length * (columns - 1));
  const [header = [], ...body] = rows.map((cells) => layOutRow(cells, widths));
  return [...header, widths.map((each) => '─'.repeat(each)).join(COLUMN_GAP), ...body.flat()];
}

// As browsers do it: every column gets its longest word, and what is left goes where the sentences are.
function columnWidths(rows: string[][], columns: number, available: number): number[] {
  const longest = (column: number, separator: RegExp): number =>
    Math.max(...rows.map((cells) => Math.max(...(cells[column] ?? '').split(separator).map(displayWidth))));
  const most = Array.from({ length: columns }, (_, column) => longest(column, /\n/));
  if (sum(most) <= available) return most;
  const least = most.map((width, column) => (width <= WHOLE ? width : Math.min(longest(column, /\s/), LONGEST_WORD)));
  const spare = Math.max(0, available - sum(least));
  const wanted = sum(most) - sum(least);
  return least.map((width, column) => width + Math.floor((spare * ((most[column] ?? width) - width)) / wanted));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function layOutRow(cells: string[], widths: number[]): string[] {
  const columns = widths.map((width, column) => (cells[column] ?? '').split('\n').flatMap((part) => wrap(part, width)));
  const height = Math.max(...columns.map((parts) => parts.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((parts, column) => pad(parts[line] ?? '', widths[column] ?? 0))
      .join(COLUMN_GAP)
      .trimEnd()
  );
}

function splitCells(line: string): string[] {
  return line
    .slice(1, line.endsWith('|') ? -1 : undefined)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

/** Takes marks, tags and character references out of a piece of Markdown. */
function plain(markdown: string): string {
  const text = markdown
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<\/?[a-z][^>]*>/gi, '')
    .replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replaceAll(/\*\*(.+?)\*\*/g, '$1')
    .replaceAll(/(?<![\w\\])[_*]([^_*\s][^_*]*)[_*](?!\w)/g, '$1')
    .replaceAll(/`([^`]*)`/g, '$1')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1');
  return decodeReferences(text);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeReferences(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return NAMED[name ?? ''] ?? whole;
    }
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
    while (displayWidth(line) > width) {
      lines.push(line.slice(0, width));
      line = line.slice(width);
    }
  }
  return [...lines, line];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    // Pictures and Chinese, Japanese and Korean signs take two columns.
    width += /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u.test(
      segment
    )
      ? 2
      : 1;
  }
  return width;
}
