import fc from 'fast-check';
import type {
  CodedClientTurn,
  CodedClinicianTurn,
  CodedTurn,
  CodedUtterance,
  OtherTurn,
} from '../../src/instrument/coding.ts';
import type { CodeId } from '../../src/instrument/rubric.ts';

let lastId = 0;
const untimed = () => ({ id: `${++lastId}`, startSeconds: null, endSeconds: null });

/** A coded utterance; its text ends in a question mark where it carries Q or SEEK. */
export function utterance(
  code: CodeId | null,
  text = code === 'Q' || code === 'SEEK' ? 'What then?' : 'So it goes.',
): CodedUtterance {
  return { text, code, confidence: null, reason: null };
}

/** A clinician's turn of one utterance a code. */
export function clinician(...codes: (CodeId | null)[]): CodedClinicianTurn {
  const utterances = codes.map((code) => utterance(code));
  return {
    ...untimed(),
    speaker: 'T',
    role: 'clinician',
    text: utterances.map((each) => each.text).join(' '),
    utterances,
  };
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
