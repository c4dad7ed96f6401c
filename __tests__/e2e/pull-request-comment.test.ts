import { afterEach, describe, expect, test } from '@jest/globals';
import {
  startGitHub,
  type GitHubFault,
  type GitHubScenario,
  type GitHubService
} from '../../simulator/github-service.ts';
import { aPush, DAY } from '../../simulator/scenario.ts';
import { CERTIFICATE } from './fault-run.ts';
import {
  JOB,
  ON_PULL_REQUEST,
  PULL_REQUEST,
  pullRequestEvent,
  REPOSITORY,
  tellGitHub,
  TOKENS,
  type Telling
} from './github-run.ts';
import { JOB_TOKEN } from './run-action.ts';
import { referencesIn } from './runner-eyes.ts';

let github: GitHubService | undefined;

async function start(over: Partial<GitHubScenario> = {}): Promise<GitHubService> {
  github = await startGitHub({ repository: REPOSITORY, tokens: TOKENS, issues: [PULL_REQUEST], ...over });
  return github;
}

afterEach(async () => {
  await github?.close();
  // Whatever a test is about: all that was sent and answered is what GitHub describes.
  expect(github?.violations ?? []).toEqual([]);
});

const stale = { ...CERTIFICATE, pushes: [aPush({ pushTime: Date.now() - 90 * DAY })] };
const onFailure = { 'pull-request-comment': 'on-failure' };
const here: Pick<Telling, 'env' | 'event' | 'inputs'> = {
  env: ON_PULL_REQUEST,
  event: pullRequestEvent(),
  inputs: onFailure
};

describe('the life of a comment', () => {
  test('is written when the run fails first, and kept up to date in place', async () => {
    const service = await start();
    expect(await tellGitHub(service, { ...here, certificates: [CERTIFICATE] })).toMatchObject({ exitCode: 0 });
    expect(service.comments).toEqual([]);
    const failed = await tellGitHub(service, { ...here, certificates: [stale] });
    expect(failed).toMatchObject({ exitCode: 1, warnings: [] });
    expect(failed.stdout).toContain('\nThe comment on pull request #3 was written.\n');
    expect(service.comments).toMatchObject([{ issue: 3 }]);
    expect(service.comments[0]?.body).toContain(failed.summary ?? 'no summary');
    const mended = await tellGitHub(service, { ...here, certificates: [CERTIFICATE] });
    expect(mended).toMatchObject({ exitCode: 0, warnings: [] });
    expect(service.comments).toHaveLength(1);
    expect(service.comments[0]?.body).toContain(mended.summary ?? 'no summary');
    expect(service.issues).toHaveLength(1);
  }, 30_000);

  test('is written in any case where that is asked for, for pull_request_target too', async () => {
    const service = await start();
    const env = { ...ON_PULL_REQUEST, GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_REF: 'refs/heads/main' };
    const inputs = { 'pull-request-comment': 'always', 'tracking-issue': 'true' };
    await tellGitHub(service, { ...here, env, inputs, certificates: [CERTIFICATE] });
    expect(service.comments).toHaveLength(1);
    expect(service.issues).toHaveLength(1);
  });

  test('of a stranger with its very marker is left alone', async () => {
    const service = await start();
    await tellGitHub(service, { ...here, certificates: [stale] });
    const [own] = service.comments;
    if (own === undefined) throw new Error('no comment was written');
    const forged = { ...own, id: 2, user: { ...JOB, login: 'github-actions', type: 'User' as const } };
    service.comments.splice(0, 1, forged);
    await tellGitHub(service, { ...here, certificates: [stale] });
    expect(service.comments.map(({ user }) => user.login)).toEqual(['github-actions', 'github-actions[bot]']);
    expect(service.comments[0]?.body).toBe(own.body);
  });

  test('mentions and links nobody, whatever the certificate is named', async () => {
    const service = await start();
    const name = '@octo/team #1 octo/certs#2 https://evil.example [x](https://evil.example) `@mona` --> @mona';
    await tellGitHub(service, { ...here, certificates: [{ ...stale, name, domain: name, sans: name }] });
    const { targets, references } = referencesIn(service.comments[0]?.body ?? '');
    expect(targets).toEqual([`https://github.com/${REPOSITORY}/actions/runs/7/attempts/1`]);
    expect(references).toEqual([]);
  });
});

const ISSUES = '/repos/{owner}/{repo}/issues';
const COMMENTS = `${ISSUES}/{issue_number}/comments`;
const reader = { tokens: { [JOB_TOKEN]: { ...JOB, mayWrite: false } } };

function answered(operation: string, status: number, message = '', headers = {}): Partial<GitHubScenario> {
  return { faults: [{ operation, times: 9, answer: { status, message, headers } }] };
}

