// What a simulator was asked, and how much of it at one time.
import type { IncomingMessage } from 'node:http';
import { requestId } from './answers.ts';
import type { Fault } from './faults.ts';
import type { Route } from './scenario.ts';

/** One request as it was received and answered. */
export interface SimulatedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** As it came; empty until it is complete. */
  body: string;
  /** Null for what no documented API matches. */
  route: Route | null;
  certId: string | null;
  /** The certificates that it is about: several in a batch. */
  certIds: string[];
  /** Whether the gateway would let the caller through, also where a fault hid its answer. */
  authenticated: boolean;
  /** The status that the client saw; null while there is none. */
  status: number | null;
  fault: Fault['kind'] | null;
  /** Which TCP connection it came on, counted from 1. */
  connection: number;
  requestId: string;
  startedAt: number;
  /** When the answer was complete or the connection gone; null while it is in flight. */
  endedAt: number | null;
}

export class RequestLog {
  requests: SimulatedRequest[] = [];
  /** The largest number of requests that were open at one time. */
  peakInFlight = 0;
  #inFlight = 0;

  /** Enters a request whose head has come. */
  open(
    incoming: IncomingMessage,
    url: URL,
    target: Pick<SimulatedRequest, 'route' | 'certId'>,
    connection: number
  ): SimulatedRequest {
    const entry: SimulatedRequest = {
      method: incoming.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body: '',
      ...target,
      certIds: [],
      authenticated: false,
      status: null,
      fault: null,
      connection,
      requestId: requestId(),
      startedAt: Date.now(),
      endedAt: null
    };
    this.requests.push(entry);
    this.#inFlight += 1;
    this.peakInFlight = Math.max(this.peakInFlight, this.#inFlight);
    return entry;
  }

  /** Notes that the answer is complete, or the connection gone; once, however often it is told. */
  close(entry: SimulatedRequest): void {
    if (entry.endedAt !== null) return;
    entry.endedAt = Date.now();
    this.#inFlight -= 1;
  }

  /** Forgets requests and peak. */
  reset(): void {
    this.requests = [];
    this.peakInFlight = this.#inFlight;
  }
}
