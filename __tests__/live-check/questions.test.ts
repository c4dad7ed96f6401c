// What an account answers, and which assumption of the action that proves or fells.
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Finding, Verdict } from '../../live-check/finding.ts';
import { asMarkdown, asText } from '../../live-check/telling.ts';
import { PERSONAL_DATA } from '../../simulator/certificate-bodies.ts';
import { aCertificate, aPush, PERMANENT_KEY, PROJECT_ID } from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { certificatesOf, findingsAt, findingsOf, type Behaviour } from './account.ts';

function verdictsOf(findings: Finding[]): Record<string, Verdict> {
  return Object.fromEntries(findings.map(({ topic, verdict }) => [topic, verdict]));
}

/** `holds` for every question that a documented account can answer. */
const DOCUMENTED: Record<string, Verdict> = {
  v3: 'holds',
  v2: 'holds',
  details: 'holds',
  zone: 'holds',
  expiry: 'holds',
  uploads: 'holds',
  // No answer can show it: only who owns the account knows what was reissued.
  reissue: 'open',
  order: 'holds',
  empty: 'holds',
  cap: 'holds',
  records: 'holds',
  offset: 'holds',
  sans: 'holds',
  statuses: 'holds',
  count: 'holds',
  content: 'holds',
  'unknown-id': 'holds',
  bindings: 'holds'
};

const DOCUMENTED_LIST = { maxOffset: 100 };

describe('an account that behaves', () => {
  test('as documented fells no assumption', async () => {
    const findings = await findingsOf({ scenario: { list: DOCUMENTED_LIST } });
    expect(verdictsOf(findings)).toEqual(DOCUMENTED);
    expect(findings.find(({ topic }) => topic === 'offset')?.cameBack).toMatch(/the limit is 100$/);
    expect(findings.find(({ topic }) => topic === 'zone')?.cameBack).toContain('against the handshake: 2 × +08:00');
  });

  test('as documented, but with times in UTC, fells the zone alone', async () => {
    const findings = await findingsOf({ zone: 0, scenario: { list: DOCUMENTED_LIST } });
    expect(verdictsOf(findings)).toEqual({ ...DOCUMENTED, zone: 'fell' });
    expect(findings.find(({ topic }) => topic === 'zone')).toMatchObject({
      cameBack: expect.stringContaining('against the handshake: 2 × Z'),
      note: expect.stringContaining('Set time-zone: "Z"')
    });
  });

  test('as the oldest documentation, with offsets up to 30 and no sans, fells these two', async () => {
    const every = { rowFields: { sans: undefined } };
    const findings = await findingsOf({ every, scenario: { list: { maxOffset: 30 } } });
    expect(verdictsOf(findings)).toEqual({ ...DOCUMENTED, offset: 'fell', sans: 'fell' });
    expect(findings.find(({ topic }) => topic === 'offset')).toMatchObject({
      cameBack: expect.stringMatching(/30: HTTP 200; 31: HTTP 400, SCM\.0005; the limit is 30$/),
      note: expect.stringContaining('reads 50 certificates')
    });
    expect(findings.find(({ topic }) => topic === 'sans')?.cameBack).toBe('2 rows: 2 × missing');
  });
});

const ELEVEN_RECORDS = Array.from({ length: 11 }, () => ({
  push_time: '1700000000000',
  push_service: 'CDN',
  push_remote_project: null
}));
const NOTHING_USES_IT = { certificate_id: 'scs0000000000001', total_num: 0, deployed_resources: [] };
const UNREADABLE_CDN = [{ service: 'CDN', region: 'global' }];

