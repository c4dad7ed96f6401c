import { Resolver } from 'node:dns/promises';
import { endpointText, type HostRequirement } from '../certificate/host.ts';
import { isOneOf, type ServedCertificate } from '../certificate/served.ts';
import type { Bounds } from './attempt.ts';
import { resolveHost, type HostResolver, type Resolution } from './host-addresses.ts';
import { shakeHands, type Handshake, type HandshakeFailure, type Offer, type Target } from './tls-handshake.ts';

/** More addresses than this are counted, not asked. */
const MAX_ADDRESSES = 8;

/** What one address served: more than one certificate where it shows another to clients of another key family. */
export type AddressOutcome =
  | { readonly kind: 'served'; readonly certificates: readonly [ServedCertificate, ...ServedCertificate[]] }
  | HandshakeFailure;

export interface AddressObservation {
  /** `IP:PORT` or `[IP]:PORT`. */
  readonly address: string;
  readonly outcome: AddressOutcome;
  /** False where this machine has no way to an IPv6 address, which says nothing about the host. */
  readonly isCounted: boolean;
}

/** What is known of a host after it was asked. Plain data: codes, no sentences. */
export type LiveEvidence =
  | {
      readonly kind: 'observed';
      readonly addresses: readonly AddressObservation[];
      /** How many addresses were not asked. */
      readonly uncheckedAddresses: number;
      /** The type of address record that could not be had, so that there may be more addresses. */
      readonly missingRecords: Extract<Resolution, { kind: 'resolved' }>['missing'];
    }
  | Extract<Resolution, { kind: 'unresolved' }>;

export type LiveObservation = Extract<LiveEvidence, { kind: 'observed' }>;

/** What is asked: does this host serve the content with one of these fingerprints? */
export interface LiveQuestion {
  readonly requirement: Pick<HostRequirement, 'host' | 'port' | 'via'>;
  readonly keyFamily: string | null;
  /** Lower-case hex, SHA-1 or SHA-256. */
  readonly fingerprints: ReadonlySet<string>;
}

export interface LiveCollaborators extends Bounds {
  /**
   * One for each question, since `cancel` ends all that a resolver has under way. `() => new Resolver()` of
   * `node:dns/promises`.
   */
  readonly createResolver: () => HostResolver;
}

/**
 * Asks hosts what they serve. Every name and every handshake is asked for once a run, whatever certificates it is
 * judged for.
 */
export interface LiveObserver {
  /** Never rejects: what goes wrong is part of the evidence. */
  readonly observe: (question: LiveQuestion) => Promise<LiveEvidence>;
}

/**
 * The resolver of the real thing. It asks name servers alone, and `cancel` ends what hangs, where getaddrinfo holds
 * the process.
 */
export function createDnsResolver(): HostResolver {
  return new Resolver();
}

/**
 * What is offered to an address, in this order, until it shows the content in question. The family of SCM is that of
 * the signature on the
 * certificate; where an RSA authority signed an ECDSA key, or none is known, the certificate is found by the offers
 * that follow.
 */
function offersFor(keyFamily: string | null): readonly Offer[] {
  if (keyFamily === 'RSA') return ['RSA', 'all', 'ECDSA'];
  if (keyFamily === 'ECDSA') return ['ECDSA', 'all', 'RSA'];
  return ['all', 'RSA', 'ECDSA'];
}

/** Asks one address with one offer after the other, as long as another offer may bring another certificate. */
async function observeAddress(
  shake: (offer: Offer) => Promise<Handshake>,
  { keyFamily, fingerprints }: LiveQuestion
): Promise<AddressOutcome> {
  const served: ServedCertificate[] = [];
  let failure: HandshakeFailure | null = null;
  for (const offer of offersFor(keyFamily)) {
    const handshake = await shake(offer);
    if (handshake.kind === 'failed') {
      failure = handshake;
      // What refuses all algorithms refuses each; what is not reached, or does not answer, is not asked again and
      // again.
      if (handshake.code !== 'handshake' || (offer === 'all' && served.length === 0)) break;
      continue;
    }
    const { certificate } = handshake;
    if (!served.some(({ sha256 }) => sha256 === certificate.sha256)) served.push(certificate);
    // Two are those of both families: there is no third.
    if (isOneOf(certificate, fingerprints) || served.length === 2) break;
  }
  const [first, ...others] = served;
  if (first !== undefined) return { kind: 'served', certificates: [first, ...others] };
  return failure ?? { kind: 'failed', code: 'ended', reason: '' };
}

/** The answer to a question that is asked once: what `ask` brought the first time. */
function once<Value>(answers: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>): Promise<Value> {
  const known = answers.get(key);
  if (known !== undefined) return known;
  const answer = ask();
  answers.set(key, answer);
  return answer;
}

/** Makes the observer of one run. */
export function createLiveObserver({ createResolver, ...bounds }: LiveCollaborators): LiveObserver {
  const resolutions = new Map<string, Promise<Resolution>>();
  const handshakes = new Map<string, Promise<Handshake>>();

  const resolve = async ({ host, via }: LiveQuestion['requirement']): Promise<Resolution> => {
    if (via !== null) return { kind: 'resolved', addresses: [via.address], missing: null };
    return once(resolutions, host, () => resolveHost(host, createResolver, bounds));
  };

  const observeTarget = async (target: Target, question: LiveQuestion): Promise<AddressObservation> => {
    const address = endpointText(target);
    const shake = (offer: Offer): Promise<Handshake> =>
      once(handshakes, `${target.host} ${address} ${offer}`, () => shakeHands(target, offer, bounds));
    const outcome = await observeAddress(shake, question);
    return { address, outcome, isCounted: outcome.kind === 'served' || outcome.code !== 'no-route' };
  };

  const observe = async (question: LiveQuestion): Promise<LiveEvidence> => {
    const { host, port, via } = question.requirement;
    const resolution = await resolve(question.requirement);
    if (resolution.kind === 'unresolved') return resolution;
    const targets = resolution.addresses
      .slice(0, MAX_ADDRESSES)
      .map((address): Target => ({ host, address, port: via?.port ?? port }));
    return {
      kind: 'observed',
      addresses: await Promise.all(targets.map((target) => observeTarget(target, question))),
      uncheckedAddresses: resolution.addresses.length - targets.length,
      missingRecords: resolution.missing
    };
  };

  return { observe };
}
