import { strongestHit } from '../../reading/utterance.ts';
import type { UtteranceContext } from '../context.ts';
import { type Detector, propose } from '../detector.ts';
import { contentLength, quoteStart } from '../evidence.ts';
import { findPersuasion, type Persuasion } from '../persuasion.ts';

/** Persuade with Permission: advises where the client asked, permission was given or autonomy is kept [MITI E.4]. */
export const persuadeWithPermission: Detector = {
  code: 'PERSUADE_WITH',
  detect: (context) => {
    const persuasion = findPersuasion(context) ?? findAnswer(context);
    const licence = findLicence(context);
    if (!persuasion || !licence) return null;
    const confidence = Math.min(0.95, persuasion.confidence + 0.05);
    return propose('PERSUADE_WITH', confidence, `advises, ${persuasion.evidence}, ${licence}`);
  },
};

/** What makes the advice welcome; null where nothing does. */
export function findLicence({ utterance, volley, next, permission }: UtteranceContext): string | null {
  if (strongestHit(utterance, 'directive')) return null;
  const own =
    strongestHit(utterance, 'PERSUADE_WITH') ??
    strongestHit(utterance, 'EMPHASIZE') ??
    strongestHit(utterance, 'permission');
  if (own) return `leaving it to the client: "${own.quote}"`;
  if (permission.kind === 'adviceRequested') return `the client asked for it: "${permission.evidence}"`;
  if (permission.kind !== 'none' && permission.kind !== 'factsRequested')
    return `with permission: "${permission.evidence}"`;
  const { autonomy } = volley;
  if (autonomy) return `after words that keep the choice with the client: "${autonomy.quote}"`;
  const after = next ? (strongestHit(next, 'PERSUADE_WITH') ?? strongestHit(next, 'EMPHASIZE')) : undefined;
  return after ? `and leaves the choice to the client at once: "${after.quote}"` : null;
}

/** Shortest answer to a request for advice, in words. */
const shortestAnswer = 5;

/** What the clinician says right after the client has asked for advice is advice, unless it is a question. */
function findAnswer(context: UtteranceContext): Persuasion | null {
  const { utterance, permission } = context;
  const own = strongestHit(utterance, 'PERSUADE_WITH');
  const requested = permission.kind === 'adviceRequested' && permission.volleys === 0;
  if (utterance.asked || utterance.questionForm || contentLength(utterance) < shortestAnswer) return null;
  if (!requested && !own) return null;
  return { confidence: requested ? 0.6 : (own?.cue.strength ?? 0) - 0.1, evidence: `"${quoteStart(utterance)}"` };
}
