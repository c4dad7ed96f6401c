import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_BINDINGS } from '../../src/certificate/binding.ts';
import { hostsIn, parseAnyRequirements, servicesIn, type AnyRequirement } from '../../src/certificate/required.ts';
import { ActionError } from '../../src/errors.ts';
import type { CertificateEvidence } from '../../src/evidence/evidence.ts';
import type { UncoveredHost } from '../../src/evidence/hosts.ts';
import { assess, type Assessment } from '../../src/judgement/assess.ts';
import { failuresOf } from '../../src/judgement/failures.ts';
import { conclude, isPassing, type Outcome, type Tolerance } from '../../src/judgement/outcome.ts';
import type { Unlisted } from '../../src/judgement/unlisted.ts';
import { VERDICTS, worst } from '../../src/judgement/verdict.ts';
import { annotationsOf } from '../../src/presentation/annotations.ts';
import { buildReport, outputsOf } from '../../src/presentation/report.ts';
import { wordOutcome, type WordedOutcome } from '../../src/presentation/rows.ts';
import { tableRows } from '../../src/presentation/summary.ts';
import { failed, known, NOT_ASKED } from '../../src/source.ts';
import {
  aCertificate,
  anError,
  anEvidence,
  aPolicy,
  aPush,
  certIdOf,
  CHINA_MINUTES,
  DAY,
  HOUR,
  instant,
  NOW,
  RENEWED
} from '../builders.ts';
import { aHostEvidence, fails, JUDGED, observed, OLD, serves } from '../live-evidence.ts';

// Random runs of a policy file: entries that share certificates, each with requirements, waivers and grace of its own.

const { requirements: ALL } = parseAnyRequirements([
  'CDN',
  'WAF@cn-north-4',
  'https://www.example.com',
  'https://api.example.com'
]);
const GRACE_MS = NOW - RENEWED + DAY;

/** What is known of one certificate, whichever entries lead to it. */
interface World {
  readonly state: 'known' | 'expired' | 'in-doubt' | 'lost' | 'undecided';
  readonly pushes: 'fresh' | 'old' | 'none' | 'denied' | 'away';
  readonly bindings: 'none' | 'off' | 'replaced' | 'lost';
  readonly covered: readonly boolean[];
  readonly live: 'judged' | 'other' | 'silent';
}

interface GivenEntry {
  readonly world: number;
  readonly required: readonly AnyRequirement[];
  readonly waived: readonly boolean[];
  readonly waiverDays: number;
  readonly graceMs: number;
}

const LIVE = {
  judged: observed([serves(JUDGED)]),
  other: observed([serves(JUDGED), serves(OLD)]),
  silent: observed([fails()])
};

const AWAY = new ActionError('NETWORK', 'the connection was reset', 'Run it again.');

function pushesOf({ pushes }: World): CertificateEvidence['pushes'] {
  switch (pushes) {
    case 'fresh':
      return known([[aPush(), aPush({ service: 'WAF', project: 'cn-north-4' })]]);
    case 'old':
      return known([[aPush({ atMs: RENEWED - HOUR })]]);
    case 'none':
      return known([[]]);
    case 'denied':
      return failed(anError());
    case 'away':
      return failed(AWAY);
  }
}

function bindingsOf({ bindings }: World, id: string): CertificateEvidence['bindings'] {
  const old = { certId: certIdOf(90), service: 'CDN', region: 'global', id: 'r1', name: null };
  switch (bindings) {
    case 'off':
      return NOT_ASKED;
    case 'none':
      return known({ current: NO_BINDINGS, replaced: NO_BINDINGS, isListCut: true });
    case 'replaced':
      return known({ current: NO_BINDINGS, replaced: { resources: [old], gaps: [] }, isListCut: false });
    case 'lost':
      return known({
        current: NO_BINDINGS,
        replaced: { resources: [], gaps: [{ code: 'no-answer', certId: id }] },
        isListCut: false
      });
  }
}

