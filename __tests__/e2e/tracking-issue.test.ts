import { afterEach, describe, expect, test } from '@jest/globals';
import type { FaultRule } from '../../simulator/faults.ts';
import { startGitHub, type GitHubScenario, type GitHubService } from '../../simulator/github-service.ts';
import { aCertificate, aPush, DAY } from '../../simulator/scenario.ts';
import { certificates } from './fault-run.ts';
import { ON_PULL_REQUEST, pullRequestEvent, REPOSITORY, SCHEDULE, tellGitHub, TOKENS } from './github-run.ts';
import { referencesIn } from './runner-eyes.ts';

let github: GitHubService | undefined;

async function start(over: Partial<GitHubScenario> = {}): Promise<GitHubService> {
  github = await startGitHub({ repository: REPOSITORY, tokens: TOKENS, ...over });
  return github;
}

afterEach(async () => {
  await github?.close();
  // Whatever a test is about: all that was sent and answered is what GitHub describes.
  expect(github?.violations ?? []).toEqual([]);
});

const asked = { 'tracking-issue': 'true' };
const [first = aCertificate(), second = aCertificate()] = certificates(2);
const stale = { pushes: [aPush({ pushTime: Date.now() - 90 * DAY })] };
const bothStale = [
  { ...first, ...stale },
  { ...second, ...stale }
];
const firstStale = [{ ...first, ...stale }, second];
const secondStale = [first, { ...second, ...stale }];
const bothFresh = [first, second];
const FAILS = { exitCode: 1, warnings: [] };
const PASSES = { exitCode: 0, annotations: [] };

