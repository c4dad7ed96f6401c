// One open question, and what an account says about it.
import type { Told } from './asking.ts';
import { isDenied, tally, toldKind } from './kinds.ts';

/** `open`: this account, or what was asked, does not show it. */
export type Verdict = 'holds' | 'fell' | 'open';

export interface Finding {
  /** What the question is about, in a word. */
  readonly topic: string;
  readonly question: string;
  readonly asked: string;
  /** In kind: no name, no ID, no secret. */
  readonly cameBack: string;
  readonly assumes: string;
  readonly verdict: Verdict;
  /** What follows of a fallen assumption, or what would show an open one; empty where there is nothing to add. */
  readonly note: string;
}

/** What is fixed of a finding before anything was asked. */
export type Premise = Pick<Finding, 'topic' | 'question' | 'asked' | 'assumes'>;

export function holds(premise: Premise, cameBack: string): Finding {
  return { ...premise, cameBack, verdict: 'holds', note: '' };
}

/** `note` says what follows for the action. */
export function fell(premise: Premise, cameBack: string, note: string): Finding {
  return { ...premise, cameBack, verdict: 'fell', note };
}

/** `note` says what would show it. */
export function open(premise: Premise, cameBack: string, note: string): Finding {
  return { ...premise, cameBack, verdict: 'open', note };
}

/** If an answer is missing, for want of a right or of a connection, that says nothing about SCM. Else null. */
export function unanswered(premise: Premise, answers: readonly Told[], rights: string): Finding | null {
  const words = tally(answers.map(toldKind));
  if (answers.some(isDenied)) return open(premise, words, `It needs ${rights}.`);
  if (answers.some(({ kind }) => kind === 'none')) return open(premise, words, 'Run it again: there was no answer.');
  return null;
}
