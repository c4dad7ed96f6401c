// Accounts drawn at random, read in every order in which their answers may arrive, against an oracle of the contract.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Certificate } from '../../src/certificate/certificate.ts';
import { collectEvidence } from '../../src/evidence/collect.ts';
import type { ListedCertificate } from '../../src/scm/schema.ts';
import { aRequest, at, DAY, fillers, findingOf, Gate, handMade, HOUR, NOW, rowOf, type Account } from './account.ts';
import { judge, type OracleRequest } from './oracle.ts';

const NAMES = ['a.com', 'www.a.com', 'api.a.com', '*.a.com', 'b.com', 'x.b.com', '*.b.com', 'c.com'];
const DOMAINS = [...NAMES, 'other.a.com', 'nobody.example'];
const STATUSES = ['ISSUED', 'ISSUED', 'ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'REVOKED', 'REVOKING', 'NEW'];
const ENDS = [-10 * DAY, 30 * DAY, 31 * DAY - 1, 31 * DAY, 60 * DAY, 60 * DAY, 200 * DAY];

/** A row shows less than the detail in any of these ways. */
interface Shown {
  readonly isListed: boolean;
  readonly hasSans: boolean;
  readonly status: string | null;
  readonly hasExpiry: boolean;
  readonly other: { status: string; ends: number } | null;
}

const often = fc.integer({ min: 0, max: 4 }).map((die) => die > 0);
const always = fc.integer({ min: 0, max: 11 }).map((die) => die > 0);

const shown: fc.Arbitrary<Shown> = fc.record({
  isListed: always,
  hasSans: often,
  status: fc.constantFrom(null, null, null, null, '', 'NEW_ONE'),
  hasExpiry: always,
  other: fc.option(fc.record({ status: fc.constantFrom('ISSUED', 'EXPIRED', ''), ends: fc.constantFrom(...ENDS) }), {
    freq: 8
  })
});

interface Drawn {
  readonly certificate: Certificate;
  readonly rows: readonly ListedCertificate[];
}

const copy = fc.record({
  order: fc.integer({ min: 0, max: 999 }),
  status: fc.constantFrom(...STATUSES),
  hasNotAfter: always,
  shown
});

const content = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
    ends: fc.constantFrom(...ENDS),
    issued: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 6 }),
    keyFamily: fc.constantFrom('RSA', 'RSA', 'RSA', 'ECDSA', null),
    isIdentified: always,
    isOrder: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    copies: fc.array(copy, { minLength: 1, maxLength: 2 })
  })
  .map((drawn) => (drawn.isOrder ? { ...drawn, isIdentified: false } : drawn));

function drawnOf(contents: readonly (typeof content extends fc.Arbitrary<infer Value> ? Value : never)[]): Drawn[] {
  return contents.flatMap(({ names, ends, issued, keyFamily, isIdentified, isOrder, copies }, index) =>
    copies.map(({ order, status, shown: row, ...copied }, number): Drawn => {
      // Of one content that has an expiry under one ID and none at all under another, nobody can tell that the two belong together.
      const hasNotAfter = copied.hasNotAfter || (copies.length > 1 && !(row.isListed && row.hasExpiry));
      const certificate: Certificate = {
        id: `scs${NOW - 300 * DAY + order * HOUR * 5 + index * 10 + number}`,
        name: '',
        domain: names[0] ?? '',
        names,
        status: isOrder ? 'CHECKING' : status,
        keyFamily,
        fingerprint: isIdentified ? `content ${index}` : null,
        issueTime: issued === null ? null : at(NOW - 200 * DAY + issued * DAY),
        notBefore: null,
        notAfter: hasNotAfter ? at(NOW + ends) : null
      };
      const first = rowOf(certificate, {
        ...(row.hasSans ? {} : { names: names.slice(0, 1), hasAllNames: false }),
        ...(row.status === null ? {} : { status: row.status }),
        expiresAt: row.hasExpiry ? at(NOW + ends) : null
      });
      const second = { ...first, status: row.other?.status ?? '', expiresAt: at(NOW + (row.other?.ends ?? 0)) };
      // If the detail has no expiry, rows that contradict each other leave open which one is right.
      const rows = row.other === null || !hasNotAfter ? [first] : [second, first];
      return { certificate, rows: row.isListed ? rows : [] };
    })
  );
}

interface Case {
  readonly account: Account & { readonly rows: readonly ListedCertificate[] };
  readonly request: OracleRequest;
  readonly choices: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    contents: fc.array(content, { minLength: 1, maxLength: 6 }),
    isSorted: often,
    late: fc.constantFrom(0, 0, 60),
    early: fc.constantFrom(0, 0, 60),
    suffix: fc.constantFrom('filler.example', 'filler.example', 'a.com'),
    offsetLimit: fc.constantFrom(Infinity, 30, 30, 80),
    lacking: fc.constantFrom(0, 0, 0, 1),
    keywordIn: fc.constantFrom('domain' as const, 'names' as const),
    pins: fc.array(fc.nat(), { maxLength: 3 }),
    domains: fc.uniqueArray(fc.constantFrom(...DOMAINS), { maxLength: 2 }),
    followRenewals: always,
    shuffle: fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 40 })
  })
  .map((drawn) => {
    const all = drawnOf(drawn.contents);
    const others = [...fillers(drawn.late, 900, drawn.suffix), ...fillers(drawn.early, -900, drawn.suffix)];
    const rows = [...all.flatMap((one) => one.rows), ...others.map((one) => rowOf(one))];
    const listed = drawn.isSorted
      ? rows.toSorted((one, other) => (other.expiresAt?.ms ?? Infinity) - (one.expiresAt?.ms ?? Infinity))
      : rows;
    const certIds = [...new Set(drawn.pins.map((pin) => all[pin % all.length]?.certificate.id ?? ''))];
    return {
      account: {
        certificates: [...all.map((one) => one.certificate), ...others],
        rows: listed,
        offsetLimit: drawn.offsetLimit,
        totalCount: new Set(rows.map(({ id }) => id)).size + drawn.lacking,
        keywordIn: drawn.keywordIn
      },
      request: { certIds, domains: drawn.domains, followRenewals: drawn.followRenewals },
      choices: drawn.shuffle
    };
  });

const RUNS = Number(process.env['WALK_RUNS'] ?? 300);

describe('whatever the account holds', () => {
  test(
    'in whatever order its answers arrive, what the contract says is found',
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async ({ account, request, choices }) => {
          const expected = judge(account, account.rows, request);
          const gate = new Gate();
          const run = collectEvidence(aRequest(request), handMade({ ...account, wait: gate.wait }).scm);
          let step = 0;
          await gate.drive(run, (requests) => {
            step += 1;
            return [(choices[step % choices.length] ?? 0) % requests.length];
          });
          expect((await run).certificates.map(findingOf)).toEqual(expected);
        }),
        { numRuns: RUNS }
      );
    },
    60_000 + RUNS * 20
  );
});
