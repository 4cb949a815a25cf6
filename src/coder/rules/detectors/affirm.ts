import { hitsOf } from '../../reading/utterance.ts';
import { isWorn } from '../affirmations.ts';
import { type Detector, propose } from '../detector.ts';

/** Affirm: accentuates something positive and specific about the client [MITI E.4]. */
export const affirm: Detector = {
  code: 'AF',
  detect: ({ utterance, affirmations }) => {
    const found = hitsOf(utterance, 'AF');
    const best = found[0];
    if (!best || isWorn(affirmations, utterance)) return null;
    const several = found.length > 1 ? 0.1 : 0;
    const asked = utterance.asked ? 0.3 : 0;
    const confidence = Math.max(0.05, Math.min(0.95, best.cue.strength + several - asked));
    return propose('AF', confidence, `accentuates a strength or effort: "${best.quote}"`);
  },
};
