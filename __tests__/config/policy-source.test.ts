import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MAX_POLICY_BYTES, readPolicyFile } from '../../src/config/policy-source.ts';
import { ActionError } from '../../src/errors.ts';

let folder = '';
let workspace = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-source-'));
  workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, 'sub'), { recursive: true });
  writeFileSync(join(folder, 'outside.yml'), 'version: 1\n');
  writeFileSync(join(workspace, 'policy.yml'), 'version: 1 # ü\n');
  writeFileSync(join(workspace, '..policy.yml'), 'version: 1\n');
  writeFileSync(join(workspace, 'sub', 'policy.yml'), '');
  writeFileSync(join(workspace, 'largest.yml'), '#'.repeat(MAX_POLICY_BYTES));
  writeFileSync(join(workspace, 'larger.yml'), '#'.repeat(MAX_POLICY_BYTES + 1));
  writeFileSync(join(workspace, 'latin.yml'), Buffer.from([0x23, 0xfc, 0x0a]));
  writeFileSync(join(workspace, 'binary.yml'), 'version\0');
  symlinkSync(join('sub', 'policy.yml'), join(workspace, 'inner.yml'));
  symlinkSync(join(folder, 'outside.yml'), join(workspace, 'outer.yml'));
  symlinkSync(folder, join(workspace, 'up'));
  symlinkSync('loop.yml', join(workspace, 'loop.yml'));
  symlinkSync('nothing.yml', join(workspace, 'dangling.yml'));
  symlinkSync(workspace, join(folder, 'linked'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ['a file', 'policy.yml', 'version: 1 # ü\n', 'policy.yml'],
  ['a file in a folder', './sub/policy.yml', '', 'sub/policy.yml'],
  ['a name that begins with two dots', '..policy.yml', 'version: 1\n', '..policy.yml'],
  ['a path that leaves the workspace and comes back', '../workspace/policy.yml', 'version: 1 # ü\n', 'policy.yml'],
  ['a link that stays in it, by the name of its target', 'inner.yml', '', 'sub/policy.yml'],
  ['the largest file', 'largest.yml', '#'.repeat(MAX_POLICY_BYTES), 'largest.yml']
])('reads %s', async (_, path, text, file) => {
  expect(await readPolicyFile(path, workspace)).toEqual({ text, file });
});

test('reads an absolute path in the workspace, also where the workspace is a link', async () => {
  const expected = { text: 'version: 1 # ü\n', file: 'policy.yml' };
  expect(await readPolicyFile(join(workspace, 'policy.yml'), join(folder, 'linked'))).toEqual(expected);
});

async function refusalOf(path: string, root = workspace): Promise<ActionError> {
  try {
    await readPolicyFile(path, root);
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown;
    throw thrown;
  }
  throw new Error('was read');
}

test.each([
  ['nothing', 'nothing.yml', 'does not exist', /actions\/checkout/],
  ['a file as a folder', 'policy.yml/x', 'does not exist', /actions\/checkout/],
  ['a link to nothing', 'dangling.yml', 'does not exist', /actions\/checkout/],
  ['a link to itself', 'loop.yml', 'cannot be read', /with block/],
  ['a file outside', '../outside.yml', 'is outside the workspace', /with block/],
  ['a link to a file outside', 'outer.yml', 'is outside the workspace', /with block/],
  ['a file behind a link to a folder outside', 'up/outside.yml', 'is outside the workspace', /with block/],
  ['the folder above', '..', 'is outside the workspace', /with block/],
  ['a device', '/dev/zero', 'is outside the workspace', /with block/],
  ['a directory', 'sub', 'is a directory', /with block/],
  ['a file with one byte too many', 'larger.yml', 'is larger than 128 KiB', /with block/],
  ['another encoding', 'latin.yml', 'is no text in UTF-8', /with block/],
  ['a NUL', 'binary.yml', 'is binary', /with block/],
  ['a path with a NUL', 'policy\0.yml', 'cannot be read', /with block/]
])('refuses %s', async (_, path, problem, hint) => {
  const error = await refusalOf(path);
  expect(error.code).toBe('INPUT_INVALID');
  expect(error.message).toMatch(new RegExp(`^policy-file: ".*" ${problem}; allowed: the path of a text file`));
  expect(error.hint).toMatch(hint);
});

test('says so where there is no workspace', async () => {
  expect((await refusalOf('policy.yml', '')).message).toContain('GITHUB_WORKSPACE is not set');
});

test('names a path as it is told to', async () => {
  await expect(readPolicyFile('nothing.yml', workspace, 'the value')).rejects.toThrow(
    /^policy-file: the value does not exist/
  );
});
