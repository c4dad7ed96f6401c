import { describe, expect, it, test } from '@jest/globals';
import { buildReport, MAX_REPORT_BYTES, outputsOf, reportJson, type Report } from '../../src/presentation/report.ts';
import {
  aCertificate,
  aHistory,
  anAssessment,
  anError,
  aWordedOutcome,
  aPush,
  aRequirement,
  CERT_ID,
  certIdOf,
  DAY,
  HOUR,
  instant,
  NOW,
  OTHER_CERT_ID,
  RENEWED
} from '../builders.ts';

const WAF = { service: 'WAF', project: 'cn-north-4' };

describe('the shape', () => {
  test('is that of the specification, with every field', () => {
    const requirements = ['WAF@cn-north-4', 'CDN', 'ELB'].map(aRequirement);
    const histories = [[aPush({ ...WAF, atMs: RENEWED - DAY }), aPush({ atMs: RENEWED + HOUR })]];
    const report = buildReport(aWordedOutcome([anAssessment({ histories }, { requirements })]));
    expect(report).toEqual({
      schemaVersion: 1,
      result: 'missing',
      checkedAt: '2026-11-24T03:00:00Z',
      unlisted: [],
      certificates: [
        {
          certId: CERT_ID,
          requestedCertId: CERT_ID,
          requestedDomain: null,
          name: 'shop',
          domain: 'www.example.com',
          status: 'ISSUED',
          renewedAt: '2026-11-20T09:27:38Z',
          renewedAtSource: 'issue_time',
          expiresAt: '2027-06-08T08:27:38Z',
          result: 'missing',
          historyRecords: 2,
          historyFull: false,
          error: null,
          services: [
            {
              requirement: 'WAF@cn-north-4',
              verdict: 'stale',
              pushedAt: '2026-11-19T09:27:38Z',
              pushedService: 'WAF',
              pushedProject: 'cn-north-4',
              lagSeconds: 86_400,
              reason: expect.stringMatching(/^\S.*\.$/),
              evidence: 'push',
              bindings: null,
              live: null,
              waiver: null
            },
            {
              requirement: 'CDN',
              verdict: 'fresh',
              pushedAt: '2026-11-20T10:27:38Z',
              pushedService: 'CDN',
              pushedProject: null,
              lagSeconds: null,
              reason: expect.stringMatching(/^\S.*\.$/),
              evidence: 'push',
              bindings: null,
              live: null,
              waiver: null
            },
            {
              requirement: 'ELB',
              verdict: 'missing',
              pushedAt: null,
              pushedService: null,
              pushedProject: null,
              lagSeconds: null,
              reason: expect.stringMatching(/^\S.*\.$/),
              evidence: 'none',
              bindings: null,
              live: null,
              waiver: null
            }
          ]
        }
      ],
      uncoveredHosts: []
    });
  });

  test('where the detail could not be had, what is not known is null, and every requirement is in error', () => {
    const error = anError();
    const parts = { certificate: null, error, histories: [] };
    const requirements = ['WAF', 'CDN'].map(aRequirement);
    const [certificate] = buildReport(aWordedOutcome([anAssessment(parts, { requirements })])).certificates;
    expect(certificate).toMatchObject({
      name: null,
      domain: null,
      status: null,
      renewedAt: null,
      renewedAtSource: 'none',
      expiresAt: null,
      result: 'error',
      historyRecords: 0,
      error: { code: error.code, message: error.message, hint: error.hint },
      services: [
        { requirement: 'WAF', verdict: 'error', pushedAt: null },
        { requirement: 'CDN', verdict: 'error', pushedAt: null }
      ]
    });
    expect(Object.keys(certificate?.error ?? {})).toEqual(['code', 'message', 'hint']);
  });

  test('a followed certificate is told under both IDs', () => {
    const followed = anAssessment({ requestedId: OTHER_CERT_ID, replacedIds: [OTHER_CERT_ID] });
    const [certificate] = buildReport(aWordedOutcome([followed])).certificates;
    expect(certificate).toMatchObject({ certId: CERT_ID, requestedCertId: OTHER_CERT_ID });
    expect(certificate?.services[0]?.reason).toContain(`${OTHER_CERT_ID} was replaced by ${CERT_ID}`);
  });

  test('there is one entry per ID of the input, in its order, also where two lead to one certificate', () => {
    const entries = [certIdOf(1), CERT_ID, certIdOf(2)].map((requestedId) => anAssessment({ requestedId }));
    const { certificates } = buildReport(aWordedOutcome(entries));
    expect(certificates.map(({ requestedCertId }) => requestedCertId)).toEqual([certIdOf(1), CERT_ID, certIdOf(2)]);
  });

  test('the records of all histories are counted, and one full window makes it full', () => {
    const histories = [aHistory(10, RENEWED), [aPush()]];
    const [certificate] = buildReport(aWordedOutcome([anAssessment({ histories })])).certificates;
    expect(certificate).toMatchObject({ historyRecords: 11, historyFull: true });
    const halves = [aHistory(5, RENEWED), aHistory(6, RENEWED)];
    const [other] = buildReport(aWordedOutcome([anAssessment({ histories: halves })])).certificates;
    expect(other).toMatchObject({ historyRecords: 11, historyFull: false });
  });

  it.each([
    ['input', { renewedAtMs: RENEWED }, {}],
    ['not_before', {}, { issueTime: null }],
    ['cert-id', {}, { issueTime: null, notBefore: null, status: 'UPLOAD' }],
    ['none', {}, { issueTime: null, notBefore: null }]
  ])('the source of the renewal time is told: %s', (source, policy, certificate) => {
    const assessment = anAssessment({ certificate: aCertificate(certificate) }, policy);
    expect(buildReport(aWordedOutcome([assessment])).certificates[0]?.renewedAtSource).toBe(source);
  });
});

