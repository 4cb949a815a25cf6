import type { CueHit } from '../reading/cue-matcher.ts';
import { hitsOf, strongestHit, type Utterance } from '../reading/utterance.ts';
import type { UtteranceContext } from './context.ts';
import { quoteStart } from './evidence.ts';

/** That an utterance advises or argues, before permission is looked at. */
export interface Persuasion {
  readonly confidence: number;
  readonly evidence: string;
}

/** Whether the utterance tries to move the client: advice, a solution, an argument, an instruction. */
export function findPersuasion(context: UtteranceContext): Persuasion | null {
  const { utterance } = context;
  const found = hitsOf(utterance, 'PERSUADE');
  const directive = strongestHit(utterance, 'directive');
  const best = directive && (!found[0] || directive.cue.strength > found[0].cue.strength) ? directive : found[0];
  if (best) {
    const several = found.length > 1 ? 0.1 : 0;
    return { confidence: Math.min(0.95, best.cue.strength + several), evidence: `"${best.quote}"` };
  }
  if (utterance.asked || utterance.questionForm || !isImperative(context)) return null;
  return { confidence: 0.55, evidence: `an instruction: "${quoteStart(utterance)}"` };
}

/** A cue of advice this strong is advice, whatever else the utterance says. */
const plainAdvice = 0.7;

/** Whether the utterance advises in other words than those of the hit. */
export function advisesBeside(utterance: Utterance, hit: CueHit): boolean {
  return hitsOf(utterance, 'PERSUADE').some(
    (advice) => advice.cue.strength >= plainAdvice && (advice.from >= hit.to || advice.to <= hit.from),
  );
}

/** Shortest instruction that is looked for, in words after the openers. */
const shortestInstruction = 3;

/** Signs after which a new part of an utterance begins. */
const partSigns = /[:;–—]/;

/** Whether the utterance, or a part of it that begins after a colon, semicolon or dash, opens with a base form. */
function isImperative(context: UtteranceContext): boolean {
  const { opening, tokens, text } = context.utterance;
  if (tokens.length - opening < shortestInstruction) return false;
  if (opensInstruction(context, opening)) return true;
  if (!partSigns.test(text)) return false;
  const start = (tokens[0]?.start ?? 0) + 2;
  return tokens.some(
    (token, at) =>
      at > opening &&
      opensInstruction(context, at) &&
      partSigns.test(text.slice(Math.max(0, token.start - start), token.start - start + 2)),
  );
}

/** A base form by the list of the language, unless it is the clinician who wants something ("tell me"). */
function opensInstruction({ utterance, lexicon }: UtteranceContext, at: number): boolean {
  const { tokens } = utterance;
  if (!lexicon.lists.imperatives.has(tokens[at]?.normal ?? '')) return false;
  const { kinds } = lexicon.words.factsOf(tokens[at + 1]?.normal ?? '');
  return !kinds.includes('firstPerson') && !kinds.includes('firstPersonPlural');
}
