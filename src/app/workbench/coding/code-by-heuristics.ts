import { codeSession } from '../../../coder/heuristic-coder.ts';
import type { CoderModel } from '../../../coder/model/coder-model.ts';
import type { Cues } from '../../../coder/reading/cues.ts';
import { isFacilitative } from '../../../coder/reading/facilitative.ts';
import { recogniseLanguage } from '../../../coder/reading/language.ts';
import type { Coding } from '../../../instrument/coding.ts';
import type { Rubric } from '../../../instrument/rubric.ts';
import type { SessionRecord, TranscriptRecord } from '../../../library/records.ts';
import { Refusal } from '../../refusal.ts';

/** Cues of a session's language: as the library states it, else as the text shows; null where it is not one we know. */
export function cuesOf({ language, transcript }: SessionRecord, cues: readonly Cues[]): Cues | null {
  const stated = language?.toLowerCase().split('-')[0];
  const known = cues.find((each) => each.language === (stated === 'no' ? 'nb' : stated));
  if (known) return known;
  const texts = transcript?.turns.map(({ text }) => text) ?? [];
  const recognised = recogniseLanguage(texts, cues)?.language;
  return cues.find((each) => each.language === recognised) ?? null;
}

/** Whether a turn of the client is nothing but listening noises; not known, and so no, in a language without cues. */
export function isNoise(turn: TranscriptRecord['turns'][number], cues: Cues | null): boolean {
  return cues !== null && turn.role === 'client' && isFacilitative(turn.text, cues);
}

/**
 * What the heuristic coder makes of a segment.
 *
 * @throws Refusal where it doesn't know the language
 */
export function codeByHeuristics(
  session: SessionRecord,
  turns: TranscriptRecord['turns'],
  rubric: Rubric,
  cues: Cues | null,
  changeGoal: string | null,
  model: CoderModel | null,
): Coding {
  if (!cues) {
    const remedy = 'code without suggestions';
    throw new Refusal('refused', { problem: "the heuristic coder doesn't know the session's language", remedy });
  }
  const spoken = { id: session.id, language: cues.language, changeGoal, turns, notes: [] };
  return codeSession(spoken, { rubric, cues, changeGoal, model });
}
