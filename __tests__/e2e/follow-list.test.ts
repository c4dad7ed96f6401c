// The account's list: how far it is read, where it is cut, and what is made of its lies.
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { listRow } from '../../simulator/certificate-bodies.ts';
import { gatewayFault, serviceFault, type FaultRule } from '../../simulator/faults.ts';
import {
  DAY,
  HOUR,
  scmId,
  scmTime,
  type ListBehaviour,
  type ScenarioOverrides,
  type SimulatedCertificate
} from '../../simulator/scenario.ts';
import { NEXT, next, NEXT_EXPIRES, NEXT_ISSUED, OLD, old, OLD_EXPIRES, OLD_ISSUED, others } from './follow-account.ts';
import { cdn, numbered } from './gate-trials.ts';
import { asked, askedIds, entry, NOW, observeAll, only, told, type Observed, type Trial } from './observe.ts';

// Many runs are made before the first test of a group.
jest.setTimeout(60_000);

function account(
  certificates: SimulatedCertificate[],
  list: Partial<ListBehaviour> = {},
  inputs: Record<string, string> = {},
  scenario: ScenarioOverrides = {}
): Trial {
  return { scenario: { certificates, list, ...scenario }, inputs: { 'cert-id': OLD.id, ...inputs } };
}

/** Offsets and keywords of the list requests of a run. */
function pages(run: Observed): string[] {
  return asked(run, 'list').map(({ query }) =>
    [query['offset'], ...(query['content'] === undefined ? [] : [query['content']])].join(' ')
  );
}

const CUT = /the list was cut/;
const PARTIAL = /these credentials see only part of the account/;

interface ListCase {
  trial: Trial;
  /** `followed` to the new one, which was never pushed, `kept` at the old one, which was, or unknown for a reason. */
  is: 'followed' | 'kept' | RegExp;
  pages?: readonly string[];
}

// Expires before all others, so that an honest list shows it last.
const LAST = old({ notAfter: scmTime(NOW + DAY), pushes: [cdn(NOW - DAY)] });
const LAST_NEXT = next({ notAfter: scmTime(NOW + 3 * DAY) });
const FAR = others(120);
const rowsOf = (certificates: SimulatedCertificate[]): unknown[] => certificates.map(listRow);
/** What the names of the old certificate share. */
const keyword = 'example.com';

