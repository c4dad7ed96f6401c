// A small service on a loopback address that keeps a log and breaks down as scripted: what is not SCM itself.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { commonHeaders, withRequestId, type Answer } from './answers.ts';
import { Connections } from './connections.ts';
import { sendAnswer, sendFault } from './fault-wire.ts';
import { FaultSchedule, type FaultRule } from './faults.ts';
import type { ReceivedRequest } from './gateway-auth.ts';
import { RequestLog, type SimulatedRequest } from './request-log.ts';

/** A service that runs. */
export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly SimulatedRequest[];
}

export interface ScriptedService {
  /** The true answer to a request. */
  readonly answer: (request: ReceivedRequest) => Answer | Promise<Answer>;
  /** The rules that a request is subject to. */
  readonly faults: (request: ReceivedRequest) => FaultRule[];
}

const MAX_BODY_BYTES = 1024 * 1024;

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Serves on a free port of 127.0.0.1 until it is disposed of. */
export async function startScriptedServer({ answer, faults }: ScriptedService): Promise<ScriptedServer> {
  const server = createServer({ noDelay: true, keepAliveTimeout: 120_000, requestTimeout: 0 });
  const connections = new Connections(server);
  const log = new RequestLog();
  const schedule = new FaultSchedule();

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const transport = connections.of(incoming.socket);
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
    const entry = log.open(incoming, url, { route: null, certId: null }, transport.number);
    for (const event of ['finish', 'close']) {
      response.once(event, () => {
        log.close(entry);
      });
    }
    const body = await readBody(incoming);
    entry.body = body.toString('utf8');
    const request = { method: entry.method, url, headers: incoming.headers, body };
    const truth = await answer(request);
    entry.authenticated = truth.status === 200;
    const fault = schedule.next(faults(request), null, []);
    entry.fault = fault?.kind ?? null;
    const complete = withRequestId(truth, entry.requestId);
    const headers = { ...commonHeaders(entry.requestId, Date.now()), ...complete.headers };
    const exchange = {
      response,
      stream: incoming.socket,
      transport: transport.socket,
      answer: { ...complete, headers }
    };
    entry.status = fault === null ? sendAnswer(response, exchange.answer) : await sendFault(fault, exchange);
  };

  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    serve(incoming, response).catch((error: unknown) => {
      // A bug of the simulator must not look like a fault that a test has scripted.
      if (!incoming.destroyed) console.error('simulator:', error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return log.requests;
    },
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      connections.destroy();
      await closed;
    }
  };
}