describe('lagSeconds', () => {
  it.each([
    [1, 0],
    [999, 0],
    [1_000, 1],
    [1_999, 1],
    [86_400_999, 86_400]
  ])('a push %d ms before the renewal lags %d s', (ms, lagSeconds) => {
    const stale = anAssessment({ histories: [[aPush({ atMs: RENEWED - ms })]] });
    const [certificate] = buildReport(aWordedOutcome([stale])).certificates;
    expect(certificate?.services).toMatchObject([{ verdict: 'stale', lagSeconds }]);
  });

  test('within grace no lag is told', () => {
    const due = anAssessment({ histories: [[aPush({ atMs: RENEWED - DAY })]] }, { graceMs: 365 * DAY });
    const [certificate] = buildReport(aWordedOutcome([due])).certificates;
    expect(certificate?.services).toMatchObject([{ verdict: 'pending', lagSeconds: null }]);
  });
});

describe('the limit', () => {
  const requirements = ['CDN', 'WAF'].map(aRequirement);
  const report = buildReport(aWordedOutcome([anAssessment({}, { requirements })]));
  const bytesOf = (json: string): number => Buffer.byteLength(json);
  const whole = bytesOf(JSON.stringify(report));
  const reasonsIn = (json: string): boolean[] =>
    (JSON.parse(json) as Report).certificates.flatMap(({ services }) => services.map((service) => 'reason' in service));
  const halfJson = reportJson(report, whole - 1, JSON.stringify);
  const half = bytesOf(halfJson);

  test('is 900 kB', () => {
    expect(MAX_REPORT_BYTES).toBe(900_000);
  });

  test('a report that just fits is whole', () => {
    expect(JSON.parse(reportJson(report, whole, JSON.stringify))).toEqual(report);
    expect(reportJson(report, whole, JSON.stringify)).not.toContain('truncated');
  });

  test('one byte less, and the reasons of healthy rows are left out, which is said', () => {
    expect((JSON.parse(halfJson) as Report).truncated).toBe(true);
    expect(reasonsIn(halfJson)).toEqual([false, true]);
    expect(half).toBeLessThan(whole);
  });

  test('where that is not enough, all reasons are left out, and nothing else', () => {
    expect(reasonsIn(reportJson(report, half, JSON.stringify))).toEqual([false, true]);
    const shortest = reportJson(report, half - 1, JSON.stringify);
    expect(reasonsIn(shortest)).toEqual([false, false]);
    const restored = JSON.parse(shortest) as Report;
    expect(restored.certificates[0]?.services).toMatchObject([
      { requirement: 'CDN', verdict: 'fresh' },
      { requirement: 'WAF', verdict: 'missing' }
    ]);
    expect(Object.keys(restored)).toEqual(
      expect.arrayContaining(['schemaVersion', 'result', 'checkedAt', 'truncated'])
    );
  });

  test('reasons of pending rows are left out with the healthy ones', () => {
    const pending = anAssessment({ histories: [[]] }, { graceMs: 365 * DAY });
    const both = buildReport(aWordedOutcome([pending, anAssessment({ certId: certIdOf(1), histories: [[]] })]));
    const json = reportJson(both, bytesOf(JSON.stringify(both)) - 1, JSON.stringify);
    expect(reasonsIn(json)).toEqual([false, true]);
  });

  test('where that is not enough either, whole rows are left out, the best first', () => {
    const withoutReasons = bytesOf(reportJson(report, half - 1, JSON.stringify));
    const shortest = bytesOf(reportJson(report, withoutReasons - 1, JSON.stringify));
    expect(shortest).toBeLessThan(withoutReasons);
    const json = reportJson(report, shortest - 1, JSON.stringify);
    const { truncated, certificates } = JSON.parse(json) as Report;
    expect([truncated, bytesOf(json) < shortest]).toEqual([true, true]);
    expect(certificates.map(({ services }) => services.map(({ verdict }) => verdict))).toEqual([['missing']]);
  });

  test('bytes count, not characters', () => {
    const wide = buildReport(aWordedOutcome([anAssessment({ certificate: aCertificate({ name: '证'.repeat(100) }) })]));
    const json = JSON.stringify(wide);
    expect(reportJson(wide, bytesOf(json) - 1, JSON.stringify)).toContain('"truncated":true');
    expect(json.length).toBeLessThan(bytesOf(json) - 1);
  });
});

