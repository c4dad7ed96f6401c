import { describe, expect, it, test } from '@jest/globals';
import {
  holdsSecret,
  readSecrets,
  resolveCredentials,
  type Credentials,
  type Read
} from '../../src/config/credentials.ts';
import fc from 'fast-check';
import { ActionError } from '../../src/errors.ts';

const CAUSE = 'This is the likely cause.';

type Values = Record<string, string>;

function reader(values: Values): Read {
  return (name) => values[name] ?? '';
}

function resolve(inputs: Values, variables: Values = {}): Credentials | ActionError {
  return resolveCredentials(reader(inputs), reader(variables), () => CAUSE);
}

function refusal(inputs: Values, variables: Values = {}): ActionError {
  const result = resolve(inputs, variables);
  if (!(result instanceof ActionError)) throw new Error('credentials were accepted');
  return result;
}

const PAIR = { 'access-key-id': 'INPUTAK', 'secret-access-key': 'input-sk' };
const GITHUB = { HUAWEI_CLOUD_ACCESS_KEY_ID: 'GITHUBAK', HUAWEI_CLOUD_SECRET_ACCESS_KEY: 'github-sk' };
const SDK = { HUAWEICLOUD_SDK_AK: 'SDKAK', HUAWEICLOUD_SDK_SK: 'sdk-sk' };
const TERRAFORM = { HW_ACCESS_KEY: 'TFAK', HW_SECRET_KEY: 'tf-sk' };

describe('inputs', () => {
  it.each([
    [
      'a permanent key',
      PAIR,
      { kind: 'access-key', accessKeyId: 'INPUTAK', secretAccessKey: 'input-sk', securityToken: null, source: 'input' }
    ],
    [
      'a temporary key',
      { ...PAIR, 'security-token': 'st' },
      { kind: 'access-key', accessKeyId: 'INPUTAK', secretAccessKey: 'input-sk', securityToken: 'st', source: 'input' }
    ],
    ['an IAM token', { 'auth-token': 'tok' }, { kind: 'auth-token', authToken: 'tok', source: 'input' }]
  ])('%s', (_, inputs, expected) => {
    expect(resolve(inputs)).toEqual(expected);
    // An explicit input always beats the environment, a token in the environment included.
    expect(resolve(inputs, { ...GITHUB, ...SDK, ...TERRAFORM, HW_SECURITY_TOKEN: 'x' })).toEqual(expected);
  });

  it.each([
    [
      'only access-key-id',
      { 'access-key-id': 'AKVALUE' },
      ['secret-access-key arrived empty', 'access-key-id was given']
    ],
    [
      'only secret-access-key',
      { 'secret-access-key': 'SKVALUE' },
      ['access-key-id arrived empty', 'secret-access-key was given']
    ],
    [
      'access-key-id and a security token',
      { 'access-key-id': 'AKVALUE', 'security-token': 'STVALUE' },
      ['secret-access-key arrived empty']
    ],
    [
      'secret-access-key and a security token',
      { 'secret-access-key': 'SKVALUE', 'security-token': 'STVALUE' },
      ['access-key-id arrived empty']
    ],
    [
      'only security-token',
      { 'security-token': 'STVALUE' },
      ['access-key-id and secret-access-key arrived empty', 'security-token was given']
    ],
    [
      'a key and a token',
      { 'access-key-id': 'AKVALUE', 'secret-access-key': 'SKVALUE', 'auth-token': 'TKVALUE' },
      ['access-key-id, secret-access-key and auth-token']
    ],
    [
      'half a key and a token',
      { 'access-key-id': 'AKVALUE', 'auth-token': 'TKVALUE' },
      ['access-key-id and auth-token']
    ],
    [
      'a security token and a token',
      { 'security-token': 'STVALUE', 'auth-token': 'TKVALUE' },
      ['security-token and auth-token']
    ],
    [
      'only secret-access-key, and a security token with a token',
      { 'secret-access-key': 'SKVALUE', 'security-token': 'STVALUE', 'auth-token': 'TKVALUE' },
      ['secret-access-key, security-token and auth-token', 'access-key-id arrived empty']
    ],
    [
      'everything',
      {
        'access-key-id': 'AKVALUE',
        'secret-access-key': 'SKVALUE',
        'security-token': 'STVALUE',
        'auth-token': 'TKVALUE'
      },
      ['access-key-id, secret-access-key, security-token and auth-token']
    ]
  ])('%s is refused, whatever the environment holds', (_, inputs, phrases) => {
    const error = refusal(inputs, GITHUB);
    expect(error.code).toBe('INPUT_INVALID');
    for (const phrase of phrases) expect(error.message).toContain(phrase);
    expect(error.message).toContain('allowed: ');
    expect(`${error.message} ${error.hint}`).not.toMatch(/VALUE/);
  });

  test('where an input arrived empty, the likely cause is told', () => {
    expect(refusal({ 'access-key-id': 'A' }).hint).toContain(CAUSE);
  });

  it.each([
    ['access-key-id', { ...PAIR, 'access-key-id': 'SE CRET' }],
    ['secret-access-key', { ...PAIR, 'secret-access-key': 'SE\nCRET' }],
    ['security-token', { ...PAIR, 'security-token': 'SE\u00e9CRET' }],
    ['auth-token', { 'auth-token': 'SE\tCRET' }],
    ['secret-access-key', { ...PAIR, 'secret-access-key': 'SE\x7fCRET' }]
  ])('a value of %s that no header can carry is refused without being shown', (name, inputs) => {
    const error = refusal(inputs);
    expect(error.code).toBe('INPUT_INVALID');
    expect(error.message).toContain(`${name} (input)`);
    expect(`${error.message} ${error.hint}`).not.toMatch(/CRET/);
  });

  test('every printable character of ASCII is allowed', () => {
    const all = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
    expect(resolve({ 'auth-token': all })).toMatchObject({ authToken: all });
  });
});

