export const id = 964;
export const ids = [964];
export const modules = {

/***/ 2810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDnsResolver: () => (/* binding */ createDnsResolver),
  createLiveObserver: () => (/* binding */ createLiveObserver)
});

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: ./src/certificate/host.ts
var host = __webpack_require__(3905);
// EXTERNAL MODULE: ./src/certificate/served.ts
var certificate_served = __webpack_require__(8574);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
;// CONCATENATED MODULE: ./src/evidence/attempt.ts


/** The first attempt included. */
const MAX_ATTEMPTS = 2;
/** A text that Node or OpenSSL put on an error; empty where there is none. */
function textOn(thrown, key) {
    if (typeof thrown !== 'object' || thrown === null || !(key in thrown))
        return '';
    const text = Reflect.get(thrown, key);
    return typeof text === 'string' ? text : '';
}
/** The reason of a failure as one clean line. OpenSSL's own words are in `reason`; its message names source files. */
function cleanReason(thrown) {
    return (0,src_text/* plain */.pj)(textOn(thrown, 'reason') || (0,errors/* reasonOf */.A3)(thrown));
}
/** The code that Node gave an error, `ECONNREFUSED` for instance; empty where it has none. */
function codeOf(thrown) {
    return textOn(thrown, 'code');
}
/** Runs one task until it settles, its time is over or the run ends, whichever comes first. Never rejects. */
async function attempt(start, bounds) {
    const { signal, requestTimeoutMs } = bounds;
    if (signal.aborted)
        return { kind: 'ended' };
    const task = start();
    const given = Promise.withResolvers();
    const end = () => {
        given.resolve({ kind: 'ended' });
    };
    // A timer of one's own keeps the process alive; that of AbortSignal.timeout does not.
    const timer = setTimeout(() => {
        given.resolve({ kind: 'timeout' });
    }, requestTimeoutMs);
    signal.addEventListener('abort', end, { once: true });
    const answered = task.answer.then((value) => ({ kind: 'answered', value }), (thrown) => ({ kind: 'thrown', thrown }));
    try {
        return await Promise.race([answered, given.promise]);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        task.cancel();
    }
}
/** Runs a task in the pool, and once more where `isWorthRepeating` says so of what came of it. Never rejects. */
async function withAttempts(start, isWorthRepeating, bounds) {
    for (let number = 1;; number += 1) {
        const outcome = await bounds.limit(() => attempt(start, bounds));
        if (number === MAX_ATTEMPTS || !isWorthRepeating(outcome))
            return outcome;
    }
}

;// CONCATENATED MODULE: ./src/evidence/host-addresses.ts


/** A name without records of the type, and a name that does not exist. */
const NO_RECORD_CODES = ['ENODATA', 'ENOTFOUND'];
function recordsTask(resolver, host, type) {
    const answer = type === 'A' ? resolver.resolve4(host) : resolver.resolve6(host);
    return {
        answer: answer.catch((thrown) => {
            if (NO_RECORD_CODES.includes(codeOf(thrown)))
                return [];
            throw thrown;
        }),
        cancel: () => {
            resolver.cancel();
        }
    };
}
function failureOf(outcome) {
    if (outcome.kind !== 'thrown')
        return { code: outcome.kind, reason: '' };
    return { code: 'failed', reason: cleanReason(outcome.thrown) };
}
const isFailed = (outcome) => outcome.kind === 'timeout' || outcome.kind === 'thrown';
/**
 * Sorts IPv4 before IPv6, each by its digits, so that the same addresses are asked in every run, whatever order the
 * name server shuffles.
 */
function inOrder(one, other) {
    if ((0,external_node_net_.isIPv4)(one) !== (0,external_node_net_.isIPv4)(other))
        return (0,external_node_net_.isIPv4)(one) ? -1 : 1;
    return one.localeCompare(other, 'en', { numeric: true });
}
/**
 * Asks for A and AAAA, each by a resolver of its own, since `cancel` ends all that one has under way. Never rejects.
 */
