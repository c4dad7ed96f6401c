import { expect, it, test } from '@jest/globals';
import { hostsIn, parseAnyRequirement, parseAnyRequirements, servicesIn } from '../../src/certificate/required.ts';

test('services and hosts keep their order, equal ones once', () => {
  const items = ['https://WWW.example.com/', 'CDN', 'https://www.example.com:443', 'cdn', 'WAF', 'https://a.example'];
  const { requirements, problems } = parseAnyRequirements(items);
  expect(requirements.map(({ text }) => text)).toEqual(['https://www.example.com', 'CDN', 'WAF', 'https://a.example']);
  expect(problems).toEqual([]);
  expect(servicesIn(requirements).map(({ text }) => text)).toEqual(['CDN', 'WAF']);
  expect(hostsIn(requirements).map(({ host }) => host)).toEqual(['www.example.com', 'a.example']);
});

it.each([
  ['https://', /is not a host name/],
  ['https://*.example.com', /a wildcard is no host/],
  ['https://example.com/path', /has no path/],
  ['https://example.com:0', /is not a port from 1 to 65535/],
  ['https://example.com:65536', /is not a port from 1 to 65535/],
  ['https://192.0.2.1', /is an IP address/],
  ['https://a.example|https://b.example', /no alternatives/],
  ['http://example.com', /begins with "https:\/\/"/],
  ['ftp://example.com', /begins with "https:\/\/"/],
  ['https:example.com', /is not a service name/],
  ['1', /is not a service name/]
])('%j is neither', (item, problem) => {
  expect(parseAnyRequirement(item)).toMatch(problem);
  expect(parseAnyRequirements(['CDN', item])).toMatchObject({
    requirements: [{ text: 'CDN' }],
    problems: [expect.stringMatching(problem)]
  });
});
