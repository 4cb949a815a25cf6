/** Turns and the codes that one coder gave them: taken together, taken apart, and placed in a turn's text. */
import type { CodedTurn, CodedUtterance, SpokenUtterance, Turn, TurnCodes } from './coding.ts';
import { InputFault } from './input-fault.ts';

/**
 * Turns with the codes that a coding gave them. A clinician's turn that the coding leaves out has no utterances yet; a
 * client's has no client talk.
 */
export function layCodes(turns: readonly Turn[], codes: readonly TurnCodes[]): CodedTurn[] {
  const given = new Map(codes.map((each) => [each.turnId, each]));
  return turns.map((turn): CodedTurn => {
    const own = given.get(turn.id);
    if (turn.role === 'other') return { ...turn, role: 'other' };
    if (turn.role === 'client') {
      return { ...turn, role: 'client', clientTalk: own && 'clientTalk' in own ? own.clientTalk : null };
    }
    return { ...turn, role: 'clinician', utterances: own && 'utterances' in own ? own.utterances : [] };
  });
}

/** The codes of coded turns, without the turns: the inverse of `layCodes`. */
export function liftCodes(turns: readonly CodedTurn[]): TurnCodes[] {
  return turns.flatMap((turn): TurnCodes[] => {
    if (turn.role === 'other') return [];
    if (turn.role === 'clinician') return [{ turnId: turn.id, utterances: [...turn.utterances] }];
    return turn.clientTalk === null ? [] : [{ turnId: turn.id, clientTalk: turn.clientTalk }];
  });
}

/** Codes of every clinician's turn, in which words that no utterance covers are an utterance without a code. */
export function coverWords(turns: readonly Turn[], codes: readonly TurnCodes[]): TurnCodes[] {
  const given = new Map(codes.map((each) => [each.turnId, each]));
  return turns.flatMap((turn): TurnCodes[] => {
    const own = given.get(turn.id);
    if (turn.role !== 'clinician') return own ? [own] : [];
    const utterances = own && 'utterances' in own ? own.utterances : [];
    const uncoded = (from: number, to: number) =>
      turn.text.slice(from, to).trim() === '' ? [] : [{ from, to, code: null, confidence: null, reason: null }];
    let end = 0;
    const covered = utterances.flatMap((utterance) => {
      const before = uncoded(end, utterance.from);
      end = Math.max(end, utterance.to);
      return [...before, utterance];
    });
    return [{ turnId: turn.id, utterances: [...covered, ...uncoded(end, turn.text.length)] }];
  });
}

/** An utterance as files write it: by its words, with no place in the turn. */
export type WordedUtterance = Omit<SpokenUtterance, 'from' | 'to'>;

/**
 * Utterances as ranges of the text of their turn, each behind the one before. One whose text is empty stands at the end of
 * the one before it.
 *
 * @throws InputFault when one is not part of the turn's text, in its place in the order
 */
export function placeUtterances(turnText: string, utterances: readonly WordedUtterance[]): CodedUtterance[] {
  let end = 0;
  return utterances.map(({ text, ...code }, i) => {
    const from = turnText.indexOf(text, end);
    if (from < 0) {
      throw new InputFault({
        problem: `utterance ${i + 1} is not part of the turn's text`,
        remedy: "write the turn's text as its utterances joined",
      });
    }
    end = from + text.length;
    return { ...code, from, to: end };
  });
}
