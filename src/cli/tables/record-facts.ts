import type { ScoredRecord } from '../../app/record-scores.ts';
import type { CodingWithHistory, SessionWithCodings } from '../../app/show-record.ts';
import { explainUndefined } from '../../instrument/value.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import { formatMeasure } from '../terminal/number-format.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { type ListCell, plainCell } from './list-table.ts';

type Fact = readonly [name: string, value: ListCell];

/** What is known of a session, and who coded it. */
export function renderSessionFacts(style: TextStyle, { session, codings }: SessionWithCodings): string {
  const { transcript, recording, source } = session;
  const facts = renderFacts(style, `Session ${session.label}`, [
    ['id', session.id],
    ['caseworker', session.caseworker],
    ['client', session.client],
    ['date', session.date],
    ['number', session.number],
    ['language', session.language],
    ['change goal', session.changeGoal],
    ['tags', session.tags.join(', ') || null],
    ['transcript', transcript ? `${transcript.turns.length} turns${lengthOf(transcript.turns)}` : 'none, totals only'],
    ['recording', recording?.path ?? null],
    ['source', source ? `${source.path} (${source.format})` : null],
    ...(transcript?.notes ?? []).map((note): Fact => ['note', note]),
  ]);
  const coded = codings.map(
    ({ id, coder, status, work }) => `coding ${id}  ${coder.id} (${coder.kind}), ${status}, ${work.kind}\n`,
  );
  return `${facts}${coded.join('')}`;
}

function lengthOf(turns: readonly { readonly endSeconds: number | null }[]): string {
  const end = turns.reduce((latest, { endSeconds }) => Math.max(latest, endSeconds ?? 0), 0);
  return end === 0 ? '' : `, ${writeClock(end)}`;
}

/** Counts, globals and scores of a coding. */
export function renderCodingFacts(style: TextStyle, scored: ScoredRecord): string {
  const { coding, rubric, scores, session, segment, languageNote } = scored;
  const { coder } = coding;
  return renderFacts(style, `Coding of ${session.label} by ${coder.id}`, [
    ['id', coding.id],
    ['session', `${session.id}${session.date ? `, ${session.date}` : ''}`],
    ['caseworker', session.caseworker],
    ['coder', `${coder.id} (${coder.kind}${coder.version ? ` ${coder.version}` : ''})`],
    ['rubric', `${rubric.id} ${coding.rubric.sha256.slice(0, 12)}`],
    ['segment', segment ? segment.method : null],
    ['change goal', coding.changeGoal],
    ['status', `${coding.status}, revision ${coding.revision}`],
    ['language', languageNote],
    ['counts', rubric.codes.map(({ id }) => `${id} ${scores.counts[id] ?? '?'}`).join('  ')],
    ...rubric.globals.map(({ id, name }): Fact => [name, describeGlobal(coding.globals[id])]),
    ...rubric.measures.map(({ id, name, unit }): Fact => [name, describeMeasure(unit, scores.summary[id])]),
    ['notes', coding.notes || null],
  ]);
}

function describeGlobal(rating: ScoredRecord['coding']['globals'][string] | undefined): string {
  if (!rating) return 'not rated';
  return rating.source === 'estimated' ? `${rating.value} (estimate)` : String(rating.value);
}

function describeMeasure(
  unit: ScoredRecord['rubric']['measures'][number]['unit'],
  value: ScoredRecord['scores']['summary'][string] | undefined,
): string {
  if (!value) return '';
  return value.defined ? formatMeasure(unit, value.value) : explainUndefined(value.reason);
}

/** What each revision of a coding changed: in full, or how much. */
export function renderHistory(style: TextStyle, { history }: CodingWithHistory, inFull: boolean): string {
  return history.map((entry) => renderRevision(style, entry, inFull)).join('');
}

type Revision = CodingWithHistory['history'][number];

function renderRevision(style: TextStyle, { revision, at, by, changes }: Revision, inFull: boolean): string {
  const count = changes?.length ?? 0;
  const what = revision === 1 ? 'added' : `${count} ${count === 1 ? 'change' : 'changes'}`;
  const hint = inFull || revision === 1 ? '' : ' (--history shows them)';
  const heading = style.dim(`revision ${revision}  ${at}  ${plainCell(by)}  ${what}${hint}\n`);
  if (!inFull) return heading;
  const lines = (changes ?? []).map(
    ({ path, before, after }) => `  ${plainCell(path.join('.'))}: ${showJson(before)} -> ${showJson(after)}\n`,
  );
  return `${heading}${lines.join('')}`;
}

function showJson(value: unknown): string {
  return value === undefined ? 'nothing' : plainCell(JSON.stringify(value));
}

function renderFacts(style: TextStyle, title: string, facts: readonly Fact[]): string {
  const known = facts.filter(([, value]) => value !== null);
  const width = Math.max(...known.map(([name]) => name.length));
  const lines = known.map(([name, value]) => `  ${name.padEnd(width)}  ${plainCell(value)}`);
  return `${[style.bold(printable(title)), ...lines].join('\n')}\n`;
}
