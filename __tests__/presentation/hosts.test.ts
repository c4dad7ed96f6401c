import { describe, expect, it, test } from '@jest/globals';
import type { LiveEvidence } from '../../src/evidence/live-tls.ts';
import type { Assessment } from '../../src/judgement/assess.ts';
import { conclude, type Tolerance } from '../../src/judgement/outcome.ts';
import { annotationsOf, type AnnotationPolicy } from '../../src/presentation/annotations.ts';
import { HOST_CAVEAT } from '../../src/presentation/hosts.ts';
import { PUSH_CAVEAT } from '../../src/presentation/remedies.ts';
import { buildReport, outputsOf, reportJson } from '../../src/presentation/report.ts';
import { wordCertificate, wordOutcome, type WordedOutcome, type WordedRow } from '../../src/presentation/rows.ts';
import { logTable, summaryWriter } from '../../src/presentation/summary.ts';
import { healthyRows } from '../../src/presentation/warnings.ts';
import {
  aCertificate,
  aClock,
  anAssessment,
  anError,
  aRequirement,
  CERT_ID,
  certIdOf,
  CHINA_MINUTES,
  DAY,
  NOW,
  OTHER_CERT_ID
} from '../builders.ts';
import {
  aHost,
  aHostAssessment,
  aHostEvidence,
  aServed,
  fails,
  FOREIGN,
  HOST_TEXT,
  JUDGED,
  observed,
  OLD,
  serves
} from '../live-evidence.ts';

const POLICY: AnnotationPolicy = {
  offsetMinutes: CHINA_MINUTES,
  expiresWithinMs: 14 * DAY,
  requirements: [],
  policy: null,
  warnOnly: false
};
const STRICT: Tolerance = { allowUnknown: false, warnOnly: false };
const UNCOVERED = [{ requirement: aHost('https://a.example'), error: anError({ code: 'HOST_NOT_COVERED' }) }];

function told(live: LiveEvidence | null, graceMs = 0): WordedRow {
  const [row] = wordCertificate(aHostAssessment(live, {}, aClock({ graceMs })), 0, NOW).rows;
  if (row === undefined) throw new Error('nothing was required');
  return row;
}

function worded(assessments: readonly Assessment[], uncovered: typeof UNCOVERED = []): WordedOutcome {
  return wordOutcome(conclude(assessments, STRICT, NOW, null, uncovered), 0);
}

function markdown(outcome: WordedOutcome): string {
  const context = {
    title: null,
    asked: 'Asked.',
    warnings: [],
    healthy: healthyRows(outcome, POLICY),
    troubleshooting: null
  };
  return summaryWriter(outcome, context)(60_000).replaceAll('`', '');
}

function warnings(live: LiveEvidence): string[] {
  const all = annotationsOf(worded([aHostAssessment(live)]), POLICY).warnings;
  return all.map(({ title, message }) => `${title}: ${message}`);
}

const SOME = observed([serves(JUDGED), serves(OLD), serves(OLD), serves(FOREIGN), fails()]);
const NO_RECORD: LiveEvidence = { kind: 'unresolved', code: 'not-found', reason: '' };

