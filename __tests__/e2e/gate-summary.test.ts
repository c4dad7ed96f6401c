// The bundle's job summary is that of the contract's §8.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DAY, HOUR, scmTime } from '../../simulator/scenario.ts';
import { AFTER, BEFORE, cdn, gate, numbered, RENEWED, waf, wafPushes } from './gate-trials.ts';
import { entry, NOW, observeAll, only, told, type Observed } from './observe.ts';
import { render, shownTime, tableRows } from './runner-eyes.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

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
