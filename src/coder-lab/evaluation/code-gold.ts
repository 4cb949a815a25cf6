import type { CodedTurn, Coding } from '../../instrument/coding.ts';
import type { ScoredSession } from '../../scoring/describe-scores.ts';
import {
  type ScoringChoices,
  type ScoringSetup,
  scoreByHeuristics,
  scoreGivenCoding,
} from '../../scoring/score-session.ts';
import { compareAnnomi } from './compare-annomi.ts';
import { compareCoded } from './compare-coded.ts';
import type { CodedGold, GoldSession } from './gold-session.ts';
import type { SessionComparison } from './session-comparison.ts';

/**
 * Has the heuristic coder code a gold session from what was said alone, as `miti score` does, and compares.
 *
 * @throws InputFault when the language is not one that the coder knows
 */
export async function compareWithCoder(
  gold: GoldSession,
  choices: ScoringChoices,
  setup: ScoringSetup,
): Promise<SessionComparison> {
  const coder = scoreByHeuristics(gold.session, gold.source, choices, setup);
  if (gold.scheme === 'annomi') return compareAnnomi(gold, coder, setup.rubric);
  const rescore = (coding: Coding): ScoredSession =>
    scoreGivenCoding(gold.session, gold.source, choices, setup, coding);
  return compareCoded(gold, rescore(gold.coding), rescore(onJudgedTurns(coder.coding, gold)), setup.rubric);
}

/** The coder's coding without codes for turns that people did not judge, so that both count the same talk. */
function onJudgedTurns(coding: Coding, { notJudged }: CodedGold): Coding {
  if (notJudged.size === 0) return coding;
  const turns = coding.turns.map((turn): CodedTurn => {
    if (turn.role !== 'clinician' || !notJudged.has(turn.id)) return turn;
    return { ...turn, utterances: turn.utterances.map((each) => ({ ...each, code: null })) };
  });
  return { ...coding, turns };
}
