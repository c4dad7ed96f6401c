// Every fault of the contract, as a table: `faults-*.test.ts` say what must come of each, `secrets.test.ts` what must not get out.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { bodyFault, gatewayFault, iamFault, serviceFault, throttledFault, type Fault } from '../../simulator/faults.ts';
import { HOUR, MINUTE, PERMANENT_KEY } from '../../simulator/scenario.ts';
import { CERTIFICATE, onHistory, type FaultCase } from './fault-run.ts';

const MAX_BODY_BYTES = 1024 * 1024;

/** Two pushes after the renewal: what the history of CERTIFICATE says when nothing fails. */
const HISTORY = JSON.stringify({
  push_history_list: CERTIFICATE.pushes.map(({ pushTime, project, service }) => ({
    push_time: String(pushTime),
    push_remote_project: project,
    push_service: service
  }))
});

/** Node's HTTP server would refuse to send these. */
function wire(head: string, body = '', then: 'end' | 'reset' | 'keep-open' = 'end'): Fault {
  return { kind: 'wire', bytes: `${head.replaceAll('\n', '\r\n')}\r\n\r\n${body}`, then };
}

function status(code: number, body = HISTORY): Fault {
  return { kind: 'answer', status: code, body };
}

function packed(body: Uint8Array, encoding: string): Fault {
  return bodyFault(body, { 'Content-Encoding': encoding });
}

// ---- The connection ----

const broken: [string, Fault][] = [
  ['a reset before the headers', { kind: 'reset', when: 'before-headers' }],
  ['a reset in the headers', { kind: 'reset', when: 'in-headers' }],
  ['a reset after the headers', { kind: 'reset', when: 'after-headers' }],
  ['a reset in the body', { kind: 'reset', when: 'in-body' }],
  ['a body cut short of its Content-Length', { kind: 'cut', framing: 'content-length' }],
  ['a body of which nothing comes', { kind: 'cut', framing: 'content-length', keep: 0 }],
  ['a chunked body cut short', { kind: 'cut', framing: 'chunked' }],
  ['a chunked body cut before its last chunk', { kind: 'cut', framing: 'chunked', keep: HISTORY.length }],
  [
    'a chunked body that breaks off in rubbish',
    wire('HTTP/1.1 200 OK\nTransfer-Encoding: chunked', '1\r\n{\r\nzz\r\n')
  ],
  ['a compressed body cut short', packed(gzipSync(HISTORY).subarray(0, -12), 'gzip')]
];

export const CONNECTION_CASES: FaultCase[] = broken.flatMap(([name, fault]): FaultCase[] => [
  { name: `${name}, once`, faults: onHistory(fault, { nth: [1] }), code: null, requests: 2 },
  ...(name === 'a reset before the headers'
    ? [{ name: `${name}, for ever`, faults: onHistory(fault), code: 'NETWORK', requests: 4 }]
    : [])
]);

const silent: [string, Fault][] = [
  ['no answer', { kind: 'hang', when: 'before-headers' }],
  ['headers without a body', { kind: 'hang', when: 'after-headers' }],
  ['a pause without end between chunks', { kind: 'hang', when: 'between-chunks' }],
  ['headers of one byte a second', { kind: 'drip', where: 'headers' }],
  ['a body of one byte a second', { kind: 'drip', where: 'body' }],
  ['a body of fifty bytes a second', { kind: 'drip', where: 'body', everyMs: 20 }],
  ['100 Continue and nothing after it', wire('HTTP/1.1 100 Continue', '', 'keep-open')],
  // Node tells a request without an upgrade listener nothing of either: no answer at all.
  [
    '101 to another protocol',
    wire('HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: h2c', '', 'keep-open')
  ],
  ['101 and a closed connection', wire('HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: h2c')],
  [
    'a compressed body that stops',
    wire('HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 900', '', 'keep-open')
  ]
];

export const SILENCE_CASES: FaultCase[] = silent.flatMap(([name, fault]): FaultCase[] => [
  {
    name: `${name}, for ever, with a run that ends first`,
    faults: onHistory(fault),
    inputs: { 'request-timeout': '1m', timeout: '4s' },
    code: 'TIMEOUT',
    requests: 1
  },
  {
    name: `${name}, once`,
    faults: onHistory(fault, { nth: [1] }),
    inputs: { 'request-timeout': '4s' },
    code: null,
    requests: 2
  }
]);

