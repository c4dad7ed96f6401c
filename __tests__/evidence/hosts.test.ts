import { describe, expect, it, test } from '@jest/globals';
import { addHosts, assignHosts, comparedWith, hostGroups } from '../../src/evidence/hosts.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import type { Certificate } from '../../src/certificate/certificate.ts';
import type { Entry } from '../../src/config/entries.ts';
import { assess } from '../../src/judgement/assess.ts';
import { known, NOT_ASKED, valueOr } from '../../src/source.ts';
import {
  aCertificate,
  anError,
  anEvidence,
  aPolicy,
  aRequirement,
  certIdOf,
  CHINA_MINUTES,
  HOUR,
  instant,
  NOW
} from '../builders.ts';
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

/** What was found for a domain of which the list did not show the certificate in service. */
function undecided(domain: string): CertificateEvidence {
  const doubt = { code: 'domain-list-cut', domain, keyword: domain, isReplaced: false } as const;
  const found = anEvidence({ detail: NOT_ASKED, pushes: known([]), doubt });
  return { ...found, certId: null, requestedId: null, requestedDomain: domain };
}

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

  test('every entry that leads to one content, under whichever ID', () => {
    const [one, other] = [1, 2].map((id) => evidence({ id, names: ['www.example.com'] }));
    if (one === undefined || other === undefined) throw new Error('two certificates');
    const withDuplicates = [
      { ...one, duplicates: [valueOr(other.detail, aCertificate())] },
      { ...other, duplicates: [valueOr(one.detail, aCertificate())] }
    ];
    expect(assigned([WWW], withDuplicates)).toEqual(['1: www.example.com', '2: www.example.com']);
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
    const another = { ...group, members: [evidence({ id: 2, names: ['b.example'] })] };
    const { uncovered } = assignHosts([group, group, another], CHINA_MINUTES);
    expect(uncovered).toHaveLength(1);
    expect(uncovered[0]?.error.message).toContain(
      `none of the names of the 2 certificates that it is required of (${certIdOf(1)} and ${certIdOf(2)})`
    );
  });

  test('is none while a detail is missing that could cover it', () => {
    const lost = anEvidence({ certId: certIdOf(2), certificate: null, error: anError() });
    expect(assigned([WWW], [other, lost])).toEqual(['1:', '2:']);
    expect(assigned([WWW], [other, undecided('a.example')]).filter((line) => line.startsWith('HOST'))).toEqual([]);
  });
});

describe('a host where it is not known which certificate is in service for a domain', () => {
  const covering = { ...evidence({ id: 1, names: ['www.example.com'] }), requestedDomain: 'a.example' };
  const unfound = undecided('a.example');

  it.each<[string, CertificateEvidence[], boolean]>([
    ['is in the same doubt', [unfound], true],
    ['is in the same doubt where nothing that is known covers it', [evidence({ id: 1, names: [] }), unfound], true],
    ['is in the same doubt where one of another key family covers it', [covering, unfound], true],
    ['is in none where a certificate of its own covers it', [{ ...covering, requestedDomain: null }, unfound], false]
  ])('%s', (_, members, isInDoubt) => {
    const { hostsOf, uncovered } = assignHosts([{ hosts: [aHost(WWW)], members }], CHINA_MINUTES);
    expect([hostsOf.has(unfound), uncovered]).toEqual([isInDoubt, []]);
  });

  test('keeps the run from passing by the waiver of another requirement', async () => {
    const waiver = { requirement: 'CDN', untilMs: NOW + HOUR, untilText: '2026-11-24', reason: 'moves' };
    const requirements = [aRequirement(), aHost(WWW)];
    const entry = { certId: null, domain: 'a.example', requirements, graceMs: 0, waivers: [waiver] };
    const settings = { entries: [entry], policy: null, offsetMinutes: CHINA_MINUTES, requestTimeoutMs: 1 };
    const bounds = { limit: <Value>(work: () => Promise<Value>) => work(), signal: new AbortController().signal };
    const added = await addHosts({ certificates: [unfound], details: new Map() }, settings, bounds);
    const [assessment] = added.certificates.map((one) => assess(one, aPolicy({ requirements, waivers: [waiver] })));
    expect(assessment?.rows.map(({ verdict, counted }) => [verdict, counted])).toEqual([
      ['unknown', 'pending'],
      ['unknown', 'unknown']
    ]);
    expect(assessment?.result).toBe('unknown');
  });
});

describe('what a host serves is compared with', () => {
  const content = (id: number, fingerprint: string | null): Certificate =>
    aCertificate({ id: certIdOf(id), fingerprint });
  const [old, twin, next, nextToo, other] = [
    content(1, 'old'),
    content(2, 'old, as SHA-256'),
    content(3, 'new'),
    content(4, 'new too'),
    content(5, 'new')
  ];
  const details = new Map([old, twin, next, nextToo, other, content(6, null)].map((one) => [one.id, known(one)]));
  const judged = { certId: old.id, certificate: old, duplicates: [twin] };
  const ofAll = { new: next.id, 'new too': nextToo.id, old: old.id, 'old, as SHA-256': old.id };
  const told = (parts: Parameters<typeof anEvidence>[0]): [string[], Record<string, string>] => {
    const { fingerprints, certIds } = comparedWith(anEvidence({ ...judged, ...parts }), details);
    return [[...fingerprints], Object.fromEntries(certIds)];
  };

  test('the certificate, under all its IDs, which is told by the judged one', () => {
    const [fingerprints, certIds] = told({});
    expect(fingerprints).toEqual(['old', 'old, as SHA-256']);
    expect(certIds).toEqual({ ...ofAll, new: other.id });
  });

  test('all that may have replaced it, where it is not known which did', () => {
    const doubt = { code: 'tie', certId: old.id, candidateIds: [next.id, nextToo.id], isReplaced: true } as const;
    expect(told({ doubt })).toEqual([['new', 'new too'], ofAll]);
  });

  test('the last that is known to have, where that may have been replaced again', () => {
    const doubt = { code: 'list-cut', certId: next.id, keyword: 'x', isReplaced: true } as const;
    expect(told({ doubt })).toEqual([['new'], ofAll]);
  });

  test('the certificate where nothing is known to have replaced it', () => {
    const doubt = { code: 'list-cut', certId: old.id, keyword: 'x', isReplaced: false } as const;
    expect(told({ doubt })[0]).toEqual(['old', 'old, as SHA-256']);
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
