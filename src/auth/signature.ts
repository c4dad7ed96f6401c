import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'SDK-HMAC-SHA256';

export interface SigningKey {
  accessKeyId: string;
  secretAccessKey: string;
}

/** What is signed of a request beside its headers. */
export interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  /** The exact text that is sent, in UTF-8; empty where there is none. */
  readonly body: string;
}

/** The headers to sign. The date is one of them. */
export type SignedHeaders = Readonly<Record<string, string>> & { readonly 'X-Sdk-Date': string };

/** Percent-encodes all but RFC 3986's unreserved characters; encodeURIComponent leaves five more. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The query as it is signed: encoded, sorted by name and then by value, `name=` where the value is empty. */
export function canonicalQuery(parameters: URLSearchParams): string {
  return [...parameters]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalPath({ pathname }: URL): string {
  const path = pathname
    .split('/')
    .map((segment) => encode(decodeURIComponent(segment)))
    .join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The signature in a value of `Authorization`; null where that is none of this algorithm's. */
export function signatureIn(header: string | undefined): string | null {
  return /^SDK-HMAC-SHA256 .*Signature=([0-9a-f]{64})$/.exec(header ?? '')?.[1] ?? null;
}

/** `X-Sdk-Date` of an instant: `20191115T033655Z`. The gateway refuses one that is more than 15 minutes off. */
export function sdkDate(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/**
 * The value of `Authorization` for a request that is signed with an access key. Every header given is signed.
 * Algorithm: https://support.huaweicloud.com/devg-apisign/api-sign-algorithm-002.html
 */
export function authorization(
  { method, url, body }: SignableRequest,
  headersToSign: SignedHeaders,
  key: SigningKey
): string {
  const headers = Object.entries(headersToSign)
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
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
  const signature = createHmac('sha256', key.secretAccessKey)
    .update([ALGORITHM, headersToSign['X-Sdk-Date'], sha256(canonicalRequest)].join('\n'))
    .digest('hex');
  return `${ALGORITHM} Access=${key.accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}
