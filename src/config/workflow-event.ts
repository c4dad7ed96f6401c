const SECRET_UNDEFINED =
  'Most likely the secret is not defined: a secret that does not exist reads as empty. Check its name and that this repository, environment or organisation may use it.';

/** A side of a pull request in the event; `repo` is null where the fork is gone. */
interface Side {
  repo?: { full_name?: string } | null;
}

/**
 * Why a run may have no credentials, in one sentence: GitHub hands no secrets to pull requests from forks and others to Dependabot.
 * `@actions/github` is evaluated here and only here, so that a run with credentials does not pay for it; `eager` keeps it in the one file.
 */
export async function likelyCauseOfNoSecrets(): Promise<string> {
  try {
    const { context } = await import(/* webpackMode: "eager" */ '@actions/github');
    if (context.actor === 'dependabot[bot]') {
      return 'Dependabot started this run, and GitHub gives it only Dependabot secrets: define the secrets there too, or skip the job for Dependabot.';
    }
    const { head, base } = (context.payload.pull_request ?? {}) as { head?: Side; base?: Side };
    if (head && base && (!head.repo || head.repo.full_name !== base.repo?.full_name)) {
      return 'This is a pull request from a fork, and GitHub gives those no secrets: run the check on a schedule or on push instead.';
    }
  } catch {
    // The event file is the runner's and may be absent or unreadable; the general cause remains.
  }
  return SECRET_UNDEFINED;
}
