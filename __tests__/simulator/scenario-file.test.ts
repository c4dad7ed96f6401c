// What may stand in a scenario file, and what a mistake in one is answered with.
import { describe, expect, it, test } from '@jest/globals';
import { readScenario } from '../../simulator/scenario-file.ts';
import { aScenario, DAY, HOUR, scmTime } from '../../simulator/scenario.ts';

const NOW = Date.parse('2026-11-24T03:00:00Z');

const read = (scenario: unknown): ReturnType<typeof readScenario> => readScenario(JSON.stringify(scenario), NOW);

describe('times', () => {
  const ISO = '2026-11-20T17:27:38+08:00';

  it.each([
    ['-3d', NOW - 3 * DAY],
    ['+200d', NOW + 200 * DAY],
    ['-1.5h', NOW - 1.5 * HOUR],
    [ISO, Date.parse(ISO)]
  ])('%s is understood wherever a time stands', (text, ms) => {
    const [certificate] =
      read({
        certificates: [
          { issueTime: text, notBefore: text, notAfter: text, updatedAt: text, pushes: [{ pushTime: text }] }
        ]
      }).certificates ?? [];
    const { issueTime, notBefore, notAfter, updatedAt, pushes } = certificate ?? {};
    expect([issueTime, notBefore, notAfter]).toEqual(Array.from({ length: 3 }, () => scmTime(ms)));
    expect([updatedAt, pushes?.[0]?.pushTime]).toEqual([ms, ms]);
  });

  it.each(['2026-11-20 17:27:38.0', '', null])('%j goes on the wire as it is', (issueTime) => {
    expect(read({ certificates: [{ issueTime }] }).certificates?.[0]?.issueTime).toBe(issueTime);
  });

  it.each(['3d', '-3w', '-3', 'yesterday', '2026-11-20', '2026-11-20T17:27:38', '2026-13-20T17:27:38Z'])(
    '%s is none',
    (text) => {
      expect(() => read({ certificates: [{ notAfter: text }] })).toThrow(
        /^certificates\[0\]\.notAfter: must be a time/
      );
      expect(() => read({ certificates: [{ pushes: [{ pushTime: text }] }] })).toThrow(
        /^certificates\[0\]\.pushes\[0\]\.pushTime: must be a time/
      );
    }
  );
});

describe('mistakes', () => {
  it.each([
    [{ certs: [] }, 'certs: is no field of a scenario; allowed: credentials, authToken'],
    [{ certificates: [{ time: '-3d' }] }, 'certificates[0].time: is no field of a certificate; allowed: id, name'],
    [
      { certificates: [{ pushes: [{ time: '-3d' }] }] },
      'certificates[0].pushes[0].time: is no field of a push; allowed: p'
    ],
    [
      { certificates: [{ resources: [{ services: 'CDN' }] }] },
      'certificates[0].resources[0].services: is no field of a'
    ],
    [{ certificates: {} }, 'certificates: must be a list of certificates'],
    [{ certificates: [7] }, 'certificates[0]: must be an object with fields of a certificate: id'],
    [{ certificates: [{ id: 7 }] }, 'certificates[0].id: must be a text'],
    [{ list: { maxOfset: 30 } }, 'list.maxOfset: is no field of list; allowed: maxOffset'],
    [{ deployed: { unknownId: 'maybe' } }, 'deployed.unknownId: must be "refused"'],
    [{ latencyMs: { detials: 1 } }, 'latencyMs'],
    [{ historyOrder: 'newest' }, 'historyOrder: must be "newest-first"'],
    [{ credentials: { accessKeyId: 'x' } }, 'credentials.secretAccessKey: is missing'],
    [
      { faults: [{ fault: { kind: 'explode' } }] },
      'faults[0].fault.kind: must be an object whose kind is one of answer'
    ],
    [{ faults: [{ fault: { kind: 'hang', wen: 'x' } }] }, 'faults[0].fault.'],
    [[], 'must be an object with fields of a scenario']
  ])('%j is told: %s', (scenario, message) => {
    expect(() => read(scenario)).toThrow(message);
  });

  test('of several objects at once, a line each', () => {
    expect(() => read({ certs: [], certificates: [{ time: 1 }, { domian: 2 }] })).toThrow(
      /^certificates\[0\]\.time: .*\ncertificates\[1\]\.domian: .*\ncerts: .*$/s
    );
  });

  test('what is not JSON', () => {
    expect(() => readScenario('{', NOW)).toThrow(/^is not JSON: /);
  });

  test('one ID for two certificates', () => {
    const id = 'scs1700000000001';
    expect(() => read({ certificates: [{ id }, { id }] })).toThrow(`certificates: ${id} is the id of two of them`);
  });
});

describe('what is left out', () => {
  test('has its default', () => {
    const [one, other] = read({ certificates: [{}, {}] }).certificates ?? [];
    expect(one).toMatchObject({ domain: 'shop.example.com', status: 'ISSUED', pushes: [{}, {}] });
    expect(one?.id).not.toBe(other?.id);
  });

  test('a whole scenario in JSON is read as what it was', () => {
    const whole = aScenario({
      faults: [{ match: { route: 'list' }, fault: { kind: 'delay', ms: 1, then: { kind: 'cut', framing: 'chunked' } } }]
    });
    expect(aScenario(read(whole))).toEqual(whole);
  });
});
