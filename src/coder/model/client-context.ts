import type { Shares } from './classes.ts';
import { talks } from './classes.ts';
import { FeatureRow } from './features.ts';
import type { ModelTurn } from './model-turns.ts';

const sides = ['change', 'sustain'] as const;
/** Turns on either side that count as near. */
const reach = 4;
/** Weights of what the first stage says, against the features of the turn itself. */
const shareWeight = 1.5;
const sessionWeight = 4.5;

/** For every row, what the first stage said of the client turns around and of the session. */
export function clientContext(first: readonly Shares[], turns: readonly ModelTurn[]): FeatureRow[] {
  const noises = turns.filter(({ read }) => read.role === 'client').map(({ read }) => read.isNoise);
  const rows = first.map(() => new FeatureRow());
  for (const side of sides) {
    const shares = first.map((each) => each[talks.indexOf(side)] ?? 0);
    const mean = meanOf(shares.filter((_, at) => !noises[at])) ?? 0;
    for (const [at, row] of rows.entries()) addSide(row, side, { at, shares, noises, mean });
  }
  return rows;
}

/** How much of a side the first stage saw in each client turn of a session. */
interface SideShares {
  readonly at: number;
  readonly shares: readonly number[];
  readonly noises: readonly boolean[];
  readonly mean: number;
}

function addSide(row: FeatureRow, side: string, { at, shares, noises, mean }: SideShares): void {
  const own = shares[at] ?? 0;
  const [before, after] = [shares[at - 1], shares[at + 1]];
  row.add('session', side, sessionWeight * mean);
  row.add('own', side, shareWeight * own);
  row.add('own', `${side} in session`, sessionWeight * own * mean);
  if (before !== undefined) row.add('neighbour', `${side} before`, shareWeight * before);
  if (after !== undefined) row.add('neighbour', `${side} after`, shareWeight * after);
  const from = Math.max(0, at - reach);
  const near = shares.slice(from, at + reach + 1).filter((_, i) => from + i !== at && !noises[from + i]);
  const nearMean = meanOf(near);
  if (nearMean !== null) row.add('neighbour', `${side} near`, shareWeight * nearMean);
}

function meanOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
