import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { incomparableReason } from '../../src/certificate/served.ts';
import { judgeLive } from '../../src/judgement/live.ts';
import type { AddressObservation } from '../../src/evidence/live-tls.ts';
import { OTHER_CERT_ID } from '../builders.ts';
import { aServed, content, fails, FOREIGN, JUDGED, observed, OLD, serves } from '../live-evidence.ts';

describe('the table', () => {
  it.each([
    ['all serve it', [serves(JUDGED), serves(JUDGED)], 'fresh', 'served'],
    ['one of one', [serves(JUDGED)], 'fresh', 'served'],
    ['two of three', [serves(JUDGED), serves(JUDGED), fails()], 'fresh', 'served'],
    ['half', [serves(JUDGED), fails()], 'unknown', 'too-few-answers'],
    ['two of five', [serves(JUDGED), serves(JUDGED), fails(), fails(), fails()], 'unknown', 'too-few-answers'],
    ['none of one', [fails()], 'unknown', 'too-few-answers'],
    ['no way to IPv6 does not count', [serves(JUDGED), fails('no-route')], 'fresh', 'served'],
    ['no way to any', [fails('no-route')], 'unknown', 'too-few-answers'],
    ['one of two serves another', [serves(JUDGED), serves(OLD)], 'stale', 'serves-other'],
    ['one of many serves another, most are silent', [serves(OLD), fails(), fails(), fails()], 'stale', 'serves-other'],
    ['an unknown certificate', [serves(FOREIGN)], 'stale', 'serves-other'],
    ['it is the second that an address shows, of another kind of key', [serves(FOREIGN, JUDGED)], 'fresh', 'served'],
    ['an address shows another of the same kind too', [serves(OLD, JUDGED)], 'stale', 'serves-other'],
    ['no address', [], 'unknown', 'too-few-answers'],
    ['the run was over', [fails('ended')], 'unknown', 'too-few-answers'],
    ['a client would refuse it', [serves(aServed('1', { refusedBecause: 'CERT_HAS_EXPIRED' }))], 'fresh', 'served']
  ] as const)('%s', (_, outcomes, verdict, reason) => {
    expect(judgeLive(observed([...outcomes]), content())).toMatchObject({ verdict, reason });
  });

  it.each([
    ['A', [serves(JUDGED)], 'unknown', 'unseen-addresses'],
    ['A', [serves(JUDGED), fails()], 'unknown', 'too-few-answers'],
    ['A', [serves(OLD)], 'stale', 'serves-other'],
    ['AAAA', [serves(JUDGED)], 'fresh', 'served']
  ] as const)('where the %s records could not be had', (type, outcomes, verdict, reason) => {
    const missingRecords = { type, code: 'failed', reason: 'ESERVFAIL' };
    expect(judgeLive(observed([...outcomes], { missingRecords }), content())).toMatchObject({ verdict, reason });
  });

  it.each([
    ['SM2', new Set([JUDGED.sha1]), 'sm2'],
    ['SM2', new Set<string>(), 'sm2'],
    ['RSA', new Set<string>(), 'no-fingerprint'],
    [null, new Set<string>(), 'no-fingerprint'],
    ['ECDSA', new Set([JUDGED.sha1]), null],
    [null, new Set([JUDGED.sha1]), null]
  ])('%s with %j cannot be judged: %s', (keyFamily, fingerprints, reason) => {
    expect(incomparableReason(keyFamily, fingerprints)).toBe(reason);
    const finding = judgeLive(observed([serves(OLD)]), content({ keyFamily, fingerprints }));
    if (reason === null) expect(finding.verdict).toBe('stale');
    else expect(finding).toMatchObject({ verdict: 'unknown', reason, facts: { served: [{ isJudged: false }] } });
  });

  test('what cannot be judged needs no evidence', () => {
    expect(judgeLive(null, content({ keyFamily: 'SM2' }))).toEqual({ verdict: 'unknown', reason: 'sm2', facts: null });
  });

  test('a name that cannot be resolved is unknown, with why', () => {
    const failure = { code: 'failed', reason: 'queryA ESERVFAIL' } as const;
    expect(judgeLive({ kind: 'unresolved', ...failure }, content())).toEqual({
      verdict: 'unknown',
      reason: 'unresolved',
      failure
    });
  });

  test('a host that was not asked is unknown', () => {
    expect(judgeLive(null, content())).toMatchObject({ verdict: 'unknown', failure: { code: 'ended' } });
  });
});