// ---- Bodies ----

const tooLarge: [string, Fault][] = [
  ['a body over the cap by its Content-Length', { kind: 'oversize', by: 'content-length' }],
  ['a chunked body over the cap', { kind: 'oversize', by: 'chunked' }],
  ['a chunked body one byte over the cap', { kind: 'oversize', by: 'chunked', bytes: MAX_BODY_BYTES + 1 }],
  ['a gzip bomb', { kind: 'oversize', by: 'gzip', bytes: 32 * MAX_BODY_BYTES }],
  ['a deflate bomb', packed(deflateSync(Buffer.alloc(4 * MAX_BODY_BYTES, ' ')), 'deflate')],
  ['a brotli bomb', packed(brotliCompressSync(Buffer.alloc(4 * MAX_BODY_BYTES, ' ')), 'br')],
  ['a Content-Length of an exabyte', wire('HTTP/1.1 200 OK\nContent-Length: 1152921504606846976', HISTORY, 'keep-open')]
];

function records(...raw: string[]): string {
  return `{"push_history_list":[${raw.join(',')}]}`;
}

const unusable: [string, Fault][] = [
  ['HTML', bodyFault('<!doctype html><html><body>Please log in</body></html>', { 'Content-Type': 'text/html' })],
  ['an empty body', bodyFault('')],
  ['an empty body by Content-Length', wire('HTTP/1.1 200 OK\nContent-Length: 0')],
  ['blanks', bodyFault('  \n ')],
  ['truncated JSON', bodyFault(HISTORY.slice(0, -4))],
  ['two JSON texts', bodyFault(HISTORY + HISTORY)],
  ['JSON after a BOM', bodyFault(`\uFEFF${HISTORY}`)],
  ['JSON in UTF-16', bodyFault(Buffer.from(HISTORY, 'utf16le'))],
  ['JSON nested 200,000 deep', bodyFault('['.repeat(200_000) + ']'.repeat(200_000))],
  ['null', bodyFault('null')],
  ['a number', bodyFault('42')],
  ['a text', bodyFault('"push_history_list"')],
  ['a list', bodyFault('[]')],
  ['an object without the list', bodyFault('{}')],
  ['an object that inherits the list', bodyFault(`{"__proto__":${HISTORY}}`)],
  ['an object in place of the list', bodyFault('{"push_history_list":{}}')],
  ['a record that is null', bodyFault(records('null'))],
  ['a record that is a list', bodyFault(records('[]'))],
  ['a record without a time', bodyFault(records('{"push_service":"CDN","push_remote_project":null}'))],
  [
    'a time past what a number holds',
    bodyFault(records('{"push_time":1e400,"push_service":"CDN","push_remote_project":null}'))
  ],
  [
    'a time of twenty digits',
    bodyFault(records('{"push_time":99999999999999999999,"push_service":"CDN","push_remote_project":null}'))
  ],
  [
    'a service that is a number',
    bodyFault(records('{"push_time":"1556257820000","push_service":1,"push_remote_project":null}'))
  ],
  ['an unknown content encoding', packed(Buffer.from(HISTORY), 'zstd2')],
  ['a body that is not in its content encoding', packed(Buffer.from(HISTORY), 'gzip')],
  ['a Content-Length and chunks', wire('HTTP/1.1 200 OK\nContent-Length: 5\nTransfer-Encoding: chunked', '0\r\n\r\n')],
  ['a Content-Length that is no number', wire('HTTP/1.1 200 OK\nContent-Length: many', HISTORY)],
  ['headers of a megabyte', wire(`HTTP/1.1 200 OK\nX-Long: ${'x'.repeat(MAX_BODY_BYTES)}`, HISTORY)],
  ['another protocol', wire('SSH-2.0-OpenSSH_9.6')],
  ['an answer without a status', wire('<html>')]
];

