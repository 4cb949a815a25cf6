import type { CodedTurn } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Turn } from '../instrument/turn.ts';
import type { TurnCodes } from './records.ts';

/**
 * Turns with the codes that a coding gave them. A clinician's turn that the coding leaves out has no utterances yet; a
 * client's has no client talk.
 */
export function layCodes(turns: readonly Turn[], codes: readonly TurnCodes[]): CodedTurn[] {
  const given = new Map(codes.map((each) => [each.turnId, each]));
  return turns.map((turn) => layOnTurn(turn, given.get(turn.id)));
}

function layOnTurn(turn: Turn, codes: TurnCodes | undefined): CodedTurn {
  if (turn.role === 'other') return { ...turn, role: 'other' };
  if (turn.role === 'client') {
    return { ...turn, role: 'client', clientTalk: codes && 'clientTalk' in codes ? codes.clientTalk : null };
  }
  const utterances = codes && 'utterances' in codes ? codes.utterances : [];
  return {
    ...turn,
    role: 'clinician',
    utterances: utterances.map(({ from, to, ...code }) => ({ text: turn.text.slice(from, to), ...code })),
  };
}

/**
 * The codes of coded turns, without their text: the inverse of `layCodes`.
 *
 * @throws InputFault when an utterance is not part of its turn's text, in its place in the order
 */
export function liftCodes(turns: readonly CodedTurn[]): TurnCodes[] {
  return turns.flatMap((turn): TurnCodes[] => {
    if (turn.role === 'other') return [];
    if (turn.role === 'client')
      return turn.clientTalk === null ? [] : [{ turnId: turn.id, clientTalk: turn.clientTalk }];
    let end = 0;
    const utterances = turn.utterances.map(({ text, code, confidence, reason }, i) => {
      const from = turn.text.indexOf(text, end);
      if (from < 0) {
        throw new InputFault({
          problem: `utterance ${i + 1} is not part of the turn's text`,
          place: `turn "${turn.id}"`,
          remedy: "write the turn's text as its utterances joined",
        });
      }
      end = from + text.length;
      return { from, to: end, code, confidence, reason };
    });
    return [{ turnId: turn.id, utterances }];
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
