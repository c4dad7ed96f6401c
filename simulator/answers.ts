// Bodies and headers as the gateway, the service and IAM write them.
import { randomBytes } from 'node:crypto';

/** An HTTP answer before it is put on the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** Stands for the request's ID in a body: the gateway repeats it there. */
export const REQUEST_ID = '{{request-id}}';

/** The refusal for want of an IAM action. */
const DENIED = 'SCM.4002';
const DENIAL = Buffer.from('which policies refused it: for IAM to decode').toString('base64');

const MESSAGES: Record<string, { status: number; en: string; zh: string }> = {
  'SCM.0002': {
    status: 403,
    en: 'The tenant or project ID does not match the token.',
    zh: '租户或项目ID与token不匹配'
  },
  'SCM.0003': { status: 400, en: 'The certificate belongs to another tenant.', zh: '证书不属于该租户' },
  'SCM.0005': { status: 400, en: 'Invalid parameter.', zh: '参数错误' },
  'SCM.0008': { status: 400, en: 'Abnormal certificate ID.', zh: '证书ID异常' },
  'SCM.0020': { status: 400, en: 'Incorrect certificate ID.', zh: '证书ID错误' },
  'SCM.1000': { status: 401, en: 'Token authentication failed.', zh: 'Token认证失败' },
  'SCM.4002': { status: 401, en: 'Insufficient permissions.', zh: '权限不足' }
};

/** A new request ID of the gateway's shape. */
export function requestId(): string {
  return randomBytes(16).toString('hex');
}

/** The headers of every answer. */
export function commonHeaders(id: string, clock: number): Record<string, string> {
  return {
    Date: new Date(clock).toUTCString(),
    Server: 'CloudWAF',
    'Content-Type': 'application/json',
    'X-Request-Id': id,
    'Strict-Transport-Security': 'max-age=31536000; includeSubdomains;'
  };
}

/** Any JSON value with a status. */
export function jsonAnswer(value: unknown, status = 200): Answer {
  return { status, headers: {}, body: JSON.stringify(value) };
}

/** A documented refusal of the service, in the language that the request asks for. */
export function scmRefusal(code: string, language: string | undefined): Answer {
  const known = MESSAGES[code];
  if (known === undefined) throw new Error(`the simulator has no message for ${code}`);
  const message = language?.toLowerCase() === 'en-us' ? known.en : known.zh;
  const refusal = { error_code: code, error_msg: message };
  // Newer services say under which policies they refused, in a text that only IAM can read.
  return jsonAnswer(code === DENIED ? { ...refusal, encoded_authorization_message: DENIAL } : refusal, known.status);
}

/** `{"error_code","error_msg"}`: the service's shape. */
export function serviceError(status: number, code: string, message: string): Answer {
  return jsonAnswer({ error_code: code, error_msg: message }, status);
}

/** `{"error_msg","error_code","request_id"}`: the gateway's shape; it speaks English only. */
export function gatewayError(status: number, code: string, message: string): Answer {
  return jsonAnswer({ error_msg: message, error_code: code, request_id: REQUEST_ID }, status);
}

/** `{"error":{"code","message","title"}}`: IAM's shape. */
export function iamError(status: number, message: string, title: string): Answer {
  return jsonAnswer({ error: { code: status, message, title } }, status);
}

/** What the gateway says of a request that no published API matches. */
export function notPublished(): Answer {
  return gatewayError(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');
}

/** Puts the request's ID where the body repeats it. */
export function withRequestId(answer: Answer, id: string): Answer {
  if (typeof answer.body !== 'string') return answer;
  return { ...answer, body: answer.body.replaceAll(REQUEST_ID, id) };
}
