import { describe, expect, it, test } from '@jest/globals';
import { ActionError, ERROR_CODES, type ErrorCode } from '../../src/errors.ts';
import type { Assessment, ServiceRow } from '../../src/judgement/assess.ts';
import { failuresOf, type Failures } from '../../src/judgement/failures.ts';
import type { Tolerance } from '../../src/judgement/outcome.ts';
import type { Unlisted } from '../../src/judgement/unlisted.ts';
import { VERDICTS, type Verdict } from '../../src/judgement/verdict.ts';
import { failed, known } from '../../src/source.ts';
import { DAY_MS } from '../../src/time.ts';
import { anAssessment, anOutcome, certIdOf, NOW } from '../builders.ts';
import { aHost, aHostAssessment } from '../live-evidence.ts';

const IDS = [certIdOf(0), certIdOf(1)];

function withRow(over: Partial<Pick<ServiceRow, 'verdict' | 'counted' | 'waiver' | 'reason'>>, index = 0): Assessment {
  const assessment = anAssessment({ certId: certIdOf(index) });
  return {
    ...assessment,
    rows: assessment.rows.flatMap((row) => (row.kind === 'service' ? [{ ...row, ...over }] : []))
  };
}

function of(verdict: Verdict, index = 0): Assessment {
  return withRow({ verdict, counted: verdict }, index);
}

function inError(code: ErrorCode, index = 0): Assessment {
  const reason = { code: 'failed' as const, error: new ActionError(code, 'm', 'h') };
  return withRow({ verdict: 'error', counted: 'error', reason }, index);
}

function failures(assessments: Assessment[], tolerance: Partial<Tolerance> = {}, unlisted?: Unlisted): Failures {
  const outcome = { ...anOutcome(assessments, tolerance), ...(unlisted && { unlisted }) };
  return failuresOf(outcome, (text) => text.replace('SECRET', '***'));
}

describe('failuresOf', () => {
  it.each(VERDICTS)('%s', (verdict) => {
    const fails = verdict !== 'fresh' && verdict !== 'pending';
    expect(failures([of('fresh'), of(verdict, 1)])).toEqual({
      fails,
      isClean: verdict === 'fresh',
      isOutage: false,
      failingRows: fails ? [{ requested: IDS[1], requirement: 'CDN' }] : []
    });
  });

  test('allow-unknown counts, warn-only does not', () => {
    expect(failures([of('unknown')], { allowUnknown: true })).toMatchObject({ fails: false, isClean: false });
    expect(failures([of('stale')], { warnOnly: true }).fails).toBe(true);
  });

  it.each([
    ['in force', NOW + DAY_MS, 'pending', true],
    ['that is over', NOW - DAY_MS, 'stale', false]
  ] as const)('a waiver %s', (_, untilMs, counted, isClean) => {
    const waiver = { requirement: 'CDN', untilMs, untilText: '2026-12-31', reason: 'moves' };
    const row = withRow({ verdict: 'stale', counted, waiver });
    expect(failures([row])).toMatchObject({ fails: !isClean, isClean });
  });

  it.each(ERROR_CODES)('%s: whether it is an outage', (code) => {
    const isOutage = ['SERVICE_UNAVAILABLE', 'THROTTLED', 'NETWORK', 'TIMEOUT'].includes(code);
    expect(failures([inError(code), of('fresh', 1)]).isOutage).toBe(isOutage);
    expect(failures([inError(code), of('stale', 1)]).isOutage).toBe(false);
  });

  test('nothing judged fails and is not clean', () => {
    expect(failures([])).toEqual({ fails: true, isClean: false, isOutage: false, failingRows: [] });
  });

  test('no text holds what is taken out', () => {
    const assessment = of('stale');
    const evidence = { ...assessment.evidence, requestedDomain: 'SECRET.example' };
    expect(failures([{ ...assessment, evidence }]).failingRows).toEqual([
      { requested: '***.example', requirement: 'CDN' }
    ]);
  });
});

describe('certificates of no entry', () => {
  const found = { certificates: [{ id: 'scs9', domain: 'a.example', expiresAtMs: null }], isListCut: false };
  const none = { certificates: [], isListCut: true };

  test('fail where that was asked for', () => {
    const unlisted: Unlisted = { mode: 'fail', findings: known(found) };
    expect(failures([of('fresh')], {}, unlisted)).toMatchObject({
      fails: true,
      isClean: false,
      failingRows: [{ requested: 'scs9', requirement: '' }]
    });
    expect(failures([of('fresh')], {}, { ...unlisted, mode: 'warn' })).toMatchObject({ fails: false, isClean: true });
  });

  test('that may be there fail, unless allow-unknown', () => {
    const unlisted: Unlisted = { mode: 'fail', findings: known(none) };
    const row = { requested: '', requirement: '' };
    expect(failures([of('fresh')], {}, unlisted)).toMatchObject({ fails: true, failingRows: [row] });
    expect(failures([of('fresh')], { allowUnknown: true }, unlisted)).toMatchObject({ fails: false, isClean: false });
  });

  test('that could not be looked for are an outage where SCM was away', () => {
    const away = (code: ErrorCode): Unlisted => ({ mode: 'fail', findings: failed(new ActionError(code, 'm', 'h')) });
    expect(failures([of('fresh')], {}, away('NETWORK')).isOutage).toBe(true);
    expect(failures([of('fresh')], {}, away('PERMISSION_DENIED'))).toMatchObject({ fails: true, isOutage: false });
  });
});

describe('what has no row', () => {
  const host = { requirement: aHost('https://a.example'), error: new ActionError('HOST_NOT_COVERED', 'm', 'h') };

  test('a host that no certificate covers fails, and nothing is clean', () => {
    const outcome = { ...anOutcome([of('fresh')]), uncovered: [host] };
    expect(failuresOf(outcome, (text) => text)).toEqual({
      fails: true,
      isClean: false,
      isOutage: false,
      failingRows: [{ requested: '', requirement: 'https://a.example' }]
    });
  });

  test('a certificate of which only hosts of others are required fails, unless allow-unknown', () => {
    const none = { ...aHostAssessment(null, { hosts: [] }), rows: [] };
    const row = { requested: none.evidence.requestedId, requirement: 'the required hosts' };
    expect(failures([none])).toMatchObject({ fails: true, isClean: false, isOutage: false, failingRows: [row] });
    expect(failures([none], { allowUnknown: true })).toMatchObject({ fails: false, isClean: false });
  });

  test('an entry without a row does not fail where another one judged its certificate', () => {
    const none = { ...aHostAssessment(null, { hosts: [] }), rows: [] };
    const judged = anAssessment({ requestedId: certIdOf(1) });
    expect(failures([none, judged])).toMatchObject({ fails: false, isClean: true, failingRows: [] });
  });
});
