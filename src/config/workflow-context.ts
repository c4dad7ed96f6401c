import type { Read } from './credentials.ts';
import { readWorkflowEvent } from './workflow-event.ts';

/** What the run was started by and where it may write, as the runner tells it. */
export interface WorkflowContext {
  readonly event: string;
  readonly ref: string;
  /** Null where the event does not name it. */
  readonly defaultBranch: string | null;
  /** The pull request that the event is about. */
  readonly pullRequest: { readonly number: number; readonly isFork: boolean } | null;
  /** Whether the event names a pull request in any way: a comment on one and a workflow that one started included. */
  readonly namesPullRequest: boolean;
  readonly owner: string;
  readonly repo: string;
  /** The file of the workflow that was started, as in `.github/workflows/certificates.yml`. */
  readonly workflowPath: string;
  readonly job: string;
  readonly actor: string;
  /** The page of this attempt of the run. */
  readonly runUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

function runUrl(variable: Read): string {
  const server = variable('GITHUB_SERVER_URL') || 'https://github.com';
  const run = `${server}/${variable('GITHUB_REPOSITORY')}/actions/runs/${variable('GITHUB_RUN_ID')}`;
  const attempt = variable('GITHUB_RUN_ATTEMPT');
  return /^\d+$/.test(attempt) ? `${run}/attempts/${attempt}` : run;
}

/**
 * Reads the context from the runner's variables and its event file. Null where a variable is missing or the event
 * cannot be read: without these nobody can say where to write, and whether a pull request is behind the run.
 */
export function readWorkflowContext(variable: Read): WorkflowContext | null {
  const [owner = '', repo = ''] = variable('GITHUB_REPOSITORY').split('/');
  // `octocat/hello-world/.github/workflows/check.yml@refs/heads/main`
  const [, workflowPath] = /^[^/]+\/[^/]+\/(.+?)@/.exec(variable('GITHUB_WORKFLOW_REF')) ?? [];
  const event = readWorkflowEvent(variable);
  if (event === null || owner === '' || repo === '' || workflowPath === undefined) return null;
  const { defaultBranch, pullRequest, namesPullRequest } = event;
  const number = pullRequest?.number ?? null;
  return {
    event: variable('GITHUB_EVENT_NAME'),
    ref: variable('GITHUB_REF'),
    defaultBranch,
    pullRequest: number === null ? null : { number, isFork: pullRequest?.isFromFork === true },
    namesPullRequest,
    owner,
    repo,
    workflowPath,
    job: variable('GITHUB_JOB'),
    actor: variable('GITHUB_ACTOR'),
    runUrl: runUrl(variable),
    apiUrl: variable('GITHUB_API_URL') || 'https://api.github.com',
    graphqlUrl: variable('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql'
  };
}
