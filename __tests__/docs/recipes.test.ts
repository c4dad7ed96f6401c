// The scripts of README and recipes, in both languages, do what the text beside them says. They need bash, and jq for most; GitHub's Linux
// and macOS runners have both.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runAction } from '../e2e/run-action.ts';
import { readScenario } from '../../simulator/scenario-file.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { codeBlocks, codeSpans, section, type Section } from './documents.ts';

interface Step {
  name?: string;
  run?: string;
  uses?: string;
  with?: Record<string, string>;
}

const isRunnable = process.platform !== 'win32' && spawnSync('jq', ['--version']).status === 0;
const testWithTools = isRunnable ? test : test.skip;

const editions = [
  {
    language: 'English',
    readme: 'README.md',
    recipes: 'docs/recipes.md',
    trial: 'Try it without an account',
    outage: 'SCM is down and every merge is blocked',
    chat: 'Notify Feishu, DingTalk or Slack'
  },
  {
    language: 'Chinese',
    readme: 'README.zh-CN.md',
    recipes: 'docs/recipes.zh-CN.md',
    trial: '没有账号也能试用',
    outage: 'SCM 故障，所有合并都被挡住',
    chat: '通知飞书、钉钉或 Slack'
  }
];

function stepsOf(of: Section): Step[] {
  const [block] = codeBlocks(of);
  const { jobs } = parse(block?.text ?? '') as { jobs: Record<string, { steps: Step[] }> };
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

function script(of: Section, name: string): string {
  const run = stepsOf(of).find((step) => step.name === name)?.run;
  if (run === undefined) throw new Error(`no script ${name}`);
  return run;
}

/** Runs a script as the runner does by default. */
function bash(run: string, env: Record<string, string>): Promise<{ status: number | null; stdout: string }> {
  const child = spawn('bash', ['-e', '-c', run], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'ignore']
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status, stdout });
    });
  });
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recipes-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(editions)(
  'the workflow to try it is red, and green after the push ($language)',
  async ({ readme, trial }) => {
    const part = section(readme, trial);
    const [, account = ''] = /echo '(.*)' >/.exec(script(part, 'Start a simulated account')) ?? [];
    const pushes = codeSpans(part).filter((span) => span.startsWith('"pushes": '));
    expect(pushes).toHaveLength(1);
    const step = stepsOf(part).find(({ uses = '' }) => uses.startsWith('OWNER/REPO@'));
    const results = [];
    for (const text of [account, account.replace(/"pushes": \[[^\]]*\]/, pushes.join(''))]) {
      await using simulator = await startSimulator(readScenario(text, Date.now()));
      const { exitCode, outputs } = await runAction({ inputs: { ...step?.with, endpoint: simulator.url } });
      results.push([exitCode, outputs['result'], outputs['missing-services']]);
    }
    expect(results).toEqual([
      [1, 'missing', 'CDN'],
      [0, 'fresh', '']
    ]);
  }
);

function served(certId: string | null): { certId: string | null; error: null } {
  return { certId, error: null };
}

