import { describe, expect, it, test } from '@jest/globals';
import { marked } from 'marked';
import type { Assessment } from '../../src/judgement/assess.ts';
import { COLUMNS } from '../../src/presentation/columns.ts';
import { PUSH_CAVEAT } from '../../src/presentation/remedies.ts';
import {
  logTable,
  MAX_SUMMARY_BYTES,
  MAX_SUMMARY_OUTPUT_BYTES,
  summaryWriter,
  tableRows
} from '../../src/presentation/summary.ts';
import { VERDICTS, type Verdict } from '../../src/judgement/verdict.ts';
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
  OTHER_CERT_ID,
  RENEWED
} from '../builders.ts';
import { aContext, ASKED, many, summaryOf, tableLines } from './summaries.ts';

const ASKED_SHOWN = ASKED.replace(/https\S+/, '`$&`');
const HEAD = '| Verdict | Certificate | Service | Evidence | Renewed (UTC) | Expires (UTC) | What to do |';

const BY_VERDICT: Record<Verdict, () => Assessment> = {
  fresh: () => anAssessment({ certId: certIdOf(0) }),
  pending: () => anAssessment({ certId: certIdOf(1), histories: [[]] }, { graceMs: 365 * DAY }),
  unknown: () => anAssessment({ certId: certIdOf(2), histories: [aHistory(10, RENEWED, WAF)] }),
  stale: () => anAssessment({ certId: certIdOf(3), histories: [[aPush({ atMs: RENEWED - HOUR })]] }),
  missing: () => anAssessment({ certId: certIdOf(4), histories: [[]] }),
  expired: () => anAssessment({ certId: certIdOf(5), certificate: aCertificate({ status: 'REVOKED' }) }),
  error: () => anAssessment({ certId: certIdOf(6), certificate: null, histories: [], error: anError() })
};
const WAF = { service: 'WAF', project: 'cn-north-4' };

describe('the rows', () => {
  test('the worst stand first, otherwise in the order of the input', () => {
    const requirements = ['CDN', 'WAF', 'ELB'].map(aRequirement);
    const one = anAssessment({ certId: certIdOf(1) }, { requirements });
    const two = anAssessment({ certId: certIdOf(2), histories: [[aPush({ atMs: RENEWED - 1 })]] }, { requirements });
    const rows = tableRows(aWordedOutcome([one, two]));
    expect(
      rows.map(
        ({ certificate, requirement, counted }) =>
          `${certificate.split(' ')[0]?.slice(-1) ?? ''} ${requirement} ${counted}`
      )
    ).toEqual(['1 WAF missing', '1 ELB missing', '2 WAF missing', '2 ELB missing', '2 CDN stale', '1 CDN fresh']);
  });

  test('every verdict stands in its place', () => {
    const rows = tableRows(aWordedOutcome(VERDICTS.map((verdict) => BY_VERDICT[verdict]())));
    expect(rows.map(({ counted }) => counted)).toEqual(VERDICTS.toReversed());
  });

  test('a certificate that two IDs lead to has its rows once', () => {
    expect(tableRows(aWordedOutcome([anAssessment(), anAssessment({ requestedId: OTHER_CERT_ID })]))).toHaveLength(1);
  });

  it.each([
    ['fresh', '✅ fresh', 'push 20 Nov 2026 10:27:38', '20 Nov 2026 09:27:38'],
    ['pending', '🕒 pending', 'no push recorded', '20 Nov 2026 09:27:38'],
    ['unknown', '❔ unknown', 'no push among the last 10', '20 Nov 2026 09:27:38'],
    ['stale', '❌ stale', 'push 20 Nov 2026 08:27:38, 1 h too old', '20 Nov 2026 09:27:38'],
    ['missing', '❌ missing', 'no push recorded', '20 Nov 2026 09:27:38'],
    ['expired', '❌ expired', 'push 20 Nov 2026 10:27:38', '20 Nov 2026 09:27:38'],
    ['error', '💥 error', 'not known', 'not known']
  ] as const)('the cells of %s', (verdict, label, push, renewed) => {
    const [row] = tableRows(aWordedOutcome([BY_VERDICT[verdict]()]));
    const cells = row === undefined ? [] : COLUMNS.map(({ cell }) => cell(row).replaceAll('\u00a0', ' '));
    const expires = verdict === 'error' ? 'not known' : '8 Jun 2027 08:27:38';
    expect(cells).toHaveLength(7);
    expect([cells[0], cells[2], cells[3], cells[4], cells[5]]).toEqual([label, 'CDN', push, renewed, expires]);
    expect(cells[1]).toContain('scs17');
    expect(cells[6]).not.toBe('');
  });

  test('a date does not break', () => {
    const [row] = tableRows(aWordedOutcome([BY_VERDICT.stale()]));
    expect(row?.renewed).toBe('20\u00a0Nov\u00a02026 09:27:38');
    expect(row?.evidence).toBe('push 20\u00a0Nov\u00a02026 08:27:38, 1\u00a0h too old');
  });

  test('within grace an old push is told as too old as well', () => {
    const due = anAssessment({ histories: [[aPush({ atMs: RENEWED - HOUR })]] }, { graceMs: 365 * DAY });
    expect(tableRows(aWordedOutcome([due]))[0]?.evidence).toMatch(/^push .*, 1\u00a0h too old$/);
  });

  test('the destination of a push is told with its project', () => {
    const [row] = tableRows(
      aWordedOutcome([anAssessment({ histories: [[aPush(WAF)]] }, { requirements: [aRequirement('WAF')] })])
    );
    expect(row?.evidence).toBe('push to WAF@cn-north-4 20\u00a0Nov\u00a02026 10:27:38');
  });
});

