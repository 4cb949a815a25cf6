import { countCoders, type Ratings } from './ratings.ts';
import type { Category } from './statistic.ts';

/** Ratings of one measure, with the names to speak of it and its coders by. */
export interface NamedRatings {
  /** Such as "Softening Sustain Talk". */
  readonly measure: string;
  /** One a column. */
  readonly coders: readonly string[];
  readonly ratings: Ratings<Category>;
}

/** Ratings that vary too little for a statistic of agreement to say much. */
export interface VarianceWarning {
  readonly kind: 'allZero' | 'noVariance' | 'coderWithoutVariance';
  readonly measure: string;
  /** Only for `coderWithoutVariance`. */
  readonly coder: string | null;
  readonly value: Category;
  /** For a person, naming the measure. */
  readonly message: string;
}

/**
 * Warns of a measure without variance, or of a coder who gave one value throughout. Looks at coders with two ratings or
 * more.
 *
 * @returns an empty list where every coder's ratings vary
 * @throws RangeError when there is not one name for each column
 * @example
 * const ratings = [[3, 3], [3, 4]];
 * const [warning] = warnOfNoVariance({ measure: 'Empathy', coders: ['coder 1', 'coder 2'], ratings });
 * warning.message // → 'Empathy: coder 1 gave 3 to all 2 subjects; agreement can hardly be told from chance'
 */
export function warnOfNoVariance({ measure, coders, ratings }: NamedRatings): VarianceWarning[] {
  const columns = countCoders(ratings);
  if (columns !== coders.length) throw new RangeError(`${coders.length} coders are named for ${columns} columns`);
  const given = coders.map((_, j) => ratings.map((row) => row[j] ?? null).filter((value) => value !== null));
  const all = given.flat();
  const [first] = all;
  if (first !== undefined && all.length > 1 && all.every((value) => value === first)) {
    return [warnOfMeasure(measure, first)];
  }
  return coders.flatMap((coder, j) => {
    const values = given[j] ?? [];
    const [value] = values;
    if (value === undefined || values.length < 2 || values.some((each) => each !== value)) return [];
    const message = `${measure}: ${coder} gave ${value} to all ${values.length} subjects; agreement can hardly be told from chance`;
    return [{ kind: 'coderWithoutVariance', measure, coder, value, message } as const];
  });
}

function warnOfMeasure(measure: string, value: Category): VarianceWarning {
  const kind = value === 0 ? 'allZero' : 'noVariance';
  const what = value === 0 ? 'every coder gave 0 throughout' : `every coder gave ${value} throughout`;
  return { kind, measure, coder: null, value, message: `${measure}: ${what}; reliability is undefined` };
}
