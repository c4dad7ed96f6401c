// The contract on renewals once more, by brute force: it looks at the details of everything that can be seen, and shares no
// code with the rules that it judges.
import type { Certificate } from '../../src/certificate/certificate.ts';
import type { ListedCertificate } from '../../src/scm/schema.ts';
import { DAY, NOW, PAGE, type Account, type Finding } from './account.ts';

export interface OracleRequest {
  readonly certIds: readonly string[];
  readonly domains: readonly string[];
  readonly followRenewals: boolean;
}

const IN_SERVICE = ['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING'];
const ORDERS = ['PAID', 'CHECKING', 'CHECKING_DOMAIN', 'CHECKING_ORG', 'ISSUING', 'UNPASSED', 'CANCELCHECKING'];

interface Reading {
  readonly rows: readonly ListedCertificate[];
  readonly isCut: boolean;
  readonly isEnded: boolean;
}

/** What is visible of the account: the rows, by ID. */
type Visible = ReadonlyMap<string, readonly ListedCertificate[]>;

function readList(rows: readonly ListedCertificate[], account: Account, untilMs: number, wanted: string[]): Reading {
  const limit = account.offsetLimit ?? Infinity;
  const total = account.totalCount ?? new Set(rows.map(({ id }) => id)).size;
  for (let end = PAGE; ; end += PAGE) {
    const seen = rows.slice(0, end);
    const ids = new Set(seen.map(({ id }) => id));
    if (seen.length < end) return { rows: seen, isCut: ids.size < total, isEnded: true };
    const times = seen.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt.ms]));
    const isOrdered = times.every((ms, index) => index === 0 || ms <= (times[index - 1] ?? 0));
    const isPast =
      (times.at(-1) ?? Infinity) < untilMs && ids.size === seen.length && wanted.every((id) => ids.has(id));
    if (isOrdered && isPast) return { rows: seen, isCut: false, isEnded: false };
    if (end > limit) return { rows: seen, isCut: true, isEnded: true };
  }
}

function readAnswer(account: Account, rows: readonly ListedCertificate[], keyword: string): Reading {
  const found = rows.filter(({ domain, names }) =>
    (account.keywordIn === 'names' ? [domain, ...names] : [domain]).some((text) => text.includes(keyword))
  );
  const answer = readList(found, { ...account, totalCount: 0 }, -Infinity, []);
  return { ...answer, isCut: answer.isCut || isOverlapping(answer.rows) };
}

/** Whether a page repeats some of what came before and brings some that is new: the list changed while it was read. */
function isOverlapping(rows: readonly ListedCertificate[]): boolean {
  const pages = Array.from({ length: Math.ceil(rows.length / PAGE) }, (_, index) =>
    rows.slice(index * PAGE, (index + 1) * PAGE)
  );
  return pages.some((page, index) => {
    const before = new Set(rows.slice(0, index * PAGE).map(({ id }) => id));
    const known = new Set(page.map(({ id }) => id).filter((id) => before.has(id))).size;
    return known > 0 && known < new Set(page.map(({ id }) => id)).size;
  });
}

/** `www.a.com` → `a.com`, and then what all end with. */
export function keyword(names: readonly string[], domain: string): string {
  const cut = names.map((name) => {
    const labels = name.split('.');
    return labels.length > 2 ? labels.slice(1) : labels;
  });
  const shortest = Math.min(...cut.map(({ length }) => length));
  for (let size = shortest; size >= 2; size -= 1) {
    const ends = new Set(cut.map((labels) => labels.slice(-size).join('.')));
    if (ends.size === 1) return [...ends].join('');
  }
  return domain;
}

function covers(one: Certificate, name: string): boolean {
  const [first = '', ...parent] = name.split('.');
  return one.names.some((cover) => {
    const [coverFirst = '', ...coverParent] = cover.split('.');
    const isSame = coverParent.join('.') === parent.join('.');
    return isSame && (first === coverFirst || (coverFirst === '*' && parent.length > 0));
  });
}

function epoch(id: string): number {
  return Number(id.slice(3));
}

function renewal({ issueTime, status, id }: Certificate): number | null {
  if (issueTime === null) return status === 'UPLOAD' ? epoch(id) : null;
  return status === 'UPLOAD' ? Math.max(issueTime.ms, epoch(id)) : issueTime.ms;
}

interface One {
  readonly members: readonly Certificate[];
  readonly latest: Certificate;
  readonly expiry: number | null;
  readonly renewed: number | null;
  readonly ordered: number;
  readonly isInService: boolean;
}

class World {
  readonly ones: readonly One[];
  readonly #visible: Visible;

