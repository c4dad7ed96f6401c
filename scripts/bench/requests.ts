// How many requests a fleet costs, given by its IDs or by a policy file.
import { runAction, type RunOptions } from '../../__tests__/e2e/run-action.ts';
import type { SimulatedCertificate } from '../../simulator/scenario.ts';
import { certificates, inputs, NOT_FOLLOWING, passed } from './account.ts';
import type { Bench, Row, Section } from './row.ts';

const PINNED = 200;
const ACCOUNT_SIZE = 400;
/** Different lists of requirements in the policy. */
const LISTS = 40;
/** The account's list, 50 a page, and one more to see that it ends. */
const PAGES = Math.ceil(ACCOUNT_SIZE / 50) + 1;

interface Case {
  readonly name: string;
  readonly account: readonly SimulatedCertificate[];
  readonly options: RunOptions;
  readonly most: number;
  /** A run that never looked for successors asks little, and is no result. */
  readonly readsList: boolean;
}

async function measure({ simulator }: Bench, { name, account, options, most, readsList }: Case): Promise<Row> {
  await simulator.serve({ certificates: [...account], latencyMs: 0 });
  passed(await runAction(options));
  const { requests } = await simulator.log();
  const pages = requests.filter(({ route }) => route === 'list').length;
  return {
    name: `requests for ${PINNED} certificates in an account of ${ACCOUNT_SIZE}, ${name}`,
    measured: `${requests.length} (${pages} of the list)`,
    target: `≤ ${most}`,
    ok: requests.length <= most && readsList === pages > 0
  };
}

function policyOf(pinned: readonly SimulatedCertificate[], unlisted: string): string {
  const entries = pinned.map(({ id }, index) => {
    const list = ['CDN', 'WAF@cn-north-4', `CDN|SERVICE_${index % LISTS}`].join(', ');
    return `  - cert-id: ${id}\n    services: ['${list.replaceAll(', ', "', '")}']\n`;
  });
  return `version: 1\nunlisted: ${unlisted}\ncertificates:\n${entries.join('')}`;
}

/** By the inputs: two requests a judged certificate, the list, and two more for each followed one. */
export const measureRequests: Section = async (bench) => {
  const pinned = certificates(PINNED, 'shop', 150, 200);
  const others = certificates(ACCOUNT_SIZE - PINNED, 'other', 20, 200);
  const successors = certificates(ACCOUNT_SIZE - PINNED, 'shop', 20, 200);
  const given = (more: Record<string, string>): RunOptions => ({
    inputs: inputs(bench.simulator.url, pinned, { concurrency: '32', ...more })
  });
  const cases = [
    { name: 'not following', account: others, options: given(NOT_FOLLOWING), most: 2 * PINNED, readsList: false },
    { name: 'nothing replaced', account: others, options: given({}), most: 2 * PINNED + PAGES, readsList: true },
    { name: 'everything replaced', account: successors, options: given({}), most: 4 * PINNED + PAGES, readsList: true }
  ];
  const rows: Row[] = [];
  for (const one of cases) rows.push(await measure(bench, { ...one, account: [...pinned, ...one.account] }));
  return rows;
};

/** By a policy with many different lists of requirements: as many as by the inputs. */
export const measurePolicy: Section = async (bench) => {
  const pinned = certificates(PINNED, 'shop', 150, 200);
  const account = [...pinned, ...certificates(ACCOUNT_SIZE - PINNED, 'other', 20, 200)];
  const given = (unlisted: string, more: Record<string, string>): RunOptions => ({
    inputs: inputs(bench.simulator.url, [], { 'policy-file': 'policy.yml', 'required-services': '', ...more }),
    files: { 'policy.yml': policyOf(pinned, unlisted) }
  });
  const name = `by a policy of ${LISTS} lists`;
  const alone = { name, account, options: given('ignore', NOT_FOLLOWING), most: 2 * PINNED, readsList: false };
  const following = { name: `${name}, following`, account, options: given('ignore', {}), readsList: true };
  return [await measure(bench, alone), await measure(bench, { ...following, most: 2 * PINNED + PAGES })];
};
