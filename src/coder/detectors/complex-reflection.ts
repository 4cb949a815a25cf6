import type { Detector } from '../detector.ts';
import { namedFeeling, newContentShare } from '../evidence.ts';
import { addedMeaning, findReflection } from '../reflection.ts';

/** Complex Reflection: gives back what the client said with added meaning or emphasis [MITI E.4]. */
export const complexReflection: Detector = {
  code: 'CR',
  detect: (context) => {
    const reflection = findReflection(context);
    if (!reflection) return null;
    const { weight, evidence } = addedMeaning(context, newContentShare(context), namedFeeling(context));
    const confidence = Math.min(0.95, reflection.confidence * (0.45 + weight));
    return {
      code: 'CR',
      confidence,
      reason: `adds meaning to what the client said: ${[reflection.evidence, ...evidence].join('; ')}`,
    };
  },
};
