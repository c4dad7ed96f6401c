// What asking for bindings costs: requests beside those of a run without.
import { runAction } from '../__tests__/e2e/run-action.ts';
import type { SimulatedCertificate } from '../simulator/scenario.ts';
import type { SeparateSimulator } from './separate-simulator.ts';

/** How bench.ts makes certificates and the inputs of a run. */
interface Making {
  certificates: (count: number, prefix: string, issuedDaysAgo: number, validDays: number) => SimulatedCertificate[];
  inputs: (url: string, pinned: SimulatedCertificate[], more: Record<string, string>) => Record<string, string>;
}

interface Row {
  what: string;
  measured: string;
  target: string;
  ok: boolean;
}

const COUNT = 200;

/** Requests for what uses 200 certificates: 50 a request, with those that they replaced beside them. */
export async function bindingRequests(simulator: SeparateSimulator, { certificates, inputs }: Making): Promise<Row[]> {
  const judged = certificates(COUNT, 'shop', 30, 200);
  const cases = [
    { name: 'nothing replaced', replaced: [], least: 4, most: 4 },
    { name: 'each replaced one', replaced: certificates(COUNT, 'shop', 150, 200), least: 8, most: 8 }
  ];
  const rows: Row[] = [];
  for (const { name, replaced, least, most } of cases) {
    await simulator.serve({ certificates: [...judged, ...replaced], latencyMs: 0 });
    const more = { 'follow-renewals': 'true', bindings: 'check', concurrency: '32' };
    const { exitCode, stdout } = await runAction({ inputs: inputs(simulator.url, judged, more) });
    if (exitCode !== 0) throw new Error(`the run ended with ${exitCode ?? 'no status'}:\n${stdout.slice(-2000)}`);
    const { requests } = await simulator.log();
    const asked = requests.filter(({ route }) => route === 'deployed').length;
    rows.push({
      what: `requests for what uses ${COUNT} certificates, ${name}`,
      measured: `${asked} of ${requests.length}`,
      target: `≤ ${most}`,
      // A run that never asked is no result.
      ok: asked >= least && asked <= most
    });
  }
  return rows;
}
