import { dayBoundaryOffset } from '../certificate/certificate.ts';
import { destination, newestFirst, newestOf } from '../certificate/push-history.ts';
import { servicesIn } from '../certificate/required.ts';
import { oddProjects, undocumentedServices, DOCUMENTED_SERVICES } from '../certificate/requirement.ts';
import type { Settings } from '../config/inputs.ts';
import type { PolicyPlace } from '../config/policy.ts';
import { pushReasonOf, shortfallOf } from '../judgement/reason.ts';
import { renewalIn } from '../judgement/standing.ts';
import { valueOr } from '../source.ts';
import { counted, listed } from '../text.ts';
import { formatDuration, formatInstant, formatOffset, instantOf, MINUTE_MS } from '../time.ts';
import { serves } from './hosts.ts';
import { hasHostWarning, HOST_REMARKS } from './host-warnings.ts';
import { bindingDoubt, cutListWarnings, hasBindingWarning, unused } from './binding-warnings.ts';
import type { WordedCertificate, WordedOutcome, WordedRow } from './rows.ts';
import { renewalSteps } from './remedies.ts';
import { requirementList } from './sentences.ts';
import { unlistedAnnotations } from './unlisted.ts';
import { waiverWarning } from './waivers.ts';

// What deserves a warning beside the verdicts.

/** A message that GitHub shows on the run's page. */
export interface Annotation {
  readonly title: string;
  readonly message: string;
  /** Where it is shown in a file of the workspace. */
  readonly place?: PolicyPlace;
}

/** What warnings depend on beside the outcome. */
export type WarningPolicy = Pick<Settings, 'offsetMinutes' | 'expiresWithinMs' | 'requirements' | 'policy'>;

/** What there is to say about one certificate, if anything. */
export type Remark = (certificate: WordedCertificate) => string | string[];

/** If a push is stamped no further ahead of the clock than this, nothing is said. */
const MAX_PUSH_AHEAD_MS = 5 * MINUTE_MS;

const leftBehind: Remark = ({ label, rows: all }) => {
  const rows = all.flatMap((worded) => {
    const push = pushReasonOf(worded.row.reason);
    return push?.code === 'pushed' && push.leftBehind.length > 0 ? [{ worded, pushes: push.leftBehind }] : [];
  });
  if (rows.length === 0) return [];
  const pushes = newestFirst(rows.flatMap((row) => row.pushes));
  const places = [...new Map(pushes.map((push) => [destination(push), push])).entries()];
  const times = listed(places.map(([place, push]) => `${place} (newest push ${formatInstant(push.atMs)})`));
  // What is in use, or is not known to be, may make a row stale or unknown that has a push.
  const isFresh = rows.every(({ worded }) => worded.row.verdict === 'fresh');
  const fresh = `${requirementList(rows.map(({ worded }) => worded))} ${isFresh ? 'is fresh' : 'was pushed to'}`;
  const step = `If it is in use, push there too and require ${listed(places.map(([place]) => place))}.`;
  return `${label}: ${fresh}, but ${times} did not get this certificate since its renewal. ${step}`;
};

const replacedHistoryLost: Remark = ({ assessment, rows }) => {
  const { replacedPushesError: error, replaced, evidence } = assessment;
  if (error === null) return [];
  const had = listed(replaced.map(({ id }) => id));
  const projects = `Remote projects that had ${had} and did not get ${evidence.certId} for ${requirementList(rows)}`;
  return `${error.code}: ${error.message}. ${projects} cannot be named. ${error.hint}`;
};

const revocation: Remark = ({ assessment, label, rows }) =>
  valueOr(assessment.evidence.detail, null)?.status === 'REVOKING'
    ? `${label} has status REVOKING: ${requirementList(rows)} will need another certificate.`
    : [];

/** Who still uses a replaced certificate, by the strongest evidence that there is. */
function useWords(
  { behind, using, still }: Readonly<Record<'behind' | 'using' | 'still', readonly WordedRow[]>>,
  certId: string | null
): string {
  if (still.length > 0) return `${requirementList(still)} still serves it`;
  if (using.length > 0) return `SCM says that ${requirementList(using)} still uses it`;
  return `${requirementList(behind)} may still use it: no push of ${certId}, which replaced it, is known`;
}

