import type * as z from 'zod';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { hasJsonPath, parseJson } from '../parse-json.ts';
import { requireSpeakers } from '../require-speakers.ts';
import type { segmentsSchema } from '../shapes/whisperx-json.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, joinPieces, type SpokenPiece } from '../spoken-turns.ts';

/** JSON of WhisperX and of programs that write like it: `segments[]` with `speaker`, or that list alone. */
export const whisperxJson: TranscriptFormat = {
  id: 'whisperx-json',
  name: 'WhisperX JSON',
  endings: ['json'],
  recognise: (file) => hasJsonPath(file, 'segments', '[].text'),
  read: async (file) => {
    const { segmentsSchema, fileSchema } = await import('../shapes/whisperx-json.ts');
    const { language, segments } = hasJsonPath(file, '[].text')
      ? { language: null, segments: parseJson(file, segmentsSchema) }
      : parseJson(file, fileSchema);
    const pieces = segments.map(readSegment);
    requireSpeakers(pieces, 'transcribe again with --diarize, which labels the speakers');
    const id = baseName(file.path);
    return [{ id, language: normaliseLanguageTag(language), changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

function readSegment({ speaker, start, end, text }: z.infer<typeof segmentsSchema>[number]): SpokenPiece {
  return { speaker: cleanSpeaker(speaker), startSeconds: start ?? null, endSeconds: end ?? null, text };
}
