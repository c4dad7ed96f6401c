import type { Certificate } from '../certificate/certificate.ts';
import { failed, failureIn, known, NOT_ASKED, valueOr, type Source } from '../source.ts';
import type { Chain, ChainStep } from './chain.ts';
import type { RenewalDoubt } from './findings.ts';
import { keywordOf, type Knowledge } from './knowledge.ts';

/** The certificate that was asked for, and what it was followed to so far. */
export function certificatesAlong(requestedId: string, step: ChainStep, { details }: Knowledge): Certificate[] {
  const followed = step.state === 'known' ? [...step.value.replaced.map(({ id }) => id), step.value.latest.id] : [];
  const ids = new Set([requestedId, ...followed]);
  return [...ids].flatMap((id) => valueOr(details.get(id) ?? NOT_ASKED, null) ?? []);
}

function tieOf({ latest, tiedIds }: Chain): RenewalDoubt | null {
  return tiedIds.length === 0 ? null : { code: 'tie', certId: latest.id, candidateIds: tiedIds, isReplaced: true };
}

/** The IDs that were replaced for certain, where it is not known by what. */
export function formerIdsIn({ formerIds, latest, duplicates }: Chain, doubt: RenewalDoubt): readonly string[] {
  if (!doubt.isReplaced) return [];
  // Whichever of those between which nothing decides: it replaced the last of the chain.
  return doubt.code === 'tie' ? [...formerIds, latest.id, ...duplicates.map(({ id }) => id)] : formerIds;
}

/** Why a chain may not be the whole truth, if the list did not show everything. */
export function doubtAbout(requestedId: string, chain: Chain, knowledge: Knowledge): Source<RenewalDoubt | null> {
  const { inventory } = knowledge;
  const { latest, tiedIds } = chain;
  const isReplaced = latest.id !== requestedId;
  if (inventory.isComplete && !inventory.hasListed(requestedId)) {
    return known({ code: 'not-listed', certId: requestedId, isReplaced: false });
  }
  if (!inventory.isCut) return known(tieOf(chain));
  const answers = certificatesAlong(requestedId, { state: 'known', value: chain }, knowledge).map((each) =>
    inventory.answer(keywordOf(each))
  );
  const error = failureIn(answers);
  if (error !== null) return failed(error);
  if (tiedIds.length > 0) return known(tieOf(chain));
  const keyword = keywordOf(latest);
  const isShown = inventory.isWhole(keyword) && inventory.hasFound(keyword, latest.id);
  return known(isShown ? null : { code: 'list-cut', certId: latest.id, keyword, isReplaced });
}
