// A fleet by policy. What the file may say is tested in __tests__/config/policy-file.test.ts.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cdn, numbered, RENEWED } from './gate-trials.ts';
import { observe, type Observed, type Trial } from './observe.ts';
import { DAY, MINUTE } from '../../simulator/scenario.ts';

jest.setTimeout(60_000);

const PUSHED = numbered(1, { pushes: [cdn(RENEWED + MINUTE)] });
const FORGOTTEN = numbered(2, { pushes: [cdn(RENEWED - DAY)] });
const UNTIL = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10);

const GOOD = `version: 1
defaults:
  services: [CDN]
certificates:
  - cert-id: ${PUSHED.id}
  - cert-id: ${FORGOTTEN.id}
    services: [WAF@cn-north-4, CDN]
`;
const WAIVERS = `    waivers:
      - {service: CDN, until: ${UNTIL}, reason: leaves the CDN}
      - {service: WAF@cn-north-4, until: ${UNTIL}, reason: not behind WAF yet}
`;

function run(policy: string, inputs: Record<string, string> = {}): Promise<Observed> {
  const trial: Trial = {
    scenario: { certificates: [PUSHED, FORGOTTEN] },
    files: { 'certificates.yml': policy },
    inputs: { 'policy-file': 'certificates.yml', 'cert-id': '', 'required-services': '', ...inputs }
  };
  return observe(trial);
}

function verdicts({ report }: Observed): string[] {
  return report.certificates.flatMap(({ certId, services }) =>
    services.map(({ requirement, verdict }) => `${certId} ${requirement} ${verdict}`)
  );
}

describe('a policy with a misspelt service and a misspelt key', () => {
  let seen: Observed;
  beforeAll(async () => {
    seen = await run(GOOD.replace('services: [CDN]', 'services: [C DN]').replace('    services', '    servces'));
  });

  it('shows each at its line and column, and where it is in words', () => {
    expect(seen.annotations.filter(({ level }) => level === 'error')).toEqual([
      {
        level: 'error',
        title: 'POLICY_INVALID',
        place: 'certificates.yml:3:14',
        message: expect.stringMatching(/^POLICY_INVALID: certificates\.yml:3:14: services: "C DN"/)
      },
      {
        level: 'error',
        title: 'POLICY_INVALID',
        place: 'certificates.yml:7:5',
        message: expect.stringMatching(/7:5: "servces" is not a key of a certificate; did you mean services\?/)
      },
      { level: 'error', title: '', message: '2 problems with the policy file; nothing was checked.' }
    ]);
  });

  it('ends red before any request', () => {
    expect([seen.exitCode, seen.requests.length, seen.outputs, seen.stderr]).toEqual([1, 0, {}, '']);
  });
});

it('shows eight of many problems as annotations and all in the log', async () => {
  const keys = Array.from({ length: 12 }, (_, index) => `key${index}: 1\n`).join('');
  const seen = await run(GOOD + keys);
  const errors = seen.annotations.filter(({ level }) => level === 'error');
  expect(errors.map(({ place }) => place ?? '')).toEqual([
    ...Array.from({ length: 8 }, (_, index) => `certificates.yml:${8 + index}:1`),
    '',
    ''
  ]);
  expect(errors[8]?.message).toMatch(/and 4 more/);
  for (let index = 0; index < 12; index += 1) expect(seen.stdout).toContain(`"key${index}" is not a key`);
});

it('checks each certificate for what its own entry requires', async () => {
  const seen = await run(GOOD);
  expect(verdicts(seen)).toEqual([
    `${PUSHED.id} CDN fresh`,
    `${FORGOTTEN.id} WAF@cn-north-4 missing`,
    `${FORGOTTEN.id} CDN stale`
  ]);
  expect([seen.exitCode, seen.outputs['fresh-services'], seen.outputs['stale-services']]).toEqual([1, 'CDN', 'CDN']);
});

