import { isHostText, parseHostRequirement, type HostRequirement } from './host.ts';
import { parseRequirements, requirementKey, type Requirement } from './requirement.ts';

/** What is required of a certificate: that a service received it, or that a host serves it. */
export type AnyRequirement = Requirement | HostRequirement;

/** Reads one requirement of either kind; a string says what is wrong with it. */
export function parseAnyRequirement(text: string): AnyRequirement | string {
  if (isHostText(text)) return parseHostRequirement(text);
  const { requirements, problems } = parseRequirements([text]);
  const [requirement] = requirements;
  return requirement ?? problems[0] ?? 'is no requirement';
}

/** Equal for requirements that are equal: services as sets, case aside, hosts by their normalised text. */
export function anyRequirementKey(requirement: AnyRequirement): string {
  return requirement.kind === 'host' ? requirement.text : requirementKey(requirement);
}

/** Requirements without repetition in their order, and a sentence for each item that is none. */
export function parseAnyRequirements(items: readonly string[]): { requirements: AnyRequirement[]; problems: string[] } {
  const parsed = items.map(parseAnyRequirement);
  const byKey = new Map<string, AnyRequirement>();
  for (const one of parsed) {
    if (typeof one !== 'string' && !byKey.has(anyRequirementKey(one))) byKey.set(anyRequirementKey(one), one);
  }
  return { requirements: [...byKey.values()], problems: parsed.filter((one) => typeof one === 'string') };
}

/** The services among some requirements. */
export function servicesIn(requirements: readonly AnyRequirement[]): Requirement[] {
  return requirements.filter((requirement) => requirement.kind === 'service');
}

/** The hosts among some requirements. */
export function hostsIn(requirements: readonly AnyRequirement[]): HostRequirement[] {
  return requirements.filter((requirement) => requirement.kind === 'host');
}
