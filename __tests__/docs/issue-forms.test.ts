// The issue forms ask for what the action knows.
import { globSync } from 'node:fs';
import { expect, it, test } from '@jest/globals';
import { parse } from 'yaml';
import { root } from '../../scripts/node24.mjs';
import { SITES } from '../../src/config/sites.ts';
import { read } from './documents.ts';

interface Form {
  name: string;
  body: { type: string; id?: string; attributes: { label?: string; options?: unknown[] } }[];
}

const FORMS = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.endsWith('/config.yml'));

it.each(FORMS)('%s offers every site of SCM, if it asks for one', (file) => {
  const { body } = parse(read(file)) as Form;
  const sites = body.find(({ id }) => id === 'site')?.attributes.options;
  const known = [...SITES.map(({ region }) => region), 'another endpoint'];
  expect(sites ?? known).toEqual(known);
  expect(new Set(body.map(({ id }) => id).filter((id) => id !== undefined)).size).toBe(
    body.filter(({ id }) => id !== undefined).length
  );
});

test('live-check names its form', () => {
  const { name } = parse(read('.github/ISSUE_TEMPLATE/live-check.yml')) as Form;
  expect(read('live-check/main.ts')).toContain(`issue form "${name}"`);
});