  constructor(visible: Visible, details: ReadonlyMap<string, Certificate>, extra: readonly Certificate[]) {
    this.#visible = visible;
    const seen = [...visible.keys()].flatMap((id) => details.get(id) ?? []);
    const all = [...new Map([...seen, ...extra].map((one) => [one.id, one])).values()];
    const groups = Map.groupBy(all, ({ fingerprint, id }) => fingerprint ?? id);
    this.ones = [...groups.values()].map((members) => this.#join(members));
  }

  expiryOf({ id, notAfter }: Certificate): number | null {
    const rows = this.#visible.get(id) ?? [];
    return notAfter?.ms ?? rows.map(({ expiresAt }) => expiresAt?.ms).find((ms) => ms !== undefined) ?? null;
  }

  #join(members: readonly Certificate[]): One {
    const latest = members.toSorted((one, other) => epoch(other.id) - epoch(one.id))[0];
    if (latest === undefined) throw new Error('a content without certificate');
    const renewals = members.map(renewal).filter((ms) => ms !== null);
    return {
      members,
      latest,
      expiry: this.expiryOf(latest) ?? members.map((one) => this.expiryOf(one)).find((ms) => ms !== null) ?? null,
      renewed: renewals.length === 0 ? null : Math.min(...renewals),
      ordered: Math.min(...members.map(({ id }) => epoch(id))),
      isInService:
        members.some(({ status }) => IN_SERVICE.includes(status)) &&
        !members.some(({ status }) => ['REVOKED', 'EXPIRED'].includes(status))
    };
  }

  of(id: string): One {
    const one = this.ones.find(({ members }) => members.some((member) => member.id === id));
    if (one === undefined) throw new Error(`nothing is known of ${id}`);
    return one;
  }
}

function best(among: readonly One[]): One[] {
  const top = (list: readonly One[], of: (one: One) => number): One[] =>
    list.filter((one) => list.every((other) => of(other) <= of(one)));
  return top(
    top(among, ({ expiry }) => expiry ?? -Infinity),
    ({ renewed }) => renewed ?? -Infinity
  );
}

function successors(old: Certificate, expiry: number | null, world: World): { best: One[]; near: string[] } {
  const own = world.of(old.id);
  if (expiry === null || old.names.length === 0) return { best: [], near: [] };
  const isNewer = (one: One): boolean =>
    one.renewed !== null && own.renewed !== null ? one.renewed > own.renewed : one.ordered > own.ordered;
  const newer = world.ones.filter(
    (one) => one !== own && one.isInService && one.expiry !== null && one.expiry >= expiry + DAY && isNewer(one)
  );
  const fits = ({ latest }: One): boolean =>
    old.names.every((name) => covers(latest, name)) &&
    new Set([latest.keyFamily, old.keyFamily].filter((family) => family !== null)).size < 2;
  return {
    best: best(newer.filter(fits)),
    near: newer
      .filter((one) => !fits(one) && old.names.some((name) => covers(one.latest, name)))
      .map(({ latest }) => latest.id)
  };
}

interface Traced {
  readonly path: readonly Certificate[];
  readonly tied: readonly string[];
  readonly near: readonly string[];
}

function trace(pinned: Certificate, world: World): Traced {
  const path = [pinned];
  let expiry = world.expiryOf(pinned);
  for (let old = pinned; ;) {
    const { best: next, near } = successors(old, expiry, world);
    const [only, ...others] = next;
    if (only === undefined || others.length > 0) {
      return { path, tied: others.length > 0 ? next.map(({ latest }) => latest.id).sort() : [], near };
    }
    old = only.latest;
    expiry = only.expiry;
    path.push(old);
  }
}

/** One group a family, in the order of the report. */
function choose(domain: string, world: World): { groups: One[][]; isInService: boolean } {
  const exact = world.ones.filter(({ latest }) => latest.names.includes(domain));
  const covering = world.ones.filter(({ latest }) => covers(latest, domain));
  const isServed = ({ isInService, expiry }: One): boolean => isInService && (expiry === null || expiry > NOW);
  for (const tier of [exact.filter(isServed), covering.filter(isServed)]) {
    if (tier.length === 0) continue;
    const families = ['RSA', 'ECDSA', 'SM2', null];
    const groups = families.map((family) => best(tier.filter(({ latest }) => latest.keyFamily === family)));
    return { groups: groups.filter(({ length }) => length > 0), isInService: true };
  }
  const isContent = ({ latest }: One): boolean => !ORDERS.includes(latest.status);
  const over = [exact.filter(isContent), covering.filter(isContent)].find(({ length }) => length > 0);
  // Of what is over one is as good as another: the last by its ID.
  const last =
    over === undefined ? [] : best(over).toSorted((one, other) => epoch(other.latest.id) - epoch(one.latest.id));
  return { groups: over === undefined ? [] : [last.slice(0, 1)], isInService: false };
}

const BLANK: Finding = {
  requested: null,
  certId: null,
  error: null,
  doubt: null,
  tiedIds: [],
  replaced: [],
  duplicates: [],
  nearMisses: []
};

interface Sight {
  readonly list: Reading;
  readonly answers: ReadonlyMap<string, Reading>;
  readonly world: World;
}

function othersOf({ id: own }: Certificate, members: readonly Certificate[]): string[] {
  return members.flatMap(({ id }) => (id === own ? [] : [id])).toSorted();
}

