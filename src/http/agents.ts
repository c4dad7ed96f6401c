import type http from 'node:http';
import type https from 'node:https';
import { HttpClient } from '@actions/http-client';
import { getProxyUrl } from '@actions/http-client/lib/proxy';

/** Where connections come from. */
export interface Agents {
  /** One for each origin; with `keepAlive` its connections are used again. It opens as many as there are requests. */
  readonly agentFor: (url: URL, keepAlive: boolean) => http.Agent;
  /** Closes all connections. */
  readonly dispose: () => void;
}

type Open = (url: URL, keepAlive: boolean) => { readonly agent: http.Agent; readonly dispose: () => void };

/** Node's own module of a URL's protocol. TLS is loaded where it is spoken. */
export function httpModule({ protocol }: URL): typeof http | typeof https {
  return protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http');
}

const openDirect: Open = (url, keepAlive) => {
  const agent = new (httpModule(url).Agent)({ keepAlive });
  return {
    agent,
    dispose: () => {
      agent.destroy();
    }
  };
};

const openByProxy: Open = (url, keepAlive) => {
  // A client keeps the agent of its first request, which speaks one protocol and goes through one proxy.
  const client = new HttpClient(undefined, [], { keepAlive });
  return {
    agent: client.getAgent(url.href),
    dispose: () => {
      client.dispose();
    }
  };
};

/**
 * The connections of a run: Node's own, or where HTTPS_PROXY and NO_PROXY say so those of `@actions/http-client`. In the
 * bundle that client is loaded when the first one is made.
 */
export function createAgents(): Agents {
  const opened = new Map<string, ReturnType<Open>>();
  return {
    agentFor: (url, keepAlive) => {
      const key = `${url.origin} ${keepAlive}`;
      const open = getProxyUrl(url)?.hostname ? openByProxy : openDirect;
      const known = opened.get(key) ?? open(url, keepAlive);
      opened.set(key, known);
      return known.agent;
    },
    dispose: () => {
      for (const { dispose } of opened.values()) dispose();
    }
  };
}
