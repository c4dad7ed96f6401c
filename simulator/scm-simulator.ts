// A loopback server that behaves as Huawei Cloud SSL Certificate Manager is documented to.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { commonHeaders, requestId, withRequestId } from './answers.ts';
import { sendAnswer, sendFault } from './fault-wire.ts';
import { FaultSchedule, type Fault } from './faults.ts';
import { aScenario, type Route, type Scenario, type ScenarioOverrides } from './scenario.ts';
import { answer, targetOf, type Target } from './scm-service.ts';

/** One request as it was received and answered. */
export interface SimulatedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Null for what no documented API matches. */
  route: Route | null;
  certId: string | null;
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

/** Starts a simulator on a free loopback port. */
export async function startSimulator(
  overrides: ScenarioOverrides = {},
  options: SimulatorOptions = {}
): Promise<Simulator> {
  let scenario = aScenario(overrides);
  let requests: SimulatedRequest[] = [];
  let inFlight = 0;
  let peakInFlight = 0;
  let connections = 0;
  const schedule = new FaultSchedule();
  const transports = new Map<string, { number: number; socket: Socket }>();

  const listener = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    incoming.resume();
    const method = incoming.method ?? '';
    const url = new URL(incoming.url ?? '/', `${protocol}://${incoming.headers.host ?? '127.0.0.1'}`);
    const target = targetOf(method, url.pathname, scenario.pathPrefix);
    const fault = schedule.next(scenario.faults, target.route, target.certId);
    const transport = transports.get(peer(incoming.socket));
    const entry = logEntry(incoming, url, target, fault, transport?.number ?? 0);
    requests.push(entry);
    peakInFlight = Math.max(peakInFlight, ++inFlight);
    const finish = (): void => {
      if (entry.endedAt !== null) return;
      entry.endedAt = Date.now();
      inFlight -= 1;
    };
    response.once('finish', finish);
    response.once('close', finish);

    // The scenario may change while this request waits: it is answered by the one in force when it came.
    const inForce = scenario;
    const truth = await answer(inForce, { method, url, headers: incoming.headers }, target);
    entry.authenticated = truth.authenticated;
    const wait = latency(inForce, target.route);
    if (wait > 0) await delay(wait);
    const complete = withRequestId(truth.answer, entry.requestId);
    const headers = { ...commonHeaders(entry.requestId, Date.now() + inForce.clockOffsetMs), ...complete.headers };
    const exchange = {
      response,
      stream: incoming.socket,
      transport: transport?.socket ?? incoming.socket,
      answer: { ...complete, headers }
    };
    if (fault === null) {
      entry.status = sendAnswer(response, exchange.answer);
    } else {
      const scripted =
        fault.kind === 'answer' && typeof fault.body === 'string'
          ? { ...fault, body: withRequestId({ status: 0, headers: {}, body: fault.body }, entry.requestId).body }
          : fault;
      entry.status = await sendFault(scripted, exchange);
    }
  };

  const protocol = options.tls === undefined ? 'http' : 'https';
  const onRequest: RequestListener = (incoming, response) => {
    listener(incoming, response).catch((error: unknown) => {
      // A bug of the simulator must not look like a fault that a test has scripted.
      console.error('simulator:', error);
      response.destroy();
    });
  };
  const settings = { noDelay: true, keepAliveTimeout: 120_000, requestTimeout: 0 };
  const server: Server =
    options.tls === undefined
      ? createServer(settings, onRequest)
      : createTlsServer({ ...settings, key: options.tls.key, cert: options.tls.cert }, onRequest);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections += 1;
    const key = peer(socket);
    transports.set(key, { number: connections, socket });
    sockets.add(socket);
    // The client's resets and time-outs end here.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      sockets.delete(socket);
      if (transports.get(key)?.socket === socket) transports.delete(key);
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  return {
    url: `${protocol}://${options.host ?? '127.0.0.1'}:${port}`,
    port,
    get requests() {
      return requests;
    },
    get peakInFlight() {
      return peakInFlight;
    },
    get connections() {
      return connections;
    },
    get scenario() {
      return scenario;
    },
    setScenario(changes) {
      scenario = { ...scenario, ...changes, list: { ...scenario.list, ...changes.list } };
    },
    resetLog() {
      requests = [];
      peakInFlight = inFlight;
      connections = 0;
    },
    close,
    [Symbol.asyncDispose]: close
  };
}

function logEntry(
  incoming: IncomingMessage,
  url: URL,
  target: Target,
  fault: Fault | null,
  connection: number
): SimulatedRequest {
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
    route: target.route,
    certId: target.certId,
    authenticated: false,
    status: null,
    fault: fault?.kind ?? null,
    connection,
    requestId: requestId(),
    startedAt: Date.now(),
    endedAt: null
  };
}

function latency({ latencyMs }: Scenario, route: Route | null): number {
  if (typeof latencyMs === 'number') return latencyMs;
  return route === null ? 0 : (latencyMs[route] ?? 0);
}

function peer(socket: Socket): string {
  return `${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`;
}
