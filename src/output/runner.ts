import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { PolicyError } from '../config/policy.ts';
import {
  capped,
  MAX_ERRORS,
  MAX_LAST_WARNINGS,
  MAX_NOTICES,
  MAX_WARNINGS,
  type Annotations
} from '../presentation/annotations.ts';
import type { Annotation } from '../presentation/warnings.ts';
import { reasonOf, type ActionError } from '../errors.ts';
import { logText, plain } from '../text.ts';

/** Takes the secrets in use out of a text. */
type Redact = (text: string) => string;

let redact: Redact = (text) => text;

/** Has every text pass `take` before it is written. */
export function redactWith(take: Redact): void {
  redact = take;
}

/** The JSON of a value with its texts redacted one by one, so that it stays JSON. */
export function redactedJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? redact(each) : each));
}

/** Text for the log and for annotations, without secrets. */
function shown(text: string): string {
  return logText(redact(text));
}

// The only writer: log, annotations, outputs and summary. What comes from outside has passed text.ts before; here the
// log's own commands are broken too.

/** A line of the log. */
export function logLine(line: string): void {
  core.info(shown(line));
}

/** A line of the debug log. */
export function debugLine(line: string): void {
  core.debug(shown(line));
}

/** Has the runner replace the values by `***` wherever they appear in the log. */
export function mask(secrets: readonly string[]): void {
  for (const secret of secrets) core.setSecret(secret);
}

function annotate(write: typeof core.error, annotations: readonly Annotation[], max: number): void {
  for (const { title, message, place } of capped(annotations, max)) {
    const at = place && { file: redact(place.file), startLine: place.line, startColumn: place.col };
    write(shown(message), { title: shown(title), ...at });
  }
  for (const { message } of annotations.slice(max)) logLine(plain(message, 4_000));
}

/**
 * Prints all annotations within GitHub's limits. `lastWarnings` are all shown, behind the others, of which so many fewer
 * are; null where none could come.
 */
export function writeAnnotations(
  { errors, warnings, notices }: Annotations,
  lastWarnings: readonly Annotation[] | null = null
): void {
  annotate(core.notice, notices, MAX_NOTICES);
  annotate(core.warning, warnings, lastWarnings === null ? MAX_WARNINGS : MAX_WARNINGS - MAX_LAST_WARNINGS);
  annotate(core.warning, lastWarnings ?? [], MAX_LAST_WARNINGS);
  annotate(core.error, errors, MAX_ERRORS);
}

/** Prints errors that end the run before it began: one annotation each, within the same limits. */
export function writeErrors(errors: readonly ActionError[]): void {
  const told = errors.map((error) => {
    const { code, message, hint } = error;
    const place = error instanceof PolicyError ? { place: error.place } : {};
    return { title: code, message: `${code}: ${message}. ${hint}`, ...place };
  });
  annotate(core.error, told, MAX_ERRORS);
}

/** Says why no credentials could be had: the error, `result`, and the failure message. */
export function writeNoCredentials(error: ActionError): void {
  const warnings = writeOutputs({ result: 'error' });
  writeAnnotations({ errors: [], warnings, notices: [] });
  writeErrors([error]);
  writeFailure(`${error.code}: no credentials could be had, so nothing was checked.`);
}

/** Says why no verdict was reached and sets `result` to `error`. Synchronous, for the last moment. */
export function writeNoVerdict(reason: string): void {
  writeOutputs({ result: 'error' });
  writeFailure(`The action failed before it reached a verdict: ${reason}`);
}

/** The failure message: the last error annotation. The exit code is the entry's business, which starts red. */
export function writeFailure(message: string): void {
  core.error(shown(plain(message, 1_000)));
}

function problem(title: string, thrown: unknown): Annotation {
  return { title, message: `${title}: ${plain(reasonOf(thrown))}. The verdict stands.` };
}

/** Writes redacted JSON into the runner's temporary folder and returns the file's path, or why it could not. */
export function writeReportFile(json: string): string | Annotation {
  try {
    const folder = process.env['RUNNER_TEMP'];
    if (!folder) throw new Error('RUNNER_TEMP is not set');
    const path = join(folder, `huawei-cert-push-report-${randomUUID()}.json`);
    writeFileSync(path, json);
    return path;
  } catch (thrown) {
    return problem('The report file could not be written', thrown);
  }
}

/**
 * Sets the outputs; `report` is redacted JSON already, which as one text might not stay JSON. Without an output file nothing is printed in its place: the toolkit's fallback is a command long
 * disabled.
 */
export function writeOutputs(outputs: Readonly<Record<string, string>>): Annotation[] {
  try {
    if (!process.env['GITHUB_OUTPUT']) throw new Error('GITHUB_OUTPUT is not set');
    for (const [name, value] of Object.entries(outputs)) {
      core.setOutput(name, name === 'report' ? value : redact(value));
    }
    return [];
  } catch (thrown) {
    return [problem('The outputs could not be set', thrown)];
  }
}

/** Appends to the job summary, where the runner has one. */
export async function writeSummary(markdown: string): Promise<Annotation[]> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return [];
  try {
    await core.summary.addRaw(redact(markdown)).write();
    return [];
  } catch (thrown) {
    return [problem('The job summary could not be written', thrown)];
  }
}
