import http from 'node:http';
import https from 'node:https';
import { afterEach, beforeEach, expect, it, test } from '@jest/globals';
import { httpModule, createAgents } from '../../src/http/agents.ts';

const VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];
const SCM = new URL('https://scm.example.com/v3');

let before: [string, string | undefined][] = [];
beforeEach(() => {
  before = VARIABLES.map((name) => [name, process.env[name]]);
  for (const name of VARIABLES) Reflect.deleteProperty(process.env, name);
});
afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

test('a protocol has its module', () => {
  expect(httpModule(SCM).request).toBe(https.request);
  expect(httpModule(new URL('http://127.0.0.1/')).request).toBe(http.request);
});

test('an origin has one agent that keeps its connections, and one that does not', () => {
  const { agentFor, dispose } = createAgents();
  const kept = agentFor(SCM, true);
  expect(agentFor(new URL('https://scm.example.com/other'), true)).toBe(kept);
  expect(agentFor(SCM, false)).not.toBe(kept);
  expect(agentFor(new URL('https://sts.example.com/'), true)).not.toBe(kept);
  dispose();
});

it.each([
  ['without a proxy', {}, true],
  ['with one for the protocol', { HTTPS_PROXY: 'http://proxy.example.com:3128' }, false],
  ['with one in lower case', { https_proxy: 'http://proxy.example.com:3128' }, false],
  ['with one for another protocol', { HTTP_PROXY: 'http://proxy.example.com:3128' }, true],
  ['past a proxy', { HTTPS_PROXY: 'http://proxy.example.com:3128', NO_PROXY: '.example.com' }, true]
])('%s, connections are direct: %j, %s', (_, variables, isDirect) => {
  Object.assign(process.env, variables);
  const { agentFor, dispose } = createAgents();
  expect(agentFor(SCM, true) instanceof https.Agent).toBe(isDirect);
  dispose();
});
