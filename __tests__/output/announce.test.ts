// The writers with the real Octokit, against the simulated GitHub.
import { afterEach, describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import type { WorkflowContext } from '../../src/config/workflow-context.ts';
import { announce, systemClock, type Announced, type AnnounceSettings } from '../../src/output/announce.ts';
import { octokitSender } from '../../src/output/octokit.ts';
import { formatMarker, markerKey, rowSet } from '../../src/output/marker.ts';
import { codeSpan } from '../../src/text.ts';
import type { Announcement } from '../../src/presentation/announcement.ts';
import type { SimulatedIssue } from '../../simulator/github-bodies.ts';
import { startGitHub, type GitHubScenario, type GitHubService } from '../../simulator/github-service.ts';
import { aCleanRun, aClock, aContext, aRun, BOT, CDN, TOKEN, WAF, type FakeClock } from './announcements.ts';

const pullRequest = { number: 3, isFork: false };
const onPull = { event: 'pull_request', pullRequest, namesPullRequest: true, ref: 'refs/pull/3/merge' };
const key = markerKey(aContext(), '');

let github: GitHubService | undefined;

async function start(over: Partial<GitHubScenario> = {}): Promise<GitHubService> {
  github = await startGitHub({ repository: 'octo/certs', tokens: { [TOKEN]: BOT }, ...over });
  return github;
}

afterEach(async () => {
  await github?.close();
  // Whatever a test is about: all that was sent and answered is what GitHub describes.
  expect(github?.violations ?? []).toEqual([]);
});

interface Telling {
  readonly settings?: Partial<AnnounceSettings>;
  readonly context?: Partial<WorkflowContext> | null;
  readonly clock?: FakeClock;
}

async function tell(
  service: GitHubService,
  run: Announcement,
  { settings, context = {}, clock = aClock() }: Telling = {}
): Promise<Announced> {
  const { url: apiUrl, graphqlUrl } = service;
  return announce({ githubToken: TOKEN, trackingIssue: true, pullRequestComment: 'on-failure', ...settings }, run, {
    context: context === null ? null : aContext({ apiUrl, graphqlUrl, ...context }),
    connect: octokitSender,
    clock,
    redact: (text) => text
  });
}

function anIssue(over: Partial<SimulatedIssue> = {}): SimulatedIssue {
  const body = `${formatMarker({ key, set: rowSet([CDN]) })}\ntext`;
  const labels = ['certificate-check'];
  return {
    number: 1,
    user: BOT,
    isPullRequest: false,
    title: 't',
    body,
    state: 'open',
    stateReason: null,
    labels,
    ...over
  };
}

const aPull = anIssue({ number: 3, isPullRequest: true, body: '', labels: [] });

describe('the life of a tracking issue', () => {
  it('is opened, left quiet, commented where it changes, closed, and opened anew', async () => {
    const service = await start();
    expect(await tell(service, aRun())).toEqual({ lines: ['Tracking issue #1 was opened.'], warnings: [] });
    expect(service.issues).toMatchObject([
      { number: 1, title: 'Huawei Cloud certificates', state: 'open', labels: ['certificate-check'] }
    ]);
    expect(service.labels.has('certificate-check')).toBe(true);
    expect(service.issues[0]?.body).toMatch(
      /^<!-- .+ -->\n\*\*1 certificate is stale\*\*\n\n\[The run\]\(https:.+\/runs\/7\) has the report\.\n$/
    );

    await tell(service, aRun({ markdown: () => 'still stale' }));
    expect(service.issues).toHaveLength(1);
    expect(service.issues[0]?.body).toContain('still stale');
    expect(service.comments).toEqual([]);

    await tell(service, aRun({ failingRows: [WAF], title: '' }));
    expect(service.comments.map(({ body }) => body)).toEqual([
      'Fails now:\n\n- `scs1554192131150` for `WAF@cn-north-4`\n\nNo longer fails:\n\n- `scs1554192131150` for `CDN`\n\n[The run](https://github.example/octo/certs/actions/runs/7) has the report.\n'
    ]);
    await tell(service, aRun({ failingRows: [WAF] }));
    expect(service.comments).toHaveLength(1);

    await tell(service, aCleanRun());
    expect(service.issues).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    expect(service.comments[1]?.body).toContain('Nothing fails any more: every row is fresh or waived.');
    await tell(service, aCleanRun());
    expect(service.comments).toHaveLength(2);

    await tell(service, aRun());
    expect(service.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('stays closed where a person closed it as not planned, until other rows fail', async () => {
    const service = await start({ issues: [anIssue({ state: 'closed', stateReason: 'not_planned' })] });
    await tell(service, aRun());
    expect(service.issues).toHaveLength(1);
    await tell(service, aRun({ failingRows: [WAF] }));
    expect(service.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  it('is found on the third page, among strangers with its marker', async () => {
    const stranger = { ...BOT, login: 'mallory', type: 'User' as const };
    const others = Array.from({ length: 250 }, (_, index) => anIssue({ number: index + 2, user: stranger }));
    const service = await start({ issues: [anIssue(), ...others] });
    await tell(service, aRun({ markdown: () => 'found' }));
    expect(service.requests.filter((line) => line === 'GET /repos/octo/certs/issues')).toHaveLength(3);
    expect(service.issues.filter(({ body }) => body?.includes('found')).map(({ number }) => number)).toEqual([1]);
    expect(service.issues).toHaveLength(251);
  });

  it('never takes a pull request with its label and marker for the issue', async () => {
    const service = await start({ issues: [anIssue({ isPullRequest: true })] });
    await tell(service, aRun());
    expect(service.issues).toHaveLength(2);
  });

  it.each([
    ['an app', TOKEN, { ...BOT, login: 'certs[bot]', viewer: 'certs[bot]' }],
    ['an app that GraphQL spells without suffix', TOKEN, { ...BOT, login: 'certs[bot]', viewer: 'certs' }],
    ['a person', 'ghp_simulated', { ...BOT, login: 'Mona', viewer: 'Mona', type: 'User' as const }]
  ])('is known again by %s', async (_, token, identity) => {
    const service = await start({ tokens: { [token]: identity } });
    for (const rows of [[CDN], [WAF]])
      await tell(service, aRun({ failingRows: rows }), { settings: { githubToken: token } });
    expect(service.issues).toHaveLength(1);
    expect(service.comments).toHaveLength(1);
  });

  it('is cut to what GitHub takes', async () => {
    const service = await start();
    const { warnings } = await tell(service, aRun({ markdown: (maxChars) => 'x'.repeat(maxChars) }));
    expect(warnings).toEqual([]);
    expect(service.issues[0]?.body).toHaveLength(65_536);
  });
});

describe('the comment on a pull request', () => {
  it('is made on failure, and updated in place', async () => {
    const service = await start({ issues: [aPull] });
    await tell(service, aCleanRun(), { context: onPull });
    expect(service.comments).toEqual([]);
    await tell(service, aRun(), { context: onPull });
    await tell(service, aCleanRun({ markdown: () => 'all well' }), { context: onPull });
    expect(service.comments).toHaveLength(1);
    expect(service.comments[0]?.body).toContain('all well');
    expect(service.issues).toHaveLength(1);
  });

  it('is made in any case where that is asked for', async () => {
    const service = await start({ issues: [aPull] });
    await tell(service, aCleanRun(), { context: onPull, settings: { pullRequestComment: 'always' } });
    expect(service.comments).toHaveLength(1);
  });

  it('is looked for on all pages', async () => {
    const user = { ...BOT, login: 'mallory' };
    const body = formatMarker({ key, set: rowSet([]) });
    const comments = Array.from({ length: 230 }, (_, index) => ({ id: index + 1, issue: 3, user, body }));
    const service = await start({ issues: [aPull], comments: [...comments, { id: 231, issue: 3, user: BOT, body }] });
    await tell(service, aRun({ markdown: () => 'found' }), { context: onPull });
    expect(service.comments.filter(({ body: text }) => text.includes('found')).map(({ id }) => id)).toEqual([231]);
    expect(service.comments).toHaveLength(231);
  });
});

const ISSUES = '/repos/{owner}/{repo}/issues';

describe('what goes wrong is one warning', () => {
  const reader = { ...BOT, mayWrite: false };

  it.each([
    ['a fork', { ...onPull, pullRequest: { number: 3, isFork: true } }, 'from a fork'],
    ['Dependabot', { ...onPull, actor: 'dependabot[bot]' }, 'Dependabot started this run'],
    ['a missing permission', onPull, 'permissions: pull-requests: write'],
    ['a missing permission of an issue', {}, 'permissions: issues: write']
  ])('%s', async (_, context, told) => {
    const service = await start({ issues: [aPull], tokens: { [TOKEN]: reader } });
    const { warnings } = await tell(service, aRun(), { context });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain(told);
    expect(service.comments).toEqual([]);
  });

  it.each([
    ['issues switched off', { hasIssues: false }, 'Issues are switched off'],
    ['no identity', { tokens: { [TOKEN]: { ...BOT, viewer: null } } }, 'did not say whose token'],
    ['a rejected token', { tokens: {} }, 'GitHub rejected github-token'],
    ['a dropped label', { tokens: { [TOKEN]: { ...BOT, mayLabel: false } } }, 'dropped the label'],
    [
      'a write that fails',
      { faults: [{ operation: `POST ${ISSUES}`, times: 1, answer: { status: 502, message: '' } }] },
      'HTTP 502'
    ],
    [
      'a text that is refused',
      {
        faults: [
          { operation: `POST ${ISSUES}`, times: 1, answer: { status: 422, message: 'Validation Failed', headers: {} } }
        ]
      },
      'HTTP 422'
    ],
    [
      'a secondary rate limit',
      {
        faults: [
          {
            operation: `POST ${ISSUES}`,
            times: 1,
            answer: {
              status: 403,
              message: 'You have exceeded a secondary rate limit.',
              headers: { 'retry-after': '60' }
            }
          }
        ]
      },
      'wait for 1 min'
    ]
  ] as const)('%s', async (name, scenario, told) => {
    const service = await start(scenario);
    const { warnings } = await tell(service, aRun());
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain(told);
    expect(service.requests.filter((line) => line === 'POST /repos/octo/certs/issues').length).toBeLessThanOrEqual(1);
    if (name === 'no identity') expect(service.requests).toEqual(['POST /graphql']);
  });

  it('asks again, and never writes again', async () => {
    const busy = { status: 503, message: '' };
    const limited = { status: 429, message: '', headers: { 'retry-after': '2' } };
    const service = await start({
      faults: [
        { operation: 'POST /graphql', times: 2, answer: busy },
        { operation: `GET ${ISSUES}`, times: 1, answer: limited }
      ]
    });
    const clock = aClock();
    expect((await tell(service, aRun(), { clock })).warnings).toEqual([]);
    expect(clock.slept).toEqual([250, 500, 2_000]);
    expect(service.issues).toHaveLength(1);
  });

  it('is bounded where GitHub hangs', async () => {
    const service = await start({ faults: [{ operation: 'POST /graphql', times: 9, answer: 'hang' }] });
    const clock = aClock(4_000);
    const { warnings } = await tell(service, aRun(), { clock });
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('did not answer')]);
    expect(clock.given).toEqual([4_000, 3_750, 3_250]);
  });

  it('writes nothing with less than three seconds left', async () => {
    const service = await start();
    const { warnings } = await tell(service, aRun(), { clock: aClock(2_999) });
    expect(warnings[0]?.message).toContain('Only 2 s');
    expect(service.requests).toEqual([]);
  });

  it.each([
    ['an empty token', { settings: { githubToken: '' } }, 'github-token is empty'],
    ['no context', { context: null, settings: { pullRequestComment: 'never' as const } }, 'GITHUB_WORKFLOW_REF']
  ])('%s', async (_, telling, told) => {
    const service = await start();
    const { warnings } = await tell(service, aRun(), telling);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.message).toContain(told);
    expect(service.requests).toEqual([]);
  });

  it('writes nothing that was not asked for', async () => {
    const service = await start();
    await tell(service, aRun(), { settings: { trackingIssue: false } });
    await tell(service, aRun(), { context: { event: 'push', ref: 'refs/heads/x' } });
    expect(service.requests).toEqual([]);
  });
});

describe('hostile names', () => {
  it.each([
    '@octo/team #1 octo/certs#2 https://evil.example [x](https://evil.example) :tada:',
    '`@octo` ``@octo``',
    '--> <!-- huawei-cert-push-check --> <img src=x> </details>',
    'a\n\n@octo | b',
    '![x](https://evil.example/x.png) www.evil.example $x$'
  ])('%j mentions and links nobody', async (hostile) => {
    const service = await start({ issues: [aPull] });
    const row = { requested: hostile, requirement: hostile };
    const markdown = (): string => `| name |\n| --- |\n| ${codeSpan(hostile, true)} |\n`;
    await tell(service, aRun({ failingRows: [CDN], markdown }));
    await tell(service, aRun({ failingRows: [row], markdown }));
    await tell(service, aRun({ failingRows: [row], markdown }), { context: onPull });
    const texts = [...service.issues, ...service.comments].map(({ body }) => body ?? '').filter(Boolean);
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      const html = (await marked(text)).replace(/<code>[^<]*<\/code>/g, '').replace(/^<!-- [^<>]+ -->/, '');
      expect(html.match(/<a /g)).toHaveLength(1);
      expect(html).not.toMatch(/@|#\d|<img|evil|tada|\$/);
    }
  });
});

it('the clock of the machine counts down to the deadline', async () => {
  const clock = systemClock(Date.now() + 5_000);
  expect(clock.leftMs()).toBeGreaterThan(4_000);
  expect(clock.leftMs()).toBeLessThanOrEqual(5_000);
  expect(clock.expiry(60_000).aborted).toBe(false);
  expect(clock.random()).toBeLessThan(1);
  await clock.sleep(0);
});
