import type { Annotator } from './annotate.ts';
import { plainAnnotator } from './plain-annotator.ts';

/** What we use of wink-nlp: its own types tie `out` to loosely typed helpers. */
interface WinkTokens {
  out(its?: unknown): string[];
}

/** So many characters are enough to tag a word near the start of an utterance. */
const taggedReach = 120;

let loading: Promise<Annotator> | undefined;

/**
 * The English annotator: sentences and words by plain rules, part-of-speech tags by wink-nlp with its light web model.
 * The model is loaded at the first call and kept.
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
  return {
    annotate: plainAnnotator.annotate,
    tagAt: (text, start) => {
      const tokens = nlp.readDoc(text.slice(0, start + taggedReach)).tokens() as unknown as WinkTokens;
      const index = findToken(text, tokens.out(), start);
      return index === null ? null : (tokens.out(nlp.its.pos)[index] ?? null);
    },
  };
}

/** The index of the token that begins at a place of the text; wink-nlp gives tokens without places. */
function findToken(text: string, values: readonly string[], start: number): number | null {
  let cursor = 0;
  for (const [index, value] of values.entries()) {
    const at = text.indexOf(value, cursor);
    if (at === start) return index;
    if (at < 0 || at > start) return null;
    cursor = at + value.length;
  }
  return null;
}
