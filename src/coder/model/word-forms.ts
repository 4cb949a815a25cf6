import type { Token } from '../reading/sentence.ts';
import { WordTable } from '../reading/word-table.ts';
import { emptyWords, kindBit, sameWord, wordKinds } from './word-lists.ts';

/** A word as the model sees it: numbers only, made once a word. */
export interface WordForm {
  readonly word: string;
  readonly hash: number;
  /** Hash of the stem; 0 for words without content of their own. */
  readonly stem: number;
  /** The kinds of words it belongs to, as bits. */
  readonly kinds: number;
}

/** Words kept before all are forgotten, so that endless new words don't fill the memory. */
const mostWords = 50_000;
let known = new Map<string, readonly WordForm[]>();

const kindsOf = new Map<string, number>();
for (const [kind, words] of Object.entries(wordKinds))
  for (const word of words.split(' '))
    kindsOf.set(word, (kindsOf.get(word) ?? 0) | kindBit[kind as keyof typeof wordKinds]);

/**
 * The forms of the words: the same with and without punctuation and capitals ("don't" is "dont", numbers are 0,
 * listening noises one word), with stutters ("I, I", "what would, what would") folded.
 */
export function formWords(tokens: readonly Token[]): WordForm[] {
  const forms: WordForm[] = [];
  for (const token of tokens) {
    const each = formsByWord.of(token);
    for (let i = 0; i < each.length; i += 1) addForm(forms, each[i] as WordForm);
  }
  return forms;
}

const formsByWord = new WordTable(formsOf);

function addForm(forms: WordForm[], form: WordForm): void {
  const { length } = forms;
  const last = forms[length - 1];
  if (last?.hash === form.hash) return;
  if (length >= 3 && forms[length - 2]?.hash === form.hash && forms[length - 3]?.hash === last?.hash) forms.pop();
  else forms.push(form);
}

function formsOf(normal: string): readonly WordForm[] {
  const found = known.get(normal);
  if (found) return found;
  if (known.size >= mostWords) known = new Map();
  const same = sameWord.get(normal);
  const words = (same ?? normal).split('-').map((part) => plainWord(part));
  const forms = words.map((word) => oneForm(word, word === normal && words.length === 1));
  known.set(normal, forms);
  return forms;
}

function plainWord(part: string): string {
  const word = part.replaceAll("'", '');
  return /^\d/.test(word) ? '0' : (sameWord.get(word) ?? word);
}

/** One form a word, so that equal words are the same object. */
function oneForm(word: string, isNew: boolean): WordForm {
  if (!isNew) {
    const [form] = formsOf(word);
    if (form) return form;
  }
  const content = word.length >= 3 && !emptyWords.has(word);
  return { word, hash: hashText(word), stem: content ? hashText(stemOf(word)) | 1 : 0, kinds: kindsOf.get(word) ?? 0 };
}

/** Crude, and enough to match "drink" with "drinking" and "drinker". */
function stemOf(word: string): string {
  const bare = word.replace(/(ings?|edly|ed|ers?|ies|ly|es|s|e|y)$/, '').replace(/(.)\1$/, '$1');
  return bare === '' ? word : bare;
}

/** FNV-1a over UTF-16 units, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
