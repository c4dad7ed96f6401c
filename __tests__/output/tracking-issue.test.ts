import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeOf, formatMarker, markerKey, parseMarker, rowSet } from '../../src/output/marker.ts';
import { decideIssue, isTracked, ownIssues, type OwnIssue } from '../../src/output/tracking-issue.ts';
import type { GitHubIssue } from '../../src/output/github.ts';
import { aCleanRun, aContext, aRun, BOT, CDN, WAF } from './announcements.ts';

function anIssue(over: Partial<OwnIssue> = {}): OwnIssue {
  return { number: 5, isOpen: true, isDismissed: false, set: rowSet([CDN]), ...over };
}

const closed = { isOpen: false };
const dismissed = { isOpen: false, isDismissed: true };
const passing = aRun({ fails: false, failingRows: [] });
const outage = aRun({ isOutage: true, failingRows: [CDN, WAF] });

describe('decideIssue', () => {
  it.each([
    ['a failing run, no issue', [], aRun(), 'create'],
    ['a failing run, a closed issue of the same rows', [anIssue(closed)], aRun(), 'create'],
    ['a failing run, a dismissed issue of the same rows', [anIssue(dismissed)], aRun(), 'nothing'],
    ['a failing run, a dismissed issue of other rows', [anIssue(dismissed)], aRun({ failingRows: [WAF] }), 'create'],
    [
      'a failing run, a dismissed issue of fewer rows',
      [anIssue(dismissed)],
      aRun({ failingRows: [CDN, WAF] }),
      'create'
    ],
    [
      'a dismissed issue before a completed one',
      [anIssue(dismissed), anIssue({ number: 6, ...closed })],
      aRun(),
      'create'
    ],
    [
      'a completed issue before a dismissed one',
      [anIssue({ number: 6, ...dismissed }), anIssue(closed)],
      aRun(),
      'nothing'
    ],
    ['the same rows, an open issue', [anIssue()], aRun(), 'update'],
    [
      'the same rows in another order',
      [anIssue({ set: rowSet([WAF, CDN]) })],
      aRun({ failingRows: [CDN, WAF] }),
      'update'
    ],
    ['other rows, an open issue', [anIssue()], aRun({ failingRows: [WAF] }), 'update-and-comment'],
    ['an outage, no issue', [], outage, 'nothing'],
    ['an outage, an open issue', [anIssue()], outage, 'update'],
    ['a clean run, no issue', [], aCleanRun(), 'nothing'],
    ['a clean run, a closed issue', [anIssue(closed)], aCleanRun(), 'nothing'],
    ['a clean run, an open issue', [anIssue()], aCleanRun(), 'close'],
    ['a run that passes otherwise, no issue', [], passing, 'nothing'],
    ['a run that passes otherwise, an open issue', [anIssue()], passing, 'update']
  ])('%s: %#', (_, own, run, kind) => {
    expect(decideIssue(own, run).kind).toBe(kind);
  });

  it('keeps the rows of the last failing run over an outage and a run that passes', () => {
    for (const run of [outage, passing]) {
      expect(decideIssue([anIssue()], run)).toEqual({ kind: 'update', number: 5, set: rowSet([CDN]) });
    }
  });

  it('names what came and what went', () => {
    const decision = decideIssue([anIssue()], aRun({ failingRows: [WAF] }));
    expect(decision).toMatchObject({ number: 5, set: rowSet([WAF]), change: { came: [WAF], went: [CDN] } });
  });

  it('follows the oldest of several open ones', () => {
    expect(decideIssue([anIssue({ number: 9 }), anIssue({ number: 4 })], aRun())).toMatchObject({ number: 4 });
  });

  it('never opens a second issue, and comments once for each change, whatever the runs were', () => {
    const rows = fc.subarray([CDN, WAF, { requested: 'www.example.com', requirement: 'ELB' }]);
    const step = fc.record({ fails: fc.boolean(), isClean: fc.boolean(), isOutage: fc.boolean(), failingRows: rows });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let own: OwnIssue[] = [];
        for (const run of steps) {
          const decision = decideIssue(own, run);
          if (decision.kind === 'create') own.push(anIssue({ number: own.length + 1, set: decision.set }));
          else if (decision.kind !== 'nothing') {
            const isOpen = decision.kind !== 'close';
            own = own.map((one) => (one.number === decision.number ? { ...one, isOpen, set: decision.set } : one));
            // The same run again has nothing to say.
            expect(decideIssue(own, run).kind).not.toBe('update-and-comment');
          }
          expect(own.filter(({ isOpen }) => isOpen).length).toBeLessThanOrEqual(1);
          if (run.fails && !run.isOutage) expect(own.some(({ isOpen }) => isOpen)).toBe(true);
        }
      })
    );
  });
});

