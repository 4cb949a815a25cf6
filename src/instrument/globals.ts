import { InputFault } from './input-fault.ts';
import type { GlobalDefinition, GlobalId, Rubric } from './rubric.ts';

/** One global rating: a coder gives whole points, only a mean of several coders has fractions [MITI D]. */
export interface GlobalRating {
  readonly value: number;
  readonly source: 'human' | 'estimated';
  /** What speaks for the value, one reason an entry. */
  readonly reasons: readonly string[];
}

/** The globals that were rated; one that is missing was not rated. */
export type GlobalRatings = Readonly<Partial<Record<GlobalId, GlobalRating>>>;

/**
 * A human rating of a global, checked against its scale.
 *
 * @throws InputFault when the value is not a whole point of the scale
 */
export function humanRating(definition: GlobalDefinition, value: number): GlobalRating {
  const { min, max } = definition.scale;
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new InputFault({
      problem: `${definition.name} is rated ${value}`,
      remedy: `give a whole point from ${min} to ${max}`,
    });
  }
  return { value, source: 'human', reasons: [] };
}

/**
 * The mean of several coders' ratings of one session, global by global. A global that some coder left out is the mean
 * of those who rated it; it is human only if every rating of it is.
 */
export function meanRatings(rubric: Rubric, ratings: readonly GlobalRatings[]): GlobalRatings {
  const entries = rubric.globals.flatMap(({ id }) => {
    const given = ratings.flatMap((each) => each[id] ?? []);
    if (given.length === 0) return [];
    const value = given.reduce((sum, each) => sum + each.value, 0) / given.length;
    const source = given.every((each) => each.source === 'human') ? ('human' as const) : ('estimated' as const);
    return [[id, { value, source, reasons: given.flatMap((each) => each.reasons) }] as const];
  });
  return Object.fromEntries(entries);
}

/** Human ratings laid over estimates: a human rating always replaces an estimate. */
export function preferHuman(human: GlobalRatings, estimated: GlobalRatings): GlobalRatings {
  return { ...estimated, ...human };
}
