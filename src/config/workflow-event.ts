import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Read } from './credentials.ts';

const SECRET_UNDEFINED =
  'Most likely the secret is not defined: a secret that does not exist reads as empty. ' +
  'Check its name and that this repository, environment or organisation may use it.';

/** A side of a pull request; `repo` is null if the fork was deleted. */
const SIDE = v.object({ repo: v.nullish(v.object({ full_name: v.optional(v.string()) })) });

const PULL_REQUEST = v.object({ number: v.fallback(v.nullish(v.number()), null), head: SIDE, base: SIDE });

/** A workflow or a check that something started; of a fork's pull request it names the event, but no pull request. */
const STARTED = v.fallback(
  v.nullish(
    v.object({ event: v.optional(v.unknown()), pull_requests: v.fallback(v.optional(v.array(v.unknown())), []) })
  ),
  null
);

/** What is read of the event, as GitHub sends it; a part of another shape counts as absent. */
const EVENT = v.object({
  pull_request: v.optional(v.unknown()),
  repository: v.fallback(v.nullish(v.object({ default_branch: v.string() })), null),
  issue: v.fallback(v.nullish(v.object({ pull_request: v.optional(v.unknown()) })), null),
  workflow_run: STARTED,
  check_run: STARTED,
  check_suite: STARTED
});
type Event = v.InferOutput<typeof EVENT>;

/** The event that started the run. */
export interface WorkflowEvent {
  /** Null if the event names no branch. */
  readonly defaultBranch: string | null;
  /** Null if the event is about none. */
  readonly pullRequest: { readonly number: number | null; readonly isFromFork: boolean } | null;
  /** Whether the event names one in any way: a comment on one and a workflow that one started included. */
  readonly namesPullRequest: boolean;
}

function namesPullRequest({ pull_request: pull, issue, workflow_run: run, check_run, check_suite }: Event): boolean {
  const isStarted = [run, check_run, check_suite].some((started) => (started?.pull_requests?.length ?? 0) > 0);
  const isRunOfOne = typeof run?.event === 'string' && run.event.startsWith('pull_request');
  return Boolean(pull) || Boolean(issue?.pull_request) || isStarted || isRunOfOne;
}

function pullRequestIn({ pull_request: json }: Event): WorkflowEvent['pullRequest'] {
  const parsed = v.safeParse(PULL_REQUEST, json);
  if (!parsed.success) return null;
  const { number, head, base } = parsed.output;
  return { number: number ?? null, isFromFork: !head.repo || head.repo.full_name !== base.repo?.full_name };
}

/** Reads the event file of the runner; null if it is absent or no JSON object. `variable` reads the environment. */
export function readWorkflowEvent(variable: Read): WorkflowEvent | null {
  try {
    const event = v.parse(EVENT, JSON.parse(readFileSync(variable('GITHUB_EVENT_PATH'), 'utf8')));
    return {
      defaultBranch: event.repository?.default_branch ?? null,
      pullRequest: pullRequestIn(event),
      namesPullRequest: namesPullRequest(event)
    };
  } catch {
    return null;
  }
}

/** Whether GitHub withholds secrets and OIDC tokens from the run, because a fork's pull request started it. */
export function isForkWithoutSecrets(variable: Read): boolean {
  // A workflow of the event pull_request_target runs with the rights of the base repository.
  if (variable('GITHUB_EVENT_NAME') === 'pull_request_target') return false;
  return readWorkflowEvent(variable)?.pullRequest?.isFromFork === true;
}

/**
 * Why a run may have no credentials, in one hint: GitHub hands no secrets to pull requests from forks, and to
 * Dependabot only its own.
 */
export function likelyCauseOfNoSecrets(variable: Read): string {
  if (variable('GITHUB_ACTOR') === 'dependabot[bot]') {
    return (
      'Dependabot started this run, and GitHub gives it only Dependabot secrets: ' +
      'define the secrets there too, or skip the job for Dependabot.'
    );
  }
  if (isForkWithoutSecrets(variable)) {
    return (
      'This is a pull request from a fork, and GitHub gives those no secrets: ' +
      'run the check on a schedule or on push instead.'
    );
  }
  return SECRET_UNDEFINED;
}
