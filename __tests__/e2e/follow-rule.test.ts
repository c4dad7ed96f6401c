// Which certificate of the account replaced the pinned one: each sentence of the successor rule, on the bundle.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DAY, HOUR, MINUTE, scmId, scmTime, type SimulatedCertificate } from '../../simulator/scenario.ts';
import { NEXT, next, NEXT_EXPIRES, NEXT_ISSUED, OLD, old, OLD_EXPIRES, OLD_ISSUED } from './follow-account.ts';
import { cdn, waf, wafPushes } from './gate-trials.ts';
import { askedIds, entry, instant, NOW, observeAll, only, told, type Observed, type Trial } from './observe.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

/** A run for one certificate of an account. */
function pinned(certificate: SimulatedCertificate, rest: SimulatedCertificate[], inputs = {}): Trial {
  return {
    scenario: { certificates: [certificate, ...rest] },
    inputs: { 'cert-id': certificate.id, ...inputs }
  };
}

type Outcome = 'followed' | 'near miss' | 'nothing';

interface RuleCase {
  is: Outcome;
  old?: Partial<SimulatedCertificate>;
  next?: Partial<SimulatedCertificate>;
  /** What the near miss is said to share. */
  shares?: RegExp;
}

const NO_TIMES = { issueTime: null, notBefore: null };
const names = (...list: string[]): Partial<SimulatedCertificate> => ({ domain: list[0] ?? '', sans: list.join(';') });

