// What uses the certificates, on the bundle: the table of the contract in a few accounts, and what SCM may say that is not so.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bodyFault, gatewayFault, serviceFault, type Fault } from '../../simulator/faults.ts';
import { aPush, aResource, DAY, scmId, type SimulatedCertificate } from '../../simulator/scenario.ts';
import { next, NEXT_ISSUED, old, OLD } from './follow-account.ts';
import { asked, entry, observeAll, only, told, type Observed, type Trial } from './observe.ts';

const DOMAIN = aResource();
const WAF = aResource({ service: 'WAF', region: 'cn-north-4' });
const CLASSIC = aResource({ service: 'ELB', region: 'cn-north-4', name: 'listener-1' });
const PUSHED = [aPush({ pushTime: NEXT_ISSUED + DAY })];
const HOSTILE = '</td><img src=x onerror=alert(1)> @admin\n::error::pwned|`x`\u202E ##[group]';

interface Binding extends Omit<Trial, 'scenario'> {
  scenario?: Trial['scenario'];
  /** The certificate in service, and the one that it replaced. */
  next?: Partial<SimulatedCertificate>;
  old?: Partial<SimulatedCertificate>;
  others?: SimulatedCertificate[];
  verdict: string;
  evidence: string;
  /** Requests for bindings; 1 unless told otherwise. */
  questions?: number;
  reason?: RegExp;
  warning?: RegExp;
}

/** A fault of the question for bindings. */
function atDeployed(fault: Fault): Pick<Binding, 'scenario'> {
  return { scenario: { faults: [{ match: { route: 'deployed' }, fault }] } };
}

