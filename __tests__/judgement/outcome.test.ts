import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { Assessment } from '../../src/judgement/assess.ts';
import { outcomeSentence } from '../../src/presentation/sentences.ts';
import { VERDICTS, type Verdict } from '../../src/judgement/verdict.ts';
import { anAssessment, anOutcome, certIdOf, NOW, OTHER_CERT_ID } from '../builders.ts';

function withResult(result: Verdict, index = 0): Assessment {
  const assessment = anAssessment({ certId: certIdOf(index) });
  return { ...assessment, result, rows: assessment.rows.map((row) => ({ ...row, verdict: result, counted: result })) };
}

const NONE = { allowUnknown: false, warnOnly: false };

describe('whether the step fails', () => {
  it.each([
    ['fresh', false],
    ['pending', false],
    ['unknown', true],
    ['stale', true],
    ['missing', true],
    ['expired', true],
    ['error', true]
  ] as const)('%s, with no tolerance: %p', (result, fails) => {
    const outcome = anOutcome([withResult(result)], NONE);
    expect(outcome).toMatchObject({ result, fails });
    expect(outcome.failing).toHaveLength(fails ? 1 : 0);
  });

  test('allow-unknown lets unknown pass and nothing else', () => {
    const failing = VERDICTS.filter((result) => anOutcome([withResult(result)], { allowUnknown: true }).fails);
    expect(failing).toEqual(['stale', 'missing', 'expired', 'error']);
  });

  test('warn-only lets every verdict pass, which still counts as failing', () => {
    for (const result of VERDICTS) expect(anOutcome([withResult(result)], { warnOnly: true }).fails).toBe(false);
    expect(anOutcome([withResult('error')], { warnOnly: true }).failing).toHaveLength(1);
  });

  test('no certificates is red', () => {
    expect(anOutcome([])).toMatchObject({ result: 'error', fails: true });
    expect(anOutcome([], { allowUnknown: true }).fails).toBe(true);
  });

  test('without tolerance a step passes exactly where every certificate is fresh or pending', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICTS), { minLength: 1 }), (results) => {
        const outcome = anOutcome(results.map(withResult), NONE);
        expect(outcome.fails).toBe(results.some((result) => result !== 'fresh' && result !== 'pending'));
        expect(outcome.result).toBe(VERDICTS.findLast((verdict) => results.includes(verdict)));
      })
    );
  });
});

describe('entries and certificates', () => {
  test('every entry is kept, and a certificate that two lead to counts once with the worse result', () => {
    const outcome = anOutcome([
      withResult('fresh', 1),
      withResult('stale', 2),
      {
        ...withResult('missing', 1),
        ...{ evidence: { ...withResult('missing', 1).evidence, requestedId: OTHER_CERT_ID } }
      }
    ]);
    expect(outcome.assessments).toHaveLength(3);
    expect(outcome.certificates.map(({ result }) => result)).toEqual(['missing', 'stale']);
    expect(outcomeSentence(outcome)).toContain('2 of 2 certificates');
  });

  test('the time of the check is kept', () => {
    expect(anOutcome([withResult('fresh')]).checkedAtMs).toBe(NOW);
  });
});

describe('the sentence', () => {
  test('names three of the certificates that do not pass and counts the others', () => {
    const results = Array.from({ length: 500 }, (_, index) => withResult('stale', index));
    expect(outcomeSentence(anOutcome(results))).toMatch(
      /: scs1700000000000 \(www\.example\.com\), .*, scs1700000000002 \(www\.example\.com\) and 497 more\.$/
    );
  });

  it.each([
    [['fresh'], NONE, 'fresh: every required service has a push since the renewal; 1 certificate passed (1 fresh).'],
    [
      ['fresh', 'pending'],
      NONE,
      'pending: a push is still due within grace-period; 2 certificates passed (1 pending, 1 fresh).'
    ],
    [
      ['fresh', 'stale', 'stale', 'error'],
      NONE,
      'error: a certificate could not be judged; 3 of 4 certificates did not pass (1 error, 2 stale, 1 fresh): scs1700000000003 (www.example.com), scs1700000000001 (www.example.com) and scs1700000000002 (www.example.com).'
    ],
    [
      ['unknown'],
      { allowUnknown: true, warnOnly: false },
      'unknown: it cannot be told whether every required service has the renewed certificate; 1 certificate passed (1 unknown). Because of allow-unknown an unknown verdict passes.'
    ],
    [
      ['unknown', 'missing'],
      { allowUnknown: true, warnOnly: false },
      'missing: no push to a required service is recorded; 1 of 2 certificates did not pass (1 missing, 1 unknown): scs1700000000001 (www.example.com).'
    ],
    [
      ['expired', 'pending'],
      NONE,
      'expired: a certificate has expired or was revoked, and no replacement is known; 1 of 2 certificates did not pass (1 expired, 1 pending): scs1700000000000 (www.example.com).'
    ],
    [
      ['stale'],
      { allowUnknown: false, warnOnly: true },
      'stale: a required service has no push since the renewal; 1 of 1 certificate did not pass (1 stale): scs1700000000000 (www.example.com). Because of warn-only the step does not fail.'
    ],
    [
      ['fresh'],
      { allowUnknown: true, warnOnly: true },
      'fresh: every required service has a push since the renewal; 1 certificate passed (1 fresh).'
    ],
    [
      ['unknown'],
      NONE,
      'unknown: it cannot be told whether every required service has the renewed certificate; 1 of 1 certificate did not pass (1 unknown): scs1700000000000 (www.example.com).'
    ]
  ] as [Verdict[], typeof NONE, string][])('of %j with %j', (results, tolerance, sentence) => {
    expect(outcomeSentence(anOutcome(results.map(withResult), tolerance))).toBe(sentence);
  });
});
