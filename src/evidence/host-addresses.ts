import { isIPv4 } from 'node:net';
import { cleanReason, codeOf, withAttempts, type Attempt, type Bounds, type Task } from './attempt.ts';

/**
 * What is used of a `Resolver` of `node:dns/promises`. It asks name servers alone, never the hosts file, and can be
 * cancelled.
 */
export interface HostResolver {
  readonly resolve4: (host: string) => Promise<string[]>;
  readonly resolve6: (host: string) => Promise<string[]>;
  /** Rejects all that is under way. */
  readonly cancel: () => void;
}

export type RecordType = 'A' | 'AAAA';

export type ResolutionCode = 'not-found' | 'timeout' | 'ended' | 'failed';

export interface ResolutionFailure {
  readonly code: ResolutionCode;
  /** The resolver's own words, one clean line; empty for `timeout` and `ended`. */
  readonly reason: string;
}

/** The addresses of a host, IPv4 first, sorted; or why there are none. */
export type Resolution =
  | {
      readonly kind: 'resolved';
      readonly addresses: readonly string[];
      /** The one type of record that could not be had, where the other was. */
      readonly missing: ({ readonly type: RecordType } & ResolutionFailure) | null;
    }
  | ({ readonly kind: 'unresolved' } & ResolutionFailure);

/** A name without records of the type, and a name that does not exist. */
const NO_RECORD_CODES = ['ENODATA', 'ENOTFOUND'];

function recordsTask(resolver: HostResolver, host: string, type: RecordType): Task<string[]> {
  const answer = type === 'A' ? resolver.resolve4(host) : resolver.resolve6(host);
  return {
    answer: answer.catch((thrown: unknown) => {
      if (NO_RECORD_CODES.includes(codeOf(thrown))) return [];
      throw thrown;
    }),
    cancel: () => {
      resolver.cancel();
    }
  };
}

function failureOf(outcome: Exclude<Attempt<string[]>, { kind: 'answered' }>): ResolutionFailure {
  if (outcome.kind !== 'thrown') return { code: outcome.kind, reason: '' };
  return { code: 'failed', reason: cleanReason(outcome.thrown) };
}

const isFailed = (outcome: Attempt<string[]>): boolean => outcome.kind === 'timeout' || outcome.kind === 'thrown';

/**
 * Sorts IPv4 before IPv6, each by its digits, so that the same addresses are asked in every run, whatever order the
 * name server shuffles.
 */
function inOrder(one: string, other: string): number {
  if (isIPv4(one) !== isIPv4(other)) return isIPv4(one) ? -1 : 1;
  return one.localeCompare(other, 'en', { numeric: true });
}

/**
 * Asks for A and AAAA, each by a resolver of its own, since `cancel` ends all that one has under way. Never rejects.
 */
export async function resolveHost(
  host: string,
  createResolver: () => HostResolver,
  bounds: Bounds
): Promise<Resolution> {
  const types = ['A', 'AAAA'] as const;
  const outcomes = await Promise.all(
    types.map(async (type) => {
      const start = (): Task<string[]> => recordsTask(createResolver(), host, type);
      return { type, outcome: await withAttempts(start, isFailed, bounds) };
    })
  );
  const addresses = outcomes.flatMap(({ outcome }) => (outcome.kind === 'answered' ? outcome.value : []));
  const failures = outcomes.flatMap(({ type, outcome }) =>
    outcome.kind === 'answered' ? [] : [{ type, ...failureOf(outcome) }]
  );
  const [missing = null] = failures;
  if (addresses.length > 0) {
    return { kind: 'resolved', addresses: [...new Set(addresses)].toSorted(inOrder), missing };
  }
  if (missing === null) return { kind: 'unresolved', code: 'not-found', reason: '' };
  return { kind: 'unresolved', code: missing.code, reason: missing.reason };
}
