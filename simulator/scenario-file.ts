// A scenario as a person writes it: JSON in part, times as ISO 8601 or relative to now, nothing misspelt.
import * as v from 'valibot';
import { DOCUMENTED_FAULTS, faultRule } from './scenario-faults.ts';
import {
  aCertificate,
  aPush,
  aResource,
  DAY,
  HOUR,
  MINUTE,
  ROUTES,
  scmId,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from './scenario.ts';
import { shape } from './strict-shape.ts';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: MINUTE, h: HOUR, d: DAY };
const TIME_FORMS = 'ISO 8601 with Z or an offset ("2026-11-20T09:27:38Z"), or relative to now ("-3d", "+12h")';
const SCM_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/;

/** Milliseconds since 1970 of a time in one of the two forms; null where it is in neither. */
export function readTime(text: string, nowMs: number): number | null {
  const [, sign, count, unit = ''] = /^([+-])(\d+(?:\.\d+)?)([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  if (unitMs !== undefined) return nowMs + Number(`${sign ?? ''}${count ?? ''}`) * unitMs;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** An instant in milliseconds, as text or as the number itself. */
function instant(nowMs: number): v.GenericSchema<unknown, number> {
  return v.pipe(
    v.union([v.number(), v.string()], `must be a time: ${TIME_FORMS}, or milliseconds since 1970`),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const ms = typeof dataset.value === 'number' ? dataset.value : readTime(dataset.value, nowMs);
      if (ms !== null) return ms;
      addIssue({ message: `must be a time: ${TIME_FORMS}, or milliseconds since 1970` });
      return NEVER;
    })
  );
}

/** A time as SCM writes it; what is written that way already, and what is empty, goes out as it is. */
function wireTime(nowMs: number): v.GenericSchema<unknown, string | null> {
  const message = `must be a time: ${TIME_FORMS}, as SCM writes it ("2026-11-20 17:27:38.0"), "" or null`;
  return v.nullable(
    v.pipe(
      v.string(message),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        if (dataset.value === '' || SCM_TIME.test(dataset.value)) return dataset.value;
        const ms = readTime(dataset.value, nowMs);
        if (ms !== null) return scmTime(ms);
        addIssue({ message });
        return NEVER;
      })
    )
  );
}

const text = v.string('must be a text');
const flag = v.boolean('must be true or false');
const count = v.pipe(v.number('must be a number'), v.integer('must be a whole number'));
const anything = v.unknown();
const fields = v.record(v.string(), v.unknown(), 'must be an object of field names and values');

function certificateShape(nowMs: number): v.GenericSchema<unknown, Partial<SimulatedCertificate>> {
  const push = shape('a push', {
    pushTime: v.exactOptional(instant(nowMs)),
    project: v.exactOptional(v.nullable(text)),
    service: v.exactOptional(text),
    raw: v.exactOptional(anything)
  });
  const resource = shape('a resource', {
    service: v.exactOptional(v.picklist(['WAF', 'CDN', 'ELB'], 'must be "WAF", "CDN" or "ELB"')),
    region: v.exactOptional(text),
    id: v.exactOptional(text),
    name: v.exactOptional(v.nullable(text))
  });
  return shape('a certificate', {
    id: v.exactOptional(text),
    name: v.exactOptional(text),
    domain: v.exactOptional(text),
    sans: v.exactOptional(v.nullable(text)),
    status: v.exactOptional(text),
    issueTime: v.exactOptional(wireTime(nowMs)),
    notBefore: v.exactOptional(wireTime(nowMs)),
    notAfter: v.exactOptional(wireTime(nowMs)),
    fingerprint: v.exactOptional(v.nullable(text)),
    signatureAlgorithm: v.exactOptional(v.nullable(text)),
    shared: v.exactOptional(flag),
    unlisted: v.exactOptional(flag),
    enterpriseProjectId: v.exactOptional(text),
    deploySupport: v.exactOptional(flag),
    updatedAt: v.exactOptional(instant(nowMs)),
    pushes: v.exactOptional(
      v.pipe(
        v.array(push, 'must be a list of pushes'),
        v.transform((all) => all.map((one) => aPush(one)))
      )
    ),
    resources: v.exactOptional(
      v.pipe(
        v.array(resource, 'must be a list of resources'),
        v.transform((all) => all.map((one) => aResource(one)))
      )
    ),
    resourceNums: v.exactOptional(v.record(v.string(), count, 'must be an object of services and numbers')),
    rawResources: v.exactOptional(anything),
    detailFields: v.exactOptional(fields),
    rowFields: v.exactOptional(fields),
    rawDetail: v.exactOptional(anything),
    rawHistory: v.exactOptional(anything)
  });
}

