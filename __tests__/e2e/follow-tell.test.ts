// How a followed certificate is judged, and what is told of it.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serviceFault } from '../../simulator/faults.ts';
import { aPush, DAY, HOUR, scmId, scmTime, type SimulatedCertificate } from '../../simulator/scenario.ts';
import { NEXT, next, NEXT_EXPIRES, NEXT_ISSUED, OLD, old, OLD_EXPIRES, OLD_ISSUED } from './follow-account.ts';
import { cdn, waf, wafPushes } from './gate-trials.ts';
import {
  asked,
  askedIds,
  entry,
  instant,
  NOW,
  observeAll,
  only,
  told,
  verdicts,
  type Observed,
  type Trial
} from './observe.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

function account(certificates: SimulatedCertificate[], inputs: Record<string, string> = {}, more: Trial = {}): Trial {
  return {
    ...more,
    scenario: { certificates, ...more.scenario },
    inputs: { 'cert-id': certificates[0]?.id ?? '', ...inputs }
  };
}

const PUSHED = next({ pushes: [cdn(NEXT_ISSUED + DAY), waf(NEXT_ISSUED + DAY)] });
const BOTH = { 'required-services': 'CDN\nWAF@cn-north-4' };

describe('a renewal under a new ID of which only the CDN was told', () => {
  const half = next({ pushes: [cdn(NEXT_ISSUED + DAY)] });
  let run: Observed;

  beforeAll(async () => {
    run = (await observeAll({ run: account([OLD, half], BOTH) })).run;
  });

  it('fails, for the new certificate and not for the old one', () => {
    expect(run.exitCode).toBe(1);
    expect(run.report.certificates).toHaveLength(1);
    expect(verdicts(only(run))).toEqual(['fresh', 'missing']);
    expect(run.outputs).toMatchObject({
      result: 'missing',
      'fresh-services': 'CDN',
      'missing-services': 'WAF@cn-north-4',
      'renewed-at': instant(NEXT_ISSUED),
      'expires-at': instant(NEXT_EXPIRES)
    });
  });

  it('the report entry is that of the new certificate, with both IDs', () => {
    expect(only(run)).toEqual({
      certId: half.id,
      requestedCertId: OLD.id,
      requestedDomain: null,
      name: half.name,
      domain: half.domain,
      status: 'ISSUED',
      renewedAt: instant(NEXT_ISSUED),
      renewedAtSource: 'issue_time',
      expiresAt: instant(NEXT_EXPIRES),
      result: 'missing',
      historyRecords: 1,
      historyFull: false,
      error: null,
      services: only(run).services
    });
  });

  it('report, summary, log and annotation name both: A was replaced by B', () => {
    const sentence = `${OLD.id} was replaced by ${half.id}`;
    for (const { reason } of only(run).services) expect(reason).toContain(sentence);
    expect(run.stdout.split('\n')).toContain(sentence);
    const [error = ''] = told(run, 'error');
    for (const text of [run.summary ?? '', error]) {
      expect(text).toContain(OLD.id);
      expect(text).toContain(half.id);
    }
    expect(error).toContain(sentence);
  });

  it('a notice suggests to update cert-id', () => {
    expect(told(run, 'notice')).toEqual([
      expect.stringMatching(new RegExp(`${OLD.id} was replaced by ${half.id}.*cert-id`))
    ]);
  });

  it('the services of the replaced certificate are not judged as well', () => {
    expect(run.summary?.match(/^\| (?!Verdict|---)/gm)).toHaveLength(2);
    expect(told(run, 'error')).toHaveLength(2);
  });

  it('an expiry of the replaced certificate within expires-within is not told', async () => {
    const { soon } = await observeAll({
      soon: account([old({ notAfter: scmTime(NOW + DAY) }), PUSHED], BOTH)
    });
    expect(soon).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(told(soon, 'warning')).toEqual([]);
  });
});

