export const id = 159;
export const ids = [159];
export const modules = {

/***/ 6061:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exchanged: () => (/* binding */ exchanged)
});

// UNUSED EXPORTS: sessionName

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./src/config/credentials.ts
var credentials = __webpack_require__(980);
// EXTERNAL MODULE: ./src/config/sites.ts
var sites = __webpack_require__(4666);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/http/answer.ts
var http_answer = __webpack_require__(9856);
// EXTERNAL MODULE: ./src/http/told.ts
var told = __webpack_require__(2315);
// EXTERNAL MODULE: ./src/time.ts
var time = __webpack_require__(9834);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
;// CONCATENATED MODULE: ./src/auth/jwt.ts


/** Longest token that STS takes, in characters. */
const MAX_TOKEN_LENGTH = 20_000;
/** Longest claim that is shown. GitHub's `sub` names repository and branch, environment or event. */
const MAX_CLAIM_LENGTH = 300;
const MAX_AUDIENCES_SHOWN = 3;
/** A part of another type counts as absent: nothing is decided by it. */
const optionalText = dist/* fallback */.NpB(dist/* optional */.lqM(dist/* string */.YjP()), undefined);
const CLAIMS = dist/* object */.Ikc({
    sub: optionalText,
    iss: optionalText,
    aud: dist/* fallback */.NpB(dist/* optional */.lqM(dist/* union */.KCZ([dist/* string */.YjP(), dist/* array */.YOg(dist/* string */.YjP())])), undefined)
});
/** Whether a text has the form of a signed JWT (RFC 7515, compact serialization) that STS takes. */
function isJwt(text) {
    return text.length <= MAX_TOKEN_LENGTH && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}
/**
 * What must not be shown of a token. Its signature is one by itself, because the rest can be put together again from
 * claims that are no secret.
 */
function secretsOfJwt(token) {
    const signature = token.split('.')[2] ?? '';
    return [token, ...(signature === '' ? [] : [signature])];
}
function payloadOf(token) {
    try {
        return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    }
    catch {
        return null;
    }
}
/** The claims of a token, for display alone: nobody has verified its signature. */
function shownClaims(token, redaction) {
    const parsed = dist/* safeParse */.xLC(CLAIMS, payloadOf(token));
    const { sub = '', aud = '', iss = '' } = parsed.success ? parsed.output : {};
    const shown = (claim) => (0,src_text/* plain */.pj)(redaction.field(claim.slice(0, 2 * MAX_CLAIM_LENGTH)), MAX_CLAIM_LENGTH) || 'none';
    const audiences = typeof aud === 'string' ? [aud] : aud;
    return { sub: shown(sub), aud: (0,src_text/* listed */.KE)(audiences.map(shown), MAX_AUDIENCES_SHOWN) || 'none', iss: shown(iss) };
}

;// CONCATENATED MODULE: ./src/auth/oidc-errors.ts

const PERMISSION = 'Give the job `permissions: id-token: write`. A block of the job replaces that of the workflow, and where a reusable workflow is called, the calling job needs the permission too.';
const FORK = 'This is a pull request from a fork, and GitHub gives those no OIDC token: run the check on a schedule or on push instead.';
const GITHUB_FAULT = 'GitHub failed to hand out the OIDC token: run again, see githubstatus.com, and check that the runner reaches the host in ACTIONS_ID_TOKEN_REQUEST_URL.';
/** What to do about GitHub's OIDC token. */
const OIDC_HINTS = { permission: PERMISSION, fork: FORK, fault: GITHUB_FAULT };
/** The job was given nothing to ask GitHub with. */
function noRequestError(absent, isFromFork) {
    const hint = isFromFork ? FORK : PERMISSION;
    return new errors/* ActionError */.lZ('OIDC_UNAVAILABLE', `GitHub offers this job no OIDC token: ${absent.join(' and ')} ${absent.length > 1 ? 'are' : 'is'} not set`, hint);
}
/** GitHub's endpoint gave no token. `failure` says what came back. */
function oidcError(failure) {
    const mayNot = failure.status === 401 || failure.status === 403;
    const hint = mayNot ? `${PERMISSION} ${GITHUB_FAULT}` : GITHUB_FAULT;
    return new errors/* ActionError */.lZ('OIDC_UNAVAILABLE', failure.message, hint, failure, failure.status);
}
/** What is said first where the exchange failed for a reason that no policy can mend. */
const EXCHANGE_REMARKS = {
    API_UNAVAILABLE: 'Check region and sts-endpoint.',
    THROTTLED: 'The token service limits requests: run again later.',
    SERVICE_UNAVAILABLE: 'The token service has a fault of its own: run again later.',
    NETWORK: 'Check that the runner reaches the token service, its proxy (HTTPS_PROXY, NO_PROXY) and NODE_EXTRA_CA_CERTS.',
    TIMEOUT: 'Check that the runner reaches the token service; else raise request-timeout or timeout.',
    UNEXPECTED_RESPONSE: 'Check that sts-endpoint and the proxy lead to the token service.'
};
/** What to compare, whatever STS has said: it need not say which condition failed. */
function trustHint({ providerUrn, agencyUrn, audience, durationSeconds }, claims) {
    return (`The token says sub ${claims.sub}, aud ${claims.aud}, iss ${claims.iss}. ` +
        `Check that the provider ${providerUrn} has this iss and allows this aud ` +
        `(${audience === null ? "oidc-audience is not set, so it is GitHub's default" : `oidc-audience asks for ${audience}`}), ` +
        `that the trust policy of the agency ${agencyUrn} names this provider and its conditions oidc:sub, oidc:aud and oidc:iss match, ` +
        `and that the agency allows sessions of ${durationSeconds} s, which follows from timeout.`);
}
/** STS gave no credentials. `failure` says what came back. */
function exchangeError(failure, keyless, claims) {
    const remark = EXCHANGE_REMARKS[failure.code];
    const hint = [...(remark === undefined ? [] : [remark]), trustHint(keyless, claims)].join(' ');
    return new errors/* ActionError */.lZ('TOKEN_EXCHANGE_FAILED', failure.message, hint, failure, failure.status);
}

