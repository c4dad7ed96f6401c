import * as v from 'valibot';
import { backoffMs } from '../http/retry.ts';
import { MINUTE_MS, SECOND_MS } from '../time.ts';
import type { WorkflowContext } from '../config/workflow-context.ts';
import { GitHubError, isWorthAsking, problemOf, type Asker } from './github-error.ts';
import type { GitHubAnswer, Parameters, Send } from './octokit.ts';

/** A question is asked so often at most; the first attempt included. */
const MAX_ATTEMPTS = 3;

/** How long one request may take, where the run has that long. */
const REQUEST_MS = 10 * SECOND_MS;

/** A longer wait is left to the next run. */
const MAX_WAIT_MS = MINUTE_MS;

const PER_PAGE = 100;

/** Bounds the pages of a server that never comes to an end. */
const MAX_PAGES = 100;

const User = v.nullish(v.object({ login: v.string() }));
const Issue = v.object({
  number: v.number(),
  state: v.string(),
  state_reason: v.nullish(v.string()),
  title: v.string(),
  body: v.nullish(v.string()),
  user: User,
  labels: v.array(v.union([v.string(), v.object({ name: v.optional(v.string()) })])),
  pull_request: v.optional(v.unknown())
});
const Comment = v.object({ id: v.number(), body: v.nullish(v.string()), user: User });
const Viewer = v.object({ data: v.object({ viewer: v.object({ login: v.pipe(v.string(), v.nonEmpty()) }) }) });

export type GitHubIssue = v.InferOutput<typeof Issue>;
export type GitHubComment = v.InferOutput<typeof Comment>;

/** What changes in an issue; its title never does. */
export interface IssueChange {
  readonly body: string;
  readonly state?: 'closed';
  readonly state_reason?: 'completed';
}

/** Which items of a page are wanted, and what of them. */
type Keep<Item, Kept> = (items: readonly Item[]) => readonly Kept[];

/** The part of GitHub's API that the writers use, on one repository. Everything rejects with GitHubError. */
export interface GitHubClient {
  /** The login that this token's issues and comments are written under. */
  readonly login: () => Promise<string>;
  /**
   * What `keep` keeps of the issues with the label, open and closed, all pages, pull requests left out. It gets a page
   * at a time, because a page of others' issues can be large.
   */
  readonly labelledIssues: <Kept>(label: string, keep: Keep<GitHubIssue, Kept>) => Promise<Kept[]>;
  readonly hasLabel: (name: string) => Promise<boolean>;
  readonly createLabel: (label: { name: string; color: string; description: string }) => Promise<void>;
  readonly createIssue: (issue: { title: string; body: string; labels: string[] }) => Promise<GitHubIssue>;
  readonly updateIssue: (number: number, change: IssueChange) => Promise<void>;
  /** What `keep` keeps of all comments on an issue or a pull request, a page at a time. */
  readonly comments: <Kept>(number: number, keep: Keep<GitHubComment, Kept>) => Promise<Kept[]>;
  readonly addComment: (number: number, body: string) => Promise<void>;
  readonly updateComment: (id: number, body: string) => Promise<void>;
}

/** Time and chance: `left` is what remains of the run, and `expiry` a signal that aborts after so many milliseconds. */
export interface GitHubClock {
  readonly nowMs: () => number;
  readonly leftMs: () => number;
  readonly expiry: (ms: number) => AbortSignal;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
}

type Shape<Value> = v.GenericSchema<unknown, Value>;

function undocumented(message: string): GitHubError {
  return new GitHubError({ code: 'UNDOCUMENTED', message });
}

function shaped<Value>(shape: Shape<Value>, json: unknown): Value {
  const parsed = v.safeParse(shape, json);
  if (parsed.success) return parsed.output;
  throw undocumented('the answer is not what GitHub documents');
}

/**
 * An app's identity is `name[bot]` where REST names an author and where GraphQL names the viewer, but other parts of
 * GraphQL leave the suffix out. An installation's token is told by its prefix, so that a person of an app's name is
 * never taken for the app.
 */
function authorLogin(viewer: string, token: string): string {
  return token.startsWith('ghs_') && !viewer.endsWith('[bot]') ? `${viewer}[bot]` : viewer;
}

/**
 * One request at a time, each bounded by the run's remaining time; questions are asked again a few times, writes
 * never.
 */
class Requests {
  readonly #send: Send;
  readonly #access: GitHubAccess;

  constructor(send: Send, access: GitHubAccess) {
    this.#send = send;
    this.#access = access;
  }

  async write(route: string, parameters: Parameters): Promise<GitHubAnswer> {
    const { asker, clock, redact } = this.#access;
    const leftMs = clock.leftMs();
    if (leftMs <= 0) throw new GitHubError({ code: 'NO_ANSWER' });
    const signal = clock.expiry(Math.min(leftMs, REQUEST_MS));
    try {
      const answer = await this.#send(route, parameters, signal);
      // Octokit takes a body that was given up, or cut, for an empty one.
      if (signal.aborted) throw new GitHubError({ code: 'NO_ANSWER' });
      return answer;
    } catch (thrown) {
      // It hides that a request was given up behind an error of its own.
      if (signal.aborted) throw new GitHubError({ code: 'NO_ANSWER' }, thrown);
      throw new GitHubError(problemOf(thrown, asker, clock.nowMs(), redact), thrown);
    }
  }

