// The command: what it prints, and how it ends.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, test } from '@jest/globals';
import { node24, root } from '../../scripts/node24.mjs';
import { startGithubOidc } from '../../simulator/github-oidc.ts';
import { PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { AGENCY_URN, PROVIDER_URN, startSts } from '../../simulator/sts-service.ts';
import { certificatesOf, startHost } from './account.ts';

interface Ended {
  status: unknown;
  stdout: string;
  stderr: string;
}

const KEY = {
  HUAWEICLOUD_SDK_AK: PERMANENT_KEY.accessKeyId,
  HUAWEICLOUD_SDK_SK: PERMANENT_KEY.secretAccessKey
};

function liveCheck(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(node24(), [join(root, 'live-check/main.ts'), ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

/** What stands between the scissors. */
function pasted(stdout: string): string {
  return stdout.split('-----8<-----\n')[1] ?? '';
}

describe('the command', () => {
  test('ends with 0 and Markdown to paste where no assumption fell', async () => {
    await using scm = await startSimulator({ certificates: certificatesOf({}) });
    await using host = await startHost();
    const args = ['--project-id', PROJECT_ID, '--endpoint', scm.url, '--host', `localhost:${host.port}`];
    const { status, stdout, stderr } = await liveCheck(args, KEY);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [head = ''] = pasted(stdout).split('\n');
    expect(head).toMatch(/^live-check of version \d+\.\d+\.\d+ on \d{4}-\d\d-\d\d, another endpoint, /);
    expect(head).toMatch(/permanent access key: 17 hold, 0 fell, 1 are open\.$/);
    expect(pasted(stdout).match(/^#### \d+\. .*\?$/gm)).toHaveLength(18);
    for (const secret of [...Object.values(KEY), PROJECT_ID, 'private-name', 'localhost']) {
      expect(stdout).not.toContain(secret);
    }
  });

  test('ends with 1 where one did, and says which', async () => {
    await using scm = await startSimulator({ certificates: certificatesOf({ zone: 0 }) });
    await using host = await startHost();
    const args = ['--project-id', PROJECT_ID, '--endpoint', scm.url, '--host', `localhost:${host.port}`];
    const { status, stdout } = await liveCheck(args, KEY);
    expect(status).toBe(1);
    expect(pasted(stdout).match(/- \*\*FELL\*\*: .*/g)).toEqual([expect.stringContaining('Set time-zone: "Z"')]);
    expect((await liveCheck([...args, '--time-zone', 'Z'], KEY)).status).toBe(0);
  });

  test('ends with 2 where SCM does not take the key', async () => {
    await using scm = await startSimulator({ credentials: null });
    const { status, stdout } = await liveCheck(['--project-id', PROJECT_ID, '--endpoint', scm.url], KEY);
    expect(status).toBe(2);
    expect(stdout).toContain('HTTP 401, APIGW.0301');
  });

  test('signs in without a key', async () => {
    await using github = await startGithubOidc();
    await using sts = await startSts({ issuer: github.issuer });
    await using scm = await startSimulator({ certificates: certificatesOf({}), credentials: sts.credentials });
    const keyless = ['--oidc-provider-urn', PROVIDER_URN, '--agency-urn', AGENCY_URN, '--sts-endpoint', sts.url];
    const args = ['--project-id', PROJECT_ID, '--endpoint', scm.url, ...keyless];
    const { status, stdout } = await liveCheck(args, github.variables);
    expect(status).toBe(0);
    expect(pasted(stdout)).toContain('another endpoint, without a key:');
    const { status: refused, stderr } = await liveCheck(args);
    expect(refused).toBe(2);
    expect(stderr).toContain('OIDC_UNAVAILABLE');
  });
});

describe('wrong options end with 2:', () => {
  const project = ['--project-id', PROJECT_ID];
  it.each([
    ['no project', [], KEY, /--project-id: no value was given/],
    [
      'a region that is none',
      [...project, '--region', 'mars'],
      KEY,
      /--region: "mars" cannot be used; allowed: cn-north-4/
    ],
    ['a host with a path', [...project, '--host', 'a.example/x'], KEY, /--host: .*allowed: HOST\[:PORT\]/],
    ['an unknown option', [...project, '--push', 'x'], KEY, /--push/],
    ['no credentials', project, {}, /HUAWEICLOUD_SDK_AK/],
    ['half of what a sign-in needs', [...project, '--agency-urn', AGENCY_URN], {}, /oidc-provider-urn/]
  ])('%s', async (_, args, env, message) => {
    const { status, stdout, stderr } = await liveCheck(args, env);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

test('--help says what it does, and ends with 0', async () => {
  const { status, stdout } = await liveCheck(['--help']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/Reads only.*--project-id.*--host.*HUAWEICLOUD_SDK_AK/s);
});