describe('the life of a tracking issue', () => {
  test('is opened, left quiet, commented where it changes, closed, opened anew, and left closed', async () => {
    const service = await start();
    const opened = await tellGitHub(service, { certificates: firstStale, inputs: asked });
    expect(opened).toMatchObject(FAILS);
    expect(opened.stdout).toContain('\nTracking issue #1 was opened.\n');
    expect(service.issues).toMatchObject([
      { title: 'Huawei Cloud certificates', state: 'open', labels: ['certificate-check'] }
    ]);
    const [marker, ...text] = (service.issues[0]?.body ?? '').split('\n');
    expect(marker).toMatch(/^<!-- huawei-cert-push-check key=[0-9a-f]{32} set=[0-9a-f]{32} rows=[\w-]+ -->$/);
    const runUrl = `https://github.com/${REPOSITORY}/actions/runs/7/attempts/1`;
    expect(text.join('\n')).toBe(`${opened.summary ?? ''}\n[The run](${runUrl}) has the report.\n`);

    await tellGitHub(service, { certificates: firstStale, inputs: asked });
    expect(service.comments).toEqual([]);

    const changed = await tellGitHub(service, { certificates: secondStale, inputs: asked });
    expect(changed).toMatchObject(FAILS);
    expect(service.comments.map(({ body }) => body)).toEqual([
      `Fails now:\n\n- \`${second.id}\` for \`CDN\`\n\nNo longer fails:\n\n- \`${first.id}\` for \`CDN\`\n\n[The run](${runUrl}) has the report.\n`
    ]);

    const closed = await tellGitHub(service, { certificates: bothFresh, inputs: asked });
    expect(closed).toMatchObject(PASSES);
    expect(service.issues).toMatchObject([{ number: 1, state: 'closed', stateReason: 'completed' }]);
    expect(service.comments).toHaveLength(2);
    const quiet = await tellGitHub(service, { certificates: bothFresh, inputs: asked });
    expect(quiet.stdout).toContain('Tracking issue: nothing to tell.');

    await tellGitHub(service, { certificates: firstStale, inputs: asked });
    const [, anew] = service.issues;
    expect(anew).toMatchObject({ number: 2, state: 'open' });
    if (anew !== undefined) Object.assign(anew, { state: 'closed', stateReason: 'not_planned' });
    expect(await tellGitHub(service, { certificates: firstStale, inputs: asked })).toMatchObject(FAILS);
    expect(service.issues.map(({ state }) => state)).toEqual(['closed', 'closed']);
    await tellGitHub(service, { certificates: bothStale, inputs: asked });
    expect(service.issues.map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
    expect(service.comments).toHaveLength(2);
  }, 60_000);

  test('a run that fails by its verdict opens it, whatever warn-only makes of the exit', async () => {
    const service = await start();
    const run = await tellGitHub(service, { certificates: firstStale, inputs: { ...asked, 'warn-only': 'true' } });
    expect(run.exitCode).toBe(0);
    expect(service.issues).toHaveLength(1);
  });

  test('a run that passes with pending rows keeps it open, and is no news', async () => {
    const service = await start();
    await tellGitHub(service, { certificates: firstStale, inputs: asked });
    const pending = { ...asked, 'grace-period': '60d' };
    const run = await tellGitHub(service, { certificates: firstStale, inputs: pending });
    expect(run).toMatchObject({ exitCode: 0, warnings: [] });
    expect(service.issues[0]?.state).toBe('open');
    expect(service.issues[0]?.body).toContain('pending');
    await tellGitHub(service, { certificates: firstStale, inputs: asked });
    expect(service.comments).toEqual([]);
  });

  test('an outage of SCM is no news, also where it leaves an issue open', async () => {
    const service = await start();
    const faults: FaultRule[] = [{ fault: { kind: 'answer', status: 503 } }];
    const outage = { certificates: firstStale, inputs: asked, faults };
    expect(await tellGitHub(service, outage)).toMatchObject(FAILS);
    expect(service.issues).toEqual([]);
    await tellGitHub(service, { certificates: firstStale, inputs: asked });
    await tellGitHub(service, outage);
    expect(service.issues.map(({ body }) => body?.includes('SERVICE_UNAVAILABLE'))).toEqual([true]);
    await tellGitHub(service, { certificates: firstStale, inputs: asked });
    expect(service.comments).toEqual([]);
  }, 30_000);

  test('two steps of a job with a title each keep an issue each', async () => {
    const service = await start();
    for (const title of ['Shop', 'Pay', 'Shop']) {
      await tellGitHub(service, { certificates: firstStale, inputs: { ...asked, title } });
    }
    expect(service.issues.map(({ title }) => title)).toEqual(['Shop', 'Pay']);
  });

  test('the addresses of a GitHub Enterprise Server are its own', async () => {
    const service = await start({ isEnterprise: true });
    const env = { GITHUB_SERVER_URL: 'https://ghe.example' };
    expect(await tellGitHub(service, { certificates: firstStale, inputs: asked, env })).toMatchObject(FAILS);
    expect(service.issues[0]?.body).toContain(`(https://ghe.example/${REPOSITORY}/actions/runs/7/attempts/1)`);
  });
});

test('a text is cut at a row to what GitHub takes, and so is the list of what came', async () => {
  const service = await start();
  const fleet = certificates(150).map((one) => ({ ...one, ...stale }));
  const inputs = { ...asked, 'required-services': 'CDN\nWAF@cn-north-4\nWAF@cn-east-3\nELB\nEnhance_ELB' };
  await tellGitHub(service, { certificates: fleet.slice(0, 1), inputs });
  const run = await tellGitHub(service, { certificates: fleet, inputs });
  expect(run).toMatchObject(FAILS);
  const body = service.issues[0]?.body ?? '';
  expect(body.length).toBeGreaterThan(60_000);
  expect(Array.from(body).length).toBeLessThanOrEqual(65_536);
  expect(body).toMatch(/\n\d+ more rows left out for size; the report-file output has all\.\n/);
  expect(body).toMatch(/has the report\.\n$/);
  expect(service.comments[0]?.body).toMatch(/- and \d+ others\n/);
}, 60_000);

test('among a thousand issues with its label and marker by others, it is found again', async () => {
  const service = await start();
  await tellGitHub(service, { certificates: firstStale, inputs: asked });
  const [own] = service.issues;
  if (own === undefined) throw new Error('no issue was opened');
  const stranger = { login: 'mallory', id: 7, type: 'User' as const };
  const body = `${own.body ?? ''}${'x'.repeat(40_000)}`;
  service.issues.push(
    ...Array.from({ length: 1_000 }, (_, index) => ({ ...own, number: index + 2, user: stranger, body }))
  );
  await tellGitHub(service, { certificates: secondStale, inputs: asked });
  expect(service.comments.map(({ issue }) => issue)).toEqual([1]);
  expect(service.issues.slice(1).every((issue) => issue.body === body)).toBe(true);
}, 60_000);

describe('nothing is asked of GitHub', () => {
  test.each([
    ['without being asked to', {}, {}, undefined],
    ['on another branch', asked, { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/x' }, undefined],
    ['on a pull request', asked, ON_PULL_REQUEST, pullRequestEvent()],
    [
      "by a workflow that a fork's pull request started",
      asked,
      { GITHUB_EVENT_NAME: 'workflow_run' },
      { workflow_run: { event: 'pull_request', pull_requests: [] }, repository: { default_branch: 'main' } }
    ],
    ['without a verdict', { ...asked, 'project-id': '' }, {}, undefined]
  ])('%s', async (_, inputs, env, event) => {
    const service = await start();
    const run = await tellGitHub(service, { certificates: firstStale, inputs, env, event });
    expect(run).toMatchObject({ exitCode: 1, warnings: [] });
    expect(service.requests).toEqual([]);
  });

  test('and its toolkit is not loaded, which would complain of the event file', async () => {
    const service = await start();
    const env = { GITHUB_EVENT_PATH: '/absent/event.json' };
    const run = await tellGitHub(service, { certificates: firstStale, env });
    expect(run.stdout + run.stderr).not.toContain('/absent');
  });
});

const HOSTILE = [
  '@octo/team @mona #1 octo/certs#2 GH-3 https://evil.example [x](https://evil.example) :tada: 0123456789abcdef',
  '`@octo` ``#1`` www.evil.example $x$',
  '--> <!-- huawei-cert-push-check --> <img src=x> </details> @mona',
  'a\n\n@mona | b ![x](https://evil.example/x.png)'
];

test.each(HOSTILE)('a certificate named %j mentions and links nobody', async (name) => {
  const service = await start();
  const hostile = [first, second].map((one) => ({ ...one, ...stale, name, domain: name, sans: name }));
  await tellGitHub(service, { certificates: hostile, inputs: asked });
  await tellGitHub(service, { certificates: [...hostile.slice(1)], inputs: asked });
  const texts = [...service.issues, ...service.comments].map(({ body }) => body ?? '');
  expect(texts).toHaveLength(2);
  for (const text of texts) {
    const { targets, references } = referencesIn(text);
    expect(targets).toEqual([`https://github.com/${REPOSITORY}/actions/runs/7/attempts/1`]);
    expect(references).toEqual([]);
  }
});

test('the runner of the tests sees what GitHub would link', () => {
  const { targets, references } = referencesIn('@mona `@octo` #1 GH-3 https://a.example :tada: 0123456789abcdef $x$');
  expect(targets).toEqual(['https://a.example']);
  expect(references).toEqual(['@mona', '#1', 'GH-3', '0123456789abcdef', ':tada:', 'https:', '$x$']);
  expect(SCHEDULE.GITHUB_REPOSITORY).toBe(REPOSITORY);
});
