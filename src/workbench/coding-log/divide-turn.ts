import { InputFault } from '../../instrument/input-fault.ts';
import type { UtteranceWork } from '../api/documents.ts';

/**
 * Divides the utterance that holds the character at `at`, before that character. The first part keeps the decision; white
 * space at the cut belongs to neither.
 *
 * @throws InputFault where a part would be without words, or within a character
 */
export function splitUtterance(utterances: readonly UtteranceWork[], text: string, at: number): UtteranceWork[] {
  const index = utterances.findIndex(({ from, to }) => from < at && at < to);
  const whole = utterances[index];
  if (!whole) throw new InputFault({ problem: `no utterance runs over place ${at}`, remedy: 'split within its words' });
  const first = text.slice(whole.from, at).trimEnd();
  const second = text.slice(at, whole.to).trimStart();
  if (first.trim() === '' || second === '' || /^[\uDC00-\uDFFF]/.test(text.slice(at))) {
    throw new InputFault({ problem: `place ${at} leaves nothing on one side`, remedy: 'split between two words' });
  }
  const parts = [
    { ...whole, to: whole.from + first.length },
    { from: whole.to - second.length, to: whole.to, decision: null },
  ];
  return utterances.toSpliced(index, 1, ...parts);
}

/**
 * Joins an utterance with the one after it. The first decision that was made stays.
 *
 * @throws InputFault where there is none after it
 */
export function joinUtterances(utterances: readonly UtteranceWork[], index: number): UtteranceWork[] {
  const [first, second] = [utterances[index], utterances[index + 1]];
  if (!first || !second) {
    throw new InputFault({ problem: `no utterance follows utterance ${index + 1} in its turn`, remedy: 'join others' });
  }
  const joined = { from: first.from, to: Math.max(first.to, second.to), decision: first.decision ?? second.decision };
  return utterances.toSpliced(index, 2, joined);
}
