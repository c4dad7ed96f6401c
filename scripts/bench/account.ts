// The certificates and inputs that the bench runs with.
import type { ActionRun } from '../../__tests__/e2e/run-action.ts';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';

const now = Math.trunc(Date.now() / 1000) * 1000;

/** Certificates of different names and IDs, pushed to both services after their renewal. */
export function certificates(
  count: number,
  prefix = 'shop',
  issuedDaysAgo = 30,
  validDays = 200
): SimulatedCertificate[] {
  return Array.from({ length: count }, (_, index) => {
    const issued = now - issuedDaysAgo * DAY + index * 1000;
    const domain = `${prefix}${index}.example.com`;
    return aCertificate({
      id: scmId(issued - HOUR),
      name: `${prefix}-${index}`,
      domain,
      sans: `${domain};www.${domain}`,
      issueTime: scmTime(issued),
      notBefore: scmTime(issued - HOUR),
      notAfter: scmTime(issued + validDays * DAY),
      updatedAt: issued,
      pushes: [aPush({ pushTime: issued + DAY }), aPush({ service: 'WAF', pushTime: issued + DAY })]
    });
  });
}

/** What a step has to set; all else is the default of action.yml, following included. */
export function inputs(
  endpoint: string,
  pinned: readonly SimulatedCertificate[],
  more: Record<string, string> = {}
): Record<string, string> {
  return {
    'cert-id': pinned.map(({ id }) => id).join('\n'),
    'project-id': PROJECT_ID,
    'required-services': 'CDN\nWAF@cn-north-4',
    'access-key-id': PERMANENT_KEY.accessKeyId,
    'secret-access-key': PERMANENT_KEY.secretAccessKey,
    endpoint,
    ...more
  };
}

/** Without the request for the account's list. */
export const NOT_FOLLOWING = { 'follow-renewals': 'false' };

/** A run that passed: one that failed would be quick and worthless. */
export function passed(run: ActionRun): ActionRun {
  if (run.exitCode === 0) return run;
  const output = `${run.stdout.slice(-2000)}${run.stderr.slice(-2000)}`;
  throw new Error(`the run ended with ${run.exitCode ?? 'no status'}:\n${output}`);
}
