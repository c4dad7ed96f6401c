// action.yml, the code and both READMEs agree.
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Assessment } from '../../src/judgement/assess.ts';
import { CREDENTIAL_INPUTS } from '../../src/config/credentials.ts';
import { KEYLESS_INPUTS } from '../../src/config/keyless.ts';
import { INPUT_DECLARATIONS } from '../../src/config/inputs.ts';
import { conclude } from '../../src/judgement/outcome.ts';
import { MAX_REPORT_BYTES } from '../../src/presentation/report.ts';
import { DOCUMENTED_SERVICES, parseRequirements } from '../../src/certificate/requirement.ts';
import { parseHostRequirement } from '../../src/certificate/host.ts';
import { SITES } from '../../src/config/sites.ts';
import { MAX_SUMMARY_OUTPUT_BYTES } from '../../src/presentation/summary.ts';
import { VERDICTS, type Verdict } from '../../src/judgement/verdict.ts';
import { runAction } from '../e2e/run-action.ts';
import { aCertificate, PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import {
  codeBlocks,
  codeSpans,
  onlyTable,
  read,
  section,
  sections,
  stepsOf,
  tables,
  unquoted,
  yamlBlocks,
  type Table
} from './documents.ts';
import { editions } from './editions.ts';

interface Action {
  inputs: Record<string, { description?: string; required: boolean; default?: string }>;
  outputs: Record<string, unknown>;
  runs: { using: string };
}

const action = parse(read('action.yml')) as Action;

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
  const [usual = [], rare = []] = [headings.usualInputs, headings.rareInputs].map((heading) =>
    onlyTable(section(name, heading)).rows.map((row) => row.slice(0, 3).map(unquoted))
  );

  test('has each input once, with its default, in the order of action.yml within its table', () => {
    const need = (input: string, required: boolean): string => {
      if (input === 'required-services') return unlessPolicy;
      return required ? yes : no;
    };
    const declared = Object.entries(action.inputs).map(([input, { required, default: value = '' }]) => [
      input,
      need(input, required),
      value
    ]);
    const isUsual = ([input]: string[]): boolean => usual.some(([other]) => other === input);
    expect(usual).toEqual(declared.filter(isUsual));
    expect(rare).toEqual(declared.filter((row) => !isUsual(row)));
  });

  test('has every input of the quick start, and what is required, in the table of the usual ones', () => {
    const [workflow] = yamlBlocks(section(name, headings.quickStart));
    const used = stepsOf(workflow ?? '').flatMap(({ with: given = {} }) => Object.keys(given));
    const required = Object.keys(action.inputs).filter((input) => action.inputs[input]?.required === true);
    expect(used).toEqual(expect.arrayContaining(required));
    expect(usual.map(([input]) => input)).toEqual(expect.arrayContaining(used));
  });

  test('is read in a few minutes', () => {
    expect(read(name).trimEnd().split('\n').length).toBeLessThanOrEqual(300);
  });

  test('tells the three kinds of evidence: of services, by an input, by a requirement', () => {
    const { rows } = onlyTable(section(name, headings.evidence));
    const switches = rows.map(([, asked = '']) => [...asked.matchAll(/`([^`]+)`/g)].map(([, each]) => each).sort());
    expect(switches).toEqual([[], ['bindings'], ['https://HOST', 'required-services']]);
    expect(rows.flat()).not.toContain('');
  });

  test('names every site', () => {
    const spans = codeSpans(section(name, headings.usualInputs));
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

  test('has hosts that can be required', () => {
    const examples = column(onlyTable(section(name, headings.hosts)), 0);
    const texts = examples
      .map(parseHostRequirement)
      .map((parsed) => (typeof parsed === 'string' ? parsed : parsed.text));
    expect(examples.length).toBeGreaterThan(1);
    expect(texts).toEqual(examples);
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