describe('the run ends as judged, with one warning, where', () => {
  const issue: Omit<Telling, 'certificates'> = { inputs: { 'tracking-issue': 'true' } };

  test.each<[string, Partial<GitHubScenario>, Omit<Telling, 'certificates'>, string | RegExp]>([
    ['a fork has a token that only reads', reader, { ...here, event: pullRequestEvent('mona/shop') }, 'from a fork'],
    [
      'Dependabot has one',
      reader,
      { ...here, env: { ...ON_PULL_REQUEST, GITHUB_ACTOR: 'dependabot[bot]' } },
      'Dependabot started this run'
    ],
    ['the permission for a comment is missing', reader, here, 'permissions: pull-requests: write'],
    ['the permission for an issue is missing', reader, issue, 'permissions: issues: write'],
    ['the label may not be made', answered('POST /repos/{owner}/{repo}/labels', 403, 'no'), issue, 'issues: write'],
    ['the repository is not shown', answered(`GET ${ISSUES}`, 404, 'Not Found'), issue, 'does not show the repository'],
    [
      'GitHub says the token back',
      answered(
        `POST ${COMMENTS}`,
        422,
        `no: ${JOB_TOKEN}, ${encodeURIComponent(JOB_TOKEN)} and ${JOB_TOKEN.slice(0, 25)}`
      ),
      here,
      'HTTP 422 (GitHub: no: '
    ],
    ['issues are switched off', { hasIssues: false }, issue, 'Issues are switched off'],
    [
      'a text is refused',
      answered(`POST ${COMMENTS}`, 422, 'Validation Failed: body'),
      here,
      'HTTP 422 (GitHub: Validation Failed: body)'
    ],
    [
      'a secondary rate limit is met',
      answered(`POST ${COMMENTS}`, 403, 'You have exceeded a secondary rate limit.', { 'retry-after': '60' }),
      here,
      'wait for 1 min'
    ],
    ['the conversation is locked', { issues: [{ ...PULL_REQUEST, isLocked: true }] }, here, 'is locked'],
    ['the token is rejected', { tokens: {} }, issue, 'rejected github-token'],
    ['nobody says whose token it is', { tokens: { [JOB_TOKEN]: { ...JOB, viewer: null } } }, issue, 'whose token'],
    [
      'GitHub hangs',
      { faults: [{ operation: 'POST /graphql', times: 9, answer: 'hang' }] },
      { inputs: { 'tracking-issue': 'true', timeout: '5s' } },
      'did not answer'
    ],
    [
      'GitHub stops in the middle of an answer',
      { faults: [{ operation: `GET ${ISSUES}`, times: 9, answer: 'stall' }] },
      { inputs: { 'tracking-issue': 'true', timeout: '5s' } },
      'did not answer'
    ],
    ['less than three seconds are left', {}, { inputs: { 'tracking-issue': 'true', timeout: '2s' } }, /Only [12] s/],
    ['the token is empty', {}, { inputs: { 'tracking-issue': 'true', 'github-token': '' } }, 'github-token is empty'],
    [
      'the token fits no header',
      {},
      { inputs: { 'tracking-issue': 'true', 'github-token': 'ghs_two words' } },
      'github-token holds a space'
    ],
    [
      'the runner does not say which workflow it is',
      {},
      { ...issue, env: { GITHUB_WORKFLOW_REF: undefined } },
      'GITHUB_WORKFLOW_REF'
    ],
    ['GitHub is not there', {}, { ...issue, env: { GITHUB_GRAPHQL_URL: 'http://127.0.0.1:1/graphql' } }, 'be reached']
  ])(
    '%s',
    async (_, scenario, telling, message) => {
      const service = await start(scenario);
      const run = await tellGitHub(service, { certificates: [stale], ...telling });
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'stale' } });
      expect(run.warnings).toHaveLength(1);
      expect(run.warnings[0]).toMatch(message);
      expect(run.warnings[0]).toMatch(/ The verdict stands\.$/);
      expect(run.stdout.replaceAll(`::add-mask::${JOB_TOKEN}`, '')).not.toContain(JOB_TOKEN);
      expect(service.comments).toEqual([]);
      expect(service.issues).toHaveLength(1);
    },
    30_000
  );
});

test.each<[string, GitHubFault['answer']]>([
  ['hangs', 'hang'],
  ['stops in the middle of an answer', 'stall'],
  ['resets the connection in the middle of one', 'reset'],
  ['answers with something else', { status: 200, message: '' }]
])(
  'a run that passes stays green where GitHub %s',
  async (_, answer) => {
    const operations = ['POST /graphql', `GET ${COMMENTS}`, `POST ${COMMENTS}`];
    for (const operation of operations) {
      await using service = await startGitHub({
        repository: REPOSITORY,
        tokens: TOKENS,
        issues: [PULL_REQUEST],
        faults: [{ operation, times: 9, answer }]
      });
      const inputs = { 'pull-request-comment': 'always', timeout: '4s' };
      const run = await tellGitHub(service, { ...here, inputs, certificates: [CERTIFICATE] });
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
      expect(run.warnings.length).toBeLessThanOrEqual(1);
      expect(run.durationMs).toBeLessThan(9_000);
    }
  },
  60_000
);

test('its warnings are shown behind the others, whose number leaves room for them', async () => {
  const service = await start(reader);
  const inputs = { ...onFailure, 'tracking-issue': 'true', 'required-services': 'CDN' };
  const many = Array.from({ length: 12 }, (_, index) => `NEW${index}`);
  const run = await tellGitHub(service, {
    ...here,
    inputs: { ...inputs, 'required-services': ['CDN', ...many].join(), 'warn-only': 'true' },
    certificates: [stale]
  });
  expect(run.exitCode).toBe(0);
  expect(run.warnings.length).toBeLessThanOrEqual(10);
  expect(run.warnings.at(-1)).toContain('permissions: pull-requests: write');
});
