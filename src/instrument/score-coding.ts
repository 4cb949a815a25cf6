import type { CodedClientTurn, Coding } from './coding.ts';
import { assessProficiency, type Proficiency } from './proficiency.ts';
import type { MeasureId, Rubric } from './rubric.ts';
import { computeSummaryScores, type SummaryScores } from './summary-scores.ts';
import { type Counts, countCodes, tallyVolley, type VolleyTally } from './tally.ts';
import { parseVolleys } from './volley.ts';

/** Everything that follows from one coding under one rubric. */
export interface CodingScores {
  readonly volleys: readonly VolleyTally[];
  readonly counts: Counts;
  readonly summary: SummaryScores;
  readonly proficiency: Readonly<Record<MeasureId, Proficiency>>;
}

/**
 * Scores a coding: volleys, behaviour counts, summary scores and proficiency [MITI E, H, I].
 *
 * @param isFacilitative whether a client turn is nothing but listening noises in the session's language
 */
export function scoreCoding(
  rubric: Rubric,
  coding: Pick<Coding, 'turns' | 'globals'>,
  isFacilitative: (turn: CodedClientTurn) => boolean,
): CodingScores {
  const volleys = parseVolleys(coding.turns, rubric.volley, isFacilitative).map((each) =>
    tallyVolley(each, rubric.volley),
  );
  const counts = countCodes(rubric, volleys);
  const summary = computeSummaryScores(rubric, counts, coding.globals);
  return { volleys, counts, summary, proficiency: assessProficiency(rubric, summary) };
}
