// A loopback server that behaves as Huawei Cloud SSL Certificate Manager is documented to.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { commonHeaders, gatewayError, withRequestId, type Answer } from './answers.ts';
import { Connections } from './connections.ts';
import { sendAnswer, sendFault } from './fault-wire.ts';
import { FaultSchedule, type Fault } from './faults.ts';
import { RequestLog, type SimulatedRequest } from './request-log.ts';
import { aScenario, type Route, type Scenario, type ScenarioOverrides } from './scenario.ts';
import { answer, certIdsOf, targetOf } from './scm-service.ts';

export type { SimulatedRequest } from './request-log.ts';

export interface SimulatorOptions {
  /** Serves HTTPS. */
  tls?: { key: string; cert: string };
  /** The host name to put into `url`; it must lead to 127.0.0.1. */
  host?: string;
  port?: number;
}

export interface Simulator extends AsyncDisposable {
  /** Without the scenario's path prefix. */
  readonly url: string;
  readonly port: number;
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly SimulatedRequest[];
  /** The largest number of requests that were open at one time. */
  readonly peakInFlight: number;
  /** How many TCP connections were opened. */
  readonly connections: number;
  /** The scenario in force; it may be changed in place. */
  readonly scenario: Scenario;
  /** Replaces what is given and keeps the rest. */
  setScenario(changes: ScenarioOverrides): void;
  /** Forgets requests, peak and connections. */
  resetLog(): void;
  close(): Promise<void>;
}

/** More than any documented question needs; the gateway itself takes 12 MB. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Starts a simulator on a free loopback port. */
export async function startSimulator(
  overrides: ScenarioOverrides = {},
  options: SimulatorOptions = {}
): Promise<Simulator> {
  const server = createListener(options.tls);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return new RunningSimulator(server, aScenario(overrides), options);
}

function createListener(tls: SimulatorOptions['tls']): Server {
  const settings = { noDelay: true, keepAliveTimeout: 120_000, requestTimeout: 0 };
  return tls === undefined ? createServer(settings) : createTlsServer({ ...settings, key: tls.key, cert: tls.cert });
}

class RunningSimulator implements Simulator {
  scenario: Scenario;
  readonly url: string;
  readonly port: number;
  readonly #server: Server;
  readonly #protocol: string;
  readonly #connections: Connections;
  readonly #log = new RequestLog();
  readonly #schedule = new FaultSchedule();

  constructor(server: Server, scenario: Scenario, { tls, host = '127.0.0.1' }: SimulatorOptions) {
    this.#server = server;
    this.scenario = scenario;
    this.port = (server.address() as AddressInfo).port;
    this.#protocol = tls === undefined ? 'http' : 'https';
    this.url = `${this.#protocol}://${host}:${this.port}`;
    this.#connections = new Connections(server);
    const onRequest: RequestListener = (incoming, response) => {
      this.#serve(incoming, response).catch((error: unknown) => {
        // A bug of the simulator must not look like a fault that a test has scripted.
        console.error('simulator:', error);
        response.destroy();
      });
    };
    server.on('request', onRequest);
  }

  get requests(): readonly SimulatedRequest[] {
    return this.#log.requests;
  }

  get peakInFlight(): number {
    return this.#log.peakInFlight;
  }

  get connections(): number {
    return this.#connections.opened;
  }

  setScenario(changes: ScenarioOverrides): void {
    this.scenario = aScenario({
      ...this.scenario,
      ...changes,
      list: { ...this.scenario.list, ...changes.list },
      deployed: { ...this.scenario.deployed, ...changes.deployed }
    });
  }

  resetLog(): void {
    this.#log.reset();
    this.#connections.opened = 0;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#connections.destroy();
    await closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // The scenario may change while this request waits: it is answered by the one in force when it came.
    const { scenario } = this;
    const url = new URL(incoming.url ?? '/', `${this.#protocol}://${incoming.headers.host ?? '127.0.0.1'}`);
    const target = targetOf(incoming.method ?? '', url.pathname, scenario.pathPrefix);
    const transport = this.#connections.of(incoming.socket);
    const entry = this.#log.open(incoming, url, target, transport.number);
    const finish = (): void => {
      this.#log.close(entry);
    };
    response.once('finish', finish);
    response.once('close', finish);

    const body = await readBody(incoming);
    if (body === 'gone') return;
    if (body !== 'too-large') entry.body = body.toString('utf8');
    entry.certIds = certIdsOf(target, Buffer.from(entry.body));
    const fault = this.#schedule.next(scenario.faults, target.route, entry.certIds);
    entry.fault = fault?.kind ?? null;
    let truth: { answer: Answer; authenticated: boolean } = { answer: TOO_LARGE, authenticated: false };
    if (body !== 'too-large') {
      const request = { method: entry.method, url, headers: incoming.headers, body };
      truth = await answer(scenario, request, target);
    }
    entry.authenticated = truth.authenticated;
    const wait = latency(scenario, target.route);
    if (wait > 0) await delay(wait);
    const complete = withRequestId(truth.answer, entry.requestId);
    const headers = { ...commonHeaders(entry.requestId, Date.now() + scenario.clockOffsetMs), ...complete.headers };
    const exchange = {
      response,
      stream: incoming.socket,
      transport: transport.socket,
      answer: { ...complete, headers }
    };
    entry.status =
      fault === null
        ? sendAnswer(response, exchange.answer)
        : await sendFault(withOwnId(fault, entry.requestId), exchange);
  }
}

const TOO_LARGE = gatewayError(413, 'APIGW.0201', 'Request entity too large');

/** The body of a request; `gone` where the client went away in its middle. What is too large is read to its end. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | 'too-large' | 'gone'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return bytes > MAX_BODY_BYTES ? 'too-large' : Buffer.concat(chunks);
}

/** A scripted body that repeats the request's ID gets the one of this request. */
function withOwnId(fault: Fault, id: string): Fault {
  if (fault.kind !== 'answer' || typeof fault.body !== 'string') return fault;
  return { ...fault, body: withRequestId({ status: 0, headers: {}, body: fault.body }, id).body };
}

function latency({ latencyMs }: Scenario, route: Route | null): number {
  if (typeof latencyMs === 'number') return latencyMs;
  return route === null ? 0 : (latencyMs[route] ?? 0);
}
