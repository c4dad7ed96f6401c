// node scripts/self-test-scenario.ts > FILE: the account that the workflow `ci` checks with `uses: ./`, with times
// relative to now. The simulator serves FILE.
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  scmTime,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../simulator/scenario.ts';

const now = Math.trunc(Date.now() / 1000) * 1000;

/** Renewed ten days ago and pushed to WAF a day later; the CDN is pushed to at the given time. */
function renewed(id: string, domain: string, pushedToCdn: number): SimulatedCertificate {
  const issued = now - 10 * DAY;
  return aCertificate({
    id,
    name: domain,
    domain,
    sans: domain,
    issueTime: scmTime(issued),
    notBefore: scmTime(issued - HOUR),
    notAfter: scmTime(issued + 200 * DAY),
    updatedAt: issued,
    pushes: [aPush({ service: 'WAF', pushTime: issued + DAY }), aPush({ service: 'CDN', pushTime: pushedToCdn })]
  });
}

const scenario: ScenarioOverrides = {
  certificates: [
    renewed('scs1554192131150', 'fresh.example.com', now - 9 * DAY),
    renewed('scs1554192131151', 'stale.example.com', now - 100 * DAY)
  ]
};
console.log(JSON.stringify(scenario, null, 2));