export const BODY_CASES: FaultCase[] = [
  ...[...tooLarge, ...unusable].map(([name, fault]): FaultCase => ({
    name,
    faults: onHistory(fault),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1
  })),
  {
    name: 'a chunked body of exactly the cap',
    faults: onHistory({ kind: 'oversize', by: 'chunked', bytes: MAX_BODY_BYTES }),
    code: null,
    requests: 1
  },
  {
    name: 'a compressed body of exactly the cap',
    faults: onHistory({ kind: 'oversize', by: 'gzip', bytes: MAX_BODY_BYTES }),
    code: null,
    requests: 1
  },
  { name: 'an empty Content-Encoding', faults: onHistory(packed(Buffer.from(HISTORY), '')), code: null, requests: 1 },
  {
    name: 'the list twice in one object, the last one good',
    faults: onHistory(bodyFault(HISTORY.replace('{', '{"push_history_list":[],'))),
    code: null,
    requests: 1
  },
  {
    name: 'the list twice in one object, the last one empty',
    faults: onHistory(bodyFault(`${HISTORY.slice(0, -1)},"push_history_list":"none"}`)),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1
  },
  {
    name: 'the detail of another certificate',
    faults: () => [],
    scenario: { certificates: [{ ...CERTIFICATE, detailFields: { id: 'scs0000000000001' } }] },
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    route: 'detail',
    message: /another certificate/
  },
  {
    name: 'a detail of HTML',
    faults: () => [{ match: { route: 'detail' }, fault: bodyFault('<html></html>') }],
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    route: 'detail'
  },
  {
    name: 'a detail with a time that cannot be read',
    faults: () => [],
    scenario: { certificates: [{ ...CERTIFICATE, issueTime: '2026-02-31 00:00:00.0' }] },
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    route: 'detail',
    message: /issue_time/
  },
  {
    name: 'a history of thirteen thousand records',
    faults: onHistory(
      bodyFault(
        records(
          ...Array.from(
            { length: 13_000 },
            (_, index) => `{"push_time":"${1_600_000_000_000 + index}","push_service":"CDN","push_remote_project":null}`
          )
        )
      )
    ),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    message: /push_history_list: more than 1000 records cannot be trusted/
  }
];

// ---- Statuses ----

const odd: [string, Fault, string][] = [
  ['201 with a good body', status(201), 'UNEXPECTED_RESPONSE'],
  ['202 with a good body', status(202), 'UNEXPECTED_RESPONSE'],
  ['204', status(204, ''), 'UNEXPECTED_RESPONSE'],
  ['205', status(205, ''), 'UNEXPECTED_RESPONSE'],
  ['206 with a good body', status(206), 'UNEXPECTED_RESPONSE'],
  ['300 with a good body', status(300), 'UNEXPECTED_RESPONSE'],
  ['304', status(304, ''), 'UNEXPECTED_RESPONSE'],
  ['402', status(402), 'UNEXPECTED_RESPONSE'],
  ['405', status(405), 'UNEXPECTED_RESPONSE'],
  ['407', status(407), 'UNEXPECTED_RESPONSE'],
  ['418', status(418), 'UNEXPECTED_RESPONSE'],
  ['999', status(999), 'UNEXPECTED_RESPONSE'],
  ['501', status(501), 'SERVICE_UNAVAILABLE'],
  ['505', status(505), 'SERVICE_UNAVAILABLE'],
  ['599', status(599), 'SERVICE_UNAVAILABLE'],
  ['401 with HTML', status(401, '<html>'), 'AUTH_REJECTED'],
  ['401 with a good body', status(401), 'AUTH_REJECTED'],
  ['401 with a body cut short', wire('HTTP/1.1 401 Unauthorized\nContent-Length: 100', '{"error'), 'AUTH_REJECTED'],
  ['401 with a body over the cap', status(401, ' '.repeat(MAX_BODY_BYTES + 1)), 'AUTH_REJECTED'],
  ['403 with HTML', status(403, '<html>'), 'PERMISSION_DENIED'],
  ['404 with HTML', status(404, '<html>'), 'API_UNAVAILABLE'],
  ['404 with an empty body', status(404, ''), 'API_UNAVAILABLE']
];

