import type { ClientTalk, CodedUtterance, Coder, Role, TextRange, Turn } from './coding-schema.ts';
import type { GlobalRatings } from './globals.ts';

export type {
  ClientTalk,
  CodedUtterance,
  Coder,
  CoderKind,
  Revealed,
  Role,
  TextRange,
  Turn,
  TurnCodes,
} from './coding-schema.ts';

interface TurnOf<Speaker extends Role> extends Turn {
  readonly role: Speaker;
}

export interface CodedClinicianTurn extends TurnOf<'clinician'> {
  readonly utterances: readonly CodedUtterance[];
}

export interface CodedClientTurn extends TurnOf<'client'> {
  /** Null where it was not coded. */
  readonly clientTalk: ClientTalk | null;
}

export type OtherTurn = TurnOf<'other'>;

/** A turn as one coder sees it. */
export type CodedTurn = CodedClinicianTurn | CodedClientTurn | OtherTurn;

/** One coder's whole work on one segment. Counts and scores are never stored with it: they follow from it and a rubric. */
export interface Coding {
  readonly coder: Coder;
  readonly turns: readonly CodedTurn[];
  readonly globals: GlobalRatings;
  readonly changeGoal: string | null;
}

/** An utterance with its words, looked up in its turn. */
export interface SpokenUtterance extends CodedUtterance {
  readonly text: string;
}

/** The utterances of a turn, each with its words. */
export function spokenUtterances({
  text,
  utterances,
}: Pick<CodedClinicianTurn, 'text' | 'utterances'>): SpokenUtterance[] {
  return utterances.map((each) => ({ ...each, text: text.slice(each.from, each.to) }));
}

/** Whether a range holds words of its own; one that holds none shares the words before it. */
export function hasWords({ from, to }: TextRange): boolean {
  return to > from;
}
