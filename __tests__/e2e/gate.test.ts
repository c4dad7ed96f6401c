// The bundle turns red and green as the contract's §4 and §5 say, and tells what §7 and §8 say.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serviceFault } from '../../simulator/faults.ts';
import {
  aPush,
  DAY,
  HOUR,
  MINUTE,
  PERMANENT_KEY,
  PROJECT_ID,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';
import { cdn, EXPIRES, numbered, RENEWED, VERDICT_CASES, waf, wafPushes, type VerdictCase } from './gate-trials.ts';
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
import { render } from './runner-eyes.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

const OFF = { 'follow-renewals': 'false' };
const VERDICTS = ['fresh', 'pending', 'unknown', 'stale', 'missing', 'expired', 'error'];
const BEFORE = RENEWED - DAY;
const AFTER = RENEWED + DAY;

/** A run for these certificates that does not follow renewals. */
function gate(certificates: SimulatedCertificate[], inputs = {}, scenario: ScenarioOverrides = {}): Trial {
  return { scenario: { certificates, ...scenario }, inputs: { ...OFF, ...inputs } };
}

/** A time as the summary shows it, blanks aside. */
function shownTime(ms: number): string {
  const [, , day = '', month = '', year = ''] = /^(\w+), (\d+) (\w+) (\d+)/.exec(new Date(ms).toUTCString()) ?? [];
  return `${Number(day)} ${month} ${year} ${instant(ms).slice(11, 19)}`;
}

/** The lines of a summary's tables, cell by cell, without the heads. */
function tableRows(markdown: string): string[][] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Verdict|---)/.test(line))
    .map((line) =>
      line
        .replaceAll('\u00a0', ' ')
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.trim())
    );
}

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

