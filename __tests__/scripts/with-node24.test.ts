// A server that runs under the wrapper ends with it.
import { expect, it, test } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { node24, root } from '../../scripts/node24.mjs';

const WRAPPER = ['scripts/with-node24.mjs', 'simulator/serve.ts'];
const isWindows = process.platform === 'win32';

/** The status that a command ends with, and what it says. */
function serve(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(node24(), [...WRAPPER, ...args], { cwd: root, encoding: 'utf8' });
}

// Windows has no signals: there a killed process cannot pass anything on.
(isWindows ? it.skip : it).each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'a wrapper that gets %s takes the simulator with it',
  async (signal) => {
    const wrapper = spawn(node24(), WRAPPER, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = (await once(wrapper.stdout.setEncoding('utf8'), 'data')) as [string];
    const url = text.trim();
    expect((await fetch(url)).status).toBe(404);
    wrapper.kill(signal);
    const [status] = (await once(wrapper, 'exit')) as [number | null];
    expect(status).toBeGreaterThan(128);
    await expect(fetch(url)).rejects.toThrow();
  },
  30_000
);

test('--help says what it does, and ends', () => {
  const { status, stdout } = serve('--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(/SCENARIO\.json.*--port N.*docs\/simulator\.md|docs\/simulator\.md.*--port N/s);
});

it.each([
  [['--prot', '80'], /--prot/],
  [['--port', 'http'], /--port must be a number/],
  [['one.json', 'two.json'], /not 2/],
  [['no-such-file.json'], /no-such-file\.json: .*ENOENT/]
])('%j is refused with what is wrong', (args, message) => {
  const { status, stdout, stderr } = serve(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('    at ');
});
