import type { CodedClientTurn, CodedTurn, Coder, Revealed } from '../instrument/coding.ts';
import type { GlobalRatings } from '../instrument/globals.ts';
import type { KnownCounts } from '../instrument/summary-scores.ts';
import type { IccForm } from '../statistics/icc.ts';
import type { ComparedUnit, NoCodeRule } from './align-codings.ts';
import type { BandScale } from './bands.ts';

/** One coding of what several coders may have coded. */
export interface CodingToCompare {
  /** What was coded: a session, or one segment of it. Codings of the same id are compared. */
  readonly subject: { readonly id: string; readonly label: string };
  readonly coder: Coder;
  /** Codes on utterances, or behaviour counts alone, where totals are all that is known. */
  readonly work:
    | { readonly kind: 'utterances'; readonly turns: readonly CodedTurn[] }
    | { readonly kind: 'totals'; readonly counts: KnownCounts };
  readonly globals: GlobalRatings;
  /** What the client could change, where that is known: the heuristic coder needs it, people have their own view. */
  readonly changeGoal?: string | null;
  /** Language of the session, where it is known: the heuristic coder reads it so. */
  readonly language?: string | null;
  /** Whether the coder saw what could lead them while they coded. */
  readonly assisted: boolean;
  /** What they saw, where that is on record. */
  readonly revealed?: readonly Revealed[];
  /** Whether a client turn is nothing but listening noises in the session's language. */
  readonly isFacilitative: (turn: CodedClientTurn) => boolean;
}

/** What a user chooses of how agreement is computed. All of it is printed with the figures. */
export interface ComparisonChoices {
  readonly iccForm: IccForm;
  /** `auto`: complete cases where every coder coded every session, else REML on all ratings. */
  readonly missing: 'auto' | 'completeCases' | 'reml';
  /** Coverage of intervals. */
  readonly level: number;
  readonly unit: ComparedUnit;
  readonly noCode: NoCodeRule;
  /** Reliability that the number of needed coders is for. */
  readonly wantedReliability: number;
  readonly seed: number;
  readonly resamples: number;
  /** Most disagreements of each kind that are listed. */
  readonly disagreements: number;
  /** Whether the utterances that coders differed on are listed with their words. */
  readonly withText: boolean;
}

/** The scales whose words are used, one for each statistic. */
export interface ChosenBands {
  readonly icc: BandScale;
  readonly kappa: BandScale;
  readonly alpha: BandScale;
}

/** Who prints the figures. */
export interface SoftwareFacts {
  readonly name: string;
  readonly version: string;
}