describe('outputs and report', () => {
  const stale = numbered(1, {
    issueTime: scmTime(RENEWED + HOUR),
    pushes: [cdn(RENEWED), waf(AFTER)],
    notAfter: scmTime(EXPIRES + DAY)
  });
  const fresh = numbered(2, { pushes: [cdn(AFTER), waf(AFTER)] });
  const gone = numbered(3);
  const services = { 'required-services': 'CDN\nWAF@cn-north-4' };
  /** So many certificates for 60 requirements: a quarter of the rows fresh, the others missing. */
  const bulk = (count: number): Trial =>
    gate(
      Array.from({ length: count }, (_, index) =>
        numbered(index, { pushes: index % 2 === 0 ? [] : wafPushes(9, AFTER) })
      ),
      {
        'required-services': Array.from({ length: 60 }, (_, index) =>
          index % 2 === 0 ? `WAF|Service${index}` : `Service${index}@project-${index}`
        ).join()
      }
    );
  let runs: Record<
    'mixed' | 'green' | 'nothingKnown' | 'noOutput' | 'noSummary' | 'noTemp' | 'large' | 'larger' | 'huge' | 'twice',
    Observed
  >;

  beforeAll(async () => {
    runs = await observeAll({
      mixed: gate([stale, fresh], { ...services, 'cert-id': [stale.id, gone.id, fresh.id].join(', ') }),
      green: gate([fresh], services),
      nothingKnown: gate([numbered(4, { issueTime: null, notBefore: null, notAfter: null })]),
      noOutput: { ...gate([stale]), env: { GITHUB_OUTPUT: undefined } },
      noSummary: { ...gate([fresh]), env: { GITHUB_STEP_SUMMARY: undefined } },
      noTemp: { ...gate([fresh]), env: { RUNNER_TEMP: undefined } },
      large: bulk(58),
      larger: bulk(72),
      huge: bulk(78),
      twice: gate([stale, fresh], { 'cert-id': `${fresh.id},${fresh.id}\n${stale.id}\n ${fresh.id} ` })
    });
  });

  it('every output is set, in the exact format', () => {
    const { report, summary, 'report-file': file, ...rest } = runs.mixed.outputs;
    expect(rest).toEqual({
      result: 'error',
      'fresh-services': 'CDN,WAF@cn-north-4',
      'pending-services': '',
      'unknown-services': '',
      'stale-services': 'CDN',
      'missing-services': '',
      'expired-services': '',
      'error-services': 'CDN,WAF@cn-north-4',
      unlisted: '',
      expiring: '',
      'renewed-at': instant(RENEWED + HOUR),
      'expires-at': instant(EXPIRES)
    });
    expect(report).not.toBe('');
    expect(summary).toBe(runs.mixed.summary);
    expect(file).toMatch(/\/temp\/[^/]+\.json$/);
  });

  it('the report has exactly the keys of the contract', () => {
    const { report } = runs.mixed;
    expect(Date.parse(report.checkedAt)).toBeGreaterThanOrEqual(NOW);
    expect(report.checkedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const common = { historyFull: false, renewedAtSource: 'issue_time', status: 'ISSUED', error: null };
    const reason = expect.stringMatching(/^[^\n]+\.$/);
    const beside = { bindings: null, live: null, waiver: null };
    const row = { pushedProject: null, lagSeconds: null, reason, evidence: 'push', ...beside };
    const unknown = {
      verdict: 'error',
      pushedAt: null,
      pushedService: null,
      pushedProject: null,
      lagSeconds: null,
      reason,
      evidence: 'none',
      bindings: null,
      live: null,
      waiver: null
    };
    const wafRow = {
      requirement: 'WAF@cn-north-4',
      verdict: 'fresh',
      pushedAt: instant(AFTER),
      pushedService: 'WAF',
      pushedProject: 'cn-north-4',
      lagSeconds: null,
      reason,
      evidence: 'push',
      bindings: null,
      live: null,
      waiver: null
    };
    expect(report).toEqual({
      schemaVersion: 1,
      result: 'error',
      checkedAt: report.checkedAt,
      uncoveredHosts: [],
      unlisted: [],
      certificates: [
        {
          ...common,
          certId: stale.id,
          requestedCertId: stale.id,
          requestedDomain: null,
          name: stale.name,
          domain: stale.domain,
          renewedAt: instant(RENEWED + HOUR),
          expiresAt: instant(EXPIRES + DAY),
          result: 'stale',
          historyRecords: 2,
          services: [
            {
              ...row,
              requirement: 'CDN',
              verdict: 'stale',
              pushedAt: instant(RENEWED),
              pushedService: 'CDN',
              lagSeconds: 3600
            },
            wafRow
          ]
        },
        {
          ...common,
          certId: gone.id,
          requestedCertId: gone.id,
          requestedDomain: null,
          name: null,
          domain: null,
          status: null,
          renewedAt: null,
          renewedAtSource: 'none',
          expiresAt: null,
          result: 'error',
          historyRecords: 0,
          error: {
            code: 'CERTIFICATE_NOT_FOUND',
            message: expect.stringMatching(/SCM\.0020/),
            hint: expect.stringMatching(/./)
          },
          services: [
            { ...unknown, requirement: 'CDN' },
            { ...unknown, requirement: 'WAF@cn-north-4' }
          ]
        },
        {
          ...common,
          certId: fresh.id,
          requestedCertId: fresh.id,
          requestedDomain: null,
          name: fresh.name,
          domain: fresh.domain,
          renewedAt: instant(RENEWED),
          expiresAt: instant(EXPIRES),
          result: 'fresh',
          historyRecords: 2,
          services: [
            { ...row, requirement: 'CDN', verdict: 'fresh', pushedAt: instant(AFTER), pushedService: 'CDN' },
            wafRow
          ]
        }
      ]
    });
  });

  it('the report file holds the same JSON', () => {
    for (const run of [runs.mixed, runs.green]) expect(run.reportFile).toBe(run.outputs['report']);
  });

  it('times that are not known are empty', () => {
    expect(runs.nothingKnown.outputs).toMatchObject({ result: 'unknown', 'renewed-at': '', 'expires-at': '' });
    expect(only(runs.nothingKnown)).toMatchObject({ renewedAt: null, expiresAt: null });
  });

  it('without an output file there is a warning, nothing in its place, and the exit as judged', () => {
    const { noOutput } = runs;
    expect(noOutput.exitCode).toBe(1);
    expect(told(noOutput, 'warning')).toContainEqual(expect.stringMatching(/GITHUB_OUTPUT/));
    expect(noOutput.stdout).not.toMatch(/set-output|schemaVersion/);
    expect(noOutput.summary).toContain('stale');
  });

  it('without a summary file it carries on', () => {
    expect(runs.noSummary).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    expect(runs.noSummary.outputs['summary']).toContain('fresh');
  });

  it('without a folder for it the report file is told to be missing', () => {
    expect(runs.noTemp).toMatchObject({ exitCode: 0, outputs: { result: 'fresh', 'report-file': '' } });
    expect(told(runs.noTemp, 'warning')).toContainEqual(expect.stringMatching(/RUNNER_TEMP/));
    expect(runs.noTemp.report.result).toBe('fresh');
  });

  it.each([
    ['large', 58, 'missing'],
    ['larger', 72, 'none']
  ] as const)('a %s report loses reasons, says so, and its file has all', (name, count, keeping) => {
    const { outputs, report, reportFile } = runs[name];
    expect(Buffer.byteLength(reportFile ?? '')).toBeGreaterThan(900_000);
    expect(Buffer.byteLength(outputs['report'] ?? '')).toBeLessThanOrEqual(900_000);
    const whole = JSON.parse(reportFile ?? '') as Observed['report'];
    const wholeRows = whole.certificates.flatMap((one) => one.services);
    expect(wholeRows).toHaveLength(count * 60);
    expect(wholeRows.filter(({ verdict }) => verdict === 'fresh')).toHaveLength(count * 15);
    expect(wholeRows.every(({ reason }) => reason !== '')).toBe(true);
    expect(report).toEqual({
      ...whole,
      truncated: true,
      certificates: whole.certificates.map((one) => ({
        ...one,
        services: one.services.map(({ reason, ...row }) => (row.verdict === keeping ? { ...row, reason } : row))
      }))
    });
  });

  it('a large summary is cut at a row, and says how many rows are left out', () => {
    const rows = 78 * 60;
    const { summary, outputs } = runs.huge;
    for (const [text, limit] of [
      [summary ?? '', 1024 * 1024],
      [outputs['summary'] ?? '', 60_000]
    ] as const) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
      const shown = tableRows(text);
      expect(shown.every((cells) => cells.length === 7)).toBe(true);
      expect(shown.length + Number(/^(\d+) more rows/m.exec(text)?.[1])).toBe(rows);
      expect(text.trimEnd().split('\n').at(-1)).toMatch(/^Asked /);
    }
  });

  it('an ID that is given again counts once', () => {
    expect(runs.twice.report.certificates.map(({ requestedCertId }) => requestedCertId)).toEqual([fresh.id, stale.id]);
    expect(runs.twice.requests).toHaveLength(4);
  });
});

