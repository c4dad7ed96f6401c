import { describe, expect, test } from '@jest/globals';
import { ERROR_CODES, type ErrorCode } from '../src/errors.ts';
import { failed, failureIn, known, NOT_ASKED, sourceOf, sourceOfAll, valueOr, type Source } from '../src/source.ts';
import { anError } from './builders.ts';

describe('an answer', () => {
  test('is known, or failed with its error', async () => {
    const error = anError();
    expect(await sourceOf(Promise.resolve(1))).toEqual({ state: 'known', value: 1 });
    expect(await sourceOf(Promise.reject(error))).toEqual({ state: 'failed', error });
  });

  test('that fails by a defect of this program rejects', async () => {
    const defect = new TypeError('defect');
    await expect(sourceOf(Promise.reject(defect))).rejects.toBe(defect);
    await expect(sourceOfAll([Promise.resolve(1), Promise.reject(defect)])).rejects.toBe(defect);
  });

  test('has its value, or what is said instead', () => {
    expect(valueOr(known(1), 2)).toBe(1);
    expect(valueOr(failed(anError()), 2)).toBe(2);
    expect(valueOr(NOT_ASKED, 2)).toBe(2);
  });
});

describe('several answers', () => {
  test('are known in their order', async () => {
    const late = new Promise<string>((resolve) => setTimeout(resolve, 5, 'late'));
    expect(await sourceOfAll([late, Promise.resolve('soon')])).toEqual(known(['late', 'soon']));
    expect(await sourceOfAll([])).toEqual(known([]));
  });

  test('of which one failed failed with its error', async () => {
    const error = anError();
    expect(await sourceOfAll([Promise.resolve(1), Promise.reject(error)])).toEqual(failed(error));
  });
});

describe('the failure among sources', () => {
  const failing = (code: ErrorCode): Source<never> => failed(anError({ code }));

  test.each([
    ['nothing', [], null],
    ['what is known, or was not asked', [known(1), NOT_ASKED], null],
    ['one failure', [known(1), failing('TIMEOUT'), NOT_ASKED], 'TIMEOUT'],
    ['two outages', [failing('TIMEOUT'), failing('NETWORK')], 'TIMEOUT'],
    ['two that somebody has to mend', [failing('PERMISSION_DENIED'), failing('AUTH_REJECTED')], 'PERMISSION_DENIED'],
    [
      'an outage before one to mend',
      [failing('SERVICE_UNAVAILABLE'), failing('PERMISSION_DENIED')],
      'PERMISSION_DENIED'
    ],
    ['an outage after one to mend', [failing('PERMISSION_DENIED'), failing('THROTTLED')], 'PERMISSION_DENIED']
  ])('of %s', (_, sources, code) => {
    expect(failureIn(sources)?.code ?? null).toBe(code);
  });

  test.each(ERROR_CODES)('is an outage for %s only where it may pass by itself', (code) => {
    const isOutage = ['THROTTLED', 'SERVICE_UNAVAILABLE', 'NETWORK', 'TIMEOUT'].includes(code);
    expect(failureIn([failing(code), failing('UNEXPECTED_RESPONSE')])?.code).toBe(
      isOutage ? 'UNEXPECTED_RESPONSE' : code
    );
  });
});
