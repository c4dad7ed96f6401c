import { isCoveredBy } from '../certificate/names.ts';
import type { Certificate } from '../certificate/certificate.ts';
import { ActionError } from '../errors.ts';
import type { ListedCertificate } from '../scm/schema.ts';
import { failureIn, NOT_ASKED, valueOr } from '../source.ts';
import { listed } from '../text.ts';
import { hasPassed } from '../time.ts';
import { closestNames } from './closest-names.ts';
import { dated, keywordOf, outlinesOf, type Knowledge, type Missing } from './knowledge.ts';
import {
  contentsOf,
  isMereOrder,
  laterId,
  lastOf,
  mayBeInService,
  mayRepeat,
  type Content,
  type DatedCertificate
} from './rules.ts';

/** The contents of one domain: one per key family, or several between which nothing decides. */
export type Choice =
  | { readonly state: 'chosen'; readonly families: readonly (readonly Content[])[] }
  /** Nothing is in service among what was read: the rest of the list has to be read as well. */
  | { readonly state: 'read-on' }
  | { readonly state: 'none'; readonly error: ActionError };

export type ChoiceStep = Choice | Missing | { readonly state: 'failed'; readonly error: ActionError };

/** In the order of the report; those of another family follow, and those of which it is not known. */
const FAMILIES: readonly (string | null)[] = ['RSA', 'ECDSA'];

/** The details of the IDs, or which of them are missing. */
function certificatesOf(
  ids: ReadonlySet<string>,
  knowledge: Knowledge
): DatedCertificate[] | Exclude<ChoiceStep, Choice> {
  const { details, inventory } = knowledge;
  const missing = ids.difference(details);
  if (missing.size > 0) {
    const rows = [...missing].flatMap((id) => inventory.rows(id));
    const latest = rows.toSorted((one, other) => (other.expiresAt?.ms ?? 0) - (one.expiresAt?.ms ?? 0));
    const likely = [...Map.groupBy(latest, ({ keyFamily }) => keyFamily).values()].flatMap(([first]) => first ?? []);
    return { state: 'missing', ids: missing, likelyIds: likely.map(({ id }) => id) };
  }
  const sources = [...ids].sort().flatMap((id) => details.get(id) ?? []);
  const error = failureIn(sources);
  if (error !== null) return { state: 'failed', error };
  return sources.flatMap((source) => {
    const certificate = valueOr(source, null);
    return certificate === null ? [] : [dated(certificate, Math.max, knowledge)];
  });
}

/** Of each key family the content that expires last, then the one renewed last. */
function perFamily(contents: readonly Content[]): Content[][] {
  const groups = Map.groupBy(contents, ({ certificate }) => certificate.keyFamily);
  const rank = (family: string | null): number => {
    const index = FAMILIES.indexOf(family);
    return index === -1 ? FAMILIES.length + Number(family === null) : index;
  };
  return [...groups].toSorted(([one], [other]) => rank(one) - rank(other)).map(([, group]) => lastOf(group));
}

/** Of what is over, one: whichever it is, it is expired. */
function latestOf(contents: readonly Content[]): Content {
  return lastOf(contents).reduce((one, other) =>
    laterId(one.certificate.id, other.certificate.id) === one.certificate.id ? one : other
  );
}

/** One way to have a domain, from the most to the least wanted. */
interface Tier {
  readonly isExact: boolean;
  readonly isInService: boolean;
}

const TIERS: readonly Tier[] = [
  { isExact: true, isInService: true },
  { isExact: false, isInService: true },
  { isExact: true, isInService: false },
  { isExact: false, isInService: false }
];

/** The contents that have the domain in this way; of what is no longer in service all families are one. */
function contentsIn(
  tier: Tier,
  domain: string,
  knowledge: Knowledge,
  nowMs: number
): Content[] | Exclude<ChoiceStep, Choice> {
  const { inventory, offsetMinutes } = knowledge;
  const isWanted = (row: ListedCertificate): boolean =>
    tier.isInService ? mayBeInService(row) && !hasPassed(row.expiresAt, offsetMinutes, nowMs) : !isMereOrder(row);
  const shown = tier.isExact ? inventory.idsWith(domain) : inventory.idsCovering(domain);
  const keyword = keywordOf({ names: [domain] });
  const wanted = [...shown].filter((id) => inventory.rows(id).some(isWanted));
  const nominees = new Set([...wanted, ...inventory.namelessLike(isWanted, keyword)]);
  const isNamed = ({ names }: Certificate): boolean =>
    tier.isExact ? names.includes(domain) : isCoveredBy(domain, new Set(names));
  // If the same content was revoked under another ID, it is out of service under this one too.
  const likely = [...nominees].filter((id) => {
    const detail = valueOr(knowledge.details.get(id) ?? NOT_ASKED, null);
    return detail === null ? shown.has(id) : isNamed(detail);
  });
  const isRepeated = mayRepeat(outlinesOf(likely, knowledge), offsetMinutes);
  const repeats = [...shown].filter((id) => inventory.rows(id).some(isRepeated));
  const all = certificatesOf(
    nominees.union(new Set([...repeats, ...inventory.namelessLike(isRepeated, keyword)])),
    knowledge
  );
  if ('state' in all) return all;
  const isOver = ({ expiresAtMs }: Content): boolean => expiresAtMs !== null && expiresAtMs < nowMs;
  return contentsOf(all.filter(isNamed), offsetMinutes).filter((content) =>
    tier.isInService ? content.isInService && !isOver(content) : !isMereOrder(content.certificate)
  );
}

/**
 * The certificates in service for a domain (normalised), one per key family: what has it among its names, else what
 * covers it by a wildcard; where only expired or revoked ones have it, the last of them. Or what is missing to say
 * so. Pure.
 */
export function chooseByDomain(domain: string, knowledge: Knowledge, nowMs: number): ChoiceStep {
  for (const tier of TIERS) {
    if (!tier.isInService && !knowledge.inventory.isEnded) return { state: 'read-on' };
    const contents = contentsIn(tier, domain, knowledge, nowMs);
    if ('state' in contents) return contents;
    if (contents.length === 0) continue;
    return { state: 'chosen', families: tier.isInService ? perFamily(contents) : [[latestOf(contents)]] };
  }
  return { state: 'none', error: notFound(domain, closestNames(domain, knowledge.inventory.names())) };
}

function notFound(domain: string, closest: readonly string[]): ActionError {
  const near = closest.length === 0 ? '' : `; the closest names are ${listed(closest)}`;
  return new ActionError(
    'CERTIFICATE_NOT_FOUND',
    `no certificate of the account has the domain ${domain}${near}`,
    'Check the spelling of the domain, and that the credentials belong to the account that holds its certificate.'
  );
}
