import type * as z from 'zod';
import { InputFault } from '../../instrument/input-fault.ts';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { hasJsonPath, parseJson } from '../parse-json.ts';
import { requireSpeakers } from '../require-speakers.ts';
import type { utteranceSchema } from '../shapes/assemblyai-json.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, joinPieces, type SpokenPiece } from '../spoken-turns.ts';

const remedy = 'transcribe again with speaker_labels set to true';

/** JSON of AssemblyAI: `utterances[]` with `speaker` and times in milliseconds. */
export const assemblyaiJson: TranscriptFormat = {
  id: 'assemblyai-json',
  name: 'AssemblyAI JSON',
  endings: ['json'],
  recognise: (file) => hasJsonPath(file, 'utterances'),
  read: async (file) => {
    const { fileSchema } = await import('../shapes/assemblyai-json.ts');
    const { language_code: language, utterances } = parseJson(file, fileSchema);
    if (utterances === null) throw new InputFault({ problem: 'the file has no utterances', remedy });
    const pieces = utterances.map(readUtterance);
    requireSpeakers(pieces, remedy);
    const id = baseName(file.path);
    return [{ id, language: normaliseLanguageTag(language), changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

function readUtterance({ speaker, start, end, text }: z.infer<typeof utteranceSchema>): SpokenPiece {
  return { speaker: cleanSpeaker(speaker), startSeconds: start / 1000, endSeconds: end / 1000, text };
}
