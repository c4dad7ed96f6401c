import { parseDomain } from '../certificate/names.ts';
import { anyRequirementKey, parseAnyRequirement, type AnyRequirement } from '../certificate/required.ts';
import { listed, quoted } from '../text.ts';
import { parseDuration } from '../time.ts';
import type { Policy, PolicyEntry, PolicyResult, PolicyWaiver } from './policy.ts';
import { Problems, readList, readMapping, readValue } from './policy-shape.ts';
import { readTree, type PolicyNode, type PolicyProblem, type Position } from './policy-tree.ts';
import { MAX_UNTIL_AHEAD_DAYS, odditiesOf, parseCertId, parseTerm, parseUnlisted } from './policy-values.ts';

/** A file of nothing but problems would fill the log. */
const MAX_PROBLEMS = 200;
/** Services that one message names. */
const MAX_SERVICES_TOLD = 12;

const ROOT_KEYS = ['version', 'defaults', 'unlisted', 'certificates'];
const DEFAULT_KEYS = ['services', 'grace-period'];
const ENTRY_KEYS = ['domain', 'cert-id', 'services', 'grace-period', 'waivers'];
const WAIVER_KEYS = ['service', 'until', 'reason'];

const DURATION = 'one integer and one of s, m, h, d, as in 48h, up to 3650d, or 0';
const SERVICE = 'SERVICE[|SERVICE…][@REMOTE_PROJECT] or https://HOST, as in CDN or WAF@cn-north-4';
const UNTIL = `a day as in 2026-12-31, at most ${MAX_UNTIL_AHEAD_DAYS} days ahead`;

interface Defaults {
  readonly services: readonly AnyRequirement[] | null;
  readonly graceMs: number | null;
}

/** The service of a waiver, and where it stands. */
interface WaivedService {
  readonly node: PolicyNode;
  readonly key: string;
  readonly text: string;
}

/** One waiver as far as it was understood. */
interface WaiverItem {
  readonly service: WaivedService | null;
  readonly term: Omit<PolicyWaiver, 'requirement'> | null;
}

/** What an entry requires by key, the same as a clause, and where its waivers stand. */
interface Requirable {
  readonly required: ReadonlyMap<string, string>;
  readonly known: string;
  readonly waived: Map<string, Position>;
}

/** Reads the tree. Lists that aliases repeat are read once, so that the work is bounded. */
class PolicyReader {
  readonly problems = new Problems();
  readonly warnings = new Problems();
  private readonly waiverLists = new Map<PolicyNode, readonly WaiverItem[]>();
  private readonly lists = new Map<PolicyNode, readonly AnyRequirement[]>();
  private readonly certificates = new Map<string, Position>();
  private readonly nowMs: number;

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  policy(root: PolicyNode): Policy {
    const values = readMapping(root, 'a policy', ROOT_KEYS, this.problems) ?? new Map<string, PolicyNode>();
    if (root.kind === 'mapping') this.require(values, ['version', 'certificates'], root);
    const version = values.get('version');
    if (version) readValue(version, 'version', '1', (text) => (text === '1' ? 1 : undefined), this.problems);
    const defaults = this.defaults(values.get('defaults'));
    const unlisted = values.get('unlisted');
    const certificates = values.get('certificates');
    return {
      unlisted:
        (unlisted && readValue(unlisted, 'unlisted', 'warn, ignore or fail', parseUnlisted, this.problems)) ?? 'warn',
      entries: certificates
        ? readList(certificates, 'certificates', this.problems).map((node) => this.entry(node, defaults))
        : []
    };
  }

  private require(values: ReadonlyMap<string, PolicyNode>, keys: readonly string[], position: Position): void {
    for (const key of keys) if (!values.has(key)) this.problems.add(`${key} is missing`, position);
  }

  private defaults(node: PolicyNode | undefined): Defaults {
    if (node === undefined) return { services: null, graceMs: null };
    const values = readMapping(node, 'defaults', DEFAULT_KEYS, this.problems);
    const services = values?.get('services');
    return { services: services ? this.services(services) : null, graceMs: this.grace(values?.get('grace-period')) };
  }

  private grace(node: PolicyNode | undefined): number | null {
    return (node && readValue(node, 'grace-period', DURATION, parseDuration, this.problems)) ?? null;
  }

  private services(node: PolicyNode): readonly AnyRequirement[] {
    const known = this.lists.get(node);
    if (known !== undefined) return known;
    const byKey = new Map<string, AnyRequirement>();
    for (const item of readList(node, 'services', this.problems)) {
      const requirement = this.service(item, 'services');
      if (requirement === null) continue;
      const key = anyRequirementKey(requirement);
      if (!byKey.has(key)) byKey.set(key, requirement);
      this.warnOfOdd(requirement, item);
    }
    const services = [...byKey.values()];
    this.lists.set(node, services);
    return services;
  }

  private service(node: PolicyNode, key: string): AnyRequirement | null {
    const text = readValue(node, key, SERVICE, (value) => value, this.problems);
    const requirement = text === undefined ? null : parseAnyRequirement(text);
    if (typeof requirement !== 'string') return requirement;
    this.problems.add(`${key}: ${requirement}; allowed: ${SERVICE}`, node);
    return null;
  }

  private warnOfOdd(requirement: AnyRequirement, position: Position): void {
    if (requirement.kind === 'host') return;
    for (const oddity of odditiesOf(requirement)) this.warnings.add(oddity, position);
  }

