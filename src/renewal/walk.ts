import { expiryOf, type Certificate } from '../certificate/certificate.ts';
import type { ActionError } from '../errors.ts';
import type { Scm } from '../scm/client.ts';
import { known, NOT_ASKED, sourceOf, valueOr, type Source } from '../source.ts';
import { chooseByDomain, type ChoiceStep } from './by-domain.ts';
import { followChain, type ChainStep } from './chain.ts';
import { certificatesAlong } from './doubt.ts';
import { Inventory } from './inventory.ts';
import { keywordOf, type Knowledge } from './knowledge.ts';
import { walkedByDomain, walkedById, type Round, type WalkedCertificate } from './walked.ts';

/** What to find in the account. */
export interface WalkRequest {
  readonly certIds: readonly string[];
  /** Normalised. */
  readonly domains: readonly string[];
  readonly followRenewals: boolean;
  /** The zone that SCM's zone-less times are read in, east of UTC. */
  readonly offsetMinutes: number;
  readonly nowMs: number;
  /**
   * Told of an ID that is judged, or likely to be, as soon as that is known, and of the IDs and domains in the request
   * that led to it.
   */
  readonly onLikelyJudged: (certId: string, requested: readonly string[]) => void;
}

/** The state of a walk: what is known, and the one way to ask for more. */
interface Walk extends Knowledge {
  readonly request: WalkRequest;
  readonly scm: Scm;
  readonly details: Map<string, Source<Certificate>>;
  /** How the reading of the list ended. */
  list: Source<true>;
}

/** Asks for the details of all that are not known yet. */
async function askDetails({ details, scm }: Walk, ids: Iterable<string>): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !details.has(id));
  const answers = await Promise.all(wanted.map((id) => sourceOf(scm.detail(id))));
  wanted.forEach((id, index) => {
    const answer = answers[index];
    if (answer !== undefined) details.set(id, answer);
  });
}

/** Asks for the first page of the list together with the details, and reads on as far as anything in question needs. */
async function start(walk: Walk): Promise<void> {
  const { request, inventory, details, offsetMinutes } = walk;
  const { certIds, domains, followRenewals, nowMs } = request;
  const isListed = followRenewals || domains.length > 0;
  const first = isListed ? sourceOf(inventory.readFirst()) : NOT_ASKED;
  certIds.forEach((id) => {
    request.onLikelyJudged(id, [id]);
  });
  const [page] = await Promise.all([first, askDetails(walk, certIds)]);
  if (page.state !== 'known') {
    walk.list = page;
    return;
  }
  const pinned = certIds.flatMap((id) => valueOr(details.get(id) ?? NOT_ASKED, null) ?? []);
  for (const certificate of pinned) inventory.learn(certificate);
  const inQuestion = followRenewals ? pinned.filter(({ names }) => names.length > 0) : [];
  // If a certificate's own expiry is not known, its row may tell it, which may stand anywhere.
  const ends = inQuestion.map((certificate) => expiryOf(certificate, offsetMinutes) ?? -Infinity);
  const untilMs = [...ends, ...(domains.length > 0 ? [nowMs] : [])].reduce(
    (one, other) => Math.min(one, other),
    Infinity
  );
  walk.list = await readOn(walk, untilMs, inQuestion);
}

async function readOn({ inventory }: Walk, untilMs: number, wanted: readonly Certificate[]): Promise<Source<true>> {
  if (untilMs === Infinity) return known(true);
  const ids = wanted.map(({ id }) => id);
  return sourceOf(inventory.readUntil(untilMs, ids).then(() => true as const));
}

function chosenOf(choice: ChoiceStep): Certificate[] {
  const families = choice.state === 'chosen' ? choice.families : [];
  return families.flatMap(([first, ...others]) =>
    first !== undefined && others.length === 0 ? [first.certificate] : []
  );
}

