// The bundle turns red and green as the contract's §4 and §5 say.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aPush, DAY, HOUR, MINUTE, scmTime, type SimulatedCertificate } from '../../simulator/scenario.ts';
import {
  AFTER,
  BEFORE,
  cdn,
  EXPIRES,
  gate,
  numbered,
  RENEWED,
  VERDICT_CASES,
  waf,
  type VerdictCase
} from './gate-trials.ts';
import { entry, instant, NOW, observeAll, only, told, verdicts, type Observed } from './observe.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

const VERDICTS = ['fresh', 'pending', 'unknown', 'stale', 'missing', 'expired', 'error'];

describe.each(Object.entries(VERDICT_CASES))('%s', (name, wanted: VerdictCase) => {
  let run: Observed;

  beforeAll(async () => {
    const runs = await verdictRuns();
    const found = runs[name];
    if (found === undefined) throw new Error(`no run of ${name}`);
    run = found;
  });

  it(`is ${wanted.verdict}, ${wanted.exit === 0 ? 'green' : 'red'}`, () => {
    const { report } = run;
    expect({ exit: run.exitCode, result: report.result }).toEqual({ exit: wanted.exit ?? 1, result: wanted.verdict });
    expect(report.certificates).toHaveLength(1);
    expect(only(run)).toMatchObject({ result: wanted.verdict, ...wanted.entry });
    expect(only(run).services).toHaveLength(1);
    expect(only(run).services[0]).toMatchObject({ verdict: wanted.verdict, ...wanted.row });
    expect(only(run).error?.code).toEqual(
      wanted.verdict === 'error' ? (wanted.code ?? 'UNEXPECTED_RESPONSE') : undefined
    );
  });

  it('says so in outputs and annotations, after two requests', () => {
    const requirement = only(run).services[0]?.requirement;
    expect(run.outputs).toMatchObject({
      result: wanted.verdict,
      ...Object.fromEntries(VERDICTS.map((one) => [`${one}-services`, one === wanted.verdict ? requirement : '']))
    });
    const errors = told(run, 'error');
    // One for the certificate, and the failure message.
    expect(errors).toHaveLength(wanted.exit === 0 ? 0 : 2);
    if (wanted.exit !== 0) expect(errors[0]).toContain(only(run).certId);
    const warnings = told(run, 'warning');
    for (const pattern of wanted.warnings ?? []) expect(warnings).toContainEqual(expect.stringMatching(pattern));
    if (wanted.warnings === undefined) expect(warnings).toEqual([]);
    expect(run.requests.map(({ route }) => route).toSorted()).toEqual(['detail', 'history']);
    expect(run.requests.every(({ authenticated }) => authenticated)).toBe(true);
  });
});

let pending: Promise<Record<string, Observed>> | undefined;

/** All verdict cases, run once, whoever asks first. */
function verdictRuns(): Promise<Record<string, Observed>> {
  pending ??= observeAll(
    Object.fromEntries(
      Object.entries(VERDICT_CASES).map(([name, { certificate, inputs }]) => [
        name,
        gate([numbered(1, certificate)], inputs)
      ])
    )
  );
  return pending;
}

describe('what cannot be trusted', () => {
  const goodRecord = { push_time: String(AFTER), push_service: 'CDN', push_remote_project: null };
  const badRecords: Record<string, unknown> = {
    'null as record': null,
    'push_time of 12 digits': { ...goodRecord, push_time: '179290965600' },
    'push_service blank': { ...goodRecord, push_service: '  ' }
  };
  const badHistories: Record<string, unknown> = {
    'a history that is null': null
  };
  const badDetails: Record<string, Partial<SimulatedCertificate>> = {
    'a detail of another certificate': { detailFields: { id: 'scs1554192131150' } },
    'a detail that is null': { rawDetail: null },
    'issue_time on 31 February': { issueTime: '2026-02-31 00:00:00.0' }
  };
  const cases = [
    ...Object.entries(badRecords).map(([name, raw]) => ({
      name,
      part: { pushes: [cdn(AFTER), aPush({ raw })] }
    })),
    ...Object.entries(badHistories).map(([name, rawHistory]) => ({ name, part: { rawHistory } })),
    ...Object.entries(badDetails).map(([name, part]) => ({ name, part: { pushes: [cdn(AFTER)], ...part } }))
  ].map(({ name, part }, index) => ({ name, certificate: numbered(index, part) }));
  const healthy = numbered(cases.length, { pushes: [cdn(AFTER)] });
  let runs: Record<'all' | 'overridden', Observed>;

  beforeAll(async () => {
    const certificates = [...cases.map(({ certificate }) => certificate), healthy];
    runs = await observeAll({
      all: gate(certificates),
      // The renewal time is not needed, and the answer cannot be trusted all the same.
      overridden: gate([numbered(1, { issueTime: 'yesterday', pushes: [cdn(AFTER)] })], {
        'renewed-at': instant(RENEWED)
      })
    });
  });

  it.each(cases)('$name is an error', ({ certificate }) => {
    const found = entry(runs.all, certificate.id);
    expect(found).toMatchObject({ result: 'error', error: { code: 'UNEXPECTED_RESPONSE' } });
    expect(verdicts(found)).toEqual(['error']);
    expect(found.error?.message).toContain(certificate.id);
    expect(found.error?.hint).not.toBe('');
  });

  it('one certificate never hides the others', () => {
    expect(entry(runs.all, healthy.id)).toMatchObject({ result: 'fresh', error: null });
    expect(runs.all.exitCode).toBe(1);
    expect(runs.all.outputs['fresh-services']).toBe('CDN');
    expect(runs.all.outputs['error-services']).toBe('CDN');
  });

  it('a time that cannot be read is an error also where renewed-at stands in for it', () => {
    expect(runs.overridden.outputs['result']).toBe('error');
  });
});

