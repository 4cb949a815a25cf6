import { hitsOf } from '../../reading/utterance.ts';
import { type Detector, propose } from '../detector.ts';
import { addressesClient, contentLength, holds, quoteStart, sharedWords } from '../evidence.ts';

/** Giving Information: neutral information, feedback, professional opinion [MITI E.4]. */
export const information: Detector = {
  code: 'GI',
  detect: (context) => {
    const { utterance } = context;
    if (utterance.asked || utterance.questionForm) return null;
    const found = hitsOf(utterance, 'GI');
    const best = found[0];
    const several = Math.min(0.15, 0.05 * (found.length - 1));
    const answers = context.permission.kind === 'factsRequested' && context.permission.volleys === 0 ? 0.15 : 0;
    if (best) {
      const aimed = addressesClient(context) ? 0.1 : 0;
      const confidence = Math.max(0.1, Math.min(0.95, best.cue.strength + several + answers - aimed));
      return propose('GI', confidence, `gives information: "${best.quote}"`);
    }
    const long = contentLength(utterance);
    if (addressesClient(context) || long < 6) {
      if (answers === 0 || long < 2) return null;
      return propose('GI', 0.45, `answers the client's question: "${quoteStart(utterance)}"`);
    }
    const ours = holds(context, 'firstPersonPlural') ? 0.12 : 0;
    const shared = Math.min(0.15, 0.05 * sharedWords(context));
    const confidence = 0.36 + Math.min(0.16, 0.01 * long) + ours + answers - shared;
    return propose('GI', confidence, `states something general, not about the client: "${quoteStart(utterance)}"`);
  },
};
