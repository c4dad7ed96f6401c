import type * as Yaml from 'yaml';
import type { Alias, Document, LineCounter, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { plain, quoted } from '../text.ts';

// YAML text → a tree of four kinds of nodes with positions. It is bounded before the parser sees the text, because deep
// nesting overflows the parser's stack, and resolving an alias by the parser looks through the whole document.

/** What is wrong in a policy file, and where: both 1-based, `col` in UTF-16 units. */
export interface PolicyProblem {
  readonly message: string;
  readonly line: number;
  readonly col: number;
}

/** Where something stands in the text. */
export type Position = Pick<PolicyProblem, 'line' | 'col'>;

interface Scalars {
  /** A scalar as it is written, quotes resolved: `0`, `true` and `2026-12-31` are texts. */
  readonly kind: 'text';
  readonly text: string;
}

/** A node of the file. What an alias stands for is the very node of its anchor. */
export type PolicyNode = Position &
  (
    | Scalars
    | { readonly kind: 'none' }
    | { readonly kind: 'list'; readonly items: PolicyNode[] }
    | { readonly kind: 'mapping'; readonly pairs: { readonly key: PolicyNode; readonly value: PolicyNode }[] }
  );

type YamlModule = typeof Yaml;

/** A policy has five levels of lists and mappings. */
const MAX_FLOW_DEPTH = 8;
/** Collections that one line may open outside brackets: `- - key: value` are three. */
const MAX_INDICATORS_A_LINE = 8;
const MAX_INDENT = 64;
const MAX_ALIASES = 50;
const MAX_TOKEN_PROBLEMS = 20;

const SECOND_DOCUMENT = 'a second document begins here; a policy is one document';

/** Control characters that YAML forbids. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;

/**
 * Sources of the lexer that have no width: the start of a document, the end of a broken bracket, "a scalar follows".
 */
const ZERO_WIDTH = ['\u0002', '\u0018', '\u001f'];

/** What the scan of the tokens counts. */
interface Counts {
  flowDepth: number;
  indicators: number;
  aliases: number;
  documents: number;
}

/** What makes one token unacceptable. What follows an excess is no better, so it ends the scan. */
interface TokenProblem {
  readonly kind: 'fault' | 'excess';
  readonly message: string;
}

function fault(message: string): TokenProblem {
  return { kind: 'fault', message };
}

function excess(message: string): TokenProblem {
  return { kind: 'excess', message };
}

function tokenProblem(token: string, counts: Counts): TokenProblem | null {
  switch (token.charAt(0)) {
    case '\n':
    case '\r':
      counts.indicators = 0;
      return null;
    case '*':
      counts.aliases += 1;
      if (/^\*(?:\.|$)/.test(token))
        return fault(`${quoted(token)} is read as an alias of YAML; put it in quotes: '${plain(token, 80)}'`);
      return counts.aliases === MAX_ALIASES + 1
        ? excess(`there are more than ${MAX_ALIASES} aliases; write the values out`)
        : null;
    case '!':
      return fault(`the tag ${quoted(token)} cannot be used; write the value without it`);
    case '%':
      return /^%YAML[ \t]+1\.2\b/.test(token)
        ? null
        : fault(`the directive ${quoted(token)} cannot be used; leave it out`);
    default:
      return structureProblem(token, counts);
  }
}

function structureProblem(token: string, counts: Counts): TokenProblem | null {
  if (token === '---') counts.documents += 1;
  if (token === '---' && counts.documents === 2) return excess(SECOND_DOCUMENT);
  if (token === '[' || token === '{') counts.flowDepth += 1;
  if (token === ']' || token === '}') counts.flowDepth -= 1;
  if (counts.flowDepth === MAX_FLOW_DEPTH + 1) return excess('brackets are nested deeper than any policy');
  if (counts.flowDepth <= 0 && ['-', '?', ':'].includes(token)) counts.indicators += 1;
  const isDeep = counts.indicators === MAX_INDICATORS_A_LINE + 1;
  return isDeep ? excess('lists and keys are nested deeper than any policy') : null;
}

/** What the tokens alone show to be wrong. An excess ends the scan, since what follows is no better. */
function scan(text: string, yaml: YamlModule, at: (offset: number) => Position): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report = (message: string, offset: number): PolicyProblem[] => [...problems, { message, ...at(offset) }];
  if (text.startsWith('\ufeff'))
    return report('the file begins with a byte order mark; save it as UTF-8 without one', 0);
  const forbidden = text.search(FORBIDDEN);
  if (forbidden !== -1) return report('a control character stands here; a policy is plain text', forbidden);
  const deep = new RegExp(`^[ ]{${MAX_INDENT + 1}}`, 'm').exec(text);
  if (deep !== null) return report(`the line is indented by more than ${MAX_INDENT} spaces`, deep.index);
  const counts: Counts = { flowDepth: 0, indicators: 0, aliases: 0, documents: 0 };
  let offset = 0;
  let isScalar = false;
  for (const token of new yaml.Lexer().lex(text)) {
    const isWide = isScalar || !ZERO_WIDTH.includes(token);
    const problem = isScalar || !isWide ? null : tokenProblem(token, counts);
    if (problem !== null) problems.push({ message: problem.message, ...at(offset) });
    isScalar = !isScalar && token === '\u001f';
    if (problems.length >= MAX_TOKEN_PROBLEMS || problem?.kind === 'excess') break;
    if (isWide) offset += token.length;
  }
  return problems;
}

