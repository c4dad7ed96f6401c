// The documentation as data: sections with their tables, code blocks, links and code spans.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { marked, type Token, type Tokens } from 'marked';
import { parse } from 'yaml';
import { root } from '../../scripts/node24.mjs';

export interface Section {
  depth: number;
  heading: string;
  /** The anchor that GitHub gives it. */
  slug: string;
  tokens: Token[];
}

export interface Table {
  header: string[];
  rows: string[][];
}

/** A workflow, as far as the tests look at it. */
export interface Workflow {
  on: Record<string, unknown>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: { with?: Record<string, string> }[] }>;
}

/** A file of the repository, line ends as on GitHub. */
export function read(name: string): string {
  return readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n');
}

/** Every Markdown file of the repository. */
export function documents(): string[] {
  const patterns = ['*.md', '.github/**/*.md', 'docs/**/*.md', '__tests__/**/*.md'];
  return globSync(patterns, { cwd: root })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** The parts of a document from heading to heading, each without what stands under a heading below it. */
export function sections(markdown: string): Section[] {
  const slugger = new GithubSlugger();
  const found: Section[] = [];
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading;
      const heading = text.replaceAll('`', '');
      found.push({ depth, heading, slug: slugger.slug(heading), tokens: [] });
    } else found.at(-1)?.tokens.push(token);
  }
  return found;
}

/** The section under a heading; an error where there is not exactly one. */
export function section(name: string, heading: string): Section {
  const [one, ...others] = sections(read(name)).filter((each) => each.heading === heading);
  if (one === undefined || others.length > 0) throw new Error(`${name} has no one section "${heading}"`);
  return one;
}

/** A token and everything in it. */
function* walk(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      for (const cell of [header, ...rows].flat()) yield* walk(cell.tokens);
    } else if (token.type === 'list') yield* walk((token as Tokens.List).items);
    else if ('tokens' in token) yield* walk(token.tokens ?? []);
  }
}

function all<Type extends Token>(tokens: readonly Token[], type: Type['type']): Type[] {
  return [...walk(tokens)].filter((token): token is Type => token.type === type);
}

/** The text of a cell, the pipe that a table needs escaped as it is. */
function cellText({ text }: Tokens.TableCell): string {
  return text.replaceAll('\\|', '|').trim();
}

export function tables({ tokens }: Pick<Section, 'tokens'>): Table[] {
  return all<Tokens.Table>(tokens, 'table').map(({ header, rows }) => ({
    header: header.map(cellText),
    rows: rows.map((row) => row.map(cellText))
  }));
}

export function codeBlocks({ tokens }: Pick<Section, 'tokens'>): { lang: string; text: string }[] {
  return all<Tokens.Code>(tokens, 'code').map(({ lang = '', text }) => ({ lang, text }));
}

/** The texts of the quotes, each as one line. */
export function quotes({ tokens }: Pick<Section, 'tokens'>): string[] {
  return all<Tokens.Blockquote>(tokens, 'blockquote').map(({ text }) => text.replaceAll('\n', ' ').trim());
}

/** The texts in backticks, in their order. */
export function codeSpans({ tokens }: Pick<Section, 'tokens'>): string[] {
  return all<Tokens.Codespan>(tokens, 'codespan').map(({ text }) => text.replaceAll('\\|', '|'));
}

/** Where a document's links, pictures and HTML attributes lead. */
export function targets(tokens: readonly Token[]): string[] {
  const links = [...all<Tokens.Link>(tokens, 'link'), ...all<Tokens.Image>(tokens, 'image')].map(({ href }) => href);
  const html = all<Tokens.HTML>(tokens, 'html').flatMap(({ text }) =>
    [...text.matchAll(/\b(?:src|srcset|href)="([^"]*)"/g)].map(([, target = '']) => target)
  );
  return [...links, ...html];
}

/** The text of a cell without the backticks around it. */
export function unquoted(cell: string): string {
  return cell.replace(/^`(.*)`$/, '$1');
}

/** The table of a section that has one. */
export function onlyTable(of: Section): Table {
  const [table, ...others] = tables(of);
  if (table === undefined || others.length > 0) throw new Error(`${of.heading} has not exactly one table`);
  return table;
}

export function yamlBlocks(of: Section): string[] {
  return codeBlocks(of).flatMap(({ lang, text }) => (lang === 'yaml' ? [text] : []));
}

/** The steps of all jobs of a workflow. */
export function stepsOf(workflow: string): { with?: Record<string, string> }[] {
  return Object.values((parse(workflow) as Workflow).jobs).flatMap(({ steps }) => steps);
}
