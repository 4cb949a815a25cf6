import { type CodedTurn, spokenUtterances } from '../../../instrument/coding.ts';
import type { PlacedUtterance } from './quotes.ts';

/** A shorter turn gathers nothing. */
const fewestWords = 16;
/** Shorter words are mostly grammar. */
const shortestWord = 5;
/** Words are compared by their beginnings, so that their endings don't matter. */
const stemLength = 6;
/** A word in more turns than these says nothing of where it comes from. */
const mostTurnsOfAWord = 3;
const largestShareOfTurns = 0.05;
/** From how many of the client's turns a reflection must take words. */
const fewestTurns = 3;

/**
 * Turns whose reflections link several things that the client said: at least 16 words of reflection, with words from
 * three or more earlier client turns. A word counts where it has five letters or more and occurs in few turns, and
 * for the latest turn that has it only.
 *
 * A rule of thumb on words alone, since the instrument has no code for summaries: it misses a summary in other words, and
 * now and then takes a long reflection for one. In the sample sessions it finds the four linking summaries that their
 * coder noted and six further reflections.
 */
export function findLinkingReflections(turns: readonly CodedTurn[]): PlacedUtterance[] {
  const spread = countTurns(turns);
  const most = Math.max(mostTurnsOfAWord, largestShareOfTurns * turns.length);
  return turns.flatMap((turn, at) => {
    if (turn.role !== 'clinician') return [];
    const reflections = spokenUtterances(turn).filter(
      ({ code, text }) => (code === 'SR' || code === 'CR') && text !== '',
    );
    const text = reflections.map((each) => each.text).join(' ');
    if (wordsOf(text).length < fewestWords) return [];
    const telling = [...stemsOf(text)].filter((stem) => (spread.get(stem) ?? 0) <= most);
    if (linkedTurns(telling, turns.slice(0, at)) < fewestTurns) return [];
    return [{ turn, at, text, code: reflections.some(({ code }) => code === 'CR') ? 'CR' : 'SR' }];
  });
}

/** From how many of the client's turns the stems come, each stem counted for its latest turn only. */
function linkedTurns(stems: readonly string[], before: readonly CodedTurn[]): number {
  const left = new Set(stems);
  let linked = 0;
  for (const turn of before.toReversed()) {
    if (turn.role !== 'client') continue;
    const shared = [...stemsOf(turn.text)].filter((stem) => left.has(stem));
    for (const stem of shared) left.delete(stem);
    if (shared.length > 0) linked += 1;
  }
  return linked;
}

/** In how many turns each stem occurs. */
function countTurns(turns: readonly CodedTurn[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of turns.flatMap(({ text }) => [...stemsOf(text)])) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function stemsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length >= shortestWord)
      .map((word) => word.slice(0, stemLength)),
  );
}
