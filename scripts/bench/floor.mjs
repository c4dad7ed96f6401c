// The least a check of one certificate can cost: the same signed requests at once, and nothing else. BENCH_FLOOR says
// with what: `http` imports node:http as a script does; `lean` takes the same module without its namespace, whose
// making loads Node's own undici; `fetch` is what many would write.
const { env } = process;
const isLean = env.BENCH_FLOOR === 'lean';
const load = (name) => (isLean ? process.getBuiltinModule(name) : import(name));
const { createHash, createHmac } = await load('node:crypto');

const base = env.INPUT_ENDPOINT;
const project = env['INPUT_PROJECT-ID'];
const id = env['INPUT_CERT-ID'];
const LIST = 'limit=50&offset=0&owned_by_self=false&sort_dir=DESC&sort_key=certExpiredTime';

const hash = (text) => createHash('sha256').update(text).digest('hex');

function signedHeaders(url) {
  const date = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const names = 'host;x-project-id;x-sdk-date';
  const headers = `host:${url.host}\nx-project-id:${project}\nx-sdk-date:${date}\n`;
  const query = url.search.slice(1);
  const canonical = ['GET', `${url.pathname}/`, query, headers, names, hash('')].join('\n');
  const signature = createHmac('sha256', env['INPUT_SECRET-ACCESS-KEY'])
    .update(`SDK-HMAC-SHA256\n${date}\n${hash(canonical)}`)
    .digest('hex');
  const signed = `Access=${env['INPUT_ACCESS-KEY-ID']}, SignedHeaders=${names}, Signature=${signature}`;
  return { 'X-Sdk-Date': date, 'X-Project-Id': project, Authorization: `SDK-HMAC-SHA256 ${signed}` };
}

async function byFetch(url) {
  const response = await fetch(url, { headers: signedHeaders(url) });
  return [response.status, await response.text()];
}

async function byHttp(url) {
  const { request } = await load('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers: signedHeaders(url) }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text) => (body += text));
      answer.on('end', () => resolve([answer.statusCode, body])).on('error', reject);
    });
    sent.on('error', reject).end();
  });
}

async function get(path) {
  const [status, body] = await (env.BENCH_FLOOR === 'fetch' ? byFetch : byHttp)(new URL(path, base));
  if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
  return JSON.parse(body);
}

const paths = [`/v3/scm/certificates/${id}`, `/v2/${project}/scm/cert/${id}/push-history`];
if (env['INPUT_FOLLOW-RENEWALS'] === 'true') paths.push(`/v3/scm/certificates?${LIST}`);
const [detail, history] = await Promise.all(paths.map(get));
console.log(detail.id, history.push_history_list.length);
