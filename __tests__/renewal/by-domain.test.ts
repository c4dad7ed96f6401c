// The certificate in service for a domain.
import { describe, expect, it } from '@jest/globals';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { normaliseName } from '../../src/certificate/names.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import {
  anError,
  aRequest,
  bareRow,
  certificate,
  collect,
  DAY,
  fillers,
  findings,
  handMade,
  NOW,
  rowOf,
  sortedRows,
  type Account
} from './account.ts';

const DOMAIN = 'www.a.com';
const one = (name: string, over: Partial<Certificate> = {}): Partial<Certificate> => ({ names: [name], ...over });

const EXACT = certificate(-10, 190, one(DOMAIN));
const WILDCARD = certificate(-5, 360, one('*.a.com'));
const EXPIRED = certificate(-300, -100, one(DOMAIN));
const ECDSA = certificate(-9, 190, one(DOMAIN, { keyFamily: 'ECDSA' }));
const LATE = fillers(60, 900);

async function chosen(certificates: readonly Certificate[], over: Partial<Account> = {}): Promise<(string | null)[]> {
  const found = await findings({ certificates, ...over }, { domains: [DOMAIN], followRenewals: false });
  return found.map(({ certId }) => certId);
}

describe('for a domain is in service', () => {
  const later = certificate(-9, 200, one(DOMAIN));
  const renewed = certificate(-8, 190, one(DOMAIN));
  const revoked = certificate(-8, 300, one(DOMAIN, { status: 'REVOKED' }));
  const unknown = certificate(-6, 190, one(DOMAIN, { keyFamily: null }));
  const sm2 = certificate(-7, 190, one(DOMAIN, { keyFamily: 'SM2' }));
  const pending = certificate(-7, 300, one(DOMAIN, { status: 'CHECKING' }));
  const older = certificate(-400, -50, one(DOMAIN));
  const ended = certificate(-300, -10, one(DOMAIN, { status: 'EXPIRED', issueTime: null }));
  const endedToo = certificate(-299, -10, one(DOMAIN, { status: 'EXPIRED', issueTime: null, keyFamily: 'ECDSA' }));
  const several = certificate(-11, 100, { names: ['b.com', DOMAIN] });

  it.each<[string, Certificate[], Certificate[]]>([
    ['the one that has it', [EXACT], [EXACT]],
    ['one that has it among others', [several], [several]],
    ['one that covers it by a wildcard, if none has it', [WILDCARD], [WILDCARD]],
    ['one that has it rather than a wildcard that lasts longer', [WILDCARD, EXACT], [EXACT]],
    ['a wildcard rather than one that has expired', [WILDCARD, EXPIRED], [WILDCARD]],
    ['a wildcard rather than one that was revoked', [WILDCARD, revoked], [WILDCARD]],
    ['the one that expires last', [EXACT, later, renewed], [later]],
    ['of those that expire together the one renewed last', [EXACT, renewed], [renewed]],
    ['one that is issued rather than an order', [EXACT, pending], [EXACT]],
    ['one of each key family: RSA, ECDSA, others, unknown', [unknown, sm2, ECDSA, EXACT], [EXACT, ECDSA, sm2, unknown]],
    ['of only expired ones the last to expire', [EXPIRED, older], [older]],
    ['of expired ones between which nothing decides the later ID', [ended, endedToo], [endedToo]],
    ['of only expired and revoked ones the last to expire, whatever their keys', [EXPIRED, revoked], [revoked]]
  ])('%s', async (_name, certificates, expected) => {
    expect(await chosen(certificates)).toEqual(expected.map(({ id }) => id));
    expect(await chosen(certificates.toReversed())).toEqual(expected.map(({ id }) => id));
  });

  it('nothing that covers it by two labels, or only its parent', async () => {
    for (const name of ['*.com', 'a.com', '*.www.a.com', 'xwww.a.com']) {
      expect(await chosen([certificate(-1, 100, one(name))])).toEqual([null]);
    }
  });

  it('a wildcard, if that is what was asked for', async () => {
    const request = { domains: ['*.a.com'] };
    expect(await findings({ certificates: [EXACT, WILDCARD] }, request)).toMatchObject([{ certId: WILDCARD.id }]);
    expect(await findings({ certificates: [EXACT] }, request)).toMatchObject([{ error: 'CERTIFICATE_NOT_FOUND' }]);
  });

  it('an international name, in whatever way it was written', async () => {
    const certificates = [certificate(-1, 100, one('xn--bcher-kva.example'))];
    const found = await findings({ certificates }, { domains: [normaliseName('Bücher.example')] });
    expect(found).toMatchObject([{ requested: 'xn--bcher-kva.example', certId: certificates[0]?.id }]);
  });

  it('one whose row lacks sans, status or expiry', async () => {
    const many = { ...several, domain: 'b.com' };
    for (const row of [bareRow(many), rowOf(many, { status: '' }), rowOf(many, { expiresAt: null })]) {
      expect(await chosen([many], { rows: [row] })).toEqual([many.id]);
    }
  });

  it('only what the detail says is', async () => {
    expect(await chosen([{ ...EXACT, status: 'REVOKED' }, WILDCARD], { rows: sortedRows([EXACT, WILDCARD]) })).toEqual([
      WILDCARD.id
    ]);
    const past = { ...EXACT, notAfter: EXPIRED.notAfter };
    expect(await chosen([past, WILDCARD], { rows: sortedRows([EXACT, WILDCARD]) })).toEqual([WILDCARD.id]);
  });
});

