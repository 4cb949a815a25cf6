import type { ClientTalk } from '../../instrument/coding.ts';
import type { Role } from '../../instrument/turn.ts';
import type { WeighedTurn } from '../heuristic-coder.ts';
import type { ClientView } from '../reading/client-view.ts';
import type { CompiledCues } from '../reading/compiled-cues.ts';
import type { CueHits } from '../reading/cue-matcher.ts';
import type { Token } from '../reading/sentence.ts';
import { splitWords } from '../reading/words.ts';
import type { FoundUtterance } from '../rules/code-utterance.ts';
import { formWords, type WordForm } from './word-forms.ts';
import { kindBit } from './word-lists.ts';

/** An utterance with what the rules found in it. */
export interface ReadUtterance extends FoundUtterance {
  readonly words: readonly WordForm[];
  /** Whether it holds nothing but listening noises and praise. */
  readonly isNoise: boolean;
}

/** A turn as the model sees it. */
export interface ReadTurn {
  readonly role: Role;
  readonly words: readonly WordForm[];
  /** All kinds of words that it holds, as bits. */
  readonly kinds: number;
  readonly isNoise: boolean;
  readonly asked: boolean;
  /** Whether it breaks off with a dash. */
  readonly broken: boolean;
  /** Of a clinician; empty for others. */
  readonly utterances: readonly ReadUtterance[];
  /** Of a client, where it is more than listening noises. */
  readonly client: ClientView | null;
  /** What leans towards change or the status quo. */
  readonly leanings: CueHits;
  /** What the rules say of client speech. */
  readonly ruleTalk: ClientTalk;
}

const longestNoise = 6;

/** Reads the turns of a session for the model. */
export function readTurns(weighed: readonly WeighedTurn[], cues: CompiledCues): ReadTurn[] {
  return weighed.map((each) => {
    if (each.role === 'clinician') return readClinicianTurn(each.turn.text, each.found, cues);
    if (each.role === 'client') return readOtherTurn('client', each.turn.text, each.client, each.talk, cues);
    return readOtherTurn('other', each.turn.text, null, 'neutral', cues);
  });
}

function readClinicianTurn(text: string, found: readonly FoundUtterance[], cues: CompiledCues): ReadTurn {
  const utterances = found.map(({ view, weighed }): ReadUtterance => {
    const words = formWords(view.tokens);
    return { view, weighed, words, isNoise: isNoise(words) };
  });
  const tokens = found.flatMap(({ view }) => view.tokens);
  const words = utterances.flatMap((each) => each.words);
  return { role: 'clinician', ...readWords(text, tokens, words, cues), utterances, client: null, ruleTalk: 'neutral' };
}

function readOtherTurn(
  role: Role,
  text: string,
  client: ClientView | null,
  ruleTalk: ClientTalk,
  cues: CompiledCues,
): ReadTurn {
  const tokens = client?.tokens ?? splitWords(text);
  return { role, ...readWords(text, tokens, formWords(tokens), cues), utterances: [], client, ruleTalk };
}

function readWords(text: string, tokens: readonly Token[], words: readonly WordForm[], cues: CompiledCues) {
  let kinds = 0;
  for (const word of words) kinds |= word.kinds;
  const end = text.slice(-8);
  const asked = end.includes('?') && /\?["'”’)\s]*$/.test(end);
  const broken = /[-–—]\s*$/.test(end);
  const leanings = cues.leanings.find(tokens, tokens.length);
  return { words, kinds, isNoise: isNoise(words), asked, broken, leanings };
}

function isNoise(words: readonly WordForm[]): boolean {
  if (words.length > longestNoise) return false;
  for (const { kinds } of words) if ((kinds & kindBit.listening) === 0) return false;
  return true;
}
