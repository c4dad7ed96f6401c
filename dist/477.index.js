export const id = 477;
export const ids = [477];
export const modules = {

/***/ 1352:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  loadPolicy: () => (/* binding */ loadPolicy)
});

// UNUSED EXPORTS: POLICY_HINT

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/config/credentials.ts
var credentials = __webpack_require__(980);
// EXTERNAL MODULE: ./src/config/policy.ts
var policy = __webpack_require__(9706);
// EXTERNAL MODULE: ./src/certificate/names.ts
var names = __webpack_require__(8971);
// EXTERNAL MODULE: ./src/certificate/required.ts
var certificate_required = __webpack_require__(9094);
// EXTERNAL MODULE: ./src/time.ts
var time = __webpack_require__(9834);
;// CONCATENATED MODULE: ./src/config/policy-shape.ts

/** Longest key that a nearest one is looked for, so that the search is bounded. */
const MAX_KEY_LENGTH = 40;
/** Problems that are kept, so that aliases cannot multiply the work; a file without aliases may have as many. */
const MAX_KEPT = 20_000;
/** Collects what is wrong. A node that an alias repeats is told once. */
class Problems {
    byPlace = new Map();
    get isFull() {
        return this.byPlace.size >= MAX_KEPT;
    }
    add(message, { line, col }) {
        if (this.isFull)
            return;
        this.byPlace.set(`${line}:${col} ${message}`, { message, line, col });
    }
    /** In the order of the text. */
    list() {
        return [...this.byPlace.values()].toSorted((one, other) => one.line - other.line || one.col - other.col);
    }
}
/** How many characters have to be put in, taken out or changed to make one text of the other. */
function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let index = 0; index < one.length; index += 1) {
        const next = [index + 1];
        for (let column = 1; column <= other.length; column += 1) {
            const changed = (row[column - 1] ?? 0) + (one[index] === other[column - 1] ? 0 : 1);
            next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}
/** The word that was probably meant: at most two characters away, case aside. */
function nearest(text, words) {
    if (text.length > MAX_KEY_LENGTH)
        return null;
    const typed = text.toLowerCase().replaceAll('_', '-');
    const ranked = words
        .map((word) => ({ word, away: distance(typed, word.toLowerCase()) }))
        .filter(({ word, away }) => away <= Math.min(2, word.length - 1))
        .toSorted((one, other) => one.away - other.away);
    return ranked[0]?.word ?? null;
}
/**
 * The values of a mapping by key. Keys that are unknown, double or no text are problems. Null where it is no mapping.
 */
function readMapping(node, what, keys, problems) {
    if (node.kind !== 'mapping') {
        problems.add(`${what} must be keys with values; allowed: ${(0,src_text/* listed */.KE)(keys, keys.length)}`, node);
        return null;
    }
    const values = new Map();
    const seen = new Map();
    for (const { key, value } of node.pairs) {
        const name = key.kind === 'text' ? key.text : '';
        const first = seen.get(name);
        seen.set(name, first ?? key);
        if (key.kind !== 'text')
            problems.add('a key must be a text', key);
        else if (first !== undefined)
            problems.add(`${(0,src_text/* quoted */.TL)(name)} is given twice, first in line ${first.line}`, key);
        else if (name === '<<')
            problems.add('merge keys (<<) cannot be used; write the keys out', key);
        else if (!keys.includes(name))
            problems.add(unknownKey(name, what, keys), key);
        else
            values.set(name, value);
    }
    return values;
}
function unknownKey(name, what, keys) {
    const meant = nearest(name, keys);
    const proposal = meant === null ? '' : `did you mean ${meant}? `;
    return `${(0,src_text/* quoted */.TL)(name)} is not a key of ${what}; ${proposal}allowed: ${(0,src_text/* listed */.KE)(keys, keys.length)}`;
}
/** The items of a list that has some; none where it is a problem. */
function readList(node, key, problems) {
    if (node.kind === 'list' && node.items.length > 0)
        return node.items;
    if (node.kind === 'list')
        problems.add(`${key} is an empty list`, node);
    else
        problems.add(node.kind === 'none' ? `${key} has no value` : `${key} must be a list`, node);
    return [];
}
/** What `parse` makes of a scalar as it is written; undefined where it is a problem. */
function readValue(node, key, allowed, parse, problems) {
    if (node.kind === 'none') {
        problems.add(`${key} has no value; allowed: ${allowed}`, node);
        return undefined;
    }
    if (node.kind !== 'text') {
        problems.add(`${key} must be one value; allowed: ${allowed}`, node);
        return undefined;
    }
    const value = parse(node.text);
    if (value === undefined)
        problems.add(`${key}: ${(0,src_text/* quoted */.TL)(node.text)} cannot be used; allowed: ${allowed}`, node);
    return value;
}

;// CONCATENATED MODULE: ./src/config/policy-tree.ts

/** A policy has five levels of lists and mappings. */
const MAX_FLOW_DEPTH = 8;
/** Collections that one line may open outside brackets: `- - key: value` are three. */
const MAX_INDICATORS_A_LINE = 8;
const MAX_INDENT = 64;
const MAX_ALIASES = 50;
const MAX_TOKEN_PROBLEMS = 20;
const SECOND_DOCUMENT = 'a second document begins here; a policy is one document';
/** Control characters that YAML forbids. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;
/**
 * Sources of the lexer that have no width: the start of a document, the end of a broken bracket, "a scalar follows".
 */
const ZERO_WIDTH = ['\u0002', '\u0018', '\u001f'];
function fault(message) {
    return { kind: 'fault', message };
}
function excess(message) {
    return { kind: 'excess', message };
}
function tokenProblem(token, counts) {
    switch (token.charAt(0)) {
        case '\n':
        case '\r':
            counts.indicators = 0;
            return null;
        case '*':
            counts.aliases += 1;
            if (/^\*(?:\.|$)/.test(token))
                return fault(`${(0,src_text/* quoted */.TL)(token)} is read as an alias of YAML; put it in quotes: '${(0,src_text/* plain */.pj)(token, 80)}'`);
            return counts.aliases === MAX_ALIASES + 1
                ? excess(`there are more than ${MAX_ALIASES} aliases; write the values out`)
                : null;
        case '!':
            return fault(`the tag ${(0,src_text/* quoted */.TL)(token)} cannot be used; write the value without it`);
        case '%':
            return /^%YAML[ \t]+1\.2\b/.test(token)
                ? null
                : fault(`the directive ${(0,src_text/* quoted */.TL)(token)} cannot be used; leave it out`);
        default:
            return structureProblem(token, counts);
    }
}
function structureProblem(token, counts) {
    if (token === '---')
        counts.documents += 1;
    if (token === '---' && counts.documents === 2)
        return excess(SECOND_DOCUMENT);
    if (token === '[' || token === '{')
        counts.flowDepth += 1;
    if (token === ']' || token === '}')
        counts.flowDepth -= 1;
    if (counts.flowDepth === MAX_FLOW_DEPTH + 1)
        return excess('brackets are nested deeper than any policy');
    if (counts.flowDepth <= 0 && ['-', '?', ':'].includes(token))
        counts.indicators += 1;
    const isDeep = counts.indicators === MAX_INDICATORS_A_LINE + 1;
    return isDeep ? excess('lists and keys are nested deeper than any policy') : null;
}
/** What the tokens alone show to be wrong. An excess ends the scan, since what follows is no better. */
function scan(text, yaml, at) {
    const problems = [];
    const report = (message, offset) => [...problems, { message, ...at(offset) }];
    if (text.startsWith('\ufeff'))
        return report('the file begins with a byte order mark; save it as UTF-8 without one', 0);
    const forbidden = text.search(FORBIDDEN);
    if (forbidden !== -1)
        return report('a control character stands here; a policy is plain text', forbidden);
    const deep = new RegExp(`^[ ]{${MAX_INDENT + 1}}`, 'm').exec(text);
    if (deep !== null)
        return report(`the line is indented by more than ${MAX_INDENT} spaces`, deep.index);
    const counts = { flowDepth: 0, indicators: 0, aliases: 0, documents: 0 };
    let offset = 0;
    let isScalar = false;
    for (const token of new yaml.Lexer().lex(text)) {
        const isWide = isScalar || !ZERO_WIDTH.includes(token);
        const problem = isScalar || !isWide ? null : tokenProblem(token, counts);
        if (problem !== null)
            problems.push({ message: problem.message, ...at(offset) });
        isScalar = !isScalar && token === '\u001f';
        if (problems.length >= MAX_TOKEN_PROBLEMS || problem?.kind === 'excess')
            break;
        if (isWide)
            offset += token.length;
    }
    return problems;
}
/**
 * Turns the parser's nodes into ours. An anchor is known from where it stands on, the later one of two with one name.
 */
class Converter {
    problems = [];
    anchors = new Map();
    yaml;
    at;
    constructor(yaml, at) {
        this.yaml = yaml;
        this.at = at;
    }
    convert(node, fallback) {
        if (!this.yaml.isNode(node))
            return { kind: 'none', ...fallback };
        const position = node.range ? this.at(node.range[0]) : fallback;
        if (this.yaml.isAlias(node))
            return this.resolve(node, position);
        if (this.yaml.isScalar(node))
            return this.remember(node, { ...scalar(node), ...position });
        if (this.yaml.isMap(node)) {
            const mapping = { kind: 'mapping', pairs: [], ...position };
            this.remember(node, mapping);
            for (const pair of node.items)
                mapping.pairs.push(this.pair(pair, position));
            return mapping;
        }
        const list = { kind: 'list', items: [], ...position };
        this.remember(node, list);
        if (this.yaml.isSeq(node))
            for (const item of node.items)
                list.items.push(this.convert(item, position));
        return list;
    }
    pair(pair, position) {
        const key = this.convert(pair.key, position);
        return { key, value: this.convert(pair.value, key) };
    }
    remember(node, converted) {
        if (node.anchor !== undefined)
            this.anchors.set(node.anchor, converted);
        return converted;
    }
    resolve(alias, position) {
        const target = this.anchors.get(alias.source);
        if (target !== undefined)
            return target;
        const message = `the alias ${(0,src_text/* quoted */.TL)(`*${alias.source}`)} has no anchor before it; put it in quotes if it is a text`;
        this.problems.push({ message, ...position });
        return { kind: 'none', ...position };
    }
}
/** Null and ~ are no values, unless they are in quotes. */
function scalar({ value, type }) {
    const text = typeof value === 'string' ? value : '';
    return type === 'PLAIN' && /^(?:~|null|Null|NULL)?$/.test(text) ? { kind: 'none' } : { kind: 'text', text };
}
function syntaxProblems(document, at) {
    return document.errors.map(({ code, message, pos }) => ({
        message: code === 'TAB_AS_INDENT' ? 'a tab stands in the indentation; indent with spaces' : `not YAML: ${(0,src_text/* plain */.pj)(message)}`,
        ...at(pos[0])
    }));
}
/**
 * Runs without call stacks in errors: a text of errors alone has a hundred thousand, whose stacks would take seconds.
 */
function withoutStacks(run) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return run();
    }
    finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