const CASES: Readonly<Record<string, RuleCase>> = {
  'a renewal of the same names': { is: 'followed' },
  'status UPLOAD': { is: 'followed', next: { status: 'UPLOAD' } },
  'status SUPPLEMENTCHECKING': { is: 'followed', next: { status: 'SUPPLEMENTCHECKING' } },
  'status CANCELSUPPLEMENTING': { is: 'followed', next: { status: 'CANCELSUPPLEMENTING' } },
  'status PAID': { is: 'nothing', next: { status: 'PAID' } },
  'status CHECKING': { is: 'nothing', next: { status: 'CHECKING' } },
  'status UNPASSED': { is: 'nothing', next: { status: 'UNPASSED' } },
  'status EXPIRED': { is: 'nothing', next: { status: 'EXPIRED' } },
  'status REVOKING': { is: 'nothing', next: { status: 'REVOKING' } },
  'status REVOKED': { is: 'nothing', next: { status: 'REVOKED' } },
  'an undocumented status': { is: 'nothing', next: { status: 'REISSUING' } },
  'expiry 24 hours later': { is: 'followed', next: { notAfter: scmTime(OLD_EXPIRES + DAY) } },
  'expiry a second less than 24 hours later': { is: 'nothing', next: { notAfter: scmTime(OLD_EXPIRES + DAY - 1000) } },
  'an earlier expiry': { is: 'nothing', next: { notAfter: scmTime(OLD_EXPIRES - DAY) } },
  'renewed a second later': { is: 'followed', next: { issueTime: scmTime(OLD_ISSUED + 1000), notBefore: null } },
  'renewed at the same time': { is: 'nothing', next: { issueTime: scmTime(OLD_ISSUED), notBefore: null } },
  'renewed earlier': { is: 'nothing', next: { issueTime: scmTime(OLD_ISSUED - DAY), notBefore: null } },
  'an older wildcard that lasts longer': {
    is: 'nothing',
    old: names('shop.example.com'),
    next: {
      ...names('*.example.com', 'example.com'),
      id: scmId(OLD_ISSUED - 20 * DAY),
      issueTime: scmTime(OLD_ISSUED - 20 * DAY),
      notBefore: null
    }
  },
  'renewal unknown, later ID': { is: 'followed', next: NO_TIMES },
  'renewal unknown, earlier ID': { is: 'nothing', next: { ...NO_TIMES, id: scmId(OLD_ISSUED - DAY) } },
  'renewal of the old one unknown, later ID': { is: 'followed', old: NO_TIMES },
  'renewal of the old one unknown, earlier ID': { is: 'nothing', old: { ...NO_TIMES, id: scmId(NEXT_ISSUED + DAY) } },
  'renewals unknown, an ID without epoch': { is: 'nothing', next: { ...NO_TIMES, id: 'import2026abcdef' } },
  'more names': { is: 'followed', next: names('new.example.com', 'www.shop.example.com', 'shop.example.com') },
  'names in another order and case': {
    is: 'followed',
    next: { domain: 'WWW.Shop.Example.COM', sans: 'WWW.Shop.Example.COM;SHOP.EXAMPLE.com' }
  },
  'names with blanks, a final dot and a final semicolon': {
    is: 'followed',
    next: { sans: ' shop.example.com. ; www.shop.example.com ;; ' }
  },
  'names in domain alone': { is: 'followed', old: { sans: null }, next: { sans: '' } },
  'an international name in its A-label form': {
    is: 'followed',
    old: names('bücher.example', 'www.bücher.example'),
    next: names('xn--bcher-kva.example', 'WWW.xn--bcher-kva.example')
  },
  'a wildcard for one label': {
    is: 'followed',
    old: names('a.example.com', 'b.example.com'),
    next: names('*.example.com')
  },
  'a wildcard for two labels': {
    is: 'near miss',
    old: names('a.example.com', 'x.b.example.com'),
    next: names('*.example.com'),
    shares: /shares 1 of 2 names/
  },
  'a wildcard for the domain itself': {
    is: 'near miss',
    old: names('example.com', 'a.example.com'),
    next: names('*.example.com'),
    shares: /shares 1 of 2 names/
  },
  'the same wildcard': { is: 'followed', old: names('*.example.com'), next: names('*.example.com') },
  'a wildcard above a wildcard': {
    is: 'nothing',
    old: names('*.shop.example.com'),
    next: names('*.example.com', '*.com')
  },
  'one name dropped': {
    is: 'near miss',
    next: names('shop.example.com'),
    shares: /shares 1 of 2 names/
  },
  'three of four names': {
    is: 'near miss',
    old: names('a.example', 'b.example', 'c.example', 'd.example'),
    next: names('a.example', 'b.example', 'c.example', 'e.example'),
    shares: /shares 3 of 4 names/
  },
  'no name shared': { is: 'nothing', next: names('shop.example.org', 'www.shop.example.org') },
  'another key family': {
    is: 'near miss',
    next: { signatureAlgorithm: 'SHA256WITHECDSA' },
    shares: /shares 2 of 2 names/
  },
  'another algorithm of the same key family': { is: 'followed', next: { signatureAlgorithm: 'SHA384WITHRSA' } },
  'an unknown key family': { is: 'followed', next: { signatureAlgorithm: null } },
  'an unknown key family of the old one': {
    is: 'followed',
    old: { signatureAlgorithm: '' },
    next: { signatureAlgorithm: 'SHA256WITHECDSA' }
  },
  'a national algorithm after RSA': {
    is: 'near miss',
    next: { signatureAlgorithm: 'SM3WITHSM2' },
    shares: /shares 2 of 2 names/
  },
  'the older spelling of signature_algorithm': {
    is: 'near miss',
    next: { detailFields: { signature_algorithm: undefined, signature_algrithm: 'SHA256WITHECDSA' } },
    shares: /shares 2 of 2 names/
  },
  'a near miss that is older': {
    is: 'nothing',
    next: { ...names('shop.example.com'), issueTime: scmTime(OLD_ISSUED - DAY), notBefore: null }
  },
  'a near miss that expires earlier': {
    is: 'nothing',
    next: { ...names('shop.example.com'), notAfter: scmTime(OLD_EXPIRES) }
  },
  'a renewal shared by another account': { is: 'followed', next: { shared: true } },
  'a renewal whose row shows no names': {
    is: 'followed',
    next: { rowFields: { sans: null, domain_count: 2 } }
  },
  'an expire_time that is null': { is: 'followed', next: { rowFields: { expire_time: null } } },
  'an expire_time that is blank': { is: 'followed', next: { rowFields: { expire_time: ' ' } } },
  'an expire_time that cannot be read': { is: 'followed', next: { rowFields: { expire_time: 'soon' } } },
  'an expire_time that is an object': { is: 'followed', next: { rowFields: { expire_time: {} } } },
  'no expire_time': { is: 'followed', next: { rowFields: { expire_time: undefined } } },
  'a not_after that is null': { is: 'followed', next: { detailFields: { not_after: null } } },
  'an old certificate without names': { is: 'nothing', old: { domain: '', sans: null } },
  'an old certificate without expiry': { is: 'nothing', old: { notAfter: null } },
  'an old certificate whose row has no expiry': { is: 'followed', old: { rowFields: { expire_time: '' } } }
};

