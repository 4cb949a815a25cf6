import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type {
  Classification,
  EvaluatedFigure,
  EvaluationDocument,
  EvaluationResult,
  Presence,
  ProbabilityCalibration,
} from '../../coder-lab/evaluation/evaluation-document.ts';
import { linesOf, plainTable } from '../terminal/plain-table.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';

/** An evaluation as people read it: each result that is about all languages in full, then groups beside each other. */
export function renderEvaluation(style: TextStyle, document: EvaluationDocument): string {
  const { results, coder, level, resamples, seed } = document;
  const whole = results.filter(({ language, punctuation }) => language === null && punctuation === 'asWritten');
  const intervals = `${level * 100} % intervals in brackets, by ${resamples} resamples of sessions, seed ${seed}.`;
  return [
    ...style.wrap(`Heuristic coder (${coder.id} ${coder.version}) against people. ${intervals}`),
    ...whole.flatMap((result) => ['', ...renderResult(style, result)]),
    '',
    style.bold('By language and punctuation'),
    renderGroups(style, results),
  ].join('\n');
}

const schemeNames = { miti: 'MITI', annomi: 'AnnoMI' } as const;

function renderResult(style: TextStyle, result: EvaluationResult): string[] {
  const { scheme, sessions, clinicianTurns } = result;
  return [
    `${style.bold(schemeNames[scheme])}: ${sessions} sessions, ${clinicianTurns} clinician turns`,
    ...renderClassification(style, 'Main behaviour of a turn', result.behaviour),
    ...renderPresence(style, 'Behaviours that a turn holds', result.behaviourPresence),
    ...renderPresence(style, 'Codes that a turn holds', result.codePresence),
    ...renderClassification(style, 'Code of an utterance', result.codes),
    ...renderClassification(style, 'Client talk', result.clientTalk),
    ...renderProbabilityCalibration(style, result.calibration),
    ...renderMeasures(style, result),
    ...renderGlobals(style, result),
    ...renderLevels(style, result),
  ];
}

/** Shows a figure: with its interval in brackets, or alone where there is no room. */
type Show = (style: TextStyle, figure: EvaluatedFigure) => string;

/** Two places, with the interval in brackets. */
const showWhole: Show = (style, figure) => {
  const { lower, upper } = figure;
  const interval = lower === null || upper === null ? '' : style.dim(` [${places(lower)}, ${places(upper)}]`);
  return `${showAlone(style, figure)}${interval}`;
};

const showAlone: Show = (style, { value }) => (value === null ? style.dim('undefined') : places(value));

function places(value: number): string {
  return value.toFixed(2);
}

/** The first of several ways to write a table that is no wider than the terminal; else the last. */
function fitting({ width }: TextStyle, ...ways: readonly (() => string)[]): string {
  let text = '';
  for (const write of ways) {
    text = write();
    const lines = stripVTControlCharacters(text).split('\n');
    if (lines.every((line) => line.length <= width)) return text;
  }
  return text;
}

type Cell = string | number;

/** A table whose first column is words and all others figures. */
function tableOf(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const table = new Table({
    ...plainTable,
    head: head.map((each, i) => (i === 0 ? `  ${each}` : each)),
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
  });
  for (const [first, ...rest] of rows) table.push([`  ${first}`, ...rest]);
  return linesOf(table);
}

function renderClassification(style: TextStyle, title: string, found: Classification | null): string[] {
  if (found === null) return [];
  const shown = found.perClass.flatMap((each, at) => (each.gold + each.coder > 0 ? [{ each, at }] : []));
  const confusion = (show: Show) =>
    tableOf(
      ['people \\ coder', ...shown.map(({ each }) => each.class), 'F1'],
      shown.map(({ each, at }) => [
        each.class,
        ...shown.map((other) => found.confusion[at]?.[other.at] ?? 0),
        show(style, each.f1),
      ]),
    );
  const totals = () =>
    tableOf(
      ['', 'people', 'coder', 'F1'],
      shown.map(({ each }) => [each.class, each.gold, each.coder, showWhole(style, each.f1)]),
    );
  return [
    '',
    ...renderTitle(
      style,
      title,
      `macro-F1 ${showWhole(style, found.macroF1)}, accuracy ${showWhole(style, found.accuracy)}`,
    ),
    fitting(
      style,
      () => confusion(showWhole),
      () => confusion(showAlone),
      totals,
    ),
  ];
}

