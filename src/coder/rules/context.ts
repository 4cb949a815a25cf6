import type { Lexicon } from '../reading/lexicon.ts';
import type { ReadTurn } from '../reading/session-document.ts';
import type { Utterance } from '../reading/utterance.ts';
import type { Permission } from './permission.ts';
import type { VolleySoFar } from './volley-so-far.ts';

/** What a detector sees: the utterance and what stands around it. */
export interface UtteranceContext {
  readonly lexicon: Lexicon;
  readonly utterance: Utterance;
  /** The next utterance of the same turn. */
  readonly next: Utterance | null;
  /** What came before in the same volley. */
  readonly volley: VolleySoFar;
  /** The last client speech that was more than listening noises, with the one before it; null at the start. */
  readonly previousClient: ReadTurn | null;
  /** Base forms of content words that the client used in the last two such turns. */
  readonly heard: ReadonlySet<string>;
  /** The beginnings of feeling words that stand in the last such turn. */
  readonly heardFeelings: () => ReadonlySet<string>;
  readonly permission: Permission;
  /** The affirmations of the session so far. */
  readonly affirmations: ReadonlyMap<string, number>;
}
