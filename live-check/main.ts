// npm run live-check: asks a real account what Huawei's documentation leaves open. `--help` says how.
//
// Exit status: 0 if no assumption fell, 1 if one did, 2 if nothing could be asked.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/node24.mjs';
import type { Read } from '../src/config/credentials.ts';
import { openAccess } from './asking.ts';
import type { Finding } from './finding.ts';
import { HELP, readOptions, type Options } from './options.ts';
import { askEverything } from './questions.ts';
import { asMarkdown, asText, totals, type Run } from './telling.ts';

const variable: Read = (name) => process.env[name]?.trim() ?? '';

function runOf({ region, endpoint, credentials }: Options): Run {
  const { version } = Object(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))) as { version?: string };
  const isTemporary = credentials.kind === 'access-key' && credentials.securityToken !== null;
  return {
    version: version ?? 'unknown',
    day: new Date().toISOString().slice(0, 10),
    region: endpoint === region.baseUrl ? region.region : 'another endpoint',
    credentials:
      credentials.kind === 'keyless' ? 'without a key' : `${isTemporary ? 'temporary' : 'permanent'} access key`
  };
}

function tell(findings: readonly Finding[], run: Run): void {
  console.log(`${asText(findings)}\n\n${totals(findings)}.\n`);
  console.log('Paste this into the issue form "Live check"; it names nothing of your account:\n');
  console.log(`-----8<-----\n${asMarkdown(findings, run)}\n-----8<-----`);
}

async function main(args: string[]): Promise<number> {
  const options = readOptions(args, variable, Date.now());
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  if (typeof options === 'string') {
    console.error(`${options}\n--help says more.`);
    return 2;
  }
  await using access = openAccess(options, variable);
  const failure = await access.signIn();
  if (failure !== null) {
    console.error(`There are no credentials: ${failure}. docs/troubleshooting.md says what to do.`);
    return 2;
  }
  const findings = await askEverything(access.ask, options);
  tell(findings, runOf(options));
  if (findings.length === 1) return 2;
  return findings.some(({ verdict }) => verdict === 'fell') ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
