// One throttled request pauses all of a run's requests, those of other certificates too.
import { expect, it } from '@jest/globals';
import { throttledFault } from '../simulator/faults.ts';
import { aCertificate, aPush, aScenario, DAY, PERMANENT_KEY, PROJECT_ID, scmId } from '../simulator/scenario.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';
import { runAction } from './run-action.ts';

const PAUSE_S = 2;

it.each([1, 4])('when one of twelve requests is throttled at concurrency %d, the next waits', async (concurrency) => {
  const ids = Array.from({ length: 6 }, (_, index) => scmId(Date.now() - (index + 1) * DAY));
  await using simulator = await startSimulator(
    aScenario({
      certificates: ids.map((id) => aCertificate({ id, pushes: [aPush({ service: 'CDN', project: null })] })),
      faults: [{ match: { nth: [1] }, fault: throttledFault(String(PAUSE_S)) }]
    })
  );
  const run = await runAction({
    inputs: {
      'cert-id': ids.join('\n'),
      'project-id': PROJECT_ID,
      'required-services': 'CDN',
      'follow-renewals': 'false',
      concurrency: String(concurrency),
      endpoint: simulator.url,
      'access-key-id': PERMANENT_KEY.accessKeyId,
      'secret-access-key': PERMANENT_KEY.secretAccessKey
    }
  });
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
