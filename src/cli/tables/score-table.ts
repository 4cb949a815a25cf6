import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import pc from 'picocolors';
import { formulaTerms, type MeasureDefinition, type Rubric } from '../../instrument/rubric.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import type { ScoreHeader, SessionScore } from '../../scoring/score-document.ts';
import { formatMeasure } from '../terminal/number-format.ts';
import { linesOf, plainTable as plain } from '../terminal/plain-table.ts';
import { printable } from '../terminal/printable.ts';
import { wrapItem, wrapText } from '../terminal/wrap-text.ts';

/** One session in full: counts, globals, summary scores, proficiency in words, what was not counted, warnings. */
export function renderSession(rubric: Rubric, header: ScoreHeader, session: SessionScore): string {
  return [
    ...renderHeading(rubric, header, session),
    '',
    pc.bold('Behaviour counts'),
    renderCounts(rubric, session),
    ...renderDropped(session),
    '',
    ...renderGlobals(rubric, session),
    '',
    pc.bold('Summary scores'),
    renderSummary(rubric, session),
    ...renderUndefined(rubric, session),
    ...wrapText(`Thresholds: ${rubric.proficiency.basis}.`, 2).map(pc.dim),
    ...renderReview(rubric, session),
    ...renderWarnings(session),
  ].join('\n');
}

function describeCoder({ coder }: ScoreHeader): string {
  if (coder.kind === 'heuristic') {
    // "0.3.0+model.681846474521": a hash as long as JSON and CSV have it is nothing to read.
    const version = (coder.version ?? '').replace(/\+model\.(\w{6})\w*$/, ', model $1');
    return `estimated by the heuristic coder (${coder.id} ${version})`;
  }
  return `from ${coder.kind} codes (coder: ${printable(coder.id)})`;
}

function renderHeading(rubric: Rubric, header: ScoreHeader, session: SessionScore): string[] {
  return [
    ...wrapText(`${pc.bold(printable(session.id))}: ${rubric.name}, ${describeCoder(header)}`, 0),
    ...wrapText(`Change goal: ${printable(session.changeGoal ?? 'not named')}. ${describeSegment(session.segment)}`, 0),
    ...wrapText(describeSpeakers(session), 0),
  ];
}

/** Who was taken for whom, so that a wrong guess is seen. */
function describeSpeakers({ turns }: SessionScore): string {
  const speakersOf = (role: SessionScore['turns'][number]['role']) => {
    const names = new Set(turns.filter((turn) => turn.role === role).map(({ speaker }) => printable(speaker)));
    return [...names].join(', ') || 'nobody';
  };
  const others = speakersOf('other');
  const rest = others === 'nobody' ? '' : `; others: ${others}`;
  return `Clinician: ${speakersOf('clinician')}; client: ${speakersOf('client')}${rest}.`;
}

function describeSegment({
  method,
  seed,
  startSeconds,
  endSeconds,
  durationSeconds,
  estimated,
}: SessionScore['segment']): string {
  const length = durationSeconds === null ? '' : `, ${estimated ? 'about ' : ''}${writeClock(durationSeconds)} long`;
  if (method === 'whole') return `Whole session${length}.`;
  const span =
    startSeconds === null || endSeconds === null ? '' : ` ${writeClock(startSeconds)} to ${writeClock(endSeconds)}`;
  return `Segment${span}${length} (${method}${seed === null ? '' : `, seed ${seed}`}).`;
}

function renderCounts(rubric: Rubric, session: SessionScore): string {
  const table = new Table(plain);
  const half = Math.ceil(rubric.codes.length / 2);
  const cells = (code: Rubric['codes'][number] | undefined) =>
    code
      ? [
          `  ${code.abbreviation}`,
          code.name,
          { content: showCount(session.counts[code.id] ?? 0), hAlign: 'right' as const },
        ]
      : [];
  for (const [row, code] of rubric.codes.slice(0, half).entries()) {
    table.push([...cells(code), ...cells(rubric.codes[half + row])]);
  }
  return linesOf(table);
}

function showCount(count: number): string {
  return count === 0 ? pc.dim('0') : String(count);
}