/** One document of YAML 1.2, or all that is wrong with it as YAML. Never throws. The parser is loaded here alone. */
async function readTree(text) {
    const yaml = await __webpack_require__.e(/* import() | yaml */ 602).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const lines = new yaml.LineCounter();
    lines.addNewLine(0);
    for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1))
        lines.addNewLine(index + 1);
    const at = (offset) => lines.linePos(Math.min(offset, text.length));
    const refused = scan(text, yaml, at);
    if (refused.length > 0)
        return { problems: refused };
    const start = { line: 1, col: 1 };
    try {
        // Keys are compared by us: the parser compares each with all before it.
        const options = {
            schema: 'failsafe',
            uniqueKeys: false,
            prettyErrors: false,
            strict: true,
            logLevel: 'silent'
        };
        const [document, ...others] = withoutStacks(() => yaml.parseAllDocuments(text, options));
        if (document === undefined)
            return { problems: [{ message: 'the file is empty', ...start }] };
        const syntax = syntaxProblems(document, at);
        const [second] = others;
        if (second !== undefined) {
            syntax.push({ message: SECOND_DOCUMENT, ...at(second.range[0]) });
        }
        if (syntax.length > 0)
            return { problems: syntax };
        const converter = new Converter(yaml, at);
        const contents = document.contents;
        const root = converter.convert(contents, start);
        return converter.problems.length > 0 ? { problems: converter.problems } : { root };
    }
    catch {
        return { problems: [{ message: 'the file cannot be read as YAML', ...start }] };
    }
}

