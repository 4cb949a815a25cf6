import { onlyNoises } from './facilitative.ts';
import type { Lexicon } from './lexicon.ts';
import type { Sentence, Token } from './token.ts';
import { countOpeners } from './utterance.ts';

/** A sentence without commas or full stops is divided by cues only from this many words on. */
const longUnpunctuated = 25;
/** No part shorter than this is cut off by cues. */
const shortestPart = 4;
const checkReach = 8;
const longestNoise = 4;

/**
 * Divides a clinician's turn into utterances, complete thoughts [MITI E.2]. Every utterance is an exact slice of the turn
 * without white space around it; the slices joined with one space are the turn's text with its white space collapsed.
 * Cuts are made at sentence ends, before a checking question ("..., is that right?") and, in long speech without
 * punctuation, before strong question forms. A listening noise goes with the sentence after it: in doubt fewer.
 *
 * @param sentences of the turn, as its language's reader gives them
 */
export function divideTurn(text: string, sentences: readonly Sentence[], lexicon: Lexicon): Sentence[] {
  return joinNoises(sentences, text, lexicon).flatMap((each) => cutSentence(each, text, lexicon));
}

/** A piece of a turn while it grows: what is joined to it is added to its words. */
interface Draft {
  readonly start: number;
  end: number;
  readonly tokens: Token[];
}

/** Joins sentences that are listening noises, or hold no word, or are not parted by white space, with a neighbour. */
function joinNoises(sentences: readonly Sentence[], text: string, lexicon: Lexicon): Sentence[] {
  const drafts: Draft[] = [];
  for (const { start, text: own, tokens } of sentences) {
    const before = drafts.at(-1);
    const continues = tokens.length === 0 || isGlued(text, start);
    if (before && (continues || isNoise(before, text, lexicon))) {
      before.end = start + own.length;
      for (const token of tokens) before.tokens.push(token);
    } else drafts.push({ start, end: start + own.length, tokens: [...tokens] });
  }
  return drafts.map(({ start, end, tokens }) => ({ text: text.slice(start, end), start, tokens }));
}

function isGlued(text: string, start: number): boolean {
  return start > 0 && !/\s/.test(text.charAt(start - 1));
}

function isNoise({ tokens, end }: Draft, text: string, { lists }: Lexicon): boolean {
  if (text.charAt(end - 1) === '?' || tokens.length > longestNoise) return false;
  const words = tokens.map(({ normal }) => normal);
  return onlyNoises(
    words,
    (word) => lists.facilitative.has(word),
    (phrase) => lists.facilitativePhrases.has(phrase),
  );
}

function cutSentence(sentence: Sentence, text: string, lexicon: Lexicon): Sentence[] {
  if (sentence.tokens.length < longUnpunctuated && !sentence.text.endsWith('?')) return [sentence];
  const found = [...checkStarts(sentence, lexicon), ...unpunctuatedStarts(sentence, lexicon)];
  const starts = [...new Set(found)].filter((start) => !isGlued(text, start)).toSorted((a, b) => a - b);
  const end = sentence.start + sentence.text.length;
  let token = 0;
  return [sentence.start, ...starts].map((from, i) => {
    const to = starts[i] ?? end;
    const first = token;
    while ((sentence.tokens[token]?.start ?? to) < to) token += 1;
    return { text: text.slice(from, to).trim(), start: from, tokens: sentence.tokens.slice(first, token) };
  });
}

/** Where a checking question begins, after a comma, at the end of a sentence that says something itself. */
function checkStarts(sentence: Sentence, lexicon: Lexicon): number[] {
  if (!sentence.text.endsWith('?')) return [];
  const offset = Math.max(0, sentence.tokens.length - checkReach);
  const hit = lexicon.parsing.find(sentence.tokens.slice(offset), 0).get('check')?.[0];
  const first = hit ? sentence.tokens[offset + hit.from] : undefined;
  if (!hit || !first || offset + hit.from < shortestPart) return [];
  const before = sentence.text.slice(0, first.start - sentence.start).trimEnd();
  return /[,;:–—-]$/.test(before) ? [first.start] : [];
}

/** Where strong question forms begin in a long sentence that has no punctuation to go by. */
function unpunctuatedStarts({ tokens, text }: Sentence, lexicon: Lexicon): number[] {
  const signs = text.match(/[,;:.!?–—-](?=\s)/g) ?? [];
  if (tokens.length < longUnpunctuated || signs.length * longUnpunctuated > tokens.length) return [];
  const starts: number[] = [];
  let last = 0;
  for (let at = shortestPart; at < tokens.length; at += 1) {
    if (at - last < shortestPart) continue;
    const forms = lexicon.parsing.find(tokens.slice(at, at + checkReach), 0).get('split');
    const from = forms?.some((hit) => hit.from === 0) ? beforeOpeners(tokens, at, lexicon) : at;
    if (!forms?.some((hit) => hit.from === 0) || from - last < shortestPart) continue;
    starts.push(tokens[from]?.start ?? 0);
    last = from;
    at += shortestPart - 1;
  }
  return starts;
}

/** Takes "so" or "and" before a question form along with it. */
function beforeOpeners(tokens: readonly Token[], at: number, { lists }: Lexicon): number {
  let from = at;
  while (from > 0 && countOpeners(tokens.slice(from - 1, from), lists.openers) === 1) from -= 1;
  return from;
}