function renderTitle(style: TextStyle, title: string, figures: string): string[] {
  return style.wrap(`${style.bold(title)}: ${figures}`);
}

function renderPresence(style: TextStyle, title: string, found: Presence | null): string[] {
  if (found === null) return [];
  const rows = found.labels.map(({ label, gold, coder, f1 }) => [label, gold, coder, showWhole(style, f1)]);
  return [
    '',
    ...renderTitle(style, title, `mean F1 ${showWhole(style, found.meanF1)}`),
    tableOf(['turns', 'people', 'coder', 'F1'], rows),
  ];
}

function renderProbabilityCalibration(style: TextStyle, found: ProbabilityCalibration | null): string[] {
  if (found === null) return [];
  const { expectedCalibrationError, brier } = found;
  const rows = found.bins.flatMap(({ from, to, codes, meanConfidence, shareRight }) => {
    if (meanConfidence === null || shareRight === null) return [];
    return [[`${from.toFixed(1)} to ${to.toFixed(1)}`, codes, places(meanConfidence), places(shareRight)]];
  });
  return [
    '',
    ...renderTitle(
      style,
      'How sure, how often right',
      `calibration error ${showWhole(style, expectedCalibrationError)}, Brier ${showWhole(style, brier)}`,
    ),
    tableOf(['confidence', 'codes', 'mean', 'right'], rows),
  ];
}

function renderMeasures(style: TextStyle, { measures }: EvaluationResult): string[] {
  if (measures.length === 0) return [];
  const table = (show: Show) =>
    tableOf(
      ['', 'sessions', 'ICC(A,1)', 'bias', 'limits'],
      measures.map(({ name, sessions, icc, bias, lowerLimit, upperLimit }) => {
        const [lower, upper] = [lowerLimit.value, upperLimit.value];
        const limits =
          lower === null || upper === null ? style.dim('undefined') : `${places(lower)} to ${places(upper)}`;
        return [name, sessions, show(style, icc), show(style, bias), limits];
      }),
    );
  return [
    '',
    ...renderTitle(
      style,
      'Counts and summary scores of a session',
      'bias and limits of agreement of coder minus people',
    ),
    fitting(
      style,
      () => table(showWhole),
      () => table(showAlone),
    ),
  ];
}

function renderGlobals(style: TextStyle, { globals }: EvaluationResult): string[] {
  if (globals.length === 0) return [];
  const table = (show: Show) =>
    tableOf(
      ['', 'ratings', 'r', 'within one point', 'bias'],
      globals.map(({ name, ratings, r, withinOnePoint, bias }) => [
        name,
        ratings,
        show(style, r),
        show(style, withinOnePoint),
        show(style, bias),
      ]),
    );
  return [
    '',
    style.bold('Global ratings'),
    fitting(
      style,
      () => table(showWhole),
      () => table(showAlone),
    ),
  ];
}

function renderLevels(style: TextStyle, { levels }: EvaluationResult): string[] {
  if (levels.length === 0) return [];
  const rows = levels.map(({ name, assessments, shareEqual }) => [name, assessments, showWhole(style, shareEqual)]);
  return ['', style.bold('Same level of proficiency'), tableOf(['', 'compared', 'equal'], rows)];
}

/** The main figures of every group, a line each. */
function renderGroups(style: TextStyle, results: readonly EvaluationResult[]): string {
  const table = (show: Show) =>
    tableOf(
      ['', 'sessions', 'behaviour', 'client talk', 'codes', 'level'],
      results.map(({ scheme, language, punctuation, sessions, behaviour, clientTalk, codePresence, levels }) => {
        const marks = punctuation === 'stripped' ? 'no punctuation' : 'as written';
        const shown = [behaviour?.macroF1, clientTalk?.macroF1, codePresence?.meanF1, levels.at(-1)?.shareEqual];
        const name = `${schemeNames[scheme]}, ${printable(language ?? 'all')}, ${marks}`;
        return [name, sessions, ...shown.map((each) => (each ? show(style, each) : '-'))];
      }),
    );
  return fitting(
    style,
    () => table(showWhole),
    () => table(showAlone),
  );
}