const ACCEPT = { bindings: 'accept' };
const BINDINGS = {
  'rotated, no record': { inputs: ACCEPT, next: { resources: [DOMAIN] }, verdict: 'fresh', evidence: 'binding' },
  'rotated, no record, only checked': {
    next: { resources: [DOMAIN] },
    verdict: 'missing',
    evidence: 'none',
    reason: /SCM says that CDN shop\.example\.com uses it, with bindings: check a push record is needed/
  },
  'rotated, another service': { inputs: ACCEPT, next: { resources: [WAF] }, verdict: 'missing', evidence: 'none' },
  'pushed, one left behind': {
    next: { pushes: PUSHED, resources: [DOMAIN] },
    old: { resources: [aResource({ name: 'img.example.com' })] },
    verdict: 'stale',
    evidence: 'binding',
    reason: new RegExp(
      `^SCM says that CDN img\\.example\\.com still uses ${OLD.id}, which scs\\d+ replaced; the newest push`
    )
  },
  'pushed, one left behind that was followed': {
    inputs: { 'cert-id': OLD.id },
    next: { pushes: PUSHED },
    old: { resources: [DOMAIN] },
    verdict: 'stale',
    evidence: 'binding'
  },
  // Two that are alike: nothing decides which replaced the old one, and that something did is certain.
  'one left behind, what replaced it in doubt': {
    inputs: { 'cert-id': OLD.id, 'allow-unknown': 'true' },
    old: { resources: [DOMAIN] },
    others: [next({ id: scmId(NEXT_ISSUED), pushes: PUSHED })],
    verdict: 'stale',
    evidence: 'binding',
    reason: new RegExp(`still uses ${OLD.id}; ${OLD.id} was replaced, but nothing decides between`)
  },
  'pushed, one left behind, in grace': {
    inputs: { 'grace-period': '30d' },
    next: { pushes: PUSHED },
    old: { resources: [DOMAIN] },
    verdict: 'pending',
    evidence: 'binding'
  },
  'pushed, in use': { next: { pushes: PUSHED, resources: [DOMAIN] }, verdict: 'fresh', evidence: 'push' },
  'pushed, nothing uses it': {
    next: { pushes: PUSHED },
    verdict: 'fresh',
    evidence: 'push',
    warning: /Pushed, but nothing uses it: .*SCM knows no resource there that uses it/
  },
  'an old load balancer': {
    inputs: { 'required-services': 'Enhance_ELB' },
    old: { resources: [CLASSIC] },
    verdict: 'stale',
    evidence: 'binding'
  },
  'a new load balancer': {
    inputs: { 'required-services': 'Enhance_ELB', ...ACCEPT },
    next: { resources: [CLASSIC] },
    verdict: 'missing',
    evidence: 'none'
  },
  'reissued under its ID': {
    inputs: ACCEPT,
    next: { resources: [DOMAIN], pushes: [aPush({ service: 'WAF', pushTime: NEXT_ISSUED - DAY })] },
    verdict: 'missing',
    evidence: 'none',
    reason: /but it was pushed before its renewal under the same ID/
  },
  'an inaccurate region': {
    next: { pushes: PUSHED, resources: [DOMAIN] },
    scenario: { deployed: { errorRegions: [{ service: 'CDN', region: 'global', certId: OLD.id }] } },
    verdict: 'unknown',
    evidence: 'push',
    reason: /SCM does not tell all that uses scs\d+ in CDN@global/
  },
  'a replaced one is absent': {
    next: { pushes: PUSHED, resources: [DOMAIN] },
    scenario: { deployed: { absentIds: [OLD.id] } },
    verdict: 'unknown',
    evidence: 'push'
  },
  'a number above the list': {
    next: { pushes: PUSHED, resources: [DOMAIN] },
    old: { resourceNums: { CDN: 3 } },
    verdict: 'unknown',
    evidence: 'push',
    reason: /3 CDN resources of scs\d+/
  },
  'a number below the list': {
    inputs: ACCEPT,
    next: { resources: [DOMAIN], resourceNums: { CDN: 0 } },
    verdict: 'fresh',
    evidence: 'binding'
  },
  'a result for an ID that nobody asked about': {
    inputs: ACCEPT,
    scenario: {
      deployed: {
        extraResults: [
          {
            certificate_id: 'scs1111111111111',
            total_num: 1,
            deployed_resources: [
              {
                service: 'CDN',
                resource_num: 1,
                region_resources: [{ region_id: 'global', resources: [{ resource_id: 'r' }] }]
              }
            ]
          }
        ]
      }
    },
    verdict: 'missing',
    evidence: 'none'
  },
  'a hundred resources and more': {
    next: { pushes: PUSHED },
    old: { resources: Array.from({ length: 150 }, (_, index) => aResource({ name: `d${index}.example.com` })) },
    verdict: 'stale',
    evidence: 'binding',
    reason: /CDN d0\.example\.com, CDN d1\.example\.com, CDN d2\.example\.com and 97 more still use/
  },
  'no name and a hostile name': {
    next: { pushes: PUSHED },
    old: { resources: [aResource({ name: null, id: 'r-1' }), aResource({ name: HOSTILE })] },
    verdict: 'stale',
    evidence: 'binding',
    reason: /CDN r-1 and CDN <\/td>/
  },
  'a batch that is refused': {
    // Hidden from deployed-resources, and seen by everything else.
    next: { pushes: PUSHED, resources: [DOMAIN] },
    scenario: { faults: [{ match: { route: 'deployed', certId: OLD.id }, fault: serviceFault(400, 'SCM.0020') }] },
    questions: 3,
    verdict: 'unknown',
    evidence: 'push'
  },
  'an expired one that SCM does not know': {
    next: { pushes: PUSHED, resources: [DOMAIN] },
    old: { status: 'EXPIRED' },
    scenario: { faults: [{ match: { route: 'deployed', certId: OLD.id }, fault: serviceFault(404, 'SCM.0020') }] },
    questions: 2,
    verdict: 'fresh',
    evidence: 'push'
  },
  'a question that fails': {
    next: { pushes: PUSHED, resources: [DOMAIN] },
    ...atDeployed(serviceFault(403, 'SCM.1004')),
    verdict: 'error',
    evidence: 'push'
  },
  'the permission is missing': {
    next: { pushes: PUSHED },
    scenario: { deny: ['scm:cert:deployed'] },
    verdict: 'error',
    evidence: 'push'
  },
  'an endpoint without the question': {
    next: { pushes: PUSHED },
    ...atDeployed(gatewayFault(404, 'APIGW.0101')),
    verdict: 'error',
    evidence: 'push'
  },
  'an answer of another shape': {
    next: { pushes: PUSHED },
    ...atDeployed(bodyFault('{"results": [{"certificate_id": 1}]}')),
    verdict: 'error',
    evidence: 'push'
  },
  'an answer without results': {
    next: { pushes: PUSHED },
    ...atDeployed(bodyFault('{}')),
    verdict: 'unknown',
    evidence: 'push'
  },
  'an outage that passes': {
    inputs: ACCEPT,
    next: { resources: [DOMAIN] },
    scenario: { faults: [{ match: { route: 'deployed', nth: [1] }, fault: serviceFault(503, 'SCM.0503') }] },
    questions: 2,
    verdict: 'fresh',
    evidence: 'binding'
  },
  off: {
    inputs: { bindings: 'off' },
    old: { resources: [DOMAIN] },
    next: { pushes: PUSHED },
    questions: 0,
    verdict: 'fresh',
    evidence: 'push'
  }
} satisfies Record<string, Binding>;

