import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkflowContext, type WorkflowContext } from '../../src/config/workflow-context.ts';

const folder = mkdtempSync(join(tmpdir(), 'workflow-context-'));
const path = join(folder, 'event.json');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const VARIABLES: Readonly<Record<string, string>> = {
  GITHUB_REPOSITORY: 'octo/certs',
  GITHUB_WORKFLOW_REF: 'octo/certs/.github/workflows/check.yml@refs/heads/a@b',
  GITHUB_EVENT_PATH: path,
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_JOB: 'check',
  GITHUB_ACTOR: 'mona',
  GITHUB_RUN_ID: '7',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SERVER_URL: 'https://ghe.example',
  GITHUB_API_URL: 'https://ghe.example/api/v3',
  GITHUB_GRAPHQL_URL: 'https://ghe.example/api/graphql'
};

function read(event: unknown, over: Record<string, string> = {}): WorkflowContext | null {
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event));
  const variables: Readonly<Record<string, string>> = { ...VARIABLES, ...over };
  return readWorkflowContext((name) => variables[name] ?? '');
}

const base = { repo: { full_name: 'octo/certs' } };

describe('readWorkflowContext', () => {
  it('reads variables and event', () => {
    expect(read({ repository: { default_branch: 'main', other: 1 } })).toEqual({
      event: 'push',
      ref: 'refs/heads/main',
      defaultBranch: 'main',
      pullRequest: null,
      namesPullRequest: false,
      owner: 'octo',
      repo: 'certs',
      workflowPath: '.github/workflows/check.yml',
      job: 'check',
      actor: 'mona',
      runUrl: 'https://ghe.example/octo/certs/actions/runs/7/attempts/2',
      apiUrl: 'https://ghe.example/api/v3',
      graphqlUrl: 'https://ghe.example/api/graphql'
    });
  });

  it('takes github.com where the runner names no server, and the run where it names no attempt', () => {
    const names = ['SERVER_URL', 'API_URL', 'GRAPHQL_URL', 'RUN_ATTEMPT'];
    const context = read({}, Object.fromEntries(names.map((name) => [`GITHUB_${name}`, ''])));
    expect(context).toMatchObject({
      runUrl: 'https://github.com/octo/certs/actions/runs/7',
      apiUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql'
    });
  });

  it.each([
    ['of the same repository', { full_name: 'octo/certs' }, false],
    ['of a fork', { full_name: 'mallory/certs' }, true],
    ['of a fork that is gone', null, true]
  ])('a pull request %s', (_, repo, isFork) => {
    const context = read({ pull_request: { number: 3, head: { repo }, base } });
    expect(context).toMatchObject({ pullRequest: { number: 3, isFork }, namesPullRequest: true });
  });

  it('knows no pull request without a number', () => {
    const context = read({ pull_request: { head: base, base } });
    expect(context).toMatchObject({ pullRequest: null, namesPullRequest: true });
  });

  it.each([
    ['the event is no JSON', '{', {}],
    ['the event is no object', '7', {}],
    ['the event file is absent', {}, { GITHUB_EVENT_PATH: '' }],
    ['the repository is unknown', {}, { GITHUB_REPOSITORY: '' }],
    ['the workflow is unknown', {}, { GITHUB_WORKFLOW_REF: '' }]
  ])('is null where %s', (_, event, over) => {
    expect(read(event, over)).toBeNull();
  });
});
