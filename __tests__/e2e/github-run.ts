// Runs the bundle with a simulated GitHub to tell, beside a simulated SCM.
import type { GitHubIdentity, GitHubService } from '../../simulator/github-service.ts';
import type { SimulatedIssue } from '../../simulator/github-bodies.ts';
import type { FaultRule } from '../../simulator/faults.ts';
import type { SimulatedCertificate } from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { inputsFor } from './fault-run.ts';
import { JOB_TOKEN, runAction, type ActionRun, type RunOptions } from './run-action.ts';

export const REPOSITORY = 'example/shop';

/** What a job's own token is on GitHub. */
export const JOB: GitHubIdentity = {
  login: 'github-actions[bot]',
  id: 41898282,
  type: 'Bot',
  viewer: 'github-actions[bot]',
  mayWrite: true,
  mayLabel: true
};

export const TOKENS = { [JOB_TOKEN]: JOB };

/** A pull request as its comments see it. */
export const PULL_REQUEST: SimulatedIssue = {
  number: 3,
  user: { login: 'mona', id: 2, type: 'User' },
  isPullRequest: true,
  title: 'Change',
  body: null,
  state: 'open',
  stateReason: null,
  labels: []
};

/** What the runner says of a run on a schedule. */
export const SCHEDULE = {
  GITHUB_REPOSITORY: REPOSITORY,
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/certificates.yml@refs/heads/main`,
  GITHUB_ACTOR: 'mona',
  GITHUB_RUN_ID: '7'
};

/** And of one on a pull request. */
export const ON_PULL_REQUEST = { ...SCHEDULE, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/3/merge' };

/** The event of a pull request, of a fork or not. */
export function pullRequestEvent(head = REPOSITORY): unknown {
  const [from, to] = [head, REPOSITORY].map((name) => ({ repo: { full_name: name } }));
  return { pull_request: { number: 3, head: from, base: to }, repository: { default_branch: 'main' } };
}

/** A run, and its annotations of level warning. */
export interface TellingRun extends ActionRun {
  warnings: string[];
}

/** One run and what SCM says in it. */
export interface Telling extends Pick<RunOptions, 'env' | 'event' | 'inputs'> {
  certificates: readonly SimulatedCertificate[];
  faults?: readonly FaultRule[];
}

/** Runs the bundle once; the simulated GitHub stays, so that a life is several runs. */
export async function tellGitHub(
  github: GitHubService,
  { certificates, faults = [], env, event, inputs }: Telling
): Promise<TellingRun> {
  await using scm = await startSimulator({ certificates: [...certificates], faults: [...faults] });
  const run = await runAction({
    env: { ...SCHEDULE, GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: github.graphqlUrl, ...env },
    ...(event === undefined ? {} : { event }),
    // Retries at once: what is told of them is the same.
    nodeArgs: ['--import', 'data:text/javascript,Math.random=()=>0;'],
    inputs: {
      ...inputsFor(
        scm.url,
        certificates.map(({ id }) => id)
      ),
      'required-services': 'CDN',
      ...inputs
    }
  });
  const warnings = run.annotations.flatMap(({ level, message }) => (level === 'warning' ? [message] : []));
  return { ...run, warnings };
}
