// The shapes of scripted faults in a scenario file; faults.ts says what each one does.
import * as v from 'valibot';
import type { Fault, FaultRule } from './faults.ts';
import { ROUTES } from './scenario.ts';
import { shape } from './strict-shape.ts';

const text = v.string('must be a text');
const count = v.pipe(v.number('must be a number'), v.integer('must be a whole number'));
const bytes = v.union([text, shape('bytes', { base64: text })], 'must be a text or {"base64": …}');

function oneOf<const Options extends readonly string[]>(options: Options): v.PicklistSchema<Options, string> {
  return v.picklist(options, `must be one of ${options.join(', ')}`);
}

const KINDS = {
  answer: shape('an answer', {
    kind: v.literal('answer'),
    status: v.exactOptional(count),
    headers: v.exactOptional(v.record(v.string(), text, 'must be an object of names and texts')),
    body: v.exactOptional(bytes)
  }),
  reset: shape('a reset', {
    kind: v.literal('reset'),
    when: oneOf(['before-headers', 'in-headers', 'after-headers', 'in-body'])
  }),
  cut: shape('a cut', {
    kind: v.literal('cut'),
    framing: oneOf(['content-length', 'chunked']),
    keep: v.exactOptional(count)
  }),
  hang: shape('a hang', {
    kind: v.literal('hang'),
    when: oneOf(['before-headers', 'after-headers', 'between-chunks'])
  }),
  drip: shape('a drip', {
    kind: v.literal('drip'),
    where: oneOf(['headers', 'body']),
    everyMs: v.exactOptional(count)
  }),
  oversize: shape('an oversize', {
    kind: v.literal('oversize'),
    by: oneOf(['content-length', 'chunked', 'gzip']),
    bytes: v.exactOptional(count)
  }),
  redirect: shape('a redirect', { kind: v.literal('redirect'), location: text, status: v.exactOptional(count) }),
  delay: shape('a delay', {
    kind: v.literal('delay'),
    ms: count,
    then: v.exactOptional(v.lazy((): v.GenericSchema<unknown, unknown> => fault))
  }),
  wire: shape('wire', { kind: v.literal('wire'), bytes, then: oneOf(['end', 'reset', 'keep-open']) })
} satisfies Record<Fault['kind'], v.GenericSchema>;

/** The kinds of faults, for messages. */
export const DOCUMENTED_FAULTS = Object.keys(KINDS).join(', ');

const fault = v.variant('kind', Object.values(KINDS), `must be an object whose kind is one of ${DOCUMENTED_FAULTS}`);

export const faultRule: v.GenericSchema<unknown, unknown> = shape('a fault', {
  match: v.exactOptional(
    shape('a match', {
      route: v.exactOptional(oneOf(ROUTES)),
      certId: v.exactOptional(text),
      nth: v.exactOptional(v.array(count, 'must be a list of numbers')),
      from: v.exactOptional(count)
    } satisfies Record<keyof NonNullable<FaultRule['match']>, v.GenericSchema>)
  ),
  fault
});
