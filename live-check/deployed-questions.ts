// Open questions about what uses a certificate.
import type { Ask, Told } from './asking.ts';
import { fell, holds, open, unanswered, type Finding } from './finding.ts';
import { fieldsOf, isGood, listOf, tally, textOf, toldKind } from './kinds.ts';
import type { Sample } from './sample.ts';
import type { HostSeen } from './time-questions.ts';

/** In no account: certificates were not sold in 1970. */
const UNKNOWN_ID = 'scs0000000000001';

function askDeployed(ask: Ask, certificateIds: readonly string[]): Promise<Told> {
  return ask('/v3/scm/deployed-resources', { certificate_ids: certificateIds, service_names: ['ALL'] });
}

/** The result about one ID; null where there is none. */
function resultOf(told: Told, id: string): Readonly<Record<string, unknown>> | null {
  if (!isGood(told)) return null;
  const results = listOf(fieldsOf(told.json)['results']).map(fieldsOf);
  return results.find(({ certificate_id }) => certificate_id === id) ?? null;
}

/** What a batch gets that has an ID of no account. */
export async function askUnknownId(ask: Ask, { certificates }: Sample): Promise<Finding> {
  const premise = {
    topic: 'unknown-id',
    question: 'What does a batch of deployed resources get that has an unknown ID?',
    asked: 'POST /v3/scm/deployed-resources with an ID of the account and one that is in none',
    assumes: 'The batch is refused with 400 or 404, or the unknown ID is left out of the results.'
  };
  const [known] = certificates;
  if (known === undefined) return open(premise, 'not asked', 'It needs an account with certificates.');
  const alone = await askDeployed(ask, [known.id]);
  if (!isGood(alone)) {
    const words = `${toldKind(alone)} for the known ID alone`;
    return open(premise, words, 'It needs scm:cert:deployed (scm:cert:listDeployedResources in identity policies).');
  }
  const both = await askDeployed(ask, [known.id, UNKNOWN_ID]);
  const missing = unanswered(premise, [both], 'scm:cert:deployed');
  if (missing !== null) return missing;
  if (!isGood(both)) {
    const isRefusal = both.kind === 'reply' && [400, 404].includes(both.status);
    if (isRefusal) return holds(premise, `the batch is refused: ${toldKind(both)}`);
    return fell(premise, toldKind(both), 'Such a batch fails the use of all certificates in it.');
  }
  const about = [known.id, UNKNOWN_ID].map((id) => (resultOf(both, id) === null ? 'left out' : 'has a result'));
  const words = `HTTP 200; the known ID ${about[0] ?? ''}, the unknown one ${about[1] ?? ''}`;
  if (about[0] !== 'has a result') return fell(premise, words, 'The use of a certificate is unknown in such a batch.');
  if (about[1] === 'left out') return holds(premise, words);
  return fell(premise, words, 'A mistyped ID would look like a certificate that nothing uses.');
}

function countKind(result: Readonly<Record<string, unknown>> | null): 'counted' | 'not counted' | 'unsure' {
  if (result === null) return 'unsure';
  const services = listOf(result['deployed_resources']).map(fieldsOf);
  if (services.some(({ resource_num }) => Number(resource_num) > 0)) return 'counted';
  const regions = services.flatMap(({ region_resources }) => listOf(region_resources)).map(fieldsOf);
  return regions.some(({ is_error }) => is_error === true) ? 'unsure' : 'not counted';
}

/** Whether what really serves a certificate is among its resources. */
export async function askBindings(ask: Ask, seen: readonly HostSeen[]): Promise<Finding> {
  const premise = {
    topic: 'bindings',
    question: "Are bindings counted that were made at a service's own console?",
    asked: 'POST /v3/scm/deployed-resources about the certificates that the hosts serve',
    assumes: 'Whatever uses a certificate is counted, however it was bound.'
  };
  const howTo =
    "Bind a certificate at the console of WAF, CDN or ELB (not by SCM's deploy), and give its --host. " +
    'Say in the issue how it was bound.';
  const ids = seen.flatMap(({ certificate }) => (certificate === null ? [] : [certificate.id]));
  if (ids.length === 0) return open(premise, 'no host serves a certificate of the sample', howTo);
  const told = await askDeployed(ask, [...new Set(ids)]);
  if (!isGood(told)) return open(premise, toldKind(told), howTo);
  const kinds = ids.map((id) => countKind(resultOf(told, id)));
  const words = `certificates that a host serves: ${tally(kinds)}; services: ${servicesIn(told)}`;
  if (kinds.includes('not counted')) {
    return fell(premise, words, 'A certificate in use may look unused. Say in the issue how and where it was bound.');
  }
  if (kinds.includes('unsure')) return open(premise, words, 'Some regions could not be read: run it again.');
  return holds(premise, `${words}; how they were bound is yours to say`);
}

function servicesIn(told: Told): string {
  if (!isGood(told)) return 'none';
  const parts = listOf(fieldsOf(told.json)['results']).flatMap((result) =>
    listOf(fieldsOf(result)['deployed_resources'])
  );
  const services = parts.map((part) => textOf(fieldsOf(part)['service']));
  return tally(services.map((service) => (['WAF', 'CDN', 'ELB'].includes(service) ? service : 'another service')));
}