// EXTERNAL MODULE: ./src/auth/provider.ts
var provider = __webpack_require__(6045);
;// CONCATENATED MODULE: ./src/auth/oidc.ts










/** The runner sets both where the job has `id-token: write`, and neither where it has not. */
const REQUEST_URL_VARIABLE = 'ACTIONS_ID_TOKEN_REQUEST_URL';
const MIN_SESSION_NAME_LENGTH = 2;
const MAX_SESSION_NAME_LENGTH = 128;
/** `OWNER-REPO-RUN_ID`, of the characters that STS takes; of a long name the end of the repository is cut. */
function sessionName(repository, runId) {
    const clean = (text) => text.replace(/[^A-Za-z0-9_+=,.@-]/g, '-');
    const end = `-${clean(runId).slice(0, 64)}`;
    const name = clean(repository || 'github').slice(0, MAX_SESSION_NAME_LENGTH - end.length) + end;
    return name.padEnd(MIN_SESSION_NAME_LENGTH, '-');
}
/**
 * How both services are asked: any status but 200, or a body that is an error, fails with a code by which the client
 * retries.
 */
function reading(what, secrets) {
    const fail = (code, outcome, cause) => new errors/* ActionError */.lZ(code, `${what} failed: ${outcome}`, '', cause);
    const classify = (answer) => {
        const { status, json } = answer;
        if (status === 200 && !(0,told/* isErrorBody */.HR)(json))
            return null;
        const code = (0,http_answer/* codeOfStatus */.RZ)(status);
        return new errors/* ActionError */.lZ(code, `${what} failed: ${(0,told/* toldBy */.Hd)(answer, secrets)}`, '', undefined, status);
    };
    return { classify, fail };
}
function requestUrl({ variable, keyless, isFromFork }) {
    const absent = [REQUEST_URL_VARIABLE, credentials/* REQUEST_TOKEN_VARIABLE */.DH].filter((name) => variable(name) === '');
    if (absent.length > 0)
        throw noRequestError(absent, isFromFork());
    const text = variable(REQUEST_URL_VARIABLE);
    // The rules of `endpoint`, but for the query that GitHub's URL has: the token is sent to nobody in the clear.
    if (!URL.canParse(text) || typeof (0,sites/* parseEndpoint */.B)(text.replace(/\?.*$/s, '')) === 'string') {
        const outcome = `${REQUEST_URL_VARIABLE} is no https:// URL`;
        throw oidcError(new errors/* ActionError */.lZ('UNEXPECTED_RESPONSE', `reading GitHub's OIDC token failed: ${outcome}`, ''));
    }
    const url = new URL(text);
    if (keyless.audience !== null)
        url.searchParams.append('audience', keyless.audience);
    return url;
}
/**
 * A token is hidden before anything is said about it, also one that cannot be used. What is too long is shown
 * nowhere.
 */
