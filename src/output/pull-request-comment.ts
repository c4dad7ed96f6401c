import type { CommentMode } from '../config/input-kinds.ts';
import type { WorkflowContext } from '../config/workflow-context.ts';
import type { Failures } from '../judgement/failures.ts';
import { runLink, type Announcement, type AnnouncementDone } from '../presentation/announcement.ts';
import type { GitHubClient, GitHubComment } from './github.ts';

import { markedBody, markerKey, parseMarker, rowSet } from './marker.ts';

/** What to do about the comment on the pull request. */
export type CommentDecision =
  { readonly kind: 'nothing' } | { readonly kind: 'create' } | { readonly kind: 'update'; readonly id: number };

/** Whether the event is one that a comment answers. */
export function isCommented({ event, pullRequest }: WorkflowContext): boolean {
  return pullRequest !== null && (event === 'pull_request' || event === 'pull_request_target');
}

/**
 * What to do, by the IDs of this step's own comments on the pull request. Pure. Of several the oldest is kept up to
 * date.
 */
export function decideComment(
  ownIds: readonly number[],
  run: Pick<Failures, 'fails'>,
  mode: CommentMode
): CommentDecision {
  if (ownIds.length > 0) return { kind: 'update', id: Math.min(...ownIds) };
  return run.fails || mode === 'always' ? { kind: 'create' } : { kind: 'nothing' };
}

/** The own ones of a pull request's comments: by marker and by author, since anybody can write a marker. */
export function ownComments(comments: readonly GitHubComment[], login: string, key: string): number[] {
  return comments
    .filter(({ body, user }) => {
      return parseMarker(body ?? '')?.key === key && user?.login.toLowerCase() === login.toLowerCase();
    })
    .map(({ id }) => id);
}

/** Creates the comment, or brings it up to date, and returns what was done. Rejects with GitHubError. */
export async function writePullRequestComment(
  github: GitHubClient,
  context: WorkflowContext,
  run: Announcement,
  mode: CommentMode
): Promise<AnnouncementDone> {
  if (context.pullRequest === null) return { kind: 'nothing', number: null };
  const { number } = context.pullRequest;
  const key = markerKey(context, run.title);
  const login = await github.login();
  const ownIds = await github.comments(number, (comments) => ownComments(comments, login, key));
  const decision = decideComment(ownIds, run, mode);
  if (decision.kind === 'nothing') return { kind: 'nothing', number: null };
  const body = markedBody({ key, set: rowSet(run.failingRows) }, run.markdown, runLink(context.runUrl));
  if (decision.kind === 'create') await github.addComment(number, body);
  else await github.updateComment(decision.id, body);
  return { kind: decision.kind, number };
}
