import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import { codeSpan, counted, listed, logText, markdownProse, plain, plainName, quoted } from '../src/text.ts';
import { commandsIn } from './e2e/runner-eyes.ts';

/** Text with everything that a door must stop: controls, bidi marks, separators, lone surrogates, markup and commands. */
const hostile = fc.string({
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        ...[
          '\n',
          '\r',
          '\t',
          '\0',
          '\x1b',
          '\x85',
          '\u00ad',
          '\u200b',
          '\u200e',
          '\u202e',
          '\u2066',
          '\u2028',
          '\u2029'
        ],
        ...['\ufeff', '\u{e0041}', '\ud800', '\udc00', ' ', 'a', '😀'],
        ...[':', '#', '[', '::', '##[', '|', '<', '_', '@', 'www', '.', '`', '*', '&', '0', '://']
      )
    }
  ),
  maxLength: 60
});

const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('plain', () => {
  it.each([
    ['stays as it is where it is harmless', 'shop.example.com 证书 😀', 'shop.example.com 证书 😀'],
    ['loses line breaks', 'one\r\ntwo\nthree\u2028four\u2029five\x85six', 'one two three four five six'],
    ['loses control characters', 'a\0b\x1b[31mc\x7f', 'a b [31mc'],
    ['loses bidi controls', 'safe\u202egnp.exe\u2066x\u2069', 'safe gnp.exe x'],
    ['loses zero-width characters and tags', 'a\u200bb\ufeffc\u{e0041}d\u00ade', 'a b c d e'],
    ['gets one space for a run of them', 'a \u3000\t\n b', 'a b'],
    ['is trimmed', ' \n a \u200f', 'a'],
    ['has a lone high surrogate replaced', 'a\ud83d', 'a\ufffd'],
    ['has a lone low surrogate replaced', '\ude00a', '\ufffda'],
    ['may be empty', '\u202e\n', '']
  ])('text %s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('text of exactly the length stays, one code point more is cut and marked', () => {
    expect(plain('x'.repeat(200))).toBe('x'.repeat(200));
    expect(plain('x'.repeat(201))).toBe(`${'x'.repeat(199)}…`);
    expect(plain('abcdef', 6)).toBe('abcdef');
    expect(plain('abcdefg', 6)).toBe('abcde…');
  });

  test('length counts code points, and no pair is torn apart', () => {
    expect(plain('😀'.repeat(5), 5)).toBe('😀'.repeat(5));
    expect(plain('😀'.repeat(6), 5)).toBe('😀😀😀😀…');
  });

  test('whatever the text, nothing forbidden survives, the length holds, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (text, maxLength) => {
        const clean = plain(text, maxLength);
        expect(clean).not.toMatch(FORBIDDEN);
        expect(clean.isWellFormed()).toBe(true);
        expect(clean).toBe(clean.trim());
        expect(Array.from(clean).length).toBeLessThanOrEqual(maxLength);
        expect(plain(clean, maxLength)).toBe(clean);
      })
    );
  });
});

describe('plainName', () => {
  test('a clean name is itself', () => {
    expect(plainName('cn-north-7_test', 255)).toBe('cn-north-7_test');
  });

  it.each(['cn-north-4\u200b', ' cn-north-4', 'cn-north-4\n', 'cn\u202e-north-4'])(
    'a name that only resembles a clean one never equals it: %j',
    (name) => {
      expect(plainName(name, 255)).not.toBe(plain(name, 255));
      expect(plainName(name, 255)).toMatch(/\ufffd$/);
    }
  );

  test('a name that was cut is marked', () => {
    expect(plainName('abcdef', 3)).toBe('ab…\ufffd');
  });

  test('no name but the clean one itself reads as a clean name', () => {
    fc.assert(
      fc.property(hostile, fc.stringMatching(/^[a-z0-9-]{1,20}$/), (name, cleanName) => {
        expect(plainName(name, 255) === cleanName).toBe(name === cleanName);
      })
    );
  });
});

