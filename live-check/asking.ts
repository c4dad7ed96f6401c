// Questions to SCM by the action's own client, whose answers are kept as they came: what they are is the question.
import { exchanged } from '../src/auth/oidc.ts';
import { given, secretsOf, type CredentialProvider } from '../src/auth/provider.ts';
import { createSecrets, type Secrets } from '../src/auth/secrets.ts';
import type { Read } from '../src/config/credentials.ts';
import { ActionError, type ErrorCode } from '../src/errors.ts';
import { createClient, type Client } from '../src/http/client.ts';
import { errorCodeIn } from '../src/http/told.ts';
import { createAgents } from '../src/http/agents.ts';
import { startTimer } from '../src/http/timer.ts';
import { createTransport } from '../src/http/transport.ts';
import { scmAuthentication } from '../src/scm/client.ts';
import type { Options } from './options.ts';

/** An answer of SCM or of the gateway, a refusal included. */
export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  /** Such as `SCM.0005`; empty where there is none that could be shown. */
  readonly errorCode: string;
  readonly json: unknown;
}

/** There was no answer, or none that is JSON. */
export interface NoReply {
  readonly kind: 'none';
  readonly code: ErrorCode;
}

export type Told = Reply | NoReply;

/**
 * Asks SCM: a GET of `path`, query included, or with a `body` a POST of it as JSON. Never rejects for want of an answer.
 */
export type Ask = (path: string, body?: unknown) => Promise<Told>;

export interface Access extends AsyncDisposable {
  readonly ask: Ask;
  /** Why there are no credentials, if an exchange for them fails. */
  readonly signIn: () => Promise<ErrorCode | null>;
}

const CONCURRENCY = 4;
const REQUEST_TIMEOUT_MS = 15_000;

function startClient({ timeoutMs }: Options, secrets: Secrets): Client {
  return createClient({
    now: () => Date.now(),
    startTimer,
    random: () => Math.random(),
    transport: createTransport(createAgents()),
    // Messages of attempts quote what a server says, which could be anything.
    log: { logLine: () => undefined, debugLine: () => undefined },
    redaction: secrets,
    limits: { concurrency: CONCURRENCY, requestTimeoutMs: REQUEST_TIMEOUT_MS, timeoutMs }
  });
}

function providerOf({ credentials }: Options, client: Client, secrets: Secrets, variable: Read): CredentialProvider {
  if (credentials.kind === 'keyless') {
    return exchanged({
      ...{ keyless: credentials, client, secrets, variable },
      now: () => Date.now(),
      isFromFork: () => false
    });
  }
  secrets.add(secretsOf(credentials));
  return given(credentials);
}

/** A code as Huawei writes them; nothing else that a server may have put there. */
function shownCode(json: unknown): string {
  const code = errorCodeIn(json);
  return /^[A-Z][A-Z0-9]{1,9}\.\d{1,5}$/.test(code) ? code : '';
}

function failure(code: ErrorCode): ActionError {
  return new ActionError(code, 'a question could not be asked', '');
}

/** Connects to SCM as the action would. */
export function openAccess(options: Options, variable: Read): Access {
  const secrets = createSecrets(() => undefined);
  const client = startClient(options, secrets);
  const credentials = providerOf(options, client, secrets, variable);
  const { projectId, endpoint } = options;
  const authenticate = scmAuthentication({ projectId, credentials, secrets });
  const ask: Ask = async (path, body) => {
    let reply: Reply | undefined;
    try {
      await client.request({
        method: body === undefined ? 'GET' : 'POST',
        url: new URL(endpoint + path),
        body: body === undefined ? '' : JSON.stringify(body),
        isQuestion: true,
        authenticate,
        // What may pass is tried again by the client; any other refusal is an answer like the rest.
        classify: ({ status, json }) => {
          if (status === 429) return failure('THROTTLED');
          if (status >= 500) return failure('SERVICE_UNAVAILABLE');
          reply = { kind: 'reply', status, errorCode: shownCode(json), json };
          return null;
        },
        parse: (json) => json,
        fail: failure
      });
    } catch (thrown) {
      if (!(thrown instanceof ActionError)) throw thrown;
      return { kind: 'none', code: thrown.code };
    }
    return reply ?? { kind: 'none', code: 'UNEXPECTED_RESPONSE' };
  };
  const signIn: Access['signIn'] = async () => {
    try {
      await credentials();
      return null;
    } catch (thrown) {
      if (thrown instanceof ActionError) return thrown.code;
      throw thrown;
    }
  };
  const close = (): Promise<void> => {
    client.close();
    return Promise.resolve();
  };
  return { ask, signIn, [Symbol.asyncDispose]: close };
}
