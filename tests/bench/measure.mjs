// Measuring in pairs: A and B in turn, so that a machine that slows down slows both.

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds that some work takes. */
export async function timeOf(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of processor time that some work in this process takes: other programs on the machine don't count. */
export async function cpuOf(work) {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Measures A and B in turn after one round that does not count; the median of the ratios A / B and of each cost. */
export async function compare(a, b, { rounds = 9, cost = timeOf } = {}) {
  await a();
  await b();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes from round to round.
    const [first, second] = round % 2 === 0 ? [a, b] : [b, a];
    const [one, two] = [await cost(first), await cost(second)];
    times.push(round % 2 === 0 ? { a: one, b: two } : { a: two, b: one });
  }
  const ratios = times.map((each) => each.a / each.b);
  return {
    ratio: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    a: median(times.map((each) => each.a)),
    b: median(times.map((each) => each.b)),
  };
}

/** Prints one line: the figure, its target, whether it is kept. */
export function report(what, value, target, kept, more = '') {
  console.log(`${kept ? 'ok  ' : 'MISS'} ${what}: ${value} (target ${target})${more === '' ? '' : `  ${more}`}`);
  if (!kept) process.exitCode = 1;
}
