import { normaliseLanguageTag } from '../../transcript/language-tag.ts';
import { type Language, languages } from './cue-kinds.ts';
import type { Cues } from './cues.ts';
import { isFacilitative } from './facilitative.ts';
import { recogniseLanguage } from './language.ts';

/** What the language of a session is found from: the tag that came with it, and all that was said. */
export interface SpokenSession {
  readonly language: string | null;
  readonly turns: readonly { readonly text: string }[];
}

/** The language that a session is read in. */
export interface SessionLanguage {
  readonly language: Language;
  readonly cues: Cues;
  /** What a reader has to know where the cues are those of a related language; null for nothing. */
  readonly note: string | null;
}

/** Says that the cues are not those of the language that the session is said to be in. */
export const nynorskNote = 'the session is in Norwegian Nynorsk, which is read with the cues of Norwegian Bokmål';

/**
 * The language that a session is read in, the same in every command and page, as counts follow from it: the one that a
 * user chose, else the one that the text shows, else the one that the session's tag states. The text stands before the
 * tag because a tag is often the default of a transcription service, and the text is what is coded.
 *
 * @param files cues of every language that the coder knows
 * @param chosen what a user said instead of having it recognised
 * @returns null in a language without cues, and where nothing tells which it is
 */
export function findSessionLanguage(
  session: SpokenSession,
  files: readonly Cues[],
  chosen: Language | null = null,
): SessionLanguage | null {
  const texts = session.turns.map(({ text }) => text);
  const language = chosen ?? recogniseLanguage(texts, files)?.language ?? languageOfTag(session.language);
  const cues = files.find((each) => each.language === language);
  if (!cues) return null;
  const isNynorsk = cues.language === 'nb' && primaryOf(session.language) === 'nn';
  return { language: cues.language, cues, note: isNynorsk ? nynorskNote : null };
}

/** The test whether a client's turn is nothing but listening noises; in a language without cues, no turn is. */
export function noiseTest(known: Pick<SessionLanguage, 'cues'> | null): (turn: { readonly text: string }) => boolean {
  return known === null ? () => false : ({ text }) => isFacilitative(text, known.cues);
}

/** The language of a tag in whichever form (`nb-NO`, `nob`, `en_GB`); null where the coder has no cues for it. */
export function languageOfTag(tag: string | null): Language | null {
  const primary = primaryOf(tag);
  return languages.find((each) => each === (readAs.get(primary) ?? primary)) ?? null;
}

/** Norwegian without further notice is Bokmål, as most of it is; Nynorsk has no cues of its own. */
const readAs: ReadonlyMap<string, Language> = new Map([
  ['no', 'nb'],
  ['nn', 'nb'],
]);

function primaryOf(tag: string | null): string {
  return normaliseLanguageTag(tag)?.split('-')[0] ?? '';
}
