import { joinBindings, type Bindings } from '../certificate/binding.ts';
import { isExpired, type Certificate } from '../certificate/certificate.ts';
import { possibleReplacements } from '../renewal/findings.ts';
import type { Inventory } from '../renewal/inventory.ts';
import {
  findReplaced,
  type ReplacedId,
  type ReplacedKnowledge,
  type ReplacedQuestion,
  type ReplacedStep
} from '../renewal/replaced.ts';
import type { Scm } from '../scm/client.ts';
import { failed, failureIn, known, NOT_ASKED, sourceOf, valueOr, type Source } from '../source.ts';
import { askAll, noAnswer, type Answers, type BindingScm } from './deployed.ts';
import { doubtIn, type BindingEvidence, type CertificateEvidence } from './evidence.ts';
import { replacedQuestion } from './replaced.ts';

/** Where to ask, and what was seen of the account. */
export interface BindingSearch {
  readonly scm: BindingScm & Pick<Scm, 'detail'>;
  readonly inventory: Inventory;
  /** Whether the list was looked at, so that what was replaced long ago can be found in it. */
  readonly isListed: boolean;
  readonly followRenewals: boolean;
  readonly offsetMinutes: number;
  readonly nowMs: number;
}

/** A certificate that binding evidence can say something about: neither in error nor expired. */
function judgedIn(evidence: CertificateEvidence, { offsetMinutes, nowMs }: BindingSearch): Certificate | null {
  const { detail, pushes, renewals } = evidence;
  // Where nothing is required but hosts, no push history was asked for, and no binding would count.
  if (detail.state !== 'known' || pushes.state === 'not-asked') return null;
  if (failureIn([pushes, renewals]) !== null) return null;
  const isReplaced = doubtIn(evidence)?.isReplaced === true;
  return isExpired(detail.value, offsetMinutes, nowMs) && !isReplaced ? null : detail.value;
}

function questionAbout(evidence: CertificateEvidence, search: BindingSearch): ReplacedQuestion | null {
  const judged = judgedIn(evidence, search);
  return judged && replacedQuestion(evidence, judged, { ...search, details: new Map() });
}

/** Finds what each certificate replaced, asking for the details and keywords that decide; what is found serves all. */
async function findAllReplaced(
  questions: readonly ReplacedQuestion[],
  { scm, inventory, offsetMinutes, nowMs }: BindingSearch
): Promise<Map<ReplacedQuestion, Source<readonly ReplacedId[]>>> {
  const details = new Map<string, Source<Certificate>>();
  const learn = async (ids: Iterable<string>): Promise<void> => {
    await Promise.all([...ids].map(async (id) => details.set(id, await sourceOf(scm.detail(id)))));
  };
  // These were read before: asking again makes no request.
  await learn(new Set(questions.flatMap(({ formerIds }) => formerIds)));
  const end = ({ keyword }: ReplacedQuestion, step: ReplacedStep): Source<readonly ReplacedId[]> => {
    const error = failureIn([inventory.answer(keyword)]);
    if (error !== null) return failed(error);
    if (step.state === 'failed') return step;
    if (step.state === 'known') return known(step.replaced);
    throw new Error('what a certificate replaced is not known, and nothing is missing for it');
  };
  const knowledge: ReplacedKnowledge = { list: inventory, details, offsetMinutes, nowMs };
  for (;;) {
    const steps = questions.map((question) => [question, findReplaced(question, knowledge)] as const);
    const missing = new Set(steps.flatMap(([, step]) => (step.state === 'missing' ? [...step.ids] : [])));
    const unasked = questions
      .map(({ keyword }) => keyword)
      .filter((keyword) => inventory.isCut && inventory.answer(keyword).state === 'not-asked');
    if (missing.size === 0 && unasked.length === 0)
      return new Map(steps.map(([question, step]) => [question, end(question, step)]));
    await Promise.all([learn(missing), inventory.ask(unasked)]);
  }
}

interface Plan {
  readonly currentIds: readonly string[];
  readonly replaced: readonly ReplacedId[];
}

