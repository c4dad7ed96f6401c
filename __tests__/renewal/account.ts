// An account made by hand, and an SCM over it that answers when it is told to.
import type { Certificate } from '../../src/certificate/certificate.ts';
import type { Scm } from '../../src/scm/client.ts';
import type { ListedCertificate, ListPage } from '../../src/scm/schema.ts';
import { ActionError } from '../../src/errors.ts';
import { aCertificate, DAY, HOUR, NOW } from '../builders.ts';

/** A certificate issued and expiring so many days from now, of these names. */
export function certificate(
  issuedDays: number,
  expiresDays: number,
  names: string[],
  over: Partial<Certificate> = {}
): Certificate {
  const issuedMs = NOW + issuedDays * DAY;
  return aCertificate({
    id: `scs${issuedMs}`,
    domain: names[0] ?? '',
    names,
    fingerprint: `content of ${issuedMs}`,
    issueTime: { ms: issuedMs + HOUR, zoned: true },
    notBefore: null,
    notAfter: { ms: NOW + expiresDays * DAY, zoned: true },
    ...over
  });
}

/** The row that an honest list shows of it. */
export function rowOf(one: Certificate, over: Partial<ListedCertificate> = {}): ListedCertificate {
  const { id, domain, names, status, keyFamily, notAfter } = one;
  return { id, domain, names, hasAllNames: true, status, keyFamily, expiresAt: notAfter, ...over };
}

export interface HandMadeAccount {
  certificates: readonly Certificate[];
  /** Replaces the row of an ID; an empty list hides it. */
  rows?: Readonly<Record<string, readonly ListedCertificate[]>>;
  /** The largest offset that is answered. */
  maxOffset?: number;
  totalCount?: number;
  /** Which certificates a keyword finds; by default those with it in their domain. */
  finds?: (keyword: string, one: Certificate) => boolean;
  /** Waits before an answer, or throws in its place. */
  before?: (route: string, key: string) => Promise<void>;
}

export interface HandMadeScm {
  scm: Scm;
  /** Route and ID, offset or keyword of every request, each once. */
  asked: string[];
}

function once<Value>(ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const answers = new Map<string, Promise<Value>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

/** Latest expiry first, as the list is asked for; rows without one last. */
function inOrder(rows: readonly ListedCertificate[]): ListedCertificate[] {
  return rows.toSorted((one, other) => (other.expiresAt?.ms ?? 0) - (one.expiresAt?.ms ?? 0));
}

export function handMade(account: HandMadeAccount): HandMadeScm {
  const { certificates, rows = {}, maxOffset = Infinity, totalCount } = account;
  const {
    finds = (keyword: string, { domain }: Certificate) => domain.includes(keyword),
    before = () => Promise.resolve()
  } = account;
  const asked: string[] = [];
  const wait = async (route: string, key: string): Promise<void> => {
    asked.push(`${route} ${key}`);
    await before(route, key);
  };
  const scm: Scm = {
    detail: once(async (id) => {
      await wait('detail', id);
      const found = certificates.find((one) => one.id === id);
      if (found === undefined) throw new ActionError('CERTIFICATE_NOT_FOUND', `no ${id}`, '');
      return found;
    }),
    history: once(async (id) => {
      await wait('history', id);
      return [];
    }),
    listPage: async (offset, keyword): Promise<ListPage> => {
      await wait('list', keyword === '' ? String(offset) : `${keyword} ${offset}`);
      if (offset > maxOffset) throw new ActionError('UNEXPECTED_RESPONSE', 'no page', '', undefined, 400);
      const shown = keyword === '' ? certificates : certificates.filter((one) => finds(keyword, one));
      const all = inOrder(shown.flatMap((one) => rows[one.id] ?? [rowOf(one)]));
      return { rows: all.slice(offset, offset + 50), totalCount: totalCount ?? all.length };
    }
  };
  return { scm, asked };
}
