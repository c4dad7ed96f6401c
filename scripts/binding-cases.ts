// Accounts in which the push history is not the whole truth, because SCM knows what uses the certificates.
import {
  aPush,
  aResource,
  DAY,
  HOUR,
  type SimulatedCertificate,
  type SimulatedResource
} from '../simulator/scenario.ts';
import type { Case, Making } from './cases.ts';

/** What a deployment or an automatic rotation leaves behind, and what a push may leave behind. */
export function bindingCases({ scm, issued, now }: Making): Case[] {
  const wildcard = (
    at: number,
    pushes: SimulatedCertificate['pushes'],
    resources: SimulatedResource[]
  ): SimulatedCertificate => ({
    ...issued(at, '*.example.com', pushes),
    name: 'shop',
    resources
  });
  const [oldAt, newAt] = [now - 190 * DAY, now - 2 * DAY];
  const domains = ['shop.example.com', 'img.example.com', 'api.example.com'].map((name) => aResource({ name }));
  const waf = aResource({ service: 'WAF', name: 'shop.example.com' });
  const rotatedOld = wildcard(oldAt, [], []);
  const rotated = wildcard(newAt, [], [...domains, waf]);
  const pushes = [
    aPush({ service: 'CDN', pushTime: newAt + DAY }),
    aPush({ service: 'WAF', pushTime: newAt + DAY + HOUR })
  ];
  const pushedOld = wildcard(oldAt, [], domains.slice(1, 2));
  const pushed = wildcard(newAt, pushes, [...domains.slice(0, 1), ...domains.slice(2), waf]);
  return [
    {
      title: 'Rotated automatically',
      story:
        'SCM replaced the certificate at its resources by itself, which leaves no push record; it says what uses it.',
      done: 'rotated, no push recorded',
      start: scm({ certificates: [rotatedOld, rotated] }),
      inputs: { 'cert-id': rotatedOld.id, 'required-services': 'CDN\nWAF@cn-north-4', bindings: 'accept' },
      expected: { exitCode: 0, result: 'fresh' }
    },
    {
      title: 'Pushed and not used',
      story:
        'The new certificate was pushed everywhere, and its ID is in cert-id; one CDN domain still has the old one.',
      done: 'pushed everywhere, one domain still on the old ID',
      start: scm({ certificates: [pushedOld, pushed] }),
      inputs: { 'cert-id': pushed.id, 'required-services': 'CDN\nWAF@cn-north-4', bindings: 'check' },
      expected: { exitCode: 1, result: 'stale' }
    }
  ];
}
