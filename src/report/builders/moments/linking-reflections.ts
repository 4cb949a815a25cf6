import type { CodedTurn } from '../../../instrument/coding.ts';
import { listUtterances, type PlacedUtterance } from './quotes.ts';

/** A reflection shorter than this gathers nothing. */
const fewestWords = 12;
/** Shorter words are mostly grammar. */
const shortestWord = 5;
/** Words are compared by their beginnings, so that their endings don't matter. */
const stemLength = 6;
/** How many of the client's turns a reflection must take words from, the one just before among them or not. */
const fewestTurns = 2;

/**
 * Reflections that link several things the client said: of at least 12 words, with words of five letters or more from two
 * or more earlier client turns, each turn giving a word that the others don't.
 *
 * A rule of thumb on words alone, since the instrument has no code for summaries: it misses a summary in other words.
 */
export function findLinkingReflections(turns: readonly CodedTurn[]): PlacedUtterance[] {
  return listUtterances(turns).filter(({ code, text, at }) => {
    if (code !== 'SR' && code !== 'CR') return false;
    if (wordsOf(text).length < fewestWords) return false;
    return linkedTurns(stemsOf(text), turns.slice(0, at)) >= fewestTurns;
  });
}

/** From how many of the client's turns the stems come, each stem counted for its latest turn only. */
function linkedTurns(stems: ReadonlySet<string>, before: readonly CodedTurn[]): number {
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
