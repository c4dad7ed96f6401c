// What a repository on the simulated GitHub does when it is asked: one function for each operation.
import { commentBody, issueBody, labelBody, type SimulatedIssue } from './github-bodies.ts';
import type { GitHubIdentity, GitHubScenario, GitHubService } from './github-service.ts';

export interface GitHubReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

export interface GitHubCall {
  readonly url: URL;
  readonly ids: readonly string[];
  readonly body: Record<string, unknown>;
  readonly user: GitHubIdentity;
}

const DOCS = 'https://docs.github.com/rest';

/** A refusal in GitHub's form. */
export function refused(status: number, message: string): GitHubReply {
  return { status, body: { message, documentation_url: DOCS, status: String(status) } };
}

export const NOT_FOUND = refused(404, 'Not Found');

/** One page, and the header that names the next. */
function paged(rows: readonly object[], url: URL): GitHubReply {
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 30), 100);
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  const headers = page * size < rows.length ? { link: `<${next.href}>; rel="next"` } : undefined;
  return { status: 200, body: rows.slice((page - 1) * size, page * size), ...(headers && { headers }) };
}

const LOCKED = refused(403, 'Unable to create comment because issue is locked.');

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isTooLong({ body }: GitHubCall): boolean {
  return Array.from(text(body['body'])).length > 65_536;
}

function invalid(field: string): GitHubReply {
  const errors = [{ resource: 'Issue', field, code: 'invalid' }];
  return { status: 422, body: { message: 'Validation Failed', documentation_url: DOCS, errors } };
}

type Handlers = Record<string, (call: GitHubCall) => GitHubReply>;

function issueWith({ issues }: GitHubService, id: string | undefined): SimulatedIssue | undefined {
  return issues.find(({ number }) => number === Number(id));
}

function listIssues({ issues }: GitHubService, repository: string, url: URL): GitHubReply {
  const label = url.searchParams.get('labels');
  const state = url.searchParams.get('state') ?? 'open';
  const found = issues
    .filter((issue) => (label === null || issue.labels.includes(label)) && (state === 'all' || issue.state === state))
    .toSorted((one, other) => other.number - one.number)
    .map((issue) => issueBody(repository, issue));
  return paged(found, url);
}

function createIssue({ issues }: GitHubService, repository: string, { body, user }: GitHubCall): GitHubReply {
  const issue: SimulatedIssue = {
    number: Math.max(0, ...issues.map(({ number }) => number)) + 1,
    user,
    isPullRequest: false,
    title: text(body['title']),
    body: text(body['body']),
    state: 'open',
    stateReason: null,
    labels: user.mayLabel && Array.isArray(body['labels']) ? body['labels'].map(text) : []
  };
  issues.push(issue);
  return { status: 201, body: issueBody(repository, issue) };
}

function changeIssue(issue: SimulatedIssue, { body: change }: GitHubCall): void {
  const { title, body, state, state_reason: reason } = change;
  if (typeof title === 'string') issue.title = title;
  if (typeof body === 'string') issue.body = body;
  if (state === 'closed' || state === 'open') {
    issue.state = state;
    issue.stateReason = reason === 'not_planned' || reason === 'duplicate' ? reason : 'completed';
  }
}

function issueHandlers(service: GitHubService, { repository, hasIssues = true }: GitHubScenario): Handlers {
  return {
    'GET /repos/{owner}/{repo}/issues': ({ url }) => listIssues(service, repository, url),
    'POST /repos/{owner}/{repo}/issues': (call) => {
      if (!hasIssues) return refused(410, 'Issues has been disabled in this repository.');
      return isTooLong(call) ? invalid('body') : createIssue(service, repository, call);
    },
    'PATCH /repos/{owner}/{repo}/issues/{issue_number}': (call) => {
      const issue = issueWith(service, call.ids[0]);
      if (issue === undefined) return NOT_FOUND;
      if (isTooLong(call)) return invalid('body');
      changeIssue(issue, call);
      return { status: 200, body: issueBody(repository, issue) };
    }
  };
}

function commentHandlers(service: GitHubService, { repository }: GitHubScenario): Handlers {
  const { comments } = service;
  return {
    'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': ({ url, ids }) => {
      if (issueWith(service, ids[0]) === undefined) return NOT_FOUND;
      const own = comments.filter(({ issue }) => issue === Number(ids[0]));
      return paged(
        own.map((one) => commentBody(repository, one)),
        url
      );
    },
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': (call) => {
      const issue = issueWith(service, call.ids[0]);
      if (issue === undefined) return NOT_FOUND;
      if (issue.isLocked === true) return LOCKED;
      if (isTooLong(call)) return invalid('body');
      const comment = { id: comments.length + 1, issue: issue.number, user: call.user, body: text(call.body['body']) };
      comments.push(comment);
      return { status: 201, body: commentBody(repository, comment) };
    },
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': (call) => {
      const comment = comments.find(({ id }) => id === Number(call.ids[0]));
      if (comment === undefined) return NOT_FOUND;
      if (isTooLong(call)) return invalid('body');
      comment.body = text(call.body['body']);
      return { status: 200, body: commentBody(repository, comment) };
    }
  };
}

function labelHandlers({ labels }: GitHubService, { repository }: GitHubScenario): Handlers {
  return {
    'GET /repos/{owner}/{repo}/labels/{name}': ({ ids }) => {
      const label = labels.get(decodeURIComponent(ids[0] ?? ''));
      return label === undefined ? NOT_FOUND : { status: 200, body: labelBody(repository, label) };
    },
    'POST /repos/{owner}/{repo}/labels': ({ body }) => {
      const label = { name: text(body['name']), color: text(body['color']), description: text(body['description']) };
      if (labels.has(label.name)) return invalid('name');
      labels.set(label.name, label);
      return { status: 201, body: labelBody(repository, label) };
    }
  };
}

function whoAmI({ user }: GitHubCall): GitHubReply {
  if (user.viewer !== null) return { status: 200, body: { data: { viewer: { login: user.viewer } } } };
  const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }];
  return { status: 200, body: { data: null, errors } };
}

/** What each operation does to the repository. */
export function handlersOf(service: GitHubService, scenario: GitHubScenario): Handlers {
  return {
    'POST /graphql': whoAmI,
    ...issueHandlers(service, scenario),
    ...commentHandlers(service, scenario),
    ...labelHandlers(service, scenario)
  };
}
