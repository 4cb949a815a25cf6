import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mapInOrder } from '../../../src/app/batch/map-in-order.ts';
import { collect } from '../../library/sample-records.ts';

async function* numbers(count: number) {
  for (let i = 0; i < count; i += 1) yield i;
}

it('yields in the order of the items, whichever is ready first, and holds no more than its width', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat(3), { maxLength: 20 }),
      async (width, milliseconds) => {
        let [held, most] = [0, 0];
        const results = mapInOrder(numbers(milliseconds.length), width, async (i) => {
          held += 1;
          most = Math.max(most, held);
          await wait(milliseconds[i]);
          held -= 1;
          return i * 2;
        });
        expect(await collect(results)).toEqual(milliseconds.map((_each, i) => i * 2));
        expect(most).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 30 },
  );
});

it('throws what an item threw when its turn comes, after those before it', async () => {
  const seen: number[] = [];
  const results = mapInOrder(numbers(10), 4, async (i) => {
    if (i === 2) throw new Error('the third');
    await wait(2);
    return i;
  });
  const reading = (async () => {
    for await (const result of results) seen.push(result);
  })();
  await expect(reading).rejects.toThrow('the third');
  expect(seen).toEqual([0, 1]);
});