/**
 * Turns the parser's nodes into ours. An anchor is known from where it stands on, the later one of two with one name.
 */
class Converter {
  readonly problems: PolicyProblem[] = [];
  private readonly anchors = new Map<string, PolicyNode>();
  private readonly yaml: YamlModule;
  private readonly at: (offset: number) => Position;

  constructor(yaml: YamlModule, at: (offset: number) => Position) {
    this.yaml = yaml;
    this.at = at;
  }

  convert(node: unknown, fallback: Position): PolicyNode {
    if (!this.yaml.isNode(node)) return { kind: 'none', ...fallback };
    const position = node.range ? this.at(node.range[0]) : fallback;
    if (this.yaml.isAlias(node)) return this.resolve(node, position);
    if (this.yaml.isScalar(node)) return this.remember(node, { ...scalar(node), ...position });
    if (this.yaml.isMap(node)) {
      const mapping = { kind: 'mapping' as const, pairs: [] as { key: PolicyNode; value: PolicyNode }[], ...position };
      this.remember(node, mapping);
      for (const pair of node.items) mapping.pairs.push(this.pair(pair, position));
      return mapping;
    }
    const list = { kind: 'list' as const, items: [] as PolicyNode[], ...position };
    this.remember(node, list);
    if (this.yaml.isSeq(node)) for (const item of node.items) list.items.push(this.convert(item, position));
    return list;
  }

  private pair(pair: Pair, position: Position): { key: PolicyNode; value: PolicyNode } {
    const key = this.convert(pair.key, position);
    return { key, value: this.convert(pair.value, key) };
  }

  private remember(node: Scalar | YAMLMap | YAMLSeq, converted: PolicyNode): PolicyNode {
    if (node.anchor !== undefined) this.anchors.set(node.anchor, converted);
    return converted;
  }

  private resolve(alias: Alias, position: Position): PolicyNode {
    const target = this.anchors.get(alias.source);
    if (target !== undefined) return target;
    const message = `the alias ${quoted(`*${alias.source}`)} has no anchor before it; put it in quotes if it is a text`;
    this.problems.push({ message, ...position });
    return { kind: 'none', ...position };
  }
}

/** Null and ~ are no values, unless they are in quotes. */
function scalar({ value, type }: Scalar): Scalars | { kind: 'none' } {
  const text = typeof value === 'string' ? value : '';
  return type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/.test(text) ? { kind: 'none' } : { kind: 'text', text };
}

function syntaxProblems(document: Document.Parsed, at: (offset: number) => Position): PolicyProblem[] {
  return document.errors.map(({ code, message, pos }) => ({
    message:
      code === 'TAB_AS_INDENT' ? 'a tab stands in the indentation; indent with spaces' : `not YAML: ${plain(message)}`,
    ...at(pos[0])
  }));
}

/**
 * Runs without call stacks in errors: a text of errors alone has a hundred thousand, whose stacks would take seconds.
 */
function withoutStacks<Result>(run: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** One document of YAML 1.2, or all that is wrong with it as YAML. Never throws. The parser is loaded here alone. */
export async function readTree(text: string): Promise<{ root: PolicyNode } | { problems: PolicyProblem[] }> {
  const yaml = await import(/* webpackChunkName: "yaml" */ 'yaml');
  const lines: LineCounter = new yaml.LineCounter();
  lines.addNewLine(0);
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1)) lines.addNewLine(index + 1);
  const at = (offset: number): Position => lines.linePos(Math.min(offset, text.length));
  const refused = scan(text, yaml, at);
  if (refused.length > 0) return { problems: refused };
  const start = { line: 1, col: 1 };
  try {
    // Keys are compared by us: the parser compares each with all before it.
    const options = {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      strict: true,
      logLevel: 'silent'
    } as const;
    const [document, ...others] = withoutStacks(() => yaml.parseAllDocuments(text, options));
    if (document === undefined) return { problems: [{ message: 'the file is empty', ...start }] };
    const syntax = syntaxProblems(document, at);
    const [second] = others;
    if (second !== undefined) {
      syntax.push({ message: SECOND_DOCUMENT, ...at(second.range[0]) });
    }
    if (syntax.length > 0) return { problems: syntax };
    const converter = new Converter(yaml, at);
    const contents: Node | null = document.contents;
    const root = converter.convert(contents, start);
    return converter.problems.length > 0 ? { problems: converter.problems } : { root };
  } catch {
    return { problems: [{ message: 'the file cannot be read as YAML', ...start }] };
  }
}
