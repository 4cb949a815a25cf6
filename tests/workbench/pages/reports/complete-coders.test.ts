import { expect, it } from 'vitest';
import { completeCoders } from '../../../../src/workbench/pages/reports/complete-coders.ts';

const known = ['K1', 'K2', 'Kari'];

it.each([
  ['', ['K1', 'K2', 'Kari']],
  ['K', ['K1', 'K2', 'Kari']],
  ['K2,', ['K2, K1', 'K2, Kari']],
  ['K2 ,  Ka', ['K2, K1', 'K2, Kari']],
  [', K1, K2, Kari, ', []],
])('offers known coders after what is typed: "%s"', (typed, offered) => {
  expect(completeCoders(typed, known)).toEqual(offered);
});
