// action.yml, the code and both READMEs agree, and the READMEs with each other.
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Assessment } from '../../src/judgement/assess.ts';
import { CREDENTIAL_INPUTS } from '../../src/config/credentials.ts';
import { KEYLESS_INPUTS } from '../../src/config/keyless.ts';
import { INPUT_DECLARATIONS } from '../../src/config/inputs.ts';
import { conclude } from '../../src/judgement/outcome.ts';
import { MAX_REPORT_BYTES } from '../../src/presentation/report.ts';
import { DOCUMENTED_SERVICES, parseRequirements } from '../../src/certificate/requirement.ts';
import { SITES } from '../../src/config/sites.ts';
import { MAX_SUMMARY_OUTPUT_BYTES } from '../../src/presentation/summary.ts';
import { VERDICTS, type Verdict } from '../../src/judgement/verdict.ts';
import { runAction } from '../e2e/run-action.ts';
import { aCertificate, PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import {
  codeBlocks,
  codeSpans,
  read,
  section,
  sections,
  tables,
  targets,
  unquoted,
  type Section,
  type Table
} from './documents.ts';

interface Action {
  inputs: Record<string, { description?: string; required: boolean; default?: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string };
}

const action = parse(read('action.yml')) as Action;

const editions = [
  {
    name: 'README.md',
    yes: 'yes',
    no: 'no',
    unless: 'unless `allow-unknown`',
    unlessPolicy: 'unless `policy-file`',
    headings: {
      permissions: 'Permissions',
      credentials: 'Credentials',
      inputs: 'Inputs',
      requirements: 'Requirements',
      verdicts: 'Verdicts',
      outputs: 'Outputs',
      runners: 'Self-hosted runners, GHES, proxies and private CAs'
    }
  },
  {
    name: 'README.zh-CN.md',
    yes: '是',
    no: '否',
    unless: '除非 `allow-unknown`',
    unlessPolicy: '除非 `policy-file`',
    headings: {
      permissions: '权限',
      credentials: '凭证',
      inputs: '输入参数',
      requirements: '要求的写法',
      verdicts: '结论',
      outputs: '输出参数',
      runners: '自托管运行器、GHES、代理与私有 CA'
    }
  }
];

function onlyTable(of: Section): Table {
  const [table, ...others] = tables(of);
  if (table === undefined || others.length > 0) throw new Error(`${of.heading} has not exactly one table`);
  return table;
}

function column(table: Table, index: number): string[] {
  return table.rows.map((row) => unquoted(row[index] ?? ''));
}

describe('action.yml and the code', () => {
  test('have the same inputs: name, default and whether it is required', () => {
    const declared = Object.entries(action.inputs).map(([name, input]) => ({
      name,
      required: input.required,
      default: input.default ?? null
    }));
    const byName = (one: { name: string }, other: { name: string }): number => (one.name < other.name ? -1 : 1);
    expect(declared.toSorted(byName)).toEqual(INPUT_DECLARATIONS.toSorted(byName));
  });

  test('every input has a description', () => {
    const bare = Object.entries(action.inputs).filter(
      ([, { description = '' }]) => !/^\S.{10,}\.$/s.test(description.trim())
    );
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test('have the same outputs, whether the run is green or red', async () => {
    const certificate = aCertificate();
    await using simulator = await startSimulator({ certificates: [certificate] });
    const run = (services: string): Promise<{ outputs: Record<string, string>; exitCode: number | null }> =>
      runAction({
        inputs: {
          'cert-id': certificate.id,
          'project-id': PROJECT_ID,
          'required-services': services,
          'access-key-id': PERMANENT_KEY.accessKeyId,
          'secret-access-key': PERMANENT_KEY.secretAccessKey,
          endpoint: simulator.url
        }
      });
    const [green, red] = await Promise.all([run('CDN'), run('ELB')]);
    expect([green.exitCode, red.exitCode]).toEqual([0, 1]);
    const names = Object.keys(action.outputs).sort();
    expect([green, red].map(({ outputs }) => Object.keys(outputs).sort())).toEqual([names, names]);
  });

  test('have an output for every verdict', () => {
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(VERDICTS.map((each) => `${each}-services`)));
  });
});

describe.each(editions)('$name', ({ name, yes, no, unless, unlessPolicy, headings }) => {
  test('has all inputs with their defaults, in the order of action.yml', () => {
    const need = (input: string, required: boolean): string => {
      if (input === 'required-services') return unlessPolicy;
      return required ? yes : no;
    };
    const { rows } = onlyTable(section(name, headings.inputs));
    expect(rows.map((row) => row.slice(0, 3).map(unquoted))).toEqual(
      Object.entries(action.inputs).map(([input, { required, default: value = '' }]) => [
        input,
        need(input, required),
        value
      ])
    );
  });

  test('names every site', () => {
    const spans = codeSpans(section(name, headings.inputs));
    expect(SITES.map(({ region }) => region).filter((region) => !spans.includes(region))).toEqual([]);
  });

  test('has all outputs, in the order of action.yml', () => {
    expect(column(onlyTable(section(name, headings.outputs)), 0)).toEqual(Object.keys(action.outputs));
  });

  test('has the sizes of outputs that the code keeps to', () => {
    const text = JSON.stringify(onlyTable(section(name, headings.outputs)));
    expect(text).toContain(`${MAX_REPORT_BYTES / 1000} kB`);
    expect(text).toContain(MAX_SUMMARY_OUTPUT_BYTES.toLocaleString('en-US'));
  });

  test('has all verdicts, from best to worst, and whether they fail', () => {
    const fails = (verdict: Verdict, allowUnknown: boolean): boolean => {
      const assessment = { evidence: { certId: 'scs1554192131150' }, result: verdict, rows: [] } as unknown;
      return conclude([assessment as Assessment], { allowUnknown, warnOnly: false }, 0).fails;
    };
    const table = onlyTable(section(name, headings.verdicts));
    expect(table.rows.map((row) => [unquoted(row[0] ?? ''), row.at(-1)])).toEqual(
      VERDICTS.map((verdict) => {
        if (!fails(verdict, false)) return [verdict, no];
        return [verdict, fails(verdict, true) ? yes : unless];
      })
    );
  });

  test('has requirements that can be used, one for each documented service', () => {
    const examples = column(onlyTable(section(name, headings.requirements)), 0);
    const { requirements, problems } = parseRequirements(examples);
    expect(problems).toEqual([]);
    expect(requirements.map(({ text }) => text)).toEqual(examples);
    expect(new Set(requirements.flatMap(({ services }) => services))).toEqual(new Set(DOCUMENTED_SERVICES));
  });

  test('has an IAM policy with exactly the actions that the requests need', () => {
    const permissions = section(name, headings.permissions);
    const policies = codeBlocks(permissions).filter(({ lang }) => lang === 'json');
    expect(policies.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
      {
        Version: '1.1',
        Statement: [{ Effect: 'Allow', Action: ['scm:cert:get', 'scm:pushHistory:list', 'scm:cert:list'] }]
      }
    ]);
    const needed = [...read('src/scm/client.ts').matchAll(/action: '(scm:[\w:]+)'/g)].map(([, each = '']) => each);
    expect(column(onlyTable(permissions), 0).sort()).toEqual([...new Set(needed)].sort());
  });

  test('has the credential inputs and variables that the code reads', () => {
    const [inputs, variables] = tables(section(name, headings.credentials)).map((table) =>
      table.rows.flat().flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, each = '']) => each))
    );
    const known = [...read('src/config/credentials.ts').matchAll(/'(H(?:UAWEI|W)[A-Z_]+)'/g)].map(([, each]) => each);
    expect(known.length).toBeGreaterThan(0);
    expect(variables).toEqual(known);
    expect(new Set(inputs?.filter((each) => each !== 'project-id'))).toEqual(
      new Set([...KEYLESS_INPUTS, ...CREDENTIAL_INPUTS])
    );
  });

  test('names the Node of action.yml', () => {
    expect(codeSpans(section(name, headings.runners))).toContain(`using: ${action.runs.using}`);
  });

  test('has JSON that can be parsed', () => {
    const json = sections(read(name))
      .flatMap(codeBlocks)
      .filter(({ lang }) => lang === 'json');
    expect(json.length).toBeGreaterThan(0);
    for (const { text } of json) expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});