function findingOf(
  requested: string,
  pinned: Certificate,
  sight: Sight,
  request: OracleRequest,
  found: readonly Certificate[] = []
): Finding {
  const { list, answers, world } = sight;
  const asked = { ...BLANK, requested, certId: pinned.id, duplicates: othersOf(pinned, found) };
  if (!request.followRenewals || pinned.names.length === 0) return asked;
  const { path, tied, near } = trace(pinned, world);
  const ownMembers = world.expiryOf(pinned) === null ? [] : world.of(pinned.id).members;
  // What was followed to is not what is judged in doubt.
  const plain = path.length > 1 ? asked : { ...asked, duplicates: othersOf(pinned, ownMembers) };
  if (list.isEnded && !list.isCut && !list.rows.some(({ id }) => id === pinned.id))
    return { ...plain, doubt: 'not-listed' };
  if (tied.length > 0) return { ...plain, doubt: 'tie', tiedIds: tied };
  const latest = path.at(-1) ?? pinned;
  const answer = answers.get(keyword(latest.names, latest.names[0] ?? ''));
  const isShown = answer !== undefined && !answer.isCut && answer.rows.some(({ id }) => id === latest.id);
  const others = near.filter((id) => !request.certIds.includes(id)).toSorted();
  if (list.isCut && !isShown) return { ...plain, doubt: 'list-cut', nearMisses: path.length > 1 ? [] : others };
  const hasExpiry = path.length > 1 || world.expiryOf(pinned) !== null;
  const ids = hasExpiry ? world.of(latest.id).members.map(({ id }) => id) : [pinned.id];
  const inInput = ids.filter((id) => request.certIds.includes(id)).toSorted((one, other) => epoch(other) - epoch(one));
  const own =
    inInput.find((id) => id === pinned.id) ?? inInput[0] ?? ids.toSorted((one, other) => epoch(other) - epoch(one))[0];
  return {
    ...plain,
    certId: own ?? latest.id,
    replaced: path.slice(0, -1).map(({ id }) => id),
    duplicates: ids.filter((id) => id !== own).toSorted(),
    nearMisses: others
  };
}

function byDomain(domain: string, sight: Sight, request: OracleRequest): Finding[] {
  const { groups } = choose(domain, sight.world);
  const answer = sight.answers.get(keyword([domain], domain));
  const isShown = groups.flat().every(({ latest }) => answer?.rows.some(({ id }) => id === latest.id) === true);
  const isKnown = groups.length > 0 && answer?.isCut === false && isShown;
  if (sight.list.isCut && !isKnown) return [{ ...BLANK, requested: domain, doubt: 'domain-list-cut' }];
  if (groups.length === 0) return [{ ...BLANK, requested: domain, error: 'CERTIFICATE_NOT_FOUND' }];
  return groups.map(([first, ...others]) => {
    if (first === undefined) throw new Error('an empty group');
    if (others.length === 0) return findingOf(domain, first.latest, sight, request, first.members);
    const tiedIds = [first, ...others].map(({ latest }) => latest.id).sort();
    return { ...BLANK, requested: domain, doubt: 'domain-tie', tiedIds };
  });
}

/** What the contract says about the request. Every ID of the request has a detail. */
export function judge(account: Account, rows: readonly ListedCertificate[], request: OracleRequest): Finding[] {
  const { certIds, domains, followRenewals } = request;
  const details = new Map(account.certificates.map((one) => [one.id, one]));
  const pinned = certIds.flatMap((id) => details.get(id) ?? []);
  const inQuestion = followRenewals ? pinned.filter(({ names }) => names.length > 0) : [];
  const ends = inQuestion.map(({ notAfter }) => notAfter?.ms ?? -Infinity);
  const untilMs = Math.min(...ends, domains.length > 0 ? NOW : Infinity);
  const wanted = inQuestion.map(({ id }) => id);
  const keywords = new Set<string>();
  const answers = new Map<string, Reading>();
  let list: Reading =
    untilMs === Infinity ? { rows: [], isCut: false, isEnded: false } : readList(rows, account, untilMs, wanted);
  for (;;) {
    const all = [list, ...answers.values()].flatMap((reading) => reading.rows);
    const world = new World(
      Map.groupBy(all, ({ id }) => id),
      details,
      pinned
    );
    const choices = domains.map((domain) => choose(domain, world));
    if (!list.isEnded && choices.some(({ isInService }) => !isInService)) {
      list = readList(rows, account, -Infinity, []);
      continue;
    }
    const chosen = choices.flatMap(({ groups }) => groups).flatMap((group) => (group.length === 1 ? group : []));
    const starts = followRenewals ? [...inQuestion, ...chosen.map(({ latest }) => latest)] : [];
    const path = starts.flatMap((one) => trace(one, world).path);
    for (const domain of domains) keywords.add(keyword([domain], domain));
    for (const { names } of path) keywords.add(keyword(names, names[0] ?? ''));
    const fresh = [...keywords].filter((each) => !answers.has(each));
    if (list.isCut && fresh.length > 0) {
      for (const each of fresh) answers.set(each, readAnswer(account, rows, each));
      continue;
    }
    const sight: Sight = { list, answers, world };
    return [
      ...pinned.map((one) => findingOf(one.id, one, sight, request)),
      ...domains.flatMap((domain) => byDomain(domain, sight, request))
    ];
  }
}
