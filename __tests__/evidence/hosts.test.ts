import { describe, expect, it, test } from '@jest/globals';
import { assignHosts, hostGroups } from '../../src/evidence/hosts.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import type { Entry } from '../../src/config/entries.ts';
import { aCertificate, anError, anEvidence, aRequirement, certIdOf, CHINA_MINUTES, instant } from '../builders.ts';
import { aHost } from '../live-evidence.ts';

interface Given {
  readonly id: number;
  readonly names: readonly string[];
  readonly keyFamily?: string;
  readonly renewed?: string;
}

function evidence({ id, names, keyFamily = 'RSA', renewed = '2026-11-20T00:00:00Z' }: Given): CertificateEvidence {
  const certId = certIdOf(id);
  const issueTime = instant(renewed);
  return anEvidence({
    certId,
    certificate: aCertificate({ id: certId, names, keyFamily, issueTime, notBefore: null })
  });
}

function assigned(hosts: readonly string[], members: readonly CertificateEvidence[]): string[] {
  const { hostsOf, uncovered } = assignHosts([{ hosts: hosts.map(aHost), members }], CHINA_MINUTES);
  return [
    ...members.map((one) =>
      `${one.certId?.slice(-1)}: ${(hostsOf.get(one) ?? []).map(({ host }) => host).join(' ')}`.trim()
    ),
    ...uncovered.map(({ requirement, error }) => `${error.code} ${requirement.text}`)
  ];
}

const WWW = 'https://www.example.com';

describe('a host is judged for', () => {
  it.each<[string, Given[], string[]]>([
    [
      'the certificate with its exact name before a wildcard, however new that is',
      [
        { id: 1, names: ['www.example.com'] },
        { id: 2, names: ['*.example.com'], renewed: '2026-11-23T00:00:00Z' }
      ],
      ['1: www.example.com', '2:']
    ],
    ['a wildcard where there is no other', [{ id: 1, names: ['*.example.com'] }], ['1: www.example.com']],
    [
      'of one key family the one renewed last',
      [
        { id: 2, names: ['www.example.com'] },
        { id: 1, names: ['www.example.com'], renewed: '2026-11-23T00:00:00Z' }
      ],
      ['2:', '1: www.example.com']
    ],
    [
      'then the later ID',
      [
        { id: 2, names: ['www.example.com'] },
        { id: 1, names: ['www.example.com'] }
      ],
      ['2: www.example.com', '1:']
    ],
    [
      'one of each key family',
      [
        { id: 1, names: ['www.example.com'] },
        { id: 2, names: ['www.example.com'], keyFamily: 'ECDSA' }
      ],
      ['1: www.example.com', '2: www.example.com']
    ]
  ])('%s', (_, given, expected) => {
    expect(assigned([WWW], given.map(evidence))).toEqual(expected);
  });

  test('every entry that leads to one certificate', () => {
    const one = evidence({ id: 1, names: ['www.example.com'] });
    expect(assigned([WWW], [one, { ...one, requestedId: certIdOf(9) }])).toEqual([
      '1: www.example.com',
      '1: www.example.com'
    ]);
  });
});

describe('a host that no certificate covers', () => {
  const other = evidence({ id: 1, names: ['www.exampel.com'] });

  test('is told with the names that may be meant', () => {
    const { uncovered } = assignHosts([{ hosts: [aHost(WWW)], members: [other] }], CHINA_MINUTES);
    expect(uncovered[0]?.error.message).toBe(
      `https://www.example.com is covered by none of the names of the 1 certificate that it is required of ` +
        `(${certIdOf(1)}); did you mean "www.exampel.com"?`
    );
  });

  test('is told once, however many entries require it', () => {
    const group = { hosts: [aHost(WWW)], members: [other] };
    expect(assignHosts([group, group], CHINA_MINUTES).uncovered).toHaveLength(1);
  });

  test('is none while a detail is missing that could cover it', () => {
    const lost = anEvidence({ certId: certIdOf(2), certificate: null, error: anError() });
    const unfound = { ...other, certId: null, requestedId: null, detail: { state: 'not-asked' } } as const;
    expect(assigned([WWW], [other, lost])).toEqual(['1:', '2:']);
    expect(assigned([WWW], [other, unfound]).filter((line) => line.startsWith('HOST'))).toEqual([]);
  });
});

describe('hosts', () => {
  const entryOf = (id: number, hosts: string[]): Entry => ({
    certId: certIdOf(id),
    domain: null,
    requirements: [aRequirement(), ...hosts.map(aHost)],
    graceMs: 0,
    waivers: []
  });
  const members = [1, 2].map((id) => evidence({ id, names: ['www.example.com'] }));

  test('of the inputs concern all certificates of the run', () => {
    const groups = hostGroups(members, [entryOf(1, [WWW]), entryOf(2, [WWW])], false);
    expect(groups).toEqual([{ hosts: [aHost(WWW)], members }]);
  });

  test('of a policy concern those of their entry', () => {
    const groups = hostGroups(members, [entryOf(2, []), entryOf(1, [WWW])], true);
    expect(groups).toEqual([
      { hosts: [], members: [members[1]] },
      { hosts: [aHost(WWW)], members: [members[0]] }
    ]);
  });
});