describe('what can be read', () => {
  const epoch = RENEWED / 1000;
  const forms: Record<string, unknown> = {
    'with a blank and a fraction': scmTime(RENEWED),
    'with an offset': `${scmTime(RENEWED, -210).replace('.0', '')}-03:30`,
    'an epoch in seconds as integer': epoch
  };
  const cases = Object.entries(forms).map(([name, issue_time], index) => ({
    name,
    certificate: numbered(index, { notBefore: null, detailFields: { issue_time } })
  }));
  const pushes = {
    'seconds as integer': AFTER / 1000
  };
  const pushCases = Object.entries(pushes).map(([name, push_time], index) => ({
    name,
    certificate: numbered(100 + index, {
      rawHistory: { push_history_list: [{ push_time, push_service: 'CDN', push_remote_project: '' }] }
    })
  }));
  let run: Observed;

  beforeAll(async () => {
    run = (await observeAll({ run: gate([...cases, ...pushCases].map(({ certificate }) => certificate)) })).run;
  });

  it.each(cases)('issue_time $name', ({ certificate }) => {
    expect(entry(run, certificate.id)).toMatchObject({ renewedAt: instant(RENEWED), renewedAtSource: 'issue_time' });
  });

  it.each(pushCases)('push_time in $name', ({ certificate }) => {
    expect(entry(run, certificate.id).services[0]).toMatchObject({
      verdict: 'fresh',
      pushedAt: instant(AFTER),
      pushedProject: null
    });
  });
});

describe('requirements', () => {
  const elb = (service: string, pushTime: number): ReturnType<typeof aPush> =>
    aPush({ service, project: 'cn-east-3', pushTime });
  let runs: Record<'many' | 'neglect' | 'reached' | 'named' | 'otherService', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      many: gate([numbered(1, { pushes: [cdn(AFTER), elb('ELB', BEFORE)] })], {
        'required-services': [
          ' waf@cn-north-4 ,, cdn',
          'CDN, Elb|ENHANCE_ELB@cn-east-3',
          'enhance_elb|elb@cn-east-3',
          'WAF@cn-north-4,ELB,ELB|elb',
          'WAF@CN-NORTH-4'
        ].join('\n')
      }),
      neglect: gate([numbered(1, { pushes: [waf(AFTER), waf(BEFORE, 'cn-east-3'), elb('ELB', BEFORE)] })], {
        'required-services': 'WAF|ELB'
      }),
      reached: gate([numbered(1, { pushes: [waf(AFTER), waf(AFTER, 'cn-east-3'), waf(BEFORE, 'cn-east-3')] })], {
        'required-services': 'WAF'
      }),
      named: gate([numbered(1, { pushes: [waf(AFTER), waf(BEFORE, 'cn-east-3')] })], {
        'required-services': 'WAF@cn-north-4'
      }),
      otherService: gate([numbered(1, { pushes: [waf(AFTER + HOUR), elb('ELB', AFTER), waf(BEFORE, 'cn-east-3')] })], {
        'required-services': 'WAF|ELB'
      })
    });
  });

  it('are normalised, and those that are equal as sets are one, in input order', () => {
    expect(only(runs.many).services.map(({ requirement }) => requirement)).toEqual([
      'WAF@cn-north-4',
      'CDN',
      'ELB|Enhance_ELB@cn-east-3',
      'ELB',
      'WAF@CN-NORTH-4'
    ]);
    expect(verdicts(only(runs.many))).toEqual(['missing', 'fresh', 'stale', 'stale', 'missing']);
  });

  it('appear in outputs as normalised and in input order', () => {
    expect(runs.many.outputs).toMatchObject({
      result: 'missing',
      'fresh-services': 'CDN',
      'stale-services': 'ELB|Enhance_ELB@cn-east-3,ELB',
      'missing-services': 'WAF@cn-north-4,WAF@CN-NORTH-4'
    });
  });

  it('another project is named only for a service that has a fresh push', () => {
    const [warning, ...others] = told(runs.neglect, 'warning');
    expect(others).toEqual([]);
    expect(warning).toContain('WAF@cn-east-3');
    expect(warning).not.toContain('ELB@');
    expect(runs.neglect.exitCode).toBe(0);
  });

  it('another project is named also where another service got a fresh push there', () => {
    expect(told(runs.otherService, 'warning')).toEqual([expect.stringContaining('WAF@cn-east-3')]);
  });

  it('another project is not named where it got a fresh push too, nor where the requirement names its project', () => {
    expect(told(runs.reached, 'warning')).toEqual([]);
    expect(told(runs.named, 'warning')).toEqual([]);
  });
});

