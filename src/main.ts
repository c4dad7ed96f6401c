import { getInput } from '@actions/core';
import { annotationsOf, type Annotation } from './presentation/annotations.ts';
import { createApi } from './http/client.ts';
import { assess, type Assessment } from './judgement/assess.ts';
import { readSecrets, type Read } from './config/credentials.ts';
import { collectEvidence, followRenewals } from './evidence/collect.ts';
import { readSettings, settingsLines, type Settings } from './config/inputs.ts';
import { conclude, type Outcome } from './judgement/outcome.ts';
import { redactionOf } from './auth/secrets.ts';
import { buildReport, MAX_REPORT_BYTES, outputsOf, reportJson } from './presentation/report.ts';
import { DOCUMENTED_SERVICES, undocumentedServices } from './certificate/requirement.ts';
import { createScm } from './scm/client.ts';
import * as sink from './output/runner.ts';
import { logTable, MAX_SUMMARY_BYTES, MAX_SUMMARY_OUTPUT_BYTES, summaryMarkdown } from './presentation/summary.ts';
import { counted, listed, plain } from './text.ts';
import { formatInstant } from './time.ts';
import { wordOutcome } from './presentation/rows.ts';
import { replacementSentence } from './presentation/sentences.ts';
import { failureIn, valueOr } from './source.ts';
import { likelyCauseOfNoSecrets } from './config/workflow-event.ts';

const readInput: Read = (name) => getInput(name);
const readVariable: Read = (name) => process.env[name]?.trim() ?? '';

/** Reads and judges every certificate. One that fails never hides the others. */
async function check(settings: Settings, secrets: readonly string[], nowMs: number): Promise<Assessment[]> {
  const api = createApi(settings, redactionOf(secrets), sink);
  const scm = createScm(api, settings.projectId);
  try {
    const pinned = await Promise.all(
      settings.certIds.map(async (certId) => {
        const evidence = await collectEvidence(certId, scm);
        const records = valueOr(evidence.pushes, []).flat().length;
        const error = failureIn([evidence.detail, evidence.pushes]);
        sink.logLine(`${certId}: ${error?.message ?? `read, ${counted(records, 'push record')}`}`);
        return evidence;
      })
    );
    const followed = settings.followRenewals ? await followRenewals(pinned, scm, settings.offsetMinutes) : pinned;
    const assessments = followed.map((evidence) => assess(evidence, { ...settings, nowMs }));
    for (const { replaced, evidence } of assessments) {
      const ids = replaced.map(({ id }) => id);
      if (ids.length > 0) sink.logLine(replacementSentence(ids, evidence.certId));
    }
    return assessments;
  } finally {
    api.close();
  }
}

function serviceWarnings({ requirements }: Settings): Annotation[] {
  return undocumentedServices(requirements).map((service) => ({
    title: 'Undocumented service',
    message: `required-services: ${service} is none of the services that Huawei documents (${listed(DOCUMENTED_SERVICES, 4)}). It is matched as written; check the spelling.`
  }));
}

async function tell(outcome: Outcome, settings: Settings): Promise<void> {
  const worded = wordOutcome(outcome);
  sink.logLine('');
  logTable(worded).forEach(sink.logLine);
  const records = outcome.certificates.flatMap(({ evidence }) => valueOr(evidence.pushes, []).flat()).length;
  const asked = `Asked ${plain(settings.endpoint)} at ${formatInstant(outcome.checkedAtMs)} about ${counted(settings.certIds.length, 'certificate')} and ${counted(settings.requirements.length, 'requirement')}; ${counted(records, 'push record')} read.`;
  const report = buildReport(worded);
  const file = sink.writeReportFile(JSON.stringify(report));
  const outputs = {
    ...outputsOf(outcome, settings.requirements),
    report: reportJson(report, MAX_REPORT_BYTES),
    'report-file': typeof file === 'string' ? file : '',
    summary: summaryMarkdown(worded, asked, MAX_SUMMARY_OUTPUT_BYTES)
  };
  const problems = [
    ...(typeof file === 'string' ? [] : [file]),
    ...sink.writeOutputs(outputs),
    ...(await sink.writeSummary(summaryMarkdown(worded, asked, MAX_SUMMARY_BYTES)))
  ];
  const annotations = annotationsOf(worded, settings);
  sink.writeAnnotations({
    ...annotations,
    warnings: [...annotations.warnings, ...problems, ...serviceWarnings(settings)]
  });
  if (outcome.fails) sink.writeFailure(worded.sentence);
  else sink.logLine(worded.sentence);
}

/** A whole run, from the inputs to the report. Returns whether the step passes; throws only what is a defect of this program. */
export async function main(): Promise<boolean> {
  const nowMs = Date.now();
  const secrets = readSecrets(readInput, readVariable);
  sink.mask(secrets);
  const source = {
    input: readInput,
    variable: readVariable,
    secrets,
    nowMs,
    likelyCause: () => likelyCauseOfNoSecrets(readVariable)
  };
  const settings = readSettings(source);
  if (Array.isArray(settings)) {
    sink.writeErrors(settings);
    sink.writeFailure(`${counted(settings.length, 'problem')} with the inputs; nothing was checked.`);
    return false;
  }
  settingsLines(settings, source).forEach(sink.logLine);
  const outcome = conclude(await check(settings, secrets, nowMs), settings, nowMs);
  await tell(outcome, settings);
  return !outcome.fails;
}
