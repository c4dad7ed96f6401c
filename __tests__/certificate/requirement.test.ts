import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalService,
  DOCUMENTED_SERVICES,
  isMatch,
  serviceFamily,
  isSameService,
  oddProjects,
  parseRequirements,
  requirementText,
  siblingOf,
  undocumentedServices
} from '../../src/certificate/requirement.ts';
import { aPush, aRequirement } from '../builders.ts';

function textsOf(...items: string[]): string[] {
  return parseRequirements(items).requirements.map(({ text }) => text);
}

/** A service in any case, with its documented spelling if it has one. */
const service = fc.oneof(
  fc.constantFrom(...DOCUMENTED_SERVICES),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/).filter((name) => name.toLowerCase() !== 'cdn')
);
const project = fc.stringMatching(/^[A-Za-z0-9_.\u4e00-\u4eff-]{1,40}$/);
const generated = fc
  .record({ services: fc.array(service, { minLength: 1, maxLength: 4 }), project: fc.option(project) })
  .filter((one) => one.project === null || !one.services.includes('CDN'));

describe('grammar', () => {
  it.each([
    ['CDN', 'CDN', ['CDN'], null],
    ['waf', 'WAF', ['WAF'], null],
    ['enhance_elb', 'Enhance_ELB', ['Enhance_ELB'], null],
    ['Elb|ENHANCE_ELB@cn-east-3', 'ELB|Enhance_ELB@cn-east-3', ['ELB', 'Enhance_ELB'], 'cn-east-3'],
    ['WAF@cn-north-7_test', 'WAF@cn-north-7_test', ['WAF'], 'cn-north-7_test'],
    ['WAF@CN-North-4', 'WAF@CN-North-4', ['WAF'], 'CN-North-4'],
    ['WAF@项目', 'WAF@项目', ['WAF'], '项目'],
    ['live', 'live', ['live'], null],
    ['WAF|waf|WAF', 'WAF', ['WAF'], null],
    ['live|LIVE', 'live', ['live'], null],
    ['CDN|WAF', 'CDN|WAF', ['CDN', 'WAF'], null],
    ['WAF|CDN', 'WAF|CDN', ['WAF', 'CDN'], null],
    [`A${'x'.repeat(63)}`, `A${'x'.repeat(63)}`, [`A${'x'.repeat(63)}`], null],
    ['CDNX@p', 'CDNX@p', ['CDNX'], 'p']
  ])('%j is %j', (item, text, services, remoteProject) => {
    expect(parseRequirements([item])).toEqual({
      requirements: [{ kind: 'service', text, services, project: remoteProject }],
      problems: []
    });
  });

  test.each([1, 254, 255])('a remote project of %d characters is one', (length) => {
    expect(textsOf(`WAF@${'😀'.repeat(length)}`)).toHaveLength(1);
  });

  it.each([
    ['@cn-north-4', 'a project without service', /"" is not a service name/],
    ['WAF|', 'an empty alternative', /"" is not a service name/],
    ['|WAF', 'an empty first alternative', /"" is not a service name/],
    ['WAF||CDN', 'an empty alternative between', /"" is not a service name/],
    ['1WAF', 'a digit first', /"1WAF" is not a service name/],
    ['_WAF', 'an underscore first', /"_WAF" is not a service name/],
    ['WA F', 'a space', /"WA F" is not a service name/],
    ['WAF CDN', 'a space for a comma', /"WAF CDN" is not a service name/],
    ['WAF |CDN', 'a space before the bar', /"WAF" is not a service name/],
    ['WÄF', 'a letter that is not ASCII', /"WÄF" is not a service name/],
    ['WAF.x', 'a dot', /"WAF.x" is not a service name/],
    [`A${'x'.repeat(64)}`, '65 characters', /is not a service name/],
    ['WAF\n', 'a line break', /is not a service name/],
    ['WAF@', 'no project', /what follows "@" is not a remote project/],
    ['WAF@a@b', 'two projects', /what follows "@" is not a remote project/],
    ['WAF@a|CDN', 'an alternative after the project', /what follows "@" is not a remote project/],
    ['WAF@a b', 'white space in the project', /what follows "@" is not a remote project/],
    ['WAF@a,b', 'a comma in the project', /what follows "@" is not a remote project/],
    ['WAF@a\u3000', 'wide white space in the project', /what follows "@" is not a remote project/],
    ['WAF@a\u202eb', 'a bidi control in the project', /what follows "@" is not a remote project/],
    [`WAF@${'p'.repeat(256)}`, '256 characters of project', /what follows "@" is not a remote project/],
    ['CDN@cn-north-4', 'CDN with a project', /CDN push records carry no remote project.*could never match/],
    ['cdn@cn-north-4', 'CDN in another case with a project', /CDN push records carry no remote project/],
    ['WAF|CDN@cn-north-4', 'CDN among alternatives with a project', /CDN push records carry no remote project/]
  ])('%j (%s) is refused', (item, _, problem) => {
    const { requirements, problems } = parseRequirements([item]);
    expect(requirements).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(problems[0]).toMatch(/^"/);
  });

  test('every item that is none is told, and the others are read', () => {
    const { requirements, problems } = parseRequirements(['1', 'CDN', '2', 'WAF@x', 'CDN@x']);
    expect(requirements.map(({ text }) => text)).toEqual(['CDN', 'WAF@x']);
    expect(problems.map((problem) => problem.slice(0, 3))).toEqual(['"1"', '"2"', '"CD']);
  });

  test('a hostile item is shown on one short line', () => {
    const { problems } = parseRequirements([`W\n::error::\u202e${'x'.repeat(5_000)}`]);
    expect(problems[0]).not.toMatch(/[\n\u202e]/);
    expect(problems[0]?.length).toBeLessThan(250);
  });

  test('any requirement of the grammar is read, and its normal form is its own', () => {
    fc.assert(
      fc.property(generated, ({ services, project: remoteProject }) => {
        const [requirement, ...more] = parseRequirements([requirementText(services, remoteProject)]).requirements;
        expect(more).toEqual([]);
        expect(requirement?.project).toBe(remoteProject);
        const expected = new Set(services.map((name) => name.toLowerCase()));
        expect(new Set(requirement?.services.map((name) => name.toLowerCase()))).toEqual(expected);
        expect(requirement?.services).toHaveLength(expected.size);
        expect(parseRequirements([requirement?.text ?? ''])).toEqual({ requirements: [requirement], problems: [] });
      })
    );
  });

  test('whatever the items, each is read or told, and nothing is thrown', () => {
    const item = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('WAF', 'CDN', '|', '@', 'a', ' ', '\n') }));
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const { requirements, problems } = parseRequirements(items);
        expect(requirements.length + problems.length).toBeLessThanOrEqual(items.length);
        if (items.length > 0) expect(requirements.length + problems.length).toBeGreaterThan(0);
      })
    );
  });
});