describe('the summary', () => {
  test('begins with the verdict in words with counts and ends with what was asked', () => {
    const lines = summaryOf(aWordedOutcome([anAssessment({ histories: [[]] })])).split('\n');
    expect(lines[0]).toBe(
      '**❌ missing: no push to a required service is recorded; 1 of 1 certificate did not pass (1 missing): `scs1554192131150` (`www.example.com`).**'
    );
    expect(lines.slice(-2)).toEqual([ASKED_SHOWN, '']);
  });

  test('has the title as its heading, where there is one', () => {
    const worded = aWordedOutcome([anAssessment()]);
    const titled = (title: string): string =>
      summaryWriter(worded, aContext(worded, { title }))(MAX_SUMMARY_BYTES).split('\n**')[0] ?? '';
    expect(titled('Production')).toBe('### Production\n');
    expect(titled('[x](https://evil.example) @octocat')).toBe('### `[x](https://evil.example`) `@octocat`\n');
    expect(summaryOf(worded)).not.toContain('###');
  });

  test('the sign of the verdict is whole, and its word does not break', () => {
    const markdown = summaryOf(aWordedOutcome([BY_VERDICT.error(), BY_VERDICT.stale()]));
    expect(markdown).toMatch(/^\*\*💥 error: /u);
    expect(markdown).toContain('\n| 💥\u00a0error | ');
    expect(markdown).toContain(' | Deploy it to CDN in SCM; a second push may be refused. |');
  });

  test('is these lines and no other, where rows are folded and where they are not', () => {
    const shape = (markdown: string): string[] =>
      markdown.split('\n').map((line) => (/^\| [✅❌]/u.test(line) ? line.slice(0, 3) : line.replace(/^\*\*.*/, '**')));
    const missing = anAssessment({ certId: certIdOf(999), histories: [[]] });
    const table = [HEAD, `${'| --- '.repeat(7)}|`];
    const end = [PUSH_CAVEAT, '', ASKED_SHOWN, ''];
    expect(shape(summaryOf(aWordedOutcome([missing, ...many(2)])))).toEqual([
      ...['**', '', ...table, '| ❌', '| ✅', '| ✅', '', ...end]
    ]);
    expect(shape(summaryOf(aWordedOutcome([missing, ...many(21)])))).toEqual([
      ...['**', '', ...table, '| ❌', ''],
      ...['<details><summary>21 healthy rows</summary>', '', ...table, ...Array<string>(21).fill('| ✅'), ''],
      ...['</details>', '', ...end]
    ]);
  });

  test('has one table with UTC times', () => {
    const markdown = summaryOf(aWordedOutcome(VERDICTS.map((verdict) => BY_VERDICT[verdict]())));
    expect(markdown.match(/^\| ---/gm)).toHaveLength(1);
    expect(markdown).toContain(HEAD);
    expect(tableLines(markdown)).toHaveLength(7);
    expect(markdown).not.toContain('<details>');
  });

  test('failing rows lead to their heading, where it is known where that is', () => {
    const worded = aWordedOutcome(VERDICTS.map((verdict) => BY_VERDICT[verdict]()));
    const page = 'https://github.com/octo/check/blob/v1/docs/troubleshooting.md';
    const linked = summaryWriter(worded, aContext(worded, { troubleshooting: page }))(MAX_SUMMARY_BYTES);
    expect([...linked.matchAll(/^\| \[.*?\]\((.*?)\) \|/gm)].map(([, target]) => target)).toEqual(
      ['permission_denied', 'expired', 'missing', 'stale', 'unknown'].map((anchor) => `${page}#${anchor}`)
    );
    expect(summaryOf(worded)).not.toContain('](');
  });

  test('what is not healthy is never folded: a project left behind, an expiring certificate, a warned one', () => {
    const behind = [aPush({ ...WAF, atMs: RENEWED + DAY }), aPush({ ...WAF, project: 'x-1', atMs: RENEWED - DAY })];
    const worded = aWordedOutcome([
      ...many(21),
      anAssessment(
        { certId: certIdOf(101), histories: [[...behind, aPush()]] },
        { requirements: ['WAF', 'CDN'].map(aRequirement) }
      ),
      anAssessment({ certId: certIdOf(102), certificate: aCertificate({ notAfter: instant('2026-11-29T03:00:00Z') }) }),
      anAssessment({ certId: certIdOf(103), certificate: aCertificate({ status: 'REVOKING' }) })
    ]);
    const [open = '', folded = ''] = summaryOf(worded).split('<details>');
    expect(tableLines(open).map((line) => /scs\d+/.exec(line)?.[0])).toEqual([101, 102, 103].map(certIdOf));
    expect(open).toContain('Renew it: it expires in 5 d.');
    expect(folded).toContain('<summary>22 healthy rows</summary>');
  });

  describe('warnings', () => {
    const worded = aWordedOutcome(many(300));
    const warned = (count: number, maxBytes: number): string => {
      const warnings = Array.from({ length: count }, (_, index) => ({
        title: 'T',
        message: `${certIdOf(index)} (www.example.com) has [a](https://evil.example) warning.`
      }));
      return summaryWriter(worded, aContext(worded, { warnings }))(maxBytes);
    };

    test('stand below the table, each as an item, foreign words as code', () => {
      const [, list] = warned(2, MAX_SUMMARY_BYTES).split('**Warnings**\n\n');
      expect(list?.split('\n').slice(0, 3)).toEqual([
        `- \`${certIdOf(0)}\` (\`www.example.com\`) has \`[a](https://evil.example\`) warning.`,
        `- \`${certIdOf(1)}\` (\`www.example.com\`) has \`[a](https://evil.example\`) warning.`,
        ''
      ]);
    });

    test('without any there is no heading', () => {
      expect(warned(0, MAX_SUMMARY_BYTES)).not.toContain('Warnings');
    });

    test('are cut with a count, and leave room for the rows', () => {
      const markdown = warned(2_000, MAX_SUMMARY_OUTPUT_BYTES);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(MAX_SUMMARY_OUTPUT_BYTES);
      const shown = markdown.match(/^- /gm)?.length ?? 0;
      expect(shown).toBeGreaterThan(50);
      expect(markdown).toContain(`\n${String(2_000 - shown)} more warnings left out for size; the log has all.`);
      expect(tableLines(markdown).length).toBeGreaterThan(50);
    });
  });

  test('with 20 rows nothing is folded, with 21 the healthy ones are', () => {
    expect(summaryOf(aWordedOutcome(many(20)))).not.toContain('<details>');
    expect(summaryOf(aWordedOutcome(many(21)))).toContain('<details><summary>21 healthy rows</summary>');
  });

  test('failing rows stay open above the fold', () => {
    const outcome = aWordedOutcome([...many(25), anAssessment({ certId: OTHER_CERT_ID, histories: [[]] })]);
    const markdown = summaryOf(outcome);
    const [open = '', folded = ''] = markdown.split('<details>');
    expect(tableLines(open)).toHaveLength(1);
    expect(open).toContain('❌ missing');
    expect(folded).toContain('<summary>25 healthy rows</summary>');
    expect(tableLines(folded)).toHaveLength(25);
    expect(folded.indexOf('</details>')).toBeGreaterThan(folded.lastIndexOf('✅'));
  });

  test('where no row is healthy there is no fold', () => {
    expect(summaryOf(aWordedOutcome(many(21, { histories: [[]] })))).not.toContain('<details>');
  });

  test('where all rows are healthy there is no empty table above the fold', () => {
    expect(summaryOf(aWordedOutcome(many(21))).match(/\| Verdict \|/g)).toHaveLength(1);
  });

  test('foreign text stays text', () => {
    const certificate = aCertificate({ name: '', domain: '<img src=x>|[a](https://evil.example)`x`' });
    const html = marked.parse(summaryOf(aWordedOutcome([anAssessment({ certificate })])), { async: false });
    expect(html).not.toMatch(/<img|<a /);
    expect(html.match(/<td>/g)).toHaveLength(7);
    expect(html).toContain('<code>&lt;img</code> <code>src=x&gt;|[a](https://evil.example)`x`</code>');
  });

  test('a name never breaks a row', () => {
    const outcome = aWordedOutcome(many(3, { certificate: aCertificate({ domain: 'a | b || c' }) }));
    const html = marked.parse(summaryOf(outcome), { async: false });
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect(html.match(/<td>/g)).toHaveLength(21);
  });
});

