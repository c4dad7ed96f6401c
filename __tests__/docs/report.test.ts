// docs/report.md describes the report that the code builds: its example is built again here.
import { expect, test } from '@jest/globals';
import { assess } from '../../src/judgement/assess.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import { conclude } from '../../src/judgement/outcome.ts';
import { buildReport, reportJson, type Report } from '../../src/presentation/report.ts';
import { wordOutcome } from '../../src/presentation/rows.ts';
import { parseRequirements } from '../../src/certificate/requirement.ts';
import { parseDetail, parseHistory } from '../../src/scm/schema.ts';
import { DAY_MS, HOUR_MS } from '../../src/time.ts';
import { VERDICTS } from '../../src/judgement/verdict.ts';
import { codeBlocks, codeSpans, section, tables, unquoted } from './documents.ts';

const name = 'docs/report.md';

/** The certificate of the example: reissued on 21 November at 03:00 UTC, pushed to the CDN a day later, to WAF a day before. */
async function exampleReport(): Promise<Report> {
  const renewedMs = Date.parse('2026-11-21T03:00:00Z');
  const nowMs = renewedMs + 3 * DAY_MS;
  const detail = {
    id: 'scs1786849200000',
    name: 'shop-2026',
    domain: 'shop.example.com',
    status: 'ISSUED',
    issue_time: '2026-11-21 11:00:00.0',
    not_before: '2026-11-21 10:00:00.0',
    not_after: '2027-06-09 11:00:00.0'
  };
  const push = (service: string, project: string | null, atMs: number): object => ({
    push_service: service,
    push_remote_project: project,
    push_time: String(atMs)
  });
  const history = {
    push_history_list: [push('CDN', null, renewedMs + DAY_MS), push('WAF', 'cn-north-4', renewedMs - DAY_MS)]
  };
  const request = {
    certIds: [detail.id],
    domains: [],
    followRenewals: false,
    offsetMinutes: 480,
    nowMs,
    bindings: 'off',
    findsUnlisted: false
  } as const;
  const collected = await collectEvidence(
    { ...request, pushSubjects: new Set(request.certIds), onRead: () => undefined },
    {
      detail: (id) => Promise.resolve(parseDetail(detail, id)),
      history: () => Promise.resolve(parseHistory(history)),
      listPage: () => Promise.reject(new Error('not asked')),
      deployedResources: () => Promise.reject(new Error('not asked'))
    }
  );
  const { requirements } = parseRequirements(['CDN', 'WAF@cn-north-4']);
  const policy = {
    requirements,
    waivers: [],
    renewedAtMs: null,
    offsetMinutes: (8 * HOUR_MS) / 60_000,
    graceMs: 0,
    nowMs,
    bindings: 'off'
  } as const;
  const outcome = conclude(
    collected.certificates.map((evidence) => assess(evidence, policy)),
    { allowUnknown: false, warnOnly: false },
    nowMs
  );
  return buildReport(wordOutcome(outcome, 0));
}

function fields(heading: string): string[] {
  return tables(section(name, heading)).flatMap(({ rows }) => rows.map(([field = '']) => unquoted(field)));
}

test('the example is what the code reports', async () => {
  const [example] = codeBlocks(section(name, 'Example'));
  expect(example?.lang).toBe('json');
  expect(JSON.parse(example?.text ?? '')).toEqual(await exampleReport());
});

test('every field is described, in its order', async () => {
  const report = await exampleReport();
  const truncated = JSON.parse(reportJson(report, 1, JSON.stringify)) as Report;
  expect(new Set(fields('Run'))).toEqual(new Set(Object.keys(truncated)));
  expect(fields('Run').filter((field) => field !== 'truncated')).toEqual(Object.keys(report));
  const [certificate] = report.certificates;
  expect(fields('Certificate')).toEqual(Object.keys(certificate ?? {}));
  expect(fields('Service')).toEqual(Object.keys(certificate?.services[0] ?? {}));
});

test('every verdict is named, from best to worst', () => {
  const spans = codeSpans(section(name, 'Run'));
  expect(spans.slice(-VERDICTS.length)).toEqual(VERDICTS);
});
