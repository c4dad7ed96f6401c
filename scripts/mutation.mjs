// npm run mutation [ROOM…]: mutates the pure files of each room of src, `root` for those beside the rooms, and runs the
// room's own unit tests: with all tests, a mutant of a constant takes as long as the whole suite. What survives its own
// tests may still die by others', so look at it with them. Reports are in reports/mutation-ROOM.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runNode24 } from './node24.mjs';

const STRYKER = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** What talks to the world is tested on the bundle instead. */
const NOT_PURE = ['src/index.ts', 'src/main.ts', 'src/http/transport.ts', 'src/scm/client.ts', 'src/evidence/**'];

const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['output', 'evidence'].includes(entry.name))
  .map(({ name }) => name);

/** The mutants of a room by what became of them. */
function mutate(room) {
  const files = room === 'root' ? 'src/*.ts' : `src/${room}/*.ts`;
  const patterns = [files, ...NOT_PURE.map((path) => `!${path}`)].join(',');
  const env = { ...process.env, MUTATION_ROOM: room };
  runNode24([STRYKER, 'run', '--mutate', patterns], { env });
  const [written, kept] = ['mutation', `mutation-${room}`].map((name) => join(root, 'reports', `${name}.json`));
  if (!existsSync(written)) throw new Error(`no report on ${room}`);
  renameSync(written, kept);
  const mutants = Object.values(JSON.parse(readFileSync(kept, 'utf8')).files).flatMap((file) => file.mutants);
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  return { room, killed: count('Killed', 'Timeout'), lived: count('Survived', 'NoCoverage') };
}

ensureInstalled();
mkdirSync(join(root, 'reports'), { recursive: true });
const asked = process.argv.slice(2);
const unknown = asked.filter((room) => ![...rooms, 'root'].includes(room));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: not a room; allowed: ${[...rooms, 'root'].join(', ')}`);
  process.exit(1);
}
const results = (asked.length > 0 ? asked : [...rooms, 'root']).map(mutate);
for (const { room, killed, lived } of results) {
  const share = ((100 * killed) / (killed + lived)).toFixed(1);
  console.log(`${room}: ${killed} of ${killed + lived} mutants were noticed by the room's own tests, ${share} %`);
}
