// Objects that take the fields they have and no other.
import * as v from 'valibot';

/** An object of these fields; another field is an error that names what `what` may have. */
export function shape<const Entries extends v.ObjectEntries>(
  what: string,
  entries: Entries
): v.StrictObjectSchema<Entries, (issue: v.StrictObjectIssue) => string> {
  const allowed = Object.keys(entries).join(', ');
  return v.strictObject(entries, ({ expected, path }) => {
    if (expected === 'Object') return `must be an object with fields of ${what}: ${allowed}`;
    return expected === 'never'
      ? `is no field of ${what}; allowed: ${allowed}`
      : `is missing: ${what} needs ${String(path?.at(-1)?.key)}`;
  });
}
