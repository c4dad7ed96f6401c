// Open questions about the times of certificates.
import { parseDetail } from '../src/scm/schema.ts';
import { DAY_MS, formatDuration, formatOffset, MINUTE_MS, parseScmTime } from '../src/time.ts';
import { fell, holds, open, unanswered, type Finding, type Premise } from './finding.ts';
import type { Served } from './handshake.ts';
import { fieldsOf, isGood, readBy, tally, textOf, timeKind, toldKind, typeKind } from './kinds.ts';
import type { Sample, Sampled } from './sample.ts';

/** What a host served, and the certificate of the sample that it is; null where it is none of them. */
export interface HostSeen {
  readonly served: Served | null;
  readonly certificate: Sampled | null;
}

function detailOf({ detail }: Sampled): Readonly<Record<string, unknown>> {
  return isGood(detail) ? fieldsOf(detail.json) : {};
}

/** The clock's face of a time without a zone, in milliseconds as if it were UTC; null for any other time. */
function faceMs(value: unknown): number | null {
  const time = parseScmTime(value);
  return time === null || time === undefined || time.zoned ? null : time.ms;
}

/** The certificate of the sample with a served content. */
export function serving({ certificates }: Sample, { sha1 }: Served): Sampled | null {
  const matches = (each: Sampled): boolean =>
    textOf(detailOf(each)['fingerprint']).replaceAll(':', '').toLowerCase() === sha1;
  return certificates.find(matches) ?? null;
}

/** By how many minutes each of SCM's times is east of the instant in the certificate itself. */
function offsetsOf({ served, certificate }: HostSeen): number[] {
  if (served === null || certificate === null) return [];
  const { not_before, not_after } = detailOf(certificate);
  const pairs: [unknown, number][] = [
    [not_before, served.notBeforeMs],
    [not_after, served.notAfterMs]
  ];
  return pairs.flatMap(([time, instantMs]) => {
    const face = faceMs(time);
    return face === null ? [] : [(face - instantMs) / MINUTE_MS];
  });
}

/** Certificate authorities that issue by whole days leave a trace of the zone in their times. */
function dayShapes({ certificates }: Sample): string {
  const shapes = certificates.flatMap((each) => {
    const { not_before, not_after } = detailOf(each);
    const times = [not_before, not_after].map((time) => /\d\d:\d\d:\d\d/.exec(textOf(time))?.[0]);
    if (times[0] === '00:00:00' && times[1] === '23:59:59') return ['whole days in UTC'];
    return times[0] === '08:00:00' && times[1] === '07:59:59' ? ['whole days in UTC, shown at +08:00'] : [];
  });
  return shapes.length === 0 ? '' : `; whole-day certificates: ${tally(shapes)}`;
}

function zonePremise(offsetMinutes: number): Premise {
  return {
    topic: 'zone',
    question: 'In which zone are the times of certificates?',
    asked: 'not_before and not_after of the detail, compared with the certificate that a host serves (TLS handshake)',
    assumes: `Times without a zone are at ${formatOffset(offsetMinutes)}.`
  };
}

/** The zone of `not_before` and `not_after`. */
export function askZone(sample: Sample, seen: readonly HostSeen[], offsetMinutes: number): Finding {
  const premise = zonePremise(offsetMinutes);
  const kinds = tally(sample.certificates.map((each) => timeKind(detailOf(each)['not_after'])));
  const hint = `not_after: ${kinds}${dayShapes(sample)}`;
  if (seen.length === 0) return open(premise, hint, 'Give --host HOST that serves a certificate of this account.');
  const offsets = seen.flatMap(offsetsOf);
  if (offsets.length === 0) {
    const outcomes = seen.map(({ served, certificate }) => {
      if (served === null) return 'no handshake';
      return certificate === null
        ? 'a certificate that is not in the sample'
        : 'times that carry a zone or are missing';
    });
    return open(
      premise,
      `${hint}; hosts: ${tally(outcomes)}`,
      'Give a --host that serves a certificate of this account.'
    );
  }
  const shown = offsets.map((minutes) =>
    Number.isInteger(minutes) && Math.abs(minutes) <= 840 ? formatOffset(minutes) : 'no zone'
  );
  const words = `${hint}; against the handshake: ${tally(shown)}`;
  if (offsets.every((minutes) => minutes === offsetMinutes)) return holds(premise, words);
  const [real] = shown;
  return fell(
    premise,
    words,
    new Set(shown).size === 1 && real !== 'no zone'
      ? `Set time-zone: "${real ?? ''}", or renewals and expiries are off by the difference.`
      : 'The times do not differ by one zone: renewals and expiries cannot be told from them.'
  );
}

