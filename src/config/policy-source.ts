import { open, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { ActionError } from '../errors.ts';
import { quoted } from '../text.ts';
import { ALLOWED_PATH } from './policy.ts';

/** 1 MiB of keys holds the YAML parser for 40 s. */
export const MAX_POLICY_BYTES = 128 * 1024;

const HINT = 'Correct policy-file in the with block of the step.';

/** The text of a policy file, and its path relative to the workspace, with slashes, as annotations name it. */
export interface PolicySource {
  readonly text: string;
  readonly file: string;
}

function unusable(shown: string, problem: string, hint = HINT, cause?: unknown): ActionError {
  return new ActionError('INPUT_INVALID', `policy-file: ${shown} ${problem}; allowed: ${ALLOWED_PATH}`, hint, cause);
}

function isCode(thrown: unknown, ...codes: string[]): boolean {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && codes.includes(String(thrown.code));
}

/** Null where the path leads out of the workspace. */
async function realPath(path: string, workspace: string): Promise<{ real: string; file: string } | null> {
  const root = await realpath(workspace);
  const real = await realpath(resolve(root, path));
  const file = relative(root, real);
  if (file === '..' || file.startsWith(`..${sep}`) || isAbsolute(file)) return null;
  return { real, file: file.replaceAll(sep, '/') };
}

/** At most one byte more than is allowed. */
async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(MAX_POLICY_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length));
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function decode(bytes: Buffer, shown: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    throw unusable(shown, 'is no text in UTF-8', HINT, error);
  }
  throw unusable(shown, 'is binary');
}

/**
 * Reads the policy file at `path`, which is taken from `workspace` (GITHUB_WORKSPACE) and must lie in it, also after
 * symbolic links. Throws ActionError INPUT_INVALID, which names the path as `shown`.
 */
export async function readPolicyFile(path: string, workspace: string, shown = quoted(path)): Promise<PolicySource> {
  if (workspace === '') throw unusable(shown, 'cannot be found, since GITHUB_WORKSPACE is not set');
  try {
    const located = await realPath(path, workspace);
    if (located === null) throw unusable(shown, 'is outside the workspace');
    const { real, file } = located;
    const found = await stat(real);
    if (found.isDirectory()) throw unusable(shown, 'is a directory');
    if (!found.isFile()) throw unusable(shown, 'is no regular file');
    const bytes = await readHead(real);
    if (bytes.length > MAX_POLICY_BYTES) throw unusable(shown, 'is larger than 128 KiB');
    return { text: decode(bytes, shown), file };
  } catch (error) {
    if (error instanceof ActionError) throw error;
    if (isCode(error, 'ENOENT', 'ENOTDIR')) {
      throw unusable(shown, 'does not exist', 'Run actions/checkout before this step, and check policy-file.', error);
    }
    throw unusable(shown, 'cannot be read', HINT, error);
  }
}