describe('logText', () => {
  it.each([
    ['::error::x', ': :error::x'],
    [' \t\u00a0\u0085::error::x', ' \t\u00a0\u0085: :error::x'],
    ['one\n::error::x', 'one\n: :error::x'],
    [':::', ': ::'],
    ['urn::iam::agency ::x', 'urn::iam::agency ::x'],
    ['##[error]x', '## [error]x'],
    ['###[x]', '### [x]'],
    ['##[', '## ['],
    ['a: b [c] # d ## e', 'a: b [c] # d ## e'],
    ['2026-11-20T09:27:38Z', '2026-11-20T09:27:38Z']
  ])('%j becomes %j', (text, expected) => {
    expect(logText(text)).toBe(expected);
  });

  test('whatever the text, no command can open, the rest stays, and a second pass changes nothing', () => {
    const withCommands = fc.string({
      unit: fc.constantFrom(':', '#', '[', ' ', 'a', '::', '##[', '\n', '\r', '\u0085', '\u3000'),
      maxLength: 40
    });
    fc.assert(
      fc.property(fc.oneof(withCommands, hostile), (text) => {
        const safe = logText(text);
        expect(commandsIn(safe)).toEqual([]);
        expect(safe).not.toContain('##[');
        expect(safe.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(logText(safe)).toBe(safe);
      })
    );
  });
});

/** What a reader sees: the text of the HTML that a Markdown renderer makes. */
function rendered(markdown: string): { html: string; text: string } {
  const html = marked.parse(markdown, { async: false, gfm: true });
  const text = html
    .replace(/<\/?(?:p|table|thead|tbody|tr|th|td)>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();
  return { html, text };
}

function inCell(text: string): string {
  return `| Head |\n| --- |\n| ${markdownProse(text, true)} |\n`;
}

const HOSTILE_MARKDOWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- gone',
  '</details><details open>',
  '&lt;b&gt; &amp; &#60;',
  '[click](https://evil.example)',
  '![pixel](https://evil.example/p.png)',
  '[ref]: https://evil.example',
  'https://evil.example/?q=1',
  'HTTP://evil.example',
  'ftp://evil.example',
  'mailto:a@evil.example',
  'xmpp:a@evil.example/x',
  'www.evil.example',
  'WWW.evil.example',
  'a_www.evil.example',
  'somebody@evil.example',
  '**bold** *italic* __bold__ _italic_',
  '~~gone~~ ~gone~',
  '`code` ``code`` ```',
  'a | b || c',
  'back\\slash \\| \\*',
  '$x^2$ $$y$$',
  '# heading #12',
  'it\'s "quoted"',
  'snake_case_name cn-north-7_test'
];

describe('markdownProse', () => {
  it.each(HOSTILE_MARKDOWN)('%j is shown as it is, without markup', (text) => {
    for (const markdown of [`x ${markdownProse(text)}`, `**x ${markdownProse(text)} x**`, inCell(text)]) {
      const { html, text: shown } = rendered(markdown);
      expect(html).not.toMatch(/<(?!\/?(?:p|strong|code|table|thead|tbody|tr|th|td)>)/);
      // In a row a pipe after a backslash is set apart.
      const expected = markdown.startsWith('|') ? text.replace(/\\\|/g, '\\ |') : text;
      expect(shown.replace(/<\/?(?:strong|code)>/g, '').replace(/\s+/g, ' ')).toContain(expected);
    }
  });

  it.each([
    ['a mention', 'ask @octocat, then', 'ask `@octocat`, then'],
    ['a team', '@org/team', '`@org/team`'],
    ['an issue', 'owner/repo#1 and GH-1', '`owner/repo#1` and `GH-1`'],
    ['a commit', 'deadbeef 1234567', '`deadbeef` `1234567`'],
    ['an emoji code', ':tada: :8ball:', '`:tada`: `:8ball`:'],
    ['mathematics', '$x$', '`$x$`'],
    ['an address', '(admin@evil.com)', '(`admin@evil.com`)'],
    ['a domain', 'scs1 (www.example.com), replacing', '`scs1` (`www.example.com`), replacing'],
    ['a mark of a list', '1. one', '`1`. one'],
    ['a quote', '> one', '`>` one'],
    ['an escaped cell', 'ELB|Enhance_ELB', '`ELB\\|Enhance_ELB`']
  ])('%s is a code span', (_, text, expected) => {
    expect(markdownProse(text, true)).toBe(expected);
  });

  it.each([
    'The newest push is 91 d too old; push or deploy it to CDN.',
    '(the project\'s name) of 20 "records": 09:27:38',
    '22\u00a0Nov\u00a02026\u00a009:17:01',
    ''
  ])('%j is prose, and stays', (text) => {
    expect(markdownProse(text, true)).toBe(text);
  });

  test('a sign between the words of a path stays a sign', () => {
    expect(markdownProse('My Credentials > Projects')).toBe('My Credentials &gt; Projects');
  });

  test('whatever the plain text, a cell stays one cell, and nothing in it is markup but code', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        const text = plain(`x ${plain(input, 60)} x`);
        const { html, text: shown } = rendered(inCell(text));
        expect(html).not.toMatch(/<(?!\/?(?:p|code|table|thead|tbody|tr|th|td)>)/);
        expect(html.match(/<td>/g)).toHaveLength(1);
        const seen = shown
          .split('\n')
          .at(-1)
          ?.replace(/<\/?code>/g, '');
        expect(seen).toBe(text.replace(/\\\|/g, '\\ |'));
      }),
      { numRuns: 300 }
    );
  });
});

