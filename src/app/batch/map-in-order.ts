/**
 * Maps items in parallel and yields what becomes of them in the items' own order. At most `width` items are held at once,
 * whatever the length of the input.
 */
export async function* mapInOrder<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  map: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = map(item);
      // It is thrown when its turn comes; until then nobody listens, which alone would end the program.
      result.catch(() => {});
      running.push(result);
      if (running.length >= width) yield (await running.shift()) as Result;
    }
    while (running.length > 0) yield (await running.shift()) as Result;
  } finally {
    await Promise.allSettled(running);
  }
}
