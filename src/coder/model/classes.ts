import type { ClientTalk } from '../../instrument/coding.ts';

/** What the model of the clinician's utterances tells apart: the codes of the MITI, and none. */
export const classes = [
  'none',
  'Q',
  'SR',
  'CR',
  'GI',
  'PERSUADE',
  'PERSUADE_WITH',
  'AF',
  'SEEK',
  'EMPHASIZE',
  'CONFRONT',
] as const;
export type ModelClass = (typeof classes)[number];

/** What the model of client talk tells apart. */
export const talks = ['change', 'neutral', 'sustain'] as const satisfies readonly ClientTalk[];

/** The place of each class. */
export const classIndex = Object.fromEntries(classes.map((name, i) => [name, i])) as Readonly<
  Record<ModelClass, number>
>;

/** Classes that are decided between first, by their sum. */
export const families: readonly (readonly ModelClass[])[] = [
  ['Q', 'SEEK'],
  ['SR', 'CR'],
  ['GI', 'PERSUADE', 'PERSUADE_WITH'],
  ['none', 'AF', 'EMPHASIZE', 'CONFRONT'],
];

/** The places of the classes of each family. */
export const familyPlaces: readonly (readonly number[])[] = families.map((family) =>
  family.map((name) => classIndex[name]),
);

/** Probabilities of one row, in the order of its classes. */
export type Shares = readonly number[];

/** The sum of a family's probabilities. */
export function familyShare(shares: Shares, family: number): number {
  return (familyPlaces[family] ?? []).reduce((sum, place) => sum + (shares[place] ?? 0), 0);
}
