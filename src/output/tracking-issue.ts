import type { WorkflowContext } from '../config/workflow-context.ts';
import type { Failures } from '../judgement/failures.ts';
import {
  changeComment,
  closingComment,
  DEFAULT_TITLE,
  ISSUE_LABEL,
  runLink,
  type Announcement,
  type AnnouncementDone,
  type RowChange
} from '../presentation/announcement.ts';
import { GitHubError } from './github-error.ts';
import type { GitHubClient, GitHubIssue } from './github.ts';
import { changeOf, markedBody, markerKey, parseMarker, rowSet, type RowSet } from './marker.ts';

/** An issue of this step: it has the marker and was written by the token's own identity. */
export interface OwnIssue {
  readonly number: number;
  readonly isOpen: boolean;
  /** A person closed it as not planned, or as a duplicate of what is planned elsewhere. */
  readonly isDismissed: boolean;
  /** What failed when the run last failed. */
  readonly set: RowSet;
}

/** What to do about the tracking issue. `set` is what the marker will hold. */
export type IssueDecision =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create'; readonly set: RowSet }
  | { readonly kind: 'update'; readonly number: number; readonly set: RowSet }
  /** `change` is null where the rows are not known by name. */
  | {
      readonly kind: 'update-and-comment';
      readonly number: number;
      readonly set: RowSet;
      readonly change: RowChange | null;
    }
  | { readonly kind: 'close'; readonly number: number; readonly set: RowSet };

const NOTHING: IssueDecision = { kind: 'nothing' };

/**
 * Without an open issue: a failing run opens one, unless the API was away or a person turned the last one down for
 * the same rows.
 */
function decideWithoutOpen(own: readonly OwnIssue[], { fails, isOutage }: Failures, now: RowSet): IssueDecision {
  if (!fails || isOutage) return NOTHING;
  const last = own.toSorted((one, other) => other.number - one.number)[0];
  if (last?.isDismissed === true && last.set.hash === now.hash) return NOTHING;
  return { kind: 'create', set: now };
}

/**
 * What to do, by this step's own issues and what the run has come to. Pure. At most one issue is open: of several,
 * which two runs at once can make, the oldest is followed. A run that did not fail, or could not ask, keeps the set
 * of the last one that failed, so that a row which comes back from `pending` or an outage is no news.
 */
export function decideIssue(own: readonly OwnIssue[], run: Failures): IssueDecision {
  const now = rowSet(run.failingRows);
  const open = own.filter(({ isOpen }) => isOpen).toSorted((one, other) => one.number - other.number)[0];
  if (open === undefined) return decideWithoutOpen(own, run, now);
  const { number, set } = open;
  if (!run.fails) return run.isClean ? { kind: 'close', number, set: now } : { kind: 'update', number, set };
  if (run.isOutage) return { kind: 'update', number, set };
  if (set.hash === now.hash) return { kind: 'update', number, set: now };
  return { kind: 'update-and-comment', number, set: now, change: changeOf(set, now) };
}

/** The own ones of the labelled issues: the marker alone proves nothing, since anybody can write one. */
export function ownIssues(issues: readonly GitHubIssue[], login: string, key: string): OwnIssue[] {
  return issues.flatMap((issue) => {
    const marker = parseMarker(issue.body ?? '');
    if (marker?.key !== key || issue.user?.login.toLowerCase() !== login.toLowerCase()) return [];
    const isDismissed = issue.state_reason === 'not_planned' || issue.state_reason === 'duplicate';
    const isOpen = issue.state === 'open';
    return [{ number: issue.number, isOpen, isDismissed: !isOpen && isDismissed, set: marker.set }];
  });
}

/** Whether the run stands for the default branch: a schedule always does, a pull request never. */
export function isTracked({ event, ref, defaultBranch, namesPullRequest }: WorkflowContext): boolean {
  if (namesPullRequest) return false;
  return event === 'schedule' || (defaultBranch !== null && ref === `refs/heads/${defaultBranch}`);
}

function labelNames({ labels }: GitHubIssue): string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

async function createIssue(github: GitHubClient, title: string, body: string): Promise<number> {
  if (!(await github.hasLabel(ISSUE_LABEL.name))) await github.createLabel(ISSUE_LABEL);
  const issue = await github.createIssue({ title, body, labels: [ISSUE_LABEL.name] });
  if (!labelNames(issue).some((name) => name.toLowerCase() === ISSUE_LABEL.name)) {
    throw new GitHubError({ code: 'LABEL_DROPPED', number: issue.number });
  }
  return issue.number;
}

/**
 * Brings the tracking issue up to date and returns what was done. Rejects with GitHubError. The body goes first,
 * since it holds the new set: a comment that fails is lost, one that came first would be repeated by every run.
 */
export async function writeTrackingIssue(
  github: GitHubClient,
  context: WorkflowContext,
  run: Announcement
): Promise<AnnouncementDone> {
  const { runUrl } = context;
  const key = markerKey(context, run.title);
  const login = await github.login();
  const own = await github.labelledIssues(ISSUE_LABEL.name, (issues) => ownIssues(issues, login, key));
  const decision = decideIssue(own, run);
  if (decision.kind === 'nothing') return { kind: 'nothing', number: null };
  const body = markedBody({ key, set: decision.set }, run.markdown, runLink(runUrl));
  switch (decision.kind) {
    case 'create':
      return { kind: 'create', number: await createIssue(github, run.title || DEFAULT_TITLE, body) };
    case 'update':
      await github.updateIssue(decision.number, { body });
      break;
    case 'update-and-comment':
      await github.updateIssue(decision.number, { body });
      await github.addComment(decision.number, changeComment(decision.change, run.failingRows, runUrl));
      break;
    case 'close':
      await github.updateIssue(decision.number, { body, state: 'closed', state_reason: 'completed' });
      await github.addComment(decision.number, closingComment(runUrl));
      break;
  }
  return decision;
}
