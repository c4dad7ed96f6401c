// Open questions about the account's list.
import { LIST_PAGE_SIZE, listPath } from '../src/scm/client.ts';
import { parseList } from '../src/scm/schema.ts';
import type { Ask, Told } from './asking.ts';
import { fell, holds, open, unanswered, type Finding } from './finding.ts';
import { fieldsOf, isGood, listOf, readBy, tally, textOf, toldKind, typeKind } from './kinds.ts';
import { rowsOf, type Sample } from './sample.ts';

/** Around the limits that three editions of the documentation give: 30, 100 and none. */
const OFFSETS = [30, 31, 100, 101, 1_000, 10_000] as const;

/** The one that the newest documentation gives. */
const ASSUMED_MAX_OFFSET = 100;

/** v3 with a key that states a project. */
export function askV3({ first }: Sample): Finding {
  const premise = {
    topic: 'v3',
    question: 'Does v3 take these credentials?',
    asked: 'GET /v3/scm/certificates, with X-Project-Id',
    assumes: 'v3 takes the key of a project, or temporary credentials of an agency.'
  };
  const missing = unanswered(premise, [first], 'scm:cert:list');
  if (missing !== null) return missing;
  if (!isGood(first)) return fell(premise, toldKind(first), 'Nothing can be checked with these credentials.');
  const parsed = readBy(parseList, first.json);
  if (parsed === null) return fell(premise, 'HTTP 200, in a shape that is not documented', 'The list is not read.');
  return holds(premise, toldKind(first));
}

function offsetWords(answers: readonly { offset: number; told: Told }[]): string {
  return answers.map(({ offset, told }) => `${offset}: ${toldKind(told)}`).join('; ');
}

/** The enforced limit of `offset`. */
export async function askOffsets(ask: Ask, { totalCount }: Sample): Promise<Finding> {
  const premise = {
    topic: 'offset',
    question: 'Up to which offset does the list answer?',
    asked: `GET /v3/scm/certificates with a limit of ${LIST_PAGE_SIZE} and offsets of ${OFFSETS.join(', ')}`,
    assumes: `An offset counts rows, ${ASSUMED_MAX_OFFSET} is taken, and one beyond the limit is refused with 400.`
  };
  const answers: { offset: number; told: Told }[] = [];
  // One after another: all but the first of the refused ones say the same.
  for (const offset of OFFSETS) {
    const told = await ask(listPath(offset, ''));
    answers.push({ offset, told });
    if (!isGood(told)) break;
  }
  const words = offsetWords(answers);
  const last = answers.at(-1);
  const pastTheEnd = answers.find(
    ({ offset, told }) => totalCount !== null && offset >= totalCount && rowsOf(told).length > 0
  );
  if (pastTheEnd !== undefined) {
    return fell(
      premise,
      `${words}; rows past the end of the list`,
      'Pages repeat, so that the list counts as cut after its first page.'
    );
  }
  if (last === undefined || isGood(last.told)) return holds(premise, `${words}; no limit was met`);
  if (last.told.kind === 'none') return open(premise, words, 'Run it again: there was no answer.');
  const taken = answers.at(-2)?.offset ?? 0;
  const readable = taken - (taken % LIST_PAGE_SIZE) + LIST_PAGE_SIZE;
  const range = last.offset === taken + 1 ? taken : `${taken} or more, below ${last.offset}`;
  const limit = `${words}; the limit is ${range}`;
  if (last.told.status !== 400) return fell(premise, limit, 'A page that is refused like this fails the run.');
  if (last.offset > ASSUMED_MAX_OFFSET) return holds(premise, limit);
  return fell(
    premise,
    limit,
    `The action reads ${readable} certificates of a list; of a larger account it says that the list was cut.`
  );
}

/** Whether a row names all that a certificate covers. */
export function askSans({ rows }: Sample): Finding {
  const premise = {
    topic: 'sans',
    question: 'Do the rows of the list have `sans`?',
    asked: 'The rows of GET /v3/scm/certificates',
    assumes: 'Each row has all names of its certificate in `sans`.'
  };
  if (rows.length === 0) return open(premise, 'no rows', 'It needs an account with certificates.');
  const without = rows.filter(({ sans }) => textOf(sans) === '').length;
  const words = `${rows.length} rows: ${tally(rows.map(({ sans }) => typeKind(sans)))}`;
  if (without === 0) return holds(premise, words);
  return fell(
    premise,
    words,
    'Rows without it may have names that they do not show: the action reads the details of such certificates to ' +
      'find out which of them replaced another.'
  );
}

