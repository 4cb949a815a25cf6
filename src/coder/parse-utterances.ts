import type { Annotator, Sentence, Token } from './annotate.ts';
import type { CompiledCues } from './compiled-cues.ts';
import { countOpeners, type UtteranceView, viewUtterance } from './utterance-view.ts';

/** A sentence without commas or full stops is parsed by cues only from this many words on. */
const longUnpunctuated = 25;
/** No part shorter than this is cut off by cues. */
const shortestPart = 4;
const checkReach = 8;

/**
 * Parses a clinician's turn into utterances, complete thoughts [MITI E.2]. Every utterance is an exact slice of the turn
 * without white space around it; the slices joined with one space are the turn's text with its white space collapsed.
 * Cuts are made at sentence ends, before a checking question ("..., is that right?") and, in long speech without
 * punctuation, before strong question forms. A listening noise is parsed with the sentence after it: in doubt fewer.
 *
 * @returns nothing for a turn without any word or sign
 */
export function parseUtterances(text: string, annotator: Annotator, cues: CompiledCues): UtteranceView[] {
  const pieces = mergeNoises(annotator.annotate(text), text, cues).flatMap((each) => cutSentence(each, text, cues));
  return pieces.map((piece) => viewUtterance(piece, annotator, cues));
}

/** Joins sentences that are listening noises, or hold no word, or are not parted by white space, with a neighbour. */
function mergeNoises(sentences: readonly Sentence[], text: string, cues: CompiledCues): Sentence[] {
  const merged: Sentence[] = [];
  let carried: Sentence | null = null;
  for (const sentence of sentences) {
    const whole: Sentence = carried ? join(carried, sentence, text) : sentence;
    carried = null;
    const before = merged.at(-1);
    const next = whole.start + whole.text.length;
    if (before && (sentence.tokens.length === 0 || isGlued(text, whole.start)))
      merged.splice(-1, 1, join(before, whole, text));
    else if (next < text.trimEnd().length && isNoise(whole, cues)) carried = whole;
    else merged.push(whole);
  }
  if (carried) merged.push(carried);
  return merged;
}

function isGlued(text: string, start: number): boolean {
  return start > 0 && !/\s/.test(text.charAt(start - 1));
}

function isNoise(sentence: Sentence, cues: CompiledCues): boolean {
  const { facilitative } = cues.lists;
  return (
    !sentence.text.endsWith('?') &&
    sentence.tokens.length <= 4 &&
    sentence.tokens.every(({ normal }) => facilitative.has(normal))
  );
}

function join(first: Sentence, second: Sentence, text: string): Sentence {
  const end = second.start + second.text.length;
  return { text: text.slice(first.start, end), start: first.start, tokens: [...first.tokens, ...second.tokens] };
}

function cutSentence(sentence: Sentence, text: string, cues: CompiledCues): Sentence[] {
  const starts = [...checkStarts(sentence, cues), ...unpunctuatedStarts(sentence, cues)].filter(
    (start) => !isGlued(text, start),
  );
  if (starts.length === 0) return [sentence];
  const bounds = [sentence.start, ...new Set(starts.toSorted((a, b) => a - b))];
  return bounds.map((from, i) =>
    sliceSentence(sentence, text, from, bounds[i + 1] ?? sentence.start + sentence.text.length),
  );
}

function sliceSentence(sentence: Sentence, text: string, from: number, to: number): Sentence {
  return {
    text: text.slice(from, to).trim(),
    start: from,
    tokens: sentence.tokens.filter(({ start }) => start >= from && start < to),
  };
}

/** Where a checking question begins, after a comma, at the end of a sentence that says something itself. */
function checkStarts(sentence: Sentence, cues: CompiledCues): number[] {
  if (!sentence.text.endsWith('?')) return [];
  const offset = Math.max(0, sentence.tokens.length - checkReach);
  const hit = cues.parsing.find(sentence.tokens.slice(offset), 0).get('check')?.[0];
  const first = hit ? sentence.tokens[offset + hit.from] : undefined;
  if (!hit || !first || offset + hit.from < shortestPart) return [];
  const before = sentence.text.slice(0, first.start - sentence.start).trimEnd();
  return /[,;:–—-]$/.test(before) ? [first.start] : [];
}

/** Where strong question forms begin in a long sentence that has no punctuation to go by. */
function unpunctuatedStarts(sentence: Sentence, cues: CompiledCues): number[] {
  const { tokens } = sentence;
  if (
    tokens.length < longUnpunctuated ||
    (sentence.text.match(/[,;:.!?–—-](?=\s)/g) ?? []).length * longUnpunctuated > tokens.length
  )
    return [];
  const starts: number[] = [];
  let last = 0;
  for (let at = 0; at < tokens.length; ) {
    const window = tokens.slice(at, at + checkReach);
    const isForm =
      at - last >= shortestPart &&
      cues.parsing
        .find(window, 0)
        .get('split')
        ?.some(({ from }) => from === 0);
    const from = isForm ? beforeOpeners(tokens, at, cues) : at;
    if (isForm && tokens[from] && from - last >= shortestPart) {
      starts.push(tokens[from].start);
      last = from;
      at += shortestPart;
    } else at += 1;
  }
  return starts;
}

/** Takes "so" or "and" before a question form along with it. */
function beforeOpeners(tokens: readonly Token[], at: number, cues: CompiledCues): number {
  let from = at;
  while (from > 0 && countOpeners(tokens.slice(from - 1, from), cues.lists.openers) === 1) from -= 1;
  return from;
}
