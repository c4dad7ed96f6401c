// The findings in words: for the terminal, and as Markdown to paste into an issue.
import type { Finding, Verdict } from './finding.ts';

const WORDS: Readonly<Record<Verdict, string>> = { holds: 'holds', fell: 'FELL', open: 'open' };

/** What is told of the run itself; nothing of the account. */
export interface Run {
  readonly version: string;
  /** UTC. */
  readonly day: string;
  readonly region: string;
  /** Kind of credentials, never whose. */
  readonly credentials: string;
}

function countOf(findings: readonly Finding[], verdict: Verdict): number {
  return findings.filter((finding) => finding.verdict === verdict).length;
}

/** `14 hold, 1 fell, 2 are open`. */
export function totals(findings: readonly Finding[]): string {
  return `${countOf(findings, 'holds')} hold, ${countOf(findings, 'fell')} fell, ${countOf(findings, 'open')} are open`;
}

function lines({ asked, cameBack, assumes, verdict, note }: Finding): [string, string][] {
  return [
    ['asked', asked],
    ['came back', cameBack],
    ['assumed', assumes],
    [WORDS[verdict], note]
  ];
}

/** For the terminal. */
export function asText(findings: readonly Finding[]): string {
  const blocks = findings.map((finding, index) => {
    const told = lines(finding).map(([label, text]) => `   ${label.padEnd(9)}  ${text}`.trimEnd());
    return [`${index + 1}. ${finding.question}`, ...told].join('\n');
  });
  return blocks.join('\n\n');
}

/** To paste into the issue form `live-check`. */
export function asMarkdown(findings: readonly Finding[], { version, day, region, credentials }: Run): string {
  const blocks = findings.map((finding, index) => {
    const told = lines(finding).map(([label, text]) => `- **${label}**${text === '' ? '' : `: ${text}`}`);
    return [`#### ${index + 1}. ${finding.question}`, '', ...told].join('\n');
  });
  const head = `live-check of version ${version} on ${day}, ${region}, ${credentials}: ${totals(findings)}.`;
  return [head, ...blocks].join('\n\n');
}
