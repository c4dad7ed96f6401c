// npm run bench [SECTION …]: what a run costs, measured side by side on this machine. Exits with 1 where a target is
// missed. A new section is a function in scripts/bench/, and a line in SECTIONS.
import { measureBindings } from './bench/bindings.ts';
import { measureHosts } from './bench/hosts.ts';
import { measureMemory } from './bench/memory.ts';
import { measurePolicy, measureRequests } from './bench/requests.ts';
import type { Row, Section } from './bench/row.ts';
import { measureScale } from './bench/scale.ts';
import { measureStart } from './bench/start.ts';
import { measureTrips } from './bench/trips.ts';
import { SeparateSimulator } from './separate-simulator.ts';

const SECTIONS: Readonly<Record<string, Section>> = {
  trips: measureTrips,
  scale: measureScale,
  memory: measureMemory,
  requests: measureRequests,
  policy: measurePolicy,
  bindings: measureBindings,
  hosts: measureHosts
};

function print(rows: readonly Row[]): void {
  const width = (key: 'name' | 'measured' | 'target'): number => Math.max(...rows.map((row) => row[key].length));
  for (const { name, measured, target, ok } of rows) {
    const cells = [name.padEnd(width('name')), measured.padStart(width('measured')), target.padEnd(width('target'))];
    const mark = ok === null ? 'for information' : ok ? 'ok' : 'OVER';
    console.log([...cells, mark].join('  '));
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SECTIONS) && name !== 'start');
if (unknown.length > 0) throw new Error(`no section ${unknown.join()}: start, ${Object.keys(SECTIONS).join(', ')}`);

await using simulator = await SeparateSimulator.start();
console.log('Measuring; this takes about two minutes …\n');
const { rows, startMs } = await measureStart(simulator);
for (const [name, section] of Object.entries(SECTIONS)) {
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await section({ simulator, startMs })));
}
print(rows);
process.exitCode = rows.some(({ ok }) => ok === false) ? 1 : 0;
