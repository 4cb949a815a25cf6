import { hitsOf } from '../../reading/utterance.ts';
import { type Detector, propose } from '../detector.ts';

/** Confront: disagrees, argues, corrects, shames, blames, warns, moralises, questions honesty [MITI E.4]. */
export const confront: Detector = {
  code: 'CONFRONT',
  detect: ({ utterance, volley }) => {
    const found = hitsOf(utterance, 'CONFRONT');
    const best = found[0];
    if (!best) return null;
    const goesOn = volley.confronted ? 0.1 : 0;
    const several = found.length > 1 ? 0.12 : 0;
    const confidence = Math.min(0.95, best.cue.strength + several + goesOn);
    return propose('CONFRONT', confidence, `disagrees, blames or warns: "${best.quote}"`);
  },
};
