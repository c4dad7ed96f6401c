import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { answerError, API_HINTS, apiError, type RequestContext } from '../../src/scm/errors.ts';
import { isErrorBody } from '../../src/http/told.ts';
import { ERROR_CODES, type ActionError, type ErrorCode } from '../../src/errors.ts';
import { AS_IT_IS, fixture, MINUTE } from '../builders.ts';

const HISTORY: RequestContext = { what: 'the push history of scs1554192131150', action: 'scm:pushHistory:list' };
const DETAIL: RequestContext = { what: 'the details of scs1554192131150', action: 'scm:cert:get' };
const LIST: RequestContext = { what: 'the list of certificates', action: 'scm:cert:list' };

function answered(
  status: number,
  json: unknown,
  over: { requestId?: string; clockAheadMs?: number | null; asked?: RequestContext } = {}
): ActionError {
  const { requestId = '', clockAheadMs = null, asked = HISTORY } = over;
  return answerError(asked, { status, json, requestId, clockAheadMs }, AS_IT_IS);
}

const SCM_CODES: [string, ErrorCode][] = [
  ['SCM.0020', 'CERTIFICATE_NOT_FOUND'],
  ['SCM.0008', 'CERTIFICATE_NOT_FOUND'],
  ['SCM.0003', 'CERTIFICATE_NOT_FOUND'],
  ['SCM.4002', 'PERMISSION_DENIED'],
  ['SCM.1004', 'PERMISSION_DENIED'],
  ['SCM.1009', 'PERMISSION_DENIED'],
  ['SCM.1010', 'PERMISSION_DENIED'],
  ['SCM.0002', 'PROJECT_MISMATCH'],
  ['SCM.0069', 'PROJECT_MISMATCH'],
  ['SCM.1000', 'AUTH_REJECTED']
];
const GATEWAY_CODES: [string, ErrorCode][] = [
  ['0302', 'PERMISSION_DENIED'],
  ['0306', 'PERMISSION_DENIED'],
  ['0310', 'PERMISSION_DENIED'],
  ['0402', 'PERMISSION_DENIED'],
  ['0802', 'PERMISSION_DENIED'],
  ['0301', 'AUTH_REJECTED'],
  ['0303', 'AUTH_REJECTED'],
  ['0305', 'AUTH_REJECTED'],
  ['0307', 'AUTH_REJECTED'],
  ['0101', 'API_UNAVAILABLE'],
  ['0308', 'THROTTLED']
];
const BY_STATUS: [number, ErrorCode][] = [
  [401, 'AUTH_REJECTED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'API_UNAVAILABLE'],
  [429, 'THROTTLED'],
  [500, 'SERVICE_UNAVAILABLE'],
  [599, 'SERVICE_UNAVAILABLE'],
  [600, 'UNEXPECTED_RESPONSE'],
  [501, 'SERVICE_UNAVAILABLE'],
  [502, 'SERVICE_UNAVAILABLE'],
  [503, 'SERVICE_UNAVAILABLE'],
  [504, 'SERVICE_UNAVAILABLE'],
  [200, 'UNEXPECTED_RESPONSE'],
  [201, 'UNEXPECTED_RESPONSE'],
  [204, 'UNEXPECTED_RESPONSE'],
  [302, 'UNEXPECTED_RESPONSE'],
  [400, 'UNEXPECTED_RESPONSE'],
  [405, 'UNEXPECTED_RESPONSE'],
  [409, 'UNEXPECTED_RESPONSE'],
  [418, 'UNEXPECTED_RESPONSE'],
  [499, 'UNEXPECTED_RESPONSE']
];
const EVERY_STATUS = BY_STATUS.map(([status]) => status);

describe('by error_code, whatever the status', () => {
  it.each([
    ...SCM_CODES,
    ...GATEWAY_CODES.flatMap(([number, code]): [string, ErrorCode][] => [
      [`APIGW.${number}`, code],
      [`APIG.${number}`, code]
    ])
  ])('%s is %s', (errorCode, code) => {
    for (const status of EVERY_STATUS) {
      const error = answered(status, { error_code: errorCode, error_msg: 'text' });
      expect(error).toMatchObject({ code, status });
      expect(error.message).toContain(`HTTP ${String(status)}, ${errorCode}`);
    }
  });
});

describe('by status, where the code is none of these', () => {
  const bodies: [string, unknown][] = [
    ['an unknown code of the gateway', { error_code: 'APIGW.9999', error_msg: 'x' }],
    ['a number of SCM under the name of the gateway', { error_code: 'APIGW.4002' }],
    ['a code of another service', { error_code: 'IAM.0301' }],
    ['a code with something before', { error_code: 'XSCM.0020' }],
    ['a code of the gateway with something before', { error_code: 'XAPIGW.0301' }],
    ['a code of the gateway within another', { error_code: 'APIG.APIGW.0301' }],
    ['a code that is no text', { error_code: ['SCM.0020'] }],
    ['an empty code', { error_code: '' }],
    ['an error of IAM', { error: { code: 401, message: 'x', title: 'y' } }],
    ['no code', {}],
    ['no JSON', undefined],
    ['null', null],
    ['a text', 'SCM.0020'],
    ['a list', [{ error_code: 'SCM.0020' }]],
    ['the name of a built-in', { error_code: 'constructor' }]
  ];

  it.each(bodies)('%s', (_, json) => {
    expect(EVERY_STATUS.map((status) => [status, answered(status, json).code])).toEqual(BY_STATUS);
  });
});

it.each(['SCM.9999', 'SCM.0308', 'SCM.00201'])('%s with 404: SCM was reached, and does not have it', (errorCode) => {
  const byStatus = EVERY_STATUS.map((status) => [status, answered(status, { error_code: errorCode }).code]);
  const expected = BY_STATUS.map(([status, code]) => [status, status === 404 ? 'CERTIFICATE_NOT_FOUND' : code]);
  expect(byStatus).toEqual(expected);
});

test('codes, messages and request IDs from outside are redacted before they are cut', () => {
  const context = HISTORY;
  const json = { error_code: 'CODE', error_msg: `${'x'.repeat(190)} MESSAGE`, request_id: 'ID' };
  const redaction = {
    field: (text: string) => text.toLowerCase(),
    message: (text: string) => text.replace(/[Mx ]+|CODE/g, '*')
  };
  const { message } = answerError(context, { status: 400, json, requestId: '', clockAheadMs: null }, redaction);
  expect(message).toContain('HTTP 400, *, "*ESSAGE", request ID id');
});

describe('samples', () => {
  it.each([
    ['error.apig.0308.throttled', 429, 'THROTTLED'],
    ['error.apigw.0301.ak-not-exist', 401, 'AUTH_REJECTED'],
    ['error.apigw.0301.bad-signature', 401, 'AUTH_REJECTED'],
    ['error.apigw.0301.scm-unauthorized', 401, 'AUTH_REJECTED'],
    ['error.iam.401', 401, 'AUTH_REJECTED'],
    ['error.iam.403', 403, 'PERMISSION_DENIED'],
    ['error.scm.0016.zh', 500, 'SERVICE_UNAVAILABLE'],
    ['error.scm.template', 400, 'UNEXPECTED_RESPONSE']
  ] as const)('%s with %d is %s', (name, status, code) => {
    expect(answered(status, fixture(name)).code).toBe(code);
  });

  it.each(['error.apigw.0301.ak-not-exist', 'error.apigw.0301.bad-signature'])(
    'the message of %s, which echoes the key or the request, is left out',
    (name) => {
      const { message, hint } = answered(401, fixture(name));
      expect(`${message} ${hint}`).not.toMatch(/EXAMPLEAKREDACTED|canonicalRequest|host:/);
    }
  );
});

describe('the sentence', () => {
  test('says what was asked, and status, code, message and request ID of what came back', () => {
    const json = { error_code: 'SCM.0020', error_msg: 'Wrong certificate ID' };
    expect(answered(400, json, { requestId: 'req-1' }).message).toBe(
      'reading the push history of scs1554192131150 failed: HTTP 400, SCM.0020, "Wrong certificate ID", request ID req-1'
    );
  });

  test('leaves out what did not come', () => {
    expect(answered(502, undefined).message).toBe('reading the push history of scs1554192131150 failed: HTTP 502');
  });

  test('of an IAM error has its code and message', () => {
    expect(answered(403, fixture('error.iam.403')).message).toContain(
      'HTTP 403, 403, "You are not authorized to perform the requested action."'
    );
  });

  test('holds foreign text on one bounded line', () => {
    const long = `a\n\u202e${'x'.repeat(10_000)}`;
    const { message } = answered(400, { error_code: long, error_msg: long });
    expect(message).not.toMatch(/[\n\u202e]/);
    expect(message.length).toBeLessThan(400);
  });

  test('whatever came, it is an error of a known code on one line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), (status, json) => {
        const error = answered(status, json);
        expect(ERROR_CODES).toContain(error.code);
        expect(error.message).not.toMatch(/\p{Cc}/u);
      })
    );
  });
});

