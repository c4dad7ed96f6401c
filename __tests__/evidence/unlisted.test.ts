// Which certificates of an account nobody listed, on accounts made by hand.
import { describe, expect, test } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { collectEvidence, type CollectRequest } from '../../src/evidence/collect.ts';
import { collectUnlisted, type UnlistedFindings } from '../../src/evidence/unlisted.ts';
import { failureIn, type Source } from '../../src/source.ts';
import {
  anError,
  aRequest,
  bareRow,
  certificate,
  fillers,
  handMade,
  NOW,
  PAGE,
  rowOf,
  sortedRows,
  type Account
} from '../renewal/account.ts';

interface Looked {
  readonly findings: Source<UnlistedFindings>;
  readonly ids: readonly string[];
  /** The requests that the search made after everything else. */
  readonly asked: readonly string[];
}

async function look(account: Account, over: Partial<CollectRequest>): Promise<Looked> {
  const { scm, asked } = handMade(account);
  const request = aRequest(over);
  const { certificates, inventory } = await collectEvidence(request, scm);
  const before = asked.length;
  const { offsetMinutes, nowMs } = request;
  const findings = await collectUnlisted(certificates, { scm, inventory, offsetMinutes, nowMs });
  const ids = findings.state === 'known' ? findings.value.certificates.map(({ id }) => id) : [];
  return { findings, ids, asked: asked.slice(before) };
}

const OTHER = { names: ['other.example.org'] };
const LISTED = certificate(-30, 300);
const NOBODYS = certificate(-40, 200, OTHER);

describe('a certificate that no entry names', () => {
  test('is unlisted, with its domain and expiry, and costs no request', async () => {
    const seen = await look({ certificates: [LISTED, NOBODYS] }, { certIds: [LISTED.id] });
    expect(seen.findings).toEqual({
      state: 'known',
      value: {
        certificates: [{ id: NOBODYS.id, domain: 'other.example.org', expiresAtMs: NOBODYS.notAfter?.ms }],
        isListCut: false
      }
    });
    expect(seen.asked).toEqual([]);
  });

  test.each<[string, Partial<Certificate>, number, boolean]>([
    ['it was uploaded', { status: 'UPLOAD' }, 200, true],
    ['a name is being added', { status: 'SUPPLEMENTCHECKING' }, 200, true],
    ['it has expired', {}, -1, false],
    ['it was revoked', { status: 'REVOKED' }, 200, false],
    ['it is being revoked', { status: 'REVOKING' }, 200, false],
    ['it is a mere order', { status: 'PAID' }, 200, false]
  ])('where %s', async (_, over, expires, isUnlisted) => {
    const one = certificate(-400, expires, { ...OTHER, ...over });
    const { ids } = await look({ certificates: [LISTED, one] }, { certIds: [LISTED.id] });
    expect(ids).toEqual(isUnlisted ? [one.id] : []);
  });

  test.each<[string, Partial<Certificate>, boolean]>([
    ['in service by its detail', { status: 'ISSUED' }, true],
    ['revoked by its detail', { status: 'REVOKED' }, false]
  ])('with a status that is not documented: %s', async (_, over, isUnlisted) => {
    const one = certificate(-40, 200, { ...OTHER, ...over });
    const rows = [rowOf(LISTED), rowOf(one, { status: 'NEW_STATE' })];
    const seen = await look({ certificates: [LISTED, one], rows }, { certIds: [LISTED.id], followRenewals: false });
    expect([seen.ids, seen.asked]).toEqual([isUnlisted ? [one.id] : [], ['list 0', `detail ${one.id}`]]);
  });
});

