import { beforeAll, describe, expect, test } from '@jest/globals';
import { bodyFault, type Fault, type FaultRule } from '../../simulator/faults.ts';
import {
  aPush,
  DAY,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';
import { Batch, CERTIFICATE, certificates, runCase, type FaultRun } from './fault-run.ts';
import { commandsIn, invisibleIn, logLines, render } from './runner-eyes.ts';

/** What no sink may obey, render or repeat as it is, by name. */
const PAYLOADS: Record<string, string> = {
  'an error command': '::error::pwned',
  'an error command on a line of its own': 'x\n::error title=pwned::pwned\ny',
  'a command after blanks': '\n \t ::warning::pwned',
  'a command after a carriage return': 'x\r::error::pwned\r',
  'a command after both': 'x\r\n::error::pwned',
  'a command after U+2028': 'x\u2028::error::pwned',
  'a command after U+2029': 'x\u2029::error::pwned',
  'a command after U+0085': 'x\u0085::error::pwned',
  'a command after a vertical tab and a form feed': 'x\v::error::pwned\f::error::pwned',
  'a command after a no-break space': '\n\u00a0::error::pwned',
  'a command of colons that meet when a character is taken out': 'x\n:\u200b:error:\u0000:pwned',
  'set-output': '\n::set-output name=result::fresh',
  'save-state and set-env': '\n::save-state name=a::b\n::set-env name=PATH::/tmp\n::add-path::/tmp',
  'add-mask': '\n::add-mask::e',
  'stop-commands': '\n::stop-commands::pwned',
  'an unfinished stop-commands': '::stop-commands::',
  'a group of the old kind': '##[group]pwned',
  'an old command in the middle': 'x ##[error]pwned ##[add-mask]e',
  'an old command that meets when a character is taken out':
    '#\u200b#[error]pwned #\u0000#[error]pwned ##\u200b[error]pwned',
  'hash signs': '###[error]pwned ##\uff3berror]',
  'percent signs': '%0A::error::pwned%0D%0A::error::pwned%25',
  'ANSI colours and a cleared screen': '\u001b[31mred\u001b[0m\u001b[2J\u001b[1;1H\u009b31m',
  'an ANSI link and a title': '\u001b]8;;https://pwned.example\u0007link\u001b]8;;\u0007\u001b]0;pwned\u0007',
  'backspaces and a bell': 'fresh\b\b\b\b\bstale\u0007\u007f',
  'a NUL': 'a\u0000b',
  'bidi controls': '\u202Efresh\u202C \u2066x\u2069 \u200Fy\u061c',
  'zero-width characters and tags': 'a\u200b\u200c\u200d\u2060\ufeffb\u00ad\u{E0041}\u{E007F}',
  'lone surrogates': '\uD800 \uDC00 x\uDFFF\uD83D',
  'an image in HTML': '<img src=x onerror=alert(1)>',
  'a script': '<script>alert(1)</script><svg/onload=alert(1)>',
  'details that never end': '<details><summary>pwned</summary>',
  'details that end': '</details></td></tr></table>',
  'a comment that never ends': '<!-- pwned',
  'processing and CDATA': '<?php pwned ?><![CDATA[pwned]]><!DOCTYPE x>',
  'character references': '&lt;img src=x&gt; &#60;b&#62; &#x3c;i&#x3e; &amp;lt;u&amp;gt;',
  'a link': '[pwned](https://pwned.example)',
  'an image': '![pwned](https://pwned.example/x.png)',
  'a reference link': '[pwned][1]\n\n[1]: https://pwned.example',
  'a footnote': 'x[^1]\n\n[^1]: pwned',
  autolinks: 'https://pwned.example http://pwned.example www.pwned.example ftp://pwned.example mailto:a@pwned.example',
  'an autolink after an underscore': 'x_www.pwned.example',
  'autolinks in brackets': '<https://pwned.example> <a@pwned.example>',
  'an e-mail address': 'pwned@pwned.example a.b+c@pwned.example.com xmpp:a@pwned.example/x',
  'a table of its own': '|a|b|\n|-|-|\n|c|d|',
  pipes: '| a | b || c \\| d',
  'a backslash before the end of a cell': 'x\\',
  'backslashes before pipes': '\\|\\\\|\\\\\\|',
  'a backtick': '`',
  code: '`pwned` ``x`` ```\npwned\n```',
  'a fence': '\n~~~\npwned',
  emphasis: '**pwned** __pwned__ *x* _y_ ~~z~~ ~a~ ***b***',
  'emphasis that never ends': '** __ ~~ ***',
  headings: '# pwned\n## pwned\npwned\n===',
  'a quote, a list and a rule': '> pwned\n- pwned\n1. pwned\n* * *\n---\n+ x\n- [ ] task',
  mathematics: '$x$ $$y$$ \\(z\\) $`a`$',
  'mentions, issues and emoji': '@octocat #1 GH-1 :tada: octocat/hello#1 @org/team',
  'a delimiter of an output': 'ghadelimiter_00000000-0000-0000-0000-000000000000',
  'a delimiter on its own line': 'x\nghadelimiter_\nresult=fresh\nresult<<EOF\nfresh\nEOF\n',
  'an assignment': '\nresult=fresh\n',
  'a prototype': '__proto__',
  'a hundred kilobytes': 'L'.repeat(100_000),
  'a hundred kilobytes of pipes': '|'.repeat(100_000),
  'a hundred kilobytes of commands': '\n::error::pwned'.repeat(6_500),
  'a hundred kilobytes of emoji': '🕒'.repeat(25_000),
  'combining marks': `Z${'\u0301'.repeat(3_000)}`,
  blanks: ' \t\u00a0\u3000 ',
  'an empty text': ''
};

const BLANK = ['blanks', 'an empty text'];

/** The same places filled with what does no harm. */
const HARMLESS = 'harmless';

const IDS = certificates(9);

/** Every text that the API returns, set to `text`, over nine certificates that fail and pass in different ways. */
function scenario(text: string): { scenario: ScenarioOverrides; faults: () => FaultRule[] } {
  const renewedAt = Date.now() - 40 * DAY;
  const certificate = (index: number, changes: Partial<SimulatedCertificate> = {}): SimulatedCertificate => {
    const known = IDS[index] ?? CERTIFICATE;
    const sans = `${text};${known.domain}`;
    return { ...known, name: text, domain: text, sans, signatureAlgorithm: text, ...changes };
  };
  const toOld = aPush({ service: 'WAF', project: text, pushTime: renewedAt - DAY });
  const ahead = aPush({ service: 'CDN', project: text, pushTime: Date.now() + 600_000 });
  // Ten newest pushes to foreign places fill the window, so that the row names them.
  const full = Array.from({ length: 10 }, (_, index) =>
    aPush({
      service: index % 2 === 0 ? 'ELB' : text || 'x',
      project: index < 4 ? text : 'cn-north-4',
      pushTime: Date.now() - index * 1000
    })
  );
  const all = [
    certificate(0, { pushes: [aPush({ pushTime: renewedAt - DAY })] }),
    // A project that was left out, told in a warning.
    certificate(1, { pushes: [aPush({ service: 'WAF' }), toOld] }),
    certificate(2, { pushes: full }),
    certificate(3, { status: text, issueTime: null, notBefore: null }),
    certificate(4, { status: 'REVOKING', pushes: [ahead] }),
    certificate(5, { name: '' }),
    certificate(6, { name: text, domain: '' }),
    certificate(7),
    { ...certificate(8), domain: 'other.example.com', sans: null, detailFields: { id: text } },
    // Replaces the first, and shares a name with the others.
    certificate(0, {
      id: scmId(Date.now() - DAY),
      issueTime: scmTime(Date.now() - DAY),
      notAfter: scmTime(Date.now() + 300 * DAY),
      pushes: [toOld]
    })
  ];
  const id = (index: number): string => all[index]?.id ?? '';
  const answer = (status: number, body: unknown): Fault => ({
    kind: 'wire',
    bytes: Buffer.concat([
      Buffer.from(`HTTP/1.1 ${status} ${headerSafe(text)}\r\nX-Request-Id: ${headerSafe(text)}\r\n`),
      Buffer.from(`Connection: close\r\n\r\n${JSON.stringify(body)}`)
    ]),
    then: 'end'
  });
  const unusable = { push_history_list: [{ push_time: text, push_service: text, push_remote_project: 1 }] };
  const service = { error_code: text, error_msg: `${text} ${text}`, request_id: text };
  const iam = { error: { code: text, message: text, title: text } };
  const row = { id: 'scs1999999999999', domain: text, sans: text, status: text, expire_time: scmTime(renewedAt) };
  return {
    scenario: { certificates: all, list: { extraRows: [row] } },
    faults: () => [
      { match: { certId: id(5), route: 'history' }, fault: answer(400, service) },
      { match: { certId: id(6), route: 'history' }, fault: answer(404, iam) },
      { match: { certId: id(7), route: 'history' }, fault: bodyFault(JSON.stringify(unusable)) }
    ]
  };
}

/** What a header can hold of a text: bytes, as UTF-8 comes out, without what ends a line. */
function headerSafe(text: string): string {
  const safe = Array.from(text).filter((character) => character >= ' ' && character !== '\u007f');
  return safe.slice(0, 1_500).join('') || 'none';
}

const batch = new Batch();

beforeAll(() => batch.run(), 240_000);

const REQUIREMENTS = 'CDN\nWAF\nWAF@cn-north-4\nELB|Enhance_ELB';

/** With a token, since the simulator takes its time over signatures. */
const TOKEN = {
  'access-key-id': '',
  'secret-access-key': '',
  'auth-token': 'simulated-iam-token-that-must-never-be-seen'
};

function add(text: string, inputs: Record<string, string>, env: Record<string, string>): () => FaultRun {
  const asked = { 'cert-id': IDS.map(({ id }) => id).join('\n'), 'required-services': REQUIREMENTS };
  return batch.add(() => runCase({ ...scenario(text), inputs: { ...asked, ...TOKEN, ...inputs } }, { env }));
}

const VARIANTS = [
  ['in debug', { 'follow-renewals': 'false' }, { RUNNER_DEBUG: '1' }],
  ['followed, with warn-only', { 'follow-renewals': 'true', 'warn-only': 'true', 'allow-unknown': 'true' }, {}]
] as [string, Record<string, string>, Record<string, string>][];

const runs = VARIANTS.flatMap(([variant, inputs, env]) => {
  const harmless = add(HARMLESS, inputs, env);
  return Object.entries(PAYLOADS).map(([name, text]) => ({
    name,
    text,
    variant,
    get: add(text, inputs, env),
    harmless
  }));
});

const OUTPUTS = [
  'result',
  'fresh-services',
  'pending-services',
  'unknown-services',
  'stale-services',
  'missing-services',
  'expired-services',
  'error-services',
  'expiring',
  'unlisted',
  'renewed-at',
  'expires-at',
  'report',
  'report-file',
  'summary'
].sort();

/** Every text in a JSON value. */
function textsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(textsIn) : [];
}