describe('the hint', () => {
  it.each([
    [HISTORY, 'scm:pushHistory:list'],
    [DETAIL, 'scm:cert:get'],
    [LIST, 'scm:cert:list']
  ])('of a missing permission names the IAM action (%j)', (asked, action) => {
    const { hint } = answered(401, { error_code: 'SCM.4002' }, { asked });
    expect(hint).toContain(`IAM action ${action} `);
    expect(hint.includes('follow-renewals: false')).toBe(asked === LIST);
  });

  it.each(['SCM.1004', 'SCM.1009', 'SCM.1010'])('of %s says that the account is closed, not the policy', (code) => {
    expect(answered(403, { error_code: code }).hint).toMatch(
      /^SCM is closed to the account itself: .+ frozen\. Grant /
    );
    expect(answered(403, { error_code: 'SCM.4002' }).hint).not.toContain('account itself');
  });

  test.each([403, 500, 404])(
    'of a failed question for bindings (%d) names both actions, and what does without',
    (status) => {
      const asked: RequestContext = { what: 'which resources use scs1554192131150', action: 'scm:cert:deployed' };
      const { hint } = answered(status, {}, { asked });
      expect(hint).toContain('scm:cert:deployed (scm:cert:listDeployedResources in identity policies)');
      expect(hint).toContain('bindings: off');
    }
  );

  test('of another failure of the list does not propose to stop following', () => {
    expect(answered(500, {}, { asked: LIST }).hint).not.toContain('follow-renewals');
  });

  test.each([-10, 10, -300, 300])('of a rejected credential names the clock where it is %d minutes off', (minutes) => {
    const { hint } = answered(401, {}, { clockAheadMs: minutes * MINUTE });
    expect(hint).toContain(minutes > 0 ? "behind the server's" : "ahead of the server's");
    expect(hint).toMatch(Math.abs(minutes) === 10 ? /is 10 min / : /is 5 h /);
    expect(hint).toContain(API_HINTS.AUTH_REJECTED);
  });

  test.each([null, 0, 10 * MINUTE - 1, 1 - 10 * MINUTE])(
    'of a rejected credential leaves the clock alone at %p ms',
    (clockAheadMs) => {
      expect(answered(401, {}, { clockAheadMs }).hint).toBe(API_HINTS.AUTH_REJECTED);
    }
  );

  test('of any other failure leaves the clock alone', () => {
    expect(answered(403, {}, { clockAheadMs: 300 * MINUTE }).hint).not.toContain('clock');
  });

  test.each(Object.keys(API_HINTS) as (keyof typeof API_HINTS)[])(
    'of %s says what to do and leaves no placeholder',
    (code) => {
      const { hint } = apiError(code, HISTORY, 'x');
      expect(hint.length).toBeGreaterThan(20);
      expect(hint).not.toMatch(/ACTION/);
    }
  );

  test('there is one for every code that a request can end with', () => {
    const others = [
      'INPUT_INVALID',
      'CREDENTIALS_MISSING',
      'POLICY_INVALID',
      'HOST_NOT_COVERED',
      'OIDC_UNAVAILABLE',
      'TOKEN_EXCHANGE_FAILED'
    ];
    expect([...others, ...Object.keys(API_HINTS)].toSorted()).toEqual(ERROR_CODES.toSorted());
  });
});

test('the cause is kept', () => {
  const cause = new Error('socket hang up');
  expect(apiError('NETWORK', HISTORY, 'x', cause).cause).toBe(cause);
  expect(apiError('NETWORK', HISTORY, 'x')).not.toHaveProperty('cause');
});

describe('isErrorBody', () => {
  it.each([
    [{ error_code: 'SCM.0020' }, true],
    [{ error_code: 'SCM.0020', push_history_list: [] }, true],
    [{ push_history_list: [] }, false],
    [{}, false],
    [[], false],
    [null, false],
    [undefined, false],
    ['error_code', false]
  ])('%j: %p', (json, expected) => {
    expect(isErrorBody(json)).toBe(expected);
  });
});