describe('a row', () => {
  it.each<[string, LiveEvidence | null, string, string, RegExp]>([
    [
      'that is served',
      observed([serves(JUDGED), serves(JUDGED)]),
      'served by 2 of 2 addresses',
      'The certificate is served by 2 of 2 addresses: 192.0.2.1:443 and 192.0.2.2:443.',
      /^Nothing\.$/
    ],
    [
      'that is not served everywhere',
      SOME,
      `served by 1 of 5 addresses, 2 still on ${OTHER_CERT_ID}, 1 on another certificate, 1 without an answer (no complete handshake in time)`,
      `3 of 5 addresses serve another certificate: 192.0.2.2:443 and 192.0.2.3:443 (still ${OTHER_CERT_ID}); ` +
        '192.0.2.4:443 (a certificate of R11, Example CA, valid from 2026-11-20T09:27:38Z to 2026-11-20T09:27:38Z, ' +
        'fingerprint 3333333333333333…).',
      new RegExp(`^Deploy it to what answers at 192\\.0\\.2\\.2:443, 192\\.0\\.2\\.3:443 and 192\\.0\\.2\\.4:443;`)
    ],
    [
      'of which too little is known',
      observed([serves(JUDGED), fails(), fails('connection', 'connect ECONNREFUSED')]),
      'served by 1 of 3 addresses, 2 without an answer (no complete handshake in time, …)',
      'Only 1 of 3 addresses gave a certificate, too few to tell: 192.0.2.2:443 (no complete handshake in time); ' +
        '192.0.2.3:443 (no connection: connect ECONNREFUSED).',
      /given with "via"\.$/
    ],
    [
      'of which nothing is known',
      observed([fails('handshake', 'wrong version number')]),
      'served by 0 of 1 address, 1 without an answer (no handshake: wrong version number)',
      'No address gave a certificate: 192.0.2.1:443 (no handshake: wrong version number).',
      /given with "via"\.$/
    ],
    [
      'without address',
      NO_RECORD,
      'no address known: there is no A or AAAA record',
      'No address of the host is known: there is no A or AAAA record.',
      /^Check the host, and whether this runner can resolve it/
    ],
    [
      'whose name servers hang',
      { kind: 'unresolved', code: 'timeout', reason: '' },
      'no address known: its name servers did not answer in time',
      'No address of the host is known: its name servers did not answer in time.',
      /^Check the host/
    ]
  ])('%s', (_, live, evidence, reason, remedy) => {
    const row = told(live);
    expect([row.evidence, row.reason]).toEqual([evidence, reason]);
    expect(row.remedy).toMatch(remedy);
  });

  test('within grace says until when', () => {
    const { reason, remedy, verdict } = told(observed([serves(OLD)]), 7 * DAY);
    expect(verdict).toBe('🕒 pending');
    expect(reason).toMatch(/^Renewed at 2026-11-20T09:27:38Z, and due by 2026-11-27T09:27:38Z; 1 of 1 address serves/);
    expect(remedy).toMatch(/Due by 27.Nov.2026.09:27:38 UTC\.$/);
  });

  it.each([
    ['an SM2 key', { keyFamily: 'SM2' }, /SM2/],
    ['no fingerprint', { fingerprint: null }, /no fingerprint/]
  ])('of a certificate with %s', (_, over, reason) => {
    const certificate = aCertificate({ fingerprint: JUDGED.sha1, ...over });
    const [row] = wordCertificate(aHostAssessment(null, { certificate }), 0, NOW).rows;
    expect([row?.row.verdict, row?.evidence]).toEqual(['unknown', 'nothing to compare']);
    expect(row?.reason).toMatch(reason);
    expect(row?.remedy).toBe('Require the service that serves it in place of the host.');
  });

  test('cleans what a server calls its issuer', () => {
    const hostile = aServed('9', { issuer: '' });
    expect(told(observed([serves(hostile)])).reason).toContain('a certificate of an unnamed issuer');
  });
});

