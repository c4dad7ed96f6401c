// `POST /v3/scm/deployed-resources`: which resources use these certificates.
import { jsonAnswer, scmRefusal, serviceError, type Answer } from './answers.ts';
import type { Scenario, SimulatedCertificate, SimulatedResource } from './scenario.ts';

const SERVICES = ['WAF', 'CDN', 'ELB'];
const MOST_IDS = 50;

interface Question {
  certIds: string[];
  services: string[];
}

/** The certificates that a body asks about; empty where it cannot be read. */
export function askedIds(body: Buffer): string[] {
  return readQuestion(body)?.certIds ?? [];
}

/** Answers a question for 1 to 50 certificates. */
export function deployedAnswer(scenario: Scenario, body: Buffer, language: string | undefined): Answer {
  const question = readQuestion(body);
  if (question === null) return scmRefusal('SCM.0005', language);
  const { certIds, services } = question;
  if (certIds.some((id) => !/^[A-Za-z0-9]{16}$/.test(id))) return scmRefusal('SCM.0008', language);
  const { unknownId, absentIds, extraResults } = scenario.deployed;
  const asked = certIds.map((id) => scenario.certificates.find((certificate) => certificate.id === id));
  if (asked.includes(undefined)) {
    if (unknownId === 'refused') return scmRefusal('SCM.0020', language);
    if (unknownId === 'not-found') return serviceError(404, 'SCM.0020', 'Incorrect certificate ID.');
  }
  const results = asked
    .filter((certificate) => certificate !== undefined)
    .filter(({ id }) => !absentIds.includes(id))
    .map((certificate) => resultOf(certificate, services, scenario));
  return jsonAnswer({ results: [...results, ...extraResults] });
}

function readQuestion(body: Buffer): Question | null {
  const { certificate_ids, service_names } = readObject(body);
  const certIds = readTexts(certificate_ids);
  const services = readTexts(service_names);
  if (certIds.length === 0 || certIds.length > MOST_IDS || services.length === 0) return null;
  if (!services.every((service) => [...SERVICES, 'ALL'].includes(service))) return null;
  return { certIds, services: services.includes('ALL') ? SERVICES : services };
}

function readObject(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The texts of a list; none where anything else is among them. */
function readTexts(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  const texts = items.filter((item) => typeof item === 'string');
  return texts.length === items.length ? texts : [];
}

function resultOf(certificate: SimulatedCertificate, services: string[], scenario: Scenario): unknown {
  if (certificate.rawResources !== undefined) return certificate.rawResources;
  const parts = services.map((service) => serviceOf(certificate, service, scenario)).filter((part) => part !== null);
  return {
    certificate_id: certificate.id,
    total_num: parts.reduce((sum, { resource_num }) => sum + resource_num, 0),
    deployed_resources: parts
  };
}

/** The documented shape of one service's part. */
interface ServicePart {
  service: string;
  resource_num: number;
  resource_location: string;
  region_resources: unknown[];
}

/** Null where the service has nothing of it. */
function serviceOf(certificate: SimulatedCertificate, service: string, { deployed }: Scenario): ServicePart | null {
  const resources = certificate.resources.filter((resource) => resource.service === service);
  const inError = deployed.errorRegions
    .filter((one) => one.service === service && (one.certId ?? certificate.id) === certificate.id)
    .map(({ region }) => region);
  const regions = [...new Set([...resources.map(({ region }) => region), ...inError])];
  const stated = certificate.resourceNums?.[service];
  if (regions.length === 0 && stated === undefined) return null;
  const readable = resources.filter(({ region }) => !inError.includes(region));
  return {
    service,
    resource_num: stated ?? readable.length,
    resource_location: service === 'CDN' ? 'global' : 'region',
    region_resources: regions.map((region) => ({
      region_id: region,
      is_error: inError.includes(region),
      resources: readable
        .filter((resource) => resource.region === region)
        .slice(0, deployed.listAtMost)
        .map(resourceBody)
    }))
  };
}

function resourceBody({ id, name }: SimulatedResource): Record<string, string> {
  return name === null ? { resource_id: id } : { resource_id: id, resource_name: name };
}
