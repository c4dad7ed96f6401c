import type { Certificate } from '../certificate/certificate.ts';
import type { ActionError } from '../errors.ts';
import { withListWayOut } from '../scm/errors.ts';
import { failed, known, NOT_ASKED, valueOr, type Source } from '../source.ts';
import type { ChoiceStep } from './by-domain.ts';
import type { Chain, ChainStep } from './chain.ts';
import { doubtAbout } from './doubt.ts';
import type { RenewalDoubt } from './findings.ts';
import { keywordOf, type Knowledge } from './knowledge.ts';

// What a walk through the account comes to, entry by entry.

/** One certificate that was asked for, by its ID or by a domain of it, and where its renewals lead. */
export interface WalkedCertificate {
  /** Null where no certificate was found for the domain. */
  readonly requestedId: string | null;
  readonly requestedDomain: string | null;
  readonly detail: Source<Certificate>;
  /** Its content under other IDs, as far as the walk saw it; of what was followed, the chain has them. */
  readonly duplicates: readonly Certificate[];
  /** Not asked without follow-renewals, and for a certificate without names, which has no successor. */
  readonly chain: Source<Chain>;
  readonly doubt: RenewalDoubt | null;
}

/** What choosing and following came to, over all that is known. */
export interface Round {
  readonly choices: ReadonlyMap<string, ChoiceStep>;
  /** By the ID of the certificate that was asked for. */
  readonly chains: ReadonlyMap<string, ChainStep>;
}

/** A walk that is over. */
export interface FinishedWalk extends Knowledge {
  readonly followRenewals: boolean;
  /** How the reading of the list ended. */
  readonly list: Source<true>;
}

type Found = Pick<WalkedCertificate, 'requestedDomain' | 'detail' | 'duplicates'>;

/** The entry of a certificate that was found by its ID or, with what else has its content, by a domain. */
function walked(id: string, found: Found, { chains }: Round, walk: FinishedWalk): WalkedCertificate {
  const entry = { ...found, requestedId: id, chain: NOT_ASKED, doubt: null };
  const { detail } = found;
  if (detail.state !== 'known' || !walk.followRenewals) return entry;
  if (detail.value.names.length > 0 && walk.list.state === 'failed') return { ...entry, chain: walk.list };
  const step = chains.get(id);
  if (step === undefined || step.state === 'missing') return entry;
  if (step.state === 'failed') return { ...entry, chain: step };
  const doubt = doubtAbout(id, step.value, walk);
  if (doubt.state !== 'known') return { ...entry, chain: doubt.state === 'failed' ? doubt : NOT_ASKED };
  // What was followed to has others.
  const duplicates = step.value.latest.id === id ? step.value.duplicates : found.duplicates;
  return { ...entry, duplicates, chain: step, doubt: doubt.value };
}

/** The entry of an ID of the input. */
export function walkedById(id: string, round: Round, walk: FinishedWalk): WalkedCertificate {
  const detail = walk.details.get(id) ?? NOT_ASKED;
  return walked(id, { requestedDomain: null, detail, duplicates: [] }, round, walk);
}

function nothingFor(domain: string, error: ActionError | null, doubt: RenewalDoubt | null): WalkedCertificate {
  const detail = error === null ? NOT_ASKED : failed(error);
  return { requestedId: null, requestedDomain: domain, detail, duplicates: [], chain: NOT_ASKED, doubt };
}

/** Without the list nothing can be found by domain; an ID needs no list. */
const WAY_OUT = 'name the certificate by its ID in cert-id, with follow-renewals: false';

/** The entries of a domain of the input: one per certificate that was chosen, else one that says why there is none. */
export function walkedByDomain(domain: string, round: Round, walk: FinishedWalk): WalkedCertificate[] {
  const choice = round.choices.get(domain);
  if (walk.list.state === 'failed') return [nothingFor(domain, withListWayOut(walk.list.error, WAY_OUT), null)];
  if (choice?.state === 'failed') return [nothingFor(domain, withListWayOut(choice.error, WAY_OUT), null)];
  const keyword = keywordOf({ names: [domain] });
  const answer = walk.inventory.answer(keyword);
  if (answer.state === 'failed') return [nothingFor(domain, answer.error, null)];
  // If what was asked for the domain was cut as well, or misses what was chosen, another may be the one in service.
  const chosen = choice?.state === 'chosen' ? choice.families.flat() : [];
  const isShown =
    chosen.length > 0 && chosen.every(({ certificate }) => walk.inventory.hasFound(keyword, certificate.id));
  const isHidden = walk.inventory.isCut && !(isShown && walk.inventory.isWhole(keyword));
  if (isHidden) return [nothingFor(domain, null, { code: 'domain-list-cut', domain, keyword, isReplaced: false })];
  if (choice?.state !== 'chosen') {
    return [nothingFor(domain, choice?.state === 'none' ? choice.error : null, null)];
  }
  return choice.families.map((family): WalkedCertificate => {
    const [first, ...others] = family;
    if (first === undefined || others.length > 0) {
      const candidateIds = family.map(({ certificate }) => certificate.id).sort();
      return nothingFor(domain, null, { code: 'domain-tie', domain, candidateIds, isReplaced: false });
    }
    const { certificate, ids } = first;
    const otherIds = ids.filter((id) => id !== certificate.id);
    const duplicates = otherIds.flatMap((id) => valueOr(walk.details.get(id) ?? NOT_ASKED, null) ?? []);
    return walked(certificate.id, { requestedDomain: domain, detail: known(certificate), duplicates }, round, walk);
  });
}
