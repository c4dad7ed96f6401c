import { CERT_ID } from '../certificate/certificate.ts';
import {
  DOCUMENTED_SERVICES,
  oddProjects,
  undocumentedServices,
  type Requirement
} from '../certificate/requirement.ts';
import { listed, quoted } from '../text.ts';
import { DAY_MS } from '../time.ts';
import type { Policy, PolicyWaiver } from './policy.ts';
import { nearest } from './policy-shape.ts';

// The scalars of a policy file that no input has.

const UNTIL_PATTERN = /^\d{4}-\d\d-\d\d$/;

/** How far ahead a waiver may reach. */
export const MAX_UNTIL_AHEAD_DAYS = 180;

/** A certificate ID as it is written. */
export function parseCertId(text: string): string | undefined {
  return CERT_ID.test(text) ? text : undefined;
}

/** The end of a day in UTC, in milliseconds since the epoch, of `YYYY-MM-DD`. */
export function parseUntil(text: string): number | undefined {
  if (!UNTIL_PATTERN.test(text)) return undefined;
  const startMs = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(startMs) || !new Date(startMs).toISOString().startsWith(text)) return undefined;
  return startMs + DAY_MS;
}

/** Until when a waiver holds, where that is at most 180 days ahead of the day of `nowMs`. */
export function parseTerm(text: string, nowMs: number): Pick<PolicyWaiver, 'untilMs' | 'untilText'> | undefined {
  const untilMs = parseUntil(text);
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const latestMs = today + (MAX_UNTIL_AHEAD_DAYS + 1) * DAY_MS;
  return untilMs === undefined || untilMs > latestMs ? undefined : { untilMs, untilText: text };
}

/** What is done about certificates that no entry is about. */
export function parseUnlisted(text: string): Policy['unlisted'] | undefined {
  return text === 'warn' || text === 'ignore' || text === 'fail' ? text : undefined;
}

/** What is odd about a requirement, though it is accepted. */
export function odditiesOf(requirement: Requirement): string[] {
  const services = undocumentedServices([requirement]).map((name) => {
    const meant = nearest(name, DOCUMENTED_SERVICES);
    const proposal = meant === null ? '' : `; did you mean ${meant}?`;
    return `${quoted(name)} is none of ${listed(DOCUMENTED_SERVICES, 4)}, which Huawei documents${proposal}`;
  });
  const projects = oddProjects([requirement]).map(
    ({ text }) => `what follows "@" in ${quoted(text)} does not look like a remote project`
  );
  return [...services, ...projects];
}
