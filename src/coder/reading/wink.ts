import model from 'wink-eng-lite-web-model';
import winkNlp, { type ItsFunction, type WinkMethods } from 'wink-nlp';
import { once } from './once.ts';
import { normaliseText } from './plain-words.ts';

/** What wink-nlp says of a piece of text; a word may be several pieces ("do" "n't"). */
export interface Piece {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * wink-nlp for English, and its tokeniser alone. Each is opened when first asked for and kept: opening takes a tenth of a
 * second, and the model's file makes one of its texts longer with each opening.
 */
export const winkForEnglish = once(() => winkNlp(model, ['sbd', 'negation', 'pos']));
export const winkTokeniser = once(() => winkNlp(model, []));

export type WinkDocument = ReturnType<WinkMethods['readDoc']>;

/** Reads a text. Curly apostrophes are made straight first, since wink-nlp knows contractions by straight ones. */
export function readWink(wink: WinkMethods, text: string): WinkDocument {
  return wink.readDoc(text.replaceAll('’', "'"));
}

/** One fact of every piece, in order. */
export function factsOf<Fact>(document: WinkDocument, fact: unknown): Fact[] {
  return document.tokens().out(fact as ItsFunction<Fact>) as Fact[];
}

/** The pieces of a text with their places in it. */
export function placePieces(document: WinkDocument, wink: WinkMethods, text: string): Piece[] {
  const straight = text.replaceAll('’', "'");
  let from = 0;
  return factsOf<string>(document, wink.its.value).map((value) => {
    const start = straight.indexOf(value, from);
    from = start + value.length;
    return { value, start, end: from };
  });
}

/** Whether a piece is more than a line end or another white space. */
export function isSaid({ value }: Piece): boolean {
  return value.trim() !== '';
}

const hasWord = /[\p{L}\p{N}]/u;

/** A word made of pieces: the first of them, and where the last one ends. */
export interface JoinedWord {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** Joins pieces that touch each other, or are parted by nothing but an apostrophe or a hyphen, to words. Other signs are left out. */
export function joinWords(pieces: readonly Piece[], text: string): JoinedWord[] {
  const words: JoinedWord[] = [];
  for (const [at, { value, start, end }] of pieces.entries()) {
    if (!hasWord.test(value)) continue;
    const before = words.at(-1);
    const gap = before ? text.slice(before.end, start) : ' ';
    if (before && (gap === '' || gap === '-' || gap === "'" || gap === '’'))
      words[words.length - 1] = { ...before, last: at, end };
    else words.push({ first: at, last: at, start, end });
  }
  return words;
}

/** The normal form of a word, without apostrophes around it. */
export function normaliseWord(value: string, spellings: ReadonlyMap<string, string>): string {
  const text = normaliseText(value);
  const normal = text.includes("'") ? text.replace(/^'+|'+$/g, '') : text;
  return spellings.get(normal) ?? normal;
}
