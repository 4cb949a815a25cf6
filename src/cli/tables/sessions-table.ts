import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type { MeasureDefinition, Rubric } from '../../instrument/rubric.ts';
import type { ScoreHeader, SessionScore } from '../../scoring/score-document.ts';
import { formatMeasure } from '../terminal/number-format.ts';
import { linesOf, plainTable } from '../terminal/plain-table.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { describeCoder, restsOnEstimates, shorten, showCount } from './score-words.ts';

/** What a line of the overview shows, from the most to what fits a narrow terminal. */
interface Layout {
  readonly counts: boolean;
  readonly levels: boolean;
}

const narrowest: Layout = { counts: false, levels: false };
const layouts: readonly Layout[] = [{ counts: true, levels: true }, { counts: false, levels: true }, narrowest];

/** Fewest columns that a session's id is shortened to. */
const LEAST_ID = 12;

/** Different cautions that an overview lists. */
const MOST_WARNINGS = 8;

const ESTIMATE_NOTE = '~ rests on estimated global ratings, not on those of a trained coder.';

/** Several sessions, a line each; the counts are left out where the terminal is too narrow for them. */
export function renderSessions(
  style: TextStyle,
  rubric: Rubric,
  header: ScoreHeader,
  sessions: readonly SessionScore[],
): string {
  const { width } = style;
  const layout =
    layouts.find((each) => lineWidth(rowsOf(style, rubric, sessions, each, LEAST_ID)) <= width) ?? narrowest;
  const room = width - lineWidth(rowsOf(style, rubric, sessions, layout, LEAST_ID));
  const rows = rowsOf(style, rubric, sessions, layout, LEAST_ID + Math.max(0, room));
  const estimated = sessions.some((each) => rubric.measures.some((measure) => restsOnEstimates(measure, each)));
  const notes = [
    ...(estimated ? [ESTIMATE_NOTE] : []),
    ...(layout.counts
      ? []
      : [`Counts${layout.levels ? '' : ' and levels'} are left out for want of room; --csv has them.`]),
  ];
  return [
    ...style.wrap(`${rubric.name}, ${describeCoder(header)}`),
    rows,
    ...notes.flatMap((note) => style.wrap(note)).map(style.dim),
    ...summariseWarnings(style, sessions),
  ].join('\n');
}

/** Each caution once, with how many sessions it is about. */
function summariseWarnings(style: TextStyle, sessions: readonly SessionScore[]): string[] {
  const counts = new Map<string, number>();
  for (const { message } of sessions.flatMap(({ warnings }) => warnings)) {
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const items = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_WARNINGS);
  const left = counts.size - items.length;
  return [
    '',
    style.bold('To keep in mind'),
    ...items.flatMap(([message, count]) => style.item(`${countSessions(count)}: ${printable(message)}`)),
    ...(left === 0 ? [] : style.item(`${left} more; --json has each session's`)),
  ];
}

function countSessions(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`;
}

function rowsOf(
  style: TextStyle,
  rubric: Rubric,
  sessions: readonly SessionScore[],
  show: Layout,
  idWidth: number,
): string {
  const codes = show.counts ? rubric.codes : [];
  const head = [
    'Session',
    ...codes.map((code) => code.abbreviation),
    ...rubric.measures.map((each) => each.abbreviation),
  ];
  const table = new Table({
    ...plainTable,
    head: head.map((each) => style.bold(each)),
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
  });
  for (const session of sessions) {
    const counts = codes.map(({ id }) => showCount(style, session.counts[id] ?? 0));
    table.push([
      shorten(printable(session.id), idWidth),
      ...counts,
      ...rubric.measures.map((each) => showMeasure(style, rubric, each, session, show)),
    ]);
  }
  return linesOf(table);
}

function lineWidth(text: string): number {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
}

function showMeasure(
  style: TextStyle,
  rubric: Rubric,
  measure: MeasureDefinition,
  session: SessionScore,
  { levels }: Layout,
): string {
  const value = session.summary[measure.id];
  if (value === null || value === undefined) return style.dim('-');
  const digits = measure.unit === 'ratio' ? value.toFixed(2) : formatMeasure(measure.unit, value);
  const shown = restsOnEstimates(measure, session) ? `~${digits}` : digits;
  const state = session.proficiency[measure.id];
  if (!levels) return shown;
  if (state === 'below') return `${shown} ${style.yellow('not yet')}`;
  const level = rubric.proficiency.levels.find((each) => each.id === state);
  return level ? `${shown} ${style.green(level.name)}` : shown;
}
