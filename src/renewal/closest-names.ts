/** Names compared with a domain that no certificate has: enough for a hint, and quick whatever the list holds. */
const MAX_COMPARED = 2_000;

/** Changes of one letter by which a mistyped domain may differ from what was meant. */
const MAX_CHANGES = 3;

const MAX_SUGGESTED = 3;

/** How many letters have to be inserted, left out or exchanged to make one text the other (Levenshtein). */
function changesBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(one).entries()) {
    const current = [row + 1];
    for (let column = 0; column < other.length; column += 1) {
      const exchanged = (previous[column] ?? 0) + Number(other[column] !== letter);
      current.push(Math.min(exchanged, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** How many labels both end with. */
function sharedLabels(one: string, other: string): number {
  const [own, others] = [one.split('.').reverse(), other.split('.').reverse()];
  const differs = own.findIndex((label, index) => others[index] !== label);
  return differs === -1 ? own.length : differs;
}

/**
 * The names that a mistyped domain may have meant, the likeliest first: a few letters off, else under the same
 * domain.
 */
export function closestNames(domain: string, names: Iterable<string>): string[] {
  const ranked: { name: string; changes: number; labels: number }[] = [];
  let compared = 0;
  for (const name of names) {
    compared += 1;
    if (compared > MAX_COMPARED) break;
    const labels = sharedLabels(domain, name);
    const isNear = Math.abs(domain.length - name.length) <= MAX_CHANGES;
    const changes = isNear ? changesBetween(domain, name) : Infinity;
    if (changes <= MAX_CHANGES || labels >= 2) ranked.push({ name, changes, labels });
  }
  return ranked
    .toSorted((one, other) => {
      const [near, otherNear] = [Math.min(one.changes, MAX_CHANGES + 1), Math.min(other.changes, MAX_CHANGES + 1)];
      return near - otherNear || other.labels - one.labels || (one.name < other.name ? -1 : 1);
    })
    .slice(0, MAX_SUGGESTED)
    .map(({ name }) => name);
}
