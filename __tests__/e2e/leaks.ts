// Whether a secret got out of a run by any way, in any spelling.
import type { ActionRun } from './run-action.ts';

/** A run, and what must not be found in anything it left. */
export interface Told {
  run: ActionRun;
  secrets: string[];
}

/** Every way out, with what the runner is told to hide left out of the log. */
export function waysOut({ stdout, stderr, rawOutputs, summary, reportFile, files }: ActionRun): Record<string, string> {
  const log = stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  return { log, stderr, outputs: rawOutputs ?? '', summary: summary ?? '', report: reportFile ?? '', files };
}

/** The spellings that a sink may have given to a text. */
function spellings(text: string): string[] {
  const unreferenced = text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  const unescaped = text.replaceAll('\\/', '/').replaceAll('%25', '%');
  return [text, unreferenced, unescaped, unreferenced.replaceAll('\\/', '/')].map((each) => each.toLowerCase());
}

/** Where a secret got out: whole, its first or its last half, in any case, encoded or not. */
export function leaks({ run, secrets }: Told): string[] {
  const found: string[] = [];
  for (const [way, text] of Object.entries(waysOut(run))) {
    const haystacks = spellings(text);
    for (const secret of secrets) {
      const half = Math.ceil(secret.length / 2);
      const forms = [
        secret,
        secret.slice(0, half),
        secret.slice(-half),
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64').replace(/=+$/, ''),
        Buffer.from(secret).toString('base64url'),
        Buffer.from(secret).toString('hex')
      ];
      for (const form of forms) {
        const at = haystacks.map((haystack) => haystack.indexOf(form.toLowerCase())).find((index) => index !== -1);
        if (at !== undefined) found.push(`${way}: ${form} in "${text.slice(Math.max(0, at - 60), at + 60)}"`);
      }
    }
  }
  return found;
}
