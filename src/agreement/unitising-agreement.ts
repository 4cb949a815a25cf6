import { type KrippendorffAlpha, krippendorffAlpha } from '../statistics/krippendorff-alpha.ts';
import { type PercentAgreement, percentAgreement } from '../statistics/percent-agreement.ts';
import type { Ratings } from '../statistics/ratings.ts';
import type { Statistic } from '../statistics/statistic.ts';
import type { AlignedCodings, AlignedTurn } from './align-codings.ts';

/** How far coders divided turns into utterances alike, whatever codes they gave. */
export interface UnitisingAgreement {
  /** Places between words where a turn could be divided. */
  readonly places: number;
  /** For each coder, the utterances and the divisions within turns. */
  readonly utterances: readonly number[];
  readonly divisions: readonly number[];
  /** Utterances that all coders divided off alike. */
  readonly sharedUtterances: number;
  /** Share of places where coders agree to divide or not. High even by chance, most places being undivided. */
  readonly agreement: Statistic<PercentAgreement>;
  /** Nominal alpha over places; undefined where nobody divided a turn (`allZero`). */
  readonly alpha: Statistic<KrippendorffAlpha>;
  /** Rows of 1 (divides here) and 0, one a place, for an interval or another statistic. */
  readonly ratings: Ratings;
}

/**
 * Agreement on where utterances begin and end, apart from agreement on codes.
 *
 * Every gap between two words of a clinician's turn is a place where the turn could be divided (and so is any other place
 * where a coder did); beginnings and ends of turns are given by the transcript and don't count.
 *
 * @example
 * const spans = [[{ start: 0, end: 5, code: 'AF' }, { start: 5, end: 12, code: 'Q' }], [{ start: 0, end: 12, code: 'Q' }]];
 * const aligned = { coders: 2, omittedTurnIds: [], turns: [{ turnId: '1', text: 'Good. Why now?', spans }] };
 * unitisingAgreement(aligned).places // → 2
 * unitisingAgreement(aligned).agreement.value.share // → 0.5
 */
export function unitisingAgreement({ coders, turns }: AlignedCodings): UnitisingAgreement {
  const ratings = turns.flatMap(markPlaces);
  const byCoder = Array.from({ length: coders }, (_, coder) => coder);
  return {
    places: ratings.length,
    utterances: byCoder.map((coder) => turns.reduce((sum, { spans }) => sum + (spans[coder]?.length ?? 0), 0)),
    divisions: byCoder.map((coder) => ratings.reduce((sum, row) => sum + (row[coder] ?? 0), 0)),
    sharedUtterances: turns.reduce((sum, turn) => sum + countShared(turn), 0),
    agreement: percentAgreement(ratings),
    alpha: krippendorffAlpha(ratings),
    ratings,
  };
}

function markPlaces({ text, spans }: AlignedTurn): number[][] {
  const divided = spans.map((own) => new Set(own.slice(1).map(({ start }) => start)));
  const places = new Set([...wordGaps(text), ...divided.flatMap((own) => [...own])]);
  return [...places].sort((a, b) => a - b).map((place) => divided.map((own) => (own.has(place) ? 1 : 0)));
}

/** Places between words, counted in characters other than white space. */
function wordGaps(text: string): number[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  let place = 0;
  return words.slice(0, -1).map((word) => {
    place += word.length;
    return place;
  });
}

function countShared({ spans: [first = [], ...others] }: AlignedTurn): number {
  return first.filter(({ start, end }) =>
    others.every((own) => own.some((span) => span.start === start && span.end === end)),
  ).length;
}
