/** How a measure is computed from terms: counts and global ratings. */
type FormulaOf<Term> =
  | { readonly sum: Term[] }
  | { readonly mean: Term[] }
  | { readonly ratio: Share<Term> }
  | { readonly percent: Share<Term> };

interface Share<Term> {
  readonly of: Term[];
  readonly to: Term[];
}

/** Every count and global that a formula reads, in its order. */
export function formulaTerms<Term>(formula: FormulaOf<Term>): Term[] {
  if ('sum' in formula) return formula.sum;
  if ('mean' in formula) return formula.mean;
  const { of, to } = 'ratio' in formula ? formula.ratio : formula.percent;
  return [...of, ...to];
}
