/** How many weights a class has; a power of two. */
export const buckets = 1 << 14;

/** Names what features a model was trained for; it changes with whatever changes a row. */
export const featuresVersion = '3';

/**
 * The weight that belongs to a feature: its kind and what it holds, hashed [FNV-1a; Weinberger et al. 2009]. So a model's
 * file holds numbers alone, and none of the words that it was trained on.
 */
export function bucketOf(kind: string, held: string): number {
  const hash = hashText(hashText(0x811c9dc5, kind) ^ separator, held);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

const separator = ':'.charCodeAt(0);

function hashText(start: number, text: string): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** What a model sees of one utterance or turn: features of named kinds, what each holds ("word", "drink"), and how much of it. */
export class FeatureRow {
  readonly kinds: string[] = [];
  readonly held: string[] = [];
  /** The places of their weights. */
  readonly index: number[] = [];
  readonly value: number[] = [];

  add(kind: string, held = '', value = 1): void {
    this.kinds.push(kind);
    this.held.push(held);
    this.index.push(bucketOf(kind, held));
    this.value.push(value);
  }

  /** One feature for each different text. */
  addEach(kind: string, held: Iterable<string>, value = 1): void {
    for (const each of new Set(held)) this.add(kind, each, value);
  }

  /** One feature for every bound that the amount reaches. */
  addSteps(kind: string, amount: number, bounds: readonly number[], value = 1, of = ''): void {
    for (let step = 0; step < bounds.length && amount >= (bounds[step] as number); step += 1)
      this.add(kind, of + String(step), value);
  }
}
