// npm run demo: accounts as they occur, each checked by the committed bundle as the runner would run it.
import { CASES, runCase } from './cases.ts';
import { LIVE_CASES } from './live-cases.ts';
import { CHAPTERS, liveThrough } from './issue-life.ts';
import { renderMarkdown } from './terminal-markdown.ts';

const WIDTH = Math.max(80, Math.min(process.stdout.columns || 120, 160));

/** The log as GitHub shows it: commands become words, masks and debug lines are not shown. */
function asShown(log: string): string {
  const shown: string[] = [];
  for (const line of log.trimEnd().split(/\r?\n/)) {
    const [, command, data = ''] = /^::([\w-]+)(?: [^\n]*?)?::(.*)$/.exec(line) ?? [];
    const text = data.replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
    if (command === undefined) shown.push(line);
    else if (command === 'group') shown.push(`▾ ${text}`);
    else if (['error', 'warning', 'notice'].includes(command)) {
      shown.push(`${command.slice(0, 1).toUpperCase()}${command.slice(1)}: ${text}`);
    }
  }
  return shown.join('\n');
}

function section(title: string, text: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, WIDTH - title.length - 4))}\n`);
  console.log(text);
}

function shorten(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100)}… (${value.length} characters)` : value;
}

/** Lines of equal columns under a head. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()
    )
    .join('\n');
}

const cases = [...CASES, ...LIVE_CASES];
const surprises: string[] = [];
const overview = [['case', 'what was done to the certificate', 'verdict', 'exit']];
const rule = '═'.repeat(WIDTH);
for (const [index, each] of cases.entries()) {
  console.log(`${index === 0 ? '' : '\n\n'}${rule}\n${index + 1}. ${each.title}: ${each.story}\n${rule}`);
  const { exitCode, stdout, stderr, summary, outputs } = await runCase(each);
  section('Log', asShown(stdout + stderr));
  section('Job summary', renderMarkdown(summary ?? '', WIDTH));
  const named = Object.entries(outputs).map(([name, value]) => [
    name,
    value === '' ? '(empty)' : shorten(value.replaceAll('\n', ' '))
  ]);
  section('Outputs', table(named));
  section('Exit status', String(exitCode));
  const result = outputs['result'] ?? 'not set';
  overview.push([each.title, each.done, result, String(exitCode ?? 'none')]);
  if (exitCode !== each.expected.exitCode || result !== each.expected.result) {
    surprises.push(
      `${each.title}: exit status ${exitCode ?? 'none'} and result ${result} instead of ` +
        `${each.expected.exitCode} and ${each.expected.result}`
    );
  }
}

console.log(
  `\n\n${rule}\n${CASES.length + 1}. Tracking issue: one issue on GitHub, from the first red run to the green one\n${rule}`
);
let commentsSeen = 0;
await liveThrough(({ story, done, expected }, { run, heading, state, body, comments }) => {
  console.log(`\n${story}`);
  const line = run.stdout.split('\n').find((text) => text.startsWith('Tracking issue')) ?? 'not told';
  section('Log, its line about the issue', line);
  section(`Issue ${heading}`, renderMarkdown(body, WIDTH));
  for (const comment of comments.slice(commentsSeen)) section('New comment', renderMarkdown(comment, WIDTH));
  commentsSeen = comments.length;
  overview.push(['Tracking issue', done, run.outputs['result'] ?? 'not set', String(run.exitCode ?? 'none')]);
  const seen = { exitCode: run.exitCode, state, comments: comments.length };
  if (JSON.stringify(seen) !== JSON.stringify(expected)) {
    surprises.push(`Tracking issue: ${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
  }
});

console.log(`\n\n${rule}\nOverview\n${rule}\n\n${table(overview)}`);
console.log(
  surprises.length === 0
    ? `\nAll ${cases.length + CHAPTERS.length} exit statuses and results were as expected.`
    : `\nNot as expected: ${surprises.join('; ')}.`
);
process.exitCode = surprises.length === 0 ? 0 : 1;
