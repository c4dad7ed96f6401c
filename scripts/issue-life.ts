// The life of a tracking issue, as the demo tells it: the same GitHub is told by one run after another.
import { runAction, JOB_TOKEN, type ActionRun } from '../__tests__/e2e/run-action.ts';
import { aCertificate, aPush, DAY, PERMANENT_KEY, PROJECT_ID } from '../simulator/scenario.ts';
import type { SimulatedCertificate } from '../simulator/scenario.ts';
import { startGitHub, type GitHubService } from '../simulator/github-service.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';

/** One run in the life of the issue: what was pushed before it, and what the issue is afterwards. */
export interface Chapter {
  readonly story: string;
  /** What was done to the certificate, in the few words of a table. */
  readonly done: string;
  readonly services: readonly string[];
  readonly expected: { readonly exitCode: number; readonly state: string; readonly comments: number };
}

/** What is to be seen on GitHub after a chapter. */
export interface IssueSeen {
  readonly run: ActionRun;
  /** `#1 Huawei Cloud certificates (open)`. */
  readonly heading: string;
  readonly state: string;
  /** The text of the issue, as Markdown. */
  readonly body: string;
  readonly comments: readonly string[];
}

export const CHAPTERS: readonly Chapter[] = [
  {
    story: 'The certificate was renewed and pushed to nothing. The run is red and opens an issue.',
    done: 'renewed, pushed to nothing',
    services: [],
    expected: { exitCode: 1, state: 'open', comments: 0 }
  },
  {
    story: 'The night after, nothing has changed: the text is brought up to date, and nobody is disturbed.',
    done: 'nothing since the day before',
    services: [],
    expected: { exitCode: 1, state: 'open', comments: 0 }
  },
  {
    story: 'It was pushed to the CDN. A comment says what no longer fails.',
    done: 'pushed to the CDN',
    services: ['CDN'],
    expected: { exitCode: 1, state: 'open', comments: 1 }
  },
  {
    story: 'It was pushed to WAF too. The run is green and closes the issue.',
    done: 'pushed to WAF too',
    services: ['CDN', 'WAF'],
    expected: { exitCode: 0, state: 'closed', comments: 2 }
  }
];

const REPOSITORY = 'example/shop';

const JOB = { login: 'github-actions[bot]', id: 41898282, type: 'Bot', viewer: 'github-actions[bot]' } as const;

const renewed = aCertificate();

function certificateWith(services: readonly string[]): SimulatedCertificate {
  return { ...renewed, pushes: services.map((service) => aPush({ service, pushTime: Date.now() - DAY })) };
}

async function runChapter({ services }: Chapter, github: GitHubService): Promise<ActionRun> {
  const certificate = certificateWith(services);
  await using scm = await startSimulator({ certificates: [certificate] });
  return await runAction({
    inputs: {
      'cert-id': certificate.id,
      'project-id': PROJECT_ID,
      'required-services': 'CDN, WAF@cn-north-4',
      'access-key-id': PERMANENT_KEY.accessKeyId,
      'secret-access-key': PERMANENT_KEY.secretAccessKey,
      endpoint: scm.url,
      'tracking-issue': 'true'
    },
    env: {
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/certificates.yml@refs/heads/main`,
      GITHUB_API_URL: github.url,
      GITHUB_GRAPHQL_URL: github.graphqlUrl
    }
  });
}

/** Lives through the chapters, and calls `onSeen` after each. */
export async function liveThrough(onSeen: (chapter: Chapter, seen: IssueSeen) => void): Promise<void> {
  const tokens = { [JOB_TOKEN]: { ...JOB, mayWrite: true, mayLabel: true } };
  await using github = await startGitHub({ repository: REPOSITORY, tokens });
  for (const chapter of CHAPTERS) {
    const run = await runChapter(chapter, github);
    const [issue] = github.issues;
    const state = issue?.state ?? 'none';
    onSeen(chapter, {
      run,
      heading: `#${issue?.number ?? ''} ${issue?.title ?? ''} (${state})`,
      state,
      body: (issue?.body ?? '').replace(/^<!--.*-->\n/, ''),
      comments: github.comments.map(({ body }) => body)
    });
  }
}