/** A replacement may still be due, while the certificate in service runs out. */
function replacedExpiry(policy: WarningPolicy, nowMs: number): Remark {
  return ({ assessment: { replaced, evidence }, rows }) => {
    if (policy.expiresWithinMs === 0) return [];
    const { certId } = evidence;
    const behind = rows.filter(({ row }) => shortfallOf(row.reason) !== null);
    const serving = (id: string): WordedRow[] => rows.filter(({ row }) => row.kind === 'host' && serves(row, id));
    return replaced.flatMap(({ id, notAfter }) => {
      const leftMs = notAfter === null ? Infinity : instantOf(notAfter, policy.offsetMinutes) - nowMs;
      const using = rows.filter(({ row }) => row.binding?.replaced.resources.some((one) => one.certId === id) === true);
      const still = serving(id);
      const isLeft = behind.length > 0 || using.length > 0 || still.length > 0;
      if (!isLeft || leftMs > policy.expiresWithinMs) return [];
      const end = leftMs < 0 ? `expired ${formatDuration(leftMs)} ago` : `expires in ${formatDuration(leftMs)}`;
      return `${id} ${end}, and ${useWords({ behind, using, still }, certId)}. Push or deploy ${certId} now.`;
    });
  };
}

const expiry: Remark = ({ assessment: { expiresAtMs, evidence }, label, expiringMs, rows }) => {
  if (expiringMs === null || expiresAtMs === null) return [];
  const end = `expires in ${formatDuration(expiringMs)}, at ${formatInstant(expiresAtMs)}`;
  return `${label}, required for ${requirementList(rows)}, ${end}. ${renewalSteps(evidence)}`;
};

/** A renewal that `renewed-at` was not given for is overridden by it too. */
function overriddenRenewal({ offsetMinutes }: WarningPolicy): Remark {
  return ({ assessment: { evidence, renewal }, label, rows }) => {
    if (renewal?.source !== 'input') return [];
    const told = renewalIn(evidence, { renewedAtMs: null, offsetMinutes });
    if (told === null) return [];
    const older = rows.filter(({ row }) => {
      const push = pushReasonOf(row.reason);
      return push?.code === 'pushed' && push.push.atMs < told.atMs;
    });
    if (older.length === 0) return [];
    const since = `SCM tells a renewal at ${formatInstant(told.atMs)}, and no push for ${requirementList(older)} since`;
    return `${label}: ${since}; renewed-at overrides that. Remove it, unless the service is known to use this content.`;
  };
}

function pushAhead(nowMs: number): Remark {
  return ({ assessment: { evidence, error }, label }) => {
    const newest = newestOf(valueOr(evidence.pushes, []).flat());
    if (newest === null || newest.atMs <= nowMs + MAX_PUSH_AHEAD_MS || error !== null) return [];
    const ahead = `${formatDuration(newest.atMs - nowMs)} ahead of this machine's clock`;
    return `${label}: the push to ${destination(newest)} is stamped ${ahead}. The verdict stands; check the clock.`;
  };
}

const nearMiss: Remark = (certificate) => {
  const { certId } = certificate.assessment.evidence;
  return (valueOr(certificate.assessment.evidence.renewals, null)?.nearMisses ?? []).map(({ id, shared, total }) => {
    const family = shared === total ? ', but has a key of another family' : '';
    const names = `${id} shares ${shared} of ${counted(total, 'name')} with ${certId}${family}`;
    const step = 'if it is the replacement, put it in cert-id';
    return `${names}; ${step}. ${certId} was judged for ${requirementList(certificate.rows)}.`;
  });
};

/** Some CAs issue on day boundaries, which give the zone of SCM's times away. */
function zoneWarnings(certificates: readonly WordedCertificate[], offsetMinutes: number): Annotation[] {
  return [0, 480].flatMap((offset) => {
    const group = certificates.filter(({ assessment: { evidence } }) => {
      const certificate = valueOr(evidence.detail, null);
      return certificate !== null && dayBoundaryOffset(certificate) === offset;
    });
    if (group.length === 0 || offset === offsetMinutes) return [];
    const [likely, set] = [formatOffset(offset), formatOffset(offsetMinutes)];
    const validity = `The validity of ${listed(group.map(({ label }) => label))} reads as whole days at ${likely}`;
    const message = `${validity}, but time-zone is ${set}. Set time-zone to ${likely} if SCM's times are in that zone.`;
    return { title: 'time-zone looks wrong', message };
  });
}

