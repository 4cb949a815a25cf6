import type { WordSets } from './compiled-cues.ts';
import type { Token } from './sentence.ts';
import { WordTable } from './word-table.ts';

/** The lists of words that stand for the people of a conversation. */
export type PersonList = 'firstPerson' | 'firstPersonPlural' | 'secondPerson';

/** The bit of each of these lists. */
export const personBit: Readonly<Record<PersonList, number>> = {
  firstPerson: 1,
  firstPersonPlural: 2,
  secondPerson: 4,
};
const personLists = Object.keys(personBit) as PersonList[];

/** A word by the lists of its language: looked up once, however often it is said. */
export interface KnownWord {
  /** Its stem; empty for stop words, openers and listening noises. */
  readonly stem: string;
  /** The people that it stands for, as bits. */
  readonly persons: number;
  /** The longest beginning of a feeling word that it begins with; null where there is none. */
  readonly feeling: string | null;
}

/** Letters that make a crude stem: enough to match "drinking" with "drink", "vanskelig" with "vanskeligere". */
const stemLetters = 5;
/** Length of the beginnings of feeling words, in letters. */
const shortestFeeling = 3;
const longestFeeling = 20;

const known = new WeakMap<WordSets, WordTable<KnownWord>>();

/** The words by the lists of a language, in order. */
export function knowWords(tokens: readonly Token[], lists: WordSets): KnownWord[] {
  const words = wordsOf(lists);
  return tokens.map((token) => words.of(token));
}

/** The stems of the words that have one, each once. */
export function contentStems(words: readonly KnownWord[]): Set<string> {
  const stems = new Set<string>();
  for (const { stem } of words) if (stem !== '') stems.add(stem);
  return stems;
}

function wordsOf(lists: WordSets): WordTable<KnownWord> {
  const words = known.get(lists) ?? new WordTable((word) => describeWord(word, lists));
  known.set(lists, words);
  return words;
}

function describeWord(word: string, lists: WordSets): KnownWord {
  let persons = 0;
  for (const list of personLists)
    if (lists[list].has(word) || lists[list].has(withoutEnding(word))) persons |= personBit[list];
  return { stem: isContent(word, lists) ? stemOf(word) : '', persons, feeling: beginningIn(word, lists.feelings) };
}

function isContent(word: string, { stopWords, openers, facilitative }: WordSets): boolean {
  return word.length > 2 && !stopWords.has(word) && !openers.has(word) && !facilitative.has(word);
}

function stemOf(word: string): string {
  const bare = word.length > 4 ? word.replace(/(?:ing|ed|'s|s)$/, '') : word;
  return bare.slice(0, stemLetters);
}

/** "you're" → "you". */
function withoutEnding(word: string): string {
  const at = word.indexOf("'");
  return at > 0 ? word.slice(0, at) : word;
}

function beginningIn(word: string, beginnings: ReadonlySet<string>): string | null {
  for (let length = Math.min(word.length, longestFeeling); length >= shortestFeeling; length -= 1) {
    const part = word.slice(0, length);
    if (beginnings.has(part)) return part;
  }
  return null;
}
