// docs/troubleshooting.md has every error, in the words of the code.
import { globSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { answerError, API_HINTS, apiError, type RequestContext } from '../../src/scm/errors.ts';
import { EXCHANGE_REMARKS, noRequestError, OIDC_HINTS, trustHint } from '../../src/auth/oidc-errors.ts';
import { resolveKeyless } from '../../src/config/keyless.ts';
import { SITES } from '../../src/config/sites.ts';
import { resolveCredentials, type Read } from '../../src/config/credentials.ts';
import { PolicyError } from '../../src/config/policy.ts';
import { POLICY_HINT } from '../../src/config/policy-load.ts';
import { ERROR_CODES, type ActionError } from '../../src/errors.ts';
import { readSettings } from '../../src/config/inputs.ts';
import { MINUTE_MS } from '../../src/time.ts';
import { VERDICTS } from '../../src/judgement/verdict.ts';
import { troubleshootingAnchor, type WordedRow } from '../../src/presentation/rows.ts';
import { root } from '../../scripts/node24.mjs';
import { AS_IT_IS } from '../builders.ts';
import { codeBlocks, codeSpans, quotes, read, section, sections, targets } from './documents.ts';

const name = 'docs/troubleshooting.md';
const document = read(name);
const asked: RequestContext = { what: 'WHAT', action: 'scm:cert:list' };

function from(values: Readonly<Record<string, string>>): Read {
  return (key) => values[key] ?? '';
}

function errorOfAnswer(status: number, errorCode: string): ActionError {
  return answerError(asked, { status, json: { error_code: errorCode }, requestId: '', clockAheadMs: null }, AS_IT_IS);
}

/** Every code of Huawei's that decides, found by asking for all that could be. */
function decidingCodes(service: 'SCM' | 'APIGW'): [string, string][] {
  return Array.from({ length: 10_000 }, (_, number) => `${service}.${String(number).padStart(4, '0')}`).flatMap(
    (code): [string, string][] => {
      const error = errorOfAnswer(400, code);
      return error.code === 'UNEXPECTED_RESPONSE' ? [] : [[code, error.code]];
    }
  );
}

test('every error code has its heading, in order', () => {
  const headings = sections(document).map(({ heading }) => heading);
  expect(headings.filter((heading) => /^[A-Z_]+$/.test(heading))).toEqual(ERROR_CODES);
});

test('every failing row leads to its heading', () => {
  const slugs = sections(document).map(({ slug }) => slug);
  const rows = VERDICTS.map((verdict) => ({ row: { verdict, reason: { code: 'pushed' } } }));
  const anchors = rows.flatMap((row) => troubleshootingAnchor(row as WordedRow) ?? []).slice(0, -1);
  expect(anchors).toEqual(['unknown', 'stale', 'missing', 'expired']);
  const errors = ERROR_CODES.map((code) => ({
    row: { verdict: 'error', reason: { code: 'failed', error: { code } } }
  }));
  const all = [...anchors, ...errors.flatMap((row) => troubleshootingAnchor(row as WordedRow) ?? [])];
  expect(all).toHaveLength(anchors.length + ERROR_CODES.length);
  expect(all.filter((anchor) => !slugs.includes(anchor))).toEqual([]);
});

test('every heading is in the list at the top', () => {
  const listed = targets(sections(document)[0]?.tokens ?? []);
  expect(listed).toEqual(
    sections(document)
      .slice(1)
      .map(({ slug }) => `#${slug}`)
  );
});

test('every verdict but the good one is spoken of', () => {
  const spans = new Set(sections(document).flatMap(codeSpans));
  const headings = sections(document).map(({ heading }) => heading.split(/[ ,:]/)[0]);
  expect(
    VERDICTS.filter((verdict) => verdict !== 'error' && !spans.has(verdict) && !headings.includes(verdict))
  ).toEqual([]);
});

test.each(Object.entries(API_HINTS))('%s has its hint', (code, hint) => {
  expect(quotes(section(name, code))).toContain(hint);
});

test('OIDC_UNAVAILABLE has its hints and messages', () => {
  const told = section(name, 'OIDC_UNAVAILABLE');
  expect(quotes(told)).toEqual(Object.values(OIDC_HINTS));
  const { message } = noRequestError(['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'], false);
  expect(codeBlocks(told).map(({ text }) => text)).toContain(message);
});

test('TOKEN_EXCHANGE_FAILED has what to compare, and what is said before', () => {
  const keyless = {
    ...{ kind: 'keyless' as const, providerUrn: 'PROVIDER', agencyUrn: 'AGENCY', audience: 'AUDIENCE' },
    ...{ stsBaseUrl: '', durationSeconds: 900, source: '' }
  };
  const hint = trustHint(keyless, { sub: 'SUB', aud: 'AUD', iss: 'ISS' });
  expect(quotes(section(name, 'TOKEN_EXCHANGE_FAILED'))).toEqual([hint, ...Object.values(EXCHANGE_REMARKS)]);
});

test.each(['scm:cert:list', 'scm:cert:deployed'] as const)('PERMISSION_DENIED has the way out of %s', (action) => {
  const { hint } = apiError('PERMISSION_DENIED', { ...asked, action }, '');
  const wayOut = hint.replace(API_HINTS.PERMISSION_DENIED.replace('ACTION', action), '').trim();
  expect(wayOut).not.toBe('');
  expect(quotes(section(name, 'PERMISSION_DENIED'))).toContain(wayOut);
});

test("Huawei's codes stand under the error that they lead to, and none is left out", () => {
  const told = ERROR_CODES.flatMap((code) => {
    // The first paragraph says what it comes from; later ones may name codes again.
    const [first] = section(name, code).tokens.filter(({ type }) => type === 'paragraph');
    const spans = codeSpans({ tokens: first === undefined ? [] : [first] });
    return spans.filter((span) => /^(?:SCM|APIGW)\.\d{4}$/.test(span)).map((span) => [span, code]);
  });
  expect(told.sort()).toEqual([...decidingCodes('SCM'), ...decidingCodes('APIGW')].sort());
});

describe('messages', () => {
  const pattern = /^reading (.*) failed: HTTP (\d+)(?:, ([A-Z]+\.\d{4}))?(?:, "(.*)")?(?:, request ID (.*))?$/;
  const examples = ERROR_CODES.flatMap((code) =>
    codeBlocks(section(name, code)).flatMap(({ text }) => {
      const match = pattern.exec(text);
      return match === null ? [] : [{ code, text, match }];
    })
  );

  test('there are some', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  test.each(examples)('$text', ({ code, text, match }) => {
    const [, what = '', status, errorCode, errorMessage, requestId = ''] = match;
    const json = { error_code: errorCode, error_msg: errorMessage };
    const error = answerError(
      { ...asked, what },
      { status: Number(status), json, requestId, clockAheadMs: null },
      AS_IT_IS
    );
    expect([error.code, error.message]).toEqual([code, text]);
  });

  test('a clock that is off', () => {
    const error = answerError(
      asked,
      { status: 401, json: null, requestId: '', clockAheadMs: 20 * MINUTE_MS },
      AS_IT_IS
    );
    const told = quotes(section(name, 'AUTH_REJECTED')).filter((quote) => error.hint.startsWith(quote));
    expect(told).toHaveLength(1);
  });
});

test('POLICY_INVALID has its hint and the form of its messages', () => {
  const error = new PolicyError('PROBLEM', POLICY_HINT, { file: 'FILE', line: 1, col: 2 });
  expect(quotes(section(name, 'POLICY_INVALID'))).toEqual([error.hint]);
  const form = `${error.code}: ${error.message}`.replace(':1:2:', ':LINE:COLUMN:');
  expect(codeBlocks(section(name, 'POLICY_INVALID')).map(({ text }) => text)).toEqual([form]);
});

describe('errors of inputs', () => {
  const { messages, hints } = {
    messages: codeBlocks(section(name, 'INPUT_INVALID')).map(({ text }) => text),
    hints: quotes(section(name, 'INPUT_INVALID'))
  };

  test('a value that cannot be used', () => {
    const errors = readSettings({
      input: from({ region: 'x' }),
      variable: from({}),
      secrets: [],
      nowMs: 0,
      policy: null,
      likelyCause: () => ''
    });
    if (!Array.isArray(errors)) throw new Error('not rejected');
    const error = errors.find(({ message }) => message.startsWith('region: '));
    expect(error?.message).toMatch(/^region: "x" cannot be used; allowed: /);
    expect(messages[0]).toBe('INPUT_INVALID: NAME: "VALUE" cannot be used; allowed: WHAT IS ALLOWED');
    expect(hints).toContain(error?.hint.replace('region', 'NAME'));
    expect(errors.map(({ message }) => message)).toContainEqual(expect.stringContaining('cert-id: no value was given'));
    expect(document).toContain('`NAME: no value was given`');
  });

  test.each([
    { 'access-key-id': 'AK', 'auth-token': 'T' },
    { 'access-key-id': 'AK' },
    { 'access-key-id': 'A K', 'secret-access-key': 'SK' }
  ])('credentials that cannot be used: %j', (inputs) => {
    const error = resolveCredentials(from(inputs), from({}), () => '');
    if (!(error instanceof Error)) throw new Error('accepted');
    expect(messages).toContain(`${error.code}: ${error.message}`);
    expect(hints).toContain(error.hint.trim());
  });

  test.each([
    { 'oidc-provider-urn': 'P' },
    { 'oidc-provider-urn': 'P', 'agency-urn': 'A', 'auth-token': 'T' },
    { 'oidc-provider-urn': 'P', 'agency-urn': 'A', region: 'eu-west-101' }
  ])('keyless inputs that cannot be used: %j', (inputs: Record<string, string>) => {
    const site = SITES.find(({ region }) => region === inputs['region']);
    const result = resolveKeyless(from(inputs), site === undefined ? {} : { region: site });
    const [error] = Array.isArray(result) ? result : [];
    expect(messages).toContain(`INPUT_INVALID: ${error?.message ?? ''}`);
    expect(hints).toContain(error?.hint);
  });

  test('no credentials, with every cause that is told', () => {
    const { tokens } = section(name, 'CREDENTIALS_MISSING');
    const error = resolveCredentials(from({}), from({}), () => 'CAUSE');
    if (!(error instanceof Error)) throw new Error('accepted');
    expect(codeBlocks({ tokens }).map(({ text }) => text)).toEqual([`${error.code}: ${error.message}`]);
    const causes = [
      ...read('src/config/workflow-event.ts')
        .replaceAll(/' \+\s+'/g, '')
        .matchAll(/'([A-Z][^']* [^']*[.])'/g)
    ].map(([, cause]) => cause);
    expect(causes.length).toBe(3);
    expect(quotes({ tokens }).sort()).toEqual(causes.sort());
  });
});

describe('phrases that users search for', () => {
  const code = globSync('src/**/*.ts', { cwd: root }).map(read).join('\n');

  // As the code writes them, up to the next thing that varies.
  test.each([
    'these credentials see only part of the account',
    'the list was cut',
    'nothing decides between',
    'time-zone looks wrong',
    'if it is the replacement, put it in cert-id',
    'was replaced by',
    'no complete answer within',
    "no answer before the run's time of",
    'is not a timestamp of 13 or 10 digits',
    'which is not followed',
    'is more than 24 hours ahead of the clock',
    'Check the clock of this machine and time-zone; if both are right, SCM has a wrong time for this certificate.',
    'No push to it is among the last',
    'reach back to before the renewal',
    'Pushed, but nothing uses it',
    'SCM does not tell',
    'SCM says that',
    'but it was pushed before its renewal under the same ID'
  ])('%s', (phrase) => {
    expect(code).toContain(phrase);
    expect(document.replaceAll('`', '').toLowerCase()).toContain(phrase.toLowerCase());
  });
});