/** Why fewer were counted than were given. */
function renderDropped(session: SessionScore): string[] {
  const tallies = new Map<string, number>();
  for (const { code, rule } of session.volleys.flatMap((volley) => volley.dropped)) {
    const key = `${code} (${rule})`;
    tallies.set(key, (tallies.get(key) ?? 0) + 1);
  }
  if (tallies.size === 0) return [];
  const parts = [...tallies].map(([key, count]) => `${count} ${key}`);
  return wrapText(`Given but not counted: ${parts.join(', ')}`, 2).map(pc.dim);
}

function renderGlobals(rubric: Rubric, session: SessionScore): string[] {
  const table = new Table(plain);
  for (const { id, name, scale } of rubric.globals) {
    const rating = session.globals[id];
    const value = rating
      ? `${Number.isInteger(rating.value) ? rating.value : rating.value.toFixed(2)} of ${scale.max}`
      : 'not rated';
    table.push([`  ${name}`, value, rating?.source === 'estimated' ? pc.yellow('estimated') : '']);
  }
  return [pc.bold('Global ratings'), linesOf(table)];
}

function renderSummary(rubric: Rubric, session: SessionScore): string {
  const table = new Table(plain);
  for (const measure of rubric.measures) {
    const mark = restsOnEstimates(measure, session) ? pc.yellow('estimated') : '';
    table.push([`  ${measure.name}`, showValue(measure, session), mark, describeLevel(rubric, measure, session)]);
  }
  return linesOf(table);
}

function renderUndefined({ measures }: Rubric, session: SessionScore): string[] {
  const reasons = measures.flatMap(({ id, name }) => {
    const reason = session.undefined[id];
    return reason === undefined ? [] : [`${name} is undefined - ${reason}`];
  });
  return reasons.flatMap((reason) => wrapText(reason, 2)).map(pc.dim);
}

function showValue({ id, unit }: MeasureDefinition, session: SessionScore): string {
  const value = session.summary[id];
  if (value === null || value === undefined) return pc.dim('undefined');
  return formatMeasure(unit, value);
}

/** Whether a measure is computed from a global that nobody rated. */
function restsOnEstimates({ formula }: MeasureDefinition, { globals }: SessionScore): boolean {
  return formulaTerms(formula).some((term) => 'global' in term && globals[term.global]?.source === 'estimated');
}

/** Proficiency in words, with how far the next level is, never as a verdict. */
export function describeLevel({ proficiency }: Rubric, { id, unit }: MeasureDefinition, session: SessionScore): string {
  const state = session.proficiency[id] ?? 'notSet';
  if (state === 'notSet') return pc.dim('no threshold set');
  if (state === 'undefined') return '';
  const thresholds = proficiency.thresholds[id] ?? {};
  const levels = proficiency.levels.filter((level) => thresholds[level.id] !== undefined);
  const reached = levels.findIndex((level) => level.id === state);
  const next = levels[reached + 1];
  const threshold = next && thresholds[next.id];
  const ahead = threshold === undefined ? '' : pc.dim(` (${next?.name} from ${formatMeasure(unit, threshold)})`);
  if (reached < 0) return `${pc.yellow(`not yet at ${levels[0]?.name}`)}${ahead}`;
  return `${pc.green(levels[reached]?.name ?? state)}${ahead}`;
}

/** Most uncertain codes that are shown; the list of all goes into a file. */
const MOST_REVIEWED = 5;

/** The codes that a person should look at first: the least sure ones. */
function renderReview({ codes }: Rubric, { review }: SessionScore): string[] {
  if (review.length === 0) return [];
  const nameOf = (code: string | null) => codes.find(({ id }) => id === code)?.abbreviation ?? code ?? 'no code';
  const listed = review.toSorted((a, b) => (a.confidence ?? 0) - (b.confidence ?? 0)).slice(0, MOST_REVIEWED);
  const items = listed.map(({ turnId, startSeconds, text, code, confidence, secondBest }) => {
    const place = startSeconds === null ? `turn ${printable(turnId)}` : writeClock(startSeconds);
    const chance = confidence === null ? '' : ` (${confidence.toFixed(2)})`;
    return `${place}: ${nameOf(code)}${chance}, else ${nameOf(secondBest)}: "${shorten(printable(text), LONGEST_QUOTE)}"`;
  });
  const count = review.length === 1 ? '1 code is' : `${review.length} codes are`;
  const all = review.length > items.length ? ' The least sure ones; --review FILE lists all.' : '';
  return [
    '',
    pc.bold('To review'),
    ...wrapText(`${count} uncertain and counted by the best guess.${all}`, 2),
    ...items.flatMap((item) => wrapItem(item)),
  ];
}

