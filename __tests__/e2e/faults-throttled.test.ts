// One throttled request pauses all of a run's requests, those of other certificates too.
import { expect, it, test } from '@jest/globals';
import { throttledFault, type Fault } from '../../simulator/faults.ts';
import { aCertificate, aPush, aScenario, DAY, PERMANENT_KEY, PROJECT_ID, scmId } from '../../simulator/scenario.ts';
import { startSimulator } from '../../simulator/scm-simulator.ts';
import { runAction } from './run-action.ts';

const PAUSE_S = 2;

function inputsFor(ids: readonly string[], url: string): Record<string, string> {
  return {
    'cert-id': ids.join('\n'),
    'project-id': PROJECT_ID,
    'required-services': 'CDN',
    'follow-renewals': 'false',
    endpoint: url,
    'access-key-id': PERMANENT_KEY.accessKeyId,
    'secret-access-key': PERMANENT_KEY.secretAccessKey
  };
}

/** Certificates with a fresh push to the CDN. */
function someCertificates(count: number): { ids: string[]; certificates: ReturnType<typeof aCertificate>[] } {
  const ids = Array.from({ length: count }, (_, index) => scmId(Date.now() - (index + 1) * DAY));
  const pushes = [aPush({ service: 'CDN', project: null })];
  return { ids, certificates: ids.map((id) => aCertificate({ id, pushes })) };
}

it.each([1, 4])('when one of twelve requests is throttled at concurrency %d, the next waits', async (concurrency) => {
  const { ids, certificates } = someCertificates(6);
  await using simulator = await startSimulator(
    aScenario({ certificates, faults: [{ match: { nth: [1] }, fault: throttledFault(String(PAUSE_S)) }] })
  );
  const inputs = { ...inputsFor(ids, simulator.url), concurrency: String(concurrency) };
  const run = await runAction({ inputs });
  expect(run.outputs['result']).toBe('fresh');
  expect(simulator.requests).toHaveLength(13);
  const throttledAt = simulator.requests[0]?.endedAt ?? NaN;
  // What was in flight already is answered; what begins after the 429 begins after the pause. A second's slack for clocks.
  const during = simulator.requests.filter(
    ({ startedAt }) => startedAt > throttledAt + 100 && startedAt < throttledAt + (PAUSE_S - 1) * 1000
  );
  expect(during).toEqual([]);
  expect(simulator.requests.filter(({ startedAt }) => startedAt <= throttledAt + 100)).toHaveLength(concurrency);
});

test('when a pause outlasts the run, a request that had failed before gives up with its own code', async () => {
  const { ids, certificates } = someCertificates(2);
  const [failing = '', throttled = ''] = ids;
  const unavailable: Fault = { kind: 'answer', status: 503, headers: { 'Retry-After': '1' }, body: '' };
  await using simulator = await startSimulator(
    aScenario({
      certificates,
      faults: [
        { match: { certId: failing }, fault: unavailable },
        { match: { certId: throttled }, fault: throttledFault('60') }
      ]
    })
  );
  const run = await runAction({ inputs: { ...inputsFor(ids, simulator.url), timeout: '20s' } });
  expect(run.exitCode).toBe(1);
  expect(run.report).toMatchObject({
    certificates: [
      { certId: failing, error: { code: 'SERVICE_UNAVAILABLE' } },
      { certId: throttled, error: { code: 'THROTTLED' } }
    ]
  });
  expect(simulator.requests).toHaveLength(4);
});
