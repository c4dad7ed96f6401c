// The part of GitHub's REST and GraphQL API that the writers use, on a loopback address. It says what GitHub's
// description says, and it breaks down as scripted.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { GitHubUser, SimulatedComment, SimulatedIssue } from './github-bodies.ts';
import { answerFaults, requestFaults } from './github-contract.ts';
import { handlersOf, NOT_FOUND, refused, type GitHubReply } from './github-repository.ts';

/** Whose token it is, and whether it may write issues, pull requests, and labels. */
export interface GitHubIdentity extends GitHubUser {
  /** What GraphQL calls the viewer; null where GraphQL answers with an error. */
  readonly viewer: string | null;
  readonly mayWrite: boolean;
  /** Without push access GitHub drops the labels of a new issue. */
  readonly mayLabel: boolean;
}

/**
 * A breakdown of the next requests that match: GitHub's own answer by status, none at all, or one that stops or
 * breaks off after its headers.
 */
export interface GitHubFault {
  /** As in `POST /repos/{owner}/{repo}/issues`, or `POST /graphql`. */
  readonly operation: string;
  readonly times: number;
  readonly answer:
    | 'hang'
    | 'stall'
    | 'reset'
    | { readonly status: number; readonly message: string; readonly headers?: Record<string, string> };
}

export interface GitHubScenario {
  /** `owner/name` */
  readonly repository: string;
  readonly tokens: Readonly<Record<string, GitHubIdentity>>;
  /** The paths of a GitHub Enterprise Server. */
  readonly isEnterprise?: boolean;
  readonly hasIssues?: boolean;
  readonly labels?: readonly string[];
  readonly issues?: readonly SimulatedIssue[];
  readonly comments?: readonly SimulatedComment[];
  readonly faults?: readonly GitHubFault[];
}

export interface GitHubService extends AsyncDisposable {
  readonly url: string;
  readonly graphqlUrl: string;
  readonly issues: SimulatedIssue[];
  readonly comments: SimulatedComment[];
  readonly labels: Map<string, { name: string; color: string; description: string | null }>;
  /** Every request, as `METHOD path`. */
  readonly requests: string[];
  /** Where a request or an answer is not what GitHub describes; a test expects none. */
  readonly violations: string[];
  readonly close: () => Promise<void>;
}

const ROUTES: readonly (readonly [string, RegExp])[] = [
  ['POST /graphql', /^POST \/graphql$/],
  ['GET /repos/{owner}/{repo}/issues', /^GET \/repos\/[^/]+\/[^/]+\/issues$/],
  ['POST /repos/{owner}/{repo}/issues', /^POST \/repos\/[^/]+\/[^/]+\/issues$/],
  [
    'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    /^PATCH \/repos\/[^/]+\/[^/]+\/issues\/comments\/(\d+)$/
  ],
  ['PATCH /repos/{owner}/{repo}/issues/{issue_number}', /^PATCH \/repos\/[^/]+\/[^/]+\/issues\/(\d+)$/],
  ['GET /repos/{owner}/{repo}/issues/{issue_number}/comments', /^GET \/repos\/[^/]+\/[^/]+\/issues\/(\d+)\/comments$/],
  [
    'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    /^POST \/repos\/[^/]+\/[^/]+\/issues\/(\d+)\/comments$/
  ],
  ['GET /repos/{owner}/{repo}/labels/{name}', /^GET \/repos\/[^/]+\/[^/]+\/labels\/([^/]+)$/],
  ['POST /repos/{owner}/{repo}/labels', /^POST \/repos\/[^/]+\/[^/]+\/labels$/]
];

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function send(response: ServerResponse, { status, body, headers }: GitHubReply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** What is scripted for the next request of an operation; undefined where nothing is. */
function createScript(faults: readonly GitHubFault[]): (operation: string) => GitHubFault['answer'] | undefined {
  const scripted = faults.map((fault) => ({ fault, left: fault.times }));
  return (operation) => {
    const next = scripted.find(({ fault, left }) => fault.operation === operation && left > 0);
    if (next !== undefined) next.left -= 1;
    return next?.fault.answer;
  };
}

/** The scripted answer; null where none is sent, or not to its end. */
function answerAsScripted(response: ServerResponse, answer: GitHubFault['answer']): GitHubReply | null {
  if (answer === 'hang') return null;
  if (answer === 'stall' || answer === 'reset') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.write('[', () => {
      if (answer === 'reset') response.socket?.resetAndDestroy();
    });
    return null;
  }
  const { status, message, headers } = answer;
  return { ...refused(status, message), ...(headers && { headers }) };
}

/** The server: every request is written down, and held against what GitHub describes. */
function createHandler(
  service: GitHubService,
  scenario: GitHubScenario,
  prefix: string
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const handlers = handlersOf(service, scenario);
  const scripted = createScript(scenario.faults ?? []);
  return async (request, response) => {
    const url = new URL(request.url ?? '/', service.url);
    const isGraphql = url.pathname === new URL(service.graphqlUrl).pathname;
    const path = isGraphql ? '/graphql' : url.pathname.replace(prefix, '');
    const line = `${request.method ?? ''} ${path}`;
    service.requests.push(line);
    const body = await bodyOf(request);
    const user = scenario.tokens[(request.headers.authorization ?? '').replace(/^(?:token|bearer) /i, '')];
    const [operation, pattern] = ROUTES.find(([, route]) => route.test(line)) ?? [];
    if (operation === undefined || pattern === undefined || !(isGraphql || url.pathname.startsWith(prefix))) {
      service.violations.push(`${line} is no operation of this GitHub`);
      send(response, NOT_FOUND);
      return;
    }
    if (user === undefined) {
      send(response, refused(401, 'Bad credentials'));
      return;
    }
    const isDescribed = operation !== 'POST /graphql';
    if (isDescribed) service.violations.push(...requestFaults(operation, body));
    const isRefused = isDescribed && !operation.startsWith('GET') && !user.mayWrite;
    const call = { url, ids: pattern.exec(line)?.slice(1) ?? [], body, user };
    const answer = (): GitHubReply =>
      isRefused ? refused(403, 'Resource not accessible by integration') : (handlers[operation]?.(call) ?? NOT_FOUND);
    const fault = scripted(operation);
    const made = fault === undefined ? answer() : answerAsScripted(response, fault);
    if (made === null) return;
    if (isDescribed) service.violations.push(...answerFaults(operation, made.status, made.body));
    send(response, made);
  };
}

/** Starts a GitHub with one repository. */
export async function startGitHub(scenario: GitHubScenario): Promise<GitHubService> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  const [prefix, graphql] = scenario.isEnterprise === true ? ['/api/v3', '/api/graphql'] : ['', '/graphql'];
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const service: GitHubService = {
    url: `${origin}${prefix}`,
    graphqlUrl: `${origin}${graphql}`,
    issues: (scenario.issues ?? []).map((issue) => ({ ...issue })),
    comments: (scenario.comments ?? []).map((comment) => ({ ...comment })),
    labels: new Map((scenario.labels ?? []).map((name) => [name, { name, color: 'ededed', description: null }])),
    requests: [],
    violations: [],
    close,
    [Symbol.asyncDispose]: close
  };
  const handle = createHandler(service, scenario, prefix);
  server.on('request', (request, response) => {
    handle(request, response).catch((thrown: unknown) => {
      service.violations.push(String(thrown));
      response.destroy();
    });
  });
  return service;
}
