/** A function with its gradient: writes the gradient, returns the value. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

const memory = 8;
const mostHalvings = 20;
const sufficientDecrease = 1e-4;
const leastProgress = 1e-6;

/**
 * Minimises a smooth function by L-BFGS with step halving (Nocedal & Wright 2006, algorithm 7.5), from `start` or zero. Without
 * randomness: the same function gives the same result.
 */
export function minimise(
  objective: Objective,
  size: number,
  iterations: number,
  start: Float64Array | null = null,
): Float64Array {
  let at = start ? Float64Array.from(start) : new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = objective(at, gradient);
  const pairs: Pair[] = [];
  for (let round = 0; round < iterations; round += 1) {
    let direction = descentDirection(gradient, pairs);
    let slope = -dot(gradient, direction);
    if (slope >= 0) {
      pairs.length = 0;
      direction = Float64Array.from(gradient);
      slope = -dot(gradient, gradient);
    }
    const first = round === 0 ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
    const next = search(objective, { at, value, direction, slope, first });
    if (!next) break;
    remember(pairs, at, gradient, next);
    const done = Math.abs(value - next.value) < leastProgress * Math.abs(value);
    ({ at, gradient, value } = next);
    if (done) break;
  }
  return at;
}

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly scale: number;
}

interface Point {
  readonly at: Float64Array<ArrayBuffer>;
  readonly gradient: Float64Array<ArrayBuffer>;
  readonly value: number;
}

function descentDirection(gradient: Float64Array, pairs: readonly Pair[]): Float64Array<ArrayBuffer> {
  const direction = Float64Array.from(gradient);
  const factors: number[] = [];
  for (const { step, change, scale } of pairs.toReversed()) {
    const factor = scale * dot(step, direction);
    factors.unshift(factor);
    addScaled(direction, change, -factor);
  }
  const last = pairs.at(-1);
  if (last) {
    const size = 1 / (last.scale * dot(last.change, last.change));
    for (let i = 0; i < direction.length; i += 1) (direction[i] as number) *= size;
  }
  for (const [i, { step, change, scale }] of pairs.entries())
    addScaled(direction, step, (factors[i] ?? 0) - scale * dot(change, direction));
  return direction;
}

interface Line {
  readonly at: Float64Array;
  readonly value: number;
  readonly direction: Float64Array;
  readonly slope: number;
  readonly first: number;
}

/** The first of ever shorter steps that lowers the value enough; null where none does. */
function search(objective: Objective, { at, value, direction, slope, first }: Line): Point | null {
  const gradient = new Float64Array(at.length);
  const next = new Float64Array(at.length);
  let step = first;
  for (let i = 0; i < mostHalvings; i += 1, step /= 2) {
    for (let j = 0; j < at.length; j += 1) next[j] = (at[j] as number) - step * (direction[j] as number);
    const reached = objective(next, gradient);
    if (reached <= value + sufficientDecrease * step * slope) return { at: next, gradient, value: reached };
  }
  return null;
}

function remember(pairs: Pair[], at: Float64Array, gradient: Float64Array, next: Point): void {
  const step = Float64Array.from(next.at);
  const change = Float64Array.from(next.gradient);
  addScaled(step, at, -1);
  addScaled(change, gradient, -1);
  const curvature = dot(step, change);
  if (curvature <= 1e-10) return;
  pairs.push({ step, change, scale: 1 / curvature });
  if (pairs.length > memory) pairs.shift();
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i += 1) (target[i] as number) += factor * (source[i] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