describe('warnings', () => {
  it.each<[string, LiveEvidence, RegExp[]]>([
    ['none where all is well', observed([serves(JUDGED)]), []],
    [
      'an address without an answer, where the others decide',
      observed([serves(JUDGED), serves(JUDGED), fails()]),
      [
        /^An address did not answer: .*, https:\/\/www\.example\.com: 192\.0\.2\.3:443 \(no complete handshake in time\)/
      ]
    ],
    ['none of an address without a route', observed([serves(JUDGED), fails('no-route', 'ENETUNREACH')]), []],
    [
      'more addresses than are asked',
      observed([serves(JUDGED)], { uncheckedAddresses: 4 }),
      [/^Not all addresses were asked: .*: it has 4 addresses more than the 1 that were asked\.$/]
    ],
    [
      'records that could not be had',
      observed([serves(JUDGED)], { missingRecords: { type: 'AAAA', code: 'timeout', reason: '' } }),
      [/^Not all addresses are known: .*AAAA records could not be had \(its name servers did not answer in time\)/]
    ],
    [
      'a chain that clients would refuse',
      observed([serves(aServed('1', { refusedBecause: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }))]),
      [
        /^A served certificate would be refused: .* by 192\.0\.2\.1:443, but clients .* refuse it: an intermediate .*LEAF/
      ]
    ],
    [
      'a chain that is refused for a reason without words',
      observed([serves(aServed('1', { refusedBecause: 'constructor' }))]),
      [/would refuse it: constructor\.$/]
    ]
  ])('%s', (_, live, expected) => {
    const all = warnings(live);
    expect(all).toHaveLength(expected.length);
    expected.forEach((pattern, index) => {
      expect(all[index]).toMatch(pattern);
    });
  });

  test('keep a row from counting as healthy, and only that', () => {
    const well = aHostAssessment(observed([serves(JUDGED)]), { certId: certIdOf(1) });
    const odd = aHostAssessment(observed([serves(JUDGED)], { uncheckedAddresses: 1 }), { certId: certIdOf(2) });
    const outcome = worded([well, odd]);
    const healthy = [...healthyRows(outcome, POLICY)].map(({ certificate }) => certificate.split(' ')[0]);
    expect(healthy).toEqual([certIdOf(1)]);
  });
});

describe('a run', () => {
  const served = observed([serves(JUDGED)]);
  const both = { requirements: [aRequirement(), aHost()] };
  const mixed = (live: LiveEvidence): Assessment =>
    anAssessment({ certificate: aCertificate({ fingerprint: JUDGED.sha1 }), hosts: [aHostEvidence(live)] }, both);

  it.each<[string, Assessment[], RegExp]>([
    ['hosts alone, fresh', [aHostAssessment(served)], /^fresh: every required host serves its certificate; 1 cert/],
    ['both, fresh', [mixed(served)], /^fresh: every required service has a push .*, and every required host serves/],
    ['both, stale by the host', [mixed(SOME)], /^stale: a required host serves another certificate; 1 of 1/],
    ['hosts alone, unknown', [aHostAssessment(NO_RECORD)], /^unknown: it cannot be told whether every required host/],
    ['a certificate without a row', [aHostAssessment(null, { hosts: [] })], /^unknown: no required host is to serve a/]
  ])('with %s', (_, assessments, sentence) => {
    expect(worded(assessments).sentence).toMatch(sentence);
  });

  test('says what each kind of evidence does not say, once', () => {
    const caveats = (outcome: WordedOutcome): boolean[] =>
      [HOST_CAVEAT, PUSH_CAVEAT].map((caveat) => markdown(outcome).includes(caveat));
    expect(caveats(worded([aHostAssessment(served)]))).toEqual([true, false]);
    expect(caveats(worded([mixed(served)]))).toEqual([true, true]);
    expect(caveats(worded([anAssessment()]))).toEqual([false, true]);
  });
});