export const STATUS_CASES: FaultCase[] = [
  ...odd.map(([name, fault, code]): FaultCase => ({ name, faults: onHistory(fault), code, requests: 1 })),
  {
    name: '401 with a body that never ends',
    faults: onHistory(wire('HTTP/1.1 401 Unauthorized\nContent-Length: 100', '{"error', 'keep-open')),
    // Enough for a machine that starts many runs at once: an answer that is late would be asked for again.
    inputs: { 'request-timeout': '5s' },
    code: 'AUTH_REJECTED',
    requests: 1
  }
];

// ---- Redirects ----

/** A place that no run may ask; only its host may be named. */
export const ELSEWHERE = 'http://other.example:8080';

const REDIRECT_STATUSES = [301, 302, 303, 307, 308];

export const REDIRECT_CASES: FaultCase[] = [
  ...REDIRECT_STATUSES.flatMap((code): FaultCase[] => [
    {
      name: `${code} to the same host`,
      faults: (url) => [
        {
          match: { route: 'history' },
          fault: { kind: 'redirect', status: code, location: `${url}/v3/scm/certificates/${CERTIFICATE.id}` }
        }
      ],
      code: 'UNEXPECTED_RESPONSE',
      requests: 1,
      message: /HTTP 30\d, a redirect to 127\.0\.0\.1:\d+, which is not followed/
    },
    {
      name: `${code} to another host`,
      faults: onHistory({ kind: 'redirect', status: code, location: `${ELSEWHERE}/private-path?private-query` }),
      code: 'UNEXPECTED_RESPONSE',
      requests: 1,
      message: /HTTP 30\d, a redirect to other\.example:8080, which is not followed(?!.*private)/
    }
  ]),
  {
    name: 'a redirect to a path',
    faults: onHistory({ kind: 'redirect', location: '/private-path?private-query' }),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    message: /HTTP 302, a redirect(?!.*private)/
  },
  {
    name: 'a redirect to a host with user and password',
    faults: onHistory({ kind: 'redirect', location: 'https://private-user:private-password@other.example/' }),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    message: /a redirect to other\.example,(?!.*private)/
  },
  {
    name: 'a redirect to nowhere',
    faults: onHistory(status(302, '')),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1
  }
];

// ---- Retries: the rules are tables in http/client.test.ts, here they meet real sockets ----

export const RETRY_CASES: FaultCase[] = [
  {
    name: '503 for ever',
    faults: onHistory(serviceFault(503, 'SCM.4001')),
    code: 'SERVICE_UNAVAILABLE',
    requests: 4,
    message: /HTTP 503, SCM\.4001/
  },
  {
    name: '429 once with one second as Retry-After',
    faults: onHistory(throttledFault('1'), { nth: [1] }),
    code: null,
    requests: 2,
    gapMs: 990
  },
  {
    name: '429 with half a minute as Retry-After, which does not fit into the run',
    faults: onHistory(throttledFault('30')),
    code: 'THROTTLED',
    requests: 1,
    withinMs: 5_000
  },
  {
    name: 'a 503, a reset and a cut body, and then an answer',
    faults: () => [
      { match: { route: 'history', nth: [1] }, fault: serviceFault(503, 'SCM.4001') },
      { match: { route: 'history', nth: [2] }, fault: { kind: 'reset', when: 'in-body' } },
      { match: { route: 'history', nth: [3] }, fault: { kind: 'cut', framing: 'chunked' } }
    ],
    code: null,
    requests: 4
  },
  {
    name: 'a 503 and then a rejected key',
    faults: () => [
      { match: { route: 'history', nth: [1] }, fault: serviceFault(503, 'SCM.4001') },
      { match: { route: 'history' }, fault: gatewayFault(401, 'APIGW.0301') }
    ],
    code: 'AUTH_REJECTED',
    requests: 2
  }
];

// ---- Error codes ----