const CASES: Readonly<Record<string, ListCase>> = {
  'a list of one page': { trial: account([OLD, NEXT]), is: 'followed', pages: ['0'] },
  'a list that holds the pinned certificate alone': { trial: account([OLD]), is: 'kept', pages: ['0'] },
  'rows that expire before the pinned one end the reading': {
    trial: account([OLD, NEXT, ...others(120, OLD_EXPIRES - DAY)]),
    is: 'followed',
    pages: ['0']
  },
  'without a successor too': { trial: account([OLD, ...others(120, OLD_EXPIRES - DAY)]), is: 'kept', pages: ['0'] },
  'rows that expire later do not': {
    trial: account([LAST, LAST_NEXT, ...FAR]),
    is: 'followed',
    pages: ['0', '50', '100']
  },
  'a short page ends the reading': { trial: account([LAST, ...FAR]), is: 'kept', pages: ['0', '50', '100'] },
  'an empty page ends the reading': {
    trial: account([LAST, ...others(99)]),
    is: 'kept',
    pages: ['0', '50', '100']
  },
  'rows out of order are read to the end': {
    trial: account([OLD, NEXT, ...others(120, OLD_EXPIRES - DAY)], {
      rows: rowsOf([...others(120, OLD_EXPIRES - DAY).toReversed(), OLD, NEXT])
    }),
    is: 'followed',
    pages: ['0', '50', '100']
  },
  'a single row out of order is enough for that': {
    trial: account([OLD, NEXT, ...others(120, OLD_EXPIRES - DAY)], {
      rows: rowsOf([...others(20, OLD_EXPIRES - DAY), OLD, ...others(120, OLD_EXPIRES - DAY).slice(20), NEXT])
    }),
    is: 'followed',
    pages: ['0', '50', '100']
  },
  'blank expiries among the rows do not count as out of order': {
    trial: account([
      OLD,
      NEXT,
      ...others(120, OLD_EXPIRES - DAY).map((one, index) =>
        index % 3 === 0 ? { ...one, rowFields: { expire_time: '' } } : one
      )
    ]),
    is: 'followed',
    pages: ['0']
  },
  'an offset limit of 30, the pinned one within reach': {
    trial: account([OLD, NEXT, ...others(120, OLD_EXPIRES - DAY)], { maxOffset: 30 }),
    is: 'followed',
    pages: ['0']
  },
  'an offset limit of 30, the new one listed and the pinned one not': {
    trial: account([old({ notAfter: scmTime(NOW + DAY) }), NEXT, ...others(120, NEXT_EXPIRES - DAY)], {
      maxOffset: 30
    }),
    is: 'followed',
    pages: ['0', '50', `0 ${keyword}`]
  },
  'an offset limit of 30, both out of reach': {
    trial: account([LAST, LAST_NEXT, ...FAR], { maxOffset: 30 }),
    is: 'followed',
    pages: ['0', '50', `0 ${keyword}`]
  },
  'an offset limit of 30, the pinned one out of reach and nothing replaced it': {
    trial: account([LAST, ...FAR], { maxOffset: 30 }),
    is: 'kept',
    pages: ['0', '50', `0 ${keyword}`]
  },
  'an offset limit of 100, both out of reach': {
    trial: account([LAST, LAST_NEXT, ...others(160)], { maxOffset: 100 }),
    is: 'followed',
    pages: ['0', '50', '100', '150', `0 ${keyword}`]
  },
  'an offset limit of 100, the pinned one out of reach and nothing replaced it': {
    trial: account([LAST, ...others(160)], { maxOffset: 100 }),
    is: 'kept',
    pages: ['0', '50', '100', '150', `0 ${keyword}`]
  },
  'an offset limit of 100 that an account does not reach': {
    trial: account([LAST, LAST_NEXT, ...others(140)], { maxOffset: 100 }),
    is: 'followed',
    pages: ['0', '50', '100']
  },
  'pages that repeat, the pinned one out of reach and nothing replaced it': {
    trial: account([LAST, ...FAR], { repeatPages: true }),
    is: 'kept',
    pages: ['0', '50', `0 ${keyword}`]
  },
  'pages that repeat, both out of reach': {
    trial: account([LAST, LAST_NEXT, ...FAR], { repeatPages: true }),
    is: 'followed',
    pages: ['0', '50', `0 ${keyword}`]
  },
  'pages that repeat, the pinned one within reach': {
    trial: account([OLD, NEXT, ...others(120, OLD_EXPIRES - DAY)], { repeatPages: true }),
    is: 'followed',
    pages: ['0']
  },
  'a total_count that is too large, nothing replaced it': {
    trial: account([OLD], { totalCount: 7 }),
    is: 'kept',
    pages: ['0', `0 ${keyword}`]
  },
  'a total_count that is too large, and a hit': {
    trial: account([OLD, NEXT], { totalCount: 7 }),
    is: 'followed',
    pages: ['0', `0 ${keyword}`]
  },
  'a total_count that is too small': { trial: account([OLD, NEXT], { totalCount: 1 }), is: 'followed', pages: ['0'] },
  'a total_count of zero': { trial: account([OLD, NEXT], { totalCount: 0 }), is: 'followed', pages: ['0'] },
  'two entries with one ID, both counted, nothing replaced it': {
    trial: account([OLD], { extraRows: rowsOf([OLD]) }),
    is: 'kept',
    pages: ['0', `0 ${keyword}`]
  },
  'two entries with one ID, counted once': {
    trial: account([OLD, NEXT], { extraRows: rowsOf([NEXT, OLD]), totalCount: 2 }),
    is: 'followed',
    pages: ['0']
  },
  'two entries with one ID, counted once, nothing replaced it': {
    trial: account([OLD], { extraRows: rowsOf([OLD]), totalCount: 1 }),
    is: 'kept',
    pages: ['0']
  },
  'an empty list': { trial: account([OLD], { rows: [] }), is: PARTIAL, pages: ['0'] },
  'the pinned one absent from a complete list': {
    trial: account([old({ unlisted: true }), ...others(3)]),
    is: PARTIAL,
    pages: ['0']
  },
  'the pinned one absent, though what looks like its successor is there': {
    trial: account([old({ unlisted: true }), NEXT]),
    is: PARTIAL,
    pages: ['0']
  },
  'the pinned one not seen where the rows expire before it, so the list is read to its end': {
    trial: account([old({ unlisted: true }), ...others(120, OLD_EXPIRES - DAY)]),
    is: PARTIAL,
    pages: ['0', '50', '100']
  }
};