describe.each(editions)('the gate that survives an outage ($language)', ({ recipes, outage }) => {
  const gate = section(recipes, outage);
  const decide = (result: string, report: string): Promise<{ status: number | null; stdout: string }> => {
    const file = join(folder, 'report.json');
    writeFileSync(file, report);
    return bash(script(gate, 'Decide'), { RESULT: result, REPORT: file });
  };
  const CHECKED_AT = '2026-11-24T03:00:00Z';
  interface Known {
    status?: string;
    expiresAt?: string;
    live?: { certId: string | null; error: string | null }[] | null;
  }
  const outageKnowing = ({ status = 'ISSUED', expiresAt = '2027-01-01T00:00:00Z', live = null }: Known): object => ({
    ...{ certId: 'scs1', status, expiresAt, result: 'error', error: { code: 'NETWORK' } },
    services: [
      { verdict: 'error', live: null },
      { verdict: 'error', live }
    ]
  });
  const report = (certificates: object[], more: object = {}): string =>
    JSON.stringify({ checkedAt: CHECKED_AT, certificates, uncoveredHosts: [], unlisted: [], ...more });
  const reportOf = (...kinds: string[]): string =>
    report(
      kinds.map((kind) => {
        const unknown = { certId: null, status: null, expiresAt: null, services: [{ verdict: 'error', live: null }] };
        const error = /[A-Z]/.test(kind) ? { code: kind } : null;
        return { ...unknown, result: error === null ? kind : 'error', error };
      })
    );

  testWithTools.each([
    ['fresh', ['fresh']],
    ['pending', ['pending', 'fresh']],
    ['error', ['NETWORK']],
    ['error', ['TIMEOUT', 'SERVICE_UNAVAILABLE', 'THROTTLED', 'fresh', 'pending']]
  ])('lets pass %s of %j', async (result, kinds) => {
    expect(await decide(result, reportOf(...kinds))).toMatchObject({ status: 0 });
  });

  testWithTools.each<[string, Known]>([
    ['it is issued and valid', {}],
    ['its host serves it, as far as it answers', { live: [served('scs1'), { certId: null, error: 'timed out' }] }],
    ['none of its host answers', { live: [{ certId: null, error: 'timed out' }] }]
  ])('lets an outage pass where %s', async (_, facts) => {
    expect(await decide('error', report([outageKnowing(facts)]))).toMatchObject({ status: 0 });
  });

  testWithTools.each<[string, Known, object]>([
    ['SCM calls it expired', { status: 'EXPIRED' }, {}],
    ['it was revoked', { status: 'REVOKED' }, {}],
    ['its time is over', { expiresAt: '2026-11-24T02:59:59Z' }, {}],
    ['a host serves another of the account', { live: [served('scs1'), served('scs0')] }, {}],
    ['a host serves a certificate of nobody knows whom', { live: [served(null)] }, {}],
    ['no certificate covers a host', {}, { uncoveredHosts: ['https://a.example'] }],
    ['a certificate is unlisted', {}, { unlisted: [{ certId: 'scs2' }] }]
  ])('blocks an outage where %s', async (_, facts, more) => {
    const text = report([outageKnowing({}), outageKnowing(facts)], more);
    expect(await decide('error', text)).toMatchObject({ status: 1, stdout: expect.stringContaining('::error::') });
  });

  testWithTools.each([
    ['unknown', reportOf('unknown')],
    ['stale', reportOf('stale')],
    ['missing', reportOf('missing')],
    ['expired', reportOf('expired')],
    ['', reportOf('fresh')],
    ['Fresh', reportOf('fresh')],
    ['error', reportOf('NETWORK', 'stale')],
    ['error', reportOf('NETWORK', 'unknown')],
    ['error', reportOf('PERMISSION_DENIED')],
    ['error', reportOf('AUTH_REJECTED', 'fresh')],
    ['error', reportOf('error')],
    ['error', reportOf('fresh')],
    ['error', report([])],
    ['error', '{}'],
    ['error', ''],
    ['error', '{"certif']
  ])('blocks %j of %s, and says why', async (result, text) => {
    const { status, stdout } = await decide(result, text);
    expect([status, stdout]).toEqual([1, expect.stringContaining('::error::')]);
  });

  testWithTools('blocks where there is no report', async () => {
    expect(await bash(script(gate, 'Decide'), { RESULT: 'error', REPORT: '' })).toMatchObject({ status: 1 });
  });
});

