import { once } from 'node:events';
import pc from 'picocolors';
import type { ListOptions } from '../cli/commands/sessions.ts';
import { formatMeasure } from '../cli/terminal/number-format.ts';
import { printable } from '../cli/terminal/printable.ts';
import { csvLines } from '../exchange/write-csv.ts';
import { explainUndefined } from '../instrument/value.ts';
import { writeClock } from '../instrument/write-clock.ts';
import type { Json } from '../library/changes.ts';
import type { HistoryEntry, Library } from '../library/library.ts';
import type { CodingRecord, SegmentRecord, SessionSummary } from '../library/records.ts';
import { findByEnd, noSuch, shortestId } from './find-by-end.ts';
import { codingFilter, sessionFilter } from './library-filter.ts';
import { withLibrary } from './open-library.ts';
import { recordScorer } from './record-scores.ts';

type Cell = string | number | null;

/** Lists the sessions that the options choose, by date. */
export async function listSessions(options: ListOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const columns = ['id', 'date', 'caseworker', 'session', 'number', 'client', 'language', 'transcript', 'codings'];
    const rows = sessionRows(library, options);
    await printRows(columns, rows, options, 'sessions');
  });
}

async function* sessionRows(library: Library, options: ListOptions): AsyncGenerator<Cell[]> {
  for await (const each of library.listSessions(sessionFilter(options), 'date')) {
    const codings = await library.countCodings({ sessionId: each.id });
    const { id, date, caseworker, label, number, client, language, hasTranscript } = each;
    yield [id, date, caseworker, label, number, client, language, hasTranscript ? 'yes' : 'no', codings];
  }
}

/** Lists the codings that the options choose, by the date of their session. */
export async function listCodings(options: ListOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const columns = ['id', 'date', 'caseworker', 'session', 'coder', 'kind', 'status', 'work'].concat([
      'segment',
      'seed',
      'minutes',
      'added',
      'rubric',
    ]);
    await printRows(columns, codingRows(library, options), options, 'codings');
  });
}

async function* codingRows(library: Library, options: ListOptions): AsyncGenerator<Cell[]> {
  let session: SessionSummary | null = null;
  for await (const each of library.listCodings(codingFilter(options), 'date')) {
    if (session?.id !== each.sessionId) session = await library.findSession(each.sessionId);
    const { id, coder, status, work, rubric } = each;
    const { date = null, caseworker = null, label = null } = session ?? {};
    const segment = each.segmentId === null ? null : await library.findSegment(each.segmentId);
    const [first] = await library.listHistory(id);
    yield [
      ...[id, date, caseworker, label, coder.id, coder.kind, status, work.kind],
      ...[segment?.method ?? null, segment?.seed ?? null, minutesOf(segment), writeMoment(first?.at), rubric.id],
    ];
  }
}

/** Start and end of a segment, as `05:00-25:00`. */
function minutesOf(segment: SegmentRecord | null): string | null {
  if (!segment || segment.startSeconds === null || segment.endSeconds === null) return null;
  return `${writeClock(segment.startSeconds)}-${writeClock(segment.endSeconds)}`;
}

/** A moment to the second: enough to tell two batches apart. */
function writeMoment(at: string | undefined): string | null {
  return at === undefined ? null : at.slice(0, 19).replace('T', ' ');
}

