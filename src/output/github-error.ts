import { reasonOf } from '../errors.ts';
import { retryAfterMs } from '../http/retry.ts';
import type { GitHubPermission, GitHubProblem } from '../presentation/github-problem.ts';
import { SECOND_MS } from '../time.ts';

/** What a request to GitHub failed with, as data. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';
  readonly problem: GitHubProblem;

  constructor(problem: GitHubProblem, cause?: unknown) {
    super(problem.code, cause === undefined ? undefined : { cause });
    this.problem = problem;
  }
}

/** Who asks, which decides what a refusal means. */
export interface Asker {
  readonly permission: GitHubPermission;
  readonly isFork: boolean;
  readonly isDependabot: boolean;
}

type Headers = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Headers {
  return typeof value === 'object' && value !== null;
}

function record(value: unknown): Headers {
  return isRecord(value) ? value : {};
}

/**
 * Status, headers and text of an answer that Octokit threw; a failure without an answer gets its status 500 there,
 * but no response.
 */
function answerOf(thrown: unknown): { status: number; headers: Headers; message: string } | null {
  const { status, response } = record(thrown);
  if (typeof status !== 'number' || response === undefined) return null;
  const { headers, data } = record(response);
  const { message } = record(data);
  return { status, headers: record(headers), message: typeof message === 'string' ? message : '' };
}

/**
 * When to come back: `retry-after`, else the reset of a primary limit that is used up; in milliseconds, null where
 * nothing is said.
 */
function waitOf(headers: Headers, nowMs: number): number | null {
  const after = headers['retry-after'];
  if (typeof after === 'string') return retryAfterMs(after, nowMs);
  const resetMs = Number(headers['x-ratelimit-reset']) * SECOND_MS - nowMs;
  return headers['x-ratelimit-remaining'] === '0' && resetMs > 0 ? resetMs : null;
}

/** A 403 is a rate limit where its headers or its text say so; GitHub uses 403 and 429 for both kinds of limit. */
function isRateLimit(status: number, headers: Headers, message: string): boolean {
  if (status === 429) return true;
  const isSpent = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  return status === 403 && (isSpent || /rate limit/i.test(message));
}

function refusal(asker: Asker, message: string): GitHubProblem {
  const { permission } = asker;
  if (asker.isFork) return { code: 'FORK', permission, message };
  return { code: asker.isDependabot ? 'DEPENDABOT' : 'PERMISSION', permission, message };
}

/** What a failed request to GitHub means. `redact` takes secrets out of GitHub's own words. */
export function problemOf(
  thrown: unknown,
  asker: Asker,
  nowMs: number,
  redact: (text: string) => string
): GitHubProblem {
  if (thrown instanceof GitHubError) return thrown.problem;
  const answer = answerOf(thrown);
  if (answer === null) return { code: 'NETWORK', message: redact(reasonOf(thrown)) };
  const { status, headers } = answer;
  const message = redact(answer.message);
  if (isRateLimit(status, headers, message)) return { code: 'RATE_LIMITED', retryAfterMs: waitOf(headers, nowMs) };
  if (status === 401) return { code: 'UNAUTHORIZED' };
  if (status === 403 && /\block(?:ed)?\b/i.test(message)) return { code: 'LOCKED' };
  if (status === 403) return refusal(asker, message);
  if (status === 404) return { code: 'NOT_FOUND', permission: asker.permission };
  if (status === 410) return { code: 'ISSUES_DISABLED' };
  return { code: status >= 500 ? 'UNAVAILABLE' : 'REFUSED', status, message };
}

/** Whether a question may be asked again; nothing that writes is. */
export function isWorthAsking(problem: GitHubProblem): boolean {
  return ['RATE_LIMITED', 'UNAVAILABLE', 'NETWORK', 'NO_ANSWER'].includes(problem.code);
}