describe('verdicts of a followed certificate', () => {
  const expired = { notAfter: scmTime(NOW - DAY), status: 'EXPIRED' };
  const cases: Readonly<Record<string, { trial: Trial; verdict: string; exit: number }>> = {
    'fresh, where the new one was pushed': { trial: account([OLD, PUSHED], BOTH), verdict: 'fresh', exit: 0 },
    'missing, where it was not': { trial: account([OLD, NEXT], BOTH), verdict: 'missing', exit: 1 },
    'pending within its own grace': {
      trial: account([OLD, NEXT], { 'grace-period': '6d' }),
      verdict: 'pending',
      exit: 0
    },
    'missing after its own grace': {
      trial: account([OLD, NEXT], { 'grace-period': '4d' }),
      verdict: 'missing',
      exit: 1
    },
    'unknown, where its window is lost': {
      trial: account([OLD, next({ pushes: wafPushes(10, NEXT_ISSUED + HOUR) })]),
      verdict: 'unknown',
      exit: 1
    },
    'error, where its push cannot be trusted': {
      trial: account([OLD, next({ pushes: [cdn(NOW + 2 * DAY)] })]),
      verdict: 'error',
      exit: 1
    },
    'unknown, where its renewal is not known': {
      trial: account([OLD, next({ ...PUSHED, issueTime: null, notBefore: null })]),
      verdict: 'unknown',
      exit: 1
    },
    'never expired for the old one: its time is over': {
      trial: account([old(expired), PUSHED], BOTH),
      verdict: 'fresh',
      exit: 0
    },
    'never expired for the old one: revoked': {
      trial: account([old({ status: 'REVOKED' }), PUSHED], BOTH),
      verdict: 'fresh',
      exit: 0
    },
    'expired, where nothing replaced it': { trial: account([old(expired)], BOTH), verdict: 'expired', exit: 1 },
    'expired, where only a near miss did': {
      trial: account([old(expired), next({ ...PUSHED, sans: 'shop.example.com' })], BOTH),
      verdict: 'expired',
      exit: 1
    }
  };
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(Object.fromEntries(Object.entries(cases).map(([name, { trial }]) => [name, trial])));
  });

  it.each(Object.entries(cases))('%s', (name, { verdict, exit }) => {
    expect({ exit: runs[name]?.exitCode, result: runs[name]?.outputs['result'] }).toEqual({ exit, result: verdict });
  });
});

describe('renewed-at', () => {
  const later = instant(NOW - 2 * DAY);
  const earlier = instant(NOW - 10 * DAY);
  const one = next({ pushes: [cdn(NOW - 3 * DAY)] });
  // Pushed after the input's instant and before its own renewal.
  const between = next({ pushes: [cdn(NOW - 7 * DAY)] });
  let runs: Record<'later' | 'earlier' | 'notFollowed' | 'differing' | 'neglected', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      later: account([OLD, one], { 'renewed-at': later }),
      earlier: account([OLD, one], { 'renewed-at': earlier }),
      notFollowed: account([OLD], { 'renewed-at': earlier }),
      neglected: account(
        [old({ pushes: [] }), next({ pushes: [waf(NOW - 7 * DAY), waf(NOW - 20 * DAY, 'cn-east-3')] })],
        { 'renewed-at': earlier, 'cert-id': `${OLD.id},${NEXT.id}`, 'required-services': 'WAF' }
      ),
      differing: account([OLD, between], { 'renewed-at': earlier, 'cert-id': `${OLD.id},${between.id}` })
    });
  });

  it('counts for a followed certificate where it is later', () => {
    expect(only(runs.later)).toMatchObject({ renewedAt: later, renewedAtSource: 'input', result: 'stale' });
    expect(runs.later.outputs['renewed-at']).toBe(later);
  });

  it('does not where it is earlier', () => {
    expect(only(runs.earlier)).toMatchObject({
      renewedAt: instant(NEXT_ISSUED),
      renewedAtSource: 'issue_time',
      result: 'fresh'
    });
  });

  it('overrides the renewal of what is judged itself', () => {
    expect(only(runs.notFollowed)).toMatchObject({ renewedAt: earlier, renewedAtSource: 'input', result: 'stale' });
  });

  it('can make two entries of one ID differ, of which the worse counts once', () => {
    const { differing } = runs;
    expect(differing.report.certificates.map(({ certId, renewedAt, result }) => [certId, renewedAt, result])).toEqual([
      [between.id, instant(NEXT_ISSUED), 'stale'],
      [between.id, earlier, 'fresh']
    ]);
    expect(differing).toMatchObject({ exitCode: 1, outputs: { result: 'stale' } });
    expect(told(differing, 'error')).toEqual([
      expect.stringContaining(between.id),
      expect.stringMatching(/1 of 1 certificate .*\(1 stale\)/)
    ]);
  });

  it('of two entries that differ only the worse is told: what it says is stale is not said to be fresh', () => {
    const { neglected } = runs;
    expect(neglected.report.certificates.map(({ result }) => result)).toEqual(['stale', 'fresh']);
    expect(told(neglected, 'warning').join('\n')).not.toMatch(/is fresh/);
  });
});

