import type { Certificate } from '../certificate/certificate.ts';
import type { PushHistory } from '../certificate/push-history.ts';
import type { RenewalFindings } from '../renewal/findings.ts';
import type { Source } from '../source.ts';

/** What is known about one certificate before it is judged. */
export interface CertificateEvidence {
  readonly requestedId: string;
  /** The ID that is judged: the last in the chain of renewals. */
  readonly certId: string;
  readonly detail: Source<Certificate>;
  /** Certificates of the same content under other IDs. */
  readonly duplicates: readonly Certificate[];
  /** One history per certificate of this content. */
  readonly pushes: Source<readonly PushHistory[]>;
  /**
   * What following the renewals found out. Nobody asks without follow-renewals, where there is no detail, or where a
   * certificate has no names or no expiry.
   */
  readonly renewals: Source<RenewalFindings>;
}
