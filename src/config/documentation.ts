import type { Read } from './credentials.ts';

/**
 * The address of this action's page on troubleshooting, at the repository and ref that the workflow names; null where
 * it is not on github.com, or where the runner does not name both in well-formed words (a local action has none).
 */
export function troubleshootingUrl(variable: Read): string | null {
  const repository = variable('GITHUB_ACTION_REPOSITORY');
  const ref = variable('GITHUB_ACTION_REF');
  const isWellFormed =
    /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(repository) &&
    /^[A-Za-z0-9](?:[A-Za-z0-9_-]|[./](?![./]|$)){0,199}$/.test(ref);
  if (variable('GITHUB_SERVER_URL') !== 'https://github.com' || !isWellFormed) return null;
  return `https://github.com/${repository}/blob/${ref}/docs/troubleshooting.md`;
}
