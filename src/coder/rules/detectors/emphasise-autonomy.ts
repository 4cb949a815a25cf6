import { hitsOf } from '../../reading/utterance.ts';
import { type Detector, propose } from '../detector.ts';
import { advisesBeside } from '../persuasion.ts';

/** Emphasizing Autonomy: puts the decision with the client [MITI E.4]; words that only qualify advice are weaker. */
export const emphasiseAutonomy: Detector = {
  code: 'EMPHASIZE',
  detect: ({ utterance }) => {
    const found = hitsOf(utterance, 'EMPHASIZE');
    const best = found[0];
    if (!best) return null;
    const asked = utterance.asked ? 0.25 : 0;
    const several = found.length > 1 ? 0.1 : 0;
    const qualifies = advisesBeside(utterance, best) ? 0.35 : 0;
    const confidence = Math.max(0.05, Math.min(0.95, best.cue.strength + several - asked - qualifies));
    return propose('EMPHASIZE', confidence, `puts the decision with the client: "${best.quote}"`);
  },
};
