import { type CodedClinicianTurn, type CodedTurn, spokenUtterances } from '../../../instrument/coding.ts';
import type { Rubric } from '../../../instrument/rubric.ts';
import { writeClock } from '../../../instrument/write-clock.ts';
import type { Wording } from '../../messages/words-of.ts';
import type { Quote } from '../../models/moment.ts';
import type { CodedSession } from '../../sessions/coded-session.ts';

/** A clinician's utterance in its place. */
export interface PlacedUtterance {
  readonly turn: CodedClinicianTurn;
  /** Place of the turn in the segment, from 0. */
  readonly at: number;
  readonly text: string;
  readonly code: string | null;
}

/** All utterances with words, in order. */
export function listUtterances(turns: readonly CodedTurn[]): PlacedUtterance[] {
  return turns.flatMap((turn, at) => {
    if (turn.role !== 'clinician') return [];
    const utterances = spokenUtterances(turn);
    return utterances.flatMap(({ text, code }, i) => {
      // An empty text shares the words before it.
      const words = text === '' ? (utterances.slice(0, i).findLast((each) => each.text !== '')?.text ?? '') : text;
      return words === '' ? [] : [{ turn, at, text: words, code }];
    });
  });
}

/** Quotes longer than this are cut at a word, with an ellipsis. */
const longestQuote = 260;

/** What may be quoted of a session, as its coding and the reader's choice allow. */
export interface Quoter {
  readonly mayQuote: (turn: CodedTurn) => boolean;
  readonly quoteClient: (at: number) => Quote[];
  readonly quoteUtterance: (utterance: PlacedUtterance) => Quote[];
}

/** Makes quotes of one session. */
export function quoterOf(
  wording: Wording,
  rubric: Rubric,
  { turns, shareable }: CodedSession,
  allowed: 'all' | 'shareable' | 'none',
): Quoter {
  const mayQuote = ({ id }: CodedTurn) =>
    allowed === 'all' || (allowed === 'shareable' && (shareable === 'all' || shareable.has(id)));
  const place = (turn: CodedTurn, at: number) => ({
    startSeconds: turn.startSeconds,
    placeText: turn.startSeconds === null ? wording.words.facts.turn(at + 1) : writeClock(turn.startSeconds),
  });
  return {
    mayQuote,
    quoteClient: (at) => {
      const turn = turns?.[at];
      if (turn?.role !== 'client' || !mayQuote(turn) || turn.text.trim() === '') return [];
      return [{ speaker: 'client', ...place(turn, at), text: shorten(turn.text), codeLabel: null }];
    },
    quoteUtterance: ({ turn, at, text, code }) => {
      if (!mayQuote(turn)) return [];
      const codeLabel = rubric.codes.find(({ id }) => id === code)?.abbreviation ?? null;
      return [{ speaker: 'clinician', ...place(turn, at), text: shorten(text), codeLabel }];
    },
  };
}

function shorten(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  if (plain.length <= longestQuote) return plain;
  const cut = plain.slice(0, longestQuote);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestQuote - 40))} …`;
}