function names(log: string): string[] {
  return commandsIn(log)
    .map(({ name }) => name)
    .sort();
}

describe.each(runs.map((each) => [each.name, each.variant, each] as const))(
  '%s (%s)',
  (name, variant, { text, get, harmless }) => {
    // Of blanks nothing is left, and much text makes the list too large: what is judged then is something else.
    const isOther = BLANK.includes(name) || (variant !== 'in debug' && text.length > 10_000);

    test('commands no runner and breaks no line of the log', () => {
      const run = get();
      expect([run.timedOut, run.stderr]).toEqual([false, '']);
      expect(run.exitCode).toBe(variant === 'in debug' ? 1 : 0);
      expect(names(harmless().stdout)).toEqual(expect.arrayContaining([...new Set(names(run.stdout))]));
      if (!isOther) {
        expect(names(run.stdout)).toEqual(names(harmless().stdout));
        expect(logLines(run.stdout)).toHaveLength(logLines(harmless().stdout).length);
      }
      expect(run.stdout).not.toContain('##[');
      expect(invisibleIn(run.stdout)).toBeNull();
      expect(run.masks).toEqual(harmless().masks);
      for (const line of logLines(run.stdout)) expect(line.length).toBeLessThan(6_000);
      for (const { message, title } of run.annotations) {
        expect(message.length).toBeLessThan(4_096);
        expect(title.length).toBeLessThan(600);
      }
    });

    test('sets no output but the declared ones', () => {
      const run = get();
      expect(Object.keys(run.outputs).sort()).toEqual(OUTPUTS);
      expect(invisibleIn(run.rawOutputs ?? '')).toBeNull();
      expect(run.outputs['result']).toBe(harmless().outputs['result']);
      for (const output of OUTPUTS.filter((each) => each.endsWith('-services') && !isOther)) {
        expect(run.outputs[output]).toBe(harmless().outputs[output]);
      }
      const texts = textsIn(run.report);
      expect(texts.map(invisibleIn).filter((found) => found !== null)).toEqual([]);
      expect(texts.filter((text) => /[\n\r]/.test(text))).toEqual([]);
      expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(2_000);
      expect(Object.keys(run.parsed?.certificates[0] ?? {})).toEqual(
        Object.keys(harmless().parsed?.certificates[0] ?? {})
      );
    });

    test.each(['summary', 'output'] as const)('renders as text in the %s', (where) => {
      const run = get();
      const markdown = (where === 'summary' ? run.summary : run.outputs['summary']) ?? '';
      expect(invisibleIn(markdown)).toBeNull();
      const html = render(markdown);
      const allowed = [
        'code',
        'details',
        'li',
        'p',
        'strong',
        'summary',
        'table',
        'tbody',
        'td',
        'th',
        'thead',
        'tr',
        'ul'
      ];
      expect(html.elements.filter((element) => !allowed.includes(element))).toEqual([]);
      expect(html.attributed).toEqual([]);
      expect(html.rows.filter((row) => row.length !== 7)).toEqual([]);
      if (isOther) return;
      const plain = render((where === 'summary' ? harmless().summary : harmless().outputs['summary']) ?? '');
      // The cells that are not foreign are where they were; long text leaves the output less room for rows.
      const own = (rows: string[][]): string[] =>
        rows.map(([verdict, , service]) => `${verdict ?? ''} ${service ?? ''}`);
      expect(own(html.rows)).toEqual(own(plain.rows).slice(0, where === 'summary' ? undefined : html.rows.length));
      expect(html.rows.length).toBeGreaterThan(10);
    });
  }
);

