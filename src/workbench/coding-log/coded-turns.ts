import type { CodedClientTurn, CodedTurn, Turn } from '../../instrument/coding.ts';
import type { GlobalRatings } from '../../instrument/globals.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { type CodingScores, scoreCoding } from '../../instrument/score-coding.ts';
import type { CodingDocument, TallyEvent, TurnWork } from '../api/documents.ts';
import { clientTurn, notCoded } from './decisions.ts';

/** A turn of the segment with what the page needs to count it. */
export type CountedTurn = Omit<Turn, 'speaker'> & { readonly facilitative: boolean };

/**
 * Scores a document by the MITI's rules, as everything else that scores codings does.
 *
 * @param turns of the segment, in its order; null for a live tally
 */
export function scoreDocument(
  rubric: Rubric,
  document: CodingDocument,
  turns: readonly CountedTurn[] | null,
): CodingScores {
  const noises = new Set(turns?.flatMap(({ id, facilitative }) => (facilitative ? [id] : [])));
  const coded = turns ? codedTurns(document.turns, turns) : talliedTurns(document.events ?? []);
  const isFacilitative = ({ id }: CodedClientTurn) => noises.has(id);
  return scoreCoding(rubric, { turns: coded, globals: ratingsOf(document) }, isFacilitative);
}

/** The ratings that were given; one that is withheld is left out. */
export function ratingsOf({ globals }: CodingDocument): GlobalRatings {
  const entries = Object.entries(globals).flatMap(([id, { rating }]) =>
    rating.kind === 'rated' ? [[id, { value: rating.value, source: 'human' as const, reasons: [] }]] : [],
  );
  return Object.fromEntries(entries);
}

/** Turns with what the coder decided. An utterance that earns no code and one not decided yet are alike without a code. */
export function codedTurns(work: readonly TurnWork[], turns: readonly CountedTurn[]): CodedTurn[] {
  const given = new Map(work.map((each) => [each.turnId, each]));
  return turns.map((turn) => codedTurn({ ...turn, speaker: turn.role }, given.get(turn.id)));
}

function codedTurn(turn: Turn, work: TurnWork | undefined): CodedTurn {
  if (turn.role === 'other') return { ...turn, role: 'other' };
  if (turn.role === 'client') {
    return { ...turn, role: 'client', clientTalk: work?.role === 'client' ? work.clientTalk : null };
  }
  const utterances = work?.role === 'clinician' ? work.utterances : [];
  return {
    ...turn,
    role: 'clinician',
    utterances: utterances.map(({ from, to, decision }) => ({
      from,
      to,
      code: decision === notCoded ? null : decision,
      confidence: null,
      reason: null,
    })),
  };
}

/** The events of a live tally as turns without words: each code is the clinician's, each client turn ends a volley. */
export function talliedTurns(events: readonly TallyEvent[]): CodedTurn[] {
  return events.map(({ id, atSeconds, tallied }) => {
    const turn = { id: String(id), startSeconds: atSeconds, endSeconds: null, text: '' };
    if (tallied === clientTurn) return { ...turn, role: 'client', speaker: 'client', clientTalk: null };
    const utterance = { from: 0, to: 0, code: tallied, confidence: null, reason: null };
    return { ...turn, role: 'clinician', speaker: 'clinician', utterances: [utterance] };
  });
}
