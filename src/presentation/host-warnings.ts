import type { HostRow } from '../judgement/assess.ts';
import type { LiveFacts } from '../judgement/live.ts';
import { listed } from '../text.ts';
import { addressCount, factsOf, resolutionWords, silentWords, unanswered } from './hosts.ts';
import type { WordedCertificate, WordedRow } from './rows.ts';

// What deserves a warning about a host, whatever its verdict.

const MAX_ADDRESSES_TOLD = 8;

/** What the codes of Node say about a chain, for those that occur. */
const REFUSALS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired, or a certificate above it',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its root is none of the usual CAs',
  UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not known',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known, or an intermediate certificate is missing',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'an intermediate certificate is missing, or its CA is not known',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is not valid for the host'
};

type Tell = (row: HostRow, facts: LiveFacts) => string[];

const silentAddresses: Tell = ({ verdict }, facts) => {
  const lost = unanswered(facts);
  if (verdict !== 'fresh' || lost.length === 0) return [];
  return [`${silentWords(lost)} gave no certificate; the verdict rests on the others`];
};

const uncheckedAddresses: Tell = (_, { uncheckedAddresses: unchecked, served, silent }) =>
  unchecked === 0
    ? []
    : [`it has ${addressCount(unchecked)} more than the ${served.length + silent.length} that were asked`];

const missingRecords: Tell = (_, { missingRecords: missing }) =>
  missing === null
    ? []
    : [`its ${missing.type} records could not be had (${resolutionWords(missing)}), so it may have more addresses`];

const refusedChain: Tell = (_, { served }) => {
  const refused = served.filter(({ isJudged, certificate }) => isJudged && certificate.refusedBecause !== null);
  const groups = Map.groupBy(refused, ({ certificate }) => certificate.refusedBecause ?? '');
  return [...groups].map(([code, addresses]) => {
    const where = listed(
      addresses.map(({ address }) => address),
      MAX_ADDRESSES_TOLD
    );
    const why = Object.hasOwn(REFUSALS, code) ? `${REFUSALS[code]} (${code})` : code;
    return `the certificate is served by ${where}, but clients with the usual CAs would refuse it: ${why}`;
  });
};

const TELLERS: readonly [title: string, tell: Tell][] = [
  ['A served certificate would be refused', refusedChain],
  ['An address did not answer', silentAddresses],
  ['Not all addresses were asked', uncheckedAddresses],
  ['Not all addresses are known', missingRecords]
];

function tellRow({ row }: WordedRow, tell: Tell): string[] {
  const facts = row.kind === 'host' ? factsOf(row.finding) : null;
  return row.kind === 'host' && facts !== null ? tell(row, facts) : [];
}

/** Whether something is told about the host of a row. */
export function hasHostWarning(row: WordedRow): boolean {
  return TELLERS.some(([, tell]) => tellRow(row, tell).length > 0);
}

/** The warnings about hosts, with their titles: what is to be told of a certificate, by kind. */
export const HOST_REMARKS: readonly [title: string, remark: (certificate: WordedCertificate) => string[]][] =
  TELLERS.map(([title, tell]) => [
    title,
    ({ label, rows }) =>
      rows.flatMap((row) => tellRow(row, tell).map((words) => `${label}, ${row.requirement}: ${words}.`))
  ]);
