// Accounts as they occur: what the demo tells and the picture shows. A new kind of account is one object more.
import type { ActionRun } from '../__tests__/e2e/run-action.ts';
import { runAction } from '../__tests__/e2e/run-action.ts';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  MINUTE,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../simulator/scenario.ts';
import { startGithubOidc } from '../simulator/github-oidc.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';
import { bindingCases } from './binding-cases.ts';
import { fleetCase } from './fleet-case.ts';
import { policyCases } from './policy-cases.ts';
import { AGENCY_URN, PROVIDER_URN, startSts } from '../simulator/sts-service.ts';

/** The servers that a case runs against: where each is, and how it is stopped. */
export interface Servers extends AsyncDisposable {
  /** Inputs that lead to them. */
  inputs: Record<string, string>;
  env?: Record<string, string>;
  /** Arguments of node, before the script. */
  nodeArgs?: string[];
}

export interface Case {
  title: string;
  story: string;
  /** What was done to the certificate, in the few words of a table. */
  done: string;
  start: () => Promise<Servers>;
  /** Inputs beside those of the servers. */
  inputs: Record<string, string>;
  /** Files of the workspace, by path. */
  files?: Record<string, string>;
  expected: { exitCode: number; result: string };
}

/** How an account and a certificate in it are made, for the cases that have a file of their own. */
export interface Making {
  scm: (scenario: ScenarioOverrides) => Case['start'];
  issued: (at: number, domain: string, pushes: SimulatedCertificate['pushes']) => SimulatedCertificate;
  now: number;
}

const now = Math.trunc(Date.now() / 1000) * 1000;

/** An account at SCM, and nothing else. */
function scm(scenario: ScenarioOverrides): () => Promise<Servers> {
  return async () => {
    const simulator = await startSimulator(scenario);
    return {
      inputs: {
        endpoint: simulator.url,
        'project-id': PROJECT_ID,
        'access-key-id': PERMANENT_KEY.accessKeyId,
        'secret-access-key': PERMANENT_KEY.secretAccessKey
      },
      [Symbol.asyncDispose]: () => simulator.close()
    };
  };
}

/** The same account, asked without a key: GitHub's OIDC token is exchanged for a temporary one. */
function keyless(scenario: ScenarioOverrides): () => Promise<Servers> {
  return async () => {
    await using starting = new AsyncDisposableStack();
    const github = starting.use(await startGithubOidc());
    const sts = starting.use(await startSts({ issuer: github.issuer }));
    const simulator = starting.use(await startSimulator({ ...scenario, credentials: sts.credentials }));
    const running = starting.move();
    return {
      inputs: {
        endpoint: simulator.url,
        'project-id': PROJECT_ID,
        'oidc-provider-urn': PROVIDER_URN,
        'agency-urn': AGENCY_URN,
        'sts-endpoint': sts.url
      },
      env: github.variables,
      [Symbol.asyncDispose]: () => running.disposeAsync()
    };
  };
}

/** A certificate whose ID and times belong to one issue, for these names. */
function issued(at: number, domain: string, pushes: SimulatedCertificate['pushes']): SimulatedCertificate {
  return aCertificate({
    id: scmId(at - HOUR),
    name: domain.split('.')[0] ?? domain,
    domain,
    sans: domain,
    issueTime: scmTime(at),
    notBefore: scmTime(at - HOUR),
    notAfter: scmTime(at + 200 * DAY),
    updatedAt: at,
    pushes
  });
}

const healthy = aCertificate();

const reissuedAt = now - 3 * DAY;
const reissued = {
  ...issued(reissuedAt, 'shop.example.com', [
    aPush({ service: 'WAF', project: 'cn-north-4', pushTime: reissuedAt + DAY }),
    aPush({ service: 'WAF', project: 'cn-east-3', pushTime: reissuedAt - 90 * DAY }),
    aPush({ service: 'CDN', pushTime: reissuedAt - 91 * DAY })
  ]),
  id: scmId(now - 100 * DAY)
};

const crowded = issued(
  now - 20 * DAY,
  'crowded.example.com',
  Array.from({ length: 10 }, (_, index) =>
    aPush({
      service: 'WAF',
      project: index === 9 ? 'cn-north-4' : `cn-north-4_shop${index}`,
      pushTime: now - 2 * DAY - index * MINUTE
    })
  )
);

const boughtAt = now - 190 * DAY;
const renewedAt = now - 2 * DAY;
const old = issued(boughtAt, 'pay.example.com', [
  aPush({ service: 'CDN', pushTime: boughtAt + DAY }),
  aPush({ service: 'WAF', pushTime: boughtAt + DAY + HOUR })
]);
const successor = issued(renewedAt, 'pay.example.com', [aPush({ service: 'CDN', pushTime: renewedAt + DAY })]);

/** All that the demo shows, in its order. */
export const CASES: readonly Case[] = [
  {
    title: 'Healthy',
    story: 'Renewed 30 days ago and pushed to both services a day later.',
    done: 'renewed, pushed everywhere',
    start: scm({ certificates: [healthy] }),
    inputs: { 'cert-id': healthy.id, 'required-services': 'CDN\nWAF@cn-north-4' },
    expected: { exitCode: 0, result: 'fresh' }
  },
  {
    title: 'Left behind',
    story:
      'Reissued three days ago. WAF in cn-north-4 got it; WAF in cn-east-3, the CDN and the load balancers did not.',
    done: 'reissued, pushed to one of four',
    start: scm({ certificates: [reissued] }),
    inputs: { 'cert-id': reissued.id, 'required-services': 'CDN\nWAF@cn-north-4\nWAF@cn-east-3\nEnhance_ELB' },
    expected: { exitCode: 1, result: 'missing' }
  },
  {
    title: 'Unknown',
    story:
      'Huawei Cloud keeps ten records. A batch of WAF pushes filled them; what happened to the CDN is out of sight.',
    done: 'renewed, then ten pushes to WAF',
    start: scm({ certificates: [crowded] }),
    inputs: { 'cert-id': crowded.id, 'required-services': 'CDN\nWAF@cn-north-4' },
    expected: { exitCode: 1, result: 'unknown' }
  },
  {
    title: 'Renewed under a new ID',
    story:
      'The pinned certificate was pushed everywhere, but it is on its way out: its successor reached only the CDN.',
    done: 'replaced by a new ID, pushed to the CDN alone',
    start: scm({ certificates: [old, successor] }),
    inputs: { 'cert-id': old.id, 'required-services': 'CDN\nWAF@cn-north-4' },
    expected: { exitCode: 1, result: 'missing' }
  },
  {
    title: 'Keyless',
    story: "No key in the repository: GitHub's OIDC token is exchanged for a temporary one, then checked as ever.",
    done: 'renewed, pushed everywhere',
    start: keyless({ certificates: [healthy] }),
    inputs: { 'cert-id': healthy.id, 'required-services': 'CDN\nWAF@cn-north-4' },
    expected: { exitCode: 0, result: 'fresh' }
  },
  ...bindingCases({ scm, issued, now }),
  ...policyCases({ scm, issued, now })
];

/** The picture's fleet. */
export const FLEET: Case = fleetCase({ issued, now });

/** Starts the servers of a case, runs the committed bundle against them and stops them. */
export async function runCase({ start, inputs, files = {} }: Case): Promise<ActionRun> {
  await using servers = await start();
  return await runAction({
    inputs: { ...servers.inputs, ...inputs },
    env: servers.env ?? {},
    nodeArgs: servers.nodeArgs ?? [],
    files
  });
}