describe('equality', () => {
  it.each([
    [['CDN', 'cdn', 'Cdn'], ['CDN']],
    [['ELB|Enhance_ELB', 'Enhance_ELB|elb'], ['ELB|Enhance_ELB']],
    [['Enhance_ELB|ELB', 'ELB|Enhance_ELB'], ['Enhance_ELB|ELB']],
    [['live|vod', 'VOD|Live'], ['live|vod']],
    [['WAF@a', 'waf@a'], ['WAF@a']],
    [
      ['WAF@a', 'WAF@A'],
      ['WAF@a', 'WAF@A']
    ],
    [
      ['WAF', 'WAF@a'],
      ['WAF', 'WAF@a']
    ],
    [
      ['WAF', 'WAF|CDN'],
      ['WAF', 'WAF|CDN']
    ],
    [
      ['WAF|CDN', 'WAF'],
      ['WAF|CDN', 'WAF']
    ],
    [
      ['WAF|CDN', 'WAF|ELB'],
      ['WAF|CDN', 'WAF|ELB']
    ]
  ])('of %j remain %j, in this order', (items, expected) => {
    expect(textsOf(...items)).toEqual(expected);
  });

  test('the same set in any order and case is one requirement, with the first order', () => {
    fc.assert(
      fc.property(
        generated.chain(({ services, project: remoteProject }) =>
          fc.tuple(
            fc.constant(requirementText(services, remoteProject)),
            fc.shuffledSubarray(services, { minLength: services.length, maxLength: services.length }).map((shuffled) =>
              requirementText(
                shuffled.map((name) => name.toUpperCase()),
                remoteProject
              )
            )
          )
        ),
        ([one, other]) => {
          expect(textsOf(one, other)).toEqual(textsOf(one));
        }
      )
    );
  });
});