/** What may be wrong with the requirements themselves, though they are accepted. */
function requirementWarnings({ requirements, policy }: WarningPolicy): Annotation[] {
  if (policy !== null) return policy.warnings.map((warning) => ({ title: 'Unusual requirement', ...warning }));
  const required = servicesIn(requirements);
  const services = undocumentedServices(required).map((service) => ({
    title: 'Undocumented service',
    message:
      `required-services: ${service} is none of the services that Huawei documents ` +
      `(${listed(DOCUMENTED_SERVICES, DOCUMENTED_SERVICES.length)}). It is matched as written; check the spelling.`
  }));
  const projects = oddProjects(required).map(({ text }) => ({
    title: 'Unusual remote project',
    message:
      `required-services: what follows "@" in ${text} does not look like a remote project. One looks like cn-north-4, ` +
      "or like cn-north-7_test for a sub-project: it is the project's name in My Credentials > API Credentials of the " +
      'console, neither the name of the region as displayed nor the ID. It is compared as written.'
  }));
  return [...services, ...projects];
}

const WAIVER_OVER = 'A waiver is over';

/** The remarks on certificates, with the title that each has; most important first. */
function remarksOf(policy: WarningPolicy, nowMs: number): (readonly [string, Remark])[] {
  return [
    ['A replaced certificate runs out', replacedExpiry(policy, nowMs)],
    [WAIVER_OVER, waiverWarning(nowMs)],
    ['Another project has an older push', leftBehind],
    ...HOST_REMARKS,
    ['renewed-at is before a renewal', overriddenRenewal(policy)],
    ['Pushed, but nothing uses it', unused],
    ['Not all that uses a certificate is known', bindingDoubt],
    ['A newer certificate was not followed', nearMiss],
    ['The history of a replaced certificate is not known', replacedHistoryLost],
    ['Certificate expires soon', expiry],
    ['Certificate is being revoked', revocation],
    ['A push is ahead of the clock', pushAhead(nowMs)]
  ];
}

/** All warnings of a run beside its verdicts, most important first. Pure. */
export function warningsOf({ outcome, entries, certificates }: WordedOutcome, policy: WarningPolicy): Annotation[] {
  const remarks = remarksOf(policy, outcome.checkedAtMs).flatMap(([title, remark]) =>
    // Waivers are each entry's own, and only one of the entries of a certificate shows in its rows.
    (title === WAIVER_OVER ? entries : certificates).flatMap(remark).map((message) => ({ title, message }))
  );
  return [
    ...remarks,
    ...cutListWarnings(certificates),
    ...unlistedAnnotations(outcome).warnings,
    ...zoneWarnings(certificates, policy.offsetMinutes),
    ...requirementWarnings(policy)
  ];
}

/** The rows that nothing is to be done about: fresh, and no warning is about the row or its certificate. Pure. */
export function healthyRows({ outcome, certificates }: WordedOutcome, policy: WarningPolicy): ReadonlySet<WordedRow> {
  // These are said of single rows.
  const ofRows: readonly Remark[] = [leftBehind, unused, bindingDoubt, ...HOST_REMARKS.map(([, remark]) => remark)];
  const remarks = remarksOf(policy, outcome.checkedAtMs).flatMap(([, remark]) =>
    ofRows.includes(remark) ? [] : [remark]
  );
  const isDone = ({ row: { reason } }: WordedRow): boolean =>
    reason.code === 'in-use' ||
    reason.code === 'live-fresh' ||
    (reason.code === 'pushed' && reason.leftBehind.length === 0);
  return new Set(
    certificates
      .filter((certificate) => remarks.every((remark) => remark(certificate).length === 0))
      .flatMap(({ rows }) => rows)
      .filter((row) => isDone(row) && !hasBindingWarning(row) && !hasHostWarning(row))
  );
}
