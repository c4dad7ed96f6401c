import { describe, expect, it, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { NO_BINDINGS, type Bindings } from '../../src/certificate/binding.ts';
import type { BindingEvidence } from '../../src/evidence/evidence.ts';
import { API_HINTS } from '../../src/scm/errors.ts';
import type { Assessment, Row } from '../../src/judgement/assess.ts';
import type { ServiceReason } from '../../src/judgement/reason.ts';
import { VERDICTS } from '../../src/judgement/verdict.ts';
import { wordCertificate } from '../../src/presentation/rows.ts';
import { PUSH_CAVEAT } from '../../src/presentation/remedies.ts';
import { certificateLabel, replacementSentence, VERDICT_LABELS } from '../../src/presentation/sentences.ts';
import type { RenewalDoubt } from '../../src/renewal/findings.ts';
import { known } from '../../src/source.ts';
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
  NOW,
  OTHER_CERT_ID,
  RENEWED,
  type EvidenceParts
} from '../builders.ts';

const NEVER = /\b(?:never|not|n't)\b[^.;:]*\bpushed\b|\bunpushed\b/i;

function told(assessment: Assessment): { row: Row; sentence: string; todo: string } {
  const [worded] = wordCertificate(assessment, 0, NOW).rows;
  if (worded === undefined) throw new Error('nothing was required');
  return { row: worded.row, sentence: worded.reason, todo: worded.remedy };
}

type Situation = (requirement: string) => Assessment;

const CUT = { code: 'list-cut', certId: CERT_ID, keyword: 'example.com', isReplaced: false } as const;
const policyOf = (requirement: string): { requirements: ReturnType<typeof aRequirement>[] } => ({
  requirements: [aRequirement(requirement)]
});
const project = (requirement: string): string | null => requirement.split('@')[1] ?? null;
const service = (requirement: string): string => /^\w+/.exec(requirement)?.[0] ?? '';
const pushTo = (requirement: string, atMs: number): ReturnType<typeof aPush> =>
  aPush({ service: service(requirement), project: project(requirement), atMs });

/** One resource of the service, where it is required. */
function aBinding(certId: string, of: string, where: string | null): Bindings {
  const resource = { certId, service: of, region: where ?? 'global', id: 'r1', name: 'shop.example.com' };
  return { resources: [resource], gaps: [] };
}

function boundAssessment(requirement: string, parts: EvidenceParts, bindings: Partial<BindingEvidence>): Assessment {
  const evidence = { current: NO_BINDINGS, replaced: NO_BINDINGS, isListCut: false, ...bindings };
  const policy = { ...policyOf(requirement), bindings: 'accept' as const };
  return anAssessment({ ...parts, bindings: known(evidence) }, policy);
}

const SITUATIONS: Record<ServiceReason['code'], Situation> = {
  failed: (one) => anAssessment({ certificate: null, histories: [], error: anError() }, policyOf(one)),
  expired: (one) =>
    anAssessment({ certificate: aCertificate({ notAfter: instant('2026-11-24T02:00:00Z') }) }, policyOf(one)),
  'renewals-unknown': (one) => anAssessment({ doubt: CUT }, policyOf(one)),
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
  'not-recorded': (one) => anAssessment({ histories: [aHistory(3, RENEWED)] }, policyOf(one)),
  'replaced-in-use': (one) =>
    boundAssessment(one, { histories: [[]] }, { replaced: aBinding(OTHER_CERT_ID, service(one), project(one)) }),
  'replaced-unknown': (one) =>
    boundAssessment(
      one,
      { histories: [[pushTo(one, RENEWED + HOUR)]] },
      { replaced: { resources: [], gaps: [{ code: 'no-answer', certId: OTHER_CERT_ID }] } }
    ),
  'in-use': (one) =>
    boundAssessment(
      // Of an Enhance_ELB nothing is proof.
      one === 'Enhance_ELB' ? 'ELB' : one,
      { certificate: aCertificate({ id: `scs${RENEWED - DAY}` }), histories: [[]] },
      { current: aBinding(`scs${RENEWED - DAY}`, service(one === 'Enhance_ELB' ? 'ELB' : one), project(one)) }
    )
};
const ALL_CODES = Object.keys(SITUATIONS) as ServiceReason['code'][];
const REQUIREMENTS = ['CDN', 'WAF', 'WAF@cn-north-4', 'ELB@x', 'Enhance_ELB', 'ELB|Enhance_ELB@x', 'CDN|WAF', 'Live'];

describe.each(ALL_CODES)('%s', (code) => {
  it.each(REQUIREMENTS)('%s has a sentence and a remedy, both careful', (requirement) => {
    const { row, sentence, todo } = told(SITUATIONS[code](requirement));
    expect(row.reason.code).toBe(code);
    for (const text of [sentence, todo]) {
      expect(text).toMatch(/^\S.{5,}\.$/u);
      expect(text).not.toMatch(/undefined|NaN|null|Invalid|\.\.|\( *\)| {2}|\n/);
      expect(text).not.toMatch(NEVER);
    }
  });
});

describe('sentences', () => {
  const sentenceOf = (code: ServiceReason['code'], requirement = 'WAF@cn-north-4'): string =>
    told(SITUATIONS[code](requirement)).sentence;
  const RENEWED_TEXT = '2026-11-20T09:27:38Z';

  const IN_DOUBT = "; with SCM's times read in UTC the verdict is stale, at +08:00";

  it.each([
    ['failed', 'reading the push history of scs1554192131150 failed: HTTP 401, SCM.4002.'],
    ['expired', 'The certificate is ISSUED in SCM, and its validity ends at 2026-11-24T02:00:00Z.'],
    [
      'renewals-unknown',
      'the list was cut before it had shown all certificates, and asking for example.com found no replacement of scs1554192131150.'
    ],
    ['no-renewal-time', 'SCM gives no renewal time (status CHECKING).'],
    [
      'pushed',
      `The newest push, to WAF@cn-north-4 at 2026-11-20T10:27:38Z, is not older than the renewal at ${RENEWED_TEXT}${IN_DOUBT} fresh.`
    ],
    ['due', `Renewed at ${RENEWED_TEXT}, and a push is due by 2026-11-27T09:27:38Z; no push is recorded yet.`],
    [
      'outdated-push',
      `The newest push, to WAF@cn-north-4 at 2026-11-19T09:27:38Z, is 1 d older than the renewal at ${RENEWED_TEXT}.`
    ],
    [
      'outdated-window',
      `No push to it is among the last 10, which reach back to before the renewal at ${RENEWED_TEXT}: any push is older still.`
    ],
    [
      'window-lost',
      `No push to it is among the last 10, but these reach back only to after the renewal at ${RENEWED_TEXT}, so an earlier push may have dropped out${IN_DOUBT} unknown.`
    ],
    ['not-recorded', 'No push is recorded, and the history is not full (3 records).'],
    [
      'replaced-in-use',
      `SCM says that WAF@cn-north-4 shop.example.com still uses ${OTHER_CERT_ID}, which ${CERT_ID} replaced; no push is recorded, and the history is not full (0 records).`
    ],
    [
      'replaced-unknown',
      `A replaced certificate may still be in use: SCM does not tell what uses ${OTHER_CERT_ID}; the newest push, to WAF@cn-north-4 at 2026-11-20T10:27:38Z, is not older than the renewal at ${RENEWED_TEXT}${IN_DOUBT} unknown.`
    ],
    [
      'in-use',
      'SCM says that WAF@cn-north-4 shop.example.com uses it; no push is recorded, and the history is not full (0 records).'
    ]
  ] as const)('of %s tell what was found', (code, sentence) => {
    expect(sentenceOf(code)).toBe(sentence);
  });

  test('where grace covers an old push, it is told', () => {
    const assessment = anAssessment({ histories: [[aPush({ atMs: RENEWED - DAY })]] }, { graceMs: 365 * DAY });
    expect(told(assessment).sentence).toContain('CDN at 2026-11-19T09:27:38Z');
  });

  test('a revoked certificate without not_after is told by its status', () => {
    const certificate = aCertificate({ status: 'REVOKED', notAfter: null });
    expect(told(anAssessment({ certificate })).sentence).toBe('SCM gives its status as REVOKED.');
  });

  test('the sibling that has a fresh push is told, and both are proposed', () => {
    const histories = [[aPush({ service: 'Enhance_ELB', project: 'x' })]];
    const { sentence, todo } = told(anAssessment({ histories }, policyOf('ELB')));
    expect(sentence).toMatch(/; only its sibling has a fresh push: if that is in use, require ELB\|Enhance_ELB\.$/);
    expect(todo).toMatch(
      /^Push or deploy it to ELB, or require ELB\|Enhance_ELB: only its sibling has a fresh push; after a push, bind /
    );
  });

  test('a followed certificate names both IDs', () => {
    const { sentence } = told(anAssessment({ replacedIds: [OTHER_CERT_ID] }));
    expect(sentence).toContain(`${OTHER_CERT_ID} was replaced by ${CERT_ID}`);
  });
});

describe('remedies', () => {
  const todoOf = (code: ServiceReason['code'], requirement: string): string => told(SITUATIONS[code](requirement)).todo;
  test.each(['due', 'outdated-window', 'not-recorded'] as const)(
    '%s: push or deploy, and what follows a push',
    (code) => {
      expect(todoOf(code, 'WAF@cn-north-4')).toMatch(
        /^Push or deploy it to WAF@cn-north-4; after a push, select it .*WAF/
      );
      expect(todoOf(code, 'CDN')).toMatch(/^Push or deploy it to CDN; after a push, see .* CDN console/);
      expect(todoOf(code, 'ELB@x')).toMatch(/listeners/);
      expect(todoOf(code, 'Enhance_ELB')).toMatch(/listeners/);
      expect(todoOf(code, 'Live')).toContain('Push or deploy it to Live; after a push, see that the service uses it');
      expect(todoOf(code, 'ELB|Enhance_ELB@x').match(/listeners/g)).toHaveLength(1);
      expect(todoOf(code, 'CDN|WAF')).toMatch(/CDN console or .*WAF/);
    }
  );

  test('only where an older push of the certificate is recorded may a second one be refused, at any service', () => {
    for (const requirement of REQUIREMENTS) {
      expect(todoOf('outdated-push', requirement)).toMatch(/^Deploy it to .* in SCM; a second push may be refused\.$/);
      expect(todoOf('not-recorded', requirement)).not.toContain('refuse');
    }
  });

  test('where the requirement names no region, that of the newest push is named', () => {
    const newest = aPush({ service: 'WAF', project: 'cn-east-3', atMs: RENEWED - DAY });
    const older = aPush({ service: 'WAF', project: 'cn-north-4', atMs: RENEWED - 2 * DAY });
    expect(told(anAssessment({ histories: [[older, newest]] }, policyOf('WAF'))).todo).toContain('WAF@cn-east-3');
  });

  test('what holds of every push is said once for all rows', () => {
    expect(PUSH_CAVEAT).toMatch(/not a binding.*undocumented/);
    for (const code of ALL_CODES) expect(todoOf(code, 'WAF')).not.toMatch(/a binding|undocumented/);
  });

  describe('of a certificate that expires soon', () => {
    const certificate = aCertificate({ notAfter: instant('2026-11-29T03:00:00Z') });
    const todo = (parts: Parameters<typeof anAssessment>[0]): string =>
      wordCertificate(anAssessment({ certificate, ...parts }), 14 * DAY, NOW).rows[0]?.remedy ?? '';

    test('say to renew it, though it is fresh', () => {
      expect(todo({})).toBe('Renew it: it expires in 5 d.');
    });

    test('say so after what else is to be done', () => {
      expect(todo({ histories: [[]] })).toMatch(/^Push or deploy it to CDN; .*\. Renew it: it expires in 5 d\.$/);
    });

    test('speak of the renewal that is ordered', () => {
      expect(todo({ orderedIds: [OTHER_CERT_ID] })).toBe(
        `It expires in 5 d; once ${OTHER_CERT_ID} is issued, push or deploy that.`
      );
    });
  });

  test('within grace the end of it is told', () => {
    expect(todoOf('due', 'CDN')).toContain('27\u00a0Nov\u00a02026 09:27:38 UTC');
  });

  test('a healthy row asks for nothing', () => {
    expect(todoOf('pushed', 'CDN')).toBe('Nothing.');
  });

  test('a lost window names the batch that filled it', () => {
    const history = [
      ...aHistory(2, RENEWED + HOUR + 30 * MINUTE, { service: 'ELB', project: 'b' }),
      ...aHistory(7, RENEWED + HOUR, { service: 'WAF', project: 'cn-north-4' }),
      ...aHistory(1, RENEWED + 2 * HOUR, { service: 'Live', project: null })
    ];
    const { todo } = told(anAssessment({ histories: [[], history] }));
    expect(todo).toBe(
      'Look in the console whether CDN uses it; if not, deploy it there, or push it. The history was filled by 10 pushes (7 to WAF@cn-north-4, 2 to ELB@b and 1 to Live) from 20\u00a0Nov\u00a02026 10:27:38 to 20\u00a0Nov\u00a02026 11:27:38 UTC.'
    );
  });

  test('of two full windows the one that lost records is named', () => {
    const histories = [aHistory(10, RENEWED - DAY), aHistory(10, RENEWED + HOUR, { service: 'WAF', project: 'p' })];
    expect(told(anAssessment({ histories })).todo).toContain('10 to WAF@p');
  });

  test('an error gives its hint', () => {
    expect(todoOf('failed', 'CDN')).toBe(`${anError().code}: ${anError().hint}`);
  });

  it.each([
    ['expired', /renew/i],
    ['no-renewal-time', /renewed-at/]
  ] as const)('%s', (code, phrase) => {
    expect(todoOf(code, 'CDN')).toMatch(phrase);
  });
});

describe('of a content under several IDs', () => {
  const fullSince = aHistory(10, RENEWED + DAY);

  test('a lost window beside an older push does not say that there is no push', () => {
    const { row, sentence } = told(anAssessment({ histories: [[aPush({ atMs: RENEWED - 2 * DAY })], fullSince] }));
    expect(row.reason.code).toBe('window-lost');
    expect(sentence).toBe(
      'The newest push known, to CDN at 2026-11-18T09:27:38Z, is older than the renewal at 2026-11-20T09:27:38Z, but a full history reaches back only to after it, so a newer push may have dropped out.'
    );
  });

  test('no history is called full because their records add up', () => {
    const histories = [aHistory(6, RENEWED - DAY), aHistory(6, RENEWED - DAY)];
    expect(told(anAssessment({ histories })).sentence).toBe(
      'No push is recorded, and none of the histories is full (12 records).'
    );
  });
});

test('where what replaced a certificate has no renewal time, renewed-at is proposed for its ID', () => {
  const certificate = aCertificate({ issueTime: null, notBefore: null });
  expect(told(anAssessment({ certificate, replacedIds: [OTHER_CERT_ID] })).todo).toBe(
    `Check ${CERT_ID} in a step of its own, by cert-id and with renewed-at.`
  );
});

describe('where a requirement with a project found no push, but the service has pushes elsewhere', () => {
  const waf = (place: string, atMs: number): ReturnType<typeof aPush> =>
    aPush({ service: 'WAF', project: place, atMs });
  const [older, newer] = [waf('old', RENEWED - 2 * DAY), waf('new', RENEWED - DAY)];
  const toldOf = (requirement: string, ...history: ReturnType<typeof aPush>[]): { sentence: string; todo: string } =>
    told(anAssessment({ histories: [history] }, policyOf(requirement)));

  test('the place of the latest is told and proposed, and the others are counted', () => {
    const { sentence, todo } = toldOf('WAF@typo', older, newer, aPush());
    expect(sentence).toBe(
      'No push is recorded, and the history is not full (3 records); the service was pushed to WAF@new and 1 more.'
    );
    expect(todo).toBe(
      'Push or deploy it to WAF@typo, or require WAF@new if that is meant; after a push, select it for the domain in WAF.'
    );
  });

  test('of a lost window too', () => {
    const lost = toldOf('WAF@typo', waf('new', RENEWED + DAY), ...aHistory(10, RENEWED + DAY));
    expect(lost.sentence).toContain('; the service was pushed to WAF@new');
    expect(lost.todo).toMatch(/or push it, or require WAF@new if that is meant\. The history was/);
  });

  test('nothing of it where the project has a push, no project is required, or a push would not help', () => {
    const certificate = aCertificate({ status: 'REVOKED' });
    for (const { sentence, todo } of [
      toldOf('WAF@old', older, newer),
      toldOf('WAF', older, newer),
      told(anAssessment({ certificate, histories: [[newer]] }, policyOf('WAF@typo')))
    ]) {
      expect(sentence).not.toContain('was pushed to');
      expect(todo).not.toContain('if that is meant');
    }
  });
});

describe('a doubt about the renewals', () => {
  const others = [certIdOf(1), certIdOf(2)];
  const doubts: [RenewalDoubt, string, string][] = [
    [
      { code: 'tie', certId: CERT_ID, candidateIds: others, isReplaced: true },
      `${CERT_ID} was replaced, but nothing decides between ${others.join(' and ')}, which expire and were renewed at the same times.`,
      `Put ${others.join(' or ')}, whichever is in use, into cert-id.`
    ],
    [
      CUT,
      `the list was cut before it had shown all certificates, and asking for example.com found no replacement of ${CERT_ID}.`,
      `The list was cut: put ${CERT_ID} into a step of its own with follow-renewals: false, and put the new ID there after a renewal.`
    ],
    [
      { code: 'not-listed', certId: CERT_ID, isReplaced: false },
      `${CERT_ID} is not in the account's list: these credentials see only part of the account, so a replacement may be hidden.`,
      'These credentials see only part of the account: use ones that see the whole, or set follow-renewals to false.'
    ]
  ];

  it.each(doubts)('%j has its sentence and its remedy', (doubt, expectedSentence, expectedTodo) => {
    const { sentence, todo } = told(anAssessment({ doubt }));
    expect([sentence, todo]).toEqual([expectedSentence, expectedTodo]);
  });

  it.each(doubts)('%j is told beside what was left behind', (doubt, expectedSentence, expectedTodo) => {
    const { sentence, todo } = told(
      boundAssessment('CDN', { doubt }, { replaced: aBinding(OTHER_CERT_ID, 'CDN', null) })
    );
    expect(sentence).toBe(`SCM says that CDN shop.example.com still uses ${OTHER_CERT_ID}; ${expectedSentence}`);
    const what = doubt.isReplaced ? 'what replaced it' : 'it';
    expect(todo).toBe(
      `Deploy ${what} to CDN shop.example.com in SCM, or select it there, in place of the old one. ${expectedTodo}`
    );
  });
});

describe('names', () => {
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
  ])('a certificate is labelled %s', (_, parts, expected) => {
    expect(certificateLabel(anAssessment(parts))).toBe(expected);
  });

  test('a replacement names both', () => {
    expect(replacementSentence([certIdOf(1), certIdOf(2)], CERT_ID)).toBe(
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

  test.each(globSync('**/*.ts', { cwd: source }))('%s', (name) => {
    const strings = readFileSync(new URL(name, source), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(strings).not.toMatch(/never (?:been |was )?pushed|was(?: not|n't) pushed|not been pushed/i);
  });

  test('in a hint either', () => {
    expect(Object.values(API_HINTS).join(' ')).not.toMatch(NEVER);
  });
});
