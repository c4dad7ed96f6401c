// Which resources, and which gaps in what SCM tells, a requirement is about.
import { describe, expect, test } from '@jest/globals';
import {
  bindingsFor,
  isProofOfArrival,
  namesSubProject,
  type BindingGap,
  type BoundResource
} from '../../src/certificate/binding.ts';
import { aRequirement, CERT_ID } from '../builders.ts';

function resource(service: string, region: string): BoundResource {
  return { certId: CERT_ID, service, region, id: 'r1', name: null };
}

describe('what a requirement is about', () => {
  test.each([
    ['CDN', 'CDN', 'global', true],
    ['CDN', 'WAF', 'cn-north-4', false],
    ['WAF', 'WAF', 'cn-east-3', true],
    ['WAF@cn-north-4', 'WAF', 'cn-north-4', true],
    ['WAF@cn-north-4', 'WAF', 'cn-east-3', false],
    ['WAF@cn-north-7_test', 'WAF', 'cn-north-7', true],
    ['Enhance_ELB', 'ELB', 'cn-north-4', true],
    ['ELB@cn-north-4', 'Enhance_ELB', 'cn-north-4', true],
    ['CDN|WAF', 'WAF', 'cn-north-4', true],
    ['Live', 'live', 'global', true]
  ])('%s and a resource of %s in %s: %s', (requirement, service, region, isAbout) => {
    const resources = [resource(service, region)];
    expect(bindingsFor(aRequirement(requirement), { resources, gaps: [] }).resources).toEqual(isAbout ? resources : []);
  });

  test.each<[string, BindingGap, boolean]>([
    ['CDN', { code: 'no-answer', certId: CERT_ID }, true],
    ['CDN', { code: 'region-error', certId: CERT_ID, service: 'WAF', region: 'cn-north-4' }, false],
    ['WAF@cn-north-4', { code: 'region-error', certId: CERT_ID, service: 'WAF', region: 'cn-north-4' }, true],
    ['WAF@cn-north-4', { code: 'region-error', certId: CERT_ID, service: 'WAF', region: 'cn-east-3' }, false],
    ['WAF@cn-north-4', { code: 'region-error', certId: CERT_ID, service: 'WAF', region: '' }, true],
    ['WAF', { code: 'region-error', certId: CERT_ID, service: 'CDN', region: '' }, false],
    ['WAF@cn-north-4', { code: 'not-listed', certId: CERT_ID, service: 'WAF', count: 1 }, true],
    ['WAF', { code: 'not-listed', certId: CERT_ID, service: 'CDN', count: 1 }, false],
    ['WAF', { code: 'not-listed', certId: CERT_ID, service: null, count: 1 }, true],
    ['Enhance_ELB', { code: 'not-listed', certId: CERT_ID, service: 'ELB', count: 1 }, true]
  ])('%s may be hidden by %j: %s', (requirement, gap, isHidden) => {
    const gaps = [gap];
    expect(bindingsFor(aRequirement(requirement), { resources: [], gaps }).gaps).toEqual(isHidden ? gaps : []);
  });
});

test.each([
  ['ELB', 'ELB', true],
  ['Enhance_ELB', 'ELB', false],
  ['Enhance_ELB', 'Enhance_ELB', false],
  ['ELB|Enhance_ELB', 'ELB', true],
  ['WAF', 'WAF', true]
])('%s and a resource of %s: it arrived, %s', (requirement, service, isProof) => {
  expect(isProofOfArrival(aRequirement(requirement), resource(service, 'cn-north-4'))).toBe(isProof);
});

test.each([
  ['WAF@cn-north-7_test', true],
  ['WAF@cn-north-7', false],
  ['WAF', false]
])('%s names a sub-project: %s', (requirement, isNamed) => {
  expect(namesSubProject(aRequirement(requirement))).toBe(isNamed);
});
