// Rows, times and histories that are there only in part, on the way from a certificate to what replaced it.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  aCertificate,
  aPush,
  aScenario,
  DAY,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';
import { listRow } from '../../simulator/certificate-bodies.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { runAction, type ActionRun } from './run-action.ts';

const NOW = Date.now();

/** A certificate that was issued and expires so many days from now. */
function issued(
  issuedDays: number,
  expiresDays: number,
  over: Partial<SimulatedCertificate> = {}
): SimulatedCertificate {
  const issuedMs = NOW + issuedDays * DAY;
  return aCertificate({
    id: scmId(issuedMs),
    domain: 'shop.example.com',
    sans: null,
    issueTime: scmTime(issuedMs),
    notBefore: scmTime(issuedMs),
    notAfter: scmTime(NOW + expiresDays * DAY),
    fingerprint: createHash('sha1').update(`${issuedDays}`).digest('hex'),
    pushes: [],
    ...over
  });
}

function pushed(days: number, service: string, project: string | null = null): ReturnType<typeof aPush> {
  return aPush({ service, project, pushTime: NOW + days * DAY });
}

async function run(scenario: ScenarioOverrides, inputs: Record<string, string>): Promise<ActionRun> {
  await using simulator = await startSimulator(aScenario(scenario));
  return await runAction({
    inputs: {
      'project-id': PROJECT_ID,
      'required-services': 'CDN',
      endpoint: simulator.url,
      'access-key-id': PERMANENT_KEY.accessKeyId,
      'secret-access-key': PERMANENT_KEY.secretAccessKey,
      ...inputs
    }
  });
}

function warnings({ annotations }: ActionRun): string {
  return annotations
    .filter(({ level }) => level === 'warning')
    .map(({ message }) => message)
    .join('\n');
}

const old = issued(-150, 60, { pushes: [pushed(-149, 'CDN')] });
const next = issued(-2, 200);
const runs = {} as Record<
  | 'fewerNames'
  | 'unknownRenewal'
  | 'sha256'
  | 'slippedRow'
  | 'cutAnswer'
  | 'oldTwin'
  | 'revokingTwin'
  | 'blankRow'
  | 'expiresInGrace'
  | 'mistyped',
  ActionRun
>;

beforeAll(async () => {
  const others = Array.from({ length: 60 }, (_, index) =>
    issued(-100 - index / 100, 30 - index / 100, {
      domain: `other${index}.example.net`,
      sans: `other${index}.example.net`
    })
  );
  const last = issued(-1, 300);
  const later = Array.from({ length: 50 }, (_, index) =>
    issued(-99 - index / 100, 200, { domain: `later${index}.example.net`, sans: `later${index}.example.net` })
  );
  const scenarios: Record<keyof typeof runs, [ScenarioOverrides, Record<string, string>]> = {
    fewerNames: [
      {
        certificates: [
          old,
          { ...next, domain: 'www.example.com', sans: 'shop.example.com', rowFields: { sans: '', domain_count: 2 } }
        ]
      },
      { 'cert-id': old.id }
    ],
    unknownRenewal: [
      {
        certificates: [old, { ...next, issueTime: null, notBefore: null, pushes: [pushed(-100, 'CDN')] }]
      },
      { 'cert-id': old.id, 'renewed-at': new Date(NOW - 150 * DAY).toISOString() }
    ],
    sha256: [
      {
        certificates: [
          { ...old, fingerprint: 'a'.repeat(64) },
          { ...next, fingerprint: 'b'.repeat(64) }
        ]
      },
      { 'cert-id': old.id }
    ],
    slippedRow: [
      {
        certificates: [old, next],
        list: {
          // The second page repeats the last row of the first. So the successor, of the same expiry, has slipped through between them.
          rows: [...later, ...later.slice(-1), old, ...others].map((one) => listRow(one)),
          totalCount: later.length + 2 + others.length
        }
      },
      { 'cert-id': old.id }
    ],
    cutAnswer: [
      {
        certificates: [old, { ...next, pushes: [pushed(-1, 'CDN')] }, last],
        // Neither sorted nor filtered, and no second page.
        list: { rows: [...others.slice(0, 48), old, next, last].map((one) => listRow(one)), maxOffset: 30 }
      },
      { 'cert-id': old.id }
    ],
    revokingTwin: [
      {
        certificates: [
          { ...next, status: 'UPLOAD' },
          { ...next, id: scmId(NOW - 3 * DAY), status: 'REVOKING', pushes: [pushed(-1, 'CDN')] }
        ]
      },
      { 'cert-id': next.id }
    ],
    oldTwin: [
      {
        certificates: [
          old,
          { ...old, id: scmId(NOW - 140 * DAY), pushes: [pushed(-139, 'WAF', 'cn-east-3')] },
          { ...next, pushes: [pushed(-1, 'WAF', 'cn-north-4')] }
        ]
      },
      { 'cert-id': old.id, 'required-services': 'WAF' }
    ],
    blankRow: [{ certificates: [...others, { ...old, rowFields: { expire_time: '' } }] }, { 'cert-id': old.id }],
    expiresInGrace: [
      { certificates: [{ ...old, notAfter: scmTime(NOW + DAY) }, next] },
      { 'cert-id': old.id, 'grace-period': '7d' }
    ],
    mistyped: [
      { certificates: [{ ...next, pushes: [pushed(-1, 'WAF', 'cn-north-4')] }] },
      { 'cert-id': next.id, 'required-services': 'WAF@cn-north4' }
    ]
  };
  await Promise.all(
    Object.entries(scenarios).map(async ([name, [scenario, inputs]]) => {
      runs[name as keyof typeof runs] = await run(scenario, inputs);
    })
  );
}, 60_000);

