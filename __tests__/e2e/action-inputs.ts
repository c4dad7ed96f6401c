// Inputs as the runner hands them to an action.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Default of every input that `action.yml` declares, an empty text where there is none, as the runner does it. */
export function declaredInputs(root: string): Record<string, string> {
  const file = join(root, 'action.yml');
  return existsSync(file) ? readInputs(readFileSync(file, 'utf8')) : {};
}

/** `INPUT_<NAME>`: upper case, blanks as underscores, hyphens kept. */
export function inputVariables(inputs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])
  );
}

/** Reads the `inputs` section: two blanks before a name, four before its `default`. */
export function readInputs(yaml: string): Record<string, string> {
  const defaults: Record<string, string> = {};
  let inside = false;
  let input = '';
  for (const line of yaml.split(/\r?\n/)) {
    if (/^\S/.test(line) && !line.startsWith('#')) inside = /^inputs:\s*$/.test(line);
    if (!inside) continue;
    const name = /^ {2}['"]?([\w-]+)['"]?:\s*(?:#.*)?$/.exec(line)?.[1];
    if (name !== undefined) {
      input = name;
      defaults[name] = '';
    }
    const value = /^ {4}default:\s*(.*?)\s*$/.exec(line)?.[1];
    if (value !== undefined) defaults[input] = scalar(value, input);
  }
  return defaults;
}

function scalar(value: string, input: string): string {
  if (/^[|>&*[{]/.test(value)) throw new Error(`action.yml: the default of ${input} is no plain text on one line`);
  if (value.startsWith("'")) return value.slice(1, value.lastIndexOf("'")).replaceAll("''", "'");
  if (value.startsWith('"')) return JSON.parse(value.slice(0, value.lastIndexOf('"') + 1)) as string;
  return value.replace(/\s+#.*$/, '');
}
