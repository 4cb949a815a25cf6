import { strongestHit } from '../../reading/utterance.ts';
import type { UtteranceContext } from '../context.ts';
import { type Candidate, type Detector, propose } from '../detector.ts';
import { advisesBeside } from '../persuasion.ts';

const informing: ReadonlySet<string> = new Set(['GI', 'PERSUADE', 'PERSUADE_WITH']);

/** Seeking Collaboration: asks permission, seeks consensus, asks what the client makes of information [MITI E.4]. */
export const seekCollaboration: Detector = {
  code: 'SEEK',
  detect: (context) => {
    const asks = strongestHit(context.utterance, 'permission');
    if (asks) {
      const qualifies = !context.utterance.asked && advisesBeside(context.utterance, asks) ? 0.35 : 0;
      return propose('SEEK', asks.cue.strength - qualifies, `asks permission: "${asks.quote}"`);
    }
    const seeks = strongestHit(context.utterance, 'SEEK');
    if (seeks) return propose('SEEK', seeks.cue.strength, `seeks collaboration: "${seeks.quote}"`);
    return asksReaction(context);
  },
};

/** "What do you make of that?" collaborates where information or advice has just been given; else it only asks. */
function asksReaction({ utterance, volley }: UtteranceContext): Candidate | null {
  const asks = strongestHit(utterance, 'reaction');
  const informed = volley.lastCodes.some((code) => code !== null && informing.has(code));
  if (!asks || !informed) return null;
  return propose('SEEK', asks.cue.strength, `asks what the client makes of the information: "${asks.quote}"`);
}
