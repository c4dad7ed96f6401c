// In which batches IDs are asked about, and what is made of refusals.
import { describe, expect, test } from '@jest/globals';
import type { Bindings } from '../../src/certificate/binding.ts';
import { ActionError } from '../../src/errors.ts';
import { addBindings, type BindingSearch } from '../../src/evidence/bindings.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import { TooLargeError } from '../../src/http/transport.ts';
import { Inventory } from '../../src/renewal/inventory.ts';
import { aCertificate, anEvidence, certIdOf, CHINA_MINUTES, NOW } from '../builders.ts';

const NONE: Bindings = { resources: [], gaps: [] };

function anAnswerError(status: number, code: ActionError['code']): ActionError {
  return new ActionError(code, 'the question failed', 'Try again.', undefined, status);
}

/** A search in an account whose list is not looked at. */
function searchOf(scm: BindingSearch['scm']): BindingSearch {
  const unread = { ...scm, listPage: () => Promise.reject(new Error('not asked')), history: () => Promise.resolve([]) };
  const inventory = new Inventory(unread, CHINA_MINUTES);
  return { scm, inventory, isListed: false, followRenewals: true, offsetMinutes: CHINA_MINUTES, nowMs: NOW };
}

type AskedScm = BindingSearch['scm'] & { readonly batches: (readonly string[])[] };

/** Answers every ID, except that `fail` may refuse a question. */
function anScm(
  fail: (ids: readonly string[]) => ActionError | null = () => null,
  absent: readonly string[] = []
): AskedScm {
  const batches: (readonly string[])[] = [];
  return {
    batches,
    detail: (id: string) => Promise.resolve(aCertificate({ id })),
    deployedResources: (ids: readonly string[]) => {
      batches.push(ids);
      const error = fail(ids);
      if (error !== null) return Promise.reject(error);
      return Promise.resolve(new Map(ids.filter((id) => !absent.includes(id)).map((id) => [id, NONE])));
    }
  };
}

function add(count: number, scm: AskedScm): Promise<CertificateEvidence[]> {
  const certificates = Array.from({ length: count }, (_, index) => anEvidence({ certId: certIdOf(index) }));
  return addBindings(certificates, searchOf(scm));
}

const FIRST = certIdOf(0);

describe('asking what uses the certificates', () => {
  test.each([
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [200, [50, 50, 50, 50]]
  ])('%i certificates are asked about in batches', async (count, sizes) => {
    const scm = anScm();
    await add(count, scm);
    expect(scm.batches.map(({ length }) => length)).toEqual(sizes);
  });

  test.each([
    [400, 'UNEXPECTED_RESPONSE'],
    [400, 'CERTIFICATE_NOT_FOUND'],
    [404, 'CERTIFICATE_NOT_FOUND']
  ] as const)(
    'a batch that answers %i %s is repeated ID by ID, and one that fails alone is not known',
    async (status, code) => {
      const scm = anScm((ids) => (ids.includes(FIRST) ? anAnswerError(status, code) : null));
      const [first, second] = await add(2, scm);
      expect(scm.batches).toEqual([[FIRST, certIdOf(1)], [FIRST], [certIdOf(1)]]);
      expect(first?.bindings).toMatchObject({ value: { current: { gaps: [{ code: 'no-answer', certId: FIRST }] } } });
      expect(second?.bindings).toMatchObject({ value: { current: { gaps: [] } } });
    }
  );

  test.each([
    [404, 'API_UNAVAILABLE'],
    [403, 'PERMISSION_DENIED'],
    [400, 'PERMISSION_DENIED'],
    [503, 'SERVICE_UNAVAILABLE']
  ] as const)('a batch that answers %i %s fails once for all its certificates', async (status, code) => {
    const scm = anScm(() => anAnswerError(status, code));
    const evidence = await add(2, scm);
    expect(scm.batches).toHaveLength(1);
    expect(evidence.map(({ bindings }) => bindings.state)).toEqual(['failed', 'failed']);
  });

  test('an answer that is too large is asked for by halves, and a certificate alone in one is used by more than is told', async () => {
    const tooLarge = new ActionError('UNEXPECTED_RESPONSE', 'too large', 'Try again.', new TooLargeError('1 MiB'));
    const scm = anScm((ids) => (ids.includes(FIRST) ? tooLarge : null));
    const [first, second] = await add(4, scm);
    expect(scm.batches.map((ids) => ids.length)).toEqual([4, 2, 2, 1, 1]);
    const gap = { code: 'not-listed', certId: FIRST, service: null, count: 1 };
    expect(first?.bindings).toMatchObject({ value: { current: { gaps: [gap] } } });
    expect(second?.bindings).toMatchObject({ value: { current: { gaps: [] } } });
  });

  test('an ID that is absent from the results is not known', async () => {
    const [first] = await add(1, anScm(undefined, [FIRST]));
    expect(first?.bindings).toMatchObject({ value: { current: { gaps: [{ code: 'no-answer', certId: FIRST }] } } });
  });

  test('an expired replaced certificate has a batch of its own, and counts as unused where it is not known', async () => {
    const [live, gone] = [certIdOf(1), certIdOf(2)];
    const scm = {
      ...anScm(undefined, [live, gone]),
      detail: (id: string) => Promise.resolve(aCertificate({ id, status: id === gone ? 'EXPIRED' : 'ISSUED' }))
    };
    const evidence = anEvidence({ certId: FIRST, replacedIds: [live, gone] });
    const [added] = await addBindings([evidence], searchOf(scm));
    expect(scm.batches).toEqual([[FIRST, live], [gone]]);
    expect(added?.bindings).toMatchObject({ value: { replaced: { gaps: [{ certId: live }] } } });
  });

  test('an expired replaced certificate that SCM does know may be in use where a region is inaccurate', async () => {
    const gap = { code: 'region-error', certId: certIdOf(1), service: 'CDN', region: 'global' } as const;
    const scm = {
      ...anScm(),
      detail: (id: string) => Promise.resolve(aCertificate({ id, status: 'EXPIRED' })),
      deployedResources: (ids: readonly string[]) =>
        Promise.resolve(new Map(ids.map((id) => [id, { resources: [], gaps: id === FIRST ? [] : [gap] }])))
    };
    const evidence = anEvidence({ certId: FIRST, replacedIds: [certIdOf(1)] });
    const [added] = await addBindings([evidence], searchOf(scm));
    expect(added?.bindings).toMatchObject({ value: { replaced: { gaps: [gap] } } });
  });

  test('a certificate that is expired anyhow is not asked about', async () => {
    const scm = anScm();
    const evidence = anEvidence({ certificate: aCertificate({ status: 'EXPIRED' }) });
    const [added] = await addBindings([evidence], searchOf(scm));
    expect([scm.batches, added?.bindings.state]).toEqual([[], 'not-asked']);
  });
});