describe('a single candidate', () => {
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(
      Object.fromEntries(
        Object.entries(CASES).map(([name, one]) => [name, pinned(old(one.old), [next(one.next)], { 'renewed-at': '' })])
      )
    );
  });

  it.each(Object.entries(CASES))('%s', (name, one) => {
    const run = runs[name];
    if (run === undefined) throw new Error('no run');
    const [before, after] = [old(one.old), next(one.next)];
    const isFollowed = one.is === 'followed';
    expect(only(run)).toMatchObject({
      requestedCertId: before.id,
      certId: isFollowed ? after.id : before.id,
      error: null
    });
    const isKnown = before.issueTime !== null;
    expect(run.outputs['result']).toBe(
      isFollowed
        ? after.issueTime === null && after.status !== 'UPLOAD'
          ? 'unknown'
          : 'missing'
        : isKnown
          ? 'fresh'
          : 'unknown'
    );
    const warnings = told(run, 'warning').filter((one) => one.includes(after.id));
    expect(warnings).toEqual(
      one.is === 'near miss'
        ? [
            expect.stringMatching(
              new RegExp(`${after.id} ${one.shares?.source ?? 'shares'} with ${before.id}.*cert-id`)
            )
          ]
        : []
    );
  });

  it('followed or not, nothing but the list and the certificates in question is asked', () => {
    const { 'a renewal of the same names': run, 'no name shared': other } = runs;
    if (run === undefined || other === undefined) throw new Error('no run');
    expect(run.requests).toHaveLength(5);
    expect(askedIds(run, 'detail')).toEqual([OLD.id, NEXT.id]);
    expect(askedIds(run, 'history')).toEqual([OLD.id, NEXT.id]);
    expect(other.requests).toHaveLength(3);
  });
});

