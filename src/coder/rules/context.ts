import type { ClientView } from '../reading/client-view.ts';
import type { CompiledCues } from '../reading/compiled-cues.ts';
import type { UtteranceView } from '../reading/utterance-view.ts';
import type { Permission } from './permission.ts';
import type { VolleySoFar } from './volley-so-far.ts';

/** What a detector sees: the utterance and what stands around it. */
export interface UtteranceContext {
  readonly cues: CompiledCues;
  readonly utterance: UtteranceView;
  /** The next utterance of the same turn. */
  readonly next: UtteranceView | null;
  /** What came before in the same volley. */
  readonly volley: VolleySoFar;
  /** The last client speech that was more than listening noises, with the one before it; null at the start. */
  readonly previousClient: ClientView | null;
  readonly permission: Permission;
  /** The affirmations of the session so far. */
  readonly affirmations: ReadonlyMap<string, number>;
}