describe('several IDs that lead to one certificate', () => {
  const second = old({
    id: scmId(OLD_ISSUED + DAY),
    domain: 'www.shop.example.com',
    sans: 'www.shop.example.com',
    fingerprint: '2'.repeat(40),
    pushes: [waf(OLD_ISSUED + 2 * DAY, 'cn-east-3')]
  });
  let runs: Record<'beside' | 'besideReversed' | 'two', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      beside: account([OLD, NEXT], { 'cert-id': `${OLD.id}\n${NEXT.id}` }),
      besideReversed: account([OLD, NEXT], { 'cert-id': `${NEXT.id}\n${OLD.id}` }),
      two: account([OLD, second, next({ pushes: [waf(NOW)] })], {
        'cert-id': `${OLD.id}\n${second.id}`,
        'required-services': 'WAF\nCDN'
      })
    });
  });

  it('have one report entry per ID, in the order of the input', () => {
    const ids = (run: Observed): unknown => run.report.certificates.map((one) => [one.requestedCertId, one.certId]);
    expect(ids(runs.beside)).toEqual([
      [OLD.id, NEXT.id],
      [NEXT.id, NEXT.id]
    ]);
    expect(ids(runs.besideReversed)).toEqual([
      [NEXT.id, NEXT.id],
      [OLD.id, NEXT.id]
    ]);
    expect(ids(runs.two)).toEqual([
      [OLD.id, NEXT.id],
      [second.id, NEXT.id]
    ]);
  });

  it('are asked for once each, and the list once', () => {
    for (const run of [runs.beside, runs.besideReversed]) {
      expect(askedIds(run, 'detail')).toEqual([OLD.id, NEXT.id]);
      expect(askedIds(run, 'history')).toEqual([OLD.id, NEXT.id]);
      expect(asked(run, 'list')).toHaveLength(1);
    }
    expect(asked(runs.two, 'list')).toHaveLength(1);
    expect(runs.two.requests).toHaveLength(7);
  });

  it('count once, in annotations, summary and failure message', () => {
    for (const run of [runs.beside, runs.two]) {
      expect(told(run, 'error')).toEqual([
        expect.stringContaining(NEXT.id),
        expect.stringMatching(/1 of 1 certificate .*\(1 missing\)/)
      ]);
    }
    expect(runs.beside.summary?.match(/^\| (?!Verdict|---)/gm)).toHaveLength(1);
  });

  it('a certificate that is pinned beside its successor is told to be replaced', () => {
    for (const run of [runs.beside, runs.besideReversed]) {
      expect(told(run, 'notice').join('\n')).toContain(`${OLD.id} was replaced by ${NEXT.id}`);
    }
  });

  it('the projects of all that were replaced count', () => {
    expect(told(runs.two, 'warning')).toEqual([expect.stringContaining('WAF@cn-east-3')]);
  });
});