describe('the list', () => {
  let runs: Record<string, Observed>;

  beforeAll(async () => {
    runs = await observeAll(Object.fromEntries(Object.entries(CASES).map(([name, { trial }]) => [name, trial])));
  });

  it.each(Object.entries(CASES))('%s', (name, { is, pages: wanted }) => {
    const run = runs[name];
    if (run === undefined) throw new Error('no run');
    if (is === 'followed') {
      expect(only(run)).toMatchObject({ certId: NEXT.id, requestedCertId: OLD.id, result: 'missing', error: null });
    } else {
      expect(only(run)).toMatchObject({ certId: OLD.id, requestedCertId: OLD.id, error: null });
      expect(run.outputs['result']).toBe(is === 'kept' ? 'fresh' : 'unknown');
      if (is !== 'kept') {
        expect(only(run).services[0]?.reason).toMatch(is);
        expect(only(run).services[0]?.reason).toContain(OLD.id);
        expect(told(run, 'error')[0]).toMatch(is);
      }
    }
    expect(run.exitCode).toBe(is === 'kept' ? 0 : 1);
    expect(pages(run)).toEqual(wanted);
  });

  it('is asked for in pages of 50, latest expiry first, shared certificates included', () => {
    for (const run of Object.values(runs)) {
      for (const { query } of asked(run, 'list')) {
        expect(query).toEqual({
          limit: '50',
          offset: query['offset'],
          sort_key: 'certExpiredTime',
          sort_dir: 'DESC',
          owned_by_self: 'false',
          ...(query['content'] === undefined ? {} : { content: query['content'] })
        });
      }
    }
  });
});

describe('the unknown of a list that cannot tell', () => {
  /** Neither sorted nor filtered, whatever is asked for, and no second page. */
  const cutList = (...certificates: SimulatedCertificate[]): Partial<ListBehaviour> => ({
    rows: rowsOf([...certificates, ...others(60)]),
    maxOffset: 30
  });
  const nearMiss = next({ sans: 'shop.example.com' });
  const cut = cutList(OLD);
  const expired = old({ notAfter: scmTime(NOW - DAY), status: 'EXPIRED' });
  let runs: Record<
    | 'cutGrace'
    | 'absentGrace'
    | 'cutAllowed'
    | 'cutExpired'
    | 'absentExpired'
    | 'cutNearMiss'
    | 'cutUntimed'
    | 'cutBad',
    Observed
  >;

  beforeAll(async () => {
    const grace = { 'grace-period': '3650d' };
    runs = await observeAll({
      cutGrace: account([OLD], cut, grace),
      absentGrace: account([OLD], { rows: [] }, grace),
      cutAllowed: account([OLD], cut, { 'allow-unknown': 'true' }),
      cutExpired: account([expired], cut),
      absentExpired: account([expired], { rows: [] }),
      cutNearMiss: account([OLD, nearMiss], cutList(OLD, nearMiss)),
      cutUntimed: account([old({ issueTime: null, notBefore: null })], cut),
      cutBad: account([old({ rawHistory: {} })], cut)
    });
  });

  it('grace does not cover it', () => {
    for (const run of [runs.cutGrace, runs.absentGrace]) {
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'unknown' } });
    }
  });

  it('allow-unknown passes it', () => {
    expect(runs.cutAllowed).toMatchObject({ exitCode: 0, outputs: { result: 'unknown' } });
    expect(told(runs.cutAllowed, 'warning').join('\n')).toMatch(CUT);
  });

  it('it comes after expired and error', () => {
    expect(runs.cutExpired.outputs['result']).toBe('expired');
    expect(runs.absentExpired.outputs['result']).toBe('expired');
    expect(runs.cutBad.outputs['result']).toBe('error');
  });

  it('it comes before what the certificate itself would be', () => {
    expect(runs.cutUntimed.outputs['result']).toBe('unknown');
    expect(runs.cutGrace.outputs['fresh-services']).toBe('');
  });

  it('a near miss of the certificate is told all the same', () => {
    expect(runs.cutNearMiss.outputs['result']).toBe('unknown');
    expect(told(runs.cutNearMiss, 'warning')).toEqual([
      expect.stringMatching(new RegExp(`${NEXT.id} shares 1 of 2 names with ${OLD.id}`))
    ]);
  });
});