const CODES: [string, number, string[]][] = [
  ['CERTIFICATE_NOT_FOUND', 400, ['SCM.0020', 'SCM.0008', 'SCM.0003']],
  ['PERMISSION_DENIED', 401, ['SCM.4002', 'SCM.1004', 'SCM.1009', 'SCM.1010']],
  ['PERMISSION_DENIED', 403, ['APIGW.0302', 'APIGW.0306', 'APIGW.0310', 'APIGW.0402', 'APIGW.0802']],
  ['PROJECT_MISMATCH', 403, ['SCM.0002']],
  ['PROJECT_MISMATCH', 400, ['SCM.0069']],
  ['AUTH_REJECTED', 401, ['SCM.1000', 'APIGW.0301', 'APIGW.0303', 'APIGW.0305', 'APIGW.0307']],
  ['API_UNAVAILABLE', 404, ['APIGW.0101']],
  ['THROTTLED', 429, ['APIGW.0308']]
];

function codeCase(code: string, httpStatus: number, errorCode: string): FaultCase {
  const fault = errorCode.startsWith('SCM') ? serviceFault(httpStatus, errorCode) : gatewayFault(httpStatus, errorCode);
  return {
    name: `${errorCode} with ${httpStatus}`,
    faults: onHistory(fault),
    code,
    requests: code === 'THROTTLED' ? 4 : 1,
    message: new RegExp(`HTTP ${httpStatus}, ${errorCode.replace('.', '\\.')}.*request ID [0-9a-f]{32}`),
    ...(code === 'PERMISSION_DENIED' ? { hint: /scm:pushHistory:list/ } : {})
  };
}

const forms: [string, (httpStatus: number) => Fault][] = [
  ['service', (httpStatus) => serviceFault(httpStatus, 'SCM.9999')],
  ['gateway', (httpStatus) => gatewayFault(httpStatus, 'APIGW.9999')],
  ['IAM', (httpStatus) => iamFault(httpStatus)]
];