describe('codeSpan', () => {
  it.each([
    ['a plain name', 'shop', '`shop`'],
    ['a backtick inside', 'a`b', '``a`b``'],
    ['a run of backticks', 'a``b`c', '```a``b`c```'],
    ['a backtick at an edge', '`a', '`` `a ``'],
    ['nothing but backticks', '``', '``` `` ```'],
    ['line breaks', 'a\n\nb', '`a b`'],
    ['nothing', '\n', '']
  ])('%s', (_, text, expected) => {
    expect(codeSpan(text)).toBe(expected);
  });

  it('escapes the pipe in a row alone', () => {
    expect(codeSpan('a|b')).toBe('`a|b`');
    expect(codeSpan('a|b', true)).toBe('`a\\|b`');
  });

  it('in a row sets a pipe apart from a backslash, on which renderers disagree', () => {
    expect(codeSpan('a\\|b', true)).toBe('`a\\ \\|b`');
  });

  it('shows hostile text as it was cleaned, and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        fc.pre(plain(text) !== '');
        const escaped = plain(text).replace(
          /[&<>"']/g,
          (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one] ?? '&#39;'
        );
        expect(marked.parseInline(codeSpan(text))).toBe(`<code>${escaped}</code>`);
      })
    );
  });
});

describe('quoted', () => {
  test('a value is cleaned, cut at 80 and put in quotes', () => {
    expect(quoted('a\nb')).toBe('"a b"');
    expect(quoted('x'.repeat(81))).toBe(`"${'x'.repeat(79)}…"`);
  });
});

describe('listed', () => {
  it.each([
    [[], 3, ''],
    [['a'], 3, 'a'],
    [['a', 'b'], 3, 'a and b'],
    [['a', 'b', 'c'], 3, 'a, b and c'],
    [['a', 'b', 'c', 'd'], 3, 'a, b, c and 1 more'],
    [['a', 'b', 'c', 'd', 'e'], 4, 'a, b, c, d and 1 more']
  ])('%j with at most %d is %j', (items, max, expected) => {
    expect(listed(items, max)).toBe(expected);
  });

  test('without a limit three are listed', () => {
    expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  });
});

describe('counted', () => {
  it.each([
    [0, '0 certificates'],
    [1, '1 certificate'],
    [2, '2 certificates']
  ])('%d', (count, expected) => {
    expect(counted(count, 'certificate')).toBe(expected);
  });
});
