// What hosts serve, judged by the bundle. The table of verdicts itself stands in judgement/live.test.ts.
import { describe, expect, it, test } from '@jest/globals';
import { DAY } from '../../simulator/scenario.ts';
import { issueCertificate, makeAuthority } from '../../simulator/tls-authority.ts';
import type { HostBehaviour } from '../../simulator/tls-hosts.ts';
import { HOST, inScm, intermediate, issue, observeLive, withoutChain, type LiveTrial } from './live-run.ts';
import { asked, NOW, observe, only, told, verdicts } from './observe.ts';

const ecdsa = issue([HOST]);
const rsa = issue([HOST], { keyFamily: 'RSA' });
const old = issue([HOST]);
const wildcard = issue(['*.example.com']);
const expired = issue([HOST], { notBefore: NOW - 9 * DAY, notAfter: NOW - DAY });
const privateCa = issueCertificate(intermediate, [HOST]);

const renewed = inScm(ecdsa, HOST);
const replaced = inScm(old, HOST, 190);

function serves(...certificates: (typeof ecdsa)[]): HostBehaviour {
  return { kind: 'serves', certificates };
}

interface Seen {
  readonly verdict: string;
  readonly exitCode: number;
  /** In the table of the summary, or in the reason. */
  readonly words: RegExp;
  readonly warnings?: RegExp[];
}

