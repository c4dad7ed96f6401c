import { describe, expect, it, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { API_HINTS } from '../../src/api-error.ts';
import type { Assessment, Row } from '../../src/assessment.ts';
import { VERDICTS, type Grounds } from '../../src/verdict.ts';
import { certificateLabel, destination, reason, remedy, replacement, VERDICT_LABELS } from '../../src/wording.ts';
import {
  aCertificate,
  aHistory,
  anAssessment,
  anError,
  aPush,
  aRequirement,
  CERT_ID,
  certIdOf,
  DAY,
  HOUR,
  instant,
  MINUTE,
  OTHER_CERT_ID,
  RENEWED
} from './builders.ts';

const NEVER = /\b(?:never|not|n't)\b[^.;:]*\bpushed\b|\bunpushed\b/i;

function told(assessment: Assessment): { row: Row; sentence: string; todo: string } {
  const [row] = assessment.rows;
  if (row === undefined) throw new Error('nothing was required');
  return { row, sentence: reason(assessment, row), todo: remedy(assessment, row) };
}

type Situation = (requirement: string) => Assessment;

const untraceable = { reason: 'the list was cut', remedy: 'Put the newest ID into cert-id.', isReplaced: false };
const policyOf = (requirement: string): { requirements: ReturnType<typeof aRequirement>[] } => ({
  requirements: [aRequirement(requirement)]
});
const project = (requirement: string): string | null => requirement.split('@')[1] ?? null;
const service = (requirement: string): string => /^\w+/.exec(requirement)?.[0] ?? '';
const pushTo = (requirement: string, atMs: number): ReturnType<typeof aPush> =>
  aPush({ service: service(requirement), project: project(requirement), atMs });

const SITUATIONS: Record<Grounds, Situation> = {
  error: (one) => anAssessment({ certificate: null, histories: [], error: anError() }, policyOf(one)),
  expired: (one) =>
    anAssessment({ certificate: aCertificate({ notAfter: instant('2026-11-24T02:00:00Z') }) }, policyOf(one)),
  untraceable: (one) => anAssessment({ untraceable }, policyOf(one)),
  'no-renewal-time': (one) =>
    anAssessment(
      { certificate: aCertificate({ status: 'CHECKING', issueTime: null, notBefore: null }) },
      policyOf(one)
    ),
  pushed: (one) => anAssessment({ histories: [[pushTo(one, RENEWED + HOUR)]] }, policyOf(one)),
  due: (one) => anAssessment({ histories: [[]] }, { ...policyOf(one), graceMs: 7 * DAY }),
  'outdated-push': (one) => anAssessment({ histories: [[pushTo(one, RENEWED - DAY)]] }, policyOf(one)),
  'outdated-window': (one) => anAssessment({ histories: [aHistory(10, RENEWED - 1)] }, policyOf(one)),
  'window-lost': (one) => anAssessment({ histories: [aHistory(10, RENEWED)] }, policyOf(one)),
  'not-recorded': (one) => anAssessment({ histories: [aHistory(3, RENEWED)] }, policyOf(one))
};
const ALL_GROUNDS = Object.keys(SITUATIONS) as Grounds[];
const REQUIREMENTS = ['CDN', 'WAF', 'WAF@cn-north-4', 'ELB@x', 'Enhance_ELB', 'ELB|Enhance_ELB@x', 'CDN|WAF', 'Live'];

describe.each(ALL_GROUNDS)('%s', (grounds) => {
  it.each(REQUIREMENTS)('%s has a sentence and a remedy, both careful', (requirement) => {
    const { row, sentence, todo } = told(SITUATIONS[grounds](requirement));
    expect(row.grounds).toBe(grounds);
    for (const text of [sentence, todo]) {
      expect(text).toMatch(/^\S.{5,}\.$/u);
      expect(text).not.toMatch(/undefined|NaN|null|Invalid|\.\.|\( *\)| {2}|\n/);
      expect(text).not.toMatch(NEVER);
    }
  });
});

describe('sentences', () => {
  const sentenceOf = (grounds: Grounds, requirement = 'WAF@cn-north-4'): string =>
    told(SITUATIONS[grounds](requirement)).sentence;
  const RENEWED_TEXT = '2026-11-20T09:27:38Z';

  it.each([
    ['error', ['SCM.4002']],
    ['expired', ['ISSUED', '2026-11-24T02:00:00Z']],
    ['untraceable', ['the list was cut']],
    ['no-renewal-time', ['CHECKING', 'no renewal time']],
    ['pushed', ['WAF@cn-north-4', '2026-11-20T10:27:38Z', RENEWED_TEXT]],
    ['due', [RENEWED_TEXT, '2026-11-27T09:27:38Z', 'no push is recorded']],
    ['outdated-push', ['WAF@cn-north-4', '2026-11-19T09:27:38Z', '1 d', RENEWED_TEXT]],
    ['outdated-window', ['10', RENEWED_TEXT]],
    ['window-lost', ['10', RENEWED_TEXT]],
    ['not-recorded', ['3 records']]
  ] as const)('of %s tell what was found', (grounds, phrases) => {
    for (const phrase of phrases) expect(sentenceOf(grounds)).toContain(phrase);
  });

  test('where nothing is recorded, that is said, and no more', () => {
    expect(sentenceOf('not-recorded')).toMatch(/no push is recorded/i);
  });

  test('where grace covers an old push, it is told', () => {
    const assessment = anAssessment({ histories: [[aPush({ atMs: RENEWED - DAY })]] }, { graceMs: 365 * DAY });
    expect(told(assessment).sentence).toContain('CDN at 2026-11-19T09:27:38Z');
  });

  test('a revoked certificate without not_after is told by its status', () => {
    const certificate = aCertificate({ status: 'REVOKED', notAfter: null });
    expect(told(anAssessment({ certificate })).sentence).toContain('REVOKED');
  });

  test('the sibling that has a fresh push is told, and both are proposed', () => {
    const histories = [[aPush({ service: 'Enhance_ELB', project: 'x' })]];
    const { sentence, todo } = told(anAssessment({ histories }, policyOf('ELB')));
    expect(sentence).toContain('ELB|Enhance_ELB');
    expect(todo).toContain('ELB|Enhance_ELB');
  });

  test('a doubt about the zone tells both verdicts', () => {
    const { sentence } = told(anAssessment({ histories: [[aPush()]] }));
    expect(sentence).toMatch(/UTC.*stale.*\+08:00.*fresh/);
  });

  test('a followed certificate names both IDs', () => {
    const { sentence } = told(anAssessment({ replacedIds: [OTHER_CERT_ID] }));
    expect(sentence).toContain(`${OTHER_CERT_ID} was replaced by ${CERT_ID}`);
  });
});

describe('remedies', () => {
  const todoOf = (grounds: Grounds, requirement: string): string => told(SITUATIONS[grounds](requirement)).todo;
  const PUSHING: Grounds[] = ['due', 'outdated-push', 'outdated-window', 'not-recorded'];

  test.each(PUSHING)('%s: push, and what follows a push at each service', (grounds) => {
    expect(todoOf(grounds, 'WAF@cn-north-4')).toMatch(/push.*WAF@cn-north-4.*WAF.*not a binding/i);
    expect(todoOf(grounds, 'CDN')).toMatch(/CDN.*may refuse a second push/);
    expect(todoOf(grounds, 'ELB@x')).toMatch(/listeners/);
    expect(todoOf(grounds, 'Enhance_ELB')).toMatch(/listeners/);
    expect(todoOf(grounds, 'Live')).toMatch(/Live/);
    expect(todoOf(grounds, 'ELB|Enhance_ELB@x').match(/listeners/g)).toHaveLength(1);
    expect(todoOf(grounds, 'CDN|WAF')).toMatch(/CDN may refuse.*WAF/);
  });

  test('only a CDN push may be refused a second time', () => {
    for (const requirement of ['WAF', 'ELB@x', 'Enhance_ELB', 'Live']) {
      expect(todoOf('not-recorded', requirement)).not.toContain('refuse');
    }
  });

  test('where nothing is recorded, that other ways may leave no record is said', () => {
    expect(todoOf('not-recorded', 'WAF')).toMatch(/undocumented/);
  });

  test('within grace the end of it is told', () => {
    expect(todoOf('due', 'CDN')).toContain('2026-11-27T09:27:38Z');
  });

  test('a healthy row asks for nothing', () => {
    expect(todoOf('pushed', 'CDN')).toBe('Nothing.');
  });

  test('a lost window names the batch that filled it', () => {
    const history = [
      ...aHistory(7, RENEWED + HOUR, { service: 'WAF', project: 'cn-north-4' }),
      ...aHistory(2, RENEWED + HOUR + 30 * MINUTE, { service: 'ELB', project: 'b' }),
      ...aHistory(1, RENEWED + 2 * HOUR, { service: 'Live', project: null })
    ];
    const { todo } = told(anAssessment({ histories: [[], history] }));
    for (const phrase of [
      '10 pushes',
      '7 to WAF@cn-north-4',
      '2 to ELB@b',
      '1 to Live',
      '2026-11-20T10:27:38Z',
      '2026-11-20T11:27:38Z'
    ]) {
      expect(todo).toContain(phrase);
    }
  });

  test('of two full windows the one that lost records is named', () => {
    const histories = [aHistory(10, RENEWED - DAY), aHistory(10, RENEWED + HOUR, { service: 'WAF', project: 'p' })];
    expect(told(anAssessment({ histories })).todo).toContain('10 to WAF@p');
  });

  test('an error gives its hint, and what cannot be traced its remedy', () => {
    expect(todoOf('error', 'CDN')).toBe(`${anError().code}: ${anError().hint}`);
    expect(todoOf('untraceable', 'CDN')).toBe(untraceable.remedy);
  });

  it.each([
    ['expired', /renew/i],
    ['no-renewal-time', /renewed-at/]
  ] as const)('%s', (grounds, phrase) => {
    expect(todoOf(grounds, 'CDN')).toMatch(phrase);
  });
});

describe('names', () => {
  it.each([
    [{ service: 'WAF', project: 'cn-north-4' }, 'WAF@cn-north-4'],
    [{ service: 'CDN', project: null }, 'CDN']
  ])('%j is %s', (push, expected) => {
    expect(destination(push)).toBe(expected);
  });

  it.each([
    ['by ID and domain', {}, `${CERT_ID} (www.example.com)`],
    ['by ID and name, where there is no domain', { certificate: aCertificate({ domain: '' }) }, `${CERT_ID} (shop)`],
    ['by ID, where there is neither', { certificate: aCertificate({ domain: '', name: '' }) }, CERT_ID],
    ['by ID, where the detail could not be had', { certificate: null, error: anError() }, CERT_ID],
    [
      'with what it replaced',
      { replacedIds: [OTHER_CERT_ID] },
      `${CERT_ID} (www.example.com), replacing ${OTHER_CERT_ID}`
    ]
  ])('a certificate is labelled %s', (_, dossier, expected) => {
    expect(certificateLabel(anAssessment(dossier))).toBe(expected);
  });

  test('a replacement names both', () => {
    expect(replacement([certIdOf(1), certIdOf(2)], CERT_ID)).toBe(
      `${certIdOf(1)} and ${certIdOf(2)} were replaced by ${CERT_ID}`
    );
  });

  test('every verdict has a sign and its own word', () => {
    expect(Object.keys(VERDICT_LABELS)).toEqual([...VERDICTS]);
    for (const verdict of VERDICTS)
      expect(VERDICT_LABELS[verdict]).toMatch(new RegExp(`^\\P{ASCII}+ ${verdict}$`, 'u'));
  });
});

describe('nowhere is it said that something was never pushed', () => {
  const source = new URL('../../src/', import.meta.url);

  test.each(readdirSync(source))('%s', (name) => {
    const strings = readFileSync(new URL(name, source), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(strings).not.toMatch(/never (?:been |was )?pushed|was(?: not|n't) pushed|not been pushed/i);
  });

  test('in a hint either', () => {
    expect(Object.values(API_HINTS).join(' ')).not.toMatch(NEVER);
  });
});