describe('summary', () => {
  const many = Array.from({ length: 24 }, (_, index) =>
    numbered(index, {
      pushes: [[cdn(AFTER)], [], [cdn(BEFORE)], [cdn(AFTER)], wafPushes(10, AFTER), [cdn(AFTER)]][index % 6] ?? []
    })
  );
  let runs: Record<'few' | 'many' | 'green' | 'hostile' | 'titled' | 'elsewhere', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      few: gate(many.slice(0, 5)),
      many: gate(many),
      titled: {
        ...gate([numbered(1, { notAfter: scmTime(NOW + 5 * DAY + HOUR), pushes: [cdn(AFTER)] }), numbered(2)], {
          title: 'Production @octocat'
        }),
        env: { GITHUB_ACTION_REPOSITORY: 'octo-org/cert-check', GITHUB_ACTION_REF: 'v1' }
      },
      elsewhere: gate([numbered(1)], { 'required-services': 'WAF@华北-北京四' }),
      green: gate(many.filter((_, index) => index % 6 === 0)),
      hostile: gate([
        numbered(1, {
          name: 'x\n## y',
          domain: '<b>a|b</b> @team [x](http://e.example) `c`\u202e::error::no',
          pushes: [waf(AFTER, '| <script>')]
        })
      ])
    });
  });

  it('its first line is the verdict in words with counts', () => {
    const [first] = (runs.few.summary ?? '').split('\n');
    for (const part of ['missing', '5 certificates', '2 fresh', '1 missing', '1 stale', '1 unknown']) {
      expect(first).toContain(part);
    }
    expect((runs.green.summary ?? '').split('\n')[0]).toMatch(/fresh.*4 certificates/);
  });

  it('its table is worst first, words beside the signs', () => {
    const column = tableRows(runs.few.summary ?? '').map(([cell = '']) => cell.replace(/^\S+ /, ''));
    expect(column).toEqual(['missing', 'stale', 'unknown', 'fresh', 'fresh']);
  });

  it('a row tells verdict, certificate, service, evidence, renewal, expiry and remedy, times in UTC', () => {
    const row = tableRows(runs.few.summary ?? '').find(([verdict]) => verdict?.includes('stale')) ?? [];
    expect(row).toEqual([
      expect.stringMatching(/^\S+ stale$/),
      expect.stringMatching(new RegExp(`${many[2]?.id ?? ''}.*shop2\\.example\\.com`)),
      '`CDN`',
      `push ${shownTime(BEFORE)}, 1 d too old`,
      shownTime(RENEWED),
      expect.stringMatching(/^\d+ \w{3} \d{4} \d\d:\d\d:\d\d$/),
      'Deploy it to CDN in SCM; a second push may be refused.'
    ]);
  });

  it('title is its heading, failing rows lead to their heading, warnings stand below the table', () => {
    const { summary, outputs } = runs.titled;
    const lines = (summary ?? '').split('\n');
    expect(lines[0]).toBe('### Production `@octocat`');
    const page = 'https://github.com/octo-org/cert-check/blob/v1/docs/troubleshooting.md';
    expect(summary).toContain(`| [❌\u00a0missing](${page}#missing) |`);
    expect(summary?.match(/\]\(/g)).toHaveLength(1);
    const [table = '', warnings = ''] = (summary ?? '').split('**Warnings**');
    expect(table).toMatch(/Renew it: it expires in 5 d\b/);
    expect(warnings).toMatch(/^\s+- `scs\d+` .*expires in 5 d\b.*\. Renew it/);
    expect(outputs['expiring']).toMatch(/^scs\d{13}$/);
  });

  it('a remote project that cannot be one is warned of, also in the summary', () => {
    const { summary, exitCode } = runs.elsewhere;
    expect(exitCode).toBe(1);
    expect(told(runs.elsewhere, 'warning')).toEqual([
      expect.stringMatching(
        /WAF@华北-北京四 does not look like a remote project.*cn-north-4.*My Credentials > API Credentials/
      )
    ]);
    expect(summary).toMatch(/\*\*Warnings\*\*\n\n- `required-services`: .*`WAF@华北-北京四`/);
  });

  it('folds healthy rows where there are more than 20', () => {
    const summary = runs.many.summary ?? '';
    const [open = '', folded = ''] = summary.split('<details>');
    expect(tableRows(open).map(([cell = '']) => cell.replace(/^\S+ /, ''))).toEqual([
      ...Array<string>(4).fill('missing'),
      ...Array<string>(4).fill('stale'),
      ...Array<string>(4).fill('unknown')
    ]);
    expect(tableRows(folded)).toHaveLength(12);
    expect(folded).toContain('</details>');
    expect(runs.few.summary).not.toContain('<details>');
  });

  it('its last line says what was asked, when, and of how many records', () => {
    const last = (runs.few.summary ?? '').trimEnd().split('\n').at(-1) ?? '';
    expect(last).toMatch(/5 certificates/);
    expect(last).toMatch(/13 push records/);
    expect(last.replaceAll('\u00a0', ' ')).toContain(shownTime(Date.parse(runs.few.report.checkedAt)));
    expect(last).toContain(runs.few.url);
  });

  it('a lost window names the batch that filled it', () => {
    const row = tableRows(runs.few.summary ?? '').find(([verdict]) => verdict?.includes('unknown')) ?? [];
    expect(row.at(-1)).toMatch(/10 pushes.*WAF@cn-north-4/);
  });

  it('a missing row says that no push is recorded, never that it was never pushed', () => {
    const all = JSON.stringify(runs.few.report) + runs.few.stdout + (runs.few.summary ?? '');
    expect(entry(runs.few, many[1]?.id ?? '').services[0]?.reason).toMatch(/no push is recorded/i);
    expect(all).not.toMatch(/never pushed/i);
  });

  it('foreign text opens no markup, no command and no line', () => {
    const { hostile } = runs;
    const summary = hostile.summary ?? '';
    const { elements, attributed } = render(summary);
    expect(elements).toEqual(['code', 'p', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);
    expect(attributed).toEqual([]);
    expect(summary).not.toContain('\u202e');
    expect(tableRows(summary)).toHaveLength(1);
    expect(tableRows(summary)[0]).toHaveLength(7);
    expect(hostile.stdout).not.toContain('\u202e');
    // One for the certificate, one that says that the step fails: none of them is the certificate's own.
    expect(told(hostile, 'error')).toHaveLength(2);
    expect(only(hostile).domain).not.toMatch(/[\n\u202e]/);
  });
});