test('a reader sees in the summary what came, as far as it is text', () => {
  const seen = (name: string): string => render(runs.find((each) => each.name === name)?.get().summary ?? '').text;
  expect(seen('an image in HTML')).toContain('(<img src=x onerror=alert(1)>)');
  expect(seen('a link')).toContain('([pwned](https://pwned.example))');
  expect(seen('pipes')).toContain('(| a | b || c \\| d)');
  expect(seen('character references')).toContain('(&lt;img src=x&gt; &#60;b&#62;');
  expect(seen('emphasis')).toContain('**pwned** __pwned__');
});

// ---- What the workflow itself hands over ----

describe('hostile text in an input', () => {
  const optional = ['region', 'endpoint', 'renewed-at', 'time-zone', 'grace-period', 'expires-within', 'concurrency'];
  const fields = ['cert-id', 'project-id', 'required-services', ...optional, 'request-timeout', 'timeout', 'warn-only'];
  // A variable of the environment holds no NUL.
  const payloads = Object.entries(PAYLOADS).filter(([, text]) => text.trim() !== '' && !text.includes('\0'));
  const refused = payloads.map(([name, text]) => {
    const inputs = Object.fromEntries(fields.map((field) => [field, `x@${text}`]));
    return [name, batch.add(() => runCase({ faults: () => [], inputs }))] as const;
  });
  const credentials = payloads.map(([name, text]) => {
    const inputs = { 'access-key-id': `${CERTIFICATE.id}\u3000${text}`, 'secret-access-key': `\u3000${text}x` };
    return [name, text, batch.add(() => runCase({ faults: () => [], inputs }))] as const;
  });

  test.each(refused)('(%s) is told in errors of one line each', (_, get) => {
    const run = get();
    expect([run.exitCode, run.stderr, run.requests.length]).toEqual([1, '', 0]);
    const commands = names(run.stdout).filter((name) => name !== 'add-mask');
    // One for each input up to the limit, one for the rest, one for the end.
    expect(commands.length).toBeGreaterThan(8);
    expect(commands.length).toBeLessThanOrEqual(10);
    expect([...new Set(commands)]).toEqual(['error']);
    expect(run.stdout).not.toContain('##[');
    expect(invisibleIn(run.stdout)).toBeNull();
    expect(Math.max(...logLines(run.stdout).map(({ length }) => length))).toBeLessThan(6_000);
  });

  test.each(credentials)('(%s) that is a credential is not told at all', (_, text, get) => {
    const run = get();
    expect([run.exitCode, run.stderr, run.requests.length]).toEqual([1, '', 0]);
    const told = logLines(run.stdout).filter((line) => !line.startsWith('::add-mask::'));
    expect(commandsIn(told.join('\n')).map(({ name }) => name)).toEqual(['error', 'error']);
    if (text.length > 3) expect(told.join('\n')).not.toContain(text.trim());
  });
});
