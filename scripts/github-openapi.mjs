// Takes the operations that are used out of GitHub's OpenAPI description, which is far too large to install for every
// contributor:
//   npm pack @octokit/openapi, unpack it, then
//   node scripts/github-openapi.mjs package/generated/api.github.com.json > simulator/github-openapi.json
import { readFileSync } from 'node:fs';

const OPERATIONS = {
  'GET /repos/{owner}/{repo}/issues': 200,
  'POST /repos/{owner}/{repo}/issues': 201,
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': 200,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': 200,
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': 201,
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': 200,
  'GET /repos/{owner}/{repo}/labels/{name}': 200,
  'POST /repos/{owner}/{repo}/labels': 201
};
const REFERENCE = '#/components/schemas/';
const description = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const schemas = {};

/**
 * The schema as JSON Schema: OpenAPI 3.0 spells null `nullable`, and what only describes is left out. References are
 * gathered.
 */
function translated(schema) {
  if (Array.isArray(schema)) return schema.map(translated);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, $ref, properties, ...rest } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice(REFERENCE.length);
    if (!(name in schemas)) {
      schemas[name] = {};
      schemas[name] = translated(description.components.schemas[name]);
    }
    return { $ref: `#/schemas/${name}` };
  }
  const told = ['description', 'example', 'title', 'default', 'externalDocs', 'deprecated'];
  const kept = Object.entries(rest).filter(([key]) => !told.includes(key) && !key.startsWith('x-'));
  const plain = Object.fromEntries(kept.map(([key, value]) => [key, translated(value)]));
  if (properties !== undefined) {
    plain.properties = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, translated(value)]));
  }
  return nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}

const operations = Object.fromEntries(
  Object.entries(OPERATIONS).map(([operation, status]) => {
    const [method, path] = operation.split(' ');
    const { requestBody, responses } = description.paths[path][method.toLowerCase()];
    const request = requestBody?.content['application/json'].schema;
    const response = responses[status].content['application/json'].schema;
    return [operation, { request: request ? translated(request) : null, status, response: translated(response) }];
  })
);
const errors = {
  basic: translated({ $ref: `${REFERENCE}basic-error` }),
  validation: translated({ $ref: `${REFERENCE}validation-error` })
};
const source = `@octokit/openapi ${description.info.version}, api.github.com (MIT License, Copyright (c) 2020 Octokit contributors)`;
process.stdout.write(`${JSON.stringify({ source, operations, errors, schemas }, null, 2)}\n`);
