// With which credentials the bundle asks, and for what.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';
import { AFTER, cdn, gate, numbered, RENEWED } from './gate-trials.ts';
import { asked, askedIds, instant, observeAll, type Observed, type Trial } from './observe.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

describe('credentials', () => {
  const certificates = [numbered(1, { pushes: [cdn(AFTER)] })];
  const { accessKeyId: ak, secretAccessKey: sk } = PERMANENT_KEY;
  const none = { 'access-key-id': '', 'secret-access-key': '' };
  const temporary = { credentials: { ...PERMANENT_KEY, securityToken: 'simulatedSecurityToken0001' } };
  const wrong = { access: 'WRONGACCESSKEY000001', secret: 'wrongSecretKeyThatMustNotBeUsed0000000001' };
  const huaweiCloud = { HUAWEI_CLOUD_ACCESS_KEY_ID: ak, HUAWEI_CLOUD_SECRET_ACCESS_KEY: sk };
  const sdk = { HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk };
  const hw = { HW_ACCESS_KEY: ak, HW_SECRET_KEY: sk };
  const wrongSdk = { HUAWEICLOUD_SDK_AK: wrong.access, HUAWEICLOUD_SDK_SK: wrong.secret };
  const wrongHw = { HW_ACCESS_KEY: wrong.access, HW_SECRET_KEY: wrong.secret };
  const token = 'simulated-iam-token-that-must-never-be-seen';
  const green: Record<string, Trial> = {
    'the inputs': gate(certificates),
    'temporary keys in the inputs': gate(
      certificates,
      { 'security-token': temporary.credentials.securityToken },
      temporary
    ),
    'an IAM token': gate(certificates, { ...none, 'auth-token': token }, { credentials: null }),
    'HUAWEI_CLOUD_*': { ...gate(certificates, none), env: huaweiCloud },
    'HUAWEICLOUD_SDK_*': { ...gate(certificates, none), env: sdk },
    'HUAWEICLOUD_SDK_* with a security token': {
      ...gate(certificates, none, temporary),
      env: { ...sdk, HUAWEICLOUD_SDK_SECURITY_TOKEN: temporary.credentials.securityToken }
    },
    'HW_*': { ...gate(certificates, none), env: hw },
    'HW_* with a security token': {
      ...gate(certificates, none, temporary),
      env: { ...hw, HW_SECURITY_TOKEN: temporary.credentials.securityToken }
    },
    'HUAWEI_CLOUD_* before the others': {
      ...gate(certificates, none),
      env: { ...huaweiCloud, ...wrongSdk, ...wrongHw }
    },
    'HUAWEICLOUD_SDK_* before HW_*': { ...gate(certificates, none), env: { ...sdk, ...wrongHw } },
    'a family without its half-set predecessors': {
      ...gate(certificates, none),
      env: { HUAWEI_CLOUD_ACCESS_KEY_ID: wrong.access, HUAWEICLOUD_SDK_SK: wrong.secret, ...hw }
    },
    "a family without another family's security token": {
      ...gate(certificates, none),
      env: { ...huaweiCloud, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'of-another', HW_SECURITY_TOKEN: 'of-another' }
    },
    'the inputs before the environment': {
      ...gate(certificates),
      env: { ...wrongSdk, HUAWEI_CLOUD_ACCESS_KEY_ID: wrong.access, HUAWEI_CLOUD_SECRET_ACCESS_KEY: wrong.secret }
    },
    'the inputs without a security token of the environment': {
      ...gate(certificates),
      env: { HW_SECURITY_TOKEN: 'of-another', HUAWEICLOUD_SDK_SECURITY_TOKEN: 'of-another' }
    },
    'an IAM token before the environment': {
      ...gate(certificates, { ...none, 'auth-token': token }, { credentials: null }),
      env: wrongSdk
    }
  };
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(green);
  });

  it.each(Object.keys(green))('%s: accepted, and nowhere to be seen', (name) => {
    const run = runs[name];
    if (run === undefined) throw new Error(`no run of ${name}`);
    expect({ exit: run.exitCode, result: run.outputs['result'] }).toEqual({ exit: 0, result: 'fresh' });
    expect(run.requests.map(({ authenticated }) => authenticated)).toEqual([true, true]);
    const seen = [
      run.stdout.replace(/^::add-mask::.*$/gm, ''),
      run.stderr,
      run.rawOutputs,
      run.summary,
      run.reportFile
    ];
    for (const secret of [ak, sk, token, temporary.credentials.securityToken, wrong.secret, 'of-another']) {
      expect(seen.join('\n')).not.toContain(secret);
    }
  });

  it('every request names its project and asks for English', () => {
    for (const run of Object.values(runs)) {
      for (const { headers } of run.requests) {
        expect(headers).toMatchObject({ 'x-project-id': PROJECT_ID, 'x-language': 'en-us' });
      }
    }
  });

  it('a token goes without a signature, and a security token is signed', () => {
    for (const { headers } of runs['an IAM token']?.requests ?? []) {
      expect(headers).toMatchObject({ 'x-auth-token': token });
      expect(headers).not.toHaveProperty('authorization');
    }
    for (const { headers } of runs['temporary keys in the inputs']?.requests ?? []) {
      expect(headers['authorization']).toMatch(/SignedHeaders=[^,]*x-security-token/);
      expect(headers).not.toHaveProperty('x-auth-token');
    }
  });

  it('what is used is masked', () => {
    expect(runs['the inputs']?.masks).toEqual(expect.arrayContaining([ak, sk]));
    expect(runs['an IAM token']?.masks).toContain(token);
    expect(runs['HW_* with a security token']?.masks).toEqual(
      expect.arrayContaining([ak, sk, temporary.credentials.securityToken])
    );
  });
});