describe('an entry is about', () => {
  test('what its domain chose, and what replaced it', async () => {
    const old = certificate(-300, 30);
    const account = { certificates: [old, LISTED] };
    expect((await look(account, { domains: ['shop.example.com'] })).ids).toEqual([]);
    expect((await look(account, { certIds: [old.id] })).ids).toEqual([]);
  });

  test.each([true, false])('what its certificate replaced long before, follow-renewals %p', async (followRenewals) => {
    const old = certificate(-300, 30);
    const seen = await look({ certificates: [old, LISTED] }, { certIds: [LISTED.id], followRenewals });
    expect(seen.ids).toEqual([]);
  });

  test('the same content under another ID, also without follow-renewals', async () => {
    const twin = certificate(-30, 300, { id: `scs${NOW - 1}`, fingerprint: LISTED.fingerprint });
    const account = { certificates: [LISTED, twin] };
    expect((await look(account, { certIds: [LISTED.id], followRenewals: false })).ids).toEqual([]);
    const stranger = { ...twin, fingerprint: 'another' };
    const other = await look({ certificates: [LISTED, stranger] }, { certIds: [LISTED.id], followRenewals: false });
    expect(other.ids).toEqual([stranger.id]);
  });

  test('each certificate between which nothing decides', async () => {
    const [one, other] = [1, 2].map((index) =>
      certificate(-30, 300, { id: `scs${NOW - index}`, fingerprint: `${index}` })
    );
    if (one === undefined || other === undefined) throw new Error('two certificates');
    expect((await look({ certificates: [one, other] }, { domains: ['shop.example.com'] })).ids).toEqual([]);
  });

  test('what its certificate was followed through before nothing decided', async () => {
    const pinned = certificate(-300, 30);
    // Followed by those of another kind of key only because its own is not known.
    const between = certificate(-150, 130, { keyFamily: null });
    const tied = [1, 2].map((index) =>
      certificate(-30, 300, { id: `scs${NOW - index}`, fingerprint: `${index}`, keyFamily: 'ECDSA' })
    );
    const seen = await look({ certificates: [pinned, between, ...tied] }, { certIds: [pinned.id] });
    expect(seen.ids).toEqual([]);
  });

  test('what has its domain, where it is not known which certificate is in service for that', async () => {
    const named = certificate(-30, 300, { names: ['old.example.net', 'shop.example.com'] });
    const wild = certificate(-30, 290, { names: ['old.example.net', '*.example.com'] });
    const account = { certificates: [named, wild, NOBODYS, ...fillers(PAGE * 2, 100)], offsetLimit: 10 };
    const cut = await look(account, { domains: ['shop.example.com'] });
    expect(cut.ids).not.toContain(named.id);
    expect(cut.ids).not.toContain(wild.id);
    expect(cut.ids).toContain(NOBODYS.id);
    const fail: Account['fail'] = (route, of) => {
      if (route === 'detail' && of === LISTED.id) throw anError();
    };
    expect((await look({ certificates: [LISTED, NOBODYS], fail }, { domains: ['shop.example.com'] })).ids).toEqual([
      NOBODYS.id
    ]);
  });

  test('not what has a name more than its certificate, or a later expiry', async () => {
    const wider = certificate(-300, 30, { names: ['shop.example.com', 'new.example.com'] });
    const later = certificate(-299, 400, { names: ['shop.example.com'], fingerprint: 'later' });
    const certificates = [LISTED, wider, later];
    const { ids } = await look({ certificates }, { certIds: [LISTED.id], followRenewals: false });
    expect(ids).toEqual([wider.id, later.id].sort());
  });
});

describe('a row without sans', () => {
  const old = certificate(-300, 30);
  const rows = [rowOf(LISTED), bareRow(old)];

  test('is decided by its detail', async () => {
    const account = { certificates: [LISTED, old], rows };
    const seen = await look(account, { certIds: [LISTED.id], followRenewals: false });
    expect([seen.ids, seen.asked]).toEqual([[], ['list 0', `detail ${old.id}`]]);
  });

  test('is unlisted where its detail cannot be had', async () => {
    const fail: Account['fail'] = (route, of) => {
      if (route === 'detail' && of === old.id) throw anError();
    };
    const seen = await look(
      { certificates: [LISTED, old], rows, fail },
      { certIds: [LISTED.id], followRenewals: false }
    );
    expect(seen.ids).toEqual([old.id]);
  });
});

describe('the list', () => {
  test('is read on until its rows have expired, and no further', async () => {
    const certificates = [LISTED, ...fillers(PAGE * 2, 100), ...fillers(PAGE * 3, -90)];
    const { asked, ids } = await look({ certificates }, { certIds: [LISTED.id] });
    expect(asked).toEqual(['list 50', 'list 100']);
    expect(ids).toHaveLength(PAGE * 2);
  });

  test('that is cut says so', async () => {
    const account = { certificates: [LISTED, ...fillers(PAGE * 2, 100)], offsetLimit: 10 };
    const { findings } = await look(account, { certIds: [LISTED.id] });
    expect(findings).toMatchObject({ state: 'known', value: { isListCut: true } });
  });

  test('that cannot be had fails with its error, and is not asked for twice', async () => {
    const denied = anError('PERMISSION_DENIED', 403);
    const fail: Account['fail'] = (route) => {
      if (route === 'list') throw denied;
    };
    const seen = await look({ certificates: [LISTED], fail }, { certIds: [LISTED.id] });
    expect(seen).toMatchObject({
      findings: { state: 'failed', error: { code: 'PERMISSION_DENIED', status: 403 } },
      asked: []
    });
    // Not what helps a certificate that is followed: without following the list is read all the same.
    expect(failureIn([seen.findings])?.hint).toBe(
      'Grant the IAM action scm:cert:list, or set unlisted: ignore in the policy.'
    );
  });

  test('of 5,000 certificates that no entry names is looked at in few rounds', async () => {
    const certificates = [LISTED, ...fillers(5_000, 100)];
    const rows = sortedRows(certificates).map((row) => ({ ...row, hasAllNames: row.id === LISTED.id }));
    const { ids, asked } = await look({ certificates, rows }, { certIds: [LISTED.id], followRenewals: false });
    expect(ids).toHaveLength(5_000);
    expect(asked.filter((each) => each.startsWith('detail')).length).toBeLessThanOrEqual(500);
  });
});
