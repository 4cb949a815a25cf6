const word = /[\p{L}\p{M}\p{N}]+(?:['-][\p{L}\p{M}\p{N}]+)*/gu;

/** Small letters and straight apostrophes. The length stays. */
export function normaliseText(text: string): string {
  const small = text.toLowerCase();
  return (small.length === text.length ? small : text).replaceAll('’', "'");
}

/** The words of a phrase, a goal, or a text whose language is not known yet; readers make the same words of it. */
export function plainWords(text: string): string[] {
  return normaliseText(text).match(word) ?? [];
}