  async read(route: string, parameters: Parameters): Promise<GitHubAnswer> {
    const { clock } = this.#access;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.write(route, parameters);
        if (answer.data === '') throw new GitHubError({ code: 'NETWORK', message: 'the body was cut short' });
        return answer;
      } catch (thrown) {
        if (!(thrown instanceof GitHubError) || attempt === MAX_ATTEMPTS || !isWorthAsking(thrown.problem))
          throw thrown;
        const { problem } = thrown;
        // GitHub asks to wait a minute where it limits without saying for how long: that is the next run's time.
        const limitMs = problem.code === 'RATE_LIMITED' ? (problem.retryAfterMs ?? Infinity) : 0;
        const waitMs = limitMs || backoffMs(attempt, clock.random());
        if (waitMs >= Math.min(clock.leftMs(), MAX_WAIT_MS)) throw thrown;
        await clock.sleep(waitMs);
      }
    }
  }

  /**
   * All pages. GitHub's `link` says whether there is another: a page may be short without being the last, where it
   * leaves rows out. The token goes to no other host than the first page's.
   */
  async readPages<Item, Kept>(
    path: string,
    parameters: Parameters,
    item: Shape<Item>,
    keep: Keep<Item, Kept>
  ): Promise<Kept[]> {
    const kept: Kept[] = [];
    let answer = await this.read(`GET ${path}`, { ...parameters, per_page: PER_PAGE });
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      kept.push(...keep(shaped(v.array(item), answer.data)));
      const [, next] = /<([^<>]+)>;\s*rel="next"/.exec(answer.link) ?? [];
      if (next === undefined) return kept;
      if (URL.parse(next)?.origin !== URL.parse(this.#access.context.apiUrl)?.origin)
        throw undocumented('its next page is on another host');
      answer = await this.read(`GET ${next}`, {});
    }
    throw undocumented(`the list is longer than ${MAX_PAGES} pages`);
  }
}

/** What is needed beside the token to talk to GitHub. */
export interface GitHubAccess {
  readonly token: string;
  readonly context: WorkflowContext;
  readonly asker: Asker;
  readonly clock: GitHubClock;
  readonly redact: (text: string) => string;
}

const ISSUES = '/repos/{owner}/{repo}/issues';
const LABELS = '/repos/{owner}/{repo}/labels';

/** The client over `send`. */
export function createGitHub(send: Send, access: GitHubAccess): GitHubClient {
  const requests = new Requests(send, access);
  const { context, token } = access;
  const write = async (route: string, parameters: Parameters): Promise<void> => {
    await requests.write(route, parameters);
  };
  return {
    login: async () => {
      const { data } = await requests.read(`POST ${context.graphqlUrl}`, { query: 'query { viewer { login } }' });
      // GraphQL says what is wrong in an answer of status 200.
      const parsed = v.safeParse(Viewer, data);
      if (parsed.success) return authorLogin(parsed.output.data.viewer.login, token);
      throw new GitHubError({ code: 'IDENTITY_UNKNOWN', message: 'no viewer in the answer' });
    },
    labelledIssues: (label, keep) =>
      requests.readPages(ISSUES, { labels: label, state: 'all' }, Issue, (issues) =>
        keep(issues.filter((issue) => issue.pull_request === undefined))
      ),
    hasLabel: async (name) => {
      try {
        await requests.read(`GET ${LABELS}/{name}`, { name });
        return true;
      } catch (thrown) {
        if (thrown instanceof GitHubError && thrown.problem.code === 'NOT_FOUND') return false;
        throw thrown;
      }
    },
    createLabel: async (label) => {
      try {
        await write(`POST ${LABELS}`, { ...label });
      } catch (thrown) {
        // Another run may have made it in the meantime.
        const isThere = thrown instanceof GitHubError && thrown.problem.code === 'REFUSED';
        if (!isThere || thrown.problem.status !== 422) throw thrown;
      }
    },
    createIssue: async (issue) => shaped(Issue, (await requests.write(`POST ${ISSUES}`, { ...issue })).data),
    updateIssue: (number, change) => write(`PATCH ${ISSUES}/{issue_number}`, { issue_number: number, ...change }),
    comments: (number, keep) =>
      requests.readPages(`${ISSUES}/{issue_number}/comments`, { issue_number: number }, Comment, keep),
    addComment: (number, body) => write(`POST ${ISSUES}/{issue_number}/comments`, { issue_number: number, body }),
    updateComment: (id, body) => write(`PATCH ${ISSUES}/comments/{comment_id}`, { comment_id: id, body })
  };
}