it('passes where what failed is waived, and says so', async () => {
  const seen = await run(GOOD + WAIVERS);
  expect(seen.exitCode).toBe(0);
  expect(verdicts(seen)).toContain(`${FORGOTTEN.id} CDN stale`);
  expect(seen.outputs).toMatchObject({ result: 'pending', 'stale-services': '', 'missing-services': '' });
  expect(seen.outputs['pending-services']).toBe('CDN,WAF@cn-north-4');
  expect(seen.summary).toContain(`Waived until \`${UNTIL}\`: leaves the CDN.`);
  expect(seen.stdout).toContain('stale, waived');
  expect(seen.report.certificates[1]?.services[1]).toMatchObject({
    waiver: { until: UNTIL, reason: 'leaves the CDN' }
  });
});

it('fails again where the waiver is over, and warns that it is', async () => {
  const seen = await run(GOOD + WAIVERS.replaceAll(UNTIL, '2020-01-01'));
  expect(seen.exitCode).toBe(1);
  expect(seen.annotations.filter(({ title }) => title === 'A waiver is over')).toHaveLength(2);
});

it('warns of an undocumented service at its place', async () => {
  const seen = await run(GOOD.replace('services: [CDN]', 'services: [CND]'));
  expect(seen.annotations).toContainEqual({
    level: 'warning',
    title: 'Unusual requirement',
    place: 'certificates.yml:3:14',
    message: expect.stringContaining('did you mean CDN?')
  });
});

it.each([
  ['cert-id beside it', { 'cert-id': PUSHED.id }, /^INPUT_INVALID: cert-id: it was given together with policy-file/],
  ['a file that is not there', { 'policy-file': 'none.yml' }, /"none\.yml" does not exist.*actions\/checkout/],
  ['a file outside the workspace', { 'policy-file': '../event.json' }, /is outside the workspace/]
])('ends red before any request for %s', async (_, inputs, message) => {
  const seen = await run(GOOD, inputs);
  expect([seen.exitCode, seen.requests.length]).toEqual([1, 0]);
  expect(seen.annotations[0]?.message).toMatch(message);
});

describe('certificates that no entry is about', () => {
  const OTHER = numbered(3, { domain: 'other.example.org', sans: 'other.example.org' });
  const withOther = async (policy: string, inputs: Record<string, string> = {}): Promise<Observed> =>
    observe({
      scenario: { certificates: [PUSHED, OTHER] },
      files: { 'certificates.yml': policy },
      inputs: { 'policy-file': 'certificates.yml', 'cert-id': '', 'required-services': '', ...inputs }
    });
  const ONE = `version: 1\ncertificates:\n  - cert-id: ${PUSHED.id}\n    services: [CDN]\n`;

  it.each([
    ['warn', '', 'fresh', 0, 'warning'],
    ['warn', 'unlisted: warn\n', 'fresh', 0, 'warning'],
    ['fail', 'unlisted: fail\n', 'missing', 1, 'error']
  ])('%s', async (_, line, result, exitCode, level) => {
    const seen = await withOther(ONE + line);
    expect([seen.exitCode, seen.outputs['result'], seen.outputs['unlisted']]).toEqual([exitCode, result, OTHER.id]);
    expect(seen.summary).toContain(`| \`${OTHER.id}\` | \`other.example.org\` |`);
    expect(seen.annotations).toContainEqual(
      expect.objectContaining({ level, title: 'Unlisted certificates', message: expect.stringContaining(OTHER.id) })
    );
    expect(seen.report.unlisted).toEqual([
      { certId: OTHER.id, domain: 'other.example.org', expiresAt: expect.stringMatching(/Z$/) }
    ]);
  });

  it('are not looked for with ignore', async () => {
    const seen = await withOther(`${ONE}unlisted: ignore\n`, { 'follow-renewals': 'false' });
    expect([seen.exitCode, seen.outputs['unlisted'], seen.report.unlisted]).toEqual([0, '', []]);
    expect(seen.requests).toHaveLength(2);
  });

  it('are none where every certificate is listed, by ID or by domain', async () => {
    const domain = `  - domain: other.example.org\n    services: [CDN]\n    waivers: [{service: CDN, until: ${UNTIL}, reason: new}]\n`;
    const seen = await withOther(`${ONE}${domain}unlisted: fail\n`);
    expect([seen.exitCode, seen.outputs['result'], seen.outputs['unlisted']]).toEqual([0, 'pending', '']);
    expect(seen.report.certificates.map(({ requestedDomain }) => requestedDomain)).toEqual([null, 'other.example.org']);
  });
});