describe('requests', () => {
  const certificates = Array.from({ length: 30 }, (_, index) => numbered(index, { pushes: [cdn(AFTER)] }));
  let runs: Record<'eight' | 'one' | 'thirtyTwo' | 'prefix' | 'renewedAt' | 'failing', Observed>;

  beforeAll(async () => {
    const slow = { latencyMs: 20 };
    runs = await observeAll({
      eight: gate(certificates, {}, slow),
      one: gate(certificates.slice(0, 5), { concurrency: '1' }, slow),
      thirtyTwo: gate(certificates, { concurrency: '32' }, { latencyMs: 60 }),
      prefix: gate(certificates.slice(0, 1), {}, { pathPrefix: '/gateway/scm~v1' }),
      renewedAt: gate(certificates.slice(0, 3), { 'renewed-at': instant(RENEWED) }),
      failing: gate(certificates.slice(0, 3), {}, { deny: ['scm:cert:get'] })
    });
  });

  it('are exactly two for a certificate, also with renewed-at and where one of them fails', () => {
    for (const [run, count] of [
      [runs.eight, 30],
      [runs.one, 5],
      [runs.renewedAt, 3],
      [runs.failing, 3]
    ] as const) {
      const ids = certificates
        .slice(0, count)
        .map(({ id }) => id)
        .toSorted();
      expect(askedIds(run, 'detail')).toEqual(ids);
      expect(askedIds(run, 'history')).toEqual(ids);
      expect(run.requests).toHaveLength(2 * count);
      expect(run.requests.every(({ method, query }) => method === 'GET' && Object.keys(query).length === 0)).toBe(true);
    }
    expect(runs.failing.outputs['result']).toBe('error');
  });

  it('are never more at once than concurrency, and use all of it', () => {
    expect(runs.eight.peakInFlight).toBe(8);
    expect(runs.one.peakInFlight).toBe(1);
    expect(runs.thirtyTwo.peakInFlight).toBeLessThanOrEqual(32);
    expect(runs.thirtyTwo.peakInFlight).toBeGreaterThan(8);
  });

  it('reuse their connections', () => {
    expect(runs.eight.connections).toBeLessThanOrEqual(8);
    expect(runs.one.connections).toBe(1);
  });

  it('keep the path of endpoint as prefix', () => {
    expect(runs.prefix).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    const paths = asked(runs.prefix, 'history').map(({ path }) => path);
    expect(paths).toEqual([`/gateway/scm~v1/v2/${PROJECT_ID}/scm/cert/${certificates[0]?.id ?? ''}/push-history`]);
  });
});
