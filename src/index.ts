import { reasonOf } from './errors.ts';
import { main } from './main.ts';
import { writeNoVerdict } from './output/runner.ts';

/** How long sockets that nobody reads may keep the process after the verdict. */
const LINGER_MS = 1_000;

// Red until a verdict has been reached, and whatever is thrown afterwards is red again.
process.exitCode = 1;
let isConcluded = false;

function fail(thrown: unknown): void {
  process.exitCode = 1;
  isConcluded = true;
  writeNoVerdict(reasonOf(thrown));
}

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (thrown: unknown) => {
    fail(thrown);
    process.exit();
  });
}
// A promise that is lost throws nothing: the process just runs out of work.
process.on('exit', () => {
  if (!isConcluded) fail('nothing was left to wait for');
});

// TLS is always verified: Node would obey this variable. A private CA comes through NODE_EXTRA_CA_CERTS.
delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
// Deprecations in the toolkit's dependencies are no news for the reader of the log.
process.noDeprecation = true;

try {
  // A runner takes care of it; other programs that run actions may not.
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new Error(`this action needs Node 24, this is ${process.version}`);
  const isPassing = await main();
  isConcluded = true;
  if (isPassing) process.exitCode = 0;
} catch (thrown) {
  fail(thrown);
}
setTimeout(() => process.exit(), LINGER_MS).unref();
