import { servicesIn, type AnyRequirement } from '../certificate/required.ts';
import type { Policy, PolicyWaiver } from './policy.ts';

/** What the run was asked about, and what it needs: a line of an input, or an entry of the policy file. */
export interface Entry {
  /** Exactly one of `certId` and `domain` is not null. */
  readonly certId: string | null;
  /** Normalised like certificate names. */
  readonly domain: string | null;
  readonly requirements: readonly AnyRequirement[];
  /** How long after a renewal a push may still be due, in milliseconds; 0 is none. */
  readonly graceMs: number;
  readonly waivers: readonly PolicyWaiver[];
}

/** What inputs say of all their certificates alike. */
interface CommonNeeds {
  readonly certIds: readonly string[];
  readonly domains: readonly string[];
  readonly requirements: readonly AnyRequirement[];
  readonly graceMs: number;
}

/** One entry for each ID, then for each domain, in the order of the inputs, all with the same needs. */
export function inputEntries({ certIds, domains, requirements, graceMs }: CommonNeeds): Entry[] {
  const needs = { requirements, graceMs, waivers: [] };
  return [
    ...certIds.map((certId) => ({ certId, domain: null, ...needs })),
    ...domains.map((domain) => ({ certId: null, domain, ...needs }))
  ];
}

/** The entries of a policy in its order; `graceMs` holds where the policy gives no grace. */
export function policyEntries({ entries }: Policy, graceMs: number): Entry[] {
  return entries.map((entry) => ({
    certId: entry.certId,
    domain: entry.domain,
    requirements: entry.requirements,
    graceMs: entry.graceMs ?? graceMs,
    waivers: entry.waivers
  }));
}

/** What a certificate was asked for by: the domain, where that chose it, else the ID. */
export interface RequestedAs {
  readonly requestedId: string | null;
  readonly requestedDomain: string | null;
}

/** Finds the entry that a certificate was asked for by; throws where there is none, a defect of this program. */
export function entryFinder(entries: readonly Entry[]): (requested: RequestedAs) => Entry {
  const keyOf = (certId: string | null, domain: string | null): string => domain ?? certId ?? '';
  const byKey = new Map(entries.map((entry) => [keyOf(entry.certId, entry.domain), entry]));
  return ({ requestedId, requestedDomain }) => {
    const entry = byKey.get(keyOf(requestedId, requestedDomain));
    if (entry === undefined) throw new Error(`nobody asked for ${keyOf(requestedId, requestedDomain)}`);
    return entry;
  };
}

/** Every requirement of the entries, equal texts once, in their order. */
export function requirementsOf(entries: readonly Entry[]): AnyRequirement[] {
  return [...new Map(entries.flatMap(({ requirements }) => requirements).map((one) => [one.text, one])).values()];
}

/** The IDs and the domains of entries that require a service, so that their push history is needed. */
export function pushSubjectsOf(entries: readonly Entry[]): Set<string> {
  const pushed = entries.filter(({ requirements }) => servicesIn(requirements).length > 0);
  return new Set(pushed.flatMap(({ certId, domain }) => domain ?? certId ?? []));
}

/** The IDs and the domains that the entries are about, each in their order. */
export function subjectsOf(entries: readonly Entry[]): { certIds: readonly string[]; domains: readonly string[] } {
  return {
    certIds: entries.flatMap(({ certId }) => certId ?? []),
    domains: entries.flatMap(({ domain }) => domain ?? [])
  };
}
