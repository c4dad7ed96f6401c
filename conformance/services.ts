// The stand-ins that the official clients are pointed at: one of each behaviour.
import { startGithubOidc, type GithubOidc, type GithubOidcScenario } from '../simulator/github-oidc.ts';
import { MINUTE, type Credentials, type ScenarioOverrides } from '../simulator/scenario.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';
import { startSts, type Sts } from '../simulator/sts-service.ts';
import { ACCOUNT } from './account.ts';

/** The URLs of the services, and what belongs to them. */
export interface Services {
  scm: string;
  /** What an unknown ID in a batch gets is documented nowhere: `scm` refuses with 400, this one with 404. */
  notFound: string;
  /** The same, where the unknown ID is left out. */
  leftOut: string;
  /** Clocks that are 20 min ahead of the client's, 20 min behind, and 10 min ahead. */
  clockAhead: string;
  clockBehind: string;
  clockNearlyRight: string;
  /** Lacks the IAM action of the list. */
  denying: string;
  /** A token that is trusted, one that has expired, and one for a repository that is not trusted. */
  exchanges: Record<'trusted' | 'expired' | 'foreign', Exchange>;
  /** What is issued for the trusted token, and the SCM that takes it. */
  issued: Required<Credentials>;
  scmOfIssued: string;
}

/** A token that GitHub signed, and the token service that trusts its issuer. */
export interface Exchange {
  sts: string;
  token: string;
}

async function tokenOf({ variables }: GithubOidc): Promise<string> {
  const url = new URL(variables.ACTIONS_ID_TOKEN_REQUEST_URL);
  url.searchParams.set('audience', 'https://github.com/example');
  const headers = { authorization: `Bearer ${variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
  const { value } = Object(await (await fetch(url, { headers })).json()) as { value?: unknown };
  if (typeof value !== 'string') throw new Error('the simulated GitHub gave no token');
  return value;
}

/** Starts all services; they are stopped with `stack`. */
export async function startServices(stack: AsyncDisposableStack): Promise<Services> {
  const scm = async (changes: ScenarioOverrides = {}): Promise<string> =>
    stack.use(await startSimulator({ ...ACCOUNT, ...changes })).url;
  const exchange = async (token: Partial<GithubOidcScenario>): Promise<Exchange & Pick<Sts, 'credentials'>> => {
    const github = stack.use(await startGithubOidc(token));
    const { url: sts, credentials } = stack.use(await startSts({ issuer: github.issuer }));
    return { sts, credentials, token: await tokenOf(github) };
  };
  const trusted = await exchange({});
  return {
    scm: await scm(),
    notFound: await scm({ deployed: { unknownId: 'not-found' } }),
    leftOut: await scm({ deployed: { unknownId: 'left-out' } }),
    clockAhead: await scm({ clockOffsetMs: 20 * MINUTE }),
    clockBehind: await scm({ clockOffsetMs: -20 * MINUTE }),
    clockNearlyRight: await scm({ clockOffsetMs: 10 * MINUTE }),
    denying: await scm({ deny: ['scm:cert:list'] }),
    exchanges: {
      trusted,
      expired: await exchange({ validSeconds: -60 }),
      foreign: await exchange({ sub: 'repo:somebody/else:ref:refs/heads/main' })
    },
    issued: trusted.credentials,
    scmOfIssued: await scm({ credentials: trusted.credentials })
  };
}
