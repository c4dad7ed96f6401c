/** Shorter values are no secrets, and taking them out of names and IDs would garble these. */
const MIN_SECRET_LENGTH = 4;

/** An echo that begins like a secret is one, however it was cut or encoded after so many characters. */
const TELLING_LENGTH = 12;

/** A request's signature, or the hash that it signs: the gateway can echo both. */
const SIGNATURE = /\b[0-9a-f]{64}\b/gi;

/** Finds a secret, a long one by its beginning: in any case, encoded for a URL or within a string, whole or cut at its end. */
function patternOf(secret: string): RegExp {
  if (secret.length < TELLING_LENGTH) return new RegExp(RegExp.escape(secret), 'g');
  const spellings = [secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/')];
  const beginnings = new Set(spellings.map((spelling) => RegExp.escape(spelling.slice(0, TELLING_LENGTH))));
  return new RegExp(`(?:${[...beginnings].join('|')})[^\\s"',;<>]*`, 'gi');
}

/** What takes these secrets, and signatures, out of a text that came from outside. Pure. */
export function redactionOf(secrets: readonly string[]): (text: string) => string {
  const patterns = secrets
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    // The longest first: a secret may begin with another.
    .toSorted((one, other) => other.length - one.length)
    .map(patternOf);
  return (text) => [...patterns, SIGNATURE].reduce((rest, pattern) => rest.replace(pattern, '***'), text);
}
