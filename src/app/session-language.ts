import type { Cues } from '../coder/reading/cues.ts';
import { findSessionLanguage, type SessionLanguage } from '../coder/reading/session-language.ts';
import type { SessionRecord } from '../library/records.ts';

/** The language that a session of the library is read in, from all that was said in it. */
export function languageOfSession(
  { language, transcript }: Pick<SessionRecord, 'language' | 'transcript'>,
  cues: readonly Cues[],
): SessionLanguage | null {
  return findSessionLanguage({ language, turns: transcript?.turns ?? [] }, cues);
}
