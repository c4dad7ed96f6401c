import type { Outcome } from '../judgement/outcome.ts';
import { unlistedVerdict } from '../judgement/unlisted.ts';
import type { UnlistedCertificate } from '../renewal/unlisted.ts';
import { valueOr } from '../source.ts';
import { codeSpan, counted, listed } from '../text.ts';
import { formatInstant, formatTableTime } from '../time.ts';
import type { Annotation } from './warnings.ts';

// Certificates that no entry of the policy is about, in words.

/** Certificates that one message names. */
const MAX_NAMED = 20;

/** A certificate that nobody listed, as the report has it. */
export interface ReportedUnlisted {
  readonly certId: string;
  readonly domain: string;
  readonly expiresAt: string | null;
}

/** The certificates that nobody listed; none where nobody asked, or where the list could not be had. */
export function unlistedIn({ unlisted }: Pick<Outcome, 'unlisted'>): readonly UnlistedCertificate[] {
  return unlisted === null ? [] : (valueOr(unlisted.findings, null)?.certificates ?? []);
}

/** They as the report has them. */
export function reportedUnlisted(outcome: Outcome): ReportedUnlisted[] {
  return unlistedIn(outcome).map(({ id, domain, expiresAtMs }) => ({
    certId: id,
    domain,
    expiresAt: expiresAtMs === null ? null : formatInstant(expiresAtMs)
  }));
}

/** What the run's sentence says of them, where they make it fail: `3 certificates in service are unlisted.` */
export function unlistedCount(outcome: Outcome): string[] {
  const count = unlistedIn(outcome).length;
  if (count === 0 || outcome.unlisted?.mode !== 'fail') return [];
  return [`${counted(count, 'certificate')} in service ${count === 1 ? 'is' : 'are'} unlisted.`];
}

/** Why the run is what it is, if that is no certificate's fault; else null. */
export function unlistedMeaning({ unlisted, result, certificates }: Outcome): string | null {
  if (unlisted === null || certificates.some((one) => one.result === result)) return null;
  const verdict = unlistedVerdict(unlisted);
  // The run may be worse for another reason, such as a host that no certificate covers.
  if (verdict !== result) return null;
  switch (verdict) {
    case 'missing':
      return 'a certificate in service is in no entry of the policy';
    case 'unknown':
      return 'the list of certificates was cut, so that unlisted ones may be missing from it';
    case 'error':
      return 'the list of certificates could not be read, so that unlisted ones are not known';
  }
}

/** What to do where nobody knows whether there are unlisted ones. */
export const CUT_STEP = 'The list of certificates was cut: see in the console of SCM whether it has more.';

function messagesOf({ unlisted }: Outcome): Annotation[] {
  if (unlisted === null || unlisted.findings.state === 'not-asked') return [];
  if (unlisted.findings.state === 'failed') {
    const { code, message, hint } = unlisted.findings.error;
    const lost = 'Which certificates no entry of the policy is about is not known';
    return [{ title: 'Unlisted certificates are not known', message: `${lost}: ${code}: ${message}. ${hint}` }];
  }
  const { certificates, isListCut } = unlisted.findings.value;
  const names = listed(
    certificates.map(({ id, domain }) => (domain === '' ? id : `${id} (${domain})`)),
    MAX_NAMED
  );
  const subject = `${counted(certificates.length, 'certificate')} in service`;
  const found = `${subject} ${certificates.length === 1 ? 'is' : 'are'} in no entry of the policy: ${names}.`;
  const step = 'List them, with what needs them, or revoke what nothing needs.';
  return [
    ...(certificates.length > 0 ? [{ title: 'Unlisted certificates', message: `${found} ${step}` }] : []),
    ...(isListCut ? [{ title: 'Unlisted certificates are not all known', message: CUT_STEP }] : [])
  ];
}

/** What is said about them: errors where they make the run fail, else warnings. */
export function unlistedAnnotations(outcome: Outcome): { errors: Annotation[]; warnings: Annotation[] } {
  const messages = messagesOf(outcome);
  const { unlisted, tolerance } = outcome;
  const isAllowed = unlisted !== null && unlistedVerdict(unlisted) === 'unknown' && tolerance.allowUnknown;
  const fails = unlisted?.mode === 'fail' && !tolerance.warnOnly && !isAllowed;
  return fails ? { errors: messages, warnings: [] } : { errors: [], warnings: messages };
}

/** Their table in the summary: a line each, under a heading of its own. */
export function unlistedTable(outcome: Outcome): { head: string[]; rows: string[] } | null {
  const certificates = unlistedIn(outcome);
  if (certificates.length === 0) return null;
  const rows = certificates.map(({ id, domain, expiresAtMs }) => {
    const expires = expiresAtMs === null ? 'not known' : formatTableTime(expiresAtMs);
    return `| ${codeSpan(id, true)} | ${codeSpan(domain, true)} | ${expires} |`;
  });
  const head = [
    '**Unlisted: in service, and in no entry of the policy**',
    '',
    '| Certificate | Domain | Expires (UTC) |'
  ];
  return { head: [...head, '| --- | --- | --- |'], rows };
}
