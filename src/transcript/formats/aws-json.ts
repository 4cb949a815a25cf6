import type * as z from 'zod';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { hasJsonPath, parseJson } from '../parse-json.ts';
import { requireSpeakers } from '../require-speakers.ts';
import type { fileSchema, itemSchema } from '../shapes/aws-json.ts';
import { baseName } from '../source-file.ts';
import { cleanSpeaker, joinPieces, type SpokenPiece } from '../spoken-turns.ts';

type Item = z.infer<typeof itemSchema>;
type SpeakerLabels = NonNullable<z.infer<typeof fileSchema>['results']['speaker_labels']>;

/** JSON of Amazon Transcribe: words and punctuation in `results.items`, who says them in `results.speaker_labels`. */
export const awsJson: TranscriptFormat = {
  id: 'aws-json',
  name: 'Amazon Transcribe JSON',
  endings: ['json'],
  recognise: (file) => hasJsonPath(file, 'results.items', 'results.speaker_labels', 'results.transcripts'),
  read: async (file) => {
    const { fileSchema } = await import('../shapes/aws-json.ts');
    const { results } = parseJson(file, fileSchema);
    const pieces = joinItems(results.items, speakersByStart(results.speaker_labels));
    requireSpeakers(pieces, 'transcribe again with speaker partitioning (ShowSpeakerLabels) switched on');
    const language = normaliseLanguageTag(results.language_code);
    return [{ id: baseName(file.path), language, changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

/** Who speaks at the start time of a word, as files say it whose words carry no label themselves. */
function speakersByStart(labels: SpeakerLabels | null | undefined): ReadonlyMap<number, string> {
  const speakers = new Map<number, string>();
  for (const segment of labels?.segments ?? []) {
    for (const item of segment.items ?? []) {
      const speaker = item.speaker_label ?? segment.speaker_label;
      if (speaker) speakers.set(item.start_time, speaker);
    }
  }
  return speakers;
}

/** One piece a word; punctuation has no time and no speaker of its own, and belongs to the word before it. */
function joinItems(items: readonly Item[], speakers: ReadonlyMap<number, string>): SpokenPiece[] {
  const pieces: SpokenPiece[] = [];
  for (const item of items) {
    const content = item.alternatives[0]?.content ?? '';
    const word = pieces.at(-1);
    if (item.type === 'punctuation') {
      if (word) pieces[pieces.length - 1] = { ...word, text: word.text + content };
      continue;
    }
    const startSeconds = item.start_time ?? null;
    const labelled = startSeconds === null ? undefined : speakers.get(startSeconds);
    const speaker = cleanSpeaker(item.speaker_label ?? labelled ?? item.channel_label);
    pieces.push({ speaker, startSeconds, endSeconds: item.end_time ?? null, text: content });
  }
  return pieces;
}
