import { plain, quoted } from '../text.ts';

/** The values of `push_service` that Huawei documents: ELB is the classic, Enhance_ELB any other load balancer. */
export const DOCUMENTED_SERVICES = ['WAF', 'CDN', 'ELB', 'Enhance_ELB'] as const;

/** What must have received a certificate: one of `services`, in `project` where that is not null. */
export interface Requirement {
  readonly kind: 'service';
  /** As normalised: documented spellings, alternatives in the order of the input. */
  readonly text: string;
  readonly services: readonly string[];
  readonly project: string | null;
}

/** Whether two service names are the same, case aside. */
export function isSameService(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The documented spelling of a service, whatever its case; any other service as it came. */
export function canonicalService(service: string): string {
  return DOCUMENTED_SERVICES.find((known) => isSameService(known, service)) ?? service;
}

/** ELB and Enhance_ELB as one: which of them a v3 push to "ELB" leaves in the history is undocumented. */
const LOAD_BALANCERS = ['ELB', 'Enhance_ELB'];

/** What stands for a service in any case, and for ELB and Enhance_ELB alike. */
export function serviceFamily(service: string): string {
  return LOAD_BALANCERS.includes(service) ? 'elb' : service.toLowerCase();
}

/** `WAF|CDN` and a project as one requirement text. */
export function requirementText(services: readonly string[], project: string | null): string {
  return services.join('|') + (project === null ? '' : `@${project}`);
}

/** Reads `SERVICE[|SERVICE…][@REMOTE_PROJECT]`; a string says what is wrong with it. */
function parseRequirement(text: string): Requirement | string {
  const at = text.indexOf('@');
  const project = at === -1 ? null : text.slice(at + 1);
  const services: string[] = [];
  for (const name of (at === -1 ? text : text.slice(0, at)).split('|')) {
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name)) return `${quoted(text)}: ${quoted(name)} is not a service name`;
    const service = canonicalService(name);
    if (!services.some((known) => isSameService(known, service))) services.push(service);
  }
  if (project !== null) {
    if (!/^[^@|,\s]{1,255}$/u.test(project) || plain(project, 255) !== project) {
      return `${quoted(text)}: what follows "@" is not a remote project`;
    }
    if (services.includes('CDN')) {
      const why = 'CDN push records carry no remote project, so this could never match';
      return `${quoted(text)}: ${why}; write CDN without "@"`;
    }
  }
  return { kind: 'service', text: requirementText(services, project), services, project };
}

/** Equal for requirements that are equal as sets, case of the services aside. */
export function requirementKey({ services, project }: Requirement): string {
  const names = services.map((service) => service.toLowerCase()).toSorted();
  return `${names.join('|')}@${project ?? ''}`;
}

/** Reads all items of `required-services`: requirements without repetition, and a sentence for each that is none. */
export function parseRequirements(items: readonly string[]): { requirements: Requirement[]; problems: string[] } {
  const byKey = new Map<string, Requirement>();
  const problems: string[] = [];
  for (const item of items) {
    const requirement = parseRequirement(item);
    if (typeof requirement === 'string') problems.push(requirement);
    else if (!byKey.has(requirementKey(requirement))) byKey.set(requirementKey(requirement), requirement);
  }
  return { requirements: [...byKey.values()], problems };
}

/** The services named that Huawei does not document. They are accepted, since it may add one. */
export function undocumentedServices(requirements: readonly Requirement[]): string[] {
  const documented: readonly string[] = DOCUMENTED_SERVICES;
  return [...new Set(requirements.flatMap(({ services }) => services))].filter((name) => !documented.includes(name));
}

/** What a remote project looks like: a region such as `cn-north-4`, or a sub-project such as `cn-north-7_test`. */
const PROJECT_SHAPE = /^[A-Za-z]+(?:-[A-Za-z0-9]+)+(?:_\S+)?$/;

/** The requirements whose remote project looks like none, such as a display name or an ID. They are accepted. */
export function oddProjects(requirements: readonly Requirement[]): Requirement[] {
  return requirements.filter(({ project }) => project !== null && !PROJECT_SHAPE.test(project));
}

/** Whether a push to `service` in `project` answers the requirement. Projects are compared exactly. */
export function isMatch(requirement: Requirement, push: { service: string; project: string | null }): boolean {
  return (
    requirement.services.some((service) => isSameService(service, push.service)) &&
    (requirement.project === null || requirement.project === push.project)
  );
}

/** Where a requirement names one of ELB and Enhance_ELB: the other, and the requirement that takes both. */
export function siblingOf(requirement: Requirement): { sibling: Requirement; both: string } | null {
  const { services, project } = requirement;
  const [own, ...others] = services.filter((service) => LOAD_BALANCERS.includes(service));
  if (own === undefined || others.length > 0) return null;
  const other = own === 'ELB' ? 'Enhance_ELB' : 'ELB';
  const both = services.flatMap((service) => (service === own ? LOAD_BALANCERS : [service]));
  return {
    sibling: { kind: 'service', text: requirementText([other], project), services: [other], project },
    both: requirementText(both, project)
  };
}
