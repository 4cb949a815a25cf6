import { strongestHit } from '../../reading/utterance.ts';
import { type Detector, propose } from '../detector.ts';
import { findReflection } from '../reflection.ts';

/** What a summary frame ("you said") adds. */
const plainFrame = 0.2;

/** Simple Reflection: gives back what the client said, adding little or nothing [MITI E.4]. */
export const simpleReflection: Detector = {
  code: 'SR',
  detect: (context) => {
    const reflection = findReflection(context);
    if (!reflection) return null;
    const plain = strongestHit(context.utterance, 'SR') ? plainFrame : 0;
    const confidence = Math.min(0.95, reflection.confidence * (1.15 - reflection.added.weight) + plain);
    return propose('SR', confidence, `gives back what the client said, ${reflection.evidence}`);
  },
};
