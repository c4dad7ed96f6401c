// A fleet by policy with all kinds of evidence and of trouble at once, for the picture.
import { aPush, aResource, DAY, HOUR, scmTime, type SimulatedCertificate } from '../simulator/scenario.ts';
import type { Case, Making } from './cases.ts';
import { HOST, MIXED, withEdges } from './live-cases.ts';

/** Certificates that are stale, left behind, missing, waived, expiring, fresh, and one that nobody listed. */
export function fleetCase({ issued, now }: Pick<Making, 'issued' | 'now'>): Case {
  const both = (at: number): SimulatedCertificate['pushes'] => [
    aPush({ service: 'CDN', pushTime: at + DAY }),
    aPush({ service: 'WAF', project: 'cn-north-4', pushTime: at + DAY + HOUR })
  ];
  const [oldAt, newAt] = [now - 190 * DAY, now - 3 * DAY];
  const shop = { ...issued(newAt, 'shop.example.com', both(newAt - 90 * DAY)), resources: [aResource()] };
  const imgOld = {
    ...issued(oldAt - DAY, 'img.example.com', both(oldAt)),
    resources: [aResource({ name: 'img2.example.com' })]
  };
  const img = {
    ...issued(newAt - HOUR, 'img.example.com', both(newAt)),
    resources: [aResource({ name: 'img1.example.com' })]
  };
  const pay = { ...issued(newAt - 2 * HOUR, 'pay.example.com', both(newAt)), resources: [aResource()] };
  const api = {
    ...issued(now - 360 * DAY, 'api.example.com', both(now - 360 * DAY)),
    notAfter: scmTime(now + 5 * DAY),
    resources: [aResource()]
  };
  const admin = issued(newAt - 3 * HOUR, 'admin.example.com', []);
  const until = new Date(now + 30 * DAY).toISOString().slice(0, 10);
  return {
    title: 'Fleet',
    story:
      'Five certificates by policy: left behind, in use by the old ID, not served, waived, expiring; one unlisted.',
    done: 'all kinds of evidence',
    start: withEdges(MIXED, [shop, imgOld, img, pay, api, admin]),
    inputs: { 'policy-file': 'certificates.yml', bindings: 'check', title: 'Production certificates' },
    files: {
      'certificates.yml': `version: 1
defaults:
  services: [CDN]
certificates:
  - domain: shop.example.com
  - domain: img.example.com
  - domain: ${HOST}
    services: [https://${HOST}]
  - domain: pay.example.com
    services: [CDN, Enhance_ELB@cn-north-4]
    waivers:
      - service: Enhance_ELB@cn-north-4
        until: ${until}
        reason: the load balancer is new
  - domain: api.example.com
`
    },
    expected: { exitCode: 1, result: 'stale' }
  };
}