function parseToken(json, secrets) {
    const { value } = Object(json);
    if (typeof value !== 'string')
        throw new errors/* ShapeError */.ym('value: is no text');
    if (value.length > MAX_TOKEN_LENGTH)
        throw new errors/* ShapeError */.ym(`value: is longer than ${MAX_TOKEN_LENGTH} characters`);
    secrets.add(secretsOfJwt(value));
    if (!isJwt(value))
        throw new errors/* ShapeError */.ym('value: is no JWT');
    return value;
}
/** `GET ACTIONS_ID_TOKEN_REQUEST_URL`, the protocol of `getIDToken` in @actions/core. Rejects with OIDC_UNAVAILABLE. */
async function askGitHub(access) {
    const { client, secrets, variable } = access;
    const url = requestUrl(access);
    const token = variable(credentials/* REQUEST_TOKEN_VARIABLE */.DH);
    secrets.add(secretsOfJwt(token));
    const headers = {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'User-Agent': 'huawei-cert-push-check'
    };
    try {
        return await client.request({
            method: 'GET',
            url,
            body: '',
            authenticate: () => Promise.resolve(() => headers),
            parse: (json) => parseToken(json, secrets),
            ...reading("reading GitHub's OIDC token", secrets)
        });
    }
    catch (thrown) {
        throw thrown instanceof errors/* ActionError */.lZ ? oidcError(thrown) : thrown;
    }
}
/** Longest field of credentials that is taken: a header of Node's size limit carries no more. */
const MAX_FIELD_LENGTH = 12_000;
/** What no header can carry would fail later, as a network error. */
const header = dist/* pipe */.FsL(dist/* string */.YjP('is no text'), dist/* maxLength */.Ru6(MAX_FIELD_LENGTH, `is longer than ${MAX_FIELD_LENGTH} characters`), dist/* regex */.yGV(/^[\x21-\x7e]+$/, 'is empty, or has a character that no header can carry'));
const EXCHANGED = dist/* object */.Ikc({
    credentials: dist/* object */.Ikc({
        access_key_id: header,
        secret_access_key: header,
        security_token: header,
        expiration: dist/* string */.YjP('is no text')
    })
});
function hideCredentials(json, secrets) {
    const { credentials } = Object(json);
    const fields = Object(credentials);
    const values = ['access_key_id', 'secret_access_key', 'security_token'].map((name) => fields[name]);
    secrets.add(values.filter((value) => typeof value === 'string').filter(({ length }) => length <= MAX_FIELD_LENGTH));
}
function parseCredentials(json, { secrets, keyless, now }) {
    hideCredentials(json, secrets);
    const read = dist/* safeParse */.xLC(EXCHANGED, json);
    if (!read.success) {
        const [issue] = read.issues;
        throw new errors/* ShapeError */.ym(`${dist/* getDotPath */.BuJ(issue) ?? 'the body'}: ${issue.type === 'object' ? 'is missing' : issue.message}`);
    }
    const { access_key_id, secret_access_key, security_token, expiration } = read.output.credentials;
    const expiresAtMs = (0,time/* parseInstant */.nV)(expiration.trim());
    if (expiresAtMs === undefined)
        throw new errors/* ShapeError */.ym('credentials.expiration: is no instant with an offset');
    if (expiresAtMs <= now())
        throw new errors/* ShapeError */.ym('credentials.expiration: is in the past');
    return {
        kind: 'access-key',
        accessKeyId: access_key_id,
        secretAccessKey: secret_access_key,
        securityToken: security_token,
        source: keyless.source
    };
}
/** `POST /v5/agencies/assume-with-oidc`, unsigned: the token says who asks. Rejects with TOKEN_EXCHANGE_FAILED. */
async function exchange(access, token) {
    const { keyless, client, secrets, variable } = access;
    const body = JSON.stringify({
        provider_urn: keyless.providerUrn,
        agency_urn: keyless.agencyUrn,
        agency_session_name: sessionName(variable('GITHUB_REPOSITORY'), variable('GITHUB_RUN_ID')),
        id_token: token,
        duration_seconds: keyless.durationSeconds
    });
    const headers = {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'User-Agent': 'huawei-cert-push-check'
    };
    try {
        return await client.request({
            method: 'POST',
            url: new URL(`${keyless.stsBaseUrl}/v5/agencies/assume-with-oidc`),
            body,
            // It changes nothing: a second exchange only issues other credentials.
            isQuestion: true,
            authenticate: () => Promise.resolve(() => headers),
            parse: (json) => parseCredentials(json, access),
            ...reading('exchanging the OIDC token for credentials', secrets)
        });
    }
    catch (thrown) {
        throw thrown instanceof errors/* ActionError */.lZ ? exchangeError(thrown, keyless, shownClaims(token, secrets)) : thrown;
    }
}
/** Temporary credentials for an OIDC token of GitHub, asked for once and kept in memory alone. */
function exchanged(access) {
    return (0,provider/* askedOnce */.mb)(async () => exchange(access, await askGitHub(access)));
}


/***/ })

};
