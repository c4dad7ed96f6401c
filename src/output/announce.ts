import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../config/inputs.ts';
import type { WorkflowContext } from '../config/workflow-context.ts';
import { commentLine, issueLine, type Announcement, type AnnouncementDone } from '../presentation/announcement.ts';
import { problemSentence, type GitHubPermission, type GitHubProblem } from '../presentation/github-problem.ts';
import type { Annotation } from '../presentation/warnings.ts';
import { SECOND_MS } from '../time.ts';
import { problemOf, type Asker } from './github-error.ts';
import { createGitHub, type GitHubClient, type GitHubClock } from './github.ts';
import type { Send } from './octokit.ts';
import { isCommented, writePullRequestComment } from './pull-request-comment.ts';
import { isTracked, writeTrackingIssue } from './tracking-issue.ts';

/** With less of the run's time left, nothing is written. */
const MIN_LEFT_MS = 3 * SECOND_MS;

/** What the inputs ask for. */
export type AnnounceSettings = Pick<Settings, 'githubToken' | 'trackingIssue' | 'pullRequestComment'>;

/** Everything outside: `connect` loads Octokit, and only when there is something to tell. */
export interface AnnounceWorld {
  readonly context: WorkflowContext | null;
  readonly connect: (token: string, context: WorkflowContext) => Promise<Send>;
  readonly clock: GitHubClock;
  /** Takes out of GitHub's own words what could be a secret. */
  readonly redact: (text: string) => string;
}

/** Lines for the log, and warnings for log and annotations; neither ever changes the verdict. */
export interface Announced {
  readonly lines: readonly string[];
  readonly warnings: readonly Annotation[];
}

/** The machine's clock, for a run that has to end at `deadlineMs` since the epoch. */
export function systemClock(deadlineMs: number): GitHubClock {
  return {
    nowMs: () => Date.now(),
    leftMs: () => deadlineMs - Date.now(),
    expiry: (ms) => AbortSignal.timeout(ms),
    sleep: (ms) => sleep(ms),
    random: () => Math.random()
  };
}

interface Writer {
  readonly name: 'tracking issue' | 'pull request comment';
  readonly permission: GitHubPermission;
  readonly write: (github: GitHubClient, context: WorkflowContext) => Promise<AnnouncementDone>;
  readonly line: (done: AnnouncementDone) => string;
}

function warning(name: Writer['name'], problem: GitHubProblem): Announced {
  const message = `The ${name} was not brought up to date. ${problemSentence(problem)} The verdict stands.`;
  return { lines: [], warnings: [{ title: `No ${name}`, message }] };
}

function writersOf(settings: AnnounceSettings, run: Announcement, context: WorkflowContext | null): Writer[] {
  const { trackingIssue, pullRequestComment: mode } = settings;
  const writers: Writer[] = [];
  if (trackingIssue && (context === null || isTracked(context))) {
    writers.push({
      name: 'tracking issue',
      permission: 'issues: write',
      write: (github, known) => writeTrackingIssue(github, known, run),
      line: issueLine
    });
  }
  if (mode !== 'never' && (context === null || isCommented(context))) {
    writers.push({
      name: 'pull request comment',
      permission: 'pull-requests: write',
      write: (github, known) => writePullRequestComment(github, known, run, mode),
      line: commentLine
    });
  }
  return writers;
}

/** What is in the way before anybody is asked; null where nothing is. */
function obstacle({ githubToken }: AnnounceSettings, { clock }: AnnounceWorld): GitHubProblem | null {
  if (githubToken === '') return { code: 'TOKEN_MISSING' };
  // No header takes another value, and the error about it would quote it.
  if (!/^[\x21-\x7e]+$/.test(githubToken)) return { code: 'TOKEN_UNUSABLE' };
  const leftMs = clock.leftMs();
  return leftMs < MIN_LEFT_MS ? { code: 'OUT_OF_TIME', leftMs: Math.max(leftMs, 0) } : null;
}

async function runWriter(writer: Writer, settings: AnnounceSettings, world: AnnounceWorld): Promise<Announced> {
  const { context, clock, redact } = world;
  if (context === null) return warning(writer.name, { code: 'CONTEXT_MISSING' });
  const inTheWay = obstacle(settings, world);
  if (inTheWay !== null) return warning(writer.name, inTheWay);
  const { githubToken: token } = settings;
  const asker: Asker = {
    permission: writer.permission,
    // A workflow of the event pull_request_target runs with the rights of the base repository.
    isFork: context.event === 'pull_request' && context.pullRequest?.isFork === true,
    isDependabot: context.actor === 'dependabot[bot]'
  };
  try {
    const send = await world.connect(token, context);
    const done = await writer.write(createGitHub(send, { token, context, asker, clock, redact }), context);
    return { lines: [writer.line(done)], warnings: [] };
  } catch (thrown) {
    return warning(writer.name, problemOf(thrown, asker, clock.nowMs(), redact));
  }
}

/**
 * Tells what the run has come to in the tracking issue and on the pull request, as far as the inputs and the event
 * ask for it. Never rejects: what goes wrong is a warning.
 */
export async function announce(
  settings: AnnounceSettings,
  run: Announcement,
  world: AnnounceWorld
): Promise<Announced> {
  const told: Announced[] = [];
  // One after the other, as GitHub asks of those who write.
  for (const writer of writersOf(settings, run, world.context)) told.push(await runWriter(writer, settings, world));
  return { lines: told.flatMap(({ lines }) => lines), warnings: told.flatMap(({ warnings }) => warnings) };
}
