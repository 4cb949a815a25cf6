import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shuffle, splitGroups } from '../../../src/coder-lab/training/split-groups.ts';

const groups = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.integer({ min: 1, max: 50 }), {
  minKeys: 2,
  maxKeys: 20,
});

it('deals every group to one part, none of which exceeds another by more than a group', () => {
  fc.assert(
    fc.property(groups, fc.integer({ min: 2, max: 5 }), fc.integer(), (sizes, parts, seed) => {
      const all = new Map(Object.entries(sizes));
      const dealt = splitGroups(all, parts, seed);
      expect([...dealt.keys()].sort()).toEqual([...all.keys()].sort());
      const loads = Array.from({ length: parts }, (_, part) =>
        [...dealt].filter(([, at]) => at === part).reduce((sum, [group]) => sum + (all.get(group) ?? 0), 0),
      );
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(...all.values()));
    }),
  );
});

it('depends on the seed, not on the order of the groups', () => {
  const sizes = Array.from({ length: 12 }, (_, i) => [`g${i}`, 1] as const);
  const deal = (entries: typeof sizes, seed: number) =>
    Object.fromEntries([...splitGroups(new Map(entries), 3, seed)].sort());
  expect(deal(sizes.toReversed(), 4)).toEqual(deal(sizes, 4));
  expect([1, 2, 3, 4, 5].map((seed) => JSON.stringify(deal(sizes, seed)))).not.toEqual(
    Array(5).fill(JSON.stringify(deal(sizes, 0))),
  );
});

it('shuffles without losing anything', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      expect(shuffle(items, seed).sort((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
    }),
  );
});
