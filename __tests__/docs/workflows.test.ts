// The workflows of the repository and of the documentation: GitHub accepts them, and they keep the rules made here.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { describe, expect, test } from '@jest/globals';
import { marked, type Token, type Tokens } from 'marked';
import { parse, parseDocument } from 'yaml';
import { root } from '../../scripts/node24.mjs';

type Mapping = Record<string, unknown>;

interface Workflow {
  name: string;
  text: string;
}

const action = mapping(parse(read('action.yml')));
const inputs = Object.keys(mapping(action['inputs']));
const outputs = Object.keys(mapping(action['outputs']));
const workflows = find('.github/workflows/*.{yml,yaml}').map((name) => ({ name, text: read(name) }));
const blocks = find('{README*.md,docs/**/*.md}').flatMap(yamlBlocks);
const examples = blocks.flatMap(({ name, text }) => {
  const complete = asWorkflow(text);
  return complete === undefined ? [] : [{ name, text: complete }];
});

describe.each([...workflows, ...examples])('$name', ({ name, text }) => {
  test('is a workflow that GitHub accepts', async () => {
    expect(await workflowErrors(name, text)).toEqual([]);
  });

  test('knows the inputs and outputs of this action', () => {
    const steps = usesOf(parse(text)).filter(({ uses }) => isThisAction(uses));
    const ids = steps.flatMap(({ step }) => (typeof step['id'] === 'string' ? [step['id']] : []));
    const outputsRead = ids.flatMap((id) => [...text.matchAll(outputPattern(id))].map((match) => match[1]));
    expect({
      inputs: steps
        .flatMap(({ step }) => Object.keys(mapping(step['with'] ?? {})))
        .filter((each) => !inputs.includes(each)),
      outputs: outputsRead.filter((each) => each !== undefined && !outputs.includes(each))
    }).toEqual({ inputs: [], outputs: [] });
  });
});

describe('an example in the documentation', () => {
  test.each(blocks)('$name is YAML, and complete enough to be checked', ({ text }) => {
    expect(parseDocument(text).errors).toEqual([]);
    if (/uses: *(?:\.\/|OWNER\/REPO)/.test(text)) expect(asWorkflow(text)).toBeDefined();
  });
});

describe('a workflow that is wrong', () => {
  test.each([
    ['an unknown key', 'on: push\njobs:\n  a:\n    runs-on: x\n    step: []\n'],
    ['an unknown job in needs', 'on: push\njobs:\n  a:\n    runs-on: x\n    needs: b\n    steps: [{ run: x }]\n'],
    ['an unknown context', 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: "${{ step.x }}" }]\n'],
    ['a broken expression', 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: "${{ github.ref( }}" }]\n']
  ])('with %s is noticed', async (_, text) => {
    expect(await workflowErrors('wrong.yml', text)).not.toEqual([]);
  });
});

describe.each(workflows)('$name keeps the rules of the repository:', ({ text }) => {
  const workflow = mapping(parse(text));

  test('permissions are granted to jobs alone', () => {
    expect(workflow['permissions']).toEqual({});
  });

  test('every action is pinned to a commit, with its version in a comment', () => {
    const uses = [...text.matchAll(/^[ -]*uses: *(.*)$/gm)].map((match) => match[1] ?? '');
    expect(uses.length).toBe(usesOf(workflow).length);
    expect(
      uses.filter((each) => !/^(?:\.\/\S*|[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(each))
    ).toEqual([]);
  });

  test('a checkout leaves no credentials behind', () => {
    const checkouts = usesOf(workflow).filter(({ uses }) => uses.startsWith('actions/checkout@'));
    const kept = checkouts.filter(({ step }) => mapping(step['with'] ?? {})['persist-credentials'] !== false);
    expect(kept).toEqual([]);
  });

  test('nothing runs with write access for a stranger', () => {
    expect(text).not.toContain('pull_request_target');
  });
});

test('the collector of ci.yml waits for every other job, however it ends', () => {
  const jobs = mapping(mapping(parse(read('.github/workflows/ci.yml')))['jobs']);
  const { 'ci-ok': collector, ...others } = jobs;
  expect(mapping(collector)).toMatchObject({ if: 'always()', needs: Object.keys(others) });
});

function read(name: string): string {
  return readFileSync(join(root, name), 'utf8');
}

function find(pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapping(value: unknown): Mapping {
  if (!isMapping(value)) throw new Error(`no mapping: ${JSON.stringify(value)}`);
  return value;
}

/** The blocks of a document that say they are YAML. */
function yamlBlocks(name: string): Workflow[] {
  return codeBlocks(marked.lexer(read(name)))
    .filter(({ lang = '' }) => /^ya?ml\b/.test(lang))
    .map(({ text }, index) => ({ name: `${name}, YAML block ${index + 1}`, text }));
}

/** Also those in lists and quotes. */
function codeBlocks(tokens: Token[]): Tokens.Code[] {
  return tokens.flatMap((token) => {
    if (token.type === 'code') return [token as Tokens.Code];
    if (token.type === 'list') return codeBlocks((token as Tokens.List).items);
    return 'tokens' in token ? codeBlocks(token.tokens ?? []) : [];
  });
}

/** A whole workflow as it is; steps, a step or the steps of a job with what they stand in; undefined for other YAML. */
function asWorkflow(text: string): string | undefined {
  const value: unknown = parseDocument(text).toJS();
  const inJob = (steps: string): string =>
    `on: push\njobs:\n  example:\n    runs-on: ubuntu-latest\n${indented(steps, 4)}`;
  if (Array.isArray(value)) return inJob(`steps:\n${text}`);
  if (!isMapping(value)) return undefined;
  if ('jobs' in value) return 'on' in value ? text : `on: push\n${text}`;
  if ('steps' in value)
    return `on: push\njobs:\n  example:\n${indented('runs-on' in value ? text : `runs-on: x\n${text}`, 4)}`;
  if ('uses' in value) return inJob(`steps:\n  -\n${indented(text, 4)}`);
  return undefined;
}

function indented(text: string, width: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(width));
}

async function workflowErrors(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** Everything in a workflow that has a `uses`: steps and called workflows. */
function usesOf(value: unknown): { uses: string; step: Mapping }[] {
  if (Array.isArray(value)) return value.flatMap(usesOf);
  if (!isMapping(value)) return [];
  const { uses } = value;
  return [...(typeof uses === 'string' ? [{ uses, step: value }] : []), ...Object.values(value).flatMap(usesOf)];
}

function isThisAction(uses: string): boolean {
  return uses === './' || uses.startsWith('OWNER/REPO@');
}

/** `steps.ID.outputs.NAME`. */
function outputPattern(id: string): RegExp {
  return new RegExp(`\\bsteps\\.${id}\\.outputs\\.([\\w-]+)`, 'g');
}
