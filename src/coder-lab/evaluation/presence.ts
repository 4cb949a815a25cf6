import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import type { Presence } from './evaluation-document.ts';
import { f1, meanF1 } from './f1.ts';
import { figureOfTotals } from './figure.ts';
import type { Compared } from './session-comparison.ts';

/**
 * How well the coder finds whether a turn holds each label, however often: F1 a label and their mean, with bootstrap
 * intervals over sessions. A label that neither people nor the coder gave is left out of the mean.
 *
 * @param sessions each session's turns
 * @returns null where there is nothing to compare
 */
export function findPresence<Label extends string>(
  sessions: readonly (readonly Compared<ReadonlySet<Label>>[])[],
  labels: readonly Label[],
  options: BootstrapOptions,
): Presence | null {
  const turns = sessions.reduce((sum, each) => sum + each.length, 0);
  if (turns === 0) return null;
  const tallies = sessions.map((each) => labels.flatMap((label) => tally(each, label)));
  const labelF1 = (totals: ArrayLike<number>, i: number) =>
    f1(totals[3 * i] as number, totals[3 * i + 1] as number, totals[3 * i + 2] as number);
  return {
    turns,
    meanF1: figureOfTotals(tallies, (totals) => meanF1(labels.map((_, i) => labelF1(totals, i))), NOBODY, options),
    labels: labels.map((label, i) => {
      const own = tallies.map((each) => each.slice(3 * i, 3 * i + 3));
      const [hits, gold, coder] = [0, 1, 2].map((at) => own.reduce((sum, each) => sum + (each[at] as number), 0));
      return {
        label,
        gold: gold as number,
        coder: coder as number,
        hits: hits as number,
        f1: figureOfTotals(own, (totals) => labelF1(totals, 0), NOBODY, options),
      };
    }),
  };
}

const NOBODY = 'neither people nor the coder gave it';

/** Turns in which both have the label, people have it, the coder has it. */
function tally<Label>(turns: readonly Compared<ReadonlySet<Label>>[], label: Label): number[] {
  const count = (has: (turn: Compared<ReadonlySet<Label>>) => boolean) => turns.filter(has).length;
  return [
    count(({ gold, coder }) => gold.has(label) && coder.has(label)),
    count(({ gold }) => gold.has(label)),
    count(({ coder }) => coder.has(label)),
  ];
}
