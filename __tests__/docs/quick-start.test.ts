// What a stranger copies first: the quick start, and the workflow to try it.
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { KEYLESS_INPUTS } from '../../src/config/keyless.ts';
import { read, section, sections, stepsOf, yamlBlocks, type Workflow } from './documents.ts';
import { editions } from './editions.ts';

describe.each(editions)('$name', ({ name, headings }) => {
  test('begins with a scheduled run by domain, without a key and with a grace period', () => {
    const [text = ''] = yamlBlocks(section(name, headings.quickStart));
    const { on, jobs } = parse(text) as Workflow;
    expect(Object.keys(on)).toEqual(['schedule', 'workflow_dispatch']);
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([{ 'id-token': 'write' }]);
    expect(stepsOf(text).map(({ with: given = {} }) => Object.keys(given))).toEqual([
      ['domains', 'project-id', 'required-services', 'grace-period', ...KEYLESS_INPUTS.slice(0, 2)]
    ]);
  });

  test('says when the schedule of the quick start runs, in UTC and in Chinese also in the time of Beijing', () => {
    const [, minute, hour, told = ''] =
      /cron: '(\d+) (\d+) \* \* \*' # (.*)/.exec(yamlBlocks(section(name, headings.quickStart))[0] ?? '') ?? [];
    const clock = (offset: number): string =>
      [(Number(hour) + offset) % 24, Number(minute)].map((each) => String(each).padStart(2, '0')).join(':');
    expect(told).toMatch(/UTC/);
    expect(told).toContain(clock(0));
    if (name === 'README.zh-CN.md') expect(told).toContain(`北京时间 ${clock(8)}`);
  });

  test('has a trial directly behind the quick start, without a schedule and by domain', () => {
    const all = sections(read(name)).map(({ heading }) => heading);
    expect(all[all.indexOf(headings.quickStart) + 1]).toBe(headings.trial);
    const [text = ''] = yamlBlocks(section(name, headings.trial));
    const { on } = parse(text) as Workflow;
    expect(on).toEqual({ workflow_dispatch: null });
    expect(stepsOf(text).at(-1)?.with).toHaveProperty('domains');
  });
});
