import { ActionError } from '../errors.ts';
import { quoted } from '../text.ts';
import { holdsSecret } from './credentials.ts';
import type { InputSource } from './input-table.ts';
import { PolicyError, type Policy, type PolicyPlace, type PolicyWarning } from './policy.ts';
import { parsePolicy } from './policy-file.ts';
import { readPolicyFile } from './policy-source.ts';
import type { PolicyProblem } from './policy-tree.ts';

/** What to do about whatever is wrong in the file. */
export const POLICY_HINT = 'Correct the policy file; docs/policy.md of this action describes it.';
const HIDDEN = 'the value, which is not shown because it contains a credential,';

/** A policy file that can be used, and what is odd in it. */
export interface LoadedPolicy {
  /** Its path relative to the workspace, with slashes. */
  readonly file: string;
  readonly policy: Policy;
  readonly warnings: readonly PolicyWarning[];
}

function placeOf(file: string, { line, col }: PolicyProblem): PolicyPlace {
  return { file, line, col };
}

/**
 * The policy file that the input `policy-file` names, or all that is wrong with it. The only part of the settings that
 * is read from a file. `workspace` is GITHUB_WORKSPACE.
 */
export async function loadPolicy(
  { input, secrets, nowMs }: InputSource,
  workspace: string
): Promise<LoadedPolicy | readonly ActionError[]> {
  const path = input('policy-file');
  try {
    const { file, text } = await readPolicyFile(path, workspace, holdsSecret(path, secrets) ? HIDDEN : quoted(path));
    const result = await parsePolicy(text, nowMs);
    if ('problems' in result) {
      return result.problems.map((problem) => new PolicyError(problem.message, POLICY_HINT, placeOf(file, problem)));
    }
    const warnings = result.warnings.map((warning) => ({ message: warning.message, place: placeOf(file, warning) }));
    return { file, policy: result.policy, warnings };
  } catch (thrown) {
    if (thrown instanceof ActionError) return [thrown];
    throw thrown;
  }
}
