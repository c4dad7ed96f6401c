import * as v from 'valibot';
import { joinBindings, type BindingGap, type Bindings, type BoundResource } from '../certificate/binding.ts';
import { canonicalService } from '../certificate/requirement.ts';
import { plain, plainName } from '../text.ts';
import { parse } from './schema.ts';

// `POST /v3/scm/deployed-resources`. Documented are lists of up to 100 and numbers of up to 1,000, so that a list may
// be shorter than its number.

/** More in one list than any number that is documented cannot be trusted. */
const MAX_ITEMS = 1_000;

const count = v.pipe(v.number(), v.integer('is not a whole number'), v.minValue(0, 'is negative'));

/** A list that may be left out or null where it is empty. */
// eslint-disable-next-line @typescript-eslint/explicit-function-return-type -- valibot infers it
function list<Item extends v.GenericSchema>(item: Item) {
  return v.nullish(v.pipe(v.array(item), v.maxLength(MAX_ITEMS, `has more than ${MAX_ITEMS} items`)), []);
}

const serviceSchema = v.object({
  service: v.pipe(v.string(), v.trim(), v.nonEmpty('is empty')),
  resource_num: count,
  region_resources: list(
    v.object({
      region_id: v.nullish(v.string(), ''),
      // Where it is left out, nothing is said to be wrong.
      is_error: v.nullish(v.boolean(), false),
      resources: list(v.object({ resource_id: v.nullish(v.string(), ''), resource_name: v.nullish(v.string(), '') }))
    })
  )
});

const answerSchema = v.object({
  results: list(v.object({ certificate_id: v.string(), total_num: count, deployed_resources: list(serviceSchema) }))
});

type ServiceResult = v.InferOutput<typeof serviceSchema>;

function bindingsOfService(result: ServiceResult, certId: string): Bindings {
  const service = canonicalService(plainName(result.service, 64));
  const resources: BoundResource[] = [];
  const gaps: BindingGap[] = [];
  const seen = new Set<string>();
  for (const { region_id, is_error, resources: inRegion } of result.region_resources) {
    const region = plainName(region_id, 64);
    if (is_error || region === '') gaps.push({ code: 'region-error', certId, service, region });
    for (const { resource_id, resource_name } of inRegion) {
      // The same resource again is no other: it does not make up for one that is not listed.
      const key = `${region} ${resource_id}`;
      if (resource_id !== '' && seen.has(key)) continue;
      seen.add(key);
      resources.push({ certId, service, region, id: plain(resource_id, 64), name: plain(resource_name) || null });
    }
  }
  const missing = result.resource_num - resources.length;
  if (missing > 0) gaps.push({ code: 'not-listed', certId, service, count: missing });
  return { resources, gaps };
}

/**
 * What the answer says about each ID that was asked for; one that it does not speak of is not in it, and what it says
 * about any other is left out. Throws ShapeError.
 */
export function parseDeployed(json: unknown, certIds: readonly string[]): ReadonlyMap<string, Bindings> {
  const found = new Map<string, Bindings>();
  for (const { certificate_id: certId, total_num, deployed_resources } of parse(answerSchema, json).results) {
    if (!certIds.includes(certId)) continue;
    const bindings = joinBindings(deployed_resources.map((result) => bindingsOfService(result, certId)));
    const counted = deployed_resources.map(({ resource_num }) => resource_num).reduce((one, other) => one + other, 0);
    const missing = total_num - Math.max(counted, bindings.resources.length);
    const gaps: BindingGap[] = missing > 0 ? [{ code: 'not-listed', certId, service: null, count: missing }] : [];
    // If one ID has several results, each may be right.
    const earlier = found.get(certId);
    found.set(certId, joinBindings([...(earlier === undefined ? [] : [earlier]), bindings, { resources: [], gaps }]));
  }
  return found;
}
