// How far coders agree on globals, counts and summary scores.
import type { AgreementDocument, MeasureAgreement } from '../../../agreement/agreement-document.ts';
import { printable } from '../../terminal/printable.ts';
import type { TextStyle } from '../../terminal/text-style.ts';
import { cut, show, showBand, showInterval, showNumber, showShare, widthOfNames } from './figures.ts';

const headings = { global: 'Globals', count: 'Behaviour counts', summary: 'Summary scores' } as const;

/** Coders whose means stand side by side. */
const codersAbreast = 3;

export function renderReliabilities(style: TextStyle, document: AgreementDocument): string[][] {
  if (document.sessions.length < 2) {
    return [
      style.wrap('One session says nothing of reliability: the ICC needs sessions that differ, some dozens of them.'),
    ];
  }
  return (['global', 'count', 'summary'] as const).flatMap((kind) => {
    const own = document.measures.filter((measure) => measure.kind === kind);
    return own.length === 0 ? [] : [renderReliability(style, headings[kind], own, widthOfNames(document))];
  });
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
    `${style.bold(heading.padEnd(width + 2))} ${style.dim(`  n    ICC  interval       ${further}`)}`,
    ...measures.map((measure) => renderMeasure(style, measure, width, namesEnds)),
  ];
}

function renderMeasure(style: TextStyle, measure: MeasureAgreement, width: number, namesEnds: boolean): string {
  const { icc, name, sessions } = measure;
  const start = `  ${name.padEnd(width)} `;
  if (!icc.defined) return `${start}${String(sessions).padStart(3)}      ${style.dim(`– ${printable(icc.reason)}`)}`;
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

export function renderPoints(style: TextStyle, document: AgreementDocument): string[] {
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
    `${style.bold('Point by point'.padEnd(width + 2))} ${style.dim(titles.join('  '))}`,
    ...cells,
    style.dim(`  (${weights})`),
  ];
}

/** Means and standard deviations, a few coders side by side; with two coders their difference too. */
export function renderMeans(style: TextStyle, document: AgreementDocument): string[] {
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
  return `${style.bold('Means (SD)'.padEnd(width + 2))} ${style.dim([...names, ...difference].join('  ').trimEnd())}`;
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