function evidenceOf(world: World, index: number, entry: GivenEntry, entryIndex: number): CertificateEvidence {
  const certId = certIdOf(index);
  const isPushed = servicesIn(entry.required).length > 0;
  const isKnown = world.state === 'known' || world.state === 'expired' || world.state === 'in-doubt';
  const notAfter = instant(world.state === 'expired' ? '2026-11-01T00:00:00Z' : '2027-06-08T00:00:00Z');
  const certificate = aCertificate({ id: certId, notAfter, fingerprint: JUDGED.sha1 });
  const hosts = hostsIn(entry.required).filter((host) => world.covered[ALL.indexOf(host)] === true);
  const undecided = { code: 'domain-list-cut', domain: 'a.example', keyword: 'a.example', isReplaced: false } as const;
  const evidence = anEvidence({
    certId,
    requestedId: certIdOf(10 + entryIndex),
    certificate: isKnown ? certificate : null,
    pushes: isPushed ? pushesOf(world) : NOT_ASKED,
    bindings: isPushed && world.state === 'known' ? bindingsOf(world, certId) : NOT_ASKED,
    hosts: isKnown ? hosts.map(({ text }) => aHostEvidence(LIVE[world.live], text)) : [],
    ...(world.state === 'in-doubt' ? { doubt: { code: 'not-listed', certId, isReplaced: false } } : {})
  });
  if (world.state !== 'undecided') return evidence;
  return {
    ...evidence,
    certId: null,
    requestedId: null,
    requestedDomain: `${entryIndex}.example`,
    detail: NOT_ASKED,
    pushes: known([]),
    renewals: known({
      replaced: [],
      formerIds: [],
      replacedPushes: NOT_ASKED,
      doubt: undecided,
      nearMisses: [],
      orderedIds: []
    }),
    hosts: hostsIn(entry.required).map(({ text }) => aHostEvidence(null, text))
  };
}

function assessmentOf(evidence: CertificateEvidence, entry: GivenEntry): Assessment {
  const waivers = entry.required
    .filter((_, index) => entry.waived[index] === true)
    .map(({ text }) => ({
      requirement: text,
      untilMs: NOW + entry.waiverDays * DAY,
      untilText: '2026-11-25',
      reason: 'moves'
    }));
  const { required: requirements, graceMs } = entry;
  return assess(evidence, aPolicy({ requirements, waivers, graceMs, bindings: 'accept' }));
}

interface Run {
  readonly worlds: readonly World[];
  readonly entries: readonly GivenEntry[];
  readonly unlisted: Unlisted | null;
  /** Whether a host that the certificate of an entry does not cover is that of another key family. */
  readonly isCoveredElsewhere: boolean;
  readonly tolerance: Tolerance;
}

function outcomeOf({ worlds, entries, unlisted, isCoveredElsewhere, tolerance }: Run): Outcome {
  const judged = entries.map((entry, entryIndex) => {
    const index = entry.world % worlds.length;
    const [world = worlds[0]] = worlds.slice(index);
    if (world === undefined) throw new Error('no world');
    return { entry, world, evidence: evidenceOf(world, index, entry, entryIndex) };
  });
  const uncovered = judged.flatMap(({ entry, evidence }) =>
    evidence.detail.state === 'known' && !isCoveredElsewhere
      ? hostsIn(entry.required).filter(({ text }) =>
          evidence.hosts.every(({ requirement }) => requirement.text !== text)
        )
      : []
  );
  const error = (text: string): ActionError => new ActionError('HOST_NOT_COVERED', `${text} is covered by none`, 'h');
  const hosts = new Map<string, UncoveredHost>(
    uncovered.map((requirement) => [requirement.text, { requirement, error: error(requirement.text) }])
  );
  const assessments = judged.map(({ entry, evidence }) => assessmentOf(evidence, entry));
  return conclude(assessments, tolerance, NOW, unlisted, [...hosts.values()]);
}

const worlds = fc.array(
  fc.record<World>({
    state: fc.constantFrom('known', 'known', 'known', 'expired', 'in-doubt', 'lost', 'undecided'),
    pushes: fc.constantFrom('fresh', 'fresh', 'old', 'none', 'denied', 'away'),
    bindings: fc.constantFrom('none', 'off', 'replaced', 'lost'),
    covered: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
    live: fc.constantFrom('judged', 'judged', 'other', 'silent')
  }),
  { minLength: 1, maxLength: 3 }
);
const entries = fc.array(
  fc.record<GivenEntry>({
    world: fc.nat(2),
    required: fc.subarray(ALL, { minLength: 1 }),
    waived: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    waiverDays: fc.constantFrom(-1, 1, 30),
    graceMs: fc.constantFrom(0, GRACE_MS)
  }),
  { minLength: 1, maxLength: 5 }
);
const found = { id: certIdOf(80), domain: 'b.example', expiresAtMs: null };
const unlisted = fc.option(
  fc.record<Unlisted>({
    mode: fc.constantFrom('warn', 'fail'),
    findings: fc.constantFrom(
      failed(AWAY),
      known({ certificates: [], isListCut: false }),
      known({ certificates: [], isListCut: true }),
      known({ certificates: [found], isListCut: true })
    )
  })
);
const tolerance = fc.record({ allowUnknown: fc.boolean(), warnOnly: fc.boolean() });
const runs = fc.record<Run>({ worlds, entries, unlisted, isCoveredElsewhere: fc.boolean(), tolerance });

