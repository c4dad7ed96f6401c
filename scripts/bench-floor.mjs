// The least a check of one certificate can cost: the same two signed requests, and nothing else.
import { createHash, createHmac } from 'node:crypto';

const { env } = process;
const base = env.INPUT_ENDPOINT;
const project = env['INPUT_PROJECT-ID'];
const id = env['INPUT_CERT-ID'];

const hash = (text) => createHash('sha256').update(text).digest('hex');

async function get(path) {
  const url = new URL(path, base);
  const date = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const names = 'host;x-project-id;x-sdk-date';
  const headers = `host:${url.host}\nx-project-id:${project}\nx-sdk-date:${date}\n`;
  const canonical = ['GET', `${url.pathname}/`, '', headers, names, hash('')].join('\n');
  const signature = createHmac('sha256', env['INPUT_SECRET-ACCESS-KEY'])
    .update(`SDK-HMAC-SHA256\n${date}\n${hash(canonical)}`)
    .digest('hex');
  const authorization = `SDK-HMAC-SHA256 Access=${env['INPUT_ACCESS-KEY-ID']}, SignedHeaders=${names}, Signature=${signature}`;
  const response = await fetch(url, {
    headers: { 'X-Sdk-Date': date, 'X-Project-Id': project, Authorization: authorization }
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

const [detail, history] = await Promise.all([
  get(`/v3/scm/certificates/${id}`),
  get(`/v2/${project}/scm/cert/${id}/push-history`)
]);
console.log(detail.id, history.push_history_list.length);