async function resolveHost(host, createResolver, bounds) {
    const types = ['A', 'AAAA'];
    const outcomes = await Promise.all(types.map(async (type) => {
        const start = () => recordsTask(createResolver(), host, type);
        return { type, outcome: await withAttempts(start, isFailed, bounds) };
    }));
    const addresses = outcomes.flatMap(({ outcome }) => (outcome.kind === 'answered' ? outcome.value : []));
    const failures = outcomes.flatMap(({ type, outcome }) => outcome.kind === 'answered' ? [] : [{ type, ...failureOf(outcome) }]);
    const [missing = null] = failures;
    if (addresses.length > 0) {
        return { kind: 'resolved', addresses: [...new Set(addresses)].toSorted(inOrder), missing };
    }
    if (missing === null)
        return { kind: 'unresolved', code: 'not-found', reason: '' };
    return { kind: 'unresolved', code: missing.code, reason: missing.reason };
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/evidence/tls-handshake.ts




/**
 * `signature_algorithms` of the client's hello (RFC 8446 §4.2.3), in OpenSSL's names. It chooses the key in TLS 1.2
 * and 1.3 alike.
 */
const SIGNATURE_ALGORITHMS = {
    RSA: [
        ...['256', '384', '512'].map((size) => `rsa_pss_rsae_sha${size}`),
        ...['256', '384', '512'].map((size) => `rsa_pss_pss_sha${size}`),
        ...['256', '384', '512'].map((size) => `rsa_pkcs1_sha${size}`)
    ].join(':'),
    ECDSA: 'ecdsa_secp256r1_sha256:ecdsa_secp384r1_sha384:ecdsa_secp521r1_sha512'
};
const NO_ROUTE_CODES = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'];
/** What was thrown, and whether the connection stood by then. */
class HandshakeError extends Error {
    isConnected;
    constructor(isConnected, cause) {
        super('the handshake failed', { cause });
        this.isConnected = isConnected;
    }
}
/** Common name and organisation out of `KEY=value` lines. */
function issuerOf({ issuer }) {
    const valueOf = (key) => issuer
        .split('\n')
        .find((line) => line.startsWith(`${key}=`))
        ?.slice(key.length + 1) ?? '';
    const parts = [...new Set([valueOf('CN'), valueOf('O')])].filter((part) => part !== '');
    return (0,src_text/* plain */.pj)(parts.length > 0 ? parts.join(', ') : issuer);
}
function hexOf(fingerprint) {
    return fingerprint.replaceAll(':', '').toLowerCase();
}
function msOf(date) {
    const ms = date.getTime();
    return Number.isNaN(ms) ? null : ms;
}
/**
 * Why Node's own check refuses the chain or the name. Its type says Error; it is a code, and only without one an
 * error.
 */
function refusalOf(socket) {
    if (socket.authorized)
        return null;
    const reason = socket.authorizationError;
    return (0,src_text/* plain */.pj)(typeof reason === 'string' ? reason : cleanReason(reason), 80);
}
function servedBy(socket) {
    // Read once: after getPeerX509Certificate(), getPeerCertificate() returns `{}`, and the other way round a copy
    // costs another parse.
    const leaf = socket.getPeerX509Certificate();
    if (leaf === undefined)
        return null;
    return {
        sha1: hexOf(leaf.fingerprint),
        sha256: hexOf(leaf.fingerprint256),
        keyType: leaf.publicKey.asymmetricKeyType ?? '',
        issuer: issuerOf(leaf),
        notBeforeMs: msOf(leaf.validFromDate),
        notAfterMs: msOf(leaf.validToDate),
        refusedBecause: refusalOf(socket)
    };
}
/**
 * One handshake: no application data, no client certificate, no proxy; closed as soon as the certificate has been
 * read.
 */
function handshakeTask({ host, address, port }, offer) {
    const given = Promise.withResolvers();
    let isConnected = false;
    const socket = (0,external_node_tls_.connect)({
        host: address,
        port,
        servername: host,
        rejectUnauthorized: false,
        ...(offer === 'all' ? {} : { sigalgs: SIGNATURE_ALGORITHMS[offer] })
    });
    socket.once('connect', () => {
        isConnected = true;
    });
    socket.once('secureConnect', () => {
        const certificate = servedBy(socket);
        if (certificate === null)
            given.reject(new HandshakeError(true, new Error('no certificate was shown')));
        else
            given.resolve(certificate);
    });
    // Stays for good: a server that wants a client certificate sends its alert after the handshake of TLS 1.3 is
    // complete for the client.
    socket.on('error', (error) => {
        given.reject(new HandshakeError(isConnected, error));
    });
    socket.once('close', () => {
        given.reject(new HandshakeError(isConnected, new Error('the connection was closed before the handshake was complete')));
    });
    return { answer: given.promise, cancel: () => socket.destroy() };
}
function handshakeOf(outcome, { address }) {
    if (outcome.kind === 'answered')
        return { kind: 'served', certificate: outcome.value };
    if (outcome.kind !== 'thrown')
        return { kind: 'failed', code: outcome.kind, reason: '' };
    const isConnected = outcome.thrown instanceof HandshakeError && outcome.thrown.isConnected;
    const cause = outcome.thrown instanceof HandshakeError ? outcome.thrown.cause : outcome.thrown;
    const isNoRoute = !isConnected && (0,external_node_net_.isIPv6)(address) && NO_ROUTE_CODES.includes(codeOf(cause));
    const broken = isConnected ? 'handshake' : 'connection';
    return { kind: 'failed', code: isNoRoute ? 'no-route' : broken, reason: cleanReason(cause) };
}
/** A server that answered with an alert, or with something that is no TLS, does so again. */
function isTransient(outcome) {
    if (outcome.kind !== 'thrown')
        return outcome.kind === 'timeout';
    const cause = outcome.thrown instanceof HandshakeError ? outcome.thrown.cause : outcome.thrown;
    return !codeOf(cause).startsWith('ERR_SSL_');
}
/** Shakes hands with one address, twice where the first attempt got no answer. Never rejects. */
async function shakeHands(target, offer, bounds) {
    return handshakeOf(await withAttempts(() => handshakeTask(target, offer), isTransient, bounds), target);
}

;// CONCATENATED MODULE: ./src/evidence/live-tls.ts





/** More addresses than this are counted, not asked. */
const MAX_ADDRESSES = 8;
/**
 * The resolver of the real thing. It asks name servers alone, and `cancel` ends what hangs, where getaddrinfo holds
 * the process.
 */
function createDnsResolver() {
    return new promises_.Resolver();
}
/**
 * What is offered to an address, in this order, until it shows the content in question. The family of SCM is that of
 * the signature on the
 * certificate; where an RSA authority signed an ECDSA key, or none is known, the certificate is found by the offers
 * that follow.
 */
function offersFor(keyFamily) {
    if (keyFamily === 'RSA')
        return ['RSA', 'all', 'ECDSA'];
    if (keyFamily === 'ECDSA')
        return ['ECDSA', 'all', 'RSA'];
    return ['all', 'RSA', 'ECDSA'];
}
/** Asks one address with one offer after the other, as long as another offer may bring another certificate. */
async function observeAddress(shake, { keyFamily, fingerprints }) {
    const served = [];
    let failure = null;
    for (const offer of offersFor(keyFamily)) {
        const handshake = await shake(offer);
        if (handshake.kind === 'failed') {
            failure = handshake;
            // What refuses all algorithms refuses each; what is not reached, or does not answer, is not asked again and
            // again.
            if (handshake.code !== 'handshake' || (offer === 'all' && served.length === 0))
                break;
            continue;
        }
        const { certificate } = handshake;
        if (!served.some(({ sha256 }) => sha256 === certificate.sha256))
            served.push(certificate);
        // Two are those of both families: there is no third.
        if ((0,certificate_served/* isOneOf */.E)(certificate, fingerprints) || served.length === 2)
            break;
    }
    const [first, ...others] = served;
    if (first !== undefined)
        return { kind: 'served', certificates: [first, ...others] };
    return failure ?? { kind: 'failed', code: 'ended', reason: '' };
}
/** The answer to a question that is asked once: what `ask` brought the first time. */
function once(answers, key, ask) {
    const known = answers.get(key);
    if (known !== undefined)
        return known;
    const answer = ask();
    answers.set(key, answer);
    return answer;
}
/** Makes the observer of one run. */
function createLiveObserver({ createResolver, ...bounds }) {
    const resolutions = new Map();
    const handshakes = new Map();
    const resolve = async ({ host, via }) => {
        if (via !== null)
            return { kind: 'resolved', addresses: [via.address], missing: null };
        return once(resolutions, host, () => resolveHost(host, createResolver, bounds));
    };
    const observeTarget = async (target, question) => {
        const address = (0,host/* endpointText */.HO)(target);
        const shake = (offer) => once(handshakes, `${target.host} ${address} ${offer}`, () => shakeHands(target, offer, bounds));
        const outcome = await observeAddress(shake, question);
        return { address, outcome, isCounted: outcome.kind === 'served' || outcome.code !== 'no-route' };
    };
    const observe = async (question) => {
        const { host, port, via } = question.requirement;
        const resolution = await resolve(question.requirement);
        if (resolution.kind === 'unresolved')
            return resolution;
        const targets = resolution.addresses
            .slice(0, MAX_ADDRESSES)
            .map((address) => ({ host, address, port: via?.port ?? port }));
        return {
            kind: 'observed',
            addresses: await Promise.all(targets.map((target) => observeTarget(target, question))),
            uncheckedAddresses: resolution.addresses.length - targets.length,
            missingRecords: resolution.missing
        };
    };
    return { observe };
}


/***/ })

};
