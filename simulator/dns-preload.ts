// Stands in for name servers and routes: `node --import ./simulator/dns-preload.ts dist/index.js`, with
// SIMULATED_NETWORK in the environment.
// A test imports it and calls `simulateNetwork` instead.
//
// It replaces methods of Node's prototypes, so that the program under test stays as it is: a bundle takes no resolver
// from outside. Names
// that are not simulated do not exist, and addresses without a route are reached as they are.
import { promises as dns } from 'node:dns';
import { isIPv6, Socket } from 'node:net';

export interface SimulatedNetwork {
  /**
   * Addresses of each name, `hang` for one whose name server never answers, or a code of c-ares such as `ESERVFAIL`.
   */
  readonly names?: Readonly<Record<string, readonly string[] | string>>;
  /**
   * Where a connection to `IP:PORT` (`[IP]:PORT`) really goes: `127.0.0.1:PORT`, or the code that it fails with, such
   * as `ENETUNREACH`.
   */
  readonly routes?: Readonly<Record<string, string>>;
}

type Resolve = (name: string) => Promise<string[]>;

/** What hangs, by resolver, until that is cancelled. */
const hanging = new WeakMap<object, Set<() => void>>();

function errorOf(code: string, what: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${what} ${code}`), { code });
}

/** As a query under way does, it holds the process until it is cancelled. */
function hang(resolver: object): Promise<never> {
  const given = Promise.withResolvers<never>();
  const timer = setInterval(() => undefined, 60_000);
  const cancel = (): void => {
    clearInterval(timer);
    given.reject(errorOf('ECANCELLED', 'query'));
  };
  hanging.set(resolver, (hanging.get(resolver) ?? new Set()).add(cancel));
  return given.promise;
}

function answer(
  resolver: object,
  entry: readonly string[] | string | undefined,
  isV6: boolean,
  name: string
): Promise<string[]> {
  if (entry === 'hang') return hang(resolver);
  if (entry === undefined) return Promise.reject(errorOf('ENOTFOUND', `query ${name}`));
  if (typeof entry === 'string') return Promise.reject(errorOf(entry, `query ${name}`));
  const addresses = entry.filter((address) => isIPv6(address) === isV6);
  return addresses.length > 0 ? Promise.resolve(addresses) : Promise.reject(errorOf('ENODATA', `query ${name}`));
}

function simulateNames(names: NonNullable<SimulatedNetwork['names']>): () => void {
  const prototype = dns.Resolver.prototype as unknown as Record<'resolve4' | 'resolve6', Resolve> & {
    cancel: (this: unknown) => void;
  };
  const { resolve4, resolve6, cancel } = prototype;
  const resolving = (isV6: boolean): Resolve =>
    function (this: object, name) {
      return answer(this, Object.hasOwn(names, name) ? names[name] : undefined, isV6, name);
    };
  Object.assign(prototype, {
    resolve4: resolving(false),
    resolve6: resolving(true),
    cancel(this: object) {
      for (const end of hanging.get(this) ?? []) end();
      hanging.delete(this);
      cancel.call(this);
    }
  });
  return () => {
    Object.assign(prototype, { resolve4, resolve6, cancel });
  };
}

interface Destination {
  host?: unknown;
  port?: unknown;
}

/** The options of a connect call, which Node's own callers pass within an array. */
function destinationOf(first: unknown): Destination | null {
  const options: unknown = Array.isArray(first) ? first[0] : first;
  return typeof options === 'object' && options !== null ? options : null;
}

function simulateRoutes(routes: NonNullable<SimulatedNetwork['routes']>): () => void {
  const prototype = Socket.prototype as unknown as { connect: (...args: unknown[]) => Socket };
  const { connect } = prototype;
  prototype.connect = function (this: Socket, ...args: unknown[]) {
    const destination = destinationOf(args[0]);
    const host = String(destination?.host);
    const key = `${isIPv6(host) ? `[${host}]` : host}:${String(destination?.port)}`;
    const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
    if (destination === null || route === undefined) return connect.apply(this, args);
    const [address = '', port] = route.split(':');
    if (port === undefined) {
      process.nextTick(() => this.destroy(errorOf(route, `connect ${key}`)));
      return this;
    }
    const rerouted = { ...destination, host: address, port: Number(port) };
    // The array carries a mark of Node's own, so it stays the same one.
    if (Array.isArray(args[0])) args[0][0] = rerouted;
    else args[0] = rerouted;
    return connect.apply(this, args);
  };
  return () => {
    prototype.connect = connect;
  };
}

/** Simulates the names, the routes or both in this process, until the function that it returns is called. */
export function simulateNetwork({ names, routes }: SimulatedNetwork): () => void {
  const ends = [names && simulateNames(names), routes && simulateRoutes(routes)];
  return () => {
    for (const end of ends) end?.();
  };
}

const given = process.env['SIMULATED_NETWORK'];
if (given !== undefined) simulateNetwork(JSON.parse(given) as SimulatedNetwork);
