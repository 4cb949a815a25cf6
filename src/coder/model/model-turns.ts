import { isNoise } from '../reading/session-document.ts';
import type { Utterance } from '../reading/utterance.ts';
import type { WordKind } from '../reading/word-facts.ts';
import type { WeighedUtterance } from '../rules/code-utterance.ts';
import type { WeighedSession, WeighedTurn } from '../rules/weigh-session.ts';
import { countKinds, type ModelWord, modelWords } from './model-words.ts';

/** An utterance with its words for the model. */
export interface ModelUtterance {
  readonly utterance: Utterance;
  readonly weighed: WeighedUtterance;
  readonly words: readonly ModelWord[];
  readonly isNoise: boolean;
}

/** A turn with its words for the model. */
export interface ModelTurn {
  readonly read: WeighedTurn;
  readonly words: readonly ModelWord[];
  readonly kinds: ReadonlyMap<WordKind, number>;
  /** Of a clinician; empty for others. */
  readonly utterances: readonly ModelUtterance[];
}

/** Reads the turns of a session for the model. */
export function modelTurns({ turns, lexicon }: WeighedSession): ModelTurn[] {
  return turns.map((read) => {
    const utterances = read.utterances.map(
      (utterance, i): ModelUtterance => ({
        utterance,
        weighed: read.weighed[i] as WeighedUtterance,
        words: modelWords(utterance.tokens, lexicon),
        isNoise: isNoise(utterance.tokens, lexicon),
      }),
    );
    const spoken = utterances.flatMap((each) => each.words);
    const words = read.role === 'clinician' ? spoken : modelWords(read.tokens, lexicon);
    return { read, words, kinds: countKinds(words), utterances };
  });
}

/** The first two words, as one. */
export function startOf(words: readonly ModelWord[]): string {
  return `${words[0]?.text ?? ''} ${words[1]?.text ?? ''}`;
}
