import type { ClientTalk } from '../../instrument/coding.ts';
import type { Role } from '../../instrument/turn.ts';
import type { ClientView } from '../client-view.ts';
import type { FoundUtterance } from '../code-utterance.ts';
import type { WeighedTurn } from '../heuristic-coder.ts';
import { splitWords } from '../words.ts';
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
  /** What the rules say of client speech. */
  readonly ruleTalk: ClientTalk;
}

const longestNoise = 6;

/** Reads the turns of a session for the model. */
export function readTurns(weighed: readonly WeighedTurn[]): ReadTurn[] {
  return weighed.map((each) => {
    if (each.role === 'clinician') return readClinicianTurn(each.turn.text, each.found);
    if (each.role === 'client') return readOtherTurn('client', each.turn.text, each.client, each.talk);
    return readOtherTurn('other', each.turn.text, null, 'neutral');
  });
}

function readClinicianTurn(text: string, found: readonly FoundUtterance[]): ReadTurn {
  const all: WordForm[] = [];
  const utterances = found.map(({ view, weighed }): ReadUtterance => {
    const words = formWords(view.tokens);
    for (const word of words) all.push(word);
    return { view, weighed, words, isNoise: isNoise(words) };
  });
  return readTurn('clinician', text, all, utterances, null, 'neutral');
}

function readOtherTurn(role: Role, text: string, client: ClientView | null, talk: ClientTalk): ReadTurn {
  return readTurn(role, text, formWords(client?.tokens ?? splitWords(text)), [], client, talk);
}

function readTurn(
  role: Role,
  text: string,
  words: readonly WordForm[],
  utterances: readonly ReadUtterance[],
  client: ClientView | null,
  ruleTalk: ClientTalk,
): ReadTurn {
  let kinds = 0;
  for (const word of words) kinds |= word.kinds;
  const end = text.slice(-8);
  const asked = end.includes('?') && /\?["'”’)\s]*$/.test(end);
  const broken = /[-–—]\s*$/.test(end);
  return { role, words, kinds, isNoise: isNoise(words), asked, broken, utterances, client, ruleTalk };
}

function isNoise(words: readonly WordForm[]): boolean {
  if (words.length > longestNoise) return false;
  for (const { kinds } of words) if ((kinds & kindBit.listening) === 0) return false;
  return true;
}
