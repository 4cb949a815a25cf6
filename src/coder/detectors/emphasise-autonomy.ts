import { type Detector, propose } from '../detector.ts';
import { hitsOf } from '../utterance-view.ts';

/** Emphasizing Autonomy: puts the decision with the client [MITI E.4]. */
export const emphasiseAutonomy: Detector = {
  code: 'EMPHASIZE',
  detect: ({ utterance }) => {
    const found = hitsOf(utterance, 'EMPHASIZE');
    const best = found[0];
    if (!best) return null;
    const asked = utterance.asked ? 0.25 : 0;
    const confidence = Math.max(0.05, Math.min(0.95, best.cue.strength + (found.length > 1 ? 0.1 : 0) - asked));
    return propose('EMPHASIZE', confidence, () => `puts the decision with the client: "${best.quote}"`);
  },
};
