import type { Shares } from '../../coder/model/classes.ts';
import { type LinearModel, sharesOf } from '../../coder/model/softmax.ts';
import type { HashedRow } from './bag.ts';

/** Probabilities of every row by weights that are not packed yet. */
export function predictHashed({ columns, weights }: LinearModel, rows: readonly HashedRow[]): Shares[] {
  return rows.map(({ index, value }) => {
    const scores = Array.from({ length: columns }, () => 0);
    for (let i = 0; i < index.length; i += 1) {
      const at = (index[i] as number) * columns;
      for (let k = 0; k < columns; k += 1)
        scores[k] = (scores[k] as number) + (value[i] as number) * (weights[at + k] as number);
    }
    return sharesOf(scores);
  });
}