// EXTERNAL MODULE: ./src/certificate/certificate.ts
var certificate = __webpack_require__(1624);
// EXTERNAL MODULE: ./src/certificate/requirement.ts
var certificate_requirement = __webpack_require__(608);
;// CONCATENATED MODULE: ./src/config/policy-values.ts





// The scalars of a policy file that no input has.
const UNTIL_PATTERN = /^\d{4}-\d\d-\d\d$/;
/** How far ahead a waiver may reach. */
const MAX_UNTIL_AHEAD_DAYS = 180;
/** A certificate ID as it is written. */
function parseCertId(text) {
    return certificate/* CERT_ID */.Dv.test(text) ? text : undefined;
}
/** The end of a day in UTC, in milliseconds since the epoch, of `YYYY-MM-DD`. */
function parseUntil(text) {
    if (!UNTIL_PATTERN.test(text))
        return undefined;
    const startMs = Date.parse(`${text}T00:00:00Z`);
    // Date.parse takes 31 February for 3 March.
    if (Number.isNaN(startMs) || !new Date(startMs).toISOString().startsWith(text))
        return undefined;
    return startMs + time/* DAY_MS */.sO;
}
/** Until when a waiver holds, where that is at most 180 days ahead of the day of `nowMs`. */
function parseTerm(text, nowMs) {
    const untilMs = parseUntil(text);
    const today = Math.floor(nowMs / time/* DAY_MS */.sO) * time/* DAY_MS */.sO;
    const latestMs = today + (MAX_UNTIL_AHEAD_DAYS + 1) * time/* DAY_MS */.sO;
    return untilMs === undefined || untilMs > latestMs ? undefined : { untilMs, untilText: text };
}
/** What is done about certificates that no entry is about. */
function parseUnlisted(text) {
    return text === 'warn' || text === 'ignore' || text === 'fail' ? text : undefined;
}
/** What is odd about a requirement, though it is accepted. */
function odditiesOf(requirement) {
    const services = (0,certificate_requirement/* undocumentedServices */.mJ)([requirement]).map((name) => {
        const meant = nearest(name, certificate_requirement/* DOCUMENTED_SERVICES */.sw);
        const proposal = meant === null ? '' : `; did you mean ${meant}?`;
        return `${(0,src_text/* quoted */.TL)(name)} is none of ${(0,src_text/* listed */.KE)(certificate_requirement/* DOCUMENTED_SERVICES */.sw, 4)}, which Huawei documents${proposal}`;
    });
    const projects = (0,certificate_requirement/* oddProjects */.eK)([requirement]).map(({ text }) => `what follows "@" in ${(0,src_text/* quoted */.TL)(text)} does not look like a remote project`);
    return [...services, ...projects];
}