describe('several candidates', () => {
  const later = next({
    id: scmId(NEXT_ISSUED + DAY),
    issueTime: scmTime(NEXT_ISSUED + DAY),
    fingerprint: 'b'.repeat(40)
  });
  const equal = next({ id: scmId(NEXT_ISSUED + HOUR), fingerprint: 'c'.repeat(40) });
  const longest = next({
    id: scmId(NEXT_ISSUED - 2 * DAY),
    issueTime: scmTime(NEXT_ISSUED - DAY),
    notAfter: scmTime(NEXT_EXPIRES + HOUR)
  });
  const nearMiss = next({ id: scmId(NEXT_ISSUED + 3 * DAY), domain: 'shop.example.com', sans: 'shop.example.com' });
  const expired = { status: 'EXPIRED', notAfter: scmTime(NOW - DAY) };
  const pushed = { pushes: [cdn(NOW - HOUR)] };
  let runs: Record<
    | 'longest'
    | 'renewedLast'
    | 'tie'
    | 'tieAllowed'
    | 'tieGrace'
    | 'tieExpired'
    | 'nearMissOfOld'
    | 'swallowed'
    | 'chain'
    | 'chainMiss',
    Observed
  >;
  // B tells no key family, so that it follows A of RSA and is followed by C of ECDSA, which does not replace A itself.
  const b = next({
    id: scmId(NOW - 60 * DAY),
    issueTime: scmTime(NOW - 60 * DAY),
    notBefore: null,
    notAfter: scmTime(NOW + 100 * DAY),
    signatureAlgorithm: null,
    pushes: [waf(NOW - 59 * DAY, 'cn-east-3')]
  });
  const c = next({
    signatureAlgorithm: 'SHA256WITHECDSA',
    sans: 'shop.example.com;www.shop.example.com',
    pushes: [waf(NOW - DAY)]
  });
  const cMiss = next({ ...c, sans: 'shop.example.com' });
  const small = old({ id: scmId(OLD_ISSUED), domain: 'www.shop.example.com', sans: null });

  beforeAll(async () => {
    runs = await observeAll({
      longest: pinned(OLD, [NEXT, longest, later]),
      renewedLast: pinned(OLD, [NEXT, later]),
      tie: pinned(OLD, [NEXT, equal]),
      tieAllowed: pinned(OLD, [NEXT, equal], { 'allow-unknown': 'true' }),
      tieGrace: pinned(OLD, [NEXT, equal], { 'grace-period': '3650d' }),
      tieExpired: pinned(old(expired), [NEXT, equal]),
      nearMissOfOld: pinned(OLD, [
        next({ ...pushed, issueTime: scmTime(NOW - HOUR), pushes: [cdn(NOW - MINUTE)] }),
        nearMiss
      ]),
      swallowed: {
        scenario: { certificates: [OLD, small, next(pushed)] },
        inputs: { 'cert-id': `${small.id},${OLD.id}` }
      },
      chain: pinned(OLD, [b, c], { 'required-services': 'WAF' }),
      chainMiss: pinned(OLD, [b, cMiss], { 'required-services': 'WAF@cn-east-3' })
    });
  });

  it('the one that expires last is the successor', () => {
    expect(only(runs.longest).certId).toBe(longest.id);
  });

  it('of those that expire together, the one renewed last', () => {
    expect(only(runs.renewedLast).certId).toBe(later.id);
  });

  it('where nothing decides the verdict is unknown, and both are named', () => {
    for (const run of [runs.tie, runs.tieGrace]) {
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'unknown' } });
      expect(only(run).certId).toBe(OLD.id);
      for (const id of [NEXT.id, equal.id]) {
        expect(only(run).services[0]?.reason).toContain(id);
        expect(run.stdout).toContain(id);
      }
    }
    expect(runs.tieAllowed).toMatchObject({ exitCode: 0, outputs: { result: 'unknown' } });
  });

  it('an expired certificate between whose successors nothing decides is unknown, not expired', () => {
    expect(runs.tieExpired.outputs['result']).toBe('unknown');
  });

  it('near misses are told only for the certificate that is judged', () => {
    expect(runs.nearMissOfOld.outputs['result']).toBe('fresh');
    expect(told(runs.nearMissOfOld, 'warning').join('\n')).not.toContain(nearMiss.id);
  });

  it('one certificate can swallow several', () => {
    const { swallowed } = runs;
    expect(swallowed.report.certificates.map((one) => [one.requestedCertId, one.certId])).toEqual([
      [small.id, NEXT.id],
      [OLD.id, NEXT.id]
    ]);
    expect(swallowed).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(askedIds(swallowed, 'history')).toEqual([small.id, OLD.id, NEXT.id].toSorted());
    expect(swallowed.stdout).toMatch(/^fresh: .*; 1 certificate passed/m);
    const notices = told(swallowed, 'notice').join('\n');
    for (const id of [small.id, OLD.id]) expect(notices).toContain(id);
  });

  it('a successor may have a successor', () => {
    expect(only(runs.chain)).toMatchObject({ requestedCertId: OLD.id, certId: c.id, result: 'fresh' });
    expect(askedIds(runs.chain, 'detail')).toEqual([OLD.id, b.id, c.id].toSorted());
    expect(told(runs.chain, 'notice').join('\n')).toMatch(new RegExp(`${OLD.id}.*${b.id}.*replaced by ${c.id}`));
  });

  it('the histories of all in a chain tell which projects had the certificate', () => {
    expect(told(runs.chain, 'warning')).toEqual([expect.stringContaining('WAF@cn-east-3')]);
  });

  it('a chain ends before a near miss, which is told for its end', () => {
    expect(only(runs.chainMiss)).toMatchObject({ certId: b.id, result: 'fresh' });
    expect(told(runs.chainMiss, 'warning')).toEqual([
      expect.stringMatching(new RegExp(`${c.id} shares 1 of 2 names with ${b.id}`))
    ]);
  });
});