const list = shape('list', {
  maxOffset: v.exactOptional(v.nullable(count)),
  totalCount: v.exactOptional(v.nullable(count)),
  repeatPages: v.exactOptional(flag),
  rows: v.exactOptional(v.nullable(v.array(anything, 'must be a list of rows'))),
  extraRows: v.exactOptional(v.array(anything, 'must be a list of rows'))
});

const deployed = shape('deployed', {
  unknownId: v.exactOptional(
    v.picklist(['refused', 'not-found', 'left-out'], 'must be "refused", "not-found" or "left-out"')
  ),
  errorRegions: v.exactOptional(
    v.array(
      shape('a region', { service: text, region: text, certId: v.exactOptional(text) }),
      'must be a list of regions'
    )
  ),
  absentIds: v.exactOptional(v.array(text, 'must be a list of IDs')),
  extraResults: v.exactOptional(v.array(anything, 'must be a list of results')),
  listAtMost: v.exactOptional(count)
});

function scenarioShape(nowMs: number): v.GenericSchema<unknown, Record<string, unknown>> {
  const latencies = shape('latencyMs', Object.fromEntries(ROUTES.map((route) => [route, v.exactOptional(count)])));
  return shape('a scenario', {
    credentials: v.exactOptional(
      v.nullable(
        shape('credentials', { accessKeyId: text, secretAccessKey: text, securityToken: v.exactOptional(text) })
      )
    ),
    authToken: v.exactOptional(v.nullable(text)),
    projectId: v.exactOptional(text),
    domainId: v.exactOptional(text),
    signatureAlgorithmField: v.exactOptional(
      v.picklist(
        ['signature_algorithm', 'signature_algrithm', 'both'],
        'must be "signature_algorithm", "signature_algrithm" or "both"'
      )
    ),
    certificates: v.exactOptional(v.array(certificateShape(nowMs), 'must be a list of certificates')),
    otherTenants: v.exactOptional(v.array(text, 'must be a list of IDs')),
    deny: v.exactOptional(v.array(text, 'must be a list of IAM actions')),
    pathPrefix: v.exactOptional(text),
    latencyMs: v.exactOptional(
      v.union([count, latencies], 'must be milliseconds, or an object of routes and milliseconds')
    ),
    clockOffsetMs: v.exactOptional(count),
    historyOrder: v.exactOptional(
      v.picklist(['newest-first', 'oldest-first', 'as-given'], 'must be "newest-first", "oldest-first" or "as-given"')
    ),
    list: v.exactOptional(list),
    deployed: v.exactOptional(deployed),
    faults: v.exactOptional(v.array(faultRule, `must be a list of faults; kinds: ${DOCUMENTED_FAULTS}`))
  });
}

/**
 * Reads the text of a scenario file. What is left out has a default, also in certificates, pushes and resources.
 * Throws an Error with one line for each thing that is wrong: where it stands, and what is allowed there.
 */
export function readScenario(json: string, nowMs: number): ScenarioOverrides {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Error(`is not JSON: ${error instanceof Error ? error.message : 'it cannot be parsed'}`, { cause: error });
  }
  // An array would be read as an object without fields.
  if (Array.isArray(value)) throw new Error('must be an object with fields of a scenario, not a list');
  const read = v.safeParse(scenarioShape(nowMs), value);
  if (!read.success) throw new Error(read.issues.map(problem).join('\n'));
  const { certificates = [], ...rest } = read.output as ScenarioOverrides;
  const complete = certificates.map((fields: Partial<SimulatedCertificate>, index) =>
    aCertificate({ ...fields, id: fields.id ?? defaultId(nowMs, index) })
  );
  const ids = complete.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`certificates: ${twice} is the id of two of them`);
  return { ...rest, certificates: complete };
}

/** Ordered an hour before the default issue; a minute apart, so that each certificate has its own. */
function defaultId(nowMs: number, index: number): string {
  return scmId(Math.trunc(nowMs / 1000) * 1000 - 30 * DAY - HOUR - index * MINUTE);
}

function problem({ path, message }: v.BaseIssue<unknown>): string {
  const where = (path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  return where === '' ? message : `${where}: ${message}`;
}
