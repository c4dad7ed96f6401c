/** SCM returns at most the last ten push records of a certificate, over all services and projects. */
export const WINDOW_SIZE = 10;

/** Ten are documented: an answer with more records than this cannot be trusted. */
export const MAX_RECORDS = 1_000;

/** One push of a certificate to a service. A record says that it was pushed, not whether that succeeded. */
export interface PushRecord {
  readonly atMs: number;
  /** Documented services in the documented spelling. */
  readonly service: string;
  readonly project: string | null;
}

/** A push's destination: `WAF@cn-north-4`, or `CDN`. */
export function destination({ service, project }: Pick<PushRecord, 'service' | 'project'>): string {
  return project === null ? service : `${service}@${project}`;
}

/** The push records that one certificate's history still holds, in no promised order. */
export type PushHistory = readonly PushRecord[];

/** Whether older records may have dropped out of the history. */
export function isFull(history: PushHistory): boolean {
  return history.length >= WINDOW_SIZE;
}

/** The oldest record's time in milliseconds; Infinity where there is none. */
export function oldestMs(history: PushHistory): number {
  return Math.min(...history.map(({ atMs }) => atMs));
}

/** The newest record's time in milliseconds; -Infinity where there is none. */
export function newestMs(history: PushHistory): number {
  return Math.max(...history.map(({ atMs }) => atMs));
}

/** Records of one millisecond have a fixed order, so that the order of the answer never matters. */
function compareNewestFirst(one: PushRecord, other: PushRecord): number {
  return other.atMs - one.atMs || (destination(one) < destination(other) ? -1 : 1);
}

/** Latest first. */
export function newestFirst(records: PushHistory): PushRecord[] {
  return records.toSorted(compareNewestFirst);
}

/** The newest of the records; null where there is none. */
export function newestOf(records: PushHistory): PushRecord | null {
  return records.reduce<PushRecord | null>(
    (newest, one) => (newest === null || compareNewestFirst(one, newest) < 0 ? one : newest),
    null
  );
}
