// Secrets in pieces and in other spellings, and texts that look like a secret without being one.
import { describe, expect, test } from '@jest/globals';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type ScenarioOverrides
} from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { waysOut } from './leaks.ts';
import { runAction, type ActionRun, type RunOptions } from './run-action.ts';

const TOKEN = 'MIIqZNeverSeenToken/x4abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+q9Ww8Vv7Uu6Tt5';
const NOW = Math.trunc(Date.now() / 1000) * 1000;
const RENEWED = NOW - 30 * DAY;

async function run(
  scenario: ScenarioOverrides,
  inputs: Record<string, string>,
  options: RunOptions = {}
): Promise<ActionRun> {
  await using simulator = await startSimulator(scenario);
  const common = { endpoint: simulator.url, 'project-id': PROJECT_ID, timeout: '10s' };
  return await runAction({ ...options, inputs: { ...common, ...inputs } });
}

const KEY = {
  'access-key-id': PERMANENT_KEY.accessKeyId,
  'secret-access-key': PERMANENT_KEY.secretAccessKey
};

test('a variable that is not used and stands in a project changes no verdict', async () => {
  const certificate = aCertificate({
    pushes: [aPush({ service: 'WAF', project: 'cn-north-7_test', pushTime: NOW - HOUR })]
  });
  const seen = await run(
    { certificates: [certificate] },
    { ...KEY, 'cert-id': certificate.id, 'required-services': 'WAF@cn-north-7_test' },
    { env: { HW_ACCESS_KEY: 'test' } }
  );
  expect([seen.exitCode, seen.outputs['result'], seen.outputs['fresh-services']]).toEqual([
    0,
    'fresh',
    'WAF@cn-north-7_test'
  ]);
});

test('two domains that begin like the token stay two', async () => {
  // If each became the same asterisks, the one would replace the other.
  const start = TOKEN.slice(0, 12).toLowerCase();
  const issue = (at: number, name: string, pushes: number[]): ReturnType<typeof aCertificate> =>
    aCertificate({
      id: scmId(at),
      domain: name,
      sans: name,
      issueTime: scmTime(at),
      notBefore: scmTime(at),
      notAfter: scmTime(at + 300 * DAY),
      pushes: pushes.map((pushTime) => aPush({ service: 'CDN', pushTime }))
    });
  const forgotten = issue(RENEWED - 100 * DAY, `${start}-one.example.com`, [RENEWED - 200 * DAY]);
  const other = issue(RENEWED, `${start}-two.example.com`, [NOW - HOUR]);
  const seen = await run(
    { certificates: [forgotten, other], authToken: TOKEN },
    { 'auth-token': TOKEN, 'cert-id': forgotten.id, 'required-services': 'CDN' }
  );
  expect([seen.exitCode, seen.outputs['result'], seen.outputs['stale-services']]).toEqual([1, 'stale', 'CDN']);
});

describe('parts of the token in an error message are told nowhere:', () => {
  const lines = (text: string): string => text.match(/.{1,64}/g)?.join('\n') ?? '';
  const spread = (text: string): string => text.match(/.{1,11}/g)?.join('\u200b') ?? '';
  const encoded = (encoding: 'base64' | 'hex'): string => Buffer.from(TOKEN).toString(encoding);

  test.each([
    ['after a comma', `signed, as, ${TOKEN.slice(30)}, it says`],
    ['wrapped at 64 columns', lines(TOKEN)],
    ['with zero-width characters', spread(TOKEN)],
    ['its middle alone', `x ${TOKEN.slice(20, 60)} y`],
    ['in base64', encoded('base64')],
    ['in base64, wrapped', lines(encoded('base64'))],
    ['in hex', encoded('hex')],
    ['in hex, with zero-width characters', spread(encoded('hex'))]
  ])('%s', async (_, message) => {
    const certificate = aCertificate();
    const body = JSON.stringify({ error_code: 'SCM.0005', error_msg: message });
    const seen = await run(
      { certificates: [certificate], authToken: TOKEN, faults: [{ fault: { kind: 'answer', status: 400, body } }] },
      { 'auth-token': TOKEN, 'cert-id': certificate.id, 'required-services': 'CDN' },
      { env: { RUNNER_DEBUG: '1' } }
    );
    expect([seen.exitCode, seen.outputs['result']]).toEqual([1, 'error']);
    const out = Object.values(waysOut(seen))
      .join('\n')
      .replaceAll(/[\u200b\s]/g, '');
    expect(out.includes('SCM.0005')).toBe(true);
    for (const secret of [TOKEN, encoded('base64'), encoded('hex')]) {
      const pieces = Array.from({ length: secret.length - 23 }, (__, at) => secret.slice(at, at + 24));
      expect(pieces.filter((piece) => out.includes(piece))).toEqual([]);
    }
  });
});
