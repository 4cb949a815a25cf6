/** Reads rows in pages, each from where the last one ended, so that nothing stays open and little is held between them. */
export async function* readPages<Row>(
  pageSize: number,
  readAfter: (last: Row | null, limit: number) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let last: Row | null = null;
  for (;;) {
    const page: Row[] = await readAfter(last, pageSize);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1) ?? null;
  }
}

/** Rows of one insert: few enough that the statements of every number of rows can be kept prepared. */
export const rowsAtOnce = 32;

/** Splits a list so that no query has too many parameters. */
export function chunk<Item>(items: readonly Item[], size = 500): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
