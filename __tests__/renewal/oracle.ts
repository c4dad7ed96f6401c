// What replaced a certificate, worked out by brute force from the words of the contract and nothing of the code under test.
import type { Certificate } from '../../src/certificate/certificate.ts';
import { DAY } from '../builders.ts';

export interface World {
  certificates: readonly Certificate[];
  /** What the list shows; the rest is found by keyword alone. Null: the list is complete. */
  shownIds: ReadonlySet<string> | null;
  finds: (keyword: string, one: Certificate) => boolean;
}

const SERVING = ['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING'];

function covers(cover: string, name: string): boolean {
  if (cover === name) return true;
  const labels = name.split('.');
  return labels.length > 1 && cover === ['*', ...labels.slice(1)].join('.');
}

function sameContent(one: Certificate, all: readonly Certificate[]): Certificate[] {
  return all.filter(
    (other) => other.id === one.id || (one.fingerprint !== null && other.fingerprint === one.fingerprint)
  );
}

function renewedMs(one: Certificate, all: readonly Certificate[]): number {
  return Math.min(
    ...sameContent(one, all).map(({ issueTime, id, status }) => {
      const importedMs = status === 'UPLOAD' ? Number(id.slice(3)) : 0;
      return Math.max(issueTime?.ms ?? 0, importedMs);
    })
  );
}

function expiryMs({ notAfter }: Certificate): number {
  return notAfter?.ms ?? NaN;
}

function successorsOf(old: Certificate, all: readonly Certificate[]): Certificate[][] {
  const fitting = all.filter(
    (one) =>
      !sameContent(old, all).includes(one) &&
      sameContent(one, all).some(({ status }) => SERVING.includes(status)) &&
      sameContent(one, all).every(({ status }) => status !== 'REVOKED' && status !== 'EXPIRED') &&
      expiryMs(one) >= expiryMs(old) + DAY &&
      renewedMs(one, all) > renewedMs(old, all) &&
      old.names.every((name) => one.names.some((cover) => covers(cover, name))) &&
      (one.keyFamily === null || old.keyFamily === null || one.keyFamily === old.keyFamily)
  );
  const lasting = fitting.filter((one) => expiryMs(one) === Math.max(...fitting.map(expiryMs)));
  const newest = lasting.filter((one) => {
    return renewedMs(one, all) === Math.max(...lasting.map((other) => renewedMs(other, all)));
  });
  return [...Map.groupBy(newest, ({ fingerprint, id }) => fingerprint ?? id).values()];
}

/** The certificates from the one that was asked for to the last; `tie` where nothing decides which comes next. */
function chainOf(pinned: Certificate, all: readonly Certificate[]): { chain: Certificate[]; isTied: boolean } {
  const chain = [pinned];
  for (;;) {
    const [latest] = chain.slice(-1);
    const [next, ...others] = latest === undefined ? [] : successorsOf(latest, all);
    if (next === undefined || others.length > 0) return { chain, isTied: others.length > 0 };
    // Of one content the later ID stands for all.
    chain.push(next.reduce((one, other) => (Number(other.id.slice(3)) > Number(one.id.slice(3)) ? other : one)));
  }
}

/** The keyword of the contract: of every name of three or more labels the first one falls; then all ends that all share. */
export function oracleKeyword({ names, domain }: Certificate): string {
  const short = names.map((name) => (name.split('.').length >= 3 ? name.slice(name.indexOf('.') + 1) : name));
  const [first = ''] = short;
  for (let rest = first; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (short.every((name) => name === rest || name.endsWith(`.${rest}`))) return rest;
  }
  return domain;
}

/** `ID → ID of the latest`, or `ID ?` and why it cannot be told, for each that was asked for. */
export function oracle({ certificates, shownIds, finds }: World, pinnedIds: readonly string[]): string[] {
  const pins = pinnedIds.flatMap((id) => certificates.filter((one) => one.id === id));
  const seen = new Set(shownIds === null ? certificates : certificates.filter(({ id }) => shownIds.has(id)));
  const visible = (): Certificate[] => certificates.filter((one) => seen.has(one));
  for (let before = -1; shownIds !== null && before !== seen.size;) {
    before = seen.size;
    const inQuestion = pins.flatMap((pin) => chainOf(pin, [...new Set([...visible(), pin])]).chain);
    for (const one of inQuestion.map(oracleKeyword)) {
      certificates.filter((each) => finds(one, each)).forEach((each) => seen.add(each));
    }
  }
  return pins.map((pin) => {
    const { chain, isTied } = chainOf(pin, [...new Set([...visible(), pin])]);
    const [latest = pin] = chain.slice(-1);
    if (isTied) return `${pin.id} ?tie`;
    if (shownIds !== null && !finds(oracleKeyword(latest), latest)) return `${pin.id} ?list-cut`;
    return `${pin.id} → ${latest.id}`;
  });
}
