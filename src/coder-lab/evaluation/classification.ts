import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import { crossRatings } from '../../statistics/confusion-matrix.ts';
import type { Classification } from './evaluation-document.ts';
import { f1, meanF1 } from './f1.ts';
import { figureOfTotals } from './figure.ts';
import type { Compared } from './session-comparison.ts';

/**
 * How well the coder tells classes apart: confusion, accuracy, F1 a class and their mean (macro-F1), with bootstrap
 * intervals over sessions. A class that neither people nor the coder gave has no F1 and is left out of the mean.
 *
 * @param sessions each session's units (turns, utterances)
 * @returns null where there is nothing to compare
 */
export function classify<Label extends string>(
  sessions: readonly (readonly Compared<Label>[])[],
  classes: readonly Label[],
  options: BootstrapOptions,
): Classification | null {
  const matrices = sessions.map((units) => cross(units, classes).flat());
  const confusion = cross(sessions.flat(), classes);
  const units = sessions.reduce((sum, each) => sum + each.length, 0);
  if (units === 0) return null;
  const k = classes.length;
  const all = classes.map((_, i) => i);
  const rowSum = (totals: ArrayLike<number>, i: number) =>
    all.reduce((sum, j) => sum + (totals[i * k + j] as number), 0);
  const columnSum = (totals: ArrayLike<number>, j: number) =>
    all.reduce((sum, i) => sum + (totals[i * k + j] as number), 0);
  const hits = (totals: ArrayLike<number>, i: number) => totals[i * k + i] as number;
  const classF1 = (totals: ArrayLike<number>, i: number) =>
    f1(hits(totals, i), rowSum(totals, i), columnSum(totals, i));
  const flat = confusion.flat();
  const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    units,
    classes: [...classes],
    confusion,
    macroF1: figureOfTotals(matrices, (totals) => meanF1(all.map((i) => classF1(totals, i))), NOTHING, options),
    accuracy: figureOfTotals(
      matrices,
      (totals) => {
        const total = all.reduce((sum, i) => sum + rowSum(totals, i), 0);
        const right = all.reduce((sum, i) => sum + hits(totals, i), 0);
        return shareOf(right, total);
      },
      NOTHING,
      options,
    ),
    perClass: classes.map((label, i) => ({
      class: label,
      gold: rowSum(flat, i),
      coder: columnSum(flat, i),
      precision: shareOf(hits(flat, i), columnSum(flat, i)),
      recall: shareOf(hits(flat, i), rowSum(flat, i)),
      f1: figureOfTotals(matrices, (totals) => classF1(totals, i), NOBODY, options),
    })),
  };
}

const NOTHING = 'nothing to compare';
const NOBODY = 'neither people nor the coder gave it';

function cross<Label extends string>(units: readonly Compared<Label>[], classes: readonly Label[]): number[][] {
  const { counts } = crossRatings(
    units.map(({ gold }) => gold),
    units.map(({ coder }) => coder),
    classes,
  );
  return counts.map((row) => [...row]);
}
