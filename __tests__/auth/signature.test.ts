import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { authorization, canonicalQuery, sdkDate, signatureIn, type SignedHeaders } from '../../src/auth/signature.ts';
import { officialSignature } from '../../simulator/sdk-signer.ts';
import { fixture } from '../builders.ts';

interface Vector {
  kind: string;
  algorithm: string;
  ak: string;
  sk: string;
  method: string;
  host: string;
  path: string;
  query: Record<string, string>;
  signed_headers: SignedHeaders;
  body: string;
  signature: string;
}

interface Vectors {
  vectors: Vector[];
  query_canonicalisation: { input: Record<string, unknown>; expected: string };
}

const { vectors, query_canonicalisation: canonicalisation } = fixture('signing-vectors') as Vectors;
/** Another algorithm is never used. */
const usable = vectors.filter(({ algorithm }) => algorithm === 'SDK-HMAC-SHA256');

function urlOf({ host, path, query }: Vector): URL {
  const url = new URL(`https://${host}${path}`);
  url.search = new URLSearchParams(query).toString();
  return url;
}

describe('vectors', () => {
  test('there are published and derived ones', () => {
    expect(usable.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array<string>(4).fill('derived'),
      'published',
      'published',
      'published'
    ]);
  });

  it.each(usable.map((vector) => ({ title: `${vector.kind}, ${vector.path}`, vector })))('$title', ({ vector }) => {
    const names = Object.keys(vector.signed_headers).map((name) => name.toLowerCase());
    expect(
      authorization({ method: vector.method, url: urlOf(vector), body: vector.body }, vector.signed_headers, {
        accessKeyId: vector.ak,
        secretAccessKey: vector.sk
      })
    ).toBe(
      `SDK-HMAC-SHA256 Access=${vector.ak}, SignedHeaders=${names.toSorted().join(';')}, Signature=${vector.signature}`
    );
  });
});

describe('canonicalQuery', () => {
  test('the published vector', () => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(canonicalisation.input)) {
      for (const one of [value].flat()) parameters.append(name, String(one));
    }
    expect(canonicalQuery(parameters)).toBe(canonicalisation.expected);
  });

  it.each([
    ['no parameters', '', ''],
    ['an empty value', 'b&a=', 'a=&b='],
    ['names in order', 'b=1&a=2&B=3', 'B=3&a=2&b=1'],
    ['values of one name in order', 'a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['a plus is a space', 'a=x+y', 'a=x%20y'],
    ['unreserved characters stay', 'a=AZaz09-_.~', 'a=AZaz09-_.~'],
    ['what encodeURIComponent leaves is encoded', "a=!'()*", 'a=%21%27%28%29%2A'],
    ['characters outside ASCII', 'a=%E8%AF%81😀', 'a=%E8%AF%81%F0%9F%98%80'],
    ['names are encoded', 'a%20b=1', 'a%20b=1']
  ])('%s', (_, query, expected) => {
    expect(canonicalQuery(new URLSearchParams(query))).toBe(expected);
  });
});

describe('authorization', () => {
  const key = { accessKeyId: 'AccessKey', secretAccessKey: 'SecretKey' };
  const sign = (url: string, headers: Record<string, string> = {}, secretAccessKey = key.secretAccessKey): string =>
    authorization(
      { method: 'GET', url: new URL(url), body: '' },
      { 'X-Sdk-Date': '20060102T150405Z', ...headers },
      { ...key, secretAccessKey }
    );

  it.each([
    ['the method', { method: 'PUT' }],
    ['the body', { body: '{"a":2}' }],
    ['white space in the body', { body: '{"a": 1}' }]
  ])('%s is signed', (_, other) => {
    const request = { method: 'POST', url: new URL('https://h.example/a'), body: '{"a":1}' };
    const headers = { 'X-Sdk-Date': '20060102T150405Z' };
    expect(authorization({ ...request, ...other }, headers, key)).not.toBe(authorization(request, headers, key));
  });

  test('its signature can be told', () => {
    const header = sign('https://h.example/a');
    expect(header.endsWith(`Signature=${signatureIn(header) ?? 'none'}`)).toBe(true);
    expect([signatureIn(undefined), signatureIn('Bearer x')]).toEqual([null, null]);
  });

  test('a final slash changes nothing', () => {
    expect(sign('https://h.example/a/b/')).toBe(sign('https://h.example/a/b'));
    expect(sign('https://h.example')).toBe(sign('https://h.example/'));
  });

  test('neither the case of header names, their order nor space around values matters', () => {
    expect(sign('https://h.example/a', { Host: ' h.example ', 'X-A': '1' })).toBe(
      sign('https://h.example/a', { 'x-a': '1', host: 'h.example' })
    );
  });

  it.each([
    ['the path', 'https://h.example/b', {}, 'SecretKey'],
    ['the query', 'https://h.example/a?x=1', {}, 'SecretKey'],
    ['a header', 'https://h.example/a', { 'X-Project-Id': 'p' }, 'SecretKey'],
    ['the date', 'https://h.example/a', { 'X-Sdk-Date': '20060102T150406Z' }, 'SecretKey'],
    ['the key', 'https://h.example/a', {}, 'OtherKey']
  ])('%s is signed', (_, url, headers, secretAccessKey) => {
    const signatureIn = (value: string): string => /Signature=([0-9a-f]{64})$/.exec(value)?.[1] ?? '';
    const signature = signatureIn(sign('https://h.example/a'));
    expect(signature).toHaveLength(64);
    expect(signatureIn(sign(url, headers, secretAccessKey))).not.toBe(signature);
  });

  test('the secret key is not in it', () => {
    expect(sign('https://h.example/a')).not.toContain(key.secretAccessKey);
  });

  test('whatever is asked, the official SDK signs the same', async () => {
    const segment = fc.string({
      unit: fc.constantFrom('a', 'Z', '0', '-', '_', '.', '~', '证', '😀', '!', '(', ')', '*', ','),
      minLength: 1,
      maxLength: 8
    });
    const printable = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      content: fc.option(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), { nil: undefined }),
      path: fc.array(segment, { maxLength: 4 }),
      query: fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string({ unit: 'binary', maxLength: 12 }), {
        maxKeys: 5
      }),
      headers: fc.record(
        { 'X-Project-Id': printable, 'X-Security-Token': printable, 'X-Domain-Id': printable },
        { requiredKeys: [] }
      ),
      host: fc.constantFrom('scm.cn-north-4.myhuaweicloud.com', 'localhost:8443'),
      accessKeyId: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
      secretAccessKey: fc.stringMatching(/^[!-~]{1,40}$/),
      ms: fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2090, 0) })
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, content, path, query, headers, host, ms, ...credentials }) => {
        const url = new URL(`https://${host}/${path.map(encodeURIComponent).join('/')}`);
        url.search = new URLSearchParams(query).toString();
        const signed = { ...headers, Host: host, 'X-Sdk-Date': sdkDate(ms) };
        const body = content === undefined ? '' : JSON.stringify(content);
        const official = await officialSignature({ method, url, headers: signed, body }, credentials);
        expect(authorization({ method, url, body }, signed, credentials)).toBe(official.authorization);
      })
    );
  });
});

test('sdkDate writes an instant in UTC without its milliseconds', () => {
  expect(sdkDate(Date.parse('2019-11-15T03:36:55.999Z'))).toBe('20191115T033655Z');
});