describe('services', () => {
  it.each([
    ['waf', 'WAF'],
    ['cdn', 'CDN'],
    ['eLb', 'ELB'],
    ['ENHANCE_ELB', 'Enhance_ELB'],
    ['Live', 'Live'],
    ['toString', 'toString']
  ])('%s is spelled %s', (name, expected) => {
    expect(canonicalService(name)).toBe(expected);
  });

  test('case does not tell services apart', () => {
    expect(isSameService('Enhance_ELB', 'enhance_elb')).toBe(true);
    expect(isSameService('ELB', 'Enhance_ELB')).toBe(false);
  });

  it.each([
    ['ELB', 'Enhance_ELB', true],
    ['Enhance_ELB', 'ELB', true],
    ['live', 'LIVE', true],
    ['ELB', 'WAF', false],
    ['WAF', 'Enhance_ELB', false]
  ])('%s and %s are one family: %p', (one, other, expected) => {
    expect(serviceFamily(one) === serviceFamily(other)).toBe(expected);
  });

  test('those that Huawei does not document are named once', () => {
    const { requirements } = parseRequirements(['live|CDN', 'live@p', 'WAF', 'vod', 'Enhance_ELB']);
    expect(undocumentedServices(requirements)).toEqual(['live', 'vod']);
  });
});

describe('oddProjects', () => {
  it.each(['cn-north-4', 'cn-north-7_test', 'eu-west-101', 'my-kualalumpur-1', 'cn-north-4_证书', 'AF-South-1'])(
    '%s looks like a project',
    (project) => {
      expect(oddProjects([aRequirement(`WAF@${project}`)])).toEqual([]);
    }
  );

  it.each(['华北-北京四', 'beijing', '0123456789abcdef0123456789abcdef', 'cn_north_4', 'cn-north-4_', '4-cn'])(
    '%s does not',
    (project) => {
      const requirement = aRequirement(`WAF@${project}`);
      expect(oddProjects([aRequirement('CDN'), requirement])).toEqual([requirement]);
    }
  );
});

describe('isMatch', () => {
  it.each([
    ['CDN', 'CDN', null, true],
    ['CDN', 'cdn', null, true],
    ['CDN', 'CDN', 'anywhere', true],
    ['CDN', 'WAF', null, false],
    ['WAF', 'WAF', 'cn-north-4', true],
    ['WAF@cn-north-4', 'waf', 'cn-north-4', true],
    ['WAF@cn-north-4', 'WAF', 'cn-north-4_x', false],
    ['WAF@cn-north-4', 'WAF', 'CN-NORTH-4', false],
    ['WAF@cn-north-4', 'WAF', null, false],
    ['ELB|Enhance_ELB@a', 'Enhance_ELB', 'a', true],
    ['ELB|Enhance_ELB@a', 'ELB', 'a', true],
    ['ELB|Enhance_ELB@a', 'ELB', 'b', false],
    ['ELB', 'Enhance_ELB', 'a', false],
    ['live', 'LIVE', null, true]
  ])('%s and a push to %s in %s: %p', (requirement, pushed, remoteProject, expected) => {
    expect(isMatch(aRequirement(requirement), aPush({ service: pushed, project: remoteProject }))).toBe(expected);
  });
});

describe('siblingOf', () => {
  it.each([
    ['ELB', 'Enhance_ELB', 'ELB|Enhance_ELB'],
    ['Enhance_ELB', 'ELB', 'ELB|Enhance_ELB'],
    ['ELB@cn-east-3', 'Enhance_ELB@cn-east-3', 'ELB|Enhance_ELB@cn-east-3'],
    ['WAF|ELB|live', 'Enhance_ELB', 'WAF|ELB|Enhance_ELB|live']
  ])('%s has %s, and both are %s', (requirement, sibling, both) => {
    expect(siblingOf(aRequirement(requirement))).toEqual({ sibling: aRequirement(sibling), both });
  });

  test.each(['ELB|Enhance_ELB', 'Enhance_ELB|WAF|ELB@p', 'WAF', 'CDN', 'live'])('%s has none', (requirement) => {
    expect(siblingOf(aRequirement(requirement))).toBeNull();
  });

  test('what is proposed is a requirement in normal form', () => {
    for (const text of ['ELB', 'Enhance_ELB@p', 'WAF|ELB']) {
      const both = siblingOf(aRequirement(text))?.both ?? '';
      expect(aRequirement(both).text).toBe(both);
    }
  });
});
