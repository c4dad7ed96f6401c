import type { Outcome } from '../judgement/outcome.ts';
import type { Verdict } from '../judgement/verdict.ts';
import { listed } from '../text.ts';
import { addressCount, factsOf } from './hosts.ts';

// What hosts have to do with the run as a whole, in words.

/** What the worst verdict of a run says of hosts. */
const MEANINGS: Readonly<Partial<Record<Verdict, string>>> = {
  fresh: 'every required host serves its certificate',
  pending: 'a required host still serves another certificate, within grace-period',
  unknown: 'it cannot be told whether every required host serves its certificate',
  stale: 'a required host serves another certificate'
};

/**
 * What the worst verdict of a run says, in words, where hosts have a part in it; else null. `ofServices`: what it says
 * of services.
 */
export function hostMeaning({ result, certificates, uncovered }: Outcome, ofServices: string): string | null {
  const isCertificateLost = certificates.some((one) => one.result === 'error');
  if (result === 'error')
    return uncovered.length > 0 && !isCertificateLost ? 'no certificate covers a required host' : null;
  const rows = certificates.flatMap((one) => one.rows).filter(({ counted }) => counted === result);
  if (rows.length === 0) return result === 'unknown' ? 'no required host is to serve a certificate of the run' : null;
  const meaning = MEANINGS[result] ?? null;
  if (meaning === null || !rows.some(({ kind }) => kind === 'host')) return null;
  return rows.every(({ kind }) => kind === 'host') ? meaning : `${ofServices}, and ${meaning}`;
}

/** How many addresses of hosts were asked: `, 3 addresses asked`; nothing where no host was. */
export function askedAddresses({ certificates }: Outcome): string {
  const rows = certificates.flatMap((one) => one.rows).filter((row) => row.kind === 'host');
  const facts = rows.flatMap(({ finding }) => factsOf(finding) ?? []);
  const addresses = facts.reduce((sum, { served, silent }) => sum + served.length + silent.length, 0);
  return rows.length === 0 ? '' : `, ${addressCount(addresses)} asked`;
}

/** The required hosts that no certificate covers, as a sentence; nothing where there is none. */
export function uncoveredSentences({ uncovered }: Outcome): string[] {
  if (uncovered.length === 0) return [];
  const hosts = listed(uncovered.map(({ requirement }) => requirement.text));
  return [`No certificate covers ${hosts}.`];
}
