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

/** Whether the utterance opens with a verb in its base form, by the list of the language. */
function isImperative({ utterance, cues }: UtteranceContext): boolean {
  const { opening, tokens } = utterance;
  const first = tokens[opening];
  if (!first || tokens.length - opening < shortestInstruction) return false;
  return cues.lists.imperatives.has(first.normal);
}
