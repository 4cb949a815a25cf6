import { type Detector, propose } from '../detector.ts';
import { findReflection } from '../reflection.ts';

/** Complex Reflection: gives back what the client said with added meaning or emphasis [MITI E.4]. */
export const complexReflection: Detector = {
  code: 'CR',
  detect: (context) => {
    const reflection = findReflection(context);
    if (!reflection) return null;
    const { added, evidence } = reflection;
    const confidence = Math.min(0.95, reflection.confidence * (0.45 + added.weight));
    return propose(
      'CR',
      confidence,
      `adds meaning to what the client said: ${[evidence, ...added.evidence].join('; ')}`,
    );
  },
};