/** In the documentation of the list, of the detail, or in their examples. */
const STATUSES = [
  ...['PAID', 'ISSUED', 'CHECKING', 'CHECKING_DOMAIN', 'CHECKING_ORG', 'ISSUING', 'UNPASSED', 'EXPIRED', 'UPLOAD'],
  ...['CANCELCHECKING', 'REVOKING', 'REVOKED', 'CANCLEREVOKING', 'SUPPLEMENTCHECKING', 'CANCELSUPPLEMENTING']
];

/** A documented status as it is; another one only where it is a plain word of capitals. */
function statusKind(value: unknown): string {
  const status = textOf(value);
  if (STATUSES.includes(status)) return status;
  return /^[A-Z_]{2,24}$/.test(status) ? `${status} (not documented)` : `${typeKind(value)} that is no status`;
}

/** Which statuses there are. */
export function askStatuses({ rows }: Sample): Finding {
  const premise = {
    topic: 'statuses',
    question: 'Which statuses do certificates have?',
    asked: '`status` of the rows of GET /v3/scm/certificates',
    assumes: 'The documented ones, of which ISSUED, UPLOAD, SUPPLEMENTCHECKING and CANCELSUPPLEMENTING are in service.'
  };
  if (rows.length === 0) return open(premise, 'no rows', 'It needs an account with certificates.');
  const words = rows.map(({ status }) => statusKind(status));
  if (words.every((word) => STATUSES.includes(word))) return holds(premise, tally(words));
  return fell(premise, tally(words), 'If such a certificate is in service, the action does not know it.');
}

/** Whether `total_count` counts the rows. */
export function askCount({ rows, isWhole, totalCount }: Sample): Finding {
  const premise = {
    topic: 'count',
    question: 'Does `total_count` count the rows of the list?',
    asked: 'All pages of GET /v3/scm/certificates, compared with `total_count`',
    assumes: '`total_count` is the number of rows that all pages have together.'
  };
  if (!isWhole) return open(premise, 'the list was not read to its end', 'It needs a smaller account.');
  const distinct = new Set(rows.map(({ id }) => id)).size;
  const words = `${rows.length} rows, ${distinct} of them distinct, total_count ${totalCount ?? 'missing'}`;
  if (rows.length === totalCount && distinct === rows.length) return holds(premise, words);
  return fell(premise, words, 'The action takes such a list for a cut one, and says so.');
}

/** What a keyword finds. */
export async function askContent(ask: Ask, { rows }: Sample): Promise<Finding> {
  const premise = {
    topic: 'content',
    question: 'Does `content` find a certificate by its domain?',
    asked: 'GET /v3/scm/certificates with a domain of the list as `content`, and with another name of that certificate',
    assumes: '`content` finds what has it in the domain; further names may not be looked at.'
  };
  const row = rows.find(({ domain }) => textOf(domain) !== '');
  if (row === undefined) return open(premise, 'no rows with a domain', 'It needs an account with certificates.');
  const domain = textOf(row['domain']);
  const told = await ask(listPath(0, domain));
  const missing = unanswered(premise, [told], 'scm:cert:list');
  if (missing !== null) return missing;
  if (!isGood(told)) return fell(premise, toldKind(told), 'Certificates in `domains` cannot be found.');
  const finds = (answer: Told): boolean => rowsOf(answer).some(({ id }) => id === row['id']);
  const isWholePage = listOf(fieldsOf(told.json)['certificates']).length === LIST_PAGE_SIZE;
  const further = rows
    .flatMap(({ id, domain: own, sans }) =>
      textOf(sans)
        .split(';')
        .map((name) => ({ id, own: textOf(own), name }))
    )
    .find(({ own, name }) => own !== '' && name !== '' && !name.includes(own) && !own.includes(name));
  const byFurther = further === undefined ? null : await ask(listPath(0, further.name));
  const found =
    byFurther === null || further === undefined
      ? 'there is no certificate with another name'
      : `by another name: ${rowsOf(byFurther).some(({ id }) => id === further.id) ? 'found' : 'not found'}`;
  const words = `by its domain: ${finds(told) ? 'found' : 'not found'}; ${found}`;
  if (finds(told)) return holds(premise, words);
  if (isWholePage) return open(premise, words, 'More was found than fits on a page.');
  return fell(premise, words, 'Certificates in `domains` can be missed.');
}
