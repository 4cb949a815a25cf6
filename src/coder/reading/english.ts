import type { Reader, Sentence, Token } from './token.ts';
import { factsOf, isSaid, joinWords, normaliseWord, placePieces, readWink, winkForEnglish } from './wink.ts';

/** Reads English by wink-nlp: its sentences, words, parts of speech, lemmas and negation. */
export function openEnglish(spellings: ReadonlyMap<string, string>): Reader {
  const wink = winkForEnglish();
  return {
    read: (text) => {
      const document = readWink(wink, text);
      const pieces = placePieces(document, wink, text);
      const lemmas = factsOf<string>(document, wink.its.lemma);
      const tags = factsOf<string>(document, wink.its.pos);
      const negated = factsOf<boolean>(document, wink.its.negationFlag);
      const words = joinWords(pieces, text);
      const spans = document.sentences().out(wink.its.span as never) as unknown as [number, number][];
      let word = 0;
      return spans.flatMap(([from, to]): Sentence[] => {
        const said = pieces.slice(from, to + 1).filter(isSaid);
        const start = said[0]?.start ?? 0;
        const end = said.at(-1)?.end ?? start;
        const tokens: Token[] = [];
        for (let each = words[word]; each && each.first <= to; word += 1, each = words[word]) {
          const value = text.slice(each.start, each.end);
          tokens.push({
            value,
            normal: normaliseWord(value, spellings),
            lemma: lemmas[each.first] ?? '',
            partOfSpeech: tags[each.first] ?? null,
            negated: negated[each.first] ?? false,
            start: each.start,
          });
        }
        return start === end ? [] : [{ text: text.slice(start, end), start, tokens }];
      });
    },
  };
}
