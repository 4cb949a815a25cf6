import type { WordSets } from './compiled-cues.ts';
import type { UtteranceContext } from './context.ts';
import { isQuestionForm, quoteStart } from './evidence.ts';
import { hitsOf, strongestHit } from './utterance-view.ts';

/** That an utterance advises or argues, before permission is looked at. */
export interface Persuasion {
  readonly confidence: number;
  evidence(): string;
}

/** Whether the utterance tries to move the client: advice, a solution, an argument, an instruction. */
export function findPersuasion(context: UtteranceContext): Persuasion | null {
  const { utterance } = context;
  const found = hitsOf(utterance, 'PERSUADE');
  const directive = strongestHit(utterance, 'directive');
  const best = directive && (!found[0] || directive.cue.strength > found[0].cue.strength) ? directive : found[0];
  if (best) {
    const several = found.length > 1 ? 0.1 : 0;
    return { confidence: Math.min(0.95, best.cue.strength + several), evidence: () => `"${best.quote}"` };
  }
  if (utterance.asked || isQuestionForm(context) || !isImperative(context)) return null;
  return { confidence: 0.55, evidence: () => `an instruction: "${quoteStart(utterance)}"` };
}

/** Shortest instruction that is looked for, in words after the openers. */
const shortestInstruction = 3;

/** Whether the utterance opens with a verb in its base form: by the list of the language, by tag where there is one. */
function isImperative({ utterance, cues }: UtteranceContext): boolean {
  const { opening, tokens } = utterance;
  const first = tokens[opening];
  if (!first || tokens.length - opening < shortestInstruction) return false;
  const listed = cues.lists.imperatives.has(first.normal);
  if (!listed && !couldBeVerb(first.normal, cues.lists)) return false;
  const tag = utterance.tagOf(first);
  return tag === null ? listed : tag === 'VERB' || (listed && tag === 'AUX');
}

function couldBeVerb(word: string, lists: WordSets): boolean {
  const { auxiliaries, stopWords, facilitative, questionWords } = lists;
  const isFunctionWord = [auxiliaries, stopWords, facilitative, questionWords].some((list) => list.has(word));
  return !isFunctionWord && !/(?:ing|ed|s|ly)$/.test(word) && /^[a-z]+$/.test(word);
}