describe('time zone doubts', () => {
  const between = [cdn(RENEWED + 4 * HOUR), waf(RENEWED + 5 * HOUR)];
  const noZone = { notBefore: null, pushes: between };
  const day = (offsetMinutes: number): Partial<SimulatedCertificate> => {
    const start = Date.UTC(2026, 9, 1);
    return {
      issueTime: null,
      notBefore: scmTime(start, offsetMinutes),
      notAfter: scmTime(start + 200 * DAY - 1000, offsetMinutes),
      pushes: [cdn(NOW)]
    };
  };
  let runs: Record<'doubt' | 'none' | 'utcDays' | 'utcDaysRead' | 'chinaDays' | 'chinaDaysInUtc', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      doubt: gate([numbered(1, noZone), numbered(2, noZone), numbered(3, { ...noZone, pushes: [cdn(AFTER)] })], {
        'required-services': 'CDN,WAF'
      }),
      none: gate([numbered(1, { ...noZone, issueTime: instant(RENEWED) })]),
      utcDays: gate([numbered(1, day(0))]),
      utcDaysRead: gate([numbered(1, day(0))], { 'time-zone': 'Z' }),
      chinaDays: gate([numbered(1, day(480))]),
      chinaDaysInUtc: gate([numbered(1, day(480))], { 'time-zone': '+00:00' })
    });
  });

  it('are one notice with a count, and the rows concerned say it', () => {
    const notices = told(runs.doubt, 'notice');
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(/4 verdicts.*UTC.*\+08:00/);
    const rows = runs.doubt.report.certificates.flatMap(({ services }) => services);
    expect(rows.map(({ reason }) => /UTC.*stale.*\+08:00.*fresh/.test(reason))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false
    ]);
  });

  it('are not told where the times carry their zone', () => {
    expect(told(runs.none, 'notice')).toEqual([]);
    expect(only(runs.none).services[0]?.reason).not.toContain('UTC');
  });

  it('whole days of another zone than time-zone are a warning', () => {
    expect(told(runs.utcDays, 'warning')).toEqual([expect.stringMatching(/scs\d{13}.*time-zone.*\+08:00.*Z/s)]);
    expect(told(runs.chinaDaysInUtc, 'warning')).toEqual([expect.stringMatching(/time-zone.*\+08:00/s)]);
  });

  it('whole days of time-zone are none', () => {
    expect(told(runs.utcDaysRead, 'warning')).toEqual([]);
    expect(told(runs.chinaDays, 'warning')).toEqual([]);
  });
});

describe('several certificates', () => {
  const certificates = [
    numbered(0, { pushes: [cdn(AFTER)] }),
    numbered(1, { status: 'EXPIRED' }),
    numbered(2, { issueTime: null, notBefore: null }),
    numbered(3, { pushes: [cdn(BEFORE)] }),
    numbered(4, { issueTime: scmTime(NOW - MINUTE), notBefore: null })
  ];
  let run: Observed;

  beforeAll(async () => {
    run = (await observeAll({ run: gate(certificates, { 'grace-period': '1h' }) })).run;
  });

  it('each has its own verdict, and the worst is that of the run', () => {
    expect(run.report.certificates.map(({ result }) => result)).toEqual([
      'fresh',
      'expired',
      'unknown',
      'stale',
      'pending'
    ]);
    expect(run.report.result).toBe('expired');
    expect(run.exitCode).toBe(1);
  });

  it('the failure message is one sentence with the counts', () => {
    const message = told(run, 'error').at(-1) ?? '';
    expect(message).toMatch(/3 of 5 certificates.*1 expired, 1 stale, 1 unknown, 1 pending, 1 fresh/);
  });

  it('errors are told worst first, one for each that fails', () => {
    const titles = run.annotations.filter(({ level }) => level === 'error').map(({ title }) => title);
    expect(titles.map((title) => /expired|stale|unknown/.exec(title)?.[0])).toEqual([
      'expired',
      'stale',
      'unknown',
      undefined
    ]);
  });

  it('the latest renewal and the earliest expiry are the outputs', () => {
    expect(run.outputs['renewed-at']).toBe(instant(NOW - MINUTE));
    expect(run.outputs['expires-at']).toBe(instant(EXPIRES));
  });
});
