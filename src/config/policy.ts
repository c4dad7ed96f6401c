import type { AnyRequirement } from '../certificate/required.ts';
import { ActionError } from '../errors.ts';
import type { PolicyProblem, Position } from './policy-tree.ts';

/** What the input `policy-file` takes. */
export const ALLOWED_PATH = 'the path of a text file in the workspace, at most 128 KiB';

/** Until when a requirement of an entry may fail, and why. */
export interface PolicyWaiver {
  /** The text of the entry's requirement. */
  readonly requirement: string;
  /** The end of the last day in UTC, in milliseconds since the epoch: the first moment without the waiver. */
  readonly untilMs: number;
  /** That day as it is written, `YYYY-MM-DD`. */
  readonly untilText: string;
  readonly reason: string;
}

/** What one certificate needs. Exactly one of `certId` and `domain` is not null. */
export interface PolicyEntry extends Position {
  readonly certId: string | null;
  /** Normalised like certificate names. */
  readonly domain: string | null;
  readonly requirements: readonly AnyRequirement[];
  /** Null where the input `grace-period` counts. */
  readonly graceMs: number | null;
  readonly waivers: readonly PolicyWaiver[];
}

export interface Policy {
  readonly unlisted: 'warn' | 'ignore' | 'fail';
  readonly entries: readonly PolicyEntry[];
}

/** A policy with what is odd in it, or everything that is wrong, in the order of the text. */
export type PolicyResult =
  | { readonly policy: Policy; readonly warnings: readonly PolicyProblem[] }
  | { readonly problems: readonly PolicyProblem[] };

/** Where something stands in the policy file; `file` is relative to the workspace, `line` and `col` are 1-based. */
export interface PolicyPlace extends Position {
  readonly file: string;
}

/** What is odd in a policy file. */
export interface PolicyWarning {
  readonly message: string;
  readonly place: PolicyPlace;
}

/** What is wrong in a policy file. The message begins with the place, as compilers write it. */
export class PolicyError extends ActionError {
  readonly place: PolicyPlace;

  constructor(problem: string, hint: string, place: PolicyPlace) {
    super('POLICY_INVALID', `${place.file}:${place.line}:${place.col}: ${problem}`, hint);
    this.place = place;
  }
}
