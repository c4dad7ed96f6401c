// What stands in which file of dist, and the licences of it. ncc's own list has a fixed name, so that of several
// chunks the last one would write its packages over those of the others.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE_FILE = /^(?:licen[cs]e|copying)(?:[.-](?:md|txt|mit))?$/i;
const PACKAGE = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;

/** All modules of a chunk, those that webpack put into one scope too. */
function flat(modules = []) {
  return modules.flatMap((module) => [module, ...flat(module.modules)]);
}

/** Name, version and licence of the package in a folder. Throws where it names no licence. */
function packageIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${folder}: package.json names no license`);
  const file = readdirSync(folder).find((each) => LICENSE_FILE.test(each));
  const text = file === undefined ? 'The package holds no text of it.' : readFileSync(join(folder, file), 'utf8');
  return { name, version, license, text: text.replaceAll('\r\n', '\n').trim() };
}

function byName(one, other) {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

function packagesOf(modules) {
  const paths = flat(modules).map(({ nameForCondition }) => nameForCondition ?? '');
  const folders = new Set(paths.flatMap((path) => PACKAGE.exec(path)?.[1] ?? []));
  return [...folders].map(packageIn).sort(byName);
}

/** The files of a build that hold code, the entry first, each with the name of its chunk and the packages in it. */
export function contentsOf(stats) {
  const { chunks } = stats.toJson({
    all: false,
    ids: true,
    chunks: true,
    chunkModules: true,
    dependentModules: true,
    nestedModules: true,
    chunkModulesSpace: Infinity,
    nestedModulesSpace: Infinity
  });
  const contents = chunks.flatMap(({ names, files, modules }) =>
    files.map((file) => ({ file, name: names.join(', ') || 'shared', packages: packagesOf(modules) }))
  );
  return contents.sort((one, other) => one.file.length - other.file.length || (one.file < other.file ? -1 : 1));
}

/** The text of licenses.txt: which file holds which packages, then each package with its licence. */
export function licensesText(contents) {
  const list = contents.map(({ file, name, packages }) => {
    const held = packages.map((each) => `${each.name} ${each.version}`).join(', ');
    return `${file} (${name}): ${held || 'no package'}`;
  });
  const all = new Map(
    contents.flatMap(({ packages }) => packages.map((each) => [`${each.name} ${each.version}`, each]))
  );
  const texts = [...all.values()]
    .sort(byName)
    .map(({ name, version, license, text }) => `---- ${name} ${version}, ${license} ----\n\n${text}\n`);
  const head =
    'The packages in the files beside this one. All else in them is code of this action, under its own LICENSE.';
  return `${head}\n\n${list.join('\n')}\n\n${texts.join('\n')}`;
}
