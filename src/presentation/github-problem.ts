import { plain } from '../text.ts';
import { formatDuration } from '../time.ts';

/** What a writer needs to be allowed to, as a workflow's `permissions` spells it. */
export type GitHubPermission = 'issues: write' | 'pull-requests: write';

/**
 * Why GitHub was not told, or why it refused. `message` is GitHub's own, or the network's: cleaned, and without
 * secrets.
 */
export type GitHubProblem =
  | {
      readonly code: 'PERMISSION' | 'FORK' | 'DEPENDABOT';
      readonly permission: GitHubPermission;
      readonly message: string;
    }
  | { readonly code: 'NOT_FOUND'; readonly permission: GitHubPermission }
  | { readonly code: 'RATE_LIMITED'; readonly retryAfterMs: number | null }
  | { readonly code: 'REFUSED' | 'UNAVAILABLE'; readonly status: number; readonly message: string }
  | { readonly code: 'NETWORK' | 'UNDOCUMENTED'; readonly message: string }
  | { readonly code: 'IDENTITY_UNKNOWN'; readonly message: string }
  | { readonly code: 'OUT_OF_TIME'; readonly leftMs: number }
  | { readonly code: 'LABEL_DROPPED'; readonly number: number }
  | {
      readonly code:
        | 'ISSUES_DISABLED'
        | 'UNAUTHORIZED'
        | 'NO_ANSWER'
        | 'LOCKED'
        | 'TOKEN_MISSING'
        | 'TOKEN_UNUSABLE'
        | 'CONTEXT_MISSING';
    };

function said(message: string): string {
  return message === '' ? '' : ` (GitHub: ${plain(message)})`;
}

/** One sentence or two: what was in the way, and what to do about it. */
export function problemSentence(problem: GitHubProblem): string {
  switch (problem.code) {
    case 'PERMISSION':
      return `The token may not do this${said(problem.message)}: give the job permissions: ${problem.permission}, or the app or person behind github-token the same.`;
    case 'FORK':
      return `This is a pull request from a fork, and GitHub gives those a token that only reads${said(problem.message)}; permissions: ${problem.permission} has no effect there.`;
    case 'DEPENDABOT':
      return `Dependabot started this run, and GitHub gives it a token that only reads${said(problem.message)}: give the job permissions: ${problem.permission}.`;
    case 'RATE_LIMITED':
      return `GitHub's rate limit is used up${problem.retryAfterMs === null ? '' : `; it asks to wait for ${formatDuration(problem.retryAfterMs)}`}. The next run tries again.`;
    case 'REFUSED':
      return `GitHub refused it with HTTP ${problem.status}${said(problem.message)}.`;
    case 'UNAVAILABLE':
      return `GitHub failed with HTTP ${problem.status}${said(problem.message)}. The next run tries again.`;
    case 'NETWORK':
      return `GitHub's API could not be reached (${plain(problem.message)}).`;
    case 'UNDOCUMENTED':
      return `GitHub's answer is not what it documents (${plain(problem.message)}).`;
    case 'IDENTITY_UNKNOWN':
      return `GitHub did not say whose token this is (${plain(problem.message)}), and what is not known to be this action's own is never touched.`;
    case 'OUT_OF_TIME':
      return `Only ${formatDuration(problem.leftMs)} of the run's time were left. Raise timeout.`;
    case 'ISSUES_DISABLED':
      return 'Issues are switched off in this repository: switch them on in its settings, or leave tracking-issue out.';
    case 'UNAUTHORIZED':
      return 'GitHub rejected github-token: it is wrong, expired or revoked.';
    case 'NOT_FOUND':
      return `GitHub does not show the repository to this token, or has no such issue: give the job permissions: ${problem.permission}, and check which repositories github-token may use.`;
    case 'NO_ANSWER':
      return "GitHub did not answer within the run's time. The next run tries again.";
    case 'LABEL_DROPPED':
      return `GitHub dropped the label of the new issue #${problem.number}, which happens to a token without push access, so that no later run will find it: close the issue by hand and use a token that may push.`;
    case 'LOCKED':
      return 'The conversation is locked, and this token may not write in it: unlock it, or use one that may.';
    case 'TOKEN_UNUSABLE':
      return 'github-token holds a space, a line break or a character outside ASCII: store it again without.';
    case 'TOKEN_MISSING':
      return 'github-token is empty: most likely it names a secret that does not exist or is not handed to this event.';
    case 'CONTEXT_MISSING':
      return "The runner's GITHUB_REPOSITORY, GITHUB_WORKFLOW_REF or event file is missing, so it is not known where to write.";
  }
}
