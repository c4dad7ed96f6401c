// npm test: installs what is missing, runs every check and ends with the line `N passed, N failed`. Each test of jest
// counts, and every other step is one. Plain Node 20 JavaScript without a dependency, for it also installs them.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root, runNode24 } from './node24.mjs';

const steps = [
  ['Installation', install],
  ['Formatting (prettier)', () => check('prettier/bin/prettier.cjs', '--check', '.')],
  ['Lint (eslint)', () => check('eslint/bin/eslint.js', '.')],
  ['Types (tsc)', () => check('typescript/bin/tsc', '--noEmit')],
  ['Tests (jest)', test],
  ['dist is a fresh build of src', compareBundle]
];

const scratch = mkdtempSync(join(tmpdir(), 'npm-test-'));
try {
  process.exitCode = run() ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
}

/** Runs the steps, all of them whatever fails, but none without the dependencies. */
function run() {
  const results = [];
  for (const [name, step] of steps) {
    console.log(`\n── ${name}`);
    const started = Date.now();
    const result = attempt(step);
    results.push({ name, seconds: (Date.now() - started) / 1000, ...result });
    if (step === install && result.failed > 0) break;
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log('');
  for (const { name, seconds, passed, failed } of results) {
    console.log(
      `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${passed} of ${passed + failed} in ${seconds.toFixed(1)} s`
    );
  }
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0;
}

function attempt(step) {
  try {
    return step();
  } catch (error) {
    console.error(error);
    return verdict(false);
  }
}

function verdict(isPassed) {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function install() {
  ensureInstalled();
  return verdict(true);
}

function check(script, ...args) {
  return verdict(runNode24([join('node_modules', script), ...args]) === 0);
}

function test() {
  const file = join(scratch, 'jest.json');
  const status = runNode24([
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${file}`
  ]);
  const { numPassedTests, numFailedTests, numTotalTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8')
  );
  if (numTotalTests === 0) console.error('jest ran no test.');
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // Red without a failed test, or green without any test, is a failure too.
  const isConsistent = (status === 0) === (failed === 0) && numTotalTests > 0;
  return { passed: numPassedTests, failed: failed + (isConsistent ? 0 : 1) };
}

/** Builds into an empty folder, as `npm run build` does, and compares with the committed bundle. */
function compareBundle() {
  const fresh = join(scratch, 'dist');
  const build = [join('scripts', 'build.mjs'), fresh];
  if (runNode24(build, { stdio: ['ignore', 'ignore', 'inherit'] }) !== 0) return verdict(false);

  const committed = readFiles(join(root, 'dist'));
  const built = readFiles(fresh);
  const differences = [];
  for (const name of new Set([...committed.keys(), ...built.keys()])) {
    const [before, now] = [committed.get(name), built.get(name)];
    if (before === undefined) differences.push(`${name} is missing`);
    else if (now === undefined) differences.push(`${name} is not part of the build`);
    else if (!before.equals(now)) differences.push(`${name} differs`);
  }
  for (const difference of differences) console.error(`dist/${difference}`);
  if (differences.length > 0) console.error('Run `npm run build` and commit dist with the source.');
  else console.log(`${committed.size} files are equal.`);
  return verdict(differences.length === 0);
}

/** Content by path. */
function readFiles(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)])
  );
}
