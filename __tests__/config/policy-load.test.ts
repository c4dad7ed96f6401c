import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entryFinder, pushSubjectsOf, requirementsOf } from '../../src/config/entries.ts';
import { readSettings, settingsLines, type Settings, type SettingsSource } from '../../src/config/inputs.ts';
import { loadPolicy } from '../../src/config/policy-load.ts';
import type { ActionError } from '../../src/errors.ts';
import { aRequirement, CERT_ID, DAY, HOUR, NOW, OTHER_CERT_ID } from '../builders.ts';

const INPUTS = { 'project-id': 'P', 'access-key-id': 'AK', 'secret-access-key': 'SK', 'grace-period': '1h' };
const POLICY = `version: 1
defaults:
  services: [CDN]
certificates:
  - cert-id: ${CERT_ID}
  - cert-id: ${OTHER_CERT_ID}
    services: [CND, CDN]
    grace-period: 2d
    waivers:
      - {service: CDN, until: 2026-12-31, reason: moves}
  - domain: WWW.example.com
    services: [https://www.example.com]
`;

let workspace = '';

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'policy-load-'));
  writeFileSync(join(workspace, 'good.yml'), POLICY);
  writeFileSync(join(workspace, 'bad.yml'), 'version: 2\ncertificats: []\n');
});

afterAll(() => {
  rmSync(workspace, { recursive: true });
});

async function settingsOf(over: Record<string, string>): Promise<Settings | ActionError[]> {
  const inputs: Record<string, string> = { ...INPUTS, ...over };
  const source = { input: (name: string): string => inputs[name] ?? '', variable: () => '', secrets: [], nowMs: NOW };
  const policy = await loadPolicy(source, workspace);
  return readSettings({ ...source, policy, likelyCause: () => '' });
}

async function read(over: Record<string, string>): Promise<Settings> {
  const settings = await settingsOf(over);
  if (Array.isArray(settings)) throw new AggregateError(settings);
  return settings;
}

async function errorsOf(over: Record<string, string>): Promise<string[]> {
  const settings = await settingsOf(over);
  return !Array.isArray(settings) ? [] : settings.map(({ code, message }) => `${code}: ${message}`);
}

describe('a policy that can be used', () => {
  test('becomes entries, with the grace of the inputs where it gives none', async () => {
    const waivers = [
      { requirement: 'CDN', untilMs: Date.parse('2027-01-01T00:00:00Z'), untilText: '2026-12-31', reason: 'moves' }
    ];
    const { entries } = await read({ 'policy-file': 'good.yml' });
    expect(entries).toMatchObject([
      { certId: CERT_ID, domain: null, requirements: [aRequirement('CDN')], graceMs: HOUR, waivers: [] },
      { certId: OTHER_CERT_ID, requirements: [{ text: 'CND' }, { text: 'CDN' }], graceMs: 2 * DAY, waivers },
      { certId: null, domain: 'www.example.com', requirements: [{ text: 'https://www.example.com' }] }
    ]);
    expect(requirementsOf(entries).map(({ text }) => text)).toEqual(['CDN', 'CND', 'https://www.example.com']);
    expect(pushSubjectsOf(entries)).toEqual(new Set([CERT_ID, OTHER_CERT_ID]));
  });

  test('gives its warnings with their places', async () => {
    const { policy } = await read({ 'policy-file': 'good.yml' });
    expect(policy?.warnings).toEqual([
      { message: expect.stringContaining('did you mean CDN?'), place: { file: 'good.yml', line: 7, col: 16 } }
    ]);
  });

  test('is told in the log, a line for each entry', async () => {
    const source: SettingsSource = {
      input: () => '',
      variable: () => '',
      secrets: [],
      nowMs: NOW,
      policy: null,
      likelyCause: () => ''
    };
    expect(settingsLines(await read({ 'policy-file': 'good.yml' }), source).slice(0, 5)).toEqual([
      'Checking 2 certificates and 1 domain for what good.yml says',
      `  ${CERT_ID}: CDN, grace 1 h`,
      `  ${OTHER_CERT_ID}: CND and CDN, grace 2 d, 1 waiver`,
      '  www.example.com: https://www.example.com, grace 1 h',
      '  cert-id: none'
    ]);
  });
});

test('its problems come with their places, together with those of the inputs and the credentials', async () => {
  expect(await errorsOf({ 'policy-file': 'bad.yml', region: 'x', 'secret-access-key': '' })).toEqual([
    expect.stringMatching(/^INPUT_INVALID: region: /),
    expect.stringMatching(/^INPUT_INVALID: secret-access-key arrived empty/),
    expect.stringMatching(/^POLICY_INVALID: bad\.yml:1:1: certificates is missing$/),
    expect.stringMatching(/^POLICY_INVALID: bad\.yml:1:10: version: "2" cannot be used/),
    expect.stringMatching(/^POLICY_INVALID: bad\.yml:2:1: "certificats" .* did you mean certificates\?/)
  ]);
});

test('a file that cannot be had is an input error', async () => {
  expect(await errorsOf({ 'policy-file': 'none.yml' })).toEqual([
    expect.stringMatching(/^INPUT_INVALID: policy-file: "none\.yml" does not exist/)
  ]);
});

test.each([
  ['cert-id', CERT_ID],
  ['required-services', 'CDN'],
  ['renewed-at', '2026-11-20T09:27:38Z']
])('%s beside it is an input error', async (name, value) => {
  expect(await errorsOf({ 'policy-file': 'good.yml', [name]: value })).toEqual([
    `INPUT_INVALID: ${name}: it was given together with policy-file; allowed: policy-file without ${name}`
  ]);
});

test('a path that holds a secret is not shown', async () => {
  const source = { input: () => 'top-secret.yml', secrets: ['top-secret'], nowMs: NOW };
  const errors = await loadPolicy(source, workspace);
  expect(JSON.stringify(Array.isArray(errors) ? errors.map(String) : null)).toMatch(/not shown .* does not exist/);
  expect(String(Array.isArray(errors) ? errors[0] : '')).not.toContain('top-secret');
});

test('a certificate is found by the domain that chose it, else by its ID', async () => {
  const { entries } = await read({ 'policy-file': 'good.yml' });
  const entryFor = entryFinder(entries);
  expect(entryFor({ requestedId: CERT_ID, requestedDomain: 'www.example.com' })).toBe(entries[2]);
  expect(entryFor({ requestedId: CERT_ID, requestedDomain: null })).toBe(entries[0]);
  expect(() => entryFor({ requestedId: 'scs0000000000000', requestedDomain: null })).toThrow('nobody asked');
});
