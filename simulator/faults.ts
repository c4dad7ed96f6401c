// Faults as plain data, and which request each one befalls.
import { gatewayError, iamError, serviceError, type Answer } from './answers.ts';
import type { Route } from './scenario.ts';

/** Bytes for a body or for the wire; the object form survives JSON. */
export type Bytes = string | Uint8Array | { base64: string };

export type Fault =
  /** Any status, headers and body. What is left out is taken from the true answer. */
  | { kind: 'answer'; status?: number; headers?: Record<string, string>; body?: Bytes }
  /** RST: before the first byte, in the middle of the headers, after them, or in the middle of the body. */
  | { kind: 'reset'; when: 'before-headers' | 'in-headers' | 'after-headers' | 'in-body' }
  /** The true answer's body ends early, by an orderly FIN. `keep` is how many bytes are sent; by default half. */
  | { kind: 'cut'; framing: 'content-length' | 'chunked'; keep?: number }
  /** Nothing more comes, and the connection stays open. */
  | { kind: 'hang'; when: 'before-headers' | 'after-headers' | 'between-chunks' }
  /** One byte at a time, for ever. */
  | { kind: 'drip'; where: 'headers' | 'body'; everyMs?: number }
  /** The true answer's JSON padded with blanks to `bytes`, default 2 MiB: a client without a cap would accept it. */
  | { kind: 'oversize'; by: 'content-length' | 'chunked' | 'gzip'; bytes?: number }
  | { kind: 'redirect'; location: string; status?: number }
  /** Waits, then answers truly or with `then`. */
  | { kind: 'delay'; ms: number; then?: Fault }
  /** These bytes and nothing else, status line included. */
  | { kind: 'wire'; bytes: Bytes; then: 'end' | 'reset' | 'keep-open' };

export interface FaultMatch {
  route?: Route;
  /** Also a batch with this certificate among others. */
  certId?: string;
  /** The first, second … request that has this route and this certificate, counted from 1. */
  nth?: number[];
  /** This one and all that follow, counted from 1. */
  from?: number;
}

/** Rules are tried in order; the first that matches applies. All of them count all requests they could apply to. */
export interface FaultRule {
  match?: FaultMatch;
  fault: Fault;
}

/** The fault that befalls each request of a server's life. */
export class FaultSchedule {
  readonly #seen = new Map<FaultRule, number>();

  /** `certIds`: the certificates that the request is about, several in a batch. */
  next(rules: FaultRule[], route: Route | null, certIds: readonly string[]): Fault | null {
    let chosen: Fault | null = null;
    for (const rule of rules) {
      const { route: onRoute = route, certId, nth, from = 1 } = rule.match ?? {};
      if (onRoute !== route || (certId !== undefined && !certIds.includes(certId))) continue;
      const count = (this.#seen.get(rule) ?? 0) + 1;
      this.#seen.set(rule, count);
      if (count >= from && (nth?.includes(count) ?? true)) chosen ??= rule.fault;
    }
    return chosen;
  }
}

/** A refusal in the service's shape. */
export function serviceFault(status: number, code: string, message = 'scripted failure'): Fault {
  return answerFault(serviceError(status, code, message));
}

/** A refusal in the gateway's shape. */
export function gatewayFault(status: number, code: string, message = 'scripted failure'): Fault {
  return answerFault(gatewayError(status, code, message));
}

/** A refusal in IAM's shape. */
export function iamFault(status: number, message = 'scripted failure', title = 'Unauthorized'): Fault {
  return answerFault(iamError(status, message, title));
}

/** 429 as recorded; `retryAfter` is the value of `Retry-After`, which SCM is not known to send. */
export function throttledFault(retryAfter?: string): Fault {
  const message = 'The throttling threshold has been reached: policy ip over ratelimit,limit:5,time:1 minute';
  return answerFault(
    gatewayError(429, 'APIG.0308', message),
    retryAfter === undefined ? {} : { 'Retry-After': retryAfter }
  );
}

/** The body of a 200, whatever it is: a BOM, cut JSON, `null`, a page of HTML. */
export function bodyFault(body: Bytes, headers: Record<string, string> = {}): Fault {
  return { kind: 'answer', status: 200, headers, body };
}

/** The bytes that stand behind either form. */
export function toBuffer(bytes: Bytes): Buffer {
  if (typeof bytes === 'string') return Buffer.from(bytes);
  // Buffer.from reads both the bytes themselves and base64; a Buffer that went through JSON is not supported.
  return bytes instanceof Uint8Array ? Buffer.from(bytes) : Buffer.from(bytes.base64, 'base64');
}

function answerFault({ status, body }: Answer, headers: Record<string, string> = {}): Fault {
  return { kind: 'answer', status, headers, body };
}
