import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import pc from 'picocolors';
import type {
  Calibration,
  Classification,
  EvaluationDocument,
  EvaluationResult,
  Figure,
  Presence,
} from '../../coder-lab/evaluation/evaluation-document.ts';
import { linesOf, plainTable } from '../terminal/plain-table.ts';
import { printable } from '../terminal/printable.ts';
import { terminalWidth } from '../terminal/terminal-width.ts';
import { wrapText } from '../terminal/wrap-text.ts';

/** An evaluation as people read it: each result that is about all languages in full, then groups beside each other. */
export function renderEvaluation(document: EvaluationDocument): string {
  const { results, coder, level, resamples, seed } = document;
  const whole = results.filter(({ language, punctuation }) => language === null && punctuation === 'asWritten');
  const intervals = `${level * 100} % intervals in brackets, by ${resamples} resamples of sessions, seed ${seed}.`;
  return [
    ...wrapText(`Heuristic coder (${coder.id} ${coder.version}) against people. ${intervals}`),
    ...whole.flatMap((result) => ['', ...renderResult(result)]),
    '',
    pc.bold('By language and punctuation'),
    renderGroups(results),
  ].join('\n');
}

const schemeNames = { miti: 'MITI', annomi: 'AnnoMI' } as const;

function renderResult(result: EvaluationResult): string[] {
  const { scheme, sessions, clinicianTurns } = result;
  return [
    `${pc.bold(schemeNames[scheme])}: ${sessions} sessions, ${clinicianTurns} clinician turns`,
    ...renderClassification('Main behaviour of a turn', result.behaviour),
    ...renderPresence('Behaviours that a turn holds', result.behaviourPresence),
    ...renderPresence('Codes that a turn holds', result.codePresence),
    ...renderClassification('Code of an utterance', result.codes),
    ...renderClassification('Client talk', result.clientTalk),
    ...renderCalibration(result.calibration),
    ...renderMeasures(result),
    ...renderGlobals(result),
    ...renderLevels(result),
  ];
}

/** Shows a figure: with its interval in brackets, or alone where there is no room. */
type Show = (figure: Figure) => string;

/** Two places, with the interval in brackets. */
const showWhole: Show = (figure) => {
  const { lower, upper } = figure;
  const interval = lower === null || upper === null ? '' : pc.dim(` [${places(lower)}, ${places(upper)}]`);
  return `${showAlone(figure)}${interval}`;
};

const showAlone: Show = ({ value }) => (value === null ? pc.dim('undefined') : places(value));

function places(value: number): string {
  return value.toFixed(2);
}

/** The first of several ways to write a table that is no wider than the terminal; else the last. */
function fitting(...ways: readonly (() => string)[]): string {
  const width = terminalWidth();
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

function renderClassification(title: string, found: Classification | null): string[] {
  if (found === null) return [];
  const shown = found.perClass.flatMap((each, at) => (each.gold + each.coder > 0 ? [{ each, at }] : []));
  const confusion = (show: Show) =>
    tableOf(
      ['people \\ coder', ...shown.map(({ each }) => each.class), 'F1'],
      shown.map(({ each, at }) => [
        each.class,
        ...shown.map((other) => found.confusion[at]?.[other.at] ?? 0),
        show(each.f1),
      ]),
    );
  const totals = () =>
    tableOf(
      ['', 'people', 'coder', 'F1'],
      shown.map(({ each }) => [each.class, each.gold, each.coder, showWhole(each.f1)]),
    );
  return [
    '',
    ...renderTitle(title, `macro-F1 ${showWhole(found.macroF1)}, accuracy ${showWhole(found.accuracy)}`),
    fitting(
      () => confusion(showWhole),
      () => confusion(showAlone),
      totals,
    ),
  ];
}

function renderTitle(title: string, figures: string): string[] {
  return wrapText(`${pc.bold(title)}: ${figures}`);
}

function renderPresence(title: string, found: Presence | null): string[] {
  if (found === null) return [];
  const rows = found.labels.map(({ label, gold, coder, f1 }) => [label, gold, coder, showWhole(f1)]);
  return [
    '',
    ...renderTitle(title, `mean F1 ${showWhole(found.meanF1)}`),
    tableOf(['turns', 'people', 'coder', 'F1'], rows),
  ];
}

function renderCalibration(found: Calibration | null): string[] {
  if (found === null) return [];
  const { expectedCalibrationError, brier } = found;
  const rows = found.bins.flatMap(({ from, to, codes, meanConfidence, shareRight }) => {
    if (meanConfidence === null || shareRight === null) return [];
    return [[`${from.toFixed(1)} to ${to.toFixed(1)}`, codes, places(meanConfidence), places(shareRight)]];
  });
  return [
    '',
    ...renderTitle(
      'How sure, how often right',
      `calibration error ${showWhole(expectedCalibrationError)}, Brier ${showWhole(brier)}`,
    ),
    tableOf(['confidence', 'codes', 'mean', 'right'], rows),
  ];
}

function renderMeasures({ measures }: EvaluationResult): string[] {
  if (measures.length === 0) return [];
  const table = (show: Show) =>
    tableOf(
      ['', 'sessions', 'ICC(A,1)', 'bias', 'limits'],
      measures.map(({ name, sessions, icc, bias, lowerLimit, upperLimit }) => {
        const [lower, upper] = [lowerLimit.value, upperLimit.value];
        const limits = lower === null || upper === null ? pc.dim('undefined') : `${places(lower)} to ${places(upper)}`;
        return [name, sessions, show(icc), show(bias), limits];
      }),
    );
  return [
    '',
    ...renderTitle('Counts and summary scores of a session', 'bias and limits of agreement of coder minus people'),
    fitting(
      () => table(showWhole),
      () => table(showAlone),
    ),
  ];
}

function renderGlobals({ globals }: EvaluationResult): string[] {
  if (globals.length === 0) return [];
  const table = (show: Show) =>
    tableOf(
      ['', 'ratings', 'r', 'within one point', 'bias'],
      globals.map(({ name, ratings, r, withinOnePoint, bias }) => [
        name,
        ratings,
        show(r),
        show(withinOnePoint),
        show(bias),
      ]),
    );
  return [
    '',
    pc.bold('Global ratings'),
    fitting(
      () => table(showWhole),
      () => table(showAlone),
    ),
  ];
}

function renderLevels({ levels }: EvaluationResult): string[] {
  if (levels.length === 0) return [];
  const rows = levels.map(({ name, assessments, shareEqual }) => [name, assessments, showWhole(shareEqual)]);
  return ['', pc.bold('Same level of proficiency'), tableOf(['', 'compared', 'equal'], rows)];
}

/** The main figures of every group, a line each. */
function renderGroups(results: readonly EvaluationResult[]): string {
  const table = (show: Show) =>
    tableOf(
      ['', 'sessions', 'behaviour', 'client talk', 'codes', 'level'],
      results.map(({ scheme, language, punctuation, sessions, behaviour, clientTalk, codePresence, levels }) => {
        const marks = punctuation === 'stripped' ? 'no punctuation' : 'as written';
        const shown = [behaviour?.macroF1, clientTalk?.macroF1, codePresence?.meanF1, levels.at(-1)?.shareEqual];
        const name = `${schemeNames[scheme]}, ${printable(language ?? 'all')}, ${marks}`;
        return [name, sessions, ...shown.map((each) => (each ? show(each) : '-'))];
      }),
    );
  return fitting(
    () => table(showWhole),
    () => table(showAlone),
  );
}
