// A small fleet by policy file: each certificate with its own needs, one excused for a while, one that nobody listed.
import { aPush, DAY } from '../simulator/scenario.ts';
import type { Case, Making } from './cases.ts';

/** The fleet as its policy has it, and the same with a waiver and with what was unlisted. */
export function policyCases({ scm, issued, now }: Making): Case[] {
  const at = now - 3 * DAY;
  const cdn = aPush({ service: 'CDN', pushTime: at + DAY });
  const waf = aPush({ service: 'WAF', project: 'cn-north-4', pushTime: at + DAY });
  const www = issued(at, 'www.example.com', [cdn, waf]);
  const pay = issued(at - DAY, 'pay.example.com', [aPush({ ...cdn, pushTime: at })]);
  const admin = issued(at - 2 * DAY, 'admin.example.com', []);
  const until = new Date(now + 30 * DAY).toISOString().slice(0, 10);
  const policy = `version: 1
defaults:
  services: [CDN]
certificates:
  - domain: www.example.com
    services: [CDN, WAF@cn-north-4]
  - cert-id: ${pay.id}
    services: [CDN, Enhance_ELB@cn-north-4]
`;
  const excused = `${policy}    waivers:
      - service: Enhance_ELB@cn-north-4
        until: ${until}
        reason: the load balancer is new
`;
  const common = {
    start: scm({ certificates: [www, pay, admin] }),
    inputs: { 'policy-file': 'certificates.yml' }
  };
  return [
    {
      ...common,
      title: 'A fleet by policy',
      story: 'Two certificates by their own needs. One lacks a push, and a third in the account is in no entry.',
      done: 'one of a fleet was not pushed, one is unlisted',
      files: { 'certificates.yml': policy },
      expected: { exitCode: 1, result: 'missing' }
    },
    {
      ...common,
      title: 'A fleet with a waiver',
      story: 'The same, with a waiver that ends by itself; the certificate in no entry is still a warning.',
      done: 'the missing push is waived',
      files: { 'certificates.yml': excused },
      expected: { exitCode: 0, result: 'pending' }
    }
  ];
}
