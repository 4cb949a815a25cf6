import type { Role, Turn } from '../../instrument/coding.ts';
import { leaningKinds } from './cue-kinds.ts';
import type { CueHits } from './cue-matcher.ts';
import { divideTurn } from './divide-turn.ts';
import { onlyNoises } from './facilitative.ts';
import type { Lexicon } from './lexicon.ts';
import type { Token } from './token.ts';
import { contentLemmas, describeUtterance, endsAsked, hitsOf, type Utterance } from './utterance.ts';

/** A turn as it was read, once, for rules and model alike. */
export interface ReadTurn {
  readonly turn: Turn;
  readonly role: Role;
  readonly tokens: readonly Token[];
  /** Base forms of the words with content. */
  readonly lemmas: ReadonlySet<string>;
  /** Whether it holds nothing but listening noises, openers and words of praise. */
  readonly isNoise: boolean;
  /** Whether it is facilitative speech that keeps the clinician's volley open [MITI E.1]. */
  readonly facilitative: boolean;
  readonly asked: boolean;
  /** Whether it breaks off with a dash. */
  readonly broken: boolean;
  /** Of a clinician; empty for others. */
  readonly utterances: readonly Utterance[];
  /** Cues of client speech; of other speech the cues that lean towards change or the status quo. */
  readonly hits: CueHits;
}

/** A session as it was read: what rules and model look at. */
export interface SessionDocument {
  readonly lexicon: Lexicon;
  readonly changeGoal: string | null;
  readonly turns: readonly ReadTurn[];
}

const longestNoise = 6;
/** No facilitative turn has more words; it is looked at more closely where it may be one. */
const longestFacilitative = 10;

/** Reads a session: the words of every turn, the utterances of the clinician's, and the cues in them. */
export function readSession(turns: readonly Turn[], changeGoal: string | null, lexicon: Lexicon): SessionDocument {
  return { lexicon, changeGoal, turns: turns.map((turn) => readTurn(turn, lexicon)) };
}

/** The utterances of a clinician's turn. */
export function readUtterances(text: string, lexicon: Lexicon): Utterance[] {
  const sentences = lexicon.reader.read(text);
  return divideTurn(text, sentences, lexicon).map((piece) => describeUtterance(piece, lexicon));
}

/** Reads one turn. */
export function readTurn(turn: Turn, lexicon: Lexicon): ReadTurn {
  const { role, text } = turn;
  const sentences = lexicon.reader.read(text);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const pieces = role === 'clinician' ? divideTurn(text, sentences, lexicon) : [];
  const utterances = pieces.map((piece) => describeUtterance(piece, lexicon));
  return {
    turn,
    role,
    tokens,
    lemmas: role === 'clinician' ? joinLemmas(utterances) : contentLemmas(tokens, lexicon),
    isNoise: isNoise(tokens, lexicon),
    facilitative: role === 'client' && tokens.length <= longestFacilitative && lexicon.isFacilitative(text),
    asked: endsAsked(text),
    broken: /[-–—]\s*$/.test(text.slice(-8)),
    utterances,
    hits: role === 'clinician' ? leaningsOf(utterances) : lexicon.client.find(tokens, tokens.length),
  };
}

function joinLemmas(utterances: readonly Utterance[]): ReadonlySet<string> {
  return new Set(utterances.flatMap(({ lemmas }) => [...lemmas]));
}

function leaningsOf(utterances: readonly Utterance[]): CueHits {
  return new Map(leaningKinds.map((kind) => [kind, utterances.flatMap((utterance) => hitsOf(utterance, kind))]));
}

/** Whether words are nothing but a few listening noises, openers and words of praise. */
export function isNoise(tokens: readonly Token[], { lists }: Lexicon): boolean {
  const { openers, facilitative, facilitativePhrases } = lists;
  return (
    tokens.length <= longestNoise &&
    onlyNoises(
      tokens.map(({ normal }) => normal),
      (word) => openers.has(word) || facilitative.has(word),
      (phrase) => facilitativePhrases.has(phrase),
    )
  );
}
