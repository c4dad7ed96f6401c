// Asks the official clients everything, and compares what they parsed with what the scenario meant.
//
//   node scripts/with-node24.mjs conformance/run.ts PYTHON GO_CLIENT
//
// PYTHON is an interpreter that has python/requirements.txt, GO_CLIENT the program that go/ is built into. Ends with
// the line `N passed, N failed`; .ci/conformance installs both and calls this.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { root } from '../scripts/node24.mjs';
import type { ClientAnswer } from './answers.ts';
import { questionsOf, type Identity, type Question } from './questions.ts';
import { startServices, type Services } from './services.ts';

interface OfficialClient {
  name: string;
  command: string[];
  /** What its SCM client accepts. */
  identities: Identity[];
}

/** A client asks for a few seconds; one that hangs is a failure. */
const CLIENT_TIMEOUT_MS = 60_000;

/** Everything in one run of the client, so that its start is paid for once. Throws where it does not end well. */
async function ask(
  { name, command: [program = '', ...args] }: OfficialClient,
  questions: Question[]
): Promise<unknown[]> {
  const signal = AbortSignal.timeout(CLIENT_TIMEOUT_MS);
  // A proxy of this machine must not come between a client and a loopback address.
  const env = { ...process.env, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env, signal });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  child.stdin.end(JSON.stringify(questions));
  const [output, status] = await Promise.all([text(child.stdout), ended]);
  if (status !== 0) throw new Error(`${name} ended with status ${String(status)}`);
  const parsed: unknown = JSON.parse(output);
  const answers: unknown[] = Array.isArray(parsed) ? parsed : [];
  if (answers.length !== questions.length) throw new Error(`${name} left questions out`);
  return answers;
}

/** Prints what is not as meant; returns how many are and how many are not. */
async function compare(client: OfficialClient, identity: Identity, services: Services): Promise<[number, number]> {
  const questions = questionsOf(identity, services);
  const title = `${client.name}, ${identity} credentials`;
  try {
    const answers = await ask(client, questions);
    const problems = questions.flatMap(({ name, check }, index) => {
      const problem = check(Object(answers[index]) as ClientAnswer);
      return problem === null ? [] : [`FAILED  ${title}: ${name}\n    ${problem}`];
    });
    for (const problem of problems) console.log(problem);
    console.log(`${title}: ${questions.length - problems.length} of ${questions.length} as meant`);
    return [questions.length - problems.length, problems.length];
  } catch (error) {
    console.error(`FAILED  ${title}:`, error);
    return [0, questions.length];
  }
}

async function main([python, goClient]: string[]): Promise<boolean> {
  if (python === undefined || goClient === undefined) throw new Error('usage: run.ts PYTHON GO_CLIENT');
  const clients: OfficialClient[] = [
    { name: 'Python SDK', command: [python, join(root, 'conformance/python/client.py')], identities: ['global'] },
    { name: 'Go SDK', command: [goClient], identities: ['global', 'basic'] }
  ];
  await using stack = new AsyncDisposableStack();
  const services = await startServices(stack);
  let [passed, failed] = [0, 0];
  for (const client of clients) {
    for (const identity of client.identities) {
      const [good, bad] = await compare(client, identity, services);
      passed += good;
      failed += bad;
    }
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
