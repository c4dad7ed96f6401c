// The simulator in a process of its own: its work is not the action's.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ScenarioOverrides } from '../simulator/scenario.ts';
import type { SimulatedRequest } from '../simulator/scm-simulator.ts';
import { node24, root } from './node24.mjs';

interface Log {
  requests: SimulatedRequest[];
  peakInFlight: number;
  connections: number;
}

export class SeparateSimulator implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(): Promise<SeparateSimulator> {
    const script = join(root, 'simulator', 'serve.ts');
    const child = fork(script, { execPath: node24(), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const { url } = await reply<{ url: string }>(child);
    return new SeparateSimulator(child, url);
  }

  async serve(scenario: ScenarioOverrides): Promise<void> {
    this.#child.send({ scenario });
    await reply(this.#child);
  }

  async log(): Promise<Log> {
    this.#child.send({ log: true });
    return reply<Log>(this.#child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.disconnect();
    await once(this.#child, 'exit');
  }
}

async function reply<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}
