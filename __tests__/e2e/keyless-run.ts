// Runs the bundle without a key: GitHub's issuer, STS and SCM are simulated, each in its own server.
import { startGithubOidc, type GithubOidcScenario } from '../../simulator/github-oidc.ts';
import type { ScenarioOverrides } from '../../simulator/scenario.ts';
import { startSimulator, type SimulatedRequest } from '../../simulator/scm-simulator.ts';
import { AGENCY_URN, PROVIDER_URN, startSts, type StsScenario } from '../../simulator/sts-service.ts';
import { CERTIFICATE, inputsFor } from './fault-run.ts';
import type { Told } from './leaks.ts';
import { runAction, type RunOptions } from './run-action.ts';

/** One way in which a sign-in can go. */
export interface KeylessCase extends Pick<RunOptions, 'env' | 'event'> {
  name: string;
  github?: Partial<GithubOidcScenario>;
  sts?: Partial<StsScenario>;
  scm?: ScenarioOverrides;
  inputs?: Record<string, string>;
}

export interface KeylessRun extends Told {
  /** The claims' issuer: the address of the simulated GitHub. */
  issuer: string;
  requests: Record<'github' | 'sts' | 'scm', readonly SimulatedRequest[]>;
  /** Handed out by GitHub. */
  tokens: readonly string[];
  credentials: { accessKeyId: string; secretAccessKey: string; securityToken: string };
}

/** Retries at once: what is told of them is the same. */
const AT_ONCE = ['--import', 'data:text/javascript,Math.random=()=>0;'];

/** A token with its signature, which is a secret by itself. */
function withSignature(token: string): string[] {
  return [token, token.split('.')[2] ?? ''];
}

/** What stands in place of the credentials, but for the expiry. */
function textsIn(fields: Record<string, unknown> = {}): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    name !== 'expiration' && typeof value === 'string' ? value.split('\n') : []
  );
}

/** Runs one case in debug mode, so that everything that could be said is said. */
export async function runKeyless(each: KeylessCase): Promise<KeylessRun> {
  await using github = await startGithubOidc(each.github);
  await using sts = await startSts({ issuer: github.issuer, ...each.sts });
  await using scm = await startSimulator({ certificates: [CERTIFICATE], credentials: sts.credentials, ...each.scm });
  const variables: Record<string, string | undefined> = { ...github.variables, ...each.env };
  const run = await runAction({
    env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ...variables },
    ...(each.event === undefined ? {} : { event: each.event }),
    nodeArgs: AT_ONCE,
    inputs: {
      ...inputsFor(scm.url),
      'access-key-id': '',
      'secret-access-key': '',
      'oidc-provider-urn': PROVIDER_URN,
      'agency-urn': AGENCY_URN,
      'sts-endpoint': sts.url,
      ...each.inputs
    }
  });
  const { accessKeyId, secretAccessKey, securityToken } = sts.credentials;
  const asking = variables['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
  const tokens = [asking, ...github.tokens];
  const signatures = scm.requests.map(
    ({ headers }) => /Signature=(\w+)/.exec(headers['authorization'] ?? '')?.[1] ?? ''
  );
  const secrets = [
    ...tokens.flatMap(withSignature),
    ...textsIn(each.sts?.fields),
    accessKeyId,
    secretAccessKey,
    securityToken,
    ...signatures
  ];
  return {
    run,
    secrets: secrets.filter((secret) => secret !== ''),
    issuer: github.issuer,
    requests: { github: [...github.requests], sts: [...sts.requests], scm: [...scm.requests] },
    tokens: [...github.tokens],
    credentials: sts.credentials
  };
}
