// The examples of docs/simulator.md come to what their headings say, served and judged as a reader would do it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest, test } from '@jest/globals';
import { node24, root } from '../../scripts/node24.mjs';
import { readScenario } from '../../simulator/scenario-file.ts';
import { aCertificate, aScenario, PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';
import { runAction, type ActionRun } from '../e2e/run-action.ts';
import { codeBlocks, codeSpans, section, tables, unquoted } from './documents.ts';

jest.setTimeout(60_000);

const FILE = 'docs/simulator.md';
const examples = [
  { heading: 'Stale', result: 'stale', certId: 'scs1700000000001', judged: 'scs1700000000001' },
  { heading: 'Missing', result: 'missing', certId: 'scs1700000000002', judged: 'scs1700000000002' },
  { heading: 'Unknown', result: 'unknown', certId: 'scs1700000000003', judged: 'scs1700000000003' },
  { heading: 'Followed', result: 'missing', certId: 'scs1700000000004', judged: 'scs1790000000000' }
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-docs-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function example(heading: string): string {
  const [block, ...others] = codeBlocks(section(FILE, heading)).filter(({ lang }) => lang === 'json');
  if (block === undefined || others.length > 0) throw new Error(`${heading} has no one example`);
  return block.text;
}

/** Serves a scenario in a process of its own and judges it with the inputs of the document. */
async function judge(scenario: string, certId: string): Promise<ActionRun> {
  const file = join(folder, `${certId}.json`);
  writeFileSync(file, scenario);
  const args = ['scripts/with-node24.mjs', 'simulator/serve.ts', file];
  const server = spawn(node24(), args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [text] = (await once(server.stdout.setEncoding('utf8'), 'data')) as [string];
    const inputs = Object.fromEntries(
      tables(section(FILE, 'The simulator')).flatMap(({ rows }) =>
        rows.map(([name = '', value = '']) => [unquoted(name), unquoted(value)])
      )
    );
    const endpoint = text.split('\n')[0] ?? '';
    return await runAction({ inputs: { ...inputs, 'cert-id': certId, 'required-services': 'CDN', endpoint } });
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

it.each(examples)('$heading is $result', async ({ heading, result, certId, judged }) => {
  const { exitCode, report } = await judge(example(heading), certId);
  expect(exitCode).toBe(1);
  expect(report).toMatchObject({ result, certificates: [{ requestedCertId: certId, certId: judged }] });
});

test('the credentials are those of the simulator', () => {
  const spans = codeSpans(section(FILE, 'The simulator'));
  expect(spans).toEqual(expect.arrayContaining([PROJECT_ID, PERMANENT_KEY.accessKeyId, PERMANENT_KEY.secretAccessKey]));
});

test('every field is described, and what is described is a field', () => {
  const [scenarioTable, certificateTable] = tables(section(FILE, 'Fields'));
  const described = (rows: string[][] = []): string[] =>
    rows.flatMap(([first = '']) => first.split(', ').map(unquoted)).toSorted();
  const allowed = (json: string): string[] => {
    try {
      readScenario(json, Date.now());
    } catch (error) {
      return (/allowed: (.*)/.exec(String(error))?.[1] ?? '').split(', ').toSorted();
    }
    throw new Error('the mistake was not seen');
  };
  expect(described(scenarioTable?.rows)).toEqual(allowed('{"nothing": 1}'));
  expect(described(certificateTable?.rows)).toEqual(allowed('{"certificates": [{"nothing": 1}]}'));
  expect(allowed('{"nothing": 1}')).toEqual(Object.keys(aScenario()).toSorted());
  expect(allowed('{"certificates": [{"nothing": 1}]}')).toEqual(expect.arrayContaining(Object.keys(aCertificate())));
});
