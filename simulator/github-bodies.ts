// Answers of GitHub's REST API with every field that its description requires.

export interface GitHubUser {
  readonly login: string;
  readonly id: number;
  readonly type: 'Bot' | 'User';
}

export interface SimulatedIssue {
  readonly number: number;
  readonly user: GitHubUser;
  readonly isPullRequest: boolean;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  readonly isLocked?: boolean;
}

export interface SimulatedComment {
  readonly id: number;
  readonly issue: number;
  readonly user: GitHubUser;
  body: string;
}

const AT = '2026-11-24T03:00:00Z';
const WEB = 'https://github.example';

function userBody({ login, id, type }: GitHubUser): object {
  const url = `${WEB}/api/users/${encodeURIComponent(login)}`;
  const links = ['followers', 'subscriptions', 'organizations', 'repos', 'received_events'];
  const templates = ['following', 'gists', 'starred', 'events'];
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${WEB}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${WEB}/${encodeURIComponent(login)}`,
    ...Object.fromEntries([...links, ...templates].map((name) => [`${name}_url`, `${url}/${name}`])),
    type,
    site_admin: false
  };
}

export function labelBody(
  repository: string,
  label: { name: string; color: string; description: string | null }
): object {
  const url = `${WEB}/api/repos/${repository}/labels/${encodeURIComponent(label.name)}`;
  return { id: 208045946, node_id: 'LA_1', url, ...label, default: false };
}

export function issueBody(repository: string, issue: SimulatedIssue): object {
  const url = `${WEB}/api/repos/${repository}/issues/${issue.number}`;
  const page = `${WEB}/${repository}/pull/${issue.number}`;
  const pull = { url, html_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` };
  return {
    id: 1_000_000 + issue.number,
    node_id: `I_${issue.number}`,
    url,
    repository_url: `${WEB}/api/repos/${repository}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${WEB}/${repository}/issues/${issue.number}`,
    number: issue.number,
    state: issue.state,
    state_reason: issue.stateReason,
    title: issue.title,
    body: issue.body,
    user: userBody(issue.user),
    labels: issue.labels.map((name) => labelBody(repository, { name, color: 'ededed', description: null })),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: issue.isLocked ?? false,
    comments: 0,
    closed_at: issue.state === 'closed' ? AT : null,
    created_at: AT,
    updated_at: AT,
    author_association: 'NONE',
    ...(issue.isPullRequest ? { pull_request: pull } : {})
  };
}

export function commentBody(repository: string, { id, issue, user, body }: SimulatedComment): object {
  const url = `${WEB}/api/repos/${repository}/issues`;
  return {
    id,
    node_id: `IC_${id}`,
    url: `${url}/comments/${id}`,
    html_url: `${WEB}/${repository}/issues/${issue}#issuecomment-${id}`,
    issue_url: `${url}/${issue}`,
    body,
    user: userBody(user),
    created_at: AT,
    updated_at: AT,
    author_association: 'NONE'
  };
}