describe('outputs', () => {
  const requirements = ['WAF@x', 'CDN', 'ELB'].map(aRequirement);

  test('requirements stand under every verdict that they have for some certificate, in the order of the input', () => {
    const worded = aWordedOutcome([
      anAssessment({}, { requirements }),
      anAssessment(
        { certId: OTHER_CERT_ID, histories: [[aPush({ service: 'ELB', project: 'a', atMs: RENEWED - 1 })]] },
        { requirements }
      )
    ]);
    expect(outputsOf(worded, requirements)).toEqual({
      result: 'missing',
      'fresh-services': 'CDN',
      'pending-services': '',
      'unknown-services': '',
      'stale-services': 'ELB',
      'missing-services': 'WAF@x,CDN,ELB',
      'expired-services': '',
      'error-services': '',
      unlisted: '',
      expiring: '',
      'renewed-at': '2026-11-20T09:27:38Z',
      'expires-at': '2027-06-08T08:27:38Z'
    });
  });

  test('the latest renewal and the earliest expiry are told', () => {
    const worded = aWordedOutcome([
      anAssessment({
        certId: certIdOf(1),
        certificate: aCertificate({
          issueTime: instant('2026-11-21T00:00:00Z'),
          notAfter: instant('2027-01-02T00:00:00Z')
        })
      }),
      anAssessment({
        certId: certIdOf(2),
        certificate: aCertificate({
          issueTime: instant('2026-11-22T00:00:00.999Z'),
          notAfter: instant('2027-01-03T00:00:00Z')
        })
      }),
      anAssessment({ certId: certIdOf(3), certificate: null, error: anError() })
    ]);
    expect(outputsOf(worded, requirements)).toMatchObject({
      'renewed-at': '2026-11-22T00:00:00Z',
      'expires-at': '2027-01-02T00:00:00Z'
    });
  });

  test('certificates that expire within expires-within are told, those that have expired are not', () => {
    const endingAt = (index: number, notAfter: string): Parameters<typeof anAssessment>[0] => ({
      certId: certIdOf(index),
      certificate: aCertificate({ notAfter: instant(notAfter) })
    });
    const all = [
      anAssessment(endingAt(1, '2026-12-08T03:00:00Z')),
      anAssessment(endingAt(2, '2026-12-08T03:00:01Z')),
      anAssessment(endingAt(3, '2026-11-23T00:00:00Z')),
      anAssessment({ ...endingAt(4, '2026-11-25T00:00:00Z'), histories: [[]] })
    ];
    const expiring = (withinMs: number): string | undefined =>
      outputsOf(aWordedOutcome(all, {}, withinMs), [aRequirement()])['expiring'];
    expect(expiring(14 * DAY)).toBe([certIdOf(1), certIdOf(4)].join(','));
    expect(expiring(0)).toBe('');
  });

  test('a renewal so far ahead that it is not believed is not told', () => {
    const ahead = (ms: number): Record<string, string> => {
      const issueTime = instant(new Date(NOW + ms).toISOString());
      return outputsOf(aWordedOutcome([anAssessment({ certificate: aCertificate({ issueTime }) })]), [aRequirement()]);
    };
    expect(ahead(DAY + 1)).toMatchObject({ result: 'error', 'renewed-at': '' });
    expect(ahead(DAY)).toMatchObject({ result: 'stale', 'renewed-at': '2026-11-25T03:00:00Z' });
  });

  test('what is not known is empty', () => {
    const worded = aWordedOutcome([anAssessment({ certificate: null, error: anError() }, { requirements })]);
    expect(outputsOf(worded, requirements)).toMatchObject({
      result: 'error',
      'error-services': 'WAF@x,CDN,ELB',
      'renewed-at': '',
      'expires-at': ''
    });
  });

  test('of two entries of one certificate, the worse verdict is told', () => {
    const worded = aWordedOutcome([
      anAssessment({}, { requirements: [aRequirement()] }),
      anAssessment(
        { requestedId: OTHER_CERT_ID, replacedIds: [OTHER_CERT_ID] },
        { requirements: [aRequirement()], renewedAtMs: NOW }
      )
    ]);
    expect(outputsOf(worded, [aRequirement()])).toMatchObject({ 'fresh-services': '', 'stale-services': 'CDN' });
  });
});