/** Whether the list says the same expiry as the detail. */
export function askExpiry({ certificates }: Sample): Finding {
  const premise = {
    topic: 'expiry',
    question: 'Is `expire_time` of the list the `not_after` of the detail?',
    asked: 'Both times of each certificate that was read',
    assumes: 'They are one time in one zone.'
  };
  const differences = certificates.flatMap((each) => {
    const [listed, own] = [parseScmTime(each.row['expire_time']), parseScmTime(detailOf(each)['not_after'])];
    return listed && own ? [listed.ms - own.ms] : [];
  });
  if (differences.length === 0) return open(premise, 'no certificate with both', 'It needs an issued certificate.');
  const words = tally(
    differences.map((ms) => (Math.abs(ms) < MINUTE_MS ? 'the same' : `off by ${formatDuration(ms)}`))
  );
  if (differences.every((ms) => Math.abs(ms) < MINUTE_MS)) return holds(premise, words);
  return fell(premise, words, 'The order in which renewals are looked for is off by the difference.');
}

/** The instant in an ID such as scs1554192131150; null for any other ID. */
function idMs(id: string): number | null {
  const digits = /^scs(\d{13})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

function issueKind(each: Sampled, offsetMinutes: number): string {
  const { issue_time, not_before } = detailOf(each);
  const [issued, from, orderedMs] = [faceMs(issue_time), faceMs(not_before), idMs(each.id)];
  if (issued === null) return `${typeKind(issue_time)}, not_before ${timeKind(not_before)}`;
  if (issued === from) return `${timeKind(issue_time)}, the same as not_before`;
  const isImport = orderedMs !== null && Math.abs(issued - offsetMinutes * MINUTE_MS - orderedMs) < MINUTE_MS;
  return `${timeKind(issue_time)}, ${isImport ? 'the time of the upload' : 'another time than not_before'}`;
}

/** What `issue_time` is in certificates that were uploaded. */
export function askUploads({ certificates }: Sample, offsetMinutes: number): Finding {
  const premise = {
    topic: 'uploads',
    question: 'Do uploaded certificates have an `issue_time`?',
    asked: 'issue_time and not_before of certificates with status UPLOAD',
    assumes: 'Where there is no issue_time, not_before stands in for it.'
  };
  const uploads = certificates.filter(({ status, detail }) => status === 'UPLOAD' && isGood(detail));
  if (uploads.length === 0) return open(premise, 'no uploaded certificate', 'Upload one, and run it again.');
  const words = tally(uploads.map((each) => issueKind(each, offsetMinutes)));
  const isTimeless = uploads.some((each) => {
    const { issue_time, not_before } = detailOf(each);
    return !parseScmTime(issue_time) && !parseScmTime(not_before);
  });
  if (isTimeless) return fell(premise, words, 'Such a certificate is unknown, unless renewed-at is given.');
  return holds(premise, words);
}

/** Whether certificates were issued long after they were ordered, under the ID of the order. */
export function askReissue({ certificates }: Sample, offsetMinutes: number): Finding {
  const premise = {
    topic: 'reissue',
    question: 'Does a reissue keep the ID and move `issue_time`?',
    asked: 'issue_time of bought certificates, compared with the time of the order in their ID',
    assumes: 'Both: the same ID with a later issue_time. A new ID is found by its names.'
  };
  const bought = certificates.filter(({ status }) => status !== 'UPLOAD');
  const ages = bought.flatMap((each) => {
    const [issued, orderedMs] = [faceMs(detailOf(each)['issue_time']), idMs(each.id)];
    return issued === null || orderedMs === null ? [] : [issued - offsetMinutes * MINUTE_MS - orderedMs];
  });
  const words = tally(
    ages.map((ms) => {
      if (ms < 0) return 'issued before its order';
      return ms < 30 * DAY_MS ? 'issued within 30 days of its order' : 'issued more than 30 days after its order';
    })
  );
  return open(
    premise,
    words,
    'If some were issued long after their order: say in the issue whether those were reissued.'
  );
}

/** Whether the action can read the details at all, and what their algorithms and statuses are. */
export function askDetails({ certificates }: Sample): Finding {
  const premise = {
    topic: 'details',
    question: 'Can every detail be read?',
    asked: 'GET /v3/scm/certificates/{certificate_id}',
    assumes: 'The documented shape, with `signature_algorithm` or its older spelling `signature_algrithm`.'
  };
  if (certificates.length === 0) return open(premise, 'not asked', 'It needs an account with certificates.');
  const kinds = certificates.map(({ id, detail }) => {
    if (!isGood(detail)) return toldKind(detail);
    const { signature_algorithm, signature_algrithm } = fieldsOf(detail.json);
    const isRead = readBy((json) => parseDetail(json, id), detail.json) !== null;
    const spellings =
      `signature_algorithm ${typeKind(signature_algorithm)}, ` + `signature_algrithm ${typeKind(signature_algrithm)}`;
    return `${isRead ? 'read' : 'in a shape that is not documented'}, ${spellings}`;
  });
  const words = tally(kinds);
  const answers = certificates.map(({ detail }) => detail);
  const missing = unanswered(premise, answers, 'scm:cert:get');
  if (missing !== null) return missing;
  if (kinds.every((kind) => kind.startsWith('read'))) return holds(premise, words);
  return fell(premise, words, 'Certificates that cannot be read end in error.');
}