function partOf(ids: readonly string[], answers: Answers): Source<Bindings> {
  const sources = ids.map((id) => answers.get(id) ?? noAnswer(id));
  const error = failureIn(sources);
  return error === null ? known(joinBindings(sources.flatMap((one) => valueOr(one, null) ?? []))) : failed(error);
}

function evidenceFrom({ currentIds, replaced }: Plan, isListCut: boolean, answers: Answers): Source<BindingEvidence> {
  const current = partOf(currentIds, answers);
  const old = partOf(
    replaced.map(({ id }) => id),
    answers
  );
  if (current.state !== 'known') return current;
  if (old.state !== 'known') return old;
  // What SCM does not know of an expired certificate is that it is gone: nothing uses it.
  const gone = new Set(replaced.filter(({ isExpired }) => isExpired).map(({ id }) => id));
  const gaps = old.value.gaps.filter((gap) => gap.code !== 'no-answer' || !gone.has(gap.certId));
  return known({ current: current.value, replaced: { resources: old.value.resources, gaps }, isListCut });
}

/** The judged content; where that was replaced for certain, what may have replaced it. */
function currentIdsOf(evidence: CertificateEvidence, { judged, duplicateIds }: ReplacedQuestion): readonly string[] {
  const possibleIds = possibleReplacements(doubtIn(evidence));
  return possibleIds.length > 0 ? possibleIds : [judged.id, ...duplicateIds];
}

/** What each certificate replaced; not asked for one that is in error or expired whatever uses it. */
async function plansFor(certificates: readonly CertificateEvidence[], search: BindingSearch): Promise<Source<Plan>[]> {
  const questions = certificates.map((evidence) => questionAbout(evidence, search));
  const asked = questions.filter((question) => question !== null);
  if (asked.length === 0) return questions.map(() => NOT_ASKED);
  // The walk reads no further than the renewals need; what was replaced stands below.
  const list = search.isListed ? await sourceOf(search.inventory.readUntil(-Infinity, [])) : NOT_ASKED;
  if (list.state === 'failed') return questions.map((question) => (question === null ? NOT_ASKED : list));
  const found = await findAllReplaced(asked, search);
  // What is judged in its own right was not replaced by another, though its names may be the same.
  const pinned = new Set(search.followRenewals ? [] : certificates.map(({ certId }) => certId));
  return certificates.map((evidence, index): Source<Plan> => {
    const question = questions[index] ?? null;
    if (question === null) return NOT_ASKED;
    const replaced = found.get(question);
    // Whoever is not asked about passes by the pushes alone.
    if (replaced === undefined) throw new Error(`nobody looked for what ${question.judged.id} replaced`);
    if (replaced.state !== 'known') return replaced;
    const old = replaced.value.filter(({ id }) => !pinned.has(id));
    return known({ currentIds: currentIdsOf(evidence, question), replaced: old });
  });
}

/**
 * Adds to the evidence which resources use each certificate and what it replaced, in the same order. A certificate that
 * is in error or expired whatever uses it is left as it is. What fails is in the evidence that it concerns.
 */
export async function addBindings(
  certificates: readonly CertificateEvidence[],
  search: BindingSearch
): Promise<CertificateEvidence[]> {
  const plans = await plansFor(certificates, search);
  const planned = plans.flatMap((plan) => valueOr(plan, null) ?? []);
  const current = new Set(planned.flatMap(({ currentIds }) => currentIds));
  const old = planned.flatMap(({ replaced }) => replaced);
  const idsOf = (isExpired: boolean): string[] => old.filter((one) => one.isExpired === isExpired).map(({ id }) => id);
  const live = current.union(new Set(idsOf(false)));
  const answers: Answers = new Map();
  // SCM may refuse a batch for one expired ID, so these have batches of their own.
  await Promise.all([
    askAll(live, search.scm, answers),
    askAll(new Set(idsOf(true)).difference(live), search.scm, answers)
  ]);
  return certificates.map((evidence, index) => {
    const plan = plans[index] ?? NOT_ASKED;
    const bindings = plan.state === 'known' ? evidenceFrom(plan.value, search.inventory.isCut, answers) : plan;
    return { ...evidence, bindings };
  });
}
