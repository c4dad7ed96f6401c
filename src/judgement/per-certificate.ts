import { firstToMend } from '../errors.ts';
import { destination, newestOf } from '../certificate/push-history.ts';
import { anyRequirementKey } from '../certificate/required.ts';
import { subjectOf } from '../evidence/evidence.ts';
import { NOT_ASKED, type Source } from '../source.ts';
import type { Assessment, Row } from './assess.ts';
import { worst, worstFirst } from './verdict.ts';

// Several entries may lead to one certificate, which counts once.

/** A row that names all that was left behind by any of the rows, each destination once with its newest push. */
function withAllLeftBehind(row: Row, rows: readonly Row[]): Row {
  // Only of a fresh row it can be said that another project was left behind.
  if (row.kind !== 'service' || row.reason.code !== 'pushed') return row;
  const all = rows.flatMap(({ reason }) => (reason.code === 'pushed' ? reason.leftBehind : []));
  const leftBehind = [...Map.groupBy(all, destination).values()].flatMap((pushes) => newestOf(pushes) ?? []);
  return { ...row, reason: { ...row.reason, leftBehind } };
}

/** A row, and when the entry that it is from takes the certificate to be renewed. */
interface DatedRow {
  readonly row: Row;
  readonly renewedAtMs: number;
}

/**
 * Compares rows of one requirement, the one that counts first: the worse; of equals that with the shorter grace, then
 * that with the later renewal, so that the order of the input decides nothing.
 */
function compareTwins({ row, renewedAtMs }: DatedRow, other: DatedRow): number {
  const dueMs = ({ reason }: Row): number => ('dueMs' in reason ? reason.dueMs : Infinity);
  return (
    worstFirst(row.counted, other.row.counted) ||
    worstFirst(row.verdict, other.row.verdict) ||
    Math.sign(dueMs(row) - dueMs(other.row)) ||
    Math.sign(other.renewedAtMs - renewedAtMs) ||
    0
  );
}

/** The rows of several entries, one for each requirement, in the order in which they are first required. */
function mergeRows(assessments: readonly Assessment[]): Row[] {
  const rows = assessments.flatMap(({ rows: own, renewal }) =>
    own.map((row) => ({ row, renewedAtMs: renewal?.atMs ?? -Infinity }))
  );
  return [...Map.groupBy(rows, ({ row }) => anyRequirementKey(row.requirement)).values()].flatMap((group) => {
    const [worst] = group.toSorted(compareTwins);
    const twins = group.map(({ row }) => row);
    return worst === undefined ? [] : [withAllLeftBehind(worst.row, twins)];
  });
}

/** What was asked for any of some entries; an entry of hosts alone asks neither for pushes nor for bindings. */
function askedIn<Value>(sources: readonly Source<Value>[]): Source<Value> {
  return sources.find(({ state }) => state !== 'not-asked') ?? NOT_ASKED;
}

/** Assessments of one certificate as one: row by row the worse, with what all say of the certificates it replaced. */
function mergeAll(group: readonly [Assessment, ...Assessment[]]): Assessment {
  const [first] = group;
  if (group.length === 1) return first;
  const renewedMs = ({ renewal }: Assessment): number => renewal?.atMs ?? -Infinity;
  const latest = group.reduce((one, other) => (renewedMs(other) > renewedMs(one) ? other : one));
  const replaced = group.flatMap((one) => one.replaced).map((certificate) => [certificate.id, certificate] as const);
  const rows = mergeRows(group);
  const evidences = group.map(({ evidence }) => evidence);
  return {
    ...latest,
    evidence: {
      ...latest.evidence,
      pushes: askedIn(evidences.map(({ pushes }) => pushes)),
      bindings: askedIn(evidences.map(({ bindings }) => bindings))
    },
    error: firstToMend(group.flatMap(({ error }) => error ?? [])),
    replaced: [...new Map(replaced).values()],
    replacedPushesError: group.find((one) => one.replacedPushesError !== null)?.replacedPushesError ?? null,
    result: worst(rows.length === 0 ? group.map(({ result }) => result) : rows.map(({ counted }) => counted)),
    rows
  };
}

/** One assessment per judged certificate, in the order of the input: several IDs may lead to one, which counts once. */
export function perCertificate(assessments: readonly Assessment[]): Assessment[] {
  const groups = Map.groupBy(assessments, ({ evidence }) => subjectOf(evidence));
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [mergeAll([first, ...others])]
  );
}
