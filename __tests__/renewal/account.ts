// An account made by hand: what its list shows, how far it can be read, and when it answers.
import type { BoundResource } from '../../src/certificate/binding.ts';
import type { Certificate } from '../../src/certificate/certificate.ts';
import type { PushHistory } from '../../src/certificate/push-history.ts';
import { ActionError } from '../../src/errors.ts';
import { collectEvidence, type CollectRequest, type Collected } from '../../src/evidence/collect.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import { once, type Scm } from '../../src/scm/client.ts';
import type { ListedCertificate, ListPage } from '../../src/scm/schema.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-11-24T03:00:00Z');
export const PAGE = 50;

export function at(ms: number): { ms: number; zoned: boolean } {
  return { ms, zoned: true };
}

/** A certificate that was ordered and issued so many days from now, and expires so many days from now. */
export function certificate(issued: number, expires: number | null, over: Partial<Certificate> = {}): Certificate {
  const issuedMs = NOW + issued * DAY;
  const names = over.names ?? ['shop.example.com', 'www.shop.example.com'];
  return {
    id: `scs${issuedMs - HOUR}`,
    name: '',
    domain: names[0] ?? '',
    names,
    status: 'ISSUED',
    keyFamily: 'RSA',
    fingerprint: `of ${issuedMs} ${names.join()}`,
    issueTime: at(issuedMs),
    notBefore: null,
    notAfter: expires === null ? null : at(NOW + expires * DAY),
    ...over
  };
}

export function rowOf(of: Certificate, over: Partial<ListedCertificate> = {}): ListedCertificate {
  const { id, domain, names, status, keyFamily, notAfter } = of;
  return { id, domain, names, hasAllNames: true, status, keyFamily, expiresAt: notAfter, ...over };
}

/** A row without `sans`. */
export function bareRow(of: Certificate, over: Partial<ListedCertificate> = {}): ListedCertificate {
  return rowOf(of, { names: [of.domain], hasAllNames: false, ...over });
}

/** So many certificates that have nothing to do with anything, all expiring at once. */
export function fillers(count: number, expires: number, suffix = 'filler.example'): Certificate[] {
  return Array.from({ length: count }, (_, index) =>
    certificate(-800, expires, {
      id: `scs${1_500_000_000_000 + Math.abs(expires) * 1_000 + index}`,
      names: [`f${index}-${Math.abs(expires)}.${suffix}`],
      fingerprint: `filler ${index} ${expires}`
    })
  );
}

export interface Account {
  /** What uses each certificate. */
  readonly used?: Readonly<Record<string, readonly BoundResource[]>>;
  readonly certificates: readonly Certificate[];
  /** What the list shows, in its order; a row for each certificate, latest expiry first, unless given. */
  readonly rows?: readonly ListedCertificate[];
  readonly histories?: Readonly<Record<string, PushHistory>>;
  readonly offsetLimit?: number;
  readonly totalCount?: number;
  /** What a keyword is looked for in. */
  readonly keywordIn?: 'domain' | 'names';
  /** Throws, or says how a page differs. */
  readonly fail?: (route: string, of: string) => void;
  readonly page?: (offset: number, content: string) => ListPage | undefined;
  /** Waits before the answer to a request such as `detail scs…` or `list 50 a.com`. */
  readonly wait?: (request: string) => Promise<void>;
}

export function anError(code: ActionError['code'] = 'SERVICE_UNAVAILABLE', status: number | null = null): ActionError {
  return new ActionError(code, 'no answer', 'try again', undefined, status);
}

export function sortedRows(certificates: readonly Certificate[]): ListedCertificate[] {
  return certificates
    .map((one) => rowOf(one))
    .toSorted((one, other) => (other.expiresAt?.ms ?? Infinity) - (one.expiresAt?.ms ?? Infinity));
}

function matches({ domain, names }: ListedCertificate, content: string, where: 'domain' | 'names'): boolean {
  return [domain, ...(where === 'names' ? names : [])].some((text) => text.includes(content));
}

export interface HandMade {
  readonly scm: Scm;
  /** Every request, in order. */
  readonly asked: string[];
}

