/**
 * What the model tells apart. Both persuasions are one class: whether there was permission is a matter of rules, not of
 * words.
 */
export const classes = ['none', 'Q', 'SR', 'CR', 'GI', 'PERSUADE', 'AF', 'SEEK', 'EMPHASIZE', 'CONFRONT'] as const;
export type ModelClass = (typeof classes)[number];
export const classCount = classes.length;

/** The place of each class. */
export const classIndex = Object.fromEntries(classes.map((name, i) => [name, i])) as Readonly<
  Record<ModelClass, number>
>;

/** Classes that are decided between first, by their sum; those in no family come under "other". */
export const families: readonly (readonly ModelClass[])[] = [
  ['Q', 'SEEK'],
  ['SR', 'CR'],
  ['GI', 'PERSUADE'],
  ['none', 'AF', 'EMPHASIZE', 'CONFRONT'],
];

/** The places of the classes of each family. */
export const familyPlaces: readonly (readonly number[])[] = families.map((family) =>
  family.map((name) => classIndex[name]),
);

/** The sum of a family's probabilities. */
export function familyShare(probabilities: ArrayLike<number>, from: number, family: number): number {
  let sum = 0;
  for (const place of familyPlaces[family] ?? []) sum += probabilities[from + place] ?? 0;
  return sum;
}