describe('a host', () => {
  it.each<[string, LiveTrial, Seen]>([
    [
      'that serves it everywhere passes',
      { edges: [serves(ecdsa), serves(ecdsa), serves(ecdsa)] },
      { verdict: 'fresh', exitCode: 0, words: /served by 3 of 3 addresses/ }
    ],
    [
      'of which one address serves the replaced one fails, and names both',
      {
        edges: [serves(ecdsa), serves(old)],
        scenario: { certificates: [replaced, renewed] },
        inputs: { 'cert-id': replaced.id }
      },
      {
        verdict: 'stale',
        exitCode: 1,
        words: new RegExp(`192\\.0\\.2\\.2:443 \\(still ${replaced.id}\\)`),
        warnings: [/^A replaced certificate runs out: .*, and https:\/\/www\.example\.com still serves it/]
      }
    ],
    [
      'within grace is pending',
      { edges: [serves(old)], inputs: { 'grace-period': '30d' } },
      { verdict: 'pending', exitCode: 0, words: /due by/ }
    ],
    [
      'that serves an unknown one fails, and tells whose it is',
      { edges: [serves(old)] },
      {
        verdict: 'stale',
        exitCode: 1,
        words: /a certificate of Example Issuing CA, valid from .* fingerprint [0-9a-f]{16}…/
      }
    ],
    [
      'with an RSA and an ECDSA certificate shows the one that is judged',
      { edges: [serves(rsa, ecdsa)], scenario: { certificates: [inScm(rsa, HOST, 3, { keyFamily: 'RSA' })] } },
      { verdict: 'fresh', exitCode: 0, words: /served by 1 of 1 address/ }
    ],
    [
      'may serve a wildcard',
      { edges: [serves(wildcard)], scenario: { certificates: [inScm(wildcard, '*.example.com')] } },
      { verdict: 'fresh', exitCode: 0, words: /served by 1 of 1 address/ }
    ],
    [
      'without its intermediate passes with a warning',
      { edges: [serves(withoutChain(ecdsa))] },
      {
        verdict: 'fresh',
        exitCode: 0,
        words: /served by 1/,
        warnings: [/refuse it: an intermediate certificate is missing/]
      }
    ],
    [
      'that serves an expired one that SCM believes in passes with a warning',
      { edges: [serves(expired)], scenario: { certificates: [inScm(expired, HOST)] } },
      { verdict: 'fresh', exitCode: 0, words: /served by 1/, warnings: [/refuse it: it has expired.*CERT_HAS_EXPIRED/] }
    ],
    [
      'that wants a client certificate shows its own all the same',
      { edges: [{ kind: 'serves', certificates: [ecdsa], wantsClientCertificate: true }] },
      { verdict: 'fresh', exitCode: 0, words: /served by 1/ }
    ],
    [
      'is asked by its own name',
      { edges: [{ kind: 'serves', certificates: [old], byServerName: { [HOST]: [ecdsa] } }] },
      { verdict: 'fresh', exitCode: 0, words: /served by 1/ }
    ],
    [
      'that resets says nothing',
      { edges: [{ kind: 'resets' }] },
      { verdict: 'unknown', exitCode: 1, words: /No address gave a certificate: 192\.0\.2\.1:443 \(no handshake/ }
    ],
    [
      'that speaks plain HTTP says nothing',
      { edges: [{ kind: 'plain-http' }] },
      { verdict: 'unknown', exitCode: 1, words: /192\.0\.2\.1:443 \(no handshake/ }
    ],
    [
      'that answers junk says nothing, which allow-unknown lets pass',
      { edges: [{ kind: 'junk' }], inputs: { 'allow-unknown': 'true' } },
      {
        verdict: 'unknown',
        exitCode: 0,
        words: /192\.0\.2\.1:443 \(no handshake/,
        warnings: [/^Certificate unknown/]
      }
    ],
    [
      'of which most addresses serve it passes, with a warning about the rest',
      { edges: [serves(ecdsa), serves(ecdsa), { kind: 'resets' }] },
      {
        verdict: 'fresh',
        exitCode: 0,
        words: /served by 2 of 3 addresses, 1 without an answer/,
        warnings: [/192\.0\.2\.3:443 \(no handshake/]
      }
    ],
    [
      'without address says nothing',
      { network: { names: { [HOST]: [] } } },
      { verdict: 'unknown', exitCode: 1, words: /there is no A or AAAA record/ }
    ],
    [
      'is asked at one address by via',
      {
        edges: [serves(old), serves(ecdsa)],
        inputs: { 'required-services': `https://${HOST} via 192.0.2.2` }
      },
      { verdict: 'fresh', exitCode: 0, words: /served by 1 of 1 address/ }
    ],
    [
      'has IPv6 addresses that this machine may have no way to',
      {
        edges: [serves(ecdsa)],
        network: { names: { [HOST]: ['192.0.2.1', '2001:db8::1'] }, routes: { '[2001:db8::1]:443': 'ENETUNREACH' } }
      },
      { verdict: 'fresh', exitCode: 0, words: /served by 1 of 1 address/ }
    ]
  ])('%s', async (_, trial, { verdict, exitCode, words, warnings = [] }) => {
    const run = await observeLive({ scenario: { certificates: [renewed] }, ...trial });
    const text = `${run.summary ?? ''}\n${only(run)
      .services.map(({ reason }) => reason)
      .join('\n')}`.replaceAll('`', '');
    expect([verdicts(only(run)), run.exitCode, run.stderr]).toEqual([[verdict], exitCode, '']);
    expect(text).toMatch(words);
    const list = told(run, 'warning').filter((one) => !one.startsWith('Certificate expires'));
    expect(list).toHaveLength(warnings.length);
    for (const warning of warnings) expect(list.join('\n')).toMatch(warning);
    // No push history is asked for, and nothing is ever sent to a host.
    expect(asked(run, 'history')).toEqual([]);
    expect(run.hosts.map(({ applicationBytes }) => applicationBytes)).toEqual(run.hosts.map(() => 0));
  });
});

test('a host that stalls costs its two attempts and no more', async () => {
  const run = await observeLive({
    scenario: { certificates: [renewed] },
    edges: [{ kind: 'stalls' }],
    inputs: { 'request-timeout': '1s' }
  });
  expect([verdicts(only(run)), run.exitCode, run.hosts.map(({ connections }) => connections)]).toEqual([
    ['unknown'],
    1,
    [2]
  ]);
  expect(run.durationMs).toBeLessThan(2_000 + 5_000);
});

test('a name server that hangs holds the run no longer than its time', async () => {
  const run = await observeLive({
    scenario: { certificates: [renewed] },
    network: { names: { [HOST]: 'hang' } },
    inputs: { timeout: '1s' }
  });
  expect([verdicts(only(run)), run.exitCode, run.timedOut]).toEqual([['unknown'], 1, false]);
  expect(run.durationMs).toBeLessThan(1_000 + 5_000);
});

test('eight addresses are asked, and a warning counts the rest', async () => {
  const addresses = Array.from({ length: 1_000 }, (_, index) => `198.51.${Math.floor(index / 250)}.${index % 250}`);
  const run = await observeLive({
    scenario: { certificates: [renewed] },
    edges: [serves(ecdsa)],
    network: {
      names: { [HOST]: ['192.0.2.1', ...addresses] },
      routes: Object.fromEntries(addresses.map((one) => [`${one}:443`, 'ECONNREFUSED']))
    }
  });
  expect(only(run).services[0]).toMatchObject({ verdict: 'unknown', evidence: 'none' });
  expect(only(run).services[0]?.live).toHaveLength(8);
  expect(told(run, 'warning').join()).toMatch(/it has 993 addresses more than the 8 that were asked/);
});

describe('the report', () => {
  test('tells what every address served', async () => {
    const run = await observeLive({
      scenario: { certificates: [replaced, renewed] },
      edges: [serves(ecdsa), serves(old), { kind: 'plain-http' }]
    });
    const nothing = { fingerprint: null, certId: null, notBefore: null, notAfter: null };
    const instant = expect.stringMatching(/^\d{4}-.*Z$/);
    const servedAs = (certificate: typeof renewed): object => ({
      fingerprint: certificate.fingerprint,
      certId: certificate.id,
      notBefore: instant,
      notAfter: instant,
      error: null
    });
    expect(run.report).toMatchObject({ result: 'stale', uncoveredHosts: [] });
    const [first] = run.report.certificates;
    expect(first).toMatchObject({
      requestedCertId: replaced.id,
      certId: renewed.id,
      historyRecords: null,
      historyFull: null
    });
    expect(first?.services).toMatchObject([
      {
        requirement: `https://${HOST}`,
        verdict: 'stale',
        pushedAt: null,
        pushedService: null,
        pushedProject: null,
        lagSeconds: null,
        reason: expect.any(String),
        evidence: 'live',
        live: [
          { address: '192.0.2.1:443', ...servedAs(renewed) },
          { address: '192.0.2.2:443', ...servedAs(replaced) },
          { address: '192.0.2.3:443', ...nothing, error: expect.stringMatching(/^no handshake: /) }
        ],
        waiver: null
      }
    ]);
  });
});

describe('a host that no certificate covers', () => {
  const trial: LiveTrial = {
    scenario: { certificates: [renewed] },
    edges: [serves(ecdsa)],
    inputs: { 'required-services': `CDN, https://${HOST}, https://shop.example.com` }
  };

  test('is an error of the run that names it everywhere', async () => {
    const run = await observeLive(trial);
    expect(run.exitCode).toBe(1);
    expect(run.report).toMatchObject({ result: 'error', uncoveredHosts: ['https://shop.example.com'] });
    expect(verdicts(only(run))).toEqual(['missing', 'fresh']);
    expect(run.outputs).toMatchObject({
      result: 'error',
      'error-services': 'https://shop.example.com',
      'fresh-services': `https://${HOST}`,
      'missing-services': 'CDN'
    });
    expect(told(run, 'error')[0]).toMatch(/^HOST_NOT_COVERED: https:\/\/shop\.example\.com is covered by none/);
    expect(run.summary).toMatch(/error \| none covers it \| `https:\/\/shop\.example\.com` \|/);
  });

  test('only warns under warn-only', async () => {
    const run = await observeLive({ ...trial, inputs: { ...trial.inputs, 'warn-only': 'true' } });
    expect([run.exitCode, run.outputs['result'], told(run, 'error')]).toEqual([0, 'error', []]);
    expect(told(run, 'warning').join('\n')).toMatch(/HOST_NOT_COVERED/);
  });
});

test('a certificate of which only hosts are required that it is not to serve is unknown, and seen', async () => {
  const other = inScm(privateCa, 'api.example.com', 2);
  const run = await observeLive({ scenario: { certificates: [renewed, other] }, edges: [serves(ecdsa)] });
  expect([run.exitCode, run.outputs['result']]).toEqual([1, 'unknown']);
  expect(run.report.certificates.map(({ result, services }) => `${result} ${services.length}`)).toEqual([
    'fresh 1',
    'unknown 0'
  ]);
  expect(told(run, 'error').join()).toMatch(new RegExp(`${other.id} .*none of the required hosts is to serve it`, 's'));
  expect(run.summary).toContain(other.id);
});

test('a policy file asks the hosts of an entry for its own certificate, and without services for no history', async () => {
  const api = issue(['api.example.com', HOST]);
  const other = inScm(api, 'api.example.com', 1, { sans: `api.example.com;${HOST}` });
  const policy = [
    'version: 1',
    'certificates:',
    `  - cert-id: ${renewed.id}`,
    `    services: [https://${HOST}]`,
    `  - cert-id: ${other.id}`,
    `    services: [CDN, "https://${HOST} via 192.0.2.2"]`,
    '    waivers:',
    `      - { service: CDN, until: ${new Date(NOW + 9 * DAY).toISOString().slice(0, 10)}, reason: moves }`,
    ''
  ].join('\n');
  const run = await observeLive({
    scenario: { certificates: [renewed, other] },
    edges: [serves(ecdsa), serves(api)],
    files: { 'certificates.yml': policy },
    inputs: { 'cert-id': '', 'required-services': '', 'policy-file': 'certificates.yml', 'follow-renewals': 'false' }
  });
  expect(run.report.certificates.map(verdicts)).toEqual([['stale'], ['missing', 'fresh']]);
  expect(asked(run, 'history').map(({ certId }) => certId)).toEqual([other.id]);
});

describe('what asks hosts is loaded', () => {
  const TELL = 'process.on("exit", () => console.error(process.moduleLoadList.includes("NativeModule dns/promises")))';
  const loads = async (required: string): Promise<string> => {
    const run = await observe({
      scenario: { certificates: [renewed] },
      inputs: { 'required-services': required },
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`]
    });
    return run.stderr.trim();
  };

  test('with a host, and without one never', async () => {
    expect([await loads(`https://${HOST} via 127.0.0.1:1`), await loads('CDN')]).toEqual(['true', 'false']);
  });
});

describe('a hostile server', () => {
  const hostileName = '::error::owned ##[error] <img src=x> | `@octocat` https://evil.example \u202e';
  const hostile = issueCertificate(makeAuthority(hostileName), [HOST]);

  test('that floods, or shows a chain of a thousand, costs its attempts and gives nothing away', async () => {
    const long = { ...ecdsa, cert: ecdsa.cert + intermediate.cert.repeat(1_000) };
    const run = await observeLive({
      scenario: { certificates: [renewed] },
      edges: [{ kind: 'floods' }, serves(long)],
      inputs: { 'request-timeout': '5s' }
    });
    expect([verdicts(only(run)), run.exitCode]).toEqual([['unknown'], 1]);
    expect(only(run).services[0]?.reason).toMatch(/192\.0\.2\.1:443 .*192\.0\.2\.2:443/);
    expect(run.hosts.map(({ connections }) => connections)).toEqual([2, 2]);
    expect(run.durationMs).toBeLessThan(2 * 5_000 + 5_000);
  });

  test('names its issuer, and that stays text', async () => {
    const run = await observeLive({ scenario: { certificates: [renewed] }, edges: [serves(hostile)] });
    expect(verdicts(only(run))).toEqual(['stale']);
    expect(only(run).services[0]?.reason).toContain('@octocat');
    expect(only(run).services[0]?.reason).not.toMatch(/\u202e/);
    expect(run.stdout).not.toMatch(/##\[error\]|^::error::owned/m);
    expect(run.summary).not.toMatch(/(?<!`)<img|(?<!`)@octocat|(?<!`)https:\/\/evil/);
  });
});
