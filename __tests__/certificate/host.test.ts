import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  certificatesFor,
  coverageOf,
  endpointText,
  isHostText,
  parseHostRequirement,
  type HostCandidate,
  type HostRequirement
} from '../../src/certificate/host.ts';
import { RENEWED } from '../builders.ts';

function read(text: string): HostRequirement {
  const requirement = parseHostRequirement(text);
  if (typeof requirement === 'string') throw new Error(requirement);
  return requirement;
}

describe('a host requirement', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com', 'www.example.com', 443, null],
    ['https://www.example.com/', 'https://www.example.com', 'www.example.com', 443, null],
    ['https://www.example.com:443', 'https://www.example.com', 'www.example.com', 443, null],
    ['https://www.example.com:8443/', 'https://www.example.com:8443', 'www.example.com', 8443, null],
    ['HTTPS://WWW.Example.COM.', 'https://www.example.com', 'www.example.com', 443, null],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example', 'xn--mnchen-3ya.example', 443, null],
    ['https://例え。jp', 'https://xn--r8jz45g.jp', 'xn--r8jz45g.jp', 443, null],
    ['https://intranet:65535', 'https://intranet:65535', 'intranet', 65535, null],
    ['https://a.b via 192.0.2.7', 'https://a.b via 192.0.2.7', 'a.b', 443, { address: '192.0.2.7', port: 443 }],
    ['https://a.b via 192.0.2.7:443', 'https://a.b via 192.0.2.7', 'a.b', 443, { address: '192.0.2.7', port: 443 }],
    ['https://a.b/  VIA 192.0.2.7:1', 'https://a.b via 192.0.2.7:1', 'a.b', 443, { address: '192.0.2.7', port: 1 }],
    ['https://a.b:1 via 192.0.2.7', 'https://a.b:1 via 192.0.2.7', 'a.b', 1, { address: '192.0.2.7', port: 1 }],
    [
      'https://a.b:1 via 192.0.2.7:443',
      'https://a.b:1 via 192.0.2.7:443',
      'a.b',
      1,
      { address: '192.0.2.7', port: 443 }
    ],
    [
      'https://a.b via [2001:DB8:0::7]',
      'https://a.b via [2001:db8::7]',
      'a.b',
      443,
      { address: '2001:db8::7', port: 443 }
    ],
    ['https://a.b via [::1]:8443', 'https://a.b via [::1]:8443', 'a.b', 443, { address: '::1', port: 8443 }]
  ])('%j is %j', (item, text, host, port, via) => {
    expect(parseHostRequirement(item)).toEqual({ kind: 'host', text, host, port, via });
  });

  it.each([
    ['http://a.b', 'another scheme', /begins with "https:\/\/"/],
    ['https:/a.b', 'one slash', /begins with "https:\/\/"/],
    ['https://', 'no host', /"" is not a host name/],
    ['https://:443', 'a port alone', /"" is not a host name/],
    ['https://.', 'a dot alone', /"\." is not a host name/],
    ['https://a..b', 'an empty label', /"a\.\.b" is not a host name/],
    ['https://a_b.example', 'an underscore', /is not a host name/],
    ['https://-a.example', 'a hyphen first', /is not a host name/],
    ['https://a-.example', 'a hyphen last', /is not a host name/],
    ['https://%61.example', 'an escape', /is not a host name/],
    ['https://a b.example', 'a space', /is not a host name/],
    ['https://a\u00adb.example', 'a soft hyphen', /is not a host name/],
    ['https://a\u200bb.example', 'a zero-width space', /is not a host name/],
    [`https://${'a'.repeat(64)}.example`, 'a label of 64', /is not a host name/],
    [`https://${'a'.repeat(63)}.${'b.'.repeat(95)}`.slice(0, -1), '253 characters are one', null],
    [`https://${'a'.repeat(63)}.${'b.'.repeat(95)}`.slice(0, -1) + 'cc', 'more than 253', /is not a host name/],
    ['https://192.0.2.1', 'an IPv4 address', /is an IP address/],
    ['https://0xc0.0.2.1', 'an IPv4 address in hex', /is an IP address.*via 192\.0\.2\.1"/],
    ['https://１９２.0.2.1', 'an IPv4 address in wide digits', /is an IP address/],
    ['https://[2001:db8::1]', 'an IPv6 address', /an IP address is no host/],
    ['https://*.example.com', 'a wildcard', /a wildcard is no host/],
    ['https://a.b|https://c.d', 'alternatives', /no alternatives/],
    ['https://a.b|CDN', 'a service as alternative', /no alternatives/],
    ['https://a.b/path', 'a path', /has no path/],
    ['https://a.b//', 'two slashes', /has no path/],
    ['https://a.b\\', 'a backslash', /has no path/],
    ['https://a.b?q', 'a query', /has no query/],
    ['https://a.b/?q', 'a query after a slash', /has no query/],
    ['https://a.b#f', 'a fragment', /has no fragment/],
    ['https://me@a.b', 'a user', /no user name or password/],
    ['https://me:pw@a.b', 'a password', /no user name or password/],
    ['https://a.b@cn-north-4', 'a remote project', /no user name or password/],
    ['https://a.b:', 'an empty port', /"" is not a port from 1 to 65535/],
    ['https://a.b:0', 'port 0', /"0" is not a port/],
    ['https://a.b:0443', 'a leading zero', /"0443" is not a port/],
    ['https://a.b:65536', 'port 65536', /"65536" is not a port/],
    ['https://a.b:https', 'a name for a port', /"https" is not a port/],
    ['https://a.b via', 'nothing after via', /is not a host name|is not a port/],
    ['https://a.b via c.d', 'a name after via', /what follows "via" is not an IP address/],
    ['https://a.b via 2001:db8::1', 'IPv6 without brackets', /what follows "via" is not an IP address/],
    ['https://a.b via [192.0.2.1]', 'IPv4 in brackets', /what follows "via" is not an IP address/],
    ['https://a.b via [fe80::1%eth0]', 'a zone', /what follows "via" is not an IP address/],
    ['https://a.b via 127.1', 'a short IPv4', /what follows "via" is not an IP address/],
    ['https://a.b via 192.0.2.1:0', 'port 0 after via', /"0" is not a port/],
    ['https://a.b via 192.0.2.1 via 192.0.2.2', 'two addresses', /what follows "via" is not an IP address/],
    ['https://a.b via 192.0.2.1/', 'a slash after via', /what follows "via" is not an IP address/]
  ])('%j (%s)', (item, _, problem) => {
    const read = parseHostRequirement(item);
    if (problem === null) {
      expect(read).toMatchObject({ port: 443 });
    } else {
      expect(read).toMatch(problem);
      expect(read).toMatch(/^"/);
    }
  });

  test('a hostile item is shown on one short line', () => {
    const problem = parseHostRequirement(`https://w\n::error::\u202e${'x'.repeat(5_000)}`);
    expect(problem).not.toMatch(/[\n\u202e]/);
    expect(typeof problem === 'string' && problem.length < 300).toBe(true);
  });

  const label = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,10}[a-z0-9])?$/).filter((text) => !text.startsWith('xn--'));
  const port = fc.integer({ min: 1, max: 65_535 });
  const address = fc.oneof(fc.ipV4(), fc.ipV6());
  const generated = fc.record({
    host: fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
    port: fc.option(port),
    via: fc.option(fc.record({ address, port: fc.option(port) }))
  });
  const written = ({ host, port, via }: typeof generated extends fc.Arbitrary<infer One> ? One : never): string => {
    const suffix = (digits: number | null): string => (digits === null ? '' : `:${digits}`);
    const bracketed = via?.address.includes(':') ? `[${via.address}]` : via?.address;
    return `https://${host}${suffix(port)}${via === null ? '' : ` via ${bracketed ?? ''}${suffix(via.port)}`}`;
  };

  test('any of the grammar is read, and its text is its own', () => {
    fc.assert(
      fc.property(generated, (parts) => {
        const requirement = read(written(parts));
        expect(requirement.host).toBe(parts.host);
        expect(requirement.port).toBe(parts.port ?? 443);
        expect(requirement.via?.port).toBe(parts.via === null ? undefined : (parts.via.port ?? requirement.port));
        expect(read(requirement.text)).toEqual(requirement);
        expect(read(written(parts).toUpperCase().replace('HTTPS', 'https'))).toEqual(requirement);
        expect(requirement.text).not.toMatch(/:443(?! via|\d)(?<!via.*)/);
      })
    );
  });

  test('whatever the item, it is read or told, and nothing is thrown', () => {
    const unit = fc.constantFrom('a', '.', ':', '/', '@', '|', '[', ']', ' via ', '1', '*', '?', 'ü', '\n', '%', '-');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit, maxLength: 20 })), (text) => {
        const requirement = parseHostRequirement(`https://${text}`);
        if (typeof requirement !== 'string') expect(read(requirement.text)).toEqual(requirement);
      })
    );
  });

  it.each([
    ['https://a.b', true],
    ['HTTPS://', true],
    ['http://a.b', true],
    ['https:a.b', false],
    ['CDN', false],
    ['WAF@a://b', false]
  ])('%s is meant as one: %p', (text, expected) => {
    expect(isHostText(text)).toBe(expected);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1:443'],
    ['2001:db8::1', '[2001:db8::1]:443']
  ])('the endpoint of %s is %s', (address, text) => {
    expect(endpointText({ address, port: 443 })).toBe(text);
  });
});