describe('a cut list, asked by domain', () => {
  const cut = { maxOffset: 30 };
  const wildcard = { domain: '*.shop.example.com', sans: '*.shop.example.com' };
  const many = Array.from({ length: 60 }, (_, index) =>
    old({
      id: scmId(OLD_ISSUED - 100 * DAY + index * HOUR),
      name: `shop.example.com ${index}`,
      domain: `x${index}.example.org`,
      sans: null,
      notAfter: scmTime(NOW + 2 * DAY)
    })
  );
  let runs: Record<
    'expired' | 'otherDomain' | 'chain' | 'twoOfOneDomain' | 'wildcard' | 'failing' | 'sansOnly' | 'crowded',
    Observed
  >;
  const middle = next({
    domain: 'www.shop.example.com',
    sans: 'shop.example.com;www.shop.example.com',
    name: 'shop.example.com again',
    notAfter: scmTime(NOW + 3 * DAY),
    signatureAlgorithm: null
  });
  const end = next({
    id: scmId(NEXT_ISSUED + DAY),
    domain: 'www.shop.example.com',
    sans: 'shop.example.com;www.shop.example.com',
    issueTime: scmTime(NEXT_ISSUED + DAY),
    notAfter: scmTime(NOW + 5 * DAY),
    signatureAlgorithm: 'SHA256WITHECDSA'
  });
  const within = numbered(1, {
    domain: 'within.example.org',
    sans: 'within.example.org',
    notAfter: scmTime(NOW + 400 * DAY),
    pushes: [cdn(NOW)]
  });
  const second = old({ ...LAST, id: scmId(OLD_ISSUED + DAY), fingerprint: '2'.repeat(40) });

  beforeAll(async () => {
    runs = await observeAll({
      expired: account([old({ notAfter: scmTime(NOW - 3 * DAY), status: 'EXPIRED' }), LAST_NEXT, ...FAR], cut),
      otherDomain: account(
        [LAST, { ...LAST_NEXT, domain: 'new.example.org', sans: `new.example.org;${OLD.sans ?? ''}` }, ...FAR],
        cut
      ),
      chain: account([LAST, middle, end, ...FAR], cut),
      twoOfOneDomain: account([LAST, second, LAST_NEXT, ...FAR], cut, { 'cert-id': `${LAST.id},${second.id}` }),
      wildcard: account([{ ...LAST, ...wildcard }, { ...LAST_NEXT, ...wildcard }, ...FAR], cut),
      sansOnly: account([{ ...LAST, domain: '' }, ...FAR], cut),
      failing: account(
        [LAST, within, ...FAR],
        cut,
        { 'cert-id': `${LAST.id},${numbered(1).id}` },
        {
          faults: [{ match: { route: 'list', nth: [3] }, fault: serviceFault(403, 'SCM.9999') }]
        }
      ),
      crowded: account([LAST, LAST_NEXT, ...many, ...FAR], cut)
    });
  });

  it('an expired certificate with a hit is not expired', () => {
    expect(only(runs.expired)).toMatchObject({ certId: NEXT.id, result: 'missing' });
  });

  it('a successor that no keyword finds stays hidden, where the answer was read to its end', () => {
    expect(only(runs.otherDomain)).toMatchObject({ certId: OLD.id, result: 'fresh' });
  });

  it('a hit is asked for by what its own names share, once, and what replaced it is followed', () => {
    expect(only(runs.chain)).toMatchObject({ requestedCertId: OLD.id, certId: end.id });
    expect(pages(runs.chain).slice(2)).toEqual([`0 ${keyword}`]);
  });

  it('a domain is asked for once, however many certificates have it', () => {
    expect(pages(runs.twoOfOneDomain)).toEqual(['0', '50', `0 ${keyword}`]);
    expect(runs.twoOfOneDomain.report.certificates.map(({ certId }) => certId)).toEqual([NEXT.id, NEXT.id]);
  });

  it('a wildcard is asked for by the domain under it', () => {
    expect(pages(runs.wildcard).at(-1)).toBe('0 shop.example.com');
    expect(only(runs.wildcard).certId).toBe(NEXT.id);
  });

  it('without a domain what the names share is asked for', () => {
    expect(pages(runs.sansOnly).at(-1)).toBe(`0 ${keyword}`);
    expect(runs.sansOnly.outputs['result']).toBe('unknown');
  });

  it('a question that fails is an error of those that it was asked for', () => {
    expect(entry(runs.failing, LAST.id)).toMatchObject({ result: 'error', error: { code: 'PERMISSION_DENIED' } });
    expect(entry(runs.failing, numbered(1).id)).toMatchObject({ result: 'fresh', error: null });
  });

  it('an answer that is cut itself leaves in doubt what replaced what it shows', () => {
    expect(only(runs.crowded)).toMatchObject({ certId: OLD.id, result: 'unknown' });
  });
});

