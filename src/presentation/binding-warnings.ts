import type { BindingGap } from '../certificate/binding.ts';
import { valueOr } from '../source.ts';
import { listed } from '../text.ts';
import { gapList } from './bindings.ts';
import type { WordedCertificate, WordedRow } from './rows.ts';
import { requirementList } from './sentences.ts';
import type { Annotation } from './warnings.ts';

// What the bindings warn of beside the verdicts.

/** Pushed, but SCM knows nothing that uses it. */
function isUnused({ row: { binding } }: WordedRow): boolean {
  return binding?.finding.code === 'as-pushed' && binding.finding.isUnused;
}

/** What is not known about a row and could change its verdict. */
function doubtsOf({ row: { binding } }: WordedRow): readonly BindingGap[] {
  return binding?.finding.code === 'as-pushed' ? binding.finding.doubts : [];
}

/** Whether a row has a warning of its own by its bindings. */
export function hasBindingWarning(row: WordedRow): boolean {
  return isUnused(row) || doubtsOf(row).length > 0;
}

export function unused({ label, rows: all }: WordedCertificate): string[] {
  const rows = all.filter(isUnused);
  if (rows.length === 0) return [];
  const what = `${label} was pushed to ${requirementList(rows)}, but SCM knows no resource there that uses it`;
  const why = "Whether it counts what was bound at the service's own console is undocumented";
  return [`${what}. ${why}; look there whether it is in use.`];
}

export function bindingDoubt({ label, rows: all }: WordedCertificate): string[] {
  const rows = all.filter((row) => doubtsOf(row).length > 0);
  if (rows.length === 0) return [];
  const what = `SCM does not tell ${gapList(rows.flatMap(doubtsOf))}`;
  const step = 'Run it again, or look at the service what is in use';
  return [`${label}: ${what}, which could change the verdict on ${requirementList(rows)}. ${step}.`];
}

/** If the list was cut, what was replaced before this run may not be found in it. */
export function cutListWarnings(certificates: readonly WordedCertificate[]): Annotation[] {
  const cut = certificates.filter(({ assessment }) => valueOr(assessment.evidence.bindings, null)?.isListCut === true);
  if (cut.length === 0) return [];
  const labels = listed(cut.map(({ label }) => label));
  const requirements = listed([...new Set(cut.flatMap(({ rows }) => rows.map(({ requirement }) => requirement)))]);
  const what = `The list of certificates was cut, so not all that ${labels} replaced may be known`;
  const step = 'Keep the ID of a replaced certificate in cert-id until nothing uses it';
  const message = `${what}: that ${requirements} still uses one of them would go unnoticed. ${step}.`;
  return [{ title: 'The list of certificates was cut', message }];
}
