import { expect, test } from '@jest/globals';
import { inputEntries } from '../../src/config/entries.ts';
import { askedSentence } from '../../src/presentation/asked.ts';
import { aHistory, anAssessment, anOutcome, aPush, aRequirement, certIdOf, RENEWED } from '../builders.ts';

const requirements = ['CDN', 'WAF'].map((text) => aRequirement(text));
const entries = inputEntries({ certIds: [certIdOf(0), certIdOf(1)], domains: [], requirements, graceMs: 0 });
const outcome = anOutcome([
  anAssessment({ certId: certIdOf(0), histories: [[aPush()]] }),
  anAssessment({ certId: certIdOf(1), histories: [aHistory(3, RENEWED), aHistory(2, RENEWED)] })
]);

test.each([
  ['off', '; 6 push records read.'],
  ['check', '; 6 push records read, bindings checked.'],
  ['accept', '; 6 push records read, bindings accepted.']
] as const)('the last line says what was asked, when, and how much was read; bindings %s', (bindings, end) => {
  const sentence = askedSentence(outcome, { endpoint: 'https://scm.example', entries, bindings });
  expect(sentence.replaceAll('\u00a0', ' ')).toBe(
    `Asked https://scm.example at 24 Nov 2026 03:00:00 UTC about 2 certificates and 2 requirements${end}`
  );
});
