import { afterAll, describe, expect, it, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Read } from '../../src/config/credentials.ts';
import {
  isForkWithoutSecrets,
  likelyCauseOfNoSecrets,
  readWorkflowEvent,
  type WorkflowEvent
} from '../../src/config/workflow-event.ts';

const folder = mkdtempSync(join(tmpdir(), 'workflow-event-'));
const path = join(folder, 'event.json');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function variables(text: string, actor = 'somebody'): Read {
  writeFileSync(path, text);
  const values: Record<string, string> = { GITHUB_EVENT_PATH: path, GITHUB_ACTOR: actor };
  return (name) => values[name] ?? '';
}

function eventOf(event: unknown): WorkflowEvent | null {
  return readWorkflowEvent(variables(JSON.stringify(event)));
}

const BASE = { repo: { full_name: 'example/shop' } };

function pullRequest(repo: unknown): Record<string, unknown> {
  return { pull_request: { number: 7, head: { repo }, base: BASE }, repository: { default_branch: 'main' } };
}

describe('readWorkflowEvent', () => {
  it.each([
    ['of a fork', { full_name: 'somebody/shop' }, true],
    ['of a fork that is gone', null, true],
    ['of a fork whose name is unknown', {}, true],
    ['of the same repository', { full_name: 'example/shop' }, false]
  ])('a pull request %s', (_, repo, isFromFork) => {
    expect(eventOf(pullRequest(repo))).toEqual({
      defaultBranch: 'main',
      pullRequest: { number: 7, isFromFork },
      namesPullRequest: true
    });
  });

  test('a pull request without a number or a repository', () => {
    const event = { pull_request: { head: { repo: null }, base: BASE } };
    expect(eventOf(event)).toMatchObject({ defaultBranch: null, pullRequest: { number: null, isFromFork: true } });
  });

  it.each([
    ['a push', { ref: 'refs/heads/main', repository: { default_branch: 'main' } }, 'main'],
    ['a schedule', { schedule: '0 6 * * *' }, null],
    ['a pull request without sides', { pull_request: { number: 7 }, repository: { default_branch: 'trunk' } }, 'trunk'],
    ['a list', [], null],
    ['parts of another shape', { pull_request: 'x', repository: [] }, null]
  ])('%s is about no pull request', (_, event, defaultBranch) => {
    expect(eventOf(event)).toMatchObject({ defaultBranch, pullRequest: null });
  });

  it.each([
    ['a comment on a pull request', { issue: { number: 1, pull_request: {} } }, true],
    ['a comment on an issue', { issue: { number: 1 } }, false],
    ['a workflow that a pull request started', { workflow_run: { pull_requests: [{ number: 3 }] } }, true],
    [
      "a workflow that a fork's pull request started",
      { workflow_run: { event: 'pull_request', pull_requests: [] } },
      true
    ],
    ['a workflow that a push started', { workflow_run: { event: 'push', pull_requests: [] } }, false],
    ['a workflow of another shape', { workflow_run: { event: 'pull_request_target', pull_requests: 1 } }, true],
    ['a check of a pull request', { check_suite: { pull_requests: [{}] } }, true],
    ['a check of a push', { check_run: { pull_requests: [] } }, false],
    ['a pull request of another shape', { pull_request: 'x' }, true],
    ['a schedule', { schedule: '0 3 * * *' }, false]
  ])('%s names a pull request: %#', (_, event, expected) => {
    expect(eventOf(event)?.namesPullRequest).toBe(expected);
  });

  it.each(['', '{', 'null', '"text"', '7'])('a file that holds %j is none', (text) => {
    expect(readWorkflowEvent(variables(text))).toBeNull();
  });

  it.each(['', join(folder, 'absent.json'), folder])('the file %j is none', (file) => {
    expect(readWorkflowEvent((name) => (name === 'GITHUB_EVENT_PATH' ? file : ''))).toBeNull();
  });
});

describe('likelyCauseOfNoSecrets', () => {
  it.each([
    ['a fork', { full_name: 'somebody/shop' }, /pull request from a fork/],
    ['a fork that is gone', null, /pull request from a fork/],
    ['the same repository', { full_name: 'example/shop' }, /secret is not defined/]
  ])('a pull request of %s', (_, repo, cause) => {
    expect(likelyCauseOfNoSecrets(variables(JSON.stringify(pullRequest(repo))))).toMatch(cause);
  });

  test('a fork, where the workflow runs with the rights of the base repository', () => {
    const variable = variables(JSON.stringify(pullRequest(null)));
    const read = (name: string): string => (name === 'GITHUB_EVENT_NAME' ? 'pull_request_target' : variable(name));
    expect([isForkWithoutSecrets(variable), isForkWithoutSecrets(read)]).toEqual([true, false]);
    expect(likelyCauseOfNoSecrets(read)).toMatch(/secret is not defined/);
  });

  test('Dependabot, whatever the event', () => {
    for (const text of ['', JSON.stringify(pullRequest(null)), JSON.stringify(pullRequest(BASE.repo))]) {
      expect(likelyCauseOfNoSecrets(variables(text, 'dependabot[bot]'))).toMatch(/^Dependabot started this run/);
    }
  });

  test('no event', () => {
    expect(likelyCauseOfNoSecrets(() => '')).toMatch(/secret is not defined/);
  });
});
