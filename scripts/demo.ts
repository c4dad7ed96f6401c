// npm run demo: four accounts as they occur, each checked by the committed bundle as the runner would run it.
import { runAction, type ActionRun } from '../__tests__/e2e/run-action.ts';
import {
  aCertificate,
  aPush,
  DAY,
  HOUR,
  MINUTE,
  PERMANENT_KEY,
  PROJECT_ID,
  scmId,
  scmTime,
  type SimulatedCertificate
} from '../simulator/scenario.ts';
import { startSimulator } from '../simulator/scm-simulator.ts';
import { renderMarkdown } from './terminal-markdown.ts';

interface Case {
  title: string;
  story: string;
  certificates: SimulatedCertificate[];
  /** The IDs in `cert-id`. */
  certId: string;
  services: string[];
  expected: { exitCode: number; result: string };
}

const now = Math.trunc(Date.now() / 1000) * 1000;
const WIDTH = Math.max(80, Math.min(process.stdout.columns || 120, 160));

function healthy(): Case {
  const certificate = aCertificate();
  return {
    title: 'Healthy',
    story: 'Renewed 30 days ago and pushed to both services a day later.',
    certificates: [certificate],
    certId: certificate.id,
    services: ['CDN', 'WAF@cn-north-4'],
    expected: { exitCode: 0, result: 'fresh' }
  };
}

function neglected(): Case {
  const renewed = now - 3 * DAY;
  const certificate = aCertificate({
    id: scmId(now - 100 * DAY),
    issueTime: scmTime(renewed),
    notBefore: scmTime(renewed - HOUR),
    notAfter: scmTime(renewed + 200 * DAY),
    pushes: [
      aPush({ service: 'WAF', project: 'cn-north-4', pushTime: renewed + DAY }),
      aPush({ service: 'WAF', project: 'cn-east-3', pushTime: renewed - 90 * DAY }),
      aPush({ service: 'CDN', pushTime: renewed - 91 * DAY })
    ]
  });
  return {
    title: 'Neglected',
    story:
      'Reissued three days ago. WAF in cn-north-4 got it; WAF in cn-east-3, the CDN and the load balancers did not.',
    certificates: [certificate],
    certId: certificate.id,
    services: ['CDN', 'WAF@cn-north-4', 'WAF@cn-east-3', 'Enhance_ELB'],
    expected: { exitCode: 1, result: 'missing' }
  };
}

function unknown(): Case {
  const renewed = now - 20 * DAY;
  const certificate = aCertificate({
    id: scmId(renewed - HOUR),
    issueTime: scmTime(renewed),
    notBefore: scmTime(renewed - HOUR),
    notAfter: scmTime(renewed + 200 * DAY),
    pushes: Array.from({ length: 10 }, (_, index) =>
      aPush({
        service: 'WAF',
        project: index === 9 ? 'cn-north-4' : `cn-north-4_shop${index}`,
        pushTime: now - 2 * DAY - index * MINUTE
      })
    )
  });
  return {
    title: 'Unknown',
    story:
      'Huawei Cloud keeps ten records. A batch of WAF pushes filled them; what happened to the CDN is out of sight.',
    certificates: [certificate],
    certId: certificate.id,
    services: ['CDN', 'WAF@cn-north-4'],
    expected: { exitCode: 1, result: 'unknown' }
  };
}

function replaced(): Case {
  const bought = now - 190 * DAY;
  const renewed = now - 2 * DAY;
  const old = aCertificate({
    id: scmId(bought - HOUR),
    name: 'shop-old',
    issueTime: scmTime(bought),
    notBefore: scmTime(bought - HOUR),
    notAfter: scmTime(now + 20 * DAY),
    updatedAt: bought,
    pushes: [
      aPush({ service: 'CDN', pushTime: bought + DAY }),
      aPush({ service: 'WAF', pushTime: bought + DAY + HOUR })
    ]
  });
  const successor = aCertificate({
    id: scmId(renewed - HOUR),
    name: 'shop-new',
    issueTime: scmTime(renewed),
    notBefore: scmTime(renewed - HOUR),
    notAfter: scmTime(renewed + 200 * DAY),
    updatedAt: renewed,
    pushes: [aPush({ service: 'CDN', pushTime: renewed + DAY })]
  });
  return {
    title: 'Renewed under a new ID',
    story:
      'The pinned certificate was pushed everywhere, but it is on its way out: its successor reached only the CDN.',
    certificates: [old, successor],
    certId: old.id,
    services: ['CDN', 'WAF@cn-north-4'],
    expected: { exitCode: 1, result: 'missing' }
  };
}

/** The log as GitHub shows it: commands become words, masks and debug lines are not shown. */
function asShown(log: string): string {
  const shown: string[] = [];
  for (const line of log.trimEnd().split(/\r?\n/)) {
    const [, command, data = ''] = /^::([\w-]+)(?: [^\n]*?)?::(.*)$/.exec(line) ?? [];
    const text = data.replaceAll('%0A', '\n').replaceAll('%0D', '').replaceAll('%25', '%');
    if (command === undefined) shown.push(line);
    else if (command === 'group') shown.push(`▾ ${text}`);
    else if (['error', 'warning', 'notice'].includes(command)) {
      shown.push(`${command.slice(0, 1).toUpperCase()}${command.slice(1)}: ${text}`);
    }
  }
  return shown.join('\n');
}

function section(title: string, text: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, WIDTH - title.length - 4))}\n`);
  console.log(text);
}

function shorten(value: string): string {
  return value.length > 100 ? `${value.slice(0, 100)}… (${value.length} characters)` : value;
}

async function run(each: Case): Promise<ActionRun> {
  await using simulator = await startSimulator({ certificates: each.certificates });
  return await runAction({
    inputs: {
      'cert-id': each.certId,
      'project-id': PROJECT_ID,
      'required-services': each.services.join('\n'),
      'access-key-id': PERMANENT_KEY.accessKeyId,
      'secret-access-key': PERMANENT_KEY.secretAccessKey,
      endpoint: simulator.url
    }
  });
}

const surprises: string[] = [];
const cases = [healthy(), neglected(), unknown(), replaced()];
for (const [index, each] of cases.entries()) {
  console.log(
    `${index === 0 ? '' : '\n\n'}${'═'.repeat(WIDTH)}\n${index + 1}. ${each.title}: ${each.story}\n${'═'.repeat(WIDTH)}`
  );
  const { exitCode, stdout, stderr, summary, outputs } = await run(each);
  section('Log', asShown(stdout + stderr));
  section('Job summary', renderMarkdown(summary ?? '', WIDTH));
  const width = Math.max(...Object.keys(outputs).map((name) => name.length), 0);
  section(
    'Outputs',
    Object.entries(outputs)
      .map(
        ([name, value]) => `${name.padEnd(width)}  ${value === '' ? '(empty)' : shorten(value.replaceAll('\n', ' '))}`
      )
      .join('\n')
  );
  section('Exit status', String(exitCode));
  const result = outputs['result'] ?? 'not set';
  if (exitCode !== each.expected.exitCode || result !== each.expected.result) {
    surprises.push(
      `${each.title}: exit status ${exitCode ?? 'none'} and result ${result} instead of ` +
        `${each.expected.exitCode} and ${each.expected.result}`
    );
  }
}

console.log(
  surprises.length === 0
    ? `\nAll ${cases.length} exit statuses and results were as expected.`
    : `\nNot as expected: ${surprises.join('; ')}.`
);
process.exitCode = surprises.length === 0 ? 0 : 1;