;// CONCATENATED MODULE: ./src/config/policy-file.ts







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
/** Reads the tree. Lists that aliases repeat are read once, so that the work is bounded. */
class PolicyReader {
    problems = new Problems();
    warnings = new Problems();
    waiverLists = new Map();
    lists = new Map();
    certificates = new Map();
    nowMs;
    constructor(nowMs) {
        this.nowMs = nowMs;
    }
    policy(root) {
        const values = readMapping(root, 'a policy', ROOT_KEYS, this.problems) ?? new Map();
        if (root.kind === 'mapping')
            this.require(values, ['version', 'certificates'], root);
        const version = values.get('version');
        if (version)
            readValue(version, 'version', '1', (text) => (text === '1' ? 1 : undefined), this.problems);
        const defaults = this.defaults(values.get('defaults'));
        const unlisted = values.get('unlisted');
        const certificates = values.get('certificates');
        return {
            unlisted: (unlisted && readValue(unlisted, 'unlisted', 'warn, ignore or fail', parseUnlisted, this.problems)) ?? 'warn',
            entries: certificates
                ? readList(certificates, 'certificates', this.problems).map((node) => this.entry(node, defaults))
                : []
        };
    }
    require(values, keys, position) {
        for (const key of keys)
            if (!values.has(key))
                this.problems.add(`${key} is missing`, position);
    }
    defaults(node) {
        if (node === undefined)
            return { services: null, graceMs: null };
        const values = readMapping(node, 'defaults', DEFAULT_KEYS, this.problems);
        const services = values?.get('services');
        return { services: services ? this.services(services) : null, graceMs: this.grace(values?.get('grace-period')) };
    }
    grace(node) {
        return (node && readValue(node, 'grace-period', DURATION, time/* parseDuration */.E9, this.problems)) ?? null;
    }
    services(node) {
        const known = this.lists.get(node);
        if (known !== undefined)
            return known;
        const byKey = new Map();
        for (const item of readList(node, 'services', this.problems)) {
            const requirement = this.service(item, 'services');
            if (requirement === null)
                continue;
            const key = (0,certificate_required/* anyRequirementKey */.X6)(requirement);
            if (!byKey.has(key))
                byKey.set(key, requirement);
            this.warnOfOdd(requirement, item);
        }
        const services = [...byKey.values()];
        this.lists.set(node, services);
        return services;
    }
    service(node, key) {
        const text = readValue(node, key, SERVICE, (value) => value, this.problems);
        const requirement = text === undefined ? null : (0,certificate_required/* parseAnyRequirement */.jZ)(text);
        if (typeof requirement !== 'string')
            return requirement;
        this.problems.add(`${key}: ${requirement}; allowed: ${SERVICE}`, node);
        return null;
    }
    warnOfOdd(requirement, position) {
        if (requirement.kind === 'host')
            return;
        for (const oddity of odditiesOf(requirement))
            this.warnings.add(oddity, position);
    }
    entry(node, defaults) {
        const values = readMapping(node, 'a certificate', ENTRY_KEYS, this.problems) ?? new Map();
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
    subject(node, values) {
        const [id, name] = [values.get('cert-id'), values.get('domain')];
        if (node.kind === 'mapping' && (id === undefined) === (name === undefined)) {
            const message = id === undefined ? 'either domain or cert-id is missing' : 'domain and cert-id are both given; keep one';
            this.problems.add(message, node);
        }
        const certId = id && readValue(id, 'cert-id', '16 letters and digits', parseCertId, this.problems);
        const domain = name && readValue(name, 'domain', 'a name as in www.example.com or *.example.com', names/* parseDomain */.gR, this.problems);
        if (id && certId !== undefined)
            this.once(`cert-id ${certId}`, id);
        if (name && domain !== undefined)
            this.once(`domain ${domain}`, name);
        return { certId: certId ?? null, domain: domain ?? null };
    }
    once(certificate, position) {
        const first = this.certificates.get(certificate);
        if (first === undefined)
            this.certificates.set(certificate, position);
        else
            this.problems.add(`${(0,src_text/* quoted */.TL)(certificate)} is listed twice, first in line ${first.line}`, position);
    }
    waivers(node, requirements) {
        const required = new Map(requirements.map((requirement) => [(0,certificate_required/* anyRequirementKey */.X6)(requirement), requirement.text]));
        const services = [...required.values()];
        const known = services.length === 0 ? '' : `; required: ${(0,src_text/* listed */.KE)(services.map(src_text/* quoted */.TL), MAX_SERVICES_TOLD)}`;
        const waived = new Map();
        return this.waiverItems(node).flatMap(({ service, term }) => {
            if (this.problems.isFull)
                return [];
            const requirement = service && this.waived(service, { required, known, waived });
            return requirement === null || term === null ? [] : [{ requirement, ...term }];
        });
    }
    /** What a list of waivers says by itself, whatever its entry requires. */
    waiverItems(node) {
        const read = this.waiverLists.get(node);
        if (read !== undefined)
            return read;
        const items = readList(node, 'waivers', this.problems).flatMap((item) => this.waiverItem(item));
        this.waiverLists.set(node, items);
        return items;
    }
    waiverItem(item) {
        const values = readMapping(item, 'a waiver', WAIVER_KEYS, this.problems);
        if (values === null)
            return [];
        this.require(values, WAIVER_KEYS, item);
        const node = values.get('service');
        const requirement = node ? this.service(node, 'service') : null;
        const until = this.until(values.get('until'));
        const reasonNode = values.get('reason');
        const reason = reasonNode && readValue(reasonNode, 'reason', 'a text', (text) => text.trim() || undefined, this.problems);
        return [
            {
                service: node && requirement ? { node, key: (0,certificate_required/* anyRequirementKey */.X6)(requirement), text: requirement.text } : null,
                term: until !== null && reason !== undefined ? { ...until, reason } : null
            }
        ];
    }
    /** The requirement that a waiver is for, where the entry has it and no waiver before is for it. */
    waived({ node, key, text: asked }, { required, known, waived }) {
        const text = required.get(key);
        const first = waived.get(key);
        waived.set(key, first ?? node);
        if (text === undefined) {
            this.problems.add(`service: ${(0,src_text/* quoted */.TL)(asked)} is not required of this certificate${known}`, node);
        }
        else if (first !== undefined) {
            this.problems.add(`service: ${(0,src_text/* quoted */.TL)(text)} has two waivers, the first in line ${first.line}`, node);
        }
        return text ?? null;
    }
    until(node) {
        if (node === undefined)
            return null;
        const parse = (text) => parseTerm(text, this.nowMs);
        return readValue(node, 'until', UNTIL, parse, this.problems) ?? null;
    }
}
/** All problems up to a limit, and a last one that counts the rest. */
function bounded(problems) {
    const [next] = problems.slice(MAX_PROBLEMS);
    if (next === undefined)
        return [...problems];
    const more = { ...next, message: `and ${problems.length - MAX_PROBLEMS} more problems from here on` };
    return [...problems.slice(0, MAX_PROBLEMS), more];
}
/**
 * The policy in a text, or all that is wrong with it. Reads nothing but its arguments and never throws; `nowMs` decides
 * how far ahead a waiver may reach. A waiver that is over is no problem.
 */
async function parsePolicy(text, nowMs) {
    const tree = await readTree(text);
    if ('problems' in tree)
        return { problems: bounded(tree.problems) };
    const reader = new PolicyReader(nowMs);
    const policy = reader.policy(tree.root);
    const problems = reader.problems.list();
    return problems.length > 0 ? { problems: bounded(problems) } : { policy, warnings: bounded(reader.warnings.list()) };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/config/policy-source.ts





/** 1 MiB of keys holds the YAML parser for 40 s. */
const MAX_POLICY_BYTES = 128 * 1024;
const HINT = 'Correct policy-file in the with block of the step.';
function unusable(shown, problem, hint = HINT, cause) {
    return new errors/* ActionError */.lZ('INPUT_INVALID', `policy-file: ${shown} ${problem}; allowed: ${policy/* ALLOWED_PATH */.R}`, hint, cause);
}
function isCode(thrown, ...codes) {
    return typeof thrown === 'object' && thrown !== null && 'code' in thrown && codes.includes(String(thrown.code));
}
/** Null where the path leads out of the workspace. */
async function realPath(path, workspace) {
    const root = await (0,promises_.realpath)(workspace);
    const real = await (0,promises_.realpath)((0,external_node_path_.resolve)(root, path));
    const file = (0,external_node_path_.relative)(root, real);
    if (file === '..' || file.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(file))
        return null;
    return { real, file: file.replaceAll(external_node_path_.sep, '/') };
}
/** At most one byte more than is allowed. */
async function readHead(path) {
    const handle = await (0,promises_.open)(path, 'r');
    try {
        const buffer = Buffer.alloc(MAX_POLICY_BYTES + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < buffer.length; length += read) {
            ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length));
        }
        return buffer.subarray(0, length);
    }
    finally {
        await handle.close();
    }
}
function decode(bytes, shown) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        if (!text.includes('\0'))
            return text;
    }
    catch (error) {
        throw unusable(shown, 'is no text in UTF-8', HINT, error);
    }
    throw unusable(shown, 'is binary');
}
/**
 * Reads the policy file at `path`, which is taken from `workspace` (GITHUB_WORKSPACE) and must lie in it, also after
 * symbolic links. Throws ActionError INPUT_INVALID, which names the path as `shown`.
 */
