// Huawei Cloud's SDK for Python, from PyPI, in an environment of its own below build/.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../node24.mjs';

const PACKAGE = 'huaweicloudsdkscm==3.1.219';
const FOLDER = join(root, 'build', `bench-${PACKAGE}`);
const PYTHON = process.platform === 'win32' ? join(FOLDER, 'Scripts', 'python.exe') : join(FOLDER, 'bin', 'python');

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** A Python that has the SDK, installed where that is needed; null where there is no Python, or no way to PyPI. */
export function pythonWithSdk(): string | null {
  const isThere = (): boolean => existsSync(PYTHON) && succeeds(PYTHON, '-c', 'import huaweicloudsdkscm.v3');
  if (isThere()) return PYTHON;
  const base = ['python3', 'python'].find((name) => succeeds(name, '--version'));
  if (base === undefined || !succeeds(base, '-m', 'venv', '--clear', FOLDER)) return null;
  succeeds(PYTHON, '-m', 'pip', 'install', '--quiet', PACKAGE);
  return isThere() ? PYTHON : null;
}
