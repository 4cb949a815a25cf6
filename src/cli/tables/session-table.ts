import Table from 'cli-table3';
import type { MeasureDefinition, Rubric } from '../../instrument/rubric.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import type { ScoreHeader, SessionScore } from '../../scoring/score-document.ts';
import { formatMeasure } from '../terminal/number-format.ts';
import { linesOf, plainTable } from '../terminal/plain-table.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { describeCoder, restsOnEstimates, shorten, showCount } from './score-words.ts';

/** One session in full: counts, globals, summary scores, proficiency in words, what was not counted, warnings. */
export function renderSession(style: TextStyle, rubric: Rubric, header: ScoreHeader, session: SessionScore): string {
  return [
    ...renderHeading(style, rubric, header, session),
    '',
    style.bold('Behaviour counts'),
    renderCounts(style, rubric, session),
    ...renderDropped(style, session),
    '',
    ...renderGlobals(style, rubric, session),
    '',
    style.bold('Summary scores'),
    renderSummary(style, rubric, session),
    ...renderUndefined(style, rubric, session),
    ...style.wrap(`Thresholds: ${rubric.proficiency.basis}.`, 2).map(style.dim),
    ...renderReview(style, rubric, session),
    ...renderWarnings(style, session),
  ].join('\n');
}

function renderHeading(style: TextStyle, rubric: Rubric, header: ScoreHeader, session: SessionScore): string[] {
  return [
    ...style.wrap(`${style.bold(printable(session.id))}: ${rubric.name}, ${describeCoder(header)}`),
    ...style.wrap(`Change goal: ${printable(session.changeGoal ?? 'not named')}. ${describeSegment(session.segment)}`),
    ...style.wrap(describeSpeakers(session)),
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

function renderCounts(style: TextStyle, rubric: Rubric, session: SessionScore): string {
  const table = new Table(plainTable);
  const half = Math.ceil(rubric.codes.length / 2);
  const cells = (code: Rubric['codes'][number] | undefined) =>
    code
      ? [
          `  ${code.abbreviation}`,
          code.name,
          { content: showCount(style, session.counts[code.id] ?? 0), hAlign: 'right' as const },
        ]
      : [];
  for (const [row, code] of rubric.codes.slice(0, half).entries()) {
    table.push([...cells(code), ...cells(rubric.codes[half + row])]);
  }
  return linesOf(table);
}

/** Why fewer were counted than were given. */
function renderDropped(style: TextStyle, session: SessionScore): string[] {
  const tallies = new Map<string, number>();
  for (const { code, rule } of session.volleys.flatMap((volley) => volley.dropped)) {
    const key = `${code} (${rule})`;
    tallies.set(key, (tallies.get(key) ?? 0) + 1);
  }
  if (tallies.size === 0) return [];
  const parts = [...tallies].map(([key, count]) => `${count} ${key}`);
  return style.wrap(`Given but not counted: ${parts.join(', ')}`, 2).map(style.dim);
}

function renderGlobals(style: TextStyle, rubric: Rubric, session: SessionScore): string[] {
  const table = new Table(plainTable);
  for (const { id, name, scale } of rubric.globals) {
    const rating = session.globals[id];
    const value = rating
      ? `${Number.isInteger(rating.value) ? rating.value : rating.value.toFixed(2)} of ${scale.max}`
      : 'not rated';
    table.push([`  ${name}`, value, rating?.source === 'estimated' ? style.yellow('estimated') : '']);
  }
  return [style.bold('Global ratings'), linesOf(table)];
}

function renderSummary(style: TextStyle, rubric: Rubric, session: SessionScore): string {
  const table = new Table(plainTable);
  for (const measure of rubric.measures) {
    const mark = restsOnEstimates(measure, session) ? style.yellow('estimated') : '';
    table.push([
      `  ${measure.name}`,
      showValue(style, measure, session),
      mark,
      describeLevel(style, rubric, measure, session),
    ]);
  }
  return linesOf(table);
}

function renderUndefined(style: TextStyle, { measures }: Rubric, session: SessionScore): string[] {
  const reasons = measures.flatMap(({ id, name }) => {
    const reason = session.undefined[id];
    return reason === undefined ? [] : [`${name} is undefined - ${reason}`];
  });
  return reasons.flatMap((reason) => style.wrap(reason, 2)).map(style.dim);
}

function showValue(style: TextStyle, { id, unit }: MeasureDefinition, session: SessionScore): string {
  const value = session.summary[id];
  if (value === null || value === undefined) return style.dim('undefined');
  return formatMeasure(unit, value);
}

/** Proficiency in words, with how far the next level is, never as a verdict. */
function describeLevel(
  style: TextStyle,
  { proficiency }: Rubric,
  { id, unit }: MeasureDefinition,
  session: SessionScore,
): string {
  const state = session.proficiency[id] ?? 'notSet';
  if (state === 'notSet') return style.dim('no threshold set');
  if (state === 'undefined') return '';
  const thresholds = proficiency.thresholds[id] ?? {};
  const levels = proficiency.levels.filter((level) => thresholds[level.id] !== undefined);
  const reached = levels.findIndex((level) => level.id === state);
  const next = levels[reached + 1];
  const threshold = next && thresholds[next.id];
  const ahead = threshold === undefined ? '' : style.dim(` (${next?.name} from ${formatMeasure(unit, threshold)})`);
  if (reached < 0) return `${style.yellow(`not yet at ${levels[0]?.name}`)}${ahead}`;
  return `${style.green(levels[reached]?.name ?? state)}${ahead}`;
}

/** Most uncertain codes that are shown; the list of all goes into a file. */
const MOST_REVIEWED = 5;

/** The codes that a person should look at first: the least sure ones. */
function renderReview(style: TextStyle, { codes }: Rubric, { review }: SessionScore): string[] {
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
    style.bold('To review'),
    ...style.wrap(`${count} uncertain and counted by the best guess.${all}`, 2),
    ...items.flatMap((item) => style.item(item)),
  ];
}

/** Most letters of an utterance that is shown. */
const LONGEST_QUOTE = 80;

function renderWarnings(style: TextStyle, { warnings }: SessionScore): string[] {
  if (warnings.length === 0) return [];
  return ['', style.bold('To keep in mind'), ...warnings.flatMap(({ message }) => style.item(printable(message)))];
}
