// A client above suspicion: it signs with the official SDK and hands back what came.
import { PERMANENT_KEY, PROJECT_ID, type Credentials } from './scenario.ts';
import type { Simulator } from './scm-simulator.ts';
import { officiallySignedHeaders } from './sdk-signer.ts';

export interface Call {
  headers?: Record<string, string>;
  credentials?: Credentials;
  method?: string;
}

/** The documented bodies and error bodies, as far as tests look into them. */
export interface Body {
  error_code?: string;
  error_msg?: string;
  request_id?: string;
  push_history_list?: { push_time: string; push_service: string }[];
  certificates?: Record<string, unknown>[];
  total_count?: number;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: Body;
}

/** Calls a path of the simulator with a signature of the official SDK. */
export async function callSigned(simulator: Simulator, path: string, options: Call = {}): Promise<Reply> {
  const { headers = {}, credentials = PERMANENT_KEY, method = 'GET' } = options;
  const url = new URL(path, simulator.url);
  const stated = { 'X-Project-Id': PROJECT_ID, 'X-Language': 'en-us', ...headers };
  return send(url, await officiallySignedHeaders(url, credentials, stated, method), method);
}

/** Sends exactly these headers. */
export async function send(url: URL, headers: Record<string, string>, method = 'GET'): Promise<Reply> {
  const response = await fetch(url, { headers, method });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}
