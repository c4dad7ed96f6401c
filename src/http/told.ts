import { plain } from '../text.ts';
import { requestIdOf, type Redaction, type ServiceAnswer } from './answer.ts';

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** `error_code` of a service or gateway answer, or `error.code` of an IAM one; empty if there is none. */
export function errorCodeIn(json: unknown): string {
  const body = Object(json) as Record<string, unknown>;
  const nested = Object(body['error']) as Record<string, unknown>;
  return textOf(body['error_code'] ?? nested['code']);
}

/** The message beside that code, or the `message` of GitHub's services; empty if there is none. */
function errorMessageIn(json: unknown): string {
  const body = Object(json) as Record<string, unknown>;
  const nested = Object(body['error']) as Record<string, unknown>;
  return textOf(body['error_msg'] ?? nested['message'] ?? body['message']);
}

/** Whether a 200 answer is an error all the same. */
export function isErrorBody(json: unknown): boolean {
  return textOf((Object(json) as Record<string, unknown>)['error_code']) !== '';
}

/** What an answer says of an error, without secrets: status, code, message unless it is left out, and request ID. */
export function toldBy({ status, json, requestId }: ServiceAnswer, redaction: Redaction, withMessage = true): string {
  const code = plain(redaction.message(errorCodeIn(json)), 32);
  const message = withMessage ? plain(redaction.message(errorMessageIn(json))) : '';
  const id = requestId || requestIdOf((Object(json) as Record<string, unknown>)['request_id'], redaction);
  const parts = [
    `HTTP ${status}`,
    ...(code === '' ? [] : [code]),
    ...(message === '' ? [] : [`"${message}"`]),
    ...(id === '' ? [] : [`request ID ${id}`])
  ];
  return parts.join(', ');
}