/** JSON and CSV as they come; a table needs all its rows. */
async function printRows(
  columns: readonly string[],
  rows: AsyncIterable<Cell[]>,
  { csv, json }: ListOptions,
  what: string,
): Promise<void> {
  let count = 0;
  const held: Cell[][] = [];
  if (csv) await print(csvLines([columns]));
  for await (const row of rows) {
    if (csv) await print(csvLines([row]));
    else if (json) await print(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(toObject(columns, row))}`);
    else held.push(row);
    count += 1;
  }
  if (json) await print(count === 0 ? '[]\n' : '\n]\n');
  if (csv || json) return;
  if (count === 0) {
    process.stderr.write(`no ${what} are as the options say\n`);
    return;
  }
  await print(renderTable(columns, held));
  process.stderr.write(`${count} ${count === 1 ? what.slice(0, -1) : what}\n`);
}

function toObject(columns: readonly string[], row: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]));
}

/** Rows as a table: columns as wide as their content; an id is shown by its end, which is enough to show it again. */
export function renderTable(columns: readonly string[], rows: readonly Cell[][]): string {
  const ids = shortIds(rows.map(([id]) => String(id)));
  const shown = rows.map((row, i) => row.map((cell, at) => (at === 0 ? (ids[i] ?? '') : plain(cell))));
  const widths = columns.map((name, at) =>
    shown.reduce((width, row) => Math.max(width, [...(row[at] ?? '')].length), name.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd();
  return `${[pc.bold(line(columns)), ...shown.map(line)].join('\n')}\n`;
}

function plain(cell: Cell): string {
  return cell === null ? '' : printable(String(cell));
}

/** The ends of ids, long enough to tell them all apart. */
function shortIds(ids: readonly string[]): string[] {
  for (let length = shortestId; length < 36; length++) {
    const ends = ids.map((id) => id.slice(-length));
    if (new Set(ends).size === new Set(ids).size) return ends;
  }
  return [...ids];
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Shows one session: what is known of it, who coded it. */
export async function showSession(id: string, options: ListOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const whole = await findByEnd(id, 'session', library.listSessions(), (end) => library.findSession(end));
    const session = await library.findSession(whole.id);
    if (!session) throw noSuch('session', id);
    if (options.json) return print(`${JSON.stringify(session, null, 2)}\n`);
    const { transcript, recording, source } = session;
    await print(
      renderFacts(`Session ${session.label}`, [
        ['id', session.id],
        ['caseworker', session.caseworker],
        ['client', session.client],
        ['date', session.date],
        ['number', session.number],
        ['language', session.language],
        ['change goal', session.changeGoal],
        ['tags', session.tags.join(', ') || null],
        [
          'transcript',
          transcript ? `${transcript.turns.length} turns${lengthOf(transcript.turns)}` : 'none, totals only',
        ],
        ['recording', recording?.path ?? null],
        ['source', source ? `${source.path} (${source.format})` : null],
        ...(transcript?.notes ?? []).map((note): [string, string] => ['note', note]),
      ]),
    );
    for await (const { id: coding, coder, status, work } of library.listCodings({ sessionId: session.id })) {
      await print(`coding ${coding}  ${coder.id} (${coder.kind}), ${status}, ${work.kind}\n`);
    }
  });
}

function lengthOf(turns: readonly { readonly endSeconds: number | null }[]): string {
  const end = turns.reduce((latest, { endSeconds }) => Math.max(latest, endSeconds ?? 0), 0);
  return end === 0 ? '' : `, ${writeClock(end)}`;
}

/** Shows one coding: counts, globals, scores, and its history. */
export async function showCoding(id: string, options: ListOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const coding = await findByEnd(id, 'coding', library.listCodings(), (end) => library.findCoding(end));
    if (options.json) {
      const history = options.history ? { history: await library.listHistory(coding.id) } : {};
      return print(`${JSON.stringify({ ...coding, ...history }, null, 2)}\n`);
    }
    const score = await recordScorer(library);
    const { rubric, scores, session, segment } = await score(coding);
    await print(
      renderFacts(`Coding of ${session.label} by ${coding.coder.id}`, [
        ['id', coding.id],
        ['session', `${session.id}${session.date ? `, ${session.date}` : ''}`],
        ['caseworker', session.caseworker],
        ['coder', `${coding.coder.id} (${coding.coder.kind}${coding.coder.version ? ` ${coding.coder.version}` : ''})`],
        ['rubric', `${rubric.id} ${coding.rubric.sha256.slice(0, 12)}`],
        ['segment', segment ? segment.method : null],
        ['change goal', coding.changeGoal],
        ['status', `${coding.status}, revision ${coding.revision}`],
        ['counts', rubric.codes.map(({ id: code }) => `${code} ${scores.counts[code] ?? '?'}`).join('  ')],
        ...rubric.globals.map(({ id: global, name }): [string, string] => [name, describeGlobal(coding, global)]),
        ...rubric.measures.map(({ id: measure, name, unit }): [string, string] => {
          const value = scores.summary[measure];
          return [
            name,
            value?.defined ? formatMeasure(unit, value.value) : value ? explainUndefined(value.reason) : '',
          ];
        }),
        ['notes', coding.notes || null],
      ]),
    );
    for (const entry of await library.listHistory(coding.id)) await printRevision(entry, options.history === true);
  });
}

async function printRevision({ revision, at, by, changes }: HistoryEntry, inFull: boolean): Promise<void> {
  const count = changes?.length ?? 0;
  const what = revision === 1 ? 'added' : `${count} ${count === 1 ? 'change' : 'changes'}`;
  const hint = inFull || revision === 1 ? '' : ' (--history shows them)';
  await print(pc.dim(`revision ${revision}  ${at}  ${plain(by)}  ${what}${hint}\n`));
  if (!inFull) return;
  for (const { path, before, after } of changes ?? []) {
    await print(`  ${plain(path.join('.'))}: ${showJson(before)} -> ${showJson(after)}\n`);
  }
}

function showJson(value: Json | undefined): string {
  return value === undefined ? 'nothing' : plain(JSON.stringify(value));
}

function describeGlobal({ globals }: CodingRecord, id: string): string {
  const rating = globals[id];
  if (!rating) return 'not rated';
  return rating.source === 'estimated' ? `${rating.value} (estimate)` : String(rating.value);
}

function renderFacts(title: string, facts: readonly (readonly [string, Cell])[]): string {
  const known = facts.filter(([, value]) => value !== null);
  const width = Math.max(...known.map(([name]) => name.length));
  return `${[pc.bold(printable(title)), ...known.map(([name, value]) => `  ${name.padEnd(width)}  ${plain(value)}`)].join('\n')}\n`;
}