function always(property: (outcome: Outcome, worded: WordedOutcome) => void): void {
  fc.assert(
    fc.property(runs, (run) => {
      const outcome = outcomeOf(run);
      property(outcome, wordOutcome(outcome, 14 * DAY));
    }),
    { numRuns: 1_000 }
  );
}

describe('whatever a run has come to', () => {
  it('passes only where nothing that was asked about fails', () => {
    always((outcome) => {
      const { allowUnknown, warnOnly } = outcome.tolerance;
      const rows = outcome.assessments.flatMap((one) => one.rows);
      const isGood = rows.every(({ counted }) => isPassing(counted, allowUnknown)) && outcome.uncovered.length === 0;
      if (!outcome.fails && !warnOnly) expect(isGood).toBe(true);
      const { fails: isFailing, isClean, failingRows } = failuresOf(outcome, (text) => text);
      expect(isFailing).toBe(!isPassing(outcome.result, allowUnknown));
      expect(failingRows.length > 0).toBe(isFailing);
      if (isClean)
        expect(rows.every(({ verdict, counted }) => verdict === 'fresh' || counted === 'pending')).toBe(true);
    });
  });

  it('says one result in report, outputs, sentence and table', () => {
    always((outcome, worded) => {
      const report = buildReport(worded);
      const outputs = outputsOf(worded, ALL);
      expect([report.result, outputs['result'], worded.sentence.split(':')[0]]).toEqual(
        Array.from({ length: 3 }, () => outcome.result)
      );
      const rows = worded.certificates.flatMap((one) => one.rows.map(({ row }) => row));
      for (const verdict of VERDICTS) {
        const named = (outputs[`${verdict}-services`] ?? '').split(',').filter((text) => text !== '');
        const held = new Set(
          rows.filter(({ counted }) => counted === verdict).map(({ requirement }) => requirement.text)
        );
        if (verdict === 'error') for (const { requirement } of outcome.uncovered) held.add(requirement.text);
        expect(named).toEqual(ALL.map(({ text }) => text).filter((text) => held.has(text)));
      }
      const told = worst(tableRows(worded).map(({ counted }) => counted));
      if (outcome.unlisted?.mode !== 'fail') expect(told).toBe(outcome.result);
    });
  });

  it('names every row that fails, with its certificate', () => {
    always((outcome, worded) => {
      const policy = { offsetMinutes: CHINA_MINUTES, expiresWithinMs: 0, requirements: [], policy: null };
      const { errors, warnings } = annotationsOf(worded, { ...policy, warnOnly: outcome.tolerance.warnOnly });
      const told = (outcome.tolerance.warnOnly ? warnings : errors).map(({ message }) => message);
      for (const { label, rows } of worded.certificates) {
        const failing = rows.filter(({ row }) => !isPassing(row.counted, outcome.tolerance.allowUnknown));
        for (const { requirement } of failing) {
          // Of many requirements the last ones are counted.
          const isNamed = (text: string): boolean => text.includes(requirement) || / and \d+ more/.test(text);
          expect(told.filter((text) => text.includes(label) && isNamed(text))).not.toEqual([]);
        }
      }
      if (outcome.fails) expect(errors).not.toEqual([]);
    });
  });

  it('says why the run is what it is', () => {
    always((outcome, { sentence }) => {
      const isCertificates = outcome.certificates.some(({ result }) => result === outcome.result);
      if (sentence.includes('in no entry of the policy;'))
        expect([outcome.result, isCertificates]).toEqual(['missing', false]);
      if (outcome.result === 'error' && !isCertificates) {
        const why = outcome.uncovered.length > 0 ? /no certificate covers|could not be read/ : /could not be read/;
        expect(sentence).toMatch(why);
      }
    });
  });
});
