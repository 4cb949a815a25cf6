import type * as z from 'zod';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { hasJsonPath, parseJson } from '../parse-json.ts';
import { requireSpeakers } from '../require-speakers.ts';
import type { fileSchema, monologueSchema } from '../shapes/rev-json.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, joinPieces, type SpokenPiece } from '../spoken-turns.ts';
import { parseClock } from '../time-stamp.ts';

type RevFile = z.infer<typeof fileSchema>;
type Monologue = z.infer<typeof monologueSchema>;

/** JSON of Rev: `monologues[]`, one a turn, in `elements[]` of words and of the punctuation and spaces between them. */
export const revJson: TranscriptFormat = {
  id: 'rev-json',
  name: 'Rev JSON',
  endings: ['json'],
  recognise: (file) => hasJsonPath(file, 'monologues'),
  read: async (file) => {
    const { fileSchema } = await import('../shapes/rev-json.ts');
    const { language, speakers, monologues } = parseJson(file, fileSchema);
    const names = speakerNames(speakers);
    const pieces = monologues.map((each) => readMonologue(each, names));
    requireSpeakers(pieces, 'transcribe again with speaker separation switched on');
    const id = baseName(file.path);
    return [{ id, language: normaliseLanguageTag(language), changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

function speakerNames(speakers: RevFile['speakers']): ReadonlyMap<string, string> {
  return new Map((speakers ?? []).flatMap(({ id, name }) => (name ? [[String(id), name]] : [])));
}

function readMonologue({ speaker, elements }: Monologue, names: ReadonlyMap<string, string>): SpokenPiece {
  const starts = elements.flatMap((each) => each.ts ?? parseClock(each.timestamp ?? '') ?? []);
  const ends = elements.flatMap((each) => each.end_ts ?? parseClock(each.end_timestamp ?? '') ?? []);
  return {
    speaker: labelSpeaker(speaker, names),
    startSeconds: starts[0] ?? null,
    endSeconds: ends.at(-1) ?? null,
    text: elements.map((each) => each.value).join(''),
  };
}

function labelSpeaker(speaker: Monologue['speaker'], names: ReadonlyMap<string, string>): string | null {
  const known = names.get(String(speaker));
  if (known !== undefined) return cleanSpeaker(known);
  return typeof speaker === 'number' ? `Speaker ${speaker}` : cleanSpeaker(speaker);
}