describe('a list that cannot be had', () => {
  const untraceable = numbered(1, { domain: '', sans: null, pushes: [cdn(NOW)] });
  const failing = numbered(2, { rawHistory: {} });
  const ids = { 'cert-id': [OLD.id, NEXT.id, untraceable.id, failing.id].join('\n') };
  const certificates = [OLD, NEXT, untraceable, failing];
  const broken: Readonly<Record<string, { list?: Partial<ListBehaviour>; faults?: FaultRule[]; code: string }>> = {
    'a first page that answers 400': {
      faults: [{ match: { route: 'list' }, fault: serviceFault(400, 'SCM.0005') }],
      code: 'UNEXPECTED_RESPONSE'
    },
    'a list that is not published': {
      faults: [{ match: { route: 'list' }, fault: gatewayFault(404, 'APIG.0101') }],
      code: 'API_UNAVAILABLE'
    },
    'a list that is forbidden': {
      faults: [{ match: { route: 'list' }, fault: gatewayFault(403, 'APIGW.0302') }],
      code: 'PERMISSION_DENIED'
    },
    'rows in another shape': { list: { rows: [null] }, code: 'UNEXPECTED_RESPONSE' },
    'a row without an ID': { list: { rows: [{ ...listRow(OLD), id: undefined }] }, code: 'UNEXPECTED_RESPONSE' },
    'a row with a path as ID': {
      list: { rows: [{ ...listRow(NEXT), id: '../../v2/x' }] },
      code: 'UNEXPECTED_RESPONSE'
    },
    'a total_count that is negative': { list: { totalCount: -1 }, code: 'UNEXPECTED_RESPONSE' },
    'a total_count that is no whole number': { list: { totalCount: 1.5 }, code: 'UNEXPECTED_RESPONSE' }
  };
  let runs: Record<string, Observed>;
  let more: Record<'denied' | 'laterPage' | 'onlyUntraceable' | 'off' | 'missingPinned', Observed>;

  beforeAll(async () => {
    runs = await observeAll(
      Object.fromEntries(
        Object.entries(broken).map(([name, { list = {}, faults = [] }]) => [
          name,
          account(certificates, list, ids, { faults })
        ])
      )
    );
    more = await observeAll({
      denied: account(certificates, {}, ids, { deny: ['scm:cert:list'] }),
      laterPage: account(
        [LAST, LAST_NEXT, ...FAR],
        {},
        {},
        {
          faults: [{ match: { route: 'list', nth: [2] }, fault: serviceFault(403, 'SCM.9999') }]
        }
      ),
      onlyUntraceable: account([untraceable], {}, { 'cert-id': untraceable.id }),
      off: account([OLD, NEXT], {}, { 'follow-renewals': 'false' }, { deny: ['scm:cert:list'] }),
      missingPinned: account([NEXT, ...others(3)], {}, { 'cert-id': `${OLD.id},${NEXT.id}` })
    });
  });

  it.each(Object.entries(broken))('%s is an error for all in question, and for them alone', (name, { code }) => {
    const run = runs[name];
    if (run === undefined) throw new Error('no run');
    expect(run.report.certificates.map((one) => [one.certId, one.result, one.error?.code])).toEqual([
      [OLD.id, 'error', code],
      [NEXT.id, 'error', code],
      [untraceable.id, 'fresh', undefined],
      [failing.id, 'error', 'UNEXPECTED_RESPONSE']
    ]);
    expect(run.exitCode).toBe(1);
  });

  it('a missing permission names scm:cert:list, and the way out', () => {
    const { error } = entry(more.denied, OLD.id);
    expect(error?.code).toBe('PERMISSION_DENIED');
    expect(error?.hint).toMatch(/scm:cert:list.*follow-renewals: false/);
    expect(told(more.denied, 'error')[0]).toMatch(/scm:cert:list.*follow-renewals: false/s);
  });

  it('a later page that fails with anything but 400 is an error, not a cut', () => {
    expect(only(more.laterPage)).toMatchObject({ result: 'error', error: { code: 'PERMISSION_DENIED' } });
  });

  it('is not needed for certificates that cannot have a successor', () => {
    expect(more.onlyUntraceable).toMatchObject({ exitCode: 0, outputs: { result: 'fresh' } });
  });

  it('is not asked for where renewals are not followed', () => {
    expect(asked(more.off, 'list')).toEqual([]);
    expect(only(more.off)).toMatchObject({ certId: OLD.id, result: 'fresh' });
    expect(more.off.requests).toHaveLength(2);
  });

  it('a pinned certificate that is not there at all stays an error of its own', () => {
    expect(entry(more.missingPinned, OLD.id)).toMatchObject({
      result: 'error',
      error: { code: 'CERTIFICATE_NOT_FOUND' }
    });
    expect(entry(more.missingPinned, NEXT.id)).toMatchObject({ result: 'missing', error: null });
  });
});

