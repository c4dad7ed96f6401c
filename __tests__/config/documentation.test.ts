import { describe, expect, it } from '@jest/globals';
import { troubleshootingUrl } from '../../src/config/documentation.ts';

function urlFor(over: Record<string, string> = {}): string | null {
  const variables: Record<string, string> = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_ACTION_REPOSITORY: 'octo-org/cert.check',
    GITHUB_ACTION_REF: 'v1',
    ...over
  };
  return troubleshootingUrl((name) => variables[name] ?? '');
}

describe('the address of the page on troubleshooting', () => {
  it.each(['v1', 'v1.2.3', 'main', '3d3c42e5aac5ba805825da76410c181273ba90b1', 'feature/links'])('at %s', (ref) => {
    expect(urlFor({ GITHUB_ACTION_REF: ref })).toBe(
      `https://github.com/octo-org/cert.check/blob/${ref}/docs/troubleshooting.md`
    );
  });

  it.each([
    ['on another server', { GITHUB_SERVER_URL: 'https://ghe.example.com' }],
    ['for a local action', { GITHUB_ACTION_REPOSITORY: '' }],
    ['for a repository of another form', { GITHUB_ACTION_REPOSITORY: 'octo/check/path' }],
    ['for a repository that leads up', { GITHUB_ACTION_REPOSITORY: 'octo/..' }],
    ['for a repository with markup', { GITHUB_ACTION_REPOSITORY: 'octo/che)ck' }],
    ['without a ref', { GITHUB_ACTION_REF: '' }],
    ['for a ref that leads up', { GITHUB_ACTION_REF: 'a/../b' }],
    ['for a ref with markup', { GITHUB_ACTION_REF: 'v1)[x](https://evil.example' }],
    ['for a ref with a blank', { GITHUB_ACTION_REF: 'v 1' }],
    ['for a ref with a query', { GITHUB_ACTION_REF: 'v1?x' }]
  ])('is not known %s', (_, over) => {
    expect(urlFor(over)).toBeNull();
  });
});
