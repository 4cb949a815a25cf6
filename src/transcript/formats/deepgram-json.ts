import type * as z from 'zod';
import type { TranscriptFormat } from '../format.ts';
import { normaliseLanguageTag } from '../language-tag.ts';
import { hasJsonPath, parseJson } from '../parse-json.ts';
import { requireSpeakers } from '../require-speakers.ts';
import type { fileSchema, utteranceSchema } from '../shapes/deepgram-json.ts';
import { baseName } from '../source-file.ts';
import { joinPieces, type SpokenPiece } from '../spoken-turns.ts';

type Results = z.infer<typeof fileSchema>['results'];
type Stretch = Omit<z.infer<typeof utteranceSchema>, 'transcript'> & { readonly text: string };

/** JSON of Deepgram: `results.utterances`, or the words of `results.channels` where no utterances were asked for. */
export const deepgramJson: TranscriptFormat = {
  id: 'deepgram-json',
  name: 'Deepgram JSON',
  endings: ['json'],
  recognise: (file) => hasJsonPath(file, 'results.utterances', 'results.channels'),
  read: async (file) => {
    const { fileSchema } = await import('../shapes/deepgram-json.ts');
    const { results } = parseJson(file, fileSchema);
    const pieces = labelStretches(results.utterances ? readUtterances(results.utterances) : readWords(results));
    requireSpeakers(pieces, 'transcribe again with diarize=true and utterances=true');
    const language = normaliseLanguageTag(results.channels?.[0]?.detected_language);
    return [{ id: baseName(file.path), language, changeGoal: null, turns: joinPieces(pieces), notes: [] }];
  },
};

function readUtterances(utterances: NonNullable<Results['utterances']>): Stretch[] {
  return utterances.map(({ transcript, ...rest }) => ({ ...rest, text: transcript }));
}

function readWords({ channels }: Results): Stretch[] {
  const words = (channels ?? []).flatMap(({ alternatives }, channel) =>
    (alternatives?.[0]?.words ?? []).map((each) => ({ ...each, channel, text: each.punctuated_word ?? each.word })),
  );
  return words.toSorted((a, b) => a.start - b.start);
}

/** Speakers are numbered anew in every channel, and a channel with one speaker may have no number at all. */
function labelStretches(stretches: readonly Stretch[]): SpokenPiece[] {
  const channels = new Set(stretches.map((each) => each.channel ?? 0));
  return stretches.map(({ speaker, channel, start, end, text }) => {
    const parts = [
      ...(channels.size > 1 ? [`Channel ${channel ?? 0}`] : []),
      ...(typeof speaker === 'number' ? [`Speaker ${speaker}`] : []),
    ];
    return { speaker: parts.join(', ') || null, startSeconds: start, endSeconds: end, text };
  });
}
