// Complete things to tell and places to tell them. A test overrides the one field that it is about.
import type { WorkflowContext } from '../../src/config/workflow-context.ts';
import type { GitHubClock } from '../../src/output/github.ts';
import type { FailingRow } from '../../src/judgement/failures.ts';
import type { Announcement } from '../../src/presentation/announcement.ts';
import type { GitHubIdentity } from '../../simulator/github-service.ts';

export const CDN: FailingRow = { requested: 'scs1554192131150', requirement: 'CDN' };
export const WAF: FailingRow = { requested: 'scs1554192131150', requirement: 'WAF@cn-north-4' };

export const BOT: GitHubIdentity = {
  login: 'github-actions[bot]',
  id: 41898282,
  type: 'Bot',
  viewer: 'github-actions[bot]',
  mayWrite: true,
  mayLabel: true
};
export const TOKEN = 'ghs_simulated';

export function aRun(over: Partial<Announcement> = {}): Announcement {
  return {
    fails: true,
    isClean: false,
    isOutage: false,
    failingRows: [CDN],
    title: '',
    markdown: (maxChars) => '**1 certificate is stale**\n'.slice(0, maxChars),
    ...over
  };
}

/** A run after which everything is in place. */
export function aCleanRun(over: Partial<Announcement> = {}): Announcement {
  return aRun({ fails: false, isClean: true, failingRows: [], ...over });
}

export function aContext(over: Partial<WorkflowContext> = {}): WorkflowContext {
  return {
    event: 'schedule',
    ref: 'refs/heads/main',
    defaultBranch: 'main',
    pullRequest: null,
    namesPullRequest: false,
    owner: 'octo',
    repo: 'certs',
    workflowPath: '.github/workflows/certificates.yml',
    job: 'check',
    actor: 'mona',
    runUrl: 'https://github.example/octo/certs/actions/runs/7',
    apiUrl: 'https://api.github.example',
    graphqlUrl: 'https://api.github.example/graphql',
    ...over
  };
}

export interface FakeClock extends GitHubClock {
  /** The waits, and the time that each request was given, in milliseconds. */
  readonly slept: number[];
  readonly given: number[];
}

/**
 * A clock on which only sleeping takes time; a request that is not answered is given up after some real milliseconds.
 */
export function aClock(totalMs = 60_000): FakeClock {
  let leftMs = totalMs;
  const [slept, given]: [number[], number[]] = [[], []];
  return {
    slept,
    given,
    nowMs: () => Date.parse('2026-11-24T03:00:00Z') + totalMs - leftMs,
    leftMs: () => leftMs,
    expiry: (ms) => {
      given.push(ms);
      return AbortSignal.timeout(400);
    },
    sleep: async (ms) => {
      slept.push(ms);
      leftMs -= ms;
      await Promise.resolve();
    },
    random: () => 0.5
  };
}