/** Chooses and follows over what is known. */
function lookAround(walk: Walk): Round {
  const { request, details } = walk;
  const choices = new Map(request.domains.map((domain) => [domain, chooseByDomain(domain, walk, request.nowMs)]));
  const pinned = request.certIds.flatMap((id) => valueOr(details.get(id) ?? NOT_ASKED, null) ?? []);
  const requested = request.followRenewals ? [...pinned, ...[...choices.values()].flatMap(chosenOf)] : [];
  const chains = new Map<string, ChainStep>();
  for (const certificate of requested) {
    // If its own expiry is not known, a row may tell it, which may still have to be found.
    if (!chains.has(certificate.id) && certificate.names.length > 0) {
      chains.set(certificate.id, followChain(certificate, walk));
    }
  }
  return { choices, chains };
}

/** Tells of what is likely judged next, by what in the request it comes of. */
function tellLikely({ choices, chains }: Round, { request }: Walk): void {
  const tell = (step: ChoiceStep | ChainStep, requested: readonly string[]): void => {
    if (step.state !== 'missing') return;
    for (const id of step.likelyIds) request.onLikelyJudged(id, requested);
  };
  for (const [domain, step] of choices) tell(step, [domain]);
  for (const [id, step] of chains) {
    const domains = [...choices].flatMap(([domain, choice]) =>
      chosenOf(choice).some((certificate) => certificate.id === id) ? [domain] : []
    );
    tell(step, [id, ...domains]);
  }
}

/** What a cut list has to be searched for: for every domain and every certificate in question, successors included. */
function keywordsOf({ choices, chains }: Round, walk: Walk): Set<string> {
  const inQuestion = [...chains].flatMap(([id, step]) => certificatesAlong(id, step, walk));
  return new Set([
    ...[...choices.keys()].map((domain) => keywordOf({ names: [domain] })),
    ...inQuestion.map(keywordOf)
  ]);
}

/**
 * Looks around until nothing is missing. Whatever was found in a round is known to all in the next, so order never
 * matters.
 */
async function explore(walk: Walk): Promise<Round> {
  const { inventory } = walk;
  for (;;) {
    const round = lookAround(walk);
    const steps = [...round.choices.values(), ...round.chains.values()];
    const missing = steps.flatMap((step) => (step.state === 'missing' ? [step] : []));
    const ids = new Set(missing.flatMap((step) => [...step.ids]));
    tellLikely(round, walk);
    const keywords = inventory.isCut ? [...keywordsOf(round, walk)] : [];
    const unasked = keywords.filter((keyword) => inventory.answer(keyword).state === 'not-asked');
    if (ids.size > 0 || unasked.length > 0) {
      await Promise.all([askDetails(walk, ids), inventory.ask(unasked)]);
      continue;
    }
    if (inventory.isEnded || !steps.some(({ state }) => state === 'read-on')) return round;
    const list = await readOn(walk, -Infinity, []);
    if (list.state === 'failed') return { ...round, choices: withFailure(round.choices, list.error) };
  }
}

/** If the rest of the list cannot be read, that concerns only those that need it. */
function withFailure(choices: Round['choices'], error: ActionError): Map<string, ChoiceStep> {
  return new Map(
    [...choices].map(([domain, step]) => [domain, step.state === 'read-on' ? { state: 'failed', error } : step])
  );
}

/**
 * Finds what was asked for, one entry per ID and then per certificate of each domain, in the order of the request,
 * and follows the renewals of each. One reading of the list serves all. What fails is in the entry that it concerns;
 * never rejects but for a defect of this program. The inventory is what was seen of the account, `details` what was
 * read of it.
 */
export async function walkAccount(
  request: WalkRequest,
  scm: Scm
): Promise<{
  readonly entries: readonly WalkedCertificate[];
  readonly inventory: Inventory;
  readonly details: Knowledge['details'];
}> {
  const { offsetMinutes } = request;
  const inventory = new Inventory(scm, offsetMinutes);
  const walk: Walk = { request, scm, inventory, offsetMinutes, details: new Map(), list: NOT_ASKED };
  await start(walk);
  const isListed = walk.list.state === 'known';
  const round = isListed
    ? await explore(walk)
    : { choices: new Map<string, ChoiceStep>(), chains: new Map<string, ChainStep>() };
  const finished = { ...walk, followRenewals: request.followRenewals };
  const byId = request.certIds.map((id) => walkedById(id, round, finished));
  const byDomain = request.domains.flatMap((domain) => walkedByDomain(domain, round, finished));
  return { entries: [...byId, ...byDomain], inventory, details: walk.details };
}
