import type { Token } from './sentence.ts';

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** What a letter of a plain text is to its words. */
const other = 0;
const letter = 1;
const joint = 2;
const beyondPlain = 3;

/** The letters of English texts, the curly apostrophe among them; what lies beyond is left to the pattern. */
const plainLetters = new Uint8Array(128).map((_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z0-9]/i.test(character)) return letter;
  return character === "'" || character === '-' ? joint : other;
});
const curlyApostrophe = 0x2019;

function kindOf(code: number): number {
  if (code < 128) return plainLetters[code] as number;
  return code === curlyApostrophe ? joint : beyondPlain;
}

/**
 * The words of a text. "don't" and "mm-hm" are one word each.
 *
 * @param offset the place of the text within its turn
 * @param most no more words than these are looked for
 */
export function splitWords(text: string, offset = 0, most = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  let from = -1;
  for (let at = 0; at <= text.length && tokens.length < most; at += 1) {
    const kind = at < text.length ? kindOf(text.charCodeAt(at)) : other;
    if (kind === beyondPlain) return matchWords(text, offset, most);
    if (kind === letter) {
      if (from < 0) from = at;
      continue;
    }
    const next = kind === joint && at + 1 < text.length ? kindOf(text.charCodeAt(at + 1)) : other;
    // Whether the joint belongs to the word shows only behind it, perhaps after as many words as are looked for.
    if (next === beyondPlain) return matchWords(text, offset, most);
    if (from < 0 || next === letter) continue;
    tokens.push(tokenOf(text.slice(from, at), offset + from));
    from = -1;
  }
  return tokens;
}

/** The same by a pattern, for every script. */
function matchWords(text: string, offset: number, most: number): Token[] {
  const tokens: Token[] = [];
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(text); match && tokens.length < most; match = wordPattern.exec(text))
    tokens.push(tokenOf(match[0], offset + match.index));
  return tokens;
}

/** Words that are kept; what is met later is new each time, so that endless new words don't fill the memory. */
const mostWords = 50_000;
const known = new Map<string, Pick<Token, 'normal' | 'number'>>();
const numbers = new Map<string, number>();

function tokenOf(text: string, start: number): Token {
  const { normal, number } = known.get(text) ?? meetWord(text);
  return { text, normal, number, start };
}

function meetWord(text: string): Pick<Token, 'normal' | 'number'> {
  const normal = normaliseWord(text);
  if (known.size >= mostWords) return { normal, number: null };
  const number = numbers.get(normal) ?? numbers.size;
  numbers.set(normal, number);
  const word = { normal, number };
  known.set(text, word);
  return word;
}

/** A word as the cues write it: small letters, straight apostrophes. */
export function normaliseWord(word: string): string {
  const small = word.toLowerCase();
  return small.includes('’') ? small.replaceAll('’', "'") : small;
}
