// Accounts in which a certificate was renewed under a new ID.
import { aCertificate, DAY, HOUR, scmId, scmTime, type SimulatedCertificate } from '../../simulator/scenario.ts';
import { cdn, waf } from './gate-trials.ts';
import { NOW } from './observe.ts';

/** When the old certificate was issued, and when the new one. */
export const OLD_ISSUED = NOW - 180 * DAY;
export const NEXT_ISSUED = NOW - 5 * DAY;
export const OLD_EXPIRES = NOW + 20 * DAY;
export const NEXT_EXPIRES = NOW + 195 * DAY;

/** The certificate that `cert-id` names: pushed everywhere. */
export function old(overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate {
  return aCertificate({
    id: scmId(OLD_ISSUED - HOUR),
    name: 'shop-old',
    domain: 'shop.example.com',
    sans: 'shop.example.com;www.shop.example.com',
    issueTime: scmTime(OLD_ISSUED),
    notBefore: scmTime(OLD_ISSUED - HOUR),
    notAfter: scmTime(OLD_EXPIRES),
    pushes: [cdn(OLD_ISSUED + DAY), waf(OLD_ISSUED + DAY)],
    ...overrides
  });
}

/** Its renewal under a new ID: pushed nowhere. */
export function next(overrides: Partial<SimulatedCertificate> = {}): SimulatedCertificate {
  return aCertificate({
    id: scmId(NEXT_ISSUED - HOUR),
    name: 'shop-new',
    domain: 'shop.example.com',
    sans: 'shop.example.com;www.shop.example.com',
    issueTime: scmTime(NEXT_ISSUED),
    notBefore: scmTime(NEXT_ISSUED - HOUR),
    notAfter: scmTime(NEXT_EXPIRES),
    pushes: [],
    ...overrides
  });
}

/** So many certificates of other names, by default with a year to go at most; the earliest to expire comes last. */
export function others(count: number, latestExpiry = NOW + 365 * DAY): SimulatedCertificate[] {
  return Array.from({ length: count }, (_, index) => {
    const domain = `other${index}.example.net`;
    return aCertificate({
      id: scmId(NOW - 90 * DAY + index * HOUR),
      name: `other-${index}`,
      domain,
      sans: domain,
      issueTime: scmTime(NOW - 89 * DAY),
      notBefore: scmTime(NOW - 89 * DAY),
      notAfter: scmTime(latestExpiry - index * HOUR),
      pushes: []
    });
  });
}

export const OLD = old();
export const NEXT = next();
