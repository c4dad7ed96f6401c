// npm run build [FOLDER]: compiles src with ncc into FOLDER, else dist/, which then holds nothing else. Types are
// checked on the way, of every file of the repository; if one is wrong, or anything else, dist/ stays as it was.
import { Buffer } from 'node:buffer';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { contentsOf, licensesText } from './licenses.mjs';
import { root } from './node24.mjs';

const STAND_IN = 'toolkit-on-demand.js';

/** What the toolkit imports at the top, of which a run without a proxy uses nothing: the stand-in is imported instead. */
const externals = Object.fromEntries(
  ['@actions/http-client', '@actions/exec', 'undici'].map((name) => [name, `./${STAND_IN}`])
);

async function compiled(entry, filename, options = {}) {
  const { code, assets, stats } = await ncc(join(root, entry), { cache: false, quiet: true, filename, ...options });
  const made = Object.entries(assets).map(([name, { source }]) => [name, source]);
  return { contents: contentsOf(stats), files: [[filename, code], ...made] };
}

/** What the build makes: text or bytes by file name. */
async function build() {
  // ncc looks for tsconfig.json here, and names modules by their path from here.
  process.chdir(root);
  const action = await compiled('src/index.ts', 'index.js', { externals });
  const toolkit = await compiled('src/http/toolkit.js', 'toolkit.js');
  const standIn = readFileSync(join(root, 'src', 'http', STAND_IN), 'utf8');
  const contents = [
    ...action.contents,
    ...toolkit.contents.map((content) => ({ ...content, name: 'toolkit' })),
    { file: STAND_IN, name: 'toolkit-on-demand', packages: [] }
  ];
  const licenses = licensesText(contents);
  return {
    contents,
    files: new Map([...toolkit.files, ...action.files, [STAND_IN, standIn], ['licenses.txt', licenses]])
  };
}

function write(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}

try {
  const [folder = 'dist'] = process.argv.slice(2);
  const { contents, files } = await build();
  write(resolve(root, folder), files);
  for (const { file, name, packages } of contents) {
    const kilobytes = Math.round(Buffer.byteLength(files.get(file)) / 1024);
    console.log(`${kilobytes} kB  ${file}  ${name}: ${packages.map((each) => each.name).join(', ') || 'own code'}`);
  }
} catch (error) {
  // The message alone: ncc is one line of 4 MB, which Node would show with the stack.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
