const SECRET_UNDEFINED =
  'Most likely the secret is not defined: a secret that does not exist reads as empty. Check its name and that this repository, environment or organisation may use it.';

function nameOfRepo(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'full_name' in value ? value.full_name : null;
}

function repoOf(side: unknown): unknown {
  return typeof side === 'object' && side !== null && 'repo' in side ? side.repo : null;
}

/**
 * Why a run may have no credentials, in one sentence: GitHub hands no secrets to pull requests from forks and others to Dependabot.
 * `@actions/github` is evaluated here and only here, so that a run with credentials does not pay for it; `eager` keeps it in the one file.
 */
export async function likelyCauseOfNoSecrets(): Promise<string> {
  try {
    const { context } = await import(/* webpackMode: "eager" */ '@actions/github');
    const pull: unknown = context.payload.pull_request;
    if (context.actor === 'dependabot[bot]') {
      return 'Dependabot started this run, and GitHub gives it only Dependabot secrets: define the secrets there too, or skip the job for Dependabot.';
    }
    if (typeof pull === 'object' && pull !== null && 'head' in pull && 'base' in pull) {
      const head = repoOf(pull.head);
      if (head === null || nameOfRepo(head) !== nameOfRepo(repoOf(pull.base))) {
        return 'This is a pull request from a fork, and GitHub gives those no secrets: run the check on a schedule or on push instead.';
      }
    }
  } catch {
    // The event file is the runner's and may be absent or unreadable; the general cause remains.
  }
  return SECRET_UNDEFINED;
}