describe('own issues', () => {
  const key = markerKey(aContext(), '');
  const body = `${formatMarker({ key, set: rowSet([CDN]) })}\ntext`;
  const issue: GitHubIssue = { number: 1, state: 'open', title: 't', body, user: { login: BOT.login }, labels: [] };

  it.each([
    ['by marker and author', {}, 1],
    ['whatever the case of the login', { user: { login: 'GitHub-Actions[bot]' } }, 1],
    ['not with the marker of another author', { user: { login: 'mallory' } }, 0],
    ['not of a person who is named like the app', { user: { login: 'github-actions' } }, 0],
    ['not of an author who is gone', { user: null }, 0],
    ['not without a marker', { body: 'text' }, 0],
    ['not without a body', { body: null }, 0],
    ['not with a marker further down', { body: `text\n${body}` }, 0],
    [
      'not with the marker of another title',
      { body: formatMarker({ key: markerKey(aContext(), 'x'), set: rowSet([]) }) },
      0
    ]
  ])('%s', (_, over, count) => {
    expect(ownIssues([{ ...issue, ...over }], BOT.login, key)).toHaveLength(count);
  });

  it.each([
    ['closed', 'not_planned', true],
    ['closed', 'duplicate', true],
    ['closed', 'completed', false],
    ['closed', null, false],
    ['open', 'not_planned', false]
  ])('%s as %s: dismissed is %s', (state, reason, isDismissed) => {
    expect(ownIssues([{ ...issue, state, state_reason: reason }], BOT.login, key)[0]?.isDismissed).toBe(isDismissed);
  });

  it.each([
    ['a workflow', { workflowPath: 'other.yml' }, ''],
    ['a job', { job: 'other' }, ''],
    ['a title', {}, 'other']
  ])('%s makes another key', (_, over, title) => {
    expect(markerKey(aContext(over), title)).not.toBe(key);
  });
});

describe('the marker', () => {
  const key = markerKey(aContext(), '');
  const foreign = fc.record({ requested: fc.string({ unit: 'binary' }), requirement: fc.string({ unit: 'binary' }) });

  it('brings back every set of rows, and nothing in a name ends it', () => {
    fc.assert(
      fc.property(fc.array(foreign, { maxLength: 20 }), (rows) => {
        const text = formatMarker({ key, set: rowSet(rows) });
        expect(text.indexOf('-->')).toBe(text.length - 3);
        expect(text).not.toContain('\n');
        // A lone surrogate does not survive UTF-8: such a list is known by its hash alone.
        const isWell = rows.every(({ requested, requirement }) => (requested + requirement).isWellFormed());
        const { hash, rows: sorted } = rowSet(rows);
        expect(parseMarker(text)).toEqual({ key, set: { hash, rows: isWell ? sorted : null } });
      })
    );
  });

  it('keeps a set that is too large by its hash alone, within its bound', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => ({ requested: `${Math.sin(index)}`, requirement: 'CDN' }));
    const text = formatMarker({ key, set: rowSet(rows) });
    expect(text.length).toBeLessThan(13_000);
    expect(parseMarker(text)?.set).toEqual({ hash: rowSet(rows).hash, rows: null });
    expect(changeOf(rowSet([CDN]), { hash: 'x', rows: null })).toBeNull();
  });

  it('takes no list that was tampered with', () => {
    const [one, other] = [rowSet([CDN]), rowSet([WAF])].map((set) => formatMarker({ key, set }));
    const mixed = one?.replace(/rows=.*/, /rows=.*/.exec(other ?? '')?.[0] ?? '');
    expect(parseMarker(mixed ?? '')?.set).toEqual({ hash: rowSet([CDN]).hash, rows: null });
  });
});

describe('where an issue is kept', () => {
  it.each([
    ['a schedule', {}, true],
    ['a schedule of an unknown default branch', { defaultBranch: null }, true],
    ['a push to the default branch', { event: 'push' }, true],
    ['a push to another branch', { event: 'push', ref: 'refs/heads/x' }, false],
    ['a tag of the name', { event: 'push', ref: 'refs/tags/main' }, false],
    ['a push where the default branch is unknown', { event: 'push', defaultBranch: null }, false],
    ['a comment on a pull request', { event: 'issue_comment', namesPullRequest: true }, false]
  ])('%s: %s', (_, over, expected) => {
    expect(isTracked(aContext(over))).toBe(expected);
  });
});
