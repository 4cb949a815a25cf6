import type {
  AgreementBand,
  AgreementDocument,
  CodeAgreement,
  Found,
  MeasureAgreement,
  UtteranceAgreement,
} from '../../agreement/agreement-document.ts';
import { agreementColumns, agreementRows } from '../../agreement/agreement-rows.ts';
import { writeMethods } from '../../agreement/methods-paragraph.ts';
import { listNames, missingWords, noCodeWords, unitWords } from '../../agreement/rule-words.ts';
import { csvLines } from '../../app/csv.ts';
import { writeClock } from '../../instrument/write-clock.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/terminal.ts';
import { wrapItem, wrapText } from '../terminal/wrap-text.ts';

/** Most confusions and sessions that the table names; --json has all. */
const mostConfusions = 8;
/** Coders whose means stand side by side. */
const codersAbreast = 3;

const headings = { global: 'Globals', count: 'Behaviour counts', summary: 'Summary scores' } as const;

/** A comparison of codings as CSV, one row a figure. */
export function agreementCsv(document: AgreementDocument): string {
  return csvLines([agreementColumns, ...agreementRows(document)]);
}

/** The paragraph for a methods section, in lines of the width, or in one. */
export function renderMethods(document: AgreementDocument, width: number | null): string {
  const paragraph = writeMethods(document);
  return `${width === null ? paragraph : wrapText(paragraph, 0, width).join('\n')}\n`;
}

/**
 * A comparison of codings as a table for people, 80 columns wide.
 *
 * @param bandNames names of the scales of words, by their id
 */
