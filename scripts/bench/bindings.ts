// What asking for bindings costs: requests beside those of a run without.
import { runAction } from '../../__tests__/e2e/run-action.ts';
import { certificates, inputs, passed } from './account.ts';
import type { Row, Section } from './row.ts';

const COUNT = 200;

/** Requests for what uses 200 certificates: 50 a request, with those that they replaced beside them. */
export const measureBindings: Section = async ({ simulator }) => {
  const judged = certificates(COUNT, 'shop', 30, 200);
  const cases = [
    { name: 'nothing replaced', replaced: [], least: 4, most: 4 },
    { name: 'each replaced one', replaced: certificates(COUNT, 'shop', 150, 200), least: 8, most: 8 }
  ];
  const rows: Row[] = [];
  for (const { name, replaced, least, most } of cases) {
    await simulator.serve({ certificates: [...judged, ...replaced], latencyMs: 0 });
    const more = { bindings: 'check', concurrency: '32' };
    passed(await runAction({ inputs: inputs(simulator.url, judged, more) }));
    const { requests } = await simulator.log();
    const asked = requests.filter(({ route }) => route === 'deployed').length;
    rows.push({
      name: `requests for what uses ${COUNT} certificates, ${name}`,
      measured: `${asked} of ${requests.length}`,
      target: `≤ ${most}`,
      // A run that never asked is no result.
      ok: asked >= least && asked <= most
    });
  }
  return rows;
};