describe('annotations', () => {
  const twenty = (overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate[] =>
    Array.from({ length: 20 }, (_, index) => numbered(index, overrides));
  const soon = { notAfter: scmTime(NOW + 5 * DAY) };
  let runs: Record<
    'failing' | 'expiring' | 'pending' | 'sameCause' | 'twoCauses' | 'warnOnly' | 'quiet' | 'off',
    Observed
  >;

  beforeAll(async () => {
    runs = await observeAll({
      failing: gate(twenty()),
      expiring: gate(twenty({ ...soon, pushes: [cdn(AFTER)] })),
      pending: gate(twenty(), { 'grace-period': '3650d' }),
      sameCause: gate(twenty(), {}, { deny: ['scm:pushHistory:list'] }),
      twoCauses: gate(
        twenty(),
        {},
        {
          faults: twenty().map(({ id }, index) => ({
            match: { route: 'history', certId: id },
            fault: index % 2 === 0 ? serviceFault(400, 'SCM.0003') : serviceFault(403, 'SCM.9999')
          }))
        }
      ),
      warnOnly: gate(twenty(), { 'warn-only': 'true' }),
      quiet: gate([numbered(1, { pushes: [cdn(AFTER)] })]),
      off: gate([numbered(1, { ...soon, pushes: [cdn(AFTER)] })], { 'expires-within': '0' })
    });
  });

  it('20 failing certificates make eight errors, how many more, and the failure message', () => {
    const errors = told(runs.failing, 'error');
    expect(errors).toHaveLength(10);
    for (const error of errors.slice(0, 8)) expect(error).toMatch(/scs\d{13}.*CDN.*Push/s);
    expect(errors[8]).toMatch(/and 12 more/);
    expect(errors[9]).toMatch(/20 of 20 certificates.*20 missing/);
    expect(runs.failing.exitCode).toBe(1);
  });

  it('the log tells those that the limit leaves out', () => {
    for (const { certId } of runs.failing.report.certificates) expect(runs.failing.stdout).toContain(certId);
  });

  it('20 warnings make nine, and how many more', () => {
    const warnings = told(runs.expiring, 'warning');
    expect(warnings).toHaveLength(10);
    for (const warning of warnings.slice(0, 9)) expect(warning).toMatch(/scs\d{13}.*CDN.*expires in/s);
    expect(warnings[9]).toMatch(/and 11 more/);
    expect(runs.expiring.exitCode).toBe(0);
  });

  it('20 notices make nine, and how many more', () => {
    const notices = told(runs.pending, 'notice');
    expect(notices).toHaveLength(10);
    expect(notices[0]).toMatch(/scs\d{13}.*CDN.*pending/s);
    expect(notices[9]).toMatch(/and 11 more/);
    expect(runs.pending.exitCode).toBe(0);
  });

  it('certificates that fail for one cause share one error', () => {
    const errors = told(runs.sameCause, 'error');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/PERMISSION_DENIED.*17 more.*scm:pushHistory:list/s);
    expect(errors[1]).toMatch(/20 error/);
    expect(told(runs.twoCauses, 'error')).toHaveLength(3);
  });

  it('warn-only makes warnings of errors, under the limit of warnings', () => {
    expect(told(runs.warnOnly, 'error')).toEqual([]);
    expect(told(runs.warnOnly, 'warning')).toHaveLength(10);
    expect(runs.warnOnly.exitCode).toBe(0);
  });

  it('nothing is told where all is well, and no warning of an expiry where that is off', () => {
    expect(runs.quiet.annotations).toEqual([]);
    expect(runs.off.annotations).toEqual([]);
  });
});