describe('the history of a replaced certificate', () => {
  const inTwo = old({ pushes: [cdn(OLD_ISSUED + DAY), waf(OLD_ISSUED + DAY), waf(OLD_ISSUED + DAY, 'cn-east-3')] });
  // Somebody pushed the old one once more, after the renewal.
  const late = old({ pushes: [waf(OLD_ISSUED + DAY), waf(NOW - DAY, 'cn-east-3')] });
  const listener = (project: string, pushTime: number): ReturnType<typeof aPush> =>
    aPush({ service: 'ELB', project, pushTime });
  const WAF = { 'required-services': 'WAF' };
  let runs: Record<
    'neglected' | 'late' | 'named' | 'reached' | 'missing' | 'lost' | 'lostBad' | 'lostBeside' | 'other',
    Observed
  >;

  beforeAll(async () => {
    runs = await observeAll({
      neglected: account([inTwo, PUSHED], WAF),
      late: account([late, PUSHED], WAF),
      named: account([inTwo, PUSHED], BOTH),
      reached: account([inTwo, next({ pushes: [waf(NOW - DAY), waf(NOW, 'cn-east-3')] })], WAF),
      missing: account([inTwo, NEXT], WAF),
      lost: account([inTwo, PUSHED], WAF, {
        scenario: { faults: [{ match: { route: 'history', certId: OLD.id }, fault: serviceFault(400, 'SCM.0020') }] }
      }),
      lostBeside: account([PUSHED, old({ rawHistory: {} })], { ...WAF, 'cert-id': `${PUSHED.id},${OLD.id}` }),
      lostBad: account([old({ rawHistory: {} }), PUSHED], WAF),
      other: account([old({ pushes: [listener('cn-east-3', OLD_ISSUED + DAY), waf(OLD_ISSUED + DAY)] }), PUSHED], WAF)
    });
  });

  it('names the project that had the old certificate and not the new one, and the verdict stays', () => {
    for (const run of [runs.neglected, runs.late]) {
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
      expect(told(run, 'warning')).toEqual([expect.stringContaining('WAF@cn-east-3')]);
    }
  });

  it('says nothing untrue of a push that was made after the renewal, of the old certificate', () => {
    expect(told(runs.late, 'warning')[0]).not.toMatch(/older than the renewal/);
  });

  it('is silent where the requirement names its project, where the project got the new one, and of other services', () => {
    for (const run of [runs.named, runs.reached, runs.other]) expect(told(run, 'warning')).toEqual([]);
  });

  it('makes no push of the old certificate one of the new', () => {
    expect(only(runs.missing)).toMatchObject({ result: 'missing', historyRecords: 0 });
  });

  it('that cannot be had is a warning', () => {
    for (const run of [runs.lost, runs.lostBad]) {
      expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
      expect(only(run).error).toBeNull();
      expect(told(run, 'warning')).toEqual([expect.stringContaining(OLD.id)]);
    }
    expect(told(runs.lost, 'warning')[0]).toMatch(/CERTIFICATE_NOT_FOUND.*SCM\.0020/);
  });

  it('that cannot be had is a warning also beside its successor', () => {
    expect(runs.lostBeside).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(told(runs.lostBeside, 'warning')).toEqual([expect.stringContaining(OLD.id)]);
  });
});

describe('a renewal on its way', () => {
  const order = (status: string, overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate =>
    next({ status, issueTime: null, notBefore: null, notAfter: null, fingerprint: null, ...overrides });
  const statuses = ['PAID', 'CHECKING', 'CHECKING_DOMAIN', 'CHECKING_ORG', 'ISSUING'];
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      ...Object.fromEntries(statuses.map((status) => [status, account([OLD, order(status)])])),
      UNPASSED: account([OLD, order('UNPASSED')]),
      older: account([OLD, order('PAID', { id: scmId(OLD_ISSUED - DAY) })]),
      'other names': account([OLD, order('PAID', { domain: 'x.example.org', sans: null })]),
      'of the successor': account([OLD, PUSHED, order('CHECKING', { id: scmId(NOW - DAY) })])
    });
  });

  it.each(statuses)('%s is told in a notice, and the certificate is judged', (status) => {
    const run = runs[status];
    if (run === undefined) throw new Error('no run');
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(only(run).certId).toBe(OLD.id);
    expect(told(run, 'notice')).toEqual([expect.stringMatching(new RegExp(`on its way: .*${NEXT.id}.*${OLD.id}`))]);
  });

  it.each(['UNPASSED', 'older', 'other names'])('%s is not', (name) => {
    const run = runs[name];
    if (run === undefined) throw new Error('no run');
    expect(told(run, 'notice')).toEqual([]);
  });

  it('is told for the certificate that is judged', () => {
    const notices = told(runs['of the successor'] as unknown as Observed, 'notice');
    expect(notices).toHaveLength(2);
    expect(notices.join('\n')).toMatch(new RegExp(`${scmId(NOW - DAY)}.*for the names of ${NEXT.id}`));
  });
});

describe('one certificate never hides the others', () => {
  const plain = old({
    id: scmId(OLD_ISSUED + 3 * DAY),
    domain: 'plain.example.org',
    sans: null,
    notAfter: scmTime(OLD_EXPIRES)
  });
  let run: Observed;

  beforeAll(async () => {
    run = (
      await observeAll({
        run: account([OLD, NEXT, plain], { 'cert-id': `scs1554192131150\n${OLD.id}\n${plain.id}` })
      })
    ).run;
  });

  it('each entry has its own verdict, in the order of the input', () => {
    expect(run.report.certificates.map((one) => [one.requestedCertId, one.certId, one.result])).toEqual([
      ['scs1554192131150', 'scs1554192131150', 'error'],
      [OLD.id, NEXT.id, 'missing'],
      [plain.id, plain.id, 'fresh']
    ]);
    expect(entry(run, 'scs1554192131150').error?.code).toBe('CERTIFICATE_NOT_FOUND');
  });
});
