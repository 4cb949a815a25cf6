import { strongestHit } from '../../reading/utterance.ts';
import { type Detector, propose } from '../detector.ts';
import { addressesClient, quoteStart } from '../evidence.ts';

/** Question: any question, open or closed [MITI E.4]. */
export const question: Detector = {
  code: 'Q',
  detect: (context) => {
    const { utterance } = context;
    const cue = strongestHit(utterance, 'Q') ?? strongestHit(utterance, 'check');
    const form = utterance.questionForm;
    if (cue && (cue.cue.strength >= 0.8 || utterance.asked))
      return propose('Q', Math.max(cue.cue.strength, utterance.asked ? 0.92 : 0), `asks: "${cue.quote}"`);
    const start = quoteStart(utterance);
    if (form) return propose('Q', utterance.asked ? 0.92 : 0.72, `has the form of a question: "${start}"`);
    if (!utterance.asked) return cue ? propose('Q', cue.cue.strength, `asks: "${cue.quote}"`) : null;
    const confidence = addressesClient(context) && !cue ? 0.6 : 0.8;
    return propose('Q', confidence, `ends in a question mark: "${start}"`);
  },
};
