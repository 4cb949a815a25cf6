import type { ClientView } from './client-view.ts';
import type { CompiledCues } from './compiled-cues.ts';
import type { NoCode } from './detector.ts';
import type { Permission } from './permission.ts';
import type { UtteranceView } from './utterance-view.ts';

/** An utterance of the volley so far, with what it was given. */
export interface GivenCode {
  readonly view: UtteranceView;
  readonly code: string | NoCode;
}

/** What a detector sees: the utterance and what stands around it. */
export interface UtteranceContext {
  readonly cues: CompiledCues;
  readonly utterance: UtteranceView;
  /** The next utterance of the same turn. */
  readonly next: UtteranceView | null;
  /** The utterances of the volley so far, with their codes. */
  readonly before: readonly GivenCode[];
  /** The last client speech that was more than listening noises, with the one before it; null at the start. */
  readonly previousClient: ClientView | null;
  /** The client turn that follows. */
  readonly followingClient: ClientView | null;
  readonly permission: Permission;
  readonly changeGoal: string | null;
  /** How many clinician turns came before. */
  readonly turnsBefore: number;
}
