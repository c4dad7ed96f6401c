import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE__toolkit_on_demand_js_a3ecd622__ from "./toolkit-on-demand.js";
/******/ var __webpack_modules__ = ({

/***/ 6045:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ secretsOf),
/* harmony export */   Q2: () => (/* binding */ authenticatedHeaders),
/* harmony export */   gI: () => (/* binding */ given),
/* harmony export */   mb: () => (/* binding */ askedOnce)
/* harmony export */ });
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4468);

/** Credentials that are there from the start. */
function given(credentials) {
    return () => Promise.resolve(credentials);
}
/** Credentials that are asked for when they are first needed, and once: a failure stays a failure. */
function askedOnce(ask) {
    let answer;
    return () => (answer ??= ask());
}
/** The values of credentials that must not be shown. */
function secretsOf(credentials) {
    if (credentials.kind === 'auth-token')
        return [credentials.authToken];
    const { accessKeyId, secretAccessKey, securityToken } = credentials;
    return [accessKeyId, secretAccessKey, ...(securityToken === null ? [] : [securityToken])];
}
/**
 * All headers of a request that is sent at `nowMs`: `headers`, which are signed where there is a key, and those that
 * say who asks: the token, or the signature with the security token. Credentials of any kind but a token are signed
 * with.
 */
function authenticatedHeaders(request, headers, credentials, nowMs) {
    if (credentials.kind === 'auth-token')
        return { ...headers, 'X-Auth-Token': credentials.authToken };
    const token = credentials.securityToken === null ? {} : { 'X-Security-Token': credentials.securityToken };
    const signed = { ...headers, 'X-Sdk-Date': (0,_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .sdkDate */ .z_)(nowMs), ...token };
    return { ...signed, Authorization: (0,_signature_js__WEBPACK_IMPORTED_MODULE_0__/* .authorization */ .it)(request, signed, credentials) };
}


/***/ }),

/***/ 4468:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sb: () => (/* binding */ signatureIn),
/* harmony export */   it: () => (/* binding */ authorization),
/* harmony export */   z_: () => (/* binding */ sdkDate)
/* harmony export */ });
/* unused harmony export canonicalQuery */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

const ALGORITHM = 'SDK-HMAC-SHA256';
/** Percent-encodes all but RFC 3986's unreserved characters; encodeURIComponent leaves five more. */
function encode(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
function compare(one, other) {
    return one < other ? -1 : Number(one > other);
}
/** The query as it is signed: encoded, sorted by name and then by value, `name=` where the value is empty. */
function canonicalQuery(parameters) {
    return [...parameters]
        .map(([name, value]) => [encode(name), encode(value)])
        .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
}
function canonicalPath({ pathname }) {
    const path = pathname
        .split('/')
        .map((segment) => encode(decodeURIComponent(segment)))
        .join('/');
    return path.endsWith('/') ? path : `${path}/`;
}
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** The signature in a value of `Authorization`; null where that is none of this algorithm's. */
function signatureIn(header) {
    return /^SDK-HMAC-SHA256 .*Signature=([0-9a-f]{64})$/.exec(header ?? '')?.[1] ?? null;
}
/** `X-Sdk-Date` of an instant: `20191115T033655Z`. The gateway refuses one that is more than 15 minutes off. */
function sdkDate(ms) {
    return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}
/**
 * The value of `Authorization` for a request that is signed with an access key. Every header given is signed.
 * Algorithm: https://support.huaweicloud.com/devg-apisign/api-sign-algorithm-002.html
 */
function authorization({ method, url, body }, headersToSign, key) {
    const headers = Object.entries(headersToSign)
        .map(([name, value]) => [name.toLowerCase(), value.trim()])
        .sort(([one], [other]) => compare(one, other));
    const signedHeaders = headers.map(([name]) => name).join(';');
    const canonicalRequest = [
        method.toUpperCase(),
        canonicalPath(url),
        canonicalQuery(url.searchParams),
        headers.map(([name, value]) => `${name}:${value}\n`).join(''),
        signedHeaders,
        sha256(body)
    ].join('\n');
    const signature = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', key.secretAccessKey)
        .update([ALGORITHM, headersToSign['X-Sdk-Date'], sha256(canonicalRequest)].join('\n'))
        .digest('hex');
    return `${ALGORITHM} Access=${key.accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}


/***/ }),

/***/ 1624:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dv: () => (/* binding */ CERT_ID),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   kl: () => (/* binding */ earliestRenewal),
/* harmony export */   p1: () => (/* binding */ expiryOf),
/* harmony export */   pw: () => (/* binding */ idEpochMs),
/* harmony export */   wc: () => (/* binding */ renewalOf),
/* harmony export */   yo: () => (/* binding */ dayBoundaryOffset)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9834);

/** The ID of a certificate in SCM: 16 letters and digits. */
const CERT_ID = /^[A-Za-z0-9]{16}$/;
/** The millisecond epoch in `scs` and 13 digits: the moment of order or import. Undocumented; all samples agree. */
function idEpochMs(id) {
    const match = /^scs(\d{13})$/.exec(id);
    return match === null ? null : Number(match[1]);
}
/**
 * The later of issue_time and not_before, because CAs backdate the latter; for an upload the later of that and the
 * moment of import, because no push can have carried it before. Null where none of them is known.
 */
function renewalOf(certificate, offsetMinutes) {
    const { id, issueTime, notBefore, status } = certificate;
    const importedMs = status === 'UPLOAD' ? idEpochMs(id) : null;
    const candidates = [];
    if (issueTime !== null)
        candidates.push({ atMs: (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .instantOf */ .B9)(issueTime, offsetMinutes), source: 'issue_time' });
    if (notBefore !== null)
        candidates.push({ atMs: (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .instantOf */ .B9)(notBefore, offsetMinutes), source: 'not_before' });
    if (importedMs !== null)
        candidates.push({ atMs: importedMs, source: 'cert-id' });
    // Of equal times the first source counts.
    return candidates.reduce((latest, one) => (latest === null || one.atMs > latest.atMs ? one : latest), null);
}
/** The earliest of the renewals that are known of one content under several IDs; null where none is. */
function earliestRenewal(content, offsetMinutes) {
    return content
        .flatMap((one) => renewalOf(one, offsetMinutes) ?? [])
        .reduce((earliest, one) => (earliest === null || one.atMs < earliest.atMs ? one : earliest), null);
}
/** The instant of not_after in milliseconds; null where it is not known. */
function expiryOf(certificate, offsetMinutes) {
    return certificate.notAfter && (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .instantOf */ .B9)(certificate.notAfter, offsetMinutes);
}
/** Whether the certificate is over: its time has passed, or SCM says that it expired or was revoked. */
function isExpired(certificate, offsetMinutes, nowMs) {
    return (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .hasPassed */ .Pc)(certificate.notAfter, offsetMinutes, nowMs) || ['EXPIRED', 'REVOKED'].includes(certificate.status);
}
/**
 * The zone in which the day boundaries of some CAs make sense: 00:00:00 to 23:59:59 is a day in UTC (0), 08:00:00 to
 * 07:59:59 the same day at +08:00 (480). Null where neither shape appears, which proves nothing.
 */
function dayBoundaryOffset({ notBefore, notAfter }) {
    if (notBefore === null || notAfter === null || notBefore.zoned || notAfter.zoned)
        return null;
    const clocks = [notBefore, notAfter].map(({ ms }) => new Date(ms).toISOString().slice(11, 19)).join(' ');
    if (clocks === '00:00:00 23:59:59')
        return 0;
    return clocks === '08:00:00 07:59:59' ? 480 : null;
}


/***/ }),

/***/ 3905:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ certificatesFor),
/* harmony export */   HO: () => (/* binding */ endpointText),
/* harmony export */   J4: () => (/* binding */ parseHostRequirement),
/* harmony export */   iW: () => (/* binding */ isHostText)
/* harmony export */ });
/* unused harmony export coverageOf */
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(755);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_url__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8992);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8971);




const HTTPS_PORT = 443;
const MAX_HOST_LENGTH = 253;
const MAX_PORT = 65_535;
/** A label of a host name, without hyphen at either end (RFC 1123 §2.1). */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Whether an item of `required-services` is meant as a host: it has a scheme, right or wrong. */
function isHostText(text) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}
/** `IP:PORT`, or `[IP]:PORT` for IPv6. */
function endpointText({ address, port }) {
    return `${bracketed(address)}:${port}`;
}
function bracketed(address) {
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(address) ? `[${address}]` : address;
}
/** A decimal port, or the default where there is none; null for anything else. */
function parsePort(digits, otherwise) {
    if (digits === undefined)
        return otherwise;
    const port = Number(digits);
    return /^[1-9]\d{0,4}$/.test(digits) && port <= MAX_PORT ? port : null;
}
/** What is wrong with the part between `https://` and ` via `; null where it may be `HOST[:PORT]`. */
function foreignPart(authority) {
    if (authority.includes('|'))
        return 'a host has no alternatives with "|"; write one requirement for each host';
    if (authority.includes('@'))
        return 'a host requirement carries no user name or password';
    if (authority.includes('?'))
        return 'a host requirement has no query';
    if (authority.includes('#'))
        return 'a host requirement has no fragment';
    if (/[/\\]/.test(authority))
        return 'a host requirement has no path';
    if (authority.includes('*'))
        return 'a wildcard is no host; name one that it covers';
    return null;
}
/** The host as lower-case A-labels without a final dot, or what is wrong with it. */
function parseHost(text) {
    // An invisible character vanishes in the conversion, and the host asked would be another than the one that is read.
    const isWritten = /^[a-z0-9.\-\u0080-\u{10ffff}]+$/iu.test(text) && (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plain */ .pj)(text, text.length) === text;
    const host = isWritten ? (0,node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII)(text).replace(/\.$/, '') : '';
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0) {
        return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(text)} is an IP address; write the name, and the address after it: "https://NAME via ${host}"`;
    }
    const labels = host.split('.');
    const isName = host.length <= MAX_HOST_LENGTH && labels.every((label) => LABEL.test(label));
    return isName ? { host } : `${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(text)} is not a host name`;
}
/** Reads `ADDRESS[:PORT]`, the port of the host where none is given; a string says what is wrong. */
function parseVia(text, hostPort) {
    const [, bracketedV6, plainV4 = '', digits] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/su.exec(text) ?? [];
    const isAddress = bracketedV6 === undefined ? (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv4)(plainV4) : isPlainV6(bracketedV6);
    if (!isAddress)
        return `what follows "via" is not an IP address (IPv6 in brackets)`;
    const port = parsePort(digits, hostPort);
    if (port === null)
        return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(digits ?? '')} is not a port from 1 to ${MAX_PORT}`;
    if (bracketedV6 === undefined)
        return { address: plainV4, port };
    // The URL parser knows the shortest form (RFC 5952); it keeps the brackets.
    return { address: new URL(`https://[${bracketedV6}]`).hostname.slice(1, -1), port };
}
/** A zone (`fe80::1%eth0`) means something on one machine alone. */
function isPlainV6(text) {
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv6)(text) && !text.includes('%');
}
function requirementOf(host, port, via) {
    const own = `https://${host}${port === HTTPS_PORT ? '' : `:${port}`}`;
    if (via === null)
        return { kind: 'host', text: own, host, port, via };
    const suffix = via.port === port ? bracketed(via.address) : endpointText(via);
    return { kind: 'host', text: `${own} via ${suffix}`, host, port, via };
}
/** Reads `https://HOST[:PORT][ via ADDRESS[:PORT]]`; a string says what is wrong with it. */
function parseHostRequirement(text) {
    const wrong = (what) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(text)}: ${what}`;
    const [, rest] = /^https:\/\/(.*)$/isu.exec(text) ?? [];
    if (rest === undefined)
        return wrong('a host begins with "https://"');
    const [, left = rest, right] = /^(\S*)\s+via\s+(.*)$/isu.exec(rest) ?? [];
    const authority = left.replace(/\/$/, '');
    const foreign = foreignPart(authority);
    if (foreign !== null)
        return wrong(foreign);
    if (authority.startsWith('['))
        return wrong('an IP address is no host; write the name, and the address after "via"');
    const [, name = '', digits] = /^([^:]*)(?::(.*))?$/su.exec(authority) ?? [];
    const parsed = parseHost(name);
    if (typeof parsed === 'string')
        return wrong(parsed);
    const port = parsePort(digits, HTTPS_PORT);
    if (port === null)
        return wrong(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(digits ?? '')} is not a port from 1 to ${MAX_PORT}`);
    if (right === undefined)
        return requirementOf(parsed.host, port, null);
    const via = parseVia(right, port);
    return typeof via === 'string' ? wrong(via) : requirementOf(parsed.host, port, via);
}
/**
 * How these names cover a host: by the name itself, by a wildcard for its first label (RFC 6125 §6.4.3), or not at
 * all.
 */
function coverageOf(names, host) {
    if (names.includes(host))
        return 'exact';
    const wildcard = (0,_names_js__WEBPACK_IMPORTED_MODULE_2__/* .wildcardOver */ .Dd)(host);
    return wildcard !== null && names.includes(wildcard) ? 'wildcard' : null;
}
/** Sorts the one renewed last first, then the one with the later ID; an unknown renewal counts as the earliest. */
function latestFirst(one, other) {
    const [oneMs, otherMs] = [one.renewedAtMs ?? -Infinity, other.renewedAtMs ?? -Infinity];
    if (oneMs !== otherMs)
        return oneMs > otherMs ? -1 : 1;
    if (one.certId === other.certId)
        return 0;
    return one.certId > other.certId ? -1 : 1;
}
/**
 * The certificates that a host must serve, in the order given: those with the exact name, else those with a wildcard;
 * of one key family the one renewed last, then the later ID. An unknown family counts as one of its own.
 */
function certificatesFor(host, candidates) {
    const exact = candidates.filter(({ names }) => coverageOf(names, host) === 'exact');
    const covering = exact.length > 0 ? exact : candidates.filter(({ names }) => coverageOf(names, host) !== null);
    const chosen = new Map();
    for (const candidate of covering.toSorted(latestFirst)) {
        if (!chosen.has(candidate.keyFamily))
            chosen.set(candidate.keyFamily, candidate);
    }
    return covering.filter((candidate) => chosen.get(candidate.keyFamily) === candidate);
}


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ wildcardOver),
/* harmony export */   ID: () => (/* binding */ isCoveredBy),
/* harmony export */   JI: () => (/* binding */ sharedSuffix),
/* harmony export */   UZ: () => (/* binding */ certificateNames),
/* harmony export */   gR: () => (/* binding */ parseDomain),
/* harmony export */   m9: () => (/* binding */ countCovered),
/* harmony export */   oA: () => (/* binding */ MAX_NAMES)
/* harmony export */ });
/* unused harmony export normaliseName */
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(755);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_url__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);


/** More names than any certificate authority puts into one certificate: an answer with more cannot be trusted. */
const MAX_NAMES = 1_000;
/** Longest DNS name, in characters. */
const MAX_NAME_LENGTH = 253;
/** One name: lower case, no final dot, international names as A-labels; empty where nothing is left. */
function normaliseName(name) {
    const [, wildcard = '', host = ''] = /^(\*\.)?(.*?)\.?$/s.exec(name) ?? [];
    const clean = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plainName */ .MH)(host, MAX_NAME_LENGTH);
    return host === '' ? '' : wildcard + ((0,node_url__WEBPACK_IMPORTED_MODULE_0__.domainToASCII)(clean) || clean.toLowerCase());
}
/** The distinct names of `domain` and the `;`-separated `sans`, normalised: at most one more than `MAX_NAMES`. */
function certificateNames(domain, sans) {
    const written = new Set(`${domain};${sans}`.split(/[;,\s]+/));
    // If there are too many, they are not worth the time of reading them all.
    const names = [...written].slice(0, MAX_NAMES + 2).map(normaliseName);
    return [...new Set(names)].filter((name) => name !== '').slice(0, MAX_NAMES + 1);
}
/** The wildcard that covers the name, which stands for exactly one label (RFC 6125 §6.4.3); null for a single label. */
function wildcardOver(name) {
    const dot = name.indexOf('.');
    return dot === -1 ? null : `*${name.slice(dot)}`;
}
/** Whether one of the names is the given one or a wildcard over it. */
function isCoveredBy(name, names) {
    const wildcard = wildcardOver(name);
    return names.has(name) || (wildcard !== null && names.has(wildcard));
}
/** How many of `names` are covered by `covering`. */
function countCovered(names, covering) {
    const set = new Set(covering);
    return names.filter((name) => isCoveredBy(name, set)).length;
}
/** The name without its first label, where it has three or more: what `www.a.com` and `*.a.com` have in common. */
function withoutFirstLabel(name) {
    const labels = name.split('.');
    return labels.length >= 3 ? labels.slice(1).join('.') : name;
}
/**
 * What to search the list for to find the certificates that cover these names: the longest suffix of two or more labels
 * that all of them share once the first label of names with three or more is dropped; null where they share none.
 */
function sharedSuffix(names) {
    const [first, ...others] = names.map((name) => withoutFirstLabel(name).split('.').reverse());
    if (first === undefined)
        return null;
    const shared = others.reduce((length, labels) => {
        const differs = first.slice(0, length).findIndex((label, index) => labels[index] !== label);
        return differs === -1 ? length : differs;
    }, first.length);
    return shared < 2 ? null : first.slice(0, shared).reverse().join('.');
}
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const DOMAIN = new RegExp(`^(?:\\*\\.)?(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`);
/**
 * A domain or a wildcard over one as it is compared, of two labels or more; undefined for any other text, such as an
 * address.
 */
function parseDomain(text) {
    if (!/^[^\s/:@]+$/.test(text))
        return undefined;
    const name = normaliseName(text);
    return name.length <= MAX_NAME_LENGTH && DOMAIN.test(name) ? name : undefined;
}


/***/ }),

/***/ 4706:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DK: () => (/* binding */ WINDOW_SIZE),
/* harmony export */   b5: () => (/* binding */ isFull),
/* harmony export */   cS: () => (/* binding */ oldestMs),
/* harmony export */   fo: () => (/* binding */ newestMs),
/* harmony export */   j_: () => (/* binding */ destination),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   su: () => (/* binding */ newestOf),
/* harmony export */   uq: () => (/* binding */ MAX_RECORDS)
/* harmony export */ });
/** SCM returns at most the last ten push records of a certificate, over all services and projects. */
const WINDOW_SIZE = 10;
/** Ten are documented: an answer with more records than this cannot be trusted. */
const MAX_RECORDS = 1_000;
/** A push's destination: `WAF@cn-north-4`, or `CDN`. */
function destination({ service, project }) {
    return project === null ? service : `${service}@${project}`;
}
/** Whether older records may have dropped out of the history. */
function isFull(history) {
    return history.length >= WINDOW_SIZE;
}
/** The oldest record's time in milliseconds; Infinity where there is none. */
function oldestMs(history) {
    return Math.min(...history.map(({ atMs }) => atMs));
}
/** The newest record's time in milliseconds; -Infinity where there is none. */
function newestMs(history) {
    return Math.max(...history.map(({ atMs }) => atMs));
}
/** Records of one millisecond have a fixed order, so that the order of the answer never matters. */
function compareNewestFirst(one, other) {
    return other.atMs - one.atMs || (destination(one) < destination(other) ? -1 : 1);
}
/** Latest first. */
function newestFirst(records) {
    return records.toSorted(compareNewestFirst);
}
/** The newest of the records; null where there is none. */
function newestOf(records) {
    return records.reduce((newest, one) => (newest === null || compareNewestFirst(one, newest) < 0 ? one : newest), null);
}


/***/ }),

/***/ 9094:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TE: () => (/* binding */ hostsIn),
/* harmony export */   X6: () => (/* binding */ anyRequirementKey),
/* harmony export */   aV: () => (/* binding */ parseAnyRequirements),
/* harmony export */   jZ: () => (/* binding */ parseAnyRequirement),
/* harmony export */   qp: () => (/* binding */ servicesIn)
/* harmony export */ });
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3905);
/* harmony import */ var _requirement_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(608);


/** Reads one requirement of either kind; a string says what is wrong with it. */
function parseAnyRequirement(text) {
    if ((0,_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isHostText */ .iW)(text))
        return (0,_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseHostRequirement */ .J4)(text);
    const { requirements, problems } = (0,_requirement_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRequirements */ .Ez)([text]);
    const [requirement] = requirements;
    return requirement ?? problems[0] ?? 'is no requirement';
}
/** Equal for requirements that are equal: services as sets, case aside, hosts by their normalised text. */
function anyRequirementKey(requirement) {
    return requirement.kind === 'host' ? requirement.text : (0,_requirement_js__WEBPACK_IMPORTED_MODULE_1__/* .requirementKey */ .D8)(requirement);
}
/** Requirements without repetition in their order, and a sentence for each item that is none. */
function parseAnyRequirements(items) {
    const parsed = items.map(parseAnyRequirement);
    const byKey = new Map();
    for (const one of parsed) {
        if (typeof one !== 'string' && !byKey.has(anyRequirementKey(one)))
            byKey.set(anyRequirementKey(one), one);
    }
    return { requirements: [...byKey.values()], problems: parsed.filter((one) => typeof one === 'string') };
}
/** The services among some requirements. */
function servicesIn(requirements) {
    return requirements.filter((requirement) => requirement.kind === 'service');
}
/** The hosts among some requirements. */
function hostsIn(requirements) {
    return requirements.filter((requirement) => requirement.kind === 'host');
}


/***/ }),

/***/ 608:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ requirementKey),
/* harmony export */   Ez: () => (/* binding */ parseRequirements),
/* harmony export */   SS: () => (/* binding */ siblingOf),
/* harmony export */   eK: () => (/* binding */ oddProjects),
/* harmony export */   iY: () => (/* binding */ serviceFamily),
/* harmony export */   mJ: () => (/* binding */ undocumentedServices),
/* harmony export */   of: () => (/* binding */ canonicalService),
/* harmony export */   sw: () => (/* binding */ DOCUMENTED_SERVICES),
/* harmony export */   uv: () => (/* binding */ isMatch),
/* harmony export */   wM: () => (/* binding */ isSameService)
/* harmony export */ });
/* unused harmony export requirementText */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8992);

/** The values of `push_service` that Huawei documents: ELB is the classic, Enhance_ELB any other load balancer. */
const DOCUMENTED_SERVICES = ['WAF', 'CDN', 'ELB', 'Enhance_ELB'];
/** Whether two service names are the same, case aside. */
function isSameService(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** The documented spelling of a service, whatever its case; any other service as it came. */
function canonicalService(service) {
    return DOCUMENTED_SERVICES.find((known) => isSameService(known, service)) ?? service;
}
/** ELB and Enhance_ELB as one: which of them a v3 push to "ELB" leaves in the history is undocumented. */
const LOAD_BALANCERS = ['ELB', 'Enhance_ELB'];
/** What stands for a service in any case, and for ELB and Enhance_ELB alike. */
function serviceFamily(service) {
    return LOAD_BALANCERS.includes(service) ? 'elb' : service.toLowerCase();
}
/** `WAF|CDN` and a project as one requirement text. */
function requirementText(services, project) {
    return services.join('|') + (project === null ? '' : `@${project}`);
}
/** Reads `SERVICE[|SERVICE…][@REMOTE_PROJECT]`; a string says what is wrong with it. */
function parseRequirement(text) {
    const at = text.indexOf('@');
    const project = at === -1 ? null : text.slice(at + 1);
    const services = [];
    for (const name of (at === -1 ? text : text.slice(0, at)).split('|')) {
        if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(name))
            return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(text)}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(name)} is not a service name`;
        const service = canonicalService(name);
        if (!services.some((known) => isSameService(known, service)))
            services.push(service);
    }
    if (project !== null) {
        if (!/^[^@|,\s]{1,255}$/u.test(project) || (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(project, 255) !== project) {
            return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(text)}: what follows "@" is not a remote project`;
        }
        if (services.includes('CDN')) {
            const why = 'CDN push records carry no remote project, so this could never match';
            return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(text)}: ${why}; write CDN without "@"`;
        }
    }
    return { kind: 'service', text: requirementText(services, project), services, project };
}
/** Equal for requirements that are equal as sets, case of the services aside. */
function requirementKey({ services, project }) {
    const names = services.map((service) => service.toLowerCase()).toSorted();
    return `${names.join('|')}@${project ?? ''}`;
}
/** Reads all items of `required-services`: requirements without repetition, and a sentence for each that is none. */
function parseRequirements(items) {
    const byKey = new Map();
    const problems = [];
    for (const item of items) {
        const requirement = parseRequirement(item);
        if (typeof requirement === 'string')
            problems.push(requirement);
        else if (!byKey.has(requirementKey(requirement)))
            byKey.set(requirementKey(requirement), requirement);
    }
    return { requirements: [...byKey.values()], problems };
}
/** The services named that Huawei does not document. They are accepted, since it may add one. */
function undocumentedServices(requirements) {
    const documented = DOCUMENTED_SERVICES;
    return [...new Set(requirements.flatMap(({ services }) => services))].filter((name) => !documented.includes(name));
}
/** What a remote project looks like: a region such as `cn-north-4`, or a sub-project such as `cn-north-7_test`. */
const PROJECT_SHAPE = /^[A-Za-z]+(?:-[A-Za-z0-9]+)+(?:_\S+)?$/;
/** The requirements whose remote project looks like none, such as a display name or an ID. They are accepted. */
function oddProjects(requirements) {
    return requirements.filter(({ project }) => project !== null && !PROJECT_SHAPE.test(project));
}
/** Whether a push to `service` in `project` answers the requirement. Projects are compared exactly. */
function isMatch(requirement, push) {
    return (requirement.services.some((service) => isSameService(service, push.service)) &&
        (requirement.project === null || requirement.project === push.project));
}
/** Where a requirement names one of ELB and Enhance_ELB: the other, and the requirement that takes both. */
function siblingOf(requirement) {
    const { services, project } = requirement;
    const [own, ...others] = services.filter((service) => LOAD_BALANCERS.includes(service));
    if (own === undefined || others.length > 0)
        return null;
    const other = own === 'ELB' ? 'Enhance_ELB' : 'ELB';
    const both = services.flatMap((service) => (service === own ? LOAD_BALANCERS : [service]));
    return {
        sibling: { kind: 'service', text: requirementText([other], project), services: [other], project },
        both: requirementText(both, project)
    };
}


/***/ }),

/***/ 8574:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isOneOf),
/* harmony export */   m: () => (/* binding */ incomparableReason)
/* harmony export */ });
/** Whether a certificate has one of these fingerprints, SHA-1 or SHA-256 in lower-case hex. */
function isOneOf({ sha1, sha256 }, fingerprints) {
    return fingerprints.has(sha1) || fingerprints.has(sha256);
}
/** Why it is no use to ask a host about content with these fingerprints; null where it is. No TLS of Node speaks SM2. */
function incomparableReason(keyFamily, fingerprints) {
    if (keyFamily === 'SM2')
        return 'sm2';
    return fingerprints.size === 0 ? 'no-fingerprint' : null;
}


/***/ }),

/***/ 980:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ REQUEST_TOKEN_VARIABLE),
/* harmony export */   hK: () => (/* binding */ holdsSecret),
/* harmony export */   ms: () => (/* binding */ CREDENTIAL_INPUTS),
/* harmony export */   ql: () => (/* binding */ readSecrets),
/* harmony export */   vu: () => (/* binding */ GITHUB_TOKEN_INPUT),
/* harmony export */   z8: () => (/* binding */ resolveCredentials)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);


const CREDENTIAL_INPUTS = ['access-key-id', 'secret-access-key', 'security-token', 'auth-token'];
/** The variables of Huawei's auth action, of its SDKs and of the Terraform provider, in the order they are tried. */
const VARIABLE_FAMILIES = [
    { accessKeyId: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretAccessKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY', securityToken: null },
    {
        accessKeyId: 'HUAWEICLOUD_SDK_AK',
        secretAccessKey: 'HUAWEICLOUD_SDK_SK',
        securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN'
    },
    { accessKeyId: 'HW_ACCESS_KEY', secretAccessKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' }
];
function namesIn({ accessKeyId, secretAccessKey, securityToken }) {
    return [accessKeyId, secretAccessKey, ...(securityToken === null ? [] : [securityToken])];
}
/** The runner's own token, with which a job asks GitHub for an OIDC token. */
const REQUEST_TOKEN_VARIABLE = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN';
/** The input with the token for GitHub's own API; the runner fills in that of the job. */
const GITHUB_TOKEN_INPUT = 'github-token';
/** Every credential value within reach, used or not: all of them are masked before anything is printed. */
function readSecrets(input, variable) {
    const names = [...VARIABLE_FAMILIES.flatMap(namesIn), REQUEST_TOKEN_VARIABLE];
    const values = [...CREDENTIAL_INPUTS.map(input), input(GITHUB_TOKEN_INPUT), ...names.map(variable)];
    return [...new Set(values)].filter((value) => value !== '');
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** Whether a text holds a secret, however short, in any case, also encoded for a URL. */
function holdsSecret(text, secrets) {
    const spellings = [text, decoded(text)].map((each) => each.toLowerCase());
    return secrets.some((secret) => secret !== '' && spellings.some((each) => each.includes(secret.toLowerCase())));
}
function invalid(message, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', message, hint);
}
/** If a value is not printable ASCII, refuse it, because no header takes it: it would fail as a network error. */
function unsendable(source, names, read) {
    const bad = names.filter((name) => !/^[\x21-\x7e]*$/.test(read(name)));
    if (bad.length === 0)
        return null;
    return invalid(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(bad)} (${source}): the value, which is not shown, holds a space, a line break or a ` +
        'character outside ASCII; allowed: printable ASCII', 'Store the secret again without quotes, spaces or line breaks.');
}
function accessKey(source, names, read) {
    const accessKeyId = read(names.accessKeyId);
    const secretAccessKey = read(names.secretAccessKey);
    const securityToken = names.securityToken === null ? '' : read(names.securityToken);
    const key = { accessKeyId, secretAccessKey, securityToken: securityToken || null };
    return unsendable(source, namesIn(names), read) ?? { kind: 'access-key', ...key, source };
}
function fromVariables(variable, likelyCause) {
    const family = VARIABLE_FAMILIES.find((names) => variable(names.accessKeyId) && variable(names.secretAccessKey));
    if (family !== undefined)
        return accessKey(`environment: ${family.accessKeyId}`, family, variable);
    const halves = VARIABLE_FAMILIES.flatMap(({ accessKeyId, secretAccessKey }) => {
        if (variable(accessKeyId))
            return [`${accessKeyId} is set without ${secretAccessKey}`];
        return variable(secretAccessKey) ? [`${secretAccessKey} is set without ${accessKeyId}`] : [];
    });
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('CREDENTIALS_MISSING', 'no credentials were found: oidc-provider-urn, access-key-id, secret-access-key and auth-token are empty ' +
        `and no variables of the environment hold a key${halves.length === 0 ? '' : ` (${halves.join('; ')})`}`, `${likelyCause()} Nothing was checked.`);
}
/**
 * The credentials to use, or why there are none. An explicit input always beats the environment; inputs that contradict
 * each other are an error. `likelyCause` is asked only if some are missing, and says why that may be.
 */
function resolveCredentials(input, variable, likelyCause) {
    const given = CREDENTIAL_INPUTS.filter((name) => input(name) !== '');
    if (given.length === 0)
        return fromVariables(variable, likelyCause);
    const empty = ['access-key-id', 'secret-access-key'].filter((name) => input(name) === '');
    if (given.includes('auth-token')) {
        if (given.length > 1) {
            const arrivedEmpty = empty.length > 0 ? ` while ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(empty)} arrived empty` : '';
            return invalid(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(given, 4)} were given together${arrivedEmpty}; ` +
                'allowed: access-key-id with secret-access-key (and security-token), or auth-token', 'Remove either the access key or the token from the with block.');
        }
        const problem = unsendable('input', ['auth-token'], input);
        return problem ?? { kind: 'auth-token', authToken: input('auth-token'), source: 'input' };
    }
    if (empty.length > 0) {
        return invalid(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(empty)} arrived empty while ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(given)} was given; ` +
            'allowed: access-key-id and secret-access-key together, security-token only with both', `${likelyCause()} Check the name of the secret behind ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(empty)}.`);
    }
    const names = { accessKeyId: 'access-key-id', secretAccessKey: 'secret-access-key', securityToken: 'security-token' };
    return accessKey('input', names, input);
}


/***/ }),

/***/ 9706:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ ALLOWED_PATH),
/* harmony export */   p: () => (/* binding */ PolicyError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);

/** What the input `policy-file` takes. */
const ALLOWED_PATH = 'the path of a text file in the workspace, at most 128 KiB';
/** What is wrong in a policy file. The message begins with the place, as compilers write it. */
class PolicyError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    place;
    constructor(problem, hint, place) {
        super('POLICY_INVALID', `${place.file}:${place.line}:${place.col}: ${problem}`, hint);
        this.place = place;
    }
}


/***/ }),

/***/ 4666:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ parseEndpoint),
/* harmony export */   b: () => (/* binding */ SITES)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8992);

/** The endpoints that Huawei's documentation and SDKs name. */
const SITES = [
    {
        region: 'cn-north-4',
        baseUrl: 'https://scm.cn-north-4.myhuaweicloud.com',
        stsBaseUrl: 'https://sts.cn-north-4.myhuaweicloud.com'
    },
    {
        region: 'ap-southeast-1',
        baseUrl: 'https://scm.ap-southeast-1.myhuaweicloud.com',
        stsBaseUrl: 'https://sts.ap-southeast-1.myhuaweicloud.com'
    },
    { region: 'my-kualalumpur-1', baseUrl: 'https://scm.my-kualalumpur-1.myhuaweicloud.com', stsBaseUrl: null },
    { region: 'eu-west-101', baseUrl: 'https://scm.eu-west-101.myhuaweicloud.eu', stsBaseUrl: null }
];
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** The base URL of an `endpoint` without final slash; a string says what is wrong, without what may be secret in it. */
function parseEndpoint(text) {
    // A user name, password or query may be a secret, wherever a typing mistake has put it.
    const bare = text
        .replace(/^.*@/s, '***@')
        .replace(/[?#].*$/s, '?***')
        .replace(/(\/\/[^/:[]*):(?!\d{1,5}(?:\/|$))[^/]*/, '$1:***');
    const shown = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoted */ .TL)(bare);
    const match = /^(https?):\/\/([^\s\\/?#]+)(\/[^\s\\?#]*)?$/i.exec(text);
    if (match === null || text.includes('@'))
        return `${shown} cannot be used`;
    try {
        const url = new URL(text);
        decodeURIComponent(url.pathname);
        if (url.protocol === 'http:' && !LOOPBACK_HOST.test(url.hostname)) {
            return `${shown} would send the credentials unencrypted`;
        }
        return { baseUrl: url.href.replace(/\/+$/, '') };
    }
    catch {
        return `${shown} is not a URL`;
    }
}


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   GA: () => (/* binding */ firstToMend),
/* harmony export */   lZ: () => (/* binding */ ActionError),
/* harmony export */   uD: () => (/* binding */ isOutage),
/* harmony export */   ym: () => (/* binding */ ShapeError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/** Every way a run can fail short of a verdict. One heading each in docs/troubleshooting.md. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    'INPUT_INVALID',
    'CREDENTIALS_MISSING',
    'POLICY_INVALID',
    'HOST_NOT_COVERED',
    'OIDC_UNAVAILABLE',
    'TOKEN_EXCHANGE_FAILED',
    'CERTIFICATE_NOT_FOUND',
    'PERMISSION_DENIED',
    'PROJECT_MISMATCH',
    'AUTH_REJECTED',
    'API_UNAVAILABLE',
    'THROTTLED',
    'SERVICE_UNAVAILABLE',
    'NETWORK',
    'TIMEOUT',
    'UNEXPECTED_RESPONSE'
]));
const OUTAGE_CODES = ['THROTTLED', 'SERVICE_UNAVAILABLE', 'NETWORK', 'TIMEOUT'];
/** Whether a failure with this code may pass by itself; any other is somebody's to mend. */
function isOutage(code) {
    return OUTAGE_CODES.includes(code);
}
/** A failure that a user can act on: `message` says what was asked and what came back, `hint` what to do next. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    hint;
    /** The HTTP status, where an answer was had. */
    status;
    constructor(code, message, hint, cause, status = null) {
        super(message, cause === undefined ? undefined : { cause });
        this.code = code;
        this.hint = hint;
        this.status = status;
    }
}
/** Of several failures the first that is no outage, so that none hides what is to be mended, else the first. */
function firstToMend(errors) {
    return errors.find(({ code }) => !isOutage(code)) ?? errors[0] ?? null;
}
/**
 * The text of anything that was thrown, the innermost reason included: Node hides DNS and TLS reasons in `cause`.
 * Never throws.
 */
function reasonOf(thrown) {
    try {
        if (!(thrown instanceof Error))
            return String(thrown);
        const own = thrown instanceof AggregateError ? thrown.errors.map(reasonOf).join('; ') : thrown.message;
        const text = own === '' ? thrown.name : own;
        const cause = thrown.cause instanceof Error ? reasonOf(thrown.cause) : text;
        return cause === text ? text : `${text} (${cause})`;
    }
    catch {
        return 'something without a text was thrown';
    }
}
/**
 * Thrown where an answer has another shape than documented; the message names the field and what is allowed, never
 * the value.
 */
class ShapeError extends Error {
}


/***/ }),

/***/ 3136:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ doubtIn),
/* harmony export */   e: () => (/* binding */ subjectOf)
/* harmony export */ });
/** What the evidence is about: the ID that is judged, or the domain for which no certificate was found. */
function subjectOf({ certId, requestedDomain }) {
    return certId ?? requestedDomain ?? '';
}
/** Why it is not known which certificate is in service; null where it is, or where nobody asked. */
function doubtIn({ renewals }) {
    return renewals.state === 'known' ? renewals.value.doubt : null;
}


/***/ }),

/***/ 9856:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ requestIdOf),
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   RZ: () => (/* binding */ codeOfStatus)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);


/** What a status means where no code of the service's own says more. */
function codeOfStatus(status) {
    if (status === 401)
        return 'AUTH_REJECTED';
    if (status === 403)
        return 'PERMISSION_DENIED';
    if (status === 404)
        return 'API_UNAVAILABLE';
    if (status === 429)
        return 'THROTTLED';
    return status >= 500 && status < 600 ? 'SERVICE_UNAVAILABLE' : 'UNEXPECTED_RESPONSE';
}
/** Of a text that claims to be a request ID, this much is looked at: to look for secrets in more takes seconds. */
const MAX_ID_READ = 1_000;
/** A request ID as it is shown: from the header, or from a body's field. */
function requestIdOf(value, redaction) {
    return typeof value === 'string' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(redaction.field(value.slice(0, MAX_ID_READ)), 64) : '';
}
function parseJson(body) {
    try {
        return JSON.parse(body ?? '');
    }
    catch {
        return undefined;
    }
}
/**
 * A followed redirect would carry credentials to another host. Only the target's host is named, since its path may
 * hold anything.
 */
function redirectOutcome(location, redaction) {
    const host = URL.canParse(location ?? '') ? ` to ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(redaction.message(new URL(location ?? '').host))}` : '';
    return `a redirect${host}, which is not followed`;
}
/** The value of an answer that came at `nowMs`. Throws an ActionError: the service's own, or UNEXPECTED_RESPONSE. */
function readAnswer({ status, headers, body }, { classify, parse, fail }, redaction, nowMs) {
    const requestId = requestIdOf(headers['x-request-id'], redaction);
    const suffix = requestId === '' ? '' : `, request ID ${requestId}`;
    const unexpected = (outcome) => fail('UNEXPECTED_RESPONSE', `HTTP ${status}, ${outcome}${suffix}`);
    if (status >= 300 && status < 400)
        throw unexpected(redirectOutcome(headers.location, redaction));
    const json = parseJson(body);
    const serverMs = Date.parse(headers.date ?? '');
    const error = classify({
        status,
        json,
        requestId,
        clockAheadMs: Number.isNaN(serverMs) ? null : serverMs - nowMs
    });
    if (error !== null)
        throw error;
    if (json === undefined)
        throw unexpected('the body is not JSON');
    try {
        return parse(json);
    }
    catch (thrown) {
        if (!(thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ShapeError */ .ym))
            throw thrown;
        throw unexpected((0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(redaction.message(thrown.message)));
    }
}


/***/ }),

/***/ 8902:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   jo: () => (/* binding */ backoffMs),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   r3: () => (/* binding */ isRetryable),
/* harmony export */   sl: () => (/* binding */ endsRun),
/* harmony export */   su: () => (/* binding */ isRepeatable)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9834);


/** The first attempt included. */
const MAX_ATTEMPTS = 4;
const FIRST_WAIT_MS = 500;
const MAX_RETRY_AFTER_MS = _time_js__WEBPACK_IMPORTED_MODULE_1__/* .MINUTE_MS */ .kg;
const RETRYABLE_STATUSES = [500, 502, 503, 504];
/** Whether a request may be sent twice: a question may, what changes something may not. */
function isRepeatable({ method, isQuestion = false }) {
    return method === 'GET' || isQuestion;
}
/**
 * Whether no request of the run can succeed after an error with this code. A rejected key that is sent again gets
 * locked.
 */
function endsRun(code) {
    return code === 'AUTH_REJECTED' || code === 'PROJECT_MISMATCH';
}
/** Whether asking again may help after an error with this code and HTTP status. */
function isRetryable(code, status) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isOutage */ .uD)(code) && (code !== 'SERVICE_UNAVAILABLE' || RETRYABLE_STATUSES.includes(status));
}
/**
 * The wait after the given failed attempt in milliseconds: half a second, doubling, with full jitter (`random` in [0,
 * 1)).
 */
function backoffMs(attempt, random) {
    return random * FIRST_WAIT_MS * 2 ** (attempt - 1);
}
/** `Retry-After` in milliseconds, seconds or an HTTP date, at most 60 s; null where absent, in the past or nonsense. */
function retryAfterMs(header, nowMs) {
    const text = header?.trim() ?? '';
    let ms = NaN;
    if (/^\d+$/.test(text))
        ms = Number(text) * _time_js__WEBPACK_IMPORTED_MODULE_1__/* .SECOND_MS */ ._L;
    // HTTP dates begin with the name of a day and are in GMT, also where they do not say so (RFC 9110 §5.6.7);
    // Date.parse alone would take `-5` for a year, and the rest for local time.
    if (/^[A-Z][a-z]{2,8},? /.test(text))
        ms = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - nowMs;
    return ms >= 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : null;
}


/***/ }),

/***/ 2315:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ isErrorBody),
/* harmony export */   Hd: () => (/* binding */ toldBy),
/* harmony export */   nu: () => (/* binding */ errorCodeIn)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9856);


function textOf(value) {
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
/** `error_code` of a service or gateway answer, or `error.code` of an IAM one; empty if there is none. */
function errorCodeIn(json) {
    const body = Object(json);
    const nested = Object(body['error']);
    return textOf(body['error_code'] ?? nested['code']);
}
/** The message beside that code, or the `message` of GitHub's services; empty if there is none. */
function errorMessageIn(json) {
    const body = Object(json);
    const nested = Object(body['error']);
    return textOf(body['error_msg'] ?? nested['message'] ?? body['message']);
}
/** Whether a 200 answer is an error all the same. */
function isErrorBody(json) {
    return textOf(Object(json)['error_code']) !== '';
}
/** What an answer says of an error, without secrets: status, code, message unless it is left out, and request ID. */
function toldBy({ status, json, requestId }, redaction, withMessage = true) {
    const code = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(redaction.message(errorCodeIn(json)), 32);
    const message = withMessage ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(redaction.message(errorMessageIn(json))) : '';
    const id = requestId || (0,_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .requestIdOf */ .Gb)(Object(json)['request_id'], redaction);
    const parts = [
        `HTTP ${status}`,
        ...(code === '' ? [] : [code]),
        ...(message === '' ? [] : [`"${message}"`]),
        ...(id === '' ? [] : [`request ID ${id}`])
    ];
    return parts.join(', ');
}


/***/ }),

/***/ 9407:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2230);
/* harmony import */ var _output_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4855);



/** How long sockets that nobody reads may keep the process after the verdict. */
const LINGER_MS = 1_000;
// Red until a verdict has been reached, and whatever is thrown afterwards is red again.
process.exitCode = 1;
let isConcluded = false;
function fail(thrown) {
    process.exitCode = 1;
    isConcluded = true;
    (0,_output_runner_js__WEBPACK_IMPORTED_MODULE_2__.writeNoVerdict)((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonOf */ .A3)(thrown));
}
for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (thrown) => {
        fail(thrown);
        process.exit();
    });
}
// A promise that is lost throws nothing: the process just runs out of work.
process.on('exit', () => {
    if (!isConcluded)
        fail('nothing was left to wait for');
});
// TLS is always verified: Node would obey this variable. A private CA comes through NODE_EXTRA_CA_CERTS.
delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
// Deprecations in the toolkit's dependencies are no news for the reader of the log.
process.noDeprecation = true;
try {
    // A runner takes care of it; other programs that run actions may not.
    if (Number(process.versions.node.split('.')[0]) < 24)
        throw new Error(`this action needs Node 24, this is ${process.version}`);
    const isPassing = await (0,_main_js__WEBPACK_IMPORTED_MODULE_1__/* .main */ .i)();
    isConcluded = true;
    if (isPassing)
        process.exitCode = 0;
}
catch (thrown) {
    fail(thrown);
}
setTimeout(() => process.exit(), LINGER_MS).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5192:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ conclude),
  W: () => (/* binding */ isPassing)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/certificate/push-history.ts
var push_history = __nccwpck_require__(4706);
// EXTERNAL MODULE: ./src/certificate/required.ts
var required = __nccwpck_require__(9094);
// EXTERNAL MODULE: ./src/evidence/evidence.ts
var evidence_evidence = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./src/source.ts
var source = __nccwpck_require__(4998);
// EXTERNAL MODULE: ./src/judgement/verdict.ts
var verdict = __nccwpck_require__(8886);
;// CONCATENATED MODULE: ./src/judgement/per-certificate.ts






// Several entries may lead to one certificate, which counts once.
/** A row that names all that was left behind by any of the rows, each destination once with its newest push. */
function withAllLeftBehind(row, rows) {
    // Only of a fresh row it can be said that another project was left behind.
    if (row.kind !== 'service' || row.reason.code !== 'pushed')
        return row;
    const all = rows.flatMap(({ reason }) => (reason.code === 'pushed' ? reason.leftBehind : []));
    const leftBehind = [...Map.groupBy(all, push_history/* destination */.j_).values()].flatMap((pushes) => (0,push_history/* newestOf */.su)(pushes) ?? []);
    return { ...row, reason: { ...row.reason, leftBehind } };
}
/**
 * Compares rows of one requirement, the one that counts first: the worse; of equals that with the shorter grace, then
 * that with the later renewal, so that the order of the input decides nothing.
 */
function compareTwins({ row, renewedAtMs }, other) {
    const dueMs = ({ reason }) => ('dueMs' in reason ? reason.dueMs : Infinity);
    return ((0,verdict/* worstFirst */.md)(row.counted, other.row.counted) ||
        (0,verdict/* worstFirst */.md)(row.verdict, other.row.verdict) ||
        Math.sign(dueMs(row) - dueMs(other.row)) ||
        Math.sign(other.renewedAtMs - renewedAtMs) ||
        0);
}
/** The rows of several entries, one for each requirement, in the order in which they are first required. */
function mergeRows(assessments) {
    const rows = assessments.flatMap(({ rows: own, renewal }) => own.map((row) => ({ row, renewedAtMs: renewal?.atMs ?? -Infinity })));
    return [...Map.groupBy(rows, ({ row }) => (0,required/* anyRequirementKey */.X6)(row.requirement)).values()].flatMap((group) => {
        const [worst] = group.toSorted(compareTwins);
        const twins = group.map(({ row }) => row);
        return worst === undefined ? [] : [withAllLeftBehind(worst.row, twins)];
    });
}
/** What was asked for any of some entries; an entry of hosts alone asks neither for pushes nor for bindings. */
function askedIn(sources) {
    return sources.find(({ state }) => state !== 'not-asked') ?? source/* NOT_ASKED */.Lf;
}
/** Assessments of one certificate as one: row by row the worse, with what all say of the certificates it replaced. */
function mergeAll(group) {
    const [first] = group;
    if (group.length === 1)
        return first;
    const renewedMs = ({ renewal }) => renewal?.atMs ?? -Infinity;
    const latest = group.reduce((one, other) => (renewedMs(other) > renewedMs(one) ? other : one));
    const replaced = group.flatMap((one) => one.replaced).map((certificate) => [certificate.id, certificate]);
    const rows = mergeRows(group);
    const evidences = group.map(({ evidence }) => evidence);
    return {
        ...latest,
        evidence: {
            ...latest.evidence,
            pushes: askedIn(evidences.map(({ pushes }) => pushes)),
            bindings: askedIn(evidences.map(({ bindings }) => bindings))
        },
        error: (0,errors/* firstToMend */.GA)(group.flatMap(({ error }) => error ?? [])),
        replaced: [...new Map(replaced).values()],
        replacedPushesError: group.find((one) => one.replacedPushesError !== null)?.replacedPushesError ?? null,
        result: (0,verdict/* worst */.QZ)(rows.length === 0 ? group.map(({ result }) => result) : rows.map(({ counted }) => counted)),
        rows
    };
}
/** One assessment per judged certificate, in the order of the input: several IDs may lead to one, which counts once. */
function perCertificate(assessments) {
    const groups = Map.groupBy(assessments, ({ evidence }) => (0,evidence_evidence/* subjectOf */.e)(evidence));
    return [...groups.values()].flatMap(([first, ...others]) => first === undefined ? [] : [mergeAll([first, ...others])]);
}

// EXTERNAL MODULE: ./src/judgement/unlisted.ts
var judgement_unlisted = __nccwpck_require__(1233);
;// CONCATENATED MODULE: ./src/judgement/outcome.ts



/** Whether a verdict lets the step pass. */
function isPassing(verdict, allowUnknown) {
    return verdict === 'fresh' || verdict === 'pending' || (verdict === 'unknown' && allowUnknown);
}
/** Draws the run's conclusion from its assessments, and from what stands beside them. Pure. */
function conclude(assessments, tolerance, checkedAtMs, unlisted = null, uncovered = []) {
    const { allowUnknown, warnOnly } = tolerance;
    const certificates = perCertificate(assessments);
    const verdicts = certificates.map((assessment) => assessment.result);
    const beside = verdicts.length === 0 || unlisted === null ? null : (0,judgement_unlisted/* unlistedVerdict */.e)(unlisted);
    const others = [...(beside === null ? [] : [beside]), ...uncovered.map(() => 'error')];
    const result = (0,verdict/* worst */.QZ)([...verdicts, ...others]);
    return {
        result,
        assessments,
        certificates,
        failing: certificates.filter((assessment) => !isPassing(assessment.result, allowUnknown)),
        uncovered,
        fails: !isPassing(result, allowUnknown) && !warnOnly,
        tolerance: { allowUnknown, warnOnly },
        unlisted,
        checkedAtMs
    };
}


/***/ }),

/***/ 8643:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ pushReasonOf),
/* harmony export */   DG: () => (/* binding */ isLive),
/* harmony export */   HR: () => (/* binding */ shortfallOf),
/* harmony export */   Py: () => (/* binding */ lastingReason),
/* harmony export */   Vj: () => (/* binding */ verdictOf)
/* harmony export */ });
const VERDICT_OF = {
    failed: 'error',
    expired: 'expired',
    'renewals-unknown': 'unknown',
    'no-renewal-time': 'unknown',
    pushed: 'fresh',
    due: 'pending',
    'outdated-push': 'stale',
    'outdated-window': 'stale',
    'window-lost': 'unknown',
    'not-recorded': 'missing',
    'live-fresh': 'fresh',
    'live-stale': 'stale',
    'live-unknown': 'unknown',
    'live-due': 'pending',
    'replaced-in-use': 'stale',
    'replaced-unknown': 'unknown',
    'in-use': 'fresh'
};
/** The verdict that a reason leads to. */
function verdictOf({ code }) {
    return VERDICT_OF[code];
}
/** What holds once grace is over. */
function lastingReason(reason) {
    return reason.code === 'due' ? reason.otherwise : reason;
}
/** What a push would mend, within grace or after it; null where it would mend nothing. */
function shortfallOf(reason) {
    const lasting = lastingReason(reason);
    switch (lasting.code) {
        case 'outdated-push':
        case 'outdated-window':
        case 'window-lost':
        case 'not-recorded':
            return lasting;
        case 'failed':
        case 'expired':
        case 'renewals-unknown':
        case 'no-renewal-time':
        case 'pushed':
        case 'live-fresh':
        case 'live-stale':
        case 'live-unknown':
        case 'live-due':
        case 'replaced-in-use':
        case 'replaced-unknown':
        case 'in-use':
            return null;
    }
}
/** What the pushes say, whatever the verdict rests on; null where they were not looked at. */
function pushReasonOf(reason) {
    const lasting = lastingReason(reason);
    switch (lasting.code) {
        case 'failed':
        case 'expired':
        case 'renewals-unknown':
        case 'no-renewal-time':
        case 'live-fresh':
        case 'live-stale':
        case 'live-unknown':
        case 'live-due':
            return null;
        case 'replaced-in-use':
        case 'replaced-unknown':
        case 'in-use':
            return lasting.push;
        case 'pushed':
        case 'outdated-push':
        case 'outdated-window':
        case 'window-lost':
        case 'not-recorded':
            return lasting;
    }
}
/** Whether a reason is what a host says, and none that concerns the certificate as a whole. */
function isLive(reason) {
    switch (reason.code) {
        case 'live-fresh':
        case 'live-stale':
        case 'live-unknown':
        case 'live-due':
            return true;
        case 'failed':
        case 'expired':
        case 'renewals-unknown':
        case 'no-renewal-time':
            return false;
    }
}


/***/ }),

/***/ 2359:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QH: () => (/* binding */ renewalIn),
/* harmony export */   YP: () => (/* binding */ standingOf),
/* harmony export */   gn: () => (/* binding */ isPlausible)
/* harmony export */ });
/* harmony import */ var _certificate_certificate_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1624);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3916);
/* harmony import */ var _evidence_evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3136);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4998);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9834);





/** If a time is further ahead of the clock than this, the answer cannot be trusted. */
const MAX_AHEAD_MS = _time_js__WEBPACK_IMPORTED_MODULE_3__/* .DAY_MS */ .sO;
/** `renewed-at`, else the earliest known renewal among the certificates with this content. */
function renewalIn(evidence, { renewedAtMs, offsetMinutes }) {
    const { detail, duplicates, renewals } = evidence;
    const input = renewedAtMs === null ? null : { atMs: renewedAtMs, source: 'input' };
    const contents = detail.state === 'known' ? [detail.value, ...duplicates] : [];
    const own = (0,_certificate_certificate_js__WEBPACK_IMPORTED_MODULE_0__/* .earliestRenewal */ .kl)(contents, offsetMinutes);
    const isSuccessor = renewals.state === 'known' && renewals.value.replaced.length > 0;
    // The input speaks of what was asked for: it can delay the renewal of a successor, not advance it.
    if (isSuccessor)
        return own !== null && input !== null && input.atMs > own.atMs ? input : own;
    return input ?? own;
}
/** Whether an instant is not so far ahead of the clock that it cannot be trusted. */
function isPlausible(ms, nowMs) {
    return ms <= nowMs + MAX_AHEAD_MS;
}
/** An error where a time lies so far ahead that the answer, or this machine's clock, cannot be trusted; else null. */
function checkPlausible(evidence, renewal, nowMs) {
    const isAhead = (ms) => !isPlausible(ms, nowMs);
    const push = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .valueOr */ .dd)(evidence.pushes, [])
        .flat()
        .find(({ atMs }) => isAhead(atMs));
    const claims = [
        ...(push === undefined ? [] : [`a push to ${push.service} at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_3__/* .formatInstant */ .r4)(push.atMs)}`]),
        ...(renewal !== null && isAhead(renewal.atMs) ? [`a renewal at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_3__/* .formatInstant */ .r4)(renewal.atMs)}`] : [])
    ];
    if (claims.length === 0)
        return null;
    const what = `the answers about ${(0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .e)(evidence)} cannot be trusted`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ('UNEXPECTED_RESPONSE', `${what}: ${claims.join(' and ')} is more than 24 hours ahead of the clock`, 'Check the clock of this machine and time-zone; if both are right, SCM has a wrong time for this certificate.');
}
/**
 * The certificate that is judged, under every ID. If there is neither one nor an error, nobody asked: a defect of
 * this program.
 */
function judgedContent(evidence) {
    const { detail, duplicates } = evidence;
    if (detail.state === 'known')
        return [detail.value, ...duplicates];
    throw new Error(`${(0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .e)(evidence)} is judged without its detail`);
}
/** What holds of a certificate, in the order of the specification: error, expired, unknown, else its renewal. Pure. */
function standingOf(evidence, policy) {
    const { detail, pushes, renewals, bindings } = evidence;
    const renewal = renewalIn(evidence, policy);
    const error = (0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .failureIn */ .Q6)([detail, pushes, renewals, bindings]) ?? checkPlausible(evidence, renewal, policy.nowMs);
    if (error !== null)
        return { state: 'settled', reason: { code: 'failed', error } };
    const doubt = (0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .doubtIn */ .C)(evidence);
    // If nothing was found for a domain, there is no certificate that could have expired.
    if (doubt !== null && detail.state !== 'known')
        return { state: 'settled', reason: { code: 'renewals-unknown', doubt } };
    const content = judgedContent(evidence);
    const [{ status }] = content;
    // If one of several IDs of a content was revoked or has expired, the others are over as well.
    const over = content.find((one) => (0,_certificate_certificate_js__WEBPACK_IMPORTED_MODULE_0__/* .isExpired */ ._d)(one, policy.offsetMinutes, policy.nowMs));
    if (over !== undefined && doubt?.isReplaced !== true) {
        const expiresAtMs = (0,_certificate_certificate_js__WEBPACK_IMPORTED_MODULE_0__/* .expiryOf */ .p1)(over, policy.offsetMinutes);
        return { state: 'settled', reason: { code: 'expired', status: over.status, expiresAtMs } };
    }
    if (doubt !== null)
        return { state: 'settled', reason: { code: 'renewals-unknown', doubt } };
    if (renewal === null)
        return { state: 'settled', reason: { code: 'no-renewal-time', status } };
    return { state: 'renewed', renewedAtMs: renewal.atMs };
}


/***/ }),

/***/ 1233:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ unlistedVerdict)
/* harmony export */ });
/** What the run is at least, going by certificates that nobody listed; null where they do not matter. Pure. */
function unlistedVerdict({ mode, findings }) {
    if (mode === 'warn' || findings.state === 'not-asked')
        return null;
    if (findings.state === 'failed')
        return 'error';
    if (findings.value.certificates.length > 0)
        return 'missing';
    return findings.value.isListCut ? 'unknown' : null;
}


/***/ }),

/***/ 8886:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QZ: () => (/* binding */ worst),
/* harmony export */   bk: () => (/* binding */ VERDICTS),
/* harmony export */   md: () => (/* binding */ worstFirst)
/* harmony export */ });
/* unused harmony export worse */
/** From best to worst; a certificate and a run have the worst of theirs. */
const VERDICTS = ['fresh', 'pending', 'unknown', 'stale', 'missing', 'expired', 'error'];
/** Compares for sorting, the worst first. */
function worstFirst(one, other) {
    return VERDICTS.indexOf(other) - VERDICTS.indexOf(one);
}
/** The worse of two verdicts. */
function worse(one, other) {
    return worstFirst(one, other) <= 0 ? one : other;
}
/** The worst of some verdicts; of none, `error`: nothing was judged. */
function worst(verdicts) {
    return verdicts.length === 0 ? 'error' : verdicts.reduce(worse);
}


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ isWaived),
/* harmony export */   Of: () => (/* binding */ waiverState),
/* harmony export */   cy: () => (/* binding */ countedVerdict),
/* harmony export */   uF: () => (/* binding */ isWaivable)
/* harmony export */ });
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9834);

const ENDING_MS = 14 * _time_js__WEBPACK_IMPORTED_MODULE_0__/* .DAY_MS */ .sO;
/** What a waiver excuses. Never `error`: what could not be looked at may be anything. */
const COVERED = ['unknown', 'stale', 'missing', 'expired'];
/** Where a waiver stands at `nowMs`. */
function waiverState({ untilMs }, nowMs) {
    const leftMs = untilMs - nowMs;
    if (!(leftMs > 0))
        return { code: 'over', overMs: nowMs - untilMs };
    return { code: leftMs <= ENDING_MS ? 'ending' : 'in-force', leftMs };
}
/** Whether a waiver may excuse this verdict. */
function isWaivable(verdict) {
    return COVERED.includes(verdict);
}
/** Whether the waiver, if there is one, excuses the verdict at `nowMs`, so that the row counts as pending. */
function isWaived(verdict, waiver, nowMs) {
    return waiver !== null && isWaivable(verdict) && waiverState(waiver, nowMs).code !== 'over';
}
/** What a row counts as in results, counts, outputs and the exit. */
function countedVerdict(verdict, waiver, nowMs) {
    return isWaived(verdict, waiver, nowMs) ? 'pending' : verdict;
}


/***/ }),

/***/ 2230:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 10 modules
var core = __nccwpck_require__(1178);
// EXTERNAL MODULE: ./src/presentation/annotations.ts
var presentation_annotations = __nccwpck_require__(1778);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/auth/provider.ts
var provider = __nccwpck_require__(6045);
;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}

// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(8992);
// EXTERNAL MODULE: ./src/time.ts
var time = __nccwpck_require__(9834);
// EXTERNAL MODULE: ./src/http/answer.ts
var http_answer = __nccwpck_require__(9856);
// EXTERNAL MODULE: ./src/http/retry.ts
var retry = __nccwpck_require__(8902);
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./src/http/run.ts



/** Starts the clock of the run's `timeout`. */
function startRun(timeoutMs, now, startTimer) {
    const over = new AbortController();
    const deadlineMs = now() + timeoutMs;
    let pausedUntilMs = 0;
    // Every waiting request listens for the end of the run; Node would warn of a leak from the eleventh on.
    (0,external_node_events_namespaceObject.setMaxListeners)(0, over.signal);
    const stopDeadline = startTimer(timeoutMs, () => {
        over.abort();
    });
    const ended = (fail, last) => {
        if (over.signal.reason instanceof src_errors/* ActionError */.lZ)
            return over.signal.reason;
        return last ?? fail('TIMEOUT', `no answer before the run's time of ${(0,time/* formatDuration */.a3)(timeoutMs)} was over`);
    };
    const wait = async (ms) => {
        const { promise, resolve } = Promise.withResolvers();
        const end = () => {
            resolve(undefined);
        };
        const stop = startTimer(Math.max(ms, 0), end);
        over.signal.addEventListener('abort', end);
        if (over.signal.aborted)
            end();
        await promise;
        stop();
        over.signal.removeEventListener('abort', end);
    };
    return {
        signal: over.signal,
        hasTimeFor: (ms) => now() + ms < deadlineMs,
        end: (error) => {
            over.abort(error);
        },
        pause: (ms) => {
            pausedUntilMs = Math.max(pausedUntilMs, now() + ms);
        },
        waitForPause: async (fail, last) => {
            while (now() < pausedUntilMs && !over.signal.aborted) {
                if (pausedUntilMs >= deadlineMs) {
                    throw last ?? fail('THROTTLED', 'all requests were asked to wait for longer than this run may take');
                }
                await wait(pausedUntilMs - now());
            }
            if (over.signal.aborted)
                throw ended(fail, last);
        },
        wait,
        ended,
        close: stopDeadline
    };
}

;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
// EXTERNAL MODULE: external "./toolkit-on-demand.js"
var external_toolkit_on_demand_js_ = __nccwpck_require__(8380);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
;// CONCATENATED MODULE: ./src/http/agents.ts


/** Node's own module of a URL's protocol. TLS is loaded where it is spoken. */
function httpModule({ protocol }) {
    return protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http');
}
const openDirect = (url, keepAlive) => {
    const agent = new (httpModule(url).Agent)({ keepAlive });
    return {
        agent,
        dispose: () => {
            agent.destroy();
        }
    };
};
const openByProxy = (url, keepAlive) => {
    // A client keeps the agent of its first request, which speaks one protocol and goes through one proxy.
    const client = new external_toolkit_on_demand_js_.HttpClient(undefined, [], { keepAlive });
    return {
        agent: client.getAgent(url.href),
        dispose: () => {
            client.dispose();
        }
    };
};
/**
 * The connections of a run: Node's own, or where HTTPS_PROXY and NO_PROXY say so those of `@actions/http-client`. In the
 * bundle that client is loaded when the first one is made.
 */
function createAgents() {
    const opened = new Map();
    return {
        agentFor: (url, keepAlive) => {
            const key = `${url.origin} ${keepAlive}`;
            const open = getProxyUrl(url)?.hostname ? openByProxy : openDirect;
            const known = opened.get(key) ?? open(url, keepAlive);
            opened.set(key, known);
            return known.agent;
        },
        dispose: () => {
            for (const { dispose } of opened.values())
                dispose();
        }
    };
}

;// CONCATENATED MODULE: ./src/http/transport.ts


/** Largest body read, after decompression. A list page of 50 certificates is about 30 kB. */
const MAX_BODY_BYTES = 1024 * 1024;
/** How a request ends on a connection that the other side had closed while it was idle. */
const CLOSED_CODES = ['ECONNRESET', 'EPIPE', 'ECONNABORTED'];
/** A body that will not be read: too large, or in an unknown encoding. */
class BodyError extends Error {
}
/** A body beyond MAX_BODY_BYTES: a smaller question may have a smaller answer. */
class TooLargeError extends BodyError {
}
/** Whether an answer was too large, going by the causes of what was thrown. */
function isTooLarge(thrown) {
    return thrown instanceof TooLargeError || (thrown instanceof Error && isTooLarge(thrown.cause));
}
function bodyFault(cause) {
    if (cause instanceof BodyError)
        return cause.message;
    const { code } = Object(cause);
    return code === 'Z_DATA_ERROR' ? 'the body is not in the encoding that it claims' : 'the body was cut short';
}
/** The answer's status was received, its body was not. */
class CutBodyError extends Error {
    status;
    headers;
    constructor(status, headers, cause) {
        super(bodyFault(cause), { cause });
        this.status = status;
        this.headers = headers;
    }
}
/** A kept-alive connection was gone before the first byte of an answer. */
class GoneConnectionError extends Error {
}
function decoded(message) {
    // An empty value names no encoding.
    const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? '';
    if (encoding === '' || encoding === 'identity')
        return message;
    const { createBrotliDecompress, createGunzip, createInflate } = process.getBuiltinModule('node:zlib');
    const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };
    if (!Object.hasOwn(decoders, encoding))
        throw new BodyError('the body has an unknown content encoding');
    // pipeline() makes the message's failure the decoder's own.
    return (0,external_node_stream_namespaceObject.pipeline)(message, decoders[encoding](), () => undefined);
}
function readBody(message) {
    const tooLarge = new TooLargeError(`the body is larger than ${MAX_BODY_BYTES} bytes`);
    if (Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES)
        return Promise.reject(tooLarge);
    const { promise, resolve, reject } = Promise.withResolvers();
    const body = decoded(message);
    const chunks = [];
    let size = 0;
    body.on('data', (chunk) => {
        size += chunk.length;
        if (size > MAX_BODY_BYTES)
            body.destroy(tooLarge);
        else
            chunks.push(chunk);
    });
    body.on('end', () => {
        resolve(Buffer.concat(chunks).toString('utf8'));
    });
    body.on('error', reject);
    // Without an end before it, the body was cut short; readBody() of http-client 4 would never settle.
    body.on('close', () => {
        reject(new Error('the connection was closed within the body'));
    });
    return promise;
}
/**
 * The beginning of the answer. Rejects with GoneConnectionError where a reused connection was closed before a byte of
 * it came.
 */
function responseTo(request) {
    const { promise, resolve, reject } = Promise.withResolvers();
    let socket;
    let bytesBefore = 0;
    request.on('socket', (assigned) => {
        socket = assigned;
        bytesBefore = assigned.bytesRead;
    });
    request.on('response', resolve);
    // It stays: a request that was given up may fail once more.
    request.on('error', (thrown) => {
        const isClosed = CLOSED_CODES.includes(thrown.code);
        const isBeforeFirstByte = request.reusedSocket && socket?.bytesRead === bytesBefore;
        reject(isClosed && isBeforeFirstByte ? new GoneConnectionError('the connection was closed', { cause: thrown }) : thrown);
    });
    return promise;
}
/** The whole answer, read no longer than until `givenUp` rejects. */
async function answerOf(message, givenUp) {
    const { headers, statusCode: status = 0 } = message;
    if (status >= 300 && status < 400) {
        message.destroy();
        return { status, headers, body: null };
    }
    try {
        return { status, headers, body: await Promise.race([readBody(message), givenUp]) };
    }
    catch (cause) {
        message.destroy();
        throw new CutBodyError(status, headers, cause);
    }
}
async function exchange({ method, url, headers, body }, signal, agent) {
    const length = body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const request = httpModule(url).request(url, { method, headers: { ...headers, ...length }, agent });
    // An upgrade, or a proxy that never answers, leaves Node's request unsettled, so this settles without it.
    const givenUp = Promise.withResolvers();
    const giveUp = () => {
        const reason = new Error('the request was given up');
        givenUp.reject(reason);
        request.destroy(reason);
    };
    signal.addEventListener('abort', giveUp);
    try {
        const answered = responseTo(request);
        request.end(body);
        if (signal.aborted)
            giveUp();
        const message = await Promise.race([answered, givenUp.promise]);
        return await answerOf(message, givenUp.promise);
    }
    finally {
        // A signal that is still listened to keeps all it closes over for the rest of the run.
        signal.removeEventListener('abort', giveUp);
    }
}
/**
 * A transport over these connections. It opens as many as there are requests: the caller's pool is the limit, and the
 * proxy agent would lose requests that wait for one. That agent never reuses a tunnel. Call `dispose` when done.
 */
function createTransport({ agentFor, dispose }) {
    return {
        send: async (request, signal, newConnection) => {
            const { url } = request;
            if (newConnection)
                return await exchange(request, signal, agentFor(url, false));
            try {
                return await exchange(request, signal, agentFor(url, true));
            }
            catch (thrown) {
                if (!(thrown instanceof GoneConnectionError) || signal.aborted)
                    throw thrown;
                return await exchange(request, signal, agentFor(url, false));
            }
        },
        dispose
    };
}

;// CONCATENATED MODULE: ./src/http/client.ts








/** The error of an attempt that no answer came of, but for the end of its time or of the run. */
function transportError(fail, thrown, redaction) {
    const reason = thrown instanceof CutBodyError ? thrown.cause : thrown;
    const code = typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : '';
    // HPE_…: not HTTP. Z_DATA_ERROR: not in the encoding that it claims. Neither gets better by asking again.
    const isForeign = reason instanceof BodyError || code.startsWith('HPE_') || code === 'Z_DATA_ERROR';
    return fail(isForeign ? 'UNEXPECTED_RESPONSE' : 'NETWORK', (0,src_text/* plain */.pj)(redaction.message((0,src_errors/* reasonOf */.A3)(thrown))), thrown);
}
class RunClient {
    limit = (work) => this.#pool(work);
    #using;
    #pool;
    #run;
    constructor(using) {
        this.#using = using;
        this.#pool = pLimit(using.limits.concurrency);
        this.#run = startRun(using.limits.timeoutMs, using.now, using.startTimer);
    }
    get signal() {
        return this.#run.signal;
    }
    close() {
        this.#run.close();
        this.#using.transport.dispose();
    }
    async request(request) {
        const { log, now } = this.#using;
        let last;
        for (let number = 1;; number += 1) {
            const headersOf = await request.authenticate();
            const outcome = await this.#pool(async () => {
                await this.#run.waitForPause(request.fail, last);
                return await this.#attempt(request, headersOf(request, now()), number);
            });
            if ('value' in outcome)
                return outcome.value;
            const { error, waitMs } = outcome;
            // A run that is over has no answer of its own to tell; an earlier attempt may have had one.
            if (this.#run.signal.aborted)
                throw this.#run.signal.reason instanceof src_errors/* ActionError */.lZ ? error : (last ?? error);
            const mayRepeat = number < retry/* MAX_ATTEMPTS */.m && (0,retry/* isRepeatable */.su)(request) && (0,retry/* isRetryable */.r3)(error.code, error.status);
            if (!mayRepeat || !this.#run.hasTimeFor(waitMs))
                throw error;
            log.logLine(`${error.message}; attempt ${number + 1} of ${retry/* MAX_ATTEMPTS */.m} in ${(waitMs / 1000).toFixed(1)} s`);
            last = error;
            await this.#run.wait(waitMs);
        }
    }
    async #attempt(request, headers, number) {
        const { log, now, random, redaction } = this.#using;
        const { method, url, body, fail } = request;
        const startMs = now();
        let outcome = 'no answer';
        let waitMs = (0,retry/* backoffMs */.jo)(number, random());
        try {
            // A retry never reuses a connection, and what may not be sent twice never risks one that is gone.
            const answer = await this.#send({ method, url, body, headers }, fail, number > 1 || !(0,retry/* isRepeatable */.su)(request));
            outcome = `${answer.status}, request ID ${(0,http_answer/* requestIdOf */.Gb)(answer.headers['x-request-id'], redaction) || 'none'}`;
            waitMs = (0,retry/* retryAfterMs */.Vs)(answer.headers['retry-after'], now()) ?? waitMs;
            return { value: (0,http_answer/* readAnswer */.JN)(answer, request, redaction, now()) };
        }
        catch (error) {
            if (!(error instanceof src_errors/* ActionError */.lZ))
                throw error;
            // What it means for all requests, before the pool starts the next: a rejected key ends them, throttling pauses
            // them.
            if ((0,retry/* endsRun */.sl)(error.code))
                this.#run.end(error);
            if (error.code === 'THROTTLED')
                this.#run.pause(waitMs);
            return { error, waitMs };
        }
        finally {
            const took = `attempt ${number} of ${retry/* MAX_ATTEMPTS */.m}, ${now() - startMs} ms`;
            log.debugLine(`${method} ${url.pathname}${url.search}: ${outcome}, ${took}`);
        }
    }
    /** Sends once and reads all, within `request-timeout`. Throws an ActionError. */
    async #send(request, fail, newConnection) {
        const { limits, redaction, startTimer, transport } = this.#using;
        const run = this.#run;
        const over = new AbortController();
        const giveUp = () => {
            over.abort();
        };
        // Not AbortSignal.any: what it makes stays in memory for many requests more.
        run.signal.addEventListener('abort', giveUp);
        const stopTimer = startTimer(limits.requestTimeoutMs, giveUp);
        if (run.signal.aborted)
            giveUp();
        try {
            return await transport.send(request, over.signal, newConnection);
        }
        catch (thrown) {
            if (run.signal.aborted)
                throw run.ended(fail);
            // An error's status says enough; that its body cannot be read, or does not end, changes nothing.
            if (thrown instanceof CutBodyError && thrown.status !== 200) {
                return { status: thrown.status, headers: thrown.headers, body: null };
            }
            if (!over.signal.aborted)
                throw transportError(fail, thrown, redaction);
            throw fail('TIMEOUT', `no complete answer within ${(0,time/* formatDuration */.a3)(limits.requestTimeoutMs)}`, thrown);
        }
        finally {
            run.signal.removeEventListener('abort', giveUp);
            stopTimer();
        }
    }
}
/** Starts the clock of the run's `timeout` and returns the client. */
function createClient(using) {
    return new RunClient(using);
}

;// CONCATENATED MODULE: ./src/http/timer.ts
const startTimer = (ms, onEnd) => {
    const timer = setTimeout(onEnd, ms);
    return () => {
        clearTimeout(timer);
    };
};

// EXTERNAL MODULE: ./src/certificate/requirement.ts
var certificate_requirement = __nccwpck_require__(608);
;// CONCATENATED MODULE: ./src/certificate/binding.ts

/** Whether SCM is asked which resources use the certificates, and whether that can stand in for a push record. */
const BINDING_MODES = ['off', 'check', 'accept'];
const NO_BINDINGS = { resources: [], gaps: [] };
function joinBindings(parts) {
    return { resources: parts.flatMap(({ resources }) => resources), gaps: parts.flatMap(({ gaps }) => gaps) };
}
/** The region of a remote project: `cn-north-7` of `cn-north-7_test`. */
function regionOf(project) {
    return project.split('_', 1)[0] ?? project;
}
function isOfService({ services }, service) {
    return services.some((required) => (0,certificate_requirement/* serviceFamily */.iY)(required) === (0,certificate_requirement/* serviceFamily */.iY)(service));
}
function isInPlace(requirement, place) {
    const { project } = requirement;
    return isOfService(requirement, place.service) && (project === null || regionOf(project) === place.region);
}
function mayHide(requirement, gap) {
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
function bindingsFor(requirement, { resources, gaps }) {
    return {
        resources: resources.filter((resource) => isInPlace(requirement, resource)),
        gaps: gaps.filter((gap) => mayHide(requirement, gap))
    };
}
/**
 * Whether a resource proves that the certificate arrived at the required service. Of load balancers it proves that for
 * `ELB` alone: SCM's `ELB` is documented as the classic one, so nothing in it is known to be an `Enhance_ELB`.
 */
function isProofOfArrival({ services }, { service }) {
    return services.some((required) => required !== 'Enhance_ELB' && (0,certificate_requirement/* isSameService */.wM)(required, service));
}
/** The services of which SCM tells what uses a certificate, of load balancers the classic ones. */
const TOLD_SERVICES = ['WAF', 'CDN', 'ELB'];
/** Whether SCM would know every resource that answers the requirement, so that none means that there is none. */
function isTold({ services }) {
    return services.every((required) => TOLD_SERVICES.some((told) => (0,certificate_requirement/* isSameService */.wM)(told, required)));
}
/** Whether a requirement names a sub-project, of which a resource's region says nothing. */
function namesSubProject({ project }) {
    return project?.includes('_') ?? false;
}

// EXTERNAL MODULE: ./src/certificate/certificate.ts
var certificate_certificate = __nccwpck_require__(1624);
// EXTERNAL MODULE: ./src/certificate/required.ts
var required = __nccwpck_require__(9094);
// EXTERNAL MODULE: ./src/evidence/evidence.ts
var evidence_evidence = __nccwpck_require__(3136);
// EXTERNAL MODULE: ./src/source.ts
var src_source = __nccwpck_require__(4998);
;// CONCATENATED MODULE: ./src/judgement/binding-verdict.ts




/** An issued certificate that was renewed longer than this after its ID was given had another content before. */
const MAX_ISSUE_MS = 30 * time/* DAY_MS */.sO;
/** Why the content may have changed under an ID since it was bound; null where it cannot have. */
function contentChange({ detail, duplicates, pushes }, renewedAtInputMs, renewedAtMs, offsetMinutes) {
    if ((0,src_source/* valueOr */.dd)(pushes, []).some((history) => history.some(({ atMs }) => atMs < renewedAtMs)))
        return 'older-record';
    if (renewedAtInputMs !== null)
        return 'renewed-at';
    const contents = detail.state === 'known' ? [detail.value, ...duplicates] : [];
    // An upload gets a new ID each time, so that nothing changes under it.
    const isLate = contents
        .filter(({ status }) => status !== 'UPLOAD')
        .some((one) => {
        const atMs = (0,certificate_certificate/* renewalOf */.wc)(one, offsetMinutes)?.atMs ?? Infinity;
        return atMs - ((0,certificate_certificate/* idEpochMs */.pw)(one.id) ?? -Infinity) > MAX_ISSUE_MS;
    });
    return isLate ? 'late-renewal' : null;
}
/** Why what uses the certificate cannot stand in for a push; null where it can. */
function hindranceTo(requirement, { mode, change }, resources, replacedGaps) {
    if (change !== null)
        return change;
    if (namesSubProject(requirement))
        return 'sub-project';
    if (!resources.some((resource) => isProofOfArrival(requirement, resource)))
        return 'not-proof';
    if (replacedGaps.length > 0)
        return 'replaced-unknown';
    // Last, since only what nothing else hinders is worth a proposal to accept it.
    return mode === 'check' ? 'check' : null;
}
/** Whether a binding could make the row fresh, if one were seen. */
function canBeAccepted(requirement, { mode, change }) {
    const isProvable = requirement.services.some((service) => service !== 'Enhance_ELB');
    return mode === 'accept' && change === null && !namesSubProject(requirement) && isProvable;
}
/**
 * What the bindings make of a requirement on top of what the pushes say, the first that applies in the order of the
 * specification. Grace comes after. `error` and `expired` stay as they are and are not asked about here. Pure.
 */
function findBinding(requirement, push, terms) {
    const current = bindingsFor(requirement, terms.evidence.current);
    const replaced = bindingsFor(requirement, terms.evidence.replaced);
    if (replaced.resources.length > 0)
        return { code: 'replaced-in-use', resources: replaced.resources };
    const asPushed = { code: 'as-pushed', hindrance: null, resources: [], isUnused: false, doubts: [] };
    if (push.verdict === 'fresh') {
        if (replaced.gaps.length > 0)
            return { code: 'replaced-unknown', gaps: replaced.gaps };
        return {
            ...asPushed,
            isUnused: isTold(requirement) && current.resources.length === 0 && current.gaps.length === 0
        };
    }
    if (push.verdict === 'stale')
        return asPushed;
    const isReplaceable = push.verdict === 'missing' || push.isWindowLost;
    const { resources } = current;
    const doubts = [
        ...replaced.gaps,
        ...(isReplaceable && resources.length === 0 && canBeAccepted(requirement, terms) ? current.gaps : [])
    ];
    if (!isReplaceable || resources.length === 0)
        return { ...asPushed, doubts };
    const hindrance = hindranceTo(requirement, terms, resources, replaced.gaps);
    return hindrance === null ? { code: 'in-use', resources } : { ...asPushed, hindrance, resources, doubts };
}

// EXTERNAL MODULE: ./src/certificate/push-history.ts
var push_history = __nccwpck_require__(4706);
;// CONCATENATED MODULE: ./src/judgement/push-verdict.ts


function matchingPushes(requirement, histories) {
    return histories.flat().filter((push) => (0,certificate_requirement/* isMatch */.uv)(requirement, push));
}
/** The newest push that answers the requirement; null where none is known. */
function newestPush(requirement, { histories }) {
    return (0,push_history/* newestOf */.su)(matchingPushes(requirement, histories));
}
/** The newest push to each project that got no new content though its service did: WAF in the other of two regions. */
function leftBehindBy(requirement, renewedAtMs, evidence) {
    const pushes = matchingPushes(requirement, evidence.histories);
    const former = matchingPushes(requirement, evidence.replacedHistories);
    const older = [...pushes.filter(({ atMs }) => atMs < renewedAtMs), ...former].filter((push) => push.project !== null);
    if (older.length === 0)
        return [];
    const fresh = pushes.filter(({ atMs }) => atMs >= renewedAtMs);
    const served = new Set(fresh.map(({ service }) => (0,certificate_requirement/* serviceFamily */.iY)(service)));
    const placeOf = ({ service, project }) => `${(0,certificate_requirement/* serviceFamily */.iY)(service)}@${project ?? ''}`;
    const reached = new Set(fresh.map(placeOf));
    const behind = (0,push_history/* newestFirst */.ll)(older).filter((push) => served.has((0,certificate_requirement/* serviceFamily */.iY)(push.service)) && !reached.has(placeOf(push)));
    return [...Map.groupBy(behind, placeOf).values()].flatMap(([newest]) => newest ?? []);
}
/** The requirement that also takes the sibling of ELB or Enhance_ELB, where that has a fresh push; else null. */
function siblingProposal(requirement, renewedAtMs, pushes) {
    const pair = (0,certificate_requirement/* siblingOf */.SS)(requirement);
    const isFresh = (push) => push.atMs >= renewedAtMs;
    if (pair === null || !pushes.some((push) => isFresh(push) && (0,certificate_requirement/* isMatch */.uv)(pair.sibling, push)))
        return null;
    return pair.both;
}
/** If a requirement with a project has no push, it may be mistyped: where its service was pushed to, latest first. */
function destinationsElsewhere(requirement, histories) {
    if (requirement.project === null)
        return [];
    const anywhere = { ...requirement, project: null };
    return [...new Set((0,push_history/* newestFirst */.ll)(matchingPushes(anywhere, histories)).map(push_history/* destination */.j_))];
}
/** The full history that reaches back no further than the renewal. Of several, the order of answers decides nothing. */
function lostWindow(renewedAtMs, histories) {
    const textOf = (window) => window.map((push) => `${push.atMs} ${(0,push_history/* destination */.j_)(push)}`).join();
    const lost = histories
        .filter((history) => (0,push_history/* isFull */.b5)(history) && (0,push_history/* oldestMs */.cS)(history) >= renewedAtMs)
        .map(push_history/* newestFirst */.ll)
        .toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
    return lost[0] ?? null;
}
function shortfall(requirement, renewedAtMs, histories) {
    const records = histories.flat();
    const newest = (0,push_history/* newestOf */.su)(matchingPushes(requirement, histories));
    const facts = {
        renewedAtMs,
        siblingProposal: siblingProposal(requirement, renewedAtMs, records),
        elsewhere: newest === null ? destinationsElsewhere(requirement, histories) : []
    };
    const window = lostWindow(renewedAtMs, histories);
    if (window !== null)
        return { code: 'window-lost', newest, window, ...facts };
    if (newest !== null)
        return { code: 'outdated-push', push: newest, lagMs: renewedAtMs - newest.atMs, ...facts };
    if (histories.some(push_history/* isFull */.b5))
        return { code: 'outdated-window', ...facts };
    return { code: 'not-recorded', recordCount: records.length, historyCount: histories.length, ...facts };
}
/**
 * What the push history says about a requirement, grace aside. If any full history reaches back no further than the
 * renewal, a push may have dropped out. Pure: the order of records and histories does not matter, and a newer push
 * never makes it worse.
 */
function classifyPushes(requirement, renewedAtMs, evidence) {
    const push = newestPush(requirement, evidence);
    if (push === null || push.atMs < renewedAtMs)
        return shortfall(requirement, renewedAtMs, evidence.histories);
    return { code: 'pushed', push, renewedAtMs, leftBehind: leftBehindBy(requirement, renewedAtMs, evidence) };
}

// EXTERNAL MODULE: ./src/judgement/reason.ts
var judgement_reason = __nccwpck_require__(8643);
;// CONCATENATED MODULE: ./src/judgement/decide.ts



/** A reason that fails, as due until grace ends; any other as it is. */
function applyGrace(reason, renewedAtMs, clock) {
    const dueMs = renewedAtMs + clock.graceMs;
    if (reason.code === 'pushed' || reason.code === 'in-use' || clock.graceMs === 0 || clock.nowMs >= dueMs)
        return reason;
    return { code: 'due', renewedAtMs, dueMs, otherwise: reason };
}
/** What the bindings say in place of the pushes; the pushes' reason where they say nothing. */
function withBinding(push, finding) {
    switch (finding.code) {
        case 'replaced-in-use':
        case 'in-use':
            return { code: finding.code, resources: finding.resources, push };
        case 'replaced-unknown':
            return { code: finding.code, gaps: finding.gaps, push };
        case 'as-pushed':
            return push;
    }
}
/** The one finding that needs neither push record nor renewal: resources still use a replaced certificate. */
function decideSettled(requirement, reason, bindings) {
    if (bindings === null || (0,judgement_reason/* verdictOf */.Vj)(reason) !== 'unknown')
        return { reason, finding: null };
    const finding = findBinding(requirement, { verdict: 'unknown', isWindowLost: false }, bindings);
    if (finding.code !== 'replaced-in-use')
        return { reason, finding };
    return { reason: { code: finding.code, resources: finding.resources, push: null }, finding };
}
/**
 * Decides one requirement, the first reason that applies in the order of the specification: what holds of the
 * certificate, what the pushes say, what the bindings make of that, and grace. Pure.
 */
function decide(requirement, standing, evidence, clock) {
    const { pushes, bindings } = evidence;
    if (standing.state === 'settled')
        return decideSettled(requirement, standing.reason, bindings);
    const { renewedAtMs } = standing;
    const push = classifyPushes(requirement, renewedAtMs, pushes);
    if (bindings === null)
        return { reason: applyGrace(push, renewedAtMs, clock), finding: null };
    const isWindowLost = push.code === 'window-lost';
    const finding = findBinding(requirement, { verdict: (0,judgement_reason/* verdictOf */.Vj)(push), isWindowLost }, bindings);
    return { reason: applyGrace(withBinding(push, finding), renewedAtMs, clock), finding };
}

// EXTERNAL MODULE: ./src/certificate/served.ts
var served = __nccwpck_require__(8574);
;// CONCATENATED MODULE: ./src/judgement/live.ts

const SHA256_DIGITS = 64;
function certIdOf({ sha1, sha256 }, { certIds }) {
    return certIds.get(sha256) ?? certIds.get(sha1) ?? null;
}
/** The one certificate of an address that tells most. */
function tellingOf(certificates, content) {
    const judged = certificates.find((certificate) => (0,served/* isOneOf */.E)(certificate, content.fingerprints));
    // A server has one certificate of each kind of key: two of one kind are two servers, of which one was left behind.
    const leftBehind = certificates.find((one) => one !== judged && one.keyType === judged?.keyType);
    return (leftBehind ??
        judged ??
        certificates.find((certificate) => certIdOf(certificate, content) !== null) ??
        certificates[0]);
}
function servedAddresses(addresses, content) {
    const isSha256 = [...content.fingerprints].some(({ length }) => length === SHA256_DIGITS);
    return addresses.flatMap(({ address, outcome }) => {
        if (outcome.kind !== 'served')
            return [];
        const certificate = tellingOf(outcome.certificates, content);
        return {
            address,
            isJudged: (0,served/* isOneOf */.E)(certificate, content.fingerprints),
            fingerprint: isSha256 ? certificate.sha256 : certificate.sha1,
            certId: certIdOf(certificate, content),
            certificate
        };
    });
}
function factsOf(observation, content) {
    const { addresses, uncheckedAddresses, missingRecords } = observation;
    return {
        served: servedAddresses(addresses, content),
        silent: addresses.flatMap(({ address, isCounted, outcome }) => outcome.kind === 'failed' ? [{ address, isCounted, failure: outcome }] : []),
        countedAddresses: addresses.filter(({ isCounted }) => isCounted).length,
        uncheckedAddresses,
        missingRecords
    };
}
/**
 * The table of live evidence: what a host's addresses say about the content. `evidence` is null where the host was
 * not asked.
 */
function judgeLive(evidence, content) {
    const incomparable = (0,served/* incomparableReason */.m)(content.keyFamily, content.fingerprints);
    if (incomparable !== null) {
        const facts = evidence?.kind === 'observed' ? factsOf(evidence, content) : null;
        return { verdict: 'unknown', reason: incomparable, facts };
    }
    if (evidence === null)
        return { verdict: 'unknown', reason: 'unresolved', failure: { code: 'ended', reason: '' } };
    if (evidence.kind === 'unresolved') {
        return { verdict: 'unknown', reason: 'unresolved', failure: { code: evidence.code, reason: evidence.reason } };
    }
    const facts = factsOf(evidence, content);
    const [first, ...others] = facts.served.filter(({ isJudged }) => !isJudged);
    if (first !== undefined)
        return { verdict: 'stale', reason: 'serves-other', others: [first, ...others], facts };
    if (facts.served.length * 2 <= facts.countedAddresses)
        return { verdict: 'unknown', reason: 'too-few-answers', facts };
    // Many name servers fail for AAAA alone where there are none, so that is a warning.
    if (facts.missingRecords?.type === 'A')
        return { verdict: 'unknown', reason: 'unseen-addresses', facts };
    return { verdict: 'fresh', reason: 'served', facts };
}

;// CONCATENATED MODULE: ./src/judgement/host-verdict.ts


function staleReason(finding, renewedAtMs, { graceMs, nowMs }) {
    if (renewedAtMs === null || graceMs === 0 || nowMs >= renewedAtMs + graceMs)
        return { code: 'live-stale', finding };
    return { code: 'live-due', renewedAtMs, dueMs: renewedAtMs + graceMs, finding };
}
/**
 * Decides one host, the first reason that applies in the order of the specification: what holds of the certificate,
 * then what the host serves, and grace for what is stale. Without a renewal time there is no grace. Pure.
 */
function decideHost({ text }, evidence, standing, renewedAtMs, clock) {
    const host = evidence.hosts.find(({ requirement }) => requirement.text === text);
    if (host === undefined)
        return null;
    const { live, fingerprints, certIds } = host;
    const keyFamily = (0,src_source/* valueOr */.dd)(evidence.detail, null)?.keyFamily ?? null;
    const finding = judgeLive(live, { keyFamily, fingerprints, certIds });
    const settled = standing.state === 'settled' && standing.reason.code !== 'no-renewal-time' ? standing.reason : null;
    if (settled !== null && settled.code !== 'renewals-unknown')
        return { finding, reason: settled };
    if (finding.verdict === 'stale') {
        const reason = staleReason(finding, renewedAtMs, clock);
        // If it is not known which certificate is in service, grace would let pass what may never be served.
        if (settled !== null && reason.code === 'live-due')
            return { finding, reason: settled };
        return { finding, reason };
    }
    if (settled !== null)
        return { finding, reason: settled };
    return finding.verdict === 'fresh'
        ? { finding, reason: { code: 'live-fresh', finding } }
        : { finding, reason: { code: 'live-unknown', finding } };
}

// EXTERNAL MODULE: ./src/judgement/standing.ts
var judgement_standing = __nccwpck_require__(2359);
// EXTERNAL MODULE: ./src/judgement/verdict.ts
var judgement_verdict = __nccwpck_require__(8886);
// EXTERNAL MODULE: ./src/judgement/waiver.ts
var judgement_waiver = __nccwpck_require__(7451);
;// CONCATENATED MODULE: ./src/judgement/assess.ts













const UTC_OFFSET_MINUTES = 0;
const CHINA_OFFSET_MINUTES = 480;
function pushEvidenceIn(evidence, isNeeded) {
    const { pushes, renewals } = evidence;
    if (pushes.state === 'not-asked' && isNeeded)
        throw new Error(`${(0,evidence_evidence/* subjectOf */.e)(evidence)} is judged without its push history`);
    const replacedPushes = renewals.state === 'known' ? (0,src_source/* valueOr */.dd)(renewals.value.replacedPushes, []) : [];
    return { histories: (0,src_source/* valueOr */.dd)(pushes, []), replacedHistories: replacedPushes };
}
/** The result where nothing is required of a certificate but hosts that are to serve others. */
function rowlessResult(requirements, error) {
    return error === null && requirements.length > 0 ? 'unknown' : 'error';
}
function judged(requirement, reason, { waivers, nowMs }) {
    const verdict = (0,judgement_reason/* verdictOf */.Vj)(reason);
    const waiver = waivers.find((one) => one.requirement === requirement.text) ?? null;
    return { reason, verdict, counted: (0,judgement_waiver/* countedVerdict */.cy)(verdict, waiver, nowMs), waiver };
}
/** How the bindings count, where they were asked for. */
function bindingTermsIn(evidence, standing, policy) {
    const bindings = (0,src_source/* valueOr */.dd)(evidence.bindings, null);
    if (bindings === null || policy.bindings === 'off')
        return null;
    const { renewedAtMs: inputMs, offsetMinutes, bindings: mode } = policy;
    const renewedAtMs = standing.state === 'renewed' ? standing.renewedAtMs : Infinity;
    return { mode, evidence: bindings, change: contentChange(evidence, inputMs, renewedAtMs, offsetMinutes) };
}
/** Decides on what is known about a certificate, its times read in the zone of the policy. */
function decider(evidence, pushes, policy) {
    const standing = (0,judgement_standing/* standingOf */.YP)(evidence, policy);
    const bindings = bindingTermsIn(evidence, standing, policy);
    return { standing, decide: (requirement) => decide(requirement, standing, { pushes, bindings }, policy) };
}
function rowBinding(requirement, evidence, { finding }) {
    const bindings = (0,src_source/* valueOr */.dd)(evidence.bindings, null);
    if (bindings === null || finding === null)
        return null;
    const of = (all) => bindingsFor(requirement, all);
    return { current: of(bindings.current), replaced: of(bindings.replaced), finding };
}
/** Judges every requirement on what is known about one certificate. Pure. */
function assess(evidence, policy) {
    const pushes = pushEvidenceIn(evidence, (0,required/* servicesIn */.qp)(policy.requirements).length > 0);
    const { standing, decide: decideRow } = decider(evidence, pushes, policy);
    const inUtc = decider(evidence, pushes, { ...policy, offsetMinutes: UTC_OFFSET_MINUTES });
    const inChina = decider(evidence, pushes, { ...policy, offsetMinutes: CHINA_OFFSET_MINUTES });
    const renewal = (0,judgement_standing/* renewalIn */.QH)(evidence, policy);
    const serviceRow = (requirement) => {
        const decision = decideRow(requirement);
        const [utc, china] = [(0,judgement_reason/* verdictOf */.Vj)(inUtc.decide(requirement).reason), (0,judgement_reason/* verdictOf */.Vj)(inChina.decide(requirement).reason)];
        return {
            kind: 'service',
            requirement,
            ...judged(requirement, decision.reason, policy),
            newest: newestPush(requirement, pushes),
            binding: rowBinding(requirement, evidence, decision),
            zoneVerdicts: utc === china ? null : { utc, china }
        };
    };
    const hostRow = (requirement) => {
        const decision = decideHost(requirement, evidence, standing, renewal?.atMs ?? null, policy);
        if (decision === null)
            return [];
        const { reason, finding } = decision;
        const shared = { kind: 'host', requirement, newest: null, binding: null, zoneVerdicts: null };
        return [{ ...shared, ...judged(requirement, reason, policy), finding }];
    };
    const rows = policy.requirements.flatMap((one) => (one.kind === 'host' ? hostRow(one) : [serviceRow(one)]));
    const error = standing.state === 'settled' && standing.reason.code === 'failed' ? standing.reason.error : null;
    const findings = (0,src_source/* valueOr */.dd)(evidence.renewals, null);
    return {
        evidence,
        renewal,
        expiresAtMs: evidence.detail.state === 'known' ? (0,certificate_certificate/* expiryOf */.p1)(evidence.detail.value, policy.offsetMinutes) : null,
        error,
        replaced: findings?.replaced ?? [],
        replacedPushesError: findings && (0,src_source/* failureIn */.Q6)([findings.replacedPushes]),
        result: rows.length === 0 ? rowlessResult(policy.requirements, error) : (0,judgement_verdict/* worst */.QZ)(rows.map(({ counted }) => counted)),
        rows
    };
}

// EXTERNAL MODULE: ./src/config/credentials.ts
var config_credentials = __nccwpck_require__(980);
// EXTERNAL MODULE: ./src/certificate/names.ts
var certificate_names = __nccwpck_require__(8971);
;// CONCATENATED MODULE: ./src/renewal/knowledge.ts



/** The certificate with its expiry: its detail's, else its rows'. */
function dated(certificate, choose, { inventory, offsetMinutes }) {
    const own = (0,certificate_certificate/* expiryOf */.p1)(certificate, offsetMinutes);
    const listed = inventory
        .rows(certificate.id)
        .flatMap(({ expiresAt }) => (expiresAt === null ? [] : [(0,time/* instantOf */.B9)(expiresAt, offsetMinutes)]));
    return { ...certificate, expiresAtMs: own ?? (listed.length === 0 ? null : choose(...listed)) };
}
/** The certificate that was asked for. If its rows contradict each other, the earliest expiry hides no replacement. */
function pinned(certificate, knowledge) {
    return dated(certificate, Math.min, knowledge);
}
/** What the rows of the IDs and, where they are known, the details show that may be found under another ID as well. */
function outlinesOf(ids, knowledge) {
    const { inventory, details, offsetMinutes } = knowledge;
    return [...ids].flatMap((id) => {
        // A row without expiry tells too little: its detail is asked for, and knows.
        const shown = inventory
            .rows(id)
            .flatMap(({ names, hasAllNames, expiresAt }) => hasAllNames && expiresAt !== null ? [{ names, expiresAtMs: (0,time/* instantOf */.B9)(expiresAt, offsetMinutes) }] : []);
        const detail = details.get(id);
        return detail?.state === 'known' ? [...shown, dated(detail.value, Math.max, knowledge)] : shown;
    });
}
/**
 * What a cut list is searched for to find what covers the names of a certificate: what they have in common, else the
 * domain.
 */
function keywordOf({ names }) {
    return (0,certificate_names/* sharedSuffix */.JI)(names) ?? names[0] ?? '';
}

;// CONCATENATED MODULE: ./src/renewal/doubt.ts


/** The certificate that was asked for, and what it was followed to so far. */
function certificatesAlong(requestedId, step, { details }) {
    const followed = step.state === 'known' ? [...step.value.replaced.map(({ id }) => id), step.value.latest.id] : [];
    const ids = new Set([requestedId, ...followed]);
    return [...ids].flatMap((id) => (0,src_source/* valueOr */.dd)(details.get(id) ?? src_source/* NOT_ASKED */.Lf, null) ?? []);
}
function tieOf({ latest, tiedIds }) {
    return tiedIds.length === 0 ? null : { code: 'tie', certId: latest.id, candidateIds: tiedIds, isReplaced: true };
}
/** The IDs that were replaced for certain, where it is not known by what. */
function formerIdsIn({ formerIds, latest, duplicates }, doubt) {
    if (!doubt.isReplaced)
        return [];
    // Whichever of those between which nothing decides: it replaced the last of the chain.
    return doubt.code === 'tie' ? [...formerIds, latest.id, ...duplicates.map(({ id }) => id)] : formerIds;
}
/** Why a chain may not be the whole truth, if the list did not show everything. */
function doubtAbout(requestedId, chain, knowledge) {
    const { inventory } = knowledge;
    const { latest, tiedIds } = chain;
    const isReplaced = latest.id !== requestedId;
    if (inventory.isComplete && !inventory.hasListed(requestedId)) {
        return (0,src_source/* known */.eO)({ code: 'not-listed', certId: requestedId, isReplaced: false });
    }
    if (!inventory.isCut)
        return (0,src_source/* known */.eO)(tieOf(chain));
    const answers = certificatesAlong(requestedId, { state: 'known', value: chain }, knowledge).map((each) => inventory.answer(keywordOf(each)));
    const error = (0,src_source/* failureIn */.Q6)(answers);
    if (error !== null)
        return (0,src_source/* failed */.gz)(error);
    if (tiedIds.length > 0)
        return (0,src_source/* known */.eO)(tieOf(chain));
    const keyword = keywordOf(latest);
    const isShown = inventory.isWhole(keyword) && inventory.hasFound(keyword, latest.id);
    return (0,src_source/* known */.eO)(isShown ? null : { code: 'list-cut', certId: latest.id, keyword, isReplaced });
}

;// CONCATENATED MODULE: ./src/renewal/rules.ts



// Which certificate replaced another. SCM keeps no link between the two: a renewal, an auto-renewal and a new upload
// get a new ID. The list only nominates, since its rows may lack names, expiry or status; the details decide.
/** A replacement expires at least this much later. */
const MIN_LATER_MS = time/* DAY_MS */.sO;
/** In service. While a name is being added, the old content is still served. */
const IN_SERVICE = ['ISSUED', 'UPLOAD', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING'];
/** Ordered, and not issued yet. */
const ORDERED = ['PAID', 'CHECKING', 'CHECKING_DOMAIN', 'CHECKING_ORG', 'ISSUING'];
/** Ordered, and never to be issued. */
const ABANDONED = ['UNPASSED', 'CANCELCHECKING'];
const OVER = ['EXPIRED', 'REVOKED'];
const ENDING = ['REVOKING', 'CANCLEREVOKING'];
const DOCUMENTED = new Set([...IN_SERVICE, ...ORDERED, ...ABANDONED, ...OVER, ...ENDING]);
/** Whether the certificate is in service, going by its own status. */
function isInService({ status }) {
    return IN_SERVICE.includes(status);
}
/** Whether it may be: the status of a row may be blank or one that is not documented, and the detail knows better. */
function mayBeInService(row) {
    return isInService(row) || !DOCUMENTED.has(row.status);
}
/** Whether it is no more than an order: there is no content that anything could serve. */
function isMereOrder({ status }) {
    return isOrder({ status }) || ABANDONED.includes(status);
}
/** How much later than `expiresAtMs` a row expires, in milliseconds; null where the row does not say. */
function laterByMs(expiresAt, expiresAtMs, offsetMinutes) {
    return expiresAt === null ? null : (0,time/* instantOf */.B9)(expiresAt, offsetMinutes) - expiresAtMs;
}
/** Whether a row may be what replaced `old`, names aside, so that its detail is worth a request. */
function mayReplace(row, expiresAtMs, offsetMinutes) {
    return mayBeInService(row) && (laterByMs(row.expiresAt, expiresAtMs, offsetMinutes) ?? Infinity) >= MIN_LATER_MS;
}
/**
 * Whether a row may be one of these contents under another ID: the same names, as far as it shows them, and about the
 * same expiry, as far as it has one. Only the fingerprint of its detail proves it. Looks up, so that long lists stay
 * quick.
 */
function mayRepeat(contents, offsetMinutes) {
    const keyOf = (names) => names.toSorted().join(' ');
    const dayOf = (ms) => Math.floor(ms / time/* DAY_MS */.sO);
    const [days, keys] = [new Set(), new Set()];
    for (const { names, expiresAtMs } of contents) {
        const key = keyOf(names);
        keys.add(key);
        if (expiresAtMs === null) {
            keys.add(`${key} ever`);
            continue;
        }
        for (const day of [-1, 0, 1].map((shift) => dayOf(expiresAtMs) + shift)) {
            days.add(day);
            keys.add(`${key} ${day}`);
        }
    }
    return (row) => {
        if (row.expiresAt === null)
            return !isMereOrder(row) && (!row.hasAllNames || keys.has(keyOf(row.names)));
        const day = dayOf((0,time/* instantOf */.B9)(row.expiresAt, offsetMinutes));
        if (!row.hasAllNames)
            return days.has(day);
        const key = keyOf(row.names);
        return keys.has(`${key} ${day}`) || keys.has(`${key} ever`);
    };
}
/** Whether it is ordered and may still be issued. */
function isOrder({ status }) {
    return ORDERED.includes(status);
}
/** Whether an order is for the certificate's names and younger than it: a renewal on its way. */
function isOnItsWay(order, { id, names }) {
    if (!isOrder(order) || ((0,certificate_certificate/* idEpochMs */.pw)(order.id) ?? -Infinity) <= ((0,certificate_certificate/* idEpochMs */.pw)(id) ?? -Infinity))
        return false;
    const shared = (0,certificate_names/* countCovered */.m9)(names, order.names);
    return shared === names.length || (!order.hasAllNames && shared > 0);
}
/** The later of two IDs, by their epochs where they have one. */
function laterId(one, other) {
    const [oneMs, otherMs] = [(0,certificate_certificate/* idEpochMs */.pw)(one) ?? 0, (0,certificate_certificate/* idEpochMs */.pw)(other) ?? 0];
    if (oneMs !== otherMs)
        return oneMs > otherMs ? one : other;
    return one > other ? one : other;
}
function earliest(times) {
    const known = times.filter((ms) => ms !== null);
    return known.length === 0 ? null : known.reduce((one, other) => Math.min(one, other));
}
function contentOf(group, first, offsetMinutes) {
    const latest = group.reduce((one, other) => (laterId(one.id, other.id) === one.id ? one : other), first);
    return {
        certificate: latest,
        ids: group.map(({ id }) => id),
        // If one of them was revoked, the others have the same key and serial number, and are over as well.
        isInService: group.some(isInService) && !group.some(({ status }) => OVER.includes(status)),
        expiresAtMs: latest.expiresAtMs ?? earliest(group.map(({ expiresAtMs }) => expiresAtMs)),
        renewedAtMs: (0,certificate_certificate/* earliestRenewal */.kl)(group, offsetMinutes)?.atMs ?? null,
        orderedAtMs: earliest(group.map(({ id }) => (0,certificate_certificate/* idEpochMs */.pw)(id)))
    };
}
/** Certificates by content. Without a fingerprint each is one of its own. */
function contentsOf(certificates, offsetMinutes) {
    const groups = Map.groupBy(certificates, ({ fingerprint, id }) => fingerprint ?? `ID ${id}`);
    return [...groups.values()].flatMap((group) => group[0] === undefined ? [] : [contentOf(group, group[0], offsetMinutes)]);
}
function isSameKeyFamily(one, other) {
    return one.keyFamily === null || other.keyFamily === null || one.keyFamily === other.keyFamily;
}
/**
 * Renewed later, or ordered later where either renewal is unknown: an older wildcard that lasts longer replaces
 * nothing.
 */
function isNewer(one, old) {
    if (one.renewedAtMs !== null && old.renewedAtMs !== null)
        return one.renewedAtMs > old.renewedAtMs;
    return (one.orderedAtMs ?? -Infinity) > (old.orderedAtMs ?? Infinity);
}
/** Those that expire last, and of these the ones renewed last: one, unless nothing decides. */
function lastOf(contents) {
    const last = (among, timeOf) => {
        const latestMs = among.reduce((ms, content) => Math.max(ms, timeOf(content) ?? -Infinity), -Infinity);
        return among.filter((content) => (timeOf(content) ?? -Infinity) === latestMs);
    };
    return last(last(contents, ({ expiresAtMs }) => expiresAtMs), ({ renewedAtMs }) => renewedAtMs);
}
/**
 * What replaced `old` among other contents: in service, later to expire by 24 hours, newer, covering all its names,
 * and of the same key family where both are known. Of several the one that expires last, then the one renewed last.
 * Pure.
 */
function findSuccession(old, others) {
    const { names } = old.certificate;
    const { expiresAtMs } = old;
    if (expiresAtMs === null || names.length === 0)
        return { successors: [], nearMisses: [] };
    const newer = others
        .filter((one) => one.isInService && one.expiresAtMs !== null && one.expiresAtMs - expiresAtMs >= MIN_LATER_MS)
        .filter((one) => isNewer(one, old))
        .map((one) => ({ one, shared: (0,certificate_names/* countCovered */.m9)(names, one.certificate.names) }));
    const isReplacement = ({ one, shared }) => shared === names.length && isSameKeyFamily(one.certificate, old.certificate);
    return {
        successors: lastOf(newer.filter(isReplacement).map(({ one }) => one)),
        nearMisses: newer
            .filter((each) => !isReplacement(each) && each.shared > 0)
            .map(({ one, shared }) => ({ id: one.certificate.id, shared, total: names.length }))
    };
}

;// CONCATENATED MODULE: ./src/renewal/closest-names.ts
/** Names compared with a domain that no certificate has: enough for a hint, and quick whatever the list holds. */
const MAX_COMPARED = 2_000;
/** Changes of one letter by which a mistyped domain may differ from what was meant. */
const MAX_CHANGES = 3;
const MAX_SUGGESTED = 3;
/** How many letters have to be inserted, left out or exchanged to make one text the other (Levenshtein). */
function changesBetween(one, other) {
    let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (const [row, letter] of Array.from(one).entries()) {
        const current = [row + 1];
        for (let column = 0; column < other.length; column += 1) {
            const exchanged = (previous[column] ?? 0) + Number(other[column] !== letter);
            current.push(Math.min(exchanged, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
        }
        previous = current;
    }
    return previous.at(-1) ?? 0;
}
/** How many labels both end with. */
function sharedLabels(one, other) {
    const [own, others] = [one.split('.').reverse(), other.split('.').reverse()];
    const differs = own.findIndex((label, index) => others[index] !== label);
    return differs === -1 ? own.length : differs;
}
/**
 * The names that a mistyped domain may have meant, the likeliest first: a few letters off, else under the same
 * domain.
 */
function closestNames(domain, names) {
    const ranked = [];
    let compared = 0;
    for (const name of names) {
        compared += 1;
        if (compared > MAX_COMPARED)
            break;
        const labels = sharedLabels(domain, name);
        const isNear = Math.abs(domain.length - name.length) <= MAX_CHANGES;
        const changes = isNear ? changesBetween(domain, name) : Infinity;
        if (changes <= MAX_CHANGES || labels >= 2)
            ranked.push({ name, changes, labels });
    }
    return ranked
        .toSorted((one, other) => {
        const [near, otherNear] = [Math.min(one.changes, MAX_CHANGES + 1), Math.min(other.changes, MAX_CHANGES + 1)];
        return near - otherNear || other.labels - one.labels || (one.name < other.name ? -1 : 1);
    })
        .slice(0, MAX_SUGGESTED)
        .map(({ name }) => name);
}

;// CONCATENATED MODULE: ./src/renewal/by-domain.ts








/** In the order of the report; those of another family follow, and those of which it is not known. */
const FAMILIES = ['RSA', 'ECDSA'];
/** The details of the IDs, or which of them are missing. */
function certificatesOf(ids, knowledge) {
    const { details, inventory } = knowledge;
    const missing = ids.difference(details);
    if (missing.size > 0) {
        const rows = [...missing].flatMap((id) => inventory.rows(id));
        const latest = rows.toSorted((one, other) => (other.expiresAt?.ms ?? 0) - (one.expiresAt?.ms ?? 0));
        const likely = [...Map.groupBy(latest, ({ keyFamily }) => keyFamily).values()].flatMap(([first]) => first ?? []);
        return { state: 'missing', ids: missing, likelyIds: likely.map(({ id }) => id) };
    }
    const sources = [...ids].sort().flatMap((id) => details.get(id) ?? []);
    const error = (0,src_source/* failureIn */.Q6)(sources);
    if (error !== null)
        return { state: 'failed', error };
    return sources.flatMap((source) => {
        const certificate = (0,src_source/* valueOr */.dd)(source, null);
        return certificate === null ? [] : [dated(certificate, Math.max, knowledge)];
    });
}
/** Of each key family the content that expires last, then the one renewed last. */
function perFamily(contents) {
    const groups = Map.groupBy(contents, ({ certificate }) => certificate.keyFamily);
    const rank = (family) => {
        const index = FAMILIES.indexOf(family);
        return index === -1 ? FAMILIES.length + Number(family === null) : index;
    };
    return [...groups].toSorted(([one], [other]) => rank(one) - rank(other)).map(([, group]) => lastOf(group));
}
/** Of what is over, one: whichever it is, it is expired. */
function latestOf(contents) {
    return lastOf(contents).reduce((one, other) => laterId(one.certificate.id, other.certificate.id) === one.certificate.id ? one : other);
}
const TIERS = [
    { isExact: true, isInService: true },
    { isExact: false, isInService: true },
    { isExact: true, isInService: false },
    { isExact: false, isInService: false }
];
/** The contents that have the domain in this way; of what is no longer in service all families are one. */
function contentsIn(tier, domain, knowledge, nowMs) {
    const { inventory, offsetMinutes } = knowledge;
    const isWanted = (row) => tier.isInService ? mayBeInService(row) && !(0,time/* hasPassed */.Pc)(row.expiresAt, offsetMinutes, nowMs) : !isMereOrder(row);
    const shown = tier.isExact ? inventory.idsWith(domain) : inventory.idsCovering(domain);
    const keyword = keywordOf({ names: [domain] });
    const wanted = [...shown].filter((id) => inventory.rows(id).some(isWanted));
    const nominees = new Set([...wanted, ...inventory.namelessLike(isWanted, keyword)]);
    const isNamed = ({ names }) => tier.isExact ? names.includes(domain) : (0,certificate_names/* isCoveredBy */.ID)(domain, new Set(names));
    // If the same content was revoked under another ID, it is out of service under this one too.
    const likely = [...nominees].filter((id) => {
        const detail = (0,src_source/* valueOr */.dd)(knowledge.details.get(id) ?? src_source/* NOT_ASKED */.Lf, null);
        return detail === null ? shown.has(id) : isNamed(detail);
    });
    const isRepeated = mayRepeat(outlinesOf(likely, knowledge), offsetMinutes);
    const repeats = [...shown].filter((id) => inventory.rows(id).some(isRepeated));
    const all = certificatesOf(nominees.union(new Set([...repeats, ...inventory.namelessLike(isRepeated, keyword)])), knowledge);
    if ('state' in all)
        return all;
    const isOver = ({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs < nowMs;
    return contentsOf(all.filter(isNamed), offsetMinutes).filter((content) => tier.isInService ? content.isInService && !isOver(content) : !isMereOrder(content.certificate));
}
/**
 * The certificates in service for a domain (normalised), one per key family: what has it among its names, else what
 * covers it by a wildcard; where only expired or revoked ones have it, the last of them. Or what is missing to say
 * so. Pure.
 */
function chooseByDomain(domain, knowledge, nowMs) {
    for (const tier of TIERS) {
        if (!tier.isInService && !knowledge.inventory.isEnded)
            return { state: 'read-on' };
        const contents = contentsIn(tier, domain, knowledge, nowMs);
        if ('state' in contents)
            return contents;
        if (contents.length === 0)
            continue;
        return { state: 'chosen', families: tier.isInService ? perFamily(contents) : [[latestOf(contents)]] };
    }
    return { state: 'none', error: notFound(domain, closestNames(domain, knowledge.inventory.names())) };
}
function notFound(domain, closest) {
    const near = closest.length === 0 ? '' : `; the closest names are ${(0,src_text/* listed */.KE)(closest)}`;
    return new src_errors/* ActionError */.lZ('CERTIFICATE_NOT_FOUND', `no certificate of the account has the domain ${domain}${near}`, 'Check the spelling of the domain, and that the credentials belong to the account that holds its certificate.');
}

;// CONCATENATED MODULE: ./src/renewal/chain.ts





function isKnown(source) {
    return source?.state === 'known';
}
/**
 * IDs whose details decide what replaced `old`: what may have, and what may be the same content as that or as `old`.
 */
function nominate(old, expiresAtMs, knowledge) {
    const { inventory, details, offsetMinutes } = knowledge;
    const keyword = keywordOf(old);
    const mayFollow = (row) => mayReplace(row, expiresAtMs, offsetMinutes);
    const isOwn = mayRepeat([old], offsetMinutes);
    const shown = new Set();
    for (const name of old.names)
        inventory.idsCovering(name).forEach((id) => shown.add(id));
    const isFitting = (row) => mayFollow(row) || isOwn(row);
    const ids = [...shown, ...inventory.namelessLike(isFitting, keyword)].filter((id) => inventory.rows(id).some(isFitting));
    // Of candidates that turn out to share no name with `old` nothing more has to be known.
    const candidates = ids.filter((id) => {
        const detail = details.get(id);
        return isKnown(detail) ? (0,certificate_names/* countCovered */.m9)(old.names, detail.value.names) > 0 : shown.has(id);
    });
    const isRepeated = mayRepeat(outlinesOf(candidates, knowledge), offsetMinutes);
    const repeats = [...shown].filter((id) => inventory.rows(id).some(isRepeated));
    const all = new Set([...ids, ...repeats, ...inventory.namelessLike(isRepeated, keyword)]);
    all.delete(old.id);
    return all;
}
/** The nominee that its row makes the successor, if its detail agrees: worth asking for its push history at once. */
function likelySuccessor(old, ids, { inventory }) {
    const rows = [...ids]
        .filter((id) => ((0,certificate_certificate/* idEpochMs */.pw)(id) ?? 0) > ((0,certificate_certificate/* idEpochMs */.pw)(old.id) ?? Infinity))
        .flatMap((id) => inventory.rows(id))
        .filter((row) => isInService(row) && row.expiresAt !== null)
        .filter(({ keyFamily }) => keyFamily === null || old.keyFamily === null || keyFamily === old.keyFamily)
        .filter(({ names }) => (0,certificate_names/* countCovered */.m9)(old.names, names) === old.names.length)
        .toSorted((one, other) => (other.expiresAt?.ms ?? 0) - (one.expiresAt?.ms ?? 0));
    return rows.slice(0, 1).map(({ id }) => id);
}
function linkFrom(old, knowledge) {
    const { details, offsetMinutes } = knowledge;
    const { expiresAtMs } = old;
    if (expiresAtMs === null || old.names.length === 0) {
        return { state: 'known', duplicates: [], successors: [], nearMisses: [] };
    }
    const ids = nominate(old, expiresAtMs, knowledge);
    const missing = ids.difference(details);
    if (missing.size > 0)
        return { state: 'missing', ids: missing, likelyIds: likelySuccessor(old, missing, knowledge) };
    const sources = [...ids].sort().flatMap((id) => details.get(id) ?? []);
    const error = (0,src_source/* failureIn */.Q6)(sources);
    if (error !== null)
        return { state: 'failed', error };
    const certificates = sources.filter(isKnown).map(({ value }) => dated(value, Math.max, knowledge));
    const [own, ...others] = contentsOf([old, ...certificates], offsetMinutes);
    if (own === undefined)
        throw new Error('the content of a certificate has that certificate');
    const { successors, nearMisses } = findSuccession({ ...own, certificate: old, expiresAtMs }, others);
    return {
        state: 'known',
        duplicates: certificates.filter(({ id }) => own.ids.includes(id)),
        // A content may have an expiry under another of its IDs alone.
        successors: successors.map((content) => ({ ...content.certificate, expiresAtMs: content.expiresAtMs })),
        nearMisses
    };
}
/**
 * Follows a certificate from renewal to renewal over what is known, or says what is missing for that. A certificate
 * without names or expiry has no successor. Every step expires a day later than the one before, so it ends. Pure.
 */
function followChain(requested, knowledge) {
    const replaced = [];
    const formerIds = [];
    let latest = pinned(requested, knowledge);
    for (;;) {
        const link = linkFrom(latest, knowledge);
        if (link.state !== 'known')
            return link;
        const { duplicates, successors, nearMisses } = link;
        const [successor, ...tied] = successors;
        if (successor === undefined || tied.length > 0) {
            const tiedIds = tied.length > 0 ? successors.map(({ id }) => id).sort() : [];
            return { state: 'known', value: { latest, duplicates, replaced, formerIds, nearMisses, tiedIds } };
        }
        replaced.push({ id: latest.id, notAfter: latest.notAfter });
        formerIds.push(latest.id, ...duplicates.map(({ id }) => id));
        latest = successor;
    }
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
// EXTERNAL MODULE: ./src/auth/signature.ts
var auth_signature = __nccwpck_require__(4468);
// EXTERNAL MODULE: ./src/http/told.ts
var told = __nccwpck_require__(2315);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
;// CONCATENATED MODULE: ./src/scm/schema.ts







// The border: what SCM answers is unknown here and typed behind it. Only the fields that are used are read. The
// certificate detail carries contact data, which therefore never enters the program.
const schema_text = dist/* pipe */.FsL(dist/* nullish */.cl6(dist/* string */.YjP(), ''), dist/* trim */.Bqr());
const schema_time = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(time/* parseScmTime */.qI), dist/* custom */.IeY((value) => value !== undefined, 'is a time that cannot be read')), null);
/** An older spelling of the documentation, `signature_algrithm`, is read too. */
const algorithm = { signature_algorithm: schema_text, signature_algrithm: schema_text };
const detailSchema = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    name: schema_text,
    domain: schema_text,
    sans: schema_text,
    status: schema_text,
    fingerprint: schema_text,
    ...algorithm,
    issue_time: schema_time,
    not_before: schema_time,
    not_after: schema_time
});
const historySchema = dist/* object */.Ikc({
    // Documented as a list. What an empty history looks like is documented nowhere, so null is read as empty.
    push_history_list: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* array */.YOg(dist/* unknown */.L5J()), dist/* maxLength */.Ru6(push_history/* MAX_RECORDS */.uq, `more than ${push_history/* MAX_RECORDS */.uq} records cannot be trusted`), dist/* array */.YOg(dist/* object */.Ikc({
        push_time: dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(time/* parseEpoch */.Pd), dist/* number */.aig('is not a timestamp of 13 or 10 digits')),
        push_service: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* nonEmpty */.hq('is empty')),
        push_remote_project: dist/* nullable */.mee(dist/* string */.YjP())
    }))))
});
const listSchema = dist/* object */.Ikc({
    certificates: dist/* nullable */.mee(dist/* array */.YOg(dist/* object */.Ikc({
        // Asked for by ID later on, so it must be one.
        id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z0-9_-]{1,64}$/, 'is not a certificate ID')),
        domain: schema_text,
        sans: dist/* nullish */.cl6(dist/* string */.YjP()),
        domain_count: dist/* nullish */.cl6(dist/* number */.aig()),
        status: schema_text,
        ...algorithm,
        expire_time: dist/* optional */.lqM(dist/* unknown */.L5J())
    }))),
    total_count: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf('is not a whole number'), dist/* minValue */.Wwf(0, 'is negative'))
});
/** What is wrong with a field, and never its value, which may hold anything. */
function problemOf(issue) {
    return issue.kind === 'schema' && issue.expected !== null ? `expected ${issue.expected}` : issue.message;
}
/** Throws ShapeError that names the field. */
function parse(schema, json) {
    const result = dist/* safeParse */.xLC(schema, json, { abortEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const path = (dist/* getDotPath */.BuJ(issue) ?? '').replace(/\.(\d+)/g, '[$1]');
    throw new src_errors/* ShapeError */.ym((0,src_text/* plain */.pj)(`${path === '' ? 'the answer' : path}: ${problemOf(issue)}`));
}
/** RSA, ECDSA or SM2 of a signature algorithm such as `SHA256WITHRSA`; null where it names none of them. */
function keyFamilyOf(signatureAlgorithm) {
    if (/SM[23]/i.test(signatureAlgorithm))
        return 'SM2';
    if (/RSA/i.test(signatureAlgorithm))
        return 'RSA';
    return /EC/i.test(signatureAlgorithm) ? 'ECDSA' : null;
}
/**
 * A SHA-1 (documented) or SHA-256 in lower-case hex; null for anything else, since two certificates with one
 * fingerprint count as one.
 */
function fingerprintOf(field) {
    const hex = field.replaceAll(':', '').toLowerCase();
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(hex) ? hex : null;
}
/** `GET /v3/scm/certificates/{id}`. Throws ShapeError, also where the answer is about another certificate. */
function parseDetail(json, id) {
    const detail = parse(detailSchema, json);
    if (detail.id !== id)
        throw new src_errors/* ShapeError */.ym(`id: the answer is about another certificate (${(0,src_text/* plain */.pj)(detail.id, 64)})`);
    const names = (0,certificate_names/* certificateNames */.UZ)(detail.domain, detail.sans);
    if (names.length > certificate_names/* MAX_NAMES */.oA)
        throw new src_errors/* ShapeError */.ym(`sans: more than ${certificate_names/* MAX_NAMES */.oA} names cannot be trusted`);
    return {
        id,
        name: (0,src_text/* plain */.pj)(detail.name),
        domain: (0,src_text/* plain */.pj)(detail.domain, 253),
        names,
        status: (0,src_text/* plain */.pj)(detail.status, 64).toUpperCase(),
        keyFamily: keyFamilyOf(detail.signature_algorithm || detail.signature_algrithm),
        fingerprint: fingerprintOf(detail.fingerprint),
        issueTime: detail.issue_time,
        notBefore: detail.not_before,
        notAfter: detail.not_after
    };
}
/** `GET /v2/{project_id}/scm/cert/{id}/push-history`. Throws ShapeError on any record that cannot be used. */
function parseHistory(json) {
    return (parse(historySchema, json).push_history_list ?? []).map((record) => ({
        atMs: record.push_time,
        service: (0,certificate_requirement/* canonicalService */.of)((0,src_text/* plainName */.MH)(record.push_service, 64)),
        project: record.push_remote_project ? (0,src_text/* plainName */.MH)(record.push_remote_project, 255) : null
    }));
}
/** One page of `GET /v3/scm/certificates`. Throws ShapeError. */
function parseList(json) {
    const list = parse(listSchema, json);
    const rows = (list.certificates ?? []).map((row) => {
        const sans = row.sans?.trim() ?? '';
        const names = (0,certificate_names/* certificateNames */.UZ)(row.domain, sans);
        // The count proves nothing for a row without `sans`: a real sample counts two names where there are three.
        const hasAllNames = sans !== '' && names.length >= (row.domain_count ?? 0) && names.length <= certificate_names/* MAX_NAMES */.oA;
        return {
            id: row.id,
            domain: (0,src_text/* plain */.pj)(row.domain, 253),
            names: names.slice(0, certificate_names/* MAX_NAMES */.oA),
            hasAllNames,
            status: (0,src_text/* plain */.pj)(row.status, 64).toUpperCase(),
            keyFamily: keyFamilyOf(row.signature_algorithm || row.signature_algrithm),
            expiresAt: (0,time/* parseScmTime */.qI)(row.expire_time) ?? null
        };
    });
    return { rows, totalCount: list.total_count };
}

;// CONCATENATED MODULE: ./src/scm/deployed-schema.ts





// `POST /v3/scm/deployed-resources`. Documented are lists of up to 100 and numbers of up to 1,000, so that a list may
// be shorter than its number.
/** More in one list than any number that is documented cannot be trusted. */
const MAX_ITEMS = 1_000;
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf('is not a whole number'), dist/* minValue */.Wwf(0, 'is negative'));
/** A list that may be left out or null where it is empty. */
// eslint-disable-next-line @typescript-eslint/explicit-function-return-type -- valibot infers it
function list(item) {
    return dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* array */.YOg(item), dist/* maxLength */.Ru6(MAX_ITEMS, `has more than ${MAX_ITEMS} items`)), []);
}
const serviceSchema = dist/* object */.Ikc({
    service: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* nonEmpty */.hq('is empty')),
    resource_num: count,
    region_resources: list(dist/* object */.Ikc({
        region_id: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
        // Where it is left out, nothing is said to be wrong.
        is_error: dist/* nullish */.cl6(dist/* boolean */.zMY(), false),
        resources: list(dist/* object */.Ikc({ resource_id: dist/* nullish */.cl6(dist/* string */.YjP(), ''), resource_name: dist/* nullish */.cl6(dist/* string */.YjP(), '') }))
    }))
});
const answerSchema = dist/* object */.Ikc({
    results: list(dist/* object */.Ikc({ certificate_id: dist/* string */.YjP(), total_num: count, deployed_resources: list(serviceSchema) }))
});
function bindingsOfService(result, certId) {
    const service = (0,certificate_requirement/* canonicalService */.of)((0,src_text/* plainName */.MH)(result.service, 64));
    const resources = [];
    const gaps = [];
    const seen = new Set();
    for (const { region_id, is_error, resources: inRegion } of result.region_resources) {
        const region = (0,src_text/* plainName */.MH)(region_id, 64);
        if (is_error || region === '')
            gaps.push({ code: 'region-error', certId, service, region });
        for (const { resource_id, resource_name } of inRegion) {
            // The same resource again is no other: it does not make up for one that is not listed.
            const key = `${region} ${resource_id}`;
            if (resource_id !== '' && seen.has(key))
                continue;
            seen.add(key);
            resources.push({ certId, service, region, id: (0,src_text/* plain */.pj)(resource_id, 64), name: (0,src_text/* plain */.pj)(resource_name) || null });
        }
    }
    const missing = result.resource_num - resources.length;
    if (missing > 0)
        gaps.push({ code: 'not-listed', certId, service, count: missing });
    return { resources, gaps };
}
/**
 * What the answer says about each ID that was asked for; one that it does not speak of is not in it, and what it says
 * about any other is left out. Throws ShapeError.
 */
function parseDeployed(json, certIds) {
    const found = new Map();
    for (const { certificate_id: certId, total_num, deployed_resources } of parse(answerSchema, json).results) {
        if (!certIds.includes(certId))
            continue;
        const bindings = joinBindings(deployed_resources.map((result) => bindingsOfService(result, certId)));
        const counted = deployed_resources.map(({ resource_num }) => resource_num).reduce((one, other) => one + other, 0);
        const missing = total_num - Math.max(counted, bindings.resources.length);
        const gaps = missing > 0 ? [{ code: 'not-listed', certId, service: null, count: missing }] : [];
        // If one ID has several results, each may be right.
        const earlier = found.get(certId);
        found.set(certId, joinBindings([...(earlier === undefined ? [] : [earlier]), bindings, { resources: [], gaps }]));
    }
    return found;
}

;// CONCATENATED MODULE: ./src/scm/errors.ts




/** Signatures are refused beyond 15 minutes; from here on the clock is worth a word. */
const SUSPECT_CLOCK_MS = 10 * time/* MINUTE_MS */.kg;
/** Codes of a permission that no IAM policy can give: open beta not applied for, account restricted, account frozen. */
const ACCOUNT_CODES = ['SCM.1004', 'SCM.1009', 'SCM.1010'];
/** SCM sends some of these with surprising statuses (a missing permission with 401), so the code is asked first. */
const BY_ERROR_CODE = [
    ['CERTIFICATE_NOT_FOUND', ['SCM.0003', 'SCM.0008', 'SCM.0020']],
    ['PERMISSION_DENIED', [...ACCOUNT_CODES, 'SCM.4002']],
    ['PERMISSION_DENIED', ['APIG.0302', 'APIG.0306', 'APIG.0310', 'APIG.0402', 'APIG.0802']],
    ['PROJECT_MISMATCH', ['SCM.0002', 'SCM.0069']],
    ['AUTH_REJECTED', ['SCM.1000', 'APIG.0301', 'APIG.0303', 'APIG.0305', 'APIG.0307']],
    ['API_UNAVAILABLE', ['APIG.0101']],
    ['THROTTLED', ['APIG.0308']]
];
function byErrorCode(errorCode) {
    // Huawei writes the gateway's codes as `APIGW.` and as `APIG.`.
    const code = errorCode.replace(/^APIGW\./, 'APIG.');
    return BY_ERROR_CODE.find(([, codes]) => codes.includes(code))?.[0];
}
/**
 * SCM answers 404 with codes of its own that are documented nowhere: it was reached, and does not have what was asked
 * for.
 */
function isUnknownToScm(errorCode, status) {
    return status === 404 && errorCode.startsWith('SCM.');
}
/** What to do, by code. ACTION stands for the IAM action that the request needs. */
const API_HINTS = {
    CERTIFICATE_NOT_FOUND: 'Check cert-id and that the credentials belong to the account that holds the certificate.',
    PERMISSION_DENIED: 'Grant the IAM action ACTION to the user or agency behind the credentials.',
    PROJECT_MISMATCH: 'Set project-id to the project that the credentials are for (My Credentials > API Credentials in the console).',
    AUTH_REJECTED: 'Check that the access key or token is active, complete and not expired. No further request was made, because repeated rejections lock an access key.',
    API_UNAVAILABLE: 'Check region and endpoint. The push history is a historical API that Huawei may retire.',
    THROTTLED: 'Lower concurrency, raise timeout, or run at another time.',
    SERVICE_UNAVAILABLE: 'SCM has a fault of its own: run again later. This says nothing about the certificate.',
    NETWORK: 'Check DNS, firewall and proxy of the runner (HTTPS_PROXY, NO_PROXY), and NODE_EXTRA_CA_CERTS for a private CA.',
    TIMEOUT: 'Check that the runner reaches the endpoint; else raise request-timeout or timeout.',
    UNEXPECTED_RESPONSE: 'Check that endpoint and the proxy lead to SCM. If they do, its answers have changed: open an issue with the request ID.'
};
/** What does without a request, where there is such a thing. */
const WAYS_OUT = {
    'scm:cert:list': 'Or set follow-renewals: false, and renewals under a new ID go unnoticed.',
    'scm:cert:deployed': 'The question needs the IAM action scm:cert:deployed (scm:cert:listDeployedResources in identity policies); ' +
        'with bindings: off it is not asked.'
};
/** An error of the given code about what was asked. `outcome` says what came back. */
function apiError(code, context, outcome, cause) {
    const { action } = context;
    const wayOut = WAYS_OUT[action];
    const isAlways = action === 'scm:cert:deployed';
    const remark = wayOut !== undefined && (isAlways || code === 'PERMISSION_DENIED') ? ` ${wayOut}` : '';
    const hint = API_HINTS[code].replace('ACTION', action) + remark;
    return new src_errors/* ActionError */.lZ(code, `reading ${context.what} failed: ${outcome}`, hint, cause);
}
/** What is said before the hint where the answer gives reason to. */
function remarksOn(code, errorCode, clockAheadMs) {
    const aheadMs = clockAheadMs ?? 0;
    const isClockSuspect = code === 'AUTH_REJECTED' && Math.abs(aheadMs) >= SUSPECT_CLOCK_MS;
    const skew = `The clock of this machine is ${(0,time/* formatDuration */.a3)(aheadMs)} ${aheadMs > 0 ? 'behind' : 'ahead of'} the server's, and signatures more than 15 minutes off are refused: set the clock.`;
    const closed = 'SCM is closed to the account itself: an open beta was not applied for, or it is restricted or frozen.';
    return [...(isClockSuspect ? [skew] : []), ...(ACCOUNT_CODES.includes(errorCode) ? [closed] : [])];
}
/**
 * The error of an answer: by `error_code` first, then by status. The gateway's message about a rejected signature is
 * left out: it echoes the access key and the canonical request.
 */
function answerError(context, answer, redaction) {
    const { status } = answer;
    const errorCode = (0,told/* errorCodeIn */.nu)(answer.json);
    const fallback = isUnknownToScm(errorCode, status) ? 'CERTIFICATE_NOT_FOUND' : (0,http_answer/* codeOfStatus */.RZ)(status);
    const code = byErrorCode(errorCode) ?? fallback;
    const outcome = (0,told/* toldBy */.Hd)(answer, redaction, code !== 'AUTH_REJECTED');
    const { message, hint } = apiError(code, context, outcome);
    const remarks = remarksOn(code, errorCode, answer.clockAheadMs);
    return new src_errors/* ActionError */.lZ(code, message, [...remarks, hint].join(' '), undefined, status);
}
/** The error of a list that may not be read, with another way out than to grant the action; any other as it is. */
function withListWayOut(error, wayOut) {
    if (error.code !== 'PERMISSION_DENIED')
        return error;
    return new src_errors/* ActionError */.lZ(error.code, error.message, `Grant the IAM action scm:cert:list, or ${wayOut}.`, error, error.status);
}

;// CONCATENATED MODULE: ./src/scm/client.ts







/** The largest page that the list gives. */
const LIST_PAGE_SIZE = 50;
/** The same question with the same answer, asked only once. */
function once(ask) {
    const answers = new Map();
    return (key) => {
        const answer = answers.get(key) ?? ask(key);
        answers.set(key, answer);
        return answer;
    };
}
/** Makes the headers of requests to SCM: whom they are from, and what every one of them carries. */
function scmAuthentication({ projectId, credentials, secrets }) {
    return async () => {
        const known = await credentials();
        return (request, nowMs) => {
            const content = request.body === '' ? {} : { 'Content-Type': 'application/json' };
            const signed = { 'X-Project-Id': projectId, Host: request.url.host, ...content };
            const headers = (0,provider/* authenticatedHeaders */.Q2)(request, signed, known, nowMs);
            // The gateway can echo it, in whatever field.
            const signature = (0,auth_signature/* signatureIn */.Sb)(headers['Authorization']);
            if (signature !== null)
                secrets.addSignature(signature);
            return { ...headers, Accept: 'application/json', 'X-Language': 'en-us', 'User-Agent': 'huawei-cert-push-check' };
        };
    };
}
/** Asks SCM: whom the request is from, and which answer is an error. */
function createAsk(access) {
    const { client, baseUrl, secrets } = access;
    const authenticate = scmAuthentication(access);
    return ({ path, body, context, parse }) => client.request({
        method: body === undefined ? 'GET' : 'POST',
        url: new URL(baseUrl + path),
        body: body === undefined ? '' : JSON.stringify(body),
        isQuestion: true,
        authenticate,
        classify: (answer) => answer.status === 200 && !(0,told/* isErrorBody */.HR)(answer.json) ? null : answerError(context, answer, secrets),
        parse,
        fail: (code, outcome, cause) => apiError(code, context, outcome, cause)
    });
}
/** The path of a page of the list, query included; see `listPage`. */
function listPath(offset, content) {
    const query = new URLSearchParams({
        limit: String(LIST_PAGE_SIZE),
        offset: String(offset),
        sort_key: 'certExpiredTime',
        sort_dir: 'DESC',
        owned_by_self: 'false',
        ...(content === '' ? {} : { content })
    });
    return `/v3/scm/certificates?${query.toString()}`;
}
/** A client of SCM's read-only questions: no policy, no retry, only paths and shapes. */
function createScm(access) {
    const ask = createAsk(access);
    return {
        detail: once((id) => ask({
            path: `/v3/scm/certificates/${id}`,
            context: { what: `the details of ${id}`, action: 'scm:cert:get' },
            parse: (json) => parseDetail(json, id)
        })),
        history: once((id) => ask({
            path: `/v2/${access.projectId}/scm/cert/${id}/push-history`,
            context: { what: `the push history of ${id}`, action: 'scm:pushHistory:list' },
            parse: parseHistory
        })),
        listPage: (offset, content) => {
            const what = `the list of certificates${content === '' ? '' : ` for ${content}`}`;
            return ask({
                path: listPath(offset, content),
                context: { what, action: 'scm:cert:list' },
                parse: parseList
            });
        },
        deployedResources: (certIds) => ask({
            path: '/v3/scm/deployed-resources',
            body: { certificate_ids: certIds, service_names: ['ALL'] },
            context: { what: `which resources use ${(0,src_text/* listed */.KE)(certIds)}`, action: 'scm:cert:deployed' },
            parse: (json) => parseDeployed(json, certIds)
        })
    };
}

;// CONCATENATED MODULE: ./src/renewal/listing.ts




/** No account is known to be larger; a list that goes on is one that never ends. */
const MAX_PAGES = 200;
/** Rows of one ID that contradict each other; with more, nothing that the list says is worth keeping. */
const MAX_ROWS_PER_ID = 8;
/** More names than this in one list, a hundred for each of 5,000 certificates, do not fit into the memory of a run. */
const MAX_LISTED_NAMES = 500_000;
/**
 * One reading of the account's list, latest expiry first: the whole list, or what it finds for a keyword. It is read
 * page by page, and can be read on later. Every ID has all its rows, because where two contradict each other either
 * may be right.
 */
class Listing {
    rows = new Map();
    /** Whether the end was reached: nothing more can be read. */
    isEnded = false;
    /**
     * Whether certificates of the account may be missing for a reason that reading on cannot mend: an offset limit,
     * pages that repeat, an end before the promised count, or a size beyond all bounds.
     */
    isCut = false;
    #scm;
    #keyword;
    #offsetMinutes;
    /** Whether rows came in the order asked for, from a list that did not change between its pages. */
    #isSteady = true;
    /** Whether a page repeated a part of those before it. */
    #isOverlapping = false;
    #lastExpiryMs = Infinity;
    #totalCount = 0;
    #pages = 0;
    #names = 0;
    /** What the last request failed with: asking again would only fail again. */
    #failure = null;
    /**
     * `keyword` is what SCM looks for in names and domains; empty for the whole list. `offsetMinutes` is the zone of
     * its times.
     */
    constructor(scm, keyword, offsetMinutes) {
        this.#scm = scm;
        this.#keyword = keyword;
        this.#offsetMinutes = offsetMinutes;
    }
    /** Reads the first page, unless it was read. Rejects with an ActionError. */
    async readFirst() {
        if (this.#pages === 0)
            await this.#readPage();
    }
    /**
     * Reads on until the list ends or, as long as order and count held, its rows expire before `untilMs` and all
     * `wantedIds` were seen. Reads one page at least, unless the list has ended. Rejects with an ActionError.
     */
    async readUntil(untilMs, wantedIds) {
        while (!this.isEnded && !this.#isEnough(untilMs, wantedIds))
            await this.#readPage();
    }
    #isEnough(untilMs, wantedIds) {
        if (this.#pages === 0 || !this.#isSteady || this.#lastExpiryMs >= untilMs)
            return false;
        return [...wantedIds].every((id) => this.rows.has(id));
    }
    /** Reads the next page. Rejects with an ActionError. */
    async #readPage() {
        const offset = this.#pages * LIST_PAGE_SIZE;
        if (this.#failure !== null)
            throw this.#failure;
        const page = await this.#scm.listPage(offset, this.#keyword).catch((thrown) => {
            // If a later page is refused, that is the limit of offsets, which is documented in three ways.
            if (offset > 0 && thrown instanceof src_errors/* ActionError */.lZ && thrown.status === 400)
                return null;
            if (thrown instanceof src_errors/* ActionError */.lZ)
                this.#failure = thrown;
            throw thrown;
        });
        this.#pages += 1;
        if (page === null)
            this.#end(true);
        else
            this.#add(page);
    }
    #add({ rows, totalCount }) {
        const knownBefore = this.rows.size;
        for (const row of rows)
            this.#addRow(row);
        const newCount = this.rows.size - knownBefore;
        // Pages that overlap in part, or count differently, were cut from a list that changed between them: rows may have
        // slipped through, so that nothing may be concluded from where a row stands.
        const isSameCount = this.#pages === 1 || totalCount === this.#totalCount;
        this.#isSteady &&= isSameCount && (newCount === 0 || newCount === rows.length);
        const distinct = new Set(rows.map(({ id }) => id)).size;
        this.#isOverlapping ||= newCount > 0 && newCount < distinct;
        this.#totalCount = Math.max(this.#totalCount, totalCount);
        if (this.isEnded)
            return;
        if (rows.length < LIST_PAGE_SIZE) {
            // What a keyword finds may be counted with all that it does not find, so that its count proves nothing.
            this.#end(this.#keyword === '' ? this.rows.size < this.#totalCount : this.#isOverlapping);
        }
        else if (newCount === 0 || this.#pages === MAX_PAGES || this.#names > MAX_LISTED_NAMES) {
            this.#end(true);
        }
    }
    #addRow(row) {
        const others = this.rows.get(row.id);
        if (others !== undefined) {
            // The same row again tells nothing new.
            if (others.some((other) => (0,external_node_util_namespaceObject.isDeepStrictEqual)(other, row)))
                return;
            if (others.length === MAX_ROWS_PER_ID)
                this.#end(true);
            else
                others.push(row);
            return;
        }
        this.rows.set(row.id, [row]);
        this.#names += row.names.length;
        if (row.expiresAt === null)
            return;
        const expiresAtMs = (0,time/* instantOf */.B9)(row.expiresAt, this.#offsetMinutes);
        this.#isSteady &&= expiresAtMs <= this.#lastExpiryMs;
        this.#lastExpiryMs = expiresAtMs;
    }
    #end(isCut) {
        this.isEnded = true;
        this.isCut = isCut;
    }
}

;// CONCATENATED MODULE: ./src/renewal/inventory.ts




/** A list that shows too few names of more certificates than this counts as cut: each would need its detail. */
const MAX_NAMELESS = 500;
/**
 * The certificates of the account, as far as the list shows them: the list itself and, where that was cut, what it
 * finds for keywords. It only grows, and what is found in it does not depend on the order in which answers came.
 */
class Inventory {
    #scm;
    #offsetMinutes;
    #list;
    #answers = new Map();
    #rows = new Map();
    /** IDs by the names that their rows show. */
    #idsByName = new Map();
    /** IDs of which a row is an order: few, and looked through for every certificate. */
    #ordered = new Set();
    /** IDs that may have more names than their rows show. */
    #nameless = new Set();
    /** Keywords that find more than `MAX_NAMELESS` certificates with too few names. */
    #crowded = new Set();
    #isCut = false;
    constructor(scm, offsetMinutes) {
        this.#scm = scm;
        this.#offsetMinutes = offsetMinutes;
        this.#list = new Listing(scm, '', offsetMinutes);
    }
    /** Reads the first page of the list. Rejects with an ActionError. */
    async readFirst() {
        await this.#list.readFirst();
        this.#join(this.#list);
    }
    /** Reads the list on, as `Listing.readUntil` says. Rejects with an ActionError. */
    async readUntil(untilMs, wantedIds) {
        await this.#list.readUntil(untilMs, wantedIds);
        this.#join(this.#list);
    }
    /** Takes in a certificate that was had by its ID, because the list may not show it. */
    learn({ id, domain, names, status, keyFamily, notAfter }) {
        this.#joinRows(id, [{ id, domain, names, hasAllNames: true, status, keyFamily, expiresAt: notAfter }]);
    }
    /** Asks for each keyword that was not asked for yet, and reads every answer to its end. */
    async ask(keywords) {
        const fresh = [...new Set(keywords)].filter((keyword) => !this.#answers.has(keyword));
        const answers = await Promise.all(fresh.map(async (keyword) => {
            const listing = new Listing(this.#scm, keyword, this.#offsetMinutes);
            return (0,src_source/* sourceOf */.vz)(listing.readUntil(-Infinity, []).then(() => listing));
        }));
        fresh.forEach((keyword, index) => {
            const answer = answers[index];
            if (answer === undefined)
                return;
            this.#answers.set(keyword, answer);
            if (answer.state === 'known')
                this.#join(answer.value);
        });
    }
    /** What was found for a keyword; not asked, if nobody asked for it. */
    answer(keyword) {
        return this.#answers.get(keyword) ?? { state: 'not-asked' };
    }
    /** Whether all that a keyword finds was read and can be looked at, so that what is not among it is not there. */
    isWhole(keyword) {
        const answer = this.answer(keyword);
        return answer.state === 'known' && !answer.value.isCut && !this.#crowded.has(keyword);
    }
    /** Whether the answer to a keyword has the certificate. */
    hasFound(keyword, id) {
        const answer = this.answer(keyword);
        return answer.state === 'known' && answer.value.rows.has(id);
    }
    /** Whether certificates may be missing, so that every one in question has to be asked for. */
    get isCut() {
        return this.#list.isCut || this.#isCut;
    }
    /** Whether the list cannot be read on. */
    get isEnded() {
        return this.#list.isEnded;
    }
    /** Whether the list was read to its end and nothing is missing. */
    get isComplete() {
        return this.#list.isEnded && !this.isCut;
    }
    /** Whether the whole list, not just an answer to a keyword, has the certificate. */
    hasListed(id) {
        return this.#list.rows.has(id);
    }
    /** All that the list and the answers say about one ID; empty where they do not have it. */
    rows(id) {
        return this.#rows.get(id) ?? [];
    }
    /** Every ID with its rows. */
    entries() {
        return this.#rows.entries();
    }
    /** IDs of which a row is an order that may still be issued. */
    orderedIds() {
        return this.#ordered.values();
    }
    /** IDs that have the very name in a row. */
    idsWith(name) {
        return this.#idsByName.get(name) ?? new Set();
    }
    /** IDs of which a row shows the name or a wildcard over it. */
    idsCovering(name) {
        const wildcard = (0,certificate_names/* wildcardOver */.Dd)(name);
        return this.idsWith(name).union(wildcard === null ? new Set() : this.idsWith(wildcard));
    }
    /**
     * IDs that may have any name, because a row of theirs does not show all, and that fit otherwise. If there are too
     * many to look at each, the list counts as cut, and only those that the keyword finds are looked at.
     */
    namelessLike(isFitting, keyword) {
        const ids = [...this.#nameless].filter((id) => this.rows(id).some(isFitting));
        if (ids.length <= MAX_NAMELESS)
            return ids;
        this.#isCut = true;
        const answer = this.answer(keyword);
        if (answer.state !== 'known')
            return [];
        const found = ids.filter((id) => answer.value.rows.has(id));
        if (found.length > MAX_NAMELESS)
            this.#crowded.add(keyword);
        return found.slice(0, MAX_NAMELESS);
    }
    /** Every name that a row shows. */
    names() {
        return this.#idsByName.keys();
    }
    #join(listing) {
        for (const [id, rows] of listing.rows)
            this.#joinRows(id, rows);
    }
    #joinRows(id, rows) {
        this.#rows.set(id, [...new Set([...this.rows(id), ...rows])]);
        if (rows.some(({ hasAllNames }) => !hasAllNames))
            this.#nameless.add(id);
        if (rows.some(isOrder))
            this.#ordered.add(id);
        for (const name of rows.flatMap(({ names }) => names)) {
            const ids = this.#idsByName.get(name);
            if (ids === undefined)
                this.#idsByName.set(name, new Set([id]));
            else
                ids.add(id);
        }
    }
}

;// CONCATENATED MODULE: ./src/renewal/walked.ts




/** The entry of a certificate that was found by its ID or, with what else has its content, by a domain. */
function walked(id, found, { chains }, walk) {
    const entry = { ...found, requestedId: id, chain: src_source/* NOT_ASKED */.Lf, doubt: null };
    const { detail } = found;
    if (detail.state !== 'known' || !walk.followRenewals)
        return entry;
    if (detail.value.names.length > 0 && walk.list.state === 'failed')
        return { ...entry, chain: walk.list };
    const step = chains.get(id);
    if (step === undefined || step.state === 'missing')
        return entry;
    if (step.state === 'failed')
        return { ...entry, chain: step };
    const doubt = doubtAbout(id, step.value, walk);
    if (doubt.state !== 'known')
        return { ...entry, chain: doubt.state === 'failed' ? doubt : src_source/* NOT_ASKED */.Lf };
    // What was followed to has others.
    const duplicates = step.value.latest.id === id ? step.value.duplicates : found.duplicates;
    return { ...entry, duplicates, chain: step, doubt: doubt.value };
}
/** The entry of an ID of the input. */
function walkedById(id, round, walk) {
    const detail = walk.details.get(id) ?? src_source/* NOT_ASKED */.Lf;
    return walked(id, { requestedDomain: null, detail, duplicates: [] }, round, walk);
}
function nothingFor(domain, error, doubt) {
    const detail = error === null ? src_source/* NOT_ASKED */.Lf : (0,src_source/* failed */.gz)(error);
    return { requestedId: null, requestedDomain: domain, detail, duplicates: [], chain: src_source/* NOT_ASKED */.Lf, doubt };
}
/** Without the list nothing can be found by domain; an ID needs no list. */
const WAY_OUT = 'name the certificate by its ID in cert-id, with follow-renewals: false';
/** The entries of a domain of the input: one per certificate that was chosen, else one that says why there is none. */
function walkedByDomain(domain, round, walk) {
    const choice = round.choices.get(domain);
    if (walk.list.state === 'failed')
        return [nothingFor(domain, withListWayOut(walk.list.error, WAY_OUT), null)];
    if (choice?.state === 'failed')
        return [nothingFor(domain, withListWayOut(choice.error, WAY_OUT), null)];
    const keyword = keywordOf({ names: [domain] });
    const answer = walk.inventory.answer(keyword);
    if (answer.state === 'failed')
        return [nothingFor(domain, answer.error, null)];
    // If what was asked for the domain was cut as well, or misses what was chosen, another may be the one in service.
    const chosen = choice?.state === 'chosen' ? choice.families.flat() : [];
    const isShown = chosen.length > 0 && chosen.every(({ certificate }) => walk.inventory.hasFound(keyword, certificate.id));
    const isHidden = walk.inventory.isCut && !(isShown && walk.inventory.isWhole(keyword));
    if (isHidden)
        return [nothingFor(domain, null, { code: 'domain-list-cut', domain, keyword, isReplaced: false })];
    if (choice?.state !== 'chosen') {
        return [nothingFor(domain, choice?.state === 'none' ? choice.error : null, null)];
    }
    return choice.families.map((family) => {
        const [first, ...others] = family;
        if (first === undefined || others.length > 0) {
            const candidateIds = family.map(({ certificate }) => certificate.id).sort();
            return nothingFor(domain, null, { code: 'domain-tie', domain, candidateIds, isReplaced: false });
        }
        const { certificate, ids } = first;
        const otherIds = ids.filter((id) => id !== certificate.id);
        const duplicates = otherIds.flatMap((id) => (0,src_source/* valueOr */.dd)(walk.details.get(id) ?? src_source/* NOT_ASKED */.Lf, null) ?? []);
        return walked(certificate.id, { requestedDomain: domain, detail: (0,src_source/* known */.eO)(certificate), duplicates }, round, walk);
    });
}

;// CONCATENATED MODULE: ./src/renewal/walk.ts








/** Asks for the details of all that are not known yet. */
async function askDetails({ details, scm }, ids) {
    const wanted = [...new Set(ids)].filter((id) => !details.has(id));
    const answers = await Promise.all(wanted.map((id) => (0,src_source/* sourceOf */.vz)(scm.detail(id))));
    wanted.forEach((id, index) => {
        const answer = answers[index];
        if (answer !== undefined)
            details.set(id, answer);
    });
}
/** Asks for the first page of the list together with the details, and reads on as far as anything in question needs. */
async function start(walk) {
    const { request, inventory, details, offsetMinutes } = walk;
    const { certIds, domains, followRenewals, nowMs } = request;
    const isListed = followRenewals || domains.length > 0;
    const first = isListed ? (0,src_source/* sourceOf */.vz)(inventory.readFirst()) : src_source/* NOT_ASKED */.Lf;
    certIds.forEach((id) => {
        request.onLikelyJudged(id, [id]);
    });
    const [page] = await Promise.all([first, askDetails(walk, certIds)]);
    if (page.state !== 'known') {
        walk.list = page;
        return;
    }
    const pinned = certIds.flatMap((id) => (0,src_source/* valueOr */.dd)(details.get(id) ?? src_source/* NOT_ASKED */.Lf, null) ?? []);
    for (const certificate of pinned)
        inventory.learn(certificate);
    const inQuestion = followRenewals ? pinned.filter(({ names }) => names.length > 0) : [];
    // If a certificate's own expiry is not known, its row may tell it, which may stand anywhere.
    const ends = inQuestion.map((certificate) => (0,certificate_certificate/* expiryOf */.p1)(certificate, offsetMinutes) ?? -Infinity);
    const untilMs = [...ends, ...(domains.length > 0 ? [nowMs] : [])].reduce((one, other) => Math.min(one, other), Infinity);
    walk.list = await readOn(walk, untilMs, inQuestion);
}
async function readOn({ inventory }, untilMs, wanted) {
    if (untilMs === Infinity)
        return (0,src_source/* known */.eO)(true);
    const ids = wanted.map(({ id }) => id);
    return (0,src_source/* sourceOf */.vz)(inventory.readUntil(untilMs, ids).then(() => true));
}
function chosenOf(choice) {
    const families = choice.state === 'chosen' ? choice.families : [];
    return families.flatMap(([first, ...others]) => first !== undefined && others.length === 0 ? [first.certificate] : []);
}
/** Chooses and follows over what is known. */
function lookAround(walk) {
    const { request, details } = walk;
    const choices = new Map(request.domains.map((domain) => [domain, chooseByDomain(domain, walk, request.nowMs)]));
    const pinned = request.certIds.flatMap((id) => (0,src_source/* valueOr */.dd)(details.get(id) ?? src_source/* NOT_ASKED */.Lf, null) ?? []);
    const requested = request.followRenewals ? [...pinned, ...[...choices.values()].flatMap(chosenOf)] : [];
    const chains = new Map();
    for (const certificate of requested) {
        // If its own expiry is not known, a row may tell it, which may still have to be found.
        if (!chains.has(certificate.id) && certificate.names.length > 0) {
            chains.set(certificate.id, followChain(certificate, walk));
        }
    }
    return { choices, chains };
}
/** Tells of what is likely judged next, by what in the request it comes of. */
function tellLikely({ choices, chains }, { request }) {
    const tell = (step, requested) => {
        if (step.state !== 'missing')
            return;
        for (const id of step.likelyIds)
            request.onLikelyJudged(id, requested);
    };
    for (const [domain, step] of choices)
        tell(step, [domain]);
    for (const [id, step] of chains) {
        const domains = [...choices].flatMap(([domain, choice]) => chosenOf(choice).some((certificate) => certificate.id === id) ? [domain] : []);
        tell(step, [id, ...domains]);
    }
}
/** What a cut list has to be searched for: for every domain and every certificate in question, successors included. */
function keywordsOf({ choices, chains }, walk) {
    const inQuestion = [...chains].flatMap(([id, step]) => certificatesAlong(id, step, walk));
    return new Set([
        ...[...choices.keys()].map((domain) => keywordOf({ names: [domain] })),
        ...inQuestion.map(keywordOf)
    ]);
}
/**
 * Looks around until nothing is missing. Whatever was found in a round is known to all in the next, so order never
 * matters.
 */
async function explore(walk) {
    const { inventory } = walk;
    for (;;) {
        const round = lookAround(walk);
        const steps = [...round.choices.values(), ...round.chains.values()];
        const missing = steps.flatMap((step) => (step.state === 'missing' ? [step] : []));
        const ids = new Set(missing.flatMap((step) => [...step.ids]));
        tellLikely(round, walk);
        const keywords = inventory.isCut ? [...keywordsOf(round, walk)] : [];
        const unasked = keywords.filter((keyword) => inventory.answer(keyword).state === 'not-asked');
        if (ids.size > 0 || unasked.length > 0) {
            await Promise.all([askDetails(walk, ids), inventory.ask(unasked)]);
            continue;
        }
        if (inventory.isEnded || !steps.some(({ state }) => state === 'read-on'))
            return round;
        const list = await readOn(walk, -Infinity, []);
        if (list.state === 'failed')
            return { ...round, choices: withFailure(round.choices, list.error) };
    }
}
/** If the rest of the list cannot be read, that concerns only those that need it. */
function withFailure(choices, error) {
    return new Map([...choices].map(([domain, step]) => [domain, step.state === 'read-on' ? { state: 'failed', error } : step]));
}
/**
 * Finds what was asked for, one entry per ID and then per certificate of each domain, in the order of the request,
 * and follows the renewals of each. One reading of the list serves all. What fails is in the entry that it concerns;
 * never rejects but for a defect of this program. The inventory is what was seen of the account, `details` what was
 * read of it.
 */
async function walkAccount(request, scm) {
    const { offsetMinutes } = request;
    const inventory = new Inventory(scm, offsetMinutes);
    const walk = { request, scm, inventory, offsetMinutes, details: new Map(), list: src_source/* NOT_ASKED */.Lf };
    await start(walk);
    const isListed = walk.list.state === 'known';
    const round = isListed
        ? await explore(walk)
        : { choices: new Map(), chains: new Map() };
    const finished = { ...walk, followRenewals: request.followRenewals };
    const byId = request.certIds.map((id) => walkedById(id, round, finished));
    const byDomain = request.domains.flatMap((domain) => walkedByDomain(domain, round, finished));
    return { entries: [...byId, ...byDomain], inventory, details: walk.details };
}

;// CONCATENATED MODULE: ./src/renewal/findings.ts
/**
 * The IDs of which one may be in service in place of the requested certificate, which something replaced; empty
 * without such a doubt.
 */
function possibleReplacements(doubt) {
    if (doubt?.isReplaced !== true)
        return [];
    return doubt.code === 'tie' ? doubt.candidateIds : [doubt.certId];
}

;// CONCATENATED MODULE: ./src/renewal/replaced.ts




// What a certificate replaced, as far as the list tells: also what was replaced long before this run, so that what was
// left behind is still seen after the new ID has been put into the inputs.
/** What was replaced expires at least this much earlier. */
const MIN_EARLIER_MS = time/* DAY_MS */.sO;
/** Whether a claim may be of what was replaced: what it does not say speaks for it. */
function isFitting(claim, { judged, expiresAtMs }, offsetMinutes) {
    const names = new Set(judged.names);
    const isEarlier = claim.expiresAt === null ||
        (expiresAtMs !== null && (0,time/* instantOf */.B9)(claim.expiresAt, offsetMinutes) + MIN_EARLIER_MS <= expiresAtMs);
    const isSameFamily = claim.keyFamily === null || judged.keyFamily === null || claim.keyFamily === judged.keyFamily;
    return isEarlier && isSameFamily && !isMereOrder(claim) && claim.names.every((name) => names.has(name));
}
/** Whether a row says all that is needed, so that its detail is not worth a request. */
function isDecisive({ hasAllNames, expiresAt, keyFamily }) {
    return hasAllNames && expiresAt !== null && keyFamily !== null;
}
function isOlderId(id, judgedId) {
    return ((0,certificate_certificate/* idEpochMs */.pw)(id) ?? Infinity) < ((0,certificate_certificate/* idEpochMs */.pw)(judgedId) ?? -Infinity);
}
function candidatesFor(question, { list, offsetMinutes }) {
    const { judged, expiresAtMs, duplicateIds, formerIds, keyword } = question;
    if (expiresAtMs === null || judged.names.length === 0)
        return [];
    const fits = (row) => isFitting(row, question, offsetMinutes);
    const shown = judged.names.flatMap((name) => [...list.idsWith(name)]);
    const others = new Set([judged.id, ...duplicateIds, ...formerIds]);
    return [...new Set([...shown, ...list.namelessLike((row) => !row.hasAllNames && fits(row), keyword)])]
        .filter((id) => !others.has(id) && isOlderId(id, judged.id))
        .filter((id) => list.rows(id).some(fits));
}
/** The expiry of a detail, else the earliest of its rows. */
function expiryIn(detail, rows) {
    const times = rows.flatMap(({ expiresAt }) => expiresAt ?? []);
    return detail.notAfter ?? times.toSorted((one, other) => one.ms - other.ms)[0] ?? null;
}
function isOver({ status, expiresAt }, knowledge) {
    const { offsetMinutes, nowMs } = knowledge;
    return status === 'EXPIRED' || (0,time/* hasPassed */.Pc)(expiresAt, offsetMinutes, nowMs);
}
function detailOf(id, { details }) {
    const detail = details.get(id);
    return detail?.state === 'known' ? detail.value : null;
}
function replacedId(id, knowledge) {
    const rows = knowledge.list.rows(id);
    const detail = detailOf(id, knowledge);
    const claims = detail === null ? rows : [{ ...detail, expiresAt: expiryIn(detail, rows) }];
    return { id, isExpired: claims.length > 0 && claims.every((claim) => isOver(claim, knowledge)) };
}
/**
 * What a certificate replaced: what was followed through, and whatever of the list has no name that the certificate
 * lacks, expires 24 hours earlier, has an older ID and is of the same key family and no mere order. A row that does not
 * say all that, or that another row of the same ID contradicts, is decided by its detail. Pure.
 */
function findReplaced(question, knowledge) {
    const { list, details, offsetMinutes } = knowledge;
    const candidates = candidatesFor(question, knowledge);
    const isSettled = (id) => list.rows(id).every((row) => isDecisive(row) && isFitting(row, question, offsetMinutes));
    const doubtful = candidates.filter((id) => !isSettled(id));
    const missing = new Set(doubtful.filter((id) => !details.has(id)));
    if (missing.size > 0)
        return { state: 'missing', ids: missing };
    const error = (0,src_source/* failureIn */.Q6)(doubtful.flatMap((id) => details.get(id) ?? []));
    if (error !== null)
        return { state: 'failed', error };
    const isReplaced = (id) => {
        const detail = detailOf(id, knowledge);
        if (detail === null)
            return true;
        const expiresAt = expiryIn(detail, list.rows(id));
        return (expiresAt !== null && detail.names.length > 0 && isFitting({ ...detail, expiresAt }, question, offsetMinutes));
    };
    const ids = [...candidates.filter((id) => isSettled(id) || isReplaced(id))].sort();
    const all = [...new Set([...question.formerIds, ...ids])];
    return { state: 'known', replaced: all.map((id) => replacedId(id, knowledge)) };
}

;// CONCATENATED MODULE: ./src/evidence/deployed.ts



// Asking which resources use some certificates, whatever one of them does to its batch.
/** The most IDs that one request may ask about. */
const BATCH_SIZE = 50;
/**
 * An answer that refuses the IDs, and not the caller: one of them is not known, or of a kind that SCM does not take
 * here.
 */
function isRefusal({ code, status }) {
    return (status === 400 || status === 404) && (code === 'CERTIFICATE_NOT_FOUND' || code === 'UNEXPECTED_RESPONSE');
}
/** Nothing is known about the use of an ID. */
function noAnswer(certId) {
    return (0,src_source/* known */.eO)({ ...NO_BINDINGS, gaps: [{ code: 'no-answer', certId }] });
}
/** What an error says of an ID that was asked about alone. */
function bindingsAfter(error, certId) {
    if (isRefusal(error))
        return noAnswer(certId);
    // So much is told that something uses it.
    if (isTooLarge(error))
        return (0,src_source/* known */.eO)({ ...NO_BINDINGS, gaps: [{ code: 'not-listed', certId, service: null, count: 1 }] });
    return (0,src_source/* failed */.gz)(error);
}
/** What to ask about in place of a batch that failed; null where there is nothing smaller to ask. */
function partsAfter(error, certIds) {
    if (certIds.length === 1)
        return null;
    if (isRefusal(error))
        return certIds.map((id) => [id]);
    const middle = Math.ceil(certIds.length / 2);
    return isTooLarge(error) ? [certIds.slice(0, middle), certIds.slice(middle)] : null;
}
/** Asks about up to 50 IDs; if that is refused about each alone, if the answer is too large about each half. */
async function askBatch(certIds, scm, answers) {
    const answer = await (0,src_source/* sourceOf */.vz)(scm.deployedResources(certIds));
    if (answer.state === 'failed') {
        const parts = partsAfter(answer.error, certIds);
        if (parts !== null)
            await Promise.all(parts.map((part) => askBatch(part, scm, answers)));
        else {
            const only = certIds.length === 1;
            for (const id of certIds)
                answers.set(id, only ? bindingsAfter(answer.error, id) : (0,src_source/* failed */.gz)(answer.error));
        }
        return;
    }
    for (const id of certIds) {
        const bindings = (0,src_source/* valueOr */.dd)(answer, null)?.get(id);
        answers.set(id, bindings === undefined ? noAnswer(id) : (0,src_source/* known */.eO)(bindings));
    }
}
/** Asks about any number of IDs, in batches of 50, and adds what is known of each to the answers. */
async function askAll(certIds, scm, answers) {
    const ids = [...certIds];
    const batches = Array.from({ length: Math.ceil(ids.length / BATCH_SIZE) }, (_, index) => ids.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE));
    await Promise.all(batches.map((batch) => askBatch(batch, scm, answers)));
}

;// CONCATENATED MODULE: ./src/evidence/replaced.ts


/** The question what the judged certificate replaced, out of the evidence about it. */
function replacedQuestion({ duplicates, renewals }, judged, knowledge) {
    return {
        judged,
        // If its rows contradict each other, the latest expiry hides nothing that it replaced.
        expiresAtMs: dated(judged, Math.max, knowledge).expiresAtMs,
        duplicateIds: duplicates.map(({ id }) => id),
        formerIds: (0,src_source/* valueOr */.dd)(renewals, null)?.formerIds ?? [],
        keyword: keywordOf(judged)
    };
}

;// CONCATENATED MODULE: ./src/evidence/bindings.ts








/** A certificate that binding evidence can say something about: neither in error nor expired. */
function judgedIn(evidence, { offsetMinutes, nowMs }) {
    const { detail, pushes, renewals } = evidence;
    // Where nothing is required but hosts, no push history was asked for, and no binding would count.
    if (detail.state !== 'known' || pushes.state === 'not-asked')
        return null;
    if ((0,src_source/* failureIn */.Q6)([pushes, renewals]) !== null)
        return null;
    const isReplaced = (0,evidence_evidence/* doubtIn */.C)(evidence)?.isReplaced === true;
    return (0,certificate_certificate/* isExpired */._d)(detail.value, offsetMinutes, nowMs) && !isReplaced ? null : detail.value;
}
function questionAbout(evidence, search) {
    const judged = judgedIn(evidence, search);
    return judged && replacedQuestion(evidence, judged, { ...search, details: new Map() });
}
/** Finds what each certificate replaced, asking for the details and keywords that decide; what is found serves all. */
async function findAllReplaced(questions, { scm, inventory, offsetMinutes, nowMs }) {
    const details = new Map();
    const learn = async (ids) => {
        await Promise.all([...ids].map(async (id) => details.set(id, await (0,src_source/* sourceOf */.vz)(scm.detail(id)))));
    };
    // These were read before: asking again makes no request.
    await learn(new Set(questions.flatMap(({ formerIds }) => formerIds)));
    const end = ({ keyword }, step) => {
        const error = (0,src_source/* failureIn */.Q6)([inventory.answer(keyword)]);
        if (error !== null)
            return (0,src_source/* failed */.gz)(error);
        if (step.state === 'failed')
            return step;
        if (step.state === 'known')
            return (0,src_source/* known */.eO)(step.replaced);
        throw new Error('what a certificate replaced is not known, and nothing is missing for it');
    };
    const knowledge = { list: inventory, details, offsetMinutes, nowMs };
    for (;;) {
        const steps = questions.map((question) => [question, findReplaced(question, knowledge)]);
        const missing = new Set(steps.flatMap(([, step]) => (step.state === 'missing' ? [...step.ids] : [])));
        const unasked = questions
            .map(({ keyword }) => keyword)
            .filter((keyword) => inventory.isCut && inventory.answer(keyword).state === 'not-asked');
        if (missing.size === 0 && unasked.length === 0)
            return new Map(steps.map(([question, step]) => [question, end(question, step)]));
        await Promise.all([learn(missing), inventory.ask(unasked)]);
    }
}
function partOf(ids, answers) {
    const sources = ids.map((id) => answers.get(id) ?? noAnswer(id));
    const error = (0,src_source/* failureIn */.Q6)(sources);
    return error === null ? (0,src_source/* known */.eO)(joinBindings(sources.flatMap((one) => (0,src_source/* valueOr */.dd)(one, null) ?? []))) : (0,src_source/* failed */.gz)(error);
}
function evidenceFrom({ currentIds, replaced }, isListCut, answers) {
    const current = partOf(currentIds, answers);
    const old = partOf(replaced.map(({ id }) => id), answers);
    if (current.state !== 'known')
        return current;
    if (old.state !== 'known')
        return old;
    // What SCM does not know of an expired certificate is that it is gone: nothing uses it.
    const gone = new Set(replaced.filter(({ isExpired }) => isExpired).map(({ id }) => id));
    const gaps = old.value.gaps.filter((gap) => gap.code !== 'no-answer' || !gone.has(gap.certId));
    return (0,src_source/* known */.eO)({ current: current.value, replaced: { resources: old.value.resources, gaps }, isListCut });
}
/** The judged content; where that was replaced for certain, what may have replaced it. */
function currentIdsOf(evidence, { judged, duplicateIds }) {
    const possibleIds = possibleReplacements((0,evidence_evidence/* doubtIn */.C)(evidence));
    return possibleIds.length > 0 ? possibleIds : [judged.id, ...duplicateIds];
}
/** What each certificate replaced; not asked for one that is in error or expired whatever uses it. */
async function plansFor(certificates, search) {
    const questions = certificates.map((evidence) => questionAbout(evidence, search));
    const asked = questions.filter((question) => question !== null);
    if (asked.length === 0)
        return questions.map(() => src_source/* NOT_ASKED */.Lf);
    // The walk reads no further than the renewals need; what was replaced stands below.
    const list = search.isListed ? await (0,src_source/* sourceOf */.vz)(search.inventory.readUntil(-Infinity, [])) : src_source/* NOT_ASKED */.Lf;
    if (list.state === 'failed')
        return questions.map((question) => (question === null ? src_source/* NOT_ASKED */.Lf : list));
    const found = await findAllReplaced(asked, search);
    // What is judged in its own right was not replaced by another, though its names may be the same.
    const pinned = new Set(search.followRenewals ? [] : certificates.map(({ certId }) => certId));
    return certificates.map((evidence, index) => {
        const question = questions[index] ?? null;
        if (question === null)
            return src_source/* NOT_ASKED */.Lf;
        const replaced = found.get(question);
        // Whoever is not asked about passes by the pushes alone.
        if (replaced === undefined)
            throw new Error(`nobody looked for what ${question.judged.id} replaced`);
        if (replaced.state !== 'known')
            return replaced;
        const old = replaced.value.filter(({ id }) => !pinned.has(id));
        return (0,src_source/* known */.eO)({ currentIds: currentIdsOf(evidence, question), replaced: old });
    });
}
/**
 * Adds to the evidence which resources use each certificate and what it replaced, in the same order. A certificate that
 * is in error or expired whatever uses it is left as it is. What fails is in the evidence that it concerns.
 */
async function addBindings(certificates, search) {
    const plans = await plansFor(certificates, search);
    const planned = plans.flatMap((plan) => (0,src_source/* valueOr */.dd)(plan, null) ?? []);
    const current = new Set(planned.flatMap(({ currentIds }) => currentIds));
    const old = planned.flatMap(({ replaced }) => replaced);
    const idsOf = (isExpired) => old.filter((one) => one.isExpired === isExpired).map(({ id }) => id);
    const live = current.union(new Set(idsOf(false)));
    const answers = new Map();
    // SCM may refuse a batch for one expired ID, so these have batches of their own.
    await Promise.all([
        askAll(live, search.scm, answers),
        askAll(new Set(idsOf(true)).difference(live), search.scm, answers)
    ]);
    return certificates.map((evidence, index) => {
        const plan = plans[index] ?? src_source/* NOT_ASKED */.Lf;
        const bindings = plan.state === 'known' ? evidenceFrom(plan.value, search.inventory.isCut, answers) : plan;
        return { ...evidence, bindings };
    });
}

;// CONCATENATED MODULE: ./src/evidence/collect.ts





/** Of one content under several IDs: the one that was asked for, else another of the input, else the later. */
function judgedId(ids, requestedId, certIds) {
    const inInput = ids.filter((id) => certIds.includes(id));
    // The ID that was found for a domain is nobody's wish, so that of the input goes before it.
    if (requestedId !== null && inInput.includes(requestedId))
        return requestedId;
    return (inInput.length > 0 ? inInput : ids).reduce(laterId);
}
function onItsWay(judged, inventory) {
    return [...inventory.orderedIds()].filter((id) => inventory.rows(id).some((row) => isOnItsWay(row, judged)));
}
function needsPushes({ requestedId, requestedDomain }, { pushSubjects }) {
    return pushSubjects.has(requestedDomain ?? requestedId ?? '');
}
/** What was found for an entry whose own certificate is judged: nothing replaced it, or it is not known what did. */
async function unfollowed(entry, renewals, { request, scm }) {
    const { requestedId, requestedDomain, detail, duplicates } = entry;
    const ids = requestedId === null ? [] : [requestedId, ...duplicates.map(({ id }) => id)];
    const pushes = needsPushes(entry, request) ? await (0,src_source/* sourceOfAll */.M3)(ids.map(scm.history)) : src_source/* NOT_ASKED */.Lf;
    const shared = { requestedId, requestedDomain, certId: requestedId, detail, pushes, renewals };
    return { ...shared, duplicates, bindings: src_source/* NOT_ASKED */.Lf, hosts: [] };
}
/** A certificate that was asked for as well needs no mention as one that might be meant. */
function nearMissesOf({ nearMisses }, { certIds }) {
    return nearMisses.filter(({ id }) => !certIds.includes(id));
}
/**
 * What was found out, though not enough: near misses are told only of a certificate whose own renewals were looked
 * for.
 */
function doubtful(doubt, entry, context) {
    const certificate = (0,src_source/* valueOr */.dd)(entry.detail, null);
    const chain = (0,src_source/* valueOr */.dd)(entry.chain, null);
    const isJudged = doubt.code === 'list-cut' && !doubt.isReplaced;
    const formerIds = chain === null ? [] : formerIdsIn(chain, doubt);
    const nearMisses = chain !== null && isJudged ? nearMissesOf(chain, context.request) : [];
    const orderedIds = certificate === null ? [] : onItsWay(certificate, context.inventory);
    return (0,src_source/* known */.eO)({ replaced: [], formerIds, replacedPushes: src_source/* NOT_ASKED */.Lf, doubt, nearMisses, orderedIds });
}
/**
 * The evidence about the last certificate of a chain, its content under every ID, and the histories of what it
 * replaced.
 */
async function followed(entry, chain, { request, inventory, scm, read }) {
    const { requestedId, requestedDomain } = entry;
    const isPushed = needsPushes(entry, request);
    const group = [chain.latest, ...chain.duplicates];
    const ids = group.map(({ id }) => id);
    const certId = judgedId(ids, requestedId, request.certIds);
    read(certId, isPushed);
    const judged = group.find(({ id }) => id === certId) ?? chain.latest;
    const [pushes, replacedPushes] = await Promise.all([
        isPushed ? (0,src_source/* sourceOfAll */.M3)(ids.map(scm.history)) : src_source/* NOT_ASKED */.Lf,
        isPushed && chain.formerIds.length > 0 ? (0,src_source/* sourceOfAll */.M3)(chain.formerIds.map(scm.history)) : src_source/* NOT_ASKED */.Lf
    ]);
    return {
        requestedId,
        requestedDomain,
        certId,
        detail: (0,src_source/* known */.eO)(judged),
        duplicates: group.filter(({ id }) => id !== certId),
        pushes,
        renewals: (0,src_source/* known */.eO)({
            replaced: chain.replaced,
            formerIds: chain.formerIds,
            replacedPushes,
            doubt: null,
            nearMisses: nearMissesOf(chain, request),
            orderedIds: onItsWay(judged, inventory)
        }),
        bindings: src_source/* NOT_ASKED */.Lf,
        hosts: []
    };
}
/** If a detail has no expiry, a row of the list may: by it the certificate was chosen, so by it it is judged. */
function withListedExpiry(evidence, inventory) {
    const { detail } = evidence;
    if (detail.state !== 'known' || detail.value.notAfter !== null)
        return evidence;
    const listed = inventory.rows(detail.value.id).flatMap(({ expiresAt }) => expiresAt ?? []);
    const latest = listed.toSorted((one, other) => other.ms - one.ms)[0] ?? null;
    return { ...evidence, detail: (0,src_source/* known */.eO)({ ...detail.value, notAfter: latest }) };
}
function evidenceOf(entry, context) {
    const { chain, doubt } = entry;
    if (doubt !== null)
        return unfollowed(entry, doubtful(doubt, entry, context), context);
    return chain.state === 'known' ? followed(entry, chain.value, context) : unfollowed(entry, chain, context);
}
/**
 * Collects what is known about everything in the request: detail and push history of each certificate that is judged,
 * read by one and the same path whether it was asked for or replaced what was. What fails is in the entry that it
 * concerns.
 */
async function collectEvidence(request, scm) {
    const seen = new Set();
    const readings = [];
    const tell = async (certId, isPushed) => {
        const history = isPushed ? (0,src_source/* sourceOf */.vz)(scm.history(certId)) : src_source/* NOT_ASKED */.Lf;
        const [detail, pushes] = await Promise.all([(0,src_source/* sourceOf */.vz)(scm.detail(certId)), history]);
        request.onRead(certId, detail, pushes);
    };
    const read = (certId, isPushed) => {
        if (seen.has(certId))
            return;
        seen.add(certId);
        const reading = tell(certId, isPushed);
        // If the walk rejects first, nobody waits for this one any more, and its rejection must not end the process.
        reading.catch(() => undefined);
        readings.push(reading);
    };
    const onLikelyJudged = (certId, requested) => {
        read(certId, requested.some((subject) => request.pushSubjects.has(subject)));
    };
    const { entries, inventory, details } = await walkAccount({ ...request, onLikelyJudged }, scm);
    const context = { request, inventory, scm, read };
    const evidence = await Promise.all(entries.map((entry) => evidenceOf(entry, context)));
    const certificates = evidence.map((one) => withListedExpiry(one, inventory));
    await Promise.all(readings);
    if (request.bindings === 'off')
        return { certificates, inventory, details };
    const isListed = request.followRenewals || request.domains.length > 0 || request.findsUnlisted;
    const search = { ...request, scm, inventory, isListed };
    return { certificates: await addBindings(certificates, search), inventory, details };
}

;// CONCATENATED MODULE: ./src/renewal/unlisted.ts



// Which certificates of the account nobody listed.
/** Beyond so many certificates whose rows do not say enough, details are not asked for: the rest counts as unlisted. */
const MAX_DOUBTFUL = 500;
function unlistedFrom(id, { inventory, offsetMinutes }) {
    const rows = inventory.rows(id);
    const times = rows.flatMap(({ expiresAt }) => (expiresAt === null ? [] : [(0,time/* instantOf */.B9)(expiresAt, offsetMinutes)]));
    return { id, domain: rows[0]?.domain ?? '', expiresAtMs: times.length === 0 ? null : Math.max(...times) };
}
/** The list as if it had these certificates alone. */
function listOf(ids, { inventory }) {
    const nameless = [...ids].filter((id) => inventory.rows(id).some(({ hasAllNames }) => !hasAllNames));
    return {
        idsWith: (name) => inventory.idsWith(name).intersection(ids),
        rows: (id) => inventory.rows(id),
        namelessLike: (isFitting) => nameless.filter((id) => inventory.rows(id).some(isFitting))
    };
}
/** IDs that may be in service, and that no entry names, judges or was followed through. */
function candidates({ ids }, knowledge) {
    const { inventory, details, offsetMinutes, nowMs } = knowledge;
    const isAhead = (expiresAt) => !(0,time/* hasPassed */.Pc)(expiresAt, offsetMinutes, nowMs);
    const isCurrent = (id, rows) => {
        const detail = details.get(id);
        if (detail?.state === 'known')
            return isInService(detail.value) && isAhead(detail.value.notAfter);
        return rows.some((row) => mayBeInService(row) && isAhead(row.expiresAt));
    };
    return new Set([...inventory.entries()].flatMap(([id, rows]) => (!ids.has(id) && isCurrent(id, rows) ? [id] : [])));
}
/** Whether no row tells whether the certificate is in service. */
function isUndecided(rows) {
    return !rows.some((row) => isInService(row) && row.expiresAt !== null);
}
/**
 * The certificates in service that no entry is about. One that an entry's certificate replaced, or that is the same
 * content under another ID, is that entry's. If a detail that would tell cannot be had, the certificate counts as
 * unlisted. Pure.
 */
function findUnlisted(subjects, knowledge) {
    const { inventory, details, offsetMinutes } = knowledge;
    const unnamed = candidates(subjects, knowledge);
    const isLost = (id) => details.get(id)?.state === 'failed';
    const list = listOf(new Set([...unnamed].filter((id) => !isLost(id))), knowledge);
    const steps = subjects.judged.map((question) => findReplaced(question, { ...knowledge, list }));
    const isRepeated = mayRepeat(subjects.outlines, offsetMinutes);
    const repeats = [...unnamed].filter((id) => inventory.rows(id).some(isRepeated));
    const undecided = [...unnamed].filter((id) => isUndecided(inventory.rows(id)));
    const doubtful = new Set([
        ...repeats,
        ...undecided,
        ...steps.flatMap((step) => (step.state === 'missing' ? [...step.ids] : []))
    ]);
    const missing = [...doubtful].filter((id) => !details.has(id)).slice(0, Math.max(0, MAX_DOUBTFUL - details.size));
    if (missing.length > 0)
        return { state: 'missing', ids: new Set(missing) };
    const replaced = new Set(steps.flatMap((step) => (step.state === 'known' ? step.replaced.map(({ id }) => id) : [])));
    const isSameContent = (id) => {
        const detail = details.get(id);
        const fingerprint = detail?.state === 'known' ? detail.value.fingerprint : null;
        return fingerprint !== null && subjects.fingerprints.has(fingerprint);
    };
    const left = [...unnamed].filter((id) => !replaced.has(id) && !isSameContent(id)).sort();
    return { state: 'known', unlisted: left.map((id) => unlistedFrom(id, knowledge)) };
}

;// CONCATENATED MODULE: ./src/evidence/unlisted.ts







/** Between these the run could not decide: each may be what an entry is about. */
function candidateIds(evidence) {
    const doubt = (0,evidence_evidence/* doubtIn */.C)(evidence);
    return doubt?.code === 'domain-tie' ? doubt.candidateIds : possibleReplacements(doubt);
}
function idsOf(evidence) {
    const { requestedId, certId, duplicates, renewals } = evidence;
    return [
        ...[requestedId, certId].flatMap((id) => id ?? []),
        ...duplicates.map(({ id }) => id),
        ...((0,src_source/* valueOr */.dd)(renewals, null)?.formerIds ?? []),
        ...candidateIds(evidence)
    ];
}
/** If nothing was chosen for a domain, the entry may be about each certificate that has it. */
function idsNamed({ certId, requestedDomain }, { inventory }) {
    return certId === null && requestedDomain !== null ? inventory.idsCovering(requestedDomain) : [];
}
function subjectsOf(certificates, knowledge) {
    const judged = certificates.flatMap((evidence) => {
        const certificate = (0,src_source/* valueOr */.dd)(evidence.detail, null);
        return certificate === null ? [] : [{ evidence, certificate }];
    });
    const contents = judged.flatMap(({ evidence, certificate }) => [certificate, ...evidence.duplicates]);
    return {
        ids: new Set(certificates.flatMap((evidence) => [...idsOf(evidence), ...idsNamed(evidence, knowledge)])),
        judged: judged.map(({ evidence, certificate }) => replacedQuestion(evidence, certificate, knowledge)),
        outlines: contents.map((one) => dated(one, Math.max, knowledge)),
        fingerprints: new Set(contents.flatMap(({ fingerprint }) => fingerprint ?? []))
    };
}
/** Not what helps a certificate that is followed: the list is read whatever follow-renewals says. */
const unlisted_WAY_OUT = 'set unlisted: ignore in the policy';
/**
 * Finds the certificates in service that no entry is about, reading the list until its rows have expired. Asks for
 * details only where a row leaves open whether it is one of theirs. Fails only where the list cannot be had.
 */
async function collectUnlisted(certificates, { scm, inventory, offsetMinutes, nowMs }) {
    const list = await (0,src_source/* sourceOf */.vz)(inventory.readUntil(nowMs, []));
    if (list.state === 'failed')
        return (0,src_source/* failed */.gz)(withListWayOut(list.error, unlisted_WAY_OUT));
    const details = new Map();
    const knowledge = { inventory, details, offsetMinutes, nowMs };
    const subjects = subjectsOf(certificates, knowledge);
    for (;;) {
        const step = findUnlisted(subjects, knowledge);
        if (step.state === 'known')
            return (0,src_source/* known */.eO)({ certificates: step.unlisted, isListCut: inventory.isCut });
        await Promise.all([...step.ids].map(async (id) => details.set(id, await (0,src_source/* sourceOf */.vz)(scm.detail(id)))));
    }
}

// EXTERNAL MODULE: ./src/certificate/host.ts
var certificate_host = __nccwpck_require__(3905);
;// CONCATENATED MODULE: ./src/config/entries.ts

/** One entry for each ID, then for each domain, in the order of the inputs, all with the same needs. */
function inputEntries({ certIds, domains, requirements, graceMs }) {
    const needs = { requirements, graceMs, waivers: [] };
    return [
        ...certIds.map((certId) => ({ certId, domain: null, ...needs })),
        ...domains.map((domain) => ({ certId: null, domain, ...needs }))
    ];
}
/** The entries of a policy in its order; `graceMs` holds where the policy gives no grace. */
function policyEntries({ entries }, graceMs) {
    return entries.map((entry) => ({
        certId: entry.certId,
        domain: entry.domain,
        requirements: entry.requirements,
        graceMs: entry.graceMs ?? graceMs,
        waivers: entry.waivers
    }));
}
/** Finds the entry that a certificate was asked for by; throws where there is none, a defect of this program. */
function entryFinder(entries) {
    const keyOf = (certId, domain) => domain ?? certId ?? '';
    const byKey = new Map(entries.map((entry) => [keyOf(entry.certId, entry.domain), entry]));
    return ({ requestedId, requestedDomain }) => {
        const entry = byKey.get(keyOf(requestedId, requestedDomain));
        if (entry === undefined)
            throw new Error(`nobody asked for ${keyOf(requestedId, requestedDomain)}`);
        return entry;
    };
}
/** Every requirement of the entries, equal texts once, in their order. */
function requirementsOf(entries) {
    return [...new Map(entries.flatMap(({ requirements }) => requirements).map((one) => [one.text, one])).values()];
}
/** The IDs and the domains of entries that require a service, so that their push history is needed. */
function pushSubjectsOf(entries) {
    const pushed = entries.filter(({ requirements }) => (0,required/* servicesIn */.qp)(requirements).length > 0);
    return new Set(pushed.flatMap(({ certId, domain }) => domain ?? certId ?? []));
}
/** The IDs and the domains that the entries are about, each in their order. */
function entries_subjectsOf(entries) {
    return {
        certIds: entries.flatMap(({ certId }) => certId ?? []),
        domains: entries.flatMap(({ domain }) => domain ?? [])
    };
}

;// CONCATENATED MODULE: ./src/evidence/hosts.ts











/** The hosts of the inputs concern all certificates of the run, those of a policy the certificates of their entry. */
function hostGroups(certificates, entries, hasPolicy) {
    const [first] = entries;
    if (!hasPolicy)
        return first === undefined ? [] : [{ hosts: (0,required/* hostsIn */.TE)(first.requirements), members: certificates }];
    const entryFor = entryFinder(entries);
    const membersOf = Map.groupBy(certificates, entryFor);
    return entries.map((entry) => ({ hosts: (0,required/* hostsIn */.TE)(entry.requirements), members: membersOf.get(entry) ?? [] }));
}
/** What a certificate offers to a host, by SCM's own times; nothing where its detail is not known. */
function candidateOf({ certId, detail, duplicates }, offsetMinutes) {
    if (certId === null || detail.state !== 'known')
        return [];
    const { names, keyFamily } = detail.value;
    const renewedAtMs = (0,certificate_certificate/* earliestRenewal */.kl)([detail.value, ...duplicates], offsetMinutes)?.atMs ?? null;
    return [{ certId, names, keyFamily, renewedAtMs }];
}
function uncoveredHost(requirement, members) {
    const names = members.flatMap(({ detail }) => (0,src_source/* valueOr */.dd)(detail, null)?.names ?? []);
    const near = closestNames(requirement.host, new Set(names));
    const meant = near.length === 0 ? '' : `; did you mean ${(0,src_text/* listed */.KE)(near.map(src_text/* quoted */.TL))}?`;
    const subjects = [...new Set(members.map(evidence_evidence/* subjectOf */.e))];
    const asked = `${(0,src_text/* counted */.hS)(subjects.length, 'certificate')} that it is required of (${(0,src_text/* listed */.KE)(subjects)})`;
    return {
        requirement,
        error: new src_errors/* ActionError */.lZ('HOST_NOT_COVERED', `${requirement.text} is covered by none of the names of the ${asked}${meant}`, 'Correct the host, leave it out, or name its certificate in cert-id or domains, or in the entry of the policy file.')
    };
}
/**
 * Whether a host may be a certificate's that is not known: nothing decided which one is in service for its domain. Of
 * a group about that domain alone any host may be, else those that none of the known certificates covers.
 */
function mayBeHostOf({ detail, requestedDomain }, isChosen, group) {
    if (detail.state !== 'not-asked')
        return false;
    return !isChosen || group.members.every((one) => one.requestedDomain === requestedDomain);
}
/**
 * Which certificates each host is judged for. A host is not uncovered while a detail that could cover it is missing;
 * where it is not known which certificate that would be, the host is in the same doubt, so that no waiver of another
 * requirement lets it pass unseen.
 */
function assignHosts(groups, offsetMinutes) {
    const hostsOf = new Map();
    const uncovered = new Map();
    for (const group of groups) {
        const { hosts, members } = group;
        const candidates = members.flatMap((one) => candidateOf(one, offsetMinutes));
        const distinct = [...new Map(candidates.map((candidate) => [candidate.certId, candidate])).values()];
        const isComplete = members.every(({ detail }) => detail.state === 'known');
        for (const host of hosts) {
            const chosen = new Set((0,certificate_host/* certificatesFor */.Gg)(host.host, distinct).map(({ certId }) => certId));
            if (chosen.size === 0 && isComplete) {
                const before = uncovered.get(host.text)?.members ?? [];
                uncovered.set(host.text, { host, members: [...before, ...members] });
            }
            for (const member of members) {
                // One content under two IDs is one certificate, whichever of them was chosen.
                const ids = [member.certId, ...member.duplicates.map(({ id }) => id)];
                const isOwn = ids.some((id) => id !== null && chosen.has(id));
                if (!isOwn && !mayBeHostOf(member, chosen.size > 0, group))
                    continue;
                hostsOf.set(member, [...(hostsOf.get(member) ?? []), host]);
            }
        }
    }
    return { hostsOf, uncovered: [...uncovered.values()].map(({ host, members }) => uncoveredHost(host, members)) };
}
function fingerprintsOf(certificates) {
    return certificates.flatMap(({ fingerprint }) => fingerprint ?? []);
}
/** The fingerprints of what a host of the certificate must serve, and the IDs by fingerprint, as they are told. */
function comparedWith(evidence, details) {
    const { detail, duplicates } = evidence;
    const known = [...details.values()].flatMap((one) => (0,src_source/* valueOr */.dd)(one, null) ?? []);
    const own = detail.state === 'known' ? [detail.value, ...duplicates] : [];
    const possibleIds = possibleReplacements((0,evidence_evidence/* doubtIn */.C)(evidence));
    const possible = known.filter(({ id }) => possibleIds.includes(id));
    const idOf = ({ id, fingerprint }) => fingerprint === null ? [] : [[fingerprint, id]];
    return {
        fingerprints: new Set(fingerprintsOf(possibleIds.length > 0 ? possible : own)),
        // One content may have several IDs: the judged one is told, and those between which nothing decides.
        certIds: new Map([
            ...[...known, ...possible].flatMap(idOf),
            ...fingerprintsOf(own).map((fingerprint) => [fingerprint, (0,evidence_evidence/* subjectOf */.e)(evidence)])
        ])
    };
}
async function observed(evidence, hosts, search) {
    if (hosts.length === 0)
        return evidence;
    const compared = comparedWith(evidence, search.details);
    const { fingerprints } = compared;
    const keyFamily = (0,src_source/* valueOr */.dd)(evidence.detail, null)?.keyFamily ?? null;
    const isComparable = (0,served/* incomparableReason */.m)(keyFamily, fingerprints) === null;
    const observe = async (requirement) => {
        const question = { requirement, keyFamily, fingerprints };
        return { requirement, live: isComparable ? await search.observer.observe(question) : null, ...compared };
    };
    return { ...evidence, hosts: await Promise.all(hosts.map(observe)) };
}
/**
 * Adds to the evidence what the required hosts serve, in the same order. Never rejects: what fails is in the evidence.
 * Without hosts nothing that asks them is loaded.
 */
async function addHosts({ certificates, details }, { entries, policy, offsetMinutes, requestTimeoutMs }, { limit, signal }) {
    const { hostsOf, uncovered } = assignHosts(hostGroups(certificates, entries, policy !== null), offsetMinutes);
    if (hostsOf.size === 0)
        return { certificates, uncovered };
    const { createDnsResolver, createLiveObserver } = await __nccwpck_require__.e(/* import() | hosts */ 964).then(__nccwpck_require__.bind(__nccwpck_require__, 2810));
    const observer = createLiveObserver({ limit, signal, requestTimeoutMs, createResolver: createDnsResolver });
    const search = { observer, details };
    const added = certificates.map((evidence) => observed(evidence, hostsOf.get(evidence) ?? [], search));
    return { certificates: await Promise.all(added), uncovered };
}

;// CONCATENATED MODULE: ./src/config/input-table.ts


/** What the log shows in place of a value that holds a secret. */
const HIDDEN = '*** (not shown, because it contains a credential)';
/** Why a value cannot be used: a clause that follows the input's name, cleaned for display. */
class Problem {
    clause;
    constructor(clause) {
        this.clause = clause;
    }
}
/** Checks that every entry is an input, and infers the values. */
function inputTable(table) {
    return table;
}
/** An input without which there is no run. */
function input_table_required(name, kind) {
    const parse = (text, nowMs) => text === '' ? new Problem('no value was given') : kind.parse(text, nowMs);
    return { ...kind, name, required: true, default: null, parse };
}
/**
 * An input with a default. If the input arrives empty, the default holds too, because the runner applies none where an
 * expression yields nothing.
 */
function defaulted(name, text, kind) {
    return { ...kind, name, required: false, default: text, parse: (given, nowMs) => kind.parse(given || text, nowMs) };
}
/** An input that is null if it was not given; the log then shows `unset`. */
function optional(name, kind, unset) {
    return {
        name,
        required: false,
        default: null,
        allowed: kind.allowed,
        parse: (text, nowMs) => (text === '' ? null : kind.parse(text, nowMs)),
        show: (value) => (value === null ? unset : kind.show(value))
    };
}
/** A list that is empty if it was not given. */
function optionalList(name, kind) {
    return {
        name,
        required: false,
        default: null,
        allowed: kind.allowed,
        parse: (text, nowMs) => (text === '' ? [] : kind.parse(text, nowMs)),
        show: (items) => (items.length === 0 ? 'none' : kind.show(items))
    };
}
function keysOf(table) {
    return Object.keys(table).filter((key) => Object.hasOwn(table, key));
}
/** The names and what action.yml says of each input, in the order of the table. */
function declarations(table) {
    return keysOf(table).map((key) => {
        const { name, required, default: text } = table[key];
        return { name, required, default: text };
    });
}
/** The error of an input that cannot be used; if it holds a secret, nothing of it is quoted. */
function inputError({ name, allowed }, { clause }, { input, secrets }) {
    const isSecret = (0,config_credentials/* holdsSecret */.hK)(input(name), secrets);
    const problem = isSecret ? 'the value is not shown, because it contains a credential' : clause;
    return new src_errors/* ActionError */.lZ('INPUT_INVALID', `${name}: ${problem}; allowed: ${allowed}`, `Correct ${name} in the with block of the step.`);
}
/** Reads every input of the table: the values that can be used, and one error for each input that cannot. */
function readTable(table, source) {
    const values = {};
    const errors = [];
    for (const key of keysOf(table)) {
        const entry = table[key];
        const value = entry.parse(source.input(entry.name), source.nowMs);
        if (value instanceof Problem)
            errors.push(inputError(entry, value, source));
        else
            values[key] = value;
    }
    return { values, errors };
}
/** Whether every input of the table has its value, null included. */
function isComplete(table, values) {
    return keysOf(table).every((key) => Object.hasOwn(values, key));
}
/** `name: value` for every input, in the order of the table; of an input that holds a secret, that it does. */
function tableLines(table, values, { input, secrets }) {
    return keysOf(table).map((key) => {
        const { name, show } = table[key];
        return `${name}: ${(0,config_credentials/* holdsSecret */.hK)(input(name), secrets) ? HIDDEN : show(values[key])}`;
    });
}

// EXTERNAL MODULE: ./src/config/sites.ts
var sites = __nccwpck_require__(4666);
;// CONCATENATED MODULE: ./src/config/input-kinds.ts






/** Items of a list that one message or line tells: the runner cuts an annotation at 4096 characters. */
const MAX_ITEMS_TOLD = 12;
const MAX_ITEMS_LOGGED = 20;
const MAX_RENEWED_AT_AHEAD_MS = 5 * time/* MINUTE_MS */.kg;
const DURATION = 'one integer and one of s, m, h, d, as in 90s or 14d';
/** A kind whose values are found one by one: `find` gives undefined for a text that is none. */
function simple(allowed, find, show) {
    const parse = (text, nowMs) => find(text, nowMs) ?? new Problem(`${(0,src_text/* quoted */.TL)(text)} cannot be used`);
    return { allowed, parse, show };
}
/** Text of one pattern, shown as it is: the pattern lets nothing through that a log would mind. */
function matching(pattern, allowed) {
    const find = (text) => (pattern.test(text) ? text : undefined);
    return simple(allowed, find, (value) => value);
}
const MAX_LINE_LENGTH = 100;
/** One line for people, cleaned; its length counts code points. */
const ONE_LINE = simple(`one line of at most ${MAX_LINE_LENGTH} characters`, (text) => {
    const line = (0,src_text/* plain */.pj)(text, Infinity);
    const isOneLine = !/[\n\r\u2028\u2029]/.test(text) && Array.from(line).length <= MAX_LINE_LENGTH;
    return isOneLine && line !== '' ? line : undefined;
}, (value) => value);
/** Visible text in one piece, such as a URN. */
const WORD = matching(/^[^\s\p{Cc}\p{Cf}\p{Cs}\p{Z}]{1,1500}$/u, 'text without white space, at most 1,500 characters');
/** The path of a file; what stands there is looked at by who reads it. */
function pathOf(allowed) {
    return { allowed, parse: (text) => text, show: (path) => (0,src_text/* plain */.pj)(path) };
}
/** The booleans of YAML 1.2, as `getBooleanInput` of the toolkit takes them. */
const BOOLEAN = simple('true or false', (text) => {
    if (/^(?:true|True|TRUE)$/.test(text))
        return true;
    return /^(?:false|False|FALSE)$/.test(text) ? false : undefined;
}, String);
/** One of some words, compared exactly. */
function oneOf(words) {
    const allowed = `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
    return simple(allowed, (text) => words.find((word) => word === text), (word) => word);
}
/** When the comment on a pull request is made; one that is there is kept up to date by all but `never`. */
const COMMENT_MODES = ['never', 'on-failure', 'always'];
/** A whole number without sign or leading zero. */
function input_kinds_count(min, max) {
    const find = (text) => {
        const value = /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : -1;
        return value >= min && value <= max ? value : undefined;
    };
    return simple(`a whole number from ${min} to ${max}`, find, String);
}
function limitMs(text) {
    const ms = (0,time/* parseDuration */.E9)(text);
    if (ms === undefined)
        throw new RangeError(`${text} is not a duration`);
    return ms;
}
/** A duration in milliseconds between two limits, which are written as durations. */
function durationWithin(shortest, longest) {
    const minMs = limitMs(shortest);
    const maxMs = limitMs(longest);
    const find = (text) => {
        const ms = (0,time/* parseDuration */.E9)(text);
        return ms !== undefined && ms >= minMs && ms <= maxMs ? ms : undefined;
    };
    return simple(`${DURATION}, from ${shortest} to ${longest}`, find, time/* formatDuration */.a3);
}
/** A duration in milliseconds, or 0 for none; `zero` says what 0 is good for. */
function durationOrZero(zero) {
    const show = (ms) => (ms === 0 ? 'off' : (0,time/* formatDuration */.a3)(ms));
    return simple(`${DURATION}, up to 3650d, or ${zero}`, time/* parseDuration */.E9, show);
}
/** An instant in milliseconds since the epoch, not much later than now. */
const PAST_INSTANT = simple('an RFC 3339 instant with offset, as in 2026-11-20T09:27:38Z, at most 5 minutes in the future', (text, nowMs) => {
    const ms = (0,time/* parseInstant */.nV)(text);
    return ms !== undefined && ms <= nowMs + MAX_RENEWED_AT_AHEAD_MS ? ms : undefined;
}, time/* formatInstant */.r4);
/** An offset in minutes east of UTC. */
const OFFSET = simple('Z or an offset from UTC as in +08:00, up to 14 hours', time/* parseOffset */.Xo, time/* formatOffset */.xS);
const REGIONS = (0,src_text/* listed */.KE)(sites/* SITES */.b.map(({ region }) => region), sites/* SITES */.b.length);
/** A site of SCM, by its region. */
const SITE = simple(`${REGIONS} (SCM is a global service with one endpoint per site; ` +
    'services in other regions are named in required-services)', (text) => sites/* SITES */.b.find((site) => site.region === text), ({ region }) => region);
/** A base URL without final slash. */
const BASE_URL = {
    allowed: 'https://HOST[:PORT][/PREFIX], or http:// to a loopback address, without user, query or fragment',
    parse: (text) => {
        const parsed = (0,sites/* parseEndpoint */.B)(text);
        return typeof parsed === 'string' ? new Problem(parsed) : parsed.baseUrl;
    },
    show: (baseUrl) => baseUrl
};
function itemsOf(text) {
    const trimmed = text.split(/[\n,]/).map((item) => item.trim());
    return [...new Set(trimmed)].filter((item) => item !== '');
}
/** A list on lines or with commas, trimmed, without empty items and repetitions. `parseItems` gets one item or more. */
function input_kinds_listOf(allowed, parseItems, showItem) {
    const parse = (text) => {
        const items = itemsOf(text);
        return items.length === 0 ? new Problem('no value was given') : parseItems(items);
    };
    return {
        allowed: `${allowed}, separated by new lines or commas`,
        parse,
        show: (values) => (0,src_text/* listed */.KE)(values.map(showItem), MAX_ITEMS_LOGGED)
    };
}
/** A list of texts of one pattern. */
function listMatching(pattern, allowed) {
    const parseItems = (items) => {
        const bad = items.filter((item) => !pattern.test(item));
        return bad.length === 0 ? items : new Problem(`${(0,src_text/* listed */.KE)(bad.map(src_text/* quoted */.TL), MAX_ITEMS_TOLD)} cannot be used`);
    };
    return input_kinds_listOf(allowed, parseItems, (item) => item);
}
/** Domains as they are compared, without repetition. */
const DOMAINS = input_kinds_listOf('domains such as www.example.com or *.example.com', (items) => {
    const domains = items.map((item) => (0,certificate_names/* parseDomain */.gR)(item));
    const bad = items.filter((_, index) => domains[index] === undefined);
    if (bad.length > 0)
        return new Problem(`${(0,src_text/* listed */.KE)(bad.map(src_text/* quoted */.TL), MAX_ITEMS_TOLD)} cannot be used`);
    return [...new Set(domains.filter((domain) => domain !== undefined))];
}, (domain) => domain);
/** Requirements without repetition. */
const REQUIREMENTS = input_kinds_listOf('SERVICE[|SERVICE…][@REMOTE_PROJECT], as in CDN or WAF@cn-north-4, or https://HOST[:PORT][ via ADDRESS[:PORT]]', (items) => {
    const { requirements, problems } = (0,required/* parseAnyRequirements */.aV)(items);
    if (problems.length === 0)
        return requirements;
    const more = problems.length - MAX_ITEMS_TOLD;
    return new Problem([...problems.slice(0, MAX_ITEMS_TOLD), ...(more > 0 ? [`and ${more} more`] : [])].join('; '));
}, ({ text }) => text);

;// CONCATENATED MODULE: ./src/config/keyless.ts




const URN_INPUTS = ['oidc-provider-urn', 'agency-urn'];
const KEYLESS_INPUTS = [...URN_INPUTS, 'oidc-audience', 'sts-endpoint'];
/** STS issues no credentials for less. */
const MIN_DURATION_SECONDS = 900;
/** Whether any of the keyless inputs was given. */
function isKeyless(input) {
    return KEYLESS_INPUTS.some((name) => input(name) !== '');
}
function pairError(input) {
    const given = [...config_credentials/* CREDENTIAL_INPUTS */.ms, ...KEYLESS_INPUTS].filter((name) => input(name) !== '');
    const empty = URN_INPUTS.filter((name) => input(name) === '');
    const arrivedEmpty = empty.length > 0 ? ` while ${(0,src_text/* listed */.KE)(empty)} arrived empty` : '';
    if (config_credentials/* CREDENTIAL_INPUTS */.ms.some((name) => input(name) !== '')) {
        return new src_errors/* ActionError */.lZ('INPUT_INVALID', `${(0,src_text/* listed */.KE)(given, 8)} were given together${arrivedEmpty}; allowed: one kind of credentials, which is ` +
            'oidc-provider-urn with agency-urn, access-key-id with secret-access-key (and security-token), or auth-token', 'Keep one kind of credentials in the with block and remove the others.');
    }
    if (empty.length === 0)
        return null;
    return new src_errors/* ActionError */.lZ('INPUT_INVALID', `${(0,src_text/* listed */.KE)(empty)} arrived empty while ${(0,src_text/* listed */.KE)(given)} ${given.length > 1 ? 'were' : 'was'} given; ` +
        'allowed: oidc-provider-urn and agency-urn together, oidc-audience and sts-endpoint only with both', `Check the name of the variable or secret behind ${(0,src_text/* listed */.KE)(empty)}: one that does not exist reads as empty.`);
}
function siteError(input, site) {
    if (input('sts-endpoint') !== '' || site?.stsBaseUrl !== null)
        return null;
    return new src_errors/* ActionError */.lZ('INPUT_INVALID', `sts-endpoint: no value was given, and ${site.region} has no token service of its own; ` +
        'allowed: the base URL of the STS of a region that has one', 'Set sts-endpoint to the STS of your account, or use an access key.');
}
/**
 * What to exchange, or all that is wrong with these inputs taken together. Of an input that is undefined in `values`,
 * because it could not be read, the table has its error.
 */
function resolveKeyless(input, values) {
    const { oidcProviderUrn, agencyUrn, oidcAudience = null, stsEndpoint, region, timeoutMs = 0 } = values;
    const errors = [pairError(input), siteError(input, region)].filter((error) => error !== null);
    const stsBaseUrl = stsEndpoint ?? region?.stsBaseUrl;
    if (errors.length > 0 || !oidcProviderUrn || !agencyUrn || !stsBaseUrl)
        return errors;
    return {
        kind: 'keyless',
        providerUrn: oidcProviderUrn,
        agencyUrn,
        audience: oidcAudience,
        stsBaseUrl,
        // The credentials outlive the run, with a minute for clocks that differ.
        durationSeconds: Math.max(MIN_DURATION_SECONDS, Math.ceil((timeoutMs + time/* MINUTE_MS */.kg) / time/* SECOND_MS */._L)),
        source: `GitHub's OIDC token, exchanged at ${stsBaseUrl}`
    };
}

// EXTERNAL MODULE: ./src/config/policy.ts
var policy = __nccwpck_require__(9706);
;// CONCATENATED MODULE: ./src/config/inputs.ts











/**
 * The inputs, in the order of errors and log. What an input is called, whether it may be left out, what is allowed, how
 * it is read and shown stands here and nowhere else; the key is its name in `Settings`. The credentials have a table
 * of their own in credentials.ts, because variables of the environment can give them too.
 */
const INPUTS = inputTable({
    certIds: optionalList('cert-id', listMatching(certificate_certificate/* CERT_ID */.Dv, 'SCM certificate IDs of 16 letters and digits, such as scs1554192131150')),
    /** Lower case, international names as A-labels. */
    domains: optionalList('domains', DOMAINS),
    policyFile: optional('policy-file', pathOf(policy/* ALLOWED_PATH */.R), 'none'),
    projectId: input_table_required('project-id', matching(/^[A-Za-z0-9]{1,64}$/, 'the ID of an IAM project, 1 to 64 letters and digits (My Credentials > API Credentials)')),
    requirements: optionalList('required-services', REQUIREMENTS),
    region: defaulted('region', 'cn-north-4', SITE),
    endpoint: optional('endpoint', BASE_URL, "the region's"),
    renewedAtMs: optional('renewed-at', PAST_INSTANT, 'as SCM says'),
    /** The zone that zone-less times are read in, east of UTC. */
    offsetMinutes: defaulted('time-zone', '+08:00', OFFSET),
    graceMs: defaulted('grace-period', '0', durationOrZero('0')),
    /** 0 is off. */
    expiresWithinMs: defaulted('expires-within', '14d', durationOrZero('0 to turn it off')),
    followRenewals: defaulted('follow-renewals', 'true', BOOLEAN),
    /** Whether SCM is asked which resources use the certificates. */
    bindings: defaulted('bindings', 'off', oneOf(BINDING_MODES)),
    title: optional('title', ONE_LINE, 'none'),
    oidcProviderUrn: optional('oidc-provider-urn', WORD, 'not given'),
    agencyUrn: optional('agency-urn', WORD, 'not given'),
    oidcAudience: optional('oidc-audience', WORD, "GitHub's default"),
    stsEndpoint: optional('sts-endpoint', BASE_URL, "the region's"),
    trackingIssue: defaulted('tracking-issue', 'false', BOOLEAN),
    pullRequestComment: defaulted('pull-request-comment', 'never', oneOf(COMMENT_MODES)),
    allowUnknown: defaulted('allow-unknown', 'false', BOOLEAN),
    warnOnly: defaulted('warn-only', 'false', BOOLEAN),
    concurrency: defaulted('concurrency', '8', input_kinds_count(1, 32)),
    requestTimeoutMs: defaulted('request-timeout', '15s', durationWithin('1s', '5m')),
    timeoutMs: defaulted('timeout', '5m', durationWithin('1s', '6h'))
});
/** Requirements of an entry that one line of the log tells. */
const MAX_NEEDS_LOGGED = 20;
/** Inputs in whose place a policy file stands. */
const REPLACED_BY_POLICY = [INPUTS.certIds, INPUTS.domains, INPUTS.requirements].map(({ name }) => name);
/** What the code says of every input of action.yml. */
const INPUT_DECLARATIONS = [
    ...declarations(INPUTS),
    ...config_credentials/* CREDENTIAL_INPUTS */.ms.map((name) => ({ name, required: false, default: null })),
    { name: config_credentials/* GITHUB_TOKEN_INPUT */.vu, required: false, default: '${{ github.token }}' }
];
/** What is wrong about which inputs stand beside each other. */
function combinationErrors(source) {
    const isEmpty = (name) => source.input(name) === '';
    if (isEmpty(INPUTS.policyFile.name)) {
        const needed = [
            ...(isEmpty(INPUTS.domains.name) ? [[INPUTS.certIds, 'no value was given, and none in domains']] : []),
            [INPUTS.requirements, 'no value was given']
        ];
        return needed.flatMap(([{ name, allowed }, clause]) => {
            if (!isEmpty(name))
                return [];
            return inputError({ name, allowed: `${allowed}, or a policy-file in its place` }, new Problem(clause), source);
        });
    }
    const useless = [...REPLACED_BY_POLICY, INPUTS.renewedAtMs.name].filter((name) => !isEmpty(name));
    return useless.map((name) => new src_errors/* ActionError */.lZ('INPUT_INVALID', `${name}: it was given together with policy-file; allowed: policy-file without ${name}`, `Remove ${name} or policy-file from the with block of the step.`));
}
function entriesIn(values, policy) {
    return policy === null ? inputEntries(values) : policyEntries(policy.policy, values.graceMs);
}
/** Reads and checks every input; the only place that does. Returns all that is wrong at once, before any request. */
function readSettings(source) {
    const { policy } = source;
    const { values, errors } = readTable(INPUTS, source);
    const { input, variable, likelyCause } = source;
    const resolved = isKeyless(input) ? resolveKeyless(input, values) : (0,config_credentials/* resolveCredentials */.z8)(input, variable, likelyCause);
    const credentials = resolved instanceof src_errors/* ActionError */.lZ ? [resolved] : resolved;
    const all = [
        ...combinationErrors(source),
        ...errors,
        ...(isErrors(credentials) ? credentials : []),
        ...(isErrors(policy) ? policy : [])
    ];
    // What is checked across several inputs belongs here: `values` has all those that can be used.
    if (all.length > 0 || isErrors(credentials) || isErrors(policy) || !isComplete(INPUTS, values))
        return all;
    const endpoint = values.endpoint ?? values.region.baseUrl;
    const githubToken = input(config_credentials/* GITHUB_TOKEN_INPUT */.vu);
    return { ...values, endpoint, credentials, githubToken, policy, entries: entriesIn(values, policy) };
}
function isErrors(value) {
    return Array.isArray(value);
}
/** `scs…: CDN and WAF, grace 1 d, 1 waiver` for every entry of a policy. */
function entryLines({ policy, entries }) {
    if (policy === null)
        return [];
    return entries.map(({ certId, domain, requirements, graceMs, waivers }) => {
        const needs = requirements.map(({ text }) => (0,src_text/* plain */.pj)(text));
        const grace = graceMs === 0 ? [] : [`grace ${(0,time/* formatDuration */.a3)(graceMs)}`];
        const waived = waivers.length === 0 ? [] : [(0,src_text/* counted */.hS)(waivers.length, 'waiver')];
        return `  ${[`${domain ?? certId ?? ''}: ${(0,src_text/* listed */.KE)(needs, MAX_NEEDS_LOGGED)}`, ...grace, ...waived].join(', ')}`;
    });
}
/** The settings in force, one line each, for the log. Nothing in them holds a secret. */
function settingsLines(settings, source) {
    const { entries, requirements, policy, credentials } = settings;
    const { input, secrets } = source;
    const services = (0,config_credentials/* holdsSecret */.hK)(input(INPUTS.requirements.name), secrets)
        ? (0,src_text/* counted */.hS)(requirements.length, 'requirement')
        : INPUTS.requirements.show(requirements);
    const byDomain = entries.filter(({ domain }) => domain !== null).length;
    const subjects = [
        ...(byDomain < entries.length ? [(0,src_text/* counted */.hS)(entries.length - byDomain, 'certificate')] : []),
        ...(byDomain > 0 ? [(0,src_text/* counted */.hS)(byDomain, 'domain')] : [])
    ];
    const needs = policy === null ? services : `what ${(0,src_text/* plain */.pj)(policy.file)} says`;
    return [
        `Checking ${subjects.join(' and ')} for ${needs}`,
        ...entryLines(settings),
        ...tableLines(INPUTS, settings, source).map((line) => `  ${line}`),
        `  credentials: ${credentials.kind} (${credentials.source})`
    ];
}
/** Whether GitHub is to be told anything, as far as the inputs say. */
function isAskedToTell({ trackingIssue, pullRequestComment }) {
    return trackingIssue || pullRequestComment !== 'never';
}

// EXTERNAL MODULE: ./src/judgement/outcome.ts + 1 modules
var outcome = __nccwpck_require__(5192);
;// CONCATENATED MODULE: ./src/auth/secrets.ts
/** Shorter values are not searched for: taking them out of names and IDs would garble these. */
const MIN_SECRET_LENGTH = 8;
/** As much of a message as is looked at: what is shown of one is far shorter. */
const MAX_MESSAGE_LENGTH = 4_000;
/** What could be a token, a key or a signature, of whatever encoding. */
const OPAQUE_RUN = /[A-Za-z0-9+/=_-]{24,}/g;
/** What could be a piece of a secret that was wrapped or split. */
const SHORT_RUN = /[A-Za-z0-9+/=_-]{8,}/g;
const SIGNATURE = /\b[0-9a-f]{64}\b/gi;
const MARK = '***';
function escapeOf(character) {
    if (/[A-Za-z0-9]/.test(character))
        return character;
    const code = character.charCodeAt(0);
    const hex = code.toString(16).padStart(2, '0');
    return `(?:\\\\?${RegExp.escape(character)}|%(?:25)?${hex}|\\\\u00${hex}|&#${code};)`;
}
/**
 * One character of a secret as it is, or encoded for a URL, JSON or Markdown; what splits or wraps a text may stand
 * before it.
 */
function patternOf(character) {
    return `[\\s\\p{Cf}]{0,2}${escapeOf(character)}`;
}
/** A text's letters and digits in lower case; the two signs that a pattern takes for k and s are among them. */
function folded(text) {
    return text
        .replace(/[^A-Za-z0-9\u017f\u212a]+/g, '')
        .toLowerCase()
        .replaceAll('\u017f', 's');
}
/**
 * One secret that is searched for. Of a long one, the beginning is found by a pattern and the rest followed character
 * by character.
 */
class Searched {
    value;
    #lower;
    /** The longest run of letters and digits in the beginning, in lower case: no encoding changes them. */
    #clue;
    #first;
    #rest;
    #pattern;
    constructor(value) {
        this.value = value;
        const characters = Array.from(value);
        this.#first = characters.slice(0, MIN_SECRET_LENGTH);
        this.#rest = characters.slice(MIN_SECRET_LENGTH);
        this.#lower = value.toLowerCase();
        const runs = this.#first.join('').match(/[A-Za-z0-9]+/g) ?? [''];
        this.#clue = runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '').toLowerCase();
    }
    /** False where a text cannot hold the secret, by its folded form: the pattern takes a millisecond to compile. */
    mayBeIn(foldedText) {
        return foldedText.includes(this.#clue);
    }
    /** Whether it holds this piece, in lower case. */
    holds(piece) {
        return this.#lower.includes(piece);
    }
    get #beginning() {
        const [first = '', ...others] = this.#first;
        return (this.#pattern ??= new RegExp(escapeOf(first) + others.map(patternOf).join(''), 'giu'));
    }
    /** Takes out the whole secret, also one that was cut and ends in `…`; with `pieces` one that ends anywhere. */
    takenOutOf(original, pieces) {
        // First as it is: a secret that looks like an encoding of itself would be followed astray.
        const text = original.replaceAll(this.value, MARK);
        let clean = '';
        let from = 0;
        for (const match of text.matchAll(this.#beginning)) {
            if (match.index < from)
                continue;
            const { end, isWhole } = this.#follow(text, match.index + match[0].length);
            if (!isWhole && !pieces && text[end] !== '…')
                continue;
            clean += text.slice(from, match.index) + MARK;
            from = end;
        }
        return clean + text.slice(from);
    }
    #follow(text, start) {
        let end = start;
        for (const character of this.#rest) {
            const next = stepOf(character);
            next.lastIndex = end;
            if (!next.test(text))
                return { end, isWhole: false };
            end = next.lastIndex;
        }
        return { end, isWhole: true };
    }
}
const STEPS = new Map();
/** The pattern of one character at a given place; there are few characters, so they are kept. */
function stepOf(character) {
    const step = STEPS.get(character) ?? new RegExp(patternOf(character), 'iuy');
    STEPS.set(character, step);
    return step;
}
/** A value, and what an echo may have made of it: base64 of both alphabets, padded and not, and hexadecimal digits. */
function spellingsOf(value) {
    const bytes = Buffer.from(value);
    const encoded = [
        bytes.toString('base64'),
        bytes.toString('base64').replace(/=+$/, ''),
        bytes.toString('base64url'),
        bytes.toString('hex')
    ];
    return [value, ...encoded];
}
/** An empty set. `hideInLog` has the runner replace values by `***` wherever they appear in the log. */
function createSecrets(hideInLog) {
    const hidden = new Set();
    const signatures = new Set();
    let searched = [];
    const mask = (values) => {
        const unknown = [...new Set(values)].filter((value) => value !== '' && !hidden.has(value));
        for (const value of unknown)
            hidden.add(value);
        hideInLog(unknown);
    };
    const add = (values) => {
        mask(values);
        const long = values.filter(({ length }) => length >= MIN_SECRET_LENGTH).flatMap(spellingsOf);
        const all = new Set([...searched.map(({ value }) => value), ...long]);
        // The longest first: a secret may begin with another.
        searched = [...all].toSorted((one, other) => other.length - one.length).map((value) => new Searched(value));
    };
    const takenOut = (text, pieces) => {
        // Most texts of a report are words and numbers.
        if (text.length < MIN_SECRET_LENGTH)
            return text;
        const whole = folded(text);
        return searched
            .filter((secret) => secret.mayBeIn(whole))
            .reduce((rest, secret) => secret.takenOutOf(rest, pieces), text)
            .replace(SIGNATURE, (hex) => (signatures.has(hex.toLowerCase()) ? MARK : hex));
    };
    const isPiece = (run) => {
        const piece = run.toLowerCase();
        return searched.some((secret) => secret.holds(piece));
    };
    const withoutPieces = (text) => {
        // What cannot be seen may split a secret; the runs on both sides of it become one.
        const visible = text.replace(/\p{Cf}+/gu, '');
        return takenOut(visible, true).replace(SHORT_RUN, (run) => (isPiece(run) ? MARK : run));
    };
    return {
        mask,
        add,
        addSignature: (signature) => {
            signatures.add(signature.toLowerCase());
        },
        text: (text) => takenOut(text, false),
        field: withoutPieces,
        message: (text) => withoutPieces(text.slice(0, MAX_MESSAGE_LENGTH)).replace(OPAQUE_RUN, '…')
    };
}

;// CONCATENATED MODULE: ./src/presentation/binding-report.ts
/** Resources that one row of the report lists at most, of replaced certificates first. */
const MAX_RESOURCES = 20;
/** The bindings of a row; null where nobody asked, or where they do not count. */
function reportedBindings({ binding }) {
    if (binding === null)
        return null;
    const { current, replaced } = binding;
    return {
        known: current.gaps.length === 0 && replaced.gaps.length === 0,
        current: current.resources.length,
        replaced: replaced.resources.length,
        resources: [...replaced.resources, ...current.resources]
            .slice(0, MAX_RESOURCES)
            .map(({ service, region, id, name, certId }) => ({ service, region, id, name, certId }))
    };
}

// EXTERNAL MODULE: ./src/presentation/bindings.ts
var bindings = __nccwpck_require__(7964);
// EXTERNAL MODULE: ./src/presentation/hosts.ts
var hosts = __nccwpck_require__(3819);
;// CONCATENATED MODULE: ./src/presentation/evidence.ts





/** What the verdict of a row rests on. */
function evidenceKind(row) {
    if (row.kind === 'host')
        return (0,judgement_reason/* isLive */.DG)(row.reason) && (0,judgement_reason/* verdictOf */.Vj)(row.reason) !== 'unknown' ? 'live' : 'none';
    const { code } = (0,judgement_reason/* lastingReason */.Py)(row.reason);
    if (code === 'replaced-in-use' || code === 'in-use')
        return 'binding';
    return row.newest === null ? 'none' : 'push';
}
function pushEvidence({ newest, requirement, reason }, isFailed) {
    const push = (0,judgement_reason/* pushReasonOf */.Cy)(reason);
    if (newest === null) {
        if (isFailed)
            return 'not known';
        const isFull = push?.code === 'window-lost' || push?.code === 'outdated-window';
        return isFull ? `no push among the last ${push_history/* WINDOW_SIZE */.DK}` : 'no push recorded';
    }
    // The place of the push, where the requirement does not name it.
    const place = (0,push_history/* destination */.j_)(newest);
    const words = `push ${place === requirement.text ? '' : `to ${place} `}${(0,time/* formatTableTime */.Xc)(newest.atMs)}`;
    if (push?.code !== 'outdated-push')
        return words;
    return `${words}, ${(0,time/* formatDuration */.a3)(push.lagMs).replaceAll(' ', '\u00a0')} too old`;
}
/** What there is of evidence for a row, in the few words of a table. `isFailed`: it could not be read. */
function evidenceWords(row, isFailed) {
    if (row.kind === 'host')
        return (0,hosts/* hostEvidence */.i5)(row);
    const binding = row.binding === null ? null : (0,bindings/* bindingEvidence */.XK)(row.binding);
    if (binding !== null && evidenceKind(row) === 'binding')
        return binding;
    return [pushEvidence(row, isFailed), ...(binding === null ? [] : [binding])].join('; ');
}

;// CONCATENATED MODULE: ./src/presentation/live-report.ts


function instantOrNull(ms) {
    return ms === null ? null : (0,time/* formatInstant */.r4)(ms);
}
function reportedServed({ address, fingerprint, certId, certificate }) {
    const { notBeforeMs, notAfterMs } = certificate;
    const validity = { notBefore: instantOrNull(notBeforeMs), notAfter: instantOrNull(notAfterMs) };
    return { address, fingerprint, certId, ...validity, error: null };
}
/** The addresses of a row's host; null for a service, and where none was asked. */
function reportedLive(row) {
    const facts = row.kind === 'host' ? (0,hosts/* factsOf */.xS)(row.finding) : null;
    if (facts === null)
        return null;
    const nothing = { fingerprint: null, certId: null, notBefore: null, notAfter: null };
    return [
        ...facts.served.map(reportedServed),
        ...facts.silent.map(({ address, failure }) => ({ address, ...nothing, error: (0,hosts/* handshakeWords */.zG)(failure) }))
    ];
}

// EXTERNAL MODULE: ./src/presentation/unlisted.ts
var unlisted = __nccwpck_require__(3452);
// EXTERNAL MODULE: ./src/presentation/waivers.ts
var waivers = __nccwpck_require__(7321);
;// CONCATENATED MODULE: ./src/presentation/report.ts











/** Largest `report` output in bytes. */
const MAX_REPORT_BYTES = 900_000;
/** Unlisted certificates that a report keeps which is too large. */
const MAX_UNLISTED_KEPT = 1_000;
/** Longest reason of a waiver in the report, in code points. */
const MAX_WAIVER_REASON = 1_000;
function report_instantOrNull(ms = null) {
    return ms === null ? null : (0,time/* formatInstant */.r4)(ms);
}
/** Renewal minus newest push in whole seconds, where a row is stale and that push is older. */
function lagSeconds({ reason }) {
    const push = reason.code === 'replaced-in-use' ? reason.push : reason;
    return push?.code === 'outdated-push' ? Math.floor(push.lagMs / time/* SECOND_MS */._L) : null;
}
function reportedService({ row, requirement, reason }) {
    const waiver = (0,waivers/* excuseOf */.nf)(row);
    return {
        requirement,
        verdict: row.verdict,
        pushedAt: report_instantOrNull(row.newest?.atMs),
        pushedService: row.newest?.service ?? null,
        pushedProject: row.newest?.project ?? null,
        lagSeconds: lagSeconds(row),
        reason,
        evidence: evidenceKind(row),
        bindings: reportedBindings(row),
        live: reportedLive(row),
        waiver: waiver && { until: waiver.untilText, reason: (0,src_text/* plain */.pj)(waiver.reason, MAX_WAIVER_REASON) }
    };
}
function reportedCertificate({ assessment, rows }) {
    const { evidence, renewal, error } = assessment;
    const certificate = (0,src_source/* valueOr */.dd)(evidence.detail, null);
    const histories = (0,src_source/* valueOr */.dd)(evidence.pushes, []);
    const isAsked = evidence.pushes.state !== 'not-asked';
    return {
        certId: evidence.certId,
        requestedCertId: evidence.requestedId,
        requestedDomain: evidence.requestedDomain,
        name: certificate?.name ?? null,
        domain: certificate?.domain ?? null,
        status: certificate?.status ?? null,
        renewedAt: report_instantOrNull(renewal?.atMs),
        renewedAtSource: renewal?.source ?? 'none',
        expiresAt: report_instantOrNull(assessment.expiresAtMs),
        result: assessment.result,
        historyRecords: isAsked ? histories.flat().length : null,
        historyFull: isAsked ? histories.some(push_history/* isFull */.b5) : null,
        error: error && { code: error.code, message: error.message, hint: error.hint },
        services: rows.map(reportedService)
    };
}
/** The whole report of a run. */
function buildReport({ outcome, entries }) {
    return {
        schemaVersion: 1,
        result: outcome.result,
        checkedAt: (0,time/* formatInstant */.r4)(outcome.checkedAtMs),
        certificates: entries.map(reportedCertificate),
        uncoveredHosts: outcome.uncovered.map(({ requirement }) => requirement.text),
        unlisted: (0,unlisted/* reportedUnlisted */.c7)(outcome)
    };
}
function isPassing({ verdict }) {
    return verdict === 'fresh' || verdict === 'pending';
}
/** The report with every service changed, which it says. */
function truncated(report, change) {
    const certificates = report.certificates.map((certificate) => ({
        ...certificate,
        services: certificate.services.map(change)
    }));
    return { ...report, truncated: true, certificates };
}
function withoutReason(service) {
    return { ...service, reason: undefined };
}
/** Without what there is of evidence beside the pushes. */
function withoutOtherEvidence(service) {
    return { ...service, bindings: undefined, live: undefined };
}
function bytesOf(json) {
    return Buffer.byteLength(json);
}
/** Without the best rows; a certificate of which no row is left goes with its last one. */
function withoutBestRows(report, maxBytes, toJson) {
    let excess = bytesOf(toJson(report)) - maxBytes;
    const rows = report.certificates
        .flatMap((certificate) => certificate.services.map((service) => ({ certificate, service })))
        .toSorted((one, other) => (0,judgement_verdict/* worstFirst */.md)(other.service.verdict, one.service.verdict));
    const leftOf = new Map(report.certificates.map((certificate) => [certificate, new Set(certificate.services)]));
    for (const { certificate, service } of rows) {
        if (excess <= 0)
            break;
        const left = leftOf.get(certificate);
        left?.delete(service);
        // With each item goes the comma beside it, except with the last of its list.
        excess -= bytesOf(toJson(service)) + (left?.size === 0 ? 0 : 1);
        if (left?.size === 0)
            excess -= bytesOf(toJson({ ...certificate, services: [] })) + 1;
    }
    const certificates = report.certificates.flatMap((certificate) => {
        const services = [...(leftOf.get(certificate) ?? [])];
        const isGone = services.length === 0 && certificate.services.length > 0;
        return isGone ? [] : [{ ...certificate, services }];
    });
    return { ...report, certificates };
}
/**
 * The report as JSON of at most `maxBytes`: above that, the reasons of rows that pass are left out, then those of the
 * others, then what uses the certificates and what hosts serve, then most of what is unlisted, then whole rows, the
 * best first, and the report says so.
 */
function reportJson(report, maxBytes, toJson) {
    const steps = [
        (one) => one,
        (one) => truncated(one, (service) => (isPassing(service) ? withoutReason(service) : service)),
        (one) => truncated(one, withoutReason),
        (one) => truncated(one, withoutOtherEvidence),
        (one) => ({ ...one, unlisted: one.unlisted.slice(0, MAX_UNLISTED_KEPT) })
    ];
    let shorter = report;
    for (const step of steps) {
        shorter = step(shorter);
        const json = toJson(shorter);
        if (bytesOf(json) <= maxBytes)
            return json;
    }
    return toJson(withoutBestRows(shorter, maxBytes, toJson));
}
/** The outputs that are read off the assessments, by name; action.yml describes them. */
function outputsOf({ outcome, certificates }, requirements) {
    const outputs = { result: outcome.result };
    const required = requirements.map(({ text }) => text);
    const rows = outcome.certificates.flatMap((assessment) => assessment.rows);
    for (const verdict of judgement_verdict/* VERDICTS */.bk) {
        const ofRows = rows.filter((row) => row.counted === verdict).map(({ requirement }) => requirement.text);
        const uncovered = verdict === 'error' ? outcome.uncovered.map(({ requirement }) => requirement.text) : [];
        const held = new Set([...ofRows, ...uncovered]);
        outputs[`${verdict}-services`] = required.filter((text) => held.has(text)).join(',');
    }
    const expiring = certificates.filter(({ expiringMs }) => expiringMs !== null);
    const renewals = outcome.certificates
        .flatMap(({ renewal }) => renewal?.atMs ?? [])
        .filter((atMs) => (0,judgement_standing/* isPlausible */.gn)(atMs, outcome.checkedAtMs));
    const expiries = outcome.certificates.flatMap(({ expiresAtMs }) => expiresAtMs ?? []);
    outputs['unlisted'] = (0,unlisted/* unlistedIn */.MT)(outcome)
        .map(({ id }) => id)
        .join(',');
    outputs['expiring'] = expiring.map(({ assessment }) => assessment.evidence.certId).join(',');
    outputs['renewed-at'] = renewals.length === 0 ? '' : (0,time/* formatInstant */.r4)(Math.max(...renewals));
    outputs['expires-at'] = expiries.length === 0 ? '' : (0,time/* formatInstant */.r4)(Math.min(...expiries));
    return outputs;
}

// EXTERNAL MODULE: ./src/output/runner.ts
var runner = __nccwpck_require__(4855);
;// CONCATENATED MODULE: ./src/presentation/columns.ts
/** The columns of summary and log, from left to right. Times are in UTC. */
const COLUMNS = [
    { heading: 'Verdict', cell: ({ verdict }) => verdict, style: 'verdict', logCell: ({ state }) => state },
    { heading: 'Certificate', cell: ({ certificate }) => certificate, style: 'prose' },
    { heading: 'Service', cell: ({ requirement }) => requirement, style: 'name' },
    { heading: 'Evidence', cell: ({ evidence }) => evidence, style: 'prose' },
    { heading: 'Renewed (UTC)', cell: ({ renewed }) => renewed, style: 'prose' },
    { heading: 'Expires (UTC)', cell: ({ expires }) => expires, style: 'prose' },
    { heading: 'What to do', cell: ({ remedy }) => remedy, style: 'prose', logCell: null }
];

// EXTERNAL MODULE: ./src/presentation/remedies.ts
var remedies = __nccwpck_require__(9534);
// EXTERNAL MODULE: ./src/presentation/sentences.ts
var sentences = __nccwpck_require__(3594);
;// CONCATENATED MODULE: ./src/presentation/summary.ts







/** GitHub refuses a job summary of more than 1 MiB. */
const MAX_SUMMARY_BYTES = 1024 * 1024;
/** Largest `summary` output in bytes: what chat services and issues take. */
const MAX_SUMMARY_OUTPUT_BYTES = 60_000;
/** With more rows than this, the healthy ones are folded. */
const MAX_OPEN_ROWS = 20;
/** The part of a summary that warnings may take from the rows. */
const WARNINGS_SHARE = 0.25;
const HEAD = [`| ${COLUMNS.map(({ heading }) => heading).join(' | ')} |`, `|${' --- |'.repeat(COLUMNS.length)}`];
/** The part of a summary that unlisted certificates may take from the rows. */
const UNLISTED_SHARE = 0.25;
/** Kept free for the lines that say how much is missing, and for the end of the fold. */
const TAIL_BYTES = 300;
/** All lines of a run, worst first, otherwise in the order of the input. */
function tableRows({ certificates, lines }) {
    return [...lines, ...certificates.flatMap(({ rows }) => rows)].toSorted((one, other) => (0,judgement_verdict/* worstFirst */.md)(one.counted, other.counted));
}
function verdictCell({ anchor }, text, troubleshooting) {
    // The column is narrow, so the sign would stand above its word.
    const label = text.replace(' ', '\u00a0');
    return anchor === null || troubleshooting === null ? label : `[${label}](${troubleshooting}#${anchor})`;
}
function markdownCell(row, { cell, style }, troubleshooting) {
    const text = cell(row);
    switch (style) {
        case 'verdict':
            return verdictCell(row, text, troubleshooting);
        case 'name':
            return (0,src_text/* codeSpan */.SS)(text, true);
        case 'prose':
            return (0,src_text/* markdownProse */.h$)(text, true);
    }
}
/** As many of the lines as fit into `bytes`, with their line breaks. */
function fitting(lines, bytes) {
    const shown = [];
    let left = bytes;
    for (const line of lines) {
        left -= Buffer.byteLength(line) + 1;
        if (left < 0)
            break;
        shown.push(line);
    }
    return shown;
}
function summary_bytesOf(lines) {
    return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
}
function leftOut(count, noun, where) {
    return count === 0 ? [] : [`${(0,src_text/* counted */.hS)(count, `more ${noun}`)} left out for size; ${where} has all.`, ''];
}
/** The warnings as a list within `bytes`; none without warnings. */
function warningLines(warnings, bytes) {
    if (warnings.length === 0)
        return [];
    const lines = warnings.map(({ message }) => `- ${(0,src_text/* markdownProse */.h$)(message)}`);
    const shown = fitting(lines, bytes);
    const list = shown.length === 0 ? [] : [...shown, ''];
    return ['**Warnings**', '', ...list, ...leftOut(lines.length - shown.length, 'warning', 'the log')];
}
/** The certificates that nobody listed within `bytes`; none where there are none. */
function unlistedLines(outcome, bytes) {
    const table = (0,unlisted/* unlistedTable */.b3)(outcome);
    if (table === null)
        return [];
    const shown = fitting(table.rows, bytes - summary_bytesOf(table.head));
    return [
        ...table.head,
        ...shown,
        '',
        ...leftOut(table.rows.length - shown.length, 'certificate', 'the report-file output')
    ];
}
/** Writes rows of the table: each once, though the summary is wanted in several lengths. */
function rowWriter(troubleshooting) {
    const written = new Map();
    return (row) => {
        const cells = () => COLUMNS.map((column) => markdownCell(row, column, troubleshooting)).join(' | ');
        const line = written.get(row) ?? `| ${cells()} |`;
        written.set(row, line);
        return line;
    };
}
function rowsOf(worded, { healthy, troubleshooting }) {
    const rows = tableRows(worded);
    const isFolded = (row) => rows.length > MAX_OPEN_ROWS && healthy.has(row);
    return {
        open: rows.filter((row) => !isFolded(row)),
        folded: rows.filter(isFolded),
        write: rowWriter(troubleshooting)
    };
}
/** As many rows as fit into `bytes`. */
function rowLines({ open, folded, write }, bytes) {
    const fold = [`<details><summary>${(0,src_text/* counted */.hS)(folded.length, 'healthy row')}</summary>`, ''];
    const left = bytes - summary_bytesOf([...HEAD, ...fold, ...HEAD]);
    // A line is written when it is known that there is room for the one before it.
    const linesWithin = (some, spare) => fitting(some.values().map(write), spare);
    const shownOpen = linesWithin(open, left);
    const shownFolded = shownOpen.length < open.length ? [] : linesWithin(folded, left - summary_bytesOf(shownOpen));
    return [
        ...(shownOpen.length > 0 ? [...HEAD, ...shownOpen, ''] : []),
        ...(shownFolded.length > 0 ? [...fold, ...HEAD, ...shownFolded, '', '</details>', ''] : []),
        ...leftOut(open.length + folded.length - shownOpen.length - shownFolded.length, 'row', 'the report-file output')
    ];
}
/** What the evidence in the table does not say, once for each kind of it. */
function caveatLines({ certificates }) {
    const kinds = new Set(certificates.flatMap(({ rows }) => rows.map(({ row }) => row.kind)));
    return [...(kinds.has('host') ? [hosts/* HOST_CAVEAT */.qq, ''] : []), ...(kinds.has('service') ? [remedies/* PUSH_CAVEAT */.KD, ''] : [])];
}
/**
 * Writes the job summary in Markdown, at most `maxBytes`: the verdict, one table worst first, healthy rows folded where
 * there are many, the warnings, and what was asked. Rows and warnings that do not fit are counted.
 */
function summaryWriter(worded, context) {
    const { title, asked, warnings } = context;
    const sign = sentences/* VERDICT_LABELS */.W4[worded.outcome.result].split(' ')[0] ?? '';
    const heading = title === null ? [] : [`### ${(0,src_text/* markdownProse */.h$)(title)}`, ''];
    const top = [...heading, `**${sign} ${(0,src_text/* markdownProse */.h$)(worded.sentence)}**`, ''];
    const caveat = caveatLines(worded);
    const last = [(0,src_text/* markdownProse */.h$)(asked), ''];
    const rows = rowsOf(worded, context);
    return (maxBytes) => {
        const told = warningLines(warnings, maxBytes * WARNINGS_SHARE);
        const unlisted = unlistedLines(worded.outcome, maxBytes * UNLISTED_SHARE);
        const spare = maxBytes - TAIL_BYTES - summary_bytesOf([...top, ...caveat, ...unlisted, ...told, ...last]);
        return [...top, ...rowLines(rows, spare), ...caveat, ...unlisted, ...told, ...last].join('\n');
    };
}
/** The same table for the log, its columns aligned. */
function logTable(worded) {
    const logged = COLUMNS.flatMap(({ heading, cell, logCell = cell }) => logCell === null ? [] : [{ heading: heading.replace(/^./, (first) => first.toLowerCase()), cell: logCell }]);
    const cells = [
        logged.map(({ heading }) => heading),
        ...tableRows(worded).map((row) => logged.map(({ cell }) => cell(row).replaceAll('\u00a0', ' ')))
    ];
    const widths = logged.map((_, column) => cells.reduce((width, line) => Math.max(width, (line[column] ?? '').length), 0));
    return cells.map((line) => line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd());
}

// EXTERNAL MODULE: ./src/presentation/host-outcome.ts
var host_outcome = __nccwpck_require__(1341);
;// CONCATENATED MODULE: ./src/presentation/asked.ts





/** What was asked, when, and how much was read: the last line of the summary. */
function askedSentence(outcome, settings) {
    const { assessments, certificates, checkedAtMs } = outcome;
    const { endpoint } = settings;
    const requirements = requirementsOf(settings.entries);
    const records = certificates.flatMap(({ evidence }) => (0,src_source/* valueOr */.dd)(evidence.pushes, []).flat()).length;
    const subject = `${(0,src_text/* counted */.hS)(assessments.length, 'certificate')} and ${(0,src_text/* counted */.hS)(requirements.length, 'requirement')}`;
    const when = `${(0,time/* formatTableTime */.Xc)(checkedAtMs)} UTC`;
    // Whoever reads that a row is fresh has to know what was taken for it.
    const bindings = settings.bindings === 'off' ? '' : `, bindings ${settings.bindings}ed`;
    const read = `${(0,src_text/* counted */.hS)(records, 'push record')} read${(0,host_outcome/* askedAddresses */.x)(outcome)}${bindings}`;
    return `Asked ${(0,src_text/* plain */.pj)(endpoint)} at ${when} about ${subject}; ${read}.`;
}

// EXTERNAL MODULE: ./src/presentation/warnings.ts + 2 modules
var warnings = __nccwpck_require__(4896);
;// CONCATENATED MODULE: ./src/config/documentation.ts
/**
 * The address of this action's page on troubleshooting, at the repository and ref that the workflow names; null where
 * it is not on github.com, or where the runner does not name both in well-formed words (a local action has none).
 */
function troubleshootingUrl(variable) {
    const repository = variable('GITHUB_ACTION_REPOSITORY');
    const ref = variable('GITHUB_ACTION_REF');
    const isWellFormed = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(repository) &&
        /^[A-Za-z0-9](?:[A-Za-z0-9_-]|[./](?![./]|$)){0,199}$/.test(ref);
    if (variable('GITHUB_SERVER_URL') !== 'https://github.com' || !isWellFormed)
        return null;
    return `https://github.com/${repository}/blob/${ref}/docs/troubleshooting.md`;
}

;// CONCATENATED MODULE: ./src/presentation/expiry.ts
/**
 * How long a certificate is valid if it expires within `withinMs`; null if it does not, has expired or nobody knows.
 */
function expiringInMs({ expiresAtMs, result }, withinMs, nowMs) {
    if (expiresAtMs === null || withinMs === 0 || result === 'expired')
        return null;
    const leftMs = expiresAtMs - nowMs;
    return leftMs < 0 || leftMs > withinMs ? null : leftMs;
}

;// CONCATENATED MODULE: ./src/presentation/reasons.ts








// Why a verdict is what it is, in words.
function placeAndTime(push) {
    return `${(0,push_history/* destination */.j_)(push)} at ${(0,time/* formatInstant */.r4)(push.atMs)}`;
}
function doubtWords(doubt) {
    switch (doubt.code) {
        case 'tie': {
            const choice = `nothing decides between ${(0,src_text/* listed */.KE)(doubt.candidateIds)}`;
            return `${doubt.certId} was replaced, but ${choice}, which expire and were renewed at the same times`;
        }
        case 'list-cut':
            return ('the list was cut before it had shown all certificates, ' +
                `and asking for ${doubt.keyword} found no replacement of ${doubt.certId}`);
        case 'not-listed':
            return (`${doubt.certId} is not in the account's list: ` +
                'these credentials see only part of the account, so a replacement may be hidden');
        case 'domain-tie': {
            const choice = `nothing decides between ${(0,src_text/* listed */.KE)(doubt.candidateIds)}`;
            return `${choice}, which are in service for ${doubt.domain}, expire and were renewed at the same times`;
        }
        case 'domain-list-cut':
            return ('the list was cut before it had shown all certificates, ' +
                `and asking for ${doubt.keyword} did not show which one is in service for ${doubt.domain}`);
    }
}
function lostWindowWords(newest, renewed) {
    return newest === null
        ? `No push to it is among the last ${push_history/* WINDOW_SIZE */.DK}, but these reach back only to after the renewal at ${renewed}, ` +
            'so an earlier push may have dropped out'
        : `The newest push known, to ${placeAndTime(newest)}, is older than the renewal at ${renewed}, ` +
            'but a full history reaches back only to after it, so a newer push may have dropped out';
}
function pushWords(reason) {
    switch (reason.code) {
        case 'pushed': {
            const renewed = (0,time/* formatInstant */.r4)(reason.renewedAtMs);
            return `The newest push, to ${placeAndTime(reason.push)}, is not older than the renewal at ${renewed}`;
        }
        case 'outdated-push': {
            const age = `${(0,time/* formatDuration */.a3)(reason.lagMs)} older than the renewal at ${(0,time/* formatInstant */.r4)(reason.renewedAtMs)}`;
            return `The newest push, to ${placeAndTime(reason.push)}, is ${age}`;
        }
        case 'outdated-window': {
            const reach = `reach back to before the renewal at ${(0,time/* formatInstant */.r4)(reason.renewedAtMs)}`;
            return `No push to it is among the last ${push_history/* WINDOW_SIZE */.DK}, which ${reach}: any push is older still`;
        }
        case 'window-lost':
            return lostWindowWords(reason.newest, (0,time/* formatInstant */.r4)(reason.renewedAtMs));
        case 'not-recorded': {
            const histories = reason.historyCount > 1 ? 'none of the histories is' : 'the history is not';
            return `No push is recorded, and ${histories} full (${(0,src_text/* counted */.hS)(reason.recordCount, 'record')})`;
        }
    }
}
function bindingReasonWords(assessment, reason) {
    const { push } = reason;
    return (0,bindings/* bindingWords */.Jh)(assessment, reason, push === null ? null : pushWords(push));
}
function dueWords(assessment, { renewedAtMs, dueMs, otherwise }, newest) {
    const [renewed, due] = [(0,time/* formatInstant */.r4)(renewedAtMs), (0,time/* formatInstant */.r4)(dueMs)];
    if (otherwise.code === 'replaced-in-use' || otherwise.code === 'replaced-unknown') {
        const words = bindingReasonWords(assessment, otherwise);
        return `${words}; renewed at ${renewed}, so this is due by ${due}`;
    }
    const push = newest === null ? 'no push is recorded yet' : `the newest push is older, to ${placeAndTime(newest)}`;
    return `Renewed at ${renewed}, and a push is due by ${due}; ${push}`;
}
function reasonWords(assessment, { reason, newest }) {
    switch (reason.code) {
        case 'failed':
            return reason.error.message;
        case 'expired':
            return reason.expiresAtMs === null
                ? `SCM gives its status as ${reason.status}`
                : `The certificate is ${reason.status} in SCM, and its validity ends at ${(0,time/* formatInstant */.r4)(reason.expiresAtMs)}`;
        case 'renewals-unknown':
            return doubtWords(reason.doubt);
        case 'no-renewal-time':
            return `SCM gives no renewal time (status ${reason.status})`;
        case 'pushed':
        case 'outdated-push':
        case 'outdated-window':
        case 'window-lost':
        case 'not-recorded':
            return pushWords(reason);
        case 'replaced-in-use':
        case 'replaced-unknown':
        case 'in-use':
            return bindingReasonWords(assessment, reason);
        case 'due':
            return dueWords(assessment, reason, newest);
        case 'live-fresh':
        case 'live-stale':
        case 'live-unknown':
        case 'live-due':
            return (0,hosts/* liveReasonWords */.e)(reason);
    }
}
/** Why the verdict of a row is what it is, in one sentence. */
function reasonSentence(assessment, row) {
    const { evidence, replaced } = assessment;
    const { reason, zoneVerdicts: zones } = row;
    const shortfall = (0,judgement_reason/* shortfallOf */.HR)(reason);
    const both = shortfall?.siblingProposal ?? null;
    const places = shortfall?.elsewhere ?? [];
    const replacedIds = replaced.map(({ id }) => id);
    // What was left behind is stale whatever replaced it, and that is not known.
    const doubt = reason.code === 'replaced-in-use' || reason.code === 'live-stale' ? (0,evidence_evidence/* doubtIn */.C)(evidence) : null;
    return `${[
        reasonWords(assessment, row),
        ...(0,bindings/* besideBindings */.HT)(row),
        ...(doubt === null ? [] : [doubtWords(doubt)]),
        ...(places.length === 0 ? [] : [`the service was pushed to ${(0,src_text/* listed */.KE)(places, 1)}`]),
        ...(both === null ? [] : [`only its sibling has a fresh push: if that is in use, require ${both}`]),
        ...(zones === null ? [] : [`with SCM's times read in UTC the verdict is ${zones.utc}, at +08:00 ${zones.china}`]),
        ...(replacedIds.length === 0 ? [] : [(0,sentences/* replacementSentence */.Sv)(replacedIds, (0,evidence_evidence/* subjectOf */.e)(evidence))])
    ].join('; ')}.`;
}

// EXTERNAL MODULE: ./src/presentation/lines.ts
var lines = __nccwpck_require__(1727);
;// CONCATENATED MODULE: ./src/presentation/rows.ts









function timeOrUnknown(ms) {
    return ms === null ? 'not known' : (0,time/* formatTableTime */.Xc)(ms);
}
function verdictLabel(row) {
    const [icon = ''] = sentences/* VERDICT_LABELS */.W4[row.counted].split(' ');
    return (0,waivers/* excuseOf */.nf)(row) === null ? sentences/* VERDICT_LABELS */.W4[row.verdict] : `${icon} ${(0,waivers/* stateWords */.Xu)(row)}`;
}
/** The heading in docs/troubleshooting.md about a failing row; null where the row passes. */
function troubleshootingAnchor({ row: { reason, verdict } }) {
    if (reason.code === 'failed')
        return reason.error.code.toLowerCase();
    return judgement_verdict/* VERDICTS */.bk.indexOf(verdict) < judgement_verdict/* VERDICTS */.bk.indexOf('unknown') ? null : verdict;
}
/** The line of a certificate of which nothing is required that concerns it: what failed still has to be seen. */
function rowlessLine({ assessment, label, rows }) {
    if (rows.length > 0)
        return [];
    const { result, error, renewal, expiresAtMs } = assessment;
    return [
        {
            verdict: sentences/* VERDICT_LABELS */.W4[result],
            state: result,
            counted: result,
            anchor: error === null ? result : error.code.toLowerCase(),
            certificate: label,
            requirement: '',
            evidence: error === null ? 'nothing required' : 'not known',
            renewed: timeOrUnknown(renewal?.atMs ?? null),
            expires: timeOrUnknown(expiresAtMs),
            remedy: error === null ? lines/* NO_ROW_REMEDY */.wM : `${error.code}: ${error.hint}`
        }
    ];
}
/** Words one certificate and its rows. Pure. */
function wordCertificate(assessment, expiresWithinMs, nowMs) {
    const { renewal, error, expiresAtMs } = assessment;
    const label = (0,sentences/* certificateLabel */.eH)(assessment);
    const expiringMs = expiringInMs(assessment, expiresWithinMs, nowMs);
    const renewed = timeOrUnknown(renewal?.atMs ?? null);
    const expires = timeOrUnknown(expiresAtMs);
    const rows = assessment.rows.map((row) => ({
        row,
        verdict: verdictLabel(row),
        state: (0,waivers/* stateWords */.Xu)(row),
        counted: row.counted,
        anchor: troubleshootingAnchor({ row }),
        certificate: label,
        requirement: row.requirement.text,
        evidence: evidenceWords(row, error !== null),
        renewed,
        expires,
        reason: reasonSentence(assessment, row),
        remedy: [(0,remedies/* remedySentence */.aM)(assessment, row, expiringMs), ...(0,waivers/* excuseWords */.$n)(row)].filter((words) => words !== '').join(' ')
    }));
    return { assessment, label, expiringMs, rows };
}
/** Words a whole run. A certificate that expires within `expiresWithinMs` is to be renewed; 0 is off. Pure. */
function wordOutcome(outcome, expiresWithinMs) {
    const word = (assessment) => wordCertificate(assessment, expiresWithinMs, outcome.checkedAtMs);
    const entries = outcome.assessments.map(word);
    const wordingOf = new Map(entries.map((entry) => [entry.assessment, entry]));
    const certificates = outcome.certificates.map((one) => wordingOf.get(one) ?? word(one));
    return {
        outcome,
        sentence: (0,sentences/* outcomeSentence */.yz)(outcome),
        entries,
        certificates,
        lines: [...outcome.uncovered.map(lines/* uncoveredLine */.EW), ...(0,lines/* unlistedLine */.LF)(outcome), ...certificates.flatMap(rowlessLine)]
    };
}

// EXTERNAL MODULE: ./src/judgement/unlisted.ts
var judgement_unlisted = __nccwpck_require__(1233);
;// CONCATENATED MODULE: ./src/judgement/failures.ts






function requirementRows({ assessments, tolerance, checkedAtMs }) {
    return assessments.flatMap(({ evidence, rows }) => rows.map(({ requirement, verdict, counted, waiver, reason }) => ({
        requested: evidence.requestedDomain ?? evidence.requestedId ?? '',
        requirement: requirement.text,
        fails: !(0,outcome/* isPassing */.W)(counted, tolerance.allowUnknown),
        isClean: verdict === 'fresh' || (0,judgement_waiver/* isWaived */.$y)(verdict, waiver, checkedAtMs),
        code: reason.code === 'failed' ? reason.error.code : null
    })));
}
/** Hosts that no certificate covers, and certificates of which nothing is required but hosts of others. */
function rowlessRows({ assessments, certificates, uncovered, tolerance }) {
    // If another entry has rows of the certificate, that was judged by these, here as in the result.
    const judged = new Set(certificates.flatMap(({ evidence, rows }) => (rows.length > 0 ? [(0,evidence_evidence/* subjectOf */.e)(evidence)] : [])));
    const rowless = assessments.filter(({ evidence, rows }) => rows.length === 0 && !judged.has((0,evidence_evidence/* subjectOf */.e)(evidence)));
    return [
        ...uncovered.map(({ requirement, error }) => ({
            requested: '',
            requirement: requirement.text,
            fails: true,
            isClean: false,
            code: error.code
        })),
        ...rowless.map(({ evidence, result, error }) => ({
            requested: evidence.requestedDomain ?? evidence.requestedId ?? '',
            requirement: 'the required hosts',
            fails: !(0,outcome/* isPassing */.W)(result, tolerance.allowUnknown),
            isClean: false,
            code: error?.code ?? null
        }))
    ];
}
function unlistedRows({ unlisted, tolerance }) {
    const verdict = unlisted === null ? null : (0,judgement_unlisted/* unlistedVerdict */.e)(unlisted);
    if (unlisted === null || verdict === null)
        return [];
    const { findings } = unlisted;
    const certificates = (0,src_source/* valueOr */.dd)(findings, null)?.certificates ?? [];
    const names = certificates.length === 0 ? [''] : certificates.map(({ id }) => id);
    const fails = !(0,outcome/* isPassing */.W)(verdict, tolerance.allowUnknown);
    const code = (0,src_source/* failureIn */.Q6)([findings])?.code ?? null;
    return names.map((requested) => ({ requested, requirement: '', fails, isClean: false, code }));
}
/**
 * Which rows fail, and what may be said of all of them: one failing row for each entry and requirement, for each host
 * that no certificate covers, and for each certificate of no entry where these fail. `redact` takes out of their texts what must not be shown. Pure.
 */
function failuresOf(outcome, redact) {
    const rows = [...requirementRows(outcome), ...rowlessRows(outcome), ...unlistedRows(outcome)];
    const failing = rows.filter(({ fails }) => fails);
    return {
        fails: rows.length === 0 || failing.length > 0,
        isClean: rows.length > 0 && rows.every(({ isClean }) => isClean),
        isOutage: failing.length > 0 && failing.every(({ code }) => code !== null && (0,src_errors/* isOutage */.uD)(code)),
        failingRows: failing.map(({ requested, requirement }) => ({
            requested: redact(requested),
            requirement: redact(requirement)
        }))
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./src/config/workflow-event.ts


const SECRET_UNDEFINED = 'Most likely the secret is not defined: a secret that does not exist reads as empty. ' +
    'Check its name and that this repository, environment or organisation may use it.';
/** A side of a pull request; `repo` is null if the fork was deleted. */
const SIDE = dist/* object */.Ikc({ repo: dist/* nullish */.cl6(dist/* object */.Ikc({ full_name: dist/* optional */.lqM(dist/* string */.YjP()) })) });
const PULL_REQUEST = dist/* object */.Ikc({ number: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* number */.aig()), null), head: SIDE, base: SIDE });
/** A workflow or a check that something started; of a fork's pull request it names the event, but no pull request. */
const STARTED = dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* object */.Ikc({ event: dist/* optional */.lqM(dist/* unknown */.L5J()), pull_requests: dist/* fallback */.NpB(dist/* optional */.lqM(dist/* array */.YOg(dist/* unknown */.L5J())), []) })), null);
/** What is read of the event, as GitHub sends it; a part of another shape counts as absent. */
const EVENT = dist/* object */.Ikc({
    pull_request: dist/* optional */.lqM(dist/* unknown */.L5J()),
    repository: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* object */.Ikc({ default_branch: dist/* string */.YjP() })), null),
    issue: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* object */.Ikc({ pull_request: dist/* optional */.lqM(dist/* unknown */.L5J()) })), null),
    workflow_run: STARTED,
    check_run: STARTED,
    check_suite: STARTED
});
function namesPullRequest({ pull_request: pull, issue, workflow_run: run, check_run, check_suite }) {
    const isStarted = [run, check_run, check_suite].some((started) => (started?.pull_requests?.length ?? 0) > 0);
    const isRunOfOne = typeof run?.event === 'string' && run.event.startsWith('pull_request');
    return Boolean(pull) || Boolean(issue?.pull_request) || isStarted || isRunOfOne;
}
function pullRequestIn({ pull_request: json }) {
    const parsed = dist/* safeParse */.xLC(PULL_REQUEST, json);
    if (!parsed.success)
        return null;
    const { number, head, base } = parsed.output;
    return { number: number ?? null, isFromFork: !head.repo || head.repo.full_name !== base.repo?.full_name };
}
/** Reads the event file of the runner; null if it is absent or no JSON object. `variable` reads the environment. */
function readWorkflowEvent(variable) {
    try {
        const event = dist/* parse */.qgA(EVENT, JSON.parse((0,external_node_fs_.readFileSync)(variable('GITHUB_EVENT_PATH'), 'utf8')));
        return {
            defaultBranch: event.repository?.default_branch ?? null,
            pullRequest: pullRequestIn(event),
            namesPullRequest: namesPullRequest(event)
        };
    }
    catch {
        return null;
    }
}
/** Whether GitHub withholds secrets and OIDC tokens from the run, because a fork's pull request started it. */
function isForkWithoutSecrets(variable) {
    // A workflow of the event pull_request_target runs with the rights of the base repository.
    if (variable('GITHUB_EVENT_NAME') === 'pull_request_target')
        return false;
    return readWorkflowEvent(variable)?.pullRequest?.isFromFork === true;
}
/**
 * Why a run may have no credentials, in one hint: GitHub hands no secrets to pull requests from forks, and to
 * Dependabot only its own.
 */
function likelyCauseOfNoSecrets(variable) {
    if (variable('GITHUB_ACTOR') === 'dependabot[bot]') {
        return ('Dependabot started this run, and GitHub gives it only Dependabot secrets: ' +
            'define the secrets there too, or skip the job for Dependabot.');
    }
    if (isForkWithoutSecrets(variable)) {
        return ('This is a pull request from a fork, and GitHub gives those no secrets: ' +
            'run the check on a schedule or on push instead.');
    }
    return SECRET_UNDEFINED;
}

;// CONCATENATED MODULE: ./src/config/workflow-context.ts

function runUrl(variable) {
    const server = variable('GITHUB_SERVER_URL') || 'https://github.com';
    const run = `${server}/${variable('GITHUB_REPOSITORY')}/actions/runs/${variable('GITHUB_RUN_ID')}`;
    const attempt = variable('GITHUB_RUN_ATTEMPT');
    return /^\d+$/.test(attempt) ? `${run}/attempts/${attempt}` : run;
}
/**
 * Reads the context from the runner's variables and its event file. Null where a variable is missing or the event
 * cannot be read: without these nobody can say where to write, and whether a pull request is behind the run.
 */
function readWorkflowContext(variable) {
    const [owner = '', repo = ''] = variable('GITHUB_REPOSITORY').split('/');
    // `octocat/hello-world/.github/workflows/check.yml@refs/heads/main`
    const [, workflowPath] = /^[^/]+\/[^/]+\/(.+?)@/.exec(variable('GITHUB_WORKFLOW_REF')) ?? [];
    const event = readWorkflowEvent(variable);
    if (event === null || owner === '' || repo === '' || workflowPath === undefined)
        return null;
    const { defaultBranch, pullRequest, namesPullRequest } = event;
    const number = pullRequest?.number ?? null;
    return {
        event: variable('GITHUB_EVENT_NAME'),
        ref: variable('GITHUB_REF'),
        defaultBranch,
        pullRequest: number === null ? null : { number, isFork: pullRequest?.isFromFork === true },
        namesPullRequest,
        owner,
        repo,
        workflowPath,
        job: variable('GITHUB_JOB'),
        actor: variable('GITHUB_ACTOR'),
        runUrl: runUrl(variable),
        apiUrl: variable('GITHUB_API_URL') || 'https://api.github.com',
        graphqlUrl: variable('GITHUB_GRAPHQL_URL') || 'https://api.github.com/graphql'
    };
}

;// CONCATENATED MODULE: ./src/main.ts
































const readInput = (name) => (0,core/* getInput */.V4)(name);
const readVariable = (name) => process.env[name]?.trim() ?? '';
/** A line of the log for each certificate, as soon as it was read. */
const tellReading = (certId, detail, pushes) => {
    const read = pushes.state === 'known' ? `read, ${(0,src_text/* counted */.hS)(pushes.value.length, 'push record')}` : 'read';
    runner.logLine(`${certId}: ${(0,src_source/* failureIn */.Q6)([detail, pushes])?.message ?? read}`);
};
function startClient(settings, secrets) {
    return createClient({
        now: () => Date.now(),
        startTimer: startTimer,
        random: () => Math.random(),
        transport: createTransport(createAgents()),
        log: runner,
        redaction: secrets,
        limits: settings
    });
}
function secretsInUse(settings) {
    const { credentials, githubToken } = settings;
    const keys = credentials.kind === 'keyless' ? [readVariable(config_credentials/* REQUEST_TOKEN_VARIABLE */.DH)] : (0,provider/* secretsOf */.Fj)(credentials);
    return isAskedToTell(settings) ? [...keys, githubToken] : keys;
}
async function providerOf({ credentials }, client, secrets) {
    if (credentials.kind !== 'keyless')
        return (0,provider/* given */.gI)(credentials);
    const { exchanged } = await __nccwpck_require__.e(/* import() | keyless */ 159).then(__nccwpck_require__.bind(__nccwpck_require__, 6061));
    return exchanged({
        keyless: credentials,
        client,
        secrets,
        variable: readVariable,
        now: () => Date.now(),
        isFromFork: () => isForkWithoutSecrets(readVariable)
    });
}
async function policyOf(source) {
    if (source.input('policy-file') === '')
        return null;
    const { loadPolicy } = await __nccwpck_require__.e(/* import() | policy */ 477).then(__nccwpck_require__.bind(__nccwpck_require__, 1352));
    return loadPolicy(source, readVariable('GITHUB_WORKSPACE'));
}
/** Why there are no credentials, if an exchange for them fails; null if they are there. */
async function failureOf(credentials) {
    try {
        await credentials();
        return null;
    }
    catch (thrown) {
        if (thrown instanceof src_errors/* ActionError */.lZ)
            return thrown;
        throw thrown;
    }
}
/** Reads and judges every certificate. One that fails never hides the others. */
async function check(settings, scm, client, nowMs) {
    const { entries, renewedAtMs, offsetMinutes, bindings } = settings;
    const mode = settings.policy?.policy.unlisted ?? 'ignore';
    const needs = { findsUnlisted: mode !== 'ignore', pushSubjects: pushSubjectsOf(entries) };
    const request = { ...settings, ...entries_subjectsOf(entries), ...needs, nowMs, onRead: tellReading };
    const collected = await collectEvidence(request, scm);
    const { certificates, uncovered } = await addHosts(collected, settings, client);
    const entryFor = entryFinder(entries);
    const order = (evidence) => entries.indexOf(entryFor(evidence));
    const assessments = certificates
        .toSorted((one, other) => order(one) - order(other))
        .map((evidence) => assess(evidence, { ...entryFor(evidence), renewedAtMs, offsetMinutes, bindings, nowMs }));
    for (const { replaced, evidence } of assessments) {
        const ids = replaced.map(({ id }) => id);
        if (ids.length > 0)
            runner.logLine((0,sentences/* replacementSentence */.Sv)(ids, (0,evidence_evidence/* subjectOf */.e)(evidence)));
    }
    const search = { scm, inventory: collected.inventory, offsetMinutes, nowMs };
    const unlisted = mode === 'ignore' ? null : { mode, findings: await collectUnlisted(certificates, search) };
    return (0,outcome/* conclude */.E)(assessments, settings, nowMs, unlisted, uncovered);
}
/**
 * All requests of the run: signs in where that is needed, then reads and judges. Returns why there are no
 * credentials.
 */
async function judge(settings, secrets, nowMs) {
    const client = startClient(settings, secrets);
    try {
        const credentials = await providerOf(settings, client, secrets);
        const failure = await failureOf(credentials);
        if (failure !== null)
            return failure;
        const { projectId, endpoint: baseUrl } = settings;
        return await check(settings, createScm({ client, baseUrl, projectId, credentials, secrets }), client, nowMs);
    }
    finally {
        client.close();
    }
}
/**
 * Tells GitHub where that was asked for, within the run's time. Returns what went wrong there; null where nobody is
 * told.
 */
async function tellGitHub(told, settings, secrets) {
    if (!isAskedToTell(settings))
        return null;
    const { outcome, summary } = told;
    const announcement = {
        ...failuresOf(outcome, secrets.text),
        title: secrets.text(settings.title ?? ''),
        markdown: (maxChars) => secrets.text(summary(maxChars))
    };
    const { announce, systemClock } = await __nccwpck_require__.e(/* import() | announce */ 990).then(__nccwpck_require__.bind(__nccwpck_require__, 5775));
    const { octokitSender } = await __nccwpck_require__.e(/* import() | announce */ 990).then(__nccwpck_require__.bind(__nccwpck_require__, 5044));
    const { lines, warnings } = await announce(settings, announcement, {
        context: readWorkflowContext(readVariable),
        connect: octokitSender,
        clock: systemClock(outcome.checkedAtMs + settings.timeoutMs),
        redact: secrets.message
    });
    lines.forEach(runner.logLine);
    return warnings;
}
/** The whole text where it is small enough, else what `shorter` makes of it. */
function within(maxBytes, whole, shorter) {
    return Buffer.byteLength(whole) <= maxBytes ? whole : shorter(maxBytes);
}
async function tell(outcome, settings, secrets) {
    const worded = wordOutcome(outcome, settings.expiresWithinMs);
    runner.logLine('');
    logTable(worded).forEach(runner.logLine);
    const context = {
        title: settings.title,
        asked: askedSentence(outcome, settings),
        warnings: (0,warnings/* warningsOf */.n)(worded, settings),
        healthy: (0,warnings/* healthyRows */.j)(worded, settings),
        troubleshooting: troubleshootingUrl(readVariable)
    };
    const report = buildReport(worded);
    const wholeReport = runner.redactedJson(report);
    const file = runner.writeReportFile(wholeReport);
    const summary = summaryWriter(worded, context);
    const whole = summary(MAX_SUMMARY_BYTES);
    const outputs = {
        ...outputsOf(worded, requirementsOf(settings.entries)),
        report: within(MAX_REPORT_BYTES, wholeReport, (maxBytes) => reportJson(report, maxBytes, runner.redactedJson)),
        'report-file': typeof file === 'string' ? file : '',
        summary: within(MAX_SUMMARY_OUTPUT_BYTES, whole, summary)
    };
    const problems = [
        ...(typeof file === 'string' ? [] : [file]),
        ...runner.writeOutputs(outputs),
        ...(await runner.writeSummary(whole))
    ];
    const annotations = (0,presentation_annotations/* annotationsOf */.Ih)(worded, settings);
    const lastWarnings = await tellGitHub({ outcome, summary }, settings, secrets);
    runner.writeAnnotations({ ...annotations, warnings: [...annotations.warnings, ...problems] }, lastWarnings);
    if (outcome.fails)
        runner.writeFailure(worded.sentence);
    else
        runner.logLine(worded.sentence);
}
/**
 * A whole run, from the inputs to the report. Returns whether the step passes; throws only what is a defect of this
 * program.
 */
async function main() {
    const nowMs = Date.now();
    const secrets = createSecrets(runner.mask);
    runner.redactWith(secrets.text);
    const everySecret = (0,config_credentials/* readSecrets */.ql)(readInput, readVariable);
    secrets.mask(everySecret);
    const source = {
        input: readInput,
        variable: readVariable,
        secrets: everySecret,
        nowMs
    };
    const settings = readSettings({
        ...source,
        policy: await policyOf(source),
        likelyCause: () => likelyCauseOfNoSecrets(readVariable)
    });
    if (Array.isArray(settings)) {
        // An error may quote, and cut, an input that holds a secret by mistake.
        secrets.add(everySecret);
        runner.redactWith(secrets.field);
        runner.writeErrors(settings);
        runner.writeFailure(`${(0,src_text/* counted */.hS)(settings.length, 'problem')} with ${(0,sentences/* faultyWords */.ld)(settings)}; nothing was checked.`);
        return false;
    }
    secrets.add(secretsInUse(settings));
    settingsLines(settings, source).forEach(runner.logLine);
    const outcome = await judge(settings, secrets, nowMs);
    if (outcome instanceof src_errors/* ActionError */.lZ) {
        runner.writeNoCredentials(outcome);
        return false;
    }
    await tell(outcome, settings, secrets);
    return !outcome.fails;
}


/***/ }),

/***/ 4855:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   debugLine: () => (/* binding */ debugLine),
/* harmony export */   logLine: () => (/* binding */ logLine),
/* harmony export */   mask: () => (/* binding */ mask),
/* harmony export */   redactWith: () => (/* binding */ redactWith),
/* harmony export */   redactedJson: () => (/* binding */ redactedJson),
/* harmony export */   writeAnnotations: () => (/* binding */ writeAnnotations),
/* harmony export */   writeErrors: () => (/* binding */ writeErrors),
/* harmony export */   writeFailure: () => (/* binding */ writeFailure),
/* harmony export */   writeNoCredentials: () => (/* binding */ writeNoCredentials),
/* harmony export */   writeNoVerdict: () => (/* binding */ writeNoVerdict),
/* harmony export */   writeOutputs: () => (/* binding */ writeOutputs),
/* harmony export */   writeReportFile: () => (/* binding */ writeReportFile),
/* harmony export */   writeSummary: () => (/* binding */ writeSummary)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1178);
/* harmony import */ var _config_policy_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9706);
/* harmony import */ var _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1778);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3916);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8992);








let redact = (text) => text;
/** Has every text pass `take` before it is written. */
function redactWith(take) {
    redact = take;
}
/** The JSON of a value with its texts redacted one by one, so that it stays JSON. */
function redactedJson(value) {
    return JSON.stringify(value, (_, each) => (typeof each === 'string' ? redact(each) : each));
}
/** Text for the log and for annotations, without secrets. */
function shown(text) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .logText */ .kc)(redact(text));
}
// The only writer: log, annotations, outputs and summary. What comes from outside has passed text.ts before; here the
// log's own commands are broken too.
/** A line of the log. */
function logLine(line) {
    _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .info */ .pq(shown(line));
}
/** A line of the debug log. */
function debugLine(line) {
    _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .debug */ .Yz(shown(line));
}
/** Has the runner replace the values by `***` wherever they appear in the log. */
function mask(secrets) {
    for (const secret of secrets)
        _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setSecret */ .Pq(secret);
}
function annotate(write, annotations, max) {
    for (const { title, message, place } of (0,_presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .capped */ .uo)(annotations, max)) {
        const at = place && { file: redact(place.file), startLine: place.line, startColumn: place.col };
        write(shown(message), { title: shown(title), ...at });
    }
    for (const { message } of annotations.slice(max))
        logLine((0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .pj)(message, 4_000));
}
/**
 * Prints all annotations within GitHub's limits. `lastWarnings` are all shown, behind the others, of which so many fewer
 * are; null where none could come.
 */
function writeAnnotations({ errors, warnings, notices }, lastWarnings = null) {
    annotate(_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .notice */ .lm, notices, _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_NOTICES */ .pF);
    annotate(_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e, warnings, lastWarnings === null ? _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_WARNINGS */ .rE : _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_WARNINGS */ .rE - _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_LAST_WARNINGS */ .EO);
    annotate(_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .warning */ .$e, lastWarnings ?? [], _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_LAST_WARNINGS */ .EO);
    annotate(_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3, errors, _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_ERRORS */ .BU);
}
/** Prints errors that end the run before it began: one annotation each, within the same limits. */
function writeErrors(errors) {
    const told = errors.map((error) => {
        const { code, message, hint } = error;
        const place = error instanceof _config_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .PolicyError */ .p ? { place: error.place } : {};
        return { title: code, message: `${code}: ${message}. ${hint}`, ...place };
    });
    annotate(_actions_core__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3, told, _presentation_annotations_js__WEBPACK_IMPORTED_MODULE_5__/* .MAX_ERRORS */ .BU);
}
/** Says why no credentials could be had: the error, `result`, and the failure message. */
function writeNoCredentials(error) {
    const warnings = writeOutputs({ result: 'error' });
    writeAnnotations({ errors: [], warnings, notices: [] });
    writeErrors([error]);
    writeFailure(`${error.code}: no credentials could be had, so nothing was checked.`);
}
/** Says why no verdict was reached and sets `result` to `error`. Synchronous, for the last moment. */
function writeNoVerdict(reason) {
    writeOutputs({ result: 'error' });
    writeFailure(`The action failed before it reached a verdict: ${reason}`);
}
/** The failure message: the last error annotation. The exit code is the entry's business, which starts red. */
function writeFailure(message) {
    _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .error */ .z3(shown((0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .pj)(message, 1_000)));
}
function problem(title, thrown) {
    return { title, message: `${title}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .plain */ .pj)((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .reasonOf */ .A3)(thrown))}. The verdict stands.` };
}
/** Writes redacted JSON into the runner's temporary folder and returns the file's path, or why it could not. */
function writeReportFile(json) {
    try {
        const folder = process.env['RUNNER_TEMP'];
        if (!folder)
            throw new Error('RUNNER_TEMP is not set');
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `huawei-cert-push-report-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.json`);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(path, json);
        return path;
    }
    catch (thrown) {
        return problem('The report file could not be written', thrown);
    }
}
/**
 * Sets the outputs; `report` is redacted JSON already, which as one text might not stay JSON. Without an output file nothing is printed in its place: the toolkit's fallback is a command long
 * disabled.
 */
function writeOutputs(outputs) {
    try {
        if (!process.env['GITHUB_OUTPUT'])
            throw new Error('GITHUB_OUTPUT is not set');
        for (const [name, value] of Object.entries(outputs)) {
            _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setOutput */ .uH(name, name === 'report' ? value : redact(value));
        }
        return [];
    }
    catch (thrown) {
        return [problem('The outputs could not be set', thrown)];
    }
}
/** Appends to the job summary, where the runner has one. */
async function writeSummary(markdown) {
    if (!process.env['GITHUB_STEP_SUMMARY'])
        return [];
    try {
        await _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .summary */ .z.addRaw(redact(markdown)).write();
        return [];
    }
    catch (thrown) {
        return [problem('The job summary could not be written', thrown)];
    }
}


/***/ }),

/***/ 1778:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ MAX_ERRORS),
/* harmony export */   EO: () => (/* binding */ MAX_LAST_WARNINGS),
/* harmony export */   Ih: () => (/* binding */ annotationsOf),
/* harmony export */   pF: () => (/* binding */ MAX_NOTICES),
/* harmony export */   rE: () => (/* binding */ MAX_WARNINGS),
/* harmony export */   uo: () => (/* binding */ capped)
/* harmony export */ });
/* harmony import */ var _evidence_evidence_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3136);
/* harmony import */ var _judgement_verdict_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8886);
/* harmony import */ var _waivers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7321);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4998);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8992);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1727);
/* harmony import */ var _unlisted_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3452);
/* harmony import */ var _sentences_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3594);
/* harmony import */ var _warnings_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4896);









/**
 * GitHub shows ten of each level per step. Two errors are kept for "and N more" and the failure message, one warning
 * and one notice for "and N more".
 */
const MAX_ERRORS = 8;
const MAX_WARNINGS = 9;
const MAX_NOTICES = 9;
/** The tracking issue and the comment on a pull request can each add a warning, when all others are known. */
const MAX_LAST_WARNINGS = 2;
/** Rows told in one annotation, because the runner cuts it at 4096 characters. */
const MAX_ROWS_TOLD = 5;
/** The first annotations of a level, and how many more there would have been. */
function capped(annotations, max) {
    const more = annotations.length - max;
    if (more <= 0)
        return [...annotations];
    return [...annotations.slice(0, max), { title: 'More', message: `and ${more} more; the log has all.` }];
}
function findingsOf({ assessment }) {
    return (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOr */ .dd)(assessment.evidence.renewals, null);
}
function verdictAnnotation({ assessment, label, rows: all }, isTold) {
    const rows = all.filter(isTold).toSorted((one, other) => (0,_judgement_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .worstFirst */ .md)(one.row.counted, other.row.counted));
    const told = rows
        .slice(0, MAX_ROWS_TOLD)
        .map(({ row, requirement, reason, remedy }) => `${requirement} is ${(0,_waivers_js__WEBPACK_IMPORTED_MODULE_0__/* .stateWords */ .Xu)(row)}: ${reason} ${remedy}`);
    const nothing = all.length === 0 ? [`${assessment.result}: ${_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_ROW_REASON */ .qH} ${_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_ROW_REMEDY */ .wM}`] : [];
    const more = rows.length > MAX_ROWS_TOLD ? [`and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .counted */ .hS)(rows.length - MAX_ROWS_TOLD, 'more service')}.`] : [];
    return {
        title: `Certificate ${rows[0]?.row.counted ?? assessment.result}: ${label}`,
        message: [`${label}:`, ...nothing, ...told, ...more].join('\n')
    };
}
/** What failed with one error, as one annotation for all certificates that it concerns. */
function errorAnnotation(error, group) {
    const labels = (0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(group.map(({ label }) => label));
    const affected = group.flatMap(({ rows }) => rows.filter(({ row }) => row.reason.code === 'failed'));
    const requirements = [...new Map(affected.map((worded) => [worded.requirement, worded])).values()];
    const message = `${labels} could not be judged for ${(0,_sentences_js__WEBPACK_IMPORTED_MODULE_4__/* .requirementList */ .w$)(requirements)}: ${error.message}. ${error.hint}`;
    return { title: error.code, message };
}
/**
 * If certificates fail with one code and hint, they share an annotation: a missing permission is one thing to mend.
 * What else fails of them, by an entry that did not need what was lost, is told beside it.
 */
function failureAnnotations(failing, isTold) {
    const groups = Map.groupBy(failing, ({ assessment: { error, evidence } }) => error === null ? (0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_8__/* .subjectOf */ .e)(evidence) : `${error.code} ${error.hint}`);
    return [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const { error } = first.assessment;
        if (error === null)
            return [verdictAnnotation(first, isTold)];
        const isElse = (row) => isTold(row) && row.row.reason.code !== 'failed';
        const others = group.filter(({ rows }) => rows.some(isElse));
        return [errorAnnotation(error, group), ...others.map((one) => verdictAnnotation(one, isElse))];
    });
}
function replacement(pinnedIds, hasPolicy) {
    // An entry of a policy has requirements of its own, which would go with it.
    const removal = (id, certId) => hasPolicy ? `Move what the entry of ${id} requires to that of ${certId}` : `Remove ${id} from cert-id`;
    return ({ assessment: { replaced, evidence }, rows }) => {
        const [outdated] = replaced;
        if (outdated === undefined)
            return [];
        const certId = (0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_8__/* .subjectOf */ .e)(evidence);
        const step = pinnedIds.includes(certId) ? removal(outdated.id, certId) : `Put ${certId} into cert-id in its place`;
        const ids = replaced.map(({ id }) => id);
        const judged = `which was judged for ${(0,_sentences_js__WEBPACK_IMPORTED_MODULE_4__/* .requirementList */ .w$)(rows)} instead`;
        // What a domain led to is found anew each time.
        const steps = pinnedIds.includes(outdated.id) ? ` ${step}.` : '';
        return `${(0,_sentences_js__WEBPACK_IMPORTED_MODULE_4__/* .replacementSentence */ .Sv)(ids, certId)}, ${judged}.${steps}`;
    };
}
const onItsWay = (certificate) => {
    const orderedIds = findingsOf(certificate)?.orderedIds ?? [];
    if (orderedIds.length === 0)
        return [];
    const order = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(orderedIds)} is ordered for the names of ${certificate.assessment.evidence.certId}`;
    return `${order} and not issued yet. Once it is, push or deploy it to ${(0,_sentences_js__WEBPACK_IMPORTED_MODULE_4__/* .requirementList */ .w$)(certificate.rows)}.`;
};
function zoneNotices(certificates) {
    const doubtful = certificates.flatMap(({ label, rows }) => rows.filter(({ row }) => row.zoneVerdicts !== null).map(({ requirement }) => `${label} ${requirement}`));
    if (doubtful.length === 0)
        return [];
    const verdicts = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .counted */ .hS)(doubtful.length, 'verdict')} would differ between UTC and +08:00 (${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(doubtful)})`;
    const message = `${verdicts}. SCM's times carry no zone; set time-zone to the right one.`;
    return [{ title: 'Verdicts depend on the time zone', message }];
}
function isOf(...verdicts) {
    return ({ row }) => verdicts.includes(row.counted);
}
/** One for each required host that no certificate covers. */
function uncoveredAnnotations({ outcome }) {
    return outcome.uncovered.map(({ error: { code, message, hint } }) => ({
        title: code,
        message: `${message}. ${hint}`
    }));
}
/** All annotations of a run, most important first, not yet capped. Pure. */
function annotationsOf(worded, policy) {
    const { outcome, certificates, entries } = worded;
    const failingAssessments = new Set(outcome.failing);
    const isFailing = ({ assessment }) => failingAssessments.has(assessment);
    const failing = certificates
        .filter(isFailing)
        .toSorted((one, other) => (0,_judgement_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .worstFirst */ .md)(one.assessment.result, other.assessment.result));
    const failures = [
        ...uncoveredAnnotations(worded),
        ...failureAnnotations(failing, isOf('unknown', 'stale', 'missing', 'expired', 'error'))
    ];
    const tolerated = certificates.filter((one) => one.assessment.result === 'unknown' && !isFailing(one));
    const pending = certificates.filter(({ assessment }) => assessment.result === 'pending');
    const remarks = (title, remark, all = certificates) => all.flatMap(remark).map((message) => ({ title, message }));
    const beside = (0,_unlisted_js__WEBPACK_IMPORTED_MODULE_3__/* .unlistedAnnotations */ .RN)(outcome);
    const pinnedIds = entries.flatMap(({ assessment: { evidence } }) => evidence.requestedDomain === null ? [evidence.requestedId] : []);
    return {
        errors: [...(policy.warnOnly ? [] : failures), ...beside.errors],
        warnings: [
            ...(policy.warnOnly ? failures : []),
            ...failureAnnotations(tolerated, isOf('unknown')),
            ...(0,_warnings_js__WEBPACK_IMPORTED_MODULE_5__/* .warningsOf */ .n)(worded, policy)
        ],
        notices: [
            ...remarks('A waiver ends soon', (0,_waivers_js__WEBPACK_IMPORTED_MODULE_0__/* .waiverNotice */ .hi)(outcome.checkedAtMs), entries),
            ...remarks('Certificate was replaced', replacement(pinnedIds, policy.policy !== null)),
            ...remarks('A renewal is on its way', onItsWay),
            ...pending.map((one) => verdictAnnotation(one, isOf('pending'))),
            ...zoneNotices(certificates)
        ]
    };
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F_: () => (/* binding */ acceptRemedy),
/* harmony export */   HT: () => (/* binding */ besideBindings),
/* harmony export */   Jh: () => (/* binding */ bindingWords),
/* harmony export */   PQ: () => (/* binding */ gapList),
/* harmony export */   XK: () => (/* binding */ bindingEvidence),
/* harmony export */   hq: () => (/* binding */ replacedRemedy),
/* harmony export */   vX: () => (/* binding */ bindingMeaning)
/* harmony export */ });
/* harmony import */ var _evidence_evidence_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3136);
/* harmony import */ var _judgement_reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8643);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);



// What uses a certificate, in words.
/** A resource where it is: `CDN shop.example.com`, or `WAF@cn-north-4 shop.example.com`. */
function resourceName({ service, region, id, name }) {
    const place = region === '' || region === 'global' ? service : `${service}@${region}`;
    return `${place} ${name ?? (id === '' ? '(a resource without a name)' : id)}`;
}
/** The IDs of certificates, each once. */
function certIdsOf(items) {
    return [...new Set(items.map(({ certId }) => certId))];
}
/** `uses` after one, `use` after several. */
function use(resources) {
    return resources.length === 1 ? 'uses' : 'use';
}
function resourceList(resources) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(resources.map(resourceName));
}
function gapName(gap) {
    switch (gap.code) {
        case 'no-answer':
            return `what uses ${gap.certId}`;
        case 'region-error':
            return `all that uses ${gap.certId} in ${gap.service}${gap.region === '' ? '' : `@${gap.region}`}`;
        case 'not-listed': {
            const what = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(gap.count, `${gap.service === null ? '' : `${gap.service} `}resource`);
            return `${what} of ${gap.certId}`;
        }
    }
}
/** What SCM does not tell: `what uses scs…A and 2 CDN resources of scs…B`. */
function gapList(gaps) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)([...new Set(gaps.map(gapName))]);
}
/** What there is of evidence by bindings, in the few words of a table; null where there is nothing to say. */
function bindingEvidence({ current, replaced }) {
    const [used, left] = [current.resources.length, replaced.resources.length];
    const old = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(certIdsOf(replaced.resources), 1);
    if (used === 0)
        return left === 0 ? null : `${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(left, 'resource')} still on ${old}`;
    const inUse = `in use by ${current.gaps.length > 0 ? 'at least ' : ''}${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(used, 'resource')}`;
    return left === 0 ? inUse : `${inUse}, ${left} still on ${old}`;
}
/** `CDN shop.example.com still uses scs…A, which scs…B replaced`. */
function stillInUse({ evidence, replaced }, { resources }) {
    const oldIds = certIdsOf(resources);
    // That one was replaced is said of those that were followed through, and of what is in doubt.
    const isFollowed = oldIds.every((id) => replaced.some((one) => one.id === id));
    const isToldElsewhere = isFollowed || (0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .doubtIn */ .C)(evidence) !== null;
    const why = isToldElsewhere ? '' : `, which ${(0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .e)(evidence)} replaced`;
    return `${resourceList(resources)} still ${use(resources)} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(oldIds)}${why}`;
}
function findingWords(assessment, reason) {
    switch (reason.code) {
        case 'replaced-in-use':
            return `SCM says that ${stillInUse(assessment, reason)}`;
        case 'replaced-unknown':
            return `A replaced certificate may still be in use: SCM does not tell ${gapList(reason.gaps)}`;
        case 'in-use':
            return `SCM says that ${resourceList(reason.resources)} ${use(reason.resources)} it`;
    }
}
/** Why the verdict is what it is, where bindings decided it; `pushWords` is what the pushes say, if anything. */
function bindingWords(assessment, reason, pushWords) {
    const finding = findingWords(assessment, reason);
    // What was a sentence of its own goes on with the first one.
    return pushWords === null ? finding : `${finding}; ${pushWords.charAt(0).toLowerCase()}${pushWords.slice(1)}`;
}
function hindranceWords(hindrance, replaced) {
    switch (hindrance) {
        case 'check':
            return 'with bindings: check a push record is needed all the same';
        case 'older-record':
            return 'but it was pushed before its renewal under the same ID, so what they have may be the old content';
        case 'renewed-at':
            return 'but renewed-at was given, so what they have may be older content under the same ID';
        case 'late-renewal':
            return 'but it was renewed more than 30 days after its ID was given, so what they have may be the old content';
        case 'sub-project':
            return 'but not in which sub-project';
        case 'not-proof':
            return "but SCM's ELB is documented as the classic one, which is no proof for Enhance_ELB";
        case 'replaced-unknown':
            return `but it does not tell ${gapList(replaced.gaps)}, which it replaced`;
    }
}
/** What the bindings say beside a verdict that rests on the pushes; empty where they say nothing. */
function besideBindings({ binding }) {
    if (binding?.finding.code !== 'as-pushed')
        return [];
    const { resources, hindrance, isUnused } = binding.finding;
    if (isUnused)
        return ['SCM knows no resource that uses it'];
    if (hindrance === null || resources.length === 0)
        return [];
    return [
        `SCM says that ${resourceList(resources)} ${use(resources)} it, ${hindranceWords(hindrance, binding.replaced)}`
    ];
}
/** What to do about a replaced certificate that is, or may be, still in use. */
function replacedRemedy(reason, what) {
    if (reason.code === 'replaced-in-use') {
        return `Deploy ${what} to ${resourceList(reason.resources)} in SCM, or select it there, in place of the old one.`;
    }
    return `Look at the service whether ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(certIdsOf(reason.gaps))} is still in use; with bindings: off this is not asked.`;
}
/** What a push verdict's remedy may add: what SCM says may be enough. */
function acceptRemedy({ binding }) {
    const isChecked = binding?.finding.code === 'as-pushed' && binding.finding.hindrance === 'check';
    return isChecked ? ' If it is enough that SCM says it is in use, set bindings: accept.' : '';
}
/** What the worst verdict of a run says where its rows rest on bindings; null where bindings say nothing of it. */
function bindingMeaning(result, rows) {
    const codes = rows.map(({ reason }) => (0,_judgement_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .lastingReason */ .Py)(reason).code);
    if (result === 'fresh' && codes.includes('in-use')) {
        return 'every required service has a push since the renewal, or uses the certificate by what SCM says';
    }
    if (!codes.includes('replaced-in-use') || (result !== 'stale' && result !== 'pending'))
        return null;
    const isAll = codes.every((code) => code === 'replaced-in-use');
    const use = 'a required service still uses a certificate that was replaced';
    if (result === 'pending')
        return isAll ? `${use}, within grace-period` : `a push is still due, or ${use}, within grace-period`;
    return isAll
        ? use
        : `a required service has no push since the renewal, or still uses a certificate that was replaced`;
}


/***/ }),

/***/ 1341:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cd: () => (/* binding */ uncoveredSentences),
/* harmony export */   x: () => (/* binding */ askedAddresses),
/* harmony export */   yJ: () => (/* binding */ hostMeaning)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);
/* harmony import */ var _hosts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3819);


// What hosts have to do with the run as a whole, in words.
/** What the worst verdict of a run says of hosts. */
const MEANINGS = {
    fresh: 'every required host serves its certificate',
    pending: 'a required host still serves another certificate, within grace-period',
    unknown: 'it cannot be told whether every required host serves its certificate',
    stale: 'a required host serves another certificate'
};
/**
 * What the worst verdict of a run says, in words, where hosts have a part in it; else null. `ofServices`: what it says
 * of services.
 */
function hostMeaning({ result, certificates, uncovered }, ofServices) {
    const isCertificateLost = certificates.some((one) => one.result === 'error');
    if (result === 'error')
        return uncovered.length > 0 && !isCertificateLost ? 'no certificate covers a required host' : null;
    const rows = certificates.flatMap((one) => one.rows).filter(({ counted }) => counted === result);
    if (rows.length === 0)
        return result === 'unknown' ? 'no required host is to serve a certificate of the run' : null;
    const meaning = MEANINGS[result] ?? null;
    if (meaning === null || !rows.some(({ kind }) => kind === 'host'))
        return null;
    return rows.every(({ kind }) => kind === 'host') ? meaning : `${ofServices}, and ${meaning}`;
}
/** How many addresses of hosts were asked: `, 3 addresses asked`; nothing where no host was. */
function askedAddresses({ certificates }) {
    const rows = certificates.flatMap((one) => one.rows).filter((row) => row.kind === 'host');
    const facts = rows.flatMap(({ finding }) => (0,_hosts_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(finding) ?? []);
    const addresses = facts.reduce((sum, { served, silent }) => sum + served.length + silent.length, 0);
    return rows.length === 0 ? '' : `, ${(0,_hosts_js__WEBPACK_IMPORTED_MODULE_0__/* .addressCount */ .eJ)(addresses)} asked`;
}
/** The required hosts that no certificate covers, as a sentence; nothing where there is none. */
function uncoveredSentences({ uncovered }) {
    if (uncovered.length === 0)
        return [];
    const hosts = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(uncovered.map(({ requirement }) => requirement.text));
    return [`No certificate covers ${hosts}.`];
}


/***/ }),

/***/ 3819:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F$: () => (/* binding */ liveRemedy),
/* harmony export */   MN: () => (/* binding */ resolutionWords),
/* harmony export */   ZE: () => (/* binding */ silentWords),
/* harmony export */   bj: () => (/* binding */ unanswered),
/* harmony export */   e: () => (/* binding */ liveReasonWords),
/* harmony export */   eJ: () => (/* binding */ addressCount),
/* harmony export */   i5: () => (/* binding */ hostEvidence),
/* harmony export */   qq: () => (/* binding */ HOST_CAVEAT),
/* harmony export */   xS: () => (/* binding */ factsOf),
/* harmony export */   xu: () => (/* binding */ serves),
/* harmony export */   zG: () => (/* binding */ handshakeWords)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8992);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9834);


// What hosts serve, in words.
/** Addresses that one sentence names: all that are asked. */
const MAX_ADDRESSES_TOLD = 8;
/** Longest name of an issuer that is told, in code points: a server may show eight of them. */
const MAX_ISSUER_LENGTH = 64;
/** Digits of a fingerprint that are told where no ID is known. */
const FINGERPRINT_DIGITS = 16;
/** Said once below the rows: what a handshake proves, whatever the verdict. */
const HOST_CAVEAT = 'A host is judged by what the addresses serve that its name has for this runner; elsewhere it may have others.';
/** `1 address`, `3 addresses`. */
function addressCount(count) {
    return `${count} address${count === 1 ? '' : 'es'}`;
}
/** What is known of the addresses; null where there are none, or nothing was asked. */
function factsOf(finding) {
    return finding.reason === 'unresolved' ? null : finding.facts;
}
function othersOf({ served }) {
    return served.filter(({ isJudged }) => !isJudged);
}
/** Those that count and gave no certificate. */
function unanswered({ silent }) {
    return silent.filter(({ isCounted }) => isCounted);
}
/** Whether an address of the host serves the certificate with this ID. */
function serves({ finding }, certId) {
    return factsOf(finding)?.served.some((one) => one.certId === certId) === true;
}
/** `1 still on scs…A`, for each certificate that is served in place of the judged one. */
function otherCounts(facts) {
    const groups = Map.groupBy(othersOf(facts), ({ certId }) => certId);
    return [...groups].map(([certId, { length }]) => certId === null ? `${length} on another certificate` : `${length} still on ${certId}`);
}
/** `1 without an answer (no complete handshake in time)`. */
function lostCount(facts) {
    const lost = unanswered(facts);
    const [first, ...others] = new Set(lost.map(({ failure }) => handshakeWords(failure)));
    if (first === undefined)
        return [];
    return [`${lost.length} without an answer (${first}${others.length === 0 ? '' : ', …'})`];
}
/** What a host serves, in the few words of a table. */
function hostEvidence({ finding }) {
    if (finding.reason === 'unresolved')
        return `no address known: ${resolutionWords(finding.failure)}`;
    const facts = factsOf(finding);
    if (facts === null)
        return 'nothing to compare';
    const served = facts.served.filter(({ isJudged }) => isJudged).length;
    return [
        `served by ${served} of ${addressCount(facts.countedAddresses)}`,
        ...otherCounts(facts),
        ...lostCount(facts)
    ].join(', ');
}
/** Why an address gave no certificate. */
function handshakeWords({ code, reason }) {
    switch (code) {
        case 'timeout':
            return 'no complete handshake in time';
        case 'ended':
            return "the run's time was over";
        case 'connection':
            return `no connection: ${reason}`;
        case 'no-route':
            return `no route from this runner: ${reason}`;
        case 'handshake':
            return `no handshake: ${reason}`;
    }
}
/** Why addresses could not be looked up. */
function resolutionWords({ code, reason }) {
    switch (code) {
        case 'not-found':
            return 'there is no A or AAAA record';
        case 'timeout':
            return 'its name servers did not answer in time';
        case 'ended':
            return "the run's time was over";
        case 'failed':
            return reason;
    }
}
function validityWords({ notBeforeMs, notAfterMs }) {
    const [from, to] = [notBeforeMs, notAfterMs].map((ms) => (ms === null ? 'an unknown time' : (0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(ms)));
    return `valid from ${from} to ${to}`;
}
/** `still scs…A`; by issuer, validity and fingerprint where no ID is known. */
function servedWords({ certId, certificate, fingerprint }) {
    if (certId !== null)
        return `still ${certId}`;
    const issuer = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(certificate.issuer, MAX_ISSUER_LENGTH) || 'an unnamed issuer';
    const start = `${fingerprint.slice(0, FINGERPRINT_DIGITS)}…`;
    return `a certificate of ${issuer}, ${validityWords(certificate)}, fingerprint ${start}`;
}
/** `192.0.2.1:443 and 192.0.2.2:443 (words)`, addresses of which the same is told together. */
function groupedWords(all, wordsOf) {
    const told = [...Map.groupBy(all, wordsOf)].map(([words, group]) => {
        const addresses = group.map(({ address }) => address);
        return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(addresses, MAX_ADDRESSES_TOLD)} (${words})`;
    });
    return told.join('; ');
}
/** What is served in place of the judged certificate, and where: addresses with one answer together. */
function othersWords(facts) {
    const others = othersOf(facts);
    const verb = others.length === 1 ? 'serves' : 'serve';
    const all = addressCount(facts.countedAddresses);
    return `${others.length} of ${all} ${verb} another certificate: ${groupedWords(others, servedWords)}`;
}
/** The addresses that gave no certificate, and why. */
function silentWords(addresses) {
    return groupedWords(addresses, ({ failure }) => handshakeWords(failure));
}
function unknownWords(finding) {
    switch (finding.reason) {
        case 'unresolved':
            return `No address of the host is known: ${resolutionWords(finding.failure)}`;
        case 'sm2':
            return 'The certificate has an SM2 key, which the handshakes of this action cannot ask for';
        case 'no-fingerprint':
            return 'SCM gives no fingerprint of the certificate, so nothing can be compared with it';
        case 'unseen-addresses':
            return 'Its A records could not be had, so it is not known which addresses it has';
        case 'too-few-answers': {
            const { served, countedAddresses, silent } = finding.facts;
            if (silent.length === 0)
                return 'No address of the host is known';
            const told = silentWords(silent);
            if (served.length === 0)
                return `No address gave a certificate: ${told}`;
            return `Only ${served.length} of ${addressCount(countedAddresses)} gave a certificate, too few to tell: ${told}`;
        }
    }
}
/** Why the verdict on a host is what it is. */
function liveReasonWords(reason) {
    switch (reason.code) {
        case 'live-fresh': {
            const { served, countedAddresses } = reason.finding.facts;
            const addresses = served.map(({ address }) => address);
            const all = addressCount(countedAddresses);
            return `The certificate is served by ${served.length} of ${all}: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(addresses, MAX_ADDRESSES_TOLD)}`;
        }
        case 'live-stale':
            return othersWords(reason.finding.facts);
        case 'live-unknown':
            return unknownWords(reason.finding);
        case 'live-due': {
            const times = `Renewed at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(reason.renewedAtMs)}, and due by ${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(reason.dueMs)}`;
            return `${times}; ${othersWords(reason.finding.facts)}`;
        }
    }
}
function deployWords(facts, what) {
    const addresses = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .listed */ .KE)(othersOf(facts).map(({ address }) => address), MAX_ADDRESSES_TOLD);
    return `Deploy ${what} to what answers at ${addresses}; while it rolls out, check again later.`;
}
function unknownRemedy(finding) {
    switch (finding.reason) {
        case 'unresolved':
            return 'Check the host, and whether this runner can resolve it; an address can be given with "via".';
        case 'sm2':
        case 'no-fingerprint':
            return 'Require the service that serves it in place of the host.';
        case 'unseen-addresses':
            return 'Check the name servers of this runner and of the host; an address can be given with "via".';
        case 'too-few-answers':
            return 'Check that this runner reaches these addresses; one that it does reach can be given with "via".';
    }
}
/** What to do about a host that must serve `what`. */
function liveRemedy(reason, what) {
    switch (reason.code) {
        case 'live-fresh':
            return 'Nothing.';
        case 'live-stale':
            return deployWords(reason.finding.facts, what);
        case 'live-due':
            return `${deployWords(reason.finding.facts, what)} Due by ${(0,_time_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTableTime */ .Xc)(reason.dueMs)} UTC.`;
        case 'live-unknown':
            return unknownRemedy(reason.finding);
    }
}


/***/ }),

/***/ 1727:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EW: () => (/* binding */ uncoveredLine),
/* harmony export */   LF: () => (/* binding */ unlistedLine),
/* harmony export */   qH: () => (/* binding */ NO_ROW_REASON),
/* harmony export */   wM: () => (/* binding */ NO_ROW_REMEDY)
/* harmony export */ });
/* harmony import */ var _judgement_unlisted_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1233);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4998);
/* harmony import */ var _sentences_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3594);
/* harmony import */ var _unlisted_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3452);




/** What to do about a certificate of which nothing is required that concerns it. */
const NO_ROW_REMEDY = 'Require a service, or a host that it covers; or leave the certificate out.';
/** Why such a certificate has no verdict. */
const NO_ROW_REASON = 'none of the required hosts is to serve it, so nothing was judged.';
/** The line of a required host that no certificate covers. */
function uncoveredLine({ requirement, error }) {
    return {
        verdict: _sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICT_LABELS */ .W4.error,
        state: 'error',
        counted: 'error',
        anchor: error.code.toLowerCase(),
        certificate: 'none covers it',
        requirement: requirement.text,
        evidence: 'not asked',
        renewed: 'not known',
        expires: 'not known',
        remedy: `${error.code}: ${error.hint}`
    };
}
/** The line of the table where unlisted certificates make the run fail though none of them is known. */
function unlistedLine({ unlisted }) {
    const verdict = unlisted && (0,_judgement_unlisted_js__WEBPACK_IMPORTED_MODULE_3__/* .unlistedVerdict */ .e)(unlisted);
    if (unlisted === null || (verdict !== 'error' && verdict !== 'unknown'))
        return [];
    const error = (0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .failureIn */ .Q6)([unlisted.findings]);
    const line = { verdict: _sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .VERDICT_LABELS */ .W4[verdict], state: verdict, counted: verdict, certificate: 'unlisted ones' };
    const unknown = { requirement: '', evidence: 'not known', renewed: 'not known', expires: 'not known' };
    const told = error === null ? _unlisted_js__WEBPACK_IMPORTED_MODULE_2__/* .CUT_STEP */ .W7 : `${error.code}: ${error.hint}`;
    return [{ ...line, ...unknown, anchor: error === null ? verdict : error.code.toLowerCase(), remedy: told }];
}


/***/ }),

/***/ 9534:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KD: () => (/* binding */ PUSH_CAVEAT),
/* harmony export */   aM: () => (/* binding */ remedySentence),
/* harmony export */   yx: () => (/* binding */ renewalSteps)
/* harmony export */ });
/* unused harmony export expiryRemedy */
/* harmony import */ var _certificate_push_history_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4706);
/* harmony import */ var _evidence_evidence_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3136);
/* harmony import */ var _judgement_reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8643);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4998);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8992);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9834);
/* harmony import */ var _hosts_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3819);
/* harmony import */ var _bindings_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7964);








// What to do about a verdict. Careful, because the history proves little, and because a service may refuse a push of
// a certificate that it has.
/** Said once below the rows: what a push proves, whatever the verdict. */
const PUSH_CAVEAT = 'A push is not a binding: the service decides what it uses. Whether SCM records a deployment or an automatic ' +
    'replacement as a push is undocumented.';
/** The pushes that filled a window: `10 pushes (8 to WAF@cn-north-4, 2 to CDN) from … to …`. */
function batchWords(records) {
    const groups = [...Map.groupBy(records, _certificate_push_history_js__WEBPACK_IMPORTED_MODULE_5__/* .destination */ .j_)]
        .toSorted(([, one], [, other]) => other.length - one.length)
        .map(([place, { length }]) => `${length} to ${place}`);
    const span = `from ${(0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTableTime */ .Xc)((0,_certificate_push_history_js__WEBPACK_IMPORTED_MODULE_5__/* .oldestMs */ .cS)(records))} to ${(0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTableTime */ .Xc)((0,_certificate_push_history_js__WEBPACK_IMPORTED_MODULE_5__/* .newestMs */ .fo)(records))} UTC`;
    return `${records.length} pushes (${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .listed */ .KE)(groups)}) ${span}`;
}
/** What follows a push at the service, since a push only hands the certificate over. */
function afterPush(services) {
    const steps = services.map((service) => {
        if (service === 'CDN')
            return 'see that the domain uses it in the CDN console';
        if (service === 'WAF')
            return 'select it for the domain in WAF';
        if (service === 'ELB' || service === 'Enhance_ELB')
            return 'bind it to the listeners';
        return 'see that the service uses it';
    });
    return `after a push, ${[...new Set(steps)].join(' or ')}`;
}
/** Another requirement that may be the one that is meant. */
function insteadWords({ siblingProposal, elsewhere }) {
    const [place] = elsewhere;
    return [
        ...(siblingProposal === null ? [] : [`, or require ${siblingProposal}: only its sibling has a fresh push`]),
        ...(place === undefined ? [] : [`, or require ${place} if that is meant`])
    ].join('');
}
function pushWords({ text, services }, reason) {
    const instead = insteadWords(reason);
    if (reason.code === 'outdated-push') {
        return `Deploy it to ${(0,_certificate_push_history_js__WEBPACK_IMPORTED_MODULE_5__/* .destination */ .j_)(reason.push)} in SCM${instead}; a second push may be refused.`;
    }
    return `Push or deploy it to ${text}${instead}; ${afterPush(services)}.`;
}
function doubtRemedy(doubt) {
    switch (doubt.code) {
        case 'tie':
            return `Put ${doubt.candidateIds.join(' or ')}, whichever is in use, into cert-id.`;
        case 'list-cut':
            return (`The list was cut: put ${doubt.certId} into a step of its own with follow-renewals: false, ` +
                'and put the new ID there after a renewal.');
        case 'not-listed':
            return ('These credentials see only part of the account: use ones that see the whole, ' +
                'or set follow-renewals to false.');
        case 'domain-tie':
            return `Put ${doubt.candidateIds.join(' or ')}, whichever is in use, into cert-id instead of ${doubt.domain}.`;
        case 'domain-list-cut':
            return `The list was cut: put the ID of the certificate into cert-id instead of ${doubt.domain}.`;
    }
}
/** What is to be deployed, and where that is in doubt how to settle it. */
function wantedWords({ evidence }) {
    const doubt = (0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_7__/* .doubtIn */ .C)(evidence);
    if (doubt === null)
        return { what: 'it', settling: '' };
    return { what: doubt.isReplaced ? 'what replaced it' : 'it', settling: ` ${doubtRemedy(doubt)}` };
}
function dueRemedy(requirement, { otherwise }) {
    const isBound = otherwise.code === 'replaced-in-use' || otherwise.code === 'replaced-unknown';
    return isBound ? (0,_bindings_js__WEBPACK_IMPORTED_MODULE_4__/* .replacedRemedy */ .hq)(otherwise, 'it') : pushWords(requirement, otherwise);
}
/** How to renew; what is found by its domain needs no new ID in the inputs. */
function renewalSteps({ requestedDomain }) {
    const steps = 'Renew it, push or deploy the new certificate';
    return requestedDomain === null ? `${steps}, and put its ID in cert-id.` : `${steps}.`;
}
function certificateRemedy({ evidence, replaced }, reason) {
    switch (reason.code) {
        case 'no-renewal-time':
            // For what replaced a certificate the input only counts where it is later than a known renewal.
            return replaced.length > 0
                ? `Check ${evidence.certId} in a step of its own, by cert-id and with renewed-at.`
                : 'Wait until it is issued, or check it in a step of its own with renewed-at.';
        case 'renewals-unknown':
            return doubtRemedy(reason.doubt);
        case 'expired':
            return renewalSteps(evidence);
        case 'failed':
            return `${reason.error.code}: ${reason.error.hint}`;
    }
}
function serviceRemedy(assessment, row) {
    const { requirement, reason } = row;
    const { what, settling } = wantedWords(assessment);
    switch (reason.code) {
        case 'pushed':
        case 'in-use':
            return 'Nothing.';
        case 'due':
            return `${dueRemedy(requirement, reason)} Due by ${(0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .formatTableTime */ .Xc)(reason.dueMs)} UTC.`;
        case 'replaced-in-use':
        case 'replaced-unknown':
            return `${(0,_bindings_js__WEBPACK_IMPORTED_MODULE_4__/* .replacedRemedy */ .hq)(reason, what)}${settling}`;
        case 'outdated-push':
        case 'outdated-window':
        case 'not-recorded':
            return pushWords(requirement, reason) + (0,_bindings_js__WEBPACK_IMPORTED_MODULE_4__/* .acceptRemedy */ .F_)(row);
        case 'window-lost': {
            const place = reason.newest === null ? requirement.text : (0,_certificate_push_history_js__WEBPACK_IMPORTED_MODULE_5__/* .destination */ .j_)(reason.newest);
            const look = `Look in the console whether ${place} uses it; if not, deploy it there, or push it`;
            return `${look}${insteadWords(reason)}. The history was filled by ${batchWords(reason.window)}.${(0,_bindings_js__WEBPACK_IMPORTED_MODULE_4__/* .acceptRemedy */ .F_)(row)}`;
        }
        case 'no-renewal-time':
        case 'renewals-unknown':
        case 'expired':
        case 'failed':
            return certificateRemedy(assessment, reason);
    }
}
function reasonRemedy(assessment, row) {
    if (row.kind === 'service')
        return serviceRemedy(assessment, row);
    const { reason } = row;
    const { what, settling } = wantedWords(assessment);
    return (0,_judgement_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .isLive */ .DG)(reason) ? `${(0,_hosts_js__WEBPACK_IMPORTED_MODULE_3__/* .liveRemedy */ .F$)(reason, what)}${settling}` : certificateRemedy(assessment, reason);
}
/** What to do about a certificate that expires in `leftMs`, whatever the verdict on it. */
function expiryRemedy({ evidence }, leftMs) {
    const ordered = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOr */ .dd)(evidence.renewals, null)?.orderedIds ?? [];
    if (ordered.length === 0)
        return `Renew it: it expires in ${(0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(leftMs)}.`;
    const when = `It expires in ${(0,_time_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(leftMs)}`;
    return `${when}; once ${(0,_text_js__WEBPACK_IMPORTED_MODULE_6__/* .listed */ .KE)(ordered)} is issued, push or deploy that.`;
}
/** What to do about a row. `expiringMs`: how long its certificate is valid, where that is not long; else null. */
function remedySentence(assessment, row, expiringMs) {
    const remedy = reasonRemedy(assessment, row);
    if (expiringMs === null)
        return remedy;
    const renewal = expiryRemedy(assessment, expiringMs);
    const { code } = row.reason;
    const isDone = code === 'pushed' || code === 'in-use' || code === 'live-fresh';
    return isDone ? renewal : `${remedy} ${renewal}`;
}


/***/ }),

/***/ 3594:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sv: () => (/* binding */ replacementSentence),
/* harmony export */   W4: () => (/* binding */ VERDICT_LABELS),
/* harmony export */   eH: () => (/* binding */ certificateLabel),
/* harmony export */   ld: () => (/* binding */ faultyWords),
/* harmony export */   w$: () => (/* binding */ requirementList),
/* harmony export */   yz: () => (/* binding */ outcomeSentence)
/* harmony export */ });
/* harmony import */ var _evidence_evidence_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(3136);
/* harmony import */ var _judgement_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5192);
/* harmony import */ var _judgement_verdict_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8886);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4998);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8992);
/* harmony import */ var _host_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1341);
/* harmony import */ var _bindings_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7964);
/* harmony import */ var _unlisted_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3452);
/* harmony import */ var _waivers_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7321);









/** A verdict's sign and word: the word says all, for logs and screen readers. */
const VERDICT_LABELS = {
    fresh: '✅ fresh',
    pending: '🕒 pending',
    unknown: '❔ unknown',
    stale: '❌ stale',
    missing: '❌ missing',
    expired: '❌ expired',
    error: '💥 error'
};
/** What the worst verdict of a run says, in words. */
const MEANINGS = {
    fresh: 'every required service has a push since the renewal',
    pending: 'a push is still due within grace-period',
    unknown: 'it cannot be told whether every required service has the renewed certificate',
    stale: 'a required service has no push since the renewal',
    missing: 'no push to a required service is recorded',
    expired: 'a certificate has expired or was revoked, and no replacement is known',
    error: 'a certificate could not be judged'
};
/** What `pending` says where a requirement is waived. */
const WAIVED_MEANING = 'what has no push since the renewal is waived or still due';
const WAIVED_HOST_MEANING = 'what does not pass is waived or still due';
/** What the worst verdict of a run says, in words; for some that depends on what the rows rest on. */
function meaningOf(outcome) {
    const { result, certificates } = outcome;
    const rows = certificates.flatMap((one) => one.rows).filter(({ counted }) => counted === result);
    if (result === 'pending' && rows.some((row) => (0,_waivers_js__WEBPACK_IMPORTED_MODULE_5__/* .excuseOf */ .nf)(row) !== null)) {
        return rows.some(({ kind }) => kind === 'host') ? WAIVED_HOST_MEANING : WAIVED_MEANING;
    }
    const services = rows.filter(({ kind }) => kind === 'service');
    const ofServices = (0,_bindings_js__WEBPACK_IMPORTED_MODULE_3__/* .bindingMeaning */ .vX)(result, services) ?? MEANINGS[result];
    return (0,_unlisted_js__WEBPACK_IMPORTED_MODULE_4__/* .unlistedMeaning */ .mX)(outcome) ?? (0,_host_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .hostMeaning */ .yJ)(outcome, ofServices) ?? ofServices;
}
/** The run's verdict in words, with counts and the certificates that fail, worst first. */
function outcomeSentence(outcome) {
    const { result, certificates, failing, tolerance } = outcome;
    const counts = _judgement_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .VERDICTS */ .bk.toReversed().flatMap((verdict) => {
        const count = certificates.filter((assessment) => assessment.result === verdict).length;
        return count === 0 ? [] : [`${count} ${verdict}`];
    });
    const whole = (0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .counted */ .hS)(certificates.length, 'certificate');
    const verb = failing.length === 0 ? `${whole} passed` : `${failing.length} of ${whole} did not pass`;
    const worst = failing.toSorted((one, other) => (0,_judgement_verdict_js__WEBPACK_IMPORTED_MODULE_6__/* .worstFirst */ .md)(one.result, other.result));
    const named = failing.length === 0 ? '' : `: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(worst.map(certificateName))}`;
    const waived = certificates.flatMap(({ rows }) => rows).filter((row) => (0,_waivers_js__WEBPACK_IMPORTED_MODULE_5__/* .excuseOf */ .nf)(row) !== null).length;
    const isLenient = tolerance.warnOnly && !(0,_judgement_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .W)(result, tolerance.allowUnknown);
    const isAllowed = result === 'unknown' && tolerance.allowUnknown;
    const notes = [
        ...(0,_host_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .uncoveredSentences */ .Cd)(outcome),
        ...(waived === 0 ? [] : [`${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .counted */ .hS)(waived, 'requirement')} waived.`]),
        ...(0,_unlisted_js__WEBPACK_IMPORTED_MODULE_4__/* .unlistedCount */ ._P)(outcome),
        ...(isLenient ? ['Because of warn-only the step does not fail.'] : []),
        ...(isAllowed ? ['Because of allow-unknown an unknown verdict passes.'] : [])
    ];
    return [`${result}: ${meaningOf(outcome)}; ${verb} (${counts.join(', ')})${named}.`, ...notes].join(' ');
}
/** The requirements of some rows; a certificate without any has none but hosts that are not its own. */
function requirementList(rows) {
    return rows.length === 0 ? 'the required hosts' : (0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(rows.map(({ requirement }) => requirement));
}
/** `scs…A was replaced by scs…B`. */
function replacementSentence(replacedIds, certId) {
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(replacedIds)} ${replacedIds.length === 1 ? 'was' : 'were'} replaced by ${certId}`;
}
/** A certificate by ID, and by domain or name: `scs…B (www.example.com)`. */
function certificateName({ evidence }) {
    const certificate = (0,_source_js__WEBPACK_IMPORTED_MODULE_1__/* .valueOr */ .dd)(evidence.detail, null);
    const name = [certificate?.domain, certificate?.name].find((text) => text !== undefined && text !== '');
    const subject = (0,_evidence_evidence_js__WEBPACK_IMPORTED_MODULE_8__/* .subjectOf */ .e)(evidence);
    return name === undefined ? subject : `${subject} (${name})`;
}
/** A certificate by ID, domain or name, and what it replaced: `scs…B (www.example.com), replacing scs…A`. */
function certificateLabel(assessment) {
    const { replaced } = assessment;
    const replacing = replaced.length === 0 ? '' : `, replacing ${(0,_text_js__WEBPACK_IMPORTED_MODULE_7__/* .listed */ .KE)(replaced.map(({ id }) => id))}`;
    return certificateName(assessment) + replacing;
}
/** What has the errors: the inputs, the policy file or both. */
function faultyWords(errors) {
    const inPolicy = errors.filter(({ code }) => code === 'POLICY_INVALID').length;
    if (inPolicy === 0)
        return 'the inputs';
    return inPolicy === errors.length ? 'the policy file' : 'the inputs and the policy file';
}


/***/ }),

/***/ 3452:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MT: () => (/* binding */ unlistedIn),
/* harmony export */   RN: () => (/* binding */ unlistedAnnotations),
/* harmony export */   W7: () => (/* binding */ CUT_STEP),
/* harmony export */   _P: () => (/* binding */ unlistedCount),
/* harmony export */   b3: () => (/* binding */ unlistedTable),
/* harmony export */   c7: () => (/* binding */ reportedUnlisted),
/* harmony export */   mX: () => (/* binding */ unlistedMeaning)
/* harmony export */ });
/* harmony import */ var _judgement_unlisted_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1233);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4998);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8992);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9834);




// Certificates that no entry of the policy is about, in words.
/** Certificates that one message names. */
const MAX_NAMED = 20;
/** The certificates that nobody listed; none where nobody asked, or where the list could not be had. */
function unlistedIn({ unlisted }) {
    return unlisted === null ? [] : ((0,_source_js__WEBPACK_IMPORTED_MODULE_0__/* .valueOr */ .dd)(unlisted.findings, null)?.certificates ?? []);
}
/** They as the report has them. */
function reportedUnlisted(outcome) {
    return unlistedIn(outcome).map(({ id, domain, expiresAtMs }) => ({
        certId: id,
        domain,
        expiresAt: expiresAtMs === null ? null : (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInstant */ .r4)(expiresAtMs)
    }));
}
/** What the run's sentence says of them, where they make it fail: `3 certificates in service are unlisted.` */
function unlistedCount(outcome) {
    const count = unlistedIn(outcome).length;
    if (count === 0 || outcome.unlisted?.mode !== 'fail')
        return [];
    return [`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(count, 'certificate')} in service ${count === 1 ? 'is' : 'are'} unlisted.`];
}
/** Why the run is what it is, if that is no certificate's fault; else null. */
function unlistedMeaning({ unlisted, result, certificates }) {
    if (unlisted === null || certificates.some((one) => one.result === result))
        return null;
    const verdict = (0,_judgement_unlisted_js__WEBPACK_IMPORTED_MODULE_3__/* .unlistedVerdict */ .e)(unlisted);
    // The run may be worse for another reason, such as a host that no certificate covers.
    if (verdict !== result)
        return null;
    switch (verdict) {
        case 'missing':
            return 'a certificate in service is in no entry of the policy';
        case 'unknown':
            return 'the list of certificates was cut, so that unlisted ones may be missing from it';
        case 'error':
            return 'the list of certificates could not be read, so that unlisted ones are not known';
    }
}
/** What to do where nobody knows whether there are unlisted ones. */
const CUT_STEP = 'The list of certificates was cut: see in the console of SCM whether it has more.';
function messagesOf({ unlisted }) {
    if (unlisted === null || unlisted.findings.state === 'not-asked')
        return [];
    if (unlisted.findings.state === 'failed') {
        const { code, message, hint } = unlisted.findings.error;
        const lost = 'Which certificates no entry of the policy is about is not known';
        return [{ title: 'Unlisted certificates are not known', message: `${lost}: ${code}: ${message}. ${hint}` }];
    }
    const { certificates, isListCut } = unlisted.findings.value;
    const names = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .listed */ .KE)(certificates.map(({ id, domain }) => (domain === '' ? id : `${id} (${domain})`)), MAX_NAMED);
    const subject = `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(certificates.length, 'certificate')} in service`;
    const found = `${subject} ${certificates.length === 1 ? 'is' : 'are'} in no entry of the policy: ${names}.`;
    const step = 'List them, with what needs them, or revoke what nothing needs.';
    return [
        ...(certificates.length > 0 ? [{ title: 'Unlisted certificates', message: `${found} ${step}` }] : []),
        ...(isListCut ? [{ title: 'Unlisted certificates are not all known', message: CUT_STEP }] : [])
    ];
}
/** What is said about them: errors where they make the run fail, else warnings. */
function unlistedAnnotations(outcome) {
    const messages = messagesOf(outcome);
    const { unlisted, tolerance } = outcome;
    const isAllowed = unlisted !== null && (0,_judgement_unlisted_js__WEBPACK_IMPORTED_MODULE_3__/* .unlistedVerdict */ .e)(unlisted) === 'unknown' && tolerance.allowUnknown;
    const fails = unlisted?.mode === 'fail' && !tolerance.warnOnly && !isAllowed;
    return fails ? { errors: messages, warnings: [] } : { errors: [], warnings: messages };
}
/** Their table in the summary: a line each, under a heading of its own. */
function unlistedTable(outcome) {
    const certificates = unlistedIn(outcome);
    if (certificates.length === 0)
        return null;
    const rows = certificates.map(({ id, domain, expiresAtMs }) => {
        const expires = expiresAtMs === null ? 'not known' : (0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTableTime */ .Xc)(expiresAtMs);
        return `| ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(id, true)} | ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(domain, true)} | ${expires} |`;
    });
    const head = [
        '**Unlisted: in service, and in no entry of the policy**',
        '',
        '| Certificate | Domain | Expires (UTC) |'
    ];
    return { head: [...head, '| --- | --- | --- |'], rows };
}


/***/ }),

/***/ 7321:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ excuseWords),
/* harmony export */   Xu: () => (/* binding */ stateWords),
/* harmony export */   hi: () => (/* binding */ waiverNotice),
/* harmony export */   ht: () => (/* binding */ waiverWarning),
/* harmony export */   nf: () => (/* binding */ excuseOf)
/* harmony export */ });
/* harmony import */ var _judgement_waiver_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7451);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8992);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9834);



// Waivers in words.
/** Longest reason of a waiver that is shown, in code points. */
const MAX_REASON_LENGTH = 200;
/** The waiver that excuses the row, so that it counts as pending; null where none does. */
function excuseOf({ verdict, counted, waiver }) {
    return verdict === counted ? null : waiver;
}
/** The verdict of a row, and that it is waived. */
function stateWords(row) {
    return row.verdict + (excuseOf(row) === null ? '' : ', waived');
}
/** Until when and why a row is waived, as a sentence; nothing where it is not. */
function excuseWords(row) {
    const waiver = excuseOf(row);
    return waiver === null ? [] : [`Waived until ${waiver.untilText}: ${reasonText(waiver)}.`];
}
function reasonText({ reason }) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(reason, MAX_REASON_LENGTH);
}
/** Says of each waiver that is over that it has no effect. */
function waiverWarning(nowMs) {
    return ({ label, rows }) => rows.flatMap(({ row, requirement }) => {
        const { waiver } = row;
        if (waiver === null || (0,_judgement_waiver_js__WEBPACK_IMPORTED_MODULE_0__/* .waiverState */ .Of)(waiver, nowMs).code !== 'over')
            return [];
        const over = `the waiver of ${requirement} was over at the end of ${waiver.untilText} and has no effect`;
        const step = (0,_judgement_waiver_js__WEBPACK_IMPORTED_MODULE_0__/* .isWaivable */ .uF)(row.verdict) ? `It is ${row.verdict} now: push, or renew the waiver.` : 'Remove it.';
        return `${label}: ${over} (${reasonText(waiver)}). ${step}`;
    });
}
/** Says of each waiver that ends within two weeks when it does. */
function waiverNotice(nowMs) {
    return ({ label, rows }) => rows.flatMap(({ row, requirement }) => {
        const { waiver } = row;
        const state = waiver === null ? null : (0,_judgement_waiver_js__WEBPACK_IMPORTED_MODULE_0__/* .waiverState */ .Of)(waiver, nowMs);
        if (waiver === null || state?.code !== 'ending')
            return [];
        const end = `ends with ${waiver.untilText}, in ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(state.leftMs)}`;
        return `${label}: the waiver of ${requirement} ${end} (${reasonText(waiver)}); it is ${row.verdict} now.`;
    });
}


/***/ }),

/***/ 4896:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ healthyRows),
  n: () => (/* binding */ warningsOf)
});

// EXTERNAL MODULE: ./src/certificate/certificate.ts
var certificate_certificate = __nccwpck_require__(1624);
// EXTERNAL MODULE: ./src/certificate/push-history.ts
var push_history = __nccwpck_require__(4706);
// EXTERNAL MODULE: ./src/certificate/required.ts
var certificate_required = __nccwpck_require__(9094);
// EXTERNAL MODULE: ./src/certificate/requirement.ts
var requirement = __nccwpck_require__(608);
// EXTERNAL MODULE: ./src/judgement/reason.ts
var reason = __nccwpck_require__(8643);
// EXTERNAL MODULE: ./src/judgement/standing.ts
var standing = __nccwpck_require__(2359);
// EXTERNAL MODULE: ./src/source.ts
var source = __nccwpck_require__(4998);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __nccwpck_require__(8992);
// EXTERNAL MODULE: ./src/time.ts
var time = __nccwpck_require__(9834);
// EXTERNAL MODULE: ./src/presentation/hosts.ts
var hosts = __nccwpck_require__(3819);
;// CONCATENATED MODULE: ./src/presentation/host-warnings.ts


// What deserves a warning about a host, whatever its verdict.
const MAX_ADDRESSES_TOLD = 8;
/** What the codes of Node say about a chain, for those that occur. */
const REFUSALS = {
    CERT_HAS_EXPIRED: 'it has expired, or a certificate above it',
    CERT_NOT_YET_VALID: 'it is not valid yet',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
    SELF_SIGNED_CERT_IN_CHAIN: 'its root is none of the usual CAs',
    UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not known',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known, or an intermediate certificate is missing',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'an intermediate certificate is missing, or its CA is not known',
    ERR_TLS_CERT_ALTNAME_INVALID: 'it is not valid for the host'
};
const silentAddresses = ({ verdict }, facts) => {
    const lost = (0,hosts/* unanswered */.bj)(facts);
    if (verdict !== 'fresh' || lost.length === 0)
        return [];
    return [`${(0,hosts/* silentWords */.ZE)(lost)} gave no certificate; the verdict rests on the others`];
};
const uncheckedAddresses = (_, { uncheckedAddresses: unchecked, served, silent }) => unchecked === 0
    ? []
    : [`it has ${(0,hosts/* addressCount */.eJ)(unchecked)} more than the ${served.length + silent.length} that were asked`];
const missingRecords = (_, { missingRecords: missing }) => missing === null
    ? []
    : [`its ${missing.type} records could not be had (${(0,hosts/* resolutionWords */.MN)(missing)}), so it may have more addresses`];
const refusedChain = (_, { served }) => {
    const refused = served.filter(({ isJudged, certificate }) => isJudged && certificate.refusedBecause !== null);
    const groups = Map.groupBy(refused, ({ certificate }) => certificate.refusedBecause ?? '');
    return [...groups].map(([code, addresses]) => {
        const where = (0,src_text/* listed */.KE)(addresses.map(({ address }) => address), MAX_ADDRESSES_TOLD);
        const why = Object.hasOwn(REFUSALS, code) ? `${REFUSALS[code]} (${code})` : code;
        return `the certificate is served by ${where}, but clients with the usual CAs would refuse it: ${why}`;
    });
};
const TELLERS = [
    ['A served certificate would be refused', refusedChain],
    ['An address did not answer', silentAddresses],
    ['Not all addresses were asked', uncheckedAddresses],
    ['Not all addresses are known', missingRecords]
];
function tellRow({ row }, tell) {
    const facts = row.kind === 'host' ? (0,hosts/* factsOf */.xS)(row.finding) : null;
    return row.kind === 'host' && facts !== null ? tell(row, facts) : [];
}
/** Whether something is told about the host of a row. */
function hasHostWarning(row) {
    return TELLERS.some(([, tell]) => tellRow(row, tell).length > 0);
}
/** The warnings about hosts, with their titles: what is to be told of a certificate, by kind. */
const HOST_REMARKS = TELLERS.map(([title, tell]) => [
    title,
    ({ label, rows }) => rows.flatMap((row) => tellRow(row, tell).map((words) => `${label}, ${row.requirement}: ${words}.`))
]);

// EXTERNAL MODULE: ./src/presentation/bindings.ts
var bindings = __nccwpck_require__(7964);
// EXTERNAL MODULE: ./src/presentation/sentences.ts
var sentences = __nccwpck_require__(3594);
;// CONCATENATED MODULE: ./src/presentation/binding-warnings.ts




// What the bindings warn of beside the verdicts.
/** Pushed, but SCM knows nothing that uses it. */
function isUnused({ row: { binding } }) {
    return binding?.finding.code === 'as-pushed' && binding.finding.isUnused;
}
/** What is not known about a row and could change its verdict. */
function doubtsOf({ row: { binding } }) {
    return binding?.finding.code === 'as-pushed' ? binding.finding.doubts : [];
}
/** Whether a row has a warning of its own by its bindings. */
function hasBindingWarning(row) {
    return isUnused(row) || doubtsOf(row).length > 0;
}
function unused({ label, rows: all }) {
    const rows = all.filter(isUnused);
    if (rows.length === 0)
        return [];
    const what = `${label} was pushed to ${(0,sentences/* requirementList */.w$)(rows)}, but SCM knows no resource there that uses it`;
    const why = "Whether it counts what was bound at the service's own console is undocumented";
    return [`${what}. ${why}; look there whether it is in use.`];
}
function bindingDoubt({ label, rows: all }) {
    const rows = all.filter((row) => doubtsOf(row).length > 0);
    if (rows.length === 0)
        return [];
    const what = `SCM does not tell ${(0,bindings/* gapList */.PQ)(rows.flatMap(doubtsOf))}`;
    const step = 'Run it again, or look at the service what is in use';
    return [`${label}: ${what}, which could change the verdict on ${(0,sentences/* requirementList */.w$)(rows)}. ${step}.`];
}
/** If the list was cut, what was replaced before this run may not be found in it. */
function cutListWarnings(certificates) {
    const cut = certificates.filter(({ assessment }) => (0,source/* valueOr */.dd)(assessment.evidence.bindings, null)?.isListCut === true);
    if (cut.length === 0)
        return [];
    const labels = (0,src_text/* listed */.KE)(cut.map(({ label }) => label));
    const requirements = (0,src_text/* listed */.KE)([...new Set(cut.flatMap(({ rows }) => rows.map(({ requirement }) => requirement)))]);
    const what = `The list of certificates was cut, so not all that ${labels} replaced may be known`;
    const step = 'Keep the ID of a replaced certificate in cert-id until nothing uses it';
    const message = `${what}: that ${requirements} still uses one of them would go unnoticed. ${step}.`;
    return [{ title: 'The list of certificates was cut', message }];
}

// EXTERNAL MODULE: ./src/presentation/remedies.ts
var remedies = __nccwpck_require__(9534);
// EXTERNAL MODULE: ./src/presentation/unlisted.ts
var unlisted = __nccwpck_require__(3452);
// EXTERNAL MODULE: ./src/presentation/waivers.ts
var waivers = __nccwpck_require__(7321);
;// CONCATENATED MODULE: ./src/presentation/warnings.ts
















/** If a push is stamped no further ahead of the clock than this, nothing is said. */
const MAX_PUSH_AHEAD_MS = 5 * time/* MINUTE_MS */.kg;
const leftBehind = ({ label, rows: all }) => {
    const rows = all.flatMap((worded) => {
        const push = (0,reason/* pushReasonOf */.Cy)(worded.row.reason);
        return push?.code === 'pushed' && push.leftBehind.length > 0 ? [{ worded, pushes: push.leftBehind }] : [];
    });
    if (rows.length === 0)
        return [];
    const pushes = (0,push_history/* newestFirst */.ll)(rows.flatMap((row) => row.pushes));
    const places = [...new Map(pushes.map((push) => [(0,push_history/* destination */.j_)(push), push])).entries()];
    const times = (0,src_text/* listed */.KE)(places.map(([place, push]) => `${place} (newest push ${(0,time/* formatInstant */.r4)(push.atMs)})`));
    // What is in use, or is not known to be, may make a row stale or unknown that has a push.
    const isFresh = rows.every(({ worded }) => worded.row.verdict === 'fresh');
    const fresh = `${(0,sentences/* requirementList */.w$)(rows.map(({ worded }) => worded))} ${isFresh ? 'is fresh' : 'was pushed to'}`;
    const step = `If it is in use, push there too and require ${(0,src_text/* listed */.KE)(places.map(([place]) => place))}.`;
    return `${label}: ${fresh}, but ${times} did not get this certificate since its renewal. ${step}`;
};
const replacedHistoryLost = ({ assessment, rows }) => {
    const { replacedPushesError: error, replaced, evidence } = assessment;
    if (error === null)
        return [];
    const had = (0,src_text/* listed */.KE)(replaced.map(({ id }) => id));
    const projects = `Remote projects that had ${had} and did not get ${evidence.certId} for ${(0,sentences/* requirementList */.w$)(rows)}`;
    return `${error.code}: ${error.message}. ${projects} cannot be named. ${error.hint}`;
};
const revocation = ({ assessment, label, rows }) => (0,source/* valueOr */.dd)(assessment.evidence.detail, null)?.status === 'REVOKING'
    ? `${label} has status REVOKING: ${(0,sentences/* requirementList */.w$)(rows)} will need another certificate.`
    : [];
/** Who still uses a replaced certificate, by the strongest evidence that there is. */
function useWords({ behind, using, still }, certId) {
    if (still.length > 0)
        return `${(0,sentences/* requirementList */.w$)(still)} still serves it`;
    if (using.length > 0)
        return `SCM says that ${(0,sentences/* requirementList */.w$)(using)} still uses it`;
    return `${(0,sentences/* requirementList */.w$)(behind)} may still use it: no push of ${certId}, which replaced it, is known`;
}
/** A replacement may still be due, while the certificate in service runs out. */
function replacedExpiry(policy, nowMs) {
    return ({ assessment: { replaced, evidence }, rows }) => {
        if (policy.expiresWithinMs === 0)
            return [];
        const { certId } = evidence;
        const behind = rows.filter(({ row }) => (0,reason/* shortfallOf */.HR)(row.reason) !== null);
        const serving = (id) => rows.filter(({ row }) => row.kind === 'host' && (0,hosts/* serves */.xu)(row, id));
        return replaced.flatMap(({ id, notAfter }) => {
            const leftMs = notAfter === null ? Infinity : (0,time/* instantOf */.B9)(notAfter, policy.offsetMinutes) - nowMs;
            const using = rows.filter(({ row }) => row.binding?.replaced.resources.some((one) => one.certId === id) === true);
            const still = serving(id);
            const isLeft = behind.length > 0 || using.length > 0 || still.length > 0;
            if (!isLeft || leftMs > policy.expiresWithinMs)
                return [];
            const end = leftMs < 0 ? `expired ${(0,time/* formatDuration */.a3)(leftMs)} ago` : `expires in ${(0,time/* formatDuration */.a3)(leftMs)}`;
            return `${id} ${end}, and ${useWords({ behind, using, still }, certId)}. Push or deploy ${certId} now.`;
        });
    };
}
const expiry = ({ assessment: { expiresAtMs, evidence }, label, expiringMs, rows }) => {
    if (expiringMs === null || expiresAtMs === null)
        return [];
    const end = `expires in ${(0,time/* formatDuration */.a3)(expiringMs)}, at ${(0,time/* formatInstant */.r4)(expiresAtMs)}`;
    return `${label}, required for ${(0,sentences/* requirementList */.w$)(rows)}, ${end}. ${(0,remedies/* renewalSteps */.yx)(evidence)}`;
};
/** A renewal that `renewed-at` was not given for is overridden by it too. */
function overriddenRenewal({ offsetMinutes }) {
    return ({ assessment: { evidence, renewal }, label, rows }) => {
        if (renewal?.source !== 'input')
            return [];
        const told = (0,standing/* renewalIn */.QH)(evidence, { renewedAtMs: null, offsetMinutes });
        if (told === null)
            return [];
        const older = rows.filter(({ row }) => {
            const push = (0,reason/* pushReasonOf */.Cy)(row.reason);
            return push?.code === 'pushed' && push.push.atMs < told.atMs;
        });
        if (older.length === 0)
            return [];
        const since = `SCM tells a renewal at ${(0,time/* formatInstant */.r4)(told.atMs)}, and no push for ${(0,sentences/* requirementList */.w$)(older)} since`;
        return `${label}: ${since}; renewed-at overrides that. Remove it, unless the service is known to use this content.`;
    };
}
function pushAhead(nowMs) {
    return ({ assessment: { evidence, error }, label }) => {
        const newest = (0,push_history/* newestOf */.su)((0,source/* valueOr */.dd)(evidence.pushes, []).flat());
        if (newest === null || newest.atMs <= nowMs + MAX_PUSH_AHEAD_MS || error !== null)
            return [];
        const ahead = `${(0,time/* formatDuration */.a3)(newest.atMs - nowMs)} ahead of this machine's clock`;
        return `${label}: the push to ${(0,push_history/* destination */.j_)(newest)} is stamped ${ahead}. The verdict stands; check the clock.`;
    };
}
const nearMiss = (certificate) => {
    const { certId } = certificate.assessment.evidence;
    return ((0,source/* valueOr */.dd)(certificate.assessment.evidence.renewals, null)?.nearMisses ?? []).map(({ id, shared, total }) => {
        const family = shared === total ? ', but has a key of another family' : '';
        const names = `${id} shares ${shared} of ${(0,src_text/* counted */.hS)(total, 'name')} with ${certId}${family}`;
        const step = 'if it is the replacement, put it in cert-id';
        return `${names}; ${step}. ${certId} was judged for ${(0,sentences/* requirementList */.w$)(certificate.rows)}.`;
    });
};
/** Some CAs issue on day boundaries, which give the zone of SCM's times away. */
function zoneWarnings(certificates, offsetMinutes) {
    return [0, 480].flatMap((offset) => {
        const group = certificates.filter(({ assessment: { evidence } }) => {
            const certificate = (0,source/* valueOr */.dd)(evidence.detail, null);
            return certificate !== null && (0,certificate_certificate/* dayBoundaryOffset */.yo)(certificate) === offset;
        });
        if (group.length === 0 || offset === offsetMinutes)
            return [];
        const [likely, set] = [(0,time/* formatOffset */.xS)(offset), (0,time/* formatOffset */.xS)(offsetMinutes)];
        const validity = `The validity of ${(0,src_text/* listed */.KE)(group.map(({ label }) => label))} reads as whole days at ${likely}`;
        const message = `${validity}, but time-zone is ${set}. Set time-zone to ${likely} if SCM's times are in that zone.`;
        return { title: 'time-zone looks wrong', message };
    });
}
/** What may be wrong with the requirements themselves, though they are accepted. */
function requirementWarnings({ requirements, policy }) {
    if (policy !== null)
        return policy.warnings.map((warning) => ({ title: 'Unusual requirement', ...warning }));
    const required = (0,certificate_required/* servicesIn */.qp)(requirements);
    const services = (0,requirement/* undocumentedServices */.mJ)(required).map((service) => ({
        title: 'Undocumented service',
        message: `required-services: ${service} is none of the services that Huawei documents ` +
            `(${(0,src_text/* listed */.KE)(requirement/* DOCUMENTED_SERVICES */.sw, requirement/* DOCUMENTED_SERVICES */.sw.length)}). It is matched as written; check the spelling.`
    }));
    const projects = (0,requirement/* oddProjects */.eK)(required).map(({ text }) => ({
        title: 'Unusual remote project',
        message: `required-services: what follows "@" in ${text} does not look like a remote project. One looks like cn-north-4, ` +
            "or like cn-north-7_test for a sub-project: it is the project's name in My Credentials > API Credentials of the " +
            'console, neither the name of the region as displayed nor the ID. It is compared as written.'
    }));
    return [...services, ...projects];
}
const WAIVER_OVER = 'A waiver is over';
/** The remarks on certificates, with the title that each has; most important first. */
function remarksOf(policy, nowMs) {
    return [
        ['A replaced certificate runs out', replacedExpiry(policy, nowMs)],
        [WAIVER_OVER, (0,waivers/* waiverWarning */.ht)(nowMs)],
        ['Another project has an older push', leftBehind],
        ...HOST_REMARKS,
        ['renewed-at is before a renewal', overriddenRenewal(policy)],
        ['Pushed, but nothing uses it', unused],
        ['Not all that uses a certificate is known', bindingDoubt],
        ['A newer certificate was not followed', nearMiss],
        ['The history of a replaced certificate is not known', replacedHistoryLost],
        ['Certificate expires soon', expiry],
        ['Certificate is being revoked', revocation],
        ['A push is ahead of the clock', pushAhead(nowMs)]
    ];
}
/** All warnings of a run beside its verdicts, most important first. Pure. */
function warningsOf({ outcome, entries, certificates }, policy) {
    const remarks = remarksOf(policy, outcome.checkedAtMs).flatMap(([title, remark]) => 
    // Waivers are each entry's own, and only one of the entries of a certificate shows in its rows.
    (title === WAIVER_OVER ? entries : certificates).flatMap(remark).map((message) => ({ title, message })));
    return [
        ...remarks,
        ...cutListWarnings(certificates),
        ...(0,unlisted/* unlistedAnnotations */.RN)(outcome).warnings,
        ...zoneWarnings(certificates, policy.offsetMinutes),
        ...requirementWarnings(policy)
    ];
}
/** The rows that nothing is to be done about: fresh, and no warning is about the row or its certificate. Pure. */
function healthyRows({ outcome, certificates }, policy) {
    // These are said of single rows.
    const ofRows = [leftBehind, unused, bindingDoubt, ...HOST_REMARKS.map(([, remark]) => remark)];
    const remarks = remarksOf(policy, outcome.checkedAtMs).flatMap(([, remark]) => ofRows.includes(remark) ? [] : [remark]);
    const isDone = ({ row: { reason } }) => reason.code === 'in-use' ||
        reason.code === 'live-fresh' ||
        (reason.code === 'pushed' && reason.leftBehind.length === 0);
    return new Set(certificates
        .filter((certificate) => remarks.every((remark) => remark(certificate).length === 0))
        .flatMap(({ rows }) => rows)
        .filter((row) => isDone(row) && !hasBindingWarning(row) && !hasHostWarning(row)));
}


/***/ }),

/***/ 4998:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ NOT_ASKED),
/* harmony export */   M3: () => (/* binding */ sourceOfAll),
/* harmony export */   Q6: () => (/* binding */ failureIn),
/* harmony export */   dd: () => (/* binding */ valueOr),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);

const NOT_ASKED = { state: 'not-asked' };
function known(value) {
    return { state: 'known', value };
}
function failed(error) {
    return { state: 'failed', error };
}
/** An answer or the ActionError instead of it. Anything else that is thrown is a defect of this program and rejects. */
async function sourceOf(answer) {
    try {
        return known(await answer);
    }
    catch (thrown) {
        if (thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ)
            return failed(thrown);
        throw thrown;
    }
}
/** All answers in their order, or the failure among them, whichever came in first. */
async function sourceOfAll(answers) {
    const sources = await Promise.all(answers.map(sourceOf));
    const error = failureIn(sources);
    return error === null
        ? known(sources.flatMap((source) => (source.state === 'known' ? [source.value] : [])))
        : failed(error);
}
/** The error of the sources that failed, of several the one to mend; null where none did. */
function failureIn(sources) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .firstToMend */ .GA)(sources.flatMap((source) => (source.state === 'failed' ? [source.error] : [])));
}
/** The answer, or `otherwise` where there is none. */
function valueOr(source, otherwise) {
    return source.state === 'known' ? source.value : otherwise;
}


/***/ }),

/***/ 8992:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   MH: () => (/* binding */ plainName),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   h$: () => (/* binding */ markdownProse),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   kc: () => (/* binding */ logText),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
// The door that every foreign string (certificate names, projects, messages, request IDs) passes before any sink.
/** Longest foreign text shown, in code points. */
const MAX_TEXT_LENGTH = 200;
/**
 * One line of harmless plain text: control characters (Cc), format characters (Cf: bidi controls, zero-width marks,
 * tags) and line or paragraph separators become single spaces, lone surrogates U+FFFD; cut to `maxLength` code
 * points. Idempotent.
 */
function plain(text, maxLength = MAX_TEXT_LENGTH) {
    const line = text
        .toWellFormed()
        .replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, ' ')
        .trim();
    if (line.length <= maxLength)
        return line;
    const points = Array.from(line);
    return points.length <= maxLength ? line : `${points.slice(0, maxLength - 1).join('')}…`;
}
/**
 * Plain text that is also compared (a project, a service): where cleaning changed it, it is marked with U+FFFD, so
 * that it never equals a clean name that it only resembles.
 */
function plainName(text, maxLength) {
    const clean = plain(text, maxLength);
    return clean === text ? clean : `${clean}\uFFFD`;
}
/**
 * Text for the log and for annotations. The runner obeys `::command::` where a line begins with it, blanks aside, and
 * `##[command]` anywhere (actions/runner, ActionCommand.cs), so both openings are broken with a space. `::` inside a
 * line stays, so that URNs can be copied.
 */
function logText(text) {
    return text.replace(/^([\s\u0085]*):(?=:)/gmu, '$1: ').replace(/##(?=\[)/g, '## ');
}
/**
 * Foreign text as a Markdown code span, in which GitHub makes no link, mention, reference or markup: cleaned, and
 * fenced with more backticks than it holds. A row of a table needs `inRow`, which keeps `|` from ending the cell.
 * Never inside an HTML block, where it is no code span.
 */
function codeSpan(text, inRow = false) {
    const clean = plain(text);
    if (clean === '')
        return '';
    const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    // The space keeps a backtick at the edge apart from the fence, and Markdown takes it away.
    const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
    // Renderers disagree on a pipe after two backslashes, so one that follows a backslash is set apart.
    const body = inRow ? clean.replace(/(?<=\\)\|/g, ' |').replaceAll('|', '\\|') : clean;
    return `${fence}${pad}${body}${pad}${fence}`;
}
/** A word that Markdown gives no meaning: letters (hex digits alone may be a commit's), a short number, a clock. */
const HARMLESS_WORD = /^(?:(?![a-f]{7,}$)[a-z]+(?:'[a-z]+)?|\d{1,6}|\d\d:\d\d:\d\d)?$/i;
/**
 * A sentence with foreign text in it, for Markdown: every word that is not plainly harmless becomes a code span, so
 * that a sentence need not know which of its words came from outside. Blanks and the punctuation around a word stay.
 */
function markdownProse(text, inRow = false) {
    return text.replace(/[^ \u00a0]+/g, (word, index) => {
        if (word === '>' && index > 0)
            return '&gt;';
        if (HARMLESS_WORD.test(word))
            return word;
        const [, before = '', core = '', after = ''] = /^(["(]*)(.*?)([),.;:"…]*)$/su.exec(word) ?? [];
        // A number and a point at the start of a line would begin a list.
        const isListMark = index === 0 && /^\d/.test(core) && after !== '';
        const isHarmless = HARMLESS_WORD.test(core) && !isListMark;
        return before + (isHarmless ? core : codeSpan(core, inRow)) + after;
    });
}
/** The text within quotes, cleaned and cut: how an input's value is shown back. */
function quoted(text) {
    return `"${plain(text, 80)}"`;
}
/** `one, two and three`; past `max` items `one, two and 5 more`. Not Intl.ListFormat, which takes 5 ms to load. */
function listed(items, max = 3) {
    const more = items.length - max;
    const shown = more > 0 ? [...items.slice(0, max), `${more} more`] : items;
    const last = shown.at(-1) ?? '';
    return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
/** `1 certificate`, `2 certificates`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 9834:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ instantOf),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Pc: () => (/* binding */ hasPassed),
/* harmony export */   Pd: () => (/* binding */ parseEpoch),
/* harmony export */   Xc: () => (/* binding */ formatTableTime),
/* harmony export */   Xo: () => (/* binding */ parseOffset),
/* harmony export */   _L: () => (/* binding */ SECOND_MS),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   kg: () => (/* binding */ MINUTE_MS),
/* harmony export */   nV: () => (/* binding */ parseInstant),
/* harmony export */   qI: () => (/* binding */ parseScmTime),
/* harmony export */   r4: () => (/* binding */ formatInstant),
/* harmony export */   sO: () => (/* binding */ DAY_MS),
/* harmony export */   xS: () => (/* binding */ formatOffset)
/* harmony export */ });
/* unused harmony export HOUR_MS */
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MAX_OFFSET_MINUTES = 14 * 60;
const MAX_DURATION_DAYS = 3650;
const UNIT_MS = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS, d: DAY_MS };
/** The years 0000 to 9999 in UTC: what RFC 3339 can write. */
const MIN_MS = Date.parse('0000-01-01T00:00:00Z');
const MAX_MS = Date.parse('9999-12-31T23:59:59.999Z');
/**
 * The instant in milliseconds since the epoch, zone-less times read at `offsetMinutes` east of UTC. Where the offset
 * would lead out of the years 0000 to 9999, their end is taken: "9999-12-31 23:59:59" stands for no end at all.
 */
function instantOf(time, offsetMinutes) {
    return time.zoned ? time.ms : Math.min(MAX_MS, Math.max(MIN_MS, time.ms - offsetMinutes * MINUTE_MS));
}
/** Whether an end of validity has passed: it is the last instant that counts. One that is not known has not. */
function hasPassed(end, offsetMinutes, nowMs) {
    return end !== null && instantOf(end, offsetMinutes) < nowMs;
}
/**
 * An epoch of 13 (milliseconds) or 10 (seconds) decimal digits, as string or integer, in milliseconds; else
 * undefined.
 */
function parseEpoch(value) {
    const digits = typeof value === 'number' ? String(value) : value;
    if (typeof digits !== 'string' || !/^(?:\d{10}|\d{13})$/.test(digits))
        return undefined;
    return digits.length === 13 ? Number(digits) : Number(digits) * SECOND_MS;
}
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d\d):?([0-5]\d))?$/i;
function parseDateTime(text) {
    const match = DATE_TIME.exec(text);
    if (match === null)
        return undefined;
    const [, date = '', clock = '', fraction = '', utc, sign, hours, minutes] = match;
    // Date.parse takes 31 February for 3 March; a time that does not survive the round trip was never one.
    const seconds = Date.parse(`${date}T${clock}Z`);
    if (Number.isNaN(seconds) || !new Date(seconds).toISOString().startsWith(`${date}T${clock}`))
        return undefined;
    const ms = seconds + Number(fraction.slice(0, 3).padEnd(3, '0'));
    if (utc !== undefined)
        return { ms, zoned: true };
    if (sign === undefined)
        return { ms, zoned: false };
    if (Number(hours) > 23)
        return undefined;
    const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
    const utcMs = sign === '-' ? ms + offsetMs : ms - offsetMs;
    return utcMs < MIN_MS || utcMs > MAX_MS ? undefined : { ms: utcMs, zoned: true };
}
/**
 * Reads a time of the certificate detail or list: `YYYY-MM-DD HH:MM:SS.f`, also with `T`, without fraction, with `Z`
 * or an offset, or an epoch of 10 or 13 digits. Null and blank are null; what is there and cannot be read is
 * undefined.
 */
function parseScmTime(value) {
    if (value === null || value === undefined)
        return null;
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === '')
        return null;
    const epochMs = parseEpoch(text);
    if (epochMs !== undefined)
        return { ms: epochMs, zoned: true };
    return typeof text === 'string' ? parseDateTime(text) : undefined;
}
/** An RFC 3339 instant, offset included, in milliseconds since the epoch; else undefined. */
function parseInstant(text) {
    if (!/(?:Z|[+-]\d\d:\d\d)$/i.test(text))
        return undefined;
    return parseDateTime(text)?.ms;
}
/** `Z` or `±hh:mm` up to 14 hours, in minutes east of UTC; else undefined. */
function parseOffset(text) {
    if (text === 'Z')
        return 0;
    const [, sign, hours, minutes] = /^([+-])(\d\d):([0-5]\d)$/.exec(text) ?? [];
    const offset = Number(hours) * 60 + Number(minutes);
    if (sign === undefined || offset > MAX_OFFSET_MINUTES)
        return undefined;
    return sign === '-' && offset !== 0 ? -offset : offset;
}
/** One integer and one of `s`, `m`, `h`, `d`, up to `3650d`, or a bare `0`, in milliseconds; else undefined. */
function parseDuration(text) {
    if (text === '0')
        return 0;
    const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
    const ms = Number(count) * (UNIT_MS[unit] ?? NaN);
    return ms <= MAX_DURATION_DAYS * DAY_MS ? ms : undefined;
}
/** RFC 3339 in UTC with seconds, as in `2026-11-20T09:27:38Z`. */
function formatInstant(ms) {
    return `${new Date(ms).toISOString().slice(0, -5)}Z`;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/**
 * The same for people, as in `22 Nov 2026 09:17:01`, in UTC. U+00A0 keeps the date together in a narrow column; the
 * clock may stand below it, because two unbroken times would push what is to be done off the page.
 */
function formatTableTime(ms) {
    const [date = '', clock = ''] = formatInstant(ms).slice(0, -1).split('T');
    const [year = '', month, day] = date.split('-');
    return `${[Number(day), MONTHS[Number(month) - 1], year].join('\u00a0')} ${clock}`;
}
/** The two largest units of a duration, rounded down: `3 d 4 h`, `12 min 5 s`. */
function formatDuration(ms) {
    const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
    const parts = [
        `${Math.floor(seconds / 86_400)} d`,
        `${Math.floor(seconds / 3_600) % 24} h`,
        `${Math.floor(seconds / 60) % 60} min`,
        `${seconds % 60} s`
    ];
    const isCounted = (part) => !part.startsWith('0 ');
    const first = parts.findIndex(isCounted);
    if (first === -1)
        return '0 s';
    return parts
        .slice(first, first + 2)
        .filter(isCounted)
        .join(' ');
}
/** `Z` or `±hh:mm` of an offset in minutes. */
function formatOffset(minutes) {
    if (minutes === 0)
        return 'Z';
    const size = Math.abs(minutes);
    const two = (count) => String(count).padStart(2, '0');
    return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}


/***/ }),

/***/ 8380:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["HttpClient"]: () => (__WEBPACK_EXTERNAL_MODULE__toolkit_on_demand_js_a3ecd622__.HttpClient), ["fetch"]: () => (__WEBPACK_EXTERNAL_MODULE__toolkit_on_demand_js_a3ecd622__.fetch) });

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 755:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 1178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, exportVariable, getBooleanInput, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, setFailed, startGroup, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: external "./toolkit-on-demand.js"
var external_toolkit_on_demand_js_ = __nccwpck_require__(8380);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 7934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bqr: () => (/* binding */ trim),
/* harmony export */   BuJ: () => (/* binding */ getDotPath),
/* harmony export */   CxQ: () => (/* binding */ strictTuple),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   NpB: () => (/* binding */ fallback),
/* harmony export */   Ru6: () => (/* binding */ maxLength),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   hq: () => (/* binding */ nonEmpty),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   mee: () => (/* binding */ nullable),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   qgA: () => (/* binding */ parse),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   yGV: () => (/* binding */ regex),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, check, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, literal, looseObject, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxSize, maxValue, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minLength, minSize, minWords, multipleOf, nan, nanoid, never, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, picklist, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, record, recordAsync, reduceItems, required, requiredAsync, returns, returnsAsync, rfcEmail, safeInteger, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9407);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