describe('what has no row', () => {
  test('a host that no certificate covers is told everywhere', () => {
    const outcome = worded([aHostAssessment(observed([serves(JUDGED)]))], UNCOVERED);
    expect(outcome.sentence).toMatch(
      /^error: no certificate covers a required host; 1 certificate passed .* covers https:\/\/a\.example\.$/
    );
    expect(markdown(outcome)).toMatch(
      /error \| none covers it \| https:\/\/a\.example \| not asked \|.*\| HOST_NOT_COVERED: Grant/
    );
    expect(logTable(outcome)[1]).toMatch(/^error +none covers it .*https:\/\/a\.example/);
    expect(annotationsOf(outcome, POLICY).errors).toMatchObject([{ title: 'HOST_NOT_COVERED' }]);
    expect(annotationsOf(outcome, { ...POLICY, warnOnly: true })).toMatchObject({
      errors: [],
      warnings: [{ title: 'HOST_NOT_COVERED' }]
    });
    expect(buildReport(outcome)).toMatchObject({ result: 'error', uncoveredHosts: ['https://a.example'] });
    expect(outputsOf(outcome, [aHost(), aHost('https://a.example')])).toMatchObject({
      result: 'error',
      'error-services': 'https://a.example',
      'fresh-services': HOST_TEXT
    });
  });

  test('a certificate that no required host is to serve stands in the table, and so does its error', () => {
    const none = aHostAssessment(null, { hosts: [] });
    expect(markdown(worded([none]))).toMatch(
      new RegExp(`unknown \\| ${CERT_ID} .*\\|  \\| nothing required \\|.*Require a service`)
    );
    expect(annotationsOf(worded([none]), POLICY).errors[0]?.message).toMatch(
      /none of the required hosts is to serve it/
    );
    const lost = aHostAssessment(null, { hosts: [], certificate: null, error: anError() });
    expect(markdown(worded([lost]))).toMatch(
      new RegExp(`error \\| ${CERT_ID} \\|  \\| not known \\|.*PERMISSION_DENIED: Grant`)
    );
    expect(annotationsOf(worded([lost]), POLICY).errors[0]?.message).toMatch(
      /could not be judged for the required hosts/
    );
  });
});

describe('the report', () => {
  test('has no history where none was asked, and what each address served', () => {
    const [certificate] = buildReport(worded([aHostAssessment(SOME)])).certificates;
    const validity = { notBefore: '2026-11-20T09:27:38Z', notAfter: '2026-11-20T09:27:38Z', error: null };
    const nothing = { fingerprint: null, certId: null, notBefore: null, notAfter: null };
    expect(certificate).toMatchObject({ historyRecords: null, historyFull: null });
    expect(certificate?.services).toMatchObject([
      {
        evidence: 'live',
        pushedAt: null,
        live: [
          { address: '192.0.2.1:443', fingerprint: JUDGED.sha1, certId: CERT_ID, ...validity },
          { address: '192.0.2.2:443', fingerprint: OLD.sha1, certId: OTHER_CERT_ID, ...validity },
          { address: '192.0.2.3:443', certId: OTHER_CERT_ID },
          { address: '192.0.2.4:443', fingerprint: FOREIGN.sha1, certId: null },
          { address: '192.0.2.5:443', ...nothing, error: 'no complete handshake in time' }
        ]
      }
    ]);
  });

  it.each([
    ['too few answers', observed([fails()]), 'none'],
    ['no address', NO_RECORD, 'none'],
    ['an expired certificate', observed([serves(JUDGED)]), 'none']
  ] as const)('rests on nothing with %s', (name, live, evidence) => {
    const certificate = aCertificate({
      fingerprint: JUDGED.sha1,
      ...(name === 'an expired certificate' ? { status: 'EXPIRED' } : {})
    });
    const [row] = buildReport(worded([aHostAssessment(live, { certificate })])).certificates[0]?.services ?? [];
    expect(row?.evidence).toBe(evidence);
    expect(row?.live === null).toBe(live === NO_RECORD);
  });

  test('leaves out what hosts serve before it leaves out rows, and says so', () => {
    const report = buildReport(
      worded([aHostAssessment(SOME), aHostAssessment(null, { hosts: [], certId: certIdOf(1) })])
    );
    const whole = JSON.stringify(report);
    const bytes = Buffer.byteLength(whole);
    expect(reportJson(report, bytes, JSON.stringify)).toBe(whole);
    const cut = JSON.parse(reportJson(report, bytes - 700, JSON.stringify)) as typeof report;
    expect(cut).toMatchObject({ truncated: true });
    expect(cut.certificates.map(({ services }) => services.length)).toEqual([1, 0]);
    expect(cut.certificates[0]?.services[0]).not.toHaveProperty('live');
    const shortest = JSON.parse(reportJson(report, 900, JSON.stringify)) as typeof report;
    expect(shortest.certificates.map(({ certId }) => certId)).toEqual([certIdOf(1)]);
  });
});
