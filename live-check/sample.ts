// What is read of the account: its list, and detail, history and use of a few certificates of every kind.
import { isCoveredBy, certificateNames, normaliseName } from '../src/certificate/names.ts';
import { LIST_PAGE_SIZE, listPath } from '../src/scm/client.ts';
import type { Ask, Told } from './asking.ts';
import { fieldsOf, isGood, listOf, textOf } from './kinds.ts';

/** A row of the list as it came. */
export type Row = Readonly<Record<string, unknown>>;

export interface Sampled {
  readonly id: string;
  readonly status: string;
  readonly row: Row;
  readonly detail: Told;
  readonly history: Told;
}

export interface Sample {
  /** The first page. */
  readonly first: Told;
  readonly rows: readonly Row[];
  /** Whether the list was read to its end. */
  readonly isWhole: boolean;
  /** What the first page counts; null where it counts nothing. */
  readonly totalCount: number | null;
  readonly certificates: readonly Sampled[];
}

const MAX_PAGES = 10;

/** Certificates of a status whose details are read; one account shows the same thing over and over. */
const MAX_PER_STATUS = 4;
const MAX_CERTIFICATES = 20;

/** The rows of an answer that have an ID by which a certificate can be asked for. */
export function rowsOf(told: Told): Row[] {
  if (!isGood(told)) return [];
  const rows = listOf(fieldsOf(told.json)['certificates']).map(fieldsOf);
  return rows.filter((row) => /^[A-Za-z0-9_-]{1,64}$/.test(textOf(row['id'])));
}

/** The first of each status, and every one that covers one of the hosts. */
function chosen(rows: readonly Row[], hosts: readonly string[]): Row[] {
  const names = hosts.map((host) => normaliseName(host.replace(/:\d+$/, '')));
  const seen = new Map<string, number>();
  const serving = rows.filter((row) => {
    const covering = new Set(certificateNames(textOf(row['domain']), textOf(row['sans'])));
    return names.some((name) => isCoveredBy(name, covering));
  });
  const typical = rows.filter((row) => {
    const status = textOf(row['status']);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    return (seen.get(status) ?? 0) <= MAX_PER_STATUS;
  });
  return [...new Set([...serving, ...typical])].slice(0, MAX_CERTIFICATES);
}

/** Reads the list on from its first page, until it ends or a page is refused. */
async function readList(first: Told, ask: Ask): Promise<Pick<Sample, 'rows' | 'isWhole'>> {
  const rows: Row[] = [];
  let page = first;
  for (let number = 1; isGood(page); number += 1) {
    rows.push(...rowsOf(page));
    if (listOf(fieldsOf(page.json)['certificates']).length < LIST_PAGE_SIZE) return { rows, isWhole: true };
    if (number === MAX_PAGES) break;
    page = await ask(listPath(number * LIST_PAGE_SIZE, ''));
  }
  return { rows, isWhole: false };
}

/** If a history is refused for want of rights, the others are not asked: repeated rejections lock an access key. */
function historyAsker(ask: Ask, projectId: string): (id: string) => Promise<Told> {
  let rejected: Told | undefined;
  return async (id) => {
    const told = rejected ?? (await ask(`/v2/${projectId}/scm/cert/${id}/push-history`));
    if (told.kind === 'reply' && (told.status === 401 || told.status === 403)) rejected = told;
    return told;
  };
}

/** Reads the account; `projectId` is that of the push history's path. */
export async function readSample(ask: Ask, projectId: string, hosts: readonly string[]): Promise<Sample> {
  const first = await ask(listPath(0, ''));
  const { rows, isWhole } = await readList(first, ask);
  const askHistory = historyAsker(ask, projectId);
  const certificates: Sampled[] = [];
  for (const row of chosen(rows, hosts)) {
    const id = textOf(row['id']);
    const [detail, history] = await Promise.all([ask(`/v3/scm/certificates/${id}`), askHistory(id)]);
    certificates.push({ id, status: textOf(row['status']).toUpperCase(), row, detail, history });
  }
  const count = isGood(first) ? fieldsOf(first.json)['total_count'] : null;
  const totalCount = typeof count === 'number' ? count : null;
  return { first, rows, isWhole, totalCount, certificates };
}
