import { reasonOf } from './errors.ts';
import { main } from './main.ts';
import { writeFailure } from './sink.ts';

/** How long sockets that nobody reads may keep the process after the verdict. */
const LINGER_MS = 1_000;

function fail(thrown: unknown): void {
  process.exitCode = 1;
  writeFailure(`The action failed before it reached a verdict: ${reasonOf(thrown)}`);
}

// Red until a verdict has been reached: a promise that is lost ends the process with whatever stands here.
process.exitCode = 1;
// TLS is always verified: Node would obey this variable. A private CA comes through NODE_EXTRA_CA_CERTS.
delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (thrown: unknown) => {
    fail(thrown);
    process.exit();
  });
}

try {
  if (await main()) process.exitCode = 0;
} catch (thrown) {
  fail(thrown);
}
setTimeout(() => process.exit(), LINGER_MS).unref();