describe.each(editions)('a message ($language)', ({ recipes, chat: heading }) => {
  const summary = '**❌ stale: 1 of 2 "certificates".**\n\n| a | b |\n| - | - |\n| $(x) | `y` |\n';
  const firstLine = '❌ stale: 1 of 2 "certificates".';
  const runUrl = 'https://github.com/example/shop/actions/runs/1';
  let server: Server | undefined;
  let received: unknown[] = [];
  let answer = { status: 200, body: '' };

  beforeAll(async () => {
    const started = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        received.push(JSON.parse(body));
        response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    server = started;
  });
  afterAll(() => {
    server?.close();
  });

  const send = async (
    chat: string,
    status: number,
    body: string,
    env: Record<string, string> = {}
  ): Promise<[number | null, unknown]> => {
    received = [];
    answer = { status, body };
    const { port } = server?.address() as AddressInfo;
    const ended = await bash(script(section(recipes, heading), chat), {
      SUMMARY: summary,
      REPORT: '',
      RUN_URL: runUrl,
      WEBHOOK: `http://127.0.0.1:${port}/`,
      ...env
    });
    return [ended.status, received[0]];
  };

  /** The text of a message, whatever the chat. */
  const sent = async (chat: string, body: string, env: Record<string, string>): Promise<string> => {
    const [status, message] = await send(chat, 200, body, env);
    expect(status).toBe(0);
    const { card, markdown, text } = message as {
      card?: { elements: { content: string }[] };
      markdown?: { text: string };
      text?: string;
    };
    return card?.elements[0]?.content ?? markdown?.text ?? text ?? '';
  };

  const reportFile = (
    rows: { certId: string; domain: string | null; verdicts: string[] }[],
    uncoveredHosts: string[] = []
  ): string => {
    const file = join(folder, 'message.json');
    const certificates = rows.map(({ verdicts, ...certificate }) => ({
      ...certificate,
      services: verdicts.map((text, index) => {
        const [verdict = '', waived] = text.split(', ');
        const waiver = waived === undefined ? null : { until: '2026-12-31', reason: 'moves' };
        return { verdict, requirement: `WAF@p${index}`, waiver };
      })
    }));
    writeFileSync(file, JSON.stringify({ certificates, uncoveredHosts }));
    return file;
  };

  testWithTools.each([
    [
      'Feishu',
      '{"code":0}',
      { msg_type: 'interactive', card: { elements: [{ tag: 'markdown', content: `${summary}\n${runUrl}` }] } }
    ],
    [
      'DingTalk',
      '{"errcode":0}',
      { msgtype: 'markdown', markdown: { title: 'certificate push check', text: `${summary}\n\n${runUrl}` } }
    ],
    ['Slack', 'ok', { text: `${firstLine}\n${runUrl}` }]
  ])('to %s arrives', async (chat, body, message) => {
    expect(await send(chat, 200, body)).toEqual([0, message]);
  });

  testWithTools.each([
    ['Feishu', '{"code":0}'],
    ['DingTalk', '{"errcode":0}'],
    ['Slack', 'ok']
  ])('to %s arrives where nothing was checked', async (chat, body) => {
    const text = await sent(chat, body, { SUMMARY: 'No certificate was checked.' });
    expect(text.split(/\n+/)).toEqual(['No certificate was checked.', runUrl]);
  });

  testWithTools.each([
    ['Feishu', '{"code":0}'],
    ['DingTalk', '{"errcode":0}']
  ])('to %s leaves the folded rows out', async (chat, body) => {
    const folded = `${summary}\n<details><summary>30 healthy rows</summary>\n\n| c | d |\n\n</details>\n\nAsked.\n`;
    expect((await sent(chat, body, { SUMMARY: folded })).split(/\n+(?=http)/)).toEqual([summary.trimEnd(), runUrl]);
  });

  testWithTools.each([
    ['Feishu', '{"code":0}'],
    ['DingTalk', '{"errcode":0}']
  ])('to %s that is long ends with a whole row', async (chat, body) => {
    const rows = Array.from({ length: 300 }, (_, index) => `| 证书 ${index} | b |`);
    const [text = ''] = (await sent(chat, body, { SUMMARY: [summary, ...rows, ''].join('\n') })).split(/\n+http/);
    expect(text.length).toBeGreaterThan(3_900);
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(rows).toContain(text.split('\n').at(-1));
  });

  testWithTools('to Slack lists what did not pass, also where a domain is not known or means something', async () => {
    const file = reportFile(
      [
        { certId: 'scs1', domain: 'a.example.com', verdicts: ['fresh', 'stale', 'pending', 'missing'] },
        { certId: 'scs2', domain: null, verdicts: ['error'] },
        { certId: 'scs3', domain: '<!channel>', verdicts: ['expired', 'unknown', 'stale, waived'] }
      ],
      ['https://a.example']
    );
    expect((await sent('Slack', 'ok', { REPORT: file })).split('\n')).toEqual([
      firstLine,
      'stale: scs1 a.example.com WAF@p1',
      'missing: scs1 a.example.com WAF@p3',
      'error: scs2  WAF@p0',
      'expired: scs3 ?!channel? WAF@p0',
      'unknown: scs3 ?!channel? WAF@p1',
      'error: https://a.example',
      runUrl
    ]);
  });

  testWithTools('to Slack begins with the verdict, also below a title', async () => {
    expect(await sent('Slack', 'ok', { SUMMARY: `### Shop\n\n${summary}` })).toBe(`${firstLine}\n${runUrl}`);
  });

  testWithTools('to Slack lists at most 20 rows, and none where all pass', async () => {
    const file = (verdict: string): string =>
      reportFile([{ certId: 'scs1', domain: 'a', verdicts: Array.from({ length: 30 }, () => verdict) }]);
    expect((await sent('Slack', 'ok', { REPORT: file('stale') })).split('\n')).toHaveLength(22);
    expect((await sent('Slack', 'ok', { REPORT: file('pending') })).split('\n')).toEqual([firstLine, runUrl]);
  });

  testWithTools.each([
    ['Feishu', 200, '{"code":19024}'],
    ['Feishu', 500, ''],
    ['DingTalk', 200, '{"errcode":310000}'],
    ['DingTalk', 500, ''],
    ['Slack', 404, 'no_service']
  ])('to %s that is refused (%d %s) fails the step', async (chat, status, body) => {
    expect((await send(chat, status, body))[0]).not.toBe(0);
  });
});