describe('one content under several IDs', () => {
  const content = { fingerprint: 'a'.repeat(40), status: 'UPLOAD' };
  const first = next({ ...content, pushes: [cdn(NOW - 2 * DAY)] });
  const again = (overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate =>
    next({ ...content, id: scmId(NOW - 3 * DAY), pushes: [waf(NOW - DAY)], ...overrides });
  const both = { 'required-services': 'CDN,WAF' };
  const shouting = again({ fingerprint: 'AA:'.repeat(20).slice(0, -1) });
  const oldAgain = old({ ...content, id: scmId(NOW - 2 * DAY), status: 'UPLOAD', pushes: [cdn(NOW - DAY)] });
  const oldFirst = old(content);
  // Imported after NEXT was issued, the same content as `oldFirst`, which was issued long before.
  const olderWildcard = next({
    id: scmId(OLD_ISSUED - 20 * DAY),
    fingerprint: 'd'.repeat(40),
    issueTime: scmTime(OLD_ISSUED - 20 * DAY),
    notBefore: null,
    status: 'UPLOAD'
  });
  const olderWildcardAgain = { ...olderWildcard, id: scmId(NOW - 4 * DAY) };
  const rival = next({
    id: scmId(NEXT_ISSUED + DAY),
    issueTime: scmTime(NEXT_ISSUED + DAY),
    fingerprint: 'e'.repeat(40)
  });
  let runs: Record<
    | 'pinnedFirst'
    | 'pinnedAgain'
    | 'successors'
    | 'successorPinned'
    | 'lost'
    | 'spelling'
    | 'otherContent'
    | 'noFingerprint'
    | 'laterTwinPinned'
    | 'olderTwice'
    | 'rival'
    | 'twinHistoryFails',
    Observed
  >;

  beforeAll(async () => {
    runs = await observeAll({
      pinnedFirst: pinned(first, [again()], both),
      pinnedAgain: pinned(again(), [first], both),
      successors: pinned(OLD, [first, again()], both),
      successorPinned: {
        scenario: { certificates: [OLD, first, again()] },
        inputs: { 'cert-id': `${OLD.id},${first.id}`, ...both }
      },
      lost: pinned(first, [again({ pushes: wafPushes(10, NOW - 20 * HOUR) })], { 'required-services': 'ELB' }),
      spelling: pinned(first, [shouting], both),
      otherContent: pinned(first, [again({ fingerprint: 'f'.repeat(40) })], both),
      noFingerprint: pinned({ ...first, fingerprint: null }, [again({ fingerprint: '' })], both),
      laterTwinPinned: pinned(oldAgain, [oldFirst, NEXT]),
      olderTwice: pinned(OLD, [olderWildcard, olderWildcardAgain]),
      rival: pinned(OLD, [first, again({ id: scmId(NOW - DAY), pushes: [] }), rival]),
      twinHistoryFails: {
        ...pinned(first, [again({ rawHistory: {} })], both)
      }
    });
  });

  it('pushes of all count, the earliest renewal counts, and the records are summed, under the pinned ID', () => {
    expect(only(runs.pinnedFirst)).toMatchObject({
      certId: first.id,
      result: 'fresh',
      renewedAt: instant(NEXT_ISSUED),
      historyRecords: 2,
      historyFull: false
    });
    expect(only(runs.pinnedAgain)).toMatchObject({
      certId: again().id,
      result: 'fresh',
      renewedAt: instant(NEXT_ISSUED),
      historyRecords: 2
    });
    expect(runs.pinnedFirst.exitCode).toBe(0);
  });

  it('a successor that was uploaded twice is one, under the later ID', () => {
    expect(only(runs.successors)).toMatchObject({
      requestedCertId: OLD.id,
      certId: again().id,
      result: 'fresh',
      historyRecords: 2
    });
  });

  it('a successor that is pinned itself is judged under the pinned ID', () => {
    expect(runs.successorPinned.report.certificates.map(({ certId }) => certId)).toEqual([first.id, first.id]);
    expect(runs.successorPinned.stdout).toMatch(/^fresh: .*; 1 certificate passed/m);
  });

  it('a push may be lost if it may be lost in any of the windows', () => {
    expect(only(runs.lost)).toMatchObject({ result: 'unknown', historyRecords: 11, historyFull: true });
  });

  it('a fingerprint is compared without regard to case and colons', () => {
    expect(only(runs.spelling)).toMatchObject({ result: 'fresh', historyRecords: 2 });
  });

  it('another fingerprint, or none, is another content', () => {
    for (const run of [runs.otherContent, runs.noFingerprint]) {
      expect(only(run)).toMatchObject({ historyRecords: 1, result: 'missing' });
    }
  });

  it('the history of a second upload that cannot be had is an error', () => {
    expect(only(runs.twinHistoryFails)).toMatchObject({ result: 'error', error: { code: 'UNEXPECTED_RESPONSE' } });
  });

  it('a later upload that is pinned is as old as its content: what replaced the content replaced it', () => {
    expect(entry(runs.laterTwinPinned, oldAgain.id)).toMatchObject({ certId: NEXT.id, result: 'missing' });
  });

  it('an older wildcard that is uploaded again is as old as before, and replaces nothing', () => {
    expect(only(runs.olderTwice)).toMatchObject({ certId: OLD.id, result: 'fresh' });
  });

  it('of those that expire together, a second upload does not make its content the one renewed last', () => {
    expect(only(runs.rival).certId).toBe(rival.id);
  });
});
