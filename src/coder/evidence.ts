import type { UtteranceContext } from './context.ts';
import { areNoises } from './facilitative.ts';
import type { UtteranceView } from './utterance-view.ts';

/** The share of the utterance's content words that the client has not just used; null where it has none. */
export function newContentShare(context: UtteranceContext): number | null {
  const { size } = context.utterance.stems;
  return size === 0 ? null : 1 - sharedStems(context) / size;
}

/** Content words that the client used before and the clinician takes up. */
export function sharedStems({ utterance, previousClient }: UtteranceContext): number {
  let shared = 0;
  if (!previousClient) return 0;
  const { stems, earlierStems } = previousClient;
  for (const stem of utterance.stems) if (stems.has(stem) || earlierStems.has(stem)) shared += 1;
  return shared;
}

/** Whether a word of the list stands among the first `reach` words after the openers. */
export function opensWith(view: UtteranceView, list: ReadonlySet<string>, reach = 1): boolean {
  return view.tokens
    .slice(view.opening, view.opening + reach)
    .some(({ normal }) => list.has(bare(normal)) || list.has(normal));
}

/** Whether a word of the list stands anywhere in the utterance. */
export function holds(view: UtteranceView, list: ReadonlySet<string>): boolean {
  return view.tokens.some(({ normal }) => list.has(normal) || list.has(bare(normal)));
}

/** Whether the utterance has the order of words of a question: a question word first, or the verb before its subject. */
export function isQuestionForm({ utterance }: UtteranceContext): boolean {
  return utterance.questionForm;
}

/** The beginning of the utterance after its openers, for a reason. */
export function quoteStart(view: UtteranceView, words = 5): string {
  const tokens = view.tokens.slice(view.opening, view.opening + words);
  return tokens.map((each) => each.text).join(' ');
}

/** Words after the openers. */
export function contentLength(view: UtteranceView): number {
  return view.tokens.length - view.opening;
}

/** Whether the utterance is about the client: a second-person word stands in it. */
export function addressesClient({ utterance, cues }: UtteranceContext): boolean {
  return holds(utterance, cues.lists.secondPerson);
}

/** A feeling word in the utterance that the client has not just used. */
export function namedFeeling({ utterance, previousClient, cues }: UtteranceContext): string | null {
  for (const { normal } of utterance.tokens) {
    const feeling = beginningIn(normal, cues.lists.feelings);
    if (feeling && !previousClient?.names(feeling)) return normal;
  }
  return null;
}

function beginningIn(word: string, beginnings: ReadonlySet<string>): string | null {
  for (let length = Math.min(word.length, 20); length >= 3; length -= 1) {
    const part = word.slice(0, length);
    if (beginnings.has(part)) return part;
  }
  return null;
}

/** "you're" → "you". */
function bare(word: string): string {
  const at = word.indexOf("'");
  return at > 0 ? word.slice(0, at) : word;
}

/** Whether the utterance has nothing but openers and listening noises. */
export function isNoiseOnly({ utterance, cues }: UtteranceContext): boolean {
  const { openers, facilitative } = cues.lists;
  return areNoises(utterance.tokens, cues.lists, (word) => openers.has(word) || facilitative.has(word));
}
