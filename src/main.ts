import { getInput } from '@actions/core';
import { annotationsOf } from './presentation/annotations.ts';
import { ActionError } from './errors.ts';
import { given, secretsOf, type CredentialProvider } from './auth/provider.ts';
import { createClient, type Client } from './http/client.ts';
import { createAgents } from './http/agents.ts';
import { startTimer } from './http/timer.ts';
import { createTransport } from './http/transport.ts';
import { assess } from './judgement/assess.ts';
import { readSecrets, REQUEST_TOKEN_VARIABLE, type Read } from './config/credentials.ts';
import { collectEvidence, type CollectRequest } from './evidence/collect.ts';
import { collectUnlisted } from './evidence/unlisted.ts';
import { subjectOf, type CertificateEvidence } from './evidence/evidence.ts';
import { addHosts } from './evidence/hosts.ts';
import { entryFinder, pushSubjectsOf, requirementsOf, subjectsOf } from './config/entries.ts';
import type { InputSource } from './config/input-table.ts';
import type { LoadedPolicy } from './config/policy-load.ts';
import { isAskedToTell, readSettings, settingsLines, type Settings } from './config/inputs.ts';
import { conclude, type Outcome } from './judgement/outcome.ts';
import { createSecrets, type Secrets } from './auth/secrets.ts';
import { buildReport, MAX_REPORT_BYTES, outputsOf, reportJson } from './presentation/report.ts';
import { createScm, type Scm } from './scm/client.ts';
import * as sink from './output/runner.ts';
import {
  logTable,
  MAX_SUMMARY_BYTES,
  MAX_SUMMARY_OUTPUT_BYTES,
  summaryWriter,
  type SummaryContext
} from './presentation/summary.ts';
import { askedSentence } from './presentation/asked.ts';
import { counted } from './text.ts';
import { healthyRows, warningsOf, type Annotation } from './presentation/warnings.ts';
import { troubleshootingUrl } from './config/documentation.ts';
import { wordOutcome } from './presentation/rows.ts';
import { faultyWords, replacementSentence } from './presentation/sentences.ts';
import { failureIn } from './source.ts';
import { failuresOf } from './judgement/failures.ts';
import { readWorkflowContext } from './config/workflow-context.ts';
import { isForkWithoutSecrets, likelyCauseOfNoSecrets } from './config/workflow-event.ts';

const readInput: Read = (name) => getInput(name);
const readVariable: Read = (name) => process.env[name]?.trim() ?? '';

/** A line of the log for each certificate, as soon as it was read. */
const tellReading: CollectRequest['onRead'] = (certId, detail, pushes) => {
  const read = pushes.state === 'known' ? `read, ${counted(pushes.value.length, 'push record')}` : 'read';
  sink.logLine(`${certId}: ${failureIn([detail, pushes])?.message ?? read}`);
};

function startClient(settings: Settings, secrets: Secrets): Client {
  return createClient({
    now: () => Date.now(),
    startTimer,
    random: () => Math.random(),
    transport: createTransport(createAgents()),
    log: sink,
    redaction: secrets,
    limits: settings
  });
}

function secretsInUse(settings: Settings): string[] {
  const { credentials, githubToken } = settings;
  const keys = credentials.kind === 'keyless' ? [readVariable(REQUEST_TOKEN_VARIABLE)] : secretsOf(credentials);
  return isAskedToTell(settings) ? [...keys, githubToken] : keys;
}

async function providerOf({ credentials }: Settings, client: Client, secrets: Secrets): Promise<CredentialProvider> {
  if (credentials.kind !== 'keyless') return given(credentials);
  const { exchanged } = await import(/* webpackChunkName: "keyless" */ './auth/oidc.ts');
  return exchanged({
    keyless: credentials,
    client,
    secrets,
    variable: readVariable,
    now: () => Date.now(),
    isFromFork: () => isForkWithoutSecrets(readVariable)
  });
}

async function policyOf(source: InputSource): Promise<LoadedPolicy | readonly ActionError[] | null> {
  if (source.input('policy-file') === '') return null;
  const { loadPolicy } = await import(/* webpackChunkName: "policy" */ './config/policy-load.ts');
  return loadPolicy(source, readVariable('GITHUB_WORKSPACE'));
}

/** Why there are no credentials, if an exchange for them fails; null if they are there. */
async function failureOf(credentials: CredentialProvider): Promise<ActionError | null> {
  try {
    await credentials();
    return null;
  } catch (thrown) {
    if (thrown instanceof ActionError) return thrown;
    throw thrown;
  }
}

/** Reads and judges every certificate. One that fails never hides the others. */
async function check(settings: Settings, scm: Scm, client: Client, nowMs: number): Promise<Outcome> {
  const { entries, renewedAtMs, offsetMinutes, bindings } = settings;
  const mode = settings.policy?.policy.unlisted ?? 'ignore';
  const needs = { findsUnlisted: mode !== 'ignore', pushSubjects: pushSubjectsOf(entries) };
  const request = { ...settings, ...subjectsOf(entries), ...needs, nowMs, onRead: tellReading };
  const collected = await collectEvidence(request, scm);
  const { certificates, uncovered } = await addHosts(collected, settings, client);
  const entryFor = entryFinder(entries);
  const order = (evidence: CertificateEvidence): number => entries.indexOf(entryFor(evidence));
  const assessments = certificates
    .toSorted((one, other) => order(one) - order(other))
    .map((evidence) => assess(evidence, { ...entryFor(evidence), renewedAtMs, offsetMinutes, bindings, nowMs }));
  for (const { replaced, evidence } of assessments) {
    const ids = replaced.map(({ id }) => id);
    if (ids.length > 0) sink.logLine(replacementSentence(ids, subjectOf(evidence)));
  }
  const search = { scm, inventory: collected.inventory, offsetMinutes, nowMs };
  const unlisted = mode === 'ignore' ? null : { mode, findings: await collectUnlisted(certificates, search) };
  return conclude(assessments, settings, nowMs, unlisted, uncovered);
}

