/**
 * What a field for several coders, with commas between, is offered: what is typed with one more known coder after its last
 * comma. Coders that are named already are not offered again.
 */
export function completeCoders(typed: string, known: readonly string[]): string[] {
  const named = typed
    .split(',')
    .slice(0, -1)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return known.filter((coder) => !named.includes(coder)).map((coder) => [...named, coder].join(', '));
}
