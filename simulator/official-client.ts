// A client above suspicion: it signs with the official SDK and hands back what came.
import { PERMANENT_KEY, PROJECT_ID, type Credentials } from './scenario.ts';
import type { Simulator } from './scm-simulator.ts';
import { officiallySignedHeaders } from './sdk-signer.ts';

export interface Call {
  headers?: Record<string, string>;
  credentials?: Credentials;
  method?: string;
  /** Sent as JSON. */
  json?: unknown;
}

/** The documented bodies and error bodies, as far as tests look into them. */
export interface Body {
  error_code?: string;
  error_msg?: string;
  request_id?: string;
  push_history_list?: { push_time: string; push_service: string }[];
  certificates?: Record<string, unknown>[];
  total_count?: number;
  encoded_authorization_message?: string;
  results?: { certificate_id: string; total_num: number; deployed_resources: Record<string, unknown>[] }[];
}

export interface Reply {
  status: number;
  headers: Headers;
  body: Body;
}

/** Calls a path of the simulator with a signature of the official SDK. */
export async function callSigned(simulator: Simulator, path: string, options: Call = {}): Promise<Reply> {
  const { headers = {}, credentials = PERMANENT_KEY, json, method = json === undefined ? 'GET' : 'POST' } = options;
  const url = new URL(path, simulator.url);
  const stated = { 'X-Project-Id': PROJECT_ID, 'X-Language': 'en-us', ...headers };
  if (json === undefined) return send(url, await officiallySignedHeaders(url, credentials, stated, method), method);
  const body = Buffer.from(JSON.stringify(json));
  const typed = { 'content-type': 'application/json', ...stated };
  return send(url, await officiallySignedHeaders(url, credentials, typed, method, body), method, body);
}

/** Sends exactly these headers and this body. */
export async function send(
  url: URL,
  headers: Record<string, string>,
  method = 'GET',
  body?: Uint8Array<ArrayBuffer>
): Promise<Reply> {
  const response = await fetch(url, { headers, method, ...(body === undefined ? {} : { body }) });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}
