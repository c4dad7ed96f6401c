import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Read } from './credentials.ts';

const SECRET_UNDEFINED =
  'Most likely the secret is not defined: a secret that does not exist reads as empty. ' +
  'Check its name and that this repository, environment or organisation may use it.';

/** A side of a pull request; `repo` is null if the fork was deleted. */
const SIDE = v.object({ repo: v.nullish(v.object({ full_name: v.optional(v.string()) })) });

/** What is read of the event, as GitHub sends it; a part of another shape counts as absent. */
const EVENT = v.object({
  pull_request: v.fallback(
    v.nullish(v.object({ number: v.fallback(v.nullish(v.number()), null), head: SIDE, base: SIDE })),
    null
  ),
  repository: v.fallback(v.nullish(v.object({ default_branch: v.string() })), null)
});

/** The event that started the run. */
export interface WorkflowEvent {
  /** Null if the event names no branch. */
  readonly defaultBranch: string | null;
  /** Null if the event is about none. */
  readonly pullRequest: { readonly number: number | null; readonly isFromFork: boolean } | null;
}

/** Reads the event file of the runner; null if it is absent or no JSON object. `variable` reads the environment. */
export function readWorkflowEvent(variable: Read): WorkflowEvent | null {
  try {
    const event = v.parse(EVENT, JSON.parse(readFileSync(variable('GITHUB_EVENT_PATH'), 'utf8')));
    const { pull_request: pull, repository } = event;
    const isFromFork = pull ? !pull.head.repo || pull.head.repo.full_name !== pull.base.repo?.full_name : false;
    return {
      defaultBranch: repository?.default_branch ?? null,
      pullRequest: pull ? { number: pull.number ?? null, isFromFork } : null
    };
  } catch {
    return null;
  }
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
  if (readWorkflowEvent(variable)?.pullRequest?.isFromFork === true) {
    return (
      'This is a pull request from a fork, and GitHub gives those no secrets: ' +
      'run the check on a schedule or on push instead.'
    );
  }
  return SECRET_UNDEFINED;
}