async function readPolicyFile(path, workspace, shown = (0,src_text/* quoted */.TL)(path)) {
    if (workspace === '')
        throw unusable(shown, 'cannot be found, since GITHUB_WORKSPACE is not set');
    try {
        const located = await realPath(path, workspace);
        if (located === null)
            throw unusable(shown, 'is outside the workspace');
        const { real, file } = located;
        const found = await (0,promises_.stat)(real);
        if (found.isDirectory())
            throw unusable(shown, 'is a directory');
        if (!found.isFile())
            throw unusable(shown, 'is no regular file');
        const bytes = await readHead(real);
        if (bytes.length > MAX_POLICY_BYTES)
            throw unusable(shown, 'is larger than 128 KiB');
        return { text: decode(bytes, shown), file };
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        if (isCode(error, 'ENOENT', 'ENOTDIR')) {
            throw unusable(shown, 'does not exist', 'Run actions/checkout before this step, and check policy-file.', error);
        }
        throw unusable(shown, 'cannot be read', HINT, error);
    }
}

;// CONCATENATED MODULE: ./src/config/policy-load.ts






/** What to do about whatever is wrong in the file. */
const POLICY_HINT = 'Correct the policy file; docs/policy.md of this action describes it.';
const HIDDEN = 'the value, which is not shown because it contains a credential,';
function placeOf(file, { line, col }) {
    return { file, line, col };
}
/**
 * The policy file that the input `policy-file` names, or all that is wrong with it. The only part of the settings that
 * is read from a file. `workspace` is GITHUB_WORKSPACE.
 */
async function loadPolicy({ input, secrets, nowMs }, workspace) {
    const path = input('policy-file');
    try {
        const { file, text } = await readPolicyFile(path, workspace, (0,credentials/* holdsSecret */.hK)(path, secrets) ? HIDDEN : (0,src_text/* quoted */.TL)(path));
        const result = await parsePolicy(text, nowMs);
        if ('problems' in result) {
            return result.problems.map((problem) => new policy/* PolicyError */.p(problem.message, POLICY_HINT, placeOf(file, problem)));
        }
        const warnings = result.warnings.map((warning) => ({ message: warning.message, place: placeOf(file, warning) }));
        return { file, policy: result.policy, warnings };
    }
    catch (thrown) {
        if (thrown instanceof errors/* ActionError */.lZ)
            return [thrown];
        throw thrown;
    }
}


/***/ })

};
