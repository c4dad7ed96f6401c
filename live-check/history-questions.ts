// Open questions about the push history, an older API that is in no SDK.
import { WINDOW_SIZE } from '../src/certificate/push-history.ts';
import { DOCUMENTED_SERVICES } from '../src/certificate/requirement.ts';
import { parseHistory } from '../src/scm/schema.ts';
import { parseEpoch } from '../src/time.ts';
import type { Reply } from './asking.ts';
import { fell, holds, open, unanswered, type Finding } from './finding.ts';
import { fieldsOf, isGood, listOf, readBy, tally, textOf, timeKind, toldKind, typeKind } from './kinds.ts';
import type { Sample } from './sample.ts';

const MORE_PUSHES = 'Push a certificate twice, at different times, and run it again.';

function histories({ certificates }: Sample): Reply[] {
  return certificates.map(({ history }) => history).filter(isGood);
}

function recordsOf({ json }: Reply): readonly unknown[] {
  return listOf(fieldsOf(json)['push_history_list']);
}

/** Whether the older API takes what v3 takes. */
export function askV2({ certificates }: Sample): Finding {
  const premise = {
    topic: 'v2',
    question: 'Does v2 (the push history) take these credentials?',
    asked: 'GET /v2/{project_id}/scm/cert/{cert_id}/push-history, with X-Project-Id equal to the path',
    assumes: 'v2 takes whatever credentials v3 takes.'
  };
  if (certificates.length === 0) return open(premise, 'not asked', 'It needs an account with certificates.');
  const answers = certificates.map(({ history }) => history);
  const words = tally(answers.map(toldKind));
  if (answers.every(isGood)) return holds(premise, words);
  const rights = 'scm:pushHistory:list; if an identity policy names another action, say which';
  const missing = unanswered(premise, answers, rights);
  if (missing !== null) return missing;
  if (answers.some(isGood)) return fell(premise, words, 'Some certificates cannot be judged by their pushes.');
  return fell(premise, words, 'No certificate can be judged by its pushes with these credentials.');
}

/** Whether records come newest first. */
export function askOrder(sample: Sample): Finding {
  const premise = {
    topic: 'order',
    question: 'In which order is a push history?',
    asked: 'Histories with two or more push times',
    assumes: 'Any order: the newest record of a service is looked for.'
  };
  const orders = histories(sample).flatMap((history) => {
    const times = recordsOf(history).map((record) => parseEpoch(fieldsOf(record)['push_time']));
    const known = times.filter((time) => time !== undefined);
    if (new Set(known).size < 2) return [];
    const steps = known.slice(1).map((time, index) => Math.sign(time - (known[index] ?? time)));
    if (steps.every((step) => step <= 0)) return ['newest first'];
    return [steps.every((step) => step >= 0) ? 'oldest first' : 'in no order of time'];
  });
  if (orders.length === 0) return open(premise, 'no history with two push times', MORE_PUSHES);
  return holds(premise, tally(orders));
}

/** What stands where nothing was pushed. */
export function askEmpty(sample: Sample): Finding {
  const premise = {
    topic: 'empty',
    question: 'What does an empty push history look like?',
    asked: 'Histories without a record',
    assumes: '`push_history_list` is an empty list or null.'
  };
  const empty = histories(sample).filter((history) => recordsOf(history).length === 0);
  if (empty.length === 0) return open(premise, 'every history has records', 'It needs a certificate never pushed.');
  const words = `push_history_list: ${tally(empty.map(({ json }) => typeKind(fieldsOf(json)['push_history_list'])))}`;
  if (empty.every(({ json }) => readBy(parseHistory, json) !== null)) return holds(premise, words);
  return fell(premise, words, 'The action takes this for an answer that it cannot read, and never for an empty one.');
}

/** How many records are kept. */
export function askCap(sample: Sample): Finding {
  const premise = {
    topic: 'cap',
    question: 'How many records does a push history have at most?',
    asked: 'The number of records in each history',
    assumes: `The last ${WINDOW_SIZE} pushes of a certificate, of all services and projects together.`
  };
  const counts = histories(sample).map((history) => recordsOf(history).length);
  const most = Math.max(0, ...counts);
  if (most > WINDOW_SIZE) {
    return fell(premise, `${most} at most`, 'A service that is not in it is told as unknown, where it is missing.');
  }
  if (most < WINDOW_SIZE) {
    return open(premise, `${most} at most`, `It needs a certificate that was pushed more than ${WINDOW_SIZE} times.`);
  }
  return holds(premise, `${most} at most`);
}

function projectKind(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '') return typeKind(value);
  if (/^[a-z]{2,}(?:-[a-z]+)+-\d{1,3}$/.test(value)) return 'a region';
  return /^[a-z]{2,}(?:-[a-z]+)+-\d{1,3}_/.test(value) ? 'a region with a suffix' : 'other text';
}

/** How services, projects and times are written. */
export function askRecords(sample: Sample): Finding {
  const premise = {
    topic: 'records',
    question: 'What are the records of a push history made of?',
    asked: 'Service, project and time of every record',
    assumes:
      `Services ${DOCUMENTED_SERVICES.join(', ')}; a project for regional services, null or nothing for the CDN; ` +
      'times as epochs of 13 or 10 digits.'
  };
  const good = histories(sample);
  const records = good.flatMap(recordsOf).map(fieldsOf);
  if (records.length === 0) return open(premise, 'no records', MORE_PUSHES);
  const services = records.map(({ push_service, push_remote_project }) => {
    const service = DOCUMENTED_SERVICES.find((each) => each.toUpperCase() === textOf(push_service).toUpperCase());
    return `${service ?? 'another service'} with ${projectKind(push_remote_project)}`;
  });
  const words = `${tally(services)}; times: ${tally(records.map(({ push_time }) => timeKind(push_time)))}`;
  const unread = good.filter(({ json }) => readBy(parseHistory, json) === null).length;
  if (unread > 0) return fell(premise, `${words}; ${unread} histories in a shape that is not documented`, UNREADABLE);
  if (services.some((service) => service.startsWith('another'))) {
    return fell(premise, words, 'A service that is not documented has to be named in required-services as SCM does.');
  }
  return holds(premise, words);
}

const UNREADABLE = 'The action does not judge by such a history.';