describe('the limits', () => {
  test('are those of GitHub and of chat services', () => {
    expect([MAX_SUMMARY_BYTES, MAX_SUMMARY_OUTPUT_BYTES]).toEqual([1_048_576, 60_000]);
  });

  test('where failing rows are cut, no healthy row is shown in their place', () => {
    const failing = many(2_000, { histories: [[]] });
    const healthy = Array.from({ length: 50 }, (_, index) => anAssessment({ certId: certIdOf(5_000 + index) }));
    const markdown = summaryOf(aWordedOutcome([...healthy, ...failing]), MAX_SUMMARY_OUTPUT_BYTES);
    expect(markdown).not.toContain('✅');
    expect(markdown).toMatch(/\n\d+ more rows left out for size/);
  });

  test('for any limit the text is within it and each row is shown or counted', () => {
    const outcome = aWordedOutcome([
      ...many(30),
      ...[1, 2, 3].map((index) => anAssessment({ certId: certIdOf(100 + index), histories: [[]] }))
    ]);
    const whole = Buffer.byteLength(summaryOf(outcome));
    for (let maxBytes = 2_500; maxBytes < whole + 1_500; maxBytes += 97) {
      const markdown = summaryOf(outcome, maxBytes);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxBytes);
      const missing = Number(/\n(\d+) more rows? left out/.exec(markdown)?.[1] ?? 0);
      expect(tableLines(markdown).length + missing).toBe(33);
    }
  });

  test('bytes count, not characters', () => {
    const certificate = aCertificate({ domain: '证'.repeat(80) });
    const markdown = summaryOf(aWordedOutcome(many(500, { certificate })), MAX_SUMMARY_OUTPUT_BYTES);
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(MAX_SUMMARY_OUTPUT_BYTES);
    expect(markdown).toContain('left out for size');
  });
});

describe('the table of the log', () => {
  test('has a head and a line per row without remedies, its columns aligned', () => {
    const requirements = ['CDN', 'Enhance_ELB@cn-north-7_test'].map(aRequirement);
    const lines = logTable(
      aWordedOutcome([anAssessment({ histories: [[aPush({ atMs: RENEWED - HOUR })]] }, { requirements })])
    );
    const columns = ['certificate', 'service', 'evidence', 'renewed (UTC)', 'expires (UTC)'].map(
      (head) => lines[0]?.indexOf(head) ?? 0
    );
    const cells = lines.map((line) => [0, ...columns].map((from, index) => line.slice(from, columns[index]).trim()));
    const times = ['20 Nov 2026 09:27:38', '8 Jun 2027 08:27:38'];
    const label = `${CERT_ID} (www.example.com)`;
    expect(cells.slice(1)).toEqual([
      ['missing', label, 'Enhance_ELB@cn-north-7_test', 'no push recorded', ...times],
      ['stale', label, 'CDN', 'push 20 Nov 2026 08:27:38, 1 h too old', ...times]
    ]);
    expect(lines.every((line) => line === line.trimEnd())).toBe(true);
    expect(lines[0]).toMatch(/^verdict .* expires \(UTC\)$/);
  });
});
