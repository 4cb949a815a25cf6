import { classCount, classIndex, familyShare } from './classes.ts';
import { FeatureRows } from './feature-rows.ts';
import type { ReadTurn } from './session-reading.ts';
import { templates as t } from './templates.ts';

/** Kept from session to session for its memory. */
let familyMemory = new Float64Array();

const bases = { before: 0, after: 100, open: 200 };

interface Spot {
  readonly turn: number;
  readonly isNoise: boolean;
  readonly opens: boolean;
  readonly continues: boolean;
}

/**
 * For every row, what the first stage said of the utterances around and of the whole session: the second stage adds it
 * to the row.
 *
 * @param first probabilities of the first stage, row by row
 */
export function clinicianContext(
  first: Float64Array,
  turns: readonly ReadTurn[],
  context = new FeatureRows(),
): FeatureRows {
  const spots = spotsOf(turns);
  const shares = familyShares(first, spots);
  const session = sessionShares(first, shares, spots);
  for (let row = 0; row < spots.length; row += 1) {
    addBefore(context, row, spots, shares, first);
    addAfter(context, row, spots, shares, first);
    addTurnRest(context, row, spots, shares);
    for (let k = 0; k < session.length; k += 1) context.add(t.session, k, session[k]);
    for (let k = 0; k < 4; k += 1) context.add(t.own, k, shares[row * 4 + k]);
    context.add(t.own, 4, first[row * classCount + classIndex.CR]);
    context.endRow();
  }
  return context;
}

function spotsOf(turns: readonly ReadTurn[]): Spot[] {
  return turns.flatMap(({ utterances }, turn) =>
    utterances.map(({ view, isNoise }) => ({
      turn,
      isNoise,
      opens: /-\s*$/.test(view.text.slice(-3)),
      continues: view.text.startsWith('-'),
    })),
  );
}

function familyShares(first: Float64Array, spots: readonly Spot[]): Float64Array {
  const size = spots.length * 4;
  const shares = familyMemory.length >= size ? familyMemory : new Float64Array(size);
  familyMemory = shares;
  for (let row = 0; row < spots.length; row += 1)
    for (let family = 0; family < 4; family += 1)
      shares[row * 4 + family] = familyShare(first, row * classCount, family);
  return shares;
}

/** Twice the mean share of the first three families over utterances that say something, and of persuasion in input. */
function sessionShares(first: Float64Array, shares: Float64Array, spots: readonly Spot[]): number[] {
  const sums = [0, 0, 0, 0];
  let count = 0;
  for (const [row, spot] of spots.entries()) {
    if (spot.isNoise) continue;
    count += 1;
    for (let k = 0; k < 3; k += 1) (sums[k] as number) += shares[row * 4 + k] as number;
    (sums[3] as number) += first[row * classCount + classIndex.PERSUADE] as number;
  }
  const mean = sums.map((sum) => sum / Math.max(1, count)) as [number, number, number, number];
  return [2 * mean[0], 2 * mean[1], 2 * mean[2], mean[3] / Math.max(1e-6, mean[2])];
}

function addBefore(
  result: FeatureRows,
  row: number,
  spots: readonly Spot[],
  shares: Float64Array,
  first: Float64Array,
): void {
  const own = spots[row] as Spot;
  let at = row - 1;
  while (at >= 0 && (spots[at] as Spot).turn !== own.turn && (spots[at] as Spot).isNoise) at -= 1;
  const other = spots[at];
  if (!other) return;
  const distance = other.turn === own.turn ? 0 : own.turn - other.turn <= 2 ? 1 : 2;
  const key = bases.before + distance * 10;
  for (let k = 0; k < 4; k += 1) result.add(t.neighbour, key + k, shares[at * 4 + k]);
  result.add(t.neighbour, key + 4, first[at * classCount + classIndex.CR]);
  result.add(t.neighbour, key + 5, first[at * classCount + classIndex.PERSUADE]);
  if (distance === 0 || !(other.opens || own.continues)) return;
  for (let k = 0; k < 3; k += 1) result.add(t.neighbour, bases.open + k, shares[at * 4 + k]);
}

function addAfter(
  result: FeatureRows,
  row: number,
  spots: readonly Spot[],
  shares: Float64Array,
  first: Float64Array,
): void {
  const own = spots[row] as Spot;
  let at = row + 1;
  while (at < spots.length && (spots[at] as Spot).turn !== own.turn && (spots[at] as Spot).isNoise) at += 1;
  const other = spots[at];
  if (!other) return;
  const key = bases.after + (other.turn === own.turn ? 0 : 10);
  for (let k = 0; k < 4; k += 1) result.add(t.neighbour, key + k, shares[at * 4 + k]);
  result.add(t.neighbour, key + 4, first[at * classCount + classIndex.CR]);
}

/** The most that another utterance of the turn has of each family. */
function addTurnRest(result: FeatureRows, row: number, spots: readonly Spot[], shares: Float64Array): void {
  const { turn } = spots[row] as Spot;
  let from = row;
  while (spots[from - 1]?.turn === turn) from -= 1;
  for (let k = 0; k < 3; k += 1) {
    let most = 0;
    for (let at = from; spots[at]?.turn === turn; at += 1)
      if (at !== row) most = Math.max(most, shares[at * 4 + k] as number);
    result.add(t.turnRest, k, most);
  }
}