/** One thing that is otherwise, and what is then said about one question. */
const OTHERWISE: [what: string, Behaviour, topic: string, Verdict, cameBack: RegExp][] = [
  ['no limit of offsets', {}, 'offset', 'holds', /10000: HTTP 200; no limit was met$/],
  [
    'a limit between two offsets',
    { scenario: { list: { maxOffset: 500 } } },
    'offset',
    'holds',
    /101 or more, below 1000$/
  ],
  ['pages that repeat', { scenario: { list: { repeatPages: true } } }, 'offset', 'fell', /rows past the end/],
  ['a count that is too large', { scenario: { list: { totalCount: 9 } } }, 'count', 'fell', /2 rows.*total_count 9/],
  ['blank sans', { every: { rowFields: { sans: '' } } }, 'sans', 'fell', /2 × empty text/],
  ['a status of its own', { upload: { status: 'REISSUING' } }, 'statuses', 'fell', /1 × REISSUING \(not documented\)/],
  [
    'an expiry of another zone',
    { every: { rowFields: { expire_time: '2030-01-01 00:00:00.0' } } },
    'expiry',
    'fell',
    /off by/
  ],
  ['an empty history of null', { upload: { rawHistory: { push_history_list: null } } }, 'empty', 'holds', /1 × null/],
  ['an empty history without a list', { upload: { rawHistory: {} } }, 'empty', 'fell', /1 × missing/],
  ['oldest records first', { scenario: { historyOrder: 'oldest-first' } }, 'order', 'holds', /1 × oldest first/],
  [
    'more than ten records',
    { served: { rawHistory: { push_history_list: ELEVEN_RECORDS } } },
    'cap',
    'fell',
    /^11 at most/
  ],
  ['fewer than ten records', { served: { pushes: [aPush()] } }, 'cap', 'open', /^1 at most/],
  ['a service of its own', { served: { pushes: [aPush({ service: 'LIVE' })] } }, 'records', 'fell', /another service/],
  ['records without a service', { served: { pushes: [aPush({ raw: {} })] } }, 'records', 'fell', /not documented/],
  [
    'uploads with issue_time',
    { upload: { issueTime: '2026-01-01 00:00:00.0' } },
    'uploads',
    'holds',
    /HH:MM:SS\.f, another/
  ],
  ['uploads without any time', { upload: { notBefore: '' } }, 'uploads', 'fell', /null, not_before empty text/],
  [
    'the older spelling',
    { scenario: { signatureAlgorithmField: 'signature_algrithm' } },
    'details',
    'holds',
    /algorithm missing.*algrithm text/
  ],
  [
    'details of another shape',
    { upload: { detailFields: { not_after: 'soon' } } },
    'details',
    'fell',
    /1 × in a shape/
  ],
  ['a denied detail', { scenario: { deny: ['scm:cert:get'] } }, 'details', 'open', /HTTP 401, SCM\.4002/],
  ['a denied history', { scenario: { deny: ['scm:pushHistory:list'] } }, 'v2', 'open', /HTTP 401, SCM\.4002/],
  ['denied resources', { scenario: { deny: ['scm:cert:deployed'] } }, 'unknown-id', 'open', /HTTP 401, SCM\.4002/],
  [
    'an unknown ID that is not found',
    { scenario: { deployed: { unknownId: 'not-found' } } },
    'unknown-id',
    'holds',
    /HTTP 404/
  ],
  [
    'an unknown ID that is left out',
    { scenario: { deployed: { unknownId: 'left-out' } } },
    'unknown-id',
    'holds',
    /unknown one left out/
  ],
  [
    'an unknown ID that nothing uses',
    { scenario: { deployed: { unknownId: 'left-out', extraResults: [NOTHING_USES_IT] } } },
    'unknown-id',
    'fell',
    /unknown one has a result/
  ],
  ['bindings that are not counted', { served: { resources: [] } }, 'bindings', 'fell', /1 × not counted/],
  [
    'a region that cannot be read',
    { served: { resources: [] }, scenario: { deployed: { errorRegions: UNREADABLE_CDN } } },
    'bindings',
    'open',
    /1 × unsure/
  ],
  [
    'a fingerprint of another certificate',
    { served: { fingerprint: 'a'.repeat(40) } },
    'zone',
    'open',
    /not in the sample/
  ],
  [
    'times that carry a zone',
    { served: { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' } },
    'zone',
    'open',
    /carry a zone/
  ],
  ['times of no zone', { served: { notBefore: '2020-01-01 00:00:00.0' } }, 'zone', 'fell', /1 × no zone/],
  [
    'whole days at +08:00',
    { upload: { notBefore: '2026-01-01 08:00:00.0', notAfter: '2027-01-01 07:59:59.0' } },
    'zone',
    'holds',
    /1 × whole days in UTC, shown at \+08:00/
  ]
];

describe('an account with', () => {
  it.each(OTHERWISE)('%s', async (_, behaviour, topic, verdict, cameBack) => {
    const finding = (await findingsOf(behaviour)).find((each) => each.topic === topic);
    expect(finding?.cameBack).toMatch(cameBack);
    expect(finding?.verdict).toBe(verdict);
    // An assumption that fell, or that is open, is of no use without what follows.
    expect(finding?.note === '').toBe(verdict === 'holds');
  });
});

describe('the access key', () => {
  test('is not tried again where it is rejected', async () => {
    await using scm = await startSimulator({ credentials: null });
    const findings = await findingsAt(scm, []);
    expect(verdictsOf(findings)).toEqual({ v3: 'fell' });
    expect(scm.requests).toHaveLength(1);
  });

  test('is not tried on every history where v2 rejects it', async () => {
    const body = JSON.stringify({ error_code: 'APIGW.0301', error_msg: 'Incorrect IAM information' });
    const certificates = Array.from({ length: 6 }, (_, index) =>
      aCertificate({ id: `scs170000000000${index}`, status: index < 3 ? 'ISSUED' : 'UPLOAD' })
    );
    await using scm = await startSimulator({
      certificates,
      faults: [{ match: { route: 'history' }, fault: { kind: 'answer', status: 401, body } }]
    });
    const v2 = (await findingsAt(scm, [])).find(({ topic }) => topic === 'v2');
    expect(v2).toMatchObject({ verdict: 'fell', cameBack: '6 × HTTP 401, APIGW.0301' });
    expect(scm.requests.filter(({ route }) => route === 'history')).toHaveLength(1);
  });
});

test('an empty account leaves open what it cannot show', async () => {
  await using scm = await startSimulator();
  const verdicts = verdictsOf(await findingsAt(scm, []));
  expect(Object.values(verdicts)).not.toContain('fell');
  expect(verdicts).toMatchObject({ v3: 'holds', offset: 'holds', count: 'holds', v2: 'open', zone: 'open' });
});

test.each([
  ['is no JSON', { kind: 'answer', body: '<' }],
  ['leads elsewhere', { kind: 'redirect', location: 'https://elsewhere.example.com/' }]
] as const)('where an answer %s, the question is left open', async (_, fault) => {
  const faults = [{ match: { route: 'history' as const }, fault }];
  await using scm = await startSimulator({ certificates: certificatesOf({}), faults });
  const findings = await findingsAt(scm, []);
  expect(findings.find(({ topic }) => topic === 'v2')).toMatchObject({
    verdict: 'open',
    cameBack: '2 × no usable answer (UNEXPECTED_RESPONSE)',
    note: expect.stringContaining('Run it again')
  });
});

test('a list that is refused after its first page is told as such, and its count left open', async () => {
  const certificates = Array.from({ length: 60 }, (_, index) =>
    aCertificate({ id: `scs17000000000${String(index).padStart(2, '0')}` })
  );
  await using scm = await startSimulator({ certificates, list: { maxOffset: 30 } });
  const findings = await findingsAt(scm, []);
  expect(verdictsOf(findings)).toMatchObject({ offset: 'fell', count: 'open', sans: 'holds' });
  expect(findings.find(({ topic }) => topic === 'sans')?.cameBack).toBe('50 rows: 50 × text');
});

test('everything that is asked only reads', async () => {
  await using scm = await startSimulator({ certificates: certificatesOf({}) });
  await findingsAt(scm, []);
  const kinds = new Set(scm.requests.map(({ method, route }) => `${method} ${route ?? 'unknown'}`));
  expect([...kinds].sort()).toEqual(['GET detail', 'GET history', 'GET list', 'POST deployed']);
});

/** Text that stands in nothing but the account. */
const privateText = fc.stringMatching(/^q[a-z0-9]{11}q$/);

test('nothing that is told names anything of the account', async () => {
  await using scm = await startSimulator();
  await fc.assert(
    fc.asyncProperty(privateText, privateText, privateText, privateText, async (name, host, free, code) => {
      const domain = `${host}.example.com`;
      const certificate = aCertificate({
        ...{ name, domain, sans: `${domain};${name}.example.com`, status: free, signatureAlgorithm: free },
        issueTime: free,
        pushes: [aPush({ service: free, project: name }), aPush({ service: 'WAF', project: `cn-north-4_${name}` })],
        resources: [{ service: 'WAF', region: free, id: host, name: domain }],
        detailFields: { not_before: [free], extra: { [free]: free } }
      });
      const body = JSON.stringify({ error_code: code, error_msg: `${name} ${free}` });
      scm.setScenario({
        certificates: [certificate],
        faults: [{ match: { route: 'deployed' }, fault: { kind: 'answer', status: 400, body } }]
      });
      const findings = await findingsAt(scm, []);
      const run = {
        version: '1.0.0',
        day: '2026-01-01',
        region: 'another endpoint',
        credentials: 'permanent access key'
      };
      const told = `${asText(findings)}\n${asMarkdown(findings, run)}`;
      const secrets = [
        certificate.id,
        PROJECT_ID,
        PERMANENT_KEY.accessKeyId,
        PERMANENT_KEY.secretAccessKey,
        ...Object.values(PERSONAL_DATA)
      ];
      expect([name, host, free, code, ...secrets].filter((text) => told.includes(text))).toEqual([]);
    }),
    { numRuns: 15 }
  );
});
