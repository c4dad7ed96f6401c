import type { WorkflowContext } from '../config/workflow-context.ts';

/** An answer's JSON, and the value of its header `link`. */
export interface GitHubAnswer {
  readonly data: unknown;
  readonly link: string;
}

/** Sends one request, or throws what Octokit throws. Parameters are those of the route, and the body's. */
export type Send = (route: string, parameters: Parameters, signal: AbortSignal) => Promise<GitHubAnswer>;

/** Of a route, and of its body. */
export type Parameters = Readonly<Record<string, unknown>>;

/**
 * Octokit as the toolkit makes it: GITHUB_API_URL, and the proxy rules of HTTPS_PROXY and NO_PROXY. Redirects are
 * refused, because a followed one would carry the token on. It is loaded here and only here, so that a run which
 * tells nobody does not pay for it.
 */
export async function octokitSender(token: string, { owner, repo, apiUrl }: WorkflowContext): Promise<Send> {
  const { getOctokit } = await import(/* webpackChunkName: "octokit" */ '@actions/github');
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = getOctokit(token, { baseUrl: apiUrl, log });
  return async (route, parameters, signal) => {
    const repository = route.includes('{owner}') ? { owner, repo } : {};
    const answer = await octokit.request(route, {
      ...repository,
      ...parameters,
      request: { signal, redirect: 'error' }
    });
    return { data: answer.data, link: answer.headers.link ?? '' };
  };
}