describe('log', () => {
  const stale = numbered(1, { pushes: [cdn(BEFORE)] });
  let runs: Record<'plain' | 'set', Observed>;

  beforeAll(async () => {
    runs = await observeAll({
      plain: gate([stale], { 'cert-id': `${stale.id}\nscs1554192131150` }),
      set: gate([stale], {
        'renewed-at': '2026-11-20T09:27:38+08:00',
        'time-zone': '-03:30',
        'grace-period': '90m',
        'expires-within': '0',
        'allow-unknown': 'True',
        'warn-only': 'TRUE',
        concurrency: '32',
        'request-timeout': '5m',
        timeout: '6h'
      })
    });
  });

  it('prints the settings in force', () => {
    const defaults = [
      'project-id: ' + PROJECT_ID,
      'time-zone: +08:00',
      'grace-period: off',
      'expires-within: 14 d',
      'follow-renewals: false',
      'allow-unknown: false',
      'warn-only: false',
      'concurrency: 8',
      'request-timeout: 15 s',
      'timeout: 1 min'
    ];
    for (const line of defaults) expect(runs.plain.stdout).toContain(line);
    const set = [
      'renewed-at: 2026-11-20T01:27:38Z',
      'time-zone: -03:30',
      'grace-period: 1 h 30 min',
      'expires-within: off',
      'allow-unknown: true',
      'warn-only: true',
      'concurrency: 32',
      'request-timeout: 5 min',
      'timeout: 6 h'
    ];
    for (const line of set) expect(runs.set.stdout).toContain(line);
    expect(runs.plain.stdout).toContain(runs.plain.url);
  });

  it('has a line per certificate and the table at the end', () => {
    const lines = runs.plain.stdout.split('\n').filter((line) => !line.startsWith('::'));
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${stale.id}: .*1 push record`)));
    expect(lines).toContainEqual(expect.stringMatching(/^scs1554192131150: .*SCM\.0020/));
    const head = lines.findIndex((line) => line.startsWith('verdict'));
    expect(lines.slice(head + 1, head + 3).map((line) => line.split(/ {2,}/)[0])).toEqual(['error', 'stale']);
  });

  it('debug lines tell method, path, status, attempt, duration and request ID', () => {
    const paths = runs.plain.requests.map(({ path }) => path);
    for (const [index, path] of paths.entries()) {
      const line = runs.plain.debug.find((one) => one.includes(`${path}:`)) ?? '';
      expect(line).toMatch(/^GET .*attempt 1 of 4.* \d+ ms/);
      expect(line).toContain(String(runs.plain.requests[index]?.status));
      expect(line).toContain(runs.plain.requests[index]?.requestId);
    }
  });

  it('names no contact data and no body', () => {
    const everything =
      runs.plain.stdout + runs.plain.stderr + (runs.plain.summary ?? '') + (runs.plain.reportFile ?? '');
    for (const word of ['Wang Xiaoming', 'confidential', '13800138000', 'contact.example', '_dnsauth', 'CS200521']) {
      expect(everything).not.toContain(word);
    }
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

describe('credentials', () => {
  const certificates = [numbered(1, { pushes: [cdn(AFTER)] })];
  const { accessKeyId: ak, secretAccessKey: sk } = PERMANENT_KEY;
  const none = { 'access-key-id': '', 'secret-access-key': '' };
  const temporary = { credentials: { ...PERMANENT_KEY, securityToken: 'simulatedSecurityToken0001' } };
  const wrong = { access: 'WRONGACCESSKEY000001', secret: 'wrongSecretKeyThatMustNotBeUsed0000000001' };
  const huaweiCloud = { HUAWEI_CLOUD_ACCESS_KEY_ID: ak, HUAWEI_CLOUD_SECRET_ACCESS_KEY: sk };
  const sdk = { HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk };
  const hw = { HW_ACCESS_KEY: ak, HW_SECRET_KEY: sk };
  const wrongSdk = { HUAWEICLOUD_SDK_AK: wrong.access, HUAWEICLOUD_SDK_SK: wrong.secret };
  const wrongHw = { HW_ACCESS_KEY: wrong.access, HW_SECRET_KEY: wrong.secret };
  const token = 'simulated-iam-token-that-must-never-be-seen';
  const green: Record<string, Trial> = {
    'the inputs': gate(certificates),
    'temporary keys in the inputs': gate(
      certificates,
      { 'security-token': temporary.credentials.securityToken },
      temporary
    ),
    'an IAM token': gate(certificates, { ...none, 'auth-token': token }, { credentials: null }),
    'HUAWEI_CLOUD_*': { ...gate(certificates, none), env: huaweiCloud },
    'HUAWEICLOUD_SDK_*': { ...gate(certificates, none), env: sdk },
    'HUAWEICLOUD_SDK_* with a security token': {
      ...gate(certificates, none, temporary),
      env: { ...sdk, HUAWEICLOUD_SDK_SECURITY_TOKEN: temporary.credentials.securityToken }
    },
    'HW_*': { ...gate(certificates, none), env: hw },
    'HW_* with a security token': {
      ...gate(certificates, none, temporary),
      env: { ...hw, HW_SECURITY_TOKEN: temporary.credentials.securityToken }
    },
    'HUAWEI_CLOUD_* before the others': {
      ...gate(certificates, none),
      env: { ...huaweiCloud, ...wrongSdk, ...wrongHw }
    },
    'HUAWEICLOUD_SDK_* before HW_*': { ...gate(certificates, none), env: { ...sdk, ...wrongHw } },
    'a family without its half-set predecessors': {
      ...gate(certificates, none),
      env: { HUAWEI_CLOUD_ACCESS_KEY_ID: wrong.access, HUAWEICLOUD_SDK_SK: wrong.secret, ...hw }
    },
    "a family without another family's security token": {
      ...gate(certificates, none),
      env: { ...huaweiCloud, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'of-another', HW_SECURITY_TOKEN: 'of-another' }
    },
    'the inputs before the environment': {
      ...gate(certificates),
      env: { ...wrongSdk, HUAWEI_CLOUD_ACCESS_KEY_ID: wrong.access, HUAWEI_CLOUD_SECRET_ACCESS_KEY: wrong.secret }
    },
    'the inputs without a security token of the environment': {
      ...gate(certificates),
      env: { HW_SECURITY_TOKEN: 'of-another', HUAWEICLOUD_SDK_SECURITY_TOKEN: 'of-another' }
    },
    'an IAM token before the environment': {
      ...gate(certificates, { ...none, 'auth-token': token }, { credentials: null }),
      env: wrongSdk
    }
  };
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(green);
  });

  it.each(Object.keys(green))('%s: accepted, and nowhere to be seen', (name) => {
    const run = runs[name];
    if (run === undefined) throw new Error(`no run of ${name}`);
    expect({ exit: run.exitCode, result: run.outputs['result'] }).toEqual({ exit: 0, result: 'fresh' });
    expect(run.requests.map(({ authenticated }) => authenticated)).toEqual([true, true]);
    const seen = [
      run.stdout.replace(/^::add-mask::.*$/gm, ''),
      run.stderr,
      run.rawOutputs,
      run.summary,
      run.reportFile
    ];
    for (const secret of [ak, sk, token, temporary.credentials.securityToken, wrong.secret, 'of-another']) {
      expect(seen.join('\n')).not.toContain(secret);
    }
  });

  it('every request names its project and asks for English', () => {
    for (const run of Object.values(runs)) {
      for (const { headers } of run.requests) {
        expect(headers).toMatchObject({ 'x-project-id': PROJECT_ID, 'x-language': 'en-us' });
      }
    }
  });

  it('a token goes without a signature, and a security token is signed', () => {
    for (const { headers } of runs['an IAM token']?.requests ?? []) {
      expect(headers).toMatchObject({ 'x-auth-token': token });
      expect(headers).not.toHaveProperty('authorization');
    }
    for (const { headers } of runs['temporary keys in the inputs']?.requests ?? []) {
      expect(headers['authorization']).toMatch(/SignedHeaders=[^,]*x-security-token/);
      expect(headers).not.toHaveProperty('x-auth-token');
    }
  });

  it('what is used is masked', () => {
    expect(runs['the inputs']?.masks).toEqual(expect.arrayContaining([ak, sk]));
    expect(runs['an IAM token']?.masks).toContain(token);
    expect(runs['HW_* with a security token']?.masks).toEqual(
      expect.arrayContaining([ak, sk, temporary.credentials.securityToken])
    );
  });
});

describe('requests', () => {
  const certificates = Array.from({ length: 30 }, (_, index) => numbered(index, { pushes: [cdn(AFTER)] }));
  let runs: Record<'eight' | 'one' | 'thirtyTwo' | 'prefix' | 'renewedAt' | 'failing', Observed>;

  beforeAll(async () => {
    const slow = { latencyMs: 20 };
    runs = await observeAll({
      eight: gate(certificates, {}, slow),
      one: gate(certificates.slice(0, 5), { concurrency: '1' }, slow),
      thirtyTwo: gate(certificates, { concurrency: '32' }, { latencyMs: 60 }),
      prefix: gate(certificates.slice(0, 1), {}, { pathPrefix: '/gateway/scm~v1' }),
      renewedAt: gate(certificates.slice(0, 3), { 'renewed-at': instant(RENEWED) }),
      failing: gate(certificates.slice(0, 3), {}, { deny: ['scm:cert:get'] })
    });
  });

  it('are exactly two for a certificate, also with renewed-at and where one of them fails', () => {
    for (const [run, count] of [
      [runs.eight, 30],
      [runs.one, 5],
      [runs.renewedAt, 3],
      [runs.failing, 3]
    ] as const) {
      const ids = certificates
        .slice(0, count)
        .map(({ id }) => id)
        .toSorted();
      expect(askedIds(run, 'detail')).toEqual(ids);
      expect(askedIds(run, 'history')).toEqual(ids);
      expect(run.requests).toHaveLength(2 * count);
      expect(run.requests.every(({ method, query }) => method === 'GET' && Object.keys(query).length === 0)).toBe(true);
    }
    expect(runs.failing.outputs['result']).toBe('error');
  });

  it('are never more at once than concurrency, and use all of it', () => {
    expect(runs.eight.peakInFlight).toBe(8);
    expect(runs.one.peakInFlight).toBe(1);
    expect(runs.thirtyTwo.peakInFlight).toBeLessThanOrEqual(32);
    expect(runs.thirtyTwo.peakInFlight).toBeGreaterThan(8);
  });

  it('reuse their connections', () => {
    expect(runs.eight.connections).toBeLessThanOrEqual(8);
    expect(runs.one.connections).toBe(1);
  });

  it('keep the path of endpoint as prefix', () => {
    expect(runs.prefix).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
    const paths = asked(runs.prefix, 'history').map(({ path }) => path);
    expect(paths).toEqual([`/gateway/scm~v1/v2/${PROJECT_ID}/scm/cert/${certificates[0]?.id ?? ''}/push-history`]);
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
