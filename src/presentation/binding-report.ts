import type { Row } from '../judgement/assess.ts';

/** Resources that one row of the report lists at most, of replaced certificates first. */
const MAX_RESOURCES = 20;

/** What uses a certificate, in the `report` output; docs/report.md describes it. */
export interface ReportedBindings {
  /** Whether SCM told all; if not, the counts are "at least". */
  known: boolean;
  current: number;
  replaced: number;
  resources: { service: string; region: string; id: string; name: string | null; certId: string }[];
}

/** The bindings of a row; null where nobody asked, or where they do not count. */
export function reportedBindings({ binding }: Row): ReportedBindings | null {
  if (binding === null) return null;
  const { current, replaced } = binding;
  return {
    known: current.gaps.length === 0 && replaced.gaps.length === 0,
    current: current.resources.length,
    replaced: replaced.resources.length,
    resources: [...replaced.resources, ...current.resources]
      .slice(0, MAX_RESOURCES)
      .map(({ service, region, id, name, certId }) => ({ service, region, id, name, certId }))
  };
}
