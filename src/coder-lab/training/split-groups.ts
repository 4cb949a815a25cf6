import { seedRandom } from '../../statistics/random.ts';

/**
 * Deals groups of sessions into parts of about equal size: the largest groups first, each to the part that has least;
 * groups of equal size in an order that the seed decides.
 *
 * @param sizes how much each group holds, by its name
 * @returns the part of each group, from 0
 * @example
 * splitGroups(new Map([['a', 5], ['b', 3], ['c', 2]]), 2, 1).get('a') // → 0
 */
export function splitGroups(sizes: ReadonlyMap<string, number>, parts: number, seed: number): Map<string, number> {
  const order = shuffle([...sizes.keys()].sort(), seed);
  order.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const loads = Array.from({ length: parts }, () => 0);
  return new Map(
    order.map((group) => {
      const part = loads.indexOf(Math.min(...loads));
      loads[part] = (loads[part] ?? 0) + (sizes.get(group) ?? 0);
      return [group, part];
    }),
  );
}

/** A seeded shuffle (Fisher & Yates). */
export function shuffle<Item>(items: readonly Item[], seed: number): Item[] {
  const draw = seedRandom(seed);
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = draw(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j] as Item, shuffled[i] as Item];
  }
  return shuffled;
}
