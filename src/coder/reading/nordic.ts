import type { Reader, Sentence, Token } from './token.ts';
import { isSaid, joinWords, normaliseWord, type Piece, placePieces, readWink, winkTokeniser } from './wink.ts';

/** Letters of a word that stand for its base form. */
const stemLetters = 5;
/** A negation reaches so many words, but not over a sign that closes a clause. */
const negationReach = 4;

const longestAbbreviation = 12;

const closing = /^[.!?…]+["'”’»)\]]*$/;
const clauseEnd = /[.,;:!?…]/;

export interface NordicWords {
  readonly spellings: ReadonlyMap<string, string>;
  readonly negations: ReadonlySet<string>;
  readonly abbreviations: ReadonlySet<string>;
}

/** Reads Norwegian or Swedish: words by wink-nlp's tokeniser, sentence ends, base forms and negation by rules of our own. */
export function openNordic(words: NordicWords): Reader {
  const wink = winkTokeniser();
  return {
    read: (text) => {
      const pieces = placePieces(readWink(wink, text), wink, text).filter(isSaid);
      const tokens = joinWords(pieces, text).map(({ start, end }) =>
        describeWord(text.slice(start, end), start, words),
      );
      const spoken = markNegation(tokens, text, words.negations);
      let token = 0;
      return cutSentences(pieces, text, words.abbreviations).map(({ start, end }): Sentence => {
        const first = token;
        while ((spoken[token]?.start ?? end) < end) token += 1;
        return { text: text.slice(start, end), start, tokens: spoken.slice(first, token) };
      });
    },
  };
}

function describeWord(value: string, start: number, { spellings }: NordicWords): Token {
  const normal = normaliseWord(value, spellings);
  return { value, normal, lemma: normal.slice(0, stemLetters), partOfSpeech: null, negated: false, start };
}

function markNegation(tokens: readonly Token[], text: string, negations: ReadonlySet<string>): Token[] {
  let reach = 0;
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before && clauseEnd.test(text.slice(before.start + before.value.length, token.start))) reach = 0;
    const negated = reach > 0;
    reach = negations.has(token.normal) ? negationReach : reach - 1;
    return negated ? { ...token, negated } : token;
  });
}

/** Cuts after closing signs that are followed by white space and no small letter, unless they end an abbreviation. */
function cutSentences(pieces: readonly Piece[], text: string, abbreviations: ReadonlySet<string>) {
  const sentences: { start: number; end: number }[] = [];
  let start = pieces[0]?.start ?? 0;
  for (const [at, { value, end }] of pieces.entries()) {
    const next = pieces[at + 1];
    const ends = next ? closing.test(value) && next.start > end && !/^\p{Ll}/u.test(next.value) : true;
    if (!ends || (next && abbreviations.has(lastWord(text.slice(Math.max(start, end - longestAbbreviation), end)))))
      continue;
    sentences.push({ start, end });
    start = next?.start ?? end;
  }
  return sentences;
}

/** What stands after the last white space, in small letters, without a bracket before it. */
function lastWord(text: string): string {
  return (/\S+$/.exec(text)?.[0] ?? '').toLowerCase().replace(/^\(/, '');
}
