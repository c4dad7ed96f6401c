// npm run picture: draws the job summary of a fleet with GitHub's stylesheet, light and dark, for the README.
//
// The summary is what the committed bundle writes about accounts of the simulator. A Chromium draws it: CHROMIUM
// names the binary, else the first of the usual names on PATH is taken.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import { FLEET, runCase } from './cases.ts';
import { root } from './node24.mjs';

/**
 * Wide enough for all columns; in a window of 1280 pixels GitHub gives a job summary about 1012, and the table scrolls.
 * High screens show two dots for each pixel. WIDTH draws another width, into the folder that OUT names.
 */
const WIDTH = Number(process.env['WIDTH'] ?? 1110);
const OUT = process.env['OUT'] ?? join(root, 'docs');
const SCALE = 2;
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** The themes' own background, so that the picture has no edge on GitHub's page. */
const THEMES = { light: '#ffffff', dark: '#0d1117' };

async function summaryOfFleet(): Promise<string> {
  const { summary } = await runCase(FLEET);
  if (summary === null || summary === '') throw new Error('the bundle wrote no summary');
  return summary;
}

function chromium(): string {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (found === undefined) throw new Error('no Chromium on PATH: set CHROMIUM to its path');
  return found;
}

/** Runs Chromium without a window on a page and returns what it prints. */
function browse(page: string, folder: string, flags: readonly string[]): string {
  const quiet = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--hide-scrollbars',
    `--force-device-scale-factor=${SCALE}`,
    `--user-data-dir=${mkdtempSync(join(folder, 'profile-'))}`
  ];
  const { status, stdout, stderr } = spawnSync(chromium(), [...quiet, ...flags, pathToFileURL(page).href], {
    encoding: 'utf8',
    timeout: 60_000
  });
  if (status !== 0) throw new Error(`Chromium failed: ${stderr}`);
  return stdout;
}

function html(markdown: string, theme: keyof typeof THEMES): string {
  const file = createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`);
  return `<!doctype html><meta charset="utf-8"><style>${readFileSync(file, 'utf8')}
html { background: ${THEMES[theme]} } body { margin: 0; padding: 16px; box-sizing: border-box; width: ${WIDTH}px }
</style><script>addEventListener('load', () => {
  document.documentElement.dataset.height = Math.ceil(document.body.getBoundingClientRect().height);
})</script><body class="markdown-body">${marked.parse(markdown, { async: false, gfm: true })}`;
}

const markdown = await summaryOfFleet();
const folder = mkdtempSync(join(tmpdir(), 'picture-'));
try {
  for (const theme of ['light', 'dark'] as const) {
    const page = join(folder, `${theme}.html`);
    writeFileSync(page, html(markdown, theme));
    const dom = browse(page, folder, [`--window-size=${WIDTH},800`, '--dump-dom']);
    const height = /data-height="(\d+)"/.exec(dom)?.[1];
    if (height === undefined) throw new Error('the height of the page is not known');
    const picture = join(OUT, `summary-${theme}.png`);
    browse(page, folder, [`--window-size=${WIDTH},${height}`, `--screenshot=${picture}`]);
    console.log(picture);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