const BY_STATUS: [number, string][] = [
  [400, 'UNEXPECTED_RESPONSE'],
  [401, 'AUTH_REJECTED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'API_UNAVAILABLE']
];

export const CODE_CASES: FaultCase[] = [
  ...CODES.flatMap(([code, httpStatus, errorCodes]) =>
    errorCodes.flatMap((errorCode) => [codeCase(code, httpStatus, errorCode)])
  ),
  ...forms.flatMap(([form, fault]) =>
    BY_STATUS.map(([httpStatus, code]): FaultCase => ({
      name: `${httpStatus} in ${form} form`,
      faults: onHistory(fault(httpStatus)),
      code: form === 'service' && httpStatus === 404 ? 'CERTIFICATE_NOT_FOUND' : code,
      requests: 1
    }))
  ),
  {
    name: 'an unknown error_code with 200',
    faults: onHistory(serviceFault(200, 'SCM.9999')),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1,
    message: /HTTP 200, SCM\.9999/
  },
  {
    name: 'an error_code beside a good history with 200',
    faults: onHistory(bodyFault(HISTORY.replace('{', '{"error_code":"SCM.9999",'))),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1
  },
  {
    name: 'an error_code of another type',
    faults: onHistory(bodyFault('{"error_code":{"toString":"SCM.1000"},"error_msg":[1]}')),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1
  },
  {
    name: 'a missing permission for the detail',
    faults: () => [],
    scenario: { deny: ['scm:cert:get'] },
    code: 'PERMISSION_DENIED',
    requests: 1,
    route: 'detail',
    hint: /scm:cert:get/
  },
  {
    name: 'a certificate of another tenant',
    faults: () => [],
    scenario: { certificates: [], otherTenants: [CERTIFICATE.id] },
    inputs: { 'cert-id': CERTIFICATE.id },
    code: 'CERTIFICATE_NOT_FOUND',
    requests: [0, 1]
  },
  {
    name: 'another project than that of the key',
    faults: () => [],
    inputs: { 'project-id': 'ffffffffffffffffffffffffffffffff' },
    code: 'PROJECT_MISMATCH',
    requests: [0, 1]
  }
];

// ---- Keys ----

export const KEY_CASES: FaultCase[] = [
  {
    name: 'a wrong secret key: the gateway echoes the canonical request',
    faults: () => [],
    inputs: { 'secret-access-key': 'wrong/simulatedSecretKeyThatMustNeverBeSeen+01=' },
    code: 'AUTH_REJECTED',
    requests: [0, 1],
    noHint: /clock/
  },
  {
    name: 'an unknown access key: the gateway echoes it',
    faults: () => [],
    inputs: { 'access-key-id': 'UNKNOWNACCESSKEY0001' },
    code: 'AUTH_REJECTED',
    requests: [0, 1],
    noHint: /clock/
  },
  ...[
    ['behind', 20 * MINUTE],
    ['ahead of', -20 * MINUTE],
    ['behind', 30 * HOUR]
  ].map(([side, clockOffsetMs]): FaultCase => ({
    name: `a clock ${Math.abs(Number(clockOffsetMs) / MINUTE)} minutes ${side} the server's`,
    faults: () => [],
    scenario: { clockOffsetMs: Number(clockOffsetMs) },
    code: 'AUTH_REJECTED',
    requests: [0, 1],
    hint: new RegExp(`clock of this machine is .+ ${side} the server's`)
  })),
  {
    name: 'a rejected key without a Date header',
    faults: onHistory(wire('HTTP/1.1 401 Unauthorized\nContent-Length: 2', '{}')),
    code: 'AUTH_REJECTED',
    requests: 1,
    noHint: /clock/
  },
  {
    name: 'a gateway message that echoes the access key',
    faults: onHistory(gatewayFault(400, 'APIGW.0106', `bad request of ak ${PERMANENT_KEY.accessKeyId}`)),
    code: 'UNEXPECTED_RESPONSE',
    requests: 1
  }
];

// ---- The account's list ----

const FOLLOWED = { 'follow-renewals': 'true' };

const listFaults: [string, Fault, string, number][] = [
  ['that is reset', { kind: 'reset', when: 'in-body' }, 'NETWORK', 4],
  ['that is cut short', { kind: 'cut', framing: 'chunked' }, 'NETWORK', 4],
  ['that fails with 500', serviceFault(500, 'SCM.4001'), 'SERVICE_UNAVAILABLE', 4],
  ['that is throttled', throttledFault(), 'THROTTLED', 4],
  ['of HTML', bodyFault('<html>'), 'UNEXPECTED_RESPONSE', 1],
  ['that is null', bodyFault('null'), 'UNEXPECTED_RESPONSE', 1],
  ['without a count', bodyFault('{"certificates":[]}'), 'UNEXPECTED_RESPONSE', 1],
  ['over the cap', { kind: 'oversize', by: 'gzip' }, 'UNEXPECTED_RESPONSE', 1],
  ['that is redirected', { kind: 'redirect', location: `${ELSEWHERE}/private-path` }, 'UNEXPECTED_RESPONSE', 1],
  ['that is refused on its first page', serviceFault(400, 'SCM.0005'), 'UNEXPECTED_RESPONSE', 1],
  ['that the gateway does not know', gatewayFault(404, 'APIGW.0101'), 'API_UNAVAILABLE', 1],
  ['for which the key is rejected', gatewayFault(401, 'APIGW.0301'), 'AUTH_REJECTED', 1]
];

export const LIST_CASES: FaultCase[] = [
  ...listFaults.map(([name, fault, code, requests]): FaultCase => ({
    name: `a list ${name}`,
    faults: () => [{ match: { route: 'list' }, fault }],
    inputs: FOLLOWED,
    code,
    requests,
    route: 'list',
    message: /the list of certificates/
  })),
  {
    name: 'a list that never comes',
    faults: () => [{ match: { route: 'list' }, fault: { kind: 'hang', when: 'before-headers' } }],
    inputs: { ...FOLLOWED, timeout: '5s' },
    code: 'TIMEOUT',
    requests: 1,
    route: 'list'
  },
  {
    name: 'a list without permission',
    faults: () => [],
    scenario: { deny: ['scm:cert:list'] },
    inputs: FOLLOWED,
    code: 'PERMISSION_DENIED',
    requests: 1,
    route: 'list',
    hint: /scm:cert:list.*follow-renewals/
  }
];

/** Every case of this file. */
export const ALL_CASES: FaultCase[] = [
  ...CONNECTION_CASES,
  ...SILENCE_CASES,
  ...BODY_CASES,
  ...STATUS_CASES,
  ...REDIRECT_CASES,
  ...RETRY_CASES,
  ...CODE_CASES,
  ...KEY_CASES,
  ...LIST_CASES
];
