export const id = 990;
export const ids = [990];
export const modules = {

/***/ 5775:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  announce: () => (/* binding */ announce),
  systemClock: () => (/* binding */ systemClock)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/text.ts
var src_text = __webpack_require__(8992);
;// CONCATENATED MODULE: ./src/presentation/announcement.ts

/** The name of a tracking issue without `title`. */
const DEFAULT_TITLE = 'Huawei Cloud certificates';
const ISSUE_LABEL = {
    name: 'certificate-check',
    color: 'd93f0b',
    description: 'Kept by the check of Huawei Cloud certificates'
};
/** Rows named under one heading; a comment is read by people. */
const MAX_NAMED = 50;
function nameOf({ requested, requirement }) {
    if (requested === '' && requirement !== '')
        return `${(0,src_text/* codeSpan */.SS)(requirement)}, which no certificate covers`;
    if (requested === '')
        return 'the list of certificates, which may have some that no entry of the policy is about';
    if (requirement === '')
        return `${(0,src_text/* codeSpan */.SS)(requested)}, which no entry of the policy is about`;
    return `${(0,src_text/* codeSpan */.SS)(requested)} for ${(0,src_text/* codeSpan */.SS)(requirement)}`;
}
function list(heading, rows) {
    if (rows.length === 0)
        return [];
    const more = rows.length - MAX_NAMED;
    const named = rows.slice(0, MAX_NAMED).map((row) => `- ${nameOf(row)}`);
    return [heading, '', ...named, ...(more > 0 ? [`- and ${(0,src_text/* counted */.hS)(more, 'other')}`] : []), ''];
}
/** The link to the run, the only one in a text for GitHub. */
function runLink(runUrl) {
    return `[The run](${runUrl}) has the report.`;
}
/** What came and what went, for the comment on a tracking issue. */
function changeComment(change, failingRows, runUrl) {
    const lines = change === null
        ? [`What fails has changed: now it is ${(0,src_text/* counted */.hS)(failingRows.length, 'row')}.`, '']
        : [...list('Fails now:', change.came), ...list('No longer fails:', change.went)];
    return [...lines, runLink(runUrl), ''].join('\n');
}
/** The last word on a tracking issue. */
function closingComment(runUrl) {
    return `Nothing fails any more: every row is fresh or waived. ${runLink(runUrl)}\n`;
}
const DONE = {
    create: 'was opened',
    update: 'was brought up to date',
    'update-and-comment': 'was brought up to date, with a comment on what changed',
    close: 'was closed'
};
/** The line for the log about the tracking issue. */
function issueLine({ kind, number }) {
    return kind === 'nothing' ? 'Tracking issue: nothing to tell.' : `Tracking issue #${number ?? ''} ${DONE[kind]}.`;
}
/** The line for the log about the comment on a pull request. */
function commentLine({ kind, number }) {
    if (kind === 'nothing')
        return 'Comment on the pull request: nothing to tell.';
    return `The comment on pull request #${number ?? ''} was ${kind === 'create' ? 'written' : 'brought up to date'}.`;
}

// EXTERNAL MODULE: ./src/time.ts
var time = __webpack_require__(9834);
;// CONCATENATED MODULE: ./src/presentation/github-problem.ts


function said(message) {
    return message === '' ? '' : ` (GitHub: ${(0,src_text/* plain */.pj)(message)})`;
}
/** One sentence or two: what was in the way, and what to do about it. */
function problemSentence(problem) {
    switch (problem.code) {
        case 'PERMISSION':
            return `The token may not do this${said(problem.message)}: give the job permissions: ${problem.permission}, or the app or person behind github-token the same.`;
        case 'FORK':
            return `This is a pull request from a fork, and GitHub gives those a token that only reads${said(problem.message)}; permissions: ${problem.permission} has no effect there.`;
        case 'DEPENDABOT':
            return `Dependabot started this run, and GitHub gives it a token that only reads${said(problem.message)}: give the job permissions: ${problem.permission}.`;
        case 'RATE_LIMITED':
            return `GitHub's rate limit is used up${problem.retryAfterMs === null ? '' : `; it asks to wait for ${(0,time/* formatDuration */.a3)(problem.retryAfterMs)}`}. The next run tries again.`;
        case 'REFUSED':
            return `GitHub refused it with HTTP ${problem.status}${said(problem.message)}.`;
        case 'UNAVAILABLE':
            return `GitHub failed with HTTP ${problem.status}${said(problem.message)}. The next run tries again.`;
        case 'NETWORK':
            return `GitHub's API could not be reached (${(0,src_text/* plain */.pj)(problem.message)}).`;
        case 'UNDOCUMENTED':
            return `GitHub's answer is not what it documents (${(0,src_text/* plain */.pj)(problem.message)}).`;
        case 'IDENTITY_UNKNOWN':
            return `GitHub did not say whose token this is (${(0,src_text/* plain */.pj)(problem.message)}), and what is not known to be this action's own is never touched.`;
        case 'OUT_OF_TIME':
            return `Only ${(0,time/* formatDuration */.a3)(problem.leftMs)} of the run's time were left. Raise timeout.`;
        case 'ISSUES_DISABLED':
            return 'Issues are switched off in this repository: switch them on in its settings, or leave tracking-issue out.';
        case 'UNAUTHORIZED':
            return 'GitHub rejected github-token: it is wrong, expired or revoked.';
        case 'NOT_FOUND':
            return `GitHub does not show the repository to this token, or has no such issue: give the job permissions: ${problem.permission}, and check which repositories github-token may use.`;
        case 'NO_ANSWER':
            return "GitHub did not answer within the run's time. The next run tries again.";
        case 'LABEL_DROPPED':
            return `GitHub dropped the label of the new issue #${problem.number}, which happens to a token without push access, so that no later run will find it: close the issue by hand and use a token that may push.`;
        case 'LOCKED':
            return 'The conversation is locked, and this token may not write in it: unlock it, or use one that may.';
        case 'TOKEN_UNUSABLE':
            return 'github-token holds a space, a line break or a character outside ASCII: store it again without.';
        case 'TOKEN_MISSING':
            return 'github-token is empty: most likely it names a secret that does not exist or is not handed to this event.';
        case 'CONTEXT_MISSING':
            return "The runner's GITHUB_REPOSITORY, GITHUB_WORKFLOW_REF or event file is missing, so it is not known where to write.";
    }
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/http/retry.ts
var retry = __webpack_require__(8902);
;// CONCATENATED MODULE: ./src/output/github-error.ts



/** What a request to GitHub failed with, as data. */
class GitHubError extends Error {
    name = 'GitHubError';
    problem;
    constructor(problem, cause) {
        super(problem.code, cause === undefined ? undefined : { cause });
        this.problem = problem;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function record(value) {
    return isRecord(value) ? value : {};
}
/**
 * Status, headers and text of an answer that Octokit threw; a failure without an answer gets its status 500 there,
 * but no response.
 */
function answerOf(thrown) {
    const { status, response } = record(thrown);
    if (typeof status !== 'number' || response === undefined)
        return null;
    const { headers, data } = record(response);
    const { message } = record(data);
    return { status, headers: record(headers), message: typeof message === 'string' ? message : '' };
}
/**
 * When to come back: `retry-after`, else the reset of a primary limit that is used up; in milliseconds, null where
 * nothing is said.
 */
function waitOf(headers, nowMs) {
    const after = headers['retry-after'];
    if (typeof after === 'string')
        return (0,retry/* retryAfterMs */.Vs)(after, nowMs);
    const resetMs = Number(headers['x-ratelimit-reset']) * time/* SECOND_MS */._L - nowMs;
    return headers['x-ratelimit-remaining'] === '0' && resetMs > 0 ? resetMs : null;
}
/** A 403 is a rate limit where its headers or its text say so; GitHub uses 403 and 429 for both kinds of limit. */
function isRateLimit(status, headers, message) {
    if (status === 429)
        return true;
    const isSpent = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
    return status === 403 && (isSpent || /rate limit/i.test(message));
}
function refusal(asker, message) {
    const { permission } = asker;
    if (asker.isFork)
        return { code: 'FORK', permission, message };
    return { code: asker.isDependabot ? 'DEPENDABOT' : 'PERMISSION', permission, message };
}
/** What a failed request to GitHub means. `redact` takes secrets out of GitHub's own words. */
function problemOf(thrown, asker, nowMs, redact) {
    if (thrown instanceof GitHubError)
        return thrown.problem;
    const answer = answerOf(thrown);
    if (answer === null)
        return { code: 'NETWORK', message: redact((0,errors/* reasonOf */.A3)(thrown)) };
    const { status, headers } = answer;
    const message = redact(answer.message);
    if (isRateLimit(status, headers, message))
        return { code: 'RATE_LIMITED', retryAfterMs: waitOf(headers, nowMs) };
    if (status === 401)
        return { code: 'UNAUTHORIZED' };
    if (status === 403 && /\block(?:ed)?\b/i.test(message))
        return { code: 'LOCKED' };
    if (status === 403)
        return refusal(asker, message);
    if (status === 404)
        return { code: 'NOT_FOUND', permission: asker.permission };
    if (status === 410)
        return { code: 'ISSUES_DISABLED' };
    return { code: status >= 500 ? 'UNAVAILABLE' : 'REFUSED', status, message };
}
/** Whether a question may be asked again; nothing that writes is. */
function isWorthAsking(problem) {
    return ['RATE_LIMITED', 'UNAVAILABLE', 'NETWORK', 'NO_ANSWER'].includes(problem.code);
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./src/output/github.ts




/** A question is asked so often at most; the first attempt included. */
const MAX_ATTEMPTS = 3;
/** How long one request may take, where the run has that long. */
const REQUEST_MS = 10 * time/* SECOND_MS */._L;
/** A longer wait is left to the next run. */
const MAX_WAIT_MS = time/* MINUTE_MS */.kg;
const PER_PAGE = 100;
/** Bounds the pages of a server that never comes to an end. */
const MAX_PAGES = 100;
const User = dist/* nullish */.cl6(dist/* object */.Ikc({ login: dist/* string */.YjP() }));
const Issue = dist/* object */.Ikc({
    number: dist/* number */.aig(),
    state: dist/* string */.YjP(),
    state_reason: dist/* nullish */.cl6(dist/* string */.YjP()),
    title: dist/* string */.YjP(),
    body: dist/* nullish */.cl6(dist/* string */.YjP()),
    user: User,
    labels: dist/* array */.YOg(dist/* union */.KCZ([dist/* string */.YjP(), dist/* object */.Ikc({ name: dist/* optional */.lqM(dist/* string */.YjP()) })])),
    pull_request: dist/* optional */.lqM(dist/* unknown */.L5J())
});
const Comment = dist/* object */.Ikc({ id: dist/* number */.aig(), body: dist/* nullish */.cl6(dist/* string */.YjP()), user: User });
const Viewer = dist/* object */.Ikc({ data: dist/* object */.Ikc({ viewer: dist/* object */.Ikc({ login: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* nonEmpty */.hq()) }) }) });
function undocumented(message) {
    return new GitHubError({ code: 'UNDOCUMENTED', message });
}
function shaped(shape, json) {
    const parsed = dist/* safeParse */.xLC(shape, json);
    if (parsed.success)
        return parsed.output;
    throw undocumented('the answer is not what GitHub documents');
}
/**
 * An app's identity is `name[bot]` where REST names an author and where GraphQL names the viewer, but other parts of
 * GraphQL leave the suffix out. An installation's token is told by its prefix, so that a person of an app's name is
 * never taken for the app.
 */
function authorLogin(viewer, token) {
    return token.startsWith('ghs_') && !viewer.endsWith('[bot]') ? `${viewer}[bot]` : viewer;
}
/**
 * One request at a time, each bounded by the run's remaining time; questions are asked again a few times, writes
 * never.
 */
class Requests {
    #send;
    #access;
    constructor(send, access) {
        this.#send = send;
        this.#access = access;
    }
    async write(route, parameters) {
        const { asker, clock, redact } = this.#access;
        const leftMs = clock.leftMs();
        if (leftMs <= 0)
            throw new GitHubError({ code: 'NO_ANSWER' });
        const signal = clock.expiry(Math.min(leftMs, REQUEST_MS));
        try {
            const answer = await this.#send(route, parameters, signal);
            // Octokit takes a body that was given up, or cut, for an empty one.
            if (signal.aborted)
                throw new GitHubError({ code: 'NO_ANSWER' });
            return answer;
        }
        catch (thrown) {
            // It hides that a request was given up behind an error of its own.
            if (signal.aborted)
                throw new GitHubError({ code: 'NO_ANSWER' }, thrown);
            throw new GitHubError(problemOf(thrown, asker, clock.nowMs(), redact), thrown);
        }
    }
    async read(route, parameters) {
        const { clock } = this.#access;
        for (let attempt = 1;; attempt += 1) {
            try {
                const answer = await this.write(route, parameters);
                if (answer.data === '')
                    throw new GitHubError({ code: 'NETWORK', message: 'the body was cut short' });
                return answer;
            }
            catch (thrown) {
                if (!(thrown instanceof GitHubError) || attempt === MAX_ATTEMPTS || !isWorthAsking(thrown.problem))
                    throw thrown;
                const { problem } = thrown;
                // GitHub asks to wait a minute where it limits without saying for how long: that is the next run's time.
                const limitMs = problem.code === 'RATE_LIMITED' ? (problem.retryAfterMs ?? Infinity) : 0;
                const waitMs = limitMs || (0,retry/* backoffMs */.jo)(attempt, clock.random());
                if (waitMs >= Math.min(clock.leftMs(), MAX_WAIT_MS))
                    throw thrown;
                await clock.sleep(waitMs);
            }
        }
    }
    /**
     * All pages. GitHub's `link` says whether there is another: a page may be short without being the last, where it
     * leaves rows out. The token goes to no other host than the first page's.
     */
    async readPages(path, parameters, item, keep) {
        const kept = [];
        let answer = await this.read(`GET ${path}`, { ...parameters, per_page: PER_PAGE });
        for (let page = 1; page <= MAX_PAGES; page += 1) {
            kept.push(...keep(shaped(dist/* array */.YOg(item), answer.data)));
            const [, next] = /<([^<>]+)>;\s*rel="next"/.exec(answer.link) ?? [];
            if (next === undefined)
                return kept;
            if (URL.parse(next)?.origin !== URL.parse(this.#access.context.apiUrl)?.origin)
                throw undocumented('its next page is on another host');
            answer = await this.read(`GET ${next}`, {});
        }
        throw undocumented(`the list is longer than ${MAX_PAGES} pages`);
    }
}
const ISSUES = '/repos/{owner}/{repo}/issues';
const LABELS = '/repos/{owner}/{repo}/labels';
/** The client over `send`. */
function createGitHub(send, access) {
    const requests = new Requests(send, access);
    const { context, token } = access;
    const write = async (route, parameters) => {
        await requests.write(route, parameters);
    };
    return {
        login: async () => {
            const { data } = await requests.read(`POST ${context.graphqlUrl}`, { query: 'query { viewer { login } }' });
            // GraphQL says what is wrong in an answer of status 200.
            const parsed = dist/* safeParse */.xLC(Viewer, data);
            if (parsed.success)
                return authorLogin(parsed.output.data.viewer.login, token);
            throw new GitHubError({ code: 'IDENTITY_UNKNOWN', message: 'no viewer in the answer' });
        },
        labelledIssues: (label, keep) => requests.readPages(ISSUES, { labels: label, state: 'all' }, Issue, (issues) => keep(issues.filter((issue) => issue.pull_request === undefined))),
        hasLabel: async (name) => {
            try {
                await requests.read(`GET ${LABELS}/{name}`, { name });
                return true;
            }
            catch (thrown) {
                if (thrown instanceof GitHubError && thrown.problem.code === 'NOT_FOUND')
                    return false;
                throw thrown;
            }
        },
        createLabel: async (label) => {
            try {
                await write(`POST ${LABELS}`, { ...label });
            }
            catch (thrown) {
                // Another run may have made it in the meantime.
                const isThere = thrown instanceof GitHubError && thrown.problem.code === 'REFUSED';
                if (!isThere || thrown.problem.status !== 422)
                    throw thrown;
            }
        },
        createIssue: async (issue) => shaped(Issue, (await requests.write(`POST ${ISSUES}`, { ...issue })).data),
        updateIssue: (number, change) => write(`PATCH ${ISSUES}/{issue_number}`, { issue_number: number, ...change }),
        comments: (number, keep) => requests.readPages(`${ISSUES}/{issue_number}/comments`, { issue_number: number }, Comment, keep),
        addComment: (number, body) => write(`POST ${ISSUES}/{issue_number}/comments`, { issue_number: number, body }),
        updateComment: (id, body) => write(`PATCH ${ISSUES}/comments/{comment_id}`, { comment_id: id, body })
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/output/marker.ts



/** GitHub refuses a longer body. It counts code points; a string's length is never less. */
const MAX_BODY_CHARS = 65_536;
/** The largest list of rows kept by name; a larger set is kept as a hash alone. */
const MAX_ROWS_CHARS = 12_000;
/** The largest list that is unpacked: anybody who may edit the issue may put anything here. */
const MAX_LIST_BYTES = 1024 * 1024;
const HASH_LENGTH = 32;
const Rows = dist/* array */.YOg(dist/* strictTuple */.CxQ([dist/* string */.YjP(), dist/* string */.YjP()]));
function hashOf(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, HASH_LENGTH);
}
/** Tells one checking step from another in the same repository: the workflow's file, the job and `title`. */
function markerKey({ workflowPath, job }, title) {
    return hashOf([workflowPath, job, title]);
}
/** A row as text that no other row has. */
function identity({ requested, requirement }) {
    return JSON.stringify([requested, requirement]);
}
/** The set of these rows, whatever their order and however often each is there. */
function rowSet(rows) {
    const distinct = new Map(rows.map((row) => [identity(row), row]));
    const sorted = [...distinct.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
    return { hash: hashOf(sorted.map(identity)), rows: sorted };
}
/** What came and what went; null where the rows of either are not known by name. */
function changeOf(before, now) {
    if (before.rows === null || now.rows === null)
        return null;
    const [old, current] = [before.rows, now.rows].map((rows) => new Set(rows.map(identity)));
    return {
        came: now.rows.filter((row) => old?.has(identity(row)) === false),
        went: before.rows.filter((row) => current?.has(identity(row)) === false)
    };
}
function packed({ rows }) {
    if (rows === null)
        return '-';
    const list = JSON.stringify(rows.map(({ requested, requirement }) => [requested, requirement]));
    const text = (0,external_node_zlib_.deflateRawSync)(list).toString('base64url');
    return text.length > MAX_ROWS_CHARS ? '-' : text;
}
function unpacked(text, hash) {
    try {
        const json = (0,external_node_zlib_.inflateRawSync)(Buffer.from(text, 'base64url'), { maxOutputLength: MAX_LIST_BYTES }).toString('utf8');
        const set = rowSet(dist/* parse */.qgA(Rows, JSON.parse(json)).map(([requested, requirement]) => ({ requested, requirement })));
        // A list that is not what was hashed was tampered with.
        return set.hash === hash ? set.rows : null;
    }
    catch {
        return null;
    }
}
/** The marker as a comment that Markdown does not show. Base64 keeps every name from ending it. */
function formatMarker({ key, set }) {
    return `<!-- huawei-cert-push-check key=${key} set=${set.hash} rows=${packed(set)} -->`;
}
const MARKER = /^<!-- huawei-cert-push-check key=([0-9a-f]{32}) set=([0-9a-f]{32}) rows=([\w-]+) -->(?:\r?\n|$)/;
/**
 * The marker of a body; null without one. It must be the first thing in it: no certificate's name ever stands there.
 */
function parseMarker(body) {
    const [, key, hash, rows] = MARKER.exec(body) ?? [];
    if (key === undefined || hash === undefined || rows === undefined)
        return null;
    return { key, set: { hash, rows: unpacked(rows, hash) } };
}
/** The text of an issue or a comment: marker, summary, and the link to the run, within what GitHub takes. */
function markedBody(marker, markdown, link) {
    const top = `${formatMarker(marker)}\n`;
    const end = `\n${link}\n`;
    return `${top}${markdown(MAX_BODY_CHARS - top.length - end.length)}${end}`;
}

;// CONCATENATED MODULE: ./src/output/pull-request-comment.ts


/** Whether the event is one that a comment answers. */
function isCommented({ event, pullRequest }) {
    return pullRequest !== null && (event === 'pull_request' || event === 'pull_request_target');
}
/**
 * What to do, by the IDs of this step's own comments on the pull request. Pure. Of several the oldest is kept up to
 * date.
 */
function decideComment(ownIds, run, mode) {
    if (ownIds.length > 0)
        return { kind: 'update', id: Math.min(...ownIds) };
    return run.fails || mode === 'always' ? { kind: 'create' } : { kind: 'nothing' };
}
/** The own ones of a pull request's comments: by marker and by author, since anybody can write a marker. */
function ownComments(comments, login, key) {
    return comments
        .filter(({ body, user }) => {
        return parseMarker(body ?? '')?.key === key && user?.login.toLowerCase() === login.toLowerCase();
    })
        .map(({ id }) => id);
}
/** Creates the comment, or brings it up to date, and returns what was done. Rejects with GitHubError. */
async function writePullRequestComment(github, context, run, mode) {
    if (context.pullRequest === null)
        return { kind: 'nothing', number: null };
    const { number } = context.pullRequest;
    const key = markerKey(context, run.title);
    const login = await github.login();
    const ownIds = await github.comments(number, (comments) => ownComments(comments, login, key));
    const decision = decideComment(ownIds, run, mode);
    if (decision.kind === 'nothing')
        return { kind: 'nothing', number: null };
    const body = markedBody({ key, set: rowSet(run.failingRows) }, run.markdown, runLink(context.runUrl));
    if (decision.kind === 'create')
        await github.addComment(number, body);
    else
        await github.updateComment(decision.id, body);
    return { kind: decision.kind, number };
}

;// CONCATENATED MODULE: ./src/output/tracking-issue.ts



const NOTHING = { kind: 'nothing' };
/**
 * Without an open issue: a failing run opens one, unless the API was away or a person turned the last one down for
 * the same rows.
 */
function decideWithoutOpen(own, { fails, isOutage }, now) {
    if (!fails || isOutage)
        return NOTHING;
    const last = own.toSorted((one, other) => other.number - one.number)[0];
    if (last?.isDismissed === true && last.set.hash === now.hash)
        return NOTHING;
    return { kind: 'create', set: now };
}
/**
 * What to do, by this step's own issues and what the run has come to. Pure. At most one issue is open: of several,
 * which two runs at once can make, the oldest is followed. A run that did not fail, or could not ask, keeps the set
 * of the last one that failed, so that a row which comes back from `pending` or an outage is no news.
 */
function decideIssue(own, run) {
    const now = rowSet(run.failingRows);
    const open = own.filter(({ isOpen }) => isOpen).toSorted((one, other) => one.number - other.number)[0];
    if (open === undefined)
        return decideWithoutOpen(own, run, now);
    const { number, set } = open;
    if (!run.fails)
        return run.isClean ? { kind: 'close', number, set: now } : { kind: 'update', number, set };
    if (run.isOutage)
        return { kind: 'update', number, set };
    if (set.hash === now.hash)
        return { kind: 'update', number, set: now };
    return { kind: 'update-and-comment', number, set: now, change: changeOf(set, now) };
}
/** The own ones of the labelled issues: the marker alone proves nothing, since anybody can write one. */
function ownIssues(issues, login, key) {
    return issues.flatMap((issue) => {
        const marker = parseMarker(issue.body ?? '');
        if (marker?.key !== key || issue.user?.login.toLowerCase() !== login.toLowerCase())
            return [];
        const isDismissed = issue.state_reason === 'not_planned' || issue.state_reason === 'duplicate';
        const isOpen = issue.state === 'open';
        return [{ number: issue.number, isOpen, isDismissed: !isOpen && isDismissed, set: marker.set }];
    });
}
/** Whether the run stands for the default branch: a schedule always does, a pull request never. */
function isTracked({ event, ref, defaultBranch, namesPullRequest }) {
    if (namesPullRequest)
        return false;
    return event === 'schedule' || (defaultBranch !== null && ref === `refs/heads/${defaultBranch}`);
}
function labelNames({ labels }) {
    return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}
async function createIssue(github, title, body) {
    if (!(await github.hasLabel(ISSUE_LABEL.name)))
        await github.createLabel(ISSUE_LABEL);
    const issue = await github.createIssue({ title, body, labels: [ISSUE_LABEL.name] });
    if (!labelNames(issue).some((name) => name.toLowerCase() === ISSUE_LABEL.name)) {
        throw new GitHubError({ code: 'LABEL_DROPPED', number: issue.number });
    }
    return issue.number;
}
/**
 * Brings the tracking issue up to date and returns what was done. Rejects with GitHubError. The body goes first,
 * since it holds the new set: a comment that fails is lost, one that came first would be repeated by every run.
 */
async function writeTrackingIssue(github, context, run) {
    const { runUrl } = context;
    const key = markerKey(context, run.title);
    const login = await github.login();
    const own = await github.labelledIssues(ISSUE_LABEL.name, (issues) => ownIssues(issues, login, key));
    const decision = decideIssue(own, run);
    if (decision.kind === 'nothing')
        return { kind: 'nothing', number: null };
    const body = markedBody({ key, set: decision.set }, run.markdown, runLink(runUrl));
    switch (decision.kind) {
        case 'create':
            return { kind: 'create', number: await createIssue(github, run.title || DEFAULT_TITLE, body) };
        case 'update':
            await github.updateIssue(decision.number, { body });
            break;
        case 'update-and-comment':
            await github.updateIssue(decision.number, { body });
            await github.addComment(decision.number, changeComment(decision.change, run.failingRows, runUrl));
            break;
        case 'close':
            await github.updateIssue(decision.number, { body, state: 'closed', state_reason: 'completed' });
            await github.addComment(decision.number, closingComment(runUrl));
            break;
    }
    return decision;
}

;// CONCATENATED MODULE: ./src/output/announce.ts








/** With less of the run's time left, nothing is written. */
const MIN_LEFT_MS = 3 * time/* SECOND_MS */._L;
/** The machine's clock, for a run that has to end at `deadlineMs` since the epoch. */
function systemClock(deadlineMs) {
    return {
        nowMs: () => Date.now(),
        leftMs: () => deadlineMs - Date.now(),
        expiry: (ms) => AbortSignal.timeout(ms),
        sleep: (ms) => (0,promises_.setTimeout)(ms),
        random: () => Math.random()
    };
}
function warning(name, problem) {
    const message = `The ${name} was not brought up to date. ${problemSentence(problem)} The verdict stands.`;
    return { lines: [], warnings: [{ title: `No ${name}`, message }] };
}
function writersOf(settings, run, context) {
    const { trackingIssue, pullRequestComment: mode } = settings;
    const writers = [];
    if (trackingIssue && (context === null || isTracked(context))) {
        writers.push({
            name: 'tracking issue',
            permission: 'issues: write',
            write: (github, known) => writeTrackingIssue(github, known, run),
            line: issueLine
        });
    }
    if (mode !== 'never' && (context === null || isCommented(context))) {
        writers.push({
            name: 'pull request comment',
            permission: 'pull-requests: write',
            write: (github, known) => writePullRequestComment(github, known, run, mode),
            line: commentLine
        });
    }
    return writers;
}
/** What is in the way before anybody is asked; null where nothing is. */
function obstacle({ githubToken }, { clock }) {
    if (githubToken === '')
        return { code: 'TOKEN_MISSING' };
    // No header takes another value, and the error about it would quote it.
    if (!/^[\x21-\x7e]+$/.test(githubToken))
        return { code: 'TOKEN_UNUSABLE' };
    const leftMs = clock.leftMs();
    return leftMs < MIN_LEFT_MS ? { code: 'OUT_OF_TIME', leftMs: Math.max(leftMs, 0) } : null;
}
async function runWriter(writer, settings, world) {
    const { context, clock, redact } = world;
    if (context === null)
        return warning(writer.name, { code: 'CONTEXT_MISSING' });
    const inTheWay = obstacle(settings, world);
    if (inTheWay !== null)
        return warning(writer.name, inTheWay);
    const { githubToken: token } = settings;
    const asker = {
        permission: writer.permission,
        // A workflow of the event pull_request_target runs with the rights of the base repository.
        isFork: context.event === 'pull_request' && context.pullRequest?.isFork === true,
        isDependabot: context.actor === 'dependabot[bot]'
    };
    try {
        const send = await world.connect(token, context);
        const done = await writer.write(createGitHub(send, { token, context, asker, clock, redact }), context);
        return { lines: [writer.line(done)], warnings: [] };
    }
    catch (thrown) {
        return warning(writer.name, problemOf(thrown, asker, clock.nowMs(), redact));
    }
}
/**
 * Tells what the run has come to in the tracking issue and on the pull request, as far as the inputs and the event
 * ask for it. Never rejects: what goes wrong is a warning.
 */
async function announce(settings, run, world) {
    const told = [];
    // One after the other, as GitHub asks of those who write.
    for (const writer of writersOf(settings, run, world.context))
        told.push(await runWriter(writer, settings, world));
    return { lines: told.flatMap(({ lines }) => lines), warnings: told.flatMap(({ warnings }) => warnings) };
}


/***/ }),

/***/ 5044:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   octokitSender: () => (/* binding */ octokitSender)
/* harmony export */ });
/**
 * Octokit as the toolkit makes it: GITHUB_API_URL, and the proxy rules of HTTPS_PROXY and NO_PROXY. Redirects are
 * refused, because a followed one would carry the token on. It is loaded here and only here, so that a run which
 * tells nobody does not pay for it.
 */
async function octokitSender(token, { owner, repo, apiUrl }) {
    const { getOctokit } = await __webpack_require__.e(/* import() | octokit */ 850).then(__webpack_require__.bind(__webpack_require__, 2413));
    const silent = () => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const octokit = getOctokit(token, { baseUrl: apiUrl, log });
    return async (route, parameters, signal) => {
        const repository = route.includes('{owner}') ? { owner, repo } : {};
        const answer = await octokit.request(route, {
            ...repository,
            ...parameters,
            request: { signal, redirect: 'error' }
        });
        return { data: answer.data, link: answer.headers.link ?? '' };
    };
}


/***/ })

};
