import { expect, test } from 'vitest';
import { minimise } from '../../../src/coder-lab/fitting/minimise.ts';

test('finds the lowest point of a skewed bowl', () => {
  const bowl = (at: Float64Array, gradient: Float64Array) => {
    const [x = 0, y = 0] = at;
    gradient[0] = 2 * (x - 3);
    gradient[1] = 20 * (y + 1);
    return (x - 3) ** 2 + 10 * (y + 1) ** 2;
  };
  const [x, y] = minimise(bowl, 2, 50);
  expect(x).toBeCloseTo(3, 3);
  expect(y).toBeCloseTo(-1, 3);
});
