import { describe, expect, it, test } from '@jest/globals';
import { parseEndpoint, SITES } from '../../src/config/sites.ts';

describe('sites', () => {
  test('the four of the specification, the first the default', () => {
    expect(Object.fromEntries(SITES.map(({ region, baseUrl }) => [region, baseUrl]))).toEqual({
      'cn-north-4': 'https://scm.cn-north-4.myhuaweicloud.com',
      'ap-southeast-1': 'https://scm.ap-southeast-1.myhuaweicloud.com',
      'my-kualalumpur-1': 'https://scm.my-kualalumpur-1.myhuaweicloud.com',
      'eu-west-101': 'https://scm.eu-west-101.myhuaweicloud.eu'
    });
    expect(SITES[0]?.region).toBe('cn-north-4');
  });

  test('two of them have a token service', () => {
    expect(SITES.map(({ stsBaseUrl }) => stsBaseUrl)).toEqual([
      'https://sts.cn-north-4.myhuaweicloud.com',
      'https://sts.ap-southeast-1.myhuaweicloud.com',
      null,
      null
    ]);
  });

  test('the base URL of every site is an endpoint in its normal form', () => {
    for (const { baseUrl } of SITES) expect(parseEndpoint(baseUrl)).toEqual({ baseUrl });
  });
});

describe('parseEndpoint', () => {
  it.each([
    ['https://scm.example.com', 'https://scm.example.com'],
    ['https://scm.example.com/', 'https://scm.example.com'],
    ['https://scm.example.com:8443', 'https://scm.example.com:8443'],
    ['https://scm.example.com:443/', 'https://scm.example.com'],
    ['HTTPS://SCM.Example.com', 'https://scm.example.com'],
    ['https://scm.example.com/prefix', 'https://scm.example.com/prefix'],
    ['https://scm.example.com/a/b//', 'https://scm.example.com/a/b'],
    ['https://scm.example.com/a%20b', 'https://scm.example.com/a%20b'],
    ['https://例子.example', 'https://xn--fsqu00a.example'],
    ['https://192.0.2.1', 'https://192.0.2.1'],
    ['https://[2001:db8::1]:1', 'https://[2001:db8::1]:1'],
    ['http://localhost:8080/x', 'http://localhost:8080/x'],
    ['http://LOCALHOST', 'http://localhost'],
    ['http://127.0.0.1:80', 'http://127.0.0.1'],
    ['http://127.1.2.3:9', 'http://127.1.2.3:9'],
    ['http://127.10.20.255:9', 'http://127.10.20.255:9'],
    ['http://[::1]:9', 'http://[::1]:9'],
    ['https://localhost', 'https://localhost']
  ])('%s is %s', (text, baseUrl) => {
    expect(parseEndpoint(text)).toEqual({ baseUrl });
  });

  it.each([
    'http://scm.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://xlocalhost',
    'http://128.0.0.1',
    'http://[::2]',
    'http://10.0.0.1',
    'http://0.0.0.0'
  ])('%s would send the credentials unencrypted', (text) => {
    expect(parseEndpoint(text)).toBe(`"${text}" would send the credentials unencrypted`);
  });

  it.each([
    'scm.example.com',
    '//scm.example.com',
    'https:',
    'https://',
    'https:///x',
    'https:/scm.example.com',
    'https:scm.example.com',
    'ftp://scm.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://a b.example',
    'https://scm.example.com/a b',
    'https://scm.example.com\\x',
    ' https://scm.example.com',
    'https://scm.example.com:99999',
    'https://scm.example.com:x',
    'https://scm.example.com/%zz',
    'https://[::1',
    'https://a%00b',
    'https://1.2.3.4.5.6.7.256'
  ])('%j is refused', (text) => {
    expect(typeof parseEndpoint(text)).toBe('string');
  });

  it.each([
    'https://SECRETNAME@scm.example.com',
    'https://SECRETNAME:SECRETWORD@scm.example.com',
    'https://:SECRETWORD@scm.example.com',
    'https://SECRETNAME:SECRETWORD@scm.example.com/path@x',
    'https://scm.example.com/SECRETNAME@x',
    'https://SECRETNAME:SECRET@WORD@scm.example.com',
    'https://SECRETNAME:SECRET/WORD@scm.example.com',
    'https://SECRETNAME:SECRET#WORD@scm.example.com',
    'https://SECRETNAME:SECRET\nWORD@scm.example.com',
    'http://SECRETNAME:SECRETWORD@localhost',
    'http://SECRETNAME:SECRETWORD@scm.example.com',
    'SECRETNAME:SECRETWORD@scm.example.com',
    'https:SECRETNAME:SECRETWORD@scm.example.com',
    'https:\\\\SECRETNAME:SECRETWORD@scm.example.com',
    'https://scm.example.com?token=SECRETWORD',
    'https://scm.example.com/x?SECRETWORD',
    'https://scm.example.com/#SECRETWORD',
    'https://scm.example.com?a=1#SECRETWORD',
    'https://scm.example.com?',
    'https://scm.example.com#',
    'https://@scm.example.com'
  ])('%j is refused, and nothing in it that may be a secret is shown', (text) => {
    const problem = parseEndpoint(text);
    expect(problem).toEqual(expect.any(String));
    expect(problem).not.toMatch(/SECRET|WORD/);
  });

  it.each([
    ['ftp://scm.example.com', 'ftp://scm.example.com'],
    ['ftp://scm.example.com:8443/x', 'ftp://scm.example.com:8443/x'],
    ['ftp://scm.example.com:8443', 'ftp://scm.example.com:8443'],
    ['ftp://[2001:db8::1]/x', 'ftp://[2001:db8::1]/x'],
    ['ftp://SECRETNAME:SECRETWORD@scm.example.com/x', '***@scm.example.com/x'],
    ['ftp://SECRETNAME:SECRET@WORD@scm.example.com', '***@scm.example.com'],
    ['ftp://SECRETNAME\n:SECRETWORD@scm.example.com', '***@scm.example.com'],
    ['ftp://scm.example.com?SECRET\nWORD', 'ftp://scm.example.com?***'],
    ['ftp://scm.example.com#SECRETWORD', 'ftp://scm.example.com?***'],
    ['ftp://name:SECRETWORD', 'ftp://name:***'],
    ['ftp://name:SECRETWORD/x', 'ftp://name:***/x'],
    ['ftp://name:123456/x', 'ftp://name:***/x'],
    ['ftp://name:12SECRET', 'ftp://name:***'],
    ['ftp://:SECRETWORD', 'ftp://:***']
  ])('of %j, which is refused, %s is shown', (text, shown) => {
    expect(parseEndpoint(text)).toBe(`"${shown}" cannot be used`);
  });

  test('what has the shape of a URL and is none is shown too', () => {
    expect(parseEndpoint('https://scm.example.com:99999')).toBe('"https://scm.example.com:99999" is not a URL');
  });

  test('a hostile value is shown on one short line', () => {
    const problem = parseEndpoint(`ftp://x\n::error::\u202e${'y'.repeat(10_000)}`);
    expect(problem).toEqual(expect.stringMatching(/^[^\n\u202e]{1,120}$/));
  });
});