describe('which certificate a host must serve', () => {
  it.each([
    [['www.example.com'], 'www.example.com', 'exact'],
    [['*.example.com', 'www.example.com'], 'www.example.com', 'exact'],
    [['*.example.com'], 'www.example.com', 'wildcard'],
    [['*.example.com'], 'a.www.example.com', null],
    [['*.example.com'], 'example.com', null],
    [['*.com'], 'example.com', 'wildcard'],
    [['example.com'], 'www.example.com', null],
    [['*'], 'intranet', null],
    [['*intranet'], 'intranet', null],
    [[], 'www.example.com', null]
  ])('names %j cover %s: %s', (names, host, expected) => {
    expect(coverageOf(names, host)).toBe(expected);
  });

  const HOST = 'www.example.com';
  const EXACT = [HOST];
  const WILDCARD = ['*.example.com'];

  function candidate(certId: string, over: Partial<HostCandidate> = {}): HostCandidate {
    return { certId, names: EXACT, keyFamily: 'RSA', renewedAtMs: RENEWED, ...over };
  }

  it.each<[string, HostCandidate[], string[]]>([
    ['none of none', [], []],
    ['none that covers', [candidate('a', { names: ['example.com'] })], []],
    ['exact before wildcard', [candidate('b', { names: WILDCARD, renewedAtMs: RENEWED + 1 }), candidate('a')], ['a']],
    [
      'exact before a wildcard of the other family',
      [candidate('a'), candidate('b', { names: WILDCARD, keyFamily: 'ECDSA' })],
      ['a']
    ],
    ['a wildcard where nothing is exact', [candidate('a', { names: WILDCARD })], ['a']],
    ['renewed last', [candidate('b'), candidate('a', { renewedAtMs: RENEWED + 1 })], ['a']],
    ['a known renewal before an unknown', [candidate('b', { renewedAtMs: null }), candidate('a')], ['a']],
    ['then the later ID', [candidate('a'), candidate('b')], ['b']],
    [
      'the later ID of unknown renewals',
      [candidate('b', { renewedAtMs: null }), candidate('a', { renewedAtMs: null })],
      ['b']
    ],
    ['one of each family, in the order given', [candidate('b'), candidate('a', { keyFamily: 'ECDSA' })], ['b', 'a']],
    ['an unknown family as one of its own', [candidate('a'), candidate('b', { keyFamily: null })], ['a', 'b']],
    ['the same ID once', [candidate('a'), candidate('a')], ['a']]
  ])('%s', (_, candidates, expected) => {
    expect(certificatesFor(HOST, candidates).map(({ certId }) => certId)).toEqual(expected);
  });

  test('the choice does not depend on the order', () => {
    const some = fc.record({
      certId: fc.constantFrom('a', 'b', 'c', 'd'),
      names: fc.constantFrom(EXACT, WILDCARD, ['example.com']),
      keyFamily: fc.constantFrom('RSA', 'ECDSA', null),
      renewedAtMs: fc.option(fc.integer({ min: 0, max: 2 }))
    });
    const chosen = (candidates: HostCandidate[]): string[] =>
      certificatesFor(HOST, candidates)
        .map(({ certId }) => certId)
        .toSorted();
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ certId }) => certId }), (candidates) => {
        expect(chosen(candidates.toReversed())).toEqual(chosen(candidates));
      })
    );
  });
});
