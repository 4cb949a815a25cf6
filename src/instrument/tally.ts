import type { CodeId, Rubric, VolleyRules } from './rubric.ts';
import { codeIds } from './rubric.ts';
import { type Volley, volleyUtterances } from './volley.ts';

/** A code that was given but not counted, and the rule that dropped it. */
export interface DroppedCode {
  readonly code: CodeId;
  /** Id of the rubric's rule: see `volley` in the rubric. */
  readonly rule: string;
}

/** What one volley adds to the counts. */
export interface VolleyTally {
  readonly volley: Volley;
  /** Counted codes, each once, in the order they were first given. */
  readonly codes: readonly CodeId[];
  readonly dropped: readonly DroppedCode[];
}

/** Behaviour counts: one number for every code of the rubric. */
export type Counts = Readonly<Record<CodeId, number>>;

/** Counts one volley by the rubric's rules: each code once, one code from each exclusive set [MITI E.2, E.3]. */
export function tallyVolley(volley: Volley, rules: VolleyRules): VolleyTally {
  const given = volleyUtterances(volley).flatMap(({ code }) => (code === null ? [] : [code]));
  const present = new Set(given);
  const seen = new Set<CodeId>();
  const codes: CodeId[] = [];
  const dropped: DroppedCode[] = [];
  for (const code of given) {
    const rule = losesPlace(code, present, rules) ?? (seen.has(code) ? rules.oncePerVolley.id : undefined);
    seen.add(code);
    if (rule === undefined) codes.push(code);
    else dropped.push({ code, rule });
  }
  return { volley, codes, dropped };
}

/** The rule by which a code gives way to a stronger one that the volley also holds, if any. */
function losesPlace(code: CodeId, present: ReadonlySet<CodeId>, rules: VolleyRules): string | undefined {
  const lost = rules.exclusive.find((set) => {
    const winner = set.codes.find((each) => present.has(each));
    return set.codes.includes(code) && winner !== code;
  });
  return lost?.id;
}

/** Sums volleys to behaviour counts. A code that never occurred counts 0. */
export function countCodes(rubric: Rubric, tallies: readonly VolleyTally[]): Counts {
  const counts: Record<CodeId, number> = Object.fromEntries(codeIds(rubric).map((id) => [id, 0]));
  for (const code of tallies.flatMap((each) => each.codes)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