describe('what is told', () => {
  it.each([
    ['SHA-1', JUDGED.sha1, OLD.sha1],
    ['SHA-256', JUDGED.sha256, OLD.sha256]
  ])('fingerprints are of the kind of SCM: %s', (_, fingerprint, other) => {
    const finding = judgeLive(
      observed([serves(JUDGED), serves(OLD)]),
      content({ fingerprints: new Set([fingerprint]), certIds: new Map([[other, OTHER_CERT_ID]]) })
    );
    expect(finding).toMatchObject({
      verdict: 'stale',
      others: [{ address: '192.0.2.2:443', fingerprint: other, certId: OTHER_CERT_ID, certificate: OLD }],
      facts: {
        served: [
          { address: '192.0.2.1:443', isJudged: true, fingerprint, certId: null },
          { address: '192.0.2.2:443', isJudged: false, fingerprint: other, certId: OTHER_CERT_ID }
        ]
      }
    });
  });

  test('of two other certificates the known one, else the first', () => {
    const finding = judgeLive(observed([serves(FOREIGN, OLD), serves(FOREIGN, aServed('4'))]), content());
    expect(finding).toMatchObject({ others: [{ certId: OTHER_CERT_ID }, { certId: null, fingerprint: FOREIGN.sha1 }] });
  });

  test('addresses that did not answer, those not asked and records not had', () => {
    const missingRecords = { type: 'AAAA', code: 'timeout', reason: '' };
    const evidence = observed([serves(JUDGED), fails('no-route')], { uncheckedAddresses: 3, missingRecords });
    expect(judgeLive(evidence, content())).toMatchObject({
      facts: {
        countedAddresses: 1,
        silent: [{ address: '192.0.2.2:443', isCounted: false, failure: { code: 'no-route' } }],
        uncheckedAddresses: 3,
        missingRecords
      }
    });
  });

  test('a certificate of the judged content under another ID is the judged content', () => {
    const certIds = new Map([[JUDGED.sha1, OTHER_CERT_ID]]);
    expect(judgeLive(observed([serves(JUDGED)]), content({ certIds }))).toMatchObject({ verdict: 'fresh' });
  });
});

describe('whatever the addresses', () => {
  const outcome = fc.constantFrom(serves(JUDGED), serves(OLD), serves(FOREIGN, JUDGED), fails(), fails('no-route'));
  const outcomes = fc.array(outcome, { maxLength: 8 });
  const verdictOf = (some: AddressObservation['outcome'][]): string => judgeLive(observed(some), content()).verdict;

  test('their order does not matter', () => {
    fc.assert(
      fc.property(outcomes, (some) => {
        expect(verdictOf(some.toReversed())).toBe(verdictOf(some));
      })
    );
  });

  test('it is fresh only where most answered, and nobody serves another', () => {
    fc.assert(
      fc.property(outcomes, (some) => {
        const silent = some.filter((one) => one.kind === 'failed' && one.code !== 'no-route').length;
        const good = some.filter((one) => one.kind === 'served' && one.certificates.includes(JUDGED)).length;
        const bad = some.filter((one) => one.kind === 'served' && !one.certificates.includes(JUDGED)).length;
        expect(verdictOf(some) === 'fresh').toBe(bad === 0 && good > silent);
        expect(verdictOf(some) === 'stale').toBe(bad > 0);
      })
    );
  });
});