export function handMade(account: Account): HandMade {
  const { certificates, histories = {}, offsetLimit = Infinity, keywordIn = 'domain' } = account;
  const rows = account.rows ?? sortedRows(certificates);
  const byId = new Map(certificates.map((one) => [one.id, one]));
  const asked: string[] = [];
  const note = async (route: string, of: string): Promise<void> => {
    asked.push(`${route} ${of}`.trim());
    await (account.wait?.(`${route} ${of}`.trim()) ?? Promise.resolve());
    account.fail?.(route, of);
  };
  const scm: Scm = {
    detail: once(async (id) => {
      await note('detail', id);
      const found = byId.get(id);
      if (found === undefined) throw anError('CERTIFICATE_NOT_FOUND');
      return found;
    }),
    history: once(async (id) => {
      await note('history', id);
      return histories[id] ?? [];
    }),
    listPage: async (offset, content) => {
      await note('list', `${offset} ${content}`.trim());
      if (offset > offsetLimit) throw anError('UNEXPECTED_RESPONSE', 400);
      const all = content === '' ? rows : rows.filter((row) => matches(row, content, keywordIn));
      const totalCount = account.totalCount ?? new Set(rows.map(({ id }) => id)).size;
      return account.page?.(offset, content) ?? { rows: all.slice(offset, offset + PAGE), totalCount };
    },
    deployedResources: async (ids) => {
      await note('deployed', ids.join());
      const used = account.used ?? {};
      return new Map(ids.map((id) => [id, { resources: used[id] ?? [], gaps: [] }]));
    }
  };
  return { scm, asked };
}

export function aRequest(over: Partial<CollectRequest> = {}): CollectRequest {
  return {
    certIds: [],
    domains: [],
    followRenewals: true,
    offsetMinutes: 480,
    nowMs: NOW,
    bindings: 'off',
    findsUnlisted: false,
    onRead: () => undefined,
    pushSubjects: new Set([...(over.certIds ?? []), ...(over.domains ?? [])]),
    ...over
  };
}

export async function collect(account: Account, request: Partial<CollectRequest>): Promise<Collected> {
  return collectEvidence(aRequest(request), handMade(account).scm);
}

/** What was found, without the certificates themselves. */
export interface Finding {
  readonly requested: string | null;
  readonly certId: string | null;
  readonly error: string | null;
  readonly doubt: string | null;
  readonly tiedIds: readonly string[];
  readonly replaced: readonly string[];
  readonly duplicates: readonly string[];
  readonly nearMisses: readonly string[];
}

export function findingOf(evidence: CertificateEvidence): Finding {
  const { requestedId, requestedDomain, certId, detail, duplicates, pushes, renewals } = evidence;
  const failures = [detail, pushes, renewals].flatMap((source) => (source.state === 'failed' ? [source.error] : []));
  const found = renewals.state === 'known' ? renewals.value : null;
  const doubt = found?.doubt ?? null;
  return {
    requested: requestedDomain ?? requestedId,
    certId,
    error: failures[0]?.code ?? null,
    doubt: doubt?.code ?? null,
    tiedIds: doubt !== null && 'candidateIds' in doubt ? doubt.candidateIds : [],
    replaced: found?.replaced.map(({ id }) => id) ?? [],
    duplicates: duplicates.map(({ id }) => id).toSorted(),
    nearMisses: found?.nearMisses.map(({ id }) => id).toSorted() ?? []
  };
}

export async function findings(account: Account, request: Partial<CollectRequest>): Promise<Finding[]> {
  const { certificates } = await collect(account, request);
  return certificates.map(findingOf);
}

/** What was found for one ID. */
export async function findingFor(account: Account, id: string): Promise<Finding> {
  const [finding] = await findings(account, { certIds: [id] });
  if (finding === undefined) throw new Error('nothing was found');
  return finding;
}

/** Holds every answer back until it is let go. */
export class Gate {
  readonly waiting: { request: string; release: () => void }[] = [];
  readonly wait = async (request: string): Promise<void> => {
    await new Promise<void>((resolve) => {
      this.waiting.push({ request, release: resolve });
    });
  };

  /** Runs to the end, letting go of what `pick` chooses whenever nothing else can happen; returns how often it did. */
  async drive<Value>(run: Promise<Value>, pick: (requests: readonly string[]) => readonly number[]): Promise<number> {
    const state = { isDone: false };
    const finish = (): void => {
      state.isDone = true;
    };
    run.then(finish, finish);
    for (let ticks = 0; ; ticks += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (state.isDone) return ticks;
      if (this.waiting.length === 0) throw new Error('nothing is awaited, and nothing ends');
      const picked = new Set(pick(this.waiting.map(({ request }) => request)));
      const released = this.waiting.filter((_, index) => picked.has(index));
      const kept = this.waiting.filter((_, index) => !picked.has(index));
      this.waiting.splice(0, this.waiting.length, ...kept);
      for (const { release } of released) release();
    }
  }
}