describe('several between which nothing decides', () => {
  const again = { ...EXACT, id: `scs${NOW - DAY}` };

  it('are all named', async () => {
    const other = { ...again, fingerprint: 'other' };
    const [finding] = await findings({ certificates: [EXACT, other] }, { domains: [DOMAIN] });
    expect(finding).toMatchObject({
      requested: DOMAIN,
      certId: null,
      doubt: 'domain-tie',
      tiedIds: [EXACT.id, other.id].toSorted()
    });
  });

  it('do not keep the other key family from being chosen', async () => {
    const other = { ...again, fingerprint: 'other' };
    const found = await findings({ certificates: [EXACT, other, ECDSA] }, { domains: [DOMAIN] });
    expect(found).toMatchObject([{ doubt: 'domain-tie' }, { certId: ECDSA.id, doubt: null }]);
  });

  it('are one, if they are one content', async () => {
    const [finding] = await findings({ certificates: [EXACT, again] }, { domains: [DOMAIN] });
    expect(finding).toMatchObject({ certId: again.id, duplicates: [EXACT.id], doubt: null });
  });

  it('of one content are judged under the ID of the input, if it is one of them', async () => {
    const found = await findings({ certificates: [EXACT, again] }, { certIds: [EXACT.id], domains: [DOMAIN] });
    expect(found.map(({ certId }) => certId)).toEqual([EXACT.id, EXACT.id]);
  });

  it.each(['REVOKED', 'EXPIRED'])('of one content are out of service where one is %s', async (status) => {
    expect(await chosen([EXACT, { ...again, status }, WILDCARD])).toEqual([WILDCARD.id]);
    const rows = [rowOf(WILDCARD), bareRow(EXACT), rowOf(again, { status })];
    expect(await chosen([EXACT, { ...again, status }, WILDCARD], { rows })).toEqual([WILDCARD.id]);
  });
});

it('one that has it and shows no sans is out of service as a cover too, where the same content was revoked', async () => {
  const cover = certificate(-5, 100, one('*.a.com'));
  const bare = certificate(-10, 190, { domain: 'b.com', names: ['b.com', DOMAIN] });
  const revoked = { ...bare, id: `scs${NOW - DAY}`, status: 'REVOKED' };
  const rows = [rowOf(cover), bareRow(bare), rowOf(revoked)];
  expect(await chosen([bare, revoked, cover], { rows })).toEqual([cover.id]);
  const timeless = [rowOf(cover), bareRow(bare), rowOf(revoked, { expiresAt: null })];
  expect(await chosen([bare, revoked, cover], { rows: timeless })).toEqual([cover.id]);
});

describe('what was chosen', () => {
  it('may have a successor', async () => {
    const small = certificate(-10, 190, one(DOMAIN));
    const large = certificate(-5, 360, one('*.a.com'));
    expect(await findings({ certificates: [small, large] }, { domains: [DOMAIN] })).toMatchObject([
      { requested: DOMAIN, certId: large.id, replaced: [small.id] }
    ]);
  });

  it('comes after the IDs, domain by domain', async () => {
    const other = certificate(-20, 100, one('b.com'));
    const account = { certificates: [EXACT, ECDSA, other] };
    const found = await findings(account, { certIds: [other.id], domains: ['b.com', DOMAIN] });
    expect(found.map(({ requested, certId }) => [requested, certId])).toEqual([
      [other.id, other.id],
      ['b.com', other.id],
      [DOMAIN, EXACT.id],
      [DOMAIN, ECDSA.id]
    ]);
  });

  it('is judged under its ID', async () => {
    const { certificates } = await collect({ certificates: [EXACT] }, { domains: [DOMAIN] });
    expect(certificates).toMatchObject([{ requestedId: EXACT.id, requestedDomain: DOMAIN, certId: EXACT.id }]);
  });
});