describe('details and histories', () => {
  let runs: Record<'candidate' | 'nearMissCandidate' | 'nextHistory' | 'large' | 'largeOff', Observed>;
  // Half of the account is pinned, every tenth of those was renewed under an ID that is in the account too.
  const large = Array.from({ length: 200 }, (_, index) => {
    const name = `shop${index}.example.com`;
    return old({
      id: scmId(OLD_ISSUED + index * HOUR),
      name,
      domain: name,
      sans: `${name};www.${name}`,
      fingerprint: String(index).padStart(40, '0'),
      notAfter: scmTime(OLD_EXPIRES - index * HOUR)
    });
  });
  const renewed = large
    .filter((_, index) => index % 10 === 0)
    .map(({ domain: name, sans }, index) =>
      next({ id: scmId(NEXT_ISSUED + index * HOUR), domain: name, sans, pushes: [cdn(NOW)] })
    );

  beforeAll(async () => {
    const ids = { 'cert-id': large.map(({ id }) => id).join('\n') };
    const certificates = [...large, ...renewed, ...others(180)];
    runs = await observeAll({
      candidate: account(
        [OLD, NEXT, numbered(1, { pushes: [cdn(NOW)] })],
        {},
        { 'cert-id': `${OLD.id},${numbered(1).id}` },
        {
          faults: [{ match: { route: 'detail', certId: NEXT.id }, fault: serviceFault(403, 'SCM.9999') }]
        }
      ),
      nearMissCandidate: account([OLD, next({ sans: 'shop.example.com', rawDetail: [] })]),
      nextHistory: account([OLD, next({ rawHistory: {} })]),
      large: account(certificates, {}, ids),
      largeOff: account(certificates, {}, { ...ids, 'follow-renewals': 'false' })
    });
  });

  it("a candidate's detail that cannot be had is an error, which names it, and hides no other", () => {
    expect(entry(runs.candidate, OLD.id)).toMatchObject({ result: 'error', error: { code: 'PERMISSION_DENIED' } });
    expect(entry(runs.candidate, OLD.id).error?.message).toContain(NEXT.id);
    expect(entry(runs.candidate, numbered(1).id).result).toBe('fresh');
    expect(runs.nearMissCandidate.outputs['result']).toBe('error');
  });

  it("the new certificate's history that cannot be had is an error", () => {
    expect(only(runs.nextHistory)).toMatchObject({ certId: NEXT.id, result: 'error' });
    expect(only(runs.nextHistory).error?.message).toContain(NEXT.id);
  });

  it('200 certificates in an account of 400 cost at most 9 list requests, and a detail per candidate', () => {
    expect(runs.large.exitCode).toBe(0);
    expect(runs.large.report.certificates).toHaveLength(200);
    expect(asked(runs.large, 'list').length).toBeLessThanOrEqual(9);
    const all = [...large, ...renewed].map(({ id }) => id).toSorted();
    expect(askedIds(runs.large, 'detail')).toEqual(all);
    expect(askedIds(runs.large, 'history')).toEqual(all);
    expect(runs.large.peakInFlight).toBeLessThanOrEqual(8);
    expect(
      runs.large.report.certificates.filter(({ certId, requestedCertId }) => certId !== requestedCertId)
    ).toHaveLength(20);
    expect(runs.largeOff.requests).toHaveLength(400);
  });
});