describe('a successor', () => {
  it('whose row shows fewer names than it counts is found by its details', () => {
    expect(runs.fewerNames.exitCode).toBe(1);
    expect(runs.fewerNames.outputs).toMatchObject({ result: 'missing', 'missing-services': 'CDN' });
    expect(runs.fewerNames.report).toMatchObject({ certificates: [{ certId: next.id, requestedCertId: old.id }] });
  });

  it('without a renewal time of its own is unknown, whatever renewed-at says of the old one', () => {
    expect(runs.unknownRenewal.exitCode).toBe(1);
    expect(runs.unknownRenewal.outputs).toMatchObject({ result: 'unknown', 'renewed-at': '' });
  });

  it('with a SHA-256 as fingerprint is not taken for what it replaced', () => {
    expect(runs.sha256.exitCode).toBe(1);
    expect(runs.sha256.report).toMatchObject({ certificates: [{ certId: next.id, result: 'missing' }] });
  });

  it('that may have slipped through between two pages is not taken for none', () => {
    expect(runs.slippedRow.exitCode).toBe(1);
    expect(runs.slippedRow.outputs).toMatchObject({ result: 'unknown' });
    expect(runs.slippedRow.summary).toContain('The list was cut');
  });

  it('is not taken for the last where the answer that showed it was cut too', () => {
    expect(runs.cutAnswer.exitCode).toBe(1);
    expect(runs.cutAnswer.outputs).toMatchObject({ result: 'unknown' });
    expect(runs.cutAnswer.summary).toContain('The list was cut');
  });

  it('that is still due is warned of where the certificate in service runs out meanwhile', () => {
    expect(runs.expiresInGrace.outputs['result']).toBe('pending');
    expect(warnings(runs.expiresInGrace)).toContain(`${old.id} expires in 23 h`);
  });
});

describe('the pinned certificate', () => {
  it('of which a second upload was pushed elsewhere has that project named', () => {
    expect(runs.oldTwin.outputs['result']).toBe('fresh');
    expect(warnings(runs.oldTwin)).toContain('WAF@cn-east-3');
  });

  it('of which another copy is being revoked has the pushes of that', () => {
    expect(runs.revokingTwin.exitCode).toBe(0);
    expect(runs.revokingTwin.outputs).toMatchObject({ result: 'fresh' });
  });

  it('whose row has no expiry and comes last is looked for to the end of the list', () => {
    expect(runs.blankRow.outputs['result']).toBe('fresh');
  });
});

describe('a project that was never pushed to', () => {
  it('is answered with the one that was: it may be mistyped', () => {
    expect(runs.mistyped.outputs['result']).toBe('missing');
    expect(runs.mistyped.summary).toContain('or require `WAF@cn-north-4` if that is meant');
  });
});