describe('where there is none', () => {
  it('the closest names are told', async () => {
    const near = certificate(-10, 100, one('wwww.a.com'));
    const { certificates } = await collect({ certificates: [near] }, { domains: [DOMAIN] });
    expect(certificates).toMatchObject([
      {
        requestedId: null,
        certId: null,
        detail: {
          state: 'failed',
          error: { code: 'CERTIFICATE_NOT_FOUND', message: expect.stringContaining('wwww.a.com') }
        }
      }
    ]);
  });

  it('the list is read to its end before that is said', async () => {
    const account = { certificates: [...fillers(40, 100), ...fillers(60, -10), EXPIRED] };
    const { scm, asked } = handMade(account);
    const { certificates } = await collectEvidence(aRequest({ domains: [DOMAIN] }), scm);
    expect(certificates).toMatchObject([{ certId: EXPIRED.id }]);
    expect(asked.filter((request) => request.startsWith('list'))).toEqual(['list 0', 'list 50', 'list 100']);
  });

  it('orders are none', async () => {
    const order = certificate(-1, null, one(DOMAIN, { status: 'PAID' }));
    expect(await findings({ certificates: [order] }, { domains: [DOMAIN] })).toMatchObject([
      { certId: null, error: 'CERTIFICATE_NOT_FOUND' }
    ]);
  });
});

describe('in a cut list', () => {
  const cut = (
    first: readonly Certificate[],
    hidden: readonly Certificate[],
    over: Partial<Account> = {}
  ): Account => ({
    certificates: [...LATE, ...first, ...hidden],
    rows: [...first, ...LATE, ...hidden].map((each) => rowOf(each)),
    offsetLimit: 30,
    ...over
  });
  const sameDomain = { ...WILDCARD, domain: 'a.com', names: ['a.com', '*.a.com'] };

  it('it is asked for without its first label', async () => {
    const { scm, asked } = handMade(cut([], [EXACT]));
    const { certificates } = await collectEvidence(aRequest({ domains: [DOMAIN, 'b.com'] }), scm);
    expect(certificates).toMatchObject([{ certId: EXACT.id }, { certId: null }]);
    expect(asked.filter((request) => request.startsWith('list'))).toEqual([
      'list 0',
      'list 50',
      'list 0 a.com',
      'list 0 b.com'
    ]);
  });

  it('an exact one that comes up beats a wildcard that was read before', async () => {
    const account = cut([sameDomain], [EXACT]);
    expect(await findings(account, { domains: [DOMAIN], followRenewals: false })).toMatchObject([
      { certId: EXACT.id, doubt: null }
    ]);
  });

  it('none that comes up is unknown, never not found', async () => {
    expect(await findings(cut([], []), { domains: [DOMAIN] })).toMatchObject([
      { requested: DOMAIN, certId: null, error: null, doubt: 'domain-list-cut' }
    ]);
  });

  it('one that was read and does not come up leaves a doubt, since another may not come up either', async () => {
    const elsewhere = { ...EXACT, domain: 'other.example', names: ['other.example', DOMAIN] };
    expect(await findings(cut([elsewhere], []), { domains: [DOMAIN], followRenewals: false })).toMatchObject([
      { certId: null, doubt: 'domain-list-cut' }
    ]);
  });

  it('an answer that is cut as well leaves a doubt', async () => {
    const account = cut([EXACT], fillers(60, 100, 'a.com'));
    expect(await findings(account, { domains: [DOMAIN] })).toMatchObject([{ certId: null, doubt: 'domain-list-cut' }]);
  });

  it('an answer that fails is an error', async () => {
    const fail = (_route: string, of: string): void => {
      if (of.endsWith('a.com')) throw anError();
    };
    expect(await findings(cut([EXACT], [], { fail }), { domains: [DOMAIN] })).toMatchObject([
      { certId: null, error: 'SERVICE_UNAVAILABLE' }
    ]);
  });
});

describe('what fails', () => {
  it.each<[string, RegExp]>([
    ['PERMISSION_DENIED', /scm:cert:list.*cert-id/],
    ['SERVICE_UNAVAILABLE', /try again/]
  ])('when the list is read, by %s, has a hint', async (code, hint) => {
    const error = anError(code === 'PERMISSION_DENIED' ? code : 'SERVICE_UNAVAILABLE');
    const fail = (route: string): void => {
      if (route === 'list') throw error;
    };
    const request = { domains: [DOMAIN], followRenewals: false };
    const { certificates } = await collect({ certificates: [EXACT], fail }, request);
    expect(certificates).toMatchObject([
      { certId: null, detail: { state: 'failed', error: { code, hint: expect.stringMatching(hint) } } }
    ]);
  });

  it('when the list is denied is no error of an ID that needs no list', async () => {
    const fail = (route: string): void => {
      if (route === 'list') throw anError('PERMISSION_DENIED');
    };
    const request = { certIds: [EXACT.id], domains: [DOMAIN], followRenewals: false };
    expect(await findings({ certificates: [EXACT], fail }, request)).toMatchObject([
      { certId: EXACT.id, error: null },
      { certId: null, error: 'PERMISSION_DENIED' }
    ]);
  });

  it('when the detail of one that may be it is read is an error of the domain', async () => {
    const fail = (route: string, of: string): void => {
      if (route === 'detail' && of === ECDSA.id) throw anError();
    };
    expect(await findings({ certificates: [EXACT, ECDSA], fail }, { domains: [DOMAIN] })).toMatchObject([
      { certId: null, error: 'SERVICE_UNAVAILABLE' }
    ]);
  });
});
