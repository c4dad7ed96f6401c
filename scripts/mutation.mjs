// npm run mutation [ROOM…]: mutates the pure files of each room of src, `root` for those beside the rooms, first against
// the room's own unit tests, since with all of them a mutant of a constant takes as long as the suite, then what lived
// against all unit tests. Prints what nobody noticed; reports are in reports/mutation-ROOM.json and …-others.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runNode24 } from './node24.mjs';

const STRYKER = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** What talks to the world is tested on the bundle, or with real sockets, instead. */
const NOT_PURE = [
  ...['src/index.ts', 'src/main.ts', 'src/http/transport.ts', 'src/http/timer.ts', 'src/scm/client.ts'],
  ...['src/evidence/live-tls.ts', 'src/evidence/tls-handshake.ts', 'src/output/runner.ts', 'src/output/octokit.ts']
];

const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Runs the tests of `room`, `**` for all, on mutants of these places. Returns them by what became of them. */
function stryker(room, places, name) {
  const [written, kept] = ['mutation', `mutation-${name}`].map((file) => join(root, 'reports', `${file}.json`));
  const env = { ...process.env, MUTATION_ROOM: room };
  runNode24([STRYKER, 'run', '--mutate', places.join(',')], { env });
  if (!existsSync(written)) throw new Error(`no report on ${name}`);
  renameSync(written, kept);
  const files = Object.entries(JSON.parse(readFileSync(kept, 'utf8')).files);
  const all = files.flatMap(([file, { source, mutants }]) =>
    mutants.map(({ status, location: { start, end }, replacement }) => {
      const place = `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
      return { status, place, change: `${place} to ${replacement}: ${source.split('\n')[start.line - 1].trim()}` };
    })
  );
  const having = (...states) => all.filter(({ status }) => states.includes(status));
  return { killed: having('Killed', 'Timeout'), lived: having('Survived', 'NoCoverage') };
}

ensureInstalled();
mkdirSync(join(root, 'reports'), { recursive: true });
const asked = process.argv.slice(2);
const unknown = asked.filter((room) => ![...rooms, 'root'].includes(room));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: not a room; allowed: ${[...rooms, 'root'].join(', ')}`);
  process.exit(1);
}
const results = (asked.length > 0 ? asked : [...rooms, 'root']).map((room) => {
  const files = room === 'root' ? 'src/*.ts' : `src/${room}/*.ts`;
  return { room, ...stryker(room, [files, ...NOT_PURE.map((path) => `!${path}`)], room) };
});
const doubtful = results.flatMap(({ lived }) => lived);
const others =
  doubtful.length === 0 ? { lived: [] } : stryker('**', [...new Set(doubtful.map(({ place }) => place))], 'others');
// A place has mutants within it that died before.
const unnoticed = others.lived.filter(({ change }) => doubtful.some((one) => one.change === change));
for (const { change } of unnoticed) console.log(change);
const share = (part, whole) => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)} %)`;
for (const { room, killed, lived } of results) {
  const all = killed.length + lived.length;
  const left = lived.filter(({ change }) => unnoticed.some((one) => one.change === change)).length;
  console.log(`${room}: ${share(killed.length, all)} noticed by its own tests, ${share(all - left, all)} by any`);
}