  private entry(node: PolicyNode, defaults: Defaults): PolicyEntry {
    const values = readMapping(node, 'a certificate', ENTRY_KEYS, this.problems) ?? new Map<string, PolicyNode>();
    const own = values.get('services');
    const requirements = own ? this.services(own) : (defaults.services ?? []);
    if (node.kind === 'mapping' && !own && defaults.services === null) {
      this.problems.add('there are no services, neither here nor in defaults', node);
    }
    const waivers = values.get('waivers');
    return {
      ...this.subject(node, values),
      requirements,
      graceMs: this.grace(values.get('grace-period')) ?? defaults.graceMs,
      waivers: waivers ? this.waivers(waivers, requirements) : [],
      line: node.line,
      col: node.col
    };
  }

  private subject(node: PolicyNode, values: ReadonlyMap<string, PolicyNode>): Pick<PolicyEntry, 'certId' | 'domain'> {
    const [id, name] = [values.get('cert-id'), values.get('domain')];
    if (node.kind === 'mapping' && (id === undefined) === (name === undefined)) {
      const message =
        id === undefined ? 'either domain or cert-id is missing' : 'domain and cert-id are both given; keep one';
      this.problems.add(message, node);
    }
    const certId = id && readValue(id, 'cert-id', '16 letters and digits', parseCertId, this.problems);
    const domain =
      name && readValue(name, 'domain', 'a name as in www.example.com or *.example.com', parseDomain, this.problems);
    if (id && certId !== undefined) this.once(`cert-id ${certId}`, id);
    if (name && domain !== undefined) this.once(`domain ${domain}`, name);
    return { certId: certId ?? null, domain: domain ?? null };
  }

  private once(certificate: string, position: Position): void {
    const first = this.certificates.get(certificate);
    if (first === undefined) this.certificates.set(certificate, position);
    else this.problems.add(`${quoted(certificate)} is listed twice, first in line ${first.line}`, position);
  }

  private waivers(node: PolicyNode, requirements: readonly AnyRequirement[]): PolicyWaiver[] {
    const required = new Map(requirements.map((requirement) => [anyRequirementKey(requirement), requirement.text]));
    const services = [...required.values()];
    const known = services.length === 0 ? '' : `; required: ${listed(services.map(quoted), MAX_SERVICES_TOLD)}`;
    const waived = new Map<string, Position>();
    return this.waiverItems(node).flatMap(({ service, term }) => {
      if (this.problems.isFull) return [];
      const requirement = service && this.waived(service, { required, known, waived });
      return requirement === null || term === null ? [] : [{ requirement, ...term }];
    });
  }

  /** What a list of waivers says by itself, whatever its entry requires. */
  private waiverItems(node: PolicyNode): readonly WaiverItem[] {
    const read = this.waiverLists.get(node);
    if (read !== undefined) return read;
    const items = readList(node, 'waivers', this.problems).flatMap((item) => this.waiverItem(item));
    this.waiverLists.set(node, items);
    return items;
  }

  private waiverItem(item: PolicyNode): WaiverItem[] {
    const values = readMapping(item, 'a waiver', WAIVER_KEYS, this.problems);
    if (values === null) return [];
    this.require(values, WAIVER_KEYS, item);
    const node = values.get('service');
    const requirement = node ? this.service(node, 'service') : null;
    const until = this.until(values.get('until'));
    const reasonNode = values.get('reason');
    const reason =
      reasonNode && readValue(reasonNode, 'reason', 'a text', (text) => text.trim() || undefined, this.problems);
    return [
      {
        service: node && requirement ? { node, key: anyRequirementKey(requirement), text: requirement.text } : null,
        term: until !== null && reason !== undefined ? { ...until, reason } : null
      }
    ];
  }

  /** The requirement that a waiver is for, where the entry has it and no waiver before is for it. */
  private waived({ node, key, text: asked }: WaivedService, { required, known, waived }: Requirable): string | null {
    const text = required.get(key);
    const first = waived.get(key);
    waived.set(key, first ?? node);
    if (text === undefined) {
      this.problems.add(`service: ${quoted(asked)} is not required of this certificate${known}`, node);
    } else if (first !== undefined) {
      this.problems.add(`service: ${quoted(text)} has two waivers, the first in line ${first.line}`, node);
    }
    return text ?? null;
  }

  private until(node: PolicyNode | undefined): Pick<PolicyWaiver, 'untilMs' | 'untilText'> | null {
    if (node === undefined) return null;
    const parse = (text: string): ReturnType<typeof parseTerm> => parseTerm(text, this.nowMs);
    return readValue(node, 'until', UNTIL, parse, this.problems) ?? null;
  }
}

/** All problems up to a limit, and a last one that counts the rest. */
function bounded(problems: readonly PolicyProblem[]): PolicyProblem[] {
  const [next] = problems.slice(MAX_PROBLEMS);
  if (next === undefined) return [...problems];
  const more = { ...next, message: `and ${problems.length - MAX_PROBLEMS} more problems from here on` };
  return [...problems.slice(0, MAX_PROBLEMS), more];
}

/**
 * The policy in a text, or all that is wrong with it. Reads nothing but its arguments and never throws; `nowMs` decides
 * how far ahead a waiver may reach. A waiver that is over is no problem.
 */
export async function parsePolicy(text: string, nowMs: number): Promise<PolicyResult> {
  const tree = await readTree(text);
  if ('problems' in tree) return { problems: bounded(tree.problems) };
  const reader = new PolicyReader(nowMs);
  const policy = reader.policy(tree.root);
  const problems = reader.problems.list();
  return problems.length > 0 ? { problems: bounded(problems) } : { policy, warnings: bounded(reader.warnings.list()) };
}
