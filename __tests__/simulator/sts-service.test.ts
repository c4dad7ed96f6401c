// The two services behind a sign-in: real tokens, verified by their published key, and a trust policy that is kept.
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import { startGithubOidc, type GithubOidc, type GithubOidcScenario } from '../../simulator/github-oidc.ts';
import { AGENCY_URN, PROVIDER_URN, startSts, type StsScenario } from '../../simulator/sts-service.ts';

async function ask(
  { variables }: GithubOidc,
  query = '',
  token = variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN
): Promise<Response> {
  return await fetch(variables.ACTIONS_ID_TOKEN_REQUEST_URL + query, { headers: { Authorization: `Bearer ${token}` } });
}

async function tokenOf(github: GithubOidc, query = ''): Promise<string> {
  const { value } = (await (await ask(github, query)).json()) as { value: string };
  return value;
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

describe('GitHub', () => {
  test('hands out a token that its published key verifies', async () => {
    await using github = await startGithubOidc();
    const token = await tokenOf(github);
    const keys = await fetch(`${github.issuer}/.well-known/jwks`);
    const {
      keys: [key]
    } = (await keys.json()) as { keys: JsonWebKey[] };
    const [head, payload, signature] = token.split('.');
    const publicKey = createPublicKey({ key: key ?? {}, format: 'jwk' });
    expect(
      verify(
        'sha256',
        Buffer.from(`${head ?? ''}.${payload ?? ''}`),
        publicKey,
        Buffer.from(signature ?? '', 'base64url')
      )
    ).toBe(true);
    expect(claimsOf(token)).toMatchObject({
      sub: 'repo:example/shop:ref:refs/heads/main',
      aud: 'https://github.com/example',
      iss: github.issuer
    });
  });

  test('puts the audience that is asked for into the token', async () => {
    await using github = await startGithubOidc();
    expect(claimsOf(await tokenOf(github, '&audience=huawei'))).toMatchObject({ aud: 'huawei' });
  });

  test('gives none to another than the runner', async () => {
    await using github = await startGithubOidc();
    expect((await ask(github, '', 'other')).status).toBe(401);
  });
});

describe('STS', () => {
  const run = async ({
    github = {},
    sts = {},
    body = {}
  }: {
    github?: Partial<GithubOidcScenario>;
    sts?: Partial<StsScenario>;
    body?: object;
  }): Promise<{ status: number; answer: Record<string, unknown> }> => {
    await using issuer = await startGithubOidc(github);
    await using service = await startSts({ issuer: issuer.issuer, ...sts });
    const asked = {
      provider_urn: PROVIDER_URN,
      agency_urn: AGENCY_URN,
      agency_session_name: 'example-shop-1',
      id_token: await tokenOf(issuer),
      duration_seconds: 900,
      ...body
    };
    const response = await fetch(`${service.url}/v5/agencies/assume-with-oidc`, {
      method: 'POST',
      body: JSON.stringify(asked)
    });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };

  test('issues temporary credentials that last as long as was asked', async () => {
    const { status, answer } = await run({ body: { duration_seconds: 1800 } });
    expect([status, answer['subject_from_id_token']]).toEqual([200, 'repo:example/shop:ref:refs/heads/main']);
    const { expiration } = answer['credentials'] as { expiration: string };
    expect(Math.abs(Date.parse(expiration) - Date.now() - 1_800_000)).toBeLessThan(60_000);
  });

  it.each<[string, Parameters<typeof run>[0], number]>([
    ['another signer', { github: { foreignKey: true } }, 401],
    ['an expired token', { github: { validSeconds: -1 } }, 401],
    ['another issuer', { github: { claims: { iss: 'https://other.example' } } }, 401],
    ['another audience', { github: { defaultAudience: 'other' } }, 401],
    ['another repository', { github: { sub: 'repo:example/other:ref:refs/heads/main' } }, 403],
    ['a prefix of the sub alone', { sts: { trust: { sub: ['repo:example'], aud: ['*'] } } }, 403],
    ['an audience that the policy refuses', { sts: { trust: { sub: ['*'], aud: ['other'] } } }, 403],
    ['a longer session', { sts: { maxSessionSeconds: 3600 }, body: { duration_seconds: 3601 } }, 400],
    ['a session that is too short for anybody', { body: { duration_seconds: 899 } }, 400],
    ['a session name with a slash', { body: { agency_session_name: 'a/b' } }, 400],
    ['no token', { body: { id_token: '' } }, 400],
    ['another agency', { body: { agency_urn: 'other' } }, 404]
  ])('refuses %s', async (_, scenario, status) => {
    expect((await run(scenario)).status).toBe(status);
  });

  it.each([['repo:example/shop:*'], ['repo:*:ref:refs/heads/main'], ['repo:example/sho?:ref:refs/heads/*']])(
    'trusts %s',
    async (sub) => {
      expect((await run({ sts: { trust: { sub: [sub], aud: ['https://github.com/*'] } } })).status).toBe(200);
    }
  );
});
