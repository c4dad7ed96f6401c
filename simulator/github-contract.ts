import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

/** The part of GitHub's OpenAPI description that is used; scripts/github-openapi.mjs takes it out. */
interface Description {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly errors: { readonly basic: object; readonly validation: object };
  readonly schemas: object;
}

interface Operation {
  readonly request: object | null;
  readonly status: number;
  readonly response: object;
}

const description = JSON.parse(readFileSync(new URL('github-openapi.json', import.meta.url), 'utf8')) as Description;
// `strict` would refuse what OpenAPI adds to JSON Schema. `date-time` and `uri` are checked; `int64` is a number to
// JavaScript.
const ajv = new Ajv({ strict: false, formats: { int64: true, int32: true, timestamp: true } });
formats.default(ajv, ['date-time', 'uri', 'email', 'date']);
const compiled = new Map<object, ValidateFunction>();

/** What is wrong with the value, empty where nothing is. A schema is compiled when it is first needed. */
function faultsOf(schema: object, value: unknown, where: string): string[] {
  const validate = compiled.get(schema) ?? ajv.compile({ ...schema, schemas: description.schemas });
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${where}${error.instancePath} ${error.message ?? ''}`);
}

/** What a request's body has that GitHub does not describe. `operation` is spelled as in GitHub's description. */
export function requestFaults(operation: string, body: unknown): string[] {
  const described = description.operations[operation];
  if (described === undefined) return [`${operation} is not described`];
  return described.request === null ? [] : faultsOf(described.request, body, `${operation} request`);
}

/** What an answer has that GitHub does not describe. */
export function answerFaults(operation: string, status: number, body: unknown): string[] {
  const described = description.operations[operation];
  if (described === undefined) return [`${operation} is not described`];
  if (status === described.status) return faultsOf(described.response, body, `${operation} answer`);
  return faultsOf(
    status === 422 ? description.errors.validation : description.errors.basic,
    body,
    `${operation} ${status}`
  );
}