/**
 * All requests of the run: signs in where that is needed, then reads and judges. Returns why there are no
 * credentials.
 */
async function judge(settings: Settings, secrets: Secrets, nowMs: number): Promise<Outcome | ActionError> {
  const client = startClient(settings, secrets);
  try {
    const credentials = await providerOf(settings, client, secrets);
    const failure = await failureOf(credentials);
    if (failure !== null) return failure;
    const { projectId, endpoint: baseUrl } = settings;
    return await check(settings, createScm({ client, baseUrl, projectId, credentials, secrets }), client, nowMs);
  } finally {
    client.close();
  }
}

/** What there is to tell; a summary of so many bytes never has more characters. */
interface Told {
  readonly outcome: Outcome;
  readonly summary: (maxBytes: number) => string;
}

/**
 * Tells GitHub where that was asked for, within the run's time. Returns what went wrong there; null where nobody is
 * told.
 */
async function tellGitHub(told: Told, settings: Settings, secrets: Secrets): Promise<readonly Annotation[] | null> {
  if (!isAskedToTell(settings)) return null;
  const { outcome, summary } = told;
  const announcement = {
    ...failuresOf(outcome, secrets.text),
    title: secrets.text(settings.title ?? ''),
    markdown: (maxChars: number) => secrets.text(summary(maxChars))
  };
  const { announce, systemClock } = await import(/* webpackChunkName: "announce" */ './output/announce.ts');
  const { octokitSender } = await import(/* webpackChunkName: "announce" */ './output/octokit.ts');
  const { lines, warnings } = await announce(settings, announcement, {
    context: readWorkflowContext(readVariable),
    connect: octokitSender,
    clock: systemClock(outcome.checkedAtMs + settings.timeoutMs),
    redact: secrets.message
  });
  lines.forEach(sink.logLine);
  return warnings;
}

/** The whole text where it is small enough, else what `shorter` makes of it. */
function within(maxBytes: number, whole: string, shorter: (maxBytes: number) => string): string {
  return Buffer.byteLength(whole) <= maxBytes ? whole : shorter(maxBytes);
}

async function tell(outcome: Outcome, settings: Settings, secrets: Secrets): Promise<void> {
  const worded = wordOutcome(outcome, settings.expiresWithinMs);
  sink.logLine('');
  logTable(worded).forEach(sink.logLine);
  const context: SummaryContext = {
    title: settings.title,
    asked: askedSentence(outcome, settings),
    warnings: warningsOf(worded, settings),
    healthy: healthyRows(worded, settings),
    troubleshooting: troubleshootingUrl(readVariable)
  };
  const report = buildReport(worded);
  const wholeReport = sink.redactedJson(report);
  const file = sink.writeReportFile(wholeReport);
  const summary = summaryWriter(worded, context);
  const whole = summary(MAX_SUMMARY_BYTES);
  const outputs = {
    ...outputsOf(worded, requirementsOf(settings.entries)),
    report: within(MAX_REPORT_BYTES, wholeReport, (maxBytes) => reportJson(report, maxBytes, sink.redactedJson)),
    'report-file': typeof file === 'string' ? file : '',
    summary: within(MAX_SUMMARY_OUTPUT_BYTES, whole, summary)
  };
  const problems = [
    ...(typeof file === 'string' ? [] : [file]),
    ...sink.writeOutputs(outputs),
    ...(await sink.writeSummary(whole))
  ];
  const annotations = annotationsOf(worded, settings);
  const lastWarnings = await tellGitHub({ outcome, summary }, settings, secrets);
  sink.writeAnnotations({ ...annotations, warnings: [...annotations.warnings, ...problems] }, lastWarnings);
  if (outcome.fails) sink.writeFailure(worded.sentence);
  else sink.logLine(worded.sentence);
}

/**
 * A whole run, from the inputs to the report. Returns whether the step passes; throws only what is a defect of this
 * program.
 */
export async function main(): Promise<boolean> {
  const nowMs = Date.now();
  const secrets = createSecrets(sink.mask);
  sink.redactWith(secrets.text);
  const everySecret = readSecrets(readInput, readVariable);
  secrets.mask(everySecret);
  const source = {
    input: readInput,
    variable: readVariable,
    secrets: everySecret,
    nowMs
  };
  const settings = readSettings({
    ...source,
    policy: await policyOf(source),
    likelyCause: () => likelyCauseOfNoSecrets(readVariable)
  });
  if (Array.isArray(settings)) {
    // An error may quote, and cut, an input that holds a secret by mistake.
    secrets.add(everySecret);
    sink.redactWith(secrets.field);
    sink.writeErrors(settings);
    sink.writeFailure(`${counted(settings.length, 'problem')} with ${faultyWords(settings)}; nothing was checked.`);
    return false;
  }
  secrets.add(secretsInUse(settings));
  settingsLines(settings, source).forEach(sink.logLine);
  const outcome = await judge(settings, secrets, nowMs);
  if (outcome instanceof ActionError) {
    sink.writeNoCredentials(outcome);
    return false;
  }
  await tell(outcome, settings, secrets);
  return !outcome.fails;
}
