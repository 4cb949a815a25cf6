import type { ClientTalk } from '../../instrument/coding.ts';
import type { CueHit } from '../reading/cue-matcher.ts';
import type { Behaviour } from '../reading/cues.ts';
import type { Lexicon } from '../reading/lexicon.ts';
import { plainWords } from '../reading/plain-words.ts';
import type { ReadTurn } from '../reading/session-document.ts';
import { hitsOf } from '../reading/utterance.ts';

/** From this weight on, talk counts as change or sustain talk. */
const leastWeight = 0.5;
/** How much weight a mention of the target behaviour adds to what is said about it. */
const aboutGoal = 0.15;

/**
 * Whether a client turn argues for the change goal, against it, or neither: desire, ability, reasons, need, commitment,
 * activation and steps taken, by cues and by mention of the target behaviour.
 *
 * @param behaviours those that the change goal names
 */
export function findClientTalk(turn: ReadTurn, behaviours: readonly Behaviour[]): ClientTalk {
  if (!turn.hits.has('change') && !turn.hits.has('sustain')) return 'neutral';
  const mention = mentionsBehaviour(turn, behaviours) ? aboutGoal : 0;
  const change = weightOf(hitsOf(turn, 'change'), mention);
  const sustain = weightOf(hitsOf(turn, 'sustain'), mention);
  if (Math.max(change, sustain) < leastWeight) return 'neutral';
  return change > sustain ? 'change' : 'sustain';
}

/** The behaviours that the change goal names; every one known where no goal is named. */
export function behavioursOf(
  { behaviours }: Pick<Lexicon, 'behaviours'>,
  changeGoal: string | null,
): readonly Behaviour[] {
  if (changeGoal === null) return behaviours;
  const words = plainWords(changeGoal);
  const named = behaviours.filter(({ goal }) => goal.some((start) => words.some((word) => word.startsWith(start))));
  return named.length > 0 ? named : behaviours;
}

function mentionsBehaviour({ tokens }: ReadTurn, behaviours: readonly Behaviour[]): boolean {
  const starts = behaviours.flatMap(({ words }) => words);
  return tokens.some(({ normal }) => starts.some((start) => normal.startsWith(start)));
}

function weightOf(hits: readonly CueHit[], mention: number): number {
  return 1 - hits.reduce((rest, { cue }) => rest * (1 - Math.min(0.95, cue.strength + mention)), 1);
}
