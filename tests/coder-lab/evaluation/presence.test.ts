import { expect, it } from 'vitest';
import { findPresence } from '../../../src/coder-lab/evaluation/presence.ts';

const turn = (gold: string, coder: string) => ({ gold: new Set([...gold]), coder: new Set([...coder]) });
const options = { seed: 3, resamples: 100 };

it('asks of each turn whether it holds the label, not how often', () => {
  const found = findPresence(
    [
      [turn('QS', 'Q'), turn('Q', 'QS')],
      [turn('', 'Q'), turn('S', 'S')],
    ],
    ['Q', 'S', 'G'],
    options,
  );
  expect(found?.turns).toBe(4);
  expect(found?.labels).toMatchObject([
    { label: 'Q', gold: 2, coder: 3, hits: 2, f1: { value: 4 / 5 } },
    { label: 'S', gold: 2, coder: 2, hits: 1, f1: { value: 1 / 2 } },
    { label: 'G', gold: 0, coder: 0, hits: 0, f1: { value: null } },
  ]);
  expect(found?.meanF1.value).toBeCloseTo(0.65, 12);
});

it('is nothing where there are no turns', () => {
  expect(findPresence([[]], ['Q'], options)).toBeNull();
});