type Name = keyof typeof BINDINGS;
const NAMES = Object.keys(BINDINGS) as Name[];

let runs: Record<Name, Observed>;
beforeAll(async () => {
  const trials = NAMES.map((name): [Name, Trial] => {
    const { next: changed, old: left, others = [], inputs, scenario }: Binding = BINDINGS[name];
    const certificates = [next(changed), ...others, old(left)];
    return [
      name,
      {
        scenario: { certificates, ...scenario },
        inputs: { 'cert-id': next().id, bindings: 'check', 'expires-within': '0', ...inputs }
      }
    ];
  });
  runs = await observeAll(Object.fromEntries(trials) as Record<Name, Trial>);
}, 300_000);

const FAILING = ['unknown', 'stale', 'missing', 'error'];

test.each(NAMES)('%s', (name) => {
  const expected: Binding = BINDINGS[name];
  const run = runs[name];
  const [service] = only(run).services;
  expect({ verdict: service?.verdict, evidence: service?.evidence, exit: run.exitCode }).toEqual({
    verdict: expected.verdict,
    evidence: expected.evidence,
    exit: FAILING.includes(expected.verdict) ? 1 : 0
  });
  expect(asked(run, 'deployed').map(({ method }) => method)).toEqual(Array(expected.questions ?? 1).fill('POST'));
  if (expected.reason !== undefined) expect(service?.reason).toMatch(expected.reason);
  if (expected.warning !== undefined) expect(told(run, 'warning').join('\n')).toMatch(expected.warning);
});

describe('what is told', () => {
  test('a question that fails names its permission, and how to do without it', () => {
    for (const name of ['a question that fails', 'the permission is missing'] as const) {
      const { error } = only(runs[name]);
      expect(error?.code).toBe('PERMISSION_DENIED');
      expect(error?.hint).toMatch(/scm:cert:deployed.*scm:cert:listDeployedResources.*bindings: off/);
    }
    expect(only(runs['an endpoint without the question']).error).toMatchObject({
      code: 'API_UNAVAILABLE',
      hint: expect.stringContaining('bindings: off')
    });
  });

  test('the report has what uses the certificate, what was left behind first', () => {
    const [service] = entry(runs['pushed, one left behind'], next().id).services;
    expect(service).toMatchObject({
      bindings: {
        known: true,
        current: 1,
        replaced: 1,
        resources: [
          { service: 'CDN', region: 'global', name: 'img.example.com', certId: OLD.id },
          { service: 'CDN', region: 'global', name: 'shop.example.com', certId: next().id }
        ]
      }
    });
    expect(only(runs.off).services).toMatchObject([{ bindings: null }]);
  });

  test('the summary says how many resources are on which ID', () => {
    expect(runs['pushed, one left behind'].summary).toContain(`in use by 1 resource, 1 still on \`${OLD.id}\``);
  });

  test('a hostile name opens nothing', () => {
    const { stdout, summary } = runs['no name and a hostile name'];
    expect(stdout).not.toMatch(/^::error::pwned|^pwned|##\[group\]/m);
    expect(summary).not.toMatch(/^[^`]*<img/m);
    expect(summary).not.toContain('\u202E');
  });
});
