import type { TextRange, Turn } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { CodingDocument, TurnWork } from '../api/documents.ts';

/**
 * The document of a coding in which nothing was coded yet.
 *
 * @param turns of the segment; null for a live tally
 * @param divide gives the utterances of a clinician's turn; one without words has none
 */
export function startDocument(
  rubric: Pick<Rubric, 'globals'>,
  turns: readonly Pick<Turn, 'id' | 'role' | 'text'>[] | null,
  changeGoal: string | null,
  divide: (text: string) => readonly TextRange[] = asOne,
): CodingDocument {
  return {
    changeGoal,
    turns: (turns ?? []).map((turn) => startTurn(turn, divide)),
    events: turns ? null : [],
    globals: Object.fromEntries(rubric.globals.map(({ id }) => [id, { rating: { kind: 'notRated' }, evidence: [] }])),
    flags: [],
    notes: '',
  };
}

function startTurn(
  { id: turnId, role, text }: Pick<Turn, 'id' | 'role' | 'text'>,
  divide: (text: string) => readonly TextRange[],
): TurnWork {
  if (role === 'client') return { role, turnId, startSeconds: null, clientTalk: null };
  if (role === 'other') return { role, turnId, startSeconds: null };
  const utterances = divide(text).map(({ from, to }) => ({ from, to, decision: null }));
  return { role, turnId, startSeconds: null, utterances };
}

/** The whole turn as one utterance. */
function asOne(text: string): TextRange[] {
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return to > from ? [{ from, to }] : [];
}
