import type { GlobalRatings } from './globals.ts';
import type { CodeId } from './rubric.ts';
import type { Turn } from './turn.ts';

/** Client language in relation to the change goal. */
export type ClientTalk = 'change' | 'sustain' | 'neutral';

/** Who coded: a person, the heuristic coder, codes brought in from elsewhere, or several coders by consensus. */
export type CoderKind = 'human' | 'heuristic' | 'imported' | 'consensus';

export interface Coder {
  readonly kind: CoderKind;
  readonly id: string;
  /** Version of the program or model that coded; null for people. */
  readonly version: string | null;
}

/**
 * One complete thought of a clinician's turn [MITI E.2]. The texts of a turn's utterances that are not empty, joined by
 * one space, are the turn's text. An empty text shares the text before it: where codes were given to a turn as a whole,
 * nobody knows which words earned which.
 */
export interface Utterance {
  readonly text: string;
}

/** An utterance with the one code it earned, or none. */
export interface CodedUtterance extends Utterance {
  readonly code: CodeId | null;
  /** How sure the heuristic coder is, from 0 to 1; null for codes that people gave. */
  readonly confidence: number | null;
  /** Why, in words a trainer accepts; null where a human coder gave none. */
  readonly reason: string | null;
}

export interface CodedClinicianTurn extends Turn {
  readonly role: 'clinician';
  readonly utterances: readonly CodedUtterance[];
}

export interface CodedClientTurn extends Turn {
  readonly role: 'client';
  /** Null where it was not coded. */
  readonly clientTalk: ClientTalk | null;
}

export interface OtherTurn extends Turn {
  readonly role: 'other';
}

/** A turn as one coder sees it. */
export type CodedTurn = CodedClinicianTurn | CodedClientTurn | OtherTurn;

/** One coder's whole work on one segment. Counts and scores are never stored with it: they follow from it and a rubric. */
export interface Coding {
  readonly coder: Coder;
  readonly turns: readonly CodedTurn[];
  readonly globals: GlobalRatings;
  readonly changeGoal: string | null;
}
