import { type Detector, propose } from '../detector.ts';
import { findPersuasion } from '../persuasion.ts';

/** Persuade: tries to change opinion or behaviour, without permission or support of autonomy [MITI E.4]. */
export const persuade: Detector = {
  code: 'PERSUADE',
  detect: (context) => {
    const persuasion = findPersuasion(context);
    if (!persuasion) return null;
    return propose('PERSUADE', persuasion.confidence, `tries to move the client: ${persuasion.evidence}`);
  },
};