/** What must not depend on the language: structure, names, examples and where links lead. */
function skeleton(name: string): unknown[] {
  const all = sections(read(name));
  return all.map((each) => ({
    depth: each.depth,
    code: codeBlocks(each).map(({ lang, text }) => [lang, text.replaceAll(/(?:^|(?<=\s))# .*$/gm, '').trim()]),
    // The first column, where it holds names.
    tables: tables(each).map((table) => table.rows.map(([first = '']) => (first.startsWith('`') ? first : '…'))),
    spans: [...new Set(codeSpans(each))].sort(),
    links: targets(each.tokens)
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => (target.startsWith('#') ? all.findIndex(({ slug }) => `#${slug}` === target) : target))
      .filter((target) => typeof target === 'number' || !target.startsWith('README'))
  }));
}

test('the READMEs have the same sections, names, examples and links', () => {
  const english = sections(read('README.md'));
  expect(english.length).toBeGreaterThan(20);
  const chinese = skeleton('README.zh-CN.md');
  skeleton('README.md').forEach((each, index) => {
    expect({ heading: english[index]?.heading, is: chinese[index] }).toEqual({
      heading: english[index]?.heading,
      is: each
    });
  });
  expect(chinese).toHaveLength(english.length);
});

test('each README leads to the other', () => {
  expect(targets(sections(read('README.md'))[0]?.tokens ?? [])).toContain('README.zh-CN.md');
  expect(targets(sections(read('README.zh-CN.md'))[0]?.tokens ?? [])).toContain('README.md');
});
