import { isSameService, serviceFamily, type Requirement } from './requirement.ts';

/** Whether SCM is asked which resources use the certificates, and whether that can stand in for a push record. */
export const BINDING_MODES = ['off', 'check', 'accept'] as const;

export type BindingMode = (typeof BINDING_MODES)[number];

/** A resource that uses a certificate: a domain of CDN or WAF, a listener of a load balancer. */
export interface BoundResource {
  readonly certId: string;
  /** Documented services in the documented spelling. SCM reports load balancers as `ELB`. */
  readonly service: string;
  /** A region such as `cn-north-4`; `global` for the CDN; empty where SCM gave none. */
  readonly region: string;
  /** As shown; empty where SCM gave none. */
  readonly id: string;
  readonly name: string | null;
}

/** What SCM does not tell about the use of one certificate. */
export type BindingGap =
  /** There is no answer about the certificate. */
  | { readonly code: 'no-answer'; readonly certId: string }
  /**
   * A region whose figures SCM calls inaccurate, or that has no name (then empty): what it lists counts, what it does
   * not list proves nothing.
   */
  | { readonly code: 'region-error'; readonly certId: string; readonly service: string; readonly region: string }
  /** More resources are counted than listed; `service` is null where the count is that of the certificate. */
  | { readonly code: 'not-listed'; readonly certId: string; readonly service: string | null; readonly count: number };

/** Which resources use some certificates, as far as SCM tells. */
export interface Bindings {
  readonly resources: readonly BoundResource[];
  readonly gaps: readonly BindingGap[];
}

export const NO_BINDINGS: Bindings = { resources: [], gaps: [] };

export function joinBindings(parts: readonly Bindings[]): Bindings {
  return { resources: parts.flatMap(({ resources }) => resources), gaps: parts.flatMap(({ gaps }) => gaps) };
}

/** The region of a remote project: `cn-north-7` of `cn-north-7_test`. */
function regionOf(project: string): string {
  return project.split('_', 1)[0] ?? project;
}

function isOfService({ services }: Requirement, service: string): boolean {
  return services.some((required) => serviceFamily(required) === serviceFamily(service));
}

function isInPlace(requirement: Requirement, place: { readonly service: string; readonly region: string }): boolean {
  const { project } = requirement;
  return isOfService(requirement, place.service) && (project === null || regionOf(project) === place.region);
}

function mayHide(requirement: Requirement, gap: BindingGap): boolean {
  switch (gap.code) {
    case 'no-answer':
      return true;
    case 'region-error':
      return gap.region === '' ? isOfService(requirement, gap.service) : isInPlace(requirement, gap);
    case 'not-listed':
      // Which region the missing ones are in is not told.
      return gap.service === null || isOfService(requirement, gap.service);
  }
}

/** The resources that a requirement is about, and what may hide one of them. ELB and Enhance_ELB are one service. */
export function bindingsFor(requirement: Requirement, { resources, gaps }: Bindings): Bindings {
  return {
    resources: resources.filter((resource) => isInPlace(requirement, resource)),
    gaps: gaps.filter((gap) => mayHide(requirement, gap))
  };
}

/**
 * Whether a resource proves that the certificate arrived at the required service. Of load balancers it proves that for
 * `ELB` alone: SCM's `ELB` is documented as the classic one, so nothing in it is known to be an `Enhance_ELB`.
 */
export function isProofOfArrival({ services }: Requirement, { service }: BoundResource): boolean {
  return services.some((required) => required !== 'Enhance_ELB' && isSameService(required, service));
}

/** The services of which SCM tells what uses a certificate, of load balancers the classic ones. */
const TOLD_SERVICES: readonly string[] = ['WAF', 'CDN', 'ELB'];

/** Whether SCM would know every resource that answers the requirement, so that none means that there is none. */
export function isTold({ services }: Requirement): boolean {
  return services.every((required) => TOLD_SERVICES.some((told) => isSameService(told, required)));
}

/** Whether a requirement names a sub-project, of which a resource's region says nothing. */
export function namesSubProject({ project }: Requirement): boolean {
  return project?.includes('_') ?? false;
}
