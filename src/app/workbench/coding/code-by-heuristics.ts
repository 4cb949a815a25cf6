import { codeSession } from '../../../coder/heuristic-coder.ts';
import type { CoderModel } from '../../../coder/model/coder-model.ts';
import type { SessionLanguage } from '../../../coder/reading/session-language.ts';
import type { Coding } from '../../../instrument/coding.ts';
import type { Rubric } from '../../../instrument/rubric.ts';
import type { SessionRecord, TranscriptRecord } from '../../../library/records.ts';
import { Refusal } from '../../refusal.ts';

/**
 * What the heuristic coder makes of a segment.
 *
 * @throws Refusal where it doesn't know the language
 */
export function codeByHeuristics(
  session: SessionRecord,
  turns: TranscriptRecord['turns'],
  rubric: Rubric,
  spoken: SessionLanguage | null,
  changeGoal: string | null,
  model: CoderModel | null,
): Coding {
  if (!spoken) {
    const remedy = 'code without suggestions';
    throw new Refusal('refused', { problem: "the heuristic coder doesn't know the session's language", remedy });
  }
  const { language, cues } = spoken;
  return codeSession({ id: session.id, language, changeGoal, turns, notes: [] }, { rubric, cues, changeGoal, model });
}
