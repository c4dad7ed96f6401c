import type { HostRequirement } from '../certificate/host.ts';
import type { Bindings } from '../certificate/binding.ts';
import type { Certificate } from '../certificate/certificate.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import type { RenewalDoubt, RenewalFindings } from '../renewal/findings.ts';
import type { Source } from '../source.ts';
import type { LiveEvidence } from './live-tls.ts';

/** What is known of a host that must serve a certificate. */
export interface HostEvidence {
  readonly requirement: HostRequirement;
  /** Null where it is no use to ask: no answer could be compared with the certificate. */
  readonly live: LiveEvidence | null;
  /**
   * SCM's fingerprints of what the host must serve: of the certificate and its duplicates or, where what replaced it is
   * in doubt, of all that may have.
   */
  readonly fingerprints: ReadonlySet<string>;
  /** The IDs of the certificates that are known in this run, by fingerprint. */
  readonly certIds: ReadonlyMap<string, string>;
}

/** Which resources use a certificate, and which still use what it replaced. */
export interface BindingEvidence {
  /** Of its content, under all IDs. */
  readonly current: Bindings;
  readonly replaced: Bindings;
  /** Whether the list was cut, so that it may have replaced more than is known. */
  readonly isListCut: boolean;
}

/** What is known about one certificate before it is judged. */
export interface CertificateEvidence {
  /**
   * The ID in the input, or of the certificate in service for the domain in it; null where no certificate was found
   * for that.
   */
  readonly requestedId: string | null;
  /** The domain in the input, normalised; null where the input was an ID. */
  readonly requestedDomain: string | null;
  /** The ID that is judged: the last in the chain of renewals. Null where no certificate was found for a domain. */
  readonly certId: string | null;
  readonly detail: Source<Certificate>;
  /** Certificates of the same content under other IDs. */
  readonly duplicates: readonly Certificate[];
  /** One history per certificate of this content. Not asked where nothing is required of it but hosts. */
  readonly pushes: Source<readonly PushHistory[]>;
  /**
   * What following the renewals found out. Nobody asks without follow-renewals, where there is no detail, or where a
   * certificate has no names.
   */
  readonly renewals: Source<RenewalFindings>;
  /** The hosts that must serve this certificate; a required host that it does not cover is not among them. */
  readonly hosts: readonly HostEvidence[];
  /** Nobody asks with `bindings: off`, and where the certificate is in error or expired anyhow. */
  readonly bindings: Source<BindingEvidence>;
}

/** What the evidence is about: the ID that is judged, or the domain for which no certificate was found. */
export function subjectOf({ certId, requestedDomain }: CertificateEvidence): string {
  return certId ?? requestedDomain ?? '';
}

/** Why it is not known which certificate is in service; null where it is, or where nobody asked. */
export function doubtIn({ renewals }: CertificateEvidence): RenewalDoubt | null {
  return renewals.state === 'known' ? renewals.value.doubt : null;
}