describe('environment', () => {
  it.each([
    ['the variables of the auth action', GITHUB, 'GITHUBAK', null, 'HUAWEI_CLOUD_ACCESS_KEY_ID'],
    ['the variables of the SDKs', SDK, 'SDKAK', null, 'HUAWEICLOUD_SDK_AK'],
    [
      'those with a security token',
      { ...SDK, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'st' },
      'SDKAK',
      'st',
      'HUAWEICLOUD_SDK_AK'
    ],
    ['the variables of Terraform', TERRAFORM, 'TFAK', null, 'HW_ACCESS_KEY'],
    ['those with a security token', { ...TERRAFORM, HW_SECURITY_TOKEN: 'st' }, 'TFAK', 'st', 'HW_ACCESS_KEY'],
    [
      'all three, of which the first wins',
      { ...TERRAFORM, ...SDK, ...GITHUB },
      'GITHUBAK',
      null,
      'HUAWEI_CLOUD_ACCESS_KEY_ID'
    ],
    ['the latter two, of which the SDKs win', { ...TERRAFORM, ...SDK }, 'SDKAK', null, 'HUAWEICLOUD_SDK_AK'],
    [
      'a half family before a whole one',
      { HUAWEI_CLOUD_ACCESS_KEY_ID: 'HALF', ...TERRAFORM },
      'TFAK',
      null,
      'HW_ACCESS_KEY'
    ],
    ['the other half before a whole one', { HUAWEICLOUD_SDK_SK: 'half', ...TERRAFORM }, 'TFAK', null, 'HW_ACCESS_KEY'],
    [
      'a token of another family',
      { ...GITHUB, HW_SECURITY_TOKEN: 'st' },
      'GITHUBAK',
      null,
      'HUAWEI_CLOUD_ACCESS_KEY_ID'
    ]
  ])('%s', (_, variables, accessKeyId, securityToken, source) => {
    expect(resolve({}, variables)).toMatchObject({
      kind: 'access-key',
      accessKeyId,
      securityToken,
      source: `environment: ${source}`
    });
  });

  test('key and secret of a family belong together', () => {
    for (const [variables, secretAccessKey] of [
      [GITHUB, 'github-sk'],
      [SDK, 'sdk-sk'],
      [TERRAFORM, 'tf-sk']
    ] as const) {
      expect(resolve({}, variables)).toMatchObject({ secretAccessKey });
    }
  });

  test('where nothing is found, the likely cause is told', () => {
    const error = refusal({});
    expect(error).toMatchObject({ code: 'CREDENTIALS_MISSING' });
    expect(error.hint).toContain(CAUSE);
    for (const name of ['oidc-provider-urn', 'access-key-id', 'secret-access-key', 'auth-token'])
      expect(error.message).toContain(name);
    expect(error.message).not.toContain('without');
  });

  test('where only halves are found, each is named', () => {
    const error = refusal(
      {},
      { HUAWEI_CLOUD_ACCESS_KEY_ID: 'SECRETVALUE', HUAWEICLOUD_SDK_SK: 'SECRETVALUE', HW_ACCESS_KEY: 'SECRETVALUE' }
    );
    expect(error.code).toBe('CREDENTIALS_MISSING');
    expect(error.message).toContain('HUAWEI_CLOUD_ACCESS_KEY_ID is set without HUAWEI_CLOUD_SECRET_ACCESS_KEY');
    expect(error.message).toContain('HUAWEICLOUD_SDK_SK is set without HUAWEICLOUD_SDK_AK');
    expect(error.message).toContain('HW_ACCESS_KEY is set without HW_SECRET_KEY');
    expect(error.message).not.toContain('SECRETVALUE');
  });

  test('a security token alone counts as nothing', () => {
    expect(refusal({}, { HW_SECURITY_TOKEN: 'SECRETVALUE' })).toMatchObject({ code: 'CREDENTIALS_MISSING' });
  });

  test('a line break in a key is refused without being shown', () => {
    const error = refusal({}, { HW_ACCESS_KEY: 'TFAK', HW_SECRET_KEY: 'top\nhush' });
    expect(error.code).toBe('INPUT_INVALID');
    expect(error.message).toContain('HW_SECRET_KEY');
    expect(error.message).not.toMatch(/top|hush/);
  });

  test('a value that no header can carry is refused without being shown', () => {
    const error = refusal({}, { ...SDK, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'SE CRET' });
    expect(error.message).toContain('HUAWEICLOUD_SDK_SECURITY_TOKEN');
    expect(error.message).not.toContain('CRET');
  });
});

