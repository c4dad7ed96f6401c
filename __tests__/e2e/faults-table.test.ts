import { beforeAll, describe, test } from '@jest/globals';
import {
  BODY_CASES,
  CODE_CASES,
  CONNECTION_CASES,
  KEY_CASES,
  LIST_CASES,
  REDIRECT_CASES,
  RETRY_CASES,
  SILENCE_CASES,
  STATUS_CASES
} from './fault-cases.ts';
import { expectAsTold } from './fault-check.ts';
import { concurrently, runCase, type FaultCase, type FaultRun } from './fault-run.ts';

const TABLES: [string, FaultCase[]][] = [
  ['a connection that fails', CONNECTION_CASES],
  ['an answer that does not end', SILENCE_CASES],
  ['a body that cannot be used', BODY_CASES],
  ['a status that is none of the usual', STATUS_CASES],
  ['a redirect', REDIRECT_CASES],
  ['a fault that may pass', RETRY_CASES],
  ['an error code', CODE_CASES],
  ['a key', KEY_CASES],
  ['the list of the account', LIST_CASES]
];

const runs = new Map<FaultCase, FaultRun>();

// Most of a run is waiting, so all of them run at once and every test looks at its own.
beforeAll(async () => {
  await concurrently(
    TABLES.flatMap(([, cases]) => cases),
    async (each) => {
      runs.set(each, await runCase(each));
    }
  );
}, 240_000);

describe.each(TABLES)('%s', (_, cases) => {
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const run = runs.get(each);
    if (run === undefined) throw new Error('the case did not run');
    expectAsTold(each, run);
  });
});
