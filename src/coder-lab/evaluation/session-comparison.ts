import type { CodeId, GlobalId } from '../../instrument/rubric.ts';
import type { BehaviourClass } from './behaviour-class.ts';

/** What people said, and what the coder said of the same. */
export interface Compared<Label> {
  readonly gold: Label;
  readonly coder: Label;
}

/** A code that the coder gave, how sure it was, and whether people gave that code to the same turn. */
export interface JudgedConfidence {
  readonly confidence: number;
  readonly right: boolean;
}

/** One session as people and as the coder see it, on what people judged. */
export interface SessionComparison {
  readonly id: string;
  readonly language: string | null;
  /** Clinician turns that people judged. */
  readonly judgedTurns: number;
  /** Main behaviour of each clinician turn whose gold has one. */
  readonly behaviour: readonly Compared<BehaviourClass>[];
  /** Which behaviours each clinician turn holds. */
  readonly classPresence: readonly Compared<ReadonlySet<BehaviourClass>>[];
  /** The code, or none, of each utterance that people divided off; empty where gold has no utterances. */
  readonly codes: readonly Compared<CodeId>[];
  /** Which codes each clinician turn holds; empty where gold has no codes. */
  readonly codePresence: readonly Compared<ReadonlySet<CodeId>>[];
  readonly clientTalk: readonly Compared<string>[];
  readonly confidences: readonly JudgedConfidence[];
  /** Counts and summary scores by id; only those that have a value on both sides. */
  readonly measures: ReadonlyMap<string, Compared<number>>;
  readonly globals: ReadonlyMap<GlobalId, Compared<number>>;
  /** Proficiency level by summary score; only those that have a level on both sides. */
  readonly levels: ReadonlyMap<string, Compared<string>>;
}