test('the likely cause is looked for only where something is missing', () => {
  const never = (): string => {
    throw new Error('asked');
  };
  expect(resolveCredentials(reader(PAIR), reader({}), never)).toMatchObject({ kind: 'access-key' });
  expect(() => resolveCredentials(reader({}), reader({}), never)).toThrow('asked');
});

describe('readSecrets', () => {
  test('every value within reach is one, used or not, each once and none empty', () => {
    const inputs = { ...PAIR, 'security-token': 'st', 'auth-token': 'tok' };
    const variables = {
      ...GITHUB,
      ...SDK,
      ...TERRAFORM,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: 'sdk-st',
      HW_SECURITY_TOKEN: 'st',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
      PATH: 'no secret'
    };
    expect(readSecrets(reader(inputs), reader(variables)).toSorted()).toEqual(
      [
        'INPUTAK',
        'input-sk',
        'st',
        'tok',
        'GITHUBAK',
        'github-sk',
        'SDKAK',
        'sdk-sk',
        'sdk-st',
        'request-token',
        'TFAK',
        'tf-sk'
      ].toSorted()
    );
  });

  test('there may be none', () => {
    expect(readSecrets(reader({}), reader({}))).toEqual([]);
  });
});

describe('holdsSecret', () => {
  it.each([
    ['SECRETVALUE'],
    ['before SECRETVALUE after'],
    ['secretvalue'],
    ['https://SecretValue.example'],
    ['https://proxy.example/%53ECRETVALUE']
  ])('%s does', (text) => {
    expect(holdsSecret(text, ['other', 'SECRETVALUE'])).toBe(true);
  });

  it.each([['SECRETVALU'], [''], ['100%'], ['SECRET VALUE']])('%j does not', (text) => {
    expect(holdsSecret(text, ['SECRETVALUE', ''])).toBe(false);
  });

  test('whatever stands around it, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, secret, after) =>
        holdsSecret(before + secret + after, [secret])
      )
    );
  });

  test('encoded for a URL too', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (secret) =>
        holdsSecret(`https://proxy.example/${encodeURIComponent(secret)}/x`, [secret])
      )
    );
  });
});
