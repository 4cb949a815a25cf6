import type { Detector } from '../detector.ts';
import { namedFeeling, newContentShare } from '../evidence.ts';
import { addedMeaning, findReflection } from '../reflection.ts';
import { strongestHit } from '../utterance-view.ts';

/** Simple Reflection: gives back what the client said, adding little or nothing [MITI E.4]. */
export const simpleReflection: Detector = {
  code: 'SR',
  detect: (context) => {
    const reflection = findReflection(context);
    if (!reflection) return null;
    const { weight } = addedMeaning(context, newContentShare(context), namedFeeling(context));
    const plain = strongestHit(context.utterance, 'SR') ? 0.2 : 0;
    const confidence = Math.min(0.95, reflection.confidence * (1.15 - weight) + plain);
    return { code: 'SR', confidence, reason: `gives back what the client said, ${reflection.evidence}` };
  },
};