/** Most letters of an utterance that is shown. */
const LONGEST_QUOTE = 80;

function renderWarnings({ warnings }: SessionScore): string[] {
  if (warnings.length === 0) return [];
  return ['', pc.bold('To keep in mind'), ...warnings.flatMap(({ message }) => wrapItem(printable(message)))];
}

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
  rubric: Rubric,
  header: ScoreHeader,
  sessions: readonly SessionScore[],
  width: number,
): string {
  const layout = layouts.find((each) => lineWidth(rowsOf(rubric, sessions, each, LEAST_ID)) <= width) ?? narrowest;
  const room = width - lineWidth(rowsOf(rubric, sessions, layout, LEAST_ID));
  const rows = rowsOf(rubric, sessions, layout, LEAST_ID + Math.max(0, room));
  const estimated = sessions.some((each) => rubric.measures.some((measure) => restsOnEstimates(measure, each)));
  const notes = [
    ...(estimated ? [ESTIMATE_NOTE] : []),
    ...(layout.counts
      ? []
      : [`Counts${layout.levels ? '' : ' and levels'} are left out for want of room; --csv has them.`]),
  ];
  return [
    ...wrapText(`${rubric.name}, ${describeCoder(header)}`, 0),
    rows,
    ...notes.flatMap((note) => wrapText(note, 0, width)).map(pc.dim),
    ...summariseWarnings(sessions, width),
  ].join('\n');
}

/** Each caution once, with how many sessions it is about. */
function summariseWarnings(sessions: readonly SessionScore[], width: number): string[] {
  const counts = new Map<string, number>();
  for (const { message } of sessions.flatMap(({ warnings }) => warnings)) {
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const items = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_WARNINGS);
  const left = counts.size - items.length;
  return [
    '',
    pc.bold('To keep in mind'),
    ...items.flatMap(([message, count]) => wrapItem(`${countSessions(count)}: ${printable(message)}`, width)),
    ...(left === 0 ? [] : wrapItem(`${left} more; --json has each session's`, width)),
  ];
}

function countSessions(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`;
}

function rowsOf(rubric: Rubric, sessions: readonly SessionScore[], show: Layout, idRoom: number): string {
  const codes = show.counts ? rubric.codes : [];
  const head = [
    'Session',
    ...codes.map((code) => code.abbreviation),
    ...rubric.measures.map((each) => each.abbreviation),
  ];
  const table = new Table({
    ...plain,
    head: head.map((each) => pc.bold(each)),
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
  });
  for (const session of sessions) {
    const counts = codes.map(({ id }) => showCount(session.counts[id] ?? 0));
    table.push([
      shorten(printable(session.id), idRoom),
      ...counts,
      ...rubric.measures.map((each) => showMeasure(rubric, each, session, show)),
    ]);
  }
  return linesOf(table);
}

function lineWidth(text: string): number {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
}

function showMeasure(rubric: Rubric, measure: MeasureDefinition, session: SessionScore, { levels }: Layout): string {
  const value = session.summary[measure.id];
  if (value === null || value === undefined) return pc.dim('-');
  const digits = measure.unit === 'ratio' ? value.toFixed(2) : formatMeasure(measure.unit, value);
  const shown = restsOnEstimates(measure, session) ? `~${digits}` : digits;
  const state = session.proficiency[measure.id];
  if (!levels) return shown;
  if (state === 'below') return `${shown} ${pc.yellow('not yet')}`;
  const level = rubric.proficiency.levels.find((each) => each.id === state);
  return level ? `${shown} ${pc.green(level.name)}` : shown;
}

function shorten(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 3)}...`;
}
