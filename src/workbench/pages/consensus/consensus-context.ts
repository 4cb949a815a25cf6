import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CodeDefinition, GlobalDefinition } from '../../../instrument/rubric.ts';
import type { KeyMap } from '../../api/keys.ts';
import type { Action } from '../keyboard/key-map.ts';
import type { ConsensusStore } from './consensus-store.ts';
import type { OpenConsensus } from './open-consensus.ts';

/** A dialogue of the page. */
export type ConsensusOverlay =
  | { readonly kind: 'reason'; readonly place: string }
  | { readonly kind: 'finish' | 'reopen' }
  | { readonly kind: 'rules'; readonly of: string | null };

/** What the parts of the page share. */
export interface ConsensusContext {
  readonly open: OpenConsensus;
  readonly store: ConsensusStore;
  /** Under the names of the page's language. */
  readonly codes: ReadonlyMap<string, CodeDefinition>;
  readonly globals: ReadonlyMap<string, GlobalDefinition>;
  readonly keys: KeyMap;
  /** The difference that was decided on last. */
  readonly lastDecided: Signal<string | null>;
  readonly overlay: Signal<ConsensusOverlay | null>;
  /** What the last key did, for screen readers. */
  readonly said: Signal<string>;
  /** What the last key could not do, for a moment on the page. */
  readonly notice: Signal<string>;
  perform(action: Action): void;
  /** Takes over what a coder gave, by their place from 1; or rates a global with that many points. */
  performDigit(digit: number): void;
}

const context = createContext<ConsensusContext | null>(null);
export const ConsensusProvider = context.Provider;

export function useConsensus(): ConsensusContext {
  const found = useContext(context);
  if (!found) throw new Error('this part of the page stands outside of a consensus');
  return found;
}
