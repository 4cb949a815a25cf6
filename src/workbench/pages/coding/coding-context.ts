import type { Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CodeDefinition, GlobalDefinition } from '../../../instrument/rubric.ts';
import type { SuggestionsAnswer } from '../../api/codings.ts';
import type { KeyMap } from '../../api/keys.ts';
import type { Action } from '../keyboard/key-map.ts';
import type { Player } from '../player/player.ts';
import type { CodingPageStore } from './coding-store.ts';
import type { PageCoding } from './open-coding.ts';

/** What lies above the page at the moment. */
export type Overlay =
  | { readonly kind: 'help' | 'flag' | 'evidence' | 'jump' | 'finish' | 'reopen' | 'assist' | 'segment' }
  /** The rules of a code or a global; of all codes where none is named. */
  | { readonly kind: 'rules'; readonly of: string | null }
  | { readonly kind: 'withhold'; readonly global: string };

/** Everything that the parts of the coding page share. */
export interface CodingContext {
  readonly open: PageCoding;
  readonly store: CodingPageStore;
  readonly player: Player;
  readonly codes: ReadonlyMap<string, CodeDefinition>;
  readonly globals: ReadonlyMap<string, GlobalDefinition>;
  readonly keys: Signal<KeyMap>;
  readonly overlay: Signal<Overlay | null>;
  readonly follow: Signal<boolean>;
  readonly wholeSession: Signal<boolean>;
  /** What a screen reader says next. */
  readonly said: Signal<string>;
  /** What the page says for all to see until the next key: why a key did nothing, or what it did besides. */
  readonly notice: Signal<string>;
  readonly suggestions: Signal<SuggestionsAnswer | null>;
  readonly isLive: boolean;
  perform(action: Action): void;
}

const context = createContext<CodingContext | null>(null);
export const CodingProvider = context.Provider;

export function useCoding(): CodingContext {
  const coding = useContext(context);
  if (!coding) throw new Error('a part of the coding page stands outside of it');
  return coding;
}
