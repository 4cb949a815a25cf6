import type { Annotator, Sentence, Token } from './annotate.ts';
import { plainAnnotator, sentenceOf } from './plain-annotator.ts';
import { splitWords } from './words.ts';

/** What we use of wink-nlp: its own types tie `out` to loosely typed helpers. */
interface WinkDoc {
  sentences(): { itemAt(index: number): { tokens(): WinkTokens; out(): string }; length(): number };
}
interface WinkTokens {
  out(its?: unknown): string[];
}

/** Texts longer than this without any full stop are split into words only: tags add nothing there. */
const longestTagged = 20_000;

let loading: Promise<Annotator> | undefined;

/**
 * The English annotator: wink-nlp with its light web model, sentence boundaries and part-of-speech tags. The model is
 * loaded at the first call and kept.
 */
export function loadEnglishAnnotator(): Promise<Annotator> {
  loading ??= createEnglishAnnotator();
  return loading;
}

async function createEnglishAnnotator(): Promise<Annotator> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const nlp = winkNLP(model, ['sbd', 'pos']);
  const { its } = nlp;
  return {
    annotate: (text) => {
      if (text.length > longestTagged) return plainAnnotator.annotate(text);
      return readSentences(text, nlp.readDoc(text) as unknown as WinkDoc, its.pos);
    },
  };
}

function readSentences(text: string, doc: WinkDoc, pos: unknown): Sentence[] {
  const sentences: Sentence[] = [];
  const found = doc.sentences();
  let cursor = 0;
  for (let i = 0; i < found.length(); i += 1) {
    const sentence = found.itemAt(i);
    const slice = sentence.out().trim();
    const start = slice === '' ? -1 : text.indexOf(slice, cursor);
    // wink-nlp rewrites some characters; then its boundaries can't be mapped to the text.
    if (slice !== '' && start < 0) return plainAnnotator.annotate(text);
    if (slice === '') continue;
    cursor = start + slice.length;
    const tokens = sentence.tokens();
    sentences.push({ text: slice, start, tokens: tagWords(slice, start, tokens.out(), tokens.out(pos)) });
  }
  return coversText(text, sentences) ? sentences : [sentenceOf(text.trim(), text.length - text.trimStart().length)];
}

/** Our words with the tag of the wink-nlp token that begins where the word begins ("don't" is one word here, two there). */
function tagWords(slice: string, start: number, values: readonly string[], tags: readonly string[]): Token[] {
  const tagAt = new Map<number, string>();
  let cursor = 0;
  for (const [i, value] of values.entries()) {
    const at = slice.indexOf(value, cursor);
    if (at < 0) continue;
    tagAt.set(start + at, tags[i] ?? 'X');
    cursor = at + value.length;
  }
  return splitWords(slice, start).map((token) => ({ ...token, tag: tagAt.get(token.start) ?? null }));
}

function coversText(text: string, sentences: readonly Sentence[]): boolean {
  let end = 0;
  for (const { text: slice, start } of sentences) {
    if (text.slice(end, start).trim() !== '') return false;
    end = start + slice.length;
  }
  return text.slice(end).trim() === '';
}
