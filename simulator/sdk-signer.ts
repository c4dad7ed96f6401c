// The official SDK as oracle of SDK-HMAC-SHA256.
//
// Only the signer's own module is loaded, and only when a signature is first looked at: the SDK's main module pulls in
// an HTTP client, a logger and more.
import { createHash } from 'node:crypto';
import type { IHttpRequest } from '@huaweicloud/huaweicloud-sdk-core/http/IHttpRequest.js';
import type { Credentials } from './scenario.ts';

/** What is signed. Header names are as they are to appear; `host` among them is signed, as the SDK always does. */
export interface RequestToSign {
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** What is sent, byte for byte; none where it is left out. */
  body?: Uint8Array | string;
}

interface Signed {
  authorization: string;
  /** The text whose hash was signed; the gateway repeats it where a signature does not match. */
  canonicalRequest: string;
}

type Oracle = (request: RequestToSign, credentials: Credentials) => Signed;

let loading: Promise<Oracle> | undefined;

/** Signs as the official SDK does and returns the value of `Authorization`. `X-Sdk-Date` must be among the headers. */
export async function officialSignature(request: RequestToSign, credentials: Credentials): Promise<Signed> {
  loading ??= loadOracle();
  return (await loading)(request, credentials);
}

/** All headers of a request that the official SDK would send: for tests that need a client above suspicion. */
export async function officiallySignedHeaders(
  url: URL,
  credentials: Credentials,
  headers: Record<string, string> = {},
  method = 'GET',
  body: Uint8Array = new Uint8Array()
): Promise<Record<string, string>> {
  const all = {
    'X-Sdk-Date': sdkDate(Date.now()),
    ...(credentials.securityToken === undefined ? {} : { 'X-Security-Token': credentials.securityToken }),
    ...headers
  };
  const signed = await officialSignature({ method, url, headers: { ...all, host: url.host }, body }, credentials);
  return { ...all, Authorization: signed.authorization };
}

/** `YYYYMMDDTHHMMSSZ`. */
export function sdkDate(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

async function loadOracle(): Promise<Oracle> {
  const { AKSKSigner } = await import('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js');

  return (request, credentials) => {
    const signsHost = Object.keys(request.headers).some((name) => name.toLowerCase() === 'host');
    let canonicalRequest = '';

    class RecordingSigner extends AKSKSigner {
      // The SDK serialises the data once more to hash it, while what is signed is what is sent, blanks and line ends
      // included: other languages' clients write them.
      protected static override buildPayloadHash(): string {
        const stated = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'x-sdk-content-sha256');
        if (stated !== undefined) return stated[1];
        return createHash('sha256')
          .update(request.body ?? '')
          .digest('hex');
      }

      // The SDK signs `host` whether it is told to or not, while the gateway demands X-Sdk-Date alone. Taking the line
      // out here lets the oracle judge a client that leaves it out.
      protected static override buildCanonicalRequest(
        method: string | undefined,
        uri: string | undefined,
        query: string,
        headers: string,
        names: string,
        payloadHash: string | undefined
      ): string {
        const kept = signsHost ? headers : headers.replace(/^host:.*\n/m, '');
        const keptNames = signsHost
          ? names
          : names.replace(/(^|;)host(;|$)/, (_, before, after) => (before && after ? ';' : ''));
        canonicalRequest = super.buildCanonicalRequest(method, uri, query, kept, keptNames, payloadHash);
        return canonicalRequest;
      }
    }

    const signedHeaders: Record<string, string> = RecordingSigner.sign(sdkRequest(request), {
      getAk: () => credentials.accessKeyId,
      getSk: () => credentials.secretAccessKey,
      processAuthParams: () => Promise.reject(new Error('not used')),
      processAuthRequest: () => Promise.reject(new Error('not used'))
    });
    const authorization = signedHeaders['Authorization'] ?? '';
    return {
      authorization: signsHost ? authorization : authorization.replace(/([=;])host(?:;|(?=,))/, '$1'),
      canonicalRequest
    };
  };
}

function sdkRequest({ method, url, headers }: RequestToSign): IHttpRequest {
  const queryParams: Record<string, string[]> = {};
  for (const [key, value] of url.searchParams) (queryParams[key] ??= []).push(value);
  // The SDK encodes the path itself, and would encode an encoded one twice.
  const endpoint = `${url.protocol}//${url.host}${decodeURIComponent(url.pathname)}`;
  // It looks for X-Sdk-Date in this spelling only; in another one it would sign the present time instead.
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [SPELLINGS[name.toLowerCase()] ?? name, value])
  );
  return { method, endpoint, queryParams, headers: named };
}

const SPELLINGS: Record<string, string> = {
  host: 'host',
  'x-sdk-date': 'X-Sdk-Date',
  'x-sdk-content-sha256': 'X-Sdk-Content-Sha256'
};
