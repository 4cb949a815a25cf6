import fc from 'fast-check';
import { placeUtterances, type WordedUtterance } from '../../src/instrument/coded-turns.ts';
import {
  type CodedClientTurn,
  type CodedClinicianTurn,
  type CodedTurn,
  type OtherTurn,
  spokenUtterances,
} from '../../src/instrument/coding.ts';
import type { CodeId } from '../../src/instrument/rubric.ts';

let lastId = 0;
const untimed = () => ({ id: `${++lastId}`, startSeconds: null, endSeconds: null });

/** An utterance by its words; they end in a question mark where it carries Q or SEEK. */
export function utterance(
  code: CodeId | null,
  text = code === 'Q' || code === 'SEEK' ? 'What then?' : 'So it goes.',
): WordedUtterance {
  return { text, code, confidence: null, reason: null };
}

/** A clinician's turn of these utterances. */
export function turnOf(...utterances: WordedUtterance[]): CodedClinicianTurn {
  const text = utterances
    .map((each) => each.text)
    .filter((each) => each !== '')
    .join(' ');
  return { ...untimed(), speaker: 'T', role: 'clinician', text, utterances: placeUtterances(text, utterances) };
}

/** A turn whose utterances are shown by their words. */
export function worded(turn: CodedTurn | undefined): unknown {
  if (turn?.role !== 'clinician') return turn;
  return { ...turn, utterances: spokenUtterances(turn).map(({ from: _from, to: _to, ...each }) => each) };
}

/** A clinician's turn of one utterance a code. */
export function clinician(...codes: (CodeId | null)[]): CodedClinicianTurn {
  return turnOf(...codes.map((code) => utterance(code)));
}

export function client(text: string): CodedClientTurn {
  return { ...untimed(), speaker: 'C', role: 'client', text, clientTalk: null };
}

export function other(text: string): OtherTurn {
  return { ...untimed(), speaker: 'E', role: 'other', text };
}

/** The listening noises of these tests. */
export const isFacilitative = (turn: CodedClientTurn): boolean => /^(mm-hm|yeah|right)\.?$/i.test(turn.text);

const ids = ['GI', 'PERSUADE', 'PERSUADE_WITH', 'Q', 'SR', 'CR', 'AF', 'SEEK', 'EMPHASIZE', 'CONFRONT'];

/** Any sequence of coded turns. */
export const anyTurns: fc.Arbitrary<CodedTurn[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.array(fc.constantFrom(...ids, null), { maxLength: 6 }).map((codes) => clinician(...codes)),
    },
    { weight: 2, arbitrary: fc.constantFrom('Mm-hm.', 'Yeah.', 'I do not know.', '').map(client) },
    { weight: 1, arbitrary: fc.constantFrom('We could move the desk.').map(other) },
  ),
  { maxLength: 30 },
);
