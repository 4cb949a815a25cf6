import type { CompiledCues } from './compiled-cues.ts';
import { areNoises } from './facilitative.ts';
import type { Sentence, Token } from './sentence.ts';
import { readSentences } from './sentences.ts';
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
export function parseUtterances(text: string, cues: CompiledCues): UtteranceView[] {
  const pieces = mergeNoises(readSentences(text), text, cues).flatMap((each) => cutSentence(each, text, cues));
  return pieces.map((piece) => viewUtterance(piece, cues));
}

/** A sentence while it grows: what is joined to it is added to its own words. */
interface Draft {
  readonly start: number;
  end: number;
  readonly tokens: Token[];
}

/** Joins sentences that are listening noises, or hold no word, or are not parted by white space, with a neighbour. */
function mergeNoises(sentences: readonly Sentence[], text: string, cues: CompiledCues): readonly Sentence[] {
  if (sentences.length <= 1) return sentences;
  const drafts: Draft[] = [];
  const end = text.trimEnd().length;
  let open: Draft | undefined;
  for (const sentence of sentences) {
    const whole = open ? grow(open, sentence) : draftOf(sentence);
    open = undefined;
    const before = drafts.at(-1);
    if (before && (sentence.tokens.length === 0 || isGlued(text, whole.start))) grow(before, whole);
    else if (whole.end < end && isNoise(whole, text, cues)) open = whole;
    else drafts.push(whole);
  }
  if (open) drafts.push(open);
  return drafts.map((each) => ({ text: text.slice(each.start, each.end), start: each.start, tokens: each.tokens }));
}

function draftOf({ start, text, tokens }: Sentence): Draft {
  return { start, end: start + text.length, tokens: [...tokens] };
}

function grow(draft: Draft, added: Draft | Sentence): Draft {
  draft.end = 'end' in added ? added.end : added.start + added.text.length;
  for (const token of added.tokens) draft.tokens.push(token);
  return draft;
}

function isGlued(text: string, start: number): boolean {
  return start > 0 && !/\s/.test(text.charAt(start - 1));
}

function isNoise({ tokens, end }: Draft, text: string, cues: CompiledCues): boolean {
  return text.charAt(end - 1) !== '?' && tokens.length <= 4 && areNoises(tokens, cues.lists);
}

function cutSentence(sentence: Sentence, text: string, cues: CompiledCues): Sentence[] {
  if (sentence.tokens.length < longUnpunctuated && !sentence.text.endsWith('?')) return [sentence];
  const starts = [...checkStarts(sentence, cues), ...unpunctuatedStarts(sentence, cues)].filter(
    (start) => !isGlued(text, start),
  );
  if (starts.length === 0) return [sentence];
  const bounds = [sentence.start, ...new Set(starts.toSorted((a, b) => a - b))];
  let token = 0;
  return bounds.map((from, i) => {
    const to = bounds[i + 1] ?? sentence.start + sentence.text.length;
    const first = token;
    while ((sentence.tokens[token]?.start ?? to) < to) token += 1;
    return { text: text.slice(from, to).trim(), start: from, tokens: sentence.tokens.slice(first, token) };
  });
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