export function renderAgreement(
  style: TextStyle,
  document: AgreementDocument,
  bandNames: ReadonlyMap<string, string>,
): string {
  const blocks = [
    renderHeading(style, document, bandNames),
    ...renderReliabilities(style, document),
    renderPoints(style, document),
    renderMeans(style, document),
    ...(document.utterances ? renderUtterances(style, document.utterances, document, bandNames) : []),
    renderPairs(style, document),
    renderDisagreements(style, document),
    renderWarnings(style, document),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function renderHeading(
  style: TextStyle,
  document: AgreementDocument,
  bandNames: ReadonlyMap<string, string>,
): string[] {
  const { coders, sessions, codedOnce, rubric, choices } = document;
  const names = listNames(coders.map(({ id }) => printable(id)));
  const alone =
    codedOnce === 1 ? '1 session with a single coding is' : `${codedOnce} sessions with a single coding are`;
  const heuristic = coders.some(({ kind }) => kind === 'heuristic');
  return [
    ...wrapText(`Agreement of ${names} on ${counted(sessions.length, 'session')}`, 0, style.width).map(
      style.colours.bold,
    ),
    ...wrapText(
      [
        `${rubric.name}. ${choices.iccForm}, ${missingWords[choices.missing]}.`,
        `Intervals: ${Math.round(choices.level * 100)} %. Words for the ICC: ${bandNames.get(choices.bands.icc)}.`,
        ...(codedOnce > 0 ? [`${alone} left out.`] : []),
        ...(heuristic ? ['The codes and globals of the heuristic coder are estimates.'] : []),
      ].join(' '),
      0,
      style.width,
    ),
  ];
}

function counted(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${number} ${what}s`;
}

function renderReliabilities(style: TextStyle, document: AgreementDocument): string[][] {
  if (document.sessions.length < 2) {
    return [
      wrapText(
        'One session says nothing of reliability: the ICC needs sessions that differ, some dozens of them.',
        0,
        style.width,
      ),
    ];
  }
  return (['global', 'count', 'summary'] as const).flatMap((kind) => {
    const own = document.measures.filter((measure) => measure.kind === kind);
    return own.length === 0 ? [] : [renderReliability(style, headings[kind], own, widthOfNames(document))];
  });
}

function widthOfNames({ measures }: AgreementDocument): number {
  return Math.max(12, ...measures.map(({ name }) => name.length));
}

function renderReliability(
  style: TextStyle,
  heading: string,
  measures: readonly MeasureAgreement[],
  width: number,
): string[] {
  const namesEnds = measures.some(({ icc }) => icc.defined && icc.value.band.estimate === null);
  const further = namesEnds ? 'band of the interval' : ' SEM   MDC  band';
  return [
    `${style.colours.bold(heading.padEnd(width + 2))} ${style.colours.dim(`  n    ICC  interval       ${further}`)}`,
    ...measures.map((measure) => renderMeasure(style, measure, width, namesEnds)),
  ];
}

function renderMeasure(style: TextStyle, measure: MeasureAgreement, width: number, namesEnds: boolean): string {
  const { icc, name, sessions } = measure;
  const start = `  ${name.padEnd(width)} `;
  if (!icc.defined)
    return `${start}${String(sessions).padStart(3)}      ${style.colours.dim(`– ${printable(icc.reason)}`)}`;
  const { estimate, interval, band, sessions: used } = icc.value;
  const figures = [
    String(used).padStart(3),
    estimate.toFixed(2).padStart(5),
    showInterval(interval).padEnd(13),
    ...(namesEnds
      ? []
      : [show(measure.standardErrorOfMeasurement).padStart(4), show(measure.minimalDetectableChange).padStart(4)]),
    showBand(band),
  ];
  return `${start}${figures.join('  ')}`.trimEnd();
}

function showInterval(interval: Found<{ readonly lower: number; readonly upper: number }>): string {
  return interval.defined ? `${interval.value.lower.toFixed(2)} to ${interval.value.upper.toFixed(2)}` : '–';
}

function showBand({ estimate, lower, upper }: AgreementBand): string {
  if (estimate !== null) return estimate;
  if (lower === null || upper === null) return '–';
  return lower === upper ? lower : `${lower} to ${upper}`;
}

/** Two places below ten, one above: four characters as a rule. */
function show(found: Found<number>): string {
  return found.defined ? showNumber(found.value) : '–';
}

function showNumber(value: number): string {
  return value.toFixed(Math.abs(value) < 9.995 ? 2 : 1);
}

function showShare(found: Found<number>): string {
  return found.defined ? `${Math.round(found.value * 100)} %` : '–';
}

function renderPoints(style: TextStyle, document: AgreementDocument): string[] {
  const width = widthOfNames(document);
  const rows = document.measures.flatMap(({ name, onScale }) => (onScale ? [{ name, onScale }] : []));
  if (rows.length === 0 || document.sessions.length < 2) return [];
  const twoCoders = document.coders.length === 2;
  const titles = ['exact'.padStart(6), 'within one'.padStart(12), ...(twoCoders ? ['kappa'.padStart(7)] : []), 'alpha'];
  const cells = rows.map(({ name, onScale: { exact, withinOne, quadraticKappa, ordinalAlpha } }) => {
    const kappa = quadraticKappa.defined ? quadraticKappa.value.kappa.toFixed(2) : '–';
    const alpha = ordinalAlpha.defined ? ordinalAlpha.value.alpha.toFixed(2) : '–';
    const figures = [showShare(exact).padStart(6), showShare(withinOne).padStart(12)];
    return `  ${name.padEnd(width)} ${[...figures, ...(twoCoders ? [kappa.padStart(7)] : []), alpha.padStart(5)].join('  ')}`;
  });
  const weights = twoCoders ? 'kappa with quadratic weights, alpha ordinal' : 'alpha ordinal';
  return [
    `${style.colours.bold('Point by point'.padEnd(width + 2))} ${style.colours.dim(titles.join('  '))}`,
    ...cells,
    style.colours.dim(`  (${weights})`),
  ];
}

/** Means and standard deviations, a few coders side by side; with two coders their difference too. */
function renderMeans(style: TextStyle, document: AgreementDocument): string[] {
  const width = widthOfNames(document);
  const names = document.coders.map(({ id }) => id);
  const groups = names.map((_, i) => names.slice(i, i + codersAbreast)).filter((_, i) => i % codersAbreast === 0);
  return groups.flatMap((group, i) => [
    ...(i === 0 ? [] : ['']),
    meansHeading(style, group, names.length, width),
    ...document.measures.map((measure) => meansOf(measure, group, names.length, width)),
  ]);
}

function meansHeading(style: TextStyle, group: readonly string[], coders: number, width: number): string {
  const names = group.map((name) => cut(printable(name), 12).padEnd(12));
  const difference = coders === 2 ? ['  bias  limits'] : [];
  return `${style.colours.bold('Means (SD)'.padEnd(width + 2))} ${style.colours.dim([...names, ...difference].join('  ').trimEnd())}`;
}

function meansOf(measure: MeasureAgreement, group: readonly string[], coders: number, width: number): string {
  const cells = group.map((name) => {
    const own = measure.coders.find(({ coder }) => coder === name);
    if (!own?.mean.defined) return '–'.padEnd(12);
    return `${showNumber(own.mean.value)} (${show(own.standardDeviation)})`.padEnd(12);
  });
  const { blandAltman } = measure;
  const difference =
    coders === 2 && blandAltman?.defined
      ? [
          showNumber(blandAltman.value.bias).padStart(6),
          `${showOne(blandAltman.value.lowerLimit)} to ${showOne(blandAltman.value.upperLimit)}`,
        ]
      : [];
  return `  ${measure.name.padEnd(width)} ${[...cells, ...difference].join('  ')}`.trimEnd();
}

function showOne(value: number): string {
  return value.toFixed(1);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function renderUtterances(
  style: TextStyle,
  utterances: UtteranceAgreement,
  { choices }: AgreementDocument,
  bandNames: ReadonlyMap<string, string>,
): string[][] {
  const { bands } = choices;
  const words = `Words: kappa by ${bandNames.get(bands.kappa)}, alpha by ${bandNames.get(bands.alpha)}.`;
  const { unitising, overall, sessions } = utterances;
  const divided = `Division into utterances: ${showFine(unitising.agreement)} of ${unitising.places} places agree; alpha ${showAlpha(unitising.alpha)}.`;
  return [
    [
      style.colours.bold(`Utterances: ${counted(sessions, 'session')}, ${counted(overall.units, 'unit')}`),
      ...wrapText(divided, 2, style.width),
      ...wrapText(`Codes: ${describeCodes(overall)}.`, 2, style.width),
      ...wrapText(`${words} ${unitWords[choices.unit]} ${noCodeWords[choices.noCode]}`, 2, style.width).map(
        style.colours.dim,
      ),
    ],
    renderCodes(style, utterances),
    renderConfusions(style, utterances),
  ];
}

function showFine(found: Found<number>): string {
  return found.defined ? `${(found.value * 100).toFixed(1)} %` : '–';
}

function showAlpha(found: Found<number>): string {
  return found.defined ? found.value.toFixed(2) : `undefined (${found.reason})`;
}

function describeCodes({ agreement, kappa, alpha, ac1 }: CodeAgreement): string {
  const name = kappa.defined && kappa.value.method === 'fleiss' ? "Fleiss' kappa" : "Cohen's kappa";
  const over = alpha.defined && alpha.value.interval.defined ? alpha.value.interval.value.over : null;
  return [
    `${showFine(agreement)} agree`,
    `${name} ${withInterval(kappa, (found) => found.kappa)}${bandOf(kappa)}`,
    `Krippendorff's alpha ${withInterval(alpha, (found) => found.alpha)}${bandOf(alpha)}${over === 'units' ? ', its interval from single utterances and so too narrow' : ''}`,
    `Gwet's AC1 ${withInterval(ac1, (found) => found.ac1)}`,
  ].join('; ');
}

type Ends = { readonly interval: Found<{ readonly lower: number; readonly upper: number }> };

function withInterval<Value extends Ends>(found: Found<Value>, read: (value: Value) => number): string {
  if (!found.defined) return `undefined (${found.reason})`;
  const { interval } = found.value;
  return `${read(found.value).toFixed(2)}${interval.defined ? ` (${showInterval(interval)})` : ''}`;
}

function bandOf(found: Found<{ readonly band: AgreementBand }>): string {
  return found.defined ? `, ${showBand(found.value.band)}` : '';
}

function renderCodes(style: TextStyle, { codes, coders }: UtteranceAgreement): string[] {
  const width = Math.max(...codes.map(({ code }) => code.length));
  const title = `${'given'.padStart(9)}  ${'agree'.padStart(6)}  kappa  alpha`;
  return [
    `${' '.repeat(width + 2)} ${style.colours.dim(`${'by utterance'.padEnd(31)}   by volley`)}`,
    `${style.colours.bold('Codes'.padEnd(width + 2))} ${style.colours.dim(`${title}  ${title}`)}`,
    ...codes.map(
      ({ code, units, volleys }) =>
        `  ${code.padEnd(width)} ${[units, volleys].map((each) => codeCells(each, coders.length)).join('  ')}`,
    ),
    ...wrapText(
      coders.length === 2
        ? `given: how often by ${printable(coders[0] ?? '')} / ${printable(coders[1] ?? '')}`
        : 'given: the least and the most that a coder gave it',
      2,
      style.width,
    ).map(style.colours.dim),
  ];
}

function codeCells({ present, agreement, kappa, alpha }: UtteranceAgreement['codes'][number]['units'], coders: number) {
  const times = present.map(({ units }) => units);
  const given = coders === 2 ? times.join(' / ') : `${Math.min(...times)}-${Math.max(...times)}`;
  return [
    given.padStart(9),
    showShare(agreement).padStart(6),
    (kappa.defined ? kappa.value.kappa.toFixed(2) : '–').padStart(5),
    (alpha.defined ? alpha.value.alpha.toFixed(2) : '–').padStart(5),
  ].join('  ');
}

function renderConfusions(style: TextStyle, { confusions }: UtteranceAgreement): string[] {
  if (confusions.length === 0) return [];
  const listed = confusions.slice(0, mostConfusions).map(({ codes: [a, b], count }) => `${a} and ${b} ${count}`);
  return [style.colours.bold('Most often confused'), ...wrapText(listed.join(', '), 2, style.width)];
}

function renderPairs(style: TextStyle, { pairs, measures }: AgreementDocument): string[] {
  if (pairs.length === 0) return [];
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  const rows = pairs.map(({ coders, sessions, kappa, icc }) => {
    const known = Object.entries(icc).flatMap(([id, found]) => (found.defined ? [{ id, value: found.value }] : []));
    const [lowest] = known.sort((a, b) => a.value - b.value);
    const low = lowest ? `${lowest.value.toFixed(2)} (${names.get(lowest.id)})` : '–';
    return `  ${cut(printable(coders.join(' and ')), 26).padEnd(26)}  ${String(sessions).padStart(8)}  ${show(kappa).padStart(5)}  ${low}`;
  });
  return [
    `${style.colours.bold('Pairs of coders'.padEnd(28))}  ${style.colours.dim('sessions  kappa  lowest ICC')}`,
    ...rows,
  ];
}

function renderDisagreements(style: TextStyle, { disagreements, sessions, measures }: AgreementDocument): string[] {
  const { globals, utterances } = disagreements;
  if (globals.length + utterances.length === 0) return [];
  const labels = new Map(sessions.map(({ id, label }) => [id, printable(label)]));
  const names = new Map(measures.map(({ id, name }) => [id, name]));
  return [
    style.colours.bold('To talk about'),
    ...globals.flatMap(({ session, measure, values }) => {
      const given = values.map(({ coder, value }) => `${printable(coder)} ${showNumber(value).replace(/\.00$/, '')}`);
      return wrapItem(`${labels.get(session)}: ${names.get(measure)} ${given.join(', ')}`, style.width);
    }),
    ...utterances.flatMap(({ session, turnId, startSeconds, text, codes }) => {
      const at = startSeconds === null ? '' : ` (${writeClock(startSeconds)})`;
      const given = codes.map(({ coder, code }) => `${printable(coder)} ${code ?? 'no code'}`);
      const place = `${labels.get(session)}, turn ${printable(turnId)}${at}: ${given.join(', ')}`;
      return [
        ...wrapItem(place, style.width),
        ...(text === null ? [] : wrapText(`“${printable(text)}”`, 4, style.width).map(style.colours.dim)),
      ];
    }),
  ];
}

function renderWarnings(style: TextStyle, { warnings }: AgreementDocument): string[] {
  if (warnings.length === 0) return [];
  return [
    style.colours.bold('Keep in mind'),
    ...warnings.flatMap(({ message }) => wrapItem(printable(message), style.width)),
  ];
}
